"""Owns fetching a describer's model: from the hub for MLX, through Ollama for Ollama."""

from __future__ import annotations

from core import downloads
from core.describing.providers import split_name
from core.progress import Missing


def is_here(llm: str) -> bool:
    """Whether the model of a provider on this machine is on it; True for all others.

    Raises:
        ProviderOff: Ollama is not running.
    """
    name, model, url = split_name(llm)
    if name == "mlx":
        from core.describing.providers.mlx import default_model, find_model

        try:
            find_model(model or default_model())
        except Missing:
            return False
    elif name == "ollama" and model:
        from core.describing.providers.ollama import installed

        return bool({model, f"{model}:latest"} & {*installed(url)})
    return True


def size_of(llm: str) -> int:
    """Bytes that fetching the model would take now; 0 where nobody can say before.

    Raises:
        BadOption, Missing, DownloadFailed: as `core.downloads.size`.
    """
    name, model, _ = split_name(llm)
    if name != "mlx" or is_here(llm):
        return 0
    from core.describing.providers.mlx import default_model

    return downloads.size(model or default_model())


def obtain(llm: str, told: downloads.Told) -> None:
    """Fetch the model where it is not on this machine.

    Raises:
        DownloadFailed, BadOption, Missing, NoSpace, Locked: as `core.downloads.fetch`.
        ProviderOff, ProviderRefused: as `core.describing.providers.ollama.pull`.
        Cancelled: `told` did.
    """
    if is_here(llm):
        return
    name, model, url = split_name(llm)
    if name == "mlx":
        from core.describing.providers.mlx import default_model

        downloads.fetch(model or default_model(), told)
    else:
        from core.describing.providers.ollama import pull

        pull(model, lambda p: told(p.done, p.total or 0, model), url)
