"""The types that travel: through JSON and back unchanged."""

from __future__ import annotations

import json

import pytest

from core.importing import Imported, Refused, Result
from core.training import Options
from core.types import Book, Pair, Paragraph, Section, as_json, from_json


def test_a_book_comes_back_from_json() -> None:
    verse = Paragraph("a\nb", "verse", "x 1", ("z3998:verse",), {"size": 1.5})
    book = Book(
        "T",
        "A",
        "en",
        "t.epub",
        "00",
        "epub",
        (Section("One", (verse, Paragraph("c")), ("bodymatter",), "one.xhtml", True), Section("", ())),
        ("a warning",),
        (("trl", "Bo Lind"),),
    )
    assert from_json(Book, json.loads(json.dumps(as_json(book)))) == book
    assert book.words == 3


def test_results_and_options_come_back() -> None:
    result = Result((Imported("a", "b", "c", "epub", 3, "d", ("w",)),), (Refused("x", "m", "r"),))
    assert from_json(Result, json.loads(json.dumps(as_json(result)))) == result
    options = Options(epochs=None, seed=3)
    assert from_json(Options, as_json(options)) == options


def test_keys_from_a_newer_version_are_passed_over() -> None:
    row = {"id": "1", "description": "d", "original": "o", "word_count": 1, "mood": "new"}
    assert from_json(Pair, row) == Pair("1", "d", "o", 1)


@pytest.mark.parametrize("words", [None, "1", 1.5, True, []])
def test_what_is_no_number_is_refused(words: object) -> None:
    with pytest.raises(TypeError, match="a whole number was expected"):
        from_json(Pair, {"id": "1", "description": "d", "original": "o", "word_count": words})


def test_a_whole_number_may_stand_for_any_and_yes_for_none() -> None:
    pair = {"id": "1", "description": "d", "original": "o", "word_count": 1}
    assert from_json(Options, {"epochs": None}).epochs is None
    assert from_json(Options, {"epochs": 2}).epochs == 2
    for wrong, kind in (({**pair, "edited": 1}, Pair), ({"epochs": True}, Options)):
        with pytest.raises(TypeError, match="expected"):
            from_json(kind, wrong)
