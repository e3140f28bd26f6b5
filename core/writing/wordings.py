"""Owns the ways in which the instruction may be worded, and how each is known again in a text."""

from __future__ import annotations

import re
from dataclasses import dataclass

from core.files import text_hash
from core.writing.prompt import REFERENCE

WORDINGS = (
    REFERENCE,
    "The content below is to be told in about {words} words, in the style and voice of {author}",
    "In the voice of {author}, write an excerpt of {words} words that tells the content below",
    "Turn the content below into a {words} word excerpt that {author} could have written",
    "Tell what is described below as {author} would tell it, in an excerpt of {words} words",
    "Here is what happens in an excerpt of {words} words. Write it in the style of {author}",
    "As {author}, write {words} words of prose with the content below",
    "Excerpt wanted: {words} words, in the manner of {author}, with the content below",
    "An excerpt from a book by {author}, {words} words long, has the content below. Write it",
    "Compose about {words} words in the style of {author} from the content below",
    "With the content below, write the excerpt that {author} would have made of it in {words} words",
    "Below stands the content of a passage of {words} words by {author}. Write the passage",
    "How would {author} put the content below into {words} words? Write the excerpt",
    "Give the content below the style and voice of {author}, in an excerpt of {words} words",
    "Make a passage of {words} words out of the content below, sounding like {author}",
)
"""One line each; all name the length and the author and ask for the content that stands below."""

VARIANTS = 2
"""Wordings in which one example is learned: the passes over the examples take turns with them."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What an instruction asks for.

    Attributes:
        end: characters up to where the description begins.
    """

    author: str
    words: int
    wording: str
    end: int


def _pattern(wording: str) -> re.Pattern[str]:
    literal = re.escape(wording)
    literal = literal.replace(re.escape("{words}"), r"(?P<words>\d+)")
    return re.compile(literal.replace(re.escape("{author}"), r"(?P<author>\S[^\n]*?)"))


_PATTERNS = tuple((wording, _pattern(wording)) for wording in WORDINGS)


def asked(text: str) -> Asked | None:
    """What the first line of a training text asks for; None where it is none of our instructions."""
    line, gap, _ = text.partition("\n\n")
    if not gap or "\n" in line:
        return None
    for wording, pattern in _PATTERNS:
        found = pattern.fullmatch(line.rstrip())
        if found:
            return Asked(
                found.group("author").strip(), int(found.group("words")), wording, len(line) + len(gap)
            )
    return None


def wording_for(content: str, variant: int) -> str:
    """The wording of a text in one of its variants, next to which no variant has the same.

    A function of the text alone, so that a run that goes on asks the same.
    """
    first, step = divmod(int(text_hash("wording", content), 16), len(WORDINGS) - 1)
    return WORDINGS[(first + variant * (1 + step)) % len(WORDINGS)]
