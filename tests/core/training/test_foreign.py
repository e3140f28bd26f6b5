"""Pairs that are no good: another author's, copies, doubles, empty ones, and too few."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from core.files import write_json
from core.language.people import same_author
from core.progress import BadInput, silent
from core.project import Project
from core.training import Options, run
from core.training.authors import of_author, prevailing
from core.training.dataset import from_folder, from_pairs
from core.training.plan import plan
from core.writing.prompt import training_text
from tests.fakes.pairs import rows, write_pairs

SAME = [
    ("H. P. Lovecraft", "Howard Phillips Lovecraft"),
    ("Lovecraft, H.P.", "HP Lovecraft"),
    ("Brontë, Charlotte, 1816-1855", "charlotte bronte"),
    ("Tolkien, J. R. R. (John Ronald Reuel), 1892-1973", "J.R.R. Tolkien"),
    ("Fyodor Dostoyevsky", "Fedor Dostoevskii"),
    ("Leo Tolstoy", "Lev Tolstoi"),
    ("Murakami Haruki", "Haruki Murakami"),
    ("Dickens", "Charles Dickens"),
    ("Doyle, Arthur Conan, Sir", "A. Conan Doyle"),
    ("Mark Twain (Samuel Clemens)", "Samuel Langhorne Clemens"),
    ("George Gordon, Lord Byron", "Lord Byron"),
    ("Ada Fern & Bo Reed", "Bo Reed"),
    ("Søren Kierkegaard", "Soren  Kierkegaard"),
    ("Saint Exupéry, Antoine de", "Antoine de Saint-Exupéry"),
    ("Victor-Marie Hugo", "Victor Hugo"),
    ("Unknown", "Ada Fern"),
    ("Лев Толстой", "Leo Tolstoy"),
    ("村上 春樹", "村上春樹"),
]
OTHER = [
    ("Charlotte Brontë", "Emily Brontë"),
    ("George Eliot", "T. S. Eliot"),
    ("Henry James", "William James"),
    ("Henry James", "James Joyce"),
    ("Ada Marsh", "Ada March"),
    ("Ada Fern", "Bo Reed"),
    ("Reed, Bo, Sir", "Fern, Ada"),
]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_spellings_of_one_name_are_one_author(one: str, other: str) -> None:
    assert same_author(one, other) and same_author(other, one)


@pytest.mark.parametrize(("one", "other"), OTHER)
def test_other_people_are_not(one: str, other: str) -> None:
    assert not same_author(one, other) and not same_author(other, one)


def pairs(path: Path, found: list[dict[str, Any]]) -> Path:
    return write_pairs(path / "fern.jsonl", found)


def test_a_few_rows_of_somebody_else_are_left_out_and_told(tmp_path: Path) -> None:
    found = rows([8])
    for place, name in enumerate(["Reed, Bo", "A. Fern", "Fern, Ada", "", "Bo Reed"]):
        found[place]["author"] = name
    source = from_pairs(pairs(tmp_path, found), "Ada Fern")
    assert [e.start for e in source.examples] == [2, 4, 6, 10, 12, 14]
    assert source.warnings == (
        "2 rows of fern.jsonl left out: the author named there is Reed, Bo, not Ada Fern.",
    )


@pytest.mark.parametrize(("others", "words"), [(4, "4 of 8 rows"), (8, "All 8 rows")])
def test_a_file_that_is_mostly_somebody_elses_is_refused(tmp_path: Path, others: int, words: str) -> None:
    found = rows([8])
    for row in found[:others]:
        row["author"] = "Bo Reed"
    with pytest.raises(BadInput, match=f"{words} of fern.jsonl name Bo Reed as the author") as caught:
        from_pairs(pairs(tmp_path, found), "Ada Fern")
    assert "--author" in caught.value.remedy
    assert from_pairs(pairs(tmp_path, found), "Bo Reed").examples


def test_rows_that_name_nobody_are_nobody_elses() -> None:
    assert of_author([1, 2, 3], ["", "Anonymous", ""], "Ada Fern", "f") == ([1, 2, 3], [])
    assert prevailing(["", "Bo Reed", "Fern, Ada", "Ada Fern", "Ada Fern"]) == "Ada Fern"
    assert prevailing(["", ""]) == ""


def texts(authors: list[str], seed: int = 5) -> str:
    found = rows([len(authors)], seed=seed)
    made = [
        training_text(a, 48, r["description"], r["original"])[0] for a, r in zip(authors, found, strict=True)
    ]
    return "".join(json.dumps({"text": text}) + "\n" for text in made)


def test_training_texts_say_whose_they_are(tmp_path: Path) -> None:
    (tmp_path / "train.jsonl").write_text(texts(["Ada Fern"] * 5 + ["Bo Reed"] * 2), encoding="utf-8")
    (tmp_path / "valid.jsonl").write_text(texts(["A. Fern", "Bo Reed", "Ada Fern"], 6), encoding="utf-8")
    train, valid = from_folder(tmp_path, "")
    assert (train.author, len(train.examples), len(valid.examples)) == ("Ada Fern", 5, 2)
    assert "2 rows of train.jsonl left out" in train.warnings[0]
    assert "One row of valid.jsonl left out" in valid.warnings[0]
    with pytest.raises(BadInput, match=r"5 of 7 rows of train\.jsonl name Ada Fern"):
        from_folder(tmp_path, "Bo Reed")
    (tmp_path / "train.jsonl").write_text(texts(["Ada Fern", "Bo Reed", "Cy Holt"]), encoding="utf-8")
    with pytest.raises(BadInput, match="2 of 3 rows"):
        from_folder(tmp_path, "")


def project_with_books(folder: Path, authors: dict[str, str]) -> Project:
    project = Project.create(folder / "Fern.pastiche", "Ada Fern")
    for title, author in authors.items():
        write_json(project.books / f"{title}.json", {"title": title, "author": author})
    write_pairs(project.pairs, rows([3, 3]))
    return project


def test_a_book_that_names_another_author_is_told_of_and_stays(tmp_path: Path) -> None:
    books = {"The Ferry": "Fern, Ada", "The Mill": "Bo Reed", "A Wall": "", "Nothing kept": "Cy Holt"}
    project = project_with_books(tmp_path, books)
    write_json(project.places, [{"book": b, "chapter": ""} for b in ("The Ferry", "The Mill", "A Wall")])
    found = plan(project, Options(preset="practice"))
    told = [w for w in found.warnings if "as its author" in w]
    assert len(told) == 1 and "The Mill names Bo Reed" in told[0] and "take it out" in told[0]
    assert len(found.train) + len(found.valid) == 6
    assert not plan(project_with_books(tmp_path / "b", {"A": "A. Fern"}), Options(preset="practice")).warnings


def test_pairs_of_several_texts_are_told_of(tmp_path: Path) -> None:
    found = rows([3, 3])
    for row in found[:3]:
        row["book"] = "mill"
    assert from_pairs(pairs(tmp_path, found), "Ada Fern").warnings == (
        "The pairs come from 2 texts (made up, mill); all of them are learned as one author's.",
    )


def test_what_teaches_nothing_is_left_out_and_told(tmp_path: Path) -> None:
    found = rows([9])
    found[1]["description"] = " \n"
    found[2]["description"] = found[2]["original"].upper()
    found[3]["description"] = "Here it is: " + found[3]["original"][:-20]
    found[5]["original"] = found[4]["original"].replace("\n\n", "\n")
    found.append({**found[7], "id": "twice", "description": "Told in another way."})
    source = from_pairs(pairs(tmp_path, found), "Ada Fern")
    assert [e.start for e in source.examples] == [0, 8, 12, 14, 16]
    said = "".join(source.warnings)
    assert "One pair left out: the description is empty" in said
    assert "2 pairs left out: the description is the author's own text" in said
    assert "2 pairs left out: the same text stands in the file more than once" in said


def test_too_few_are_left_says_what_was_left_out(tmp_path: Path) -> None:
    found = rows([3])
    found[0]["description"] = ""
    found[1]["original"] = found[2]["original"]
    with pytest.raises(BadInput) as caught:
        from_pairs(pairs(tmp_path, found), "Ada Fern")
    assert "holds only one pair" in caught.value.message and "more than once" in caught.value.message


@pytest.mark.parametrize("value", ["many", -3, 4.5, True, None])
def test_numbers_of_other_tools_that_are_none_are_counted_anew(tmp_path: Path, value: object) -> None:
    found = [{**row, "word_count": value, "chapter": value, "start": value} for row in rows([2])]
    source = from_pairs(pairs(tmp_path, found), "Ada Fern")
    assert [e.text.split()[2] for e in source.examples] == ["48", "48"]
    assert [(e.start, e.end) for e in source.examples] == [(0, 1), (1, 2)]


def test_three_pairs_train_with_a_plain_warning(tmp_path: Path, tiny_model: Path) -> None:
    options = Options(
        pairs=str(pairs(tmp_path, rows([3]))), author="Ada Fern", model=str(tiny_model),
        output=str(tmp_path / "voice"), preset="practice", sample=False,
    )  # fmt: skip
    result = run(None, options, silent)
    assert (result.train_examples, result.valid_examples, result.steps) == (2, 1, 5)
    assert "Only 2 training examples: enough to try it out, too few for a voice." in result.warnings


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "no pairs"),
        ('{"text": "no pair"}\n{"text": "no pair"}\n', "no pair (row 1)"),
        ('["a", "b"]\n["c", "d"]\n', "is no JSONL"),
        ("no json\nat all\n", "is no JSONL"),
    ],
)
def test_files_that_hold_no_pairs_are_refused(tmp_path: Path, text: str, words: str) -> None:
    (tmp_path / "x.jsonl").write_text(text, encoding="utf-8")
    with pytest.raises(BadInput) as caught:
        plan(None, Options(pairs=str(tmp_path / "x.jsonl"), author="A", output=str(tmp_path / "o")))
    assert words in caught.value.message and caught.value.remedy
