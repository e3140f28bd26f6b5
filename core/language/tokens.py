"""Owns how long a text is in a base model's tokens, counted or estimated."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from core import machine
from core.language.words import count_words
from core.progress import BadInput

if TYPE_CHECKING:
    from tokenizers import Tokenizer

TOKENS_PER_WORD = 1.3
"""What Qwen's tokenizer needs for a word of English prose, near enough."""

ESTIMATE = f"words x {TOKENS_PER_WORD}"


@dataclass(frozen=True, slots=True)
class Counter:
    """Counts tokens.

    Attributes:
        name: the model whose tokenizer counts, or `ESTIMATE`.
        tokenizer: None for the estimate.
    """

    name: str
    tokenizer: Tokenizer | None = None

    @property
    def exact(self) -> bool:
        """False where words are counted in place of tokens."""
        return self.tokenizer is not None

    def count(self, text: str) -> int:
        """Tokens of the text, without those a model sets around it."""
        return self.count_all([text])[0]

    def count_all(self, texts: Sequence[str]) -> list[int]:
        """`count` of each text, faster than one by one."""
        if self.tokenizer is None:
            return [round(count_words(t) * TOKENS_PER_WORD) for t in texts]
        batch = self.tokenizer.encode_batch_fast(list(texts), add_special_tokens=False)
        return [len(encoding) for encoding in batch]


def load_counter(model: str) -> Counter:
    """The counter of a base model: its own tokenizer where that is on this disk, else words x 1.3.

    Args:
        model: "practice", a path, or a hub name; nothing is downloaded.

    Raises:
        BadInput: the tokenizer is there and cannot be read.
    """
    folder = machine.model_folder(model)
    path = None if folder is None else folder / "tokenizer.json"
    if path is None or not path.is_file():
        return Counter(ESTIMATE)
    from tokenizers import Tokenizer

    try:
        tokenizer = Tokenizer.from_buffer(path.read_bytes())
    except (OSError, ValueError) as error:
        raise BadInput(
            f"The tokenizer of {model} is damaged: {path} cannot be read.", "Download that model again."
        ) from error
    tokenizer.no_truncation()
    tokenizer.no_padding()
    return Counter(model, tokenizer)
