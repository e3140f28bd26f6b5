"""The checks find what makes a text unusable, and leave good prose alone."""

from __future__ import annotations

import json
import random
from pathlib import Path

import pytest

from core.language.names import cast, has_number, names
from core.language.shingles import Shingles
from core.restyling.checks import copies, failures, loop, remarks
from core.restyling.copying import COPIED, Corpus, load_corpus
from tests.fakes.prose import SUBJECTS, paragraph
from tests.fakes.voices import ANSWER, SOURCE

NONE = Corpus()


def kinds(text: str, source: str = SOURCE, finished: str = "stop", corpus: Corpus = NONE) -> list[str]:
    return [finding.kind for finding in (*failures(text, source, finished), *copies(text, corpus))]


def test_a_good_answer_passes() -> None:
    assert kinds(ANSWER) == []
    assert [f.kind for f in remarks(ANSWER, SOURCE, NONE)] == ["unchecked"]
    assert remarks(ANSWER, SOURCE, Corpus(Shingles.of([paragraph("sea", 300, 1)], COPIED))) == []


@pytest.mark.parametrize(
    ("text", "finished", "kind"),
    [
        ("", "stop", "empty"),
        (" …\n\n—", "stop", "empty"),
        (ANSWER, "length", "endless"),
        (ANSWER[:60], "stop", "truncated"),
        ("He went in. " + "and the rope, " * 12 + "fell.", "stop", "loop"),
        ("No no no no no no no no no no no.", "stop", "loop"),
        (f"{ANSWER} He put the kettle on again. " * 3, "stop", "loop"),
    ],
)
def test_unusable_texts(text: str, finished: str, kind: str) -> None:
    assert kind in kinds(text, finished=finished)


def test_a_source_without_a_full_stop_may_be_answered_without_one() -> None:
    assert kinds("The ferry, the rope and the rain", source="A landing, and a man waiting at it") == []


def test_ordinary_prose_is_no_loop() -> None:
    refrain = "Never, never, never would she go. " + ANSWER + " Never would she go, never."
    assert loop(refrain) == ""
    assert loop(SOURCE + " " + ANSWER) == ""


def planted(words: list[str], choice: random.Random) -> str:
    """A stretch of the corpus in other letters, stops and lines."""
    start = choice.randrange(len(words) - 13)
    stretch = words[start : start + choice.randint(COPIED, 13)]
    return "".join(
        choice.choice((w.upper(), w, w + ",")) + choice.choice((" ", "\n", " — ")) for w in stretch
    )


def test_copies_are_found_and_nothing_else() -> None:
    choice = random.Random(5)
    vocabulary = [f"{a}{b}{c}" for a in "bdfglmnprst" for b in "aeiou" for c in "bdfglmnprst"]
    corpus = [choice.choices(vocabulary, k=400) for _ in range(50)]
    known = Corpus(Shingles.of([" ".join(text) for text in corpus], COPIED))
    for text in corpus:
        own = choice.choices(vocabulary, k=120)
        clean = " ".join(own).capitalize() + "."
        assert "copied" not in kinds(clean, corpus=known)
        copied = f"{' '.join(own[:60])} {planted(text, choice)} {' '.join(own[60:])}."
        assert "copied" in kinds(copied, corpus=known)


def test_eleven_words_in_a_row_are_no_copy() -> None:
    words = ANSWER.split()
    known = Corpus(Shingles.of([ANSWER], COPIED))
    assert kinds(" ".join(words[:11]) + " something else.", corpus=known) == []
    assert kinds(" ".join(words[:12]) + " something else.", corpus=known) == ["copied"]


def test_the_prompt_of_a_training_record_is_no_training_text(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    rows = [
        {"text": f"Write a 9 word excerpt\n\n{SOURCE}\n\n{ANSWER}"},
        {"text": f"{SOURCE} || {ANSWER}", "prompt_chars": len(SOURCE) + 4},
    ]
    (tmp_path / "data" / "train.jsonl").write_text("".join(json.dumps(r) + "\n" for r in rows))
    corpus = load_corpus(tmp_path)
    assert corpus.copied(ANSWER) and not corpus.copied(SOURCE)


def test_hashed_runs_do_where_there_is_no_text(tmp_path: Path) -> None:
    Shingles.of([ANSWER], 5).save(tmp_path / "shingles.npz")
    assert load_corpus(tmp_path).copied(ANSWER)
    assert load_corpus(tmp_path / "nowhere").runs is None


def test_names_and_numbers_that_got_lost_or_came_in() -> None:
    source = "In 1912 the ferry of old Tom Barlow sank off Wick with 14 sheep, and Barlow swam."
    text = "It was the year twelve; and Miss Havering, off Wick, saw fourteen sheep go down in 1913."
    corpus = Corpus(Shingles.of([SOURCE], COPIED), frozenset({"havering"}))
    assert [f.note for f in remarks(text, source, corpus)] == [
        "Names that got lost: Tom, Barlow.",
        "Names from the author's own books: Havering.",
        "Numbers that got lost: 1912.",
        "Numbers that your text does not have: 1913.",
    ]


def test_names_are_words_with_a_capital_of_their_own() -> None:
    text = 'She saw Edmund. “Come in,” said Edmund’s aunt. Then she left, and he then slept. "Yes," he said.'
    assert set(names(text)) == {"Edmund"}
    assert cast([text] * 2) == {"edmund"}


def test_numbers_in_words() -> None:
    assert has_number("He had thirty-one pigs.", "31") and has_number("Twelve men.", "12")
    assert not has_number("He had pigs.", "31") and not has_number("seventy", "7")


def test_a_length_far_off_is_noted() -> None:
    notes = [f.note for f in remarks("He went in.", SOURCE, NONE)]
    assert notes[0] == "It has 3 words; about 17 were asked for."


def test_fifty_paragraphs_of_plain_prose_raise_no_alarm() -> None:
    corpus = Corpus(Shingles.of([ANSWER], COPIED))
    for number in range(50):
        text = paragraph(SUBJECTS[number % len(SUBJECTS)], 60, number)
        assert kinds(text, text, corpus=corpus) == []
