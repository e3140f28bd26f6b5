"""Owns the pictures of Settings in its states: keys stored and refused, models in use, values refused."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from PySide6.QtWidgets import QWidget

from core import machine
from core.modelstore import Unfinished
from core.progress import BadInput, DownloadFailed, ProviderRefused
from core.training import Options
from desktop import pages
from desktop.jobs import as_error
from desktop.settings import starts, values
from desktop.settings.model_facts import Model, Shelf
from desktop.settings.models import question as asked
from desktop.settings.window import LEAST
from desktop.updates import ANSWERED
from desktop.widgets.key_row import TRIED
from desktop.widgets.question import question
from desktop.window import Window
from desktop.words import tr
from tests.desktop.gallery import Picture
from tests.fakes.windows import settle

LARGE = (1280, 800)
BIG = "mlx-community/Qwen3-8B-Base-bf16"


def tab(window: Window, name: str, size: tuple[int, int] = LARGE) -> Any:
    """A tab of Settings, in a window of this size."""
    pages.show_settings(window, name)
    page: Any = window.pages["settings"]
    page.window().resize(*size)
    settle()
    while not page.current.whole:
        settle()
    return page.current


def front(window: Window) -> QWidget:
    return window.pages["settings"].window()


def keys(window: Window, size: tuple[int, int] = LARGE) -> QWidget:
    window.state.preferences.set(TRIED, {"deepseek": date.today().isoformat(), "openrouter": "2026-11-12"})
    starts.set_address(window.state.preferences, starts.SERVER, "https://llm.example.org/v1")
    found = tab(window, "keys", size)
    for key_row, tail in zip((*found.rows, found.server), ("4f1c", "", "77e0", "09ab"), strict=True):
        key_row.setEnabled(True)
        key_row._looked(tail)
        key_row._show()
    found.server._failed(ProviderRefused("The service does not know this key.", "Copy it again from there."))
    starts.set_address(window.state.preferences, starts.SERVER, "")
    return front(window)


def shelf() -> Shelf:
    home = machine.models_dir()
    voices = ("Ada Ferry", "Jonas Reed", "Mary Lowe", "Tom Hale", "Ruth Ash")
    small = "mlx-community/Qwen3-1.7B-Base-4bit"
    meaning = "sentence-transformers/all-MiniLM-L6-v2"
    own, tight = (
        Path("/models/river"),
        tr("{model}, packed tighter").format(model=tr("The small model for voices")),
    )
    models = (
        Model(BIG, tr("The large model for voices"), "base", home / BIG, 16_400_000_000, voices=voices),
        Model(small, tight, "base", home / small, 968_000_000, shared=True),
        Model(meaning, tr("For telling what passages are about"), "embedding", home / meaning, 91_000_000),
        Model(str(own), tr("A model in a folder of yours"), "base", own, 4_600_000_000, own=True),
        Model("practice", tr("The practice model that comes with Pastiche"), "base", home / "p", 16_000_000),
    )
    left = Unfinished("mlx-community/Qwen3-4B-Base-bf16", home / ".parts" / "a", 1_200_000_000, made=False)
    other = Unfinished("Qwen/Qwen3-0.6B-Base", home / ".parts" / "b", 310_000_000, made=False)
    return Shelf(models, (left, other), sum(model.size for model in models), 118_000_000_000)


def models(window: Window, size: tuple[int, int] = LARGE) -> QWidget:
    found = tab(window, "models", size)
    found.shelf = None
    found._show(shelf())
    job = SimpleNamespace(stage="train", options=Options(model=BIG))
    run: Any = SimpleNamespace(job=job, author="Ada Ferry")
    works = window.state.works
    window.state.works = lambda: [run]  # type: ignore[method-assign]
    found._hold()
    window.state.works = works  # type: ignore[method-assign]
    first, second = found.left.values()
    first.show_coming(0.4, "1.2 GB of 3.1 GB. About 5 minutes left.", stopping=False)
    lost = DownloadFailed("The download broke off.", "Try again; it goes on where it stopped.")
    second.said.wrong(as_error(lost))
    return front(window)


def models_not_read(window: Window) -> QWidget:
    found = tab(window, "models")
    found._not_read(BadInput("The folder of models cannot be read.", "Give yourself the right to read it."))
    return front(window)


def asking(window: Window) -> QWidget:
    """The sheet before a model goes."""
    models(window)
    found = tab(window, "models")
    sheet, _ = question(found, *asked(shelf().models[0]))
    sheet.open()
    settle()
    return sheet


def changed(window: Window, size: tuple[int, int] = LARGE) -> QWidget:
    found = tab(window, "advanced", size)
    values.put_all_back(window.state.preferences)
    settle()
    rank, rate = found.rows["rank"], found.rows["learning_rate"]
    rank.field.setText("32")
    rank._typed()
    rate.field.setText("2")
    rate._typed()
    found.area.ensureWidgetVisible(rank)
    return front(window)


def services(window: Window, size: tuple[int, int]) -> QWidget:
    found = tab(window, "services", size)
    found.rows["server"].radio.setChecked(True)
    found.ollama.setText("http://192.168.1.20:11434")
    found._keep("ollama", found.ollama, found.ollama_said)
    found.server.setText("llm.example.org")
    found._keep("server", found.server, found.server_said)
    found.area.ensureWidgetVisible(found.model)
    return front(window)


def general(window: Window, size: tuple[int, int]) -> QWidget:
    window.state.preferences.set(ANSWERED, "2026-11-12")
    tab(window, "general", size).newer.setChecked(True)
    return front(window)


def damaged(window: Window) -> QWidget:
    window.state.preferences.damaged = True
    tab(window, "general", LEAST)
    return front(window)


def place_gone(window: Window) -> QWidget:
    window.state.preferences.damaged = False
    found = tab(window, "projects", LEAST)
    found.take(Path("/Volumes/Old Disk/Novels"))
    return front(window)


def pictures(window: Window) -> list[Picture]:
    """Name and how to get there."""
    return [
        ("16a-settings-keys", lambda: keys(window)),
        ("16a-settings-keys-small", lambda: keys(window, LEAST)),
        ("16b-settings-models", lambda: models(window)),
        ("16b-settings-models-small", lambda: models(window, LEAST)),
        ("16b-settings-models-asking", lambda: asking(window)),
        ("16b-settings-models-not-read", lambda: models_not_read(window)),
        ("16c-settings-advanced", lambda: changed(window)),
        ("16c-settings-advanced-small", lambda: changed(window, LEAST)),
        ("16d-settings-services", lambda: services(window, LARGE)),
        ("16d-settings-services-small", lambda: services(window, LEAST)),
        ("16g-settings-general", lambda: general(window, LARGE)),
        ("16g-settings-general-small", lambda: general(window, LEAST)),
        ("16e-settings-damaged", lambda: damaged(window)),
        ("16f-settings-projects-small", lambda: place_gone(window)),
    ]
