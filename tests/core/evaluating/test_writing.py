"""What was written is kept, text by text: a run that was stopped goes on, and nothing is written twice."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from core.evaluating.losses import Ledger
from core.evaluating.samples import Ask, chosen, held_out
from core.evaluating.writing import ALL, MOST, TOGETHER, WHOLE, Shelf, Writer
from core.files import read_jsonl
from core.language.words import count_words
from core.progress import BadInput, Cancelled, Progress, silent
from core.writing.generate import Piece, Request, Voice
from core.writing.models import resolve
from core.writing.prompt import training_prompt
from core.writing.sampling import Sampling
from tests.fakes.prose import SUBJECTS, paragraph

WORDS = 12


@pytest.fixture(scope="module")
def practice() -> Voice:
    return Voice(resolve("practice"))


@pytest.fixture
def asks() -> list[Ask]:
    return [
        held_out(
            training_prompt("Ada Ferry", WORDS, f"Somebody speaks of the {subject}."),
            paragraph(subject, 40, 1),
        )
        for subject in SUBJECTS
    ]


def never() -> Voice:
    raise AssertionError("the model was loaded for nothing")


def giving(voice: Voice) -> Callable[[], Voice]:
    return lambda: voice


def writer(file: Path, seed: int = 1) -> Writer:
    return Writer(Shelf(file), Sampling(seed=seed))


def test_texts_come_in_order_and_are_not_written_twice(
    practice: Voice, asks: list[Ask], tmp_path: Path
) -> None:
    file, heard = tmp_path / "samples.jsonl", list[Progress]()
    first = writer(file)
    written = first.write(giving(practice), "base", asks, heard.append, "Writing")
    assert [one.ask for one in written] == asks and first.new == len(asks)
    assert all(one.text and one.finished in ("stop", "sentence", "length") for one in written)
    assert all(count_words(one.text) <= 2 * MOST * WORDS + 24 for one in written)
    assert heard and all(0 <= one.done <= (one.total or 0) == WORDS * len(asks) for one in heard)
    again = writer(file)
    assert again.write(never, "base", asks, silent, "Writing") == written and again.new == 0
    rows = read_jsonl(file)
    assert {row["id"] for row in rows} == {ask.id for ask in asks}
    assert all(row["prompt"] and row["seed"] and row["asked"] == WORDS for row in rows)


def test_other_weights_seeds_and_prompts_are_other_texts(
    practice: Voice, asks: list[Ask], tmp_path: Path
) -> None:
    file = tmp_path / "samples.jsonl"
    (one,) = writer(file).write(giving(practice), "base", asks[:1], silent, "")
    assert not writer(file).missing("base", asks[:1])
    assert writer(file).missing("voice", asks[:1]) and writer(file).missing("base", asks[1:2])
    (other,) = writer(file, seed=2).write(giving(practice), "base", asks[:1], silent, "")
    assert other.text != one.text
    # The same draws, whatever is written beside it: base and voice differ by their weights alone.
    (same,) = writer(file).write(giving(practice), "the same again", asks[:1], silent, "")
    assert same.text == one.text


def test_a_stop_keeps_whole_texts(practice: Voice, asks: list[Ask], tmp_path: Path) -> None:
    file = tmp_path / "samples.jsonl"
    writer(file).write(giving(practice), "base", asks[:1], silent, "")

    def stop(progress: Progress) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        writer(file).write(giving(practice), "base", asks, stop, "")
    assert len(read_jsonl(file)) == 1
    on = writer(file)
    on.write(giving(practice), "base", asks, silent, "")
    assert on.new == len(asks) - 1 and len(read_jsonl(file)) == len(asks)


def test_a_stop_halfway_takes_a_few_texts_and_tells_how_many_are_whole(
    practice: Voice, asks: list[Ask], tmp_path: Path
) -> None:
    """Not all texts are written side by side until the end."""
    file, heard = tmp_path / "samples.jsonl", list[Progress]()
    many = [replace(ask, id=f"{ask.id}{n}") for n in range(4) for ask in asks][: 2 * TOGETHER]
    total = len(many) * WORDS

    def stop(progress: Progress) -> None:
        heard.append(progress)
        if progress.done > 0.6 * total:
            raise Cancelled

    first = writer(file)
    first.expected = 2 * len(many)
    with pytest.raises(Cancelled):
        first.write(giving(practice), "base", many, stop, "Writing")
    kept = len(read_jsonl(file))
    assert heard[-1].metrics == {WHOLE: kept, ALL: 4 * TOGETHER} and 0 < kept < len(many)
    assert all(one.done <= WORDS * (one.metrics[WHOLE] + TOGETHER) for one in heard)


def test_a_torn_line_is_written_again(practice: Voice, asks: list[Ask], tmp_path: Path) -> None:
    file = tmp_path / "samples.jsonl"
    written = writer(file).write(giving(practice), "base", asks[:2], silent, "")
    whole = file.read_bytes()
    file.write_bytes(whole[:-20])
    on = writer(file)
    assert on.write(giving(practice), "base", asks[:2], silent, "") == written
    assert on.new == 1 and file.read_bytes() == whole


def test_a_text_has_the_same_limits_whatever_else_is_missing(
    practice: Voice, asks: list[Ask], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """So a run that was stopped ends with what one without a stop had written."""
    odd = replace(asks[0], id="odd", prompt="Xyzzyx qwrtpl zzgrbf " * 12)
    limits = list[dict[str, int]]()

    def write(requests: Sequence[Request], *_: object) -> Iterator[Piece]:
        limits.append({one.id: one.sampling.max_tokens for one in requests})
        return iter(())

    monkeypatch.setattr(practice, "write", write)
    for some in ([*asks, odd], asks[1:], asks[2:3]):
        writer(tmp_path / "samples.jsonl").write(giving(practice), "base", some, silent, "")
    whole, on, last = limits
    assert {**whole, **on, **last} == whole and whole["odd"] > max(on.values())


@pytest.mark.parametrize("row", ["{}", '{"key": 1}', '{"key": "a", "text": null, "finished": "stop"}'])
def test_a_row_that_is_none_says_where_it_is(tmp_path: Path, row: str) -> None:
    file = tmp_path / "samples.jsonl"
    file.write_text(f"{row}\n", encoding="utf-8")
    for kept in (Shelf, Ledger):
        with pytest.raises(BadInput, match="row 1") as caught:
            kept(file)
        assert str(file) in caught.value.remedy


def test_held_out_rows_of_either_form() -> None:
    ours = held_out(training_prompt("Ada Ferry", 30, "A ferry leaves."), "The ferry left.\n")
    assert (ours.words, ours.description, ours.original) == (30, "A ferry leaves.", "The ferry left.")
    other = held_out("Tell me of a ferry.\n\n", "The ferry left at six.")
    assert (other.words, other.description) == (5, "Tell me of a ferry.")


def test_as_many_are_chosen_as_give_enough_words() -> None:
    asks = [Ask(str(n), "held-out", "", "A ferry leaves.", 100, "") for n in range(50)]
    assert len(chosen(asks, words=1000)) == 10
    assert len(chosen(asks[:4], words=1000)) == 4
    assert len(chosen(asks, most=3)) == 3
    spread_over = [int(ask.id) for ask in chosen(asks, words=1000)]
    assert spread_over[0] == 0 and spread_over[-1] >= 40
    untold = Ask("x", "held-out", "", "", 100, "")
    assert chosen([untold, *asks[:1]]) == asks[:1]
