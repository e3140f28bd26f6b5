"""The restyle page, driven by mouse and key, with a real child writing."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QTimer, QUrl
from PySide6.QtGui import QContextMenuEvent, QGuiApplication
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QFileDialog,
    QMenu,
    QMessageBox,
    QPlainTextEdit,
    QSlider,
    QStyleOptionViewItem,
    QTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from core import adapters
from core.progress import PasticheError
from core.runner import worker_environment
from core.types import Adapter
from desktop.editor import closing, drafts
from desktop.editor.asking import service_of
from desktop.editor.editor import EditorPage
from desktop.editor.passage_model import Remark, State
from desktop.editor.requests import Written
from desktop.editor.wishes import Wishes, remembered
from desktop.jobs import Job, Load
from desktop.theme import Theme, theme
from tests.fakes.voices import ANSWER, SOURCE
from tests.qt_messages import complaints

WAIT = 60_000
DAY = f"# One\n\n{SOURCE}\n\n## Two\n\n{SOURCE}\n\n- a rope\n- a lamp\n\n{SOURCE}\n"


def open_text(page: EditorPage, qtbot: QtBot, source: str = DAY) -> None:
    page.wishes.panel.from_words.setChecked(True)
    page.start.field.setPlainText(source)
    qtbot.mouseClick(page.start.use, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: page.text is not None)


def states(page: EditorPage) -> list[str]:
    return [row.state.value for row in page.model.rows() if row.prose]


def prose(page: EditorPage) -> list[int]:
    return [place for place, row in enumerate(page.model.rows()) if row.prose]


def key(page: EditorPage, qtbot: QtBot, what: Qt.Key) -> None:
    qtbot.keyClick(page.view, what)


def export(page: EditorPage, monkeypatch: pytest.MonkeyPatch, path: Path) -> None:
    """As a user does it, who picks this name in the dialog."""
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))
    page.run("export")


def give(page: EditorPage, text: str = "Finer words stand here.") -> None:
    """Have every open passage written, without a child."""
    for place in page.model.places(State.OPEN):
        page.session.write([place]) if page.session.manner else None
        page.client.written.emit(page.model.row(place).id, Written(text))


@pytest.mark.usefixtures("loads_no_model")
def test_from_a_pasted_text_to_a_saved_file(
    page: EditorPage, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    open_text(page, qtbot)
    assert states(page) == ["open"] * 3
    page.bar.strength.setValue(10)
    qtbot.mouseClick(page.bar.rest, Qt.MouseButton.LeftButton)
    assert states(page) == ["waiting"] * 3 and not page.bar.stop.isHidden()
    qtbot.waitUntil(lambda: "writing" in states(page), timeout=WAIT)
    qtbot.waitUntil(lambda: states(page) == ["fresh"] * 3, timeout=WAIT)
    assert page.bar.stop.isHidden()
    first, second, third = prose(page)
    assert page.model.row(first).text == ANSWER

    page.view.go_to(first)
    page.view.setFocus()
    key(page, qtbot, Qt.Key.Key_Return)
    assert states(page) == ["accepted", "fresh", "fresh"] and page.view.place == second
    key(page, qtbot, Qt.Key.Key_Backspace)
    assert states(page) == ["accepted", "rejected", "fresh"] and page.view.place == third
    key(page, qtbot, Qt.Key.Key_R)
    qtbot.waitUntil(lambda: len(page.model.row(third).versions) == 2, timeout=WAIT)
    assert page.undo_stack.count() == 3
    key(page, qtbot, Qt.Key.Key_Left)
    assert page.model.row(third).chosen == 0
    page.actions_by_name["undo"].trigger()
    assert page.model.row(third).chosen == 1

    key(page, qtbot, Qt.Key.Key_B)
    assert page.heads.source.text().startswith("The base model, without the voice")
    qtbot.waitUntil(lambda: bool((base := page.model.row(third).base) and base.finished), timeout=WAIT)
    assert page.model.row(third).left == ANSWER and page.undo_stack.index() == 3
    key(page, qtbot, Qt.Key.Key_B)
    assert page.model.row(third).left == SOURCE and page.heads.source.text().startswith("Your text")

    key(page, qtbot, Qt.Key.Key_E)
    assert page.view.field is not None
    page.view.field.setPlainText("My own words at last.")
    qtbot.keyClick(page.view.field, Qt.Key.Key_Escape)
    assert page.model.row(third).text == "My own words at last." and page.view.hasFocus()
    qtbot.mouseClick(page.bar.accept_all, Qt.MouseButton.LeftButton)
    assert states(page) == ["accepted", "rejected", "accepted"]
    assert page.title.endswith("Edited")

    out = tmp_path / "out.md"
    export(page, monkeypatch, out)
    qtbot.waitUntil(lambda: not page.session.unsaved, timeout=WAIT)
    assert (
        out.read_text()
        == DAY.replace(SOURCE, ANSWER, 1)[::-1].replace(SOURCE[::-1], "My own words at last."[::-1], 1)[::-1]
    )
    assert page.title == "Pasted text" and page.may_close()


def test_stopping_and_a_death_of_the_child_lose_nothing(page: EditorPage, qtbot: QtBot) -> None:
    open_text(page, qtbot)
    page.run("rest")
    qtbot.waitSignal(page.client.loaded, timeout=WAIT).wait()
    os.kill(page.client.process_id(), signal.SIGKILL)
    qtbot.waitUntil(lambda: not page.notice.isHidden(), timeout=WAIT)
    assert "started again" in page.notice.said.text()
    qtbot.waitUntil(lambda: states(page) == ["fresh"] * 3, timeout=WAIT)
    page.view.go_to(prose(page)[0])
    page.run("again")
    page.run("stop")
    assert states(page) == ["fresh"] * 3 and not page.client.busy
    training = Job("train", None, None)
    page.state.queue.hold(True)
    page.state.begin(training, "Ada Ferry")
    assert page.client.running  # one that waits needs no memory yet
    page.state.queue.current = training
    page.state.queue.started.emit(training)
    assert not page.client.running
    page.run("rest")
    assert page.problem.title.text() == "Learning the voice is going on and needs the memory."
    page.state.queue.current = None


def test_typing_goes_on_while_the_writer_works(page: EditorPage, qtbot: QtBot) -> None:
    open_text(page, qtbot, "\n\n".join(f"## {n}\n\n{SOURCE}" for n in range(300)))
    last = prose(page)[-1]
    page.view.go_to(last)
    page.view.setFocus()
    key(page, qtbot, Qt.Key.Key_E)
    field = page.view.field
    assert field is not None
    page.ask(lambda: page.session.write(prose(page)[:6]))
    typed = 0

    def tick() -> None:
        nonlocal typed
        qtbot.keyClicks(field, "w ")
        typed += 1

    timer = QTimer(page, interval=10)
    timer.timeout.connect(tick)
    timer.start()
    qtbot.waitUntil(lambda: page.model.count(State.FRESH) >= 3, timeout=WAIT)
    timer.stop()
    assert typed > 3 and "w w w" in field.toPlainText()
    page.run("stop")
    page.view.end_edit()
    assert page.model.row(last).state == State.ACCEPTED


def test_without_a_voice_the_card_says_what_to_do(
    make_page: Callable[[], EditorPage], qtbot: QtBot, voices: Path
) -> None:
    page = make_page()
    open_text(page, qtbot)
    page.view.go_to(prose(page)[0])
    page.run("restyle")
    assert not page.problem.isHidden() and "Train one" in page.problem.remedy.text()
    assert states(page) == ["open"] * 3
    page.add_voice(voices / "base-that-is-not-there")
    assert "no trained voice" in page.problem.title.text()
    page.add_voice(voices / "good")
    qtbot.waitUntil(lambda: page.bar.adapter is not None)
    assert page.bar.voices.currentText() == "Ada Ferry"


def test_who_would_get_the_text_is_named_as_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    assert service_of("deepseek:deepseek-chat") == "DeepSeek"
    assert service_of("openai:m@https://llm.example.org/v1") == "llm.example.org"
    monkeypatch.setenv("OLLAMA_HOST", "https://ollama.example.org")
    assert service_of("ollama:small:1b") == "ollama.example.org"


def test_a_cloud_describer_is_asked_for_first(page: EditorPage, qtbot: QtBot) -> None:
    open_text(page, qtbot)
    page.wishes.panel.from_words.setChecked(False)
    adapter = page.bar.adapter
    assert adapter is not None
    cloud = Adapter(adapter.path, adapter.author, adapter.base_model, {"describer": "deepseek:deepseek-chat"})
    page.bar.show_voices([cloud], cloud.path)
    page.run("rest")
    assert not page.consent.isHidden() and "DeepSeek" in page.consent.title.text()
    assert not page.client.busy and states(page) == ["open"] * 3
    qtbot.mouseClick(page.consent.no, Qt.MouseButton.LeftButton)
    assert page.consent.isHidden() and not page.client.busy
    page.run("rest")
    qtbot.mouseClick(page.consent.here, Qt.MouseButton.LeftButton)
    assert page.session.manner is not None and page.session.manner.llm == "words"
    assert states(page) == ["waiting"] * 3
    page.run("stop")
    page.wishes.panel.from_words.setChecked(False)
    page.run("rest")
    qtbot.mouseClick(page.consent.yes, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: page.session.manner.llm == "deepseek:deepseek-chat")
    assert states(page) == ["waiting"] * 3
    page.run("stop")


WINDOW = """
import sys
from pathlib import Path
from desktop.app import make_app
from desktop.editor.drafts import place_of
from desktop.editor.editor import EditorPage
from desktop.editor.passage_model import IN_HAND, State
from desktop.editor.requests import Voice
from desktop.editor.session import Manner
from desktop.preferences import Preferences
from desktop.state import State as WindowState

