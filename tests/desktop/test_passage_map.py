"""The map of the passages: finding them by mouse and keys, colours of themes, and the picture itself."""

from __future__ import annotations

import math
from collections import Counter

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desktop import theme
from desktop.passages import HUES, Corpus, Passage, spread_hues
from desktop.theme import DARK, LIGHT, Roles
from desktop.widgets.map_drawing import Dot, Ink, Mark, draw_dots, mark, radius
from desktop.widgets.passage_map import PassageMap
from tests.desktop.test_theme import contrast
from tests.fakes.windows import settle

INK = Ink(("#FF0000", "#00FF00", "#0000FF"), "#000000", 5.0)


def corpus(*places: tuple[float, float] | None, themes: tuple[str, ...] = ()) -> Corpus:
    """Passages at these places, every second one left out; each with a theme of its own."""
    made = Corpus(
        [
            Passage(str(n), f"Text <b>{n}</b>.", 2, n % 2 == 0, "" if n % 2 == 0 else "too short", n, place)
            for n, place in enumerate(places)
        ]
    )
    made.arrange({n: (name,) for n, name in enumerate(themes)})
    return made


@pytest.fixture
def shown(qtbot: QtBot) -> PassageMap:
    """Four passages at the corners, one in the middle, one without a place."""
    made = PassageMap()
    qtbot.addWidget(made)
    made.resize(440, 340)
    made.show()
    made.show_corpus(corpus((0, 0), (1, 0), (0, 1), (1, 1), (0.5, 0.5), None), 4)
    settle()
    return made


def inked(image: QImage, x: int, y: int) -> str:
    colour = image.pixelColor(round(x * image.devicePixelRatio()), round(y * image.devicePixelRatio()))
    return colour.name() if colour.alpha() > 200 else ""


def test_each_form_can_be_told_without_its_colour() -> None:
    marks: tuple[Mark, ...] = ("in", "out", "keep", "drop")
    image = draw_dots([Dot(20 + 40 * n, 20, 0, m) for n, m in enumerate(marks)], (180, 40), 2.0, INK)
    assert (image.width(), image.height()) == (360, 80)
    middle = [inked(image, 20 + 40 * n, 20) for n in range(4)]
    assert middle == ["#ff0000", "", "#ff0000", "#000000"]  # full, hollow, full, crossed
    above = [inked(image, 20 + 40 * n, 20 - 7) for n in range(4)]
    assert above[0] == above[1] == above[3] == "" and above[2]  # the diamond stands out
    assert inked(image, 160, 5) == ""


def test_a_passage_without_a_theme_takes_the_last_colour_and_dots_shrink_with_their_number() -> None:
    image = draw_dots([Dot(10, 10, -1, "in"), Dot(30, 10, 1, "in")], (40, 20), 1.0, INK)
    assert (inked(image, 10, 10), inked(image, 30, 10)) == ("#0000ff", "#00ff00")
    sizes = [radius(n) for n in (0, 100, 1_000, 8_000, 100_000)]
    assert sizes == sorted(sizes, reverse=True) and sizes[0] == 5.0 and sizes[-1] >= 2.4


@pytest.mark.parametrize("roles", [LIGHT, DARK], ids=["light", "dark"])
def test_every_colour_of_the_map_stands_out_from_the_page(roles: Roles) -> None:
    assert len(set(roles.map_hues)) == HUES
    assert all(contrast(hue, roles.page) >= 3 for hue in roles.map_hues)


def test_neighbours_have_different_colours_while_there_are_enough() -> None:
    grid = {5 * x + y: (x / 4, y / 4) for x in range(5) for y in range(5)}
    hues = spread_hues(grid)
    assert max(Counter(hues.values()).values()) <= 4
    near = [(a, b) for a in grid for b in grid if a < b and math.dist(grid[a], grid[b]) < 0.3]
    assert near and all(hues[a] != hues[b] for a, b in near)
    assert sorted(spread_hues({n: (n / 9, 0.0) for n in range(10)}).values()) == list(range(10))


def test_what_a_passage_looks_like_follows_the_users_word() -> None:
    kept, left = Passage("a", "", 1, True), Passage("b", "", 1, False, "too short")
    assert (mark(kept), mark(left)) == ("in", "out")
    assert (kept.turned(), left.turned()) == ("drop", "keep")
    kept.own, left.own = "drop", "keep"
    assert (mark(kept), mark(left)) == ("drop", "keep") and not kept.chosen and left.chosen
    assert (kept.turned(), left.turned()) == ("", "")  # which undoes it
    applied = Passage("c", "", 1, True, "kept by you", own="keep")
    assert applied.applied == "keep" and applied.turned() == "drop"


def test_the_mouse_finds_dots_and_nothing_between_them(shown: PassageMap) -> None:
    assert [shown.at(shown.point(n)) for n in range(5)] == [0, 1, 2, 3, 4]
    assert shown.at(shown.point(4) + QPointF(6, 0)) == 4
    assert shown.at(shown.point(4) + QPointF(30, 0)) == -1
    assert shown.at(QPointF(-50, 9000)) == -1


