"""Owns what the options mean: which recipe, which examples, and where everything goes."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from core.files import read_json
from core.language.people import same_author
from core.progress import BadInput, BadOption, Missing
from core.project import Project, slug
from core.training import Options
from core.training.changing import changed
from core.training.config import read_config
from core.training.dataset import Example, Source, from_folder, from_pairs
from core.training.recipe import Recipe, preset
from core.training.splitting import LEAK, Split, split, without_leaks


@dataclass(frozen=True, slots=True)
class Plan:
    """A training as asked for, before the base model is looked at.

    Attributes:
        preset: its name; empty for a config file.
        output: the adapter folder. inputs: where config.yaml and the examples are written; None
            where they were read from a config file and stay as they are.
        variety: word the instruction in several ways while learning.
        changes: what of the recipe is not the preset's.
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
    changes: Mapping[str, Any] = field(default_factory=dict)


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
    recipe = changed(recipe, options.changes)
    source = from_pairs(pairs, author)
    if project is not None and not options.pairs:
        source = dataclasses.replace(source, warnings=(*source.warnings, *_foreign_books(project)))
    parts = split(source.examples)
    inputs = project.training if project and not options.output else _beside(output, author)
    return _plan(recipe, options, source, parts, output, inputs)


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
    return _plan(recipe, options, source, parts, output, None)


def _foreign_books(project: Project) -> list[str]:
    """What to tell of books that name another author.

    They are learned from all the same: what a file says of its author is often wrong or a pen name, and
    it was the user who put the book there. Books of which no text was kept are passed over.
    """
    kept = (
        {str(place.get("book", "")) for place in read_json(project.places)}
        if project.places.is_file()
        else None
    )
    told = []
    for path in sorted(project.books.glob("*.json")):
        try:
            book = read_json(path)
        except BadInput:  # nothing here needs it; importing tells, and sets it aside
            continue
        author, title = str(book.get("author", "")), str(book.get("title", "")) or str(book.get("source", ""))
        if same_author(author, project.author) or (kept is not None and title not in kept):
            continue
        told.append(
            f"{title} names {author} as its author, and is learned as {project.author}'s. If it is somebody "
            "else's, take it out on the page Import and go on from there."
        )
    return told


def _plan(
    recipe: Recipe, options: Options, source: Source, parts: Split, output: Path, inputs: Path | None
) -> Plan:
    return Plan(
        recipe=recipe,
        preset="" if options.config else options.preset,
        author=source.author,
        train=parts.train,
        valid=parts.valid,
        describer=source.describer,
        prompt_version=source.prompt_version,
        output=output.resolve(),
        inputs=inputs,
        warnings=(*source.warnings, *parts.warnings),
        variety=options.variety,
        changes={} if options.config else options.changes,
    )


def _beside(output: Path, author: str) -> Path:
    """training/AUTHOR beside lora_adapters, as in a project; else inside the adapter folder."""
    output = output.resolve()
    if output.parent.name == "lora_adapters":
        return output.parent.parent / "training" / (output.name or slug(author))
    return output / "training"
