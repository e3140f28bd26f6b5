"""The cards of the page Voices: what they say, how keys walk them, renaming, the Trash, a missing model."""

from __future__ import annotations

import dataclasses
import datetime
import json
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from core import adapters, machine
from core.adapters import papers
from core.adapters.states import weights_hash
from core.claim import Claim
from core.evaluating import summary
from core.files import folder_lock, write_text
from core.progress import PasticheError
from core.project import Project
from desktop import trash
from desktop.theme import theme
from desktop.voice_card import VoiceCard
from desktop.voice_facts import Voice, copy_risk, facts, origin, read_voices
from desktop.voice_parts import Excerpt, first_lines
from desktop.voices import VoicesPage
from desktop.window import Window
from tests.core.evaluating.findings import finding
from tests.desktop.voices import SAMPLE, make_voice, show, trained
from tests.fakes.hub import FakeHub, serve
from tests.fakes.questions import answer
from tests.fakes.tiny_model import make_tiny_model
from tests.fakes.windows import settle


def card_of(page: VoicesPage, name: str) -> VoiceCard:
    return next(card for card in page.cards if card.voice.name == name)


def said(voice: Voice) -> dict[str, str]:
    return {fact.name: fact.value for fact in facts(voice)}


@pytest.fixture
def page(window: Window) -> VoicesPage:
    """Four voices: two that were trained on the practice model, one that copies, one without its model."""
    home = adapters.home()
    make_voice(home / "ada", "Ada Fern", **trained())
    make_voice(home / "cy", "Cy Doe", **trained(19))
    make_voice(home / "di", "Di Vale", **trained(sample=None))
    make_voice(home / "mo", "Mo Ash", text=False, imported="2026-09-20", source="peft")
    return show(window)


def test_a_card_says_what_is_known(page: VoicesPage) -> None:
    ada = card_of(page, "Ada Fern")
    known = said(ada.voice)
    assert known["Learned from"] == "212,000 words" and known["Model"].startswith("practice model")
    assert known["Surprise"] == "2.36, was 2.93 before" and known["Copy risk"] == "low, longest run 7 words"
    assert isinstance(ada.sample, Excerpt) and SAMPLE.startswith(ada.sample.text().rstrip("…"))
    assert "Standard, trained on 14 November" in ada.origin.text() or "2026" in ada.origin.text()
    assert (
        "low, longest run 7 words" in ada.accessibleDescription() and ada.accessibleName() == "Voice Ada Fern"
    )
    assert any("Validation loss" in fact.tip for fact in facts(ada.voice))
    mo = card_of(page, "Mo Ash")
    assert said(mo.voice)["Model"] == "model, missing" and said(mo.voice)["Copy risk"] == "not measured"
    assert mo.write.isHidden() and mo.try_it.isHidden() and not mo.fetch.isHidden()
    assert mo.origin.text().startswith("PEFT, imported on 20 September")
    assert "No sample yet" in card_of(page, "Di Vale").sample.text()  # type: ignore[attr-defined]


def read(folder: Path, **more: Any) -> Voice:
    """The voice of a folder that is made for it."""
    make_voice(folder / "voice", **trained(**more))
    return read_voices([folder], {})[0]


def test_copy_risk_is_never_low_where_nobody_looked(tmp_path: Path) -> None:
    voice = read(tmp_path, run=19)
    assert copy_risk(voice)[0] == "high, longest run 19 words" and copy_risk(voice)[2]
    sample = voice.sample
    assert sample is not None
    hashed = dataclasses.replace(voice, sample=dataclasses.replace(sample, run=0, least=12))
    assert copy_risk(hashed)[0] == "low, no run of 12 words"
    unknown = dataclasses.replace(voice, sample=dataclasses.replace(sample, run=None), text=False)
    assert copy_risk(unknown)[0] == "not measured" and "nobody can tell" in copy_risk(unknown)[1]
    assert copy_risk(dataclasses.replace(voice, sample=None))[0] == "not measured"


def test_a_measured_voice_says_what_its_report_says_and_when(tmp_path: Path) -> None:
    voice = read(tmp_path, run=4)
    folder = Path(voice.adapter.path)
    assert said(voice)["Measured"] == "not yet"
    for found, risk, outcome in (
        (finding(), "low, longest run 7 words", "in order, today"),
        (finding(True), "high, longest run 26 words", "copies from the books, today"),
    ):
        day = datetime.datetime.now(datetime.UTC).isoformat()
        summary.write(folder, dataclasses.replace(found, adapter=weights_hash(folder), date=day))
        voice = read_voices([tmp_path], {})[0]
        assert (said(voice)["Copy risk"], said(voice)["Measured"]) == (risk, outcome)
        assert any(found.headline in fact.tip for fact in facts(voice))
    with (folder / adapters.WEIGHTS).open("ab") as weights:
        weights.write(b"!")  # trained again
    voice = read_voices([tmp_path], {})[0]
    assert said(voice)["Copy risk"] == "low, longest run 4 words"
    assert said(voice)["Measured"] == "an earlier state, today"
    write_text(summary.folder_of(folder) / summary.FINDING, "{")
    assert said(read_voices([tmp_path], {})[0])["Measured"] == "not yet"


