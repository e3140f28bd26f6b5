"""Owns the seam between us and whoever describes: names like "deepseek:model" in, a Provider out."""

from __future__ import annotations

import ipaddress
import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol
from urllib.parse import urlsplit

from core.progress import BadOption

MAX_WORKERS = 32
OLLAMA_PORT = 11434
WORDS = "words"
"""In the place of a provider's name: nobody describes, the text itself is the content."""


@dataclass(frozen=True, slots=True)
class Ask:
    """One question.

    Attributes:
        id: comes back with the answer.
        source: the passage that the question is about; providers without a model work on it.
        prompt: all that a model reads.
        max_tokens: the answer is cut off there.
        seed: changed for a second try, so that the same model may answer differently.
    """

    id: str
    source: str
    prompt: str
    max_tokens: int = 1500
    seed: int = 0
    temperature: float = 0.3


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back, as it came.

    Attributes:
        error: why there is no text, in a sentence; empty when there is one.
        cut: the model stopped at `max_tokens`, not at an end.
        tokens_in, tokens_out: as the provider counts them; 0 where it does not say.
    """

    id: str
    text: str
    error: str = ""
    cut: bool = False
    tokens_in: int = 0
    tokens_out: int = 0


Tick = Callable[[], None]
"""Called at least about four times a second while waiting; raises Cancelled when a stop was asked for."""


def idle() -> None:
    """A Tick that does nothing."""


class Provider(Protocol):
    """Whoever describes.

    Attributes:
        name: what `open_provider` would open again, model included.
        batch: how many questions it works on at a time.
        reads_prompts: False for one that makes its answer from `Ask.source` by rule.
    """

    name: str
    batch: int
    reads_prompts: bool

    def describe(self, prompts: Sequence[Ask], tick: Tick = idle) -> Iterator[Answer]:
        """Answers as they come, in any order, exactly one for each question.

        A stop asked for through `tick` lets the questions in flight come back (they may be paid for)
        before Cancelled is raised; closing the iterator drops them.

        Raises:
            ProviderRefused: asking again would not help.
            ProviderOff: nothing answers.
            Cancelled: see above.
        """
        ...


@dataclass(frozen=True, slots=True)
class Service:
    """An OpenAI-compatible service that we know by name.

    Attributes:
        url: up to and without /chat/completions. model: taken when none is named; empty: must be named.
        needs_key: False for servers on this machine.
        extra: sent along with every question: thinking aloud is paid for and makes no description better.
    """

    shown: str
    url: str
    model: str = ""
    needs_key: bool = True
    extra: Mapping[str, object] = field(default_factory=dict)


# Names and switches as the services' own pages had them in November 2026.
SERVICES: Mapping[str, Service] = {
    "deepseek": Service(
        "DeepSeek", "https://api.deepseek.com", "deepseek-flash", extra={"thinking": {"type": "disabled"}}
    ),
    "openai": Service(
        "OpenAI", "https://api.openai.com/v1", "gpt-6-luna", extra={"reasoning_effort": "none"}
    ),
    "openrouter": Service(
        "OpenRouter", "https://openrouter.ai/api/v1", extra={"reasoning": {"enabled": False}}
    ),
    "lmstudio": Service("LM Studio", "http://127.0.0.1:1234/v1", needs_key=False),
}

LABELS: Mapping[str, str] = {
    **{name: service.shown for name, service in SERVICES.items()},
    "ollama": "Ollama, on this computer",
    "mlx": "MLX, on this computer",
    "outline": "Outline: no AI, for practice",
}
"""Name -> what the user reads."""


def split_name(llm: str) -> tuple[str, str, str]:
    """("openai", "model", "http://...") from "openai:model@http://..."; the last two may be empty."""
    name, _, rest = llm.strip().partition(":")
    at = rest.rfind("@http")  # not the last "@": there may be a user in the address, to be refused
    return (name.lower(), rest, "") if at < 0 else (name.lower(), rest[:at], rest[at + 1 :])


def full_name(llm: str) -> str:
    """The name with its model, as the provider's own `name`, without opening it: needs no key, no server."""
    name, model, url = split_name(llm)
    if name in SERVICES and not url:
        model = model or SERVICES[name].model
    elif name == "mlx" and not model:
        from core.describing.providers.mlx import default_model

        model = default_model()
    return name + (f":{model}" if model else "") + (f"@{url}" if url else "")


