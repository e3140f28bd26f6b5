"""Rows, decisions and undo, with the writer's answers given by hand."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import replace

import pytest
from pytestqt.qtbot import QtBot

from core.progress import PasticheError
from desktop.editor.drafts import as_data
from desktop.editor.passage_model import PassageModel, Remark, Row, State
from desktop.editor.requests import Ask, Voice, Written, lines
from desktop.editor.session import Manner, Session
from desktop.editor.texts import read_source
from desktop.editor.writer_client import WriterClient


class Recorder(WriterClient):
    """Notes what is asked, and starts nothing."""

    def __init__(self) -> None:
        super().__init__()
        self.asked: list[Ask] = []
        self.dropped: list[str] = []

    def write(self, asks: Iterable[Ask]) -> None:
        self.asked.extend(asks)

    def cancel(self, *passages: str) -> None:
        self.dropped += passages
        self.cancelled.emit(list(passages))


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
    for piece in ("Round ", "the ", "point"):
        session.client.piece.emit("p1", piece)
    assert session.model.row(1).text == "Round "  # the first at once, then not more than 20 times a second
    session.pieces.show()
    assert session.model.row(1).text == "Round the point" and states(session)[1] == "writing"
    session.client.again.emit("p1", "Round")
    session.client.note.emit("p1", "Too long; asking again.")
    row = session.model.row(1)
    assert row.text == "Round" and row.remarks == (Remark("again", "Too long; asking again."),)
    lost = Remark("names", "A name was lost: Tom.")
    answer(session, 1, "Round the point it came.", lost)
    row = session.model.row(1)
    assert row.text == "Round the point it came." and row.remarks == (lost,)


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
    session.edit(1, "Words of mine.")
    assert session.model.spoken(session.model.row(1)).startswith("Your edit, not decided. Wording 2 of 2: ")


NOT_USED = PasticheError("It goes round in circles.", "Try again.")


def three_each(session: Session) -> None:
    assert session.manner is not None
    session.manner = replace(session.manner, variants=3)


def test_wordings_of_one_request_join_the_first(session: Session) -> None:
    three_each(session)
    session.write([1])
    assert session.client.asked[0].variants == 3  # type: ignore[attr-defined]
    answer(session, 1, "First.", left=2)
    assert session.model.row(1).state == State.FRESH and session.model.row(1).coming == 2
    session.accept(1)
    answer(session, 1, "Second.", left=1)
    row = session.model.row(1)
    assert (row.text, row.state, len(row.versions), row.coming) == ("First.", State.ACCEPTED, 2, 1)
    session.undo.undo()
    assert len(session.model.row(1).versions) == 2 and session.model.row(1).coming == 1
    session.client.failed.emit("p1", NOT_USED, 0)
    row = session.model.row(1)
    assert row.state == State.FRESH and row.coming == 0 and len(row.versions) == 2
    assert "could not be used" in row.remarks[-1].text and not row.remarks[-1].to_look_at
    session.choose(1, 1)
    assert session.model.row(1).text == "Second." and session.undo.count() == 1


def test_a_first_wording_that_fails_leaves_the_place_to_the_next(session: Session) -> None:
    three_each(session)
    session.write([1, 2])
    session.client.piece.emit("p1", "Round and round and")
    session.pieces.show()
    session.client.failed.emit("p1", NOT_USED, 2)
    assert session.model.row(1).state == State.WRITING and session.model.row(1).text == ""
    answer(session, 1, "Second.", left=1)
    row = session.model.row(1)
    assert (row.text, row.state, row.coming) == ("Second.", State.FRESH, 1)
    assert [remark.kind for remark in row.remarks] == ["fewer"]
    session.stop(1)
    assert session.model.row(1).coming == 0 and session.model.row(1).text == "Second."
    for left in (2, 1, 0):
        session.client.failed.emit("p2", NOT_USED, left)
    assert session.model.row(2).state == State.FAILED


def test_undoing_to_write_again_takes_the_wordings_back_that_are_still_to_come(session: Session) -> None:
    session.write([1])
    answer(session, 1, "First.")
    three_each(session)
    session.again(1)
    answer(session, 1, "Second.", left=2)
    session.undo.undo()
    assert session.client.dropped == ["p1"]  # type: ignore[attr-defined]
    row = session.model.row(1)
    assert (row.text, row.coming, len(row.versions)) == ("First.", 0, 2)
    session.undo.redo()
    assert session.model.row(1).text == "Second." and session.model.row(1).coming == 0


def test_a_broken_character_does_not_keep_the_other_passages_from_being_sent() -> None:
    sent = lines([{"id": "p1", "text": "Half \ud83d of one"}, {"id": "p2", "text": "Plain é"}])
    assert [json.loads(line)["text"] for line in sent.splitlines()] == ["Half ? of one", "Plain é"]


def test_how_it_shall_write_goes_into_each_request(session: Session) -> None:
    session.manner = Manner(Voice("somewhere"), strength=1.4, temperature=0.5, length=1.5, verify=False)
    session.write([1])
    sent = session.client.asked[0].request("p1.1")  # type: ignore[attr-defined]
    assert (sent["strength"], sent["temperature"], sent["length"], sent["verify"]) == (1.4, 0.5, 1.5, False)
    answer(session, 1, "Finer words.")
    version = session.model.row(1).version
    assert version is not None and version.asked == 6  # of four words, half as long again


def test_many_rows_are_told_at_once(session: Session, qtbot: QtBot) -> None:
    told: list[tuple[int, int]] = []
    session.model.dataChanged.connect(lambda top, bottom: told.append((top.row(), bottom.row())))
    session.write_rest()
    for place in range(1, 5):
        answer(session, place, f"Finer words {place}.")
    told.clear()
    session.accept_all()
    session.undo.undo()
    assert told == [(1, 4), (1, 4)]
    told.clear()
    session.write(range(1, 5))
    session.client.restarted.emit(["p1", "p2", "p3", "p4"], None)
    session.client.cancelled.emit(["p1", "p2", "p3", "p4"])
    assert told == [(1, 4), (1, 4)] and states(session)[1:] == ["fresh"] * 4


def test_the_users_own_wording_takes_a_passage_back_from_the_writer(session: Session) -> None:
    session.write([1, 2])
    session.client.piece.emit("p1", "Round ")
    session.edit(1, "Plain words number 1.")  # nothing was typed: it is written on
    assert states(session)[1] == "writing"
    session.edit(1, "Words of my own.")
    assert session.client.dropped == ["p1"]  # type: ignore[attr-defined]
    assert states(session)[1:3] == ["accepted", "waiting"]
    assert session.model.row(1).text == "Words of my own."
    session.undo.undo()
    assert states(session)[1] == "open"
    answer(session, 2, "Finer words.")
    session.again(2)
    session.edit(2, "Words of my own.")
    row = session.model.row(2)
    assert (row.text, row.state, len(row.versions)) == ("Words of my own.", State.FRESH, 2)
    session.undo.undo()
    assert session.model.row(2).text == "Finer words."


def test_each_request_starts_from_another_seed(session: Session) -> None:
    for left in (0, 0):
        session.write([1])
        session.client.failed.emit("p1", NOT_USED, left)
    three_each(session)
    session.write([1])
    answer(session, 1, "First.", left=2)
    session.stop(1)
    session.again(1)
    session.write([2])
    seeds = [(ask.id, ask.seed) for ask in session.client.asked]  # type: ignore[attr-defined]
    assert seeds == [("p1", 42), ("p1", 43), ("p1", 44), ("p1", 47), ("p2", 42)]


def test_an_accepted_wording_stands_until_another_is_accepted(session: Session) -> None:
    def accepted() -> list[str]:
        return [row.text for row in session.model.accepted()]

    session.write([1])
    answer(session, 1, "First.")
    session.accept(1)
    session.again(1)
    assert states(session)[1] == "waiting" and session.model.row(1).text == "First."
    assert accepted() == ["First."] and session.model.taken == 1
    answer(session, 1, "Second.")
    assert states(session)[1] == "fresh" and session.model.row(1).text == "Second."
    assert accepted() == ["First."] and session.model.taken == 1
    session.again(1)
    answer(session, 1, "Third.")
    assert accepted() == ["First."]
    session.reject(1)
    assert states(session)[1] == "accepted" and session.model.row(1).text == "First."
    session.undo.undo()
    session.accept(1)
    assert accepted() == ["Third."] and session.model.taken == 1 and session.model.row(1).held is None


def test_what_stands_beside_a_further_wording_is_in_the_draft(session: Session) -> None:
    text = read_source("Plain words number 1.", "A page")
    session.write([1])
    answer(session, 1, "First.")
    session.accept(1)
    session.again(1)
    kept = as_data(text, session.model.rows(), "")["passages"][0]
    assert (kept["state"], kept["chosen"], kept["stands"]) == ("accepted", 0, -1)
    answer(session, 1, "Second.")
    kept = as_data(text, session.model.rows(), "")["passages"][0]
    assert (kept["state"], kept["chosen"], kept["stands"]) == ("fresh", 1, 0)
