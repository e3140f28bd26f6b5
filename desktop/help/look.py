"""Owns how the help's pages are set: sizes, space and colours as a style sheet for Qt's rich text."""

from __future__ import annotations

from PySide6.QtGui import QTextCharFormat, QTextCursor, QTextDocument
from PySide6.QtWidgets import QTextBrowser

from desktop.theme import Theme

HEADINGS = {1: 22, 2: 15}
"""Pixels of a heading, by its level."""


def css(theme: Theme) -> str:
    """For `QTextDocument.setDefaultStyleSheet`, in today's colours and text size."""
    roles, px = theme.roles, theme.px
    return f"""
        body, p, li, td {{ font-size: {px(14)}px; color: {roles.text}; line-height: 145%; }}
        p {{ margin-top: 0; margin-bottom: {px(10)}px; }}
        h1 {{ font-weight: 600; margin-top: 0; margin-bottom: {px(12)}px; color: {roles.text}; }}
        h2 {{ font-weight: 600; margin-top: {px(18)}px; margin-bottom: {px(6)}px; color: {roles.text}; }}
        ul, ol {{ margin-top: 0; margin-bottom: {px(10)}px; margin-left: 0; -qt-list-indent: 1; }}
        li {{ margin-bottom: {px(4)}px; }}
        em {{ color: {roles.soft}; }}
        a {{ color: {roles.accent}; text-decoration: underline; }}
        td.key {{ color: {roles.soft}; padding-right: {px(16)}px; white-space: nowrap; }}
    """


def set_headings(document: QTextDocument, theme: Theme) -> None:
    """Give headings their size: of a style sheet's, Qt makes a multiple of the document's."""
    block = document.begin()
    while block.isValid():
        if level := block.blockFormat().headingLevel():
            form = QTextCharFormat()
            form.setFont(theme.font(HEADINGS.get(level, HEADINGS[2]), bold=True))
            form.setForeground(theme.colour("text"))
            cursor = QTextCursor(block)
            cursor.select(QTextCursor.SelectionType.BlockUnderCursor)
            cursor.setCharFormat(form)
        block = block.next()


def set_margins(text: QTextBrowser, theme: Theme) -> None:
    """Room beside the text."""
    text.setViewportMargins(theme.px(28), 0, theme.px(20), 0)
