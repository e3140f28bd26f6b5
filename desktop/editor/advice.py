"""Owns advice for the passages of a text: what they have in common that one setting mends. Pure functions."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from statistics import median
from typing import Any

from core.language.words import count_words
from desktop import advice, words
from desktop.advice import Advice
from desktop.editor.passage_model import DECIDABLE, Row, State, Version
from desktop.editor.wishes import LENGTHS
from desktop.words import tr

CAREFUL = {"temperature": 0.7, "repetition_penalty": 1.2}
"""How to write what went round in circles; the usual values are 1.0 and 1.1."""
SEVERAL = 3
"""Passages that have the same trouble before it is more than one passage's."""
DECIDED = 5
"""Decisions after which it can be said that the user keeps turning the voice down."""
WEAK = 0.9
STEP = 0.05  # of the wish for a length


@dataclass(frozen=True, slots=True)
class VoiceFacts:
    """What is known of the voice in use.

    Attributes:
        strength: that is set, 1 as it was trained.
        metadata: of the adapter. own: it is the voice of the open project, which can be trained further.
    """

    strength: float
    metadata: Mapping[str, Any]
    own: bool


def of_rows(rows: Sequence[Row], careful: frozenset[str], length: float, voice: VoiceFacts) -> Advice | None:
    """The advice that comes first.

    Args:
        careful: passages that were written with `CAREFUL` already.
        length: the wish for a length, as a share of a passage's own.
    """
    return circles(rows, careful) or lengths(rows, length) or unlike(rows, voice)


def circles(rows: Sequence[Row], careful: frozenset[str]) -> Advice | None:
    """Passages that went round in circles in every try; the value are their places."""
    places = tuple(
        place
        for place, row in enumerate(rows)
        if row.id not in careful and any(remark.cause == "loop" for remark in row.notes)
    )
    if not places:
        return None
    one = tr("{n} passage went round in circles in every try, and stayed as it was.")
    many = tr("{n} passages went round in circles in every try, and stayed as they were.")
    more = tr("With less freedom, and shunning the words it has just used, it is likelier to come to an end.")
    body = f"{words.count(len(places), one, many)} {more}"
    return Advice(
        "circles", tr("It repeats itself"), body, tr("Ask Again, with Less Freedom"), "careful", places
    )


def lengths(rows: Sequence[Row], length: float) -> Advice | None:
    """Wordings that are mostly too long, or too short; the value is (the better wish, their places)."""
    written = [(place, row.version) for place, row in enumerate(rows) if row.version and _by_voice(row)]
    off = [(place, version) for place, version in written if _noted(version, "length")]
    if len(off) < SEVERAL or 2 * len(off) < len(written):
        return None
    share = median(count_words(version.text) / version.asked for _, version in off)
    long = share > 1
    if any((count_words(version.text) > version.asked) != long for _, version in off):
        return None
    wish = min(max(round(length / share / STEP) * STEP, LENGTHS[0]), LENGTHS[1])
    places = tuple(place for place, _ in off if rows[place].state == State.FRESH)
    if abs(wish - length) < STEP / 2 or not places:
        return None
    said = (
        tr("{n} of {all} passages came out much longer than was asked for.")
        if long
        else tr("{n} of {all} passages came out much shorter than was asked for.")
    ).format(n=words.number(len(off)), all=words.number(len(written)))
    more = tr(
        "A voice keeps to lengths as well as its books taught it. If it aims at {share}, it comes nearer."
    )
    title = tr("The passages are too long") if long else tr("The passages are too short")
    action = tr("Aim at {share} and Ask Again").format(share=words.percent(wish))
    body = f"{said} {more.format(share=words.percent(wish))}"
    return Advice("lengths", title, body, action, "length", (round(wish, 2), places))


def unlike(rows: Sequence[Row], voice: VoiceFacts) -> Advice | None:
    """The user keeps turning down what the voice writes, and something is known that makes it faint."""
    turned_down = sum(row.state == State.REJECTED and bool(row.versions) for row in rows)
    taken = sum(row.accepted is not None for row in rows)
    if turned_down + taken < DECIDED or turned_down < taken:
        return None
    said = tr("You kept your own words in {n} of {all} passages.").format(
        n=words.number(turned_down), all=words.number(turned_down + taken)
    )
    title = tr("Does it not sound like the author?")
    base = str(voice.metadata.get("base_model") or "")
    if advice.is_practice(base):
        why = tr("This voice stands on the practice model, which shows the way and has no voice to give.")
        action = tr("Train on a Real Model")
        return (
            Advice("practice", title, f"{said} {why}", action, "preset", "reference") if voice.own else None
        )
    if voice.strength < WEAK:
        why = tr("The strength stands at {n}. At 1 the voice speaks as it was trained.")
        why = why.format(n=words.decimal(voice.strength, 1))
        return Advice("strength", title, f"{said} {why}", tr("Set Strength to 1"), "strength", 1.0)
    found = advice.faint(voice.metadata.get("result") or {}, voice.metadata.get("recipe") or {})
    if found is None or not voice.own:
        return None
    return Advice(found.name, title, f"{said} {found.body}", found.action_text, found.action, found.value)


def _by_voice(row: Row) -> bool:
    version = row.version
    return row.state in DECIDABLE and version is not None and not version.edited and version.asked > 0


def _noted(version: Version | None, kind: str) -> bool:
    notes: Iterable[Any] = version.notes if version is not None else ()
    return any(remark.kind == kind for remark in notes)
