"""The style model: any model of sentence-transformers in a folder will do; without one nothing is missed."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
import pytest

from core import fetching, machine
from core.evaluating import second_opinion, style_model, style_vectors
from core.evaluating.features import Numbers, passages
from core.evaluating.found import SECOND
from core.evaluating.second_opinion import asked
from core.evaluating.style_vectors import encode, score
from core.language.embedding_model import model_path as stand_in
from core.progress import Cancelled, Missing, Progress, WorkerDied, silent
from tests.core.evaluating.findings import style
from tests.fakes.authors import book
from tests.fakes.hub import FakeHub, serve


def vectors(seed: int, number: int, towards: int, strength: float = 4.0) -> Numbers:
    found = np.random.default_rng(seed).normal(size=(number, 12))
    found[:, towards] += strength
    return found


def test_own_vectors_stand_high_and_others_low() -> None:
    others = {f"other {n}": vectors(n, 30, n) for n in range(1, 5)}
    own = score(vectors(9, 60, 0), others, vectors(10, 12, 0))
    assert own.own > 2 and own.others == 100 and own.position is not None and own.position > 80
    other = score(vectors(9, 60, 0), others, vectors(11, 12, 2))
    assert other.own == 0 and other.position is not None and other.position < 20


def test_without_three_others_only_the_own_pages_are_compared() -> None:
    found = score(vectors(9, 60, 0), {"other": vectors(1, 30, 1)}, vectors(11, 40, 2))
    assert found.own == 0 and found.others is found.position is None


def test_pieces_are_whole_sentences_and_nothing_is_lost() -> None:
    text = book("Bruno Vale", 1, 700)[0]
    found = style_vectors._pieces(text)
    assert " ".join(found) == " ".join(text.split())
    assert len(found) > 3 and style_vectors._pieces("") == []


def test_a_model_that_is_not_here_is_no_model(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert style_model.model_path(style_model.ENGLISH) is None
    folder = machine.models_dir() / style_model.ENGLISH
    folder.mkdir(parents=True)
    (folder / "config.json").write_text("{}")
    assert style_model.model_path(style_model.ENGLISH) is None  # half of it
    (folder / "modules.json").write_text("[]")
    assert style_model.model_path(style_model.ENGLISH) == folder
    monkeypatch.setattr(style_model.importlib.util, "find_spec", lambda name: None)
    assert style_model.model_path(style_model.ENGLISH) is None
    with pytest.raises(Missing, match="sentence-transformers"):
        style_model.fetch_model(style_model.MANY, lambda done, total, note: None)


@pytest.mark.long
def test_any_model_of_sentence_transformers_encodes_in_a_child() -> None:
    """all-MiniLM-L6-v2, which knows nothing of style, in the place of the style model, which is too large."""
    folder = stand_in()
    assert folder is not None
    texts = [*passages(book("Orla Finch", 1, 600)[0], 200), ""]
    told: list[int] = []
    found = encode(texts, folder, told.append)
    assert found.shape == (len(texts), 384) and told == list(range(1, len(texts) + 1))
    assert np.isfinite(found).all()


@pytest.mark.long
def test_a_damaged_model_is_said(tmp_path: Path) -> None:
    (tmp_path / "modules.json").write_text("[]")
    (tmp_path / "config.json").write_text("{}")
    with pytest.raises(Missing, match="cannot be loaded"):
        encode(["A text."], tmp_path)


def test_it_comes_from_the_hub_when_asked_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in {"HF_HUB_CACHE": str(tmp_path / "hub"), "NO_PROXY": "127.0.0.1,localhost"}.items():
        monkeypatch.setenv(name, value)
    monkeypatch.delenv("HF_HUB_OFFLINE")
    monkeypatch.setattr(style_model.importlib.util, "find_spec", lambda name: object())
    files = {
        "modules.json": b"[]",
        "config.json": b"{}",
        "model.safetensors": b"x" * 9000,
        "model.onnx": b"y",
    }
    told: list[Progress] = []
    with serve(FakeHub(files, name=style_model.MANY)) as server:
        monkeypatch.setenv("HF_ENDPOINT", server.address)
        fetching.run(None, fetching.Options(style_model.MANY), told.append)
    folder = style_model.model_path(style_model.MANY)
    assert folder is not None and told[-1].done == told[-1].total
    assert (folder / "model.safetensors").is_file() and not (folder / "model.onnx").exists()


CHILD = """
import json, sys
sys.stdin.readline()
asked = json.loads(sys.stdin.readline())
if asked["texts"] == ["die"]:
    print("no breath left", file=sys.stderr)
    sys.exit(3)
