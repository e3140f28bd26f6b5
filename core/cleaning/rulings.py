"""Owns the rulings on whole sections: their names, their reasons in plain words, and what they imply."""

from __future__ import annotations

from typing import NamedTuple

from core.types import Verdict


class Ruling(NamedTuple):
    """What is said of a whole section."""

    verdict: Verdict
    rule: str
    reason: str


STORY = Ruling("keep", "story", "The author's text.")
REASONS = {
    "contents": "A table of contents.",
    "title-page": "A title page.",
    "copyright": "Copyright and publishing details.",
    "dedication": "A dedication.",
    "epigraph": "A motto, usually by somebody else.",
    "praise": "Praise by reviewers.",
    "acknowledgements": "Acknowledgements.",
    "about-author": "About the author, written by the publisher.",
    "other-books": "A list of other books.",
    "advertisement": "The publisher's advertising.",
    "excerpt": "A sample of another book.",
    "notes": "Notes to the text.",
    "index": "An index.",
    "bibliography": "A list of books and sources.",
    "illustrations": "A list of illustrations.",
    "list": "A list.",
    "chronology": "A table of dates.",
    "glossary": "A glossary.",
    "questions": "Questions for readers.",
    "content-note": "A warning of what the book contains.",
    "scan": "A stamp or note of a library, or of those who scanned the book.",
    "colophon": "How the book was made.",
    "transcriber": "A note by those who transcribed the book.",
    "trade": "It speaks of books, readers and publishers, as the book itself does not.",
    "foreword": "A preface or afterword by somebody else.",
    "front-matter": "Short lines before the text begins.",
    "back-matter": "Short lines after the text has ended.",
}
ENDING = frozenset(
    (
        "acknowledgements",
        "about-author",
        "other-books",
        "advertisement",
        "excerpt",
        "index",
        "bibliography",
        "colophon",
        "questions",
        "notes",
        "list",
        "trade",
        "scan",
    )
)
"""Rules that begin the back matter when no chapter follows."""


PARTED = frozenset(
    (
        "list",
        "notes",
        "index",
        "bibliography",
        "chronology",
        "glossary",
        "questions",
        "foreword",
        "excerpt",
        "advertisement",
        "transcriber",
    )
)
"""Rules of matter that may hold sections of its own, under smaller headings."""


def drop(rule: str) -> Ruling:
    return Ruling("drop", rule, REASONS[rule])
