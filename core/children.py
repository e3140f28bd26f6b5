"""Owns how a child process of ours is started: its command, its environment, its job on standard input."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import core
from core import keys, machine


def start(
    command: Sequence[str], job: Mapping[str, Any], environment: Mapping[str, str], apart: bool = False
) -> subprocess.Popen[str]:
    """Start a child and hand it its job; it ends by itself when this process does.

    Args:
        apart: in a session of its own, where Ctrl-C does not reach it.
    """
    process = subprocess.Popen(
        command,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
        errors="replace",
        env=environment,
        start_new_session=apart,
    )
    assert process.stdin is not None
    process.stdin.write(json.dumps(job) + "\n")
    process.stdin.flush()
    return process


def worker_command() -> list[str]:
    """`-P`: a folder named core where the app was started must not be imported instead."""
    return [sys.executable, "-P", "-m", "core.worker"]


def worker_environment(torch: bool = False) -> dict[str, str]:
    """This process's environment without keys, with our package found, and with a fast BLAS for MLX on Linux.

    Args:
        torch: leave the BLAS out, for a child in which torch computes.
    """
    env = {k: v for k, v in os.environ.items() if k not in keys.VARIABLES.values()}
    root = str(Path(core.__file__).resolve().parent.parent)
    env["PYTHONPATH"] = os.pathsep.join(p for p in (root, env.get("PYTHONPATH", "")) if p)
    env["PYTHONUNBUFFERED"] = "1"
    env["PYTHONFAULTHANDLER"] = "1"  # a crash in a native library then says where in our code it was
    env["TOKENIZERS_PARALLELISM"] = "false"
    blas = machine.openblas()
    if blas and torch and env.get("LD_PRELOAD") == blas:  # we are a child for MLX ourselves
        del env["LD_PRELOAD"]
    elif blas and not torch and "LD_PRELOAD" not in env:
        env["LD_PRELOAD"] = blas
    return env
