"""Owns the list of those who can describe: what each is, and where the text goes."""

from __future__ import annotations

from dataclasses import dataclass

from desktop.steps.mlx_source import MlxSource
from desktop.steps.model_source import ServerSource, ServiceSource, Source, StudioSource
from desktop.steps.ollama_source import OllamaSource
from desktop.words import tr

OUTLINE = "outline"
SERVER = "server"


@dataclass(frozen=True, slots=True)
class Describer:
    """One way to have passages described.

    Attributes:
        name: as in `--llm`, without model and address; `SERVER` for one that the user names.
        body: what it is, in a line. more: what else to know.
        where: whether the text stays, in two words. cloud: True when it goes out.
        source: makes the fields for its model.
    """

    name: str
    title: str
    body: str
    more: str
    where: str
    source: type[Source]
    cloud: bool = False


def describers() -> tuple[Describer, ...]:
    """All of them, in the order of the page."""
    stays, cloud = tr("stays here"), tr("in the cloud")
    paid = tr("You need an account there, and its key. What it costs stands below before you start.")
    return (
        Describer(
            "mlx", tr("A model on this computer"),
            tr("Private and careful. The fans may run."),
            tr("It runs inside Pastiche and costs nothing. It is fetched once, then kept."),
            stays, MlxSource,
        ),
        Describer(
            "ollama", tr("Ollama"),
            tr("A model that you have in Ollama."),
            tr("Ollama must be open. It runs on this computer and costs nothing."),
            stays, OllamaSource,
        ),
        Describer(
            "deepseek", tr("DeepSeek"),
            tr("Quick, and follows instructions well."), paid, cloud, ServiceSource, True,
        ),
        Describer(
            "openai", tr("OpenAI"),
            tr("Quick, and follows instructions well."), paid, cloud, ServiceSource, True,
        ),
        Describer(
            "openrouter", tr("OpenRouter"),
            tr("Many models through one account."), paid, cloud, ServiceSource, True,
        ),
        Describer(
            "lmstudio", tr("LM Studio"),
            tr("A model that you have in LM Studio."),
            tr("LM Studio must be open, with its local server started. It costs nothing."),
            stays, StudioSource,
        ),
        Describer(
            SERVER, tr("Another server"),
            tr("Here or elsewhere, by its address."),
            tr(
                "Any server that speaks OpenAI's language. Where it wants a key, it has one of its own: "
                "yours for OpenAI is not sent there."
            ),
            tr("where you say"), ServerSource,
        ),
        Describer(
            OUTLINE, tr("Outline: no AI, for practice"),
            tr("Lists the content words in their order."),
            tr("It is made by rule within seconds. It shows the way, and trains no real voice."),
            stays, Source,
        ),
    )  # fmt: skip
