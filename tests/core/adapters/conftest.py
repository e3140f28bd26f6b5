"""Owns what tests of adapters share: a tiny base model with an adapter, and tokens to compare on."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.fakes.tiny_model import make_tiny_model
from tests.fakes.voices import make_adapter


@pytest.fixture(scope="session")
def base(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_tiny_model(tmp_path_factory.mktemp("adapters") / "base", context=256)


@pytest.fixture(scope="session")
def ours(base: Path) -> Path:
    """An adapter that changes much. Read only."""
    return make_adapter(base.parent / "ours", base, noise=0.3)


@pytest.fixture(scope="session")
def tokens() -> Any:
    import mlx.core as mx

    return mx.array([list(range(5, 40))])
