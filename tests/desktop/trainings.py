"""Owns what tests and pictures of the page Train share: what presets take, a curve, and paragraphs."""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import Any

from core.progress import Progress
from core.training.needs import PresetNeed
from core.training.probing import Result
from desktop.loading import Learned, Losses, Sample
from desktop.steps.train_models import PRACTICE, Base, Bases
from desktop.window import Window
from tests.fakes.prose import paragraph
from tests.fakes.windows import settle

GB = 1_000_000_000
SMALL, LARGE, AWAY, MADE = "test/small", "test/large", "test/away", "test/made-4bit"


def need(preset: str, fits: bool, minutes: float, memory: int, checkpointing: bool = False) -> PresetNeed:
    return PresetNeed(preset, fits, minutes, memory, 12 * GB, 3 * GB, checkpointing, 2048)


def bases(memory: int = 16 * GB, disk: int = 214 * GB) -> Bases:
    """One model that is here, one too large, one to download, one that may have to be made, and practice."""
    models = (
        Base(LARGE, "Large Base", False, 40 * GB, 35 * GB, 30 * GB),
        Base(SMALL, "Small Base", True, 9 * GB, 7 * GB, 4 * GB),
        Base(AWAY, "Away Base", False, 8 * GB, 6 * GB, int(4.6 * GB)),
        Base(MADE, "Made Base, 4 bits", False, 6 * GB, 5 * GB, int(2.3 * GB), False, AWAY),
        Base(PRACTICE, "Practice model", True, GB, GB),
    )
    return Bases(models, memory, disk)


def measured(model: str = SMALL) -> Result:
    """Quick and standard fit, thorough does not."""
    needs = (
        need("quick", True, 19.0, 9 * GB),
        need("reference", True, 126.0, 11 * GB, True),
        need("thorough", False, 0.0, 14 * GB),
    )
    return Result(model, needs, 2.0)


def choosing(window: Window, preset: str = "reference", model: str = SMALL) -> Any:
    """The page before a training, knowing `bases`; nothing of it is read from this machine."""
    window.show_page("train")
    page: Any = window.pages["train"]
    page.choosing = True
    page.refresh()
    settle()
    choice = page.presets
    choice.base._reading = None
    choice.base.look = lambda then=None: choice.base.take(bases())
    choice.base.ask_size = lambda: None
    choice.needs.clear()
    choice.base.take(bases())
    choice.base.model.setCurrentIndex(choice.base.model.findData(model))
    choice.rows[preset].radio.setChecked(True)
    if choice.more.inner.isVisible():
        choice.more.fold()
    choice._picked_model()
    settle()
    return page


def curve(step: int, rises: bool = False) -> float:
    """Loss on unseen chapters at a step."""
    bottom = 2.35 + 0.67 * math.exp(-min(step, 400 if rises else step) / 260)
    return bottom + (0.0002 * max(0, step - 400) if rises else 0.0)


def reports(until: int = 580, rises: bool = False, restarts: int = 0) -> Iterator[Progress]:
    """A training of 1,014 steps that is measured every hundred."""
    best, best_step, value = math.inf, 0, 0.0
    for step in range(0, until + 1, 10):
        if step % 100 == 0:
            value = curve(step, rises)
            if value < best and step:
                best, best_step = value, step
        metrics = {
            "step": float(step),
            "train_loss": 2.25 + 0.8 * math.exp(-step / 230) + 0.04 * math.sin(step * 1.7),
            "val_loss": value,
            "tokens_per_second": 71.0,
            "peak_memory": 13.6,
            "restarts": float(restarts if step == until else 0),
        }
        if best_step:
            metrics |= {"best_val_loss": best, "best_step": float(best_step)}
        yield Progress("train", step, 1014, f"Learning: step {step} of 1014", metrics)


ACCOUNT = (
    "A woman comes too late for a train. She knocks at the window of the last carriage. A man inside looks "
    "at her and goes on reading. The train leaves with her glove."
)
ORIGINAL = (
    "She was late by the width of a door. Helen Marsden ran the length of the platform with her bag knocking "
    "at her knee, and struck the last window with the flat of her hand; and the man within raised his eyes, "
    "allowed her to exist, and returned to the shipping news. Her glove went on to the coast without her."
)
ORIGINAL += "".join(f"\n\n{paragraph('sea', 115, seed)}" for seed in range(3))  # as long as a page of a book
WRITTEN = (
    "The woman was late for the train. She knocked on the window. The man looked at her and then he looked "
    "at his paper. The train left. It had her glove.",
    "The woman came late to the train, and she knocked at the last window, and the man in it looked up and "
    "then down again, and her glove was gone with the train when it went.",
    "She was too late. She ran with her bag against her knee and knocked at the last of the windows; and the "
    "man behind it looked at her, as one looks at weather, and went on with his paper. Her glove left by "
    "that train.",
)


def learned(until: int = 580, rises: bool = False) -> Learned:
    """What such a training has on the disk."""
    rows = list(reports(until, rises))
    train = [(float(p.done), p.metrics["train_loss"]) for p in rows if p.done]
    steps = range(0, until + 1, 100)
    texts = {step: WRITTEN[min(n // 2, 2)] for n, step in enumerate(steps)}
    samples = tuple(Sample(step, ACCOUNT, ORIGINAL, text) for step, text in texts.items())
    return Learned(Losses(train, [(float(step), curve(step, rises)) for step in steps]), samples)
