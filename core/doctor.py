"""Owns the check-up: what Pastiche needs of this machine, what is missing, and what to do about it."""

from __future__ import annotations

import importlib.util
import platform
import subprocess
import sys
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from pathlib import Path

from core import machine
from core.runner import worker_environment

GIB = 1 << 30
MLX_REMEDY = (
    "Install Pastiche anew with `make env`. On a Mac, MLX needs Apple Silicon, macOS 14 and a Python that "
    "runs without Rosetta."
)


@dataclass(frozen=True, slots=True)
class Check:
    """One thing looked at.

    Attributes:
        needed_for: "everything", or what goes without it.
        remedy: what to do; empty when `ok`.
    """

    name: str
    ok: bool
    found: str
    needed_for: str
    remedy: str = ""

    @property
    def essential(self) -> bool:
        return self.needed_for == "everything"


def examine(place: Path | None = None, names: Collection[str] = ()) -> list[Check]:
    """Look at everything, in the order of `_checks`.

    Args:
        place: where projects are to lie; the home folder when None.
        names: look at these alone; all when empty.
    """
    return [check() for name, check in _checks(place or Path.home()).items() if not names or name in names]


def _checks(place: Path) -> Mapping[str, Callable[[], Check]]:
    blas = {"OpenBLAS": _blas} if sys.platform.startswith("linux") else {}
    return {
        "Python": _python,
        "System": _system,
        "MLX": _mlx,
        **blas,
        "Memory": _memory,
        "Disk": lambda: _disk(place),
        "Practice model": _practice_model,
        "Window": _window,
        "Embeddings": _embeddings,
        "Ollama": _ollama,
    }


def _python() -> Check:
    ok = sys.version_info >= (3, 11)
    return Check(
        "Python", ok, platform.python_version(), "everything", "" if ok else "Install Python 3.11 or later."
    )


def _system() -> Check:
    found = machine.this_machine().system
    if sys.platform == "darwin":
        ok = int(platform.mac_ver()[0].split(".")[0]) >= 14 and platform.machine() == "arm64"
        return Check(
            "System", ok, found, "everything", "" if ok else "Use a Mac with Apple Silicon and macOS 14."
        )
    return Check("System", True, f"{found} (made for a Mac; here it is for trying)", "everything")


def _mlx() -> Check:
    ok, said = _child("import mlx.core as mx; print(mx.__version__, mx.default_device())")
    return Check("MLX", ok, said, "everything", "" if ok else MLX_REMEDY)


def _blas() -> Check:
    library = machine.openblas()
    remedy = "" if library else "Install OpenBLAS: apt-get install libopenblas0-pthread."
    return Check(
        "OpenBLAS", library is not None, library or "missing", "training at a bearable speed", remedy
    )


def _memory() -> Check:
    total = machine.this_machine().memory
    ok = total >= 15 * GIB
    remedy = "" if ok else "Train a smaller base model: --model with one of the 0.6B or 1.7B models."
    return Check("Memory", ok, f"{total / GIB:.0f} GB", "the 8B base model in 4 bits", remedy)


def _disk(place: Path) -> Check:
    free = machine.free_disk(place)
    ok = free >= 25 * GIB
    remedy = "" if ok else "Free some space, or keep to the practice model and the smaller base models."
    return Check("Disk", ok, f"{free / GIB:.0f} GB free", "an 8B base model and its checkpoints", remedy)


def _practice_model() -> Check:
    folder = machine.resource("practice_model")
    ok = (folder / "model.safetensors").exists()
    remedy = "" if ok else "Put back the folder resources/practice_model from the source."
    return Check("Practice model", ok, str(folder), "trying the walk without a download", remedy)


def _window() -> Check:
    ok, said = _child(
        "import PySide6.QtWidgets as q; print('Qt', q.__name__ and __import__('PySide6').__version__)"
    )
    remedy = "" if ok else "Run packaging/system_packages.sh window, or use the command line."
    return Check("Window", ok, said, "the window", remedy)


def _embeddings() -> Check:
    from core.language.embedding_model import model_path

    remedy = ""
    if not all(importlib.util.find_spec(name) for name in ("sentence_transformers", "torch")):
        found, remedy = "not installed", "Install sentence-transformers, or curate with --no-cluster."
    elif (folder := model_path()) is None:
        found = "the model is not on this machine"
        remedy = "Fetch it with `pastiche curate --download` (90 MB), or curate with --no-cluster."
    else:
        found = str(folder)
    return Check("Embeddings", not remedy, found, "choosing from a large corpus", remedy)


def _ollama() -> Check:
    import httpx

    try:
        httpx.get("http://127.0.0.1:11434/api/version", timeout=0.5).raise_for_status()
    except httpx.HTTPError:
        return Check(
            "Ollama",
            False,
            "not running",
            "descriptions by Ollama",
            "Open Ollama, or choose another describer.",
        )
    return Check("Ollama", True, "running", "descriptions by Ollama")


def _child(code: str) -> tuple[bool, str]:
    """Whether a line of Python runs in a child, and its last line of output."""
    done = subprocess.run(
        [sys.executable, "-P", "-c", code],
        capture_output=True,
        text=True,
        check=False,
        env=worker_environment(),
    )
    lines = (done.stdout if done.returncode == 0 else done.stderr).strip().splitlines()
    return done.returncode == 0, lines[-1] if lines else f"exit status {done.returncode}"