def test_a_dense_map_finds_the_nearest_of_many(qtbot: QtBot) -> None:
    many = corpus(*[(n % 90 / 89, n // 90 / 88) for n in range(7_900)])
    for index in (0, 89, 4_321, 7_899):
        place = many.passages[index].place
        assert place is not None
        assert many.nearest(place[0] * 800 + 1, place[1] * 600 + 1, 800, 600, 9) == index


@pytest.mark.qt_log_ignore("does not support raise")
def test_hovering_shows_the_opening_as_plain_text(shown: PassageMap) -> None:
    QTest.mouseMove(shown, shown.point(1).toPoint())
    settle()
    assert shown.hovered == 1
    assert "Text &lt;b&gt;1" in shown.tip(1) and "Left out" in shown.tip(1) and "Chosen" in shown.tip(0)
    shown.corpus.passages[1].text = "word " * 400
    assert len(shown.tip(1)) < 320 and "…" in shown.tip(1)


def test_a_click_takes_in_hand_and_a_second_one_turns_round(shown: PassageMap) -> None:
    moved: list[int] = []
    turned: list[int] = []
    shown.moved.connect(moved.append)
    shown.turned.connect(turned.append)
    left, place = Qt.MouseButton.LeftButton, shown.point(1).toPoint()
    QTest.mouseClick(shown, left, pos=place)
    assert (moved, turned, shown.current) == ([1], [], 1)
    QTest.mouseClick(shown, left, pos=place)
    assert (moved, turned) == ([1], [1])
    QTest.mouseClick(shown, left, pos=QPoint(200, 60))
    assert (moved, turned, shown.current) == ([1], [1], 1)


def test_a_double_click_turns_once_whether_it_was_in_hand_or_not(shown: PassageMap) -> None:
    turned: list[int] = []
    shown.turned.connect(turned.append)
    left = Qt.MouseButton.LeftButton
    for place in (shown.point(1).toPoint(), shown.point(1).toPoint()):
        turned.clear()
        QTest.mouseClick(shown, left, pos=place)
        QTest.mouseDClick(shown, left, pos=place)
        assert turned == [1], "the second press of the pair must not undo the first"


def test_the_arrows_go_to_the_nearest_in_their_direction(shown: PassageMap) -> None:
    key = Qt.Key
    ways = {key.Key_Left: (0, 2), key.Key_Right: (1, 3), key.Key_Up: (0, 1), key.Key_Down: (2, 3)}
    for pressed, wanted in ways.items():
        shown.set_current(4)
        QTest.keyClick(shown, pressed)
        assert shown.current in wanted or shown.current == 4
    shown.set_current(0)
    QTest.keyClick(shown, key.Key_Right)
    assert shown.current == 1
    QTest.keyClick(shown, key.Key_Right)
    assert shown.current == 1  # nothing further that way
    QTest.keyClick(shown, key.Key_End)
    assert shown.current == 4  # the last that has a place
    QTest.keyClick(shown, key.Key_Home)
    assert shown.current == 0
    shift = Qt.KeyboardModifier.ShiftModifier
    QTest.keyClick(shown, key.Key_Right, shift)
    assert shown.current == 1  # in reading order
    shown.set_current(5)
    QTest.keyClick(shown, key.Key_Left, shift)
    assert shown.current == 4


def test_names_stand_near_their_themes_and_never_on_each_other(qtbot: QtBot) -> None:
    made = PassageMap()
    qtbot.addWidget(made)
    made.resize(400, 300)
    crowd = corpus(*[(0.5, 0.5)] * 9, (0.1, 0.9), themes=tuple(f"theme {n}" for n in range(10)))
    made.show_corpus(crowd, 0)
    boxes = [box for box, _ in made.names]
    assert "theme 0" in made.names[0][1] and made.names[-1][1] == "theme 9"
    assert 2 <= len(boxes) < 10
    assert not any(a.intersects(b) for n, a in enumerate(boxes) for b in boxes[:n])
    assert all(made.rect().toRectF().contains(box) for box in boxes)


def test_a_decision_is_painted_at_once_and_drawn_again_later(shown: PassageMap) -> None:
    spot = shown.point(4).toPoint()
    page = QColor(theme.LIGHT.page).name()
    before = shown.grab().toImage().pixelColor(spot * shown.devicePixelRatioF()).name()
    shown.corpus.decide({4: "drop"})
    shown.show_decided([4])
    at_once = shown.grab().toImage().pixelColor(spot * shown.devicePixelRatioF()).name()
    assert page not in (before, at_once) and before != at_once
    assert shown._behind == {4}
    settle()
    assert shown._behind == set()
    later = shown.grab().toImage().pixelColor(spot * shown.devicePixelRatioF()).name()
    assert later == at_once


def test_another_size_and_another_appearance_are_drawn_anew(shown: PassageMap, light: theme.Theme) -> None:
    assert shown.image is not None and shown.image.deviceIndependentSize().width() == 440
    shown.resize(500, 300)
    settle()
    assert shown.image.deviceIndependentSize().width() == 500
    bright = shown.image.copy()
    light.set_scheme("dark")
    settle()
    assert shown.image != bright
