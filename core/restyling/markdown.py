"""Owns the reading of Markdown into blocks, by the line numbers that its parser gives."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING, Any

from markdown_it import MarkdownIt

from core.language.sentences import ends_sentence
from core.restyling.blocks import VERSE_WIDTH, Block, Lines, is_label
from core.restyling.marks import read_inline

if TYPE_CHECKING:
    from markdown_it.rules_core import StateCore
    from markdown_it.token import Token

KINDS = {
    "heading_open": "heading",
    "bullet_list_open": "list",
    "ordered_list_open": "list",
    "blockquote_open": "quote",
    "table_open": "table",
    "fence": "code",
    "code_block": "code",
    "html_block": "html",
    "hr": "rule",
}
NO_PROSE = (  # extensions that the core of Markdown reads as paragraphs, by what they begin with
    ("footnote", re.compile(r"\[\^[^\]\s]+\]:")),
    ("abbreviation", re.compile(r"\*\[[^\]]+\]:")),
    ("math", re.compile(r"\$\$|\\\\?\[(?![^\]]*\]:)|\\begin\{")),
    ("directive", re.compile(r":{3,}|\{[{%]|\[TOC\]|\[\[_TOC_\]\]|\\[a-z]+(\{|\s*$)", re.IGNORECASE)),
    ("definition", re.compile(r":[ \t]")),
)
_OPENS = re.compile(r" {0,3}\[[^\]]+\]:")
_YAML = re.compile(r"[\w\"'-][^:]*:(\s|$)|#")


def blocks(text: str) -> Iterator[Block]:
    """All blocks of a Markdown text, in order; every character that is not white space is in one."""
    lines = Lines(text)
    first = _front_matter(lines)
    if first and (block := lines.block("front matter", 0, first)):
        yield block
    offset = lines.start(first)
    mark = int(offset == 0 and text.startswith("\ufeff"))  # a byte order mark would hide a heading
    env: dict[str, Any] = {}  # where links lead
    tokens = parser().parse(text[offset + mark :], env)
    place = first
    for index, token in enumerate(tokens):
        if token.level or token.map is None or token.nesting < 0:
            continue
        start, after = (first + line for line in token.map)
        yield from _definitions(lines, place, start)
        if token.type == "paragraph_open":
            yield from _paragraph(lines, start, after, tokens[index + 1], env)
        else:
            yield from _some(lines.block(KINDS.get(token.type, "other"), start, after))
        place = after
    yield from _definitions(lines, place, len(lines))


def _definitions(lines: Lines, first: int, after: int) -> Iterator[Block]:
    """What makes no tokens: where links lead, and footnotes of one word, which look the same."""
    for line in range(first + 1, after + 1):
        if line == after or _OPENS.match(lines[line]):
            kind = "footnote" if NO_PROSE[0][1].match(lines[first].lstrip()) else "definition"
            yield from _some(lines.block(kind, first, line))
            first = line


@cache
def parser() -> MarkdownIt:
    """The one parser: CommonMark with tables, in which the definition of a footnote is none of a link."""
    made = MarkdownIt("commonmark").enable("table")
    made.core.ruler.before("inline", "footnotes", _forget_notes)
    return made


def _forget_notes(state: StateCore) -> None:
    """A mark like [^1] would be a link to the first word of its footnote."""
    references = state.env.get("references", {})
    for name in [name for name in references if name.startswith("^")]:
        del references[name]


def _some(block: Block | None) -> Iterator[Block]:
    if block is not None:
        yield block


def _front_matter(lines: Lines) -> int:
    """How many lines at the top are front matter; a rule followed by prose is none."""
    if not len(lines) or lines[0].lstrip("\ufeff").rstrip() not in ("---", "+++"):
        return 0
    fence = lines[0].lstrip("\ufeff").rstrip()
    ends = ("---", "...") if fence == "---" else ("+++",)
    filled = [lines[n] for n in range(1, min(len(lines), 3)) if lines[n].strip()]
    if fence == "---" and filled and filled[0].rstrip() not in ends and not _YAML.match(filled[0]):
        return 0
    return next((n + 1 for n in range(1, len(lines)) if lines[n].rstrip() in ends), 0)


def _paragraph(lines: Lines, first: int, after: int, inline: Token, env: dict[str, Any]) -> Iterator[Block]:
    """A paragraph as prose, or as what it really is; footnotes right below prose are parted from it."""
    note = next((n for n in range(first + 1, after) if NO_PROSE[0][1].match(lines[n].lstrip())), None)
    if note is not None and not NO_PROSE[0][1].match(lines[first].lstrip()):
        above = "\n".join(lines[n].strip() for n in range(first, note))
        yield from _paragraph(lines, first, note, parser().parseInline(above, env)[0], env)
        yield from _some(lines.block("footnote", note, after))
        return
    text, marks = read_inline(inline.children or [])
    kind = _kind(lines[first].lstrip().lstrip("\ufeff"), inline, text)
    if kind == "prose":
        yield lines.prose(first, after, text, marks)
    else:
        yield from _some(lines.block(kind, first, after))


def _kind(line: str, inline: Token, text: str) -> str:
    for kind, start in NO_PROSE:
        if start.match(line):
            return kind
    children = inline.children or []
    if any(child.type == "image" for child in children):
        return "image"
    breaks = [child.type for child in children if child.type in ("softbreak", "hardbreak")]
    if breaks.count("hardbreak") * 2 > len(breaks) and len(text) < VERSE_WIDTH * (len(breaks) + 1):
        return "verse"
    words_outside = _outside(children)
    if not any(c.isalpha() for c in words_outside) and not ends_sentence(text):
        return "label"  # nothing but links, code or bold type: a menu, a command, a title
    return "label" if is_label(text) else "prose"


def _outside(children: list[Token]) -> str:
    """The text that stands in no link, no code and no strong emphasis."""
    parts = []
    depth = 0
    for child in children:
        if child.type in ("link_open", "link_close", "strong_open", "strong_close"):
            depth += child.nesting
        elif child.type == "text" and depth == 0:
            parts.append(child.content)
    return "".join(parts)
