"""Owns the page of an experiment: a table of what its settings came to, and plain sentences on it.

Settings are compared run by run: the same author and the same seed, the same held-out chapters, the same
draws. Intervals are by bootstrap over these pairs, so they tell how far another seed, or another of these
authors, might move a figure; with three authors they say little about authors in general. Which settings
are better or worse is said where Student's test of the pairs says so after Holm's correction for all the
settings of the table: of seven that are no different, one in three tables would show one otherwise.

Source: Holm, "A simple sequentially rejective multiple test procedure" (1979).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.stats import ttest_rel

from core.evaluating.bootstrap import FEWEST, interval, paired_difference
from core.evaluating.interval import Interval
from tests.experiments.settings import Experiment, Run, Setting

CHANCE = 0.05
"""How often a table may call any of its settings better or worse that is not."""

Outcome = Mapping[str, Any]
Found = Mapping[Run, Outcome]
Figure = Callable[[Outcome], float | None]

_VERDICTS = ("clear", "look", "copied", "not checked")


def fall(outcome: Outcome) -> float:
    """How much less held-out text surprises the voice than the base model, in per cent of the latter."""
    return float(100 * (1 - outcome["loss"]["voice"] / outcome["loss"]["base"]))


def held_out_loss(outcome: Outcome) -> float:
    """Nats per completion token on the test chapters."""
    return float(outcome["loss"]["voice"])


def ahead(outcome: Outcome) -> float | None:
    """Points of style by which the voice is nearer to the author than the base model."""
    return float(outcome["style"]["ahead"]["middle"])


def copied(outcome: Outcome) -> float:
    """Words in 100 that stand in copied runs."""
    return float(100 * outcome["copying"]["voice"]["share"])


MEASURES: tuple[tuple[str, Figure, int, bool], ...] = (
    ("held-out loss", held_out_loss, 4, False),
    ("style", ahead, 1, True),
    ("copying", copied, 2, False),
)
"""Name, figure, decimals, and whether more is better."""


def table(experiment: Experiment, wanted: Sequence[Run], found: Found) -> str:
    """The page in Markdown; it says how much of what was wanted is there."""
    parts = [
        f"# {experiment.title}",
        _state(wanted, found),
        _rows(experiment, found),
        "\n".join(f"- {line}" for line in _said(experiment, found)),
        f"**What this does not say.** {experiment.limits}",
        _small_print(experiment, wanted, found),
    ]
    return "\n\n".join(parts) + "\n"


def _state(wanted: Sequence[Run], found: Found) -> str:
    authors = ", ".join(dict.fromkeys(run.author for run in wanted))
    seeds = len({run.seed for run in wanted})
    here = "Complete" if len(found) == len(wanted) else "**Not complete**"
    return f"{here}: {len(found)} of {len(wanted)} runs ({authors}; {seeds} seeds)."


def _rows(experiment: Experiment, found: Found) -> str:
    head = (
        "setting",
        "runs",
        "updates",
        "held-out loss",
        "below the base model",
        "loss against the reference",
        "style ahead of the base model",
        "style against the reference",
        "copied words in 100",
        "copying against the reference",
        "longest run copied",
        "gate",
    )
    lines = [head, ("---",) * len(head)]
    lines += [_row(experiment, setting, found) for setting in experiment.settings]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)


def _row(experiment: Experiment, setting: Setting, found: Found) -> tuple[str, ...]:
    own = _of(setting, found)
    name = f"**{setting.name}** (reference)" if setting.name == experiment.reference else setting.name
    if not own:
        return (name, "0", *("-",) * 10)
    against = [
        ""
        if setting.name == experiment.reference
        else _signed(_difference(experiment, setting, found, figure), digits)
        for _, figure, digits, _ in MEASURES
    ]
    outcomes = list(own.values())
    verdicts = Counter(one["copying"]["voice"]["verdict"] for one in outcomes)
    longest = max(one["copying"]["voice"]["longest"] for one in outcomes)
    return (
        name,
        str(len(own)),
        _span([one["training"]["updates"] for one in outcomes]),
        _mean(outcomes, held_out_loss, 4),
        f"{_mean(outcomes, fall, 1)} %",
        against[0],
        _mean(outcomes, ahead, 1),
        against[1],
        _mean(outcomes, copied, 2),
        against[2],
        f"{longest} words",
        ", ".join(f"{verdicts[name]} {name}" for name in _VERDICTS if verdicts[name]),
    )


def _of(setting: Setting, found: Found) -> dict[tuple[str, int], Outcome]:
    return {(run.author, run.seed): one for run, one in found.items() if run.setting == setting}


def _difference(
    experiment: Experiment, setting: Setting, found: Found, figure: Figure
) -> tuple[Interval, int] | None:
    """How much larger a figure is than with the reference, over the runs that both have; and how many."""
    pairs = _pairs(experiment, setting, found, figure)
    return (paired_difference(*pairs.T), len(pairs)) if len(pairs) else None


def _pairs(experiment: Experiment, setting: Setting, found: Found, figure: Figure) -> NDArray[np.float64]:
    """The figure with a setting and with the reference, a row for each author and seed that both have."""
    reference = next(one for one in experiment.settings if one.name == experiment.reference)
    ours, theirs = _of(setting, found), _of(reference, found)
    pairs = [
        (one, other)
        for case in sorted(ours.keys() & theirs.keys())
        if (one := figure(ours[case])) is not None and (other := figure(theirs[case])) is not None
    ]
    return np.array(pairs, float).reshape(-1, 2)


def _signed(found: tuple[Interval, int] | None, digits: int) -> str:
    if found is None:
        return "-"
    one, cases = found
    if one.few:
        return f"{one.middle:+.{digits}f} ({cases} runs)"
    return f"{one.middle:+.{digits}f} [{one.low:+.{digits}f}, {one.high:+.{digits}f}]"


def _mean(outcomes: Sequence[Outcome], figure: Figure, digits: int) -> str:
    values = [value for one in outcomes if (value := figure(one)) is not None]
    if not values:
        return "-"
    one = interval(values)
    if one.few:
        return f"{one.middle:.{digits}f}"
    return f"{one.middle:.{digits}f} [{one.low:.{digits}f}, {one.high:.{digits}f}]"


def _span(numbers: Sequence[int]) -> str:
    low, high = min(numbers), max(numbers)
    return str(low) if low == high else f"{low}-{high}"


def _said(experiment: Experiment, found: Found) -> list[str]:
    """Which settings do better and worse than the reference beyond chance, by each measure."""
    return [_sentence(experiment, found, name, figure, better) for name, figure, _, better in MEASURES]


def _sentence(experiment: Experiment, found: Found, name: str, figure: Figure, more_is_better: bool) -> str:
    compared = {
        setting.name: pairs
        for setting in experiment.settings
        if setting.name != experiment.reference
        and len(pairs := _pairs(experiment, setting, found, figure)) >= FEWEST
    }
    if not compared:
        return f"**{name.capitalize()}**: too few runs to say anything yet ({FEWEST} pairs at least)."
    sure = holm({setting: _chance(pairs) for setting, pairs in compared.items()})
    verdicts: dict[str, list[str]] = {"better": [], "worse": [], "no different beyond chance": []}
    for setting, pairs in compared.items():
        more = float(np.mean(pairs[:, 0] - pairs[:, 1])) > 0
        verdict = ("better" if more == more_is_better else "worse") if setting in sure else list(verdicts)[-1]
        verdicts[verdict].append(setting)
    parts = [f"{verdict}: {', '.join(names)}" for verdict, names in verdicts.items() if names]
    return f"**{name.capitalize()}** against {experiment.reference}: {'; '.join(parts)}."


def _chance(pairs: NDArray[np.float64]) -> float:
    """How often pairs would differ that much were there no difference: Student's test, from both sides."""
    apart = pairs[:, 0] - pairs[:, 1]
    if np.ptp(apart) <= 1e-12:  # nothing strays, so there is nothing to test by
        return float(abs(apart[0]) <= 1e-12)
    return float(ttest_rel(pairs[:, 0], pairs[:, 1]).pvalue)


