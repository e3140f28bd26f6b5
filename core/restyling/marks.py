"""Owns the markup inside prose (links, code, emphasis, footnote marks): read, carried over, or missed."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from core.language.words import CJK, WORD

if TYPE_CHECKING:
    from markdown_it.token import Token

FOOTNOTE = re.compile(r"\[\^[^\]\s]+\]")
_OPENERS = {"link_open": "link", "em_open": "emphasis", "strong_open": "emphasis", "s_open": "emphasis"}
_TAG = re.compile(r"<([A-Za-z][\w-]*)(?:\s[^<>]*)?(?<!/)>$")
_SPECIAL = re.compile(r"[*`]|(?<!\w)_|_(?!\w)|\\(?=[!-/:-@\[-`{-~])|<(?=[A-Za-z/!?])|&(?=#?\w+;)|\](?=\()")
_CJK_BREAK = re.compile(rf"(?<=[{CJK}\u3000-\u303f\uff00-\uff65])\n(?=[{CJK}\u3000-\u303f\uff00-\uff65])")
_SHOWN = 60  # characters of a mark's words in a remark
_CJK_TELLING = 6  # characters that a note behind them is found by
_TELLING = 4  # letters that make a single emphasised word safe to find again
_INLINE = r"(?:a|abbr|b|big|cite|code|del|em|i|ins|kbd|mark|q|s|small|span|strong|sub|sup|tt|u)\b[^<>]*>\s*\S"
_STARTS = re.compile(  # what would start something else than prose at the head of a line
    r"(?P<mark>#{1,6}(?=\s|$)|[-+*](?=\s|$)|>|~{3,}|`{3,}|[-=_*|:][-=_*|:\s]*$|\|"
    rf"|<(?=[A-Za-z/!?])(?![A-Za-z][\w+.-]*:)(?!{_INLINE})"
    r"|\[(?=[^\]]*\]:)|\*(?=\[[^\]]+\]:)|\$\$|:{3,}|\{(?=[{%])|:(?=\s)|\+\+\+)"
    r"|(?P<number>\d{1,9})(?P<dot>[.)])(?=\s|$)"
)


@dataclass(frozen=True, slots=True)
class Mark:
    """One piece of markup inside a paragraph.

    Attributes:
        kind: "link", "code", "emphasis", "footnote", "html", or "revision" (Word's tracked changes).
        source: how Markdown writes it, its text included.
        text: the words it stands on; of a footnote mark, the two words in front of it.
        around: of emphasis on a whole paragraph, what opens and closes it; else empty.
    """

    kind: str
    source: str
    text: str
    around: tuple[str, str] = ("", "")

    def missed(self) -> str:
        """A plain sentence for when it could not be carried over."""
        if self.kind == "revision":
            return "The paragraph's tracked changes end with the new text; the old wording is not kept in it."
        if self.kind == "footnote":
            return f"The footnote mark {self.source} found no place in the new text; put it back by hand."
        if self.kind == "html":
            return f"The tag {self.source} is not in the new text."
        words = self.text if len(self.text) <= _SHOWN else f"{self.text[:_SHOWN].rsplit(' ', 1)[0]} …"
        names = {"link": "link on", "code": "code", "emphasis": "emphasis on"}
        return f"The {names[self.kind]} “{words}” is not in the new text."


def read_inline(tokens: Sequence[Token]) -> tuple[str, tuple[Mark, ...]]:
    """A paragraph's inline tokens as the reader sees them, on one line, and the marks among them."""
    marks: list[Mark] = []
    close, kind = _pair(tokens, 0) if tokens else (0, "")
    if kind == "emphasis" and close == len(tokens) - 1 > 1:  # on the whole: what is inside counts by itself
        text = _read(tokens[1:-1], marks)
        shown = _shown(text)
        ends = _written(tokens[:1]), _written(tokens[-1:])
        marks.insert(0, Mark("emphasis", shown.join(ends), shown, ends))
    else:
        text = _read(tokens, marks)
    for found in FOOTNOTE.finditer(text):
        marks.append(Mark("footnote", found.group(), _last_words(text[: found.start()])))
    return _shown(text), tuple(marks)


def one_line(text: str) -> str:
    """Words on one line; lines of Chinese and Japanese are joined by nothing."""
    return " ".join(_CJK_BREAK.sub("", text).split())


def _shown(text: str) -> str:
    """What a reader sees of words read from Markdown: without marks of notes, on one line."""
    return one_line(FOOTNOTE.sub("", text))


def _last_words(text: str) -> str:
    """The words that a note behind them is found by: two, or some characters of Chinese and Japanese."""
    words = WORD.findall(FOOTNOTE.sub("", text))
    if not words or not re.match(f"[{CJK}]", words[-1]):
        return " ".join(words[-2:])
    count = next((n for n, word in enumerate(reversed(words)) if not re.match(f"[{CJK}]", word)), len(words))
    return "".join(words[-min(count, _CJK_TELLING) :])


def _read(tokens: Sequence[Token], marks: list[Mark]) -> str:
    parts: list[str] = []
    place = 0
    while place < len(tokens):
        token = tokens[place]
        close, kind = _pair(tokens, place)
        if kind:
            words = _read(tokens[place + 1 : close], [])
            source = FOOTNOTE.sub("", _written(tokens[place : close + 1]))  # those have marks of their own
            marks.append(Mark(kind, source, _shown(words)))
            parts.append(words)
            place = close
        elif token.type == "code_inline":
            marks.append(Mark("code", _written([token]), token.content))
            parts.append(token.content)
        elif token.type == "html_inline":
            marks.append(Mark("html", token.content, ""))
        elif token.type in ("softbreak", "hardbreak"):
            parts.append("\n")
        elif token.type != "image":
            parts.append(token.content)
        place += 1
    return "".join(parts)


def _pair(tokens: Sequence[Token], place: int) -> tuple[int, str]:
    """Where markup that opens here closes, and its kind; "" where none opens."""
    token = tokens[place]
    if token.type in _OPENERS:
        return _closing(tokens, place), _OPENERS[token.type]
    opened = _TAG.match(token.content) if token.type == "html_inline" else None
    if opened is None:
        return place, ""
    depth = level = 0
    for index in range(place, len(tokens)):
        level += tokens[index].nesting
        if level < 0:
            break
        if tokens[index].type == "html_inline":
            tag = re.match(r"<(/?)([A-Za-z][\w-]*)", tokens[index].content)
            if tag and tag[2].lower() == opened[1].lower():
                depth += -1 if tag[1] else 1
            if depth == 0:
                return (index, "emphasis") if level == 0 and index > place + 1 else (place, "")
    return place, ""


def _closing(tokens: Sequence[Token], place: int) -> int:
    depth = 0
    for index in range(place, len(tokens)):
        depth += tokens[index].nesting
        if depth == 0:
            return index
    return len(tokens) - 1


def escaped(text: str, brackets: bool = False) -> str:
    """Words written so that Markdown reads them as they are; `brackets` also inside the text of a link."""
    text = _SPECIAL.sub(lambda found: "\\" + found.group(), text)
    return re.sub(r"(?<!\\)[\[\]]", lambda found: "\\" + found.group(), text) if brackets else text


def _written(tokens: Sequence[Token]) -> str:
    """Tokens as Markdown again; a reference link becomes one with its address."""
    parts: list[str] = []
    ends: list[str] = []
    for token in tokens:
        if token.type == "link_open":
            automatic = token.markup == "autolink"
            parts.append("<" if automatic else "[")
            ends.append(">" if automatic else _address(token))
        elif token.type == "link_close":
            parts.append(ends.pop() if ends else "")
        elif token.type == "code_inline":
            space = " " if "`" in token.content or token.content.strip() != token.content else ""
            fence = token.markup or "`"
            parts.append(f"{fence}{space}{token.content}{space}{fence}")
        elif token.type in ("softbreak", "hardbreak"):
            parts.append(" ")
        elif token.type == "text" and ">" not in ends:
            pieces = FOOTNOTE.split(token.content)
            notes = [*FOOTNOTE.findall(token.content), ""]
            parts += [escaped(p, bool(ends)) + note for p, note in zip(pieces, notes, strict=True)]
        else:
            parts.append(token.markup if token.nesting else token.content)
    return "".join(parts)


def _address(token: Token) -> str:
    """What closes a link: where it leads, and its title."""
    address, title = str(token.attrs.get("href", "")), str(token.attrs.get("title", ""))
    quoted = title.replace("\\", "\\\\").replace('"', '\\"')
    if not address or re.search(r"[\s()<>]", address):
        address = f"<{address}>"
    return f"]({address}" + (f' "{quoted}")' if title else ")")


def carry(marks: Sequence[Mark], text: str) -> tuple[str, tuple[Mark, ...]]:
    """Put marks back onto the same words of a new text.

    Returns:
        The text with the marks that found their words, and the marks that did not.
    """
    missed: list[Mark] = []
    places: list[tuple[int, int, str]] = []
    for mark in marks:
        found = _find(mark, text, places)
        if found is None:
            missed.append(mark)
        else:
            places.append(found)
    for start, end, source in sorted(places, reverse=True):
        text = text[:start] + source + text[end:]
    return text, tuple(missed)


def _find(mark: Mark, text: str, taken: Sequence[tuple[int, int, str]]) -> tuple[int, int, str] | None:
    """Where in the text a mark goes: start, end, and what is written there."""
    written = re.finditer(re.escape(mark.source), text) if mark.source else ()
    for found in written:  # somebody has put it there already
        if _free(*found.span(), taken):
            return *found.span(), mark.source
    words = mark.text.split()
    spaceless = bool(re.match(f"[{CJK}]", mark.text))
    telling = _TELLING // 2 if spaceless else _TELLING
    if not words or mark.kind == "html" or (mark.kind == "emphasis" and len(mark.text) < telling):
        return None
    between = r"\W+" if mark.kind == "footnote" else r"\s+"
    pattern = between.join(map(re.escape, words))
    if not spaceless:
        pattern = rf"(?<![^\W{CJK}]){pattern}(?![^\W{CJK}])"
    elif mark.kind == "footnote":
        pattern = r"\W*".join(map(re.escape, mark.text))
    if mark.kind == "footnote":
        pattern += r"[.,;:!?'\"”’)。、」！？]*"
    for found in re.finditer(pattern, text, re.IGNORECASE if mark.kind == "footnote" else 0):
        start, end = found.span()
        if mark.kind == "footnote":
            start = end
        if _free(start, end, taken):
            return start, end, mark.source
    return None


def _free(start: int, end: int, taken: Sequence[tuple[int, int, str]]) -> bool:
    return all(end <= first or start >= last for first, last, _ in taken)


def as_prose(paragraph: str) -> str:
    """A paragraph written so that Markdown reads it as prose and as nothing else."""
    unframed = paragraph.replace("![", "\\![")  # a call before a link is no picture
    lines = (line.strip() if "`" in line else " ".join(line.split()) for line in unframed.split("\n"))
    return "\n".join(
        _STARTS.sub(_escaped, line, count=1) if _STARTS.match(line) else line for line in lines if line
    )


def _escaped(match: re.Match[str]) -> str:
    if match["number"]:
        return f"{match['number']}\\{match['dot']}"
    if match["mark"].startswith("`"):  # each, or the others would open code further on
        return "\\`" * len(match["mark"])
    return "\\" + match["mark"]
