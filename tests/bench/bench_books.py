"""Owns the bench of importing and cleaning: every book and hard input of a folder, bar and figure per group.

    python tests/bench/bench_books.py BOOKS_DIR

Exit status 1 when a bar is missed, 2 when the folder is no set of books.
"""

from __future__ import annotations

import importlib.util
import json
import operator
import sys
import tempfile
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from statistics import fmean
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from tests.bench import measured  # noqa: E402

Figures = Mapping[str, float]
HIGH, LOW = operator.ge, operator.le
COLUMNS = ("keep_recall", "drop_recall", "para_F1", "exact", "junk_per_1k", "cpu")
BARS: Mapping[str, tuple[float | None, ...]] = {
    "ePub as published": (0.9995, 0.99, 0.98, 0.985, 0.3, 0.6),
    "ePub hard1, hard2, calibre": (0.999, 0.97, 0.96, 0.96, 1.0, 0.6),
    "PDF A, A2, B, D, TeX": (0.997, 0.95, 0.92, 0.88, 2.0, None),
    "PDF C (footnotes)": (0.99, 0.90, 0.75, 0.65, 4.0, None),
    "txt, htm, docx, md": (0.999, 0.97, 0.96, None, 1.0, 0.6),
}
"""Group -> bars in the order of COLUMNS; None where there is none. PDFs are timed against plain text."""
PLAIN_TEXT_FACTOR = 6.0
MEMORY = 500.0  # peak megabytes of the child that reads a book, libraries included
CLEANED_TWICE = (
    0.997  # words that stay where a cleaned text is cleaned again; others were overlooked at first
)
HARD_SECONDS = 10.0  # CPU-seconds of a hard input
EXPECTED: Mapping[str, str] = {"accept": "accepted", "refuse": "refused", "hang": "HANGS", "crash": "CRASHED"}


def group_of(name: str, variant: str) -> str:
    if name.startswith("epub/"):
        return "ePub as published" if variant == "se" else "ePub hard1, hard2, calibre"
    if name.startswith("pdf/"):
        return "PDF C (footnotes)" if variant == "pdfC" else "PDF A, A2, B, D, TeX"
    return "txt, htm, docx, md"


def load_scorer(books: Path) -> Any:
    spec = importlib.util.spec_from_file_location("score", books / "score.py")
    if spec is None or spec.loader is None or not (books / "dev" / "manifest.json").exists():
        print(f"{books} holds no score.py and dev/manifest.json.")
        raise SystemExit(2)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def plain_text_seconds(path: Path) -> float:
    """CPU-seconds of PDFium's own plain text of the same file."""
    import pypdfium2

    start = time.process_time()
    document = pypdfium2.PdfDocument(path)
    for page in document:
        page.get_textpage().get_text_range()
    document.close()
    return time.process_time() - start


def run_dev(books: Path) -> dict[str, list[dict[str, float]]]:
    scorer = load_scorer(books)
    manifest = json.loads((books / "dev" / "manifest.json").read_text(encoding="utf-8"))
    groups: dict[str, list[dict[str, float]]] = {}
    print(f"  {'':42} {'  '.join(f'{column:>8.8}' for column in (*COLUMNS, 'memory'))}")
    for name, entry in manifest.items():
        path = books / "dev" / name
        found = measured.extract(path)
        figures = scorer.score(scorer.load(str(books / "dev" / entry["truth"])), found.text)
        row = {column: float(figures.get(column, 0.0)) for column in COLUMNS}
        row |= {"cpu": found.cpu, "memory": found.memory, "tex": float("real" in entry["variant"])}
        row |= read_again(found.text)
        if path.suffix == ".pdf":
            row["factor"] = found.cpu / max(0.01, plain_text_seconds(path))
        groups.setdefault(group_of(name, entry["variant"]), []).append(row)
        shown = "  ".join(f"{row[c]:8.4f}" for c in COLUMNS) + f"  {found.memory:8.0f}"
        print(
            f"  {name:42} {shown}  {found.said if found.outcome != 'accept' else figures['left'] or ''}",
            flush=True,
        )
    return groups


