"""Owns the page *Neutralize*: its words, asking again for accounts, and the menus' commands."""

from __future__ import annotations

from collections.abc import Sequence, Set
from dataclasses import replace
from typing import Any

from PySide6.QtWidgets import QWidget

from core.describing.providers import destination
from desktop import words
from desktop.pairs import PairRow
from desktop.state import Run, State
from desktop.steps.neutralize_pairs import NeutralizePairs
from desktop.widgets.pairs import PairsView


class NeutralizePage(NeutralizePairs):
    """Passages are described, then looked at, edited, and asked for again."""

    def __init__(self, state: State, parent: QWidget | None = None) -> None:
        super().__init__(state, parent)
        self._wanted: tuple[str, ...] = ()  # asked about before it is sent
        self._again: dict[str, str] = {}  # id -> the account that was there when it was asked for again
        self._judged = False  # whether that run has ended

    def question(self) -> tuple[str, str]:
        return (
            self.tr("Say plainly what happens"),
            self.tr(
                "Each passage is told again without its style. Training learns the way back to the author."
            ),
        )

    def other_way(self) -> Any:
        return (self.tr("Choose Another..."), self.choose_again)

    def unit(self, n: int) -> str:
        return words.passages(n)

    def safe(self) -> str:
        return self.tr("Nothing is lost: what came is saved, and only the rest will be asked for.")

    def stays(self) -> str:
        return self.tr("Accounts of passages that are still there stay; only the others are asked for.")

    def footnote(self) -> str:
        if self.mode == "choose":
            return self.tr("You can stop at any time; what is done stays done.")
        result = self.state.result(self.stage) if self.mode == "done" else None
        if result is None:
            return ""
        said = self.tr("{share} of the chosen words stand in a pair.")
        said = said.format(share=words.percent(result.coverage))
        if result.failed:
            one, many = self.tr("{n} passage got no account."), self.tr("{n} passages got no account.")
            said = f"{words.count(result.failed, one, many)} {said}"
        if self._pairs is not None and "next_look" in self.commands():
            said = f"{said} {self.tr('N goes to the next to look at.')}"
        return said

    def connect_view(self, view: PairsView) -> None:
        super().connect_view(view)
        view.ask_wanted.connect(self.ask_again)
        view.card.send.connect(lambda: self._send(self._wanted))

    def forget(self) -> None:
        super().forget()
        self._again, self._wanted = {}, ()

    # Asking again.
    def ask_again(self, ids: Sequence[str]) -> None:
        """Have these described anew; only after the user's word on it where they leave the computer, or what
        he wrote would be replaced."""
        if self._pairs is None or not self._pairs.panel.ask.isEnabled() or not ids:
            return
        self.settle()
        self._wanted = tuple(ids)
        host = destination(self.last_options().llm)
        rows = [row for id in ids if (row := self._pairs.list.pairs.of(id)) is not None]
        written = any(row.edited for row in rows)
        if host or written:
            self._pairs.card.ask(len(ids), sum(row.words for row in rows), host, written)
        else:
            self._send(self._wanted)

    def _send(self, ids: tuple[str, ...]) -> None:
        assert self._pairs is not None
        self._pairs.close_card()
        self.said.after_writing(lambda: self._start_again(ids))

    def _start_again(self, ids: tuple[str, ...]) -> None:
        assert self._pairs is not None
        rows = [self._pairs.list.pairs.of(id) for id in ids]
        self._again = {row.id: row.description for row in rows if row is not None}
        self._judged = False
        self._pairs.forget_remarks()
        self.choosing = False
        self.state.start(self.stage, replace(self.last_options(), again=tuple(self._again)))

    def start(self) -> Run | None:
        """Try Again after a problem means what was asked for; anything else waits until all is written."""
        if self._again and self.stage in self.state.problems and not self.choosing:
            self.state.problems.pop(self.stage)
            self.refresh()
            self.ask_again(tuple(self._again))
            return None
        self.settle()
        if self.said.busy:
            self.said.after_writing(self._start_all)
            return None
        return self._start_all()

    def _start_all(self) -> Run | None:
        """All that has no account yet; what became of single ones before is old news then."""
        self._again = {}
        run = super().start()
        if run is not None and self._pairs is not None:
            self._pairs.forget_remarks()
        return run

    def _after_run(self, stage: str) -> None:
        self._judged = self._judged or stage == self.stage
        super()._after_run(stage)

    def tell_again(self, rows: Sequence[PairRow]) -> None:
        """What became of the passages that were asked for again."""
        if not self._again or not self._judged or self.stage in self.state.problems or self._pairs is None:
            return
        for row in rows:
            before = self._again.get(row.id)
            if before is None or (self.stage in self.state.stopped and before == row.description):
                continue
            if row.failed:
                said = self.tr("Asked again, and no answer was fit.")
            elif row.description == before:
                said = self.tr("The earlier account stays: the new answer was no better.")
            else:
                said = self.tr("This is the new account.")
            self._pairs.remarks[row.id] = said
        self._again = {}

    # The menus' commands.
    def commands(self) -> Set[str]:
        if self._pairs is None or not self._taken or self.mode not in ("busy", "done"):
            return frozenset()
        return self._pairs.commands()

    def run_command(self, name: str) -> None:
        assert self._pairs is not None
        self._pairs.run_command(name)
