"""Prompt variety: fifteen wordings that are known again, masked, and take turns from pass to pass."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from core.language.sentences import ends_sentence
from core.progress import Cancelled, Progress, silent
from core.training import Options, run
from core.training.batching import Batches
from core.training.dataset import Example, data_hash, from_folder, from_pairs, prompt_length, write_rows
from core.training.encoding import encoded
from core.writing.prompt import REFERENCE, training_prompt, training_text
from core.writing.wordings import VARIANTS, WORDINGS, asked, wording_for
from tests.fakes.pairs import rows, write_pairs

AUTHORS = ("Ada Fern", "J. R. R. Reed, Jr.", "Bo, as Write words of", "Émile d’Orsay (a pen name)", "村上")


def examples(count: int, tmp_path: Path) -> tuple[Example, ...]:
    return from_pairs(write_pairs(tmp_path / "pairs.jsonl", rows([count])), "Ada Fern").examples


def test_every_wording_asks_for_the_same_in_one_line() -> None:
    assert len(set(WORDINGS)) == 15 and WORDINGS[0] == REFERENCE
    for wording in WORDINGS:
        assert wording.count("{words}") == wording.count("{author}") == 1
        assert "content" in wording or "what " in wording
        assert "\n" not in wording and not ends_sentence(wording)


@pytest.mark.parametrize("author", AUTHORS)
def test_every_wording_is_known_again(author: str) -> None:
    for wording in WORDINGS:
        text, chars = training_text(author, 312, "A gate shuts. It rains.", "The gate.\n\nRain.", wording)
        known = asked(text)
        assert known is not None
        assert (known.author, known.words, known.wording) == (author, 312, wording)
        assert text[known.end :].startswith("A gate shuts.")
        assert prompt_length(text) == chars and text[chars:] == "The gate.\n\nRain."


@pytest.mark.parametrize(
    "text",
    [
        "Write a long excerpt about the content below emulating the style and voice of Ada\n\nA.\n\nB.",
        "Write a 9 word excerpt about the content below emulating the style and voice of Ada\nA.\n\nB.",
        "He wrote. As Ada, write 5 words of prose with the content below\n\nA.\n\nB.",
        "The gate shut.\n\nIt rained.\n\nAgain.",
    ],
)
def test_what_is_no_instruction_is_not_taken_for_one(text: str) -> None:
    assert asked(text) is None and prompt_length(text) == 0


def test_a_text_has_its_wordings_for_good_and_they_differ() -> None:
    texts = [f"Somebody sees {n} herons." for n in range(300)]
    first = [wording_for(t, 0) for t in texts]
    assert first == [wording_for(t, 0) for t in texts]
    assert set(first) == set(WORDINGS) == {wording_for(t, 1) for t in texts}
    assert all(wording_for(t, v) != wording_for(t, v + 1) for t in texts for v in range(4))


def test_rewording_changes_the_instruction_alone(tmp_path: Path) -> None:
    for example in examples(6, tmp_path):
        for variant in range(VARIANTS):
            other = example.worded(variant)
            assert (other.description, other.completion) == (example.description, example.completion)
            assert other.worded(1) == example.worded(1)
            assert (other.run, other.start, other.end) == (example.run, example.start, example.end)
    plain = Example("Only a text.\n\nAnd more.\n\nAnd more.", 0)
    assert plain.worded(1) == plain


def test_wordings_survive_train_jsonl_and_stock_mlx_lm_reads_it(tmp_path: Path, tiny_tokenizer: Any) -> None:
    from mlx_lm.tuner.datasets import load_local_dataset

    found = [e.worded(0) for e in examples(8, tmp_path)]
    write_rows(tmp_path / "train.jsonl", found)
    assert [e.text for e in from_folder(tmp_path, "")[0].examples] == [e.text for e in found]
    bare = [json.dumps({"text": e.text}) for e in found]
    stock, _, _ = load_local_dataset(tmp_path, tiny_tokenizer, None)
    assert [stock[n]["text"] for n in range(len(stock))] == [e.text for e in found]
    (tmp_path / "train.jsonl").write_text("\n".join(bare), encoding="utf-8")
    again = from_folder(tmp_path, "")[0]
    assert [e.prompt_chars for e in again.examples] == [e.prompt_chars for e in found]
    assert again.author == "Ada Fern" and not again.warnings


def test_prompts_are_masked_in_all_wordings_and_validation_keeps_the_usual_one(
    tmp_path: Path, tiny_tokenizer: Any
) -> None:
    found = examples(14, tmp_path)
    ready = encoded(found[:12], found[12:], tiny_tokenizer, 1024, variety=True)
    assert ready.variants == VARIANTS and len(ready.train.tokens) == 12 * VARIANTS
    for place, (ids, prompt) in enumerate(ready.train.tokens):
        variant, number = divmod(place, 12)
        wanted = found[number].worded(variant)
        assert tiny_tokenizer.decode(ids[:prompt]) == wanted.text[: wanted.prompt_chars]
        assert tiny_tokenizer.decode(ids[prompt:-1]) == wanted.completion
        assert ids[-1] == tiny_tokenizer.eos_token_id
    assert [e.text for e in ready.train.examples] == [e.worded(0).text for e in found[:12]]
    assert ready.valid.examples == found[12:]
    plain = encoded(found[:12], found[12:], tiny_tokenizer, 1024)
    assert plain.train.examples == found[:12] and plain.data_hash == data_hash(found[:12], found[12:])
    assert ready.data_hash not in (plain.data_hash, data_hash(ready.train.examples, found[12:]))


def test_passes_take_turns_and_each_sees_every_example_once() -> None:
    tokens = [([100 * v + n] * (20 + n), 2) for v in (1, 2) for n in range(11)]
    for size in (1, 3):
        batches = Batches(tokens, size, 42, 2048, variants=2)
        seen: list[int] = []
        while len(seen) < 33:
            seen += [int(row[0]) for row in batches.training(len(seen) // size + 1).inputs]
        for number, base in enumerate((100, 200, 100)):
            assert sorted(seen[11 * number : 11 * number + 11]) == [base + n for n in range(11)]


def test_training_with_variety_takes_as_many_steps_and_goes_on_exactly(
    tmp_path: Path, tiny_model: Path
) -> None:
    pairs = write_pairs(tmp_path / "pairs.jsonl", rows([3, 2, 3]))
    whole = Options(
        pairs=str(pairs), author="Ada Fern", model=str(tiny_model), preset="practice", epochs=2.0,
        output=str(tmp_path / "lora_adapters" / "fern"), variety=True, sample=False,
    )  # fmt: skip
    result = run(None, whole, silent)
    assert result.steps == 2 * result.train_examples
    told = (tmp_path / "training" / "fern" / "train.jsonl").read_text(encoding="utf-8").splitlines()
    assert len({asked(json.loads(row)["text"]).wording for row in told}) > 2  # type: ignore[union-attr]
    kept = (tmp_path / "training" / "fern" / "valid.jsonl").read_text(encoding="utf-8").splitlines()
    usual = training_prompt("Ada Fern", 48, "x").partition("\n")[0]
    assert all(json.loads(row)["text"].startswith(usual) for row in kept)

    def stop(progress: Progress) -> None:
        if progress.total and progress.done == result.train_examples + 2:  # in the second pass
            raise Cancelled

    again = replace(whole, output=str(tmp_path / "again"))
    with pytest.raises(Cancelled):
        run(None, again, stop)
    assert run(None, again, silent).steps == result.steps
    first, second = (Path(o.output) / "adapters.safetensors" for o in (whole, again))
    assert first.read_bytes() == second.read_bytes()
    plain = run(None, replace(whole, output=str(tmp_path / "plain"), variety=False), silent)
    assert plain.steps == result.steps
    assert (tmp_path / "plain" / "adapters.safetensors").read_bytes() != first.read_bytes()
