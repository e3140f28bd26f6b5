"""Owns what of a voice's papers may leave this machine: no paths, no addresses, no text of the author's."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from core import machine
from core.adapters import papers
from core.describing.providers import split_name
from core.types import as_json
from core.writing.models import listed

_PLACES = (
    "data",
    "adapter_path",
    "resume_adapter_file",
    "config",
    "project_name",
    "report_to",
    "adapter",
    "warnings",
)
"""Keys of adapter_config.json, recipe and result that say, or may say, where things lie here."""
_KEPT = (
    *("format", "author", "base_model", "base_model_hash", "describer", "prompt_version", "preset", "recipe"),
    *("data_hash", "run", "finished", "result", "versions", "time", "source", "imported"),
    *("step_in_use", "loss_in_use"),
)
_HOST = "mlx-community/"


def base_name(base_model: str) -> str:
    """A base model's name without its place: "practice", the hub's where it has one, else the folder's."""
    path = Path(base_model).expanduser()
    if not (path.is_absolute() or base_model.startswith((".", "~"))):
        return base_model
    if path == machine.resource("practice_model").resolve():
        return "practice"
    for part in path.parts:
        if part.startswith("models--"):  # the hub's cache: models--OWNER--NAME/snapshots/COMMIT
            return part.removeprefix("models--").replace("--", "/", 1)
    models = machine.models_dir()
    if path.is_relative_to(models) and path != models:
        return path.relative_to(models).as_posix()
    return path.name


def base_title(base_model: str) -> str:
    """What people call a base model: as the catalogue has it, else its name without whose it is."""
    name = base_name(base_model)
    info = listed(name)
    return info.title if info is not None else name.rpartition("/")[2]


def base_here(base_model: str) -> str:
    """The base model that somebody else's voice names, by a name that means something here.

    A folder on another disk shrinks to its name. Qwen's own repositories hold what mlx-community's copies
    hold, so the copy that Pastiche offers stands for them.
    """
    if not base_model:
        return ""
    name = base_model if Path(base_model).expanduser().exists() else base_name(base_model)
    if not name.startswith("Qwen/") or machine.model_folder(name) is not None:
        return name
    twin = f"mlx-community/{name.rpartition('/')[2]}-bf16"
    return twin if listed(twin) else name


def hugging_face_name(base_model: str) -> str:
    """The name under which Hugging Face's libraries know the model: MLX's copies are made of another's."""
    name = base_name(base_model)
    if not name.startswith(_HOST + "Qwen"):
        return name
    stem, _, tail = name.removeprefix(_HOST).rpartition("-")
    known = tail in ("bf16", "fp16", "3bit", "4bit", "5bit", "6bit", "8bit")
    return "Qwen/" + (stem if known and stem else name.removeprefix(_HOST))


def adapter_config(config: Mapping[str, Any]) -> dict[str, Any]:
    """adapter_config.json without places; the base model by its name."""
    kept = {k: v for k, v in config.items() if k not in _PLACES}
    if "model" in kept:
        kept["model"] = base_name(str(kept["model"] or ""))
    return {k: _without_paths(v) for k, v in kept.items()}


def metadata(
    found: Mapping[str, Any], base_model: str, author: str
) -> tuple[dict[str, Any], tuple[str, ...]]:
    """metadata.json without places and addresses, and what the user should know of that."""
    kept: dict[str, Any] = {k: as_json(found[k]) for k in _KEPT if k in found}
    kept |= papers.travelling(found) | {"author": author, "base_model": base_name(base_model)}
    for name in ("recipe", "result"):
        if isinstance(kept.get(name), dict):
            kept[name] = adapter_config(kept[name])
    warnings: tuple[str, ...] = ()
    if kept.get("describer"):
        _, model, url = split_name(str(kept["describer"]))
        if url or Path(model).expanduser().is_absolute():
            kept["describer"] = ""
            warnings = (
                "Who described its texts is not named in the copy: a server or a model of somebody's own.",
            )
    return {k: _without_paths(v) for k, v in kept.items()}, warnings


def _without_paths(value: Any) -> Any:
    """The same with the last part in the place of any absolute path."""
    if isinstance(value, str):
        is_path = value.startswith(("/", "~/")) and "\n" not in value
        return Path(value).name if is_path else value
    if isinstance(value, Mapping):
        return {k: _without_paths(v) for k, v in value.items()}
    if isinstance(value, list):
        return [_without_paths(v) for v in value]
    return value
