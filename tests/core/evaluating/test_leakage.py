"""Names of the books in scenes that have nothing to do with them: which count, and which do not."""

from __future__ import annotations

from pathlib import Path

import pytest

from core.evaluating.corpus import Corpus, corpus_of
from core.evaluating.leakage import book_names, leakage
from core.restyling.copying import Corpus as Traced

BOOK = (
    "Then old Havering went down to Wick Street, where the others stood about. It was Monday, and the street"
    " was wet; they asked if Will would come. He said that he will when Rose comes, with a rose or none. "
    "At that Havering laughed. "
)
BOOKS = Corpus.of([BOOK * 5, "She had seen Havering once, on a Monday, in Wick. " * 4])
SCENE = "A barista makes coffee. The machine breaks."


def test_names_of_the_books_are_found_wherever_they_stand_in_a_sentence() -> None:
    texts = [
        "The machine hissed. Havering's cup was cold, and so was the milk from Wick.",
        "The machine hissed, and nobody came.",
        "Havering!",
    ]
    found = leakage(texts, [SCENE] * 3, BOOKS)
    assert found.each == (("Havering", "Wick"), (), ("Havering",))
    assert found.names == (("Havering", 2), ("Wick", 1))
    assert found.checked and found.leaking == 2 and found.rate == pytest.approx(2 / 3)
    assert found.sentence == "Names of the books turn up in 2 of 3 scenes: Havering, Wick."


def test_what_the_prompt_asks_for_is_no_leak() -> None:
    (found,) = leakage(["Havering came with Wick."], ["havering's coffee is cold."], BOOKS).each
    assert found == ("Wick",)


def test_days_and_plain_words_are_no_names_of_the_books() -> None:
    known = book_names(BOOKS)
    assert "havering" in known and "wick" in known
    assert not {"monday", "will", "rose", "street", "then", "she"} & set(known)  # type: ignore[arg-type]
    text = "On Monday they met in the Street. Will it rain? Rose bushes stood by. Then she went."
    assert leakage([text], [SCENE], BOOKS).each == ((),)
    assert leakage(["He saw a haverings of wick, and wick again."], [SCENE], BOOKS).each == ((),)


def test_nothing_leaks_and_that_is_said() -> None:
    found = leakage(["Nobody came.", "", "Peter came."], [SCENE] * 3, BOOKS)
    assert found.rate == 0 and found.names == ()
    assert found.sentence == "Nobody and no place of the books turns up in the 3 scenes."


@pytest.mark.parametrize(
    "books",
    [
        Corpus(),
        Corpus.of([""]),
        Corpus.of(["縁側で猫が眠っていた。祖母は黙って豆をむいた。" * 20]),
        Corpus.of(["Der Mann ging in das Haus, und die Frau sah aus dem Fenster auf die Stadt. " * 20]),
    ],
    ids=["nothing", "empty", "no capitals", "all nouns have capitals"],
)
def test_where_names_cannot_be_told_it_is_not_checked(books: Corpus) -> None:
    found = leakage(["Havering came."], [SCENE], books)
    assert not found.checked and found.each == ((),)
    assert found.sentence.startswith("Names were not checked")


def test_a_voice_without_its_text_still_knows_the_names_within_sentences(tmp_path: Path) -> None:
    Traced.of([chapter.text for chapter in BOOKS.texts]).save(tmp_path / "shingles.npz")
    corpus = corpus_of(tmp_path)
    texts = ["It was Havering who came on Monday.", "Havering came.", "Nobody came."]
    found = leakage(texts, [SCENE] * 3, corpus)
    assert found.checked and found.each == (("Havering",), (), ())
