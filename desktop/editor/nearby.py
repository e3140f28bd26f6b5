"""Owns looking up how an author wrote of something like a passage: where, what came, and what is lacking."""

from __future__ import annotations

import importlib.util
from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from core.files import parse_runs, read_json, read_text
from core.indexing import Found, Options
from core.progress import Missing, PasticheError
from core.project import Project, is_project
from core.types import Adapter

COUNT = 5
"""Passages that are shown."""

KEPT_ANSWERS = 40

LIBRARY = "sentence_transformers"


@dataclass(frozen=True, slots=True)
class Source:
    """Where an author's passages are looked up.

    Attributes:
        root: the project that the voice belongs to, or None for the library's index by author.
        text: whether there is a text that an index can be made of without asking.
        stamp: tells one state of a project's index from another.
    """

    author: str
    root: Path | None = None
    text: bool = False
    stamp: tuple[int, int] = (0, 0)

    def same_place(self, other: Source) -> bool:
        """Whether both are one author's in one place, in whatever state its index is."""
        return (self.author, self.root) == (other.author, other.root)

    def search(self, text: str, download: bool = False) -> Options:
        """The request for the passages nearest to a text."""
        author = "" if self.root is not None else self.author
        return Options("search", author=author, text=text, count=COUNT, download=download)

    def make(self, text: str = "") -> Options:
        """The request for an index: of the project, or of the author from the file `text`."""
        if self.root is not None:
            return Options("make", download=True)
        return Options("make", input=text, author=self.author, download=True)


@dataclass(frozen=True, slots=True)
class Passage:
    """A passage of the author's; `place` is its book and chapter as far as they are known, else ""."""

    text: str
    place: str = ""


def source_of(adapter: Adapter) -> Source:
    """Where to look for the author of this voice. For a `Load`.

    Raises:
        BadInput: the project is damaged.
    """
    folder = Path(adapter.path)
    root = folder.parent.parent
    if folder.parent.name != "lora_adapters" or not is_project(root):
        return Source(adapter.author or folder.name)
    project = Project.open(root)
    head = project.index / "index.json"
    state = head.stat() if head.is_file() else None
    stamp = (0, 0) if state is None else (state.st_mtime_ns, state.st_size)
    return Source(project.author, root, project.curated_text.is_file(), stamp)


def lacking(error: PasticheError, source: Source) -> str:
    """What a search failed for: "library", "model", "index", "both", or "" for more. For a `Load`."""
    from core.language.embedding_model import model_path

    if not isinstance(error, Missing):
        return ""
    if importlib.util.find_spec(LIBRARY) is None:
        return "library"
    if model_path() is not None:
        return "index"
    return "model" if _indexed(source) else "both"


def _indexed(source: Source) -> bool:
    if source.root is not None:
        return source.stamp != (0, 0)
    from core.curating import library  # it loads numpy, and is asked for only where a model is missing, too

    return (library.place(source.author) / "index.json").is_file()


def placed(source: Source, found: Sequence[Found]) -> list[Passage]:
    """The passages with their books and chapters. For a `Load`: reads the project's clean text.

    Raises:
        BadInput: a file of the project is damaged.
    """
    if source.root is None:
        return [Passage(hit.text) for hit in found]
    wanted = {part for hit in found for part in hit.text.split("\n\n")}
    places = _places(Project.open(source.root), wanted)
    return [Passage(hit.text, _place(hit.text, places)) for hit in found]


def _places(project: Project, wanted: set[str]) -> dict[str, str]:
    """Book and chapter of these paragraphs; nothing where the clean text has no list of its chapters."""
    if not (project.clean_text.is_file() and project.places.is_file()):
        return {}
    names, runs = read_json(project.places), parse_runs(read_text(project.clean_text))
    if not isinstance(names, list) or len(names) != len(runs):
        return {}
    places = {}
    for name, run in zip(names, runs, strict=True):
        said = ", ".join(part for part in (str(name.get("book", "")), str(name.get("chapter", ""))) if part)
        places.update((paragraph, said) for paragraph in run if paragraph in wanted)
    return places


def _place(text: str, places: dict[str, str]) -> str:
    """The longest paragraph tells for all: a short one may stand in several chapters."""
    known = [part for part in text.split("\n\n") if part in places]
    return places[max(known, key=len)] if known else ""


class Answers:
    """What was found last, so that going back to a passage costs nothing."""

    def __init__(self) -> None:
        self._kept: OrderedDict[tuple[str, Source], list[Passage]] = OrderedDict()

    def get(self, text: str, source: Source) -> list[Passage] | None:
        found = self._kept.get((text, source))
        if found is not None:
            self._kept.move_to_end((text, source))
        return found

    def keep(self, text: str, source: Source, found: list[Passage]) -> None:
        self._kept[text, source] = found
        if len(self._kept) > KEPT_ANSWERS:
            self._kept.popitem(last=False)

    def clear(self) -> None:
        """An index was made anew."""
        self._kept.clear()
