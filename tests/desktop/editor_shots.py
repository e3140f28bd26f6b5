"""Owns the pictures of the restyle page: every state of it, fed by hand."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from core import machine
from core.types import Adapter
from desktop.editor.nearby import Passage as Near
from desktop.editor.passage_model import Base, Remark, Version
from desktop.editor.passage_model import State as Passage
from desktop.editor.voice_papers import Known
from desktop.window import Window
from tests.desktop.gallery import spoken
from tests.fakes.prose import paragraph
from tests.fakes.windows import settle

ANSWERS = (
    "The doors were closing as Helen Marsden came on to the platform, bag in the one hand and ticket in the "
    "other; and she ran, for all the good it did her. She rapped upon the window of the last carriage. A man "
    "looked up from his newspaper, considered her, and looked down again. Then the train was gone, and a "
    "glove with it.",
    "It was warm in the little café by the ticket office, and that was reason enough to go in. She was a few "
    "pennies short, and coloured at it; but the woman said the coffee was yesterday's, and pushed it across.",
)
NOTES = (
    Remark("names", "Names that your text does not have: Albert."),
    Remark("copied", "9 words in a row stand in the author's own text.", ((108, 156),)),
)
BASE = (
    "She went into the small café next to the ticket office because it was warm inside. She did not have "
    "enough money for a coffee. The woman behind the counter gave her one anyway."
)


def restyled(window: Window) -> None:
    """The editor with one passage accepted, one to decide, and one that is being written; all fed by hand."""
    window.show_page("restyle")
    page: Any = window.pages["restyle"]
    page.open_source(machine.resource("sample_book/page.md").read_text(encoding="utf-8"))
    settle()
    first, second, third = page.model.places(Passage.OPEN)
    row = page.model.row(first)
    page.model.put(first, row.with_version(Version(ANSWERS[0], ()), Passage.ACCEPTED))
    row = page.model.row(second)
    checked = ("names", "numbers", "meaning", "copying")
    for version in (
        Version(ANSWERS[1], (), checked=checked, asked=52),
        Version(ANSWERS[1], spoken(*NOTES), asked=52),
    ):
        row = row.with_version(version, Passage.FRESH)
    page.model.put(second, row.changed(coming=1))
    row = page.model.row(third)
    page.model.put(third, row.changed(state=Passage.WRITING, streamed="An old man came in, and his dog"))
    page.view.go_to(second)


def changes(window: Window) -> None:
    page: Any = window.pages["restyle"]
    page.run("changes")


def held_well(window: Window) -> None:
    """The version before, which nothing is said against."""
    page: Any = window.pages["restyle"]
    page.run("changes")
    page.run("previous_version")


def compared(window: Window) -> None:
    page: Any = window.pages["restyle"]
    row = page.model.row(page.view.place)
    page.model.put(page.view.place, row.changed(base=Base(BASE, "", True)))
    page.run("changes")


def wished(window: Window) -> None:
    page: Any = window.pages["restyle"]
    page.run("wishes")
    settle()


def found(window: Window) -> None:
    """Words that stand on both sides."""
    page: Any = window.pages["restyle"]
    page.wishes.panel.close()
    page.run("find")
    page.find.strip.field.setText("she")


def near(window: Window) -> None:
    """What the author wrote of something like it."""
    page: Any = window.pages["restyle"]
    page.find.leave()
    page.nearby.panel.head("Ada Ferry", page.model.row(page.view.place).source)
    page.nearby.panel.show_passages(
        "Ada Ferry",
        [Near(paragraph("sea", 90, n), f"Sample Book, chapter {n + 1}") for n in range(3)],
    )


def questioned(window: Window) -> None:
    """A voice from another program, which does not say whose it is."""
    page: Any = window.pages["restyle"]
    page.nearby.close()
    foreign = Adapter(str(Path("downloads") / "harbour-lora"), "", "", {})
    page.voices.question.ask(Known(foreign))


def pictures(window: Window) -> list[tuple[str, Callable[[], object]]]:
    """Name and how to get there, in an order in which each leaves the next what it needs."""
    return [
        ("14-restyle", lambda: window.show_page("restyle")),
        ("14b-restyle-passages", lambda: restyled(window)),
        ("14c-restyle-changes", lambda: changes(window)),
        ("14d-restyle-well", lambda: held_well(window)),
        ("14e-restyle-compared", lambda: compared(window)),
        ("14f-restyle-wishes", lambda: wished(window)),
        ("14g-restyle-found", lambda: found(window)),
        ("14h-restyle-nearby", lambda: near(window)),
        ("14i-restyle-question", lambda: questioned(window)),
    ]