def read_again(text: str) -> dict[str, float]:
    """A cleaned text cleaned once more: the share of words that stay, and 1 where the text is the same."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "clean.txt")
        path.write_text(text, encoding="utf-8", newline="\n")
        again = measured.extract(path).text
    return {"kept": len(again.split()) / max(1, len(text.split())), "same": float(again == text)}


def check(name: str, figure: float, bar: float, better: Callable[[float, float], bool]) -> bool:
    passed = better(figure, bar)
    sign = ">=" if better is HIGH else "<="
    print(f"  {name:16} {figure:9.4f}   bar {sign} {bar:<8g} {'ok' if passed else 'MISSED'}")
    return passed


def check_group(group: str, rows: list[dict[str, float]]) -> bool:
    print(f"{group} ({len(rows)} books, means)")
    passed = True
    for column, bar in zip(COLUMNS, BARS[group], strict=True):
        if bar is None:
            continue
        chosen = [row for row in rows if not (column == "exact" and row["tex"])]
        better = LOW if column in ("junk_per_1k", "cpu") else HIGH
        passed &= check(column, fmean(row[column] for row in chosen), bar, better)
    factors = [row["factor"] for row in rows if "factor" in row]
    if factors:
        passed &= check("x plain text", fmean(factors), PLAIN_TEXT_FACTOR, LOW)
    passed &= check("cleaned twice", min(row["kept"] for row in rows), CLEANED_TWICE, HIGH)
    print(f"  {'the same text':16} {sum(row['same'] for row in rows):9.0f}   of {len(rows)}")
    return passed & check("MB at worst", max(row["memory"] for row in rows), MEMORY, LOW)


def run_bad(bad: Path, folder: Path) -> bool:
    """Every hard input in a project: accepted or refused as expected, in time, in memory, nothing astray."""
    cases = json.loads((bad / "cases.json").read_text(encoding="utf-8"))
    made = measured.made(folder, next(bad.glob("*.epub")))
    cases = [case for case in cases if case["file"] not in {row["file"] for row in made}] + made
    rows = []
    for case in cases:
        inside = folder if case in made else bad
        found = measured.walk(inside / case["file"])
        right = found.outcome == case["expect"] and case.get("must_contain", "") in found.text
        right &= found.cpu < HARD_SECONDS and found.memory < MEMORY and not found.strayed
        rows.append((case["file"], right, found))
        if not right or case["must_say"]:
            figures = f"{found.cpu:5.2f} s {found.memory:4.0f} MB"
            told = f"{EXPECTED[found.outcome]}: {found.said} {' '.join(found.strayed)}"
            print(f"  {'ok    ' if right else 'FAILED'} {case['file']:30} {figures}  {told}", flush=True)
    slow, large = max(rows, key=lambda row: row[2].cpu), max(rows, key=lambda row: row[2].memory)
    print(f"Hard inputs: {sum(right for _, right, _ in rows)} of {len(rows)} as expected, each in a project")
    print(f"  at worst {slow[2].cpu:.2f} CPU-seconds ({slow[0]}), {large[2].memory:.0f} MB ({large[0]})")
    print(f"  written outside the project: {sum(len(found.strayed) for _, _, found in rows)} files")
    return all(right for _, right, _ in rows)


def main() -> int:
    if len(sys.argv) != 2:
        print(__doc__)
        return 2
    books = Path(sys.argv[1]).resolve()
    with tempfile.TemporaryDirectory() as name:
        groups = run_dev(books)
        passed = not [group for group in BARS if group in groups and not check_group(group, groups[group])]
        if (books / "bad" / "cases.json").exists():
            passed &= run_bad(books / "bad", Path(name))
    print("All bars met." if passed else "Some bars were missed.")
    return 0 if passed else 1


if __name__ == "__main__":
    raise SystemExit(main())
