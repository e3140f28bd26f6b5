"""Owns what a cloud service charges: a dated table that comes with the app and that the user may correct."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from core import machine
from core.describing.providers import SERVICES, destination, split_name
from core.files import read_json, read_text, write_text
from core.progress import BadInput


@dataclass(frozen=True, slots=True)
class Price:
    """What a model costs.

    Attributes:
        llm: as in `--llm`, e.g. "deepseek:deepseek-flash".
        tokens_in, tokens_out: US dollars for a million tokens read and written, at most.
        as_of: the day the price was looked up, e.g. "2026-11-15".
        note: what else there is to say, in a phrase.
    """

    llm: str
    tokens_in: float
    tokens_out: float
    as_of: str
    note: str = ""


FREE = Price("", 0.0, 0.0, "")
"""Of whatever computes on this machine, or on one that the user runs."""


def price_of(llm: str) -> Price | None:
    """The price of a provider; FREE where nothing leaves this machine, None where nobody has noted one.

    Raises:
        BadInput: the user's table is damaged.
    """
    name, model, url = split_name(llm)
    if name not in SERVICES or not destination(llm):
        return FREE
    if url:
        return None
    model = model or SERVICES[name].model
    return load().get(f"{name}:{model}")


def cost(price: Price, tokens_in: float, tokens_out: float) -> float:
    """US dollars."""
    return (price.tokens_in * tokens_in + price.tokens_out * tokens_out) / 1e6


def load() -> Mapping[str, Price]:
    """llm -> its price: the app's table, and the user's on top of it.

    Raises:
        BadInput: the user's table is damaged.
    """
    found = _read(machine.resource("prices.json"))
    own = user_table()
    return found | _read(own) if own.is_file() else found


def user_table() -> Path:
    """Where the user's own table lies, when there is one."""
    return machine.data_dir() / "prices.json"


def open_table() -> Path:
    """The user's table, made from the app's where there was none, for a text editor.

    Raises:
        BadInput, NoSpace: it cannot be written.
    """
    path = user_table()
    if not path.exists():
        write_text(path, read_text(machine.resource("prices.json")))
    return path


def _read(path: Path) -> dict[str, Price]:
    data = read_json(path)
    try:
        prices = [_price(row) for row in data["prices"]]
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise BadInput(
            f"The table of prices {path} is damaged.",
            "Correct it, or remove it: the prices that came with the app then count again.",
            repr(error),
        ) from error
    return {price.llm: price for price in prices}


def _price(row: Mapping[str, Any]) -> Price:
    into, out = float(row["in"]), float(row["out"])
    if not (0 <= into < math.inf and 0 <= out < math.inf):
        raise ValueError("no price")
    return Price(str(row["llm"]), into, out, str(row.get("as_of", "")), str(row.get("note", "")))
