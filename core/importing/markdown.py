"""Owns Markdown as HTML: front matter, footnotes, and floods of marks kept as they are."""

from __future__ import annotations

import html
import re

from core.importing import pandoc_markdown

_FRONT = re.compile(r"\A---[ \t]*\n(?P<fields>(?:[^\n]*\n){1,60}?)(?:---|\.\.\.)[ \t]*(?:\n|\Z)")
_PERCENT = re.compile(r"\A%[^\n]*\n(?:[ \t]+\S[^\n]*\n|%[^\n]*\n){0,20}")
_BARE = re.compile(
    r"\A(?P<fields>(?:title|author)[ \t]*:[^\n]*\n(?:\w[\w ]{0,30}:[^\n]*\n){1,30})[ \t]*\n", re.I
)
_FIELD = re.compile(r"^(title|author|language|lang)[ \t]*:[ \t]*(.*)$", re.I)
_ENTRY = re.compile(r"^[ \t]*-?[ \t]+(?:name:[ \t]*)?([^\s:][^:]*)$")
_NOTE = re.compile(r"^ {0,3}\[\^([^\]\s]{1,60})\]:[ \t]*(.*)$")
_NOTE_MARK = re.compile(r"\[\^([^\]\s]{1,60})\]")
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
    text = _notes(text) if "[^" in text else text
    text = pandoc_markdown.as_commonmark(text)
    parts = re.split(r"(\n[ \t]*\n)", _DEEP.sub("\n", text))
    bounded = [_bounded(part) for part in parts]
    told = (FLOOD,) if bounded != parts else ()
    parser = MarkdownIt("commonmark", {"html": True, "maxNesting": _NESTING}).enable("table")
    return f"<html><body>{parser.render(''.join(bounded))}</body></html>", fields, told


def _front_matter(text: str) -> tuple[str, dict[str, str]]:
    """The text without the fields at its top, as YAML, Pandoc or MultiMarkdown have them, and the fields."""
    percent = _PERCENT.match(text)
    if percent:
        lines = [line[1:].strip() for line in percent.group().split("\n") if line.startswith("%")]
        named = dict(zip(("title", "author"), lines, strict=False))
        return text[percent.end() :], {name: value for name, value in named.items() if value}
    match = _FRONT.match(text) or _BARE.match(text)
    if not match or not any(":" in line for line in match.group("fields").split("\n")):
        return text, {}
    fields: dict[str, str] = {}
    last = ""
    for line in match.group("fields").split("\n"):
        field, entry = _FIELD.match(line), _ENTRY.match(line)
        if field:
            last = field.group(1).lower()
            last = "language" if last == "lang" else last
            fields[last] = field.group(2).strip().strip("[]|>").strip().strip("\"'")
        elif entry and last and last in fields:
            fields[last] = ", ".join(filter(None, (fields[last], entry.group(1).strip("\"'"))))
        elif line[:1].strip():
            last = ""
    return text[match.end() :], {name: value for name, value in fields.items() if value}


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
