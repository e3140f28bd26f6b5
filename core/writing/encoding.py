"""Owns a training text in tokens: what the model learns from, and is measured on."""

from __future__ import annotations

from typing import Any

Tokens = tuple[list[int], int]
"""Token ids with the end-of-text token last, and how many of them are prompt."""


def encoded(tokenizer: Any, prompt: str, completion: str) -> Tokens:
    """A prompt, "" where there is none, and the author's text in tokens.

    They are encoded apart, because apart is how a prompt stands when the voice writes: no token may straddle
    the seam.
    """
    asked = list(tokenizer.encode(prompt)) if prompt else []
    ids = asked + list(tokenizer.encode(completion, add_special_tokens=not asked))
    if not ids or ids[-1] != tokenizer.eos_token_id:
        ids.append(tokenizer.eos_token_id)
    return ids, len(asked)
