"""Owns what the options mean: which recipe, which examples, and where everything goes."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from pathlib import Path

from core.progress import BadOption, Missing
from core.project import Project, slug
from core.training import Options
from core.training.config import read_config
from core.training.dataset import Example, Source, from_folder, from_pairs
from core.training.recipe import Recipe, check, preset
from core.training.splitting import LEAK, Split, split, without_leaks


@dataclass(frozen=True, slots=True)
class Plan:
    """A training as asked for, before the base model is looked at.

    Attributes:
        preset: its name; empty for a config file.
        output: the adapter folder. inputs: where config.yaml and the examples are written; None
            where they were read from a config file and stay as they are.
        variety: word the instruction in several ways while learning.
    """

    recipe: Recipe
    preset: str
    author: str
    train: tuple[Example, ...]
    valid: tuple[Example, ...]
    describer: str
    prompt_version: str
    output: Path
    inputs: Path | None
    warnings: tuple[str, ...]
    variety: bool = False


def plan(project: Project | None, options: Options) -> Plan:
    """Read what the options name.

    Raises:
        BadInput, BadOption: with a remedy.
    """
    return _from_config(options) if options.config else _from_pairs(project, options)


def _from_pairs(project: Project | None, options: Options) -> Plan:
    if project is not None and not options.pairs and project.unfinished("neutralize"):
        raise Missing(
            "The descriptions are not finished: the step before this one was stopped.",
            "Run it again (neutralize); only what is missing is asked for.",
        )
    author = options.author or (project.author if project else "")
    if not author.strip():
        raise BadOption("Whose voice is it?", "Give the author's name with --author.")
    pairs = Path(options.pairs).expanduser() if options.pairs else project.pairs if project else None
    output = Path(options.output).expanduser() if options.output else project.adapter if project else None
    if pairs is None or output is None:
        raise BadOption("There is nothing to train on yet.", "Give --project, or --pairs and --output.")
    recipe = preset(options.preset)
    recipe = dataclasses.replace(
        recipe,
        model=options.model or recipe.model,
        epochs=recipe.epochs if options.epochs is None else options.epochs,
        seed=recipe.seed if options.seed is None else options.seed,
    )
    check(recipe)
    source = from_pairs(pairs, author)
    parts = split(source.examples)
    inputs = project.training if project and not options.output else _beside(output, author)
    return _plan(recipe, options.preset, source, parts, output, inputs)


def _from_config(options: Options) -> Plan:
    path = Path(options.config).expanduser()
    recipe, told = read_config(path)
    if not recipe.data or not (recipe.adapter_path or options.output):
        raise BadOption(
            f"{path.name} names no place for {'the adapter' if recipe.data else 'its data'}.",
            "Write `data` (a folder with train.jsonl) and `adapter_path` into it.",
        )
    train, valid = from_folder(Path(recipe.data).expanduser(), options.author)
    if valid.examples:
        clean = without_leaks(train.examples, valid.examples)
        if len(clean) < len(train.examples):
            told += (
                f"{len(train.examples) - len(clean)} training examples share {LEAK} or more words in a row "
                "with valid.jsonl, so the validation loss flatters. They were kept: the files are yours.",
            )
        parts = Split(train.examples, valid.examples, whole=False)
    else:
        parts = split(train.examples)
        told += (f"There is no valid.jsonl: {len(parts.valid)} examples were kept back to measure.",)
    output = Path(options.output or recipe.adapter_path).expanduser()
    author = train.author or output.name
    source = dataclasses.replace(train, author=author, warnings=(*told, *train.warnings, *valid.warnings))
    return _plan(recipe, "", source, parts, output, None)


def _plan(recipe: Recipe, name: str, source: Source, parts: Split, output: Path, inputs: Path | None) -> Plan:
    return Plan(
        recipe=recipe,
        preset=name,
        author=source.author,
        train=parts.train,
        valid=parts.valid,
        describer=source.describer,
        prompt_version=source.prompt_version,
        output=output.resolve(),
        inputs=inputs,
        warnings=(*source.warnings, *parts.warnings),
    )


def _beside(output: Path, author: str) -> Path:
    """training/AUTHOR beside lora_adapters, as in a project; else inside the adapter folder."""
    output = output.resolve()
    if output.parent.name == "lora_adapters":
        return output.parent.parent / "training" / (output.name or slug(author))
    return output / "training"
