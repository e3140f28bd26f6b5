"""Owns what a changed Markdown document is held against: a parser's own view of it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.token import Token

from core.restyling.document import Document, parse
from core.restyling.marks import Mark
from core.restyling.passages import RestylePassage, passages

SENTINEL = "zyzzyva"
"""A word in every new paragraph and in no document."""
STARTS = (
    "",
    "",
    "# ",
    "- ",
    "1. ",
    "> ",
    "``` ",
    "| a | ",
    "[x]: ",
    "<div> ",
    "$$ ",
    "+ ",
    "2) ",
    "    ",
    ": ",
)
_LINE = re.compile(r".*?(?:\r\n|\r|\n)|.+$", re.DOTALL)
_FOOTNOTE = re.compile(r"\[\^[^\]\s]+\]")


def nothing_accepted(source: str) -> list[str]:
    """What is wrong where no passage was accepted; empty when all is well."""
    return [] if parse(source).splice({}) == source else ["changed though nothing was accepted"]


@dataclass(frozen=True)
class View:
    """A document as its parser sees it, top-level paragraphs apart from all else.

    Attributes:
        rest: everything that is in no top-level paragraph. sources: how it is written.
        paragraphs: (first line, line behind, how it is written, its inline tokens).
    """

    rest: list[tuple[Any, ...]]
    sources: list[str]
    paragraphs: list[tuple[int, int, str, list[Token]]]
    references: dict[str, Any]


def view(source: str) -> View:
    text = source.removeprefix("\ufeff")
    lines = _LINE.findall(text)
    env: dict[str, Any] = {}
    seen = View([], [], [], {})
    reader = MarkdownIt("commonmark").enable("table")
    reader.core.ruler.before("inline", "notes", _no_links_to_notes)
    tokens = reader.parse(text, env)
    for index, token in enumerate(tokens):
        first, after = token.map or (0, 0)
        written = "".join(lines[first:after]).strip()
        if token.level == 0 and token.type == "paragraph_open":
            seen.paragraphs.append((first, after, written, tokens[index + 1].children or []))
        elif tokens[index - 1].type == "paragraph_open" and tokens[index - 1].level == 0 and index:
            continue
        elif not (token.level == 0 and token.type == "paragraph_close"):
            content = token.content if token.type != "inline" else ""
            seen.rest.append((token.type, token.tag, token.level, content, token.info, token.markup))
            if token.level == 0 and token.map:
                seen.sources.append(written)
    references = {name: (ref["href"], ref["title"]) for name, ref in env.get("references", {}).items()}
    seen.references.update(references)
    return seen


def _no_links_to_notes(state: StateCore) -> None:
    """CommonMark takes the definition of a footnote of one word for one of a link."""
    for name in [name for name in state.env.get("references", {}) if name.startswith("^")]:
        del state.env["references"][name]


def new_wording(text: str, marks: tuple[Mark, ...], number: int) -> str:
    """Another wording of a passage: every other mark's words are in it, and one paragraph more or fewer."""
    kept = [mark.text for place, mark in enumerate(marks) if (place + number) % 2 and mark.text]
    paragraphs = text.split("\n\n")
    count = max(1, len(paragraphs) + number % 3 - 1)
    made = [
        f"{STARTS[(number + n) % len(STARTS)]}The {SENTINEL} went out, and so it was." for n in range(count)
    ]
    made[0] += "".join(f" They spoke of {words} then." for words in kept)
    return "\n\n".join(made)


@dataclass(frozen=True)
class Outcome:
    """What came of a new wording for every passage.

    Attributes:
        faults: what is wrong, in sentences. source: the document with the new wordings.
        passages, marks, missed: how many there were, and of the marks those said to be missed.
    """

    faults: list[str]
    source: str
    passages: int
    marks: int
    missed: int


def _all_passages(document: Document) -> list[RestylePassage]:
    """All prose, also what is too short to be restyled."""
    found = passages(document, longest=120)
    covered = {index for passage in found for index in passage.blocks}
    rest = [(n, b) for n, b in enumerate(document.blocks) if b.prose and n not in covered]
    return [*found, *(RestylePassage((n,), b.text, b.marks) for n, b in rest)]


def all_accepted(source: str, number: int = 0) -> Outcome:
    """Give every passage a new wording, and look at what else changed."""
    document = parse(source)
    changes: dict[int, str] = {}
    faults: list[str] = []
    missed: list[Mark] = []
    found = _all_passages(document)
    for place, passage in enumerate(found):
        change, lost = passage.changes(new_wording(passage.text, passage.marks, number + place))
        changes |= change
        missed += lost
    new = document.splice(changes)
    before, after = view(source), view(new)
    if before.rest != after.rest or before.sources != after.sources:
        faults.append("something else than paragraphs changed")
    if before.references != after.references:
        faults.append("where links lead changed")
    touched = _touched(document, changes, before, faults)
    kept = [words for n, (_, _, words, _) in enumerate(before.paragraphs) if n not in touched]
    same = [words for _, _, words, _ in after.paragraphs if SENTINEL not in words]
    if kept != [words for words in same if words]:
        faults.append("another paragraph changed")
    faults += _lost(before, after, touched, missed)
    return Outcome(faults, new, len(found), sum(len(p.marks) for p in found), len(missed))


def _touched(document: Document, changes: dict[int, str], before: View, faults: list[str]) -> set[int]:
    """Which of the parser's paragraphs were changed; a change that is in none is a fault."""
    source = document.source
    found = set()
    for index in changes:
        block = document.blocks[index]
        first = len(_LINE.findall(source[: block.start].removeprefix("\ufeff") + "x")) - 1
        last = len(_LINE.findall(source[: block.end].removeprefix("\ufeff"))) - 1
        inside = [n for n, (a, b, _, _) in enumerate(before.paragraphs) if a <= first and last < b]
        if len(inside) != 1:
            faults.append(f"block {index} is no paragraph of the parser's")
        found.update(inside)
    return found


def _lost(before: View, after: View, touched: set[int], missed: list[Mark]) -> list[str]:
    """Markup of changed paragraphs that is neither in the new ones nor said to be missed."""
    there = [
        piece for _, _, words, tokens in after.paragraphs if SENTINEL in words for piece in _markup(tokens)
    ]
    named = "\n".join(mark.source + "\n" + mark.text for mark in missed)
    lost = []
    for number in sorted(touched):
        for kind, text in _markup(before.paragraphs[number][3]):
            if (kind, text) not in there and text not in named:
                lost.append(f"{kind} {text!r} is silently lost")
    return lost


def _markup(tokens: list[Token]) -> list[tuple[str, str]]:
    """(kind, what it is) of every piece of markup: an address, code, emphasised words, a tag, a note."""
    found = []
    for place, token in enumerate(tokens):
        if token.type == "link_open":
            found.append(("link", str(token.attrs["href"])))
        elif token.type in ("em_open", "strong_open"):
            behind = range(place, len(tokens))
            close = next(n for n in behind if tokens[n].level == token.level and tokens[n].nesting < 0)
            words = "".join(" " if t.type.endswith("break") else t.content for t in tokens[place:close])
            shown = " ".join(_FOOTNOTE.sub("", re.sub("<[^>]*>", "", words)).split())
            whole = place == 0 and close == len(tokens) - 1  # then it goes on whatever is said instead
            found.append(("emphasis", "of everything" if whole else shown))
        elif token.type == "code_inline":
            found.append(("code", token.content))
        elif token.type == "html_inline":
            found.append(("tag", token.content))
        elif token.type == "text":
            found += [("note", note) for note in _FOOTNOTE.findall(token.content)]
    return found
