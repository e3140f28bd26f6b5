"""Owns which answers may be learned from: takes off what models add, and says what is wrong with the rest."""

from __future__ import annotations

import re

from core.describing.function_words import language_of, share
from core.describing.person import narration, person
from core.language.shingles import longest_shared_run
from core.language.words import words

SHORTEST, LONGEST = 0.15, 0.80
"""Length of a description as a share of the passage's words."""
RATIO_FROM = 12
"""Words of a passage from which the length of its description says something."""
LONGEST_COPY = 7
"""Words in a row that a description may take from the passage."""
LANGUAGE_FROM = 30  # words; shorter answers do not show their language

_THINKING = re.compile(r"<(think|thinking|reasoning)>.*?(</\1>|\Z)", re.DOTALL | re.IGNORECASE)
_FENCE = re.compile(r"\A```\w*\n(.*?)\n?```\Z", re.DOTALL)
_WILLING = r"(?:sure(?: thing)?|certainly|of course|okay|ok|absolutely|gladly|happy to help)"
_HERE = r"(?:here(?:'s|’s| is| are)|below is|this is|the following is|what follows is)"
_OPENING = re.compile(
    rf"\A\W*(?:{_WILLING}(?:[!:]\s+|[.,]\s*(?:\n|(?={_HERE}))))?(?:{_HERE}\b[^\n:]{{0,120}}:\s*)?",
    re.IGNORECASE,
)
_LABEL = re.compile(
    r"\A[\s*_#>]*(?:(?:content |plain |detailed )?(?:description|summary)|excerpt description)"
    r"(?: of (?:the|this) (?:excerpt|passage|text))?[\s*_]*(?::[\s*_]*|\n+)",
    re.IGNORECASE,
)
_CHATTER = re.compile(
    r"(?:\n\s*|(?<=[.!?”\"]) )\W*(?:let me know(?: if| whether| how|[.!])|i hope (?:this|that)|would you like"
    r"|feel free to|if you(?:'d| would) like|please let me know|is there anything else|word count\b"
    r"|note: this description)"
    r"[^\n]{0,300}\s*\Z",
    re.IGNORECASE,
)
_QUOTES = (("“", "”"), ('"', '"'), ("«", "»"), ("„", "“"), ("‘", "’"), ("'", "'"))
_REFUSAL = re.compile(
    r"\A\W*(?:(?:i(?:'m| am)|we(?:'re| are)) (?:(?:very |really |so )?sorry|afraid|unable|not able"
    r"|not comfortable)\b|sorry\b|apologies\b|my apologies|unfortunately,? i\b"
    r"|i (?:cannot|can't|can not|won't|will not|must decline|don't feel|do not feel|don't have|do not have"
    r"|need (?:more|the|you)|don't see|do not see)\b|as an? (?:ai|language model|assistant)\b"
    r"|please (?:provide|share|paste)\b"
    r"|(?:it (?:looks|seems) like|there is) (?:you|no) (?:didn't|did not|haven't|excerpt|text)"
    r"|es tut mir leid|leider kann ich|je suis désolé|désolé\b|je ne peux pas|lo siento|no puedo|desculpe"
    r"|não posso|mi dispiace|non posso|het spijt me)",
    re.IGNORECASE,
)
_MODEL_TALK = re.compile(
    r"\b(?:as an ai\b|ai language model|my (?:content )?guidelines|content policy"
    r"|copyrighted (?:material|text|work))",
    re.IGNORECASE,
)
_SAYS_FIRST = re.compile(
    r"\b(?:first[- ]person|premi[eè]re personne|primera persona|primeira pessoa|prima persona|eerste persoon"
    r"|ich-(?:form|erzähler|perspektive)|ersten person)\b",
    re.IGNORECASE,
)
_SAYS_THIRD = re.compile(
    r"\b(?:third[- ]person|troisième personne|tercera persona|terceira pessoa|terza persona|derde persoon"
    r"|dritten? person)\b",
    re.IGNORECASE,
)
_ENDS = re.compile(r"[.!?…。！？:;][\s\"'”’»«“)\]*_]*\Z")


def clean(answer: str) -> str:
    """The description in an answer: no thinking, preamble, label, quotes around it, or chatter behind it.

    Blank lines are closed up: in the training format a blank line ends the description.
    """
    text = _THINKING.sub("", answer.replace("\r\n", "\n")).strip()
    text = re.sub(r"\A.*</think>", "", text, flags=re.DOTALL).strip()
    fenced = _FENCE.match(text)
    text = fenced[1].strip() if fenced else text
    for pattern in (_OPENING, _LABEL):
        rest = pattern.sub("", text, count=1).strip()
        text = rest if pattern is _LABEL or _took_words(text, rest) else text
    while (shorter := _CHATTER.sub("", text).strip()) != text:
        text = shorter
    text = _without_quotes(text)
    text = re.sub(r"(?m)^#+\s+", "", text).replace("**", "")
    return re.sub(r"[ \t]*\n\s*", "\n", text).strip()


def _took_words(text: str, rest: str) -> bool:
    """Whether more than an opening quotation mark went: those are for `_without_quotes`."""
    return len(words(rest)) < len(words(text))


def _without_quotes(text: str) -> str:
    for opens, closes in _QUOTES:
        inside = text[1:-1]
        around = len(text) > 1 and text[0] == opens and text[-1] == closes
        if around and opens not in inside and closes not in inside:
            return inside.strip()
    return text


def judge(original: str, description: str, cut: bool = False) -> str:
    """What is wrong with a description, in a sentence for the model and for the user; "" if nothing is.

    Args:
        description: as `clean` left it.
        cut: the model ran into its limit.
    """
    if not description:
        return "It was empty."
    if _REFUSAL.match(description) or _MODEL_TALK.search(description[:400]):
        return "It was a refusal, not a description."
    said, told = words(description), words(original)
    if cut or not _ENDS.search(description):
        return "It broke off before its end."
    ratio = len(said) / max(1, len(told))
    if not said:
        return "It was empty."
    if ratio < SHORTEST and len(told) >= RATIO_FROM:
        return f"It was too short: {len(said)} words for {len(told)}."
    if _runs(told) & _runs(said):
        copied = longest_shared_run(original, description)
        return f"It copied {copied} words in a row from the excerpt."
    if ratio > LONGEST and len(told) >= RATIO_FROM:
        return f"It was too long: {len(said)} words for {len(told)}."
    return _other_language(told, said) or _other_person(original, description)


def _runs(found: list[str]) -> set[tuple[str, ...]]:
    """The runs of words that are too long to be taken over."""
    length = LONGEST_COPY + 1
    return {tuple(found[i : i + length]) for i in range(len(found) - length + 1)}


def _other_language(told: list[str], said: list[str]) -> str:
    """Notes without small words show no language; then there is nothing to object to."""
    if len(said) < LANGUAGE_FROM:
        return ""
    there, here = language_of(told), language_of(said)
    if there and here and there != here and share(said, there) < 0.6 * share(said, here):
        return "It was in another language than the excerpt."
    return ""


def _other_person(original: str, description: str) -> str:
    """Only a clear contradiction counts: letters and speeches within a story make the person mixed."""
    there = person(original)
    first = bool(_SAYS_FIRST.search(description))
    third = bool(_SAYS_THIRD.search(description))
    if there == "third" and first and not third:
        return "It said first person, but the excerpt is told in the third."
    if there == "first" and third and not first:
        return "It said third person, but the excerpt is told in the first."
    if there == "third" and not third and person(narration(description)) == "first":
        return "It was told in the first person, but the excerpt is in the third."
    return ""
