"""Owns the run of *clean*: books in, decisions and clean.txt out, and what is told of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

from core.cleaning import Result, overrides
from core.cleaning.deciding import decide
from core.cleaning.rendering import kept, places, render
from core.cleaning.repeats import drop_repeats
from core.files import read_json, write_json, write_jsonl, write_text
from core.progress import BadInput, Missing, Progress, Report
from core.project import Project
from core.types import Book, Decision, as_json, from_json

LEAST_SHARE = 0.2  # of the words; where less is kept there was little prose in it


def clean(project: Project | None, report: Report) -> Result:
    """See `core.cleaning.run`."""
    if project is None:
        raise BadInput(
            "Cleaning needs a project.",
            "Name one with --project, or use `pastiche extract` for a single file.",
        )
    books = load_books(project)
    user = overrides.load(project)
    decisions: list[Decision] = []
    for done, book in enumerate(books):
        report(Progress("clean", done, len(books), f"Cleaning {book.title or book.source}"))
        decisions += decide(book, project.author)
    decisions, twice = drop_repeats(books, decisions)
    text = render(books, decisions, user)
    result = tally(books, decisions, user)
    report(Progress("clean", len(books), len(books), "Writing clean.txt", {"kept_words": result.kept_words}))
    write_jsonl(project.decisions, (as_json(decision) for decision in decisions))
    write_json(project.places, places(books, decisions, user))
    write_text(project.clean_text, text)
    warnings = [w for book in books for w in book.warnings if "translat" in w]
    warnings += [
        f"{title} repeats what another book of this project holds; that part is left out." for title in twice
    ]
    return with_warnings(result, (*warnings, *remarks(books, result)))


def load_books(project: Project) -> list[Book]:
    """The project's books, in order of their file names.

    Raises:
        Missing: there is none.
        BadInput: one is damaged.
    """
    found = []
    for path in sorted(project.books.glob("*.json")):
        try:
            found.append(from_json(Book, read_json(path)))
        except (BadInput, TypeError) as error:
            raise BadInput(
                f"{path.name} is damaged.",
                "Import that book again; what is damaged is set aside then, and the book is read anew.",
                str(error),
            ) from error
    if not found:
        raise Missing("There is no book in this project yet.", "Import one first.")
    return found


def tally(books: Sequence[Book], decisions: Sequence[Decision], user: Mapping[str, str]) -> Result:
    """What is kept, dropped and to be looked at, in words and paragraphs."""
    texts = {book.digest: book for book in books}
    words: Counter[str] = Counter()
    count: Counter[str] = Counter()
    dropped: Counter[str] = Counter()
    for decision in decisions:
        size = len(texts[decision.book].sections[decision.section].paragraphs[decision.index].text.split())
        side = "kept" if kept(decision, user) else "dropped"
        words[side] += size
        count[side] += 1
        if side == "dropped":
            dropped["user" if user.get(decision.id) == "drop" else decision.rule] += 1
        elif decision.verdict == "look" and decision.id not in user:
            words["look"] += size
            count["look"] += 1
    return Result(
        books=len(books),
        kept_words=words["kept"],
        dropped_words=words["dropped"],
        look_words=words["look"],
        kept_paragraphs=count["kept"],
        dropped_paragraphs=count["dropped"],
        look_paragraphs=count["look"],
        dropped=dict(dropped.most_common()),
    )


def remarks(books: Sequence[Book], result: Result) -> tuple[str, ...]:
    """What the user should know of the outcome."""
    total = result.kept_words + result.dropped_words
    if result.kept_words < LEAST_SHARE * total or not result.kept_words:
        return ("Little or no prose was found: almost everything was dropped.",)
    return ()


def with_warnings(result: Result, warnings: tuple[str, ...]) -> Result:
    return replace(result, warnings=tuple(dict.fromkeys(warnings)))
