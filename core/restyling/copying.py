"""Owns what a voice was trained on, as far as it lies beside the adapter: to tell copies from new text."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from core.files import read_jsonl
from core.language.names import cast
from core.language.shingles import SharedRun, Shingles, shared_runs

COPIED = 12
"""Words in a row shared with the training text that make a copy; chance stays well below."""


@dataclass(frozen=True, slots=True)
class Corpus:
    """The training text of a voice, for comparison.

    Attributes:
        runs: its hashed runs of words, or None where neither text nor hashes came with the adapter.
        cast: names that occur often in it, bare.
    """

    runs: Shingles | None = None
    cast: frozenset[str] = frozenset()

    def copied(self, text: str) -> list[SharedRun]:
        """The stretches of at least `COPIED` words that a text shares with the training text."""
        return [] if self.runs is None else shared_runs(text, self.runs, COPIED)


def load_corpus(adapter: Path) -> Corpus:
    """What is known of the training text of the adapter in a folder.

    Raises:
        BadInput: the training text is there, and damaged.
    """
    texts = []
    for name in ("train.jsonl", "valid.jsonl"):
        for row in read_jsonl(adapter / "data" / name):
            text = row.get("text") or row.get("completion") or row.get("original") or ""
            texts.append(str(text)[_prompt_characters(row, str(text)) :])
    if texts:
        return Corpus(Shingles.of(texts, COPIED), cast(texts))
    for path in sorted(adapter.glob("*shingles*.npz")):
        return Corpus(Shingles.load(path))
    return Corpus()


def _prompt_characters(row: dict[str, object], text: str) -> int:
    """Where the author's text begins; in a foreign record, behind the second blank line."""
    count = row.get("prompt_chars")
    if isinstance(count, int):
        return count
    first = text.find("\n\n")
    second = text.find("\n\n", first + 2) if first >= 0 else -1
    return second + 2 if second >= 0 else 0
