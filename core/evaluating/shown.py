"""Owns what a report shows, as plain values: figures, pictures before they are drawn, and answers in words.

Light: the window reads it, too.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Literal

from core.evaluating.interval import Interval

Who = Literal["base", "voice", "author", "others"]


@dataclass(frozen=True, slots=True)
class Speech:
    """How words and figures are said, in English unless a window speaks another language.

    Attributes:
        language: its code. say: a phrase, or some sentences, of ours. decimal: a figure with so many places.
    """

    language: str = "en"
    say: Callable[[str], str] = str
    decimal: Callable[[float, int], str] = lambda value, places: f"{value:,.{places}f}"

    def number(self, value: float) -> str:
        return self.decimal(round(value), 0)

    def share(self, value: float) -> str:
        """Of 0-1, in per cent; with a place where that is all there is."""
        percent = 100 * value
        return f"{self.decimal(percent, 1 if 0 < percent < 9.95 else 0)} %"

    def of(self, some: int, all_: int) -> str:
        return self.say(f"{self.number(some)} out of {self.number(all_)}")


@dataclass(frozen=True, slots=True)
class Mark:
    """A figure on a line. Attributes: shown: the figure in words."""

    name: str
    who: Who
    value: Interval
    shown: str


@dataclass(frozen=True, slots=True)
class Scale:
    """Figures on one line, each in a row of its own.

    Attributes:
        bands: where what is known lies, behind the marks. ticks: values with names, below.
    """

    marks: tuple[Mark, ...]
    bands: tuple[Mark, ...] = ()
    ticks: tuple[tuple[float, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Count:
    """So many of so many."""

    name: str
    who: Who
    some: int
    all: int
    shown: str


@dataclass(frozen=True, slots=True)
class Counts:
    rows: tuple[Count, ...]


@dataclass(frozen=True, slots=True)
class Strip:
    """A text from end to end. Attributes: copied: from where to where it stands in the books, 0-1."""

    words: int
    copied: tuple[tuple[float, float], ...]


@dataclass(frozen=True, slots=True)
class Strips:
    rows: tuple[Strip, ...]


Picture = Scale | Counts | Strips


@dataclass(frozen=True, slots=True)
class Row:
    """Figures of a table; "" where there is none. Attributes: best: of all rows; it stands out."""

    name: str
    base: str = ""
    voice: str = ""
    author: str = ""
    best: bool = field(default=False, kw_only=True)


@dataclass(frozen=True, slots=True)
class Answer:
    """One question.

    Attributes:
        name: "style", "copying", "names", "meaning", "flow", "loss" or "checkpoints".
        sentence: the answer. picture: None where a figure says it. caption: what the picture shows.
        rows: the figures behind it. heads: of their columns, where these are no base model and voice.
        remarks: what to know about them. look: whether it is to be looked at.
    """

    name: str
    question: str
    sentence: str
    caption: str = ""
    picture: Picture | None = None
    rows: tuple[Row, ...] = ()
    remarks: tuple[str, ...] = ()
    look: bool = False
    heads: tuple[str, ...] = ()


ENGLISH = Speech()
