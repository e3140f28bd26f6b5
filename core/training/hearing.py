"""Owns the paragraph that is written at each measurement, so that the voice can be heard forming."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from core.adapters.papers import Sample
from core.appender import Appender
from core.files import read_jsonl, text_hash, write_jsonl
from core.language.words import count_words
from core.training.dataset import Example
from core.writing.generate import Request, Voice
from core.writing.sampling import Sampling

WORDS = 70
"""A paragraph ends at its first sentence end past so many words."""
TOKENS = 160
"""And at so many tokens where no sentence ends."""
NAME = "samples.jsonl"


def chosen(examples: tuple[Example, ...]) -> Example | None:
    """The held-out example to write from, the middlemost that has a description; None where none has."""
    told = [example for example in examples if example.description]
    return told[len(told) // 2] if told else None


def kept(file: Path, step: int) -> Sample | None:
    """What the weights of a step wrote, not compared with anything yet; None where they wrote nothing."""
    rows = read_jsonl(file) if file.is_file() else []
    text = next((str(row["text"]).strip() for row in reversed(rows) if row.get("step") == step), "")
    return Sample(text, count_words(text)) if text else None


@dataclass(frozen=True, slots=True)
class Ear:
    """What is needed to hear a model in training.

    Attributes:
        tokenizer, config: of the base model.
        example: what it is to write; it never learns from it.
        file: samples.jsonl of the adapter folder.
    """

    tokenizer: Any
    config: dict[str, Any]
    example: Example
    file: Path
    seed: int

    def written(self) -> int:
        """Paragraphs so far."""
        return len(read_jsonl(self.file)) if self.file.is_file() else 0

    def forget_after(self, step: int) -> None:
        """Drop what was written past a step: it will be written again."""
        rows = read_jsonl(self.file) if self.file.is_file() else []
        write_jsonl(self.file, [row for row in rows if row["step"] <= step])

    def listen(self, model: Any, step: int, tick: Callable[[], None]) -> None:
        """Have the model write, with the sampling of the editor and the same draw every time.

        Args:
            tick: called at each token; may raise Cancelled, then nothing is written down.

        Raises:
            NoSpace: the disk is full.
        """
        prompt = self.example.text[: self.example.prompt_chars]
        sampling = Sampling(max_tokens=TOKENS, enough_words=WORDS, seed=self.seed)

        def stopped() -> set[str]:
            tick()
            return set()

        model.eval()
        try:
            voice = Voice.around(model, self.tokenizer, self.config)
            text = "".join(piece.text for piece in voice.write([Request("", prompt, sampling)], stopped))
        finally:
            model.train()
        row = {
            "step": step,
            "id": text_hash(self.example.text),
            "description": self.example.description,
            "original": self.example.completion,
            "text": text.strip(),
        }
        with Appender(self.file) as samples:
            samples.add(row)
