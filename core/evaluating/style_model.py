"""Owns the style models as files: which there are, where they lie on this disk, and how they are fetched.

They give a second opinion on style, and are never needed: StyleDistance (English; Patel et al.,
"StyleDistance: stronger content-independent style embeddings with synthetic parallel examples", 2025) and
mStyleDistance (many languages; Qiu et al., "mStyleDistance: multilingual style embeddings and their
evaluation", 2025), both under the MIT licence. They come from the hub when the user asks, never by
themselves; any other model of sentence-transformers in their folders works as well.
"""

from __future__ import annotations

import importlib.util
from collections.abc import Callable, Mapping
from pathlib import Path

from core import downloads, machine
from core.modelfiles import EMBEDDING_FILES
from core.progress import Missing

ENGLISH, MANY = "StyleDistance/styledistance", "StyleDistance/mstyledistance"
SIZES: Mapping[str, int] = {ENGLISH: 250_000_000, MANY: 580_000_000}
"""Bytes to fetch, about."""


def suited(english: bool) -> str:
    """The model for texts in English, or in another language; the one for all where only that is here."""
    if english and (model_path(ENGLISH) is not None or model_path(MANY) is None):
        return ENGLISH
    return MANY


def usable() -> bool:
    """Whether the library is here that loads them."""
    return importlib.util.find_spec("sentence_transformers") is not None


def model_path(name: str) -> Path | None:
    """Where a model lies on this disk; None where it does not, or where its library does not."""
    folder = machine.model_folder(name)
    if not usable() or folder is None:
        return None
    return folder if (folder / "modules.json").is_file() else None


def fetch_model(name: str, report: Callable[[int, int, str], None]) -> None:
    """Download a model where it is not on this disk.

    Raises:
        Missing: sentence-transformers, which would load it, is not here.
        DownloadFailed, NoSpace, BadInput, Locked, Cancelled: as `core.downloads.fetch`.
    """
    if not usable():
        raise Missing(
            "The style model needs sentence-transformers, which is not installed.",
            "Install it with `pip install sentence-transformers`. The style score works without it.",
        )
    downloads.fetch(name, report, EMBEDDING_FILES)
