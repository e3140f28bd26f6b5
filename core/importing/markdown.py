"""Owns Markdown as HTML: front matter, footnotes, marks of pandoc, and floods of marks kept as they are."""

from __future__ import annotations

import html
import re

_FRONT = re.compile(r"\A---[ \t]*\n(?P<fields>(?:[^\n]*\n){1,60}?)(?:---|\.\.\.)[ \t]*(?:\n|\Z)")
_FIELD = re.compile(r"^(title|author|lang|language)\s*:\s*(.+)$", re.I)
_NOTE = re.compile(r"^ {0,3}\[\^([^\]\s]{1,60})\]:[ \t]*(.*)$")
_NOTE_MARK = re.compile(r"\[\^([^\]\s]{1,60})\]")
_FENCE = re.compile(r"^:{3,}.*$", re.M)
_SPAN = re.compile(r"\[([^\[\]\n]{1,400})\]\{[.#][^{}\n]{0,200}\}")
_SPECIAL = re.compile(r"[\[\]*_`<>!~]")
_MARKS_LIMIT = 4_000  # of one paragraph; time grows with their square
_NESTING = 220  # levels of lists and quotations; a parser's usual 20 drops what is deeper
_DEEP = re.compile(r"^(?:[ >]{100,}|(?=[ >]*\t)[ \t>]{25,}|[ \t]*(?:[*+>-][ \t]+){40,}(?=\S))", re.M)
FLOOD = "A paragraph holds more marks than any book; they were kept as they are written."


def as_html(text: str) -> tuple[str, dict[str, str], tuple[str, ...]]:
    """The text as a page of HTML, what its front matter names, and what the user should know.

    Returns:
        the page; "title", "author" and "language" as far as named; warnings.
    """
    from markdown_it import MarkdownIt

    text, fields = _front_matter(text)
    text = _FENCE.sub("", _SPAN.sub(r"\1", text)) if ":::" in text or "]{" in text else text
    text = _notes(text) if "[^" in text else text
    parts = re.split(r"(\n[ \t]*\n)", _DEEP.sub("\n", text))
    bounded = [_bounded(part) for part in parts]
    told = (FLOOD,) if bounded != parts else ()
    parser = MarkdownIt("commonmark", {"html": True, "maxNesting": _NESTING}).enable("table")
    return f"<html><body>{parser.render(''.join(bounded))}</body></html>", fields, told


def _front_matter(text: str) -> tuple[str, dict[str, str]]:
    """The text without the lines of fields at its top, and the fields."""
    match = _FRONT.match(text)
    if not match or not any(":" in line for line in match.group("fields").split("\n")):
        return text, {}
    fields: dict[str, str] = {}
    for line in match.group("fields").split("\n"):
        field = _FIELD.match(line)
        if field:
            name = field.group(1).lower()
            fields["language" if name == "lang" else name] = field.group(2).strip().strip("\"'")
    return text[match.end() :], fields


def _notes(text: str) -> str:
    """Footnotes as blocks of their own, and their marks gone from the text."""
    lines = text.split("\n")
    defined = {match.group(1) for line in lines if (match := _NOTE.match(line))}
    out: list[str] = []
    inside = False
    for line in lines:
        match = _NOTE.match(line)
        goes_on = line.startswith(("    ", "\t")) or not line.strip() or bool(out and out[-1].strip())
        if inside and (match or not goes_on):
            out += ["", "</div>", ""]
            inside = False
        if match:
            out += ["", '<div class="footnote">', "", match.group(2)]
            inside = True
        else:
            out.append(line.strip() if inside else line)
    if inside:
        out += ["", "</div>", ""]
    return _NOTE_MARK.sub(lambda m: "" if m.group(1) in defined else m.group(), "\n".join(out))


def _bounded(paragraph: str) -> str:
    """A paragraph with a flood of marks is no Markdown: it is kept as it is written."""
    if len(paragraph) < _MARKS_LIMIT or len(_SPECIAL.findall(paragraph)) < _MARKS_LIMIT:
        return paragraph
    return f"<p>{html.escape(paragraph.strip())}</p>"
