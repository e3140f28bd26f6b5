"""Owns what is known of every passage before any is chosen: scores, tokens, what the rules say; remembered.

Choosing again, with another budget or after a decision of the user's, then takes no second reading.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import astuple, dataclass
from pathlib import Path

import numpy as np

from core import __version__, machine
from core.curating import quality
from core.curating.quality import Scores
from core.files import read_json, text_hash, write_text
from core.language import sentences, shingles
from core.language import tokens as tokens_module
from core.language import words as words_module
from core.language.tokens import Counter
from core.language.words import words
from core.progress import BadInput
from core.types import Passage

Tell = Callable[[int, int, str], None]
"""Takes units done, units in all and a note; may raise Cancelled."""

REPEATED = "repeats an earlier passage"

_SAME = 0.8  # share of its runs of five words that a copy has in common with what came before
_STEP = 256
_KEPT = 20  # corpora whose figures are kept
_RULES = (quality, sentences, shingles, tokens_module, words_module)


@dataclass(frozen=True, slots=True)
class Weighed:
    """All passages of a corpus in order, with what the rules make of each.

    Attributes:
        tokens: as the counter counts them.
        ruled: why the rules leave a passage out; empty where they do not.
    """

    passages: tuple[Passage, ...]
    scores: tuple[Scores, ...]
    tokens: tuple[int, ...]
    ruled: tuple[str, ...]


Runs = Sequence[Sequence[str]]
Weigh = Callable[[Runs, Counter, int, Tell], Weighed]


def weigh(runs: Runs, counter: Counter, min_words: int, tell: Tell) -> Weighed:
    """Form the passages, measure and judge them; `tell` counts each of them twice.

    Raises:
        Cancelled: `tell` did.
    """
    passages = quality.passages(runs, min_words)
    total = 2 * len(passages)
    scores = []
    for i, passage in enumerate(passages):
        if i % _STEP == 0:
            tell(i, total, "Reading the passages")
        scores.append(quality.score(passage))
    tokens: list[int] = []
    for i in range(0, len(passages), _STEP):
        tell(len(passages) + i, total, "Counting tokens")
        tokens += counter.count_all([p.text for p in passages[i : i + _STEP]])
    return Weighed(tuple(passages), tuple(scores), tuple(tokens), tuple(_ruled(passages, scores, min_words)))


def weigh_cached(runs: Runs, counter: Counter, min_words: int, tell: Tell) -> Weighed:
    """`weigh`, or what it found when it last saw this text with these rules.

    Raises:
        Cancelled: `tell` did.
        NoSpace: there is no room for the cache.
    """
    text = "\n\n\n".join("\n\n".join(run) for run in runs)
    folder = machine.cache_dir() / "curating"
    path = folder / f"{text_hash(text, str(min_words), counter.name, _rules())}.json"
    found = _read(path, runs)
    if found is None:
        found = weigh(runs, counter, min_words, tell)
        _write(path, found)
        for old in sorted(folder.glob("*.json"), key=lambda p: -p.stat().st_mtime)[_KEPT:]:
            old.unlink(missing_ok=True)
    return found


def _rules() -> str:
    """What stands for the rules: their source, or in a bundle, where there is none, the app's version."""
    sources = [Path(module.__file__ or "") for module in _RULES]
    return text_hash(__version__, *(p.read_text(encoding="utf-8") for p in sources if p.is_file()))


def _ruled(passages: Sequence[Passage], scores: Sequence[Scores], min_words: int) -> list[str]:
    reasons = []
    seen: set[int] = set()
    for passage, measured in zip(passages, scores, strict=True):
        reason = quality.judge(passage, min_words, measured)
        if not reason:
            hashes = np.unique(shingles.run_hashes(words(passage.text), 5)).tolist()
            if hashes and len(seen.intersection(hashes)) >= _SAME * len(hashes):
                reason = REPEATED
            seen.update(hashes)
        reasons.append(reason)
    return reasons


def _write(path: Path, weighed: Weighed) -> None:
    rows = [
        [p.id, p.run, p.start, len(p.paragraphs), astuple(scores), tokens, reason]
        for p, scores, tokens, reason in zip(
            weighed.passages, weighed.scores, weighed.tokens, weighed.ruled, strict=True
        )
    ]
    write_text(path, json.dumps(rows, separators=(",", ":")))


def _read(path: Path, runs: Runs) -> Weighed | None:
    """None where there is nothing, or where it is damaged: it can be made again."""
    if not path.is_file():
        return None
    try:
        rows = read_json(path)
        passages = [Passage(id, run, at, tuple(runs[run][at : at + n])) for id, run, at, n, *_ in rows]
        scores = [Scores(*row[4]) for row in rows]
        tokens, ruled = [int(row[5]) for row in rows], [str(row[6]) for row in rows]
    except (BadInput, TypeError, ValueError, IndexError):
        path.unlink(missing_ok=True)
        return None
    return Weighed(tuple(passages), tuple(scores), tuple(tokens), tuple(ruled))
