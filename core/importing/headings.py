"""Owns what makes a paragraph a heading, and how a run of paragraphs is cut into sections at headings."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import replace

from core.types import Paragraph, Section

LONGEST = 220  # characters; old novels have long chapter titles

_ORDINALS = (
    r"\d{1,3}|[ivxlcdm]+|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|"
    r"twenty(?:[ -]\w+)?|thirty(?:[ -]\w+)?|forty(?:[ -]\w+)?|fifty(?:[ -]\w+)?|sixty(?:[ -]\w+)?|"
    r"(?:the )?(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|last|final)|"
    r"eins?|zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|erste[rs]?|zweite[rs]?|dritte[rs]?|"
    r"premi[eè]re?|deuxi[eè]me|troisi[eè]me|primer[oa]?|segund[oa]|tercer[oa]?|prim[oa]|second[oa]|terz[oa]|primeir[oa]"
)
_PARTS = (
    r"chapter|chap\.|book|part|volume|vol\.|section|canto|letter|act|scene|stave|"
    r"kapitel|buch|teil|band|chapitre|livre|partie|tome|cap[ií]tulo|libro|parte|livro|capitolo"
)
NUMBERED = re.compile(rf"^[^\w\"“‘'(]*(?:the )?(?:{_PARTS})\s+(?:the )?(?:{_ORDINALS})\b", re.I)
ORDERED = re.compile(rf"^[^\w\"“‘'(]*(?:{_ORDINALS})\s+(?:{_PARTS})\b", re.I)
NUMERAL = re.compile(r"^\W*(?:\d{1,3}|[IVXLCDM]+)\W*$")
_ENDS_SENTENCE = re.compile(r"[,;:.!?…]['\"”’»)]*$")
_BREAK = re.compile(r"^\W*$|^[*•·~#oO\s]{1,15}$|^[x×](\s+[x×]){2,}$")


def is_break(text: str) -> bool:
    """True for asterisks, rules and other marks between scenes; an ellipsis may be somebody's answer."""
    return bool(_BREAK.match(text)) and not any(c.isalnum() and c not in "oOxX" for c in text) and _no_speech(text)


def _no_speech(text: str) -> bool:
    return not any(c in "“”\"'‘’?!…" for c in text) and text.strip() not in ("o", "O", "...", ". . .", "-", "—")


def mark(paragraphs: Sequence[Paragraph], labels: Collection[str] = ()) -> list[Paragraph]:
    """The paragraphs with headings and scene breaks told.

    Args:
        labels: entries of the table of contents, folded by `label`.
    """
    body = _body_size(paragraphs)
    centred = sum(len(p.text) for p in paragraphs if p.style.get("centred"))
    poster = centred > 0.5 * sum(len(p.text) for p in paragraphs)
    out = []
    for paragraph in paragraphs:
        if paragraph.kind in ("text", "quote") and is_break(paragraph.text):
            paragraph = replace(paragraph, kind="break")
        elif paragraph.kind in ("text", "list") and _is_heading(paragraph, body, labels, poster):
            paragraph = replace(paragraph, kind="heading")
        out.append(paragraph)
    return out


def label(text: str) -> str:
    """A heading or an entry of the contents, folded for comparing."""
    return re.sub(r"\W+", " ", text).strip().casefold()


def _is_heading(paragraph: Paragraph, body: float, labels: Collection[str], poster: bool) -> bool:
    text, style = paragraph.text, paragraph.style
    if len(text) > LONGEST or paragraph.kind == "list":
        return False
    size = style.get("size", 1.0) / body
    words = len(text.split())
    centred, bold = bool(style.get("centred")) and not poster, bool(style.get("bold"))
    if size >= 1.28 and words <= 30:
        return True
    if words <= 25 and (size >= 1.1 or bold) and (centred or bold and size >= 1.1):
        return True
    numbered = NUMBERED.match(text) or ORDERED.match(text)
    ends = _ENDS_SENTENCE.search(text) and not (words <= 4 and text.endswith("."))
    if numbered and words <= 14 and (centred or bold or not ends):
        return True
    if (centred or bold) and NUMERAL.match(text):
        return True
    return bool(labels) and words <= 25 and (centred or bold) and label(text) in labels


def _body_size(paragraphs: Sequence[Paragraph]) -> float:
    """The size most of the text is set in."""
    sizes: dict[float, int] = {}
    for paragraph in paragraphs:
        size = paragraph.style.get("size", 1.0)
        sizes[size] = sizes.get(size, 0) + len(paragraph.text)
    return max(sizes, key=lambda size: sizes[size]) if sizes else 1.0


def sections(
    paragraphs: Sequence[Paragraph], source: str, semantics: tuple[str, ...] = (), joined: bool = False
) -> list[Section]:
    """Cut before every group of headings; the first piece may go on from the section before (`joined`)."""
    cuts = [0]
    for i in range(1, len(paragraphs)):
        if paragraphs[i].kind == "heading" and paragraphs[i - 1].kind != "heading":
            cuts.append(i)
    cuts.append(len(paragraphs))
    found = []
    for start, end in zip(cuts, cuts[1:], strict=False):
        part = tuple(paragraphs[start:end])
        if not part:
            continue
        title = " ".join(p.text for p in part[: _headings_at_start(part)])
        found.append(Section(title, part, semantics, source, joined and start == 0 and not title))
    return found


def _headings_at_start(paragraphs: Sequence[Paragraph]) -> int:
    for i, paragraph in enumerate(paragraphs):
        if paragraph.kind != "heading":
            return i
    return len(paragraphs)
