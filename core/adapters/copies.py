"""Owns how many words in a row a text shares with what a voice learned from, where that can be told."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from core.adapters.shipping import TEXTS
from core.files import read_jsonl
from core.language.cast import Cast
from core.language.shingles import Shingles, longest_run_in, shared_runs


def longest_run(adapter: Path, text: str) -> tuple[int, int] | None:
    """Most words in a row of `text` that the voice's training text has, and the fewest that could be told.

    Exact, and of one word at least, where the text lies beside the adapter. Where only its hashed runs of n
    words do, a shorter one counts as 0 and `n` is the fewest. None where there is neither.

    Raises:
        BadInput: what lies there is damaged.
    """
    if files := text_files(adapter):
        return longest_run_in(text, (known for path in files for known in training_texts(path))), 1
    if path := traces_file(adapter):
        corpus, _ = read_traces(path)
        return max((run.words for run in shared_runs(text, corpus)), default=0), corpus.n
    return None


def text_files(adapter: Path) -> list[Path]:
    """The files beside an adapter that hold the author's text."""
    return [path for name in TEXTS if (path := adapter / name).is_file() and path.stat().st_size]


def traces_file(adapter: Path) -> Path | None:
    """The file of hashes that a voice has which travelled without its text."""
    return next(iter(sorted(adapter.glob("*shingles*.npz"))), None)


def read_traces(path: Path) -> tuple[Shingles, Cast]:
    """The hashed runs of words of a file, and its hashed names, which older ones have none of.

    Raises:
        BadInput: as `Shingles.load`.
    """
    runs, more = Shingles.load_with(path, ("cast",))
    return runs, Cast(more["cast"].tolist()) if "cast" in more else Cast()


def training_texts(path: Path) -> Iterable[str]:
    """The author's text of each training record; "" of one in a form that does not tell it."""
    for row in read_jsonl(path):
        if isinstance(turns := row.get("messages"), list):  # mlx-lm's form for chats
            answers = (
                t.get("content") for t in turns if isinstance(t, dict) and t.get("role") == "assistant"
            )
            yield "\n\n".join(map(str, answers))
        elif answer := row.get("completion") or row.get("original"):
            yield str(answer)
        else:
            text = str(row.get("text") or "")
            yield text[prompt_characters(row, text) :]


def prompt_characters(row: dict[str, object], text: str) -> int:
    """Where the author's text begins; in a foreign record, behind the second blank line."""
    count = row.get("prompt_chars")
    if isinstance(count, int):
        return count
    first = text.find("\n\n")
    second = text.find("\n\n", first + 2) if first >= 0 else -1
    return second + 2 if second >= 0 else 0
