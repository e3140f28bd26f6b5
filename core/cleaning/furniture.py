"""Owns single paragraphs that are no text of the author: headings, notes, captions, furniture, licences."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Mapping

from core.cleaning import marks
from core.cleaning.rulings import Ruling
from core.types import Book, Paragraph

KINDS: Mapping[str, Ruling] = {
    "heading": Ruling("drop", "heading", "A heading."),
    "break": Ruling("drop", "scene-break", "A mark between two scenes."),
    "note": Ruling("drop", "note", "A footnote or endnote."),
    "caption": Ruling("drop", "caption", "The caption of an illustration."),
    "furniture": Ruling("drop", "page-furniture", "A running head or page number."),
    "code": Ruling("drop", "no-prose", "Not prose."),
}
CONTINUOUS = frozenset(("scene-break", "note", "caption", "page-furniture"))
"""Rules that leave no gap: in the original the text went on without a break."""

MOST_SKIPPED = 12  # pages; the numbers of some stand in what is left out
_GUTENBERG = Ruling("drop", "gutenberg", "Project Gutenberg's header, credits or licence.")
_END = Ruling("drop", "end-mark", "It says that the book or volume ends.")
_PAGE = re.compile(
    r"^[^\w“”\"‘’'«»]*(?:[Pp]age\s+)?\d{1,4}(?:\s*(?:of|/)\s*\d{1,4})?[^\w“”\"‘’'«»!?]*$|"
    r"^(?=[ivxlc]{2})(?:x[cl]|l?x{0,3})(?:i[xv]|v?i{0,3})$"
)
_BARCODE = re.compile(r"^[\d\s-]{9,}$")
_SYMBOLS = re.compile(r"[{}<>=_\\|;()\[\]#@$^&*+/`~]|'\w+'")
_INLINE_PAGE = re.compile(r"\s?[\[{](?:pg\.?\s*|p\.\s*|page\s*)?(\d{1,4})[\]}]\s?", re.I)
_INLINE_MARK = re.compile(r"(?<=[\w.,;:!?\"'”’)])\[(\d{1,3}|[A-Z*†])\]")


def licence(book: Book) -> dict[tuple[int, int], Ruling]:
    """Paragraphs of Project Gutenberg's header and licence, by place."""
    places = [
        (s, i, p.text) for s, section in enumerate(book.sections) for i, p in enumerate(section.paragraphs)
    ]
    starts = [n for n, (_, _, text) in enumerate(places) if marks.GUTENBERG_START.search(text)]
    ends = [n for n, (_, _, text) in enumerate(places) if marks.GUTENBERG_END.search(text)]
    found: dict[tuple[int, int], Ruling] = {}
    if starts and starts[-1] < len(places) * 0.5:
        after = starts[-1] + 1
        while after < min(len(places), starts[-1] + 6) and marks.GUTENBERG_CREDIT.search(places[after][2]):
            after += 1
        found.update({(s, i): _GUTENBERG for s, i, _ in places[:after]})
    late = [n for n in ends if n > len(places) * 0.5]
    if late:
        found.update({(s, i): _GUTENBERG for s, i, _ in places[late[0] :]})
    return found


class Furniture:
    """Judges single paragraphs of one book; what repeats is counted once."""

    def __init__(self, book: Book) -> None:
        texts = [p.text for s in book.sections for p in s.paragraphs]
        short = Counter(text for text in texts if 8 <= len(text) <= 80)
        known = {book.title.casefold(), book.author.casefold()} - {""}
        self._repeated = {t for t, n in short.items() if n >= 5 and t.casefold().strip(" .") in known}
        self._notes = {m for text in texts if (m := _note_mark(text))}
        self._pages = _page_marks(texts)

    def judge(self, paragraph: Paragraph) -> Ruling | None:
        """The ruling for a paragraph by itself; None when its section decides."""
        if paragraph.kind in KINDS:
            return KINDS[paragraph.kind]
        text = paragraph.text
        if len(text) < 400:
            if marks.ILLUSTRATION.match(text):
                return KINDS["caption"]
            if marks.THE_END.match(text):
                return _END
            if _PAGE.match(text) or _BARCODE.match(text) or text in self._repeated:
                return KINDS["furniture"]
        if marks.FOOTNOTE.match(text):
            return KINDS["note"]
        if marks.TRANSCRIBER.match(text):
            return Ruling("drop", "transcriber", "A note by those who transcribed the book.")
        if len(_SYMBOLS.findall(text)) > max(4, 0.06 * len(text)):
            return KINDS["code"]
        return None

    def repaired(self, text: str) -> str:
        """The text without page numbers and note marks that stand in it; empty when there are none."""
        if "[" not in text and "{" not in text:
            return ""
        new = text
        if self._pages:
            new = _INLINE_PAGE.sub(lambda m: " " if m.group(1) in self._pages else m.group(), new).strip()
        if self._notes:
            new = _INLINE_MARK.sub(lambda m: "" if m.group(1) in self._notes else m.group(), new)
        return new if new != text else ""


def _note_mark(text: str) -> str:
    match = re.match(r"^\[(?:footnote\s*)?(\d{1,3}|[A-Z*†])(?:[:.]?\]|:)", text, re.I)
    return match.group(1) if match else ""


def _page_marks(texts: list[str]) -> set[str]:
    """Numbers in brackets that rise through the book as page numbers do; empty when they do not."""
    numbers = [
        int(m.group(1)) for text in texts if "[" in text or "{" in text for m in _INLINE_PAGE.finditer(text)
    ]
    rising = sum(a < b <= a + MOST_SKIPPED for a, b in itertools.pairwise(numbers))
    if len(numbers) >= 12 and rising >= 0.9 * (len(numbers) - 1) and numbers[-1] >= 12:
        return {str(n) for n in numbers}
    return set()
