"""What is learned from: the training format, foreign rows, tokens, and no two sides of one book."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from core.progress import BadInput
from core.training.batching import WIDTHS, Batches, widths
from core.training.dataset import Example, encode, from_folder, from_pairs, prompt_length, write_rows
from core.training.splitting import shared_runs, split
from core.writing.prompt import training_prompt
from tests.fakes.pairs import rows, write_pairs


def examples(chapters: list[int], tmp_path: Path, **kinds: Any) -> tuple[Example, ...]:
    return from_pairs(write_pairs(tmp_path / "pairs.jsonl", rows(chapters, **kinds)), "Ada Fern").examples


def test_pairs_become_the_training_format(tmp_path: Path) -> None:
    found = rows([3])
    first = from_pairs(write_pairs(tmp_path / "p.jsonl", found), "Ada Fern").examples[0]
    prompt = training_prompt("Ada Fern", found[0]["word_count"], found[0]["description"])
    assert first.text == prompt + found[0]["original"]
    assert first.completion == found[0]["original"]


def test_a_later_row_supersedes_and_order_is_the_corpus(tmp_path: Path) -> None:
    found = rows([2, 2])
    newer = {**found[0], "description": "Told anew."}
    source = from_pairs(write_pairs(tmp_path / "p.jsonl", [*found[2:], *found[:2], newer]), "Ada Fern")
    assert [e.run[1] for e in source.examples] == [0, 0, 1, 1]
    assert "Told anew." in source.examples[0].text
    assert (source.describer, source.prompt_version) == ("outline", "1")


def test_rows_of_other_tools_need_only_description_and_original(tmp_path: Path) -> None:
    bare = [{k: row[k] for k in ("description", "original")} for row in rows([3])]
    found = from_pairs(write_pairs(tmp_path / "p.jsonl", bare), "Ada Fern").examples
    assert [(e.start, e.end) for e in found] == [(0, 1), (1, 2), (2, 3)]
    assert found[0].text.startswith("Write a 48 word excerpt")


@pytest.mark.parametrize(
    ("found", "words"),
    [([], "no pairs"), (rows([1]), "only one pair"), ([{"description": "x"}] * 2, "no pair (row 1)")],
)
def test_what_is_no_set_of_pairs_is_refused(tmp_path: Path, found: list[dict[str, Any]], words: str) -> None:
    with pytest.raises(BadInput) as caught:
        from_pairs(write_pairs(tmp_path / "p.jsonl", found), "Ada Fern")
    assert words in caught.value.message
    assert caught.value.remedy


def test_mixed_describers_are_told(tmp_path: Path) -> None:
    found = rows([4])
    found[0]["provider"] = "ollama:qwen3"
    told = from_pairs(write_pairs(tmp_path / "p.jsonl", found), "Ada Fern").warnings
    assert len(told) == 1 and "ollama:qwen3" in told[0] and "outline" in told[0]


def test_foreign_rows_are_split_at_the_second_blank_line_and_others_told(tmp_path: Path) -> None:
    ours = training_prompt("Bo Reed", 3, "A gate shuts.") + "The gate shut.\n\nAgain."
    texts = [ours, "Only a text.\n\nWith a blank line.\n\nOr two."]
    lines = "".join(json.dumps({"text": t}) + "\n" for t in texts)
    (tmp_path / "train.jsonl").write_text(lines, encoding="utf-8")
    train, valid = from_folder(tmp_path, "")
    assert train.examples[0].completion == "The gate shut.\n\nAgain."
    assert train.examples[1].prompt_chars == 0
    assert train.author == "Bo Reed" and not valid.examples
    assert "1 of 2 rows" in train.warnings[0]


def test_written_rows_read_back_the_same(tmp_path: Path) -> None:
    found = examples([3], tmp_path)
    write_rows(tmp_path / "train.jsonl", found)
    again = from_folder(tmp_path, "Ada Fern")[0].examples
    assert [(e.text, e.prompt_chars) for e in again] == [(e.text, e.prompt_chars) for e in found]
    assert prompt_length(found[0].text) == found[0].prompt_chars


def test_whole_chapters_are_kept_back_and_nothing_leaks(tmp_path: Path) -> None:
    parts = split(examples([4, 5, 4, 3, 5, 4, 6], tmp_path, overlap=True))
    assert parts.whole and not parts.overlapping
    kept = {e.run for e in parts.valid}
    assert kept.isdisjoint({e.run for e in parts.train})
    assert 0.05 <= len(parts.valid) / 31 <= 0.25
    assert len(parts.train) + len(parts.valid) == 31
    assert shared_runs(parts.train, parts.valid) == 0


def test_one_long_run_gives_a_block_with_a_gap(tmp_path: Path) -> None:
    parts = split(examples([30], tmp_path, overlap=True))
    assert not parts.whole and len(parts.valid) == 3
    assert parts.overlapping == 2  # one neighbour on each side
    assert shared_runs(parts.train, parts.valid) == 0
    starts = [e.start for e in parts.valid]
    assert starts == list(range(starts[0], starts[0] + 3))


@pytest.mark.parametrize("chapters", [[2], [3], [1, 1], [1, 1, 1], [5, 1]])
def test_few_pairs_still_have_two_sides(tmp_path: Path, chapters: list[int]) -> None:
    parts = split(examples(chapters, tmp_path))
    assert parts.valid and parts.train


def test_text_that_stands_twice_is_not_learned_when_kept_back(tmp_path: Path) -> None:
    found = rows([4, 4, 4, 4, 4])
    parts = split(from_pairs(write_pairs(tmp_path / "a.jsonl", found), "Ada Fern").examples)
    kept = next(row for row in found if row["chapter"] == parts.valid[0].run[1])
    other = next(row for row in found if row["chapter"] != kept["chapter"])
    quote = " ".join(kept["original"].split()[:14])
    other["original"] = f"{other['original']} {quote}"
    again = split(from_pairs(write_pairs(tmp_path / "b.jsonl", found), "Ada Fern").examples)
    assert again.leaking == 1 and len(again.train) == len(parts.train) - 1
    assert shared_runs(again.train, again.valid) == 0
    assert "12 or more words" in again.warnings[0]


def test_a_book_of_formulas_is_not_thrown_away(tmp_path: Path) -> None:
    found = rows([4, 4, 4, 4, 4])
    for row in found:
        row["original"] += " And then the early dawn with fingers red as roses came over the hills again."
    parts = split(from_pairs(write_pairs(tmp_path / "p.jsonl", found), "Ada Fern").examples)
    assert len(parts.train) == 16 and not parts.leaking


def test_tokens_end_in_the_end_of_text_and_the_prompt_stands_as_in_writing(
    tmp_path: Path, tiny_tokenizer: Any
) -> None:
    example = examples([2], tmp_path)[0]
    ticks: list[int] = []
    ((ids, offset),) = encode([example], tiny_tokenizer, ticks.append)
    assert ids[-1] == tiny_tokenizer.eos_token_id and ids.count(ids[-1]) == 1
    assert ids[:offset] == tiny_tokenizer.encode(example.text[: example.prompt_chars])
    assert tiny_tokenizer.decode(ids[offset:-1]) == example.completion
    assert ticks == [1]


def test_every_pass_sees_every_example_once_and_orders_differ() -> None:
    tokens = [([n] * (20 + 3 * n), 2) for n in range(1, 24)]
    for size in (1, 4):
        batches = Batches(tokens, size, 42, 2048)
        seen: list[int] = []
        while len(seen) < 46:
            batch, _ = batches.training(len(seen) // size + 1)
            seen += [int(row[0]) for row in batch]
        assert sorted(seen[:23]) == list(range(1, 24))
        assert sorted(seen[23:46]) == list(range(1, 24))
        assert seen[:23] != seen[23:46]
        assert np.array_equal(Batches(tokens, size, 42, 2048).training(5)[0], batches.training(5)[0])


def test_the_last_target_is_the_end_of_text_and_widths_are_few() -> None:
    tokens = [([7] * (50 + n), 10) for n in range(100)]
    batches = Batches(tokens, 2, 0, 2048)
    shapes = set()
    for batch, spans in batches.measuring():
        shapes.add(batch.shape[1])
        for row, (offset, last) in zip(batch, spans, strict=True):
            assert offset == 10 and row[last] == 7 and not row[last + 1 :].any()
    assert len(shapes) <= WIDTHS
    assert widths([1030], 1024) == (1024,)
    assert sum(len(b) for b, _ in batches.measuring()) == 100
