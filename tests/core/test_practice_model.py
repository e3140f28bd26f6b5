"""The practice model: small, of the right shape, able to end, and made by a script that runs again."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from core import machine

ROOT = Path(__file__).parents[2]
FOLDER = machine.resource("practice_model")


def test_it_is_what_it_says() -> None:
    config = json.loads((FOLDER / "config.json").read_text())
    assert config["model_type"] == "qwen3"
    assert config["vocab_size"] <= 4096
    assert config["max_position_embeddings"] == 2048
    assert (FOLDER / "model.safetensors").stat().st_size <= 16_000_000
    said = (FOLDER / "README.md").read_text(encoding="utf-8")
    assert "practice" in said and "public domain" in said


def test_mlx_loads_it_and_it_has_learned_english() -> None:
    import mlx.core as mx
    from mlx_lm import load

    model, tokenizer = load(str(FOLDER))[:2]
    assert {str(p.dtype) for p in (model.model.norm.weight, model.model.embed_tokens.weight)} == {
        "mlx.core.float32"
    }

    def surprise(text: str) -> float:
        ids = mx.array([tokenizer.encode(text)])
        logits = model(ids[:, :-1])
        chosen = mx.take_along_axis(logits - mx.logsumexp(logits, -1, keepdims=True), ids[:, 1:, None], -1)
        return float(-chosen.sum()) / len(text)

    right = surprise("The old man sat down by the fire and looked at his daughter for a long time.")
    wrong = surprise("The fire old sat man by the down time and looked long at daughter his for a.")
    assert right < 0.85 * wrong
    assert tokenizer.eos_token_ids == {tokenizer.convert_tokens_to_ids("<|endoftext|>")}


def test_any_text_survives_the_tokenizer() -> None:
    from tokenizers import Tokenizer

    tokenizer = Tokenizer.from_file(str(FOLDER / "tokenizer.json"))
    for text in ("“Don’t,” said Zoë — twice…", "  two  spaces\n\nand lines\t", "日本語 🚲 ﬁ"):
        assert tokenizer.decode(tokenizer.encode(text).ids) == text


@pytest.mark.long
def test_the_script_makes_a_model_that_mlx_reads_alike(tmp_path: Path) -> None:
    texts = tmp_path / "texts"
    texts.mkdir()
    for source in machine.resource("sample_book/source").glob("*.md"):
        (texts / source.with_suffix(".txt").name).write_text(
            source.read_text(encoding="utf-8") * 8, encoding="utf-8"
        )
    command = [
        *(sys.executable, str(ROOT / "packaging/practice_model/pretrain.py"), str(texts)),
        *("--out", str(tmp_path / "made"), "--tokens", str(8192 * 4), "--checkpoint", str(tmp_path / "c.pt")),
    ]
    subprocess.run(command, check=True)
    code = (
        "import sys, json; sys.path.insert(0, sys.argv[1])\n"
        "import torch; from model import Practice, Shape; from safetensors.torch import load_file\n"
        "config = json.load(open(sys.argv[2] + '/config.json'))\n"
        "model = Practice(Shape(vocab=config['vocab_size']))\n"
        "weights = load_file(sys.argv[2] + '/model.safetensors')\n"
        "model.load_state_dict({k.removeprefix('model.'): v for k, v in weights.items()})\n"
        "print(json.dumps(model(torch.arange(1, 33)[None])[0, -1, :50].tolist()))\n"
    )
    folder = str(ROOT / "packaging/practice_model")
    done = subprocess.run(
        [sys.executable, "-c", code, folder, str(tmp_path / "made")], capture_output=True, text=True
    )
    expected = json.loads(done.stdout)

    import mlx.core as mx
    from mlx_lm import load

    model = load(str(tmp_path / "made"))[0]
    got = model(mx.arange(1, 33)[None])[0, -1, :50].tolist()
    assert max(abs(a - b) for a, b in zip(expected, got, strict=True)) < 1e-3
