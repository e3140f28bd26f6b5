"""Owns passages: neighbouring prose paragraphs of a document, written anew and accepted as one."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from core.language.sentences import fold, split_sentences
from core.language.words import CJK, count_words
from core.restyling.blocks import Block
from core.restyling.document import Document, paragraphs_of
from core.restyling.marks import Mark, carry

LONGEST = 650
"""Words; chunks of training had 250 to 650."""
_UNIT = re.compile(rf"\s*(?:[{CJK}][^\w\s]*|(?:(?![{CJK}])\S)+)")
SHORTEST = 8
"""Words; less than this carries no style, and a model asked for less writes more."""


@dataclass(frozen=True, slots=True)
class RestylePassage:
    """One or more neighbouring prose blocks.

    Attributes:
        blocks: their indices in the document, without a gap.
        text: what a reader sees; paragraphs separated by a blank line.
        marks: links, code, emphasis and footnote marks of all of them, in order.
    """

    blocks: tuple[int, ...]
    text: str
    marks: tuple[Mark, ...] = ()

    @property
    def words(self) -> int:
        return count_words(self.text)

    def changes(self, text: str) -> tuple[dict[int, str], tuple[Mark, ...]]:
        """What `Document.splice` needs to put `text` in the place of this passage.

        Its paragraphs go to the blocks one by one; where there are more, the last block takes the
        rest, and where there are fewer, the last blocks fall away.

        Returns:
            The changes, and the marks that found no place in the new text.
        """
        marks, frames = self._frames()
        carried, missed = carry(marks, text)
        paragraphs = paragraphs_of(carried)
        changes = dict.fromkeys(self.blocks, "")
        last = len(self.blocks) - 1
        for place, paragraph in enumerate(paragraphs):
            index = self.blocks[min(place, last)]
            frame = frames.get(min(place, last))
            opening, closing = frame.around if frame else ("", "")
            changes[index] = f"{changes[index]}\n\n{opening}{paragraph}{closing}".lstrip("\n")
        gone = tuple(frame for place, frame in frames.items() if place >= len(paragraphs))
        return changes, missed + gone

    def _frames(self) -> tuple[list[Mark], dict[int, Mark]]:
        """The marks on words, and by paragraph the one on the whole of it."""
        paragraphs = self.text.split("\n\n")
        frames: dict[int, Mark] = {}
        marks = []
        for mark in self.marks:
            own = (n for n, words in enumerate(paragraphs) if words == mark.text and n not in frames)
            place = next(own, None) if any(mark.around) else None
            if place is None:
                marks.append(mark)
            else:
                frames[place] = mark
        return marks, frames


def passages(document: Document, longest: int = LONGEST) -> list[RestylePassage]:
    """All passages of a document, in order, each of at most `longest` words where paragraphs allow it."""
    found = []
    for run in _runs(document.blocks):
        for group in _groups([document.blocks[n].words for n in run], longest):
            indices = tuple(run[n] for n in group)
            blocks = [document.blocks[n] for n in indices]
            marks = tuple(mark for block in blocks for mark in block.marks)
            passage = RestylePassage(indices, "\n\n".join(b.text for b in blocks), marks)
            if passage.words >= SHORTEST:
                found.append(passage)
    return found


def _runs(blocks: Sequence[Block]) -> Iterator[list[int]]:
    """Unbroken runs of prose, as indices."""
    run: list[int] = []
    for index, block in enumerate(blocks):
        if block.prose:
            run.append(index)
        elif run:
            yield run
            run = []
    if run:
        yield run


def _groups(words: Sequence[int], longest: int) -> Iterator[list[int]]:
    """Neighbours grouped to even sizes of at most `longest`; a longer one stands alone."""
    aim = sum(words) / max(1, math.ceil(sum(words) / longest))
    group: list[int] = []
    size = 0
    for index, count in enumerate(words):
        too_much = size + count > longest or size + count / 2 > aim
        if group and too_much:
            yield group
            group, size = [], 0
        group.append(index)
        size += count
    if group:
        yield group


def parts(text: str, longest: int) -> list[tuple[str, str]]:
    """A passage cut so that no part has more than `longest` words: at paragraphs, else at sentences.

    Returns:
        (part, what joins it to the one before: "", a space, or a blank line).
    """
    if count_words(text) <= longest:
        return [(text, "")]
    pieces = [
        (piece, "\n\n" if not place and number else joint)
        for number, paragraph in enumerate(paragraphs_of(text))
        for place, (piece, joint) in enumerate(_pieces(paragraph, longest))
    ]
    cut = []
    for group in _groups([count_words(piece) for piece, _ in pieces], longest):
        whole = pieces[group[0]][0] + "".join(pieces[n][1] + pieces[n][0] for n in group[1:])
        cut.append((whole, pieces[group[0]][1]))
    return cut


def _pieces(paragraph: str, longest: int) -> Iterator[tuple[str, str]]:
    """(text, what joins it to the one before): the paragraph whole where it fits, else its sentences.

    Chinese and Japanese put nothing between sentences, nor between words.
    """
    if count_words(paragraph) <= longest:
        yield paragraph, ""
        return
    whole = fold(paragraph)
    place = 0
    for sentence in split_sentences(paragraph):
        joint = " " if whole[place : place + 1] == " " else ""
        place += len(joint) + len(sentence)
        if count_words(sentence) <= longest:
            yield sentence, joint
            continue
        units = _UNIT.findall(sentence)  # a sentence longer than that is cut between words
        for group in _groups([max(1, count_words(unit)) for unit in units], longest):
            piece = "".join(units[group[0] : group[-1] + 1])
            yield piece.lstrip(), joint if not group[0] else " " * (piece[0] == " ")
