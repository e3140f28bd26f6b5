"""Owns the bars on asking many questions: throughput, faults and kills, on the whole stage in its child."""

from __future__ import annotations

import random
import subprocess
import sys
import time
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import psutil

from core.describing.providers.outline import outline
from core.files import join_runs, latest_rows, read_jsonl, write_text
from core.neutralizing import Options
from core.neutralizing.segment import segment
from core.progress import Progress
from core.runner import run_child, worker_environment
from tests.bench.bars import Bar
from tests.fakes.prose import SUBJECTS, paragraph
from tests.fakes.quick_server import Peer, quick_server

CHUNKS = 400
LATENCY = 0.4
KINDS = {"openai": "OpenAI-compatible", "ollama": "Ollama"}


@dataclass(frozen=True)
class Text:
    """A text file of a known number of chunks, and an answer for each that the judge lets pass."""

    file: Path
    chunks: list[str]
    answers: dict[str, str]

    def options(self, output: Path, llm: str, workers: int) -> Options:
        return Options(str(self.file), str(output), "An Author", llm=llm, workers=workers)


def make_text(folder: Path, count: int = CHUNKS) -> Text:
    """A text of exactly `count` chunks: chapters of several, then short ones of one chunk each."""
    runs: list[list[str]] = []
    chunks: list[str] = []
    while len(chunks) < count:
        size = 24 if count - len(chunks) > 12 else 4
        run = [paragraph(SUBJECTS[(len(runs) + i) % 4], 90, 1000 * len(runs) + i) for i in range(size)]
        runs.append(run)
        chunks += [c.text for c in segment([run])]
    file = folder / "novel.txt"
    write_text(file, join_runs(runs))
    assert len(chunks) == count == len({c.text for c in segment(runs)})
    return Text(file, chunks, {text: outline(text) for text in chunks})


# Bar 1.
def throughput(text: Text, folder: Path, workers: int, kind: str = "openai") -> tuple[float, float]:
    """(share of the ideal throughput, seconds of the whole stage).

    From the first request that reaches the server to the report that the last answer is written.
    """
    reports: list[tuple[float, Progress]] = []
    with quick_server(text.answers, folder, kind, LATENCY) as peer:
        options = text.options(folder / f"{kind}-{workers}.jsonl", peer.llm, workers)
        began = time.time()
        run_child("neutralize", None, options, lambda p: reports.append((time.time(), p)))
        whole = time.time() - began
        first = min(seen.came for seen in peer.log())
    last = next(at for at, p in reports if p.done == p.total == len(text.chunks))
    ideal = -(-len(text.chunks) // workers) * LATENCY
    return ideal / (last - first), whole


def bars_of_throughput(text: Text, folder: Path) -> list[Bar]:
    """Bar 1: at least 95 % of the ideal with 8 workers, 90 % with 32."""
    bars = []
    for kind, shown in KINDS.items():
        for workers, limit in ((8, 0.95), (32, 0.90)):
            share, whole = throughput(text, folder, workers, kind)
            print(f"{shown}, {workers} workers: {share:.1%} of the ideal, {whole:.1f} s in all", flush=True)
            bars.append(Bar(f"share of the ideal throughput, {workers} workers, {shown}", share, ">=", limit))
    return bars


# Bar 2.
def bars_of_faults(text: Text, folder: Path) -> list[Bar]:
    """Bar 2: one answer in ten is faulty, of every kind in turn; all are done, none twice, at small cost."""
    bars = []
    for kind, shown in KINDS.items():
        output = folder / f"faulty-{kind}.jsonl"
        with quick_server(text.answers, folder, kind, LATENCY, faulty=10) as peer:
            began = time.time()
            result = run_child("neutralize", None, text.options(output, peer.llm, 8), lambda p: None)
            whole, log = time.time() - began, peer.log()
        faults = Counter(seen.fault for seen in log if seen.fault)
        print(f"{shown}: {len(log)} requests, {whole:.0f} s, faults {dict(faults)}", flush=True)
        bars += [
            Bar(f"done in spite of faults, {shown}", result.pairs, "==", len(text.chunks)),
            Bar(f"chunks missing or twice in the file, {shown}", wrong(text, output), "==", 0),
            Bar(f"requests for each chunk, {shown}", len(log) / len(text.chunks), "<=", 1.15),
        ]
    return bars


def wrong(text: Text, output: Path) -> int:
    """Chunks that are not exactly once in the file, and lines that are none of them."""
    there = Counter(row["original"] for row in read_jsonl(output))
    return sum(abs(there[chunk] - 1) for chunk in text.chunks) + sum((there - Counter(text.chunks)).values())


# Bar 3.
@dataclass
class Kills:
    """What came of a run that was killed again and again.

    Attributes:
        kills: how often it was killed before it was done.
        asked_again: requests for passages whose answer had reached the disk before they were sent.
        wrong: chunks that are not exactly once in the file at the end. lost: requests in vain.
    """

    kills: int = 0
    asked_again: int = 0
    wrong: int = 0
    lost: int = 0


def bars_of_kills(text: Text, folder: Path) -> list[Bar]:
    """Bar 3: kill -9 at 20 random moments, of the command or of its child."""
    with quick_server(text.answers, folder, "openai", LATENCY) as peer:
        found = kill_and_restart(text, folder / "killed.jsonl", peer, kills=20, workers=8, longest=2.6)
    print(f"killed {found.kills} times; {found.lost} answers lost that were under way", flush=True)
    return [
        Bar("kills", found.kills, "==", 20),
        Bar("chunks missing or twice in the file after the kills", found.wrong, "==", 0),
        Bar("asked again although the answer had reached the disk", found.asked_again, "==", 0),
        Bar("answers lost for each kill", found.lost / max(1, found.kills), "<=", 8),
    ]


def kill_and_restart(
    text: Text, output: Path, peer: Peer, kills: int, workers: int, longest: float, seed: int = 5
) -> Kills:
    """Run the stage by the command line, killed at random moments up to `longest` seconds after its start."""
    choice = random.Random(seed)
    found = Kills()
    while True:
        on_disk, before = {row["original"] for row in latest_rows(output)}, len(peer.log())
        moment = choice.uniform(0.0, longest) if found.kills < kills else None
        ended = _run_until(text.options(output, peer.llm, workers), moment, choice.random() < 0.5)
        found.asked_again += sum(seen.excerpt in on_disk for seen in peer.log()[before:])
        if ended:
            break
        found.kills += 1
    found.wrong = wrong(text, output)
    found.lost = len(peer.log()) - len(text.chunks)
    return found


def _run_until(options: Options, moment: float | None, child: bool) -> bool:
    """One run of `pastiche neutralize`; True when it came to its end before it was killed.

    Args:
        moment: seconds after which to kill -9; None: never.
        child: kill the child that works, else the command itself; the other must end by itself.
    """
    process = psutil.Popen(
        [
            *(sys.executable, "-P", "-m", "core.cli", "neutralize", "--author", options.author),
            *("--input", options.input, "--output", options.output),
            *("--llm", options.llm, "--workers", str(options.workers)),
        ],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        env=worker_environment(),
        text=True,
    )
    try:
        _, said = process.communicate(timeout=moment)
    except subprocess.TimeoutExpired:
        family = [process, *process.children(recursive=True)]
        family[-1 if child else 0].kill()
        _, alive = psutil.wait_procs(family, timeout=30)
        assert not alive, "a process outlived the kill"
        process.communicate()
        return False
    if process.returncode != 0:
        raise SystemExit(f"the run failed: {said}")
    return True
