"""MLX with a real, tiny model: batches, streams, stops, and refuses what cannot describe."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from core import machine
from core.describing.providers import Ask, open_provider
from core.describing.providers import mlx as mlx_provider
from core.progress import BadOption, Cancelled, Missing
from tests.fakes.tiny_model import make_tiny_model

TEMPLATE = "{% for m in messages %}<{{ m.role }}>{{ m.content }}{% endfor %}<assistant>"


@pytest.fixture(scope="module")
def instruct(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = make_tiny_model(tmp_path_factory.mktemp("models") / "instruct")
    path = folder / "tokenizer_config.json"
    path.write_text(json.dumps(json.loads(path.read_text()) | {"chat_template": TEMPLATE}))
    return folder


def asks(count: int, tokens: int = 12) -> list[Ask]:
    return [Ask(str(i), "x", f"Describe number {i}, please.", max_tokens=tokens + i) for i in range(count)]


def test_every_question_is_answered_once_in_batches(instruct: Path) -> None:
    provider = open_provider(f"mlx:{instruct}")
    answers = list(provider.describe(asks(11)))
    assert sorted(int(a.id) for a in answers) == list(range(11))
    assert all(a.cut == (a.tokens_out == 12 + int(a.id)) for a in answers)
    assert all(a.tokens_in > 10 for a in answers)
    assert provider.name == f"mlx:{instruct}"


def test_a_batch_says_what_one_alone_says(instruct: Path) -> None:
    provider = open_provider(f"mlx:{instruct}")
    together = {a.id: a.text for a in provider.describe(asks(3))}
    alone = {a.id: a.text for ask in asks(3) for a in provider.describe([ask])}
    assert together == alone


def test_a_stop_ends_it(instruct: Path) -> None:
    def tick() -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        list(open_provider(f"mlx:{instruct}").describe(asks(2), tick))


def test_a_base_model_is_refused(tmp_path: Path) -> None:
    base = make_tiny_model(tmp_path / "base")
    with pytest.raises(BadOption, match="base model"):
        open_provider(f"mlx:{base}")


def test_a_model_that_is_not_here_says_how_to_get_it(tmp_path: Path) -> None:
    with pytest.raises(Missing, match="--download"):
        open_provider("mlx:mlx-community/Qwen3-8B-4bit")
    with pytest.raises(Missing):
        open_provider(f"mlx:{tmp_path}/nowhere")


def test_a_model_in_our_own_folder_is_found(instruct: Path) -> None:
    (machine.models_dir() / "someone").mkdir(parents=True)
    (machine.models_dir() / "someone" / "mine").symlink_to(instruct)
    assert mlx_provider.find_model("someone/mine").resolve() == instruct


def test_the_default_fits_the_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    sizes = [m.memory for m in mlx_provider.CATALOGUE]
    assert sizes == sorted(sizes)
    assert mlx_provider.default_model() in [m.name for m in mlx_provider.CATALOGUE]
