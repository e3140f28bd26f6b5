"""Rows, decisions and undo, with the writer's answers given by hand."""

from __future__ import annotations

from collections.abc import Iterable

import pytest
from pytestqt.qtbot import QtBot

from core.progress import PasticheError
from desktop.editor.passage_model import PassageModel, Remark, Row, State
from desktop.editor.requests import Ask, Voice, Written
from desktop.editor.session import Manner, Session
from desktop.editor.writer_client import WriterClient


class Recorder(WriterClient):
    """Notes what is asked, and starts nothing."""

    def __init__(self) -> None:
        super().__init__()
        self.asked: list[Ask] = []
        self.dropped: list[str] = []

    def write(self, asks: Iterable[Ask]) -> None:
        self.asked.extend(asks)

    def cancel(self, passage: str) -> None:
        self.dropped.append(passage)
        self.cancelled.emit(passage)


@pytest.fixture
def session(qtbot: QtBot) -> Session:
    model, client = PassageModel(), Recorder()
    rows = [Row("b0", "heading", (0,), "# One", State.KEPT)]
    rows += [Row(f"p{n}", "prose", (n,), f"Plain words number {n}.") for n in range(1, 5)]
    model.fill(rows)
    made = Session(model, client)
    made.manner = Manner(Voice("somewhere"))
    made.keeps = (model, client)  # type: ignore[attr-defined]  # Python owns them
    return made


def states(session: Session) -> list[str]:
    return [row.state.value for row in session.model.rows()]


def answer(session: Session, place: int, text: str, *notes: Remark, left: int = 0) -> None:
    session.client.written.emit(session.model.row(place).id, Written(text, notes, ("names",), left))


def test_the_rest_is_what_is_prose_and_not_written(session: Session) -> None:
    session.write([2])
    answer(session, 2, "Finer words.")
    session.write_rest()
    assert [ask.id for ask in session.client.asked] == ["p2", "p1", "p3", "p4"]  # type: ignore[attr-defined]
    assert states(session) == ["kept", "waiting", "fresh", "waiting", "waiting"]


def test_words_stream_into_the_row_and_may_be_taken_back(session: Session) -> None:
    session.write([1])
    for piece in ("Round ", "the point"):
        session.client.piece.emit("p1", piece)
    assert session.model.row(1).text == ""  # not more than 20 times a second
    session.show_heard()
    assert session.model.row(1).text == "Round the point" and states(session)[1] == "writing"
    session.client.again.emit("p1", "Round")
    session.client.note.emit("p1", "Too long; asking again.")
    row = session.model.row(1)
    assert row.text == "Round" and row.remarks == (Remark("again", "Too long; asking again."),)
    answer(session, 1, "Round the point it came.", "A name was lost: Tom.")
    row = session.model.row(1)
    assert row.text == "Round the point it came." and row.remarks == ("A name was lost: Tom.",)


def test_each_decision_is_one_step_back(session: Session) -> None:
    session.write_rest()
    for place in range(1, 5):
        answer(session, place, f"Finer words {place}.")
    written = states(session)
    session.accept(1)
    session.reject(2)
    session.edit(3, "My own words.")
    assert session.accept_all() == 2
    assert states(session) == ["kept", "accepted", "rejected", "accepted", "accepted"]
    assert session.model.row(2).text == "Plain words number 2."
    assert session.model.row(3).text == "My own words."
    assert session.undo.count() == 4
    session.undo.undo()
    assert states(session) == ["kept", "accepted", "rejected", "fresh", "fresh"]
    session.undo.undo()
    assert session.model.row(3).text == "Finer words 3."
    session.undo.undo()
    session.undo.undo()
    assert states(session) == written
    for _ in range(4):
        session.undo.redo()
    assert states(session) == ["kept", "accepted", "rejected", "accepted", "accepted"]
    assert session.model.row(3).text == "My own words."


def test_writing_again_can_be_undone_before_and_after_the_answer(session: Session) -> None:
    session.write([1])
    answer(session, 1, "First.")
    session.again(1)
    assert states(session)[1] == "waiting"
    assert [ask.seed for ask in session.client.asked] == [42, 43]  # type: ignore[attr-defined]
    session.undo.undo()
    assert session.model.row(1).text == "First." and session.client.dropped == ["p1"]  # type: ignore[attr-defined]
    session.undo.redo()
    answer(session, 1, "Second.")
    assert session.model.row(1).text == "Second."
    session.undo.undo()
    assert session.model.row(1).text == "First." and len(session.model.row(1).versions) == 2
    session.undo.redo()
    assert session.model.row(1).text == "Second."
    session.choose(1, -1)
    session.accept(1)
    assert session.model.row(1).text == "First."


def test_undoing_a_decision_under_a_running_request_takes_the_request_back(session: Session) -> None:
    session.write([1])
    answer(session, 1, "First.")
    session.reject(1)
    session.again(1)
    session.undo.undo()
    session.undo.undo()
    assert states(session)[1] == "fresh" and session.model.row(1).text == "First."


def test_a_failure_stays_with_its_passage_and_can_be_asked_again(session: Session) -> None:
    session.write([1, 2])
    session.client.failed.emit("p1", PasticheError("Nothing usable came.", "Try again."), 0)
    assert states(session)[1] == "failed"
    assert session.model.row(1).remarks == (Remark("failed", "Nothing usable came. Try again."),)
    session.write_rest()
    assert states(session)[1] == "waiting"
    session.stop_all()
    session.stop(1)
    assert states(session)[1] == "failed"  # as it was before it was asked again


def test_a_dead_writer_leaves_every_row_as_it_was(session: Session, qtbot: QtBot) -> None:
    session.write([1])
    answer(session, 1, "First.")
    session.again(1)
    session.write([2])
    error = PasticheError("The writer ended.", "Ask again.")
    with qtbot.waitSignal(session.notice):
        session.client.restarted.emit(["p1", "p2"], error)
    assert states(session)[1:3] == ["waiting", "waiting"]
    with qtbot.waitSignal(session.problem):
        session.client.died.emit(["p1", "p2"], error)
    assert states(session)[1:3] == ["fresh", "open"]
    assert session.model.row(1).text == "First."


def test_an_edit_that_changes_nothing_is_no_decision(session: Session) -> None:
    session.edit(1, "  Plain words number 1. ")
    session.edit(1, "   ")
    assert session.undo.count() == 0
    session.edit(1, "Words of my own.")
    assert states(session)[1] == "accepted" and session.model.row(1).text == "Words of my own."


def test_counters_follow(session: Session, qtbot: QtBot) -> None:
    model = session.model
    assert (model.passages, model.source_words, model.voice_words) == (4, 16, 0)
    session.write([1])
    answer(session, 1, "Six words stand in this row.")
    assert model.voice_words == 6 and model.count(State.FRESH) == 1 and session.unsaved
    with qtbot.waitSignal(model.counted):
        session.edit(1, "Only four words here.")
    assert model.voice_words == 4
    session.accept(1)
    session.undo.setClean()
    assert not session.unsaved
    session.undo.undo()
    assert session.unsaved and model.count(State.ACCEPTED) == 0


def test_a_screen_reader_hears_what_became_of_a_row(session: Session) -> None:
    session.write([1])
    answer(session, 1, "Finer words.", Remark("names", "A name was lost: Tom."))
    said = session.model.spoken(session.model.row(1))
    assert said == "In the voice, not decided. A name was lost: Tom: Finer words."
    assert session.model.spoken(session.model.row(0)).startswith("Stays as it is")
