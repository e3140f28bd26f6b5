"""Owns the seam between us and whoever describes: names like "deepseek:model" in, a Provider out."""

from __future__ import annotations

def key_name(llm: str) -> str | None:
    """The name of the key that a provider needs in `core.keys`, or None when it needs none."""
    name = llm.partition(":")[0]
    return name if name in ("deepseek", "openai", "openrouter") else None
