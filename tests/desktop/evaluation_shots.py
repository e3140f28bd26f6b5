"""Owns the pictures of the window *How Close Is It?*: every state of it, and the blind test."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path
from typing import Any

from core.adapters import states
from core.evaluating import blind, summary
from core.evaluating.summary import Finding
from core.progress import NoSpace, Progress
from desktop.evaluation.states import Choice
from desktop.evaluation.window import EvaluationWindow
from desktop.window import Window
from desktop.words import Clock
from tests.core.evaluating.findings import bare, finding
from tests.desktop.gallery import Picture
from tests.desktop.voices import make_voice, show, trained, with_states
from tests.fakes.windows import settle


def place(window: Window) -> Path:
    """Where the voice of these pictures lies: never among somebody's own."""
    return window.state.preferences.path.parent / "measured voices"


def opened(window: Window, found: Finding | None = None) -> EvaluationWindow:
    """The window of a voice that this was found of; measured never without."""
    put_back(window)
    folder = make_voice(place(window) / "fern", "Ada Fern", **trained())
    window.state.preferences.set("voices", [str(place(window))])
    if found is not None:
        summary.write(folder, found)
    page = show(window)
    card = next(card for card in page.cards if Path(card.adapter.path) == folder)
    card.do("measure")
    settle()
    return page.measuring[card.adapter.path]


def put_back(window: Window) -> None:
    """Close what these pictures opened, and take their voice away."""
    page: Any = window.pages.get("voices")
    for left in list(page.measuring.values()) if page is not None else []:
        left.close()
        left.deleteLater()
    if page is not None:
        page.measuring.clear()
    shutil.rmtree(place(window), ignore_errors=True)


def at_work(window: Window) -> EvaluationWindow:
    shown = opened(window)
    shown._clock = Clock()
    shown.show_start()
    for done in (0, 2600):
        shown.work.show_progress(Progress("evaluate", done, 10400, "The voice writes"))
    shown._clock.left = 1900
    shown.work.left.setText(shown.work.clock.sentence())
    return shown


def failed(window: Window) -> EvaluationWindow:
    shown = opened(window, finding())
    shown._failed(NoSpace("The disk is full.", "Free some space, then try again."))
    return shown


def older(window: Window) -> EvaluationWindow:
    return opened(window, replace(bare(), adapter="of other weights"))


def elsewhere(window: Window) -> EvaluationWindow:
    """The voice writes with the state that did better."""
    shown = opened(window, finding(True))
    states.write_with(with_states(shown.folder, 200, 100, 300), 300)
    shown.look()
    return shown


def offered(window: Window) -> EvaluationWindow:
    shown = opened(window, finding(True))
    with_states(shown.folder, 200, 100, 300)
    shown.look()
    settle()
    shown.paper.area.ensureWidgetVisible(shown.paper.rows.findChild(Choice))
    return shown


def scrolled(window: Window, found: Finding, share: float) -> EvaluationWindow:
    shown = opened(window, found)
    settle()
    bar = shown.paper.area.verticalScrollBar()
    bar.setValue(round(bar.maximum() * share))
    return shown


def asking(window: Window) -> EvaluationWindow:
    shown = opened(window, finding())
    shown.start_test()
    settle()
    return shown


def judged(window: Window) -> EvaluationWindow:
    """The end of a test: the first eight answers right."""
    found = finding()
    shown = opened(window, found)
    test = blind.read(shown.folder, found)
    for number, asked in enumerate(test.rounds):
        wrong = "right" if asked.author == "left" else "left"
        test = blind.answer(shown.folder, test, asked, asked.author if number < 8 else wrong)  # type: ignore[arg-type]
    shown.start_test()
    settle()
    return shown


def nothing_to_ask(window: Window) -> EvaluationWindow:
    shown = opened(window, replace(bare(), samples=()))
    shown.start_test()
    settle()
    return shown


def pictures(window: Window) -> list[Picture]:
    """Name and how to get there."""
    return [
        ("22a-close-empty", lambda: opened(window)),
        ("22b-close-busy", lambda: at_work(window)),
        ("22c-close-problem", lambda: failed(window)),
        ("22d-close-report", lambda: opened(window, finding())),
        ("22e-close-report-middle", lambda: scrolled(window, finding(), 0.55)),
        ("22f-close-report-end", lambda: scrolled(window, finding(), 1.0)),
        ("22g-close-copied", lambda: opened(window, finding(True))),
        ("22h-close-older", lambda: older(window)),
        ("22l-close-better-state", lambda: offered(window)),
        ("22m-close-other-state", lambda: elsewhere(window)),
        ("22i-blind", lambda: asking(window)),
        ("22j-blind-end", lambda: judged(window)),
        ("22k-blind-nothing", lambda: nothing_to_ask(window)),
        ("22z-close-calm", lambda: put_back(window)),
    ]
