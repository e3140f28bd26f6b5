"""Owns what makes a paragraph a heading, and how a run of paragraphs is cut into sections at headings."""

from __future__ import annotations

import itertools
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
    r"premi[eè]re?|deuxi[eè]me|troisi[eè]me|primer[oa]?|segund[oa]|tercer[oa]?|"
    r"prim[oa]|second[oa]|terz[oa]|primeir[oa]"
)
_PARTS = (
    r"chapter|chap\.|book|part|volume|vol\.|section|canto|letter|act|scene|stave|"
    r"kapitel|buch|teil|band|chapitre|livre|partie|tome|cap[ií]tulo|libro|parte|livro|capitolo"
)
NUMBERED = re.compile(rf"^[^\w\"“‘'(]*(?:the )?(?:{_PARTS})\s+(?:the )?(?:{_ORDINALS})\b", re.I)
ORDERED = re.compile(rf"^[^\w\"“‘'(]*(?:{_ORDINALS})\s+(?:{_PARTS})\b", re.I)
NUMERAL = re.compile(r"^\W*(?:\d{1,3}|[IVXLCDM]+)\W*$")
_ENDS_SENTENCE = re.compile(r"[,;:.!?…]['\"”’»)]*$")
_CONTENTS = re.compile(
    r"^\W*(?:table of |the )?(?:contents|inhalt(?:sverzeichnis)?|table des mati[eè]res|"
    r"sommaire|[íi]ndice|contenido|sum[áa]rio|sommario)\W*$",
    re.I,
)
_KNOWN = re.compile(
    r"^(?:(?:table of )?contents|list of (?:illustrations|plates|figures|maps)|"
    r"acknowledge?ments|about the (?:author|publisher)|"
    r"bibliography|further reading|(?:general )?index|(?:end|foot)notes|preface|"
    r"foreword|introduction|afterword|prologue|"
    r"epilogue|dedication|glossary|colophon|imprint|vorwort|nachwort|inhalt|"
    r"danksagung|pr[ée]face|remerciements)$",
    re.I,
)
_PAGE_AT_END = re.compile(r"[\s.…]*\s(?:\d{1,4}|[ivxlc]+)\s*$")
_LEADERS = re.compile(r"(?:\. ?){4,}\s*\w+\s*$")  # a line of a table of contents
_ROMAN = re.compile(r"^\W*(?P<number>[IVXLC]+)\W*$")
_IN_WORDS = "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen"
_COUNTED = {word: n for n, word in enumerate(_IN_WORDS.split(), 1)}
_BREAK = re.compile(r"^\W*$|^[*•·~#oO\s]{1,15}$|^[x×](\s+[x×]){2,}$")


def is_break(text: str) -> bool:
    """True for asterisks, rules and other marks between scenes; an ellipsis may be somebody's answer."""
    return (
        bool(_BREAK.match(text))
        and not any(c.isalnum() and c not in "oOxX" for c in text)
        and _no_speech(text)
    )


def _no_speech(text: str) -> bool:
    return not any(c in "“”\"'‘’?!…" for c in text) and text.strip() not in (
        "o",
        "O",
        "...",
        ". . .",
        "-",
        "—",
    )


def mark(paragraphs: Sequence[Paragraph], labels: Collection[str] = ()) -> list[Paragraph]:
    """The paragraphs with headings and scene breaks told.

    Args:
        labels: entries of the table of contents, folded by `label`.
    """
    labels = {*labels, *_contents(paragraphs)}
    row = _numerals_in_a_row(paragraphs)
    body = _body_size(paragraphs)
    centred = sum(len(p.text) for p in paragraphs if p.style.get("centred"))
    poster = centred > 0.5 * sum(len(p.text) for p in paragraphs)
    out: list[Paragraph] = []
    for i, paragraph in enumerate(paragraphs):
        if paragraph.kind in ("text", "quote") and is_break(paragraph.text):
            paragraph = replace(paragraph, kind="break")
        elif paragraph.kind == "text":
            follows = bool(out) and out[-1].kind == "heading"
            listed = bool(labels) and _is_listed(paragraph, labels, follows)
            if i in row or listed or _is_heading(paragraph, body, poster):
                paragraph = replace(paragraph, kind="heading")
        out.append(paragraph)
    return out


def _numerals_in_a_row(paragraphs: Sequence[Paragraph]) -> set[int]:
    """Places of Roman numerals and numbers in words that stand alone above text and count on."""
    places, before = [], 0
    for i, (paragraph, after) in enumerate(itertools.pairwise(paragraphs)):
        value = _value(paragraph.text) if len(paragraph.text) < 12 else 0
        if value and paragraph.kind in ("text", "heading") and len(after.text) > 60:
            places += [i] if value == before + 1 or not before else []
            before = value
    return set(places) if len(places) >= 3 else set()


