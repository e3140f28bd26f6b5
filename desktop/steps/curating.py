"""Owns the page *Curate*: how much to learn from, what was chosen, and the user's last word on it."""

from __future__ import annotations

import gc
from collections.abc import Iterator, Sequence, Set
from typing import Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QWidget

from core.curating import Result
from core.progress import PasticheError
from desktop import loading
from desktop.jobs import Load
from desktop.passages import Corpus, read_corpus
from desktop.review import Review
from desktop.state import State
from desktop.steps.chosen import ChosenView
from desktop.steps.curate_choice import fetch_text
from desktop.steps.curate_runs import CurateRuns
from desktop.steps.step import Mode


class CuratePage(CurateRuns):
    """What was chosen, on top of the asking."""

    def __init__(self, state: State, parent: QWidget | None = None) -> None:
        super().__init__(state, parent)
        self.said.applied.connect(self._show_decided)
        self.said.written.connect(self._written)
        self.said.failed.connect(self._not_written)
        self._going = False
        self._taken = False  # the view shows this project
        self._shown: Any = None
        self._text_shown: Any = None
        self._reading: Load | None = None
        self.view: ChosenView | None = None
        self._parts: Iterator[None] = self._view_parts()
        self._steps: Iterator[object] = iter(())

    @property
    def corpus(self) -> Corpus:
        return self.said.corpus

    @property
    def figures(self) -> Any:
        assert self.view is not None
        return self.view.fates.figures

    @property
    def list(self) -> Any:
        assert self.view is not None
        return self.view.list

    def question(self) -> tuple[str, str]:
        return (
            self.tr("Choose what the voice learns from"),
            self.tr(
                "Whole, clean passages, taken from everywhere, so that the author's full range is heard."
            ),
        )

    def body(self, mode: Mode) -> QWidget:
        if mode == "choose":
            self._offer()
            return self.choice
        if self.view is not None and self._taken:
            return self.view
        if mode == "done":
            self.empty.show_text(self.tr("Reading the passages"), "")
        else:
            self.empty.show_text(
                self.tr("Weighing every passage"),
                self.tr("The passages are compared by what they speak of. That is the longer part."),
            )
        return self.empty

    def _view_parts(self) -> Iterator[None]:
        """Builds the view, a part at each step."""
        view = ChosenView()
        yield from view.build()
        view.decided.connect(self.decide)
        view.turned.connect(self.turn)
        view.moved.connect(lambda _: self.commands_changed.emit())
        view.next_wanted.connect(self._next_left_out)
        view.map_wanted.connect(self.draw_map)
        view.text_wanted.connect(self._read_text)
        view.amount.changed.connect(lambda: self._show_footer(self.mode or "choose"))
        view.again_wanted.connect(lambda: self.choose_amount(view.amount.tokens))
        view.card.again_wanted.connect(lambda: self._start_with(self.same_options()))
        self.view = view

    def footnote(self) -> str:
        if self.mode == "done" and self.corpus.passages:
            if self._decided_since() or self._other_amount():
                return self.tr("Your changes go into the choice when you continue.")
            return self.tr("K always uses a passage, D leaves it out; N goes to the next that stays out.")
        if self.mode == "choose" and self.choice.fetches(self.model_here):
            return self.tr("No text leaves this computer.")
        return self.tr("Nothing leaves this computer.")

    # What else there is to say beside the result.
    def stays(self) -> str:
        return self.tr("Your word on passages stays.")

    def stale_note(self) -> str:
        return self.tr("Your changes wait") if self._decided_since() else super().stale_note()

    def _decided_since(self) -> bool:
        """Whether the user's word on passages is all that has changed since the last choice."""
        stale = self.state.freshness.get(self.stage) == "stale"
        return stale and bool(self.corpus.pending) and not self.corpus.moved

    def _show_cards(self, mode: Mode) -> None:
        """No bar above the map for what its card says; it would push the dots away under the hand."""
        super()._show_cards(mode)
        if mode == "done" and self._decided_since():
            self.stale.hide()
            self.cards.setVisible(not self.problem.isHidden())

    def _show_model(self, here: bool) -> None:
        super()._show_model(here)
        self._say_missing_map()

    def _say_missing_map(self) -> None:
        if self.view is None:
            return
        if self.corpus.moved:
            said = self.tr("The clean text has changed since this was chosen. Choose again to see the map.")
            self.view.show_missing_map(said, "", False)
            return
        fetch = fetch_text() if self.model_here is False else ""
        said = self.tr("This choice was made without reading for themes, so there is no map of it yet.")
        self.view.show_missing_map(said, fetch, True)

    # The result.
    def show_result(self, result: Result | None) -> None:
        project = self.state.project
        if result is None or project is None:
            return
        files = (project.curated_rows, project.clean_text)
        stamps = [path.stat().st_mtime_ns if path.exists() else 0 for path in files]
        shown = (project.root, result, stamps)
        if shown == self._shown:
            return
        self._shown = shown
        if self._reading is not None:
            self._reading.drop()
        root, themes = project.root, {found.number: found.words for found in result.themes}
        self._reading = Load(
            lambda: read_corpus(root, themes),
            lambda corpus: self._go_through(self._show_corpus(corpus, result)),
            self.state.refused.emit,
        )

    def _go_through(self, steps: Iterator[None]) -> None:
        """One step now, the next when the window has had its turn; a newer errand takes its place.

        The view is built after reading and not meanwhile: two threads of Python wait for each other.
        """
        self._reading, self._steps = None, steps

        def go() -> None:
            if self._steps is steps and next(steps, "end") != "end":
                QTimer.singleShot(0, self, go)

        go()

    def _show_corpus(self, corpus: Corpus, result: Result) -> Iterator[None]:
        """The same passages again, after another run, keep what can be undone and the one in hand."""
        yield from self._parts
        assert self.view is not None
        yield
        self.view.fates.show_result(result)
        self.view.show_amount(self._kept(), self._rate(), self.same_options().target_tokens)
        yield
        assert self.state.project is not None
        same = self.said.take(corpus, self.state.project.root)
        self._say_missing_map()
        self.view.show_corpus(corpus, result, same)
        gc.freeze()  # or a full collection looks through all those passages, for two frames of the screen
        yield
        if self.stack.indexOf(self.view) < 0:
            self.stack.addWidget(self.view)
        yield
        self._taken = True
        self.refresh()
        self.commands_changed.emit()
        if self.isVisible() and self.mode == "done":
            self.take_focus()

    def _read_text(self) -> None:
        """The chosen text, when somebody wants to read it."""
        project = self.state.project
        if project is None or self._text_shown == self._shown:
            return
        self._text_shown = self._shown
        path, heading, corpus = project.curated_text, self.tr("Part {n}"), self.corpus

        def read() -> tuple[Review, list[int]]:
            review = loading.read_runs(path, heading)
            return review, corpus.passages_of([row.text if row.id else "" for row in review.rows])

        assert self.view is not None
        Load(read, self.view.show_text, self.state.refused.emit)

    def forget(self) -> None:
        self._shown = self._text_shown = self._asked = None
        self._going = self._taken = False
        self._steps = iter(())
        self.said.forget()

    def take_focus(self) -> None:
        view = self.view
        front = view.stack.currentWidget() if view is not None and self._taken else None
        if self.mode == "done" and view is not None and front in (view.map, view.list):
            front.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            super().take_focus()

    # The menus' commands.
    def commands(self) -> Set[str]:
        if self.view is None or self.mode != "done" or not 0 <= self.view.current < len(self.corpus.passages):
            return frozenset()
        own = self.corpus.passages[self.view.current].own
        found = {"keep", "drop", "next_look", "previous_look"}
        return found | {"leave"} if own else found

    def run_command(self, name: str) -> None:
        if name in ("next_look", "previous_look"):
            self._next_left_out(1 if name == "next_look" else -1)
        else:
            self.decide("" if name == "leave" else name)

    def _next_left_out(self, step: int) -> None:
        if self.view is not None:
            self.view.go_to(self.corpus.next_left_out(self.view.current, step))

    # Deciding.
    def decide(self, word: str) -> None:
        """The user's word on the passage in hand; "" takes it back."""
        if self.view is not None:
            self.decide_on(self.view.current, word)

    def decide_on(self, index: int, word: str) -> None:
        if self.mode == "done" and not self.refused() and self.said.decide(index, word):
            self._announce()

    def turn(self, index: int) -> None:
        """Choose what was left out, or leave out what was chosen."""
        if (
            self.mode == "done"
            and not self.refused()
            and self.said.decide(index, self.corpus.passages[index].turned())
        ):
            self._announce()

    def _announce(self) -> None:
        """Screen readers say what became of it."""
        assert self.view is not None
        said = f"{self.view.card.why.text()} {self.view.card.waiting.text()}"
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.view.map, said))

    def _other_amount(self) -> bool:
        """Whether the slider beside the result stands elsewhere than it did."""
        return self.view is not None and self._taken and self.view.again.isEnabled()

    def _show_decided(self, indices: Sequence[int]) -> None:
        if self.view is not None:
            self.view.show_decided(indices)
        self.commands_changed.emit()

    def _not_written(self, error: PasticheError) -> None:
        self._going = False
        self.state.refused.emit(error)

    def _written(self) -> None:
        if self._going:
            self._start_with(self.same_options())
        else:
            self.state.refresh()

    def go_on(self) -> None:
        """What was decided here reaches the choice before the next step looks at it."""
        if self.corpus.pending or self._other_amount():
            self._going = True
            if self._other_amount():
                self.choose_amount(self.view.amount.tokens)
            else:
                self._start_with(self.same_options())
        else:
            super().go_on()

    def _run_changed(self, stage: str) -> None:
        super()._run_changed(stage)
        if stage == self.stage and self.view is not None:
            self.view.set_busy(stage in self.state.runs)
        if stage == self.stage and stage not in self.state.runs and self._going:
            self._going = False
            if stage not in self.state.problems and stage not in self.state.stopped:
                self.went_on.emit()
