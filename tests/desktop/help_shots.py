"""Owns the pictures of the help, of a report, and of each advice where it stands."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from core.progress import NoMemory
from core.training import Options, Result
from desktop import advice, log
from desktop.advice_card import AdviceCard
from desktop.editor.passage_model import Remark, Version
from desktop.editor.passage_model import State as Passage
from desktop.loading import Learned, Losses
from desktop.window import Window
from tests.desktop import train_shots, trainings
from tests.desktop.gallery import spoken
from tests.fakes.prose import paragraph
from tests.fakes.windows import end_feed, feed, settle

LOOP = Remark("failed", "Left as it was after 3 tries. It goes round in circles: “the tide”.", cause="loop")


def helped(window: Window, name: str, search: str = "") -> Any:
    window.desk.show_page(name)
    settle()
    shown = window.desk.help
    assert shown is not None
    shown.field.setText(search)
    return shown


def reported(window: Window) -> Any:
    log.problem(NoMemory("This base model does not fit.", "Choose a smaller one."))
    window.desk.report_problem()
    shown = window.desk.report
    assert shown is not None
    shown.did.setPlainText("I pressed Start on the page Train.")
    settle()
    return shown


def too_large(window: Window) -> None:
    train_shots.choosing(window, model=trainings.LARGE)


def out_of_memory(window: Window) -> None:
    train_shots.choosing(window, model=trainings.SMALL)
    feed(window, "train", [])
    error = NoMemory("This base model does not fit: training needs about 9.4 GB.", "Choose a smaller one.")
    end_feed(window, "train", error)


def no_mlx(window: Window) -> None:
    train_shots.choosing(window)
    page: Any = window.pages["train"]
    page.advice._know("chip")


def gets_nowhere(window: Window, falls: bool = False) -> None:
    """A training whose unseen chapters have not become easier at any check."""
    page = train_shots.busy(window, until=400)
    window.state.runs["train"].job.options = Options(preset="reference", model=trainings.SMALL)
    drop = 0.4 if falls else 0.0
    train = [(float(step), 3.0 - drop * step / 400) for step in range(10, 401, 10)]
    valid = [(float(step), 3.02 + 0.0001 * step) for step in range(0, 401, 100)]
    page.learning._show_learned(Learned(Losses(train, valid), trainings.learned(400).samples))


def learned_nothing(window: Window) -> None:
    train_shots.trained(window)
    settle()  # what really lies in the folder is read by then
    page: Any = window.pages["train"]
    result = Result(str(window.state.project), 507, 41, 1014, 600, 3.02, 3.02)
    page.left._known = lambda: None
    page._shown = (page.state.project.root, result)
    page.learning.show_result(result)
    page.advice.card.show_advice(advice.not_learned(result, [], "reference"))


def faint_voice(window: Window) -> None:
    """The page Voices, with the open project's voice as one that learned nothing."""
    window.show_page("voices")
    settle()
    trained = {
        "result": {"train_examples": 180, "loss_before": 3.02, "loss_after": 3.02},
        "recipe": {"epochs": 0.87},
        "base_model": trainings.SMALL,
    }
    cards = window.pages["voices"].findChildren(AdviceCard)
    cards[0].show_advice(advice.of_voice(trained))


def a_text(window: Window, passages: int) -> Any:
    window.show_page("restyle")
    page: Any = window.pages["restyle"]
    text = "\n\n".join(f"# {n}\n\n{paragraph('sea', 60, n)}" for n in range(passages))
    page.open_source(text)
    settle()
    return page


def circles(window: Window) -> None:
    page = a_text(window, 3)
    place = page.model.places(Passage.OPEN)[1]
    page.model.put(place, page.model.row(place).changed(state=Passage.FAILED, notes=spoken(LOOP)))
    page.advising.look()


def too_long(window: Window) -> None:
    page = a_text(window, 4)
    (note,) = spoken(Remark("length", "It has 104 words; about 62 were asked for."))
    for place in page.model.places(Passage.OPEN):
        version = Version(paragraph("sea", 100, place), (note,), asked=62)
        page.model.put(place, page.model.row(place).with_version(version, Passage.FRESH))
    page.advising.look()


def unlike(window: Window) -> None:
    page = a_text(window, 6)
    page.bar.strength.setValue(5)
    for place in page.model.places(Passage.OPEN):
        row = page.model.row(place).with_version(Version(paragraph("war", 60, place)), Passage.REJECTED)
        page.model.put(place, row)
    facts = page.advising._facts()
    assert facts is not None
    real = type(facts)(facts.strength, {"base_model": "owner/real"}, True)
    page.advising._facts = lambda: real
    page.advising.look()


def pictures(window: Window) -> list[tuple[str, Callable[[], object]]]:
    """Name and how to get there."""
    return [
        ("30-help", lambda: helped(window, "first-hour")),
        ("30b-help-train", lambda: helped(window, "train")),
        ("30c-help-keys", lambda: helped(window, "keys")),
        ("30d-help-search", lambda: helped(window, "clean", "keychain")),
        ("30e-help-not-found", lambda: helped(window, "clean", "xyzzy")),
        ("31-report", lambda: reported(window)),
        ("32-advice-too-large", lambda: too_large(window)),
        ("32b-advice-out-of-memory", lambda: out_of_memory(window)),
        ("32c-advice-no-mlx", lambda: no_mlx(window)),
        ("33-advice-strides", lambda: gets_nowhere(window)),
        ("33b-advice-accounts", lambda: gets_nowhere(window, falls=True)),
        ("33c-advice-learned-nothing", lambda: learned_nothing(window)),
        ("33d-advice-faint-voice", lambda: faint_voice(window)),
        ("34-advice-circles", lambda: circles(window)),
        ("34b-advice-too-long", lambda: too_long(window)),
        ("34c-advice-unlike", lambda: unlike(window)),
    ]
