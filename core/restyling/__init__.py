"""Owns the stage *restyle*: a document in, the same document in a voice out."""

from __future__ import annotations

from dataclasses import dataclass

from core.progress import Report
from core.project import Project


@dataclass(frozen=True, slots=True)
class Options:
    """What to rewrite, in which voice, and how freely.

    Attributes:
        input, output: Markdown, plain text or Word files (see `texts.SUFFIXES`).
        adapter: adapter folder; empty for the project's. author: empty for the adapter's.
        model: base model; empty for the one the adapter was trained on.
        llm: who describes the user's text; empty for the provider the voice was trained with.
            "words" takes the text itself as content.
        checkpoint: step of training whose weights write; 0 for the published ones.
        length: words to aim at, as a share of each passage's own.
        variants: how many texts are written, 1 to 5; each further one goes to a file of its own.
        seed: the same seed writes the same text on the same machine.
        verify: False writes without checks and second tries.
        meaning: whether the checks compare meanings, which loads a small model of its own (400 MB).
    """

    input: str = ""
    output: str = ""
    adapter: str = ""
    author: str = ""
    model: str = ""
    llm: str = ""
    temperature: float = 1.0
    top_p: float = 0.9
    repetition_penalty: float = 1.1
    strength: float = 1.0
    checkpoint: int = 0
    length: float = 1.0
    variants: int = 1
    seed: int = 42
    verify: bool = True
    meaning: bool = True


@dataclass(frozen=True, slots=True)
class Result:
    """What was written.

    Attributes:
        output: the file; others: those of further variants.
        passages, restyled: prose passages found, and those that were rewritten.
        notes: of the first variant, per passage, what the checks found in plain sentences, or why it stayed.
        warnings: about the voice as a whole.
    """

    output: str
    passages: int
    restyled: int
    words_in: int
    words_out: int
    notes: tuple[tuple[str, ...], ...] = ()
    warnings: tuple[str, ...] = ()
    others: tuple[str, ...] = ()


def run(project: Project | None, options: Options, report: Report) -> Result:
    """Rewrite the prose of a document; finished passages outlive a stop and are not written again.

    Raises:
        BadInput, BadOption: the text, the voice or the settings cannot be used.
        Missing: no voice, or its base model is not here.
        ProviderError: the describer does not answer.
        Cancelled: `report` raised it; the same call again goes on.
    """
    from core.restyling.restyle import restyle

    return restyle(project, options, report)
