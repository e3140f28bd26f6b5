"""Owns how a base model comes onto this machine: from the hub, or made in 4 bits from one of the hub's."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path
from typing import Any

from core import downloads, machine
from core.downloads import Told
from core.hub import Hub
from core.modelfiles import MLX_FILES
from core.progress import BadInput, DownloadFailed, Missing, NoSpace
from core.writing import kinds, models, quantizing

_SPARE = 500 << 20  # bytes to leave free beside a model that is made here


def is_here(name: str) -> bool:
    """Whether a base model lies whole on this machine; asks no network.

    Args:
        name: "practice", a path or a hub name. For "" and for a folder that is no model: False.
    """
    try:
        models.resolve(name)
    except (Missing, BadInput):
        return False
    return True


def size_of(name: str) -> int:
    """Bytes that `obtain` would have to fetch now; 0 for what is here or only has to be made from it.

    Raises:
        BadOption, Missing, DownloadFailed: as `core.downloads.size`.
    """
    if is_here(name) or models.is_path(name):
        return 0
    try:
        return downloads.size(name, MLX_FILES)
    except (Missing, DownloadFailed):
        source = _source(name)
        if not source:
            raise
        return 0 if is_here(source) else downloads.size(source, MLX_FILES)


def obtain(name: str, report: Told) -> Path:
    """The folder of a base model, fetched or made where it is not on this machine.

    A 4-bit model of the catalogue that the hub does not have is made from its bf16 model, which is
    fetched for that and kept beside it: `kept` says where. Goes on where a stop, a kill or a lost
    connection left the download; only the making, of a minute or two, begins again.

    Args:
        report: told of bytes done, bytes in all, and what is in work; done never falls.

    Raises:
        Missing: neither here nor on the hub. BadInput: it is no base model; said before it is fetched.
        BadOption, DownloadFailed, NoSpace, Locked: as `core.downloads.fetch`. Cancelled: `report` did.
    """
    if is_here(name) or models.is_path(name) or name == models.PRACTICE:
        return models.resolve(name)
    source = _source(name)
    try:
        _look(name, report)
        return _fetched(name, report)
    except Missing:  # the hub has none of that name
        if not source:
            raise
    except DownloadFailed:
        if not source or not is_here(source):
            raise
    return _made(name, source, report)


def kept(name: str) -> str:
    """A sentence on the bf16 model that `name` was made from and that is still here; else empty."""
    source = _source(name)
    folder = machine.model_folder(name) if source else None
    if folder is None or not (folder / quantizing.MADE).is_file() or not is_here(source):
        return ""
    place = models.resolve(source)
    size = machine.human(quantizing.weight_bytes(place))
    return (
        f"{name} was made on this machine from {source}, which is kept in {place} ({size}); "
        "you may delete it."
    )


def _source(name: str) -> str:
    info = models.listed(name)
    return info.source if info else ""


def _fetched(name: str, report: Told) -> Path:
    downloads.fetch(name, report, MLX_FILES)
    return models.resolve(name)


def _look(name: str, report: Told) -> None:
    """Ask the hub what the model is, before gigabytes are fetched.

    Raises:
        BadInput: no base model. Missing, DownloadFailed, BadOption: as `core.hub`.
    """
    downloads.check_name(name)

    def told(note: str) -> None:
        report(0, 0, note)

    with closing(Hub(name)) as hub:
        listing = hub.json(f"/api/models/{name}/revision/main?blobs=true", told)
        files = _paths(listing)
        config: Any = hub.json(f"/{name}/resolve/main/config.json", told) if "config.json" in files else None
    kinds.check_files(name, files, config if isinstance(config, dict) else None)


def _paths(listing: Any) -> set[str]:
    rows = listing.get("siblings") if isinstance(listing, dict) else None
    return {str(row.get("rfilename")) for row in rows or () if isinstance(row, dict)}


def _made(name: str, source: str, report: Told) -> Path:
    """Fetch the bf16 model where it is not here, and make the 4-bit one from it, as one piece of work."""
    if is_here(source):
        folder = models.resolve(source)
        _check_space(name, 0, quantizing.weight_bytes(folder))
        return quantizing.quantize(folder, name, report)
    missing = downloads.size(source, MLX_FILES)
    info = models.listed(source)
    _check_space(name, missing, info.download if info else missing)
    most = 0

    def fetching(done: int, total: int, note: str) -> None:
        nonlocal most
        most = total
        report(done, 2 * total, note)

    folder = _fetched(source, fetching)
    fetched = most

    def making(done: int, total: int, note: str) -> None:
        report(fetched + fetched * done // max(1, total), 2 * fetched, note)

    return quantizing.quantize(folder, name, making)


def _check_space(name: str, fetch: int, weights: int) -> None:
    """Room for the download and for the model made from it, before the first byte.

    Args:
        fetch: bytes still to fetch. weights: bytes of the bf16 model.
    """
    make = int(weights * quantizing.SHARE)
    need, free = fetch + make, machine.free_disk(machine.models_dir())
    if free < need + _SPARE:
        parts = f" ({machine.human(fetch)} to download, {machine.human(make)} to make)" if fetch else ""
        raise NoSpace(
            f"{name} needs {machine.human(need)} more on the disk{parts}, "
            f"and {machine.human(free)} are free.",
            f"Free {machine.human(need + _SPARE - free)} or more and try again.",
        )
