"""Owns which files a model on the hub is made of, and what a list of them must look like to be trusted."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from fnmatch import fnmatchcase
from typing import Any
from urllib.parse import quote

from core.hub import Hub
from core.progress import DownloadFailed, Missing

EMBEDDING_FILES = (
    *("modules.json", "config.json", "config_sentence_transformers.json", "sentence_*_config.json"),
    *("tokenizer*.json", "special_tokens_map.json", "added_tokens.json", "vocab.*", "merges.txt", "*.model"),
    *("model*.safetensors", "model.safetensors.index.json"),
    *("[0-9]_*/config.json", "[0-9]_*/model*.safetensors"),
)
"""What sentence-transformers loads; no second copies of the weights (ONNX, OpenVINO, pickle ...)."""

MLX_FILES = ("*.safetensors", "*.json", "*.txt", "*.jinja", "*.model", "*.tiktoken")
"""What mlx-lm loads; no code that a model brings along."""

NOTE = ".download.json"
"""What `core.downloads` lays beside the files of a model; no file of the hub may be called so."""


@dataclass(frozen=True, slots=True)
class File:
    """A file as the hub lists it.

    Attributes:
        path: inside the model's folder, with "/".
        size: bytes.
        hash: SHA-256 of the content (64 digits), or git's blob id (40), which small files have.
    """

    path: str
    size: int
    hash: str

    @property
    def key(self) -> str:
        """Names the bytes while they are no model yet; another content or place is another key."""
        digest = hashlib.sha256(f"{self.path}\0{self.hash}".encode()).hexdigest()[:16]
        return f"{self.path.rpartition('/')[2][:60]}-{digest}"


def listing(
    hub: Hub, files: Sequence[str] | None, revision: str, told: Callable[[str], None]
) -> tuple[str, list[File]]:
    """The commit that the revision stands for, and the files to fetch, small ones first.

    Args:
        files: patterns; None takes EMBEDDING_FILES or MLX_FILES, by what is there.
        told: hears why it takes long; may raise Cancelled.

    Raises:
        Missing: no such model, or nothing in it to use. DownloadFailed: no answer, or a strange one.
    """
    answer = hub.json(f"/api/models/{hub.name}/revision/{quote(revision, safe='')}?blobs=true", told)
    try:
        commit, rows = str(answer["sha"]), {str(row["rfilename"]): row for row in answer["siblings"]}
        patterns = files if files is not None else EMBEDDING_FILES if "modules.json" in rows else MLX_FILES
        chosen = [_file(path, row) for path, row in rows.items() if _matches(path, patterns)]
        if not re.fullmatch(r"[0-9a-f]{40}", commit):
            raise ValueError(f"commit {commit[:50]!r}")
        if len({file.path.casefold() for file in chosen}) < len(chosen):  # one file on a Mac's disk
            raise ValueError("names that differ in capitals only")
    except (KeyError, TypeError, ValueError) as error:
        raise DownloadFailed(
            f"The hub's list of the files of {hub.name} makes no sense.",
            "Try again later, or choose another model.",
            repr(error),
        ) from error
    weights = any("safetensors" in pattern for pattern in patterns)
    if not chosen or (weights and not any(file.path.endswith(".safetensors") for file in chosen)):
        raise Missing(
            f"{hub.name} holds nothing that can be used here: no weights in the safetensors form.",
            "Choose another model.",
        )
    return commit, sorted(chosen, key=lambda file: (file.size, file.path))


def _matches(path: str, patterns: Sequence[str]) -> bool:
    parts = path.split("/")
    for pattern in patterns:
        wanted = pattern.split("/")
        if len(wanted) == len(parts) and all(map(fnmatchcase, parts, wanted)):
            return True
    return False


def _file(path: str, row: dict[str, Any]) -> File:
    """A row of the list, not trusted: its path has to stay in the folder, its hash has to be one."""
    parts = path.split("/")
    odd = any(p in ("", ".", "..") or not p.isprintable() or set(p) & set("\\:") for p in parts)
    if odd or parts[-1] == NOTE:
        raise ValueError(f"path {path[:200]!r}")
    lfs = row.get("lfs") or {}
    digest = str(lfs["sha256"] if lfs else row["blobId"])
    if not re.fullmatch(r"[0-9a-f]{64}" if lfs else r"[0-9a-f]{40}", digest):
        raise ValueError(f"hash {digest[:80]!r}")
    length = lfs["size"] if lfs else row["size"]
    if not isinstance(length, int) or length < 0:
        raise ValueError(f"size {length!r}")
    return File(path, length, digest)