def _value(text: str) -> int:
    """What a number by itself counts, in words or in Roman numerals; 0 where it is none."""
    word = text.strip(" .").casefold()
    if word in _COUNTED:
        return _COUNTED[word]
    match = _ROMAN.match(text)
    if match is None:
        return 0
    numeral = match.group("number")
    values = [{"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}[letter] for letter in numeral]
    return sum(-a if a < b else a for a, b in itertools.pairwise([*values, 0]))


def _contents(paragraphs: Sequence[Paragraph]) -> set[str]:
    """The entries of a table of contents that stands in the text, folded."""
    found: set[str] = set()
    for i, paragraph in enumerate(paragraphs[:400]):
        if len(paragraph.text) > 40 or not _CONTENTS.match(paragraph.text):
            continue
        for entry in paragraphs[i + 1 : i + 400]:
            if len(entry.text) > 120 or (entry.kind == "heading" and len(found) > 3):
                break
            if len(entry.text.split()) > 12 and _ENDS_SENTENCE.search(entry.text):
                break  # the text itself
            bare = _PAGE_AT_END.sub("", entry.text)
            if label(bare) in found and len(found) > 3:
                break  # the first heading of the text itself
            found.update(
                label(part) for part in (bare, *re.split(r"^[^:.—–]{1,14}[:.—–]\s*", bare, maxsplit=1)[1:])
            )
    return {entry for entry in found if len(entry) > 2 and not entry.isdigit()}


def _is_listed(paragraph: Paragraph, labels: Collection[str], follows: bool) -> bool:
    """Whether a short paragraph is an entry of the contents, in the place of a heading."""
    text, style = paragraph.text, paragraph.style
    if len(text) > LONGEST or label(text) not in labels:
        return False
    return follows or bool(style.get("centred") or style.get("bold")) or not _ENDS_SENTENCE.search(text)


def label(text: str) -> str:
    """A heading or an entry of the contents, folded for comparing."""
    return re.sub(r"\W+", " ", text).strip().casefold()


def _is_heading(paragraph: Paragraph, body: float, poster: bool) -> bool:
    text, style = paragraph.text, paragraph.style
    if len(text) > LONGEST or _LEADERS.search(text):
        return False
    size = style.get("size", 1.0) / body
    words = len(text.split())
    centred, bold = bool(style.get("centred")) and not poster, bool(style.get("bold"))
    if size >= 1.28 and words <= 30:
        return True
    if words <= 25 and (size >= 1.1 or bold) and (centred or (bold and size >= 1.1)):
        return True
    if _KNOWN.match(text) and text[:1].isupper():
        return True
    numbered = NUMBERED.match(text) or ORDERED.match(text)
    ends = _ENDS_SENTENCE.search(text) and not (words <= 4 and text.endswith("."))
    if numbered and words <= 14 and (centred or bold or not ends):
        return True
    return (centred or bold) and bool(NUMERAL.match(text))


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
    paragraphs = _by_place(paragraphs)
    cuts = [0]
    for i in range(1, len(paragraphs)):
        if paragraphs[i].kind == "heading" and paragraphs[i - 1].kind != "heading":
            cuts.append(i)
    cuts += [i for start in cuts for i in _after_contents(paragraphs, start)]
    cuts = [*sorted(cuts), len(paragraphs)]
    found = []
    for start, end in itertools.pairwise(cuts):
        part = tuple(paragraphs[start:end])
        if not part:
            continue
        title = " ".join(p.text for p in part[: _headings_at_start(part)])
        found.append(Section(title, part, semantics, source, joined and start == 0 and not title))
    return found


def _by_place(paragraphs: Sequence[Paragraph]) -> list[Paragraph]:
    """The paragraphs with short lines right above a text told as headings: bold ones, and chapter titles."""
    out = list(paragraphs)
    for i, paragraph in enumerate(out[:-1]):
        after = out[i + 1]
        if paragraph.kind != "text" or after.kind != "text" or len(after.text) < 80:
            continue
        above = out[i - 1] if i else None
        bold = paragraph.style.get("bold", 0) == 1 and not after.style.get("bold")
        if (bold or (above is not None and _bare_number(above))) and _is_title(paragraph.text):
            out[i] = replace(paragraph, kind="heading")
    return out


def _bare_number(paragraph: Paragraph) -> bool:
    """Whether a heading holds a chapter's number and nothing else."""
    text = paragraph.text
    short = paragraph.kind == "heading" and len(text.split()) <= 3
    return short and any(pattern.match(text) for pattern in (NUMERAL, NUMBERED, ORDERED))


def _is_title(text: str) -> bool:
    """Whether a line reads as a title: short, and no sentence unless it is all in capitals."""
    if len(text.split()) > 12 or not text[:1].isupper():
        return False
    return text.isupper() or not (_ENDS_SENTENCE.search(text) or re.search(r"[.;:?!]\s", text))


def _after_contents(paragraphs: Sequence[Paragraph], start: int) -> list[int]:
    """Where the text begins after a table of contents whose entries all look like headings."""
    run = paragraphs[start : start + _headings_at_start(paragraphs[start:])]
    if len(run) < 4:
        return []
    seen: set[str] = set()
    for i, paragraph in enumerate(run):
        entry = label(paragraph.text)
        if i > 2 and entry in seen:
            return [start + i]
        seen.add(entry)
    listed = _CONTENTS.match(run[0].text) and start + len(run) < len(paragraphs)
    return [start + len(run) - 1] if listed else []


def _headings_at_start(paragraphs: Sequence[Paragraph]) -> int:
    for i, paragraph in enumerate(paragraphs):
        if paragraph.kind != "heading":
            return i
    return len(paragraphs)
