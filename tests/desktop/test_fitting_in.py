"""The window fits its screen, a narrow sidebar tells its steps apart, and a line without a share moves."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from desktop.app import fitting
from desktop.editor.frame import standing
from desktop.editor.passage_model import PassageModel, Row
from desktop.widgets.progress import ProgressLine
from desktop.widgets.sidebar import Sidebar

STEPS = [("import", "Import"), ("clean", "Clean"), ("curate", "Curate")]


@pytest.mark.parametrize("screen, tall", [((1280, 800), 760), ((1440, 815), 775), ((2560, 1440), 800)])
def test_a_window_leaves_room_for_its_title_bar(screen: tuple[int, int], tall: int) -> None:
    size = fitting(QSize(1280, 800), QSize(*screen))
    assert size.height() == tall and size.width() <= min(1280, screen[0])


def test_narrow_steps_differ(qtbot: QtBot) -> None:
    made = Sidebar(STEPS)
    qtbot.addWidget(made)
    made.resize(224, 600)
    made.set_narrow(True)
    seen: list[QImage] = []
    for name, _ in STEPS:
        row = made.rows[name]
        row.say("9,521 words", "done")
        row.set_icon("done", "accent")
        row.resize(40, 52)
        seen.append(row.grab().toImage())
        assert row.toolTip().startswith(row.title) and row.accessibleName().startswith(row.title)
    assert seen[0] != seen[1] != seen[2] != seen[0]


def test_a_line_moves_while_nobody_knows_how_far_it_is(qtbot: QtBot) -> None:
    line = ProgressLine()
    qtbot.addWidget(line)
    line.set_share(None)
    assert not line.moving  # nothing is drawn of what is not seen
    line.show()
    assert line.moving
    line.set_share(None, stopped=True)
    assert not line.moving
    line.set_share(None)
    line.set_share(0.5)
    assert not line.moving
    line.set_share(None)
    line.hide()
    assert not line.moving


def test_one_passage_is_one(qtbot: QtBot) -> None:
    line, model = ProgressLine(), PassageModel()
    qtbot.addWidget(line)
    model.fill([Row("p0", "prose", (0,), "One.")])
    assert standing(line, model) == "0 of 1 passage accepted"
    model.fill([Row(f"p{n}", "prose", (n,), "One.") for n in range(2)])
    assert standing(line, model) == "0 of 2 passages accepted"
