"""What the terminal says of a restyled text."""

from __future__ import annotations

import io

from rich.console import Console as Rich

from core.console_restyled import MOST, notes, show
from core.restyling import Result


def said(result: Result, verbose: bool = False) -> str:
    out = io.StringIO()
    show(Rich(file=out, width=200), result, [], verbose)
    return out.getvalue()


def test_a_note_is_told_once_with_the_passages_it_is_about() -> None:
    found = [("Copying was not checked.",), ("Copying was not checked.", "A link was lost."), (), ("Short.",)]
    assert notes(found) == [
        "passages 1-2: Copying was not checked.",
        "passage 2: A link was lost.",
        "passage 4: Short.",
    ]
    assert notes([("a",), (), ("a",), ("a",)]) == ["passages 1, 3-4: a"]


def test_what_was_lost_is_told_without_being_asked_for() -> None:
    assert "passage 1: A link was lost." in said(Result("out.md", 1, 1, 9, 9, (("A link was lost.",),)))
    many = Result("out.md", 20, 19, 9, 9, tuple((f"Note {n}.",) for n in range(20)))
    assert f"and {20 - MOST} more notes" in said(many) and "1 stayed as your text has it" in said(many)
    assert said(many, verbose=True).count("Note ") == 20
    assert "no prose" in said(Result("out.md", 0, 0, 0, 0))
