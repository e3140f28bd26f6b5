"""Owns the reading of a Word document as Markdown blocks, and which paragraph each block of prose is."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from core.restyling import markdown
from core.restyling.blocks import Block
from core.restyling.document import Document
from core.restyling.marks import Mark
from core.restyling.word_caps import is_cap, with_cap
from core.restyling.word_inline import Inside, Surroundings, inside
from core.restyling.word_marks import as_markdown, numbered_looks
from core.restyling.word_package import Element, Package, child, name_of, value
from core.restyling.word_styles import Role, Styles

_PASSED = (
    "sectPr",
    "del",
    "moveFrom",
    "tblPr",
    "tblGrid",
    "trPr",
    "tcPr",
    "sdtPr",
    "sdtEndPr",
    "mc:Fallback",
)
_ALIKE = {"list": "\n", "quote": "\n>\n", "code": "\n"}
"""Kinds whose neighbours make one block, and what joins them."""
_RULE = re.compile(r"\s*(?:[*_–—-]\s*)+")
FOREIGN = "<!-- A part that comes from another file stands here. -->"
PAGE_BREAK = "<!-- page break -->"


@dataclass(frozen=True, slots=True)
class WordText:
    """A Word document as Markdown.

    Attributes:
        document: its blocks; only prose has a paragraph of its own.
        paragraphs: index of a block of prose -> which of all the paragraphs of the text's part it is.
    """

    document: Document
    paragraphs: Mapping[int, int]

    @property
    def source(self) -> str:
        return self.document.source


@dataclass(slots=True)
class _Entry:
    """A block on its way: Markdown, and of prose its marks and its paragraph."""

    kind: str
    text: str
    paragraph: int = -1
    group: str = ""
    marks: tuple[Mark, ...] = ()
    shown: str = ""


def read_word(data: bytes, name: str = "The document") -> WordText:
    """The text of a .docx, as if all tracked changes had been accepted.

    Headers and footers, comments and what a paragraph hangs pictures on are no text; they stay in the
    file. A paragraph with something inside that new text would lose is no prose.

    Raises:
        BadInput, Protected: see `Package`.
    """
    package = Package(data, name)
    return _Reader(package).read()


class _Reader:
    def __init__(self, package: Package) -> None:
        self.package = package
        self.entries: list[_Entry] = []
        self.cap: Inside | None = None  # of the next paragraph
        self.styles = Styles(package)
        self.around = Surroundings(package.relations(package.main), self.styles.characters, self.styles.codes)

    def read(self) -> WordText:
        root = self.package.xml(self.package.main)
        body = child(root, "body")
        self.numbers: dict[Element, int] = {}
        if root is not None and body is not None:
            self.numbers = {p: n for n, p in enumerate(e for e in root.iter("{*}p") if name_of(e) == "p")}
            self._blocks(body)
        self._breaks()
        self._notes()
        return _assembled(self.entries)

    def _blocks(self, around: Element) -> None:
        for element in around:
            name = name_of(element)
            if name == "p":
                self._paragraph(element)
            elif name == "tbl":
                self._table(element)
            elif name == "altChunk":
                self._add(_Entry("html", FOREIGN))
            elif name and name not in _PASSED:
                self._blocks(element)

    def _add(self, entry: _Entry) -> None:
        self.entries.append(entry)

    def _paragraph(self, element: Element) -> None:
        found = inside(element, self.around)
        if is_cap(element, found):
            self.cap = found
            return
        if self.cap is not None:
            with_cap(found, self.cap)
            self.cap = None
        role = self.styles.role(element)
        for words, part in found.pictures:
            if not found.fixed or not found.text.strip():
                self._add(_Entry("image", f"![{_label(words)}]({_address(part)})"))
        if found.page_break:
            self._add(_Entry("html", PAGE_BREAK))
        if any(span.kind == "note" or span.text.strip() for span in found.spans):
            self._add(_entry(found, role, self.numbers[element]))
        elif not found.pictures and not found.page_break and not found.boxes:
            self._add(_Entry("empty", ""))
        for box in found.boxes:
            lines = [line for p in box.iter("{*}p") if (line := _line(inside(p, self.around)))]
            if lines:
                self._add(_Entry("text box", "\n>\n".join(f"> {line}" for line in lines)))

    def _table(self, table: Element) -> None:
        rows = [[self._cell(cell) for cell in _inner(row, "tc")] for row in _inner(table, "tr")]
        width = max((len(row) for row in rows), default=0)
        if not width:
            return
        lines = [f"| {' | '.join([*row, *[''] * (width - len(row))])} |" for row in rows]
        lines.insert(1, "|" + " --- |" * width)
        self._add(_Entry("table", "\n".join(lines)))

    def _cell(self, cell: Element) -> str:
        lines = [_line(inside(p, self.around)) for p in cell.iter("{*}p") if name_of(p) == "p"]
        return "<br>".join(line for line in lines if line).replace("|", "\\|")

    def _breaks(self) -> None:
        """Empty paragraphs part scenes where they are few, and are mere space where they are many."""
        texts = sum(entry.kind == "text" for entry in self.entries)
        runs: list[_Entry] = []
        for entry in self.entries:
            if entry.kind != "empty" or (runs and runs[-1].kind != "empty"):
                runs.append(entry)
        empty = sum(entry.kind == "empty" for entry in runs)
        few = empty * 3 <= texts
        kept = []
        for place, entry in enumerate(runs):
            if entry.kind != "empty":
                kept.append(entry)
            elif (
                few and 0 < place < len(runs) - 1 and {runs[place - 1].kind, runs[place + 1].kind} == {"text"}
            ):
                kept.append(_Entry("rule", "***"))
        self.entries = kept

    def _notes(self) -> None:
        """What the notes say, behind the text, in the order of their marks."""
        parts: dict[str, tuple[dict[str, Element], Surroundings]] = {}
        for kind in ("footnote", "endnote"):
            part, root = self.package.related(f"{kind}s")
            notes = {value(note, "id"): note for note in ([] if root is None else root)}
            around = replace(self.around, relations=self.package.relations(part), fields=[])
            parts[kind] = notes, around
        for (kind, key), label in list(self.around.labels.items()):
            notes, around = parts[kind]
            paragraphs = [] if key not in notes else notes[key].iter("{*}p")
            lines = [line for p in paragraphs if (line := _line(inside(p, around)))]
            self._add(_Entry("footnote", f"[^{label}]: " + "\n\n    ".join(lines)))


def _inner(element: Element, name: str) -> Iterator[Element]:
    """Descendants of a name, through what may wrap them but not through each other."""
    for node in element:
        if name_of(node) == name:
            yield node
        elif name_of(node) not in ("", "p", "tbl", *_PASSED):
            yield from _inner(node, name)


def _label(words: str) -> str:
    return " ".join(words.replace("[", "(").replace("]", ")").split())


def _address(part: str) -> str:
    return f"<{part}>" if " " in part else part


def _line(found: Inside) -> str:
    """A paragraph that stays, on one line of Markdown."""
    spans = numbered_looks(found.spans)
    text = as_markdown(spans)
    return (text if text is not None else found.text).replace("\\\n", "<br>").replace("\n", " ").strip()


def _entry(found: Inside, role: Role, number: int) -> _Entry:
    if role.kind == "heading":
        return _Entry("heading", f"{'#' * role.level} {_line(found)}")
    if role.kind == "list":
        sign = "1. " if role.numbered else "- "
        return _Entry("list", " " * (3 * role.level) + sign + _line(found), group=role.list)
    if role.kind == "quote":
        return _Entry("quote", f"> {_line(found)}")
    if role.kind == "code":
        return _Entry("code", found.text)
    if not found.fixed and _RULE.fullmatch(found.text):
        return _Entry("rule", "***")
    text = None if found.fixed else as_markdown(numbered_looks(found.spans))
    blocks = [] if text is None else list(markdown.blocks(text))
    if text is None or len(blocks) != 1:
        return _Entry("kept", _line(found))
    block = blocks[0]
    if not block.prose:
        return _Entry(block.kind if block.kind in ("verse", "label") else "kept", text)
    marks = (*block.marks, Mark("revision", "", "")) if found.revised else block.marks
    return _Entry("text", text, number, marks=marks, shown=block.text)


def _assembled(entries: Iterable[_Entry]) -> WordText:
    source, blocks, paragraphs = "", list[Block](), dict[int, int]()
    pieces: list[str] = []
    place = 0
    for kind, text, entry in _joined(entries):
        if pieces:
            pieces.append("\n\n")
            place += 2
        if entry.paragraph >= 0:
            paragraphs[len(blocks)] = entry.paragraph
            kind = "prose"
        blocks.append(Block(kind, place, place + len(text), entry.shown, entry.marks))
        pieces.append(text)
        place += len(text)
    source = "".join(pieces) + ("\n" if pieces else "")
    return WordText(Document(source, tuple(blocks)), paragraphs)


def _joined(entries: Iterable[_Entry]) -> Iterator[tuple[str, str, _Entry]]:
    """(kind, Markdown, entry) of each block; neighbours that belong together are one."""
    held: list[_Entry] = []
    for entry in [*entries, None]:
        last = held[-1] if held else None
        if last and (
            entry is None or entry.kind != last.kind or last.kind not in _ALIKE or entry.group != last.group
        ):
            text = _ALIKE.get(last.kind, "").join(e.text for e in held)
            yield last.kind, f"```\n{text}\n```" if last.kind == "code" else text, last
            held = []
        if entry is not None:
            held.append(entry)
