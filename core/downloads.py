"""Owns how a model comes from the Hugging Face hub onto this disk: resumed, verified, put in its place.

The hub's own library is not used for the bytes: since its version 2 it begins again after a kill, it
checks sizes but no hashes, waits without a chance to stop, and tells the hub what else is installed.
Here what arrives is kept under `models_dir()/.parts` by its hash, and becomes a model folder by one
rename when all of it is there and right, so half a download never looks like a model.
"""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import time
from collections.abc import Callable, Iterable, Sequence
from contextlib import closing
from dataclasses import asdict
from pathlib import Path
from typing import Any
from urllib.parse import quote

from core import machine
from core.files import disk_errors, folder_lock, read_json, write_json
from core.hub import Hub
from core.modelfiles import NOTE, File, listing
from core.progress import BadInput, BadOption, DownloadFailed, NoSpace

Told = Callable[[int, int, str], None]
"""Takes bytes done, bytes in all and a note; may raise Cancelled: what was fetched stays."""

_NAME = re.compile(r"[A-Za-z0-9][\w.-]*/[A-Za-z0-9][\w.-]*", re.ASCII)
_SPARE = 200 << 20  # bytes to leave free: a disk full to the brim stops the whole machine
_PIECE = 1 << 20
STEP = 1 << 20
"""Bytes between two reports where many come at once."""


def fetch(name: str, report: Told, files: Sequence[str] | None = None, revision: str = "main") -> Path:
    """The folder of a model, fetched from the hub where it is not on this disk already.

    Goes on where a stop, a kill or a lost connection left it. A model that is here whole, also in the
    hub's cache, is used as it is; one that `fetch` brought is found without any network. Variables
    honoured: HF_ENDPOINT, HF_HUB_OFFLINE, the proxies', and HF_TOKEN, which is sent only where
    the hub refused without (private and gated models), and only to the hub itself. The token that
    `hf auth login` keeps is not read.

    Args:
        name: "owner/model".
        report: told of bytes done, bytes in all, and the file in work; done never falls.
        files: patterns, "*" not crossing "/"; None takes EMBEDDING_FILES or MLX_FILES by what is there.
        revision: branch, tag or commit.

    Raises:
        BadOption: no such form of name or address.
        Missing: there is no such model or revision, or none that may be had without an access token.
        DownloadFailed: no network, the hub is busy or sent something wrong.
        NoSpace: before the first byte, with figures; or when the disk filled up meanwhile.
        Locked: another process fetches the same model.
        BadInput: the place cannot be written to, or something else lies there.
        Cancelled: `report` did.
    """
    check_name(name)
    target = machine.models_dir() / name
    if _noted(target, files, revision):
        return target
    with closing(Hub(name)) as hub:
        commit, wanted = listing(hub, files, revision, lambda note: report(0, 0, note))
        if (found := _whole(name, wanted, commit, revision)) is not None:
            return found
        if os.path.lexists(target) and not (target / NOTE).is_file():
            raise BadInput(
                f"{target} is in the way: it holds something, but not the whole of {name}.",
                "Move that folder away and try again.",
            )
        store = _store(name)
        _make(store)
        busy = f"{name} is being downloaded already."
        with folder_lock(store, busy, "Wait until that is finished, or stop it there."):
            tree = _gather(hub, store, wanted, commit, report)
            note = {"name": name, "revision": revision, "commit": commit, "asked": _asked(files)}
            write_json(tree / NOTE, note | {"files": [asdict(file) for file in wanted]})
            _publish(tree, target, store)
    return target


def size(name: str, files: Sequence[str] | None = None, revision: str = "main") -> int:
    """Bytes that `fetch` would have to fetch now; 0 for a model that is here.

    Raises:
        BadOption, Missing, DownloadFailed: as `fetch`.
    """
    check_name(name)
    if _noted(machine.models_dir() / name, files, revision):
        return 0
    with closing(Hub(name)) as hub:
        commit, wanted = listing(hub, files, revision, lambda note: None)
    if _whole(name, wanted, commit, revision) is not None:
        return 0
    store = _store(name)
    return sum(file.size - _there(store, store / commit, file) for file in wanted)


def check_name(name: str) -> None:
    """Refuse what cannot be the name of a model on the hub.

    Raises:
        BadOption: with the form that it takes.
    """
    if not _NAME.fullmatch(name) or ".." in name or "--" in name or len(name) > 96:
        raise BadOption(
            f"“{name[:100]}” is no name of a model on the Hugging Face hub.",
            "Name it as owner/model, such as mlx-community/Qwen3-8B-Base-bf16.",
        )


def _make(store: Path) -> None:
    with disk_errors(store):
        try:
            store.mkdir(parents=True, exist_ok=True)
        except PermissionError as error:
            raise BadInput(
                f"{machine.models_dir()} may not be written to.",
                "Give yourself the right to write to that folder and try again.",
            ) from error


def _asked(files: Sequence[str] | None) -> list[str] | None:
    return None if files is None else sorted(files)


def _store(name: str) -> Path:
    return machine.models_dir() / ".parts" / name.replace("/", "--")


