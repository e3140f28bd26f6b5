"""Names of the books in scenes that have nothing to do with them: which count, and which do not."""

from __future__ import annotations

from pathlib import Path

import pytest

from core.evaluating.corpus import Corpus, corpus_of
from core.evaluating.leakage import book_names, brought, leakage, told
from core.restyling.copying import Corpus as Traced
from tests.fakes.prose import paragraph

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
    nothing = leakage(["Nobody came."] * 3, [SCENE] * 3, BOOKS)
    assert told(found, nothing) == (
        "Names of the books turn up in 2 of 3 scenes, the base model: 0. "
        "The voice brings along Havering, Wick."
    )


def test_what_the_base_model_has_by_itself_is_not_brought_along() -> None:
    voice = leakage(["Then Havering came.", "He met Wick.", "She saw Havering."], [SCENE] * 3, BOOKS)
    base = leakage(["Then Wick came.", "He met Wick.", "She saw Havering."], [SCENE] * 3, BOOKS)
    assert (
        brought(voice, base) == ["Havering"] and brought(base, voice) == ["Wick"] and not brought(base, base)
    )
    assert told(base, base) == (
        "Names of the books turn up in 3 of 3 scenes, the base model: 3. "
        "The voice has none of them more often than that."
    )


@pytest.mark.parametrize(
    "text",
    [
        "She asked for an English breakfast and a French press.",
        "He was on the phone to his mother in London about Colonel Tarn, the American.",
        "“Lord,” she said, “what a queue.” The St Pancras train was late, Captain.",
        "The bay was empty. Bay after bay of it, a rope, and no walk but the Rope Walk.",
    ],
)
def test_what_any_text_may_have_is_no_name_of_the_books(text: str) -> None:
    """Titles, peoples and great cities, and what is a plain word in what was written."""
    sentence = (
        "Then the Captain saw that an English Lord and a French Colonel had gone to London by St Oran, past "
        "the American Bay and the Rope Walk, where Havering was. "
    )
    books = Corpus.of([sentence + paragraph("kitchen", 120, seed) for seed in range(6)])
    assert leakage([text], [SCENE], books).each == ((),)
    assert leakage([f"{text} Then Havering came."], [SCENE], books).each == (("Havering",),)


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
    assert told(found, found) == "Nobody and no place of the books turns up in the 3 scenes."


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
    assert told(found, found).startswith("Names were not checked")


def test_a_voice_without_its_text_still_knows_the_names_within_sentences(tmp_path: Path) -> None:
    Traced.of([chapter.text for chapter in BOOKS.texts]).save(tmp_path / "shingles.npz")
    corpus = corpus_of(tmp_path)
    texts = ["It was Havering who came on Monday.", "Havering came.", "Nobody came."]
    found = leakage(texts, [SCENE] * 3, corpus)
    assert found.checked and found.each == (("Havering",), (), ())
