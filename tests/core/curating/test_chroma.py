"""The Chroma collection: what the real chromadb reads back, re-runs, and folders that are not Chroma's."""

from __future__ import annotations

import importlib.util
import socket
from pathlib import Path
from typing import Any

import chromadb
import numpy as np
import pytest

from core.curating import chroma, index
from core.curating.chroma import collection_name, export
from core.curating.index import Index
from core.curating.measures import measure
from core.curating.quality import passages
from core.language.embedding_model import MODEL
from core.language.embeddings import DIMENSION
from core.progress import BadInput, Cancelled, Missing
from tests.fakes.prose import SUBJECTS, dialogue, paragraph
from tests.fakes.vectors import vectors_of


@pytest.fixture(autouse=True)
def no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """Telemetry, or the download of a model, would end the test."""

    def refused(*ignored: object) -> None:
        pytest.fail("the network was asked")

    monkeypatch.setattr(socket, "getaddrinfo", refused)
    monkeypatch.setattr(socket.socket, "connect", refused)


def make(folder: Path, *subjects: str, author: str = "Anna Berg") -> Index:
    runs = [[p for n in range(4) for p in (paragraph(s, 50, n), *dialogue(s, 1, n))] for s in subjects]
    chosen = passages(runs)
    index.write(folder, chosen, vectors_of([p.text for p in chosen]), author, "curated.txt")
    return index.read(folder)


def opened(folder: Path) -> Any:
    return chromadb.PersistentClient(path=str(folder))


def test_a_chroma_client_reads_what_the_index_holds(tmp_path: Path) -> None:
    built = make(tmp_path / "index", *SUBJECTS)
    told: list[tuple[int, int]] = []
    name = export(built, tmp_path / "chroma", "Anna Berg", lambda done, of: told.append((done, of)))
    client = opened(tmp_path / "chroma")
    collection = client.get_collection(name)
    assert name == "anna-berg"
    assert collection.count() == len(built.rows) == 16
    assert collection.configuration["hnsw"]["space"] == "cosine"
    meta = collection.metadata
    assert (meta["embedding_model"], meta["embedding_dimension"]) == (MODEL, DIMENSION)
    assert (meta["author"], meta["source"], meta["passages"]) == ("Anna Berg", "curated.txt", 16)
    held = collection.get(ids=[r.id for r in built.rows], include=["documents", "embeddings", "metadatas"])
    at = {id_: n for n, id_ in enumerate(held["ids"])}
    for number, row in enumerate(built.rows):
        n = at[row.id]
        assert held["documents"][n] == row.text
        assert np.allclose(held["embeddings"][n], built.vectors[number], atol=1e-6)
        style = measure(row.text).figures()
        assert style["adjective_estimate"] > 0 and style["sentence_words"] > 5
        assert held["metadatas"][n] == {"author": "Anna Berg", "run": row.run, "start": row.start, **style}
    assert told[-1] == (16, 16)
    client.close()


def test_a_query_finds_what_our_search_finds(tmp_path: Path) -> None:
    built = make(tmp_path / "index", *SUBJECTS)
    name = export(built, tmp_path / "chroma", "Anna Berg")
    client = opened(tmp_path / "chroma")
    for words in ("bread and butter in the oven", "a regiment on the ridge", "the gull above the harbour"):
        wanted = vectors_of([words])[0]
        ours = built.search(wanted, 3)
        theirs = client.get_collection(name).query(query_embeddings=[wanted], n_results=3)
        assert theirs["ids"][0] == [h.id for h in ours]
        assert [1 - d for d in theirs["distances"][0]] == pytest.approx(
            [h.similarity for h in ours], abs=1e-4
        )
    client.close()


