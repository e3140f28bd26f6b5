"""Owns what a voice is held against: its author's books, his unseen pages, and other authors."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from core import adapters
from core.adapters.chapters import Chapter
from core.adapters.copies import text_files, training_texts
from core.adapters.removing import project_of
from core.evaluating import yardsticks
from core.evaluating.clouds import StyleSpace
from core.evaluating.copying_gate import OwnRate, own_rate
from core.evaluating.corpus import Corpus, corpus_of
from core.evaluating.corpus_index import RUN, CorpusIndex, read
from core.evaluating.degeneration import OwnPages
from core.language.people import same_author
from core.progress import BadInput, PasticheError
from core.project import Project

NO_BOOKS = "Nothing of the author's books lies with this voice."
_HELD_OUT = 0.5
"""Share of a paragraph's runs of words that stand in held-out pages, from which on it is one of them."""
_SAME = 0.1
"""Share of another voice's texts that stand in the author's books, from which on it is no other author."""
_LOOKED_AT = 60
"""Texts of a voice that are looked up in the books."""


@dataclass(frozen=True)
class Ground:
    """All of it, as far as it is there.

    Attributes:
        corpus: the books, held-out pages and all: what may not be copied.
        held_out: the pages that training did not see, no paragraph twice.
        space: author and others, to measure style in; None where `why` says why not.
        rate: how much of the author's own pages stands in other chapters; None in short books.
        pages: the author's own pages, to hold repetition against; None where no text is known.
        known: the books without the held-out pages. others: texts of other authors on this machine, by name.
    """

    author: str
    corpus: Corpus
    held_out: tuple[str, ...]
    space: StyleSpace | None
    why: str
    rate: OwnRate | None
    pages: OwnPages | None
    known: tuple[str, ...] = ()
    others: Mapping[str, Sequence[str]] = field(default_factory=dict)

    def place(self, text: str) -> str:
        """Where in the books a page stands: "Book, chapter", or "" where that is not known."""
        index = self.corpus.index
        runs = index.runs(read(text)) if index is not None else []
        longest = max(runs, key=lambda run: run.words, default=None)
        if index is None or longest is None:
            return ""
        return index.texts[index.place(longest.at, longest.words)[0]].place


def ground_of(adapter: Path, author: str, held_out: Sequence[str], project: Project | None = None) -> Ground:
    """What there is to hold a voice against; some seconds for long books.

    Args:
        held_out: pages that training did not see; they may overlap.
        project: with the author's books, for a voice that lies in none.

    Raises:
        BadInput: what lies beside the weights is damaged, or the project is of another author.
    """
    if project is not None and project_of(adapter) is None and not same_author(project.author, author):
        raise BadInput(
            f"This voice is of {author}, and the project has the books of {project.author}.",
            "Name a project with the author's books, or none.",
        )
    corpus = corpus_of(adapter, project)
    unseen = tuple(_once(held_out))
    books = [chapter.text for chapter in corpus.texts]
    known, others = tuple(_without(books, unseen)), _others(adapter, author, corpus.index)
    space, why = _space(known, unseen, others, author)
    rate = own_rate(corpus.index) if corpus.index is not None else None
    pages = OwnPages(books) if books else None
    return Ground(author, corpus, unseen, space, why, rate, pages, known, others)


def _space(
    known: Sequence[str], unseen: Sequence[str], others: Mapping[str, Sequence[str]], author: str
) -> tuple[StyleSpace | None, str]:
    if not known:
        return None, NO_BOOKS
    try:
        return StyleSpace(known, unseen, others, yardsticks.load(), author), ""
    except PasticheError as error:
        return None, str(error)


def _others(adapter: Path, author: str, books: CorpusIndex | None) -> dict[str, list[str]]:
    """What other authors' voices on this machine learned from; who shares pages with the author is none."""
    found: dict[str, list[str]] = {}
    for other in adapters.find([adapters.home(), adapter.parent]):
        if not other.author or same_author(other.author, author, unsure=False):
            continue
        texts = [text for path in text_files(Path(other.path)) for text in training_texts(path)]
        if books is not None and _shared(texts, books) >= _SAME:
            continue
        names = (name for name in found if same_author(name, other.author, unsure=False))
        found.setdefault(next(names, other.author), []).extend(_once(texts))
    return found


def _shared(texts: Sequence[str], books: CorpusIndex) -> float:
    """The share of texts that stand in the books, by some of them."""
    looked_at = yardsticks.spread(texts, _LOOKED_AT)
    there = sum(books.holds(read(text)) >= _HELD_OUT for text in looked_at)
    return there / max(1, len(looked_at))


def _once(pages: Sequence[str]) -> Iterator[str]:
    """The pages without the paragraphs that stood in one before."""
    seen: set[str] = set()
    for page in pages:
        fresh = [text for text in page.split("\n\n") if text.strip() and text.strip() not in seen]
        seen.update(text.strip() for text in fresh)
        if fresh:
            yield "\n\n".join(fresh)


def _without(chapters: Sequence[str], held_out: Sequence[str]) -> Iterator[str]:
    """The chapters without the paragraphs of held-out pages; a short one goes with the one before it."""
    index = CorpusIndex(Chapter("", page) for page in held_out)
    for chapter in chapters:
        kept, inside = [], False
        for paragraph in chapter.split("\n\n"):
            found = read(paragraph)
            if len(found) >= RUN:
                inside = bool(len(index)) and index.holds(found) >= _HELD_OUT
            if not inside:
                kept.append(paragraph)
        if kept:
            yield "\n\n".join(kept)
