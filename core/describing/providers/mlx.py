"""Owns describing with an instruct model on this machine: which fit, where they lie, and batch generation."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from core import machine
from core.describing.providers import Answer, Ask, Tick, idle
from core.progress import BadInput, BadOption, Missing

BATCH = 8
"""Passages at a time: 3.8 times the speed of one after another, measured; more costs memory for little."""


@dataclass(frozen=True, slots=True)
class InstructModel:
    """A model fit for describing. Attributes: memory: bytes it needs while describing, about."""

    name: str
    shown: str
    memory: int


CATALOGUE = (
    InstructModel("mlx-community/Qwen3-4B-Instruct-2507-4bit", "Qwen3 4B", 5 << 30),
    InstructModel("mlx-community/Qwen3-8B-4bit", "Qwen3 8B", 8 << 30),
    InstructModel("mlx-community/Qwen3-30B-A3B-Instruct-2507-4bit", "Qwen3 30B", 22 << 30),
)
"""Instruct models; base models are for training and do not follow the prompt."""


def default_model() -> str:
    """The largest of the catalogue that leaves this machine some 30 % of its memory."""
    memory = machine.this_machine().memory
    fit = [m for m in CATALOGUE if m.memory <= machine.FITS * memory]
    return (fit[-1] if fit else CATALOGUE[0]).name


def find_model(name: str) -> Path:
    """The folder of a model: a path, in our models folder, or in the Hugging Face cache.

    Raises:
        Missing: it is not on this machine.
    """
    folder = machine.model_folder(name)
    if folder is None or not list(folder.glob("*.safetensors")):
        raise Missing(
            f"The model {name} is not on this computer.",
            "Have it downloaded first (with --download, or in the window), or choose another provider.",
        )
    return folder


class MLX:
    """One instruct model in this process; see `core.describing.providers.Provider`.

    Args:
        model: a name or a folder; empty for the one that fits this machine.

    Raises:
        Missing: the model is not here. BadOption: it is a base model.
    """

    batch = BATCH
    reads_prompts = True

    def __init__(self, model: str = "") -> None:
        self.name = f"mlx:{model or default_model()}"
        self.path = find_model(model or default_model())
        if not _has_template(self.path):
            raise BadOption(
                f"{self.path.name} is a base model: it continues text and does not follow instructions.",
                "Choose an instruct model for describing; base models are for training.",
            )
        self._loaded: tuple[Any, Any] | None = None

    def describe(self, prompts: Sequence[Ask], tick: Tick = idle) -> Iterator[Answer]:
        """See `Provider.describe`; asks that wait take the place of those that are finished."""
        tick()
        model, tokenizer = self._load()
        tick()
        yield from _generate(model, tokenizer, prompts, tick)

    def _load(self) -> tuple[Any, Any]:
        if self._loaded is None:
            from mlx_lm import load

            try:
                self._loaded = load(str(self.path))[:2]
            except (ValueError, FileNotFoundError, KeyError) as error:
                raise BadInput(
                    f"The model in {self.path} cannot be loaded.", "Download it again.", str(error)
                ) from error
        return self._loaded


def _has_template(folder: Path) -> bool:
    if any((folder / name).is_file() for name in ("chat_template.jinja", "chat_template.json")):
        return True
    config = folder / "tokenizer_config.json"
    return config.is_file() and '"chat_template"' in config.read_text(encoding="utf-8")


def _generate(model: Any, tokenizer: Any, asks: Sequence[Ask], tick: Tick) -> Iterator[Answer]:
    """Continuous batches of BATCH; greedy on a first try, sampled with the ask's seed on later ones."""
    import mlx.core as mx
    from mlx_lm.generate import BatchGenerator
    from mlx_lm.sample_utils import make_sampler

    if asks and asks[0].seed:
        mx.random.seed(asks[0].seed)
    generator = BatchGenerator(
        model,
        stop_tokens=[[t] for t in tokenizer.eos_token_ids],
        completion_batch_size=BATCH,
        prefill_batch_size=min(BATCH, 4),
    )
    try:
        prompts = [_prompt(tokenizer, ask) for ask in asks]
        samplers = [make_sampler(temp=ask.temperature if ask.seed else 0.0) for ask in asks]
        uids = generator.insert(prompts, [ask.max_tokens for ask in asks], samplers=samplers)
        open_asks = {uid: (ask, len(p)) for uid, ask, p in zip(uids, asks, prompts, strict=True)}
        tokens: dict[int, list[int]] = {uid: [] for uid in uids}
        told = time.monotonic()
        while open_asks:
            for response in generator.next()[1]:
                if response.finish_reason != "stop":
                    tokens[response.uid].append(response.token)
                if response.finish_reason is not None:
                    ask, length = open_asks.pop(response.uid)
                    yield _answer(tokenizer, ask, length, tokens.pop(response.uid), response.finish_reason)
            if time.monotonic() - told > 0.2:
                tick()
                told = time.monotonic()
    finally:
        generator.close()


def _prompt(tokenizer: Any, ask: Ask) -> list[int]:
    """The chat template with thinking off: models that know no such switch pass it over."""
    messages = [{"role": "user", "content": ask.prompt}]
    return list(tokenizer.apply_chat_template(messages, add_generation_prompt=True, enable_thinking=False))


def _answer(tokenizer: Any, ask: Ask, length: int, tokens: list[int], reason: str) -> Answer:
    text = tokenizer.decode(tokens)
    return Answer(ask.id, text, cut=reason == "length", tokens_in=length, tokens_out=len(tokens))
