"""Owns the bench of curating: two long novels joined, against curation as tools of this kind do it.

    python -m tests.bench.bench_curate NOVEL.epub NOVEL.epub [PORTUGUESE.epub]

Takes some ten minutes: the whole text is embedded once by either side. Exit status 1 when a bar is missed.
"""

from __future__ import annotations

import json
import os
import random
import resource
import statistics
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np

from core.curating import quality
from core.files import parse_runs, read_text
from core.language.embedding_model import model_path
from core.language.embeddings import Embedder, encode_cached
from core.language.tokens import TOKENS_PER_WORD
from core.language.words import count_words
from core.types import Passage
from tests.bench.bars import Bar, cpu_seconds, finish
from tests.core.curating.test_languages import CORPORA, corpus

BUDGET, OTHER = 300_000, 240_000  # tokens
TURNS = 5
SAMPLE = 400  # texts encoded in one turn
COUNTERS = ("mlx-community/Qwen3-8B-Base-bf16", "practice", "nobody/nothing")
PASTICHE = (sys.executable, "-m", "core.cli")
Vectors = Any


class Bench:
    """A folder with a cache of its own, the joined text, and its passages."""

    def __init__(self, folder: Path, novels: Sequence[Path]) -> None:
        self.folder = folder
        self.env = {**os.environ, "XDG_CACHE_HOME": str(folder / "cache")}
        self.text = folder / "clean.txt"
        parts = []
        for number, novel in enumerate(novels):
            part = folder / f"{number}.txt"
            cpu_seconds([*PASTICHE, "extract", str(novel), "-o", str(part)], self.env)
            parts.append(part.read_text(encoding="utf-8").rstrip("\n"))
        self.text.write_text("\n\n\n\n".join(parts) + "\n", encoding="utf-8")
        self.runs = parse_runs(read_text(self.text))
        self.passages = quality.passages(self.runs)
        self.words = [count_words(p.text) for p in self.passages]

    def seconds(self, *flags: str, name: str = "chosen", cache: str = "cache") -> float:
        """CPU-seconds of `pastiche curate`, which writes NAME.txt."""
        out = self.folder / f"{name}.txt"
        command = [*PASTICHE, "curate", "--input", str(self.text), "--output", str(out), *flags]
        return cpu_seconds(command, {**self.env, "XDG_CACHE_HOME": str(self.folder / cache)})[0]

    def curate(self, name: str, *flags: str, cache: str = "cache") -> tuple[float, list[int], bytes]:
        """CPU-seconds, numbers of the passages chosen, and the text."""
        seconds = self.seconds(*flags, name=name, cache=cache)
        chosen = (self.folder / f"{name}.txt").read_bytes()
        return seconds, self.kept(chosen), chosen

    def kept(self, chosen: bytes) -> list[int]:
        """Numbers of the passages whose paragraphs stand in a chosen text, found in their order."""
        wanted = [p for run in parse_runs(chosen.decode("utf-8")) for p in run]
        found, at = [], 0
        for number, passage in enumerate(self.passages):
            size = len(passage.paragraphs)
            if tuple(wanted[at : at + size]) == passage.paragraphs:
                found.append(number)
                at += size
        assert at == len(wanted), "the chosen text is not made of the corpus's passages"
        return found


def budget_and_repeats(bench: Bench) -> list[Bar]:
    """Bar 1: with each counter the budget is met, and the same comes out again, also with an empty cache."""
    from core.language.tokens import load_counter

    bars = []
    for model in COUNTERS:
        flags = ("--target-tokens", str(BUDGET), "--model", model)
        _, kept, chosen = bench.curate("once", *flags)
        counted = load_counter(model).count_all([p.text for p in bench.passages])
        used = sum(counted[i] for i in kept)
        bars += [
            Bar(f"tokens of the budget ({model})", used / BUDGET, ">=", 0.99),
            Bar("  never over by more than a passage", used, "<=", BUDGET + max(counted)),
            Bar("  same bytes again", float(bench.curate("again", *flags)[2] == chosen), "==", 1),
        ]
    other = bench.curate("seed", "--target-tokens", str(BUDGET), "--seed", "7")[2]
    bars.append(Bar("another seed chooses otherwise", float(other != chosen), "==", 1))
    fresh = bench.curate("fresh", *flags, cache="cache-2")[2]
    return [*bars, Bar("same bytes from an empty cache", float(fresh == chosen), "==", 1)]


