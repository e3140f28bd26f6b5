"""The index: searched exactly, replaced as a whole whatever happens, and never read when it is damaged."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from core.curating import index, library
from core.curating.index import About, Index, Row
from core.curating.quality import passages
from core.files import folder_lock, read_json, write_json
from core.language.embedding_model import MODEL
from core.language.embeddings import DIMENSION, unit
from core.language.words import count_words
from core.progress import BadInput, Locked, Missing
from core.types import Passage
from tests.fakes.prose import SUBJECTS, paragraph
from tests.fakes.vectors import vectors_of


def some(*subjects: str) -> list[Passage]:
    return passages([[paragraph(subject, 60, n) for n in range(3)] for subject in subjects])


def write(folder: Path, chosen: list[Passage]) -> About:
    return index.write(folder, chosen, vectors_of([p.text for p in chosen]), "Anna Berg", "curated.txt")


def test_what_was_written_is_read(tmp_path: Path) -> None:
    chosen = some(*SUBJECTS)
    about = write(tmp_path / "index", chosen)
    found = index.read(tmp_path / "index")
    assert found.about == about == index.about(tmp_path / "index")
    assert [(r.id, r.text, r.run, r.start) for r in found.rows] == [
        (p.id, p.text, p.run, p.start) for p in chosen
    ]
    assert {r.author for r in found.rows} == {"Anna Berg"}
    assert about.words == sum(r.words for r in found.rows) == sum(count_words(p.text) for p in chosen)
    assert (about.passages, about.source, about.model) == (len(chosen), "curated.txt", MODEL)
    assert np.array_equal(found.vectors, vectors_of([p.text for p in chosen]))


def test_the_search_among_ten_thousand_is_exact() -> None:
    random = np.random.default_rng(7)
    vectors = unit(random.standard_normal((10_000, DIMENSION), np.float32))
    rows = tuple(Row(str(i), f"passage {i}") for i in range(10_000))
    built = Index(About("", "", 10_000, 0, "", MODEL), rows, vectors)
    for _ in range(5):
        wanted = unit(random.standard_normal(DIMENSION, np.float32))
        cosines = vectors.astype(np.float64) @ wanted.astype(np.float64)
        hits = built.search(wanted, 10)
        assert [h.id for h in hits] == [str(i) for i in np.argsort(-cosines)[:10]]
        assert [h.similarity for h in hits] == pytest.approx(np.sort(cosines)[::-1][:10], abs=1e-5)
    assert built.search(vectors[123], 1)[0].id == "123"
    assert len(built.search(vectors[0], 20_000)) == 10_000


def test_a_new_index_leaves_nothing_of_the_old(tmp_path: Path) -> None:
    folder = tmp_path / "index"
    folder.mkdir()
    (folder / "vectors.npy").write_bytes(b"from an earlier version")
    write(folder, some("sea", "war"))
    write(folder, some("garden"))
    assert len(list(folder.iterdir())) == 3
    assert len(index.read(folder).rows) == 3
    assert index.clear(folder)
    assert not folder.exists()
    assert not index.clear(folder)
    with pytest.raises(Missing) as caught:
        index.read(folder)
    assert "pastiche index" in caught.value.remedy


@pytest.mark.parametrize("last", range(4))
def test_a_kill_leaves_the_old_index_or_the_new(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, last: int
) -> None:
    """The process ends after `last` files have been written."""
    folder, old, new = tmp_path / "index", some("sea"), some("war", "garden")
    write(folder, old)
    done: list[object] = []

    def counted(real: Callable[..., None]) -> Callable[..., None]:
        def call(*arguments: object) -> None:
            if len(done) == last:
                raise KeyboardInterrupt
            real(*arguments)
            done.append(arguments[0])

        return call

    def killed(*ignored: object, **also: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch, pytest.raises(KeyboardInterrupt):
        for name in ("write_bytes", "write_json"):
            patch.setattr(index, name, counted(getattr(index, name)))
        patch.setattr(index, "_remove_parts", killed)
        write(folder, new)
    assert len(done) == last
    expected = old if last < 3 else new
    assert [r.id for r in index.read(folder).rows] == [p.id for p in expected]
    write(folder, new)
    assert [r.id for r in index.read(folder).rows] == [p.id for p in new]
    assert len(list(folder.iterdir())) == 3


def test_a_reader_gets_a_whole_index_while_another_is_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path, some("sea"))
    load = index._load
    new = some("war", "garden")

    def slow(folder: Path, head: dict[str, object]) -> Index:
        monkeypatch.setattr(index, "_load", load)
        write(tmp_path, new)  # between the reading of index.json and of what it names
        return load(folder, head)

    monkeypatch.setattr(index, "_load", slow)
    assert [r.id for r in index.read(tmp_path).rows] == [p.id for p in new]


def _cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-7])


def _swap(path: Path) -> None:
    path.write_bytes(path.read_bytes().replace(b"boat", b"coat"))


@pytest.mark.parametrize(
    ("pattern", "spoil"),
    [
        ("vectors-*.npy", _cut),
        ("vectors-*.npy", Path.unlink),
        ("passages-*.jsonl", _cut),
        ("passages-*.jsonl", _swap),
        ("passages-*.jsonl", Path.unlink),
        ("index.json", _cut),
        ("index.json", lambda path: path.write_text("[1, 2]")),
        ("index.json", lambda path: path.write_text('{"format": 1}')),
        ("index.json", lambda path: write_json(path, {**read_json(path), "passages": 2})),
        ("index.json", lambda path: write_json(path, {**read_json(path), "rows": "../../secret.jsonl"})),
        ("index.json", lambda path: write_json(path, {**read_json(path), "model": "another/model"})),
        ("index.json", lambda path: write_json(path, {**read_json(path), "format": 99})),
    ],
)
def test_damage_is_said_with_a_remedy(tmp_path: Path, pattern: str, spoil) -> None:  # type: ignore[no-untyped-def]
    write(tmp_path, some("sea"))
    spoil(next(tmp_path.glob(pattern)))
    with pytest.raises(BadInput) as caught:
        index.read(tmp_path)
    assert caught.value.remedy
    assert not isinstance(caught.value.__cause__, json.JSONDecodeError)


def test_the_library_keeps_authors_apart() -> None:
    assert library.entries() == []
    with pytest.raises(Missing, match="Nothing is indexed"):
        library.read_all()
    for author, subject in (("Anna Ärger", "sea"), ("夏目", "war")):
        chosen = some(subject)
        library.write(author, chosen, vectors_of([p.text for p in chosen]), f"{subject}.txt")
    library.write("anna ärger", some("garden"), vectors_of([p.text for p in some("garden")]), "garden.txt")
    shown = [(e.slug, e.about.author, e.about.source) for e in library.entries() if e.about]
    assert shown == [("anna-ärger", "anna ärger", "garden.txt"), ("夏目", "夏目", "war.txt")]
    assert {i.about.author for i in library.read_all()} == {"anna ärger", "夏目"}
    with pytest.raises(Missing) as caught:
        library.read("Nobody")
    assert "夏目" in caught.value.remedy
    (library.place("夏目") / "index.json").write_text("{")
    assert library.entries()[1].about is None
    with pytest.raises(BadInput, match="damaged"):
        library.read_all()
    assert library.clear("夏目") == ["夏目"]
    assert library.clear() == ["anna ärger"]
    assert library.clear() == []
    assert not library.place("anna ärger").exists()


def test_two_writers_of_one_author_are_kept_apart() -> None:
    chosen = some("sea")
    library.write("Anna", chosen, vectors_of([p.text for p in chosen]), "a.txt")
    with folder_lock(library.place("Anna"), "held", "wait"):
        for work in (
            lambda: library.write("Anna", [], vectors_of([]), "b.txt"),
            lambda: library.clear("Anna"),
        ):
            with pytest.raises(Locked, match="another Pastiche"):
                work()
    assert library.read("Anna").about.source == "a.txt"
