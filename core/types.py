"""Owns what travels between stages: Book, Section, Paragraph, Decision, Passage, Chunk, Pair, Adapter.

All are frozen and hold only strings, numbers, tuples and mappings, so that `as_json` and
`from_json` carry any of them through a file or a pipe unchanged.
"""

from __future__ import annotations

import dataclasses
import functools
import types
import typing
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal, TypeVar

Kind = Literal[
    "text",  # a prose paragraph
    "heading",
    "verse",
    "quote",  # a letter, a block quotation
    "list",
    "table",
    "caption",
    "note",  # a footnote or endnote
    "code",
    "break",  # a scene break: asterisks, a rule, a wide gap
    "furniture",  # running head, page number
]
Verdict = Literal["keep", "drop", "look"]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One block of a book as it stands there.

    Attributes:
        text: the author's characters, white space folded; line ends kept only in verse.
        kind: what the importer saw it as; cleaning may know better.
        place: where in the source, for people: "text/chapter-1.xhtml 14", "page 12".
        semantics: marks of the source, e.g. epub:type values and class names.
        style: form on the page, e.g. {"size": 1.4, "bold": 1.0, "centred": 1.0}; PDFs mostly.
    """

    text: str
    kind: Kind = "text"
    place: str = ""
    semantics: tuple[str, ...] = ()
    style: Mapping[str, float] = dataclasses.field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Section:
    """A stretch of a book between two structural breaks: a file of an ePub, a chapter.

    Attributes:
        title: heading or contents entry; empty when there is none.
        paragraphs: in reading order, the heading included.
        semantics: marks of the source for the whole section, e.g. ("bodymatter", "chapter").
        source: the file inside the book, or the range of pages.
        joined: True when it goes on in the middle of the section before it.
    """

    title: str
    paragraphs: tuple[Paragraph, ...]
    semantics: tuple[str, ...] = ()
    source: str = ""
    joined: bool = False


@dataclass(frozen=True, slots=True)
class Book:
    """One imported file.

    Attributes:
        title, author, language: as the file names them; empty when it does not.
        source: name of the file, without folders.
        digest: SHA-256 of the file, hexadecimal.
        format: "epub", "pdf", "text", "markdown", "html" or "docx".
        sections: in reading order.
        warnings: what the user should know, in plain words; never empty promises.
        contributors: (role, name), e.g. ("trl", "George Long") for a translator.
    """

    title: str
    author: str
    language: str
    source: str
    digest: str
    format: str
    sections: tuple[Section, ...]
    warnings: tuple[str, ...] = ()
    contributors: tuple[tuple[str, str], ...] = ()

    @property
    def words(self) -> int:
        return sum(len(p.text.split()) for s in self.sections for p in s.paragraphs)


@dataclass(frozen=True, slots=True)
class Decision:
    """What cleaning says of one paragraph.

    Attributes:
        id: stable under re-import of the same book: a hash of text and neighbourhood.
        book: digest of the book.
        section, index: the paragraph's place in `Book.sections[section].paragraphs[index]`.
        verdict: "look" is kept, and shown to the user.
        rule: a short fixed name, e.g. "copyright", "running-head", "story".
        reason: one plain sentence.
        repaired: the text to keep where a named repair changed it (a hyphen at a line's end, a
            page number in mid-sentence); empty when the text is kept as it is.
    """

    id: str
    book: str
    section: int
    index: int
    verdict: Verdict
    rule: str
    reason: str
    repaired: str = ""


@dataclass(frozen=True, slots=True)
class Passage:
    """One or more neighbouring paragraphs that curating judges together.

    Attributes:
        id: hash of the text and of how often it stood earlier in the corpus.
        run: which unbroken run of the corpus, from 0; nothing crosses from one to the next.
        start: index of the first paragraph within the run.
        paragraphs: the author's text.
    """

    id: str
    run: int
    start: int
    paragraphs: tuple[str, ...]

    @property
    def text(self) -> str:
        return "\n\n".join(self.paragraphs)


@dataclass(frozen=True, slots=True)
class Chunk:
    """A stretch of 250-650 words to be described and learned.

    Attributes:
        id: hash of the text.
        text: paragraphs separated by one blank line.
        run: which unbroken run of the corpus, from 0.
        start, end: paragraphs of the run it covers, end exclusive.
        fresh_words: words that no earlier chunk holds; coverage counts these.
        words: all of them; Chinese and Japanese are counted by characters.
    """

    id: str
    text: str
    run: int
    start: int
    end: int
    fresh_words: int
    words: int


@dataclass(frozen=True, slots=True)
class Pair:
    """A chunk and its plain description: one line of AUTHOR.jsonl.

    Attributes:
        id: hash of the chunk and of the prompt's version.
        book: the file or project it came from.
        chapter: which unbroken run of the corpus (chapters, as far as nothing was left out).
        start, end: paragraphs of that run, end exclusive.
        provider: e.g. "outline" or "deepseek:deepseek-flash".
        copied: the longest run of words that the description shares with the original.
        edited: the description is the user's own; `before` is what stood there, "" where nothing did.
    """

    id: str
    description: str
    original: str
    word_count: int
    book: str = ""
    chapter: int = 0
    start: int = 0
    end: int = 0
    provider: str = ""
    prompt_version: str = ""
    copied: int = 0
    edited: bool = False
    before: str = ""


@dataclass(frozen=True, slots=True)
class Adapter:
    """A trained voice in a folder.

    Attributes:
        path: the adapter folder.
        author: whose voice; empty in a folder from another tool.
        base_model: name or path of the base model it was trained on.
        metadata: metadata.json as it stands; empty in a folder from another tool.
    """

    path: str
    author: str
    base_model: str
    metadata: Mapping[str, Any] = dataclasses.field(default_factory=dict)


T = TypeVar("T")

ONCE: Mapping[str, bool] = {"once": True}
"""Metadata of an option of one run only: neither kept nor asked about when freshness is."""
PACE: Mapping[str, bool] = {"pace": True}
"""Metadata of an option that changes how fast a result comes, not which: kept, and no more."""


def kept_options(options: Any) -> dict[str, Any]:
    """Options as JSON, for the next time, without those of one run only."""
    once = {f.name for f in dataclasses.fields(options) if f.metadata.get("once")}
    return {name: value for name, value in as_json(options).items() if name not in once}


def same_options(before: Mapping[str, Any], options: Any) -> bool:
    """Whether a result made with `before`, as JSON, is what `options` would give.

    An option that an older version did not know counts as its default, so that an upgrade asks nothing anew.
    """
    defaults, now = as_json(type(options)()), as_json(options)
    passing = {f.name for f in dataclasses.fields(options) if f.metadata}
    return all(before.get(name, defaults[name]) == now[name] for name in now if name not in passing)


def as_json(value: Any) -> Any:
    """Any of these types (or options, results) as dicts, lists, strings and numbers."""
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {f.name: as_json(getattr(value, f.name)) for f in dataclasses.fields(value)}
    if isinstance(value, Mapping):
        return {str(k): as_json(v) for k, v in value.items()}
    if isinstance(value, list | tuple):
        return [as_json(v) for v in value]
    if isinstance(value, Path):
        return str(value)
    return value


def from_json(kind: type[T], data: Any) -> T:
    """The dataclass `kind` from what `as_json` made of it.

    Keys that `kind` does not know are passed over, so that a newer file opens in an older app.

    Raises:
        TypeError: a field without default is missing, or holds something of another shape.
    """
    if not isinstance(data, Mapping):
        raise TypeError(f"{kind.__name__} cannot be made of {type(data).__name__}")
    hints = _hints(typing.cast(Any, kind))
    known = {f.name for f in dataclasses.fields(kind)}  # type: ignore[arg-type]
    return kind(**{k: _restore(hints[k], v) for k, v in data.items() if k in known})


_NUMBERS: Mapping[Any, str] = {int: "a whole number", float: "a number", bool: "yes or no"}


@functools.cache
def _hints(kind: type[Any]) -> dict[str, Any]:
    """Type hints of a dataclass; finding them takes longer than filling a paragraph."""
    return typing.get_type_hints(kind)


def _restore(hint: Any, value: Any) -> Any:
    if hint is str:
        if not isinstance(value, str):
            raise TypeError(f"a text was expected, not {type(value).__name__}")
        return value
    if hint in (int, float, bool):
        wanted = (int, float) if hint is float else hint
        if not isinstance(value, wanted) or isinstance(value, bool) is not (hint is bool):
            raise TypeError(f"{_NUMBERS[hint]} was expected, not {type(value).__name__}")
        return value
    origin, args = typing.get_origin(hint), typing.get_args(hint)
    if origin in (typing.Union, types.UnionType):
        plain = [a for a in args if a is not type(None)]
        return None if value is None else _restore(plain[0], value)
    if dataclasses.is_dataclass(hint):
        return from_json(typing.cast(type[Any], hint), value)
    if origin is tuple:
        if not isinstance(value, list):
            raise TypeError(f"a list was expected, not {type(value).__name__}")
        inner = args[0] if len(args) == 2 and args[1] is Ellipsis else None
        kinds = [inner] * len(value) if inner is not None else list(args)
        return tuple(_restore(k, v) for k, v in zip(kinds, value, strict=True))
    return value