def test_a_second_run_replaces_its_own_collection_only(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(chroma, "_BATCH", 3)
    folder = tmp_path / "chroma"
    export(make(tmp_path / "a", "sea", "war"), folder, "Anna Berg")
    export(make(tmp_path / "b", "garden", author="Bo"), folder, "Bo")
    again = make(tmp_path / "a", "kitchen")
    export(again, folder, "Anna Berg")
    client = opened(folder)
    assert {c.name: c.count() for c in client.list_collections()} == {
        "anna-berg": 4,
        collection_name("Bo"): 4,
    }
    assert set(client.get_collection("anna-berg").get()["ids"]) == {r.id for r in again.rows}
    client.close()
    assert len([p for p in folder.iterdir() if p.is_dir()]) <= 2, "no vectors of deleted collections stay"


def test_a_stop_keeps_the_earlier_collection(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(chroma, "_BATCH", 3)
    folder = tmp_path / "chroma"
    first = make(tmp_path / "a", "sea")
    export(first, folder, "Anna Berg")

    def stop(done: int, total: int) -> None:
        raise Cancelled

    second = make(tmp_path / "a", "war", "garden")
    with pytest.raises(Cancelled):
        export(second, folder, "Anna Berg", stop)
    client = opened(folder)
    assert set(client.get_collection("anna-berg").get()["ids"]) == {r.id for r in first.rows}
    client.close()
    export(second, folder, "Anna Berg")
    client = opened(folder)
    assert [(c.name, c.count()) for c in client.list_collections()] == [("anna-berg", len(second.rows))]
    client.close()


def test_japanese_leaves_out_what_means_nothing(tmp_path: Path) -> None:
    chosen = passages([["彼は古い門を閉めた。それから家へ帰った。" * 3]])
    index.write(tmp_path / "index", chosen, vectors_of([p.text for p in chosen]), "夏目漱石")
    name = export(index.read(tmp_path / "index"), tmp_path / "chroma", "夏目漱石")
    client = opened(tmp_path / "chroma")
    (meta,) = client.get_collection(name).get()["metadatas"]
    assert meta["words"] == 54 and meta["author"] == "夏目漱石"
    assert not {"adjective_estimate", "type_token_ratio", "word_letters"} & meta.keys()
    client.close()


def test_names_are_such_as_chroma_takes_and_apart() -> None:
    assert collection_name("Charlotte Brontë") != collection_name("Charlotte Bronte") == "charlotte-bronte"
    names = [collection_name(a) for a in ("夏目漱石", "森鷗外", "A", "B", "Ø", "x" * 90)]
    assert len(set(names)) == 6
    for name in names:
        assert 3 <= len(name) <= 64 and name.isascii() and name[0].isalnum() and name[-1].isalnum()


def test_what_is_not_ours_is_left_alone(tmp_path: Path) -> None:
    built = make(tmp_path / "index", "sea")
    client = opened(tmp_path / "chroma")
    client.create_collection("anna-berg", embedding_function=None).add(ids=["1"], embeddings=[[1.0, 0.0]])
    client.close()
    other = tmp_path / "other"
    other.mkdir()
    (other / "letter.txt").write_text("Dear Anna")
    broken = tmp_path / "broken"
    broken.mkdir()
    (broken / "chroma.sqlite3").write_bytes(b"no database " * 900)
    for place in (tmp_path / "chroma", other, other / "letter.txt", broken):
        with pytest.raises(BadInput) as caught:
            export(built, place, "Anna Berg")
        assert caught.value.remedy
    client = opened(tmp_path / "chroma")
    assert [(c.name, c.count()) for c in client.list_collections()] == [("anna-berg", 1)]
    client.close()
    assert [p.name for p in other.iterdir()] == ["letter.txt"]


def test_without_chromadb_the_remedy_installs_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    find = importlib.util.find_spec
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None if name == "chromadb" else find(name))
    with pytest.raises(Missing) as caught:
        export(make(tmp_path / "index", "sea"), tmp_path / "chroma", "Anna Berg")
    assert "pip install chromadb" in caught.value.remedy
    assert not (tmp_path / "chroma").exists()
