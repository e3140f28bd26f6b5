"""Tests what the page of an experiment says of runs whose figures are known."""

from __future__ import annotations

from typing import Any

from tests.experiments.settings import Conditions, Experiment, Run, Setting, runs
from tests.experiments.tables import table

EXPERIMENT = Experiment(
    "rates",
    "Which rate?",
    (Setting("low", rate=1e-5), Setting("high", rate=1e-4)),
    "low",
    "Everything else.",
)
AUTHORS = ("Jane Austen", "Herman Melville")
WANTED = runs(EXPERIMENT, AUTHORS, 3, Conditions())


def outcome(loss: float, style: float, copied: float) -> dict[str, Any]:
    return {
        "loss": {"base": 4.0, "voice": loss},
        "style": {"ahead": {"low": style - 1, "middle": style, "high": style + 1}},
        "copying": {"voice": {"verdict": "clear", "share": copied, "longest": 5}},
        "training": {"updates": 20, "cpu_seconds": 70.0},
        "date": "2026-11-23",
        "machine": "Linux x86_64",
    }


def figures(run: Run) -> dict[str, Any]:
    """High is better by loss whatever the seed, and by nothing else: there chance decides."""
    high, chance = run.setting.name == "high", (-1) ** run.seed * (1 if run.author == AUTHORS[0] else -1)
    return outcome(3.5 + 0.1 * run.seed - 0.25 * high, 10.0 + chance * high, 0.02)


def line(page: str, name: str) -> list[str]:
    row = next(row for row in page.splitlines() if row.startswith(f"| {name}"))
    return [cell.strip() for cell in row.strip("|").split("|")]


def test_a_difference_is_paired_by_author_and_seed() -> None:
    page = table(EXPERIMENT, WANTED, {run: figures(run) for run in WANTED})
    assert line(page, "high")[5] == "-0.2500 [-0.2500, -0.2500]"


def test_what_is_better_beyond_chance_is_said_and_what_is_not_is_not() -> None:
    page = table(EXPERIMENT, WANTED, {run: figures(run) for run in WANTED})
    assert "**Held-out loss** against low: better: high." in page
    assert "**Style** against low: no different beyond chance: high." in page


def test_less_copying_is_better() -> None:
    found = {run: outcome(3.0, 5.0, 0.01 if run.setting.name == "high" else 0.05) for run in WANTED}
    assert "**Copying** against low: better: high." in table(EXPERIMENT, WANTED, found)


def test_half_an_experiment_says_so_and_judges_nothing() -> None:
    found = {run: figures(run) for run in WANTED[:4]}
    page = table(EXPERIMENT, WANTED, found)
    assert "**Not complete**: 4 of 12 runs" in page
    assert "too few runs to say anything yet" in page
    assert line(page, "high")[5] == "-0.2500 (2 runs)"


def test_a_setting_without_a_run_has_no_figures() -> None:
    page = table(EXPERIMENT, WANTED, {WANTED[0]: figures(WANTED[0])})
    assert line(page, "high")[1:] == ["0", *["-"] * 10]


def test_no_run_at_all_is_a_page_too() -> None:
    assert "0 of 12 runs" in table(EXPERIMENT, WANTED, {})
