"""Owns what the page Train advises: when it looks, which advice stands first, and what its button does."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject

from core.progress import PasticheError
from desktop import advice, words
from desktop.advice import Advice
from desktop.advice_card import AdviceCard
from desktop.jobs import Load
from desktop.steps.step import MARGIN
from desktop.widgets.basics import holder, row

if TYPE_CHECKING:
    from desktop.steps.training import TrainPage

WIDEST = 760  # pixels of the card
Way = tuple[str, Any]


class TrainAdvice(QObject):
    """One card above the page's body; where memory or MLX failed, the card of that failure has the button."""

    def __init__(self, page: TrainPage) -> None:
        super().__init__(page)
        self._page = page
        self._lacks: str | None = None  # of MLX; None while nobody has looked
        self._looking: Load | None = None
        self._then = ""  # the way to train that is to be chosen once the run has stopped
        self.card = AdviceCard(page.state)
        self.card.setMaximumWidth(WIDEST)
        self.card.taken.connect(self.take)
        line = row(self.card, -1)
        line.setStretch(0, 1)
        line.setStretch(1, 0)
        line.setContentsMargins(MARGIN, 0, MARGIN, 12)
        self.place = holder(line)
        self.place.hide()
        self.card.changed.connect(lambda: self.place.setVisible(not self.card.isHidden()))
        page.state.run_ended.connect(self._run_ended)

    def look(self) -> None:
        """Show what speaks for advice now, or nothing."""
        found = self._find() if "train" not in self._page.state.problems else None
        self.card.show_advice(found)

    def forget(self) -> None:
        """Another project."""
        self._then = ""

    def _find(self) -> Advice | None:
        page = self._page
        if page.mode == "choose":
            self._look_for_mlx()
            return advice.mlx(self._lacks or "") or self._of_memory()
        chart = page.chart
        if chart is None or page.mode not in ("busy", "done"):
            return None
        if page.mode == "done":
            result = page.shown_result
            return None if result is None else advice.not_learned(result, chart.train, page.preset_before)
        run = page.state.runs.get("train")
        if run is None or run.job.stopping or self._then:
            return None
        found = advice.not_learning(chart.train, chart.valid, getattr(run.job.options, "preset", ""))
        if found is not None and found.action == "preset":
            found = replace(found, action_text=words.tr("Stop and Choose Quick"))
        return found

    def _look_for_mlx(self) -> None:
        if self._lacks is None and self._looking is None:
            self._looking = Load(advice.mlx_lacks, self._know)

    def _know(self, lacks: str) -> None:
        self._lacks, self._looking = lacks, None
        self.look()

    def _of_memory(self, failed: bool = False) -> Advice | None:
        choice = self._page.choice
        if choice is None or choice.practice or choice.base.bases is None:
            return None
        base = choice.base.chosen()
        if base is None:
            return None
        needs = choice.needs.get(base.name, {})
        return advice.memory(choice.base.bases, base, choice.preset(), needs, failed)

    def way_out(self, error: PasticheError | None) -> Way | None:
        """The button for the card of a failure that advice has an answer to."""
        found = None
        if error is not None and advice.is_mlx(error):
            found = advice.mlx("package")
        elif error is not None and advice.is_memory(error):
            found = self._of_memory(failed=True)
        return None if found is None else (found.action_text, lambda: self.take(found))

    # What the button does.
    def take(self, found: Advice) -> None:
        """Do what an advice's button says."""
        page = self._page
        if found.action == "help":
            page.help_wanted.emit(found.value)
        elif found.action == "page":
            page.wanted.emit(found.value)
        elif found.action == "model":
            page.choose_base(found.value)
        elif "train" in page.state.runs:
            self._then = found.value
            page.stop_run()
        else:
            page.choose_preset(found.value)

    def _run_ended(self, stage: str) -> None:
        if stage == "train" and self._then:
            wanted, self._then = self._then, ""
            self._page.choose_preset(wanted)
