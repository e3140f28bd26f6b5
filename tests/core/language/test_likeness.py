"""The check of meaning: who is compared with whom, and what becomes of it when the child dies."""

from __future__ import annotations

import sys
from pathlib import Path

import numpy as np
import pytest

from core.language import likeness
from core.language.likeness import ALIKE, SAMPLE, Judge, Likeness, spread_of
from tests.fakes.prose import SUBJECTS, paragraph

PATIENCE = 60.0  # seconds

CHILD = """
import json, sys
sys.stdin.readline()
known = 0
for line in sys.stdin:
    asked = json.loads(line)
    if asked["do"] == "know":
        known = len(asked["texts"]) + (0 if asked["anew"] else known)
    elif asked["do"] == "compare":
        if asked["text"] == "die":
            print("no breath left", file=sys.stderr)
            sys.exit(3)
        likeness = known + 0.01 if asked["text"] == "told" else len(asked["text"]) / 100
        event = {"event": "compared", "id": asked["id"], "likeness": likeness, "spread": 0.5}
        print(json.dumps(event), flush=True)
"""


@pytest.fixture
def judge(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Judge:
    (tmp_path / "child.py").write_text(CHILD)
    monkeypatch.setattr(likeness, "worker_command", lambda: [sys.executable, str(tmp_path / "child.py")])
    return Judge()


def test_answers_come_for_those_that_were_asked(judge: Judge) -> None:
    judge.know(["one", "two"])
    far, near = judge.ask("one", "x" * 20), judge.ask("two", "x" * 80)
    found = all_of(judge, far, near)
    assert found == {far: Likeness(0.2, 0.5), near: Likeness(0.8, 0.5)}
    assert found[far] is not None and found[far].strays
    assert found[near] is not None and not found[near].strays
    assert judge.answers([far, near]) == {}
    judge.close()


def test_an_answer_is_for_who_asked_and_nobody_else(judge: Judge) -> None:
    one, other, dropped = (judge.ask("one", "x" * n) for n in (10, 20, 30))
    judge.forget(dropped)
    assert all_of(judge, other) == {other: Likeness(0.2, 0.5)}
    assert all_of(judge, one) == {one: Likeness(0.1, 0.5)}
    assert judge.answers([dropped]) == {}
    judge.close()


def test_another_document_takes_the_place_of_the_last_one(judge: Judge) -> None:
    judge.know(["one", "two"])
    judge.know_too("three")
    judge.know_too("one")
    assert all_of(judge, first := judge.ask("one", "told")) == {first: Likeness(3.01, 0.5)}
    judge.know_too("four")
    assert all_of(judge, second := judge.ask("one", "told")) == {second: Likeness(4.01, 0.5)}
    judge.know(["five"])
    assert all_of(judge, third := judge.ask("five", "told")) == {third: Likeness(1.01, 0.5)}
    judge.close()


def all_of(judge: Judge, *tickets: str) -> dict[str, Likeness | None]:
    found: dict[str, Likeness | None] = {}
    while len(found) < len(tickets):
        found |= judge.answers(set(tickets) - set(found), wait=PATIENCE)
    return found


def test_a_child_that_dies_answers_nothing_more_and_says_why(judge: Judge) -> None:
    a, b = judge.ask("one", "die"), judge.ask("one", "text")
    assert all_of(judge, a, b) == {a: None, b: None}
    assert judge.trouble is not None and judge.trouble.remedy
    assert all_of(judge, c := judge.ask("one", "text")) == {c: None}
    judge.close()


def test_a_document_says_how_alike_its_passages_are() -> None:
    source = np.array([1.0, 0.0], np.float32)
    others = [np.array([x, 0.0], np.float32) for x in (0.1, 0.2, 0.3, 0.4, 0.9)]
    assert spread_of(source, others) == pytest.approx(0.4)
    assert spread_of(source, others[:2]) == ALIKE
    passages = [f"passage {n}" for n in range(100)]
    chosen = likeness._sample(passages, "passage 7")
    assert (
        len(chosen) == SAMPLE and "passage 7" not in chosen and chosen == sorted(chosen, key=passages.index)
    )


@pytest.mark.long
@pytest.mark.skipif(not Judge.available(), reason="the embedding model is not here")
def test_the_real_model_knows_a_retelling_from_another_story() -> None:
    judge = Judge()
    judge.know(paragraph(subject, 120, 1) for subject in SUBJECTS)
    source = "The ferryman waited at the landing until it rained, and then he went in and made tea."
    same_ = judge.ask(
        source,
        "He stood by the water, the man of the ferry, till rain came; tea was what he then made.",
    )
    other_ = judge.ask(
        source, "The parliament debated the new tax on windows for eleven hours without a vote."
    )
    found = all_of(judge, same_, other_)
    judge.close()
    same, other = found[same_], found[other_]
    assert same is not None and other is not None
    assert not same.strays and other.strays and same.to_source > other.to_source + 0.3
