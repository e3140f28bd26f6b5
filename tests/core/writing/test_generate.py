"""Generation: batches that equal single texts, seeds, stops, cancelling, and adapters that come and go."""

from __future__ import annotations

import math
import shutil
from collections import defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path

import mlx.core as mx
import pytest

from core.progress import BadInput, BadOption, Missing
from core.writing import layers
from core.writing.generate import Piece, Request, Voice
from core.writing.prompt import training_prompt
from core.writing.sampling import REPETITION_WINDOW, Drawer, Sampling, nucleus
from tests.fakes.prose import paragraph
from tests.fakes.tiny_model import make_tiny_model
from tests.fakes.voices import ANSWER, AUTHOR, SOURCE, make_adapter, teach

GREEDY = Sampling(temperature=0, repetition_penalty=1, max_tokens=40)
PROMPT = training_prompt(AUTHOR, len(SOURCE.split()), SOURCE)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A tiny base model with three adapters."""
    root = tmp_path_factory.mktemp("voices")
    make_tiny_model(root / "base", context=512)
    make_adapter(root / "first", root / "base", noise=0.5, seed=1)
    make_adapter(root / "second", root / "base", noise=0.5, seed=2)
    make_adapter(root / "nothing", root / "base")
    return root


@pytest.fixture(scope="module")
def taught(tmp_path_factory: pytest.TempPathFactory) -> Voice:
    """A model that knows ANSWER by heart and never ends by itself."""
    base = tmp_path_factory.mktemp("taught") / "base"
    return Voice(teach(base, ANSWER + " The end was", ends=False, context=360))


def texts(pieces: Iterable[Piece]) -> dict[str, str]:
    found: dict[str, str] = defaultdict(str)
    for piece in pieces:
        found[piece.id] += piece.text
    return dict(found)


def one(voice: Voice, prompt: str = "It was", sampling: Sampling = GREEDY) -> str:
    return texts(voice.write([Request("x", prompt, sampling)]))["x"]


def prompts(count: int) -> list[str]:
    return [paragraph("sea", 5 + 3 * n, n) for n in range(count)]


def test_greedy_in_a_batch_equals_greedy_alone(folder: Path) -> None:
    voice = Voice(folder / "base")
    together = texts(voice.write([Request(p, p, GREEDY) for p in prompts(16)]))
    assert together == {p: one(voice, p) for p in prompts(16)}


def test_greedy_equals_stock_mlx_lm(folder: Path) -> None:
    from mlx_lm import generate, load
    from mlx_lm.sample_utils import make_sampler

    model, tokenizer = load(str(folder / "base"), adapter_path=str(folder / "first"))
    voice = Voice(folder / "base")
    voice.set_adapter(folder / "first")
    for prompt in prompts(3):
        stock = generate(model, tokenizer, prompt, max_tokens=40, sampler=make_sampler(0.0))
        assert one(voice, prompt) == stock


def test_a_seed_gives_the_same_text_in_any_company(folder: Path) -> None:
    voice = Voice(folder / "base")
    sampling = Sampling(max_tokens=30, seed=7)
    alone = one(voice, "It was", sampling)
    others = [Request(p, p, Sampling(max_tokens=25, seed=n)) for n, p in enumerate(prompts(5))]
    company = texts(voice.write([*others, Request("x", "It was", sampling)]))
    assert company["x"] == alone
    assert one(voice, "It was", Sampling(max_tokens=30, seed=8)) != alone


def test_one_is_cancelled_and_the_others_go_on(folder: Path) -> None:
    voice = Voice(folder / "base")
    steps = 0

    def cancelled() -> set[str]:
        nonlocal steps
        steps += 1
        return {"b"} if steps == 12 else set()

    requests = [Request(name, "It was", GREEDY) for name in "abc"]
    pieces = list(voice.write(requests, cancelled))
    ends = {p.id: p.finished for p in pieces if p.finished}
    assert ends == {"a": "length", "b": "cancelled", "c": "length"}
    found = texts(pieces)
    assert (
        found["a"] == found["c"] and found["a"].startswith(found["b"]) and len(found["b"]) < len(found["a"])
    )


def test_requests_may_join_later(folder: Path) -> None:
    voice = Voice(folder / "base")
    alone = one(voice, "It was")
    pieces: list[Piece] = []
    with voice.batch(2) as batch:
        for name in "abcd":
            batch.add(Request(name, "It was", GREEDY))
            for _ in range(5):
                pieces += batch.step()
        assert batch.cancel("nobody") is False
        while batch.running:
            pieces += batch.step()
        assert batch.step() == []
    assert texts(pieces) == dict.fromkeys("abcd", alone)


def test_a_text_that_is_long_enough_stops_at_its_sentence_end(taught: Voice) -> None:
    enough = len(ANSWER.split()) - 2
    sampling = Sampling(temperature=0, repetition_penalty=1, max_tokens=400, enough_words=enough)
    pieces = list(taught.write([Request("x", PROMPT, sampling)]))
    assert texts(pieces)["x"] == ANSWER
    assert pieces[-1].finished == "sentence"


def test_a_text_ends_at_its_limit_or_at_that_of_the_context(taught: Voice) -> None:
    short = list(taught.write([Request("x", PROMPT, Sampling(max_tokens=7))]))
    assert short[-1].finished == "length" and len(short) <= 7
    room = taught.context - len(taught.tokens(PROMPT))
    pieces = list(taught.write([Request("x", PROMPT, Sampling(max_tokens=100_000))]))
    assert pieces[-1].finished in ("length", "stop") and len(pieces) <= room
    with pytest.raises(BadInput, match="too long"):
        one(taught, PROMPT * 20)


def drawn(logprobs: mx.array, *samplings: Sampling) -> list[int]:
    """One token for each of the samplings, from the same log-probabilities (1, vocabulary)."""
    return steps(logprobs, samplings)[0]


def steps(logprobs: mx.array, *rounds: Sequence[Sampling]) -> list[list[int]]:
    """Tokens drawn by one batch, round after round; a sampling is the same text in each."""
    drawer, texts, found = Drawer(), {}, []
    for samplings in rounds:
        for sampling in samplings:
            texts.setdefault(sampling.seed, drawer.processor(sampling))(None, logprobs)
        found.append(drawer.draw(mx.repeat(logprobs, len(samplings), axis=0)).tolist())
    return found


def test_the_penalty_looks_back_on_each_text_s_own_last_tokens() -> None:
    logprobs = mx.log(mx.array([[0.3, 0.28, 0.2, 0.12, 0.1]]))
    a, b, c = (Sampling(0.0, repetition_penalty=2.0, seed=seed) for seed in range(3))
    free = Sampling(0.0, repetition_penalty=1.0, seed=3)
    assert steps(logprobs, [a], [a], [a, b], [b, free, a], [c, b], [c], [a]) == [
        [0],
        [1],
        [2, 0],
        [1, 0, 3],
        [0, 2],
        [1],
        [4],
    ]
    again = steps(logprobs, *[[Sampling(0.0, repetition_penalty=1.01, seed=1)]] * (REPETITION_WINDOW + 2))
    assert again[0] == [0] and set(map(tuple, again)) == {(0,)}  # too weak to change anything


@pytest.mark.parametrize("top_p", [0.3, 0.6, 0.9])
def test_the_nucleus_is_that_of_mlx_lm(top_p: float) -> None:
    from mlx_lm.sample_utils import apply_top_p

    mx.random.seed(4)
    logits = mx.random.normal((2, 2_000)) * 3
    logprobs = logits - mx.logsumexp(logits, axis=-1, keepdims=True)
    tokens, found = nucleus(logprobs, [0.5, top_p])
    stock = apply_top_p(logprobs[1:], top_p)[0].tolist()
    ours = {t: v for t, v in zip(tokens[1].tolist(), found[1].tolist(), strict=True) if v}
    assert ours == pytest.approx({t: math.exp(v) for t, v in enumerate(stock) if v > -1e9})


@pytest.mark.parametrize("penalty", [0.8, 1.1, 1.5])
def test_the_penalty_is_that_of_mlx_lm(penalty: float) -> None:
    from mlx_lm.sample_utils import apply_top_p, make_repetition_penalty

    mx.random.seed(5)
    logits = mx.random.normal((1, 50)) * 3
    logprobs = logits - mx.logsumexp(logits, axis=-1, keepdims=True)
    drawer, written = Drawer(), []
    process = drawer.processor(Sampling(1.0, 0.8, penalty, seed=6))
    stock = make_repetition_penalty(penalty, REPETITION_WINDOW)
    for _ in range(60):
        process(None, logits)
        penalized = stock(mx.array(written), mx.array(logits)) if written else logits
        allowed = apply_top_p(penalized - mx.logsumexp(penalized, axis=-1, keepdims=True), 0.8)[0].tolist()
        written += drawer.draw(logprobs).tolist()
        assert allowed[written[-1]] > -1e9
    assert len(set(written)) > 3


def test_draws_follow_the_chances() -> None:
    logprobs = mx.log(mx.array([[0.02, 0.5, 0.3, 0.15, 0.03]]))
    usual = drawn(logprobs, *(Sampling(top_p=0.9, repetition_penalty=1, seed=n) for n in range(600)))
    assert set(usual) == {1, 2, 3}
    assert abs(usual.count(1) / 600 - 0.5 / 0.95) < 0.08
    hot = drawn(logprobs, *(Sampling(5, 0.9, 1, seed=n) for n in range(600)))
    assert abs(hot.count(3) / 600 - 1 / 3) < 0.08
    whole = drawn(logprobs, *(Sampling(1, 1.0, 1, seed=n) for n in range(600)))
    assert set(whole) == {0, 1, 2, 3, 4} and abs(whole.count(2) / 600 - 0.3) < 0.08
    mixed = drawn(logprobs, *(Sampling(n % 2 * 1.0, 0.9, 1, seed=n) for n in range(200)))
    assert set(mixed[::2]) == {1} and set(mixed[1::2]) == {1, 2, 3}


def test_adapters_come_and_go_without_loading_the_base_again(folder: Path) -> None:
    voice = Voice(folder / "base")
    model, base = voice.model, one(voice)
    voice.set_adapter(folder / "first")
    first = one(voice)
    voice.set_adapter(folder / "second")
    second = one(voice)
    assert len({base, first, second}) == 3
    voice.set_adapter(folder / "first")
    assert one(voice) == first
    voice.set_adapter(None)
    assert one(voice) == base and voice.model is model


def test_strength_runs_from_nothing_to_twice(folder: Path) -> None:
    voice = Voice(folder / "base")
    base = one(voice)
    voice.set_adapter(folder / "first", strength=0)
    assert one(voice) == base
    voice.set_adapter(folder / "first", strength=1)
    once = one(voice)
    voice.set_adapter(folder / "first", strength=2)
    assert len({base, once, one(voice)}) == 3
    with pytest.raises(BadOption):
        voice.set_adapter(folder / "first", strength=2.5)
    voice.set_adapter(folder / "nothing", strength=2)
    assert one(voice) == base


def test_what_cannot_be_loaded_is_said(folder: Path, tmp_path: Path) -> None:
    with pytest.raises(Missing):
        Voice(tmp_path)
    (tmp_path / "config.json").write_text('{"model_type": "no such build"}')
    (tmp_path / "model.safetensors").write_bytes(b"")
    with pytest.raises(BadInput):
        Voice(tmp_path)
    voice = Voice(folder / "base")
    base = one(voice)
    with pytest.raises(Missing):
        voice.set_adapter(tmp_path / "none")
    other = make_adapter(tmp_path / "other", folder / "base", noise=0.5)
    weights = {name: mx.zeros((5, 5)) for name in mx.load(str(other / "adapters.safetensors"))}
    mx.save_safetensors(str(other / "adapters.safetensors"), weights)
    with pytest.raises(BadInput, match="does not fit"):
        voice.set_adapter(other)
    assert voice.adapter is None and one(voice) == base


@pytest.mark.parametrize(
    "wrong", [{"temperature": -1}, {"top_p": 0}, {"top_p": 1.5}, {"repetition_penalty": 0}]
)
def test_sampling_that_makes_no_sense(wrong: dict[str, float]) -> None:
    with pytest.raises(BadOption):
        Sampling(**wrong)  # type: ignore[arg-type]


def test_a_voice_whose_folder_is_gone_makes_room_for_another(folder: Path, tmp_path: Path) -> None:
    voice = Voice(folder / "base")
    voice.set_adapter(folder / "second")
    second = one(voice)
    shutil.copytree(folder / "first", tmp_path / "short")
    voice.set_adapter(tmp_path / "short")
    shutil.rmtree(tmp_path / "short")
    voice.set_adapter(folder / "second")
    assert one(voice) == second


def test_dora_fades_to_the_base_model() -> None:
    from mlx import nn
    from mlx_lm.tuner.dora import DoRALinear

    class Model(nn.Module):
        def __init__(self) -> None:
            super().__init__()
            self.layer = nn.Linear(8, 8, bias=False)

    model, x = Model(), mx.random.normal((1, 8))
    base = model.layer(x)
    worn = DoRALinear.from_base(model.layer, r=2, scale=2.0)
    worn.m, worn.lora_b = worn.m * 1.5, mx.random.normal(worn.lora_b.shape)
    model.layer = worn
    learned = worn(x)
    layers.remember_magnitudes(model)
    for strength, wanted in ((0, base), (1, learned)):
        layers.set_strength(model, 2.0, strength)
        assert mx.allclose(worn(x), wanted, atol=1e-5)
    layers.set_strength(model, 2.0, 0.5)
    assert not mx.allclose(worn(x), base, atol=1e-2) and not mx.allclose(worn(x), learned, atol=1e-2)
