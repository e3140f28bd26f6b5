"""Owns a real X server with a real window on it: keys by xdotool, pictures by xwd."""

from __future__ import annotations

import os
import shutil
import struct
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from PySide6.QtGui import QImage

SIZE = (1280, 800)
TOOLS = ("Xvfb", "xdotool", "xwd")


def missing() -> str:
    """The tools that are not on this machine, in a line; empty where all are."""
    return ", ".join(tool for tool in TOOLS if shutil.which(tool) is None)


@contextmanager
def x_server() -> Iterator[str]:
    """An X server of its own; its display, such as ":7"."""
    read, write = os.pipe()
    size = f"{SIZE[0]}x{SIZE[1]}x24"
    command = ["Xvfb", "-displayfd", str(write), "-screen", "0", size, "-nolisten", "tcp"]
    server = subprocess.Popen(command, pass_fds=[write], stderr=subprocess.DEVNULL)
    os.close(write)
    try:
        with os.fdopen(read) as told:
            number = told.readline().strip()
        assert number, "Xvfb did not start"
        yield f":{number}"
    finally:
        server.terminate()
        server.wait()


@dataclass
class Screen:
    """A program's window on a display.

    Attributes:
        shots: folder of the pictures, numbered in the order they were taken.
    """

    display: str
    shots: Path
    taken: list[Path] = field(default_factory=list)

    def _run(self, command: Sequence[str]) -> bytes:
        env: Mapping[str, str] = {**os.environ, "DISPLAY": self.display}
        return subprocess.run(command, env=env, capture_output=True, check=True, timeout=60).stdout

    def find(self, name: str) -> str:
        """Wait for a window whose title holds this; its id. It gets the whole screen and the keys."""
        found = (
            self._run(["xdotool", "search", "--sync", "--onlyvisible", "--name", name]).split()[-1].decode()
        )
        width, height = map(str, SIZE)
        self._run(["xdotool", "windowsize", "--sync", found, width, height, "windowmove", found, "0", "0"])
        self._run(["xdotool", "windowfocus", "--sync", found])
        return found

    def focus(self, name: str) -> None:
        """Give the keys to a window with this title, as a window manager does with a new dialog."""
        found = (
            self._run(["xdotool", "search", "--sync", "--onlyvisible", "--name", name]).split()[-1].decode()
        )
        self._run(["xdotool", "windowfocus", "--sync", found])

    def title(self, window: str) -> str:
        return self._run(["xdotool", "getwindowname", window]).decode().strip()

    def key(self, *keys: str) -> None:
        """Keys as xdotool names them, e.g. "ctrl+Return"."""
        self._run(["xdotool", "key", "--clearmodifiers", "--delay", "40", *keys])

    def type(self, text: str) -> None:
        self._run(["xdotool", "type", "--delay", "15", text])

    def look(self) -> QImage:
        """A picture of the screen."""
        return from_xwd(self._run(["xwd", "-root", "-silent"]))

    def shoot(self, name: str) -> QImage:
        """A picture of the screen, kept as a PNG."""
        image = self.look()
        path = self.shots / f"{len(self.taken) + 1:02d}-{name}.png"
        assert image.save(str(path))
        self.taken.append(path)
        return image


def from_xwd(data: bytes) -> QImage:
    """A picture as xwd writes it: a head of 25 numbers, the window's name, the colours, the rows."""
    head = struct.unpack(">25I", data[:100])
    size, width, height, bits, row, colours = head[0], head[4], head[5], head[11], head[12], head[19]
    form = QImage.Format.Format_RGB32 if bits == 32 else QImage.Format.Format_BGR888
    return QImage(data[size + colours * 12 :], width, height, row, form).copy()
