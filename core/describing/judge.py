"""Owns which descriptions may be learned from, and says what is wrong with the rest."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from core.describing.about import criticizes, is_about, left_out
from core.describing.languages import in_characters, other_language
from core.describing.named import names_kept
from core.describing.person import narration, person, speech_spans
from core.describing.prompts import BOUNDARY, NEUTRAL, REFERENCE, SHAPE
from core.describing.refusals import is_refusal, talks_to_the_user
from core.language.shingles import longest_shared_run
from core.language.words import words

SHORTEST, LONGEST = 0.15, 0.80
"""Length of a description as a share of the passage's words."""
RATIO_FROM = 12
"""Words of a passage from which the length of its description says something."""
LONGEST_COPY = 7
"""Words in a row that a description may take from the passage."""
LONGEST_COPY_CJK = 12
"""The same in Chinese and Japanese characters: a word has one or two of them."""
REPEATED = 0.12
"""Share of a description's long runs of words that may stand in it before."""
MADE_UP = 0.12
"""Share of a description's words that may be speech which is not in the passage."""
TELLS_FROM = 40
"""Words of a description from which it ought to show that the passage is told by "I"."""
NAMES_TOLD = 3

_OTHER_LANGUAGE = "It was in another language than the excerpt."
_ENDS = re.compile(r"[.!?…。！？][\s\"'”’»«“」』)）\]*_]*\Z")
_ITEM = re.compile(r"\s*(?:[-*•–]|\d{1,2}[.)])\s+\S")
_DATA = re.compile(r"\A\s*(?:[{\[]\s*[\"{\[]|<\w+[ >])")
_SAYS_FIRST = re.compile(
    r"\b(?:(?:first|1st)[-\s‐‑–](?:and third[-\s‐‑–])?person|premi[eè]re personne|primera persona"
    r"|primeira pessoa|prima persona|eerste persoon|ich-(?:form|erzähl\w*|perspektive)|ersten? person)\b"
    r"|erste[nr] person|一人称|第一人称",
    re.IGNORECASE,
)
_SAYS_THIRD = re.compile(
    r"\b(?:(?:third|3rd)[-\s‐‑–]person|troisième personne|tercera persona|terceira pessoa|terza persona"
    r"|derde persoon|dritte[nr]? person)\b|三人称|第三人称",
    re.IGNORECASE,
)
_HINTS_AT_I = re.compile(
    r"\b(?:i|we|my|me|our|us|ich|wir|mein\w*|mich|mir|je|nous|mon|ma|mes|yo|me|mi|mis|eu|meu|minha|io|mio|mia|ik"
    r"|mijn|narrat\w*|narrad\w*|erzähl\w*|vertell\w*|speaker|sprecher\w*|\w*teller|writer|author|autor\w*"
    r"|auteure?|autrice)\b"
    r"|\b[jm]['’]|私|僕|俺|わたし|ぼく|語り手|筆者|作者|我",
    re.IGNORECASE,
)


def judge(original: str, description: str, cut: bool = False, neutral_names: bool = False) -> str:
    """What is wrong with a description, in a sentence for the model and for the user; "" if nothing is.

    Args:
        description: as `core.describing.answers.clean` left it.
        cut: the model ran into its limit.
        neutral_names: roles were asked for in place of names.
    """
    told, said = words(original), words(description)
    if not said:
        return "It was empty."
    teller = person(original)
    return (
        _no_prose(description, cut, teller == "first")
        or _taken_over(original, description, told, said)
        or _wrong_length(told, said)
        or (_OTHER_LANGUAGE if other_language(original, description, told, said) else "")
        or _not_told(description, told, said)
        or _other_person(teller, description, said)
        or (_named(original, description) if neutral_names else "")
    )


def _no_prose(description: str, cut: bool, told_by_i: bool) -> str:
    """What is wrong with the answer whatever the passage is."""
    if is_refusal(description, told_by_i):
        return "It was a refusal, not a description."
    if _DATA.match(description):
        return "It was a structure of data, not prose."
    if cut or not _is_whole(description):
        return "It broke off before its end."
    return ""


