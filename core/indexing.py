"""Owns `index`: make an index of a curated text, search it, take it to Chroma, and remove it."""

from __future__ import annotations

import importlib.util
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from core.files import parse_runs, read_text
from core.progress import BadInput, BadOption, DownloadFailed, Missing, Progress, Report
from core.project import Project

if TYPE_CHECKING:
    from core.curating.index import Hit, Index
    from core.language.embeddings import Vectors
    from core.types import Passage

_LIBRARY = "Install it with `pip install sentence-transformers`, then run this again."
_MODEL = "Run this again with --download, which fetches it once (90 MB)."
_NETWORK = "Look whether this machine is on the network, then run this again; it goes on where it stopped."
_CURATE = "Curate the project with themes, or run `pastiche index --project` with its folder."


@dataclass(frozen=True, slots=True)
class Options:
    """One of three tasks, with an author's index or a project's.

    Attributes:
        task: "make", "search" or "chroma".
        input: the text to index; empty for a project's curated.txt.
        author: whose index; empty for a project's, or for those of all authors.
        text: what to look for.
        count: how many passages to find.
        folder: where the Chroma collection goes.
        download: fetch the embedding model first where it is needed and not on this disk.
    """

    task: str = "make"
    input: str = ""
    author: str = ""
    text: str = ""
    count: int = 5
    folder: str = ""
    download: bool = False


@dataclass(frozen=True, slots=True)
class Made:
    """An index or a collection that was written.

    Attributes:
        place: the folder of the index, or the name of the collection.
    """

    author: str
    passages: int
    words: int
    place: str


@dataclass(frozen=True, slots=True)
class Found:
    """A passage near what was looked for.

    Attributes:
        similarity: cosine, -1 to 1.
        run, start: its place in the text that was indexed, from 0.
    """

    similarity: float
    author: str
    id: str
    run: int
    start: int
    words: int
    text: str


@dataclass(frozen=True, slots=True)
class Result:
    """What was written, or what was found, the nearest first."""

    task: str
    made: tuple[Made, ...] = ()
    found: tuple[Found, ...] = ()
    warnings: tuple[str, ...] = ()


def task_of(asked: Mapping[str, Any]) -> str:
    """The task that flags ask for: "list", "clear", "search", "chroma" or "make".

    Args:
        asked: list, clear and download as bool; project, input, author, text, count and folder, or None.

    Raises:
        BadOption: they do not go together.
    """
    tasks = {"list": asked["list"], "clear": asked["clear"]}
    tasks |= {"search": asked["text"] is not None, "chroma": asked["folder"] is not None}
    chosen = [name for name, wanted in tasks.items() if wanted]
    task = chosen[0] if chosen else "make"
    if len(chosen) > 1:
        raise BadOption("That is more than one thing at a time.", _flags("Choose one of"))
    if chosen and asked["input"]:
        raise BadOption("--input makes an index, and nothing else.", _flags("Run it alone, and then"))
    if asked["project"] and (asked["author"] or asked["input"]):
        raise BadOption(
            "A project's index knows its author and its text.",
            "Leave out --project, or --author and --input.",
        )
    if task == "list" and (asked["project"] or asked["author"]):
        raise BadOption("--list shows the indexes of all authors.", "Leave out --project and --author.")
    if asked["author"] is not None and not _clean(asked["author"]):
        raise BadOption("The author's name is empty.", "Give it with --author.")
    if task == "make" and not asked["project"] and not (asked["input"] and asked["author"]):
        raise BadOption(
            "There is nothing to index yet.", "Give --input and --author, or a project with --project."
        )
    _check_values(task, asked)
    return task


def _check_values(task: str, asked: Mapping[str, Any]) -> None:
    if asked["count"] is not None and (task != "search" or asked["count"] < 1):
        raise BadOption(
            "--count says how many passages a search gives.", "Give --search and a --count from 1."
        )
    if task == "search" and not asked["text"].strip():
        raise BadOption("There is nothing to look for.", "Give some words or a whole passage with --search.")
    if task == "chroma" and not asked["folder"].strip():
        raise BadOption("Where should the collection go?", "Name a folder with --to-chroma.")
    if asked["download"] and task not in ("make", "search"):
        raise BadOption("This needs no embedding model.", "Leave out --download.")


def _flags(words: str) -> str:
    return f"{words} --list, --clear, --search or --to-chroma."


def run(project: Project | None, options: Options, report: Report) -> Result:
    """Do the task; vectors that were computed are cached, so that a stop loses seconds.

    Raises:
        BadInput: the text or an index cannot be used, or a place cannot be written.
        Missing: no text or index yet, or no embedding model, or no chromadb.
        DownloadFailed: the model could not be fetched.
        Locked: another process works on the same project or author.
        NoSpace, Cancelled: as elsewhere.
    """
    if options.task == "search":
        return _search(project, options, report)
    if options.task == "chroma":
        return _to_chroma(project, options, report)
    if project is None:
        return _make_author(options, report)
    with project.lock():
        return _make_project(project, options, report)


