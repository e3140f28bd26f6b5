"""Owns the making of the window's pages, and the reading of their code before anybody asks for them."""

from __future__ import annotations

import gc
import sys
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QScrollArea, QWidget

if TYPE_CHECKING:
    from desktop.window import Window

WARMED = (
    "core.importing",
    "core.cleaning",
    "desktop.review",
    "desktop.reasons",
    "desktop.loading",
    "desktop.steps.step",
    "desktop.steps.importing",
    "desktop.widgets.findbar",
    "desktop.widgets.tall_list",
    "desktop.widgets.typesetting",
    "desktop.widgets.paragraphs",
    "desktop.widgets.sections",
    "desktop.widgets.review_view",
    "desktop.steps.cleaning",
    "core.curating",
    "desktop.widgets.chart",
    "desktop.passages",
    "desktop.widgets.map_drawing",
    "desktop.widgets.passage_map",
    "desktop.steps.amount",
    "desktop.steps.fates",
    "desktop.steps.passage_card",
    "desktop.steps.passage_words",
    "desktop.steps.chosen",
    "desktop.steps.curate_choice",
    "desktop.steps.curate_runs",
    "desktop.steps.curating",
    "core.neutralizing",
    "core.describing.providers",
    "core.describing.prices",
    "core.neutralizing.trying",
    "core.runner",
    "desktop.keycheck",
    "desktop.prices",
    "desktop.widgets.fields",
    "desktop.widgets.key_row",
    "desktop.widgets.tried",
    "desktop.steps.model_source",
    "desktop.steps.mlx_source",
    "desktop.steps.ollama_source",
    "desktop.steps.describer_list",
    "desktop.steps.describers",
    "desktop.settings.starts",
    "desktop.steps.describer_start",
    "desktop.steps.estimate",
    "desktop.steps.tryout",
    "desktop.steps.left_off",
    "desktop.steps.neutralize_runs",
    "core.neutralizing.kinds",
    "desktop.giving_way",
    "desktop.pairs",
    "desktop.pair_reading",
    "desktop.widgets.pair_drawing",
    "desktop.widgets.pair_list",
    "desktop.widgets.pair_text",
    "desktop.widgets.pair_account",
    "desktop.widgets.pair_bar",
    "desktop.widgets.pairs",
    "desktop.steps.account_words",
    "desktop.steps.neutralize_pairs",
    "desktop.steps.neutralizing",
    "core.training",
    "core.training.recipe",
    "desktop.steps.train_models",
    "desktop.steps.train_rows",
    "desktop.steps.train_base",
    "desktop.steps.train_behind",
    "desktop.settings.values",
    "desktop.steps.train_changes",
    "desktop.steps.train_more",
    "desktop.steps.train_probe",
    "desktop.steps.presets",
    "desktop.widgets.forming",
    "desktop.steps.train_words",
    "desktop.steps.train_learning",
    "desktop.steps.train_left",
    "desktop.steps.training",
    "desktop.voice_facts",
    "desktop.voice_card",
    "desktop.voice_grid",
    "desktop.voice_sheet",
    "desktop.voices",
    "core.evaluating",
    "core.evaluating.answers",
    "core.evaluating.charts",
    "core.evaluating.blind",
    "desktop.evaluation.figures",
    "desktop.evaluation.paper",
    "desktop.evaluation.blind_page",
    "desktop.evaluation.window",
    "desktop.projects.page",
    "desktop.settings.tab",
    "desktop.settings.tabs",
    "desktop.settings.page",
    "desktop.settings.window",
    "desktop.settings.general",
    "desktop.editor.doing",
    "desktop.editor.session",
    "desktop.editor.wishes_panel",
    "desktop.editor.wishing",
    "desktop.editor.asking",
    "desktop.editor.layouts",
    "desktop.editor.passage_delegate",
    "desktop.editor.diff_view",
    "desktop.editor.find_bar",
    "desktop.editor.spelling",
    "desktop.editor.nearby",
    "desktop.editor.voices",
    "desktop.editor.editor",
    "desktop.quick.choice",
    "desktop.quick.taking",
    "desktop.quick.writing",
    "desktop.quick.saying",
    "desktop.mac_keys",
    "desktop.quick.panel",
)
"""What the pages are made of, the innermost first, so that none takes longer than some milliseconds."""
PAUSE = 20  # milliseconds between two of them, in which the window paints and listens


