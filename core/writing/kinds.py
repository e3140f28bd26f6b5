"""Owns what kind of model a folder or a list of files is: a base model to train, a chat model, or none."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from core.progress import BadInput

NEEDED = "Choose a folder with config.json, tokenizer.json and *.safetensors, or --model practice."
_OTHER = "Choose a text model of the Qwen3, Llama or Mistral kind, best one with Base in its name."

_ENCODERS = {
    *("bert", "roberta", "xlm-roberta", "distilbert", "mpnet", "deberta", "deberta-v2", "electra", "albert"),
    *("modernbert", "nomic_bert", "camembert"),
}
_TURN_ENDS = {
    *(
        "<|im_end|>",
        "<|eot_id|>",
        "<|eot|>",
        "<end_of_turn>",
        "<|end|>",
        "<|endofturn|>",
        "<|END_OF_TURN_TOKEN|>",
    ),
}
"""Tokens that end one turn of a chat; a base model ends a text instead."""
_CHAT_NAME = re.compile(
    r"(?:^|[-_./ ])(?:instruct|chat|it|thinking|assistant|sft|dpo|rlhf)(?:$|[-_./ ])", re.I
)
_BASE_NAME = re.compile(r"(?:^|[-_./ ])(?:base|pt|pretrained)(?:$|[-_./ ])", re.I)


def check_files(shown: str, files: Iterable[str], config: Mapping[str, Any] | None) -> None:
    """Refuse what cannot be trained on here, by the names of its files and its config.json.

    Args:
        shown: how the message calls it. files: paths inside the model. config: None where there is none.

    Raises:
        BadInput: with what it is instead, and what to choose.
    """
    names = set(files)
    weights = any(name.endswith(".safetensors") for name in names)
    if not weights and any(name.endswith(".gguf") for name in names):
        raise BadInput(
            f"{shown} is in the GGUF form, which llama.cpp and Ollama read but MLX cannot train.",
            "Choose the same model in MLX or safetensors form, or --model practice.",
        )
    if not weights and any(name.endswith((".bin", ".pt", ".pth", ".ckpt")) for name in names):
        raise BadInput(
            f"{shown} has its weights only as pickle files, which can run code and are not opened here.",
            "Choose the same model in MLX or safetensors form, or --model practice.",
        )
    if config is None and "adapter_config.json" in names:
        raise BadInput(
            f"{shown} is an adapter, not a base model.", "Choose the base model that it was trained on."
        )
    if config is not None:
        _check_config(shown, names, config)
    missing = [] if config is not None else ["config.json"]
    missing += [] if "tokenizer.json" in names else ["tokenizer.json"]
    missing += [] if weights else ["*.safetensors"]
    if missing:
        raise BadInput(
            f"{shown} holds no base model that MLX can load: {', '.join(missing)} not found.", NEEDED
        )


def _check_config(shown: str, names: set[str], config: Mapping[str, Any]) -> None:
    kind = str(config.get("model_type", ""))
    built = " ".join(map(str, config.get("architectures") or ()))
    if "modules.json" in names or kind in _ENCODERS:
        raise BadInput(f"{shown} is an embeddings model: it measures texts and cannot write.", _OTHER)
    if any(key in config for key in ("vision_config", "audio_config", "vision_tower")):
        raise BadInput(f"{shown} is made for pictures or sound as well as text.", _OTHER)
    if config.get("is_encoder_decoder"):
        raise BadInput(f"{shown} is built to translate one text into another, not to write on.", _OTHER)
    if built and "CausalLM" not in built and "LMHead" not in built:
        raise BadInput(f"{shown} holds no language model that writes text ({built[:60]}).", _OTHER)


def check_folder(folder: Path) -> None:
    """As `check_files`, for a folder; also refuses one in which some of the weights are missing.

    Raises:
        BadInput: with what it is instead, and what to choose.
    """
    names = {p.name for p in folder.iterdir() if p.is_file()}
    check_files(str(folder), names, _json(folder / "config.json"))
    index = _json(folder / "model.safetensors.index.json") or {}
    named = index.get("weight_map")
    wanted = set(named.values()) if isinstance(named, dict) else set()
    missing = sorted(wanted - names)
    # Converters leave the index of the original beside weights that they joined into one file.
    if missing and "model.safetensors" not in names:
        raise BadInput(
            f"{folder} is not whole: {len(missing)} of {len(wanted)} files of weights are missing.",
            "Download the model again, or choose another one.",
            ", ".join(missing[:5]),
        )


def caution(folder: Path, name: str = "") -> str:
    """A sentence for the user where the model learned to chat and is no base model; else empty.

    Qwen3 Base brings a chat template too, so a template alone says nothing: what tells is the name,
    and that a chat model ends with the end of a turn where a base model ends with the end of the text.
    """
    config = _json(folder / "config.json") or {}
    called = name if name and not Path(name).expanduser().is_dir() else folder.name
    names = f"{called} {config.get('_name_or_path', '')}"
    if _BASE_NAME.search(names):
        return ""
    chats = bool(_CHAT_NAME.search(names)) or (_has_template(folder) and _ends(folder) in _TURN_ENDS)
    if not chats:
        return ""
    return (
        f"{called} is a chat model, not a base model: it takes on a voice less willingly "
        "and falls back into the tone of an assistant. A model with Base in its name works better."
    )


def _has_template(folder: Path) -> bool:
    files = ("chat_template.jinja", "chat_template.json")
    settings = _json(folder / "tokenizer_config.json") or {}
    return bool(settings.get("chat_template")) or any((folder / name).is_file() for name in files)


def _ends(folder: Path) -> str:
    """The token that ends a text, as the tokenizer's settings name it."""
    token = (_json(folder / "tokenizer_config.json") or {}).get("eos_token")
    return str(token.get("content", "") if isinstance(token, dict) else token or "")


def _json(path: Path) -> dict[str, Any] | None:
    """What a JSON file says; None where there is none, or something else than an object."""
    try:
        value = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
    return value if isinstance(value, dict) else None
