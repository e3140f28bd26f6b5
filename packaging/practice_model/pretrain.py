"""Makes resources/practice_model from a folder of plain texts: vocabulary, pre-training, weights.

    python packaging/practice_model/pretrain.py TEXTS --out resources/practice_model [--measure NOVEL.txt]

Needs PyTorch, tokenizers and safetensors. Stopped at any moment, the same command goes on from the
last checkpoint. The rate is held, then falls to nothing over the last part of the token budget.
"""

from __future__ import annotations

import argparse
import math
import time
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F
from model import Practice, Shape, save_weights
from numpy.typing import NDArray
from tokenizer import END_OF_TEXT, read_text, reading_files, save_tokenizer, train_tokenizer
from tokenizers import Tokenizer
from torch import Tensor

Ids = NDArray[np.uint16]

TOKENS_PER_STEP = 8192
SHORT, LONG = 512, 2048  # window lengths: most of the budget, and its last part
LONG_PART = 0.12
WARMUP_PART, DECAY_PART = 0.01, 0.45
MATRIX_RATE, VECTOR_RATE = 4e-3, 3e-3
HELD_OUT = 4096  # tokens kept back from the end of each tenth book, to watch progress


def documents(text: str, rng: np.random.Generator) -> Iterator[str]:
    """The text as runs of whole paragraphs, 300 to 2,000 words each, so that endings are seen often."""
    run: list[str] = []
    words, limit = 0, int(rng.integers(300, 2000))
    for paragraph in text.split("\n\n"):
        run.append(paragraph.strip())
        words += len(paragraph.split())
        if words >= limit:
            yield "\n\n".join(run)
            run, words, limit = [], 0, int(rng.integers(300, 2000))
    if run:
        yield "\n\n".join(run)


def encode(files: list[Path], tokenizer: Tokenizer) -> tuple[Ids, Ids]:
    """All texts as one stream of ids, and what is held out of it."""
    rng = np.random.default_rng(0)
    end = tokenizer.token_to_id(END_OF_TEXT)
    stream: list[int] = []
    held: list[int] = []
    for number, path in enumerate(files):
        ids: list[int] = []
        for item in tokenizer.encode_batch(list(documents(read_text(path), rng))):
            ids += [*item.ids, end]
        if number % 10 == 0:
            held += ids[-HELD_OUT:]
            ids = ids[:-HELD_OUT]
        stream += ids
    return np.array(stream, dtype=np.uint16), np.array(held, dtype=np.uint16)


def batch(stream: Ids, step: int, length: int) -> Tensor:
    """Windows (rows, length + 1) for one step; a function of the step alone, so that runs resume."""
    rng = np.random.default_rng((17, step))
    rows = TOKENS_PER_STEP // length
    starts = rng.integers(0, len(stream) - length - 1, rows)
    return torch.from_numpy(np.stack([stream[s : s + length + 1] for s in starts]).astype(np.int64))


def rate(done: float) -> float:
    """Share of the full rate when `done` (0-1) of the budget is spent."""
    return min(1.0, done / WARMUP_PART, (1.0 - done) / DECAY_PART)


