"""Owns the author's name: the forms in which it is written, signed and spoken of."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

_STYLES = "mr mrs miss ms dr sir lady lord rev prof professor madame mme frau herr"
_STYLED = frozenset(_STYLES.split())
_THE_AUTHOR = re.compile(
    r"\b(?:the author(?:ess)?|der verfasser|die verfasserin|l.auteure?|el autor|la autora|o autor|a autora|"
    r"l.autore|l.autrice)\b",
    re.I,
)


@dataclass(frozen=True)
class Names:
    """The author's name in the forms in which it is written and signed."""

    full: str

    @cached_property
    def parts(self) -> tuple[str, ...]:
        first = re.split(r",| and | & |;", self.full)[0] if self.full.count(",") != 1 else _turned(self.full)
        return tuple(part for part in re.findall(r"[^\W\d_]+", first) if part.lower() not in _STYLED)

    @property
    def surname(self) -> str:
        return self.parts[-1] if self.parts else ""

    def is_author(self, line: str) -> bool:
        """Whether a signature is the author's: surname, initials, or "the author"."""
        if _THE_AUTHOR.search(line):
            return True
        if not self.parts:
            return False
        words = re.findall(r"[^\W\d_]+", line)
        if self.surname.casefold() in (word.casefold() for word in words):
            return True
        initials = [word for word in words if len(word) == 1]
        own = [part[0].upper() for part in self.parts]
        return len(initials) == len(words) >= 2 and initials[0] == own[0] and initials[-1] == own[-1]

    def mentions(self, texts: Iterable[str]) -> int:
        """How often texts speak of the author by surname."""
        if len(self.surname) < 3:
            return 0
        name = re.escape(self.surname)
        pattern = re.compile(rf"\b(?:{name}|{name.upper()})\b")
        return sum(len(pattern.findall(text)) for text in texts)


def _turned(name: str) -> str:
    """`Marsh, Ada` as `Ada Marsh`; two authors parted by a comma stay as they are."""
    last, _, first = name.partition(",")
    return f"{first.strip()} {last.strip()}" if " " not in last.strip() else last