class Warming(QObject):
    """Reads one module of the pages at a time, from when the window is shown.

    Together they take some 150 milliseconds, and Qt's widgets twelve, which whoever opens the first pages
    would otherwise wait for.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.waiting = [name for name in WARMED if name not in sys.modules]
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._next)

    def start(self) -> None:
        if self.waiting:
            self._timer.start(PAUSE)

    def _next(self) -> None:
        if self.waiting:
            import_module(self.waiting.pop(0))
            return
        self._timer.stop()
        _know_widgets()
        gc.freeze()  # or a full collection looks through all that code, for two frames of the screen


def _know_widgets() -> None:
    """Have PySide make the classes of all of Qt's widgets, as it does when Qt first hands it one itself."""
    QScrollArea().viewport()


def make(window: Window, name: str) -> QWidget:
    """A page by its name; only its own code is read."""
    makers: dict[str, Callable[[Window], QWidget]] = {
        "welcome": _welcome,
        "restyle": _restyle,
        "voices": _voices,
        "projects": _projects,
        "settings": _settings,
    }
    return makers[name](window) if name in makers else _step(window, name)


def _welcome(window: Window) -> QWidget:
    from desktop.welcome.page import WelcomePage
    from desktop.welcome.sample import SampleWalk

    page = WelcomePage(window.state)
    page.made.connect(window.opening.project_made)
    page.sample_wanted.connect(SampleWalk(window).begin)
    page.project_wanted.connect(window.opening.choose_project)
    page.recent_wanted.connect(lambda root: window.open_project(Path(root)))
    return page


def _step(window: Window, name: str) -> QWidget:
    page = _kind(name)(window.state)
    page.wanted.connect(window.show_page)
    page.went_on.connect(lambda: window.go_on_from(name))
    page.commands_changed.connect(window.offer_commands)
    page.tools.addWidget(window.desk.question_mark())
    if name == "train":
        page.help_wanted.connect(window.desk.show_page)
        page.measure_wanted.connect(lambda folder: _measure(window, folder))
    return page


def _measure(window: Window, folder: str) -> None:
    """How close the voice in a folder comes, in a window beside the page of all voices."""
    window.show_page("voices")
    page: Any = window.pages["voices"]
    page.measure_at(folder)


def _kind(name: str) -> Any:
    """The class of a step's page."""
    if name == "import":
        from desktop.steps.importing import ImportPage

        return ImportPage
    if name == "clean":
        from desktop.steps.cleaning import CleanPage

        return CleanPage
    if name == "curate":
        from desktop.steps.curating import CuratePage

        return CuratePage
    if name == "neutralize":
        from desktop.steps.neutralizing import NeutralizePage

        return NeutralizePage
    from desktop.steps.training import TrainPage

    return TrainPage


def _restyle(window: Window) -> QWidget:
    from desktop.editor.editor import EditorPage

    page = EditorPage(window.state)
    page.wanted.connect(window.show_page)
    page.preset_wanted.connect(lambda name: _train_with(window, name))
    page.title_changed.connect(window.show_title)
    page.summary_changed.connect(window.show_summary)
    page.leave_keys()
    window.menus.text.stand_for(page.actions_by_name)
    window.quick.follow(page)
    return page


def _train_with(window: Window, preset: str) -> None:
    """The choice on the page Train, at this preset."""
    window.show_page("train")
    page: Any = window.pages.get("train")
    if page is not None and page.mode in ("choose", "done"):
        page.choose_preset(preset)


def _voices(window: Window) -> QWidget:
    from desktop.voice_advice import VoiceAdvice
    from desktop.voices import VoicesPage

    page = VoicesPage(window.state)
    page.chosen.connect(window.write_in)
    page.new_wanted.connect(window.opening.new_project)
    page.commands_changed.connect(window.offer_commands)
    page.wanted.connect(window.show_page)
    page.help_wanted.connect(window.desk.show_page)
    advised = VoiceAdvice(window.state, page)
    advised.page_wanted.connect(window.show_page)
    advised.preset_wanted.connect(lambda name: _train_with(window, name))
    layout: Any = page.layout()
    layout.insertWidget(1, advised.place)
    return page


def _projects(window: Window) -> QWidget:
    from desktop.projects.page import ProjectsPage

    page = ProjectsPage(window.state)
    page.open_wanted.connect(lambda root: window.open_project(Path(root)))
    page.new_wanted.connect(window.opening.new_project)
    page.choose_wanted.connect(window.opening.choose_project)
    return page


def _settings(window: Window) -> QWidget:
    """The page of a window of its own, which is made with it."""
    from desktop.settings.window import SettingsWindow

    actions = window.menus.actions
    shared = [actions[name] for name in ("bigger", "smaller", "normal", "settings", "quit")]
    return SettingsWindow(window.state, window, shared).page


def show_settings(window: Window, tab: str = "") -> None:
    """Settings come to the front, beside the page on show. Args: tab: as `desktop.settings.page.ORDER`."""
    if "settings" not in window.pages:
        window.pages["settings"] = make(window, "settings")
    found: Any = window.pages["settings"].window()
    found.come(tab)
