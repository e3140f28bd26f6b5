"""Memory that writing takes: one model, or two side by side."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace

import pytest

from core import machine
from core.restyling.opening import open_voice
from core.writing.models import catalogue
from core.writing.room import writing_need
from tests.fakes.voices import make_adapter

SHAPES = {info.name: info.shape for info in catalogue()}
BIG = SHAPES["mlx-community/Qwen3-8B-Base-bf16"]
SMALL = SHAPES["mlx-community/Qwen3-8B-Base-4bit"]


def test_restyling_holds_both_models() -> None:
    alone = writing_need(SMALL, 700_000_000)
    assert 6e9 < alone < 8e9
    assert writing_need(SMALL, 700_000_000, BIG) > alone + 16e9


def test_two_models_that_crowd_the_memory_are_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    voice = make_adapter(tmp_path / "voice", machine.resource("practice_model"))
    beside = f"mlx:{machine.resource('practice_model')}"
    assert not open_voice(voice, llm=beside).warnings
    monkeypatch.setattr(machine, "this_machine", lambda: SimpleNamespace(memory=20_000_000))
    told = open_voice(voice, llm=beside).warnings
    assert any("together need about" in line for line in told)
    assert not open_voice(voice, llm="outline").warnings
