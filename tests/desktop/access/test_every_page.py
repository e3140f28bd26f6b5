"""The accessibility walk: names, Tab, contrast and cut texts on every page in every state.

What is looked at is listed in `tests/desktop/gallery.py`, once for this and for `make shots`.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QTextEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from core.project import Project
from tests.desktop import gallery
from tests.desktop.access import contrast, cuts, keys, painting
from tests.desktop.access.walk import QUICK, WHOLE, walk
from tests.fakes.windows import settle

MAIN = "(00-|02-|03-|05-|10-|14-restyle$|15-)"
"""A picture of each page; the others wait for `make test-long`."""


def test_a_picture_of_each_page_has_names_and_keys_and_nothing_cut(
    qapp: QApplication, described_sample: Project, tmp_path: Path
) -> None:
    told: list[str] = []
    assert walk(described_sample, tmp_path, QUICK, MAIN, told.append) == []
    looks = {(look.schemes[0], look.scales[0]) for look in QUICK}
    assert len(told) > len(looks) == 4  # each has had its turn: light and dark, usual and large


def test_no_two_pictures_have_one_name(tmp_path: Path) -> None:
    names = gallery.names(tmp_path)
    assert len(names) > 100 and sorted(names) == sorted(set(names))


def test_every_picture_is_in_one_group(tmp_path: Path) -> None:
    patterns = gallery.groups().values()
    for name in gallery.names(tmp_path):
        assert sum(bool(re.match(pattern, name)) for pattern in patterns) == 1, name


@pytest.mark.long
@pytest.mark.timeout(1800)
@pytest.mark.qt_log_ignore("plugin does not support grabbing", extend=True)  # for a panel that pops up
@pytest.mark.parametrize("group", gallery.groups())
def test_every_page_in_every_state_light_and_dark_small_and_large(
    qapp: QApplication, trained_sample: Project, tmp_path: Path, group: str
) -> None:
    assert walk(trained_sample, tmp_path, WHOLE, gallery.groups()[group]) == []


# The checks find what they are for.
@pytest.fixture
def sheet(qtbot: QtBot) -> QWidget:
    made = QWidget()
    made.setLayout(QVBoxLayout())
    made.resize(300, 200)
    qtbot.addWidget(made)
    return made


def shown(sheet: QWidget, *parts: QWidget) -> QWidget:
    for part in parts:
        sheet.layout().addWidget(part)
    sheet.show()
    sheet.activateWindow()
    settle()
    return sheet


def test_a_control_without_a_name_is_found(sheet: QWidget) -> None:
    assert keys.check_names(shown(sheet, QPushButton("Keep"))) == []
    assert len(keys.check_names(shown(sheet, QPushButton("")))) == 1


def test_a_control_that_tab_does_not_come_to_is_found(sheet: QWidget) -> None:
    first, second = QPushButton("First"), QPushButton("Second")
    assert keys.check_tab(shown(sheet, first, second)) == []
    trap, third = QTextEdit(), QPushButton("Third")
    trap.setAccessibleName("A field that keeps the Tab key")
    found = keys.check_tab(shown(sheet, trap, third))
    assert any("stays in QTextEdit" in line for line in found)
    assert any("does not come to QPushButton 'Third'" in line for line in found)


def test_faint_text_is_found(sheet: QWidget) -> None:
    plain, faint = QLabel("It can be read"), QLabel("It can hardly be read")
    shown(sheet, plain, faint)
    assert contrast.check_contrast(sheet, painting.look(sheet)) == []
    faint.setStyleSheet("color: #999999")
    settle()
    (line,) = contrast.check_contrast(sheet, painting.look(sheet))
    assert "It can hardly be read" in line


def test_cut_text_is_found(sheet: QWidget) -> None:
    whole, cut = QLabel("It stands there whole"), QLabel("It is cut somewhere in the middle")
    shown(sheet, whole, cut)
    assert cuts.check_cuts(sheet, painting.look(sheet, 1)) == []
    cut.setFixedWidth(60)
    settle()
    (line,) = cuts.check_cuts(sheet, painting.look(sheet, 1))
    assert "It is cut" in line