def coverage(bench: Bench, ours: list[int], usual: Sequence[Sequence[int]]) -> list[Bar]:
    """Bar 2: mean distance of every passage to its nearest chosen one.

    Args:
        usual: run and place of each paragraph that the usual way chose; it stands for its whole passage.
    """
    vectors = encode_cached([p.text for p in bench.passages], cache=bench.folder / "cache" / "Pastiche")
    words = np.array(bench.words)
    counted = [round(n * TOKENS_PER_WORD) for n in bench.words]
    numbers = {
        (p.run, p.start + k): i for i, p in enumerate(bench.passages) for k in range(len(p.paragraphs))
    }
    chosen = {
        "ours": ours,
        "longest first, clusters": longest_first(bench, vectors, counted),
        "even spread": even_spread(counted),
        "the usual way as it is": sorted({numbers[run, at] for run, at in usual}),
    }
    far: dict[str, float] = {}
    print(f"\n{'':26}  mean distance  weighted by words  chosen words  paragraphs a run")
    for name, kept in chosen.items():
        away = 1 - (vectors @ vectors[kept].T).max(axis=1)
        far[name] = float(away.mean())
        weighted = float((away * words).sum() / words.sum())
        run = paragraphs_a_run(bench.passages, kept)
        print(f"{name:26}  {far[name]:13.4f}  {weighted:17.4f}  {words[kept].sum():12,}  {run:16.2f}")
    print()
    bars = [Bar(f"distance against {n}", far["ours"] / far[n], "<=", 1.0) for n in far if n != "ours"]
    return [*bars, Bar("paragraphs a run", paragraphs_a_run(bench.passages, ours), ">=", 3)]


def paragraphs_a_run(passages: Sequence[Passage], kept: Sequence[int]) -> float:
    runs = 0
    last: Passage | None = None
    for passage in (passages[i] for i in kept):
        runs += last is None or last.run != passage.run or last.start + len(last.paragraphs) != passage.start
        last = passage
    return sum(len(passages[i].paragraphs) for i in kept) / runs


def talk(passages: Sequence[Passage]) -> float:
    """Share of paragraphs that open with a quotation mark."""
    texts = [p for passage in passages for p in passage.paragraphs]
    return sum(t.lstrip().startswith(("“", '"', "‘", "'")) for t in texts) / len(texts)


def longest_first(bench: Bench, vectors: Vectors, counted: Sequence[int]) -> list[int]:
    """The longest passages of each k-means cluster in turn: the usual method, given our passages."""
    from core.curating import themes

    found = themes.find(vectors, np.ones(len(vectors), bool), 60, 42).labels
    lengths = bench.words
    rows = [sorted(np.flatnonzero(found == c).tolist(), key=lambda i: -lengths[i]) for c in range(60)]
    chosen: list[int] = []
    left = BUDGET
    while any(rows):
        for row in rows:
            if row and counted[i := row.pop(0)] <= left:
                chosen.append(i)
                left -= counted[i]
    return sorted(chosen)


def even_spread(counted: Sequence[int]) -> list[int]:
    """Every so many passages one, singly, until the budget is spent."""
    share = BUDGET / sum(counted)
    chosen, due, spent = [], 0.0, 0
    for i, cost in enumerate(counted):
        due += cost * share
        if due >= spent + cost / 2 and spent + cost <= BUDGET:
            chosen.append(i)
            spent += cost
    return chosen