def clear(project: Project | None, author: str = "") -> list[str]:
    """Remove the project's index, the author's, or all authors'; the names of what was removed.

    Raises:
        Missing: the author has none.
        Locked: another process works on it.
        BadInput: a place cannot be written to.
    """
    from core.curating import index, library

    if project is None:
        return library.clear(author)
    with project.lock():
        return [project.name] if index.clear(project.index) else []


def _make_author(options: Options, report: Report) -> Result:
    from core.curating import library

    author, source = _clean(options.author), Path(options.input).expanduser()
    chosen, vectors = _embed(source, options, report)
    about = library.write(author, chosen, vectors, source.name)
    return Result("make", (Made(author, about.passages, about.words, str(library.place(author))),))


def _make_project(project: Project, options: Options, report: Report) -> Result:
    from core.curating import index

    if not project.curated_text.is_file():
        raise Missing("There is no curated text yet.", "Run the step Curate first.")
    least = project.options("curate").get("min_para_words")
    chosen, vectors = _embed(project.curated_text, options, report, least)
    name = project.curated_text.name
    about = index.write(project.index, chosen, vectors, project.author, name)
    return Result("make", (Made(project.author, about.passages, about.words, str(project.index)),))


def _embed(
    source: Path, options: Options, report: Report, least: int | None = None
) -> tuple[list[Passage], Vectors]:
    """The passages of a text and their vectors; a passage without any word is left out.

    Args:
        least: words of the shortest passage, as the text was curated with; None for the usual.
    """
    from core.curating.quality import MIN_WORDS, is_break, passages
    from core.language.embeddings import encode_cached

    runs = parse_runs(read_text(source))
    formed = passages(runs, MIN_WORDS if least is None else least)
    chosen = [p for p in formed if not all(is_break(paragraph) for paragraph in p.paragraphs)]
    if not chosen:
        raise BadInput(f"{source.name} holds no text.", "Choose another text, or curate the book again.")
    told = _teller(report, "Reading passages")
    vectors = _with_model(lambda: encode_cached([p.text for p in chosen], told), options, report)
    return chosen, vectors


def _search(project: Project | None, options: Options, report: Report) -> Result:
    from core.language.embeddings import load_embedder

    indexes = _indexes(project, options.author)
    vector = _with_model(lambda: load_embedder().encode([options.text]), options, report)[0]
    hits = [_found(h, author) for author, index in indexes for h in index.search(vector, options.count)]
    hits.sort(key=lambda hit: -hit.similarity)
    report(Progress("index", 1, 1, "Searching"))
    return Result("search", found=tuple(hits[: options.count]))


def _to_chroma(project: Project | None, options: Options, report: Report) -> Result:
    from core.curating.chroma import export

    folder = Path(options.folder).expanduser()
    indexes = _indexes(project, options.author)
    total, before = sum(len(index.rows) for _, index in indexes), 0
    made = []
    for author, index in indexes:
        tell = _teller(report, f"Writing {author}", before, total)
        name = export(index, folder, author, tell)
        made.append(Made(author, len(index.rows), index.about.words, name))
        before += len(index.rows)
    return Result("chroma", tuple(made))


def _indexes(project: Project | None, author: str) -> list[tuple[str, Index]]:
    """The indexes meant, each with its author's name."""
    from core.curating import index, library

    if project is not None:
        try:
            return [(project.author, index.read(project.index))]
        except Missing as error:
            raise Missing(f"{project.name} has no index yet.", _CURATE) from error
    found = [library.read(author)] if author else library.read_all()
    return [(i.about.author, i) for i in found]


def _found(hit: Hit, author: str) -> Found:
    row = hit.row
    return Found(round(hit.similarity, 4), author, row.id, row.run, row.start, row.words, row.text)


def _with_model(encode: Callable[[], Vectors], options: Options, report: Report) -> Vectors:
    """Vectors; where the model is missing or cannot be fetched, with a remedy for an index."""
    from core.language.embedding_model import fetch_model

    try:
        if options.download:
            fetch_model(lambda done, total, note: report(Progress("index", done, total or None, note)))
        report(Progress("index", 0, None, "Loading the embedding model"))
        return encode()
    except Missing as error:
        if importlib.util.find_spec("sentence_transformers") is None:
            raise Missing(
                "An index needs sentence-transformers, which is not installed.", _LIBRARY
            ) from error
        raise Missing("An index needs the embedding model, which is not on this machine.", _MODEL) from error
    except DownloadFailed as error:
        raise DownloadFailed(error.message, _NETWORK, error.detail) from error


def _teller(report: Report, note: str, before: int = 0, total: int = 0) -> Callable[[int, int], None]:
    return lambda done, of: report(Progress("index", before + done, total or of, note))


def _clean(author: str) -> str:
    """The name on one line, without what cannot be printed; as `Project.create` has it."""
    return " ".join("".join(c for c in author if c.isprintable() or c.isspace()).split())
