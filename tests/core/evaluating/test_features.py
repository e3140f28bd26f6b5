"""What is counted of a text: habits of writing, not matter, names, narrators or publishers' types."""

from __future__ import annotations

import numpy as np
import pytest

from core.evaluating.features import FAMILIES, NAME, PARAGRAPH, WINDOW, Table, passages, pooled, profile
from tests.fakes.authors import HABITS, page

TALK = "“Come in,” said the baker — “and shut the door!”\n\nShe did not; the wind … was too strong (it is)."


def test_names_and_pronouns_are_no_words_of_style() -> None:
    text = "Rowena gave her brother the key. The old lock, said Rowena, was Harald's and mine."
    found = profile(text, frozenset({"rowena"}))
    assert found.counts["words"]["the"] == 2 and found.counts["words"]["lock"] == 1
    assert not {"rowena", "harald", "harald's", "her", "mine"} & set(found.counts["words"])
    assert found.words == 15
    assert found.counts["shapes"][f"^ {NAME}"] == 1 and found.counts["shapes"]["Pronoun -er"] == 1


def test_types_of_a_publisher_make_no_difference() -> None:
    plain = TALK.replace("“", '"').replace("”", '"').replace("—", "--").replace("…", "...")
    assert profile(plain) == profile(TALK)
    single = TALK.replace("“", "‘").replace("”", "’")
    assert profile(single) == profile(TALK)


def test_marks_lengths_and_paragraphs() -> None:
    found = profile(TALK)
    assert found.counts["marks"] == {
        '"': 4, ",": 1, "—": 1, "!": 1, ";": 1, "…": 1, "(": 1, ".": 1, PARAGRAPH: 2,
    }  # fmt: skip
    assert found.counts["sentences"] == {"10": 2} and found.totals["sentences"] == 2
    assert found.totals["marks"] == found.words == 19
    assert found.counts["letters"].total() == found.words


def test_shapes_keep_short_words_and_the_ends_of_long_ones() -> None:
    found = profile("The walking man quickly sold 12 nets.")
    assert found.counts["shapes"] == {
        "^ the": 1, "the -ng": 1, "-ng man": 1, "man -ly": 1, "-ly -ld": 1, "-ld 0": 1, "0 -ts": 1,
        "-ts .": 1,
    }  # fmt: skip


def test_variety_does_not_depend_on_length() -> None:
    window = " ".join(f"word{n % 40}" for n in range(WINDOW))
    once, often = profile(window), profile(" ".join([window] * 7) + " and a rest that is no whole window")
    assert once.shares("variety") == often.shares("variety") == {"different": 0.4, "once": 0.0}


def test_pronouns_are_those_of_the_language_that_a_text_is_in() -> None:
    french = profile(
        "Il venait du bord de la mer, et la femme qui l’aimait lui a dit que son chien était mort."
    )
    assert french.counts["words"]["du"] == 1 and not {"il", "lui", "son"} & set(french.counts["words"])
    italian = profile(
        "I figli della donna e i cani di un uomo che non era mai stato a casa, con la sua barca."
    )
    assert italian.counts["words"]["i"] == 2 and "sua" not in italian.counts["words"]
    english = profile("I went down to the sea in the morning with my dog, and the boat was not there.")
    assert not {"i", "my"} & set(english.counts["words"])


def test_elided_words_are_words_of_their_own() -> None:
    french = profile(
        "L’homme qu’il avait vu à l'entrée d’une maison n’est pas celui que j’attendais aujourd’hui."
    )
    assert french.counts["words"]["l'"] == 2 and french.counts["words"]["qu'"] == 1
    assert {"homme", "entrée", "n'", "d'", "aujourd'hui"} <= set(french.counts["words"])
    assert "j'" not in french.counts["words"] and french.words == 20
    italian = profile(
        "L'uomo dell'isola era in un'altra barca, e la donna non c'era più quando è arrivato il sole."
    )
    assert {"l'", "dell'", "un'", "c'", "uomo", "isola"} <= set(italian.counts["words"])
    english = profile(
        "He didn't see that it's the king's boat, and the others don't know what they'll do with it."
    )
    assert {"didn't", "it's", "don't"} <= set(english.counts["words"])


def test_german_nouns_are_no_names_that_hide_the_small_words() -> None:
    found = profile("Der Bäcker gab dem Kind ein Brot, und das Kind lief nach Hause.")
    assert {"der", "gab", "dem", "ein", "und", "das", "lief", "nach"} == set(found.counts["words"])


def test_profiles_add_up() -> None:
    texts = [page(name, 300, 1) for name in HABITS]
    whole = profile("\n\n".join(texts))
    parts = pooled(profile(text) for text in texts)
    assert parts.words == whole.words
    for family in FAMILIES:
        if family != "variety":  # its windows begin anew in each text
            assert (
                parts.counts[family] == whole.counts[family] and parts.totals[family] == whole.totals[family]
            )


def test_passages_are_whole_paragraphs_and_nothing_is_lost() -> None:
    text = page("Orla Finch", 2000, 3)
    found = passages(text, 400)
    assert "\n\n".join(found) == text
    assert all(200 <= len(piece.split()) < 600 for piece in found) and len(found) >= 4
    assert passages("one two three") == ["one two three"] and passages(" \n\n ") == []


def test_a_long_paragraph_is_parted_at_sentences() -> None:
    sentences = [f"Sentence number {n} has seven words, Rowena said." for n in range(200)]
    found = passages(" ".join(sentences))
    assert " ".join(found) == " ".join(sentences)
    assert len(found) == 4 and all(390 <= len(piece.split()) <= 410 for piece in found)
    assert passages("no end " * 500) == [" ".join(["no end"] * 500)]


def test_a_table_pools_as_profiles_do() -> None:
    texts = [page(name, 300, 1) for name in HABITS]
    profiles = [profile(text) for text in texts]
    columns = [("words", "the"), ("marks", ","), ("sentences", "10"), ("words", "never met")]
    table = Table.of(profiles, columns)
    whole = pooled(profiles)
    expected = [whole.shares(family).get(name, 0.0) for family, name in columns]
    assert table.pooled() == pytest.approx(expected)
    assert table.shares(np.eye(5))[2] == pytest.approx(table.rows([2]).pooled())
    turned = table.only([("marks", ","), ("letters", "3"), ("words", "the")]).pooled()
    assert turned == pytest.approx([expected[1], 0.0, expected[0]])
    assert table.words.sum() == whole.words


def test_no_text_gives_nothing_and_divides_by_nothing() -> None:
    empty = profile(" \n\n ")
    assert empty.words == 0 and not any(empty.counts[family] for family in FAMILIES)
    assert Table.of([empty], [("words", "the")]).pooled().tolist() == [0.0]
