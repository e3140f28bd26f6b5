"""Owns computers that lack something, for the first page."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from core import machine
from core.doctor import MLX_REMEDY, Check
from desktop.welcome.needs import Found
from desktop.window import Window

GB = 10**9


def mac(memory: int = 32 * GB) -> machine.Machine:
    """A Mac with so much memory."""
    return replace(machine.this_machine(), memory=memory, metal=True)


def lacking(window: Window) -> None:
    """The first page on a small Mac where MLX cannot be loaded."""
    window.show_page("welcome")
    page: Any = window.pages["welcome"]
    missing = (
        Check("MLX", False, "ImportError: libmlx.dylib", "everything", MLX_REMEDY),
        Check("Memory", False, "8 GB", "the 8B base model in 4 bits", "Train a smaller base model."),
    )
    page.drop()
    page.doors.needs.show_found(Found(mac(8 * GB), 120 * GB, missing))
