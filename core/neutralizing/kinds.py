"""Owns the kinds of pairs worth a second look: near copies, short descriptions, and the user's own."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from core.language.words import count_words

NEAR_COPY = 6
"""Words in a row shared with the original; two more and the judge refuses."""
SHORT = 0.22
"""Length of a description as a share of the original's words; under 0.15 the judge refuses."""
FAILED = "failed"
KINDS = (FAILED, "near-copy", "short", "edited")


def kinds_of(row: Mapping[str, Any]) -> frozenset[str]:
    """The kinds a line of AUTHOR.jsonl is of; none for most."""
    found = set()
    if int(row.get("copied") or 0) >= NEAR_COPY:
        found.add("near-copy")
    if count_words(str(row["description"])) < SHORT * int(row.get("word_count") or 0):
        found.add("short")
    if row.get("edited"):
        found.add("edited")
    return frozenset(found)
