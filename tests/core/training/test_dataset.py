"""What is learned from: the training format, foreign rows, tokens, and no two sides of one book."""

from __future__ import annotations

import json
import random
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from core.language.shingles import longest_shared_run
from core.neutralizing.segment import segment
from core.progress import BadInput
from core.training.batching import WIDTHS, Batches, widths
from core.training.dataset import Example, encode, from_folder, from_pairs, prompt_length, write_rows
from core.training.encoding import encoded
from core.training.splitting import LEAK, shared_runs, split
from core.writing.prompt import training_prompt
from tests.fakes.pairs import paragraph, rows, write_pairs


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


def chunked(rng: random.Random, runs: int) -> list[dict[str, Any]]:
    """Pairs as *neutralize* makes them of random text: its chunks, which overlap, and where they stand."""
    texts = [
        [" ".join(paragraph(rng, rng.randint(6, 20)) for _ in range(rng.randint(1, 12)))
         for _ in range(rng.randint(2, 40) if runs > 1 else 90)]
        for _ in range(runs)
    ]  # fmt: skip
    return [
        {"id": c.id, "original": c.text, "description": " ".join(paragraph(rng, 7) for _ in range(5)),
         "book": "b", "chapter": c.run, "start": c.start, "end": c.end}
        for c in segment(texts, 120, 260)
    ]  # fmt: skip


@pytest.mark.parametrize("runs", [1, 2, 7, 25])
def test_chunks_that_overlap_never_stand_on_both_sides(
    runs: int, tmp_path: Path, tiny_tokenizer: Any
) -> None:
    rng = random.Random(runs)
    divided = 0
    for _ in range(2 if runs > 7 else 5):
        found = chunked(rng, runs)
        everything = from_pairs(write_pairs(tmp_path / "p.jsonl", found), "Ada Fern").examples
        overlaps = sum(a.run == b.run and b.start < a.end for a, b in pairwise(everything))
        parts = split(everything)
        assert overlaps > 0 and parts.train and parts.valid
        ready = encoded(parts.train, parts.valid, tiny_tokenizer, 1100)
        divided += any("divided into" in w for w in ready.warnings)
        for train, valid in ((parts.train, parts.valid), (ready.train.examples, ready.valid.examples)):
            assert shared_runs(train, valid, LEAK) == 0
            kept, learned = (" ".join(e.completion for e in side) for side in (valid, train))
            assert longest_shared_run(kept, learned) < LEAK
        if not parts.whole:
            kept_of = [e for e in everything if e in parts.valid]
            first, last = min(e.start for e in kept_of), max(e.end for e in kept_of)
            run = kept_of[0].run
            assert all(e.end <= first or e.start >= last for e in parts.train if e.run == run)
            beside = [e for e in everything if e.run == run and e not in parts.train + parts.valid]
            assert parts.overlapping == len(beside) <= 2  # the gap: what overlaps, and no more
            assert all(e.end > first and e.start < last for e in beside)
    assert divided


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
            seen += [int(row[0]) for row in batches.training(len(seen) // size + 1).inputs]
        assert sorted(seen[:23]) == list(range(1, 24))
        assert sorted(seen[23:46]) == list(range(1, 24))
        assert seen[:23] != seen[23:46]
        again = Batches(tokens, size, 42, 2048).training(5)
        assert all(map(np.array_equal, again.arrays, batches.training(5).arrays))


def test_the_last_target_is_the_end_of_text_and_widths_are_few() -> None:
    tokens = [([7] * (50 + n), 10) for n in range(100)]
    batches = Batches(tokens, 2, 0, 2048)
    shapes = set()
    counts = []
    for batch in batches.measuring():
        shapes.add(batch.inputs.shape[1])
        asked = batch.weights.astype(bool)
        assert (batch.targets[asked] == 7).all() and not batch.targets[~asked].any()
        rows_, places = np.divmod(batch.places[asked], batch.inputs.shape[1])
        for row, ids in enumerate(batch.inputs):
            length, mine = int(np.count_nonzero(ids)), places[rows_ == row]
            assert not ids[length:].any() and mine.tolist() == list(range(9, length))
            counts.append(length + 1)
    assert len(shapes) <= WIDTHS
    assert widths([1030], 1024) == (1024,)
    assert sorted(counts) == [50 + n for n in range(100)]
