"""Copies of the training text are found however they are set, and what is known of it is made once."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from core import machine
from core.files import join_runs, write_json, write_text
from core.language.readings import readings
from core.language.shingles import Shingles
from core.progress import BadInput
from core.project import Project
from core.restyling import copying
from core.restyling.checks import copies
from core.restyling.copying import COPIED, Cast, Corpus, load_corpus
from tests.fakes.prose import paragraph
from tests.fakes.voices import OTHER

LINE = "The well-known ferryman wouldn't carry a half-drowned café-keeper’s trunk, not for to-morrow's gold."
CORPUS = Corpus.of([f"{paragraph('sea', 60, 1)} {LINE} {paragraph('sea', 60, 2)}"])
BEFORE, AFTER = paragraph("war", 80, 3), paragraph("war", 80, 4)


@pytest.mark.parametrize(
    "set_anew",
    [
        LINE,
        LINE.upper(),
        LINE.replace(" ", "\n"),
        LINE.replace("’", "'").replace("'", "\u2018"),
        LINE.replace("-", " — ").replace(",", " –"),
        LINE.replace("é", "e\u0301"),
        LINE.replace("ferryman", "ferry-\n    man").replace("carry", "car\u2010\nry"),
        LINE.replace("well-known", "well-\nknown").replace("drowned", "drow-\nned"),
        LINE.replace("ferryman", "fer\u00adry\u200bman").replace("trunk", "tr\u00ad\nunk"),
        re.sub(r"[^\w\s]", "", LINE),
        re.sub(r"[^\w\s]", " ", LINE),
        re.sub(r"['’]", "", LINE),
        "*" + LINE.replace("carry", "_carry_").replace("not", "**not**") + "*",
    ],
    ids=[
        "as it is",
        "case",
        "lines",
        "quotes",
        "dashes",
        "accents",
        "broken",
        "mixed",
        "unseen",
        "bare",
        "spaced",
        "no apostrophes",
        "emphasis",
    ],
)
def test_a_copy_is_found_however_it_is_set(set_anew: str) -> None:
    text = f"{BEFORE} {set_anew} {AFTER}"
    (run,) = CORPUS.copied(text)
    assert text[run.start :].casefold().startswith("the")
    assert text[: run.end].casefold().endswith("gold")
    assert run.words >= COPIED
    assert CORPUS.copied(f"{BEFORE} {AFTER}") == []


def test_several_copies_come_in_order_and_apart() -> None:
    text = f"{LINE} {BEFORE} {LINE.lower()}"
    one, two = CORPUS.copied(text)
    assert one.start == 0 and one.end < two.start and one.words == two.words


def test_a_text_without_choices_is_read_once() -> None:
    assert len(list(readings("A plain - and simple — text.\nOf two lines."))) == 1
    assert len(list(readings("bro-\nken"))) == 2
    assert len(list(readings("bro-\nken " * 9))) == 8


@pytest.fixture
def voice(tmp_path: Path) -> Path:
    """A voice whose author writes of one Havering, over and over."""
    text = f"{OTHER} " + "Then old Havering went in and shut the door behind the others. " * 5
    (tmp_path / "voice" / "data").mkdir(parents=True)
    row = {"text": f"Asked.\n\n{text}", "prompt_chars": 8}
    (tmp_path / "voice" / "data" / "train.jsonl").write_text(json.dumps(row) + "\n", encoding="utf-8")
    return tmp_path / "voice"


def kept() -> list[Path]:
    return list((machine.cache_dir() / "corpora").glob("*.npz"))


def check(corpus: Corpus) -> None:
    assert corpus.copied(OTHER) and not corpus.copied(BEFORE)
    assert "havering" in corpus.cast and "ferryman" not in corpus.cast


def test_it_is_made_once_and_again_when_the_text_changes(
    voice: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    check(load_corpus(voice))
    (first,) = kept()
    with monkeypatch.context() as patch:
        patch.setattr(copying, "cast", None)  # it would be asked for the names
        check(load_corpus(voice))
    first.write_bytes(first.read_bytes()[:200])
    check(load_corpus(voice))
    assert len(kept()) == 1 and first.stat().st_size > 200, "a damaged one is made again"
    (voice / "data" / "valid.jsonl").write_text(json.dumps({"text": AFTER, "prompt_chars": 0}) + "\n")
    corpus = load_corpus(voice)
    check(corpus)
    assert corpus.copied(AFTER) and len(kept()) == 2


def test_old_ones_go(voice: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(copying, "_KEPT", 1)
    load_corpus(voice)
    (voice / "data" / "valid.jsonl").write_text(json.dumps({"text": AFTER, "prompt_chars": 0}) + "\n")
    load_corpus(voice)
    assert len(kept()) == 1


def test_a_cache_that_cannot_be_written_hinders_nothing(voice: Path) -> None:
    machine.cache_dir().parent.mkdir(parents=True, exist_ok=True)
    machine.cache_dir().write_text("in the way", encoding="utf-8")
    check(load_corpus(voice))


def test_a_damaged_training_text_is_said(voice: Path) -> None:
    with (voice / "data" / "train.jsonl").open("a") as stream:
        stream.write("{\n{}\n")
    with pytest.raises(BadInput, match="damaged at line 2"):
        load_corpus(voice)


def test_what_travels_holds_no_text_and_no_name(voice: Path, tmp_path: Path) -> None:
    away = tmp_path / "away"
    away.mkdir()
    load_corpus(voice).save(away / copying.TRACES)
    check(load_corpus(away))
    data = (away / copying.TRACES).read_bytes().lower()
    assert b"havering" not in data and b"heron" not in data


def test_traces_of_before_know_no_names_and_a_bare_voice_nothing(tmp_path: Path) -> None:
    Shingles.of([OTHER], 5).save(tmp_path / "shingles.npz")
    corpus = load_corpus(tmp_path)
    assert corpus.copied(OTHER) and "havering" not in corpus.cast
    nothing = load_corpus(tmp_path / "nowhere")
    assert nothing.runs is None and nothing.copied(OTHER) == [] and "havering" not in nothing.cast
    nothing.save(tmp_path / "none.npz")
    assert not (tmp_path / "none.npz").exists()


def test_a_cast_answers_for_bare_names_only() -> None:
    cast = Cast.of({"havering", "wick"})
    assert "wick" in cast and "Wick" not in cast and 7 not in cast and len(cast) == 2
    assert Cast(cast.hashes().tolist()).hashes().tolist() == cast.hashes().tolist()


@pytest.fixture
def project(tmp_path: Path, voice: Path) -> Project:
    """A project of two chapters, the voice in it."""
    made = Project.create(tmp_path / "P.pastiche", "Ada Ferry")
    made.adapter.parent.mkdir(parents=True, exist_ok=True)
    voice.rename(made.adapter)
    write_text(made.clean_text, join_runs([[BEFORE], [AFTER, OTHER]]))
    rows = [{"book": "The Ferry", "chapter": "I"}, {"book": "The Ferry", "chapter": "The Rope"}]
    write_json(made.places, rows)
    return made


def test_a_copy_is_told_with_its_place_where_the_voice_lies_in_its_project(project: Project) -> None:
    corpus = load_corpus(project.adapter)
    text = f"It rained. {OTHER.upper()}"
    (run,) = corpus.copied(text)
    assert corpus.place(text, run) == "The Ferry, The Rope"
    (found,) = copies(text, corpus)
    assert "in a row stand in the author's own text (The Ferry, The Rope): “A HERON" in found.note
    write_json(project.places, [{"book": "The Ferry", "chapter": ""}] * 2)
    assert corpus.place(text, run) == "The Ferry"
    write_json(project.places, [])
    assert corpus.place(text, run) == "", "places of another text"
    project.places.unlink()
    assert corpus.place(text, run) == ""


def test_elsewhere_no_place_is_told(voice: Path) -> None:
    corpus = load_corpus(voice)
    (run,) = corpus.copied(OTHER)
    assert corpus.place(OTHER, run) == "" and Corpus.of([OTHER]).place(OTHER, run) == ""


def test_records_of_other_forms(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()

    def corpus_of(row: object) -> Corpus:
        (tmp_path / "data" / "train.jsonl").write_text(json.dumps(row) + "\n", encoding="utf-8")
        return load_corpus(tmp_path)

    said = [{"role": "user", "content": BEFORE}, {"role": "assistant", "content": OTHER}]
    for row in ({"messages": said}, {"prompt": BEFORE, "completion": OTHER}, {"original": OTHER}):
        corpus = corpus_of(row)
        assert corpus.copied(OTHER) and not corpus.copied(BEFORE)
    assert corpus_of({"input_ids": [1, 2, 3]}).runs is None, "nothing was looked at, so nothing is checked"
