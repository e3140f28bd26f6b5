"""Owns the ids of paragraphs, which outlive a re-import and better rules."""

from __future__ import annotations

import re
from collections import Counter

from core.files import text_hash

_SHORT = 60  # characters; shorter paragraphs are told apart by what stands before them


class ParagraphIds:
    """Ids that outlive a re-import and better rules: what the paragraph says, and the how-manieth it is."""

    def __init__(self, digest: str) -> None:
        self._digest = digest
        self._seen: Counter[str] = Counter()
        self._before = ""

    def next(self, text: str) -> str:
        words = re.sub(r"\W+", " ", text).strip()
        key = words if len(words) >= _SHORT else f"{self._before}\n{words}"
        self._before = words[-_SHORT:]
        self._seen[key] += 1
        return text_hash(self._digest, key, str(self._seen[key]))
