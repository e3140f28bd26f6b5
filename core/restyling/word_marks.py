"""Owns a Word paragraph's spans as Markdown, and Markdown's inline tokens as spans for Word."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from markdown_it import MarkdownIt

from core.files import text_hash
from core.restyling.marks import FOOTNOTE, as_prose, escaped, read_inline
from core.restyling.word_inline import Span

if TYPE_CHECKING:
    from markdown_it.token import Token

_SIGNS = {"b": ("**", "**"), "i": ("*", "*")}
_TAGS = {"b": "strong", "i": "em", "u": "u", "s": "s", "sub": "sub", "sup": "sup"}
_ORDER = ("look", "u", "s", "sub", "sup", "b", "i")
_OPEN = re.compile(r"<(\w+)(?:\s+class=\"(look-[0-9a-f]+)\")?\s*>$")
_MEANT = {**{tag: name for name, tag in _TAGS.items()}, "b": "b", "i": "i", "del": "s", "ins": "u"}


@cache
def inline_parser() -> MarkdownIt:
    return MarkdownIt("commonmark")


def numbered_looks(spans: Sequence[Span]) -> list[Span]:
    """The spans with a name like "look-3fa2", the same in the whole document, for what they look like.

    The look of most of the text is the paragraph's own and has no name; a link's look says nothing.
    """
    sizes: Counter[frozenset[str]] = Counter()
    for span in spans:
        sizes[_looks(span)] += len(span.text) if span.kind == "text" and not span.link else 0
    base = sizes.most_common(1)[0][0] if sizes else frozenset()
    named = []
    for span in spans:
        plain = span.formats - _looks(span)
        looks = _looks(span)
        if span.link:
            plain &= {"i", "b", "code"}
        elif looks != base and span.kind == "text" and span.text.strip():
            plain |= {f"look-{text_hash(*sorted(looks))[:4]}"}
        named.append(replace(span, formats=frozenset(plain)))
    return named


def _looks(span: Span) -> frozenset[str]:
    return frozenset(f for f in span.formats if f.startswith("look "))


def as_markdown(spans: Sequence[Span]) -> str | None:
    """A paragraph's spans, looks numbered, as Markdown that reads as a paragraph; None where none does."""
    merged = list(_merged(spans))
    wanted = " ".join(
        "".join("\n" if s.kind == "break" else s.text for s in merged if s.kind != "note").split()
    )
    for signs in (_SIGNS, {}):
        text = as_prose("".join(_written(span, signs) for span in merged).strip())
        tokens = inline_parser().parseInline(text)[0].children or []
        if read_inline(tokens)[0] == " ".join(FOOTNOTE.sub("", wanted).split()):
            return text
    return None


def _merged(spans: Iterable[Span]) -> Iterator[Span]:
    """Neighbours of one look as one span, white space at their ends outside of what is formatted."""
    held: list[Span] = []
    for span in spans:
        if span.kind == "text" and not span.text:
            continue
        last = held[-1] if held else None
        blank = span.kind == "text" and not span.text.strip() and last is not None and last.kind == "text"
        alike = last is not None and last.kind == span.kind == "text"
        alike = alike and last is not None and (last.formats, last.link) == (span.formats, span.link)
        if last is not None and (blank or alike):
            held[-1] = replace(last, text=last.text + span.text)
        else:
            held.append(span)
    for span in held:
        core = span.text.strip(" ")
        if span.kind != "text" or not (span.formats or span.link) or core == span.text:
            yield span
            continue
        before, after = (
            span.text[: len(span.text) - len(span.text.lstrip(" "))],
            span.text[len(span.text.rstrip(" ")) :],
        )
        plain = frozenset[str]()
        for text, formats, link in ((before, plain, ""), (core, span.formats, span.link), (after, plain, "")):
            if text:
                yield Span("text", text, formats, link, span.run)


def _written(span: Span, signs: dict[str, tuple[str, str]]) -> str:
    if span.kind == "break":
        return "\\\n"
    if span.kind == "note":
        return f"[^{span.text}]"
    if "code" in span.formats and "`" not in span.text:
        text = f"`{span.text}`"
    else:
        text = escaped(span.text, bool(span.link))
    for name in sorted(span.formats - {"code"}, key=lambda f: -_ORDER.index(f.split("-")[0])):
        if name in signs:
            opening, closing = signs[name]
        elif name.startswith("look"):
            opening, closing = f'<span class="{name}">', "</span>"
        else:
            opening, closing = f"<{_TAGS[name]}>", f"</{_TAGS[name]}>"
        text = f"{opening}{text}{closing}"
    if span.link:
        address = f"<{span.link}>" if re.search(r"[\s()<>]", span.link) else span.link
        text = f"[{text}]({address})"
    return text


def spans_of(markdown: str) -> list[Span]:
    """Spans from a paragraph of Markdown."""
    return list(token_spans(inline_parser().parseInline(markdown)[0].children or []))


def token_spans(tokens: Sequence[Token]) -> Iterator[Span]:
    """Spans from inline tokens; marks of footnotes are notes, pictures their description."""
    open_: list[tuple[str, str]] = []  # (tag, format)
    link = ""
    for token in tokens:
        formats = frozenset(name for _, name in open_ if name)
        if token.type in ("em_open", "strong_open", "s_open"):
            open_.append((token.type[:-5], {"em_open": "i", "strong_open": "b"}.get(token.type, "s")))
        elif token.type in ("em_close", "strong_close", "s_close"):
            _close(open_, token.type[:-6])
        elif token.type == "link_open":
            link = str(token.attrs.get("href", ""))
        elif token.type == "link_close":
            link = ""
        elif token.type == "html_inline":
            if found := _OPEN.match(token.content):
                open_.append((found[1].lower(), found[2] or _MEANT.get(found[1].lower(), "")))
            elif token.content.startswith("</"):
                _close(open_, token.content[2:-1].strip().lower())
        elif token.type == "hardbreak":
            yield Span("break", "\n", formats, link)
        elif token.type == "code_inline":
            yield Span("text", token.content, formats | {"code"}, link)
        else:
            words = " " if token.type == "softbreak" else token.content
            yield from _with_notes(words, formats, link)


def _close(open_: list[tuple[str, str]], tag: str) -> None:
    for place in range(len(open_) - 1, -1, -1):
        if open_[place][0] == tag:
            del open_[place]
            return


def _with_notes(text: str, formats: frozenset[str], link: str) -> Iterator[Span]:
    place = 0
    for found in FOOTNOTE.finditer(text):
        if found.start() > place:
            yield Span("text", text[place : found.start()], formats, link)
        yield Span("note", found.group()[2:-1], formats)
        place = found.end()
    if place < len(text):
        yield Span("text", text[place:], formats, link)
