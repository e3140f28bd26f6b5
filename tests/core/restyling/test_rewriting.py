"""Passages through a real model: what the checks remark is worth another try, and the best try is kept."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import pytest

from core.language.likeness import Judge, Likeness
from core.restyling import checks
from core.restyling.asking import Again, Event, Manner, Part, Rewritten
from core.restyling.checks import Finding
from core.restyling.copying import Corpus, load_corpus
from core.restyling.rewriting import Rewriter
from core.writing.generate import Voice
from core.writing.sampling import Sampling
from tests.fakes.voices import ANSWER, AUTHOR, SOURCE

GREEDY = Manner(Sampling(0.0, 1.0, 1.0))


@pytest.fixture(scope="module")
def voice(voices: Path) -> Voice:
    loaded = Voice(voices / "bases" / "steady")
    loaded.set_adapter(voices / "steady")
    return loaded


def written(rewriter: Rewriter) -> list[Event]:
    events: list[Event] = []
    while rewriter.running:
        events += rewriter.step()
    return events


def one(rewriter: Rewriter, parts: Sequence[Part] | None = None, manner: Manner = GREEDY) -> list[Event]:
    rewriter.add("a", parts or [Part(SOURCE, SOURCE)], manner)
    return written(rewriter)


def test_a_remark_asks_again_until_there_is_none(
    voice: Voice, voices: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    said = iter([[Finding("names", "Names that got lost: Mira.")], [], []])
    monkeypatch.setattr(checks, "remarks", lambda *_: next(said))
    with Rewriter(voice, AUTHOR, load_corpus(voices / "steady")) as rewriter:
        events = one(rewriter)
    (again,) = [event for event in events if isinstance(event, Again)]
    assert again.reason == "Written again, try 2 of 3: Names that got lost: Mira." and not again.text
    last = events[-1]
    assert isinstance(last, Rewritten) and (last.text, last.found) == (ANSWER, ())
    assert last.checked == ("copying", "length", "names", "numbers")


def test_the_best_try_is_kept_with_what_speaks_against_it(
    voice: Voice, monkeypatch: pytest.MonkeyPatch
) -> None:
    texts: list[str] = []

    def remarks(text: str, *_: object) -> list[Finding]:
        texts.append(text)
        return [Finding("names", f"It lost {n}.", count=n) for n in [{1: 4, 2: 1, 3: 3}.get(len(texts), 1)]]

    monkeypatch.setattr(checks, "remarks", remarks)
    monkeypatch.setattr(checks, "failures", lambda *_: [])
    with Rewriter(voice, AUTHOR, Corpus()) as rewriter:
        events = one(rewriter, manner=Manner(Sampling(3.0, 1.0, 1.0)))
    assert len(set(texts[:3])) == 3  # each try draws anew
    last = events[-1]
    assert isinstance(last, Rewritten) and last.text == texts[1] and last.notes == ("It lost 1.",)


def test_a_try_that_can_be_used_outlives_one_that_cannot(
    voice: Voice, monkeypatch: pytest.MonkeyPatch
) -> None:
    fails = iter([[], [Finding("loop", "Round.", True)], [Finding("empty", "Nothing.", True)]])
    monkeypatch.setattr(checks, "failures", lambda *_: next(fails))
    monkeypatch.setattr(checks, "remarks", lambda *_: [Finding("length", "It is short.")])
    with Rewriter(voice, AUTHOR, Corpus()) as rewriter:
        last = one(rewriter)[-1]
    assert isinstance(last, Rewritten) and last.text == ANSWER and last.notes == ("It is short.",)


def test_a_passage_that_is_given_up_says_what_every_try_failed_by(
    voice: Voice, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(checks, "failures", lambda *_: [Finding("loop", "Round.", True)])
    with Rewriter(voice, AUTHOR, Corpus()) as rewriter:
        last = one(rewriter)[-1]
    assert isinstance(last, Rewritten) and last.text is None
    assert last.kind == "loop" and last.reason == "Left as it was after 3 tries. Round."


class Fixed(Judge):
    """Says what it was told to say, as late as it may."""

    def __init__(self, said: Iterator[Likeness | None]) -> None:
        super().__init__()
        self._said = said
        self.asked = 0

    def ask(self, source: str, text: str) -> str:
        self.asked += 1
        return str(next(self._tickets))

    def answers(self, tickets: Iterable[str], wait: float = 0.0) -> dict[str, Likeness | None]:
        return {ticket: next(self._said) for ticket in tickets} if wait else {}


def test_what_strays_is_written_again_and_the_nearest_is_kept(voice: Voice) -> None:
    judge = Fixed(iter([Likeness(0.2, 0.5), Likeness(0.4, 0.5), Likeness(0.3, 0.5)]))
    with Rewriter(voice, AUTHOR, Corpus(), judge) as rewriter:
        events = one(rewriter)
    assert sum(isinstance(event, Again) for event in events) == 2
    last = events[-1]
    assert isinstance(last, Rewritten) and last.text == ANSWER and "meaning" in last.checked
    assert [finding.kind for finding in last.found] == ["unchecked", "meaning"]


def test_a_judge_that_is_gone_leaves_the_meaning_unchecked(voice: Voice) -> None:
    with Rewriter(voice, AUTHOR, Corpus(), Fixed(iter([None]))) as rewriter:
        last = one(rewriter)[-1]
    assert isinstance(last, Rewritten) and last.text == ANSWER and "meaning" not in last.checked
    assert checks.NOT_COMPARED in last.notes


def test_a_passage_that_is_dropped_while_it_is_judged_says_nothing(voice: Voice) -> None:
    judge = Fixed(iter([Likeness(0.9, 0.1)] * 2))
    with Rewriter(voice, AUTHOR, Corpus(), judge) as rewriter:
        rewriter.add("a", [Part(SOURCE, SOURCE)], GREEDY)
        while not judge.asked:
            rewriter.step(wait=0)
        assert rewriter.running == 1 and rewriter.cancel("a") and not rewriter.running
        assert isinstance(one(rewriter)[-1], Rewritten)


def test_the_length_asked_for_reaches_the_prompt(voice: Voice, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[int] = []
    monkeypatch.setattr(
        "core.restyling.rewriting.training_prompt", lambda author, words, text: asked.append(words) or text
    )
    with Rewriter(voice, AUTHOR, Corpus()) as rewriter:
        rewriter.add("a", [Part(SOURCE, SOURCE)], Manner(Sampling(), 0.5))
        rewriter.add("b", [Part(SOURCE, SOURCE)], Manner(Sampling(), 2.0))
    assert asked == [8, 34]
