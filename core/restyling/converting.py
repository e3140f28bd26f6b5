"""Owns a text in another form: Markdown without its markup, and plain text as Markdown."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from core.restyling import markdown
from core.restyling.blocks import LINE_END
from core.restyling.document import Document, parse
from core.restyling.marks import as_prose, escaped
from core.restyling.word_marks import token_spans

if TYPE_CHECKING:
    from markdown_it.token import Token

_NOTE = re.compile(r"\[\^([^\]\s]+)\](:?)")
_TAG = re.compile(r"<!--.*?-->|<[^<>]*>", re.DOTALL)
_INDENT = "    "
SCENE_BREAK = "* * *"


def as_plain(document: Document) -> str:
    """A Markdown document as a reader would type it: no markup, one line to a paragraph.

    Headings are lines of their own, lists keep their signs, quotations and code are indented, a table's
    cells are parted by tabs, a link's address stands behind it, a picture is its description, and notes
    are numbers in brackets. Front matter, comments and HTML tags are left out.
    """
    env: dict[str, object] = {}
    markdown.parser().parse(document.source, env)
    pieces: list[str] = []
    for block in document.blocks:
        text = LINE_END.sub("\n", document.source[block.start : block.end]).lstrip("\ufeff")
        if block.kind in ("front matter", "definition"):
            continue
        if block.kind == "footnote":
            text = _NOTE.sub(lambda found: found[0].removesuffix(":"), text)
        made = ""
        for words, tight in _plain(markdown.parser().parse(text, env)):
            made += (("\n" if tight else "\n\n") if made else "") + words
        pieces.append(made)
    return document.newline.join("\n\n".join(p for p in pieces if p).split("\n")) + document.newline


def _plain(tokens: list[Token]) -> Iterator[tuple[str, bool]]:
    """The lines of a block, and whether each stands right below the one before."""
    lists: list[tuple[int, bool]] = []  # (the next number, whether it counts)
    quotes = 0
    sign = ""
    tight = False
    cells: list[str] | None = None
    for token in tokens:
        kind = token.type
        if kind in ("bullet_list_open", "ordered_list_open"):
            lists.append((int(token.attrs.get("start", 1)), kind[0] == "o"))
        elif kind in ("bullet_list_close", "ordered_list_close"):
            lists.pop()
        elif kind == "list_item_open":
            number, counts = lists[-1]
            sign, lists[-1] = (f"{number}. " if counts else "- "), (number + 1, counts)
        elif kind in ("blockquote_open", "blockquote_close"):
            quotes += token.nesting
        elif kind == "tr_open":
            cells = []
        elif kind == "tr_close" and cells is not None:
            yield "\t".join(cells), True
            cells = None
        elif kind == "inline" and cells is not None:
            cells.append(_words(token))
        else:
            tight = token.hidden if kind == "paragraph_open" else tight
            if kind == "inline":
                text = _words(token)
            elif kind in ("fence", "code_block"):
                text = "\n".join(_INDENT + line for line in token.content.rstrip("\n").split("\n"))
            elif kind == "html_block":
                text = " ".join(_TAG.sub(" ", token.content).split())
            else:
                text = SCENE_BREAK if kind == "hr" else ""
            if text:
                room = _INDENT * quotes + "  " * max(0, len(lists) - 1)
                hang = "" if sign or not lists else "  "
                head, *rest = text.split("\n")
                under = [room + hang + line if line else "" for line in rest]
                yield "\n".join([f"{room}{sign or hang}{head}", *under]), tight
                sign = ""


def _words(token: Token) -> str:
    """A paragraph's words, hard breaks as new lines, addresses of links behind their words."""
    parts: list[str] = []
    link = ""
    for span in token_spans(token.children or []):
        if link and span.link != link:
            parts.append(_address(link, parts))
        link = span.link
        parts.append(f"[{span.text}]" if span.kind == "note" else span.text)
    if link:
        parts.append(_address(link, parts))
    return "\n".join(" ".join(line.split()) for line in "".join(parts).split("\n"))


def _address(link: str, parts: list[str]) -> str:
    return "" if parts and parts[-1] in (link, link.removeprefix("mailto:")) else f" ({link})"


def as_markdown(document: Document) -> str:
    """A plain document as Markdown that reads the same: verse keeps its lines, nothing turns into markup."""
    pieces = []
    for block in document.blocks:
        text = LINE_END.sub("\n", document.source[block.start : block.end]).lstrip("\ufeff")
        if block.kind in ("verse", "set"):
            lines = [as_prose(escaped(line.strip())) for line in text.split("\n")]
            pieces.append("\\\n".join(lines))
        else:
            pieces.append(as_prose(escaped(" ".join(text.split()))))
    return document.newline.join("\n\n".join(pieces).split("\n")) + document.newline


def converted(source: str, markdown_syntax: bool, to_markdown: bool) -> str:
    """A text in the other form, or as it is where it already has that."""
    if markdown_syntax == to_markdown:
        return source
    document = parse(source, markdown_syntax)
    return as_markdown(document) if to_markdown else as_plain(document)
