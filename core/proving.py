"""Owns the stage *prove*: what a child can import, and whether MLX or torch computes in it."""

from __future__ import annotations

import contextlib
import ctypes
import pkgutil
import sys
import traceback
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from importlib import import_module
from pathlib import Path

from core.progress import Progress, Report
from core.project import Project

STAGE = "prove"
SIDE = 256
"""Rows and columns of the matrices that are multiplied."""
SYSTEM = ("/System", "/Library/Apple", "/usr/lib", "/usr/libexec", "/lib", "/lib64")
"""Where the system's own libraries lie."""


@dataclass(frozen=True, slots=True)
class Options:
    """What to try.

    Attributes:
        packages: each is imported with every module in it. modules: these are imported, too.
        compute: multiply two matrices with MLX and with numpy.
        vectors: have torch give texts their vectors; not in one child with `compute`.
        inside: a bundle's folder, in which all must lie that is loaded; "" where there is none.
    """

    packages: tuple[str, ...] = ()
    modules: tuple[str, ...] = ()
    compute: bool = False
    vectors: bool = False
    inside: str = ""


@dataclass(frozen=True, slots=True)
class Refused:
    """A module that cannot be imported. Attributes: said: the error in a line. detail: its traceback."""

    name: str
    said: str
    detail: str


@dataclass(frozen=True, slots=True)
class Result:
    """What came of it.

    Attributes:
        imported: how many modules there are, of those asked for. refused: those of them that failed.
        device: "gpu" or "cpu", on which MLX computes; "" where it was not asked to.
        metal: whether MLX finds Metal.
        library: the file of MLX that was loaded. metallib: whether its kernels for Metal lie beside it.
        off: the largest difference between the two products, as a share of the largest value in them.
        likeness: cosines of the vectors of two texts that differ, and of two that are the same.
        outside: files that were loaded from neither the bundle nor the system.
    """

    imported: int
    refused: tuple[Refused, ...] = ()
    device: str = ""
    metal: bool = False
    library: str = ""
    metallib: bool = False
    off: float = 0.0
    likeness: tuple[float, ...] = ()
    outside: tuple[str, ...] = ()


def run(project: Project | None, options: Options, report: Report) -> Result:
    """Import, then compute.

    Raises:
        Cancelled: `report` did.
    """
    names = [*(name for package in options.packages for name in modules_of(package)), *options.modules]
    refused = []
    for done, name in enumerate(names):
        report(Progress(STAGE, done, len(names), name))
        refused += load([name])
    made = Result(len(names), tuple(refused))
    if options.vectors:
        from core.proving_vectors import likeness

        made = replace(made, likeness=likeness())
    if options.compute:
        made = _with_mlx(made)
    return replace(made, outside=tuple(outside(Path(options.inside)))) if options.inside else made


def _with_mlx(made: Result) -> Result:
    device, metal, off = _multiply()
    library = _loaded("libmlx.")
    beside = library is not None and library.with_name("mlx.metallib").is_file()
    return replace(made, device=device, metal=metal, library=str(library or ""), metallib=beside, off=off)


def modules_of(package: str) -> list[str]:
    """A package and every module in it, wherever it lies, also in a zip; not those that run when imported.

    Raises:
        ImportError: there is no such package.
    """
    found = pkgutil.walk_packages(import_module(package).__path__, f"{package}.", onerror=lambda name: None)
    return [package, *(module.name for module in found if not module.name.endswith("__main__"))]


def load(names: Iterable[str]) -> list[Refused]:
    """Import modules; those that cannot be."""
    refused = []
    for name in names:
        try:
            import_module(name)
        except (ImportError, OSError, RuntimeError, AttributeError, SystemExit) as error:
            said = f"{type(error).__name__}: {error}"
            refused.append(Refused(name, said, "".join(traceback.format_exception(error))))
    return refused


def outside(folder: Path) -> list[str]:
    """Modules and libraries of this process that neither the folder nor the system holds.

    They come from the machine that built the bundle, and are not on the one that opens it.
    """
    modules = (getattr(module, "__file__", None) for module in list(sys.modules.values()))
    files = {*(name for name in modules if isinstance(name, str)), *_libraries()}
    places = {Path(name).resolve() for name in files if name.startswith("/")}
    inside = (folder.resolve(), *SYSTEM)
    return sorted(str(place) for place in places if not any(place.is_relative_to(own) for own in inside))


def _multiply() -> tuple[str, bool, float]:
    """Where MLX computes, whether it finds Metal, and how far it is from numpy."""
    import mlx.core as mx
    import numpy as np

    random = np.random.default_rng(0)
    one, other = (random.random((SIDE, SIDE), np.float32) for _ in range(2))
    expected = one @ other
    product = np.array(mx.array(one) @ mx.array(other))
    off = float(np.abs(product - expected).max() / np.abs(expected).max())
    return mx.default_device().type.name, bool(mx.metal.is_available()), off


def _loaded(start: str) -> Path | None:
    """The library in this process whose file's name starts so."""
    return next((path for path in map(Path, _libraries()) if path.name.startswith(start)), None)


def _libraries() -> Iterator[str]:
    """The files of the libraries in this process."""
    if sys.platform == "darwin":
        loader = ctypes.CDLL(None)
        loader._dyld_get_image_name.restype = ctypes.c_char_p
        for number in range(loader._dyld_image_count()):
            yield (loader._dyld_get_image_name(number) or b"").decode()
    else:
        with contextlib.suppress(OSError):
            for line in Path("/proc/self/maps").read_text(encoding="utf-8").splitlines():
                if ".so" in line and "libpython" not in line:  # no tool moves that one into a bundle here
                    yield "/" + line.partition("/")[2]
