"""Measures the writer on the practice model: tokens against stock mlx-lm, the first token, a change of voice.

python -m tests.bench.restyle_speed [--runs 5]

Stock and ours write the same prompts with the same adapter, dtype, BLAS, threads and sampling, in turn.
"""

from __future__ import annotations

import argparse
import json
import operator
import statistics
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from core import machine
from core.children import start, worker_command, worker_environment
from core.restyling.asking import Manner, Part, Streamed
from core.restyling.copying import Corpus
from core.restyling.rewriting import Rewriter
from core.writing.prompt import training_prompt
from tests.bench.bars import Bar, finish, with_the_apps_blas
from tests.fakes.prose import SUBJECTS, paragraph

PASSAGES = 16
WORDS = 200  # a passage
TOKENS = 200  # at most, of each text
AUTHOR = "Sample Author"
WARM_UP = 2


def sources() -> list[str]:
    """Sixteen passages of our own."""
    return [paragraph(SUBJECTS[n % len(SUBJECTS)], WORDS, n) for n in range(PASSAGES)]


def make_voices(folder: Path) -> tuple[Path, Path, Path]:
    """The practice model and two voices on it; what they were trained on does not matter here."""
    from core.writing.models import prepare_mlx
    from tests.fakes.voices import make_adapter

    prepare_mlx()
    base = machine.resource("practice_model")
    return base, *(make_adapter(folder / name, base, noise=0.02, seed=n) for n, name in enumerate("ab"))


def cpu_of(work: Callable[[], int]) -> tuple[float, int]:
    """CPU-seconds of this process, all threads, and the tokens that came of it."""
    began = time.process_time()
    tokens = work()
    return time.process_time() - began, tokens


class Sides:
    """Stock and ours, each with the model and the voice loaded."""

    def __init__(self, base: Path, adapter: Path) -> None:
        from mlx_lm.utils import load

        from core.writing.generate import Voice

        self.model, self.tokenizer = load(str(base), adapter_path=str(adapter))[:2]
        self.voice = Voice(base)
        self.voice.set_adapter(adapter)
        self.prompts = [training_prompt(AUTHOR, WORDS, text) for text in sources()]

    def stock(self) -> int:
        """One after another, as `mlx_lm.generate` does it."""
        from mlx_lm import generate

        tokens = 0
        for prompt in self.prompts:
            text = generate(self.model, self.tokenizer, prompt, max_tokens=TOKENS, **self._sampling())
            tokens += len(self.tokenizer.encode(text))
        return tokens

    def ours(self) -> int:
        from core.writing.generate import Request
        from core.writing.sampling import Sampling

        texts = dict.fromkeys(self.prompts, "")
        sampling = [Sampling(max_tokens=TOKENS, seed=n) for n in range(PASSAGES)]
        requests = [Request(p, p, s) for p, s in zip(self.prompts, sampling, strict=True)]
        for piece in self.voice.write(requests):
            texts[piece.id] += piece.text
        return sum(len(self.tokenizer.encode(text)) for text in texts.values())

    def stock_first(self) -> float:
        """Seconds to the first token of one text alone."""
        from mlx_lm import stream_generate

        began = time.perf_counter()
        for _ in stream_generate(
            self.model, self.tokenizer, self.prompts[0], max_tokens=TOKENS, **self._sampling()
        ):
            break
        return time.perf_counter() - began

    def ours_first(self) -> float:
        """Seconds until the first of sixteen passages, all asked for at once, has its first token."""
        from core.writing.sampling import Sampling

        with Rewriter(self.voice, AUTHOR, Corpus()) as rewriter:
            began = time.perf_counter()
            for n, text in enumerate(sources()):
                rewriter.add(str(n), [Part(text, text)], Manner(Sampling(seed=n)))
            while not any(isinstance(event, Streamed) for event in rewriter.step()):
                pass
            return time.perf_counter() - began

    def same_when_greedy(self) -> int:
        """How many texts are the same in a batch and alone."""
        from core.writing.generate import Request
        from core.writing.sampling import Sampling

        greedy = Sampling(0.0, 1.0, 1.1, max_tokens=TOKENS)
        together = dict.fromkeys(self.prompts, "")
        for piece in self.voice.write([Request(p, p, greedy) for p in self.prompts]):
            together[piece.id] += piece.text
        alone = {
            p: "".join(piece.text for piece in self.voice.write([Request(p, p, greedy)]))
            for p in self.prompts
        }
        return sum(together[p] == alone[p] for p in self.prompts)

    @staticmethod
    def _sampling() -> dict[str, Any]:
        from mlx_lm.sample_utils import make_logits_processors, make_sampler

        processors = make_logits_processors(repetition_penalty=1.1, repetition_context_size=20)
        return {"sampler": make_sampler(temp=1.0, top_p=0.9), "logits_processors": processors}


