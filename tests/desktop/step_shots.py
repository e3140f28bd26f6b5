"""Owns the pictures of Import to Neutralize: before, during and after a run, and when one failed."""

from __future__ import annotations

import time
from typing import Any

from core.progress import PasticheError, Progress, ProviderOff, ProviderRefused
from desktop.window import Window
from tests.desktop.gallery import Picture, calm, show_step
from tests.fakes.windows import end_feed, feed, settle

FAILED = PasticheError(
    "The disk is full: 1.2 GB are needed, 0.3 GB are free.", "Free some space, then press Start again."
)


def busy(window: Window, name: str, all_: int, note: str = "") -> None:
    calm(window)
    show_step(window, name)
    feed(window, name, [Progress(name, 0, all_, note)])
    run = window.state.runs[name]
    run.progress = Progress(name, all_ * 2 // 5, all_, note)
    run.clock.see(time.monotonic() + 240.0, all_ * 2 // 5, all_)
    window.state.run_moved.emit(name)


def failed(window: Window, name: str) -> None:
    calm(window)
    show_step(window, name)
    feed(window, name, [])
    end_feed(window, name, FAILED)


def done(window: Window, name: str) -> None:
    calm(window)
    show_step(window, name)


def ready(window: Window) -> Any:
    """The page Neutralize before a run, when it has found out what that takes."""
    page = show_step(window, "neutralize", choose=True)
    settle()
    while page.takes.said.text().startswith("Working") or "try" in window.state.runs:
        settle()
    return page


def describer(window: Window, name: str) -> None:
    calm(window)
    ready(window).choice.rows[name].radio.setChecked(True)
    settle()
    ready(window)


def tried(window: Window) -> None:
    describer(window, "outline")
    ready(window).try_three()
    ready(window)


def not_tried(window: Window) -> None:
    page = ready(window)
    page.tryout.show_error(ProviderRefused("DeepSeek does not know this key.", "Copy it again from there."))


def describing(window: Window) -> None:
    calm(window)
    show_step(window, "neutralize")
    result = window.state.result("neutralize")
    feed(window, "neutralize", [Progress("neutralize", n, result.chunks * 2, "") for n in (0, result.chunks)])


def refused(window: Window) -> None:
    describing(window)
    error = ProviderOff("Ollama stopped answering.", "Open Ollama and go on, or choose another describer.")
    end_feed(window, "neutralize", error)


def stale(window: Window) -> None:
    """Something before it changed since."""
    calm(window)
    show_step(window, "neutralize")
    window.state.freshness["neutralize"] = "stale"
    window.state.stages_changed.emit()


def pictures(window: Window) -> list[Picture]:
    """Name and how to get there."""
    return [
        ("02-import", lambda: done(window, "import")),
        ("02b-import-busy", lambda: busy(window, "import", 3, "Reading the book")),
        ("02c-import-problem", lambda: failed(window, "import")),
        ("03-clean", lambda: done(window, "clean")),
        ("03b-clean-busy", lambda: busy(window, "clean", 3)),
        ("03c-clean-problem", lambda: failed(window, "clean")),
        ("04-curate-choose", lambda: (calm(window), show_step(window, "curate", choose=True))),
        ("05-curate", lambda: done(window, "curate")),
        ("05d-curate-busy", lambda: busy(window, "curate", 400, "Reading what each passage is about")),
        ("05e-curate-problem", lambda: failed(window, "curate")),
        ("06-neutralize-choose", lambda: (calm(window), ready(window))),
        ("06b-neutralize-mlx", lambda: describer(window, "mlx")),
        ("06c-neutralize-ollama", lambda: describer(window, "ollama")),
        ("06d-neutralize-server", lambda: describer(window, "server")),
        ("07-neutralize-consent", lambda: describer(window, "deepseek")),
        ("07b-neutralize-tried", lambda: tried(window)),
        ("07c-neutralize-not-tried", lambda: not_tried(window)),
        ("08-neutralize-busy", lambda: describing(window)),
        ("09-neutralize-problem", lambda: refused(window)),
        ("10-neutralize", lambda: done(window, "neutralize")),
        ("10b-neutralize-stale", lambda: stale(window)),
    ]
