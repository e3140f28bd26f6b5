"""Owns telling from two names whether a book is by somebody else than the author of the project."""

from __future__ import annotations

import re

from desktop.review import fold

NOBODY = frozenset(("unknown", "anonymous", "various"))  # what files say that know no author


def names(author: str) -> frozenset[str]:
    """The words of a name without initials: "Marsh, A. B." and "Ada Marsh" share one."""
    return frozenset(word for word in re.findall(r"\w+", fold(author)) if len(word) > 2)


def is_stranger(named: str, author: str) -> bool:
    """Whether a file that names this author shares no name with the project's; False where it names none."""
    ours, theirs = names(author), names(named)
    return bool(ours and theirs) and not ours & theirs and not theirs & NOBODY
