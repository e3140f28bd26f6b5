"""Owns the check that, where another language is spoken, no text of the window stands in English."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QComboBox, QTabBar, QWidget

from desktop import language
from desktop.widgets.pair_list import PairList
from desktop.widgets.paragraphs import ParagraphView
from desktop.widgets.sections import SectionView
from tests.desktop.access.looking import texts, told
from tests.desktop.access.painting import Watched

SAID = (
    Qt.ItemDataRole.DisplayRole,
    Qt.ItemDataRole.AccessibleTextRole,
    Qt.ItemDataRole.ToolTipRole,
)
OF_A_BOOK = (ParagraphView, SectionView, PairList)  # a heading there may be a word that we have too
ROWS = 30  # of a list that are asked


def check_english(window: QWidget, watched: Watched) -> list[str]:
    """What is shown, or said of it, in English, although the language on screen has words for it."""
    spoken = language._language
    if spoken is None:
        return []
    found = []
    for widget, text in (*texts(window), *_told_of(window), *((d.on, d.text) for d in watched.drawn)):
        books = isinstance(widget, OF_A_BOOK) or isinstance(widget.parentWidget(), OF_A_BOOK)
        if not (books and len(text.split()) == 1) and is_english(text, spoken):
            found.append(f"in English: {text[:70]!r} of {told(widget)}")
    return found


def _told_of(window: QWidget) -> Iterator[tuple[QWidget, str]]:
    """Names, tool tips, and what lists and choices hold."""
    for widget in window.findChildren(QWidget):
        if widget.window() is not window or not widget.isVisibleTo(window):
            continue
        yield widget, widget.accessibleName()
        yield widget, widget.accessibleDescription()
        yield widget, widget.toolTip()
        if isinstance(widget, QComboBox):
            yield from ((widget, widget.itemText(i)) for i in range(widget.count()))
        elif isinstance(widget, QTabBar):
            yield from ((widget, widget.tabText(i)) for i in range(widget.count()))
        elif isinstance(widget, QAbstractItemView) and (model := widget.model()) is not None:
            above = widget.rootIndex()
            for row in range(min(ROWS, model.rowCount(above))):
                said = [model.index(row, 0, above).data(role) for role in SAID]
                yield from ((widget, text) for text in said if isinstance(text, str))


def is_english(text: str, spoken: language.Language) -> bool:
    """Whether a text is one of the window's or of core's, with anything set in, and was not translated.

    What is the same in both languages is no English; nor is what no two words in a row tell.
    """
    text = text.strip()
    if text in spoken.window:
        return text not in spoken.window.values()  # as "Start", which is German for something else
    for longest, form in _forms(spoken):
        found = form.fullmatch(text) if longest in text else None
        if found is not None and sum(map(len, found.groups())) <= len(text) / 2:
            return True  # else it is somebody's text in which a word or two of ours stand
    return False


@lru_cache(maxsize=4)
def _forms(spoken: language.Language) -> list[tuple[str, re.Pattern[str]]]:
    """Each English text that another one stands for -> the longest piece that stands fast, and the whole."""
    made = []
    for english, said in (*spoken.window.items(), *spoken.core.items()):
        fixed = language.GAP.split(english)[::2]
        longest = max(fixed, key=len)
        if english != said and len(re.findall(r"\w{2,}", longest)) >= 2:
            made.append((longest, re.compile("(.*?)".join(map(re.escape, fixed)), re.DOTALL)))
    return made
