"""What is said of figures: nothing that so few cases cannot tell."""

from __future__ import annotations

from dataclasses import replace

from core.evaluate_command import rows
from core.evaluating import telling
from core.evaluating.answers import answers
from core.evaluating.interval import Interval, alone
from tests.core.evaluating import findings


def test_of_few_texts_it_is_said_that_nothing_can_be_told() -> None:
    style = findings.style()
    for gain in (20.0, -20.0):
        few = replace(style, own=None, ahead=alone(gain))
        assert "cannot be told from so few" in telling.sounds_like(few, findings.AUTHOR)
        assert "surprise the voice less than the base model cannot be told" in telling.loss(alone(gain), 3.0)
    place = Interval(120.0, 120.0, 120.0, few=True)
    near = replace(style, voice=replace(style.voice, position=place), ahead=alone(90.0))
    assert "could be" not in telling.sounds_like(near, findings.AUTHOR)


def test_without_the_authors_pages_nothing_is_said_of_repetition() -> None:
    whole = findings.finding()
    assert whole.flow is not None
    for author in (whole.flow.author, None):
        sentence = telling.flow(whole.flow.voice, author)
        assert ("author" in sentence) == (author is not None)
        bare = replace(whole, flow=replace(whole.flow, author=author, sentence=sentence))
        (answer,) = (one for one in answers(bare) if one.name == "flow")
        heads = [row.name for row in answer.rows] + [row[0] for row in rows(bare)]
        assert any("circles" in head for head in heads) == (author is not None)
