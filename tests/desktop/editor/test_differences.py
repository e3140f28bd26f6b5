"""Word-level differences."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.editor.differences import differences

PROSE = st.lists(
    st.sampled_from(["the", "boat", "rope,", "went.", "“and", "it’s", "\n\n", "un-tied"]), max_size=40
)


def told(before: str, after: str) -> list[tuple[str, str]]:
    return [(run.kind, run.text.strip()) for run in differences(before, after)]


def test_one_changed_word_is_one_change() -> None:
    found = told("She sat on the low wall.", "She sat on the wet wall.")
    assert found == [("same", "She sat on the"), ("gone", "low"), ("new", "wet"), ("same", "wall.")]


@pytest.mark.parametrize("before, after", [("", "New words."), ("Old words.", "")])
def test_nothing_on_one_side(before: str, after: str) -> None:
    assert told(before, after) == [("new" if after else "gone", after or before)]


def test_the_same_wording_has_no_change() -> None:
    text = "It rained.\n\nNobody came."
    assert told(text, text) == [("same", text)]
    assert {kind for kind, _ in told("It rained.\nNobody came.", "It rained. Nobody came.")} == {"same"}


def test_a_lone_common_word_between_changes_joins_them() -> None:
    found = told("dogs bark and cats purr", "birds sing and fish swim")
    assert found == [("gone", "dogs bark and cats purr"), ("new", "birds sing and fish swim")]


@given(PROSE, PROSE)
def test_both_wordings_can_be_put_together_again(old: list[str], new: list[str]) -> None:
    before, after = " ".join(old), " ".join(new)
    runs = differences(before, after)
    assert "".join(run.text for run in runs if run.kind != "gone") == after
    kept = "".join(run.text for run in runs if run.kind != "new")
    assert kept.split() == before.split() or "".join(kept.split()) == "".join(before.split())
