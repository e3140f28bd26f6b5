"""Owns the question that is asked, in a sheet, before something is lost: what it says, and what is safe."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QMessageBox, QWidget

Kept = Literal["keep", "discard", "stay"]


def ask(parent: QWidget, text: str, info: str, yes: str, no: str) -> bool:
    """Ask whether something is to go; Return and Escape both leave it.

    Args:
        text: the question. info: what becomes of it. yes, no: the buttons' words; `yes` does it.
    """
    box, sure = question(parent, text, info, yes, no)
    return _pressed(box) is sure


def ask_to_keep(parent: QWidget, text: str, info: str, keep: str, discard: str, stay: str) -> Kept:
    """Ask what becomes of work; Return keeps it, Escape goes back to it."""
    box = _box(parent, text, info)
    kept = box.addButton(keep, QMessageBox.ButtonRole.AcceptRole)
    gone = box.addButton(discard, QMessageBox.ButtonRole.DestructiveRole)
    box.setEscapeButton(box.addButton(stay, QMessageBox.ButtonRole.RejectRole))
    box.setDefaultButton(kept)
    pressed = _pressed(box)
    return "keep" if pressed is kept else "discard" if pressed is gone else "stay"


def question(parent: QWidget, text: str, info: str, yes: str, no: str) -> tuple[QMessageBox, QAbstractButton]:
    """The sheet that `ask` opens, and its button `yes`."""
    box = _box(parent, text, info)
    sure = box.addButton(yes, QMessageBox.ButtonRole.DestructiveRole)
    stay = box.addButton(no, QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(stay)
    box.setEscapeButton(stay)
    return box, sure


def _box(parent: QWidget, text: str, info: str) -> QMessageBox:
    box = QMessageBox(parent)
    box.setIcon(QMessageBox.Icon.Question)
    box.setText(text)
    box.setInformativeText(info)
    box.setTextFormat(Qt.TextFormat.PlainText)  # of both; names come from other people's folders
    box.setWindowModality(Qt.WindowModality.WindowModal)
    return box


def _pressed(box: QMessageBox) -> QAbstractButton:
    box.exec()
    pressed = box.clickedButton()
    box.deleteLater()
    return pressed
