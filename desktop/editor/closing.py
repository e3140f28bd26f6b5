"""Owns how a text is put away: its draft first, and the one question that stops a window from closing."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from core.progress import PasticheError
from desktop import words
from desktop.editor.passage_model import State
from desktop.widgets.question import Kept, ask_to_keep

if TYPE_CHECKING:
    from desktop.editor.editor import EditorPage


def ask(parent: QWidget, name: str, fresh: int, decided: bool) -> Kept:
    """Ask what to do with the work on `name`.

    Args:
        fresh: passages that are written and not decided.
        decided: something was decided that no file holds.
    """
    details = []
    if fresh:
        one = parent.tr("{n} passage is written and not decided yet.")
        many = parent.tr("{n} passages are written and not decided yet.")
        details.append(words.count(fresh, one, many))
    if decided or not fresh:
        details.append(parent.tr("What you decided last is not in any file yet."))
    details.append(parent.tr("A kept draft is offered here next time."))
    text = parent.tr("Keep your work on {name}?").format(name=name)
    answers = (parent.tr("Keep Draft"), parent.tr("Discard"), parent.tr("Cancel"))
    return ask_to_keep(parent, text, " ".join(details), *answers)


def may_close(page: EditorPage) -> bool:
    """True when the window may close; asks where work could be lost."""
    page.view.end_edit()
    if page.text is None or not page.session.unsaved:
        return save(page)
    decided = not page.undo_stack.isClean()
    answer = ask(page, page.text.name, page.model.count(State.FRESH), decided)
    if answer != "discard":
        return answer == "keep" and save(page)
    try:
        page.drafts.forget()
        page.start.note.text_kept()
        page.start.note.save_now()
    except PasticheError as error:
        page.troubles.show(error)
        return False
    return True


def put_away(page: EditorPage, again: Callable[[], None]) -> bool:
    """Leave what was done on the open text in its draft; False where that failed, and the text stays.

    Args:
        again: does once more what the text was to make room for.
    """
    page.view.end_edit()
    if page.text is None:
        return True
    page.session.stop_all()
    if not save(page, again):
        return False
    rows, unsaved, edited = tuple(page.model.rows()), page.session.unsaved, page.exporting.edited
    page.text = replace(page.text, rows=rows, exported=not unsaved, in_file=not edited, changed=False)
    page.session.close_text()
    page.drafts.put_away()
    return True


def save(page: EditorPage, again: Callable[[], None] | None = None) -> bool:
    """Write the draft now and say so where that failed; `again` does once more what that stopped."""
    try:
        page.drafts.save_now()
        page.start.note.save_now()
    except PasticheError as error:
        if again is None:
            page.troubles.show(error)
            return False
        then = again

        def lose() -> None:
            page.drafts.put_away()
            then()

        unsaved = (page.tr("Go On Without Saving"), lose)
        page.troubles.show(error, (page.tr("Try Again"), then), unsaved)
        return False
    return True
