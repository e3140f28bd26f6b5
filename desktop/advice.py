"""Owns advice: from what was measured to a cause, what it means, and the one thing that mends it.

Pure functions. Each gives None as long as nothing was measured that speaks for its advice. What the figures
mean is settled by the recipe: 1e-5 is the rate of the published method, and Quick's is tenfold; passes rise
from 0.87 for several novels to 3 for one short book; text beyond the budget has not been shown to help.
"""

from __future__ import annotations

import platform
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from core import machine
from core.progress import NoMemory, NoMLX, PasticheError, WorkerDied
from core.runner import describe_status
from core.training import Result
from core.training.recipe import SHORT
from desktop import words
from desktop.language import translated
from desktop.steps.train_models import PRACTICE, Base, Bases
from desktop.words import tr

Point = tuple[float, float]

LEAST_MACOS = 14
CHECKS = 3
"""So many checks without a better one are no accident any more."""
FALLS = 0.98
"""Last losses against the first, from where on the passages that are practised have become easier."""
STAYS = 0.995
"""Loss on unseen chapters after and before, from where on a voice will hardly be heard."""
VERY_FEW = 100
ONCE = 2.0
"""Passes below which a short book was not gone through often."""


@dataclass(frozen=True, slots=True)
class Advice:
    """What is wrong, and what mends it.

    Attributes:
        name: of the kind of advice, by which "Not Now" is remembered.
        action_text: what the button says; action: what it does, for whoever shows it; value: what with.
    """

    name: str
    title: str
    body: str
    action_text: str
    action: str
    value: Any = None


# What there is.
def mlx_lacks() -> str:
    """Why MLX cannot compute here, "" where it can: "chip", "system" or "package". Imports nothing."""
    if sys.platform == "darwin" and not machine.this_machine().metal:
        return "chip"
    if sys.platform == "darwin" and int(platform.mac_ver()[0].split(".")[0] or 0) < LEAST_MACOS:
        return "system"
    return "" if find_spec("mlx") is not None else "package"


def mlx(lacks: str) -> Advice | None:
    """Training and writing need MLX. Args: lacks: as `mlx_lacks` says."""
    before = tr("The steps before work here all the same, and a project can be taken to another Mac.")
    bodies = {
        "chip": tr("Training and writing need a Mac with Apple Silicon. This one has another processor."),
        "system": tr("Training and writing need macOS 14 or later."),
        "package": tr("What Pastiche computes with cannot be loaded. Installing it anew brings it back."),
    }
    if lacks not in bodies:
        return None
    body = bodies[lacks] if lacks == "package" else f"{bodies[lacks]} {before}"
    return Advice("mlx", tr("MLX is not available"), body, tr("What Training Needs"), "help", "train")


# Memory.
def is_memory(error: PasticheError) -> bool:
    """Whether a failure was for want of memory, also where the graphics processor or the system said so."""
    if isinstance(error, NoMemory):
        return True
    told = "metal::malloc" in error.detail or "Insufficient Memory" in error.detail
    killed = describe_status(-9)  # it stands there in the language on screen once it was shown
    return told or (
        isinstance(error, WorkerDied) and (killed in error.message or translated(killed) in error.message)
    )


def is_mlx(error: PasticheError) -> bool:
    return isinstance(error, NoMLX)


def memory(
    bases: Bases, base: Base, preset: str, needs: Mapping[str, Any], failed: bool = False
) -> Advice | None:
    """A model, or a way to train it, that is too large for this computer.

    Args:
        needs: preset -> `PresetNeed` on this model, as far as measured.
        failed: a training on it ended for want of memory.
    """
    need = needs.get(preset)
    too_large = need is not None and not need.fits
    if not failed and not too_large and bases.fits(base):
        return None
    title = tr("It does not fit the memory")
    quick = needs.get("quick")
    if too_large and quick is not None and quick.fits:
        body = tr("This way to train takes more memory than this computer can give. Quick takes less.")
        return Advice("memory", title, body, tr("Choose Quick"), "preset", "quick")
    smaller = smaller_base(bases, base)
    if smaller is None:
        return None
    body = tr("{title} takes more memory than this computer can give. {other} takes less, and fits.")
    said = body.format(title=base.title, other=smaller.title)
    action = tr("Choose {title}").format(title=smaller.title)
    return Advice("memory", title, said, action, "model", smaller.name)


