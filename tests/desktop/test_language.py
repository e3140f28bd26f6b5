"""Another language: found by what the system asks for, complete, and also for sentences that core wrote."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QLocale
from PySide6.QtWidgets import QApplication

from core import machine
from desktop import language

ROOT = Path(__file__).resolve().parents[2]

SAMPLE = """<TS version="2.1" language="xx"><context><name>window</name>
<message><source>Keep</source><translation>Bewahren</translation></message>
</context><context><name>core</name>
<message><source>{1} has {2} words.</source><translation>{2} Wörter stehen in {1}.</translation></message>
<message><source>Take another one.</source><translation>Nimm ein anderes.</translation></message>
</context></TS>"""


@pytest.fixture
def other(qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """A language with three texts."""
    path = tmp_path / "translations" / "xx.ts"
    path.parent.mkdir()
    path.write_text(SAMPLE, encoding="utf-8")
    monkeypatch.setattr(machine, "resource", lambda name: tmp_path / name)
    yield language.install(qapp, ["yy-YY", "xx-AA", "en"])
    language.install(qapp, [])


def test_the_first_language_that_is_known_is_spoken(other: str) -> None:
    assert other == "xx"
    assert QCoreApplication.translate("anywhere", "Keep") == "Bewahren"
    assert QCoreApplication.translate("anywhere", "Drop") == "Drop"


def test_sentences_of_core_are_known_by_what_stands_fast(other: str) -> None:
    assert (
        language.translated("a.txt has 12 words. Take another one.")
        == "12 Wörter stehen in a.txt. Nimm ein anderes."
    )
    assert language.translated("The 3.5 book has 1,200 words.") == "1,200 Wörter stehen in The 3.5 book."
    assert (
        language.translated("Nobody knows this. Take another one.") == "Nobody knows this. Nimm ein anderes."
    )


def test_a_language_that_is_left_is_spoken_no_more_not_even_by_qt(qapp: QApplication) -> None:
    asked = ("QPlatformTheme", "Cancel")
    assert language.install(qapp, ["de"]) == "de"
    assert QCoreApplication.translate(*asked) == "Abbrechen"
    assert language.install(qapp, []) == "en"
    assert QCoreApplication.translate(*asked) == "Cancel"


def test_english_is_spoken_where_the_system_wants_it_first(qapp: QApplication) -> None:
    assert language.install(qapp, ["en-GB", "de"]) == "en"
    assert language.install(qapp, ["xx"]) == "en"
    assert language.translated("Take another one.") == "Take another one."


def test_every_translation_is_complete_and_keeps_what_is_set_in() -> None:
    done = subprocess.run(
        [sys.executable, str(ROOT / "packaging" / "strings.py"), "--check"], capture_output=True, text=True
    )
    assert done.returncode == 0, done.stdout
    for path in (ROOT / "resources" / "translations").glob("*.ts"):
        app = QCoreApplication.instance()
        assert app is not None
        found = language.Language(path, app)
        gaps = re.compile(r"\{\w+\}")
        for english, said in found.window.items():
            assert set(gaps.findall(said)) == set(gaps.findall(english)), english
        for english, said in (*found.window.items(), *found.core.items()):
            assert set(gaps.findall(said)) <= set(gaps.findall(english)), english  # an ending
            assert english.endswith("...") == said.endswith("..."), english
            assert said.strip(" ") == said if english.strip(" ") == english else said, english


def test_a_sentence_is_not_taken_for_the_end_of_the_one_before_it(other: str) -> None:
    assert language._language is not None
    language._language.core = {"Copied from {1}.": "Aus {1}.", "It sounds like {1}.": "Klingt nach {1}."}
    language.translated.cache_clear()
    language._by_length.cache_clear()
    said = "Copied from Emma (I). Copied from Dr. T. Moreau. It sounds like T. S. Eliot."
    assert language.translated(said) == "Aus Emma (I). Aus Dr. T. Moreau. Klingt nach T. S. Eliot."


def test_figures_of_core_are_written_as_the_country_does(other: str) -> None:
    german, before = QLocale(QLocale.Language.German), QLocale()
    QLocale.setDefault(german)
    try:
        assert language._language is not None
        language._language.core = {"{1} words, {2} of all, by {3}.": "{1} Wörter, {2} aller, von {3}."}
        language._by_length.cache_clear()
        language.translated.cache_clear()
        said = language.translated("4,886 words, 100% of all, by Qwen 2.5.")
    finally:
        QLocale.setDefault(before)
    assert said == "4.886 Wörter, 100 % aller, von Qwen 2.5."


def test_names_stay_as_they_are_and_long_texts_are_nobodys_sentence(other: str) -> None:
    assert language._language is not None
    language._language.core = {"Reading {1}.": "Lesen: {1}.", "nothing": "nichts", "Nothing": "Nichts"}
    language.translated.cache_clear()
    language._by_length.cache_clear()
    assert language.translated("Reading Nothing.") == "Lesen: Nothing."
    assert language.translated("Reading nothing.") == "Lesen: nichts."
    long = "Reading " + "word " * 400 + "."
    assert language.translated(long) == long
