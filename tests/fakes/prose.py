"""Owns prose for tests: plain paragraphs of a wanted length on a few subjects, the same every time."""

from __future__ import annotations

import random

WORDS = {
    "sea": ("boat", "harbour", "tide", "net", "herring", "quay", "gull", "lantern", "mast", "wave"),
    "war": ("regiment", "gun", "ridge", "bugle", "captain", "trench", "horse", "flag", "bridge", "order"),
    "kitchen": ("oven", "bread", "copper", "flour", "kettle", "spoon", "cupboard", "cook", "butter", "stove"),
    "garden": ("rose", "hedge", "spade", "apple", "wall", "wasp", "path", "gardener", "well", "seed"),
}
SUBJECTS = tuple(WORDS)

_WHO = ("Anna", "Peter", "Nobody", "Martha", "Everyone", "Johann", "Somebody", "Clara", "Father", "Ruth")
_VERBS = ("found", "carried", "watched", "left", "counted", "mended", "forgot", "followed", "kept", "sold")
_KINDS = ("old", "broken", "blue", "heavy", "narrow", "quiet", "borrowed", "wet", "foreign", "cheap", "last")
_WHERE = ("beside", "behind", "below", "near", "above", "against", "before", "under", "without", "with")
_HOW = ("slowly", "at dawn", "that winter", "by noon", "again", "in vain", "badly", "for once", "in the rain")


def _clause(things: tuple[str, ...], choice: random.Random) -> str:
    first, second = choice.sample(things, 2)
    pick = choice.choice
    return f"{pick(_VERBS)} a {pick(_KINDS)} {first} {pick(_WHERE)} some {pick(_KINDS)} {second} {pick(_HOW)}"


def paragraph(subject: str, words: int, seed: int) -> str:
    """Whole sentences about a subject, `words` words or a few more."""
    choice = random.Random(f"{subject} {seed}")
    things = WORDS[subject]
    sentences: list[str] = []
    while sum(len(s.split()) for s in sentences) < words:
        clauses = _clause(things, choice), _clause(things, choice)
        sentences.append(f"{choice.choice(_WHO)} {clauses[0]}, and {choice.choice(_WHO)} {clauses[1]}.")
    return " ".join(sentences)


def dialogue(subject: str, lines: int, seed: int) -> list[str]:
    """Short paragraphs of speech, each of about fifteen words."""
    choice = random.Random(f"talk {subject} {seed}")
    things = WORDS[subject]
    return [f"“Who {_clause(things, choice)}?” asked {choice.choice(_WHO)}." for _ in range(lines)]