def encoding(bench: Bench) -> Bar:
    """Bar 4: characters for a CPU-second, in turns within one process: same threads, library and type."""
    import torch
    from sentence_transformers import SentenceTransformer
    from torch.utils.mkldnn import to_mkldnn

    folder = model_path()
    assert folder is not None
    threads = torch.get_num_threads()
    ours, usual = Embedder(folder), SentenceTransformer(str(folder), device="cpu")
    to_mkldnn(usual)
    choice = random.Random(7)
    paragraphs = [p[:512] for run in bench.runs for p in run if len(p.split()) >= 40]
    ratios = []
    for _ in range(TURNS):
        cut = choice.sample(paragraphs, SAMPLE)
        whole = [p.text for p in choice.sample(bench.passages, SAMPLE)]
        speeds = []
        for texts, a_batch, encode in (
            (cut, threads, lambda t: usual.encode(t, show_progress_bar=False)),
            (whole, 1, ours.encode),  # and as many batches at once
        ):
            torch.set_num_threads(a_batch)
            start = time.process_time()
            encode(texts)
            speeds.append(sum(map(len, texts)) / (time.process_time() - start))
        ratios.append(speeds[1] / speeds[0])
        print(f"encoding: {speeds[0]:,.0f} characters a CPU-second the usual way, {speeds[1]:,.0f} ours")
    return Bar("characters a CPU-second, against usual", statistics.median(ratios), ">=", 1.2)


def languages(portuguese: Path | None, folder: Path) -> list[Bar]:
    """Bar 6: share of passages kept, of our own prose and of a Portuguese novel."""
    texts = {name: corpus(name) for name in CORPORA}
    if portuguese is not None:
        out = folder / "portuguese.txt"
        cpu_seconds([*PASTICHE, "extract", str(portuguese), "-o", str(out)])
        texts["a Portuguese novel"] = parse_runs(read_text(out))
    bars = []
    for name, runs in texts.items():
        found = quality.passages(runs)
        kept = sum(not quality.judge(p) for p in found)
        bars.append(Bar(f"passages kept ({name})", kept / len(found), ">=", 0.9))
    return bars


def against_usual(bench: Bench) -> list[Bar]:
    """Bars 2 to 5: a whole run of either side, then what each has chosen."""
    counting = ("--model", "nobody/nothing")
    flags = ("--target-tokens", str(BUDGET), *counting)
    mine, kept, _ = bench.curate("ours", *flags)
    memory = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1e6
    print(f"ours: {mine:.0f} CPU-seconds, {memory:.2f} GB")
    out = bench.folder / "reference.json"
    script = [sys.executable, "-m", "tests.bench.reference_curation", str(bench.text), str(out), str(BUDGET)]
    plain, _ = cpu_seconds(script, bench.env)
    usual, _ = cpu_seconds([*script, "same"], bench.env)
    found = json.loads(out.read_text(encoding="utf-8"))
    print(f"the usual way: {plain:.0f} CPU-seconds; with our library for products {usual:.0f},")
    print(f"  of which {found['encode_seconds']:.0f} encode; its filter leaves {found['words']:,} words")
    again = statistics.median(bench.seconds("--target-tokens", str(OTHER), *counting) for _ in range(TURNS))
    stricter = bench.seconds("--min-para-words", "60", *flags)
    print(f"another budget: {again:.1f} CPU-seconds; another filter, for the first time: {stricter:.1f}")
    corpus_talk, ours = talk(bench.passages), talk([bench.passages[i] for i in kept])
    print(f"paragraphs that open with a quotation mark: {corpus_talk:.3f}, of the chosen {ours:.3f}")
    return [
        *coverage(bench, kept, found["chosen"]),
        Bar("dialogue, points away from the corpus", abs(ours - corpus_talk) * 100, "<=", 5),
        Bar("whole run, against usual", mine / plain, "<=", 1.3),
        Bar("whole run, against usual with our library", mine / usual, "<=", 1.3),
        Bar("another budget, CPU-seconds", again, "<", 3, " s"),
        Bar("peak memory", memory, "<", 1.5, " GB"),
    ]


def main(novels: Sequence[Path], portuguese: Path | None) -> None:
    with tempfile.TemporaryDirectory() as name:
        bench = Bench(Path(name), novels)
        words = sum(len(p.split()) for run in bench.runs for p in run)
        print(f"{words:,} words, {len(bench.passages):,} passages, budget {BUDGET:,} tokens")
        bars = against_usual(bench)
        bars += [encoding(bench), *budget_and_repeats(bench), *languages(portuguese, bench.folder)]
    finish(bars)


if __name__ == "__main__":
    given = [Path(a) for a in sys.argv[1:]]
    main(given[:2], given[2] if len(given) > 2 else None)
