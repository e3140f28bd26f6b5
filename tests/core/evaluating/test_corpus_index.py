"""How words are compared: other spellings of the same letters hide nothing."""

from __future__ import annotations

import unicodedata

import pytest

from core.adapters.chapters import Chapter
from core.evaluating.corpus_index import CorpusIndex, read

GERMAN = "Die müde Großmutter hörte die Ärzte über neue Steuern und blaue Fässer reden"
FRENCH = "La sœur aînée croyait l’œuvre achevée et le cœur du bœuf brûlé"
DANISH = "Den ærlige pige på øen så det røde æble"


def bare(text: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c))


def two_letters(text: str) -> str:
    pairs = {"ä": "ae", "ö": "oe", "ü": "ue", "Ä": "Ae", "ß": "ss", "œ": "oe", "æ": "ae", "ø": "oe"}
    return text.translate(str.maketrans(pairs))


@pytest.mark.parametrize("line", [GERMAN, FRENCH, DANISH])
@pytest.mark.parametrize("way", [str, str.upper, bare, two_letters, lambda text: text.replace("’", "'")])
def test_one_line_in_other_letters_is_one_run(line: str, way: object) -> None:
    assert callable(way)
    written = way(line)
    for book, text in ((line, written), (written, line)):
        (run,) = CorpusIndex([Chapter("", f"Es war so. {book}. Und dann.")]).runs(
            read(f"Nein: {text}, sagte er.")
        )
        assert run.words == len(line.split())


def test_an_e_at_the_end_of_a_word_is_compared() -> None:
    index = CorpusIndex([Chapter("", "Then she said: that is to say, Jo, you may go, and Jo went.")])
    assert not index.runs(read("“That is to say, Joe”"))
    assert index.runs(read("that is to say, Jo you"))[0].words == 6


def test_an_e_of_another_word_is_compared() -> None:
    index = CorpusIndex([Chapter("", "one two extra elephants sleep under trees")])
    assert index.runs(read("one two extra elephants sleep under trees"))
    assert not index.runs(read("one two xtra lephants sleep under trees"))
    assert index.runs(read("so go extra elephants sleep under trees"))[0].words == 5
