"""Owns the second opinion on style: what a style model, where one is on this disk, says of the same texts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import islice

import numpy as np

from core.evaluating import style_model, style_vectors
from core.evaluating.features import passages
from core.evaluating.found import Place, Style, StylePart
from core.evaluating.yardsticks import spread
from core.progress import Progress, Report

STAGE = "evaluate"
MOST = 120
"""Passages of the author that are looked at: some 25,000 words."""
MOST_WRITTEN, MOST_OTHERS = 40, 10
"""The same of what each side wrote, and of each other author."""
_OTHERS = 12  # authors at most
_WORDS = 200  # of a passage
_LEAST = 30  # passages of the author below which it can say nothing


def asked(
    style: Style,
    sides: Sequence[Sequence[str]],
    known: Sequence[str],
    others: Mapping[str, Sequence[str]],
    model: str,
    report: Report,
) -> Style:
    """A style with what the model says in each `Place`; without that, where it is not here or has too little.

    Args:
        sides: texts of the base model, the voice, and the author's held-out pages.
        known: the author's books without those. others: texts of other authors, by name.
        model: its name, as `style_model.suited` says it.

    Raises:
        Missing: the model is damaged. WorkerDied: it ended. Cancelled: a stop was asked for.
    """
    folder, own = style_model.model_path(model), _passages(known, MOST)
    if len(own) < _LEAST:
        return style
    if folder is None:
        return replace(style, model=model)
    floor = {name: _passages(texts, MOST_OTHERS) for name, texts in islice(others.items(), _OTHERS)}
    parts = [own, *(_passages(side, MOST_WRITTEN) for side in sides), *floor.values()]
    total = sum(map(len, parts))
    told = [text for part in parts for text in part]

    def heard(done: int) -> None:
        report(Progress(STAGE, done, total, "Asking the style model"))

    vectors = style_vectors.encode(told, folder, heard)
    author, *places = np.split(vectors, np.cumsum([len(part) for part in parts])[:-1])
    written, of_others = places[: len(sides)], dict(zip(floor, places[len(sides) :], strict=True))
    found = [style_vectors.score(author, of_others, side) if len(side) else None for side in written]
    base, voice, own_pages = (_with(place, part) for place, part in zip(_places(style), found, strict=True))
    assert base is not None and voice is not None
    return replace(style, base=base, voice=voice, author=own_pages, model=model)


def _places(style: Style) -> tuple[Place | None, ...]:
    return style.base, style.voice, style.author


def _with(place: Place | None, part: StylePart | None) -> Place | None:
    return place if place is None or part is None else replace(place, parts=(*place.parts, part))


def _passages(texts: Sequence[str], most: int) -> list[str]:
    return spread(passages("\n\n".join(texts), _WORDS), most)
