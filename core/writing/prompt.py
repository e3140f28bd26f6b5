"""Owns the training format, exactly: what a base model is asked, in training and in writing alike."""

from __future__ import annotations


def training_prompt(author: str, word_count: int, description: str) -> str:
    """Everything before the author's text, the blank line included."""
    return (
        f"Write a {word_count} word excerpt about the content below emulating the style and voice of {author}"
        f"\n\n{description.strip()}\n\n"
    )


def training_text(author: str, word_count: int, description: str, original: str) -> tuple[str, int]:
    """A whole training example and how many characters of it are prompt."""
    prompt = training_prompt(author, word_count, description)
    return prompt + original, len(prompt)
