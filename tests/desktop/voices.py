"""Owns what tests of the page Voices share: whole voices of little weight, and the page with some of them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np
from safetensors.numpy import load_file, save_file

from desktop.voices import VoicesPage
from desktop.window import Window
from tests.fakes.windows import settle

ROWS = {"model.layers.0.self_attn.q_proj": (16, 8), "model.layers.1.self_attn.q_proj": (16, 8)}
SAMPLE = (
    "The tide had gone out without telling anybody, and the boats lay about the mud like people who have "
    "been asked to wait. Nell counted them, and came to nine, and counted them again from the other end."
)


def make_voice(folder: Path, author: str = "Ada Fern", text: bool = True, **papers: Any) -> Path:
    """A whole adapter of mlx-lm's, for a base model that is not here unless `papers` name another."""
    folder.mkdir(parents=True)
    halves = {f"{n}.lora_a": (wide, 2) for n, (wide, _) in ROWS.items()}
    halves |= {f"{n}.lora_b": (2, out) for n, (_, out) in ROWS.items()}
    save_file({n: np.ones(s, np.float32) for n, s in halves.items()}, folder / "adapters.safetensors")
    lora = {"rank": 2, "scale": 2.0, "dropout": 0.0, "keys": ["self_attn.q_proj"]}
    config = {"fine_tune_type": "lora", "num_layers": -1, "lora_parameters": lora}
    (folder / "adapter_config.json").write_text(json.dumps(config), encoding="utf-8")
    said = {"author": author, "base_model": "owner/model", "describer": "outline"} | papers
    (folder / "metadata.json").write_text(json.dumps(said), encoding="utf-8")
    if text:
        (folder / "data").mkdir()
        row = {"text": "Our own words, a dozen and more of them, so that there is a trace to leave.\n"}
        (folder / "data" / "train.jsonl").write_text(json.dumps(row) + "\n", encoding="utf-8")
    return folder


def trained(run: int = 7, least: int = 1, **more: Any) -> dict[str, Any]:
    """The papers of a voice that was trained by us on the practice model."""
    return {
        "base_model": "practice",
        "preset": "reference",
        "time": "2026-11-14T10:00:00+0000",
        "finished": True,
        "result": {"loss_before": 2.93, "loss_after": 2.36, "train_examples": 400},
        "learned_words": 212_000,
        "sample": {"text": SAMPLE, "words": 41, "run": run, "least": least},
    } | more


def with_states(folder: Path, used: int, *steps: int) -> Path:
    """Give a voice, of the step `used`, checkpoints of other steps, each with weights of its own."""
    said = json.loads((folder / "metadata.json").read_text(encoding="utf-8"))
    said["result"] = {**said.get("result", {}), "best_step": used}
    (folder / "metadata.json").write_text(json.dumps(said), encoding="utf-8")
    weights = load_file(folder / "adapters.safetensors")
    for step in steps:
        inside = folder / "checkpoints" / f"{step:07d}"
        inside.mkdir(parents=True)
        save_file({n: array * step for n, array in weights.items()}, inside / "adapters.safetensors")
    return folder


def show(window: Window) -> VoicesPage:
    """The page, when all its cards are there."""
    window.show_page("voices")
    page: Any = window.pages["voices"]
    page.look()
    settle()
    assert isinstance(page, VoicesPage)
    return page
