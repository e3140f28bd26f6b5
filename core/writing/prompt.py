"""Owns the training format, exactly: what a base model is asked, in training and in writing alike."""

from __future__ import annotations

REFERENCE = "Write a {words} word excerpt about the content below emulating the style and voice of {author}"
"""The instruction: always in writing and measuring, and in training unless the user wants variety."""


def training_prompt(author: str, word_count: int, description: str, wording: str = REFERENCE) -> str:
    """Everything before the author's text, the blank line included.

    Args:
        wording: one line with `{words}` and `{author}` in it.
    """
    asked = wording.replace("{words}", str(word_count)).replace("{author}", author)
    return f"{asked}\n\n{description.strip()}\n\n"


def training_text(
    author: str, word_count: int, description: str, original: str, wording: str = REFERENCE
) -> tuple[str, int]:
    """A whole training example and how many characters of it are prompt."""
    prompt = training_prompt(author, word_count, description, wording)
    return prompt + original, len(prompt)
