"""Makes resources/yardsticks.json.gz, numbers about other authors, from a folder of books.

    python packaging/yardsticks.py BOOKS

BOOKS holds dev/epub. All books are in the public domain; the files are productions of Standard Ebooks (CC0)
and one of Project Gutenberg's, read by Pastiche's own import and clean. What is kept are counts: how often
each of some two thousand features (frequent words, pairs of endings, marks, lengths) stands in each of
sixty passages of some 400 words of an author, spread over all his chapters. Names are left out. There is no
text in it and none can be had from it. The same books give the same numbers; run it again when
`core.evaluating.features` counts otherwise, and raise `VERSION` in `core.evaluating.yardsticks` then.
"""

from __future__ import annotations

import sys
from pathlib import Path

from core.cleaning import decide, render
from core.evaluating import yardsticks
from core.evaluating.features import Profile, passages, profile
from core.files import parse_runs
from core.importing.reading import read_book
from core.language.names import cast
from core.progress import silent

OUTPUT = Path(__file__).resolve().parent.parent / "resources" / yardsticks.FILE

AUTHORS = {
    "Jane Austen": ("austen_pride",),
    "Charlotte Brontë": ("bronte_eyre",),
    "Lewis Carroll": ("carroll_alice",),
    "Charles Dickens": ("dickens_bleak", "dickens_expectations"),
    "Frederick Douglass": ("douglass_narrative",),
    "Arthur Conan Doyle": ("doyle_adventures",),
    "Ralph Waldo Emerson": ("emerson_essays",),
    "Elinor Macartney Lane": ("pg_katrine.calibre",),
    "George Long": ("aurelius_meditations",),  # who put Marcus Aurelius into English
    "Herman Melville": ("melville_moby",),
    "Mary Shelley": ("shelley_frankenstein",),
    "P. G. Wodehouse": ("wodehouse_chickens",),
}
"""Author -> books. They write English, each in a way of his own, and with at least 20,000 words."""


def profiles(books: list[Path]) -> list[Profile]:
    """What is counted of the passages of some books, in order."""
    chapters = []
    for path in books:
        book = read_book(path, silent)
        runs = parse_runs(render([book], decide(book), {}))
        chapters += ["\n\n".join(run) for run in runs]
    names = cast(chapters)
    return [profile(piece, names) for chapter in chapters for piece in passages(chapter)]


def main() -> int:
    if len(sys.argv) != 2:
        print(__doc__)
        return 2
    folder = Path(sys.argv[1]) / "dev" / "epub"
    found = {name: profiles([folder / f"{book}.epub" for book in books]) for name, books in AUTHORS.items()}
    yardsticks.write(OUTPUT, yardsticks.gather(found, "en"))
    print(f"{OUTPUT}: {OUTPUT.stat().st_size:,} bytes")
    for name, table in yardsticks.load(OUTPUT).authors.items():
        print(f"  {name:22} {len(table.counts)} passages, {table.words.sum():,.0f} words")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
