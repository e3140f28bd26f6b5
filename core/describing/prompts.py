"""Owns what a describer is asked, word for word, and the versions of it that pairs are keyed by."""

from __future__ import annotations

from collections.abc import Sequence

from core.describing.languages import in_characters
from core.language.words import count_words

PROMPT_VERSIONS: Sequence[str] = ("reference-1",)
"""Every version of the prompt, newest last. A description made with an older one stays good."""
NEUTRAL_VERSIONS: Sequence[str] = ("neutral-1",)
OUTLINE_VERSIONS: Sequence[str] = ("outline-1",)
"""The outline has no prompt, so its pairs never pass for those of a model."""

REFERENCE = (
    "Describe in detail what is happening in this excerpt. Mention any characters and whether the voice is in"
    " first or third person. Maintain the order of sentences while describing."
)
NEUTRAL = (
    " Do not use the names of characters and places: call each by a role instead, such as the older sister"
    " or the harbour town, and keep to the same role throughout."
)
SHAPE = (
    " Use your own plain words and never more than six words in a row from the excerpt. Write in the language"
    " of the excerpt, in about {length}, and answer with the description alone."
)
COMPLAINT = "\n\nAn earlier description could not be used: {reason} Do better this time."
BOUNDARY = (
    "The excerpt below was cut out of a longer text. If it begins or ends in the middle of a sentence, leave"
    " out that broken part of a sentence. Change nothing else: answer with the rest of the excerpt, character"
    " for character, and nothing more."
)


def versions(neutral_names: bool, reads_prompts: bool) -> Sequence[str]:
    """The versions whose descriptions will do, newest last."""
    if not reads_prompts:
        return OUTLINE_VERSIONS
    return NEUTRAL_VERSIONS if neutral_names else PROMPT_VERSIONS


def describe_prompt(text: str, neutral_names: bool = False, complaint: str = "") -> str:
    """The question about one whole excerpt.

    Args:
        complaint: what was wrong with the answer before; empty on a first try.
    """
    count = max(10, round(count_words(text) * 0.4 / 10) * 10)
    unit = "characters" if in_characters(text) else "words"
    question = REFERENCE + (NEUTRAL if neutral_names else "") + SHAPE.format(length=f"{count} {unit}")
    return question + (COMPLAINT.format(reason=complaint) if complaint else "") + f"\n\nExcerpt:\n\n{text}"


def boundary_prompt(text: str) -> str:
    """The question for the excerpt without the halves of sentences at its ends."""
    return f"{BOUNDARY}\n\nExcerpt:\n\n{text}"
