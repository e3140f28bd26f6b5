"""The page Voices: importing, and exporting in a child; by mouse and by key."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QMenu, QWidget
from pytestqt.qtbot import QtBot
from safetensors.numpy import save_file

from core import adapters
from core.exporting import Result
from core.progress import NoSpace, Progress
from desktop.theme import theme
from desktop.voice_export import ExportSheet
from desktop.voices import VoicesPage
from desktop.window import Window
from tests.desktop.access.looking import CONTROLS, spoken
from tests.desktop.voices import ROWS, make_voice
from tests.fakes.windows import settle


def make_peft(folder: Path) -> Path:
    """The same as PEFT writes it."""
    folder.mkdir()
    prefix = "base_model.model."
    halves = {f"{prefix}{n}.lora_A.weight": (2, wide) for n, (wide, _) in ROWS.items()}
    halves |= {f"{prefix}{n}.lora_B.weight": (out, 2) for n, (_, out) in ROWS.items()}
    save_file({n: np.ones(s, np.float32) for n, s in halves.items()}, folder / "adapter_model.safetensors")
    config = {"peft_type": "LORA", "r": 2, "lora_alpha": 4, "base_model_name_or_path": "owner/model"}
    (folder / "adapter_config.json").write_text(json.dumps(config), encoding="utf-8")
    return folder


@pytest.fixture
def page(window: Window, tmp_path: Path) -> VoicesPage:
    """The page with one voice in the library."""
    make_voice(adapters.home() / "ada-fern")
    (tmp_path / "projects").mkdir()
    window.show_page("voices")
    settle()
    found = window.pages["voices"]
    assert isinstance(found, VoicesPage) and len(found.cards) == 1
    return found


def press(qtbot: QtBot, widget: Any) -> None:
    qtbot.mouseClick(widget, Qt.MouseButton.LeftButton)


def exporting(page: VoicesPage) -> ExportSheet:
    page.cards[0].menu()
    page.cards[0].export.trigger()
    settle()
    assert isinstance(page.sheet, ExportSheet)
    return page.sheet


def test_without_a_voice_it_is_said_what_makes_one(window: Window) -> None:
    window.show_page("voices")
    settle()
    page: Any = window.pages["voices"]
    assert not page.empty.isHidden() and "PEFT" in page.empty.body.text()
    assert page.busy.isHidden() and page.search.isHidden() and page.commands() == frozenset()


def test_a_voice_is_exported_in_a_child_and_nothing_of_the_text_goes_along(
    qtbot: QtBot, page: VoicesPage, tmp_path: Path
) -> None:
    sheet = exporting(page)
    assert sheet.form_name == "mlx" and not sheet.text.isChecked() and sheet.text.isEnabled()
    assert sheet.output == tmp_path / "projects" / "Ada Fern, voice"
    assert not sheet.rows["fused"].radio.isEnabled()  # the base model is not here
    press(qtbot, sheet.go)
    assert sheet.stack.currentIndex() == 1
    with qtbot.waitSignal(sheet.succeeded, timeout=60_000):
        pass
    out = tmp_path / "projects" / "Ada Fern, voice"
    assert sorted(p.name for p in out.iterdir()) == [
        "adapter_config.json",
        "adapters.safetensors",
        "metadata.json",
        "shingles.npz",
    ]
    assert sheet.place.text() == str(out) and sheet.close_button.hasFocus()
    assert sheet.next.toPlainText().startswith("pastiche voices --import")
    press(qtbot, sheet.copy)
    assert QGuiApplication.clipboard().text() == sheet.next.toPlainText()
    assert exporting(page).output.name == "Ada Fern, voice-2"


def test_each_form_says_what_it_means_for_the_text(page: VoicesPage) -> None:
    sheet = exporting(page)
    assert "fingerprints" in sheet.text_note.text()
    sheet.text.setChecked(True)
    assert "can read" in sheet.text_note.text()
    sheet.rows["peft"].radio.setChecked(True)
    assert not sheet.text.isEnabled() and "no place" in sheet.text_note.text()
    assert sheet.output.name == "Ada Fern, voice for PEFT" and str(sheet.output) == sheet.target.text()


def test_the_sheet_works_by_key_and_every_control_has_a_name(qtbot: QtBot, page: VoicesPage) -> None:
    sheet = exporting(page)
    QTest.keyClick(sheet.rows["mlx"].radio, Qt.Key.Key_Down)
    assert sheet.form_name == "peft"
    result = Result("/somewhere", ("a",), 5_000_000, "one\ntwo", ("Mind this.",))
    for number in range(4):
        sheet.stack.setCurrentIndex(number)
        if number == 2:
            sheet.show_result(result)
        found = [w for w in sheet.findChildren(QWidget) if isinstance(w, CONTROLS) and w.isVisible()]
        assert found and [w for w in found if not spoken(w)] == []
        assert [w for w in found if w.isEnabled() and w.focusPolicy() == Qt.FocusPolicy.NoFocus] == []
    assert "5 MB" in sheet.said.text()
    sheet.stack.setCurrentIndex(0)
    QTest.keyClick(sheet, Qt.Key.Key_Escape)
    assert not sheet.isVisible()


def test_progress_and_a_problem_are_shown_and_one_can_try_again(qtbot: QtBot, page: VoicesPage) -> None:
    sheet = exporting(page)
    sheet.stack.setCurrentIndex(1)
    sheet._moved(Progress("export", 2_000_000_000, 8_000_000_000, "Writing it", {"bytes": 1.0}))
    assert sheet.line.share == 0.25 and sheet.doing.text() == "Writing it: 2.0 GB of 8.0 GB"
    sheet._failed(NoSpace("The voice needs 2 GB of disk; 1 GB is free.", "Free some space."))
    assert sheet.problem.isVisible() and "Free some space" in sheet.problem.remedy.text()
    press(qtbot, sheet.problem.fix)
    assert sheet.stack.currentIndex() == 0


def test_stop_ends_the_child_and_leaves_nothing(qtbot: QtBot, page: VoicesPage, tmp_path: Path) -> None:
    sheet = exporting(page)
    sheet.export()
    job = sheet.job
    assert job is not None
    QTest.keyClick(sheet, Qt.Key.Key_Escape)
    assert job.stopping and sheet.isVisible()
    qtbot.waitUntil(lambda: sheet.job is None)
    assert sheet.stack.currentIndex() in (0, 2)  # stopped, or done just before
    assert not [p for p in (tmp_path / "projects").iterdir() if p.name.startswith(".")]


def test_quitting_ends_an_export(page: VoicesPage, monkeypatch: pytest.MonkeyPatch) -> None:
    sheet = exporting(page)
    sheet.export()
    job = sheet.job
    assert job is not None
    left = sheet.output.with_name(f".{sheet.output.name}.pastiche-part")
    window: Any = page.window()
    asked: list[bool] = []
    monkeypatch.setattr(window.leaving, "may_stop", lambda: not asked.append(True))
    assert window.leave() and asked
    assert job.isFinished() and not left.exists()


def test_a_voice_of_peft_is_imported(
    qtbot: QtBot, page: VoicesPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = make_peft(tmp_path / "mo-orne")
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(source))
    page.head.from_folder.trigger()
    settle()
    sheet: Any = page.sheet
    assert sheet.isVisible() and sheet.focusWidget() is sheet.author and sheet.author.accessibleName()
    sheet.author.setText("Mo Vale")
    with qtbot.waitSignal(sheet.succeeded, timeout=60_000):
        QTest.keyClick(sheet.author, Qt.Key.Key_Return)
    assert "Mo Vale" in sheet.said.text()
    settle()
    assert [card.adapter.author for card in page.cards] == ["Ada Fern", "Mo Vale"]
    page.add(source)  # dropped on the window
    assert page.sheet is not sheet and page.sheet is not None and page.sheet.isVisible()


def test_a_zip_with_a_voice_that_is_dropped_is_no_book(window: Window, tmp_path: Path) -> None:
    packed = Path(shutil.make_archive(str(tmp_path / "orne"), "zip", make_peft(tmp_path / "mo-orne")))
    window.opening.open_paths([packed])
    page: Any = window.pages["voices"]
    assert window.page == "voices" and page.sheet is not None and page.sheet.isVisible()


def test_what_is_no_voice_is_refused_in_the_sheet(
    qtbot: QtBot, page: VoicesPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "notes.zip"
    path.write_bytes(b"no zip at all")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(path), ""))
    page.head.from_zip.trigger()
    sheet: Any = page.sheet
    sheet.take()
    qtbot.waitUntil(lambda: sheet.problem.isVisible())
    assert "notes.zip is damaged" in sheet.problem.title.text()
    assert sheet.problem.remedy.text()


def test_the_menus_open_below_their_buttons(
    qtbot: QtBot, page: VoicesPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[tuple[QMenu, QPoint]] = []
    monkeypatch.setattr(QMenu, "popup", lambda menu, place: opened.append((menu, place)))
    QTest.keyClick(page.add_button, Qt.Key.Key_Return)
    card = page.cards[0]
    press(qtbot, card.more)
    assert [menu for menu, _ in opened] == [page.head.menu, card.menu()]
    assert opened[1][1] == card.more.mapToGlobal(QPoint(0, card.more.height()))
    assert card.more.accessibleName() == "More for Ada Fern"


def test_dark_mode_dresses_the_sheet(page: VoicesPage) -> None:
    sheet = exporting(page)
    theme().set_scheme("dark")
    settle()
    image = sheet.grab().toImage()
    assert image.pixelColor(3, 3).lightness() < 80
