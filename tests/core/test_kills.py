"""Ten kills at random moments of the walk: every chunk is there once, and the adapter is the same."""

from __future__ import annotations

from pathlib import Path

import pytest

from core import machine
from core.files import file_hash
from core.project import Project
from tests.bench.bench_walk import kill_and_restart, same_chunks
from tests.fakes.samples import author, walk_sample

pytestmark = pytest.mark.long


def test_ten_kills_lose_and_double_nothing(tmp_path: Path) -> None:
    calm = walk_sample(tmp_path / "calm" / "p", epochs=1.0)
    killed = tmp_path / "killed" / "p"
    flags = ["--epochs", "1"]
    starts = kill_and_restart(machine.resource("sample_book.epub"), author(), killed, 10, 40, flags)
    assert starts > 1
    project = Project.open(killed)
    chunks, wrong = same_chunks(project)
    assert chunks > 10
    assert wrong == 0
    assert project.pairs.read_bytes() == calm.pairs.read_bytes()
    weights = "adapters.safetensors"
    assert file_hash(project.adapter / weights) == file_hash(calm.adapter / weights), (
        "resumed to the last bit"
    )