def _is_whole(description: str) -> bool:
    """Whether it ends as a sentence does, or as the other items of its list do."""
    if _ENDS.search(description):
        return True
    lines = description.split("\n")
    before = [line for line in lines[:-1] if _ITEM.match(line)]
    return bool(_ITEM.match(lines[-1]) and before) and not any(_ENDS.search(line) for line in before)


def _taken_over(original: str, description: str, told: Sequence[str], said: Sequence[str]) -> str:
    if not _of_the_prompt().isdisjoint(_runs(said, LONGEST_COPY)):
        return "It repeated the question."
    longest = LONGEST_COPY_CJK if in_characters(description) else LONGEST_COPY
    if set(_runs(told, longest)).isdisjoint(_runs(said, longest)):
        return ""
    return f"It copied {longest_shared_run(original, description)} words in a row from the excerpt."


def _runs(found: Sequence[str], longest: int) -> list[tuple[str, ...]]:
    """The runs of words one longer than that, in order."""
    return [tuple(found[i : i + longest + 1]) for i in range(len(found) - longest)]


@cache
def _of_the_prompt() -> frozenset[tuple[str, ...]]:
    return frozenset(_runs(words(REFERENCE + NEUTRAL + SHAPE + BOUNDARY), LONGEST_COPY))


def _wrong_length(told: Sequence[str], said: Sequence[str]) -> str:
    ratio = len(said) / max(1, len(told))
    if len(told) < RATIO_FROM or SHORTEST <= ratio <= LONGEST:
        return ""
    return f"It was too {'short' if ratio < SHORTEST else 'long'}: {len(said)} words for {len(told)}."


def _not_told(description: str, told: Sequence[str], said: Sequence[str]) -> str:
    """What is wrong with what it tells; only with passages long enough to see it."""
    if _repeated(said) > REPEATED + _repeated(told):
        return "It said the same again and again."
    if not is_about(told, said):
        if talks_to_the_user(description):
            return "It talked about the task in place of telling what happens."
        return "It did not tell what happens in the excerpt."
    if criticizes(said, told):
        return "It judged the writing in place of telling what happens."
    if _made_up(description, told, said):
        return "It made up speech that is not in the excerpt."
    part = left_out(told, said)
    return f"It told nothing of the excerpt's {part}." if part else ""


def _repeated(found: Sequence[str]) -> float:
    """Share of long runs of words that stood there before."""
    runs = _runs(found, 2 * LONGEST_COPY)
    return 1 - len(set(runs)) / len(runs) if runs else 0.0


def _made_up(description: str, told: Sequence[str], said: Sequence[str]) -> bool:
    """Whether a good part of it is speech, in two places or more, of which the passage has no three words."""
    spoken = [words(line[start:end]) for line in description.split("\n") for start, end in speech_spans(line)]
    spoken = [s for s in spoken if len(s) > 3]
    if len(spoken) < 2 or in_characters(description):
        return False
    known = set(_runs(told, 2))
    invented = [len(s) for s in spoken if known.isdisjoint(_runs(s, 2))]
    return len(invented) > 1 and sum(invented) > MADE_UP * len(said)


def _other_person(teller: str, description: str, said: Sequence[str]) -> str:
    """Only a clear contradiction counts: letters and speeches within a story make the person mixed."""
    first = bool(_SAYS_FIRST.search(description))
    third = bool(_SAYS_THIRD.search(description))
    if teller == "third" and first and not third:
        return "It said first person, but the excerpt is told in the third."
    if teller == "first" and third and not first:
        return "It said third person, but the excerpt is told in the first."
    if teller == "third" and person(narration(description)) == "first":
        return "It was told in the first person, but the excerpt is in the third."
    if (
        teller == "first"
        and len(said) >= TELLS_FROM
        and not first
        and not _HINTS_AT_I.search(narration(description))
    ):
        return "It did not say that the excerpt is told in the first person."
    return ""


def _named(original: str, description: str) -> str:
    kept = names_kept(original, description)[:NAMES_TOLD]
    return f"It used the name{'s' * (len(kept) > 1)} {', '.join(kept)}." if kept else ""
