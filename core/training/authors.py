"""Owns whose text is learned: what is done with rows that name another author."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

from core.language.people import same_author
from core.progress import BadInput

T = TypeVar("T")


def of_author(rows: Sequence[T], named: Sequence[str], author: str, where: str) -> tuple[list[T], list[str]]:
    """The rows that are the author's, or do not say whose they are, and what the user should know.

    Rows that name another author are left out while they are fewer than half.

    Args:
        named: for each row the author it names; "" where it names none.
        where: the file, for people.

    Raises:
        BadInput: half of the rows or more name others.
    """
    others = [name for name in named if name and not same_author(name, author)]
    if not others:
        return list(rows), []
    spelled = _spelled(others)
    if 2 * len(others) >= len(rows):
        whole = f"All {len(rows)} rows" if len(others) == len(rows) else f"{len(others)} of {len(rows)} rows"
        raise BadInput(
            f"{whole} of {where} name {spelled} as the author, not {author}.",
            "Give the name in the file with --author, or choose a file with this author's text.",
        )
    kept = [row for row, name in zip(rows, named, strict=True) if not name or same_author(name, author)]
    count = "One row" if len(others) == 1 else f"{len(others)} rows"
    return kept, [f"{count} of {where} left out: the author named there is {spelled}, not {author}."]


def prevailing(named: Sequence[str]) -> str:
    """The name that most rows agree with, spelled as it is most often; "" where none names an author."""
    counts = {name: named.count(name) for name in dict.fromkeys(named) if name}
    agreed = {name: sum(n for o, n in counts.items() if same_author(name, o)) for name in counts}
    return max(counts, key=lambda name: (agreed[name], counts[name]), default="")


def _spelled(named: Sequence[str]) -> str:
    """The people meant, each in one spelling; the fourth and all behind are "and others"."""
    people: list[str] = []
    for name in named:
        if not any(same_author(name, known) for known in people):
            people.append(name)
    return "; ".join(people[:3]) + (" and others" if len(people) > 3 else "")