def holm(chances: Mapping[str, float], level: float = CHANCE) -> set[str]:
    """The settings that differ, of all that were tested, so that one in twenty tables is wrong in any."""
    sure: set[str] = set()
    for name in sorted(chances, key=lambda name: chances[name]):
        if chances[name] > level / (len(chances) - len(sure)):
            break
        sure.add(name)
    return sure


def _small_print(experiment: Experiment, wanted: Sequence[Run], found: Found) -> str:
    conditions = wanted[0].conditions
    sizes = conditions.sizes
    cuts = " and ".join(f"{cut.min_words}-{cut.max_words} words" for cut in experiment.held_out)
    dates = sorted({str(one["date"]) for one in found.values()})
    machines = ", ".join(sorted({str(one["machine"]) for one in found.values()}))
    seconds = [one["training"]["cpu_seconds"] for one in found.values()]
    lines = [
        f"Base model: {conditions.model}; descriptions: {conditions.llm}. About {sizes.train:,} words "
        f"learned from, {sizes.valid:,} to choose the checkpoint, {sizes.test:,} to measure on, in whole "
        f"chapters or their first {sizes.piece:,} words; no chapter is in two of them. Held-out chapters are "
        f"cut into {cuts} without overlap for every setting, so losses are over the same words.",
        "Held-out loss is in nats per token of the author's words. Style is in points between other authors "
        "(0) and the author's own unseen pages (100), of what is written from the held-out descriptions. "
        "Copied words stand in runs of five or more in the author's book, held-out chapters too, and not in "
        "the prompt.",
        "A pair is one author and one seed with both settings. In brackets are 95 % intervals by bootstrap "
        f"over pairs, widened as Student's are; there are none of fewer than {FEWEST} pairs. Better and "
        "worse is said where Student's test of the pairs holds after Holm's correction for all settings of "
        "the table. Seeds of one author are not independent of each other, so this is of these authors.",
    ]
    if found:
        when = dates[0] if len(dates) == 1 else f"{dates[0]} to {dates[-1]}"
        median = sorted(seconds)[len(seconds) // 2]
        lines.append(
            f"Measured {when} on {machines}; a training took {median:.0f} CPU-seconds in the middle."
        )
    lines.append(
        f"`python -m tests.experiments.{experiment.name} --books BOOKS` makes it, or goes on with it."
    )
    return "\n\n".join(lines)
