"""Owns looking at a safetensors file without loading it: its names and shapes, and whether it is whole."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from core.progress import BadInput

HEADER_LIMIT = 100 << 20
"""Bytes; the limit of the safetensors library too."""
WIDTHS = {"F32": 4, "F16": 2, "BF16": 2}
"""Bytes of a number, of the types that an adapter may have."""

_REMEDY = "Get it again from where it came, or put it back from a backup."


@dataclass(frozen=True, slots=True)
class Tensor:
    """Attributes: dtype: as the file names it, e.g. "BF16". shape: as stored."""

    dtype: str
    shape: tuple[int, ...]


def look(path: Path) -> Mapping[str, Tensor]:
    """Name -> tensor of a file whose every byte is where its header says.

    Raises:
        BadInput: it is damaged, incomplete, or no safetensors file; or it holds no plain numbers.
    """
    found = read(path)
    odd = sorted({tensor.dtype for tensor in found.values()} - set(WIDTHS))
    if odd:
        raise BadInput(
            f"{path.name} holds numbers of a kind that an adapter does not have ({', '.join(odd)}).",
            "Ask its maker for the adapter in float32, float16 or bfloat16.",
        )
    return found


def read(path: Path) -> Mapping[str, Tensor]:
    """As `look`, of numbers of whatever kind: for the weights of a base model.

    Raises:
        BadInput: it is damaged, incomplete, or no safetensors file.
    """
    try:
        with path.open("rb") as stream:
            length = int.from_bytes(stream.read(8), "little")
            if not 2 <= length <= min(HEADER_LIMIT, path.stat().st_size - 8):
                raise ValueError("no header")
            header = json.loads(stream.read(length))
        rows = {name: row for name, row in header.items() if name != "__metadata__"}
        found = {name: _tensor(row) for name, row in rows.items()}
        ends = [int(row["data_offsets"][1]) for row in rows.values()]
        if 8 + length + max(ends, default=0) != path.stat().st_size:
            raise ValueError("bytes are missing, or too many")
        return found
    except OSError as error:
        raise BadInput(f"{path} cannot be read: {error.strerror}.", "Check that you may read it.") from error
    except (ValueError, KeyError, TypeError, AttributeError, IndexError) as error:
        message = f"{path.name} is damaged or incomplete: it cannot be read."
        raise BadInput(message, _REMEDY, str(error)[:300]) from error


def _tensor(row: Mapping[str, Any]) -> Tensor:
    dtype, shape = str(row["dtype"]), tuple(int(n) for n in row["shape"])
    start, end = (int(n) for n in row["data_offsets"])
    if dtype in WIDTHS and (min(shape, default=1) < 0 or end - start != math.prod(shape) * WIDTHS[dtype]):
        raise ValueError(f"a tensor of {shape} has {end - start} bytes")
    return Tensor(dtype, shape)
