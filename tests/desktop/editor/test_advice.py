"""Advice on the restyle page: what passages have in common, and what the button asks the writer for."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from desktop.advice import Advice
from desktop.editor import writer_client
from desktop.editor.advice import VoiceFacts, circles, lengths, of_rows, unlike
from desktop.editor.editor import EditorPage
from desktop.editor.passage_model import Remark, Row, State, Version
from desktop.editor.requests import Ask, Voice, failure
from desktop.editor.session import Manner
from tests.fakes import writer_child

LOOP = Remark("failed", "Left as it was after 3 tries.", cause="loop")
NOTE = Remark("length", "It has many words.")
PROSE = "The ferry came round the point with its lamp lit and went back again."
HEARD = VoiceFacts(1.0, {"base_model": "owner/real"}, True)


def row(place: int, got: int = 0, state: State = State.FRESH, notes: tuple[Remark, ...] = (NOTE,)) -> Row:
    """A row that asked for ten words and got some; none without."""
    made = Row(f"p{place}", "text", (place,), PROSE)
    if not got:
        return made.changed(state=state)
    version = Version(" ".join(["word"] * got), notes if got in (18, 4) else (), asked=10)
    return made.with_version(version, state)


def judged(taken: int, turned_down: int) -> list[Row]:
    kinds = [State.ACCEPTED] * taken + [State.REJECTED] * turned_down
    return [row(place, 10, kind) for place, kind in enumerate(kinds)]


def test_what_goes_round_in_circles_is_asked_for_with_less_freedom() -> None:
    rows = [row(0, 10), row(1, state=State.FAILED).changed(notes=(LOOP,)), row(2, state=State.FAILED)]
    found = circles(rows, frozenset())
    assert found is not None and (found.action, found.value) == ("careful", (1,))
    assert "1 passage went" in found.body
    assert circles(rows, frozenset({"p1"})) is None  # that was tried


@pytest.mark.parametrize(("got", "wish", "title"), [(18, 0.55, "too long"), (4, 2.0, "too short")])
def test_lengths_that_are_mostly_off_one_way_ask_for_another(got: int, wish: float, title: str) -> None:
    found = lengths([row(n, got) for n in range(3)] + [row(3, 10)], 1.0)
    assert found is not None and found.value == (wish, (0, 1, 2)) and title in found.title
    assert "3 of 4 passages" in found.body


def test_a_few_lengths_or_both_ways_say_nothing() -> None:
    assert lengths([row(0, 18), row(1, 18)], 1.0) is None
    assert lengths([row(n, 18) for n in range(3)] + [row(n, 10) for n in range(3, 7)], 1.0) is None
    assert lengths([row(0, 18), row(1, 4), row(2, 18)], 1.0) is None
    assert lengths([row(n, 18) for n in range(3)], 0.5) is None  # as short as can be wished
    assert lengths([row(n, 18, State.ACCEPTED) for n in range(3)], 1.0) is None  # taken as they are


@pytest.mark.parametrize(
    ("strength", "metadata", "value"),
    [
        (0.5, {}, 1.0),
        (1.0, {"result": {"train_examples": 200}, "recipe": {"epochs": 0.87}}, "thorough"),
        (1.0, {"result": {"train_examples": 60}, "recipe": {"epochs": 3.0}}, "import"),
        (1.0, {"base_model": "practice"}, "reference"),
    ],
)
def test_a_voice_that_is_turned_down_has_a_reason(
    strength: float, metadata: Mapping[str, Any], value: Any
) -> None:
    found = unlike(judged(2, 3), VoiceFacts(strength, metadata, True))
    assert found is not None and found.value == value and "3 of 5 passages" in found.body


def test_a_voice_that_is_taken_or_barely_tried_or_anothers_has_none() -> None:
    weak = VoiceFacts(0.5, {}, True)
    assert unlike(judged(3, 2), weak) is None and unlike(judged(0, 4), weak) is None
    brief = {"result": {"train_examples": 200}, "recipe": {"epochs": 0.87}}
    assert unlike(judged(2, 3), VoiceFacts(1.0, brief, False)) is None
    assert unlike(judged(2, 3), HEARD) is None
    rows = [*(row(n, 18) for n in range(3)), row(3, state=State.FAILED).changed(notes=(LOOP,))]
    first = of_rows(rows, frozenset(), 1.0, HEARD)
    assert first is not None and first.name == "circles"  # one at a time


# On the page.
@pytest.fixture
def page(make_page: Callable[[], EditorPage], qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> EditorPage:
    """A page with three passages that asks a child without a model; `asked` keeps what it was asked for."""
    command = [sys.executable, str(Path(writer_child.__file__))]
    monkeypatch.setattr(writer_client, "worker_command", lambda: command)
    made = make_page()
    monkeypatch.setattr(made.advising, "_facts", lambda: VoiceFacts(made.bar.strength_wanted, {}, True))
    made.open_source("\n\n".join(f"# {n}\n\n{PROSE}" for n in range(3)))
    qtbot.waitUntil(lambda: made.text is not None)
    made.session.manner = Manner(Voice("any"), temperature=1.0)
    monkeypatch.setattr(made, "ask", lambda action: action())  # as if voice, consent and keys were there
    return made


def listen(page: EditorPage, monkeypatch: pytest.MonkeyPatch) -> list[Ask]:
    asked: list[Ask] = []
    write = page.client.write
    monkeypatch.setattr(page.client, "write", lambda asks: (asked.extend(asks), write(asks)))
    return asked


def test_the_button_asks_for_what_repeats_with_less_freedom_and_the_card_goes(
    page: EditorPage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked, place = listen(page, monkeypatch), page.model.places(State.OPEN)[0]
    page.session.write([place])
    event = {"message": "Left as it was.", "remedy": "Try again.", "kind": "loop"}
    page.session._failed(page.model.row(place).id, failure(event), 0)
    page.client.cancel_all()
    card = page.advising.card
    qtbot.waitUntil(card.isVisible)
    card.act.click()
    assert (asked[-1].temperature, asked[-1].repetition_penalty) == (0.7, 1.2)
    assert asked[-1].seed != asked[0].seed and card.isHidden()
    assert page.session.manner is not None and page.session.manner.temperature == 1.0  # for these alone
    qtbot.waitUntil(lambda: page.model.row(place).state == State.FRESH)
    page.advising.look()
    assert card.isHidden() and page.wishes.wishes.temperature == 1.0


def test_what_was_not_asked_for_after_all_was_not_tried(
    page: EditorPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The user turned down that the text is sent, or has no voice any more."""
    place, held = page.model.places(State.OPEN)[0], []
    monkeypatch.setattr(page, "ask", held.append)
    monkeypatch.setattr(page.session, "write", lambda places, manner: None)
    page.advising.take(Advice("circles", "Title", "Body", "Act", "careful", (place,)))
    assert page.advising._careful == frozenset()
    held.pop()()
    assert page.advising._careful == {page.model.row(place).id}


