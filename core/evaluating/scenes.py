"""Owns the scenes of today: our own descriptions of what can stand in no old book."""

from __future__ import annotations

import json
from collections.abc import Iterable

from core import machine
from core.evaluating import yardsticks
from core.evaluating.features import profile
from core.evaluating.samples import Ask
from core.progress import BadInput
from core.writing.prompt import training_prompt

FILE = "scenes.json"


def suit(pages: Iterable[str]) -> bool:
    """Whether an author of such pages is asked for scenes: of English ones, or where there are none to tell.

    A voice of another language would be told apart by that alone.
    """
    text = " ".join(pages)
    return not text.strip() or yardsticks.load().speaks(profile(text))


def scenes(author: str) -> list[Ask]:
    """The scenes as an author's voice is asked for them.

    Raises:
        BadInput: the file is missing or damaged.
    """
    try:
        rows = json.loads(machine.resource(FILE).read_text(encoding="utf-8"))
        return [
            Ask(
                row["id"],
                "scene",
                row["title"],
                row["description"],
                row["words"],
                training_prompt(author, row["words"], row["description"]),
            )
            for row in rows
        ]
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise BadInput(f"{FILE}, the scenes of today, cannot be read.", "Install Pastiche again.") from error
