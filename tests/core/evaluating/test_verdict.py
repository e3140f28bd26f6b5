"""Owns what is tried of a report's first line: no praise for a voice whose figures say otherwise."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from core.evaluating.found import Heed
from core.evaluating.interval import Interval, proportion
from core.evaluating.summary import Finding, Offer
from core.evaluating.verdict import advice, convinces, doubts, headline
from tests.core.evaluating import findings

Change = Callable[[Finding], Finding]


def good() -> Finding:
    """A voice with nothing against it."""
    found = findings.finding()
    assert found.names is not None and found.flow is not None
    few = replace(found.names.voice, leaking=0, rate=proportion(0, found.names.scenes), names=())
    voice = replace(found.flow.voice, circles=0, empty=0)
    loss, meaning = found.loss, found.meaning
    assert loss is not None and meaning is not None
    return replace(
        found,
        names=replace(found.names, voice=few),
        flow=replace(found.flow, voice=voice),
        loss=replace(loss, gain=findings.near(0.2, 0.05)),
        meaning=replace(meaning, heed=None),
        offer=None,
    )


def circling(found: Finding) -> Finding:
    assert found.flow is not None
    voice = replace(found.flow.voice, circles=found.flow.voice.texts - 1)
    return replace(found, flow=replace(found.flow, voice=voice))


def empty(found: Finding) -> Finding:
    assert found.flow is not None
    return replace(found, flow=replace(found.flow, voice=replace(found.flow.voice, empty=12)))


def surprised(found: Finding) -> Finding:
    assert found.loss is not None
    return replace(found, loss=replace(found.loss, gain=findings.near(-0.3, 0.1)))


def deaf(found: Finding) -> Finding:
    assert found.meaning is not None
    some = findings.near(0.1, 0.01)
    heed = Heed(some, some, findings.near(-0.08, 0.02))
    return replace(found, meaning=replace(found.meaning, heed=heed))


def naming(found: Finding) -> Finding:
    names = found.names
    assert names is not None
    base = replace(names.base, leaking=0, rate=proportion(0, names.scenes))
    voice = replace(names.voice, leaking=names.scenes, rate=proportion(names.scenes, names.scenes))
    return replace(found, names=replace(names, base=base, voice=voice))


FAULTS: tuple[tuple[Change, str, str], ...] = (
    (circling, "in circles", "fewer passes"),
    (empty, "wrote nothing", "fewer passes"),
    (surprised, "surprise it more", "fewer passes"),
    (deaf, "goes by what it is asked", "Neutralize"),
    (naming, "names from the books", "roles"),
)


def test_a_good_voice_is_told_so_and_sent_to_write() -> None:
    found = good()
    assert convinces(found) and not list(doubts(found))
    assert "But" not in headline(found) and findings.AUTHOR in headline(found)
    near = replace(found, style=replace(findings.style(), voice=findings.place(78, 5, 40.0)))
    assert "near to" in headline(near) and "Write with it" in advice(near)


@pytest.mark.parametrize(("change", "said", "next_"), FAULTS, ids=lambda one: getattr(one, "__name__", ""))
def test_what_speaks_against_a_voice_stands_in_the_first_line(change: Change, said: str, next_: str) -> None:
    bad = change(good())
    assert not convinces(bad)
    assert said in headline(bad)
    assert next_ in advice(bad)


def test_the_first_line_stays_a_line() -> None:
    bad = good()
    for change, _, _ in FAULTS:
        bad = change(bad)
    assert len(list(doubts(bad))) == len(FAULTS)
    assert headline(bad).count("But") == 2


def test_a_copy_comes_before_praise_and_is_what_is_to_be_mended() -> None:
    copied = findings.finding(True)
    assert headline(copied).startswith("Copied") and not convinces(copied)
    assert "fewer passes" in advice(replace(copied, offer=None))


def test_a_better_state_is_what_is_advised() -> None:
    found = replace(good(), offer=Offer(40, True, "Step 40 does better: unseen pages surprise it less."))
    assert "step 40" in advice(found)


def test_how_far_a_voice_has_come_is_said() -> None:
    found = good()
    assert found.style is not None
    said = {}
    for position in (20.0, 60.0, 78.0):
        voice = findings.place(position, 5, 3.0)
        said[position] = headline(replace(found, style=replace(found.style, voice=voice)))
    assert "far from" in said[20.0] and "half way" in said[60.0] and "near to" in said[78.0]


def test_a_base_model_without_words_is_no_comparison() -> None:
    found = good()
    assert found.style is not None
    silent = replace(found.style.base, enough=False)
    assert "cannot be told" in headline(replace(found, style=replace(found.style, base=silent)))


def test_a_voice_behind_its_base_model_is_never_said_to_be_the_author() -> None:
    found = good()
    assert found.style is not None
    close, behind = findings.place(100, 1, 60.0), Interval(-14.0, -11.0, -8.0)
    said = headline(replace(found, style=replace(found.style, voice=close, ahead=behind)))
    assert "could be" not in said and "less like" in said
