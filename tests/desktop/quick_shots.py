"""Owns the pictures of the quick panel and of the menu bar's icon: every state, fed by hand."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from core.progress import Progress, WorkerDied
from core.training import Options
from core.types import Adapter
from desktop import menubar_drawing
from desktop.editor.passage_model import Remark, Version
from desktop.editor.passage_model import State as Passage
from desktop.editor.voice_papers import Known
from desktop.menubar_drawing import Look
from desktop.quick.panel import QuickPanel
from desktop.quick.taking import LONGEST, Stage, read
from desktop.theme import theme
from desktop.widgets.basics import label
from desktop.window import Window
from tests.desktop.gallery import Picture, spoken
from tests.fakes.windows import feed

SOURCE = (
    "The lock keeper counts the barges. He writes each one down with its cargo. Nobody reads the book. In "
    "March a barge went up that never came down again, and he left a line free for it on every page."
)
RESULT = (
    "He counted them, did the keeper of the lock, and what they carried he set down in a book which no "
    "living soul had ever asked to see. One went up in March. It has not come down; and there is no page "
    "since upon which he has not kept it a line, ruled, and empty, and dry."
)
CHECKED = ("names", "numbers", "meaning", "copying")
NOTES = (
    Remark("names", "Names that your text does not have: Albert."),
    Remark("copied", "9 words in a row stand in the author's own text."),
)
LOOKS = (
    ("Idle", Look()),
    ("Working, 57 %", Look("working", 57)),
    ("Paused", Look("paused")),
    ("Needs you", Look(needs_you=True)),
)


def fed(window: Window, stage: Stage, text: str = SOURCE) -> QuickPanel:
    """The panel with a text and a voice, at a stage."""
    panel = window.quick.panel
    writing, choice = panel.writing, panel.writing.choice
    taken = read(text)
    choice.read, choice._chosen = True, 0
    choice._known = [Known(Adapter("/voices/farrow", "Hesper Brack", "practice", {"describer": "outline"}))]
    writing.source, writing.words, writing.text = text, taken.words, taken.text
    writing.model.fill(taken.text.rows if taken.text is not None else [])
    panel.title.setText(panel.tr("Restyle clipboard"))
    panel.source.show_text(text.strip() if taken.text is not None else "")
    writing.stage = stage
    panel.come()
    return panel


def writing(window: Window) -> QWidget:
    panel = fed(window, Stage.WRITING)
    row = panel.writing.model.row(0)
    panel.writing.model.put(0, row.changed(state=Passage.WRITING, streamed=RESULT[:150]))
    return panel


def done(window: Window, notes: tuple[Remark, ...] = ()) -> QWidget:
    panel = fed(window, Stage.WRITING)
    row = panel.writing.model.row(0)
    version = Version(RESULT, notes, checked=CHECKED, asked=45)
    panel.writing.model.put(0, row.with_version(version, Passage.FRESH))
    panel.writing.result, panel.writing.seconds = RESULT, 4.2
    panel.writing._be(Stage.DONE)
    return panel


def asked(window: Window) -> QWidget:
    panel = fed(window, Stage.WRITING)
    panel.writing._needs_consent("DeepSeek")
    return panel


def failed(window: Window) -> QWidget:
    panel = fed(window, Stage.WRITING)
    said = "The writer ended unexpectedly (killed, signal 9)."
    panel.writing._fail(
        WorkerDied(said, "Ask again; it starts anew. Closing other applications may help.", "")
    )
    return panel


def alone(window: Window, stage: Stage) -> QWidget:
    text = SOURCE if stage == Stage.VOICELESS else "word " * (LONGEST + 640) if stage == Stage.LONG else ""
    return fed(window, stage, text)


def pausing(window: Window) -> QWidget:
    options = Options(model="practice", preset="practice")
    feed(window, "train", [Progress("train", 0, 100), Progress("train", 57, 100)], options)
    return fed(window, Stage.PAUSING)


def states(window: Window) -> QWidget:
    """The icon in a light or a dark bar, with figures beside it and without."""
    strip = QWidget()
    strip.setWindowTitle("Menu bar")
    layout = QHBoxLayout(strip)
    layout.setSpacing(24)
    signs: list[tuple[QLabel, Look, bool]] = []
    for name, look in LOOKS:
        signs += [(QLabel(), look, wide) for wide in (True, False)]
        for sign, _, _ in signs[-2:]:
            layout.addWidget(sign)
        layout.addWidget(label(name, "strong"))

    def draw() -> None:
        for sign, look, wide in signs:
            sign.setPixmap(menubar_drawing.drawn(look, wide, theme().roles.text))

    draw()
    theme().changed.connect(draw)
    strip.show()

    def end() -> None:
        theme().changed.disconnect(draw)
        strip.deleteLater()

    window.destroyed.connect(end)
    return strip


def pictures(window: Window) -> list[Picture]:
    """Name and how to get there."""
    return [
        ("20-quick-writing", lambda: writing(window)),
        ("20a-quick-pausing", lambda: pausing(window)),
        ("20b-quick-done", lambda: done(window)),
        ("20c-quick-to-look-at", lambda: done(window, spoken(*NOTES))),
        ("20d-quick-consent", lambda: asked(window)),
        ("20e-quick-problem", lambda: failed(window)),
        *((f"20f-quick-{stage}", partial(alone, window, stage)) for stage in (Stage.EMPTY, Stage.BARE)),
        *((f"20g-quick-{stage}", partial(alone, window, stage)) for stage in (Stage.LONG, Stage.VOICELESS)),
        ("21-menubar", lambda: states(window)),
    ]
