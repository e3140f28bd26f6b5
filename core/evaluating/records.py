"""Owns the reading of what an evaluation keeps row by row, and what to do where a row is damaged."""

from __future__ import annotations

from pathlib import Path
from typing import TypeVar

from core.files import read_jsonl
from core.progress import BadInput
from core.types import from_json

T = TypeVar("T")


def records(path: Path, kind: type[T]) -> list[T]:
    """The rows of a file that only grows, each as a `kind`; none where there is no such file.

    Raises:
        BadInput: a row is damaged, or lacks what a `kind` needs.
    """
    found = []
    for number, row in enumerate(read_jsonl(path), 1):
        try:
            found.append(from_json(kind, row))
        except (TypeError, ValueError) as error:
            raise BadInput(
                f"{path.name} is damaged: row {number} is none of Pastiche's.",
                f"Remove that row, or move {path} away. What is missing is written and measured again.",
                str(error),
            ) from error
    return found
