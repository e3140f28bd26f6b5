"""Owns the way of an index into a ChromaDB collection, with our own vectors and each passage's style."""

from __future__ import annotations

import importlib.util
import shutil
import sqlite3
import unicodedata
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

from core.curating.index import Index, Row
from core.curating.measures import measure
from core.files import disk_errors, text_hash
from core.progress import BadInput, Missing
from core.project import slug

Told = Callable[[int, int], None]
"""Takes passages done and passages in all; may raise Cancelled."""

_OURS = "Pastiche"
_ASIDE = ".pastiche-new"
_STORE = "chroma.sqlite3"
_BATCH = 500  # passages between two reports


def collection_name(author: str) -> str:
    """The slug of an author's name as Chroma allows it: 3 or more of a-z, 0-9 and hyphen.

    Where letters have to go, a hash of the slug keeps authors apart.
    """
    whole = slug(author)
    plain = unicodedata.normalize("NFKD", whole).encode("ascii", "ignore").decode().strip("-")
    return plain if plain == whole and len(plain) >= 3 else f"{plain or 'author'}-{text_hash(whole)[:8]}"


def export(index: Index, folder: Path, author: str, told: Told | None = None) -> str:
    """Write the index into a Chroma folder, in the place of the author's earlier collection.

    The new collection is filled under another name first, so that a stop or a kill leaves the old one.
    Other collections in the folder stay as they are.

    Returns:
        The name of the collection.

    Raises:
        Missing: chromadb is not installed.
        BadInput: the folder is none of Chroma's, cannot be written, or holds somebody else's collection.
        Cancelled: `told` did.
    """
    if importlib.util.find_spec("chromadb") is None:
        raise Missing(
            "Writing a Chroma collection needs chromadb, which is not installed.",
            "Install it with `pip install chromadb`, then run this again.",
        )
    _check_place(folder)
    import chromadb
    from chromadb.config import Settings
    from chromadb.errors import ChromaError

    outdated: list[Path] = []
    try:
        client = chromadb.PersistentClient(path=str(folder), settings=Settings(anonymized_telemetry=False))
        try:
            return _fill(client, folder, index, author, told, outdated)
        finally:
            client.close()
            for path in outdated:
                shutil.rmtree(path, ignore_errors=True)
    except (ChromaError, sqlite3.Error, ValueError) as error:
        raise BadInput(
            f"Chroma could not write to {folder}: {error}", "Choose another, empty folder.", repr(error)
        ) from error


def _check_place(folder: Path) -> None:
    """Make the folder; refuse one that holds other things than Chroma's."""
    if folder.exists() and not folder.is_dir():
        raise BadInput(f"{folder} is a file.", "Choose a folder for the Chroma collection.")
    with disk_errors(folder):
        folder.mkdir(parents=True, exist_ok=True)
        names = [p.name for p in folder.iterdir() if not p.name.startswith(".")]
    if names and _STORE not in names:
        raise BadInput(
            f"{folder} holds other files and is no Chroma folder.",
            "Choose an empty folder, or one that Chroma has written.",
        )


def _fill(
    client: Any, folder: Path, index: Index, author: str, told: Told | None, outdated: list[Path]
) -> str:
    """Fill a collection aside and give it its name; what the folder then need not hold goes to `outdated`."""
    name = collection_name(author)
    aside = name + _ASIDE
    there = {collection.name: collection for collection in client.list_collections()}
    if name in there and (there[name].metadata or {}).get("made_by") != _OURS:
        raise BadInput(
            f"There is a collection {name} already that Pastiche did not make.",
            "Choose another folder, or rename that collection.",
        )
    if aside in there:  # an earlier run was stopped
        _delete(client, folder, there[aside], outdated)
    collection = client.create_collection(
        aside,
        embedding_function=None,  # Chroma's default would download a model of its own
        configuration={"hnsw": {"space": "cosine"}},
        metadata=_metadata(index, author),
    )
    _add(collection, index, author, min(_BATCH, client.get_max_batch_size()), told)
    if name in there:
        _delete(client, folder, there[name], outdated)
    collection.modify(name=name)
    return name


def _add(collection: Any, index: Index, author: str, size: int, told: Told | None) -> None:
    for first in range(0, len(index.rows), size):
        rows = index.rows[first : first + size]
        collection.add(
            ids=[row.id for row in rows],
            documents=[row.text for row in rows],
            embeddings=index.vectors[first : first + size],
            metadatas=[_style(row, author) for row in rows],
        )
        if told is not None:
            told(first + len(rows), len(index.rows))


def _delete(client: Any, folder: Path, collection: Any, outdated: list[Path]) -> None:
    """Delete a collection; its vectors stay on the disk, since Chroma forgets them there."""
    store = f"{(folder / _STORE).resolve().as_uri()}?mode=ro"
    query = "SELECT id FROM segments WHERE collection = ? AND scope = 'VECTOR'"
    with closing(sqlite3.connect(store, uri=True)) as database:
        outdated += [folder / Path(row[0]).name for row in database.execute(query, (str(collection.id),))]
    client.delete_collection(collection.name)


def _metadata(index: Index, author: str) -> dict[str, str | int]:
    return {
        "made_by": _OURS,
        "author": author,
        "source": index.about.source,
        "date": index.about.date,
        "embedding_model": index.about.model,
        "embedding_dimension": int(index.vectors.shape[1]),
        "passages": len(index.rows),
        "words": index.about.words,
    }


def _style(row: Row, author: str) -> dict[str, str | int | float]:
    return {"author": row.author or author, "run": row.run, "start": row.start, **measure(row.text).figures()}