def smaller_base(bases: Bases, base: Base) -> Base | None:
    """The largest model that fits with ease and takes less than this one; one that is here first."""
    budget = machine.FITS * bases.memory
    fitting = [model for model in bases.real if 0 < model.need <= budget and model.need < base.need]
    return max(fitting, key=lambda m: (m.here, m.known, m.need), default=None)


# Learning.
def not_learning(train: Sequence[Point], valid: Sequence[Point], preset: str) -> Advice | None:
    """A training at work that gets nowhere; had unseen chapters been easier once, the page offers to stop."""
    if preset == PRACTICE or len(valid) <= CHECKS or min(valid, key=lambda point: point[1]) != valid[0]:
        return None
    return _by_cause(_falls(train), preset)


def not_learned(result: Result, train: Sequence[Point], preset: str) -> Advice | None:
    """A training that came to its end and got nowhere."""
    if preset == PRACTICE or not result.loss_before or result.loss_after < STAYS * result.loss_before:
        return None
    return _by_cause(_falls(train), preset)


def _falls(train: Sequence[Point]) -> bool:
    """Whether the passages that are practised became easier."""
    part = max(1, len(train) // 4)
    first, last = ([loss for _, loss in some] for some in (train[:part], train[-part:]))
    return bool(train) and sum(last) < FALLS * sum(first)


def _by_cause(falls: bool, preset: str) -> Advice:
    title = tr("It does not learn the voice")
    if falls:
        seen = tr(
            "The pages it practises become easier, and unseen chapters do not: it learns them by heart."
        )
        why = tr("Accounts that repeat the author's sentences are a common cause.")
        return _accounts(title, f"{seen} {why}")
    seen = tr("Neither the pages it practises nor unseen chapters become easier.")
    if preset == "quick":
        return _accounts(title, f"{seen} {_look()}")
    why = tr("The published recipe takes small strides. Quick takes strides ten times as long.")
    return Advice("strides", title, f"{seen} {why}", tr("Choose Quick"), "preset", "quick")


def _accounts(title: str, body: str) -> Advice:
    return Advice("accounts", title, body, tr("Look at the Accounts"), "page", "neutralize")


def _look() -> str:
    return tr("Look whether its accounts say what happens, plainly and in words of their own.")


# A voice.
def faint(result: Mapping[str, Any], recipe: Mapping[str, Any]) -> Advice | None:
    """Why a voice may be faint, by what it was trained with: its metadata's "result" and "recipe"."""
    passages, through = int(result.get("train_examples") or 0), float(recipe.get("epochs") or 0.0)
    if not 0 < passages < SHORT:
        return None
    if 0 < through < ONCE:
        said = tr("It learned from {passages}, {n} times through.")
        told = said.format(passages=words.passages(passages), n=words.decimal(through, 1))
        more = tr("For a single short book, three times is not too often.")
        title = tr("It was trained briefly on little text")
        return Advice("longer", title, f"{told} {more}", tr("Train Longer"), "preset", "thorough")
    if passages < VERY_FEW:
        told = tr("It learned from {passages}.").format(passages=words.passages(passages))
        more = tr("That gives a turn of phrase here and there. More books by the same author would help.")
        title = tr("It learned from very little text")
        return Advice("books", title, f"{told} {more}", tr("Add Books"), "page", "import")
    return None


def of_voice(metadata: Mapping[str, Any]) -> Advice | None:
    """Advice for a voice that unseen chapters say will hardly be heard; None where nothing was measured."""
    result, recipe = metadata.get("result") or {}, metadata.get("recipe") or {}
    before, after = float(result.get("loss_before") or 0.0), float(result.get("loss_after") or 0.0)
    if is_practice(str(metadata.get("base_model") or "")) or not before or after < STAYS * before:
        return None
    title = tr("This voice will hardly be heard")
    body = tr("Unseen chapters are no easier for it than for the bare model.")
    why = faint(result, recipe)
    if why is not None:
        return replace(why, title=title, body=f"{body} {why.body}")
    return _accounts(title, f"{body} {_look()}")


def is_practice(base_model: str) -> bool:
    """Whether a voice stands on the practice model, by its name or its folder."""
    practice = machine.model_folder(PRACTICE)
    return base_model == PRACTICE or (practice is not None and Path(base_model) == practice)
