"""Tests that what a setting says of the loss reaches the training, and validation stays as it is."""

from __future__ import annotations

from pathlib import Path

from core.training.dataset import Example, from_folder, write_rows
from core.writing.prompt import training_text
from tests.experiments.measuring import learned_as
from tests.experiments.settings import Setting


def example(number: int) -> Example:
    told, original = f"A girl counts to {number}.", f"She counted, and came to {number}."
    text, chars = training_text("Ada Vane", 6, told, original)
    return Example(text, chars)


def written(folder: Path, setting: Setting) -> tuple[tuple[Example, ...], tuple[Example, ...]]:
    """Both sides as the product reads them, of an experiment's files."""
    write_rows(folder / "train.jsonl", [learned_as(example(number), setting) for number in range(3)])
    write_rows(folder / "valid.jsonl", [example(9)])
    train, valid = from_folder(folder, "Ada Vane")
    return train.examples, valid.examples


def test_masked_rows_are_learned_from_the_author_s_first_word_on(tmp_path: Path) -> None:
    train, _ = written(tmp_path, Setting("", masked=True))
    assert [one.completion for one in train] == [example(n).completion for n in range(3)]


def test_unmasked_rows_are_learned_whole(tmp_path: Path) -> None:
    train, _ = written(tmp_path, Setting("", masked=False))
    assert [one.completion for one in train] == [example(n).text for n in range(3)]


def test_validation_is_masked_whatever_is_learned(tmp_path: Path) -> None:
    _, valid = written(tmp_path, Setting("", masked=False))
    assert valid[0].completion == example(9).completion
