"""Owns the project folder: create, open, lock, and which stage is fresh and why not."""

from __future__ import annotations

import os
import re
import time
import unicodedata
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from core import __version__
from core.files import file_hash, folder_lock, read_json, text_hash, write_json
from core.places import Places
from core.progress import BadInput, ReadOnly
from core.types import as_json, from_json, kept_options, same_options

if TYPE_CHECKING:
    from core.stages import Stage

FORMAT = 1
SUFFIX = ".pastiche"
State = Literal["missing", "fresh", "stale"]


def slug(author: str) -> str:
    """An author's name as a file name: NFC, lower case, letters and digits joined by hyphens.

    Cut to 48 characters: at four bytes each, with our endings, they still fit into a name of 255 bytes.
    """
    text = unicodedata.normalize("NFC", author).lower()
    return re.sub(r"[\W_]+", "-", text).strip("-")[:48].strip("-") or "author"


class Project(Places):
    """An open project folder. Reads project.json once; writes it on every change.

    Attributes:
        read_only: "", or why nothing of it may be changed, in a sentence.
    """

    def __init__(self, root: Path, data: dict[str, Any]) -> None:
        super().__init__(root, str(data["slug"]))
        self._data = data
        self._locks = 0
        self.read_only = ""
        if data["format"] > FORMAT:
            self.read_only = f"{root.name} was made by a newer Pastiche, so here it can only be looked at."

    @classmethod
    def create(cls, root: Path, author: str, name: str = "") -> Project:
        """Make the folder and its project.json.

        Raises:
            BadInput: there is something else at `root`, or it cannot be written.
        """
        root = root.expanduser().resolve()
        if root.exists() and not _may_become_project(root):
            raise BadInput(f"{root} already exists and is no project.", "Choose a new name for the project.")
        author = " ".join("".join(c for c in author if c.isprintable() or c.isspace()).split())
        if not author:
            raise BadInput("The project needs an author.", "Give the author's name with --author.")
        data = {
            "format": FORMAT,
            "name": name or root.stem,
            "author": author,
            "slug": slug(author),
            "options": {},
            "stages": {},
        }
        project = cls(root, data)
        project._save()
        return project

    @classmethod
    def open(cls, root: Path) -> Project:
        """Open an existing project; one that a newer Pastiche made, to be looked at.

        Raises:
            BadInput: it is no project, or damaged.
        """
        root = root.expanduser().resolve()
        path = root / "project.json"
        if not path.is_file():
            raise BadInput(
                f"{root} is no Pastiche project.",
                "Choose a folder that ends in .pastiche, or start a new project.",
            )
        return cls(root, _checked(path))

    @classmethod
    def open_or_create(cls, root: Path, author: str | None) -> Project:
        """Open the project at `root`, or make it for `author` where there is none.

        Raises:
            BadInput: as `open` and `create`; also when the project is another author's.
        """
        if (root.expanduser() / "project.json").exists():
            project = cls.open(root)
            if author and slug(author) != project.slug:
                raise BadInput(
                    f"{root.name} is a project of {project.author}, not of {author}.",
                    "Leave out --author, or choose another folder with --project.",
                )
            return project
        return cls.create(root, author or "")

    @property
    def name(self) -> str:
        return str(self._data.get("name") or self.root.stem)

    @property
    def author(self) -> str:
        return str(self._data["author"])

    def rename(self, name: str) -> None:
        """Give the project another name; its folder keeps its own."""
        self._data["name"] = name
        self._save()

    # What the user chose.
    def options(self, stage: str) -> Mapping[str, Any]:
        """The options last chosen for a stage; empty when none were."""
        return dict(self._data["options"].get(stage, {}))

    def set_options(self, stage: str, options: Mapping[str, Any]) -> None:
        self._data["options"][stage] = as_json(options)
        self._save()

    # What is fresh.
    def begin(self, stage: str, options: Any) -> None:
        """Note that a stage's output is being made anew: half of one must not pass for a whole one.

        It counts as missing until `record` is called. The options are kept, for whoever goes on with it.
        """
        self._reload()
        self._data["options"][stage] = kept_options(options)
        self._data["unfinished"] = sorted({*self._data.get("unfinished", ()), stage})
        self._save()

    def unfinished(self, stage: str) -> bool:
        """Whether a stage was begun and stopped or killed."""
        return stage in self._data.get("unfinished", ())

    def record(self, stage: Stage, options: Any, inputs: Mapping[str, str], result: Any) -> None:
        """Note that a stage finished with these options from what `inputs` gave before it began."""
        self._reload()
        self._data["unfinished"] = [name for name in self._data.get("unfinished", ()) if name != stage.name]
        self._data["options"][stage.name] = kept_options(options)
        self._data["stages"][stage.name] = {
            "inputs": _one(inputs),
            "files": dict(inputs),
            "options": kept_options(options),
            "result": as_json(result),
            "version": __version__,
            "time": time.strftime("%Y-%m-%dT%H:%M:%S%z"),
        }
        self._save()

    def amend(self, stage: str, **changes: Any) -> None:
        """Correct a stage's Result, where the user changed what it made; freshness stays as it was."""
        self._reload()
        if stage in self._data["stages"]:
            self._data["stages"][stage]["result"] |= as_json(changes)
            self._save()

    def outcome(self, stage: Stage) -> Any:
        """The Result of the stage's last run that ended well, or None where there was none.

        Raises:
            BadInput: what project.json says of it cannot be read.
        """
        row = self._data["stages"].get(stage.name)
        try:
            return None if row is None else from_json(stage.results, row["result"])
        except (TypeError, ValueError) as error:
            raise BadInput(
                f"What project.json says of the step {stage.name} cannot be read.",
                f"Run that step again: pastiche {stage.name} --project {self.root.name}.",
                str(error),
            ) from error

    def state(self, stage: Stage, options: Any = None) -> State:
        """Whether a stage's outputs are there and were made from today's inputs (and these options)."""
        row = self._data["stages"].get(stage.name)
        if row is None or self.unfinished(stage.name) or not all(self._glob(g) for g in stage.outputs):
            return "missing"
        if row["inputs"] != _one(self.inputs(stage)):
            return "stale"
        if options is not None and not same_options(row["options"], options):
            return "stale"
        return "fresh"

    def changes(self, stage: Stage) -> tuple[str, ...]:
        """What differs from what the stage was made of, as paths in the project with a sign before each.

        "+" is new since then, "-" is gone, "~" has other content; empty for a stage that is fresh or never
        ran, and for a project of an earlier version, which kept only one hash of all.
        """
        row = self._data["stages"].get(stage.name) or {}
        before, now = row.get("files"), self.inputs(stage)
        if not isinstance(before, dict):
            return ()
        signs = dict.fromkeys(now.keys() - before.keys(), "+")
        signs |= dict.fromkeys(before.keys() - now.keys(), "-")
        signs |= {name: "~" for name in now.keys() & before.keys() if now[name] != before[name]}
        return tuple(signs[name] + name for name in sorted(signs))

    def inputs(self, stage: Stage) -> dict[str, str]:
        """Everything that the stage reads: path in the project -> hash of the content."""
        found = (path for pattern in stage.inputs for path in self._glob(pattern))
        return {path.relative_to(self.root).as_posix(): file_hash(path) for path in found}

    def _glob(self, pattern: str) -> list[Path]:
        return sorted(p for p in self.root.glob(pattern.replace("AUTHOR", self.slug)) if p.is_file())

    @contextmanager
    def lock(self) -> Iterator[None]:
        """Hold the folder for this process, re-entrantly; the system lets go when the process dies.

        Raises:
            ReadOnly: nothing of it may be changed.
            Locked: another process holds it.
        """
        self._may_change()
        if self._locks:
            self._locks += 1
            try:
                yield
            finally:
                self._locks -= 1
            return
        message = f"{self.name} is already working in another window or terminal."
        with folder_lock(self.root, message, "Wait until that work is done, or stop it there."):
            self._locks = 1
            try:
                yield
            finally:
                self._locks = 0

    def _reload(self) -> None:
        self._data = _checked(self.root / "project.json")

    def reload(self) -> None:
        """Read project.json again: a child process may have finished a stage."""
        self._reload()

    def _may_change(self) -> None:
        if self.read_only:
            raise ReadOnly(self.read_only, "Update Pastiche, or open a copy that this version made.")

    def _save(self) -> None:
        self._may_change()
        write_json(self.root / "project.json", self._data)


