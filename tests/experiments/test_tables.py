"""Tests what the page of an experiment says of runs whose figures are known."""

from __future__ import annotations

from typing import Any

from tests.experiments.settings import Conditions, Experiment, Run, Setting, runs
from tests.experiments.tables import holm, table

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


def test_one_of_many_settings_that_chance_favours_is_not_called_better() -> None:
    """Noise whose largest difference would pass a test of its own, but not among seven."""
    noise = (0.9, 1.1, 0.2, 0.8, -0.1, 0.9)  # t = 3.8, p = 0.013
    names = ("low", "high", *(f"rate {n}" for n in range(6)))
    many = Experiment(
        "rates", "Which rate?", tuple(Setting(n, rate=1e-5 * (i + 1)) for i, n in enumerate(names)), "low", ""
    )
    wanted = runs(many, AUTHORS, 3, Conditions())

    def losses(run: Run) -> float:
        place = AUTHORS.index(run.author) * 3 + sorted({r.seed for r in wanted}).index(run.seed)
        unsure = (-1) ** place * (1 + place / 10)
        return 3.0 + 0.1 * {"low": 0.0, "high": -noise[place]}.get(run.setting.name, unsure)

    page = table(many, wanted, {run: outcome(losses(run), 5.0, 0.0) for run in wanted})
    assert "better" not in next(line for line in page.splitlines() if "**Held-out loss** against" in line)
    alone = Experiment("rates", "Which rate?", many.settings[:2], "low", "")
    few = {run: outcome(losses(run), 5.0, 0.0) for run in wanted if run.setting in alone.settings}
    assert "**Held-out loss** against low: better: high." in table(alone, list(few), few)


def test_five_pairs_are_too_few_for_a_verdict() -> None:
    page = table(EXPERIMENT, WANTED, {run: figures(run) for run in WANTED if run != WANTED[0]})
    assert "too few runs to say anything yet (6 pairs at least)" in page
    assert line(page, "high")[5] == "-0.2500 (5 runs)"


def test_holm_goes_on_from_the_surest() -> None:
    assert holm({"a": 0.012, "b": 0.001, "c": 0.04, "d": 0.03}) == {"a", "b"}
    assert holm({"a": 0.02, "b": 0.03, "c": 0.04}) == set()


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
