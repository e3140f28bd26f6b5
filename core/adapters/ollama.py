"""Owns what stands beside a fused model for Ollama: the Modelfile, and a question to send.

As of Ollama 0.34.1 (September 2026) `ollama create` takes a folder of safetensors into its MLX engine, which
knows Qwen3, and no longer takes adapters; before, it turned safetensors into GGUF and refused Qwen3. For
every Qwen3 it wraps what is asked in a chat form of its own, whatever TEMPLATE says. A base model never saw
that form, so the voice is asked through the API with "raw": true. A model in GGUF has its TEMPLATE heeded.
"""

from __future__ import annotations

import json
import shlex
import unicodedata
from pathlib import Path
from typing import Any

from core.adapters.shipping import sample_prompt
from core.files import read_json, write_json, write_text
from core.project import slug
from core.types import Adapter

OLDEST = "0.34.1"
CONTEXT = 4096
"""Tokens for prompt and text together; a passage and its description stay far below."""
_TAKEN = (
    "qwen3",
    "qwen3_moe",
    "qwen3_next",
    "qwen3_5",
    "llama",
    "mistral",
    "gemma3_text",
    "gemma3",
    "gemma4",
)
_WRAPPED = ("qwen3", "gemma4")


def write_beside(adapter: Adapter, into: Path) -> None:
    """Add Modelfile and request.json to the folder of a fused model."""
    name, config = model_name(adapter.author), _object(into / "config.json")
    write_text(into / "Modelfile", modelfile(adapter.author, name, config, end_of_text(into)))
    request = {"model": name, "raw": True, "stream": False, "prompt": sample_prompt(adapter)}
    write_json(into / "request.json", request)


def commands(adapter: Adapter, folder: Path) -> str:
    """What to type, a line each: make the model, and ask it."""
    return "\n".join(
        (
            f"cd {shlex.quote(str(folder))}",
            f"ollama create {model_name(adapter.author)}",
            "curl http://localhost:11434/api/generate -d @request.json",
        )
    )


def remarks(folder: Path) -> tuple[str, ...]:
    """What the user should know of Ollama and this kind of model."""
    kind = str(_object(folder / "config.json").get("model_type", ""))
    said = [f"It needs Ollama {OLDEST} or newer, on a Mac with Apple silicon."]
    if kind not in _TAKEN:
        said.append(f"Ollama may not know this kind of base model ({kind or 'unnamed'}).")
    if kind.startswith(_WRAPPED):
        said.append(
            "`ollama run` puts what you type into a chat form that this voice never learned. "
            'Ask through the API with "raw": true, as request.json does; '
            "the Modelfile says how `ollama run` can be made to work."
        )
    return tuple(said)


def model_name(author: str) -> str:
    """The author's name as Ollama takes names: ASCII letters, digits and hyphens."""
    plain = unicodedata.normalize("NFKD", author).encode("ascii", "ignore").decode()
    return slug(plain) if any(c.isalnum() for c in plain) else "voice"


def modelfile(author: str, name: str, config: dict[str, Any], end: str) -> str:
    """The Modelfile: prompts go in as they are, and the numbers are those that Pastiche writes with."""
    context = min(CONTEXT, int(config.get("max_position_embeddings") or CONTEXT))
    lines = [
        f"# The voice of {' '.join(author.split()) or 'an author'}. In this folder: ollama create {name}",
        "# request.json shows how to ask it. For `ollama run`, make a GGUF file with llama.cpp:",
        "#   python convert_hf_to_gguf.py . --outfile voice.gguf",
        "# then write FROM ./voice.gguf below and create the model again.",
        "FROM .",
        'TEMPLATE """{{ .Prompt }}"""',
        "PARSER passthrough",
        "PARAMETER temperature 1.0",
        "PARAMETER top_p 0.9",
        "PARAMETER top_k 0",
        "PARAMETER repeat_penalty 1.1",
        "PARAMETER repeat_last_n 20",
        f"PARAMETER num_ctx {context}",
        "PARAMETER num_predict 1000",
    ]
    if end:
        lines.append(f"PARAMETER stop {json.dumps(end, ensure_ascii=False)}")
    return "\n".join(lines) + "\n"


def end_of_text(folder: Path) -> str:
    """The token that ends a text, by its name; "" where the tokenizer names none."""
    path = folder / "tokenizer_config.json"
    token = _object(path).get("eos_token") if path.is_file() else None
    if isinstance(token, dict):
        token = token.get("content")
    return token if isinstance(token, str) else ""


def _object(path: Path) -> dict[str, Any]:
    found = read_json(path)
    return found if isinstance(found, dict) else {}