def test_the_line_below_the_name(tmp_path: Path) -> None:
    voice, day = read(tmp_path), datetime.date(2026, 11, 14)
    assert origin(voice, day) == "Standard, trained today"
    assert origin(voice, day + datetime.timedelta(days=1)).endswith("yesterday")
    assert origin(voice, datetime.date(2027, 3, 1)).endswith("on 14 November 2026")
    assert origin(dataclasses.replace(voice, name="Late"), day) == "Ada Fern, Standard, trained today"
    bare = dataclasses.replace(voice, adapter=dataclasses.replace(voice.adapter, metadata={"author": "A"}))
    assert origin(bare, day) == "From another program"


def test_an_excerpt_ends_at_a_whole_word() -> None:
    font = theme().font(15, serif=True)
    short = first_lines("Nothing more.", font, 300, 4)
    cut = first_lines(SAMPLE * 3, font, 300, 4)
    assert short == "Nothing more." and cut.endswith("…") and cut[:-1] in SAMPLE
    assert SAMPLE[len(cut) - 1] in " ,.;"


def test_a_voice_of_a_project_comes_first_and_tells_of_its_books(window: Window, page: VoicesPage) -> None:
    project = Project.create(Path(page.state.preferences.get("projects", "")) / "Z.pastiche", "Zoe Last")
    make_voice(project.adapter, "Zoe Last", **trained())
    window.open_project(project.root)
    show(window)
    assert [card.voice.name for card in page.cards][:2] == ["Zoe Last", "Ada Fern"]
    assert page.cards[0].voice.root == project.root


def test_arrows_walk_the_cards_and_return_writes(qtbot: QtBot, page: VoicesPage) -> None:
    wide = page.grid.columns
    assert wide == 3 and page.cards[0].current and page.cards[0].write.property("look") == "smallprimary"
    page.cards[0].setFocus()
    for key, at in (("Right", 1), ("Down", 1), ("Left", 0), ("Down", 3), ("Up", 0), ("End", 3), ("Home", 0)):
        QTest.keyClick(page.window().focusWidget(), getattr(Qt.Key, f"Key_{key}"))
        assert page.window().focusWidget() is page.cards[at], key
    assert page.grid.current is page.cards[0]
    with qtbot.waitSignal(page.chosen) as caught:
        QTest.keyClick(page.cards[1], Qt.Key.Key_Return)
    assert caught.args == [page.cards[1].voice.adapter.path]


def test_columns_follow_width_and_text_size(page: VoicesPage, window: Window) -> None:
    for size, scale, columns in ((1280, 1.0, 3), (900, 1.0, 2), (900, 1.3, 2), (1280, 1.3, 2)):
        window.resize(size, 700)
        theme().set_scale(scale)
        settle()
        assert page.grid.columns == columns, (size, scale)
        for card in page.cards:
            assert card.height() >= card.height_for(card.width())
            assert card.geometry().right() <= page.grid.width()
    tops = {card.y() for card in page.cards}
    assert len(tops) == 2


def test_many_voices_can_be_searched(page: VoicesPage, window: Window) -> None:
    assert page.search.isHidden() and "find" not in page.commands()
    for number in range(3):
        make_voice(adapters.home() / f"more-{number}", f"Writer {number}", **trained())
    show(window)
    assert not page.search.isHidden() and window.menus.actions["find"].isEnabled()
    window.menus.actions["find"].trigger()
    assert window.focusWidget() is page.search
    page.search.setText("writer 2")
    assert [card.voice.name for card in page.grid.shown] == ["Writer 2"] and page.last.isHidden()
    QTest.keyClick(page.search, Qt.Key.Key_Return)
    assert window.focusWidget() is card_of(page, "Writer 2")
    page.search.setText("nobody")
    assert page.grid.shown == [] and "nobody" in page.nothing.text() and not page.nothing.isHidden()
    page.search.clear()
    assert len(page.grid.shown) == 7 and page.nothing.isHidden()


def test_a_new_name_is_typed_on_the_card(page: VoicesPage) -> None:
    ada = card_of(page, "Ada Fern")
    ada.setFocus()
    QTest.keyClick(ada, Qt.Key.Key_F2)
    field = ada.line_of_name.field
    assert field.isVisible() and field.selectedText() == "Ada Fern" and ada.line_of_name.name.isHidden()
    QTest.keyClicks(field, "Fern, early")
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert field.isHidden() and page.window().focusWidget() is ada
    ada.do("rename")
    QTest.keyClicks(field, "Fern, early")
    QTest.keyClick(field, Qt.Key.Key_Return)
    settle()
    named = card_of(page, "Fern, early")
    assert named.voice.adapter.author == "Ada Fern" and Path(named.adapter.path).name == "ada"
    assert named.origin.text().startswith("Ada Fern, ")


