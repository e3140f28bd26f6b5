"""A user who answers: presses the button of these words in whatever is asked next."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QMessageBox


def answer(monkeypatch: pytest.MonkeyPatch, words: str) -> list[str]:
    """What was asked, the question and what stands below it, as it comes."""
    asked: list[str] = []

    def choose(box: QMessageBox) -> int:
        asked.append(f"{box.text()} {box.informativeText()}")
        chosen = next(made for made in box.buttons() if made.text() == words)
        monkeypatch.setattr(QMessageBox, "clickedButton", lambda _: chosen)
        return 0

    monkeypatch.setattr(QMessageBox, "exec", choose)
    return asked
