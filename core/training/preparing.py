"""Owns what stands between a plan and its first step: base model, tokens, memory, disk, steps to do."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from core.files import text_hash
from core.progress import BadOption, Progress, Report
from core.training import Options, fitting, measured
from core.training.encoding import Encoded, encoded
from core.training.plan import Plan
from core.training.recipe import Recipe
from core.training.team import shared_out
from core.writing import kinds, models, obtaining
from core.writing.encoding import Tokens

STAGE = "train"


@dataclass(frozen=True, slots=True)
class Job:
    """A training that can start.

    Attributes:
        recipe: with iters counted out and the base model's folder as `model`.
        folder: of the base model; base: its name for people.
        train: every example in each of its `variants` wordings, see `encoding.Encoded`.
        run: hash of all that decides the result.
    """

    plan: Plan
    recipe: Recipe
    shape: models.Shape
    folder: Path
    base: str
    base_hash: str
    data_hash: str
    train: tuple[Tokens, ...]
    valid: tuple[Tokens, ...]
    variants: int
    run: str
    warnings: tuple[str, ...]

    @property
    def longest(self) -> int:
        """Tokens of the longest example."""
        return max(len(ids) for ids, _ in (*self.train, *self.valid))


def base_model(name: str, download: bool, report: Report, stage: str = STAGE) -> Path:
    """The folder of the base model, fetched or made first where that was asked for; told as `stage`.

    Raises:
        Missing, BadInput: it is not here, or no model. DownloadFailed, NoSpace, Locked: it did not come.
    """
    if not download:
        return models.resolve(name)

    def told(done: int, total: int, note: str) -> None:
        report(Progress(stage, done, total or None, f"Fetching {name}: {note}", {"bytes": 1.0}))

    return obtaining.obtain(name, told)


def prepared(asked: Plan, options: Options, report: Report, machines: int = 1) -> Job:
    """Everything counted out, and made to fit; `machines` share a batch.

    Raises:
        BadInput: nothing is left on one of the two sides. BadOption: the batch is too large.
        PasticheError: too little memory, with an offer. NoSpace: too little disk.
    """
    report(Progress(STAGE, 0, None, "Looking at the base model"))
    folder = base_model(asked.recipe.model, options.download, report)
    shape, base_hash = models.shape_of(folder), models.fingerprint(folder)
    recipe, shared = shared_out(asked.recipe, machines)
    asked = dataclasses.replace(asked, recipe=recipe)
    found, recipe, told = _fitted(asked, options, folder, shape, report, machines)
    examples = len(found.train.examples)
    recipe = recipe.with_iters(examples)
    if recipe.batch_size > examples:
        raise BadOption(
            f"batch_size: {recipe.batch_size} is more than the {examples} training examples.",
            "Choose a smaller batch_size.",
        )
    name = asked.recipe.model
    return Job(
        plan=dataclasses.replace(asked, train=found.train.examples, valid=found.valid.examples),
        recipe=recipe,
        shape=shape,
        folder=folder,
        base=str(folder.resolve()) if Path(name).expanduser().is_dir() else name,
        base_hash=base_hash,
        data_hash=found.data_hash,
        train=found.train.tokens,
        valid=found.valid.tokens,
        variants=found.variants,
        run=text_hash(recipe.fingerprint, found.data_hash, _tokens_hash(found), base_hash, asked.author),
        warnings=(*asked.warnings, *shared, *found.warnings, *told, *_of_base(name, folder, options)),
    )


def _of_base(name: str, folder: Path, options: Options) -> tuple[str, ...]:
    """What to tell of the base model: that it learned to chat, or what was fetched to make it."""
    said = (kinds.caution(folder, name), obtaining.kept(name) if options.download else "")
    return tuple(filter(None, said))


def _tokens_hash(found: Encoded) -> str:
    """Of all ids: a tokenizer that is set up otherwise makes another training of the same text."""
    return text_hash(*(f"{prompt} {ids}" for ids, prompt in (*found.train.tokens, *found.valid.tokens)))


def _fitted(
    asked: Plan, options: Options, folder: Path, shape: models.Shape, report: Report, machines: int
) -> tuple[Encoded, Recipe, tuple[str, ...]]:
    """Both sides in tokens, no longer than memory allows; the recipe to match; what to tell of it."""
    recipe = dataclasses.replace(
        asked.recipe,
        model=str(folder.resolve()),
        data=str(asked.inputs.resolve()) if asked.inputs else asked.recipe.data,
        adapter_path=str(asked.output),
        max_seq_length=min(asked.recipe.max_seq_length, shape.context),
    )
    tokenizer = _tokenizer(folder, report)
    found = _encoded(asked, tokenizer, recipe.max_seq_length, report)
    longest = max(len(ids) for ids, _ in (*found.train.tokens, *found.valid.tokens))
    mine = dataclasses.replace(recipe, batch_size=recipe.batch_size // machines)
    fit = fitting.fitted(
        shape,
        mine,
        longest,
        asked.output,
        text_hash(recipe.fingerprint, found.data_hash, models.fingerprint(folder)),
        measured.factors(folder, shape, mine),
        fresh=not options.resume,
    )
    fitting.check_disk(shape, recipe.lora_parameters.rank, asked.output)
    if fit.max_tokens < longest:
        found = _encoded(asked, tokenizer, fit.max_tokens, report)
    recipe = dataclasses.replace(recipe, grad_checkpoint=fit.checkpointing, max_seq_length=fit.max_tokens)
    return found, recipe, fit.warnings


def _tokenizer(folder: Path, report: Report) -> Any:
    from core.training import base

    report(Progress(STAGE, 0, None, "Loading the base model's vocabulary"))
    return base.load_tokenizer(folder)


def _encoded(asked: Plan, tokenizer: Any, limit: int, report: Report) -> Encoded:
    def tick(done: int) -> None:
        if done % 20 == 0:
            report(Progress(STAGE, 0, None, f"Measuring the examples: {done} so far"))

    return encoded(asked.train, asked.valid, tokenizer, limit, asked.variety, tick)