def _one(inputs: Mapping[str, str]) -> str:
    """One hash of a stage's inputs."""
    return text_hash(*(part for name, found in inputs.items() for part in (name, found)))


def _may_become_project(root: Path) -> bool:
    """An empty folder, but for hidden files (Finder's, or those of a start that was killed); or a
    project that lost its project.json: its books and descriptions are there and are used again."""
    if not root.is_dir():
        return False
    if (root / "sources" / "books").is_dir():
        return not (root / "project.json").exists()
    return all(path.name.startswith(".") for path in root.iterdir())


def _checked(path: Path) -> dict[str, Any]:
    """What project.json holds, when it has the shape that this file writes.

    Raises:
        BadInput: it has not; the remedy keeps books and descriptions.
    """
    remedy = (
        f"Put back {path} from a backup. Or move it away and import a book into the same folder again, with "
        "--author as before: the descriptions there are used again."
    )
    try:
        data = read_json(path)
    except BadInput as error:
        raise BadInput(error.message, remedy, error.detail) from error
    kinds = (("format", int), ("author", str), ("slug", str), ("options", dict), ("stages", dict))
    whole = isinstance(data, dict) and all(isinstance(data.get(name), kind) for name, kind in kinds)
    if whole:
        rows = data["stages"].values()
        whole = all(isinstance(r, dict) and {"inputs", "options", "result"} <= r.keys() for r in rows)
    newer = isinstance(data, dict) and isinstance(data.get("format"), int) and data["format"] > FORMAT
    if newer and not whole:
        raise BadInput(
            f"{path.parent.name} was made by a newer Pastiche, in a form that this one cannot read.",
            "Update Pastiche to open it.",
        )
    if not whole or not re.fullmatch(r"[\w-]+", data["slug"]):  # it becomes part of file names
        raise BadInput(f"{path.parent.name} is damaged: project.json is not complete.", remedy)
    return data  # type: ignore[no-any-return]


def is_project(path: Path) -> bool:
    return (path / "project.json").is_file() and os.access(path, os.R_OK)
