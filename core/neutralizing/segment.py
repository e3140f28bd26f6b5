"""Owns cutting the curated text into chunks of 250-650 words that begin and end with whole sentences.

A run is cut where the cuts are cheapest in all: at scene breaks gladly, between paragraphs, inside a
paragraph only in need, and towards chunks of middling length. Among cuts as good as each other the
words around them decide, not their distance from the beginning, so that after an edit upstream the
cuts soon fall where they fell before. What was described already is kept wherever it still stands.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from core.files import text_hash
from core.language.sentences import join_sentences, split_sentences, starts_sentence
from core.language.words import CJK, count_words
from core.progress import BadOption
from core.types import Chunk

LEAST_RUN = 40
"""Words. A shorter run gives no chunk: too little to learn a style from."""
LONG_PARAGRAPH = 150
"""Words. Only longer paragraphs may be cut, at a sentence."""
LONG_SENTENCE = 160
"""Words. Only longer sentences may be cut, at a comma or the like, or where there is none between words."""

COST_OF_CUT = {"scene": -6.0, "paragraph": 0.0, "sentence": 9.0, "part": 90.0}
COST_LEADS_ON = 20.0  # behind "he said:" and wherever else the next paragraph goes on in the same sentence
COST_CROSSED_SCENE = 12.0
COST_OUTSIDE = 1e9  # more than all that could be kept
GAIN_KEPT = 1e5
CHANCE = 6.0
"""How much the words around a cut weigh against the length of the chunks."""


def segment(
    runs: Sequence[Sequence[str]],
    min_words: int = 250,
    max_words: int = 650,
    overlap: bool = True,
    keep: Iterable[str] = (),
) -> list[Chunk]:
    """The chunks of all runs, in order; each word of a run of LEAST_RUN words or more is in one.

    A run shorter than `min_words` is one chunk. With `overlap` a chunk begins with the paragraph that
    ended the one before (its last sentences, where it is long), except over a scene break.

    Args:
        runs: unbroken lists of paragraphs; no chunk crosses from one to the next.
        keep: texts of chunks cut before; where one still stands whole, it is cut again.

    Raises:
        BadOption: the two numbers make no sense.
    """
    if not 1 <= min_words <= max_words:
        raise BadOption(
            f"Chunks of {min_words} to {max_words} words cannot be.", "Choose a minimum below the maximum."
        )
    wanted: dict[str, list[str]] = {}
    for text in keep:
        wanted.setdefault(text[:_PREFIX], []).append(text)
    chunks: list[Chunk] = []
    seen: dict[str, int] = {}
    for number, run in enumerate(runs):
        cutter = _Run(run, min_words, max_words, overlap)
        if cutter.words[-1] < min(LEAST_RUN, min_words):
            continue
        for start, end in cutter.cuts(wanted):
            text = cutter.text(start, end)
            seen[text] = seen.get(text, 0) + 1
            chunks.append(cutter.chunk(number, start, end, text, seen[text]))
    return chunks


_PREFIX = 48  # characters by which a kept chunk is looked up
_WORD = re.compile(rf"[{CJK}][^\w\s]*|(?:(?![{CJK}])\S)+")  # with the marks behind it
_BREAK = re.compile(r"[;:,—–、，；：][\"'”’」』]?\Z")
_LEADS_ON = re.compile(r"[:;,、，：—–][\"'”’*_]*\Z")
_WORDLESS = re.compile(r"[^\w]*\Z")


@dataclass(frozen=True, slots=True)
class _Unit:
    """What is never cut: a paragraph, or a sentence of a long one.

    opens: what begins here: "scene", "paragraph", "sentence", or "part" of a sentence.
    joint: what stands between it and the unit before.
    """

    text: str
    words: int
    paragraph: int
    opens: str
    joint: str


@dataclass(slots=True)
class _Run:
    """One run as units, with what every cut of it costs."""

    paragraphs: Sequence[str]
    least: int
    most: int
    overlap: bool
    units: list[_Unit] = field(init=False)
    words: list[int] = field(init=False)  # before each unit, and in all
    scenes: list[int] = field(init=False)  # scene breaks up to and with the start of each unit
    begins: list[bool] = field(init=False)  # whether each unit begins as a sentence does
    lead: list[int] = field(init=False)  # unit where a chunk whose own words start here begins

    def __post_init__(self) -> None:
        self.units = _units(self.paragraphs)
        self.words, self.scenes = [0], []
        for unit in self.units:
            self.words.append(self.words[-1] + unit.words)
            self.scenes.append((self.scenes[-1] if self.scenes else 0) + (unit.opens == "scene"))
        self.begins = [starts_sentence(unit.text) for unit in self.units]
        self.lead = [self._lead(i) for i in range(len(self.units))]

    def _lead(self, start: int) -> int:
        """The last paragraph before `start`, else its last sentences, else `start` itself.

        What begins inside a sentence (behind a verse, a letter) is no beginning for a chunk.
        """
        if not self.overlap or start == 0 or self.units[start].opens == "scene":
            return start
        room = (self.most - self.least) // 2
        first = start - 1
        while first and self.units[first - 1].paragraph == self.units[start - 1].paragraph:
            first -= 1
        if self.words[start] - self.words[first] > room:
            first = start
            while self.words[start] - self.words[first - 1] <= room // 2:
                first -= 1
        while first < start and not self.begins[first]:
            first += 1
        return first

    def total(self, start: int, end: int) -> int:
        """Words of the chunk, those it shares with the one before included."""
        return self.words[end] - self.words[self.lead[start]]

    def cuts(self, wanted: dict[str, list[str]]) -> list[tuple[int, int]]:
        """(start, end) of the words that each chunk adds, in units; found by dynamic programming."""
        count = len(self.units)
        kept = self._kept(wanted)
        cost = [float("inf")] * (count + 1)
        back = [0] * (count + 1)
        cut = [0.0, *(self._cut_cost(end) for end in range(1, count)), 0.0]
        cost[0] = 0.0
        for start in range(count):
            for end in range(start + 1, count + 1):
                total = self.total(start, end)
                if total > self.most and end > start + 1:
                    break
                price = cost[start] + self._chunk_cost(start, end, total) + cut[end]
                if (start, end) in kept and self.least <= total <= self.most:
                    price -= GAIN_KEPT
                if price < cost[end]:
                    cost[end], back[end] = price, start
        found, end = [], count
        while end:
            found.append((back[end], end))
            end = back[end]
        return found[::-1]

    def _chunk_cost(self, start: int, end: int, total: int) -> float:
        middle = (self.least + self.most) / 2
        off = (total - middle) / (middle - self.least or 1.0)
        outside = max(self.least - total, total - self.most, 0)
        crossed = self.scenes[end - 1] - self.scenes[start]
        return off * off + COST_CROSSED_SCENE * crossed + (COST_OUTSIDE * (1.0 + outside) if outside else 0.0)

    def _cut_cost(self, end: int) -> float:
        before, after = self.units[end - 1], self.units[end]
        kind = COST_OF_CUT[after.opens]
        if after.opens == "paragraph" and (_LEADS_ON.search(before.text) or not self.begins[end]):
            kind = COST_LEADS_ON
        chance = zlib.crc32(f"{before.text[-40:]}|{after.text[:40]}".encode("utf-8", "replace"))
        return kind + CHANCE * chance / 0xFFFFFFFF

    def _kept(self, wanted: dict[str, list[str]]) -> set[tuple[int, int]]:
        """The (start, end) whose text is among those wanted."""
        found: set[tuple[int, int]] = set()
        if not wanted:
            return found
        for start, first in enumerate(self.lead):
            head = self.text(start, start + 1)
            end = start + 1
            while len(head) < _PREFIX and end < len(self.units):
                end += 1
                head = self.text(start, end)
            for text in wanted.get(head[:_PREFIX], ()):
                end = self._end_of(first, text)
                if end > start and self.text(start, end) == text:
                    found.add((start, end))
        return found

    def _end_of(self, first: int, text: str) -> int:
        """The unit behind the last one of a text that begins with unit `first`; 0 where it cannot be."""
        length, end = len(self.units[first].text), first + 1
        while length < len(text) and end < len(self.units):
            length += len(self.units[end].joint) + len(self.units[end].text)
            end += 1
        return end if length == len(text) else 0

    def text(self, start: int, end: int) -> str:
        first = self.lead[start]
        parts = [self.units[first].text]
        for unit in self.units[first + 1 : end]:
            parts += [unit.joint, unit.text]
        return "".join(parts)

    def chunk(self, number: int, start: int, end: int, text: str, occurrence: int) -> Chunk:
        """The chunk; a text that stood before gets another id."""
        first, last = self.units[self.lead[start]], self.units[end - 1]
        return Chunk(
            id=text_hash(text) if occurrence == 1 else text_hash(text, str(occurrence)),
            text=text,
            run=number,
            start=first.paragraph,
            end=last.paragraph + 1,
            fresh_words=self.words[end] - self.words[start],
            words=self.total(start, end),
        )


def _units(paragraphs: Sequence[str]) -> list[_Unit]:
    units: list[_Unit] = []
    scene = False
    for number, paragraph in enumerate(paragraphs):
        if _WORDLESS.match(paragraph):  # asterisks, a rule
            scene = True
            continue
        opens = "scene" if scene and units else "paragraph"
        for text, kind, joint in _pieces(paragraph):
            units.append(_Unit(text, count_words(text), number, kind or opens, joint))
        scene = False
    return units


def _pieces(paragraph: str) -> list[tuple[str, str, str]]:
    """(text, what it opens, joint) of a paragraph's units; the first opens it, so its kind is ""."""
    if count_words(paragraph) <= LONG_PARAGRAPH:
        return [(paragraph, "", "\n\n")]
    verse = "\n" in paragraph
    pieces: list[tuple[str, str, str]] = []
    for text in paragraph.split("\n") if verse else split_sentences(paragraph):
        joint = "\n" if verse else _between(pieces[-1][0], text) if pieces else ""
        if count_words(text) <= LONG_SENTENCE:
            pieces.append((text, "sentence", joint))
        else:
            pieces += _parts(text, joint)
    return [(pieces[0][0], "", "\n\n"), *pieces[1:]]


def _between(one: str, other: str) -> str:
    """What stands between two sentences: a space, and in Chinese and Japanese nothing."""
    return join_sentences([one, other])[len(one) : -len(other)]


def _parts(sentence: str, joint: str) -> list[tuple[str, str, str]]:
    """A sentence too long to stay whole, in pieces of at most LONG_SENTENCE words, cut behind commas."""
    words = list(_WORD.finditer(sentence))
    ends = [n for n, word in enumerate(words, 1) if _BREAK.search(word.group())]
    found: list[tuple[str, str, str]] = []
    start = 0
    while start < len(words):
        most = start + LONG_SENTENCE
        end = len(words) if len(words) <= most else max((e for e in ends if start < e <= most), default=most)
        text = sentence[words[start].start() : words[end - 1].end()]
        space = " " if start and sentence[words[start].start() - 1].isspace() else ""
        found.append((text, "part", space) if start else (text, "sentence", joint))
        start = end
    return found
