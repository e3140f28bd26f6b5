"""The memory estimate against published and measured figures, and what is offered when nothing fits."""

from __future__ import annotations

import re

import pytest

from core.progress import PasticheError
from core.training.memory import adapter_parameters, estimate, fit
from core.writing.models import BIG, catalogue

SHAPES = {info.name: info.shape for info in catalogue()}
BIG_4BIT = BIG.replace("bf16", "4bit")


def test_the_large_model_at_full_length() -> None:
    """8B at rank 64 and 2,048 tokens: some 71 GB plain in bf16, some 12 GB checkpointed in 4 bits."""
    assert adapter_parameters(SHAPES[BIG], 64) == 174_587_904
    assert estimate(SHAPES[BIG], 64, 2048).total == pytest.approx(71e9, rel=0.02)
    assert estimate(SHAPES[BIG_4BIT], 64, 2048, checkpointing=True).total == pytest.approx(12e9, rel=0.03)


def test_checkpointing_is_chosen_when_only_that_fits() -> None:
    assert fit(SHAPES[BIG], 64, 2048, 1, False, 128 * 10**9) is False
    assert fit(SHAPES[BIG], 64, 2048, 1, False, 64 * 10**9) is True
    assert fit(SHAPES[BIG], 64, 2048, 1, True, 128 * 10**9) is True


def test_what_does_not_fit_is_refused_with_an_offer() -> None:
    with pytest.raises(PasticheError) as caught:
        fit(SHAPES[BIG], 64, 2048, 1, False, 16 * 10**9)
    assert "24 GB" in caught.value.message
    offered, rank = re.search(r"base model (\S+) with rank (\d+)", caught.value.remedy).groups()  # type: ignore[union-attr]
    assert estimate(SHAPES[offered], int(rank), 2048, checkpointing=True).total < 0.7 * 16e9


def test_the_practice_model_as_measured() -> None:
    """Peaks of single steps without compilation: 207 MB at 640 tokens, 340 MB at 1,024."""
    for tokens, peak in ((640, 207e6), (1024, 340e6)):
        assert estimate(SHAPES["practice"], 64, tokens).total == pytest.approx(peak, rel=0.1)
