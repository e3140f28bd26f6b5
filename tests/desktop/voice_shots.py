"""Owns the pictures of the page Voices and of the window in which voices are tried."""

from __future__ import annotations

import shutil
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from core.progress import DownloadFailed, PasticheError
from desktop import words
from desktop.editor.passage_model import Remark
from desktop.editor.requests import Written
from desktop.language import translated
from desktop.voices import VoicesPage
from desktop.window import Window
from desktop.words import tr
from tests.desktop.gallery import Picture
from tests.desktop.voices import SAMPLE, make_voice, show, trained

OTHER = (
    "Nine boats. Nell had them twice, once from each end. Out on the mud nothing asked to be counted, and "
    "the tide, which had said nothing when it went, said nothing now."
)
MODEL = "mlx-community/Qwen3-8B-Base-bf16"


def library(window: Window) -> VoicesPage:
    """Voices of every kind: of the project, copying, without a sample, without their model."""
    put_back(window)
    home = place(window)
    window.state.preferences.set("voices", [str(home)])
    make_voice(home / "fern", "Ada Fern", **trained())
    make_voice(home / "fern-2", "Ada Fern", **trained(19, name="Fern, second try", preset="quick"))
    make_voice(home / "vale", "Edmund Vale", **trained(sample=None, time="2026-10-02T10:00:00+0000"))
    imported = {"imported": "2026-09-20T10:00:00+0000", "source": "peft", "base_model": MODEL}
    make_voice(home / "tern", "Maud Tern", text=False, **imported)
    page = show(window)
    page.problem.hide()
    return page


def place(window: Window) -> Path:
    """Where the voices of these pictures lie: never among somebody's own."""
    return window.state.preferences.path.parent / "shown voices"


def put_back(window: Window) -> None:
    """Take the voices of these pictures away."""
    shutil.rmtree(place(window), ignore_errors=True)


def missing(window: Window) -> VoicesPage:
    """The card of the voice whose base model is not here, chosen."""
    page = library(window)
    card = next(card for card in page.cards if not card.voice.here)
    page.grid.choose(card)
    page._area.ensureWidgetVisible(card)
    return page


def fetching(window: Window) -> None:
    page = missing(window)
    fetch = SimpleNamespace(share=0.26, stopping=False, sentence="4.3 of 16.4 GB. About 20 minutes left.")
    card = next(card for card in page.cards if not card.voice.here)
    card.show_fetch(fetch)  # type: ignore[arg-type]
    page.grid.place()


def not_fetched(window: Window) -> None:
    error = DownloadFailed(
        "The download of Qwen3 8B Base broke off.", "Try again; it goes on where it stopped."
    )
    missing(window)._fetch_ended(MODEL, error)


def renaming(window: Window) -> None:
    library(window).cards[0].do("rename")


def many(window: Window) -> None:
    library(window)
    for number in range(9):
        make_voice(place(window) / f"many-{number}", f"Writer {number + 1}", **trained(number))
    page = show(window)
    page.run_command("find")


def not_found(window: Window) -> None:
    many(window)
    page: Any = window.pages["voices"]
    page.search.setText("nobody of that name")


def trying(window: Window, both: bool = False) -> Any:
    page = library(window)
    page.cards[0].do("try")
    opened: Any = page.trying
    paths = [card.voice.adapter.path for card in page.cards if card.voice.here]
    opened.right.choose(paths[1] if both else "")
    for side in opened.sides:
        side.clear()
    opened._look()
    return opened


def tried(window: Window) -> Any:
    opened = trying(window)
    opened.left.show_written(Written(SAMPLE))
    opened.left.say(tr("Kept as the sample of this voice."))
    return opened


def comparing(window: Window, busy: bool = False) -> Any:
    opened = trying(window, both=True)
    said = translated("19 words in a row are the author's own, from The Beam Level.")
    remark = Remark("copied", said, ((0, 9),))
    opened.left.show_written(Written(SAMPLE, (remark,)))
    opened.left.keep.show()
    if busy:
        opened.right.hear(OTHER[:90], anew=True)
        opened.stop.setEnabled(True)
    else:
        opened.right.show_written(Written(OTHER))
    return opened


def not_tried(window: Window) -> Any:
    opened = trying(window)
    message = "The voice of Ada Fern needs 9 GB of memory, and 4 GB are free."
    opened.left.show_error(PasticheError(message, "Close other applications, or choose a smaller voice."))
    return opened


def blocked(window: Window) -> Any:
    opened = trying(window)
    said = tr("{work} is going on and needs the memory. Try voices when it is done.")
    opened.note.setText(said.format(work=words.step_busy("train")))
    opened.go.setEnabled(False)
    return opened


def put_away(window: Window) -> None:
    """Close the window of trying, and leave the library as it was."""
    page: Any = window.pages["voices"]
    if page.trying is not None:
        page.trying.close()
    page.search.clear()
    put_back(window)
    show(window)


def pictures(window: Window) -> list[Picture]:
    """Name and how to get there."""
    return [
        ("15-voices", lambda: library(window)),
        ("15b-voices-missing", lambda: missing(window)),
        ("15c-voices-fetching", lambda: fetching(window)),
        ("15d-voices-not-fetched", lambda: not_fetched(window)),
        ("15e-voices-renaming", lambda: renaming(window)),
        ("15f-voices-many", lambda: many(window)),
        ("15g-voices-not-found", lambda: not_found(window)),
        ("15h-try", lambda: trying(window)),
        ("15i-tried", lambda: tried(window)),
        ("15j-compare", lambda: comparing(window)),
        ("15k-compare-busy", lambda: comparing(window, busy=True)),
        ("15l-try-problem", lambda: not_tried(window)),
        ("15m-try-blocked", lambda: blocked(window)),
        ("15z-voices-calm", lambda: put_away(window)),
    ]