def key_name(llm: str) -> str | None:
    """The name in `core.keys` of the key that a provider needs or may want, or None where it takes none.

    A key is never sent in the clear over a network.
    """
    name, _, url = split_name(llm)
    if name not in SERVICES or not SERVICES[name].needs_key:
        return None
    if not url:
        return name
    return f"{name}@{urlsplit(url).netloc}" if url.startswith("https://") or is_local(url) else None


def reads_prompts(llm: str) -> bool:
    """Whether a model is asked, and not a rule."""
    return split_name(llm)[0] != "outline"


def is_local(url: str) -> bool:
    """Whether the address is this machine; a name that only begins like one is not."""
    host = urlsplit(url).hostname or ""
    try:
        return host == "localhost" or ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def ollama_elsewhere() -> str:
    """Where OLLAMA_HOST sends what Ollama is asked, if that is another machine; "" where it stays here."""
    named = os.environ.get("OLLAMA_HOST", "").strip()
    try:
        parts = urlsplit(named if "://" in named else f"http://{named}")
        host, port = parts.hostname or "", parts.port or (OLLAMA_PORT if "://" not in named else None)
    except ValueError:
        return ""  # Ollama's own package says what is wrong with it
    url = f"{parts.scheme}://{f'[{host}]' if ':' in host else host}" + (f":{port}" if port else "")
    return "" if not host or host == "0.0.0.0" or is_local(url) else url


def destination(llm: str) -> str:
    """The host that would receive the book's text; empty when it stays on this machine."""
    name, _, url = split_name(llm)
    if not url:
        url = SERVICES[name].url if name in SERVICES else ollama_elsewhere() if name == "ollama" else ""
    return "" if not url or is_local(url) else urlsplit(url).hostname or ""


def open_provider(llm: str, workers: int = 1) -> Provider:
    """The provider of that name, ready to be asked.

    Args:
        llm: "deepseek[:model]", "openai:model[@URL]", "openrouter:model", "lmstudio:model",
            "ollama:model[@URL]", "mlx[:model]" or "outline".
        workers: questions asked at a time over HTTP, 1-32.

    Raises:
        BadOption: no such provider, or the model is not named.
        Missing: no key, or the model is not on this machine.
        ProviderOff, ProviderRefused: Ollama does not run, or does not have the model.
    """
    if not 1 <= workers <= MAX_WORKERS:
        raise BadOption(f"{workers} workers make no sense.", f"Choose 1 to {MAX_WORKERS}.")
    name, model, url = split_name(llm)
    if name == "outline":
        from core.describing.providers.outline import Outline

        return Outline()
    if name == "mlx":
        from core.describing.providers.mlx import MLX

        return MLX(model)
    if name == "ollama":
        from core.describing.providers.ollama import Ollama

        return Ollama(model, url, workers)
    if name in SERVICES:
        from core.describing.providers.openai_compatible import OpenAICompatible

        return OpenAICompatible(name, model, url, workers)
    raise _unknown(llm)


def check_name(llm: str) -> None:
    """Raise BadOption where there is no provider of that name."""
    if split_name(llm)[0] not in LABELS:
        raise _unknown(llm)


def _unknown(llm: str) -> BadOption:
    return BadOption(
        f'There is no provider "{llm}".',
        "Choose deepseek, openai:model@URL, openrouter:model, lmstudio:model, ollama:model, mlx, or outline.",
    )
