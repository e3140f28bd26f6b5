"""Owns what passages mean as vectors: all-MiniLM-L6-v2 over the whole text, and a cache of its answers.

Torch takes seconds and hundreds of megabytes to load, so only `load_embedder` loads it, in a child
process; `encode_cached` does so only when a passage is new.
"""

from __future__ import annotations

import functools
import io
import itertools
import zipfile
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from core import machine
from core.files import text_hash, write_bytes
from core.language import embedding_model
from core.language.embedding_model import MODEL, WITHOUT, need_library
from core.progress import Missing

Vectors = NDArray[np.float32]
Window = tuple[int, list[int]]
"""Number of the text it is cut from, and its tokens."""

Told = Callable[[int, int], None]
"""Takes texts done and texts in all; may raise Cancelled."""

DIMENSION = 384
WINDOW = 126
"""Tokens the model sees at a time, without the two it sets around them. It takes 256, but learned on 128."""

_BATCH = 1024  # tokens, padding included: what a processor's cache holds
_SAVE = 256  # texts between two saves: a kill costs a few seconds


class Embedder:
    """Encodes texts of any length: windows of at most 126 tokens, averaged by their lengths."""

    def __init__(self, folder: Path) -> None:
        from sentence_transformers import SentenceTransformer
        from torch.backends import mkldnn as torch_mkldnn
        from torch.utils.mkldnn import to_mkldnn

        self._model: Any = SentenceTransformer(str(folder), device="cpu", local_files_only=True)
        self._model.eval()
        if torch_mkldnn.is_available():
            to_mkldnn(self._model)  # same numbers to the seventh figure, in two thirds of the time
        self._tokenizer: Any = self._model.tokenizer
        self._ends = (self._tokenizer.cls_token_id, self._tokenizer.sep_token_id)
        self._workers = _spread_over_batches()

    def encode(self, texts: Sequence[str]) -> Vectors:
        """Vectors of unit length, shape (len(texts), 384); texts without any token get zeros."""
        vectors = np.zeros((len(texts), DIMENSION), np.float32)
        for i, vector in self.encode_each(texts):
            vectors[i] = vector
        return vectors

    def encode_each(self, texts: Sequence[str]) -> Iterator[tuple[int, Vectors]]:
        """Each text's number and its vector, as soon as it is known: long windows first, to pad little."""
        windows = self._windows(texts)
        left = Counter(owner for owner, _ in windows)
        sums: dict[int, Vectors] = {}
        batches = _batches(windows)
        pool = ThreadPoolExecutor(self._workers)
        try:
            for batch, vectors in zip(batches, pool.map(self._forward, batches), strict=True):
                for (owner, tokens), vector in zip(batch, vectors, strict=True):
                    sums[owner] = sums.get(owner, 0) + vector * len(tokens)
                    left[owner] -= 1
                    if not left[owner]:
                        yield owner, unit(sums.pop(owner))
        finally:
            pool.shutdown(cancel_futures=True)
        for i in range(len(texts)):
            if i not in left:
                yield i, np.zeros(DIMENSION, np.float32)

    def _windows(self, texts: Sequence[str]) -> list[Window]:
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

    def _forward(self, batch: list[Window]) -> Vectors:
        import torch

        width = max(len(tokens) for _, tokens in batch) + 2
        ids = torch.full((len(batch), width), self._tokenizer.pad_token_id or 0)
        mask = torch.zeros((len(batch), width), dtype=torch.long)
        for row, (_, tokens) in enumerate(batch):
            ids[row, : len(tokens) + 2] = torch.tensor([self._ends[0], *tokens, self._ends[1]])
            mask[row, : len(tokens) + 2] = 1
        with torch.inference_mode():
            out = self._model({"input_ids": ids, "attention_mask": mask})["sentence_embedding"]
        vectors: Vectors = out.float().numpy()
        return vectors


@functools.cache
def _spread_over_batches() -> int:
    """Give each batch one thread, and as many batches at once as torch would have used threads for one.

    Threads that share a small product wait for each other: on two cores that costs a tenth of the work, and
    half of it where other programs are busy too.
    """
    import torch

    workers = torch.get_num_threads()
    torch.set_num_threads(1)
    return int(workers)


def load_embedder() -> Embedder:
    """The embedding model from this disk.

    Raises:
        Missing: sentence-transformers or the model is not here; the remedy offers --no-cluster.
    """
    need_library()
    folder = embedding_model.model_path()
    if folder is None:
        raise Missing(
            f"The embedding model {MODEL} is not on this machine.",
            f"Fetch it once with `pastiche curate --download` (90 MB), {WITHOUT}",
        )
    return Embedder(folder)


def encode_cached(texts: Sequence[str], report: Told | None = None, cache: Path | None = None) -> Vectors:
    """`Embedder.encode`, asking the model only for texts it never saw on this machine.

    Every 256 new texts are saved, so that a stop or a kill loses a few seconds at most.

    Args:
        cache: folder of the cache; None for the one of this user.

    Raises:
        Missing: as `load_embedder`, when a text is new.
        Cancelled: `report` did.
    """
    folder = (cache or machine.cache_dir()) / "embeddings" / f"{MODEL.rpartition('/')[2]}-{WINDOW}"
    hashes = [text_hash(text) for text in texts]
    known = _read_cache(folder, set(hashes))
    new = sorted({h: i for i, h in enumerate(hashes) if h not in known}.values())
    known |= _encode_new([texts[i] for i in new], [hashes[i] for i in new], len(texts), report, folder)
    return np.stack([known[h] for h in hashes]) if hashes else np.zeros((0, DIMENSION), np.float32)


def _encode_new(
    texts: Sequence[str], hashes: Sequence[str], total: int, report: Told | None, folder: Path
) -> dict[str, Vectors]:
    """Vectors by hash, saved as they come; `report` counts from the texts that were known."""
    found: dict[str, Vectors] = {}
    if not texts:
        return found
    unsaved: dict[str, Vectors] = {}
    letters, read = sum(map(len, texts)), 0  # texts come longest first: counted by them, the end would race
    try:
        for i, vector in load_embedder().encode_each(texts):
            unsaved[hashes[i]] = found[hashes[i]] = vector
            read += len(texts[i])
            if len(unsaved) == _SAVE:
                _write_cache(folder, unsaved)
                unsaved = {}
            if report is not None:
                report(total - len(texts) + len(texts) * read // max(1, letters), total)
    finally:
        if unsaved:
            _write_cache(folder, unsaved)
    return found


def unit(vectors: Vectors) -> Vectors:
    """The vectors at length 1; zeros stay zeros."""
    lengths = np.linalg.norm(vectors, axis=-1, keepdims=True)
    return (vectors / np.where(lengths == 0, 1, lengths)).astype(np.float32)


def _batches(windows: list[Window]) -> list[list[Window]]:
    """Windows of like length together, at most `_BATCH` tokens at a time, the longest first."""
    batches: list[list[Window]] = []
    for window in sorted(windows, key=lambda w: -len(w[1])):
        if batches and (len(batches[-1]) + 1) * (len(batches[-1][0][1]) + 2) <= _BATCH:
            batches[-1].append(window)
        else:
            batches.append([window])
    return batches


def _write_cache(folder: Path, vectors: Mapping[str, Vectors]) -> None:
    stream = io.BytesIO()
    np.savez(stream, keys=np.array(list(vectors)), vectors=np.stack(list(vectors.values())))
    write_bytes(folder / f"{text_hash(*vectors)}.npz", stream.getvalue())


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
