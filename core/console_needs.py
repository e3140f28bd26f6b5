"""Owns how the terminal shows what a training would take: a line for each preset."""

from __future__ import annotations

from rich.console import Console as Rich
from rich.markup import escape
from rich.table import Table

from core import machine
from core.training.memory import shown
from core.training.needs import PresetNeed
from core.training.probing import Result


def sentence(result: Result) -> str:
    """How the figures came about."""
    return f"what a training on {result.model} takes here, found out in {result.seconds:.0f} s."


def show(out: Rich, result: Result) -> None:
    """Minutes, memory and disk of each preset, and what is done so that it fits."""
    table = Table("Preset", "Time", "Memory", "of", "Disk", "", box=None, pad_edge=False)
    for need in result.presets:
        table.add_row(
            need.preset,
            _time(need),
            shown(need.memory),
            shown(need.budget),
            machine.human(need.disk),
            escape(_notes(need)),
        )
    out.print(table)


def _time(need: PresetNeed) -> str:
    if not need.fits:
        return "does not fit"
    minutes = max(1, round(need.minutes))
    return f"about {minutes} min" if minutes < 120 else f"about {need.minutes / 60:.1f} h"


def _notes(need: PresetNeed) -> str:
    notes = [need.note] if need.note else []
    if need.fits and need.checkpointing:
        notes.append("with gradient checkpointing, slower by about a third")
    return "; ".join(notes)
