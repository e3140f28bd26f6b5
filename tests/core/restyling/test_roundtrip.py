"""Documents of every kind of Markdown come back whole, by the view of a parser that is not ours."""

from __future__ import annotations

import pytest

from core.restyling.document import parse
from core.restyling.passages import passages
from tests.fakes.markdown_documents import made
from tests.fakes.markdown_oracle import all_accepted, nothing_accepted

PROSE = "The boat came in at dusk and nobody was there to take the rope from her hands."


@pytest.mark.parametrize("first", range(0, 36, 12))
def test_generated_documents(first: int) -> None:
    passed = 0
    for number in range(first, first + 12):
        source = made(number)
        assert nothing_accepted(source) == []
        outcome = all_accepted(source, number)
        assert outcome.faults == [], number
        passed += outcome.passages
    assert passed > 20


@pytest.mark.parametrize(
    "source",
    [
        f"[ref]: /url\n{PROSE} See [ref].[^1]\n[^1]: A note right below.\n",
        f"{PROSE}[^1]\n\n[^1]: https://example.org\n[x]: /y\n",
        f"{PROSE} ``a   `b``\n***\n{PROSE}\n# x\n{PROSE}\n- a\n",
        f"*{PROSE}*\n\n<u>{PROSE}</u>\n\n**{PROSE} `and` more.**\n",
        f"{PROSE} <b>one <b>two</b></b> <i>*x</i>*\n",
        f"- item\n{PROSE}\n\n{PROSE}\n\n    code\n",
        f"{PROSE}\n| a |\n|---|\n| b |\n\n{PROSE}",
    ],
)
@pytest.mark.parametrize("number", range(3))
def test_what_stands_close_together(source: str, number: int) -> None:
    assert nothing_accepted(source) == []
    assert all_accepted(source, number).faults == []


def test_the_oracle_sees_a_fault(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("core.restyling.document.as_prose", lambda paragraph: paragraph)
    faults = [all_accepted(f"{PROSE}\n\n- item\n\n{PROSE}\n", number).faults for number in range(12)]
    assert any("something else than paragraphs changed" in fault for found in faults for fault in found)
    monkeypatch.setattr("core.restyling.passages.carry", lambda marks, text: (text, ()))
    assert "is silently lost" in all_accepted(f"{PROSE} So *nevertheless* it was.").faults[0]


def test_a_footnote_of_one_word_is_a_footnote() -> None:
    document = parse(f"{PROSE}[^1]\n\n[^1]: Ibid.\n[x]: /y\n")
    assert [b.kind for b in document.blocks] == ["prose", "footnote", "definition"]
    (passage,) = passages(document)
    assert [(m.kind, m.source) for m in passage.marks] == [("footnote", "[^1]")]


def test_words_that_hold_their_markup_already_are_left_so() -> None:
    (passage,) = passages(parse(f"{PROSE} And *nevertheless* it [rained](/wet)."))
    words = "It [rained](/wet) and she came *nevertheless*."
    assert passage.changes(words) == ({0: words}, ())
