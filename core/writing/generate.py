"""Owns generation: a base model in memory, its adapter, and many texts written at a time.

Imports MLX; only child processes, the command line and tests import this module.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

from mlx_lm.generate import BatchGenerator, StopSequences
from mlx_lm.utils import load

from core.language.sentences import ends_sentence
from core.machine import this_machine
from core.progress import BadInput, BadOption, Missing
from core.writing import layers
from core.writing.models import prepare_mlx
from core.writing.sampling import Drawer, Sampling

BATCH = 16
"""Sequences at a time; past this the gain on one machine is small and the memory is not."""

Finish = Literal["", "stop", "sentence", "length", "cancelled"]


@dataclass(frozen=True, slots=True)
class Request:
    """One text to write. `id` is the caller's and comes back in every piece."""

    id: str
    prompt: str
    sampling: Sampling = field(default_factory=Sampling)


@dataclass(frozen=True, slots=True)
class Piece:
    """New text of one request.

    Attributes:
        finished: empty while it goes on; then "stop" (the model ended), "sentence" (it ran on and was
            ended at a sentence), "length" (it ran into `max_tokens` or the context) or "cancelled".
    """

    id: str
    text: str
    finished: Finish = ""


def check_strength(strength: float) -> None:
    """Raise BadOption where it makes no sense."""
    if not 0 <= strength <= 2:
        raise BadOption(f"A strength of {strength:g} makes no sense.", "Choose one from 0 to 2.")


