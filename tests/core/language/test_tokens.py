"""Counting: with a tokenizer on disk, and in words where there is none."""

from pathlib import Path

import pytest
from tokenizers import Tokenizer, models, pre_tokenizers

from core import machine
from core.language.tokens import ESTIMATE, load_counter
from core.language.words import count_words
from core.progress import BadInput


def write_tokenizer(folder: Path) -> Path:
    """A tokenizer that knows five words and splits at white space."""
    tokenizer = Tokenizer(
        models.WordLevel({w: i for i, w in enumerate(["?", "the", "boat", "came", "in"])}, unk_token="?")
    )
    tokenizer.pre_tokenizer = pre_tokenizers.Whitespace()
    tokenizer.enable_truncation(3)
    folder.mkdir(parents=True)
    tokenizer.save(str(folder / "tokenizer.json"))
    return folder


def test_counts_with_the_models_own_tokenizer(tmp_path: Path) -> None:
    counter = load_counter(str(write_tokenizer(tmp_path / "model")))
    assert counter.exact and counter.name == str(tmp_path / "model")
    assert counter.count("the boat came in.") == 5  # the limit in the file does not cut
    assert counter.count_all(["the", "", "boat came"]) == [1, 0, 2]


def test_estimates_where_no_tokenizer_is() -> None:
    counter = load_counter("nobody/nothing")
    assert not counter.exact and counter.name == ESTIMATE
    assert counter.count("ten words " * 5) == 13


def test_a_damaged_tokenizer_is_said(tmp_path: Path) -> None:
    (tmp_path / "tokenizer.json").write_text("{", encoding="utf-8")
    with pytest.raises(BadInput, match="damaged"):
        load_counter(str(tmp_path))


@pytest.mark.parametrize("flat", [True, False])
def test_finds_models_in_the_hubs_layout(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, flat: bool) -> None:
    monkeypatch.setenv("HF_HUB_CACHE", str(tmp_path / "hub"))
    monkeypatch.setattr(machine, "models_dir", lambda: tmp_path / "models")
    assert machine.model_folder("org/name") is None
    if flat:
        expected = write_tokenizer(tmp_path / "models" / "org" / "name")
    else:
        repository = tmp_path / "hub" / "models--org--name"
        write_tokenizer(repository / "snapshots" / "aaa")
        expected = write_tokenizer(repository / "snapshots" / "bbb")
        (repository / "refs").mkdir()
        (repository / "refs" / "main").write_text("bbb", encoding="utf-8")
    assert machine.model_folder("org/name") == expected


def test_words_of_scripts_without_spaces() -> None:
    assert count_words("Two words — here") == 4
    assert count_words("猫がいる。") == 4
    assert count_words("größer als alles") == 3