def _noted(target: Path, files: Sequence[str] | None, revision: str) -> bool:
    """Whether `fetch` brought just this before, and all of it still lies there."""
    note, there = _note(target)
    same = bool(note) and note["asked"] == _asked(files) and revision in (note["revision"], note["commit"])
    return same and _holds(target, there)


def _note(folder: Path) -> tuple[dict[str, Any], list[File]]:
    """What `fetch` wrote beside the files of a model; nothing where it did not bring it."""
    if not (folder / NOTE).is_file():
        return {}, []
    try:
        note = read_json(folder / NOTE)
        return {key: note[key] for key in ("asked", "revision", "commit")}, [
            File(**row) for row in note["files"]
        ]
    except (BadInput, KeyError, TypeError):  # damaged: the hub is asked again
        return {}, []


def _holds(folder: Path, files: Iterable[File]) -> bool:
    """Whether all files are there with their sizes; their hashes were checked when they came."""
    return all((p := folder / f.path).is_file() and p.stat().st_size == f.size for f in files)


def _whole(name: str, wanted: list[File], commit: str, revision: str) -> Path | None:
    """The folder that holds the whole model already, brought by `fetch`, the hub's library or the user."""
    found = machine.model_folder(name)
    if found is None or not _holds(found, wanted):
        return None
    if (found / NOTE).is_file():
        return found if set(wanted) <= set(_note(found)[1]) else None
    # Sizes do not tell one revision from another, but the name of a folder in the hub's cache does.
    return found if revision == "main" or found.name == commit else None


def _there(store: Path, tree: Path, file: File) -> int:
    """Bytes of the file that are fetched."""
    for path in (tree / file.path, store / file.key, store / f"{file.key}.part"):
        if path.is_file():
            return min(path.stat().st_size, file.size)
    return 0


def _gather(hub: Hub, store: Path, wanted: list[File], commit: str, report: Told) -> Path:
    """Fetch and verify what is missing; the folder with all of it, still out of sight."""
    tree, total = store / commit, sum(file.size for file in wanted)
    _check_space(hub.name, store, total - sum(_there(store, tree, file) for file in wanted))
    before = 0
    for file in wanted:
        told = _Share(report, before, total)
        if not (tree / file.path).is_file() and not (store / file.key).is_file():
            part = store / f"{file.key}.part"
            hub.receive(f"/{hub.name}/resolve/{commit}/{quote(file.path)}", part, file.size, told)
            _verify(hub.name, part, file, told)
            with disk_errors(part):
                part.replace(store / file.key)
        before += file.size
        report(before, total, file.path)
    with disk_errors(tree):
        for file in wanted:
            if not (tree / file.path).is_file():
                (tree / file.path).parent.mkdir(parents=True, exist_ok=True)
                (store / file.key).replace(tree / file.path)
    return tree


class _Share:
    """Tells of one file as a share of all; about ten times a second, since each report goes to the window."""

    def __init__(self, report: Told, before: int, total: int) -> None:
        self._report, self._before, self._total = report, before, total
        self._most, self._told, self._when, self._note = 0, -1, 0.0, ""

    def __call__(self, done: int, note: str) -> None:
        self._most = max(self._most, done)  # a file may have to begin again
        now = time.monotonic()
        if note != self._note or self._most - self._told >= STEP or now - self._when >= 0.1:
            self._told, self._when, self._note = self._most, now, note
            self._report(self._before + self._most, self._total, note)


def _check_space(name: str, store: Path, missing: int) -> None:
    free = machine.free_disk(store)
    if missing and free < missing + _SPARE:
        raise NoSpace(
            f"{name} needs {machine.human(missing)} more on the disk, and {machine.human(free)} are free.",
            f"Free {machine.human(missing + _SPARE - free)} or more and try again.",
        )


def _verify(name: str, part: Path, file: File, told: Callable[[int, str], None]) -> None:
    """Read back what lies on the disk; what is wrong is removed."""
    with disk_errors(part):
        length = part.stat().st_size
        if len(file.hash) == 64:
            digest = hashlib.sha256()
        else:  # as git names a blob; told apart from others, not protected from an enemy
            digest = hashlib.sha1(b"blob %d\0" % length, usedforsecurity=False)
        with part.open("rb") as stream:
            while piece := stream.read(_PIECE):
                digest.update(piece)
                told(length, f"checking {file.path}")
        if length == file.size and digest.hexdigest() == file.hash:
            return
        part.unlink()
    raise DownloadFailed(
        f"{file.path} of {name} came wrong: it is not what the hub announced. It was removed.",
        "Try again; should it happen once more, try from another network.",
        f"{length} of {file.size} bytes, {digest.hexdigest()} for {file.hash}",
    )


def _publish(tree: Path, target: Path, store: Path) -> None:
    """Put the whole model where `machine.model_folder` looks; an older one of ours gives way."""
    with disk_errors(target):
        target.parent.mkdir(parents=True, exist_ok=True)
        if target.exists():
            old = store / "old"
            if old.exists():  # left by a kill
                shutil.rmtree(old)
            target.replace(old)
        tree.replace(target)
        shutil.rmtree(store)