def test_a_name_being_typed_is_typed_on_though_the_card_is_made_anew(
    page: VoicesPage, window: Window
) -> None:
    cy = card_of(page, "Cy Doe")
    cy.do("rename")
    QTest.keyClicks(cy.line_of_name.field, "Cy, erly")
    for _ in "rly":
        QTest.keyClick(cy.line_of_name.field, Qt.Key.Key_Left)
    papers.rename(adapters.home() / "ada", "Ada, early")  # a card before it is another now
    show(window)
    anew = card_of(page, "Cy Doe")
    field = anew.line_of_name.field
    assert anew is not cy and field.isVisible() and window.focusWidget() is field
    QTest.keyClicks(field, "a")
    assert field.text() == "Cy, early"
    QTest.keyClick(field, Qt.Key.Key_Escape)
    show(window)
    assert card_of(page, "Cy Doe").line_of_name.field.isHidden()


def test_a_voice_that_is_being_trained_keeps_its_name(page: VoicesPage, window: Window) -> None:
    ada = card_of(page, "Ada Fern")
    with folder_lock(Path(ada.adapter.path), "held", "held"):
        page.changes.rename(ada.adapter, "Other")
        settle()
    assert "training is writing" in window.notice.title.text() and card_of(page, "Ada Fern") is ada


@pytest.mark.parametrize("open_here", [True, False])
@pytest.mark.parametrize("kept_by", ["in another window", "newer Pastiche"])
def test_a_project_that_may_only_be_looked_at_keeps_its_voice(
    page: VoicesPage,
    window: Window,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    open_here: bool,
    kept_by: str,
) -> None:
    project = Project.create(tmp_path / "Eve.pastiche", "Eve Gray")
    make_voice(project.adapter, "Eve Gray", **trained())
    other = Claim(project.root) if kept_by == "in another window" else None
    if other is None:
        path = project.root / "project.json"
        path.write_text(json.dumps(json.loads(path.read_text(encoding="utf-8")) | {"format": 99}))
    before = (project.adapter / "metadata.json").read_bytes()
    if open_here:
        window.open_project(project.root)
    else:
        window.state.preferences.add("voices", str(project.adapter))
    show(window)
    asked = answer(monkeypatch, "Move to Trash")
    told: list[PasticheError] = []
    window.state.refused.connect(told.append)
    card_of(page, "Eve Gray").do("delete")
    settle()
    page.changes.rename(card_of(page, "Eve Gray").adapter, "Eve")
    settle()
    assert [kept_by in str(error.message) and bool(error.remedy) for error in told] == [True, True]
    assert not asked and (project.adapter / "metadata.json").read_bytes() == before
    if other is not None:
        other.release()
        page.changes.rename(card_of(page, "Eve Gray").adapter, "Eve")
        settle()
        assert card_of(page, "Eve").adapter.path == str(project.adapter)


