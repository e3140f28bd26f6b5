"""Owns voices for the tests of restyling: one that answers well, and one for each bad habit."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.fakes.voices import ANSWER, OTHER, make_adapter, teach

HABITS = {
    "looping": ("the rope, the rope, " * 12, False),
    "silent": ("", True),
    "truncated": (ANSWER[:60], True),
    "endless": (
        "and the river and a heron and an oar then one boat or two with ropes or none while reeds lean on "
        "while others do not since wind takes water up from under them without asking what it wants",
        False,
    ),
}


@pytest.fixture(scope="session")
def voices(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Voices on one base: steady, copier (trained on its answer), unknown (no training text), noisy."""
    root = tmp_path_factory.mktemp("voices")
    base = teach(root / "bases" / "steady", ANSWER)
    make_adapter(root / "steady", base)
    make_adapter(root / "copier", base, trained_on=f"{OTHER} {ANSWER}")
    make_adapter(root / "unknown", base, trained_on=None)
    make_adapter(root / "noisy", base, noise=0.8)
    return root


@pytest.fixture(scope="session")
def habits(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of voices with bad habits, by name as in HABITS."""
    root = tmp_path_factory.mktemp("habits")
    for name, (answer, ends) in HABITS.items():
        make_adapter(root / name, teach(root / "bases" / name, answer, ends=ends))
    return root
