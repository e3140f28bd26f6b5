"""Shared runs of words: exact, blind to case and punctuation, and kept without the text."""

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.language.shingles import Shingles, longest_shared_run, shared_runs
from core.language.words import words
from core.progress import BadInput

TEXT = "The lamp on the quay went out at nine, and no one lit it again before the boats came home."


def test_words_fold_case_and_drop_punctuation() -> None:
    assert words("“Don’t,” said ÉMILE—no!") == ["don't", "said", "émile", "no"]
    assert words("猫がいる") == ["猫", "が", "い", "る"]


@given(st.lists(st.sampled_from("abc"), max_size=14), st.lists(st.sampled_from("abc"), max_size=14))
def test_longest_run_is_that_of_a_plain_search(a: list[str], b: list[str]) -> None:
    runs = {tuple(b[i:j]) for i in range(len(b)) for j in range(i + 1, len(b) + 1)}
    lengths = [j - i for i in range(len(a)) for j in range(i + 1, len(a) + 1) if tuple(a[i:j]) in runs]
    assert longest_shared_run(" ".join(a), " ".join(b)) == max(lengths, default=0)


def test_a_planted_run_is_found_where_it_stands() -> None:
    corpus = Shingles.of([TEXT], n=5)
    text = "Nothing else happened. AND NO ONE, LIT it again before the dog barked. The lamp on the quay."
    found = shared_runs(text, corpus)
    assert [(text[r.start : r.end], r.words) for r in found] == [
        ("AND NO ONE, LIT it again before the", 8),
        ("The lamp on the quay", 5),
    ]
    assert [r.words for r in shared_runs(text, corpus, 6)] == [8]
    assert shared_runs("Four words are few.", corpus) == []


def test_no_run_crosses_from_one_text_into_the_next() -> None:
    corpus = Shingles.of(["one two three", "four five six"], n=4)
    assert shared_runs("one two three four five six", corpus) == []


def test_saved_without_the_text(tmp_path: Path) -> None:
    path = tmp_path / "shingles.npz"
    corpus = Shingles.of([TEXT], n=5)
    corpus.save(path)
    again = Shingles.load(path)
    assert again.n == 5 and np.array_equal(again.hashes, corpus.hashes)
    assert b"lamp" not in path.read_bytes()


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 torn", b"no archive"])
def test_a_damaged_file_has_a_remedy(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "shingles.npz"
    path.write_bytes(content)
    with pytest.raises(BadInput) as caught:
        Shingles.load(path)
    assert caught.value.remedy
