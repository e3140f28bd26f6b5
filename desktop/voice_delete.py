"""Owns the deleting of a voice: the question before it, and the way to the Trash."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QMessageBox, QWidget

from core.adapters import papers
from core.adapters.removing import project_of, put_away
from core.types import Adapter
from desktop.trash import to_trash


def tr(text: str) -> str:
    return QCoreApplication.translate("VoicesPage", text)


def remove_voice(folder: Path) -> tuple[str, ...]:
    """Move a voice to the Trash; what else lay in its folder, and stays. For a `Load`.

    Raises:
        NotTrashed: the Trash did not take it. Locked: a training is writing to it.
    """
    return put_away(folder, to_trash)


def sure(parent: QWidget, adapter: Adapter) -> bool:
    """Ask, in a sheet."""
    folder = Path(adapter.path)
    project = project_of(folder)
    box = QMessageBox(parent)
    box.setIcon(QMessageBox.Icon.Warning)
    box.setText(tr("Move the voice {name} to the Trash?").format(name=papers.name_of(adapter)))
    said = tr("You can put it back from there. It lies in {folder}.").format(folder=folder)
    if project is not None:
        said += " " + tr("That is the project {name}: its step Train will be undone.").format(
            name=project.stem
        )
    box.setInformativeText(said)
    yes = box.addButton(tr("Move to Trash"), QMessageBox.ButtonRole.DestructiveRole)
    no = box.addButton(tr("Keep"), QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(no)
    box.setEscapeButton(no)
    box.setWindowModality(Qt.WindowModality.WindowModal)
    box.exec()
    chosen = box.clickedButton() is yes
    box.deleteLater()
    return chosen
