"""Tests the command line of an experiment, as far as it trains nothing."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from tests.experiments import epochs, variety
from tests.experiments.corpora import BOOKS
from tests.experiments.frame import Ledger, main
from tests.experiments.settings import Conditions, runs


def test_an_outcome_is_found_again_by_its_run(tmp_path: Path) -> None:
    first, second, *_ = runs(epochs.EXPERIMENT, tuple(BOOKS), 1, Conditions())
    Ledger(tmp_path / "runs").keep(first, {"loss": 3.0})
    again = Ledger(tmp_path / "runs")
    assert again.known(first) == {"loss": 3.0}
    assert again.known(second) is None


def test_the_page_can_be_written_without_training(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "argv", ["epochs", "--table", "--docs", str(tmp_path)])
    main(epochs.EXPERIMENT)
    assert "0 of 18 runs" in (tmp_path / "epochs.md").read_text()


def test_the_page_of_another_model_stands_beside_ours(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    given = ["variety", "--table", "--docs", str(tmp_path), "--model", "Some/Model-4bit", "--llm", "mlx"]
    monkeypatch.setattr(sys, "argv", given)
    main(variety.EXPERIMENT)
    (page,) = tmp_path.glob("*.md")
    assert page.name.startswith("variety.") and page.name.endswith(".mlx.md")


def test_what_an_outline_cannot_tell_is_not_begun(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "argv", ["variety", "--books", "books"])
    with pytest.raises(SystemExit):
        main(variety.EXPERIMENT)
    assert "--llm" in capsys.readouterr().err
