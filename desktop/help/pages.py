"""Owns the pages of the help: where they lie for a language, what they say, and which hold given words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from core import machine

NAMES = (
    *("first-hour", "import", "clean", "curate", "neutralize", "train", "restyle"),
    *("voices", "evaluate", "projects", "settings", "keys"),
)
"""The pages in the order of the list."""
OF_WINDOW = {"welcome": "first-hour"}
"""Pages of the window whose help has another name."""
OWN = "en"


@dataclass(frozen=True, slots=True)
class Page:
    """One page of the help. Attributes: title: its first heading. text: all of it, in Markdown."""

    name: str
    title: str
    text: str

    @property
    def prose(self) -> str:
        """What is searched."""
        return self.text.replace("*", "").casefold()


def of_window(name: str) -> str:
    """The page of the help for a page of the window."""
    found = OF_WINDOW.get(name, name)
    return found if found in NAMES else NAMES[0]


def language() -> str:
    """That of the window, as `desktop.language.install` found it, e.g. "de"."""
    app = QCoreApplication.instance()
    return str(app.property("language") or OWN) if app is not None else OWN


def read(language: str) -> dict[str, Page]:
    """Every page, by name; in English where there is none in this language. For a `Load`."""
    return {name: _read(name, language) for name in NAMES}


def _read(name: str, language: str) -> Page:
    folder = machine.resource("help")
    file = folder / language / f"{name}.md"
    text = (file if file.is_file() else folder / OWN / file.name).read_text(encoding="utf-8")
    title = next((line[2:].strip() for line in text.splitlines() if line.startswith("# ")), name)
    return Page(name, title, text)


def holding(pages: Mapping[str, Page], wanted: str) -> Sequence[str]:
    """The names of the pages that hold each of these words, in their order; all of them without words."""
    parts = wanted.casefold().split()
    return [name for name, page in pages.items() if all(part in page.prose for part in parts)]


def as_html(page: Page, keys: str = "") -> str:
    """The page for a QTextBrowser. Args: keys: what stands for {keys}, as HTML."""
    from markdown_it import MarkdownIt

    made = str(MarkdownIt("commonmark").render(page.text))
    return made.replace("<p>{keys}</p>", keys)