class Child:
    """The resident writer, as the window has it."""

    def __init__(self) -> None:
        self.process = start(worker_command(), {"serve": "writer", "keys": {}}, worker_environment())

    def ask(self, **request: Any) -> None:
        assert self.process.stdin is not None
        self.process.stdin.write(json.dumps(request) + "\n")
        self.process.stdin.flush()

    def until(self, *kinds: str) -> dict[str, Any]:
        for line in self.process.stdout or ():
            event: dict[str, Any] = json.loads(line)
            if event["event"] in (*kinds, "failed", "error"):
                assert event["event"] in kinds, event
                return event
        raise AssertionError("the writer ended")

    def load(self, adapter: Path) -> tuple[float, float]:
        """CPU-seconds of the child and seconds that loading took."""
        used, began = self._used(), time.perf_counter()
        self.ask(do="load", adapter=str(adapter))
        self.until("loaded")
        return self._used() - used, time.perf_counter() - began

    def _used(self) -> float:
        import psutil

        times = psutil.Process(self.process.pid).cpu_times()
        return float(times.user + times.system)

    def first_piece(self) -> float:
        """Seconds from asking, the text itself being the content, to the first words out of the pipe."""
        began = time.perf_counter()
        for n, text in enumerate(sources()):
            self.ask(do="write", id=f"p{n}", text=text, llm="words", seed=n)
        self.until("piece")
        seconds = time.perf_counter() - began
        for n in range(PASSAGES):
            self.ask(do="cancel", id=f"p{n}")
        for _ in range(PASSAGES):
            self.until("cancelled_passage")
        return seconds

    def close(self) -> None:
        self.process.kill()
        self.process.wait()


def switching(voices: Sequence[Path], runs: int) -> tuple[Bar, Bar]:
    """A change of voice in a warm child against a new child's first load."""
    cold, warm, cold_seconds, warm_seconds = [], [], [], []
    for _ in range(runs):
        child = Child()
        try:
            began = time.perf_counter()
            child.load(voices[0])
            cold.append(child._used())
            cold_seconds.append(time.perf_counter() - began)
            child.load(voices[1])  # its training text is looked at for the first time
            used, seconds = child.load(voices[0])
            warm.append(used)
            warm_seconds.append(seconds)
        finally:
            child.close()
    print(f"cold load {statistics.median(cold_seconds):.2f} s, warm {statistics.median(warm_seconds):.3f} s")
    return (
        Bar("change of voice against a cold load, CPU", _ratio(warm, cold), "<", 0.05),
        Bar("change of voice against a cold load, seconds", _ratio(warm_seconds, cold_seconds), "<", 0.05),
    )


def _ratio(above: Sequence[float], below: Sequence[float]) -> float:
    return statistics.median(above) / statistics.median(below)


def bars(runs: int = 5) -> list[Bar]:
    """Tokens, the first token, and a change of voice; medians of so many runs."""
    with tempfile.TemporaryDirectory() as name:
        base, *voices = make_voices(Path(name))
        sides = Sides(base, voices[0])
        rates: dict[str, list[float]] = {"stock": [], "ours": []}
        for turn in range(runs + 1):
            for side, work in (("stock", sides.stock), ("ours", sides.ours)):
                seconds, tokens = cpu_of(work)
                if turn:  # the first is for warming up
                    rates[side].append(tokens / seconds)
        print({side: f"{statistics.median(found):.0f} tokens a CPU-second" for side, found in rates.items()})
        alone = [sides.stock_first() for _ in range(runs + WARM_UP)][WARM_UP:]
        first = [sides.ours_first() for _ in range(runs + WARM_UP)][WARM_UP:]
        child = Child()
        try:
            child.load(voices[0])
            piped = [child.first_piece() for _ in range(runs + WARM_UP)][WARM_UP:]
        finally:
            child.close()
        ms = {
            name: f"{statistics.median(found) * 1000:.0f} ms"
            for name, found in (("alone", alone), ("of 16", first), ("out of the pipe", piped))
        }
        print("first token:", ms)
        same = sides.same_when_greedy()
        return [
            Bar(
                "tokens a CPU-second, of stock's one after another",
                statistics.median(map(operator.truediv, rates["ours"], rates["stock"])),
                ">=",
                3.5,
            ),
            Bar("first token of 16 passages, of one alone", _ratio(first, alone), "<=", 2),
            Bar("the same out of the writer's pipe", _ratio(piped, alone), "<=", 2),
            *switching(voices, runs),
            Bar("greedy texts that are the same alone, of 16", same, "==", PASSAGES),
        ]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=5)
    with_the_apps_blas()
    finish(bars(parser.parse_args().runs))


if __name__ == "__main__":
    main()
