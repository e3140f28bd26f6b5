"""Owns where a section falls apart: behind the book's end, at titles, between front pages, after lists."""

from __future__ import annotations

import itertools
from collections.abc import Collection, Sequence

from core.cleaning import marks, trade
from core.cleaning.prose import runs_on
from core.cleaning.titles import begins_something, is_numbered, is_plain_title, rule_of
from core.types import Paragraph

MOST_FRONT_PAGE = 150  # words of prose; more than that between two rules is no front page
MOST_CLOSING = 12  # paragraphs of a page behind the text
LEAST_STORY = 150  # words of prose that follow on each other; what has more is no list
LEAST_LISTED = 3  # headings one upon the other are a table of contents
LEAST_LONG = 40  # words of its longest paragraph; entries of lists are shorter
BRIEF = frozenset(
    (
        "contents",
        "title-page",
        "copyright",
        "dedication",
        "epigraph",
        "praise",
        "about-author",
        "other-books",
        "index",
        "illustrations",
        "list",
        "chronology",
        "content-note",
    )
)
"""Rules of matter that has no long prose: where some follows, a heading was missed."""


def cuts(paragraphs: Sequence[Paragraph], left_out: Collection[int] = ()) -> list[int]:
    """Where the parts of a section begin that speak for themselves; the first begins at 0.

    Args:
        left_out: places of paragraphs that are dropped anyway, such as page numbers; they part nothing.
    """
    found = [0]
    chapter = bool(paragraphs) and paragraphs[0].kind == "heading" and is_numbered(paragraphs[0].text)
    part = _Part(chapter)
    for i, paragraph in enumerate(paragraphs):
        if i and i - 1 not in left_out:
            part.read(paragraphs[i - 1])
        if i and part.ends_before(paragraphs, i, left_out):
            found.append(i)
            part = _Part(part.chapter)
        part.note(paragraph)
    return found


class _Part:
    """What was read of a part so far.

    Attributes:
        chapter: the section begins with a chapter's number, so that it has no front pages.
        rule: what the part's title speaks for.
        legal: lines of a copyright page stand in it.
        words: of its running prose.
        headings: how many stand one upon the other at its end.
        sentence: the last paragraph that stays was running prose.
    """

    def __init__(self, chapter: bool) -> None:
        self.chapter = chapter
        self.rule = ""
        self.legal = False
        self.words = 0
        self.headings = 0
        self.sentence = False

    def note(self, paragraph: Paragraph) -> None:
        """Take in what a paragraph says of the part as a whole."""
        self.headings = self.headings + 1 if paragraph.kind == "heading" else 0
        if not self.rule and (paragraph.kind == "heading" or is_plain_title(paragraph)):
            self.rule = rule_of(paragraph.text)
        if self.words < MOST_FRONT_PAGE and len(paragraph.text) < 400:
            self.legal |= bool(marks.LEGAL.search(paragraph.text))

    def read(self, before: Paragraph) -> None:
        """Take in a paragraph that is over."""
        self.sentence = runs_on(before.text)
        self.words += len(before.text.split()) if self.sentence else 0
        self.chapter |= self.words >= MOST_FRONT_PAGE

    def ends_before(self, paragraphs: Sequence[Paragraph], i: int, left_out: Collection[int]) -> bool:
        """Whether a part of its own begins with the paragraph at `i`."""
        before, paragraph = paragraphs[i - 1], paragraphs[i]
        if before.kind == "break":
            if not self.chapter or _closing_page(paragraphs[i : i + MOST_CLOSING + 1]):
                return True
        elif marks.THE_END.match(before.text):
            return True
        if paragraph.kind == "heading":
            listed = bool(self.rule) or self.headings >= LEAST_LISTED
            return listed and begins_something(paragraph.text)
        if is_plain_title(paragraph):
            later = (
                paragraphs[n].text for n in range(i + 1, min(i + 9, len(paragraphs))) if n not in left_out
            )
            return self.sentence or runs_on(next(later, ""))
        brief = self.rule in BRIEF or (self.legal and not self.rule)
        return brief and _story_begins(paragraphs[i : i + 30])


def _closing_page(paragraphs: Sequence[Paragraph]) -> bool:
    """Whether what stands behind the last rule of a chapter is a printer's, a library's or a seller's."""
    if len(paragraphs) > MOST_CLOSING or any(p.kind == "break" for p in paragraphs):
        return False
    told = (marks.LEGAL, marks.SCAN, marks.PLEA, marks.PRICE)
    return any(pattern.search(p.text[:400]) for p in paragraphs for pattern in told)


def _story_begins(paragraphs: Sequence[Paragraph]) -> bool:
    """Whether a story goes on from here: it runs on for long and hardly speaks of books."""
    if not runs_on(paragraphs[0].text):
        return False
    texts = [p.text for p in paragraphs if p.kind in ("text", "quote")]
    sizes = [len(text.split()) for text in texts if runs_on(text)]
    long = sum(sizes) >= LEAST_STORY and max(sizes, default=0) >= LEAST_LONG
    return long and trade.share(" ".join(texts)) < 0.01


def title_of(part: Sequence[Paragraph]) -> str:
    """The headings that a part begins with, or the line that stands for one."""
    headings = list(itertools.takewhile(lambda p: p.kind == "heading", part))
    return " ".join(p.text for p in headings) or (part[0].text if part and is_plain_title(part[0]) else "")
