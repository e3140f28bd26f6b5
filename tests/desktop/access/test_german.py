"""The walk in German: nothing of the window stands in English, and no text is cut though German is longer."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QApplication, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from core.project import Project
from desktop import language
from tests.desktop import gallery
from tests.desktop.access import english, painting
from tests.desktop.access.walk import Extent, walk
from tests.fakes.windows import settle

PLAIN = (Extent(schemes=(), scales=(1.0,), sizes=gallery.SIZES[:1]),)
ALL = (Extent(schemes=(), scales=(1.0, 1.3)),)


@pytest.fixture
def german(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> Iterator[language.Language]:
    """German words and German figures, until the test is over."""
    before, spoken = QLocale(), qapp.property("language")
    qapp.setProperty("language", language.install(qapp, ["de"]))
    QLocale.setDefault(QLocale("de"))
    assert language._language is not None
    yield language._language
    language.install(qapp, [])
    qapp.setProperty("language", spoken)
    QLocale.setDefault(before)


def test_the_first_pages_speak_german_whole(
    german: language.Language, described_sample: Project, tmp_path: Path
) -> None:
    assert walk(described_sample, tmp_path, PLAIN, "(03-clean$|05-curate$)") == []


@pytest.mark.long
@pytest.mark.timeout(1800)
@pytest.mark.qt_log_ignore("plugin does not support grabbing", extend=True)  # for a panel that pops up
@pytest.mark.parametrize("group", gallery.groups())
def test_every_page_in_every_state_speaks_german_whole(
    german: language.Language, trained_sample: Project, tmp_path: Path, group: str
) -> None:
    assert walk(trained_sample, tmp_path, ALL, gallery.groups()[group]) == []


def test_english_is_found(qtbot: QtBot, german: language.Language) -> None:
    sheet = QWidget()
    qtbot.addWidget(sheet)
    sheet.setLayout(QVBoxLayout())
    for words in (
        "Always Use (K)",
        "Immer verwenden (K)",
        "She said that it was kept, and sat down.",
    ):
        sheet.layout().addWidget(QPushButton(words))
    sheet.show()
    settle()
    found = english.check_english(sheet, painting.look(sheet, 1))
    assert any("Always Use" in line for line in found)
    assert not any("Immer" in line or "She said" in line for line in found)
