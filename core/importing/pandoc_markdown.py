"""Owns blocks of Pandoc's Markdown that CommonMark lacks, as HTML: divs, line blocks, tables, definitions."""

from __future__ import annotations

import re
from collections.abc import Iterator

from core.importing import pandoc_marks
from core.importing.pandoc_marks import ATTRIBUTES

_CODE = re.compile(r"^(?P<prefix>[ >]*)(?P<fence>`{3,}|~{3,})[ ]*(?P<info>[^`]*)$")
_DIV = re.compile(
    r"^(?P<prefix>(?: {0,8}>)*[ ]{0,12}(?:(?:\d{1,4}[.)]|[-*+])[ ]{1,4})?):{3,}(?P<named>[^\n]{0,2000})$"
)
_NAMED = re.compile(rf"[\w.-]*[ ]?(?:{ATTRIBUTES}|\{{ ?\}})?")
_LONGEST = 2_000  # characters of a heading's or table's line
_HEADING = re.compile(rf"^(?P<text>[ >]*#{{1,6}} .*?)[ ]*{ATTRIBUTES}[ #]*$")
_SETEXT = re.compile(rf"^(?P<text>[^|\n]*\S)[ ]+{ATTRIBUTES}[ ]*$")
_UNDERLINE = re.compile(r"^[ >]*(?:=+|-+)[ ]*$")
_VERSE = re.compile(r"^(?P<prefix>[ >]*)\|(?: (?P<line>.*))?$")
_DEFINITION = re.compile(r"^ {0,3}[:~](?: {1,3}|\t)(?P<text>\S.*)$")
_BARS = re.compile(r"^[ >|:+]*-{3}[ |:+-]*$")
_RULED = re.compile(r"^ *-{2,}(?: +-{2,})+ *$|^\+[-=:+]{2,}\+ *$")


def as_commonmark(text: str) -> str:
    """The text in CommonMark and HTML; what holds no such marks comes back unchanged."""
    out: list[str] = []
    plain: list[str] = []
    for line, code in _outside_code(text.split("\n")):
        if code:
            out += [*_blocks(plain), line]
            plain = []
        else:
            plain.append(line)
    return "\n".join([*out, *_blocks(plain)])


def _outside_code(lines: list[str]) -> Iterator[tuple[str, bool]]:
    """Each line, and whether it is code as it was typed; fences around raw HTML are gone."""
    fence = raw = ""
    prefix = ""
    for line in lines:
        match = _CODE.match(line) if "```" in line or "~~~" in line else None
        bare = line.strip(" >")
        if fence:
            ends = match is not None and bare.startswith(fence) and not match.group("info").strip()
            if raw and not ends:
                yield (line if raw == "html" else ""), False
            else:
                yield (prefix if raw else line), not raw
            fence, raw = ("", "") if ends else (fence, raw)
        elif match:
            fence, prefix = match.group("fence"), match.group("prefix").rstrip()
            info = match.group("info").strip()
            raw = info[2:-1] if info.startswith("{=") and info.endswith("}") else ""
            yield (prefix if raw else line), not raw
        else:
            yield line, False


def _blocks(lines: list[str]) -> list[str]:
    """Lines without code in them."""
    if not lines:
        return []
    found = _definitions(_verses(_tables(_divs(lines))))
    parts = re.split(r"(\n[ \t>]*\n)", pandoc_marks.inline("\n".join(found)))
    return "".join(_with_notes(part) for part in parts).split("\n")


def _with_notes(paragraph: str) -> str:
    if "^[" not in paragraph:
        return paragraph
    rest, notes = pandoc_marks.note_inside(paragraph)
    return "\n\n".join([rest, *(f'<div class="footnote">\n\n{note}\n\n</div>' for note in notes)])


