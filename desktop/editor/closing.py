"""Owns the one question that stops a window from closing: what becomes of undecided work."""

from __future__ import annotations

from typing import Literal

from PySide6.QtWidgets import QMessageBox, QWidget

from desktop import words

Answer = Literal["keep", "discard", "stay"]


def ask(parent: QWidget, name: str, fresh: int) -> Answer:
    """Ask what to do with the work on `name`, of which `fresh` passages are not decided."""
    box = QMessageBox(parent)
    box.setWindowTitle(parent.tr("Restyle"))
    box.setIcon(QMessageBox.Icon.Question)
    box.setText(parent.tr("Keep your work on {name}?").format(name=name))
    if fresh:
        one = parent.tr("{n} passage is written and not decided yet.")
        many = parent.tr("{n} passages are written and not decided yet.")
        detail = words.count(fresh, one, many)
    else:
        detail = parent.tr("What you accepted is not in any file yet.")
    box.setInformativeText(detail + " " + parent.tr("A kept draft is offered here next time."))
    keep = box.addButton(parent.tr("Keep Draft"), QMessageBox.ButtonRole.AcceptRole)
    discard = box.addButton(parent.tr("Discard"), QMessageBox.ButtonRole.DestructiveRole)
    stay = box.addButton(parent.tr("Cancel"), QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(keep)
    box.setEscapeButton(stay)
    box.exec()
    answer: Answer = (
        "keep" if box.clickedButton() is keep else "discard" if box.clickedButton() is discard else "stay"
    )
    box.deleteLater()
    return answer
