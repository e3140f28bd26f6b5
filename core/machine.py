"""Owns what this machine is and where things lie on it: chip, memory, disk, power, and our folders."""

from __future__ import annotations

import ctypes.util
import os
import platform
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import platformdirs
import psutil

APP = "Pastiche"


FITS = 0.7
"""Share of a machine's memory that a model may take; the rest is for all else."""


def cache_dir() -> Path:
    """Where embeddings and other things that can be made again lie."""
    return Path(platformdirs.user_cache_dir(APP, appauthor=False))


def data_dir() -> Path:
    """Where downloaded models and the list of voices lie."""
    return Path(platformdirs.user_data_dir(APP, appauthor=False))


def models_dir() -> Path:
    return data_dir() / "models"


def config_dir() -> Path:
    """Where preferences and the list of recent projects lie."""
    return Path(platformdirs.user_config_dir(APP, appauthor=False))


def log_dir() -> Path:
    return Path(platformdirs.user_log_dir(APP, appauthor=False))


def resource(name: str) -> Path:
    """A file or folder of `resources`, in the source tree or in the bundle."""
    bundled = os.environ.get("RESOURCEPATH")
    if bundled and (Path(bundled) / "resources" / name).exists():
        return Path(bundled) / "resources" / name
    return Path(__file__).resolve().parent.parent / "resources" / name


def hub_cache() -> Path:
    """Where Hugging Face's libraries keep downloaded models, by their own variables and default."""
    if named := os.environ.get("HF_HUB_CACHE"):
        return Path(named)
    home = os.environ.get("HF_HOME")
    return (Path(home) if home else Path.home() / ".cache" / "huggingface") / "hub"


def model_folder(name: str) -> Path | None:
    """The folder on this disk that holds a model or its tokenizer, or None; asks no network.

    Args:
        name: "practice", a path, or a hub name such as "mlx-community/Qwen3-8B-Base-bf16".
    """
    if not name:
        return None
    if name == "practice":
        candidates = [resource("practice_model")]
    else:
        flat = "models--" + name.replace("/", "--")
        stores = (models_dir(), hub_cache())
        candidates = [Path(name).expanduser(), models_dir() / name]
        candidates += [found for store in stores for found in _snapshots(store / flat)]
    for folder in candidates:
        if (folder / "config.json").is_file() or (folder / "tokenizer.json").is_file():
            return folder
    return None


def _snapshots(repository: Path) -> list[Path]:
    """The downloaded states of a model in the hub's layout, the one that `main` names first."""
    snapshots = repository / "snapshots"
    if not snapshots.is_dir():
        return []
    main = repository / "refs" / "main"
    current = main.read_text(encoding="utf-8").strip() if main.is_file() else ""
    found = (p for p in snapshots.iterdir() if p.is_dir())
    return sorted(found, key=lambda p: (p.name != current, -p.stat().st_mtime))


@dataclass(frozen=True, slots=True)
class Machine:
    """What training has to live with.

    Attributes:
        chip: e.g. "Apple M2 Pro", or the processor's name elsewhere.
        memory, free_memory: bytes.
        cores: logical processors.
        metal: True where MLX computes on an Apple GPU.
        on_battery: True when unplugged, False when plugged in, None where there is no battery.
    """

    chip: str
    system: str
    memory: int
    free_memory: int
    cores: int
    metal: bool
    on_battery: bool | None


def this_machine() -> Machine:
    memory = psutil.virtual_memory()
    battery = psutil.sensors_battery() if hasattr(psutil, "sensors_battery") else None
    return Machine(
        chip=_chip(),
        system=f"macOS {platform.mac_ver()[0]}" if sys.platform == "darwin" else platform.platform(),
        memory=memory.total,
        free_memory=memory.available,
        cores=os.cpu_count() or 1,
        metal=sys.platform == "darwin" and platform.machine() == "arm64",
        on_battery=None if battery is None else not battery.power_plugged,
    )


def _chip() -> str:
    if sys.platform == "darwin":
        done = subprocess.run(
            ["sysctl", "-n", "machdep.cpu.brand_string"], capture_output=True, text=True, check=False
        )
        return done.stdout.strip() or "Apple"
    try:
        for line in Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines():
            if line.startswith("model name"):
                return line.split(":", 1)[1].strip()
    except OSError:
        pass
    return platform.machine()


def free_disk(path: Path) -> int:
    """Free bytes on the disk that holds `path`, or would hold it."""
    while not path.exists() and path != path.parent:
        path = path.parent
    return shutil.disk_usage(path).free


def human(count: int) -> str:
    """Bytes as a Mac shows them: "512 KB", "90.9 MB", "16.4 GB"."""
    for unit, size in (("GB", 10**9), ("MB", 10**6)):
        if count >= size:
            return f"{count / size:.1f} {unit}"
    return f"{-(-count // 1000)} KB"


def openblas() -> str | None:
    """The system's OpenBLAS on Linux, to be preloaded: MLX's own BLAS there is some 25 times slower."""
    if not sys.platform.startswith("linux"):
        return None
    for folder in ("/usr/lib/x86_64-linux-gnu", "/usr/lib/aarch64-linux-gnu"):
        for name in ("openblas-pthread/libopenblas.so.0", "openblas-pthread/libblas.so.3"):
            if (Path(folder) / name).exists():
                return str(Path(folder) / name)
    return ctypes.util.find_library("openblas")
