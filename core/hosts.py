"""Owns how a worker is started on several machines at once, by mlx.launch."""

from __future__ import annotations

import os
import sys
import threading
import time
from pathlib import Path
from typing import Any

import psutil

from core.channel import ORPHANED
from core.files import read_json
from core.progress import BadInput, BadOption

RANK = "MLX_RANK"
"""Set by mlx.launch: which of the machines this is, the leader being 0."""
HERE = "127.0.0.1"
"""How mlx.launch is told that a machine is this one."""
LOOK = 2.0
"""Seconds between two looks whether the parent still lives."""


def is_follower() -> bool:
    """Whether this process was started to follow another machine."""
    return os.environ.get(RANK, "0") != "0"


def end_with(parent: int) -> None:
    """In the leading worker: end when the process `parent` is gone; mlx.launch, in between, would not."""

    def watch() -> None:
        while psutil.pid_exists(parent):
            time.sleep(LOOK)
        os._exit(ORPHANED)

    if os.environ.get(RANK) == "0":
        threading.Thread(target=watch, name="parent", daemon=True).start()


def launch_command(hosts: str, command: list[str]) -> list[str]:
    """The command that runs a worker on every machine of the file.

    Args:
        hosts: JSON as mlx.launch takes it: [{"ssh": "127.0.0.1", "ips": ["192.168.1.2"]}, ...], this
            machine first.
        command: of the worker; its Python must lie in the same place on every machine.

    Raises:
        BadInput: no such file, or not of that shape. BadOption: another machine comes first.
    """
    path = Path(hosts).expanduser().resolve()
    remedy = 'Write it as [{"ssh": "127.0.0.1", "ips": ["..."]}, {"ssh": "other.local", "ips": ["..."]}].'
    if not path.is_file():
        raise BadInput(f"There is no file {path}.", remedy)
    found = read_json(path)
    rows = found.get("hosts") if isinstance(found, dict) else found
    if not isinstance(rows, list) or len(rows) < 2 or not all(_is_host(row) for row in rows):
        raise BadInput(f"{path.name} does not list two machines or more.", remedy)
    if rows[0]["ssh"] != HERE:
        raise BadOption("The first machine must be this one.", f'Put {{"ssh": "{HERE}", ...}} first.')
    start = "from mlx._distributed_utils.launch import main; main()"  # what the script mlx.launch does
    launcher = [sys.executable, "-P", "-c", start, "--hostfile", str(path)]
    python, *rest = command
    return [*launcher, "--backend", "ring", "--python", python, "--", *rest]


def _is_host(row: Any) -> bool:
    if not isinstance(row, dict) or not isinstance(row.get("ssh"), str):
        return False
    ips = row.get("ips")
    return isinstance(ips, list) and bool(ips) and all(isinstance(ip, str) for ip in ips)
