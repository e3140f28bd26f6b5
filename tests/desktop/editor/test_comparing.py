"""The base model beside the voice: asked for, shown, hidden, kept; the writer's answers are given by hand."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from core.files import write_json
from core.progress import PasticheError
from desktop.editor import drafts, texts
from desktop.editor.comparing import Comparing
from desktop.editor.passage_model import PassageModel, Remark, State, Version
from desktop.editor.requests import Voice, Written
from desktop.editor.session import Manner, Session
from tests.desktop.editor.test_session import Recorder

PROSE = "The ferry came round the point with its lamp lit and went back again."


@pytest.fixture
def session(qtbot: QtBot) -> Session:
    model, client = PassageModel(), Recorder()
    model.fill(texts.read_source(f"# One\n\n{PROSE}", "day.md").rows)
    made = Session(model, client)
    made.manner = Manner(Voice("/voice"), strength=1.3, variants=3)
    made.keeps = (model, client)  # type: ignore[attr-defined]  # Python owns them
    return made


def test_the_base_model_is_asked_once_and_then_shown_and_hidden(session: Session) -> None:
    comparing, model = Comparing(session), session.model
    session.write([1])
    session.client.written.emit("p0", Written("Finer words."))
    assert not comparing.toggle(1, "/voice")
    comparing.write(1)
    ask = session.client.asked[-1]  # type: ignore[attr-defined]
    assert (ask.strength, ask.variants, ask.verify, ask.text) == (0.0, 1, False, PROSE)
    session.client.piece.emit(ask.id, "The ferry ")
    session.pieces.show()
    assert model.row(1).left == "The ferry " and model.row(1).text == "Finer words."
    session.client.written.emit(ask.id, Written("The ferry came, and it went."))
    assert model.row(1).left == "The ferry came, and it went." and model.row(1).based
    assert "the base model, without the voice: The ferry came, and it went." in model.spoken(model.row(1))
    assert session.undo.count() == 0
    assert comparing.toggle(1, "/voice") and model.row(1).left == PROSE
    session.accept(1)
    session.undo.undo()
    assert comparing.toggle(1, "/voice") and model.row(1).based
    comparing.toggle(1, "/voice")
    assert not comparing.toggle(1, "/another")  # whose base model may be another one


def test_what_stops_or_fails_gives_the_users_words_back(session: Session, qtbot: QtBot) -> None:
    comparing, model = Comparing(session), session.model
    comparing.write(1)
    assert comparing.toggle(1, "/voice") and model.row(1).left == PROSE  # the key again stops it
    comparing.write(1)
    with qtbot.waitSignal(session.notice) as said:
        session.client.failed.emit("p0/base", PasticheError("Nothing was written.", "Try again."), 0)
    assert "Nothing was written." in said.args[0] and model.row(1).base is None
    comparing.write(1)
    assert [ask.seed for ask in session.client.asked] == [42, 42, 43]  # type: ignore[attr-defined]
    session.client.died.emit(["p0/base"], PasticheError("The writer ended.", "Ask again."))
    assert model.row(1).base is None and model.row(1).state == State.OPEN


def test_a_draft_keeps_it_with_the_remarks_and_all_wordings(session: Session) -> None:
    comparing, model = Comparing(session), session.model
    comparing.write(1)
    session.client.written.emit("p0/base", Written("The ferry came, and it went."))
    copied = Remark("copied", "Words of another.", ((0, 5), (8, 12)))
    row = model.row(1).with_version(Version("One.", (copied,), checked=("names",), asked=14), State.FRESH)
    model.put(1, row.with_version(Version("Two."), State.ACCEPTED))
    text = texts.read_source(f"# One\n\n{PROSE}", "day.md")
    write_json(drafts.place_of(text), drafts.as_data(text, model.rows(), "/voice"))
    assert drafts.with_draft(text).rows[1] == model.row(1)


def test_a_draft_of_an_earlier_pastiche_still_opens(session: Session) -> None:
    text = texts.read_source(f"# One\n\n{PROSE}", "day.md")
    model = session.model
    model.put(1, model.row(1).with_version(Version("One."), State.FRESH))
    data = drafts.as_data(text, model.rows(), "/voice")
    version = {"text": "One.", "notes": ["A name was lost: Tom."], "edited": False}
    passages = [{**row, "versions": [version]} for row in data["passages"]]
    for row in passages:
        del row["base"]
    write_json(drafts.place_of(text), {**data, "format": 1, "passages": passages})
    row = drafts.with_draft(text).rows[1]
    assert (
        row.state == State.FRESH
        and row.remarks[0].text == "A name was lost: Tom."
        and row.remarks[0].to_look_at
    )
