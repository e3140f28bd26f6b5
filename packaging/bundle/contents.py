"""Owns what goes into the bundle: packages, resources, sources, and Python's own library."""

from __future__ import annotations

import sys
import sysconfig
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[2]

OURS = ("core", "desktop")
EXTRAS = ("embeddings",)
"""Of pyproject's optional dependencies: a writer who double-clicks cannot install them afterwards."""

ZIPPED = {"packaging": "a folder here has the same name, and would be taken instead"}
"""Packages that go into the zip. All others lie unzipped and whole, with their libraries and data."""

LEFT_OUT = {
    "setuptools": "builds packages; torch asks for it, for compiling alone",
    "pip": "installs packages; nothing is installed into an app",
    "colorama": "Windows",
    "networkx": "torch parts graphs with it, to compile them",
}
"""Distributions that others ask for and nobody needs at run time."""

SOURCES_KEPT = {
    "core": "ours, to be read",
    "desktop": "ours, to be read",
    "PySide6": "signatures are made from them",
    "shiboken6": "signatures are made from them",
    "transformers": "finds out what is in it from its sources",
}
"""Of all other packages only the bytecode goes in, as py2app does with what it zips: it saves 100 MB."""

SOURCES_READ = (
    "torch/*/config.py",  # torch looks for comments in them
    "torch/*/_config.py",
    "torch/__init__.py",
    "torch/_dynamo/_trace_wrapped_higher_order_op.py",
    "torch/_dynamo/variables/streams.py",
    "torch/_library/custom_ops.py",
    "torch/_native/registry.py",
    "torch/cuda/__init__.py",
    "torch/distributed/_functional_collectives.py",
    "torch/distributed/tensor/_collective_utils.py",
    "torch/functional.py",
    "torch/nn/functional.py",
    "torch/nn/modules/rnn.py",
    "torch/onnx/ops/_impl.py",
    "torch/onnx/ops/_symbolic_impl.py",
    "torch/utils/_debug_mode/_mode.py",
    "torch/utils/mkldnn.py",
)
"""Modules besides whose sources are read when they are imported: torch compiles some once more for itself."""

STDLIB_LEFT_OUT = {
    "test": "Python's own tests",
    "idlelib": "an editor, with Tk",
    "tkinter": "Tk: py2app looks for its files on the machine that builds, where they need not be",
    "_tkinter": "Tk",
    "turtle": "Tk",
    "turtledemo": "Tk",
    "lib2to3": "Python 2",
    "ensurepip": "installs pip",
    "venv": "makes environments, which an app is not",
    "distutils": "builds packages",
    "pydoc_data": "help for the prompt",
    "antigravity": "opens a browser when it is imported",
    "this": "prints when it is imported",
    "readline": "the prompt; py2app leaves it out anyway",
}

EXTENSIONS_LEFT_OUT = ("_test", "_xx", "xx", "_ctypes_test")
"""Beginnings of extension modules for Python's own tests."""


def standard_library() -> list[str]:
    """Every module of the running Python's standard library that may be needed, whoever imports it, and how.

    Compiled code imports what no graph can see; the whole library costs 15 MB.
    """
    folder = Path(sysconfig.get_path("stdlib"))
    return sorted({*_sources(folder), *_extensions(folder / "lib-dynload")})


def _sources(folder: Path) -> Iterator[str]:
    for path in folder.rglob("*.py"):
        parts = path.relative_to(folder).with_suffix("").parts
        if parts[0] in STDLIB_LEFT_OUT or parts[0] not in sys.stdlib_module_names or "test" in parts[1:-1]:
            continue
        if parts[-1] != "__main__" and "tests" not in parts:
            yield ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def _extensions(folder: Path) -> Iterator[str]:
    for path in folder.glob("*.so"):
        name = path.name.split(".")[0]
        if name not in STDLIB_LEFT_OUT and not name.startswith(EXTENSIONS_LEFT_OUT):
            yield name


def resources() -> list[tuple[str, list[str]]]:
    """Our resources as py2app takes them: a folder in Contents/Resources, and what goes into it."""
    return [("resources", [str(path) for path in sorted((ROOT / "resources").glob("[!.]*"))])]
