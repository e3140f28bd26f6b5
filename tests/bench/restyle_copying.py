"""Measures the copy check: planted runs of 500,000 words found, clean passages left alone, and the time.

python -m tests.bench.restyle_copying [BOOKS]

BOOKS is a folder with dev/epub/*.epub, novels of several authors; without it our generator writes.
"""

from __future__ import annotations

import os
import random
import re
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from core import extracting
from core.files import parse_runs, read_text, write_jsonl
from core.language.words import WORD
from core.progress import silent
from core.restyling.copying import COPIED, Corpus, load_corpus
from core.writing.prompt import training_prompt
from tests.bench.bars import Bar, finish
from tests.fakes.prose import paragraph

WORDS = 500_000
PLANTED = 50
RUNS = 5
AUTHOR_BOOKS = ("dickens_bleak.epub", "dickens_expectations.epub")
OTHERS = ("austen_pride.epub", "bronte_eyre.epub", "doyle_adventures.epub", "melville_moby.epub")
SHORTEST, LONGEST = 250, 650  # words of a passage
_SENTENCE_END = re.compile(r"(?<=[.!?])\s+")

Setting = Callable[[str, random.Random], str]


@dataclass(frozen=True, slots=True)
class Planted:
    """A passage with a run of the corpus in it; `start`, `end` are its characters. how: in what setting."""

    text: str
    start: int
    end: int
    how: str


# The prose.
def chunks(runs: Sequence[Sequence[str]], choice: random.Random) -> Iterator[str]:
    """Neighbouring paragraphs of about a passage's length, none across a gap."""
    for run in runs:
        held: list[str] = []
        wanted = choice.randint(SHORTEST, LONGEST)
        for text in run:
            held.append(text)
            if sum(len(p.split()) for p in held) >= wanted:
                yield "\n\n".join(held)
                held, wanted = [], choice.randint(SHORTEST, LONGEST)


def of_book(book: Path, folder: Path) -> list[list[str]]:
    """A book's text as it comes out of cleaning."""
    output = folder / f"{book.stem}.txt"
    extracting.run(None, extracting.Options(str(book), str(output)), silent)
    return parse_runs(read_text(output))


