"""Owns authors for tests: prose on the same things, each with his own habits of words, marks and lengths."""

from __future__ import annotations

import random
from dataclasses import dataclass

from tests.fakes.prose import SUBJECTS, WORDS

Weighed = dict[str, int]


@dataclass(frozen=True)
class Habit:
    """How somebody writes: what he picks, with how often, and how many clauses make a sentence."""

    articles: Weighed
    joints: Weighed
    degrees: Weighed
    places: Weighed
    ends: Weighed
    clauses: tuple[int, int]


HABITS = {
    "Orla Finch": Habit(
        {"the": 6, "that": 2, "a": 2},
        {", and": 6, ", but": 2, ", so": 1},
        {"": 6, "very": 3, "quite": 1},
        {"in": 4, "by": 2, "under": 1},
        {".": 9, "!": 1},
        (1, 2),
    ),
    "Bruno Vale": Habit(
        {"a": 6, "some": 3, "the": 2},
        {"; for": 4, "; yet": 4, ", though": 3},
        {"": 4, "rather": 3, "almost": 3},
        {"upon": 5, "among": 3, "within": 2},
        {".": 1},
        (3, 6),
    ),
    "Mina Thorpe": Habit(
        {"this": 4, "every": 3, "the": 3},
        {" — and": 4, " — or": 2, ", because": 4},
        {"": 5, "so": 3, "too": 2},
        {"on": 4, "over": 3, "at": 3},
        {".": 5, "?": 3, "…": 2},
        (1, 3),
    ),
    "Casper Reed": Habit(
        {"the": 3, "no": 3, "one": 3},
        {", while": 4, ", until": 4, ", and then": 2},
        {"": 7, "only": 2, "hardly": 2},
        {"from": 4, "behind": 3, "between": 3},
        {".": 1},
        (2, 3),
    ),
    "Ida Marsh": Habit(
        {"her": 2, "another": 4, "such a": 3, "the": 2},
        {": as": 3, ", where": 4, ", if": 3},
        {"": 4, "most": 2, "still": 4},
        {"through": 4, "of": 4, "without": 2},
        {".": 8, "!": 2},
        (2, 5),
    ),
}
"""Name -> habit."""

_VERBS = ("found", "carried", "watched", "left", "counted", "mended", "forgot", "followed", "kept", "sold")
_KINDS = ("old", "broken", "blue", "heavy", "narrow", "quiet", "borrowed", "wet", "foreign", "cheap", "last")
_WHO = ("the girl", "nobody", "somebody", "the neighbour", "a stranger", "the widow", "the boy")


def page(name: str, words: int, seed: int) -> str:
    """Paragraphs by one of the authors, `words` words or a few more."""
    habit, choice = HABITS[name], random.Random(f"{name} {seed}")
    paragraphs: list[str] = []
    while sum(len(text.split()) for text in paragraphs) < words:
        things = WORDS[choice.choice(SUBJECTS)]
        paragraphs.append(" ".join(_sentence(habit, things, choice) for _ in range(choice.randint(2, 6))))
    return "\n\n".join(paragraphs)


def book(name: str, chapters: int, words: int = 1500, seed: int = 0) -> list[str]:
    """Chapters by one of the authors; another seed is another book."""
    return [page(name, words, 1000 * seed + number) for number in range(chapters)]


def _sentence(habit: Habit, things: tuple[str, ...], choice: random.Random) -> str:
    clauses = [_clause(habit, things, choice) for _ in range(choice.randint(*habit.clauses))]
    text = clauses[0]
    for clause in clauses[1:]:
        text += f"{_pick(habit.joints, choice)} {clause}"
    return text[0].upper() + text[1:] + _pick(habit.ends, choice)


def _clause(habit: Habit, things: tuple[str, ...], choice: random.Random) -> str:
    first, second = choice.sample(things, 2)
    degree = _pick(habit.degrees, choice)
    kind = f"{degree} {choice.choice(_KINDS)}".strip()
    what = f"{_pick(habit.articles, choice)} {kind} {first}"
    where = f"{_pick(habit.places, choice)} {_pick(habit.articles, choice)} {second}"
    return f"{choice.choice(_WHO)} {choice.choice(_VERBS)} {what} {where}"


def _pick(weighed: Weighed, choice: random.Random) -> str:
    return choice.choices(list(weighed), list(weighed.values()))[0]