@torch.no_grad()
def nats(model: Practice, ids: Ids) -> float:
    """Summed negative log-likelihood of ids[1:], each id seen with 1,024 to 2,047 ids before it."""
    total, seen = 0.0, 1
    tokens = torch.from_numpy(ids.astype(np.int64))
    for start in range(0, len(ids) - 1, LONG // 2):
        window = tokens[start : start + LONG]
        losses = F.cross_entropy(model(window[None, :-1])[0].float(), window[1:], reduction="none")
        total += losses[seen - start - 1 :].sum().item()
        seen = start + len(window)
        if seen >= len(ids):
            break
    return total


def bits_per_byte(model: Practice, tokenizer: Tokenizer, text: str) -> float:
    """Bits the model needs for each UTF-8 byte of the text."""
    ids = [tokenizer.token_to_id(END_OF_TEXT), *tokenizer.encode(text).ids]
    return nats(model, np.array(ids, dtype=np.uint16)) / math.log(2) / len(text.encode())


class Optimizer:
    """Muon for the matrices, AdamW for embeddings and norms, one schedule over both."""

    def __init__(self, model: Practice) -> None:
        matrices = [p for n, p in model.named_parameters() if p.ndim == 2 and "embed" not in n]
        others = [p for n, p in model.named_parameters() if p.ndim != 2 or "embed" in n]
        muon = torch.optim.Muon(matrices, lr=MATRIX_RATE, weight_decay=0.05, adjust_lr_fn="match_rms_adamw")
        adam = torch.optim.AdamW(others, lr=VECTOR_RATE, betas=(0.9, 0.95), weight_decay=0.01)
        self.parts = ((muon, MATRIX_RATE), (adam, VECTOR_RATE))

    def step(self, share: float) -> None:
        for part, full in self.parts:
            for group in part.param_groups:
                group["lr"] = full * share
            part.step()
            part.zero_grad(set_to_none=True)

    def state(self) -> list[dict[str, object]]:
        return [part.state_dict() for part, _ in self.parts]

    def restore(self, state: list[dict[str, object]]) -> None:
        for (part, _), saved in zip(self.parts, state, strict=True):
            part.load_state_dict(saved)


def train(model: Practice, stream: Ids, held: Ids, budget: int, checkpoint: Path) -> None:
    """Spend `budget` tokens; write the checkpoint every 200 steps and go on from it when it is there."""
    optimizer = Optimizer(model)
    steps, first = budget // TOKENS_PER_STEP, 0
    if checkpoint.exists():
        saved = torch.load(checkpoint, weights_only=True)
        model.load_state_dict(saved["model"])
        optimizer.restore(saved["optimizer"])
        first = saved["step"]
    forward = torch.compile(model)
    began = time.monotonic()
    for step in range(first, steps):
        length = LONG if step >= steps * (1 - LONG_PART) else SHORT
        rows = batch(stream, step, length)
        with torch.autocast("cpu", torch.bfloat16):
            logits = forward(rows[:, :-1])
        loss = F.cross_entropy(logits.float().flatten(0, 1), rows[:, 1:].flatten())
        loss.backward()
        torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimizer.step(rate((step + 1) / steps))
        if (step + 1) % 20 == 0:
            speed = (step + 1 - first) * TOKENS_PER_STEP / (time.monotonic() - began)
            left = (steps - step - 1) * TOKENS_PER_STEP / speed / 60
            print(
                f"step {step + 1}/{steps} loss {loss.item():.3f} {speed:.0f} tokens/s, {left:.0f} min left",
                flush=True,
            )
        if (step + 1) % 200 == 0:
            state = {"model": model.state_dict(), "optimizer": optimizer.state(), "step": step + 1}
            torch.save(state, checkpoint.with_suffix(".tmp"))
            checkpoint.with_suffix(".tmp").replace(checkpoint)
            print(f"held-out loss {nats(model, held) / len(held):.4f}", flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("texts", type=Path, help="folder of .txt or .txt.gz")
    parser.add_argument("--out", type=Path, default=Path("resources/practice_model"))
    parser.add_argument("--tokens", type=int, default=20_000_000, help="tokens to train on")
    parser.add_argument("--checkpoint", type=Path, default=Path("build/practice_model.pt"))
    parser.add_argument("--measure", type=Path, help="a text that was not read: print bits per byte")
    options = parser.parse_args()

    torch.manual_seed(0)
    options.checkpoint.parent.mkdir(parents=True, exist_ok=True)
    files = reading_files(options.texts)
    tokenizer = train_tokenizer(files)
    stream, held = encode(files, tokenizer)
    print(f"{len(files)} texts, {len(stream):,} tokens, {len(held):,} held out", flush=True)
    model = Practice(Shape(vocab=tokenizer.get_vocab_size()))
    train(model, stream, held, options.tokens, options.checkpoint)
    save_tokenizer(tokenizer, options.out)
    save_weights(model, options.out, tokenizer.token_to_id(END_OF_TEXT))
    if options.measure:
        figure = bits_per_byte(model, tokenizer, read_text(options.measure))
        print(f"{figure:.3f} bits per byte on {options.measure.name}")


if __name__ == "__main__":
    main()