print(json.dumps({"event": "encoding", "done": 1}), flush=True)
sys.stdin.read()
"""


def test_a_stop_ends_the_child_and_a_death_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "child.py").write_text(CHILD)
    monkeypatch.setattr(style_vectors, "worker_command", lambda: [sys.executable, str(tmp_path / "child.py")])

    def stop(done: int) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        encode(["one", "two"], tmp_path, stop)
    with pytest.raises(WorkerDied, match="style model ended"):
        encode(["die"], tmp_path)


# The second opinion.
def taught(texts: Sequence[str], folder: Path, told: Callable[[int], None]) -> Numbers:
    """A style model that tells texts by how often they say "and" and "but", and how long their words are."""
    assert (folder / "modules.json").is_file()
    told(len(texts))
    words = [text.casefold().split() for text in texts]
    return np.array([[1.0, t.count("and") / 9, t.count("but") / 9, len("".join(t)) / len(t)] for t in words])


def here(name: str) -> None:
    folder = machine.models_dir() / name
    folder.mkdir(parents=True)
    (folder / "modules.json").write_text("[]")
    (folder / "config.json").write_text("{}")


def test_the_model_for_another_language_does_for_english_where_it_is_alone() -> None:
    english, many = style_model.ENGLISH, style_model.MANY
    assert (style_model.suited(True), style_model.suited(False)) == (english, many)
    here(many)
    assert (style_model.suited(True), style_model.suited(False)) == (many, many)
    here(english)
    assert (style_model.suited(True), style_model.suited(False)) == (english, many)


def test_a_second_opinion_stands_beside_the_first(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(style_vectors, "encode", taught)
    known, own = book("Orla Finch", 8, 1500), book("Orla Finch", 12, 1500)[8:]
    others = {name: book(name, 2, 1500) for name in ("Bruno Vale", "Mina Thorpe", "Casper Reed", "Ida Marsh")}
    sides = book("Bruno Vale", 4, 1500)[2:], own[:2], own[2:]
    heard: list[Progress] = []
    bare = asked(style(), sides, known, others, style_model.ENGLISH, heard.append)
    assert not bare.seconded and bare.model == style_model.ENGLISH and not heard  # it is not here
    here(style_model.ENGLISH)
    found = asked(style(), sides, known, others, style_model.ENGLISH, heard.append)
    assert found.seconded and found.author is not None and heard[-1].done == heard[-1].total
    base, voice, pages = (place.parts[-1] for place in (found.base, found.voice, found.author))
    assert base.own < 2 < voice.own and pages.own > 2 and base.measure == SECOND
    assert base.position is not None and voice.position is not None and base.position + 20 < voice.position
    alone = asked(style(), (*sides[:2], ()), known, {}, style_model.ENGLISH, silent)
    assert alone.seconded and alone.voice.parts[-1].position is None
    assert alone.author is not None and alone.author.parts == style().author.parts  # type: ignore[union-attr]
    few = asked(style(), sides, known[:1], others, style_model.ENGLISH, silent)
    assert not few.seconded  # too little of the author


@pytest.mark.long
def test_a_real_model_gives_a_second_opinion(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(second_opinion, "MOST", 30)
    folder = machine.models_dir() / style_model.ENGLISH
    folder.parent.mkdir(parents=True)
    model = stand_in()
    assert model is not None
    folder.symlink_to(model)
    sides = book("Bruno Vale", 2, 800), book("Orla Finch", 10, 1200)[8:], ()
    found = asked(style(), sides, book("Orla Finch", 8, 1200), {}, style_model.ENGLISH, silent)
    assert found.seconded and 0 <= found.voice.parts[-1].own <= 100