def test_the_button_sets_the_length_and_asks_again_as_one_step(
    page: EditorPage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    places = page.model.places(State.OPEN)
    for place in places:
        version = Version(" ".join(["word"] * 28), (NOTE,), asked=14)
        page.model.put(place, page.model.row(place).with_version(version, State.FRESH))
    page.advising.look()
    asked = listen(page, monkeypatch)
    assert page.advising.card.act.text() == "Aim at 50 % and Ask Again"
    page.advising.card.act.click()
    assert page.wishes.wishes.length == 0.5 and len(asked) == 3
    qtbot.waitUntil(lambda: not page.client.busy)
    page.undo_stack.undo()
    assert [page.model.row(place).chosen for place in places] == [0, 0, 0]


def test_the_button_sets_the_strength(page: EditorPage) -> None:
    page.bar.strength.setValue(4)
    versions = [Version(f"{n} words.", asked=14) for n in range(3)]
    for place, version in zip(page.model.places(State.OPEN), versions, strict=True):
        page.model.put(place, page.model.row(place).with_version(version, State.REJECTED))
    page.advising.look()
    assert page.advising.card.isHidden()  # three are not enough to say so
    page.model.fill([*page.model.rows(), *judged(0, 2)])
    page.advising.look()
    page.advising.card.act.click()
    assert page.bar.strength_wanted == 1.0 and page.advising.card.isHidden()
