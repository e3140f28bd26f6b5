"""The real `peft` on torch and our writer on MLX compute the same logits, in both directions.

Torch works in a process of its own: the BLAS that is preloaded for MLX slows it down.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from core import adopting, exporting
from core.progress import silent
from tests.fakes.peft_adapters import logits

pytestmark = pytest.mark.long

_BASE = """
import json, sys, numpy, torch
from transformers import Qwen3ForCausalLM
base, place, options = sys.argv[1], sys.argv[2], json.loads(sys.argv[3])
torch.manual_seed(5)
model = Qwen3ForCausalLM.from_pretrained(base, dtype=torch.float32, attn_implementation="eager")
tokens = torch.tensor([list(range(5, 40))])
"""
_MAKE = """
from peft import LoraConfig, get_peft_model
model = get_peft_model(model, LoraConfig(task_type="CAUSAL_LM", **options))
for name, value in model.named_parameters():
    if "lora_B" in name:
        torch.nn.init.normal_(value, std=0.3)
model.eval()
model.save_pretrained(place)
"""
_LOAD = """
from peft import PeftModel
model = PeftModel.from_pretrained(model, place).eval()
"""
_SAY = """
with torch.no_grad():
    numpy.save(options.get("out") or place + "/logits.npy", model(tokens).logits.float().numpy())
"""


def in_torch(code: str, *arguments: str) -> None:
    environment = {k: v for k, v in os.environ.items() if k != "LD_PRELOAD"}
    done = subprocess.run(
        [sys.executable, "-c", code, *arguments], capture_output=True, text=True, env=environment
    )
    assert done.returncode == 0, done.stderr[-2000:]
    assert "missing adapter keys" not in done.stderr


def same(folder: Path, found: Any) -> None:
    import numpy as np

    expected = np.load(folder)
    assert np.abs(np.array(found) - expected).max() < 1e-4 * max(1.0, np.abs(expected).max())


@pytest.mark.parametrize(
    "options",
    [
        {"r": 4, "lora_alpha": 8, "target_modules": ["q_proj", "v_proj", "down_proj"]},
        {"r": 8, "lora_alpha": 4, "target_modules": "all-linear", "use_rslora": True},
        {"r": 4, "lora_alpha": 6, "target_modules": r".*\.(k_proj|up_proj)", "layers_to_transform": None},
        {"r": 4, "lora_alpha": 8, "target_modules": ["o_proj", "gate_proj"], "layers_to_transform": [1]},
        {
            "r": 4,
            "lora_alpha": 8,
            "target_modules": ["q_proj", "mlp.up_proj"],
            "rank_pattern": {"up_proj": 7, "layers.0.self_attn.q_proj": 2},
            "alpha_pattern": {"mlp.up_proj": 3, "q_proj": 5},
        },
    ],
    ids=["plain", "all linear, rank-stabilised", "pattern", "one layer", "ranks and alphas"],
)
def test_what_peft_made_sounds_the_same_here(
    base: Path, tmp_path: Path, tokens: Any, options: dict[str, Any]
) -> None:
    folder = tmp_path / "theirs"
    in_torch(_BASE + _MAKE + _SAY, str(base), str(folder), json.dumps(options))
    found = adopting.run(None, adopting.Options(str(folder), "Ada Fern"), silent)
    same(folder / "logits.npy", logits(base, Path(found.folder), tokens))
    assert abs(logits(base, None, tokens) - logits(base, Path(found.folder), tokens)).max() > 0.1


def test_what_we_made_sounds_the_same_there(base: Path, ours: Path, tmp_path: Path, tokens: Any) -> None:
    out = tmp_path / "out"
    exporting.run(None, exporting.Options(str(ours), str(out), "peft"), silent)
    expected = tmp_path / "logits.npy"
    in_torch(_BASE + _LOAD + _SAY, str(base), str(out), json.dumps({"out": str(expected)}))
    same(expected, logits(base, ours, tokens))


def test_a_fused_model_is_one_for_transformers_too(
    base: Path, ours: Path, tmp_path: Path, tokens: Any
) -> None:
    out = tmp_path / "out"
    exporting.run(None, exporting.Options(str(ours), str(out), "ollama"), silent)
    in_torch(_BASE + _SAY, str(out), str(tmp_path), "{}")
    same(tmp_path / "logits.npy", logits(base, ours, tokens))
