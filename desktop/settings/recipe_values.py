"""Owns the table behind *Advanced*: which values of the recipe there are, and what each means."""

from __future__ import annotations

from dataclasses import dataclass

from core.training.recipe import Recipe
from desktop.words import tr

Plain = int | float | bool


@dataclass(frozen=True, slots=True)
class Value:
    """A value that few change.

    Attributes:
        name: as in the options of its stage, or in the recipe of a training. stage: whose it is.
        title: what it is called. about: what it does, in a sentence, with the field's term.
        usual: what holds without a change. least, most: what it may be, where core does not say it alone.
    """

    name: str
    stage: str
    title: str
    about: str
    usual: Plain
    least: float = 0
    most: float = 0


def all_values() -> tuple[Value, ...]:
    """In the order of the walk."""
    return (*_choosing(), *_describing(), *_learning(), *_measuring())


def _choosing() -> tuple[Value, ...]:
    return (
        Value(
            "target_tokens", "curate", tr("Most to learn from"),
            tr("In tokens, some 1.3 to a word. More takes longer and has not been shown to sound better."),
            900_000, 30_000, 900_000,
        ),
        Value(
            "min_para_words", "curate", tr("Shortest passage"),
            tr("What is shorter, in words, is left out."), 40, 1, 200,
        ),
    )  # fmt: skip


def _describing() -> tuple[Value, ...]:
    return (
        Value(
            "min_words", "neutralize", tr("Shortest to describe"),
            tr("Books are cut into pieces of so many words at least, at the ends of paragraphs."),
            250, 20, 2000,
        ),
        Value(
            "max_words", "neutralize", tr("Longest to describe"),
            tr("And of so many at most. Longer ones need more memory to learn from."), 650, 50, 4000,
        ),
        Value(
            "overlap", "neutralize", tr("Let pieces overlap"),
            tr("A piece begins with the last paragraph of the one before: so it learns how they lead on."),
            True,
        ),
    )  # fmt: skip


def _learning() -> tuple[Value, ...]:
    usual = Recipe()
    adapter = usual.lora_parameters
    return (
        Value(
            "epochs", "train", tr("Times through"),
            tr("How often Standard goes through the passages (epochs). Quick and Thorough have their own."),
            usual.epochs, 0.01, 20,
        ),
        Value(
            "learning_rate", "train", tr("Length of a step"),
            tr("How far each step goes (learning rate). Too far, and it forgets how to write."),
            usual.learning_rate,
        ),
        Value(
            "warmup", "train", tr("Slow start"),
            tr("Over so many steps the length of a step rises from nothing (warm-up)."), usual.warmup,
        ),
        Value(
            "decay", "train", tr("Ever shorter steps"),
            tr("The length of a step falls evenly, to a twentieth at the end (linear decay)."), usual.decay,
        ),
        Value(
            "rank", "train", tr("Room for the voice"),
            tr("How much a voice can hold (rank). More takes more memory, and learns by heart sooner."),
            adapter.rank,
        ),
        Value(
            "scale", "train", tr("Strength of the voice"),
            tr("How strongly it works on the model underneath (scale)."), adapter.scale,
        ),
        Value(
            "dropout", "train", tr("Left out at random"),
            tr("A share of the voice, switched off at each step, against learning by heart (dropout)."),
            adapter.dropout,
        ),
        Value(
            "num_layers", "train", tr("Layers that learn"),
            tr("So many from the top of the model, or -1 for all (layers)."), usual.num_layers,
        ),
    )  # fmt: skip


def _measuring() -> tuple[Value, ...]:
    usual = Recipe()
    return (
        Value(
            "batch_size", "train", tr("Passages at a time"),
            tr("Quicker with much memory (batch size)."), usual.batch_size,
        ),
        Value(
            "grad_accumulation_steps", "train", tr("Passages to a change"),
            tr("So many times passages are read before the voice changes (gradient accumulation)."),
            usual.grad_accumulation_steps,
        ),
        Value(
            "max_seq_length", "train", tr("Longest to learn from"),
            tr("A passage with its account, in tokens; longer ones are divided (sequence length)."),
            usual.max_seq_length,
        ),
        Value(
            "steps_per_eval", "train", tr("Steps between measurements"),
            tr("How often it is heard on chapters that it never learned from (validation)."),
            usual.steps_per_eval,
        ),
        Value(
            "save_every", "train", tr("Steps between savings"),
            tr("What a stop can lose at most (checkpoints)."), usual.save_every,
        ),
        Value(
            "grad_checkpoint", "train", tr("Always save memory"),
            tr("It keeps less in mind: slower by about a third (gradient checkpointing)."),
            usual.grad_checkpoint,
        ),
    )  # fmt: skip