class Voice:
    """A base model in memory, with one adapter or none."""

    def __init__(self, model: Path) -> None:
        """Load the base model at `model`.

        Raises:
            Missing: there is no model in that folder.
            BadInput: it is there, and cannot be used.
        """
        self.path = model
        self.adapter: Path | None = None
        self.strength = 1.0
        self._load()

    _scale: float | None = None

    @classmethod
    def around(cls, model: Any, tokenizer: Any, config: dict[str, Any]) -> Voice:
        """A voice of a model that is loaded and wears what it wears, as in training; for writing only."""
        voice = cls.__new__(cls)
        voice.path, voice.adapter, voice.strength = Path(), None, 1.0
        voice.model, voice.tokenizer, voice.config = model, tokenizer, config
        return voice

    def _load(self) -> None:
        prepare_mlx()
        try:
            self.model, self.tokenizer, self.config = load(str(self.path), return_config=True)
        except FileNotFoundError as error:
            raise Missing(
                f"There is no base model in {self.path}.",
                "Choose another base model, or download it again.",
                str(error),
            ) from error
        except (ValueError, KeyError, RuntimeError, json.JSONDecodeError) as error:
            raise BadInput(
                f"The base model in {self.path} cannot be loaded.",
                "Download it again, or choose another one; `pastiche doctor` lists what is there.",
                str(error),
            ) from error
        self.model.eval()

    @property
    def context(self) -> int:
        """Tokens that prompt and text may have together."""
        return int(self.config.get("max_position_embeddings", 4_096))

    def set_adapter(self, folder: Path | None, strength: float = 1.0) -> None:
        """Take on the adapter in `folder`, or none; the base model stays loaded.

        Args:
            strength: 0 is the base model, 1 the adapter as trained; up to 2.

        Raises:
            Missing: no adapter lies there.
            BadInput: it was trained on another base model.
            BadOption: the strength makes no sense.
        """
        check_strength(strength)
        if self.adapter is not None and self._scale is None:
            self._load()  # a full fine-tune: what it overwrote is gone
        self.adapter = None
        if folder is None:
            layers.remove(self.model)
        else:
            layers.put_on(self.model, folder, strength)
            self.adapter = folder
        self._scale = layers.scale_of(folder) if folder is not None else None
        self.strength = strength
        self.model.eval()

    def set_strength(self, strength: float) -> None:
        """Let the adapter work more or less from the next token on; nothing is loaded.

        Raises:
            BadOption: the strength makes no sense, or this adapter has none.
        """
        if strength == self.strength:
            return
        check_strength(strength)
        if self._scale is None:
            raise BadOption("This voice has no strength that could be changed.", "Use it with strength 1.")
        layers.set_strength(self.model, self._scale, strength)
        self.strength = strength

    def tokens(self, text: str) -> list[int]:
        """The text in the model's tokens, as in training."""
        return list(self.tokenizer.encode(text))

    def batch(self, size: int = 0) -> Batch:
        """An empty batch; `size` sequences are written at a time, 0 for what fits into memory."""
        return Batch(self, size or self._fitting())

    def _fitting(self) -> int:
        """How many sequences' keys and values fit into a quarter of the free memory."""
        heads = self.config.get("num_attention_heads", 32)
        width = self.config.get("head_dim") or self.config.get("hidden_size", 4_096) // heads
        keys = self.config.get("num_key_value_heads", heads) * width
        per_token = 2 * 4 * keys * self.config.get("num_hidden_layers", 32)  # bytes, at 4 a number
        per_sequence = int(per_token) * min(self.context, 4_096)
        return max(1, min(BATCH, this_machine().free_memory // 4 // per_sequence))

    def write(
        self, requests: Iterable[Request], cancelled: Callable[[], set[str]] | None = None, most: int = BATCH
    ) -> Iterator[Piece]:
        """Write all requests, side by side; pieces come as they are made, in any order.

        Args:
            cancelled: asked before every step; gives ids to stop, which then end in a "cancelled" piece.
            most: texts at a time; fewer where no more fit into memory.

        Raises:
            BadInput: a prompt fills the model's context.
        """
        with self.batch(min(most, self._fitting())) as batch:
            for request in requests:
                batch.add(request)
            while batch.running:
                for name in sorted(cancelled()) if cancelled else ():
                    if batch.cancel(name):
                        yield Piece(name, "", "cancelled")
                yield from batch.step()


@dataclass(slots=True)
class _Sequence:
    """A request on its way, in the generator's terms."""

    id: str
    sampling: Sampling
    detokenizer: Any
    text: str = ""
    words: int = 0


class Batch:
    """Texts being written; more may join, and any may be cancelled, while the others go on."""

    def __init__(self, voice: Voice, size: int) -> None:
        self._voice = voice
        # Prompts are read two at a time: more would keep the texts that are being written waiting. The first
        # is alone until it has its first token: the next would be read before that is given out.
        self._generator = BatchGenerator(voice.model, completion_batch_size=size, prefill_batch_size=2)
        self._stop = StopSequences([[token] for token in voice.tokenizer.eos_token_ids])
        self._sequences: dict[int, _Sequence] = {}
        self._behind: list[tuple[Request, list[int]]] = []  # those behind the first, with their tokens
        self._drawer = Drawer()
        self._draw = self._drawer.draw  # one object: a batch that shares it calls it once

    def __enter__(self) -> Batch:
        return self

    def __exit__(self, *ignored: object) -> None:
        self.close()

    def close(self) -> None:
        """Let go of what the sequences still running held."""
        self._generator.remove(list(self._sequences))
        self._sequences.clear()
        self._behind.clear()
        self._generator.close()

    @property
    def running(self) -> int:
        """Requests not finished yet, those waiting for room included."""
        return len(self._sequences) + len(self._behind)

    def add(self, request: Request) -> None:
        """Let a request join.

        Raises:
            BadInput: its prompt fills the model's context.
        """
        prompt = self._voice.tokens(request.prompt)
        if len(prompt) >= self._voice.context:
            raise BadInput(
                f"A passage is too long for this base model, which reads {self._voice.context} tokens.",
                "Break the passage into shorter paragraphs.",
            )
        if self._sequences:
            self._behind.append((request, prompt))
        else:
            self._insert(request, prompt)

    def _insert(self, request: Request, prompt: list[int]) -> None:
        sampling = request.sampling
        room = self._voice.context - len(prompt)
        (number,) = self._generator.insert(
            [prompt],
            [max(1, min(sampling.max_tokens, room))],
            samplers=[self._draw],
            logits_processors=[[self._drawer.processor(sampling)]],
            stop_sequences=[self._stop],
        )
        self._sequences[number] = _Sequence(request.id, sampling, self._voice.tokenizer.detokenizer)

    def cancel(self, name: str) -> bool:
        """Stop a request; False when there is none of that id."""
        numbers = [n for n, s in self._sequences.items() if s.id == name]
        self._generator.remove(numbers)
        for number in numbers:
            del self._sequences[number]
        behind = [(request, prompt) for request, prompt in self._behind if request.id != name]
        dropped, self._behind = len(self._behind) - len(behind), behind
        return bool(numbers or dropped)

    def step(self) -> list[Piece]:
        """One more token for every running text; the pieces that came of it."""
        if not self._sequences and self._behind:
            self._insert(*self._behind.pop(0))
        pieces = []
        for response in self._generator.next_generated() if self._sequences else ():
            piece = self._take(response)
            if piece.text or piece.finished:
                pieces.append(piece)
            if piece.finished:
                del self._sequences[response.uid]
        while self._behind:
            self._insert(*self._behind.pop(0))
        return pieces

    def _take(self, response: Any) -> Piece:
        sequence = self._sequences[response.uid]
        if response.finish_reason != "stop":
            sequence.detokenizer.add_token(response.token)
        if response.finish_reason is not None:
            sequence.detokenizer.finalize()
        new = sequence.detokenizer.last_segment
        if response.finish_reason is None and self._is_enough(sequence, new):
            self._generator.remove([response.uid])
            return Piece(sequence.id, "", "sentence")
        sequence.text += new
        return Piece(sequence.id, new, response.finish_reason or "")

    @staticmethod
    def _is_enough(sequence: _Sequence, new: str) -> bool:
        """Whether the text before `new` is long enough and ends a sentence that `new` does not go on with."""
        if not new[:1].isspace():
            return False
        sequence.words += 1
        limit = sequence.sampling.enough_words
        return 0 < limit <= sequence.words and ends_sentence(sequence.text)
