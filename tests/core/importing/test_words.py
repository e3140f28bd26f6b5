"""What folding takes out of a line and what it leaves: joiners, hair spaces, soft hyphens, blanks."""

from __future__ import annotations

import pytest

from core.importing.words import fold


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("  The\u00a0lock \n\t was\u2003shut. ", "The lock was shut."),
        ("un\u00adhap\u00adpy and\u200b so\ufeff", "unhappy and so"),
        ("fer\u200cry and fer\u200dry", "ferry and ferry"),
        ("می\u200cروم", "می\u200cروم"),  # Persian: without the joiner the letters are shaped wrongly
        ("\u200cمی \u200d", "می"),
        ("क्\u200dष and र्\u200dय", "क्\u200dष and र्\u200dय"),
        ("one\u200atwo", "one two"),
        ("5\u200akm", "5 km"),
        ("one\u2060\u200a\u2060two", "one two"),
        ("one\u2060—\u200atwo", "one—two"),
        ("one\u200a…\u200a and “\u200a‘so’\u200a”", "one… and “‘so’”"),
    ],
)
def test_folding(text: str, expected: str) -> None:
    assert fold(text) == expected
