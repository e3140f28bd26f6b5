"""Owns what may be told of a sentence that was shown: the words that are ours, and nothing set in between."""

from __future__ import annotations

import re
import xml.etree.ElementTree as xml
from collections.abc import Mapping
from functools import lru_cache

from core import machine
from desktop.language import GAP, LONGEST, SENTENCES, fits, gaps_of

LEFT_OUT = "[…]"
LEAST = 5
"""Letters of ours that a sentence must have: else nothing but gaps was found."""
_NUMBERED = ("signal {1}", "exit status {1}")
"""How a process ended: that number is the system's."""


def of(text: str) -> str:
    """What was shown, in English, with "[…]" for all that was set in; "" where no sentence of it is ours.

    The first time takes a moment: for a `Load`.
    """
    if not text or len(text) > LONGEST:
        return ""
    parts = [_ours(part) for part in re.split(SENTENCES, text)]
    apart = " ".join(part or LEFT_OUT for part in parts) if any(parts) else ""
    return max(_ours(text), apart, key=_letters)  # "{1} and {2}" fits much, and says little


def _ours(text: str) -> str:
    """One sentence; "" where it is not ours."""
    if text in _templates():
        return GAP.sub(LEFT_OUT, _templates()[text])
    for said in _with_gaps():
        found = fits(said, text)
        if found is not None:
            english = _templates()[said]
            gaps = dict(zip(gaps_of(said), found, strict=True))
            if english in _NUMBERED and text.rpartition(" ")[2].isdigit():
                return GAP.sub(lambda gap, gaps=gaps: gaps[gap[1]], english)  # type: ignore[misc]
            return GAP.sub(lambda gap, gaps=gaps: _set_in(gaps.get(gap[1], "")), english)  # type: ignore[misc]
    return ""


def _set_in(gap: str) -> str:
    """What stands for a gap: itself only where it is a phrase of ours, which no name is likely to be."""
    english = _templates().get(gap, "")
    if " " in english and "{" not in english and english[0].islower():
        return english
    status = _ours(gap) if gap.rpartition(" ")[2].isdigit() else ""
    return status if any(status.startswith(kind.split("{")[0]) for kind in _NUMBERED) else LEFT_OUT


@lru_cache(maxsize=1)
def _templates() -> Mapping[str, str]:
    """A sentence as any language says it -> in English. English itself is in every file, as what it says."""
    found: dict[str, str] = {}
    for path in sorted(machine.resource("translations").glob("*.ts")):
        for message in xml.parse(path).getroot().iter("message"):
            english = message.findtext("source", "")
            found[english] = english
            found.setdefault(message.findtext("translation", ""), english)
    return {said: english for said, english in found.items() if _letters(said) >= LEAST}


@lru_cache(maxsize=1)
def _with_gaps() -> list[str]:
    """Those of which most stands fast first: others may fit, too."""
    return sorted((said for said in _templates() if "{" in said), key=_letters, reverse=True)


def _letters(said: str) -> int:
    return sum(letter.isalpha() for letter in GAP.sub("", said))
