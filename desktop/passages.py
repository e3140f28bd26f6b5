"""Owns the passages of a project as the page Curate shows them: text, fate, theme, and place on the map."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from core.curating import overrides
from core.files import parse_runs, read_jsonl, read_text, text_hash
from core.project import Project

KEPT, DROPPED, BEYOND = "kept by you", "dropped by you", "beyond the budget"
"""Reasons in curated.jsonl that the page treats apart; written here so that it need not load numpy."""

HUES = 10  # colours of the map, see `theme.Roles.map_hues`
CELLS = 48  # of the grid, on each side

Point = tuple[float, float]


@dataclass(slots=True)
class Passage:
    """One passage and what became of it.

    Attributes:
        kept, reason: the last choice's, as in curated.jsonl.
        place: on the map, 0-1 from left and top; None where it has none.
        own: the user's word today, "keep", "drop" or "".
    """

    id: str
    text: str
    words: int
    kept: bool
    reason: str = ""
    cluster: int | None = None
    place: Point | None = None
    book: str = ""
    chapter: str = ""
    own: str = ""

    @property
    def applied(self) -> str:
        """The user's word that the last choice knew."""
        return {KEPT: "keep", DROPPED: "drop"}.get(self.reason, "")

    @property
    def chosen(self) -> bool:
        """Whether it is learned from, the user's word of today included."""
        return self.own == "keep" if self.own else self.kept

    def turned(self) -> str:
        """The user's word that turns its fate round; back to none where that is enough."""
        if self.own and not self.applied:
            return ""
        return "drop" if self.chosen else "keep"


@dataclass(frozen=True, slots=True)
class Name:
    """What a theme is called on the map; `place` is the middle of its upper edge."""

    text: str
    place: Point


