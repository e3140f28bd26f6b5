"""The stage *fetch*: it goes on where a download was stopped."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from core import downloads, fetching, hub, modelstore
from core.language.embedding_model import MODEL, model_path
from core.progress import Cancelled, Missing, Progress
from tests.fakes.hub import FakeHub, serve

FILES = {
    "modules.json": b"[]",
    "config.json": b'{"hidden_size": 4}',
    "model.safetensors": random.Random(3).randbytes(400_000),
}


@pytest.fixture(autouse=True)
def online(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HF_HUB_CACHE", str(tmp_path / "hub"))
    monkeypatch.setenv("NO_PROXY", "127.0.0.1,localhost")
    monkeypatch.setattr(hub, "pause", lambda seconds: None)
    monkeypatch.setattr(downloads, "STEP", 1)
    monkeypatch.setattr("core.language.embedding_model.importlib.util.find_spec", lambda name: None)
    monkeypatch.setattr("core.language.embedding_model.need_library", lambda: None)
    for name in ("HF_HUB_OFFLINE", "HF_TOKEN"):
        monkeypatch.delenv(name, raising=False)


def test_a_stopped_download_is_listed_and_goes_on(monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[Progress] = []

    def stop(progress: Progress) -> None:
        if progress.done > 200_000:
            raise Cancelled

    with serve(FakeHub(FILES, name=MODEL)) as server:
        monkeypatch.setenv("HF_ENDPOINT", server.address)
        with pytest.raises(Cancelled):
            fetching.run(None, fetching.Options(MODEL), stop)
        (left,) = modelstore.unfinished()
        assert left.name == MODEL and 200_000 < left.size < 410_000 and model_path() is None
        assert fetching.run(None, fetching.Options(MODEL), told.append).model == MODEL
    assert modelstore.unfinished() == [] and model_path() is not None
    assert any("range" in asked.headers for asked in server.asked)
    assert told[-1].metrics["bytes"] and MODEL in told[-1].note and told[-1].done == told[-1].total
    (stored,) = modelstore.stored(set())
    assert stored.name == MODEL and stored.size > 400_000


def test_a_model_that_nobody_has_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    with serve(FakeHub(FILES, name="somebody/else")) as server:
        monkeypatch.setenv("HF_ENDPOINT", server.address)
        with pytest.raises(Missing, match="There is no model"):
            fetching.run(None, fetching.Options("somebody/gone"), lambda progress: None)