def test_deleting_asks_and_moves_to_the_trash(page: VoicesPage, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = Path(card_of(page, "Ada Fern").adapter.path)
    asked = answer(monkeypatch, "Keep")
    QTest.keyClick(card_of(page, "Ada Fern"), Qt.Key.Key_Delete)
    settle()
    assert "put it back" in asked[0] and str(folder) in asked[0] and folder.is_dir()
    answer(monkeypatch, "Move to Trash")
    card_of(page, "Ada Fern").do("delete")
    settle()
    assert not folder.exists() and "Ada Fern" not in [card.voice.name for card in page.cards]


def test_what_the_trash_does_not_take_stays(
    page: VoicesPage, window: Window, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(trash, "_move", lambda path: False)
    answer(monkeypatch, "Move to Trash")
    folder = Path(card_of(page, "Ada Fern").adapter.path)
    (folder / "letter.txt").write_text("Mine.", encoding="utf-8")
    card_of(page, "Ada Fern").do("delete")
    settle()
    assert "could not be moved to the Trash" in window.notice.title.text()
    assert adapters.usable(folder) and (folder / "data" / "train.jsonl").is_file()


def test_deleting_the_voice_of_a_project_undoes_its_step(
    page: VoicesPage, window: Window, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    project = Project.create(tmp_path / "Eve.pastiche", "Eve Gray")
    make_voice(project.adapter, "Eve Gray", **trained())
    window.open_project(project.root)
    show(window)
    asked = answer(monkeypatch, "Move to Trash")
    card_of(page, "Eve Gray").do("delete")
    settle()
    assert "project Eve" in asked[0] and "Train" in asked[0] and not project.adapter.exists()
    assert page.state.freshness["train"] == "missing"


@pytest.mark.long
def test_a_missing_model_is_fetched_from_the_card(
    qtbot: QtBot, page: VoicesPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HF_HUB_CACHE", str(tmp_path / "hub"))
    monkeypatch.setenv("NO_PROXY", "127.0.0.1,localhost")
    monkeypatch.delenv("HF_HUB_OFFLINE", raising=False)
    made = make_tiny_model(tmp_path / "made")
    files = {path.name: path.read_bytes() for path in made.iterdir() if path.is_file()}
    mo = card_of(page, "Mo Ash")
    with serve(FakeHub(files, name="owner/model")) as server:
        monkeypatch.setenv("HF_ENDPOINT", server.address)
        QTest.keyClick(mo, Qt.Key.Key_Return)  # what it lacks comes first
        assert mo.fetching.isVisible() and mo.fetch.isHidden() and mo.stop.accessibleName()
        with qtbot.waitSignal(page.fetches.ended, timeout=60_000) as caught:
            pass
    settle()
    assert caught.args == ["owner/model", None] and machine.model_folder("owner/model") is not None
    mo = card_of(page, "Mo Ash")
    assert mo.voice.here and not mo.write.isHidden() and page.problem.isHidden()


def test_a_download_that_fails_says_so_and_is_tried_again(
    qtbot: QtBot, page: VoicesPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HF_ENDPOINT", "http://127.0.0.1:9")
    monkeypatch.setenv("HF_HUB_OFFLINE", "1")
    mo = card_of(page, "Mo Ash")
    with qtbot.waitSignal(page.fetches.ended, timeout=60_000):
        mo.fetch.click()
    assert not page.problem.isHidden() and page.problem.remedy.text() and not mo.fetch.isHidden()
    with qtbot.waitSignal(page.fetches.ended, timeout=60_000):
        page.problem.fix.click()
        assert page.problem.isHidden() and mo.fetching.isVisible()
        mo.stop.click()
        assert "Stopping" in mo.coming.text()
    settle()
    page.problem.other.click()
    assert page.problem.isHidden()


def test_what_cannot_be_read_is_said_where_the_cards_would_be(page: VoicesPage, window: Window) -> None:
    page._not_read(PasticheError("The folder cannot be read.", "Look whether you may."))
    assert not page.problem.isHidden() and "cannot be read" in page.problem.title.text()
    page.problem.fix.click()
    settle()
    assert page.problem.isHidden() and len(page.cards) == 4


def test_a_voice_of_nobody_is_written_in_first_which_asks(
    qtbot: QtBot, page: VoicesPage, window: Window
) -> None:
    make_voice(adapters.home() / "zed", "", **trained(sample=None))
    show(window)
    zed = card_of(page, "zed")
    assert zed.try_it.isHidden() and not zed.write.isHidden()
    assert "whose voice" in zed.sample.text()  # type: ignore[attr-defined]
    zed.do("try")
    assert page.trying is None
    with qtbot.waitSignal(page.chosen):
        zed.do("write")


def test_cards_that_did_not_change_stay(page: VoicesPage, window: Window) -> None:
    before = page.cards
    show(window)
    assert page.cards == before
    path = adapters.home() / "di" / "metadata.json"
    path.write_text(json.dumps(json.loads(path.read_text()) | {"name": "Vale"}))
    before[2].setFocus()
    show(window)
    assert page.cards[:2] == before[:2] and page.cards[2] is not before[2]
    chain, widget = [], page.cards[0]
    for _ in range(400):
        widget = widget.nextInFocusChain()  # type: ignore[assignment]
        if isinstance(widget, VoiceCard) or widget is page.last.go:
            chain.append(widget)
    assert chain[: len(page.cards)] == [*page.cards[1:], page.last.go]  # Tab walks them as they stand


def test_the_last_card_starts_a_project(qtbot: QtBot, page: VoicesPage, window: Window) -> None:
    page.last.go.click()
    assert window.page == "welcome"


def test_return_in_the_name_only_takes_it_and_the_card_grows_for_the_field(
    page: VoicesPage, window: Window
) -> None:
    theme().set_scale(1.3)
    settle()
    ada = card_of(page, "Ada Fern")
    ada.do("rename")
    settle()
    layout: Any = ada.layout()
    layout.invalidate()
    assert ada.height() >= layout.totalHeightForWidth(ada.width())
    wanted: list[str] = []
    ada.wanted.connect(wanted.append)
    QTest.keyClick(ada.line_of_name.field, Qt.Key.Key_Return)
    settle()
    assert not wanted and window.page == "voices" and ada.line_of_name.field.isHidden()