@dataclass(slots=True)
class Corpus:
    """All passages in reading order, and the map of them.

    Attributes:
        moved: the clean text is another than the one that was chosen from; there are no passages then.
        placed: indices of the passages on the map.
        hues: theme -> colour, 0 to HUES - 1; neighbours differ where they can.
        names: of themes, the largest first.
        pending: indices of passages about which the last choice did not know the user's word.
    """

    passages: list[Passage] = field(default_factory=list)
    moved: bool = False
    placed: list[int] = field(default_factory=list)
    hues: dict[int, int] = field(default_factory=dict)
    names: list[Name] = field(default_factory=list)
    pending: set[int] = field(default_factory=set)
    _cells: dict[tuple[int, int], list[int]] = field(default_factory=lambda: defaultdict(list))

    def arrange(self, themes: Mapping[int, Sequence[str]]) -> None:
        """Fill in everything but `passages`; themes are number -> telling words, the largest first."""
        members: dict[int, list[Point]] = defaultdict(list)
        for i, passage in enumerate(self.passages):
            if passage.own != passage.applied:
                self.pending.add(i)
            if passage.place is None:
                continue
            self.placed.append(i)
            self._cells[_cell(*passage.place)].append(i)
            if passage.cluster is not None:
                members[passage.cluster].append(passage.place)
        centres = {n: _centre(points) for n, points in members.items()}
        order = sorted(members, key=lambda n: (-len(members[n]), n))
        self.hues = spread_hues({n: centres[n] for n in order})
        for n, telling in themes.items():
            if n in centres and telling:
                top = sorted(y for _, y in members[n])[len(members[n]) // 30]  # but for what lies far off
                self.names.append(Name(", ".join(telling), (centres[n][0], top)))

    def hue(self, index: int) -> int:
        """The colour of a passage; -1 without a theme."""
        cluster = self.passages[index].cluster
        return -1 if cluster is None else self.hues.get(cluster, -1)

    def decide(self, own: Mapping[int, str]) -> None:
        """Set the user's word by index; "" takes it back."""
        for index, word in own.items():
            passage = self.passages[index]
            passage.own = word
            if word == passage.applied:
                self.pending.discard(index)
            else:
                self.pending.add(index)

    def same_passages(self, other: Corpus) -> bool:
        mine, theirs = self.passages, other.passages
        return len(mine) == len(theirs) and all(a.id == b.id for a, b in zip(mine, theirs, strict=True))

    def passages_of(self, paragraphs: Sequence[str]) -> list[int]:
        """The passage that each paragraph of the chosen text belongs to; -1 for what is in none.

        A change of scene at the edge of a stretch is in no chosen text: such paragraphs are passed over.
        """
        flat = [(part, i) for i, p in enumerate(self.passages) if p.kept for part in p.text.split("\n\n")]
        found, at = [], 0
        for paragraph in paragraphs:
            here = next((n for n in range(at, min(at + 8, len(flat))) if flat[n][0] == paragraph), -1)
            found.append(flat[here][1] if here >= 0 else -1)
            at = here + 1 if here >= 0 else at
        return found

    # Finding one's way. Lengths are pixels of a map of this width and height.
    def nearest(self, x: float, y: float, width: float, height: float, reach: float) -> int:
        """The passage nearest to a pixel, at most `reach` away; -1 without one."""
        found, least = -1, reach
        left, top = _cell((x - reach) / width, (y - reach) / height)
        right, bottom = _cell((x + reach) / width, (y + reach) / height)
        for column in range(left, right + 1):
            for row in range(top, bottom + 1):
                for i in self._cells.get((column, row), ()):
                    place = self.passages[i].place
                    assert place is not None
                    away = math.hypot(place[0] * width - x, place[1] * height - y)
                    if away <= least:
                        found, least = i, away
        return found

    def toward(self, index: int, dx: int, dy: int, width: float, height: float) -> int:
        """The next passage in a direction, or the same where none lies there.

        Of those within 45 degrees the nearest, where what lies aside counts double.
        """
        here = self.passages[index].place
        if here is None:
            return self.placed[0] if self.placed else index
        found, least = index, math.inf
        for i in self.placed:
            place = self.passages[i].place
            assert place is not None
            x, y = (place[0] - here[0]) * width, (place[1] - here[1]) * height
            ahead, aside = (x * dx, abs(y)) if dx else (y * dy, abs(x))
            if ahead > 0 and aside <= ahead and ahead + 2 * aside < least:
                found, least = i, ahead + 2 * aside
        return found

    def next_left_out(self, index: int, step: int = 1) -> int:
        """The next passage, or the one before, that stays out by the choice alone; -1 without any."""
        out = [i for i, p in enumerate(self.passages) if not p.chosen and not p.own]
        if not out:
            return -1
        if step > 0:
            return next((i for i in out if i > index), out[0])
        return next((i for i in reversed(out) if i < index), out[-1])


def _cell(x: float, y: float) -> tuple[int, int]:
    return max(0, min(CELLS - 1, int(x * CELLS))), max(0, min(CELLS - 1, int(y * CELLS)))


def _centre(points: Sequence[Point]) -> Point:
    """The middle place on each axis, which passages far off do not pull away."""
    xs, ys = sorted(x for x, _ in points), sorted(y for _, y in points)
    return xs[len(xs) // 2], ys[len(ys) // 2]


def spread_hues(centres: Mapping[int, Point]) -> dict[int, int]:
    """A colour for each theme, in order: the one whose nearest bearer so far is farthest away."""
    taken: list[list[Point]] = [[] for _ in range(HUES)]
    hues = {}
    for number, here in centres.items():
        room = [min((math.dist(here, there) for there in bearers), default=math.inf) for bearers in taken]
        hues[number] = max(range(HUES), key=lambda hue: room[hue])
        taken[hues[number]].append(here)
    return hues


def read_corpus(root: Path, themes: Mapping[int, Sequence[str]]) -> Corpus:
    """The passages of a curated project, with the user's word on them. For a `Load`.

    Raises:
        BadInput: a file is damaged.
    """
    project = Project.open(root)
    rows = read_jsonl(project.curated_rows)
    corpus = Corpus()
    if not rows:
        return corpus
    runs = parse_runs(read_text(project.clean_text))
    own = overrides.load(project)
    seen: Counter[str] = Counter()
    for row in rows:
        text = _text(runs, row)
        if text_hash(text, str(seen[text])) != row["id"]:
            return Corpus(moved=True)
        seen[text] += 1
        corpus.passages.append(_passage(row, text, own.get(row["id"], "")))
    corpus.arrange(themes)
    return corpus


def _text(runs: Sequence[Sequence[str]], row: Mapping[str, Any]) -> str:
    run = runs[row["run"]] if row["run"] < len(runs) else ()
    return "\n\n".join(run[row["start"] : row["start"] + row["paragraphs"]])


def _passage(row: Mapping[str, Any], text: str, own: str) -> Passage:
    """Rows of an older version know no book and no place."""
    x, y = row.get("x"), row.get("y")
    place = (float(x), float(y)) if isinstance(x, int | float) and isinstance(y, int | float) else None
    return Passage(
        row["id"],
        text,
        row["words"],
        row["kept"],
        row["reason"],
        row["cluster"],
        place,
        row.get("book", ""),
        row.get("chapter", ""),
        own,
    )