app = make_app(["pastiche"])
page = EditorPage(WindowState(Preferences(Path(sys.argv[1]))))
page.show()
page.opening.opened.connect(lambda text: page.session.write(page.model.places(State.OPEN)))
page.session.manner = Manner(Voice(sys.argv[2], "Ada Ferry"), "words", variants=2)

def written(passage, answer):
    done = page.model.places(State.FRESH)
    if page.model.count(State.ACCEPTED) == 0 and done:
        page.session.accept(done[0])
        page.comparing.write(done[0])

def saved():
    text = place_of(page.text).read_text()
    if '"finished": true' in text and page.model.count(*IN_HAND):
        print("saved", flush=True)

page.client.written.connect(written)
page.drafts.saved.connect(saved)
page.open_source(sys.stdin.read())
app.exec()
"""


@pytest.mark.long
def test_a_window_killed_while_it_writes_loses_nothing(
    make_page: Callable[[], EditorPage], voices: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    source = "\n\n".join(f"## Part {n}\n\n{SOURCE}" for n in range(60))
    command = [sys.executable, "-c", WINDOW, str(tmp_path / "other.json"), str((voices / "good").resolve())]
    pipe, said = subprocess.PIPE, tmp_path / "said.txt"
    with said.open("w", encoding="utf-8") as stream:
        window = subprocess.Popen(
            command, stdin=pipe, stdout=pipe, stderr=stream, text=True, env=worker_environment()
        )
    assert window.stdin is not None and window.stdout is not None
    window.stdin.write(source)
    window.stdin.close()
    assert window.stdout.readline() == "saved\n"
    window.kill()
    window.wait()
    window.stdout.close()
    assert complaints(said.read_text(encoding="utf-8")) == []
    after = make_page()
    qtbot.waitUntil(lambda: not after.start.left.isHidden(), timeout=WAIT)
    card = after.start.left.cards[0]
    assert card.standing.text().startswith("60 passages, 1 accepted, ")
    qtbot.mouseClick(card.go_on, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: after.text is not None, timeout=WAIT)
    row = next(row for row in after.model.rows() if row.state == State.ACCEPTED)
    assert row.text == ANSWER and row.base is not None and row.base.text == ANSWER
    assert after.model.count(State.FRESH) > 0 and after.model.count(State.OPEN) > 0
    assert max(len(row.versions) for row in after.model.rows()) == 2


@pytest.mark.parametrize(
    "answer, closes, kept", [("keep", True, True), ("discard", True, False), ("stay", False, True)]
)
def test_closing_with_undecided_work_asks(
    page: EditorPage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, answer: str, closes: bool, kept: bool
) -> None:
    asked: list[int] = []
    assert page.may_close()
    open_text(page, qtbot)
    assert page.may_close()  # nothing was done yet
    give(page)
    monkeypatch.setattr(closing, "ask", lambda parent, name, fresh, decided: asked.append(fresh) or answer)
    assert page.may_close() is closes and asked == [3]
    assert page.text is not None
    page.drafts.save_now()
    assert drafts.place_of(page.text).exists() is kept


def test_the_question_itself_has_three_answers(page: EditorPage, qtbot: QtBot) -> None:
    def press() -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, QMessageBox)
        assert [b.text() for b in box.buttons() if "Discard" in b.text()]
        next(b for b in box.buttons() if "Cancel" in b.text()).click()

    QTimer.singleShot(0, press)
    assert closing.ask(page, "day.md", 2, True) == "stay"


def test_a_file_changed_meanwhile_is_not_replaced_unasked(
    page: EditorPage, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "day.md"
    path.write_text(DAY)
    page.open_path(path)
    qtbot.waitUntil(lambda: page.text is not None)
    give(page)
    page.run("accept_all")
    path.write_text("Somebody else was here.")
    export(page, monkeypatch, path)
    qtbot.waitUntil(lambda: not page.problem.isHidden(), timeout=WAIT)
    assert "another program" in page.problem.title.text()
    assert path.read_text() == "Somebody else was here."
    qtbot.mouseClick(page.problem.other, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "Finer words" in path.read_text(), timeout=WAIT)


def test_files_come_by_drop_and_books_do_not(page: EditorPage, qtbot: QtBot, tmp_path: Path) -> None:
    from PySide6.QtCore import QPointF
    from PySide6.QtGui import QDropEvent

    path = tmp_path / "day.md"
    path.write_text(DAY)

    def drop(file: Path) -> QDropEvent:
        data = QMimeData()
        data.setUrls([QUrl.fromLocalFile(str(file))])
        event = QDropEvent(
            QPointF(5, 5),
            Qt.DropAction.CopyAction,
            data,
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )
        event.setAccepted(False)
        page.dropEvent(event)
        return event

    assert not drop(tmp_path / "book.epub").isAccepted() and page.text is None
    assert drop(path).isAccepted()
    qtbot.waitUntil(lambda: page.text is not None)
    assert page.title == "day.md"


def test_copying_takes_what_was_accepted(page: EditorPage, qtbot: QtBot) -> None:
    open_text(page, qtbot)
    give(page)
    page.view.go_to(prose(page)[1])
    page.run("accept")
    page.run("copy")
    clipboard = QGuiApplication.clipboard()
    qtbot.waitUntil(lambda: clipboard.text().count("Finer words stand here.") == 1)
    page.run("copy_both")
    qtbot.waitUntil(lambda: clipboard.text().count(f"> {SOURCE}") == 3)


def test_notes_and_changes_are_shown_and_found_by_key(page: EditorPage, qtbot: QtBot) -> None:
    open_text(page, qtbot)
    give(page)
    last = prose(page)[2]
    remark = Remark("names", "A name was lost: Tom.")
    page.client.written.emit(page.model.row(last).id, Written("Other words.", (remark,)))
    page.view.go_to(prose(page)[0])
    page.view.setFocus()
    key(page, qtbot, Qt.Key.Key_N)
    assert page.view.place == last
    plain = page.view.grab().toImage()
    key(page, qtbot, Qt.Key.Key_C)
    page.view.settle()
    assert page.actions_by_name["changes"].isChecked() and page.view.grab().toImage() != plain


def test_letters_typed_in_a_field_are_letters(page: EditorPage, qtbot: QtBot) -> None:
    qtbot.keyClicks(page.start.field, "recner")
    assert page.start.field.toPlainText() == "recner"
    open_text(page, qtbot)
    give(page)
    page.view.go_to(prose(page)[0])
    page.view.setFocus()
    key(page, qtbot, Qt.Key.Key_E)
    assert page.view.field is not None
    page.view.settle()
    rect = page.view.visualRect(page.model.index(page.view.place))
    bar = rect.x() + page.view.painter_of_rows.columns.bar_x + 1
    seen = page.view.viewport().grab().toImage().pixelColor(bar, rect.y() + 8)
    assert seen.name().upper() == theme().roles.accent  # what the voice wrote shows while it is edited, too
    qtbot.keyClicks(page.view.field, "rc")
    qtbot.keyClick(page.view.field, Qt.Key.Key_Return)
    assert states(page) == ["fresh"] * 3 and not page.view.painter_of_rows.changes


def test_a_row_is_as_tall_as_its_words_and_the_buttons_stay_in_sight(page: EditorPage, qtbot: QtBot) -> None:
    open_text(page, qtbot, "\n\n".join([SOURCE] * 40))
    give(page, "\n\n".join([ANSWER] * 30))
    page.view.go_to(prose(page)[0])
    page.view.settle()
    rect = page.view.visualRect(page.model.index(prose(page)[0]))
    row = page.model.row(prose(page)[0])
    delegate = page.view.painter_of_rows
    assert not delegate.measure(prose(page)[0], row)  # exact already
    assert rect.height() > page.view.viewport().height()
    bar = page.view.actions_row
    assert bar.isVisible() and bar.geometry().bottom() <= page.view.viewport().height()
    page.resize(820, 500)
    assert page.heads.notes.isHidden()
    page.view.settle()
    assert not delegate.measure(prose(page)[0], row)
    index = page.model.index(prose(page)[0])
    assert page.view.visualRect(index).height() == delegate.sizeHint(QStyleOptionViewItem(), index).height()


def test_every_control_has_a_name_and_can_be_reached(page: EditorPage, qtbot: QtBot) -> None:
    open_text(page, qtbot)
    give(page)
    page.view.go_to(prose(page)[0])
    page.consent.ask("DeepSeek", 12)
    page.notice.say("Saved.")
    page.troubles.show(PasticheError("What happened.", "What to do."), ("Try Again", lambda: None))
    kinds = (QAbstractButton, QComboBox, QSlider, QPlainTextEdit, QTextEdit)
    controls = [w for kind in kinds for w in page.findChildren(kind)]
    shown = [w for w in controls if not w.isHidden() and not w.objectName().startswith("qt_")]
    unnamed = [w for w in shown if not w.accessibleName()]
    assert not unnamed and len(shown) > 20
    assert page.view.accessibleName()
    seen: set[QWidget] = set()
    widget: QWidget = page.bar.voices
    for _ in range(200):
        seen.add(widget)
        widget = widget.nextInFocusChain()
    missing = [
        w
        for w in controls
        if w.isVisible() and w.isEnabled() and w.focusPolicy() & Qt.FocusPolicy.TabFocus and w not in seen
    ]
    assert not missing


def test_a_voice_is_not_lost_to_an_earlier_look(
    make_page: Callable[[], EditorPage], voices: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    find, held = adapters.find, threading.Event()
    page = make_page()

    def slow_then_quick(folders: list[Path]) -> list[Adapter]:
        if voices / "good" not in folders:
            held.wait(60)
        return find(folders)

    monkeypatch.setattr(adapters, "find", slow_then_quick)
    page.voices.find()
    page.add_voice(voices / "good")
    qtbot.waitUntil(lambda: page.bar.adapter is not None)
    held.set()
    qtbot.waitUntil(lambda: not Load.busy())
    assert page.bar.adapter is not None and page.bar.adapter.path == str((voices / "good").resolve())


def test_a_link_in_the_margin_and_the_menu_of_a_row_do_what_the_keys_do(
    page: EditorPage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    open_text(page, qtbot)
    give(page)
    first, second, _ = prose(page)
    remark = Remark("names", "A name was lost: Tom.")
    page.client.written.emit(page.model.row(second).id, Written("Other words.", (remark,)))
    page.view.go_to(first)
    page.view.settle()
    rect = page.view.visualRect(page.model.index(second))
    delegate = page.view.painter_of_rows
    link = next(
        area
        for note, _, area in delegate._placed(rect, delegate.lay(second, page.model.row(second)))
        if note.does
    )
    qtbot.mouseClick(page.view.viewport(), Qt.MouseButton.LeftButton, pos=link.topLeft() + QPoint(30, 6))
    assert page.view.place == second and states(page) == ["fresh", "waiting", "fresh"]
    page.run("stop")

    offered: list[list[str]] = []
    monkeypatch.setattr(QMenu, "popup", lambda menu, at: offered.append([a.text() for a in menu.actions()]))
    event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(5, 5), QPoint(5, 5))
    page.view.contextMenuEvent(event)
    assert {"Accept\t↩", "Reject\t⌫", "Write Again\tR"} <= {*offered[0]}
    page.actions_by_name["reject"].trigger()
    assert states(page) == ["fresh", "rejected", "fresh"]
    assert not page.actions_by_name["next_version"].isEnabled()


@pytest.mark.qt_log_ignore("plugin does not support", extend=True)
def test_how_it_writes_is_said_by_key_and_remembered(
    page: EditorPage, make_page: Callable[[], EditorPage], qtbot: QtBot
) -> None:
    open_text(page, qtbot)
    qtbot.mouseClick(page.bar.wishes, Qt.MouseButton.LeftButton)
    panel = page.wishes.panel
    assert panel.isVisible()
    qtbot.keyClick(panel.length, Qt.Key.Key_Right)
    qtbot.keyClick(panel.variants, Qt.Key.Key_End)
    qtbot.keyClick(panel.verify, Qt.Key.Key_Space)
    assert panel.wishes == Wishes(1.0, 1.05, 5, False, True)
    assert all(w.accessibleName() and w.accessibleDescription() for w in (panel.length, panel.verify))
    qtbot.keyClick(panel, Qt.Key.Key_Escape)
    assert not panel.isVisible()
    page.bar.strength.setValue(14)
    page.ask(lambda: None)
    manner = page.session.manner
    assert manner is not None
    assert (manner.strength, manner.length, manner.variants, manner.verify) == (1.4, 1.05, 5, False)
    assert make_page().wishes.wishes == panel.wishes
    panel.reset.click()
    assert panel.wishes == Wishes() and not panel.reset.isEnabled()
    page.state.preferences.set("restyle", {"temperature": "hot", "variants": 90})
    assert remembered(page.state.preferences) == Wishes()


def test_the_bar_finds_room_in_a_small_window_with_large_text(page: EditorPage, look: Theme) -> None:
    look.set_scale(1.3)
    page.resize(844, 560)
    page.client._waiting["p0"] = object()  # type: ignore[assignment]
    page.showing.all()
    page.client._waiting.clear()
    shown = [w for w in page.bar.findChildren(QAbstractButton) if not w.isHidden()]
    assert page.bar.rest in shown and page.bar.stop in shown and page.bar.wishes in shown
    assert page.bar.wishes.accessibleName() == "How It Writes..." and page.width() == 844
    assert page.bar._strip.minimumSize().width() <= 844
