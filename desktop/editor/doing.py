"""Owns what each of the editor's commands does, whether it came from a menu, a button or a key."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog

from desktop.editor import texts
from desktop.editor.passage_model import IN_HAND, State

if TYPE_CHECKING:
    from desktop.editor.editor import EditorPage


def run(page: EditorPage, name: str) -> None:
    """Do a command by its name in `commands.texts`; one about a passage takes the current one.

    What is being typed in a passage is taken over first, so that each command finds it there.
    """
    if name not in _BESIDE_TYPING:
        page.view.end_edit()
    place = page.view.place
    if name in _ON_TEXT:
        _ON_TEXT[name](page)
    elif name in _ON_ROW and 0 <= place < page.model.rowCount():
        _ON_ROW[name](page, place)


def go_on(page: EditorPage) -> None:
    """Take the text in the box; keep what is typed in a passage; else have the rest written."""
    if page.view.editing:
        page.view.end_edit()
    else:
        (page.start.use if page.text is None else page.bar.rest).click()


# On the current passage.
def restyle(page: EditorPage, place: int) -> None:
    if page.model.row(place).prose:
        page.ask(lambda: page.session.again(place))


def accept(page: EditorPage, place: int) -> None:
    if page.session.accept(place):
        _go_on(page, place)


def reject(page: EditorPage, place: int) -> None:
    if page.session.reject(place):
        _go_on(page, place)


def _go_on(page: EditorPage, place: int) -> None:
    """To the next passage that waits for a decision, where there is one."""
    fresh = page.model.places(State.FRESH)
    after = next((p for p in fresh if p > place), fresh[0] if fresh else None)
    if after is not None:
        page.view.go_to(after)


def edit(page: EditorPage, place: int) -> None:
    row = page.model.row(place)
    if row.prose and row.state not in IN_HAND:
        page.view.begin_edit(row.text or row.source)
        if page.view.field is not None:
            page.spelling.watch(page.view.field)


def next_note(page: EditorPage, place: int) -> None:
    """The next passage whose margin says something to look at."""
    count = page.model.rowCount()
    for step in range(1, count + 1):
        if any(remark.to_look_at for remark in page.model.row((place + step) % count).remarks):
            page.view.go_to((place + step) % count)
            page.view.show_notes()
            return


def compare(page: EditorPage, place: int) -> None:
    """The base model's wording beside the voice's, or the user's words again."""
    if page.model.row(place).prose and not page.comparing.toggle(place, page.voices.adapter):
        page.ask(lambda: page.comparing.write(place))


def stop_row(page: EditorPage, place: int) -> None:
    page.session.stop(place)
    page.comparing.stop(place)


def nearby(page: EditorPage, place: int) -> None:
    """The author's own passages nearest to this one."""
    row = page.model.row(place)
    if row.prose:
        page.nearby.look(row.source)


# On the whole text.
def stop(page: EditorPage) -> None:
    if page.view.place < 0 or page.client.busy:
        page.session.stop_all()


def show_changes(page: EditorPage) -> None:
    on = not page.view.painter_of_rows.changes
    page.actions_by_name["changes"].setChecked(on)
    page.view.show_changes(on)


def paste_new(page: EditorPage) -> None:
    page.open_source(QGuiApplication.clipboard().text())


def choose_file(page: EditorPage) -> None:
    kinds = page.tr("Texts") + f" ({' '.join(f'*{suffix}' for suffix in texts.SUFFIXES)})"
    name, _ = QFileDialog.getOpenFileName(page, page.tr("Open a Text"), "", kinds)
    if name:
        page.open_path(Path(name))


_BESIDE_TYPING = frozenset(
    {"changes", "find", "find_next", "find_previous", "nearby", "spelling", "stop", "wishes"}
)
"""Commands that do nothing to a passage."""

_ON_TEXT: dict[str, Callable[[EditorPage], object]] = {
    "open": choose_file,
    "paste_new": paste_new,
    "new": lambda page: page.close_text(),
    "rest": lambda page: page.ask(page.session.write_rest),
    "stop": stop,
    "accept_all": lambda page: page.session.accept_all(),
    "changes": show_changes,
    "find": lambda page: page.find.open(),
    "find_next": lambda page: page.find.step(1),
    "find_previous": lambda page: page.find.step(-1),
    "wishes": lambda page: page.wishes.open_under(page.bar.wishes),
    "copy": lambda page: page.copying.accepted(),
    "copy_both": lambda page: page.copying.both(),
    "export": lambda page: page.exporting.choose(),
}
_ON_ROW: dict[str, Callable[[EditorPage, int], object]] = {
    "accept": accept,
    "reject": reject,
    "again": restyle,
    "restyle": restyle,
    "stop_row": stop_row,
    "compare": compare,
    "nearby": nearby,
    "edit": edit,
    "previous_version": lambda page, place: page.session.choose(place, -1),
    "next_version": lambda page, place: page.session.choose(place, 1),
    "next_note": next_note,
}
