"""The loss on held-out text: the figure that training validates with, row by row."""

from __future__ import annotations

import json
from pathlib import Path

import mlx.core as mx
import pytest

from core.adapters import load
from core.evaluating.loss import Row, RowLoss, held_out, losses, mean
from core.progress import BadInput, Cancelled, Progress, silent
from core.project import Project
from core.training.batching import Batches
from core.training.loss import make_loss
from core.writing.encoding import encoded
from core.writing.generate import Voice
from core.writing.halves import halves
from core.writing.models import resolve
from core.writing.prompt import training_prompt
from tests.fakes.prose import SUBJECTS, paragraph
from tests.fakes.voices import make_adapter


@pytest.fixture(scope="module")
def practice() -> Voice:
    return Voice(resolve("practice"))


@pytest.fixture(scope="module")
def rows() -> list[Row]:
    prompt = training_prompt("Ada Ferry", 40, "Somebody does something somewhere.")
    return [Row(prompt, paragraph(subject, 40, 1)) for subject in SUBJECTS]


def test_it_is_what_training_validates_with(practice: Voice, rows: list[Row]) -> None:
    tokens = [encoded(practice.tokenizer, row.prompt, row.completion) for row in rows]
    surprise = make_loss(halves(practice.model))
    total, count = 0.0, 0
    for batch in Batches(tokens, 3, 1, 2048).measuring():
        loss, learned = surprise(practice.model, *(mx.array(part) for part in batch.arrays))
        total += float(loss.item()) * int(learned.item())
        count += int(learned.item())
    found = list(losses(practice, rows, silent))
    assert mean(found) == pytest.approx(total / count, abs=1e-4)
    assert sum(row.tokens for row in found) == count


@pytest.mark.long
def test_it_is_what_training_said_of_a_voice_and_of_its_base(
    trained_sample: Project, practice: Voice
) -> None:
    said = load(trained_sample.adapter).metadata["result"]
    rows = held_out(trained_sample.adapter / "data" / "valid.jsonl")
    before = list(losses(practice, rows, silent))
    practice.set_adapter(trained_sample.adapter)
    after = list(losses(practice, rows, silent))
    practice.set_adapter(None)
    assert mean(before) == pytest.approx(said["loss_before"], abs=1e-4)
    assert mean(after) == pytest.approx(said["loss_after"], abs=1e-4)
    assert said["loss_after"] < said["loss_before"]
    assert [row.row for row in after] == list(range(said["valid_examples"]))


def test_an_adapter_counts(practice: Voice, rows: list[Row], tmp_path: Path) -> None:
    (plain,) = losses(practice, rows[:1], silent)
    practice.set_adapter(make_adapter(tmp_path / "noisy", practice.path, noise=0.5))
    (noisy,) = losses(practice, rows[:1], silent)
    practice.set_adapter(None)
    assert noisy.loss > plain.loss and noisy.tokens == plain.tokens
    assert list(losses(practice, rows[:1], silent)) == [plain]


def test_it_stops_between_two_rows_and_goes_on_with_the_others(practice: Voice, rows: list[Row]) -> None:
    told: list[Progress] = []

    def stop_at_the_third(progress: Progress) -> None:
        told.append(progress)
        if len(told) == 3:
            raise Cancelled

    found: list[RowLoss] = []
    with pytest.raises(Cancelled):
        for row in losses(practice, rows, stop_at_the_third):
            found.append(row)
    assert [row.row for row in found] == [0, 1] and {p.total for p in told} == {4}
    found += losses(practice, rows, silent, done={row.row for row in found})
    assert found == list(losses(practice, rows, silent))


def test_rows_of_every_kind(practice: Voice) -> None:
    kinds = [Row("", "A word"), Row("Asked.\n\n", "x"), Row("", "空は青い。"), Row("", "word " * 90)]
    found = list(losses(practice, kinds, silent))
    assert all(row.tokens >= 1 and row.mean > 0 for row in found)
    assert found[3].mean < found[0].mean, "what repeats itself surprises less and less"
    assert mean(found) == pytest.approx(sum(r.loss for r in found) / sum(r.tokens for r in found))
    assert mean([]) == 0.0


def test_a_row_that_the_model_cannot_read_whole_is_refused(practice: Voice) -> None:
    with pytest.raises(BadInput, match="too long for this base model"):
        list(losses(practice, [Row("", "A gate and a lamp. " * 1_000)], silent))


def test_rows_as_they_come_in_files(tmp_path: Path) -> None:
    path = tmp_path / "valid.jsonl"
    kinds = [
        {"text": "Asked.\n\nTold.\n\nThe gate.", "prompt_chars": 15},
        {"text": "The gate, learned whole.", "prompt_chars": 0},
        {"text": "Asked.\n\nTold.\n\nThe lamp."},
        {"text": "Only asked.", "prompt_chars": 11},
        {"messages": []},
    ]
    path.write_text("".join(f"{json.dumps(row)}\n" for row in kinds), encoding="utf-8")
    assert held_out(path) == [
        Row("Asked.\n\nTold.\n\n", "The gate."),
        Row("", "The gate, learned whole."),
        Row("Asked.\n\nTold.\n\n", "The lamp."),
    ]
    path.write_text("", encoding="utf-8")
    with pytest.raises(BadInput, match="holds no text that was kept back"):
        held_out(path)
