"""The scenes of today: enough of them, as long as descriptions are, and of nothing that old books have."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from core import machine
from core.evaluating.scenes import FILE, scenes, suit
from core.language.shingles import longest_run_in
from core.language.words import count_words
from core.progress import BadInput
from core.writing.wordings import asked
from tests.fakes.prose import paragraph

OLD = re.compile(r"\b(carriage|parlou?r|butler|governess|candle|telegram|musket|squire|thou|thy|ere)\b", re.I)
AUTHOR = "Ada Ferry"


def test_there_are_enough_and_each_once() -> None:
    found = scenes(AUTHOR)
    assert len(found) >= 12
    assert len({ask.id for ask in found}) == len({ask.title for ask in found}) == len(found)
    assert all(ask.kind == "scene" and not ask.original for ask in found)


def test_they_are_as_long_as_a_describers() -> None:
    for ask in scenes(AUTHOR):
        assert 60 <= count_words(ask.description) <= 160, ask.id
        assert 150 <= ask.words <= 350, ask.id


def test_they_are_asked_in_the_training_format() -> None:
    for ask in scenes(AUTHOR):
        known = asked(ask.prompt)
        assert known is not None and (known.author, known.words) == (AUTHOR, ask.words)
        assert ask.prompt[known.end :].strip() == ask.description


def test_they_are_of_today_and_not_of_one_another() -> None:
    told = [ask.description for ask in scenes(AUTHOR)]
    for number, text in enumerate(told):
        assert not OLD.search(text)
        assert longest_run_in(text, told[:number] + told[number + 1 :]) < 12


def test_only_who_writes_english_is_asked() -> None:
    german = (
        "Der Fährmann wartete am Steg, bis es regnete, und dann ging er hinein und kochte allen einen Tee. "
    )
    assert suit([]) and suit([" "]) and suit([paragraph("sea", 300, 1)])
    assert not suit([german * 20])


def test_a_damaged_file_has_a_remedy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / FILE).write_text('[{"id": "barista"}]', encoding="utf-8")
    monkeypatch.setattr(machine, "resource", lambda name: tmp_path / name)
    with pytest.raises(BadInput, match="cannot be read"):
        scenes(AUTHOR)