def _divs(lines: list[str]) -> list[str]:
    """Fenced divs as tags between blank lines, and headings without their attributes."""
    out: list[str] = []
    depth = 0
    for line, after in zip(lines, [*lines[1:], ""], strict=True):
        match = _DIV.match(line) if ":::" in line else None
        named = match.group("named").strip().rstrip(":").strip() if match else ""
        if match and not _NAMED.fullmatch(named):
            out.append(line)
        elif match and (named or depth):
            prefix = match.group("prefix")
            depth += 1 if named else -1
            quoted = prefix.rstrip() if not prefix.strip(" >") else ""
            out += [quoted, f"{prefix}{_div(named) if named else '</div>'}", quoted]
        elif match:
            out.append("")  # it closes what was never opened
        elif "{" in line and (heading := _heading(line, after)) is not None:
            out.append(heading)
        else:
            out.append(line)
    return [*out, *["", "</div>"] * depth]


def _div(named: str) -> str:
    written = named if named.startswith("{") else "{." + ".".join(named.split()[:1]) + "}"
    return f"<div{pandoc_marks.tag_attributes(written)}>"


def _heading(line: str, after: str) -> str | None:
    """A heading without its attributes; None for any other line."""
    if len(line) > _LONGEST:
        return None
    match = _HEADING.match(line) or (_SETEXT.match(line) if _UNDERLINE.match(after) else None)
    return match.group("text") if match else None


def _verses(lines: list[str]) -> list[str]:
    """Line blocks as verse; lines of tables stay."""
    out: list[str] = []
    verse: list[str] = []
    for line in [*lines, ""]:
        match = _VERSE.match(line)
        if match and not line.rstrip().endswith("|", len(match.group("prefix")) + 1):
            verse.append(line)
        elif verse and line[:1] == " " and line.strip():
            verse[-1] += f" {line.strip()}"
        else:
            out += [*_verse(verse), line]
            verse = []
    return out[:-1]


def _verse(lines: list[str]) -> Iterator[str]:
    """One line block: stanzas with a hard break at the end of each line."""
    if not lines or any(_BARS.match(line) for line in lines):
        yield from lines
        return
    prefix = lines[0][: lines[0].index("|")]
    quoted = prefix.rstrip()
    yield from (quoted, f'{prefix}<div class="verse">', quoted)
    held = ""
    for line in [*lines, ""]:
        bare = line.partition("|")[2].strip()
        if held:
            yield f"{prefix}{held}\\" if bare else f"{prefix}{held}"
        if held and not bare:
            yield quoted
        held = bare
    yield from (f"{prefix}</div>", quoted)


def _tables(lines: list[str]) -> list[str]:
    """Tables that are drawn with dashes, a row a line of text; tables with bars are CommonMark's."""
    if not any(_RULED.match(line) for line in lines):
        return lines
    out: list[str] = []
    block: list[str] = []
    for line in [*lines, ""]:
        if line.strip():
            block.append(line)
            continue
        rows = [row.strip(" |+") for row in block if not re.fullmatch(r"[ +=:-]*", row)]
        if rows and any(_RULED.match(row) for row in block):
            block = ["<table>", *(f"<tr><td>{row}</td></tr>" for row in rows), "</table>"]
        out += [*block, line]
        block = []
    return out[:-1]


def _definitions(lines: list[str]) -> list[str]:
    """Terms and their definitions as paragraphs."""
    out: list[str] = []
    inside = False
    for i, line in enumerate(lines):
        match = _DEFINITION.match(line)
        term = bool(match) and (inside or _is_term(lines, i))
        if match and term:
            out += ["", match.group("text")]
            inside = True
        elif inside and line.startswith(("    ", "\t")):
            out.append(line.strip())
        else:
            inside = inside and not line.strip()
            out.append(line)
    return out


def _is_term(lines: list[str], place: int) -> bool:
    """Whether a line of text, alone or with one blank line after it, stands above a definition."""
    above = place - 1 if place and lines[place - 1].strip() else place - 2
    if above < 0 or not lines[above].strip():
        return False
    return len(lines[above]) < 120 and (above == 0 or not lines[above - 1].strip())