def prose(books: Path | None, folder: Path, choice: random.Random) -> tuple[list[str], list[str]]:
    """The author's chunks, `WORDS` words of them, and passages of others."""
    if books is None:
        own = [paragraph(("sea", "garden")[n % 2], 450, n) for n in range(WORDS // 450 + 1)]
        return own, [paragraph(("war", "kitchen")[n % 2], 450, n) for n in range(2 * PLANTED)]
    epubs, own = books / "dev" / "epub", []
    for name in AUTHOR_BOOKS:
        own += list(chunks(of_book(epubs / name, folder), choice))
    while sum(len(text.split()) for text in own[:-1]) >= WORDS:
        own.pop()
    others = [text for name in OTHERS for text in chunks(of_book(epubs / name, folder), choice)]
    fitting = [text for text in others if SHORTEST <= len(text.split()) <= LONGEST]
    return own, choice.sample(fitting, 2 * PLANTED)


# The settings in which a run is planted.
def _case(run: str, choice: random.Random) -> str:
    return choice.choice((run.upper(), run.lower(), run.title()))


def _punctuation(run: str, choice: random.Random) -> str:
    bare = [word for word in re.split(r"[^\w'’-]+", run) if word]
    return "".join(w + choice.choice((" ", ", ", "; ", " (", ") ", "… ", ": ")) for w in bare).rstrip(" (,;:")


def _lines(run: str, choice: random.Random) -> str:
    return re.sub(r"\s+", lambda _: choice.choice(("\n", " ", "\r\n", "\n    ", "\n\n")), run)


def _quotes(run: str, choice: random.Random) -> str:
    if choice.random() < 0.5:
        return run.translate(str.maketrans("“”‘’", "\"\"''"))
    return re.sub(r"(?<=\w)'(?=\w)", "’", run).replace('"', "”")


def _hyphens(run: str, choice: random.Random) -> str:
    """Long words broken at line ends, and a line's end behind the hyphens that are there."""
    broken = re.sub(
        r"[^\W\d_]{7,}", lambda m: f"{m[0][:3]}-\n{m[0][3:]}" if choice.random() < 0.4 else m[0], run
    )
    return re.sub(r"(?<=\w)-(?=\w)", "-\n", broken)


def _dashes(run: str, choice: random.Random) -> str:
    other = choice.choice((" — ", " – ", "--", "—", " - "))
    run = re.sub(r"\s*[—–]\s*|--", other, run)
    return re.sub(r", ", other, run)


SETTINGS: dict[str, Setting] = {
    "as it is": lambda run, _: run,
    "case": _case,
    "punctuation": _punctuation,
    "line ends": _lines,
    "quotes": _quotes,
    "hyphens": _hyphens,
    "dashes": _dashes,
    "bare": lambda run, _: re.sub(r"[^\w\s]", "", run),
    "spaced": lambda run, _: re.sub(r"[^\w\s]", " ", run),
    "all": lambda run, choice: _lines(_dashes(_quotes(_case(run, choice), choice), choice), choice),
}


def plant(
    own: Sequence[str],
    clean: str,
    number: int,
    choice: random.Random,
    shortest: int = COPIED,
    longest: int = 30,
) -> Planted:
    """A run of so many words of the corpus, set anew, between two sentences of a clean passage."""
    while True:
        source = choice.choice(own)
        spans = [match.span() for match in WORD.finditer(source)]
        words = choice.randint(shortest, longest)
        first = choice.randrange(max(1, len(spans) - words))
        if len(spans) >= first + words:
            break
    name = list(SETTINGS)[number % len(SETTINGS)]
    run = SETTINGS[name](source[spans[first][0] : spans[first + words - 1][1]], choice)
    places = [match.end() for match in _SENTENCE_END.finditer(clean)]
    place = choice.choice(places[1:-1] or [len(clean)])
    before = clean[:place]
    found = [match.span() for match in WORD.finditer(run)]
    start, end = len(before) + found[0][0], len(before) + found[-1][1]
    return Planted(f"{before}{run}. {clean[place:]}", start, end, name)


# The figures.
def cpu_ms(work: Callable[[], object]) -> float:
    began = time.process_time()
    work()
    return 1000 * (time.process_time() - began)


def words_beside(planted: Planted, start: int, end: int) -> int:
    """How many words a found run has beyond the planted one; -1 where it does not hold all of it."""
    if start > planted.start or end < planted.end:
        return -1
    return len(WORD.findall(planted.text[start : planted.start] + " " + planted.text[planted.end : end]))


def check(corpus: Corpus, planted: Sequence[Planted], clean: Sequence[str]) -> tuple[int, int, int]:
    """Planted runs found, found where they stand, and clean passages in which something was seen."""
    found = right = 0
    for one in planted:
        runs = corpus.copied(one.text)
        found += bool(runs)
        beside = [words_beside(one, run.start, run.end) for run in runs]
        # A neighbour that happens to be the author's next word too belongs to the run.
        good = len(runs) == 1 and 0 <= beside[0] <= 1
        right += good
        if not good:
            print(f"   planted ({one.how}): {len(runs)} runs, {beside} words beside it")
    return found, right, sum(bool(corpus.copied(text)) for text in clean)


def bars(books: Path | None = None) -> list[Bar]:
    """Bar 4 of `make bench-restyle`. Args: books: see above; None for prose of our own."""
    choice = random.Random(11)
    usual = os.environ.get("XDG_CACHE_HOME")
    with tempfile.TemporaryDirectory() as place:
        os.environ["XDG_CACHE_HOME"] = place  # nothing of this stays
        try:
            return _bars(books, Path(place), choice)
        finally:
            del os.environ["XDG_CACHE_HOME"]
            if usual is not None:
                os.environ["XDG_CACHE_HOME"] = usual


def _bars(books: Path | None, folder: Path, choice: random.Random) -> list[Bar]:
    own, others = prose(books, folder, choice)
    prompt = training_prompt("The Author", 450, "Somebody goes somewhere, and says so. " * 30)
    rows = ({"text": prompt + text, "prompt_chars": len(prompt)} for text in own)
    (folder / "voice" / "data").mkdir(parents=True)
    write_jsonl(folder / "voice" / "data" / "train.jsonl", rows)
    cold = cpu_ms(lambda: load_corpus(folder / "voice"))
    warm = statistics.median(cpu_ms(lambda: load_corpus(folder / "voice")) for _ in range(RUNS))
    corpus = load_corpus(folder / "voice")
    planted = [plant(own, text, n, choice) for n, text in enumerate(others[:PLANTED])]
    clean = others[PLANTED:]
    found, right, alarms = check(corpus, planted, clean)
    texts = [*(one.text for one in planted), *clean]
    each = statistics.median(
        cpu_ms(lambda: [corpus.copied(text) for text in texts]) / len(texts) for _ in range(RUNS)
    )
    count = sum(len(text.split()) for text in own)
    print(f"   corpus of {count:,} words ({'novels' if books else 'our own prose'}), {len(own):,} texts")
    print(
        f"   known for the first time in {cold:,.0f} CPU-ms, then in {warm:.1f}; a passage takes {each:.2f}"
    )
    return [
        Bar("4 planted runs found", found, "==", PLANTED),
        Bar("4 found where they stand", right, "==", PLANTED),
        Bar("4 alarms on clean passages", alarms, "==", 0),
        Bar("4 copy check a passage", each, "<", 20, " CPU-ms"),
        Bar("4 corpus known again", warm, "<", 50, " CPU-ms"),
    ]


if __name__ == "__main__":
    finish(bars(Path(sys.argv[1]) if len(sys.argv) > 1 else None))
