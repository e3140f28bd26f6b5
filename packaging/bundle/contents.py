"""Owns what goes into the bundle, and what of it is left out again: one table, each row with its reason."""

from __future__ import annotations

import sys
import sysconfig
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]

OURS = ("core", "desktop")
RESOURCES = ("help", "icons", "practice_model", "prices.json", "sample_book", "sample_book.epub", "translations")
"""Of `resources`: where `core.machine.resource` looks for them in the bundle."""

EXTRAS = ("embeddings",)
"""Of pyproject's optional dependencies: a writer who double-clicks cannot install them afterwards."""

ZIPPED = {"packaging": "the folder of that name in the repository would be taken instead of the package"}
"""Packages that go into the zip, found by the graph. All others lie unzipped and whole, as their wheels have them:
their libraries, data and sources are where they expect them."""

LEFT_OUT = {
    "setuptools": "builds packages; torch asks for it, for compiling alone",
    "pip": "installs packages; nothing is installed into an app",
    "colorama": "Windows",
    "uv": "makes the lists",
}
"""Distributions that others ask for and nobody needs at run time."""


@dataclass(frozen=True, slots=True)
class Rule:
    """Files that nobody needs at run time.

    Attributes:
        pattern: of paths from the tree on; "*" stands for any letters, "/" too. A folder goes with all in it.
        keep: patterns of what stays all the same.
    """

    pattern: str
    why: str
    keep: tuple[str, ...] = ()


QT = "the window imports QtCore, QtGui, QtWidgets and QtSvg, and no more"
QT_MODULES = ("Core", "Gui", "Widgets", "Svg", "DBus")
"""QtDBus is linked by QtGui's platform plug-ins; of the rest nothing else is asked for."""
TORCH = "torch runs one small BERT, forward, on the processor"
MODELS = "weights are loaded by MLX; of torch's models BERT alone, for the passages' vectors"

PRUNED = (
    Rule("*/tests", "a package's own tests"),
    Rule("*/test", "a package's own tests"),
    Rule("*/conftest.py", "a package's own tests"),
    Rule("PyObjCTest", "a package's own tests"),
    Rule("bin", "commands, and each begins with the path of another Python"),
    Rule("share", "manual pages, and CMake files of MLX"),
    Rule("*.dist-info/RECORD.jws", "signatures of a list that is not here"),
    Rule("*.pyi", "types, for editors"),
    Rule("*.h", "for compilers"),
    Rule("*.hpp", "for compilers"),
    Rule("*.cuh", "for CUDA"),
    Rule("*.cu", "for CUDA"),
    Rule("*.a", "for compilers"),
    Rule("*.cmake", "for compilers"),
    Rule("*.pyx", "for compilers", keep=("*/__init__.pyx",)),
    Rule("*.pxd", "for compilers"),
    Rule("*.pxi", "for compilers"),
    # Qt
    Rule("PySide6/Qt/qml", "QML, which we do not use; some of it looks for libraries under absolute paths"),
    Rule("PySide6/Qt/plugins/sqldrivers", "databases, whose libraries are looked for under absolute paths"),
    Rule(
        "PySide6/Qt/plugins/*",
        QT,
        keep=(
            "PySide6/Qt/plugins/platforms/*cocoa*",
            "PySide6/Qt/plugins/platforms/*offscreen*",
            "PySide6/Qt/plugins/platforms/*xcb*",
            "PySide6/Qt/plugins/styles/*",
            "PySide6/Qt/plugins/iconengines/*",
            "PySide6/Qt/plugins/imageformats/*qsvg*",
            "PySide6/Qt/plugins/imageformats/*qjpeg*",
            "PySide6/Qt/plugins/imageformats/*qgif*",
        ),
    ),
    Rule(
        "PySide6/Qt/translations/*",
        "the window speaks English and German",
        keep=("PySide6/Qt/translations/qtbase_en.qm", "PySide6/Qt/translations/qtbase_de.qm"),
    ),
    Rule("PySide6/Qt/lib/Qt*.framework", QT, keep=tuple(f"PySide6/Qt/lib/Qt{n}.framework/*" for n in QT_MODULES)),
    Rule(
        "PySide6/Qt/lib/libQt6*",  # Linux
        QT,
        keep=tuple(f"PySide6/Qt/lib/libQt6{n}.so*" for n in (*QT_MODULES, "OpenGL", "XcbQpa")),
    ),
    Rule("PySide6/Qt/lib/libav*", "films"),
    Rule("PySide6/Qt/lib/libsw*", "films"),
    Rule("PySide6/Qt/libexec", "Qt's own tools"),
    Rule("PySide6/Qt/metatypes", "for compilers"),
    Rule("PySide6/Qt/*.prl", "for compilers"),
    Rule(
        "PySide6/Qt*.abi3.so",
        QT,
        keep=tuple(f"PySide6/Qt{n}.abi3.so" for n in QT_MODULES),
    ),
    Rule("PySide6/libpyside6qml*", "QML, which we do not use"),
    Rule("PySide6/*.app", "Qt's own tools"),
    *(
        Rule(f"PySide6/{name}", "Qt's own tools")
        for name in (
            "assistant designer linguist lupdate lrelease rcc uic balsam balsamui qmlformat qmlls qmllint qmltyperegistrar "
            "qmlimportscanner qmlcachegen qsb svgtoqml scripts doc glue include typesystems QtAsyncio support/deploy*"
        ).split()
    ),
    # torch
    Rule("torch/bin/*", "compilers of messages", keep=("torch/bin/torch_shm_manager",)),
    Rule("torch/include", "for compilers"),
    Rule("torch/share", "for compilers"),
    Rule("torch/testing/_internal", TORCH),
    Rule("torch/_inductor/*", "compiles for a processor, with a compiler that is not here"),
    Rule("torch/utils/benchmark", TORCH),
    Rule("torch/utils/tensorboard", TORCH),
    Rule("torch/utils/hipify", "for AMD's cards"),
    Rule("torchgen", "makes torch's own sources"),
    Rule("functorch", "an old name for torch.func"),
    # transformers and MLX
    Rule("transformers/models/*/modular_*.py", "what transformers' own sources are made from"),
    Rule("transformers/models/*/convert_*.py", "brings other people's weights into their format"),
    Rule("transformers/models/*/image_processing_*.py", "for pictures"),
    Rule("transformers/models/*/video_processing_*.py", "for films"),
    Rule(
        "transformers/models/*/modeling_*.py",
        MODELS,
        keep=("transformers/models/auto/*", "transformers/models/bert/*"),
    ),
    Rule("mlx/include", "for compilers"),
    Rule("mlx/share", "for compilers"),
    Rule("pypdfium2_cli", "PDFium's command line"),
)

SOURCELESS = {
    "torch": "47 MB of sources, most of which are there to be compiled again by torch itself",
    "sympy": "torch's algebra of shapes",
    "scipy": "distances and sparse matrices, for sentence-transformers",
    "sklearn": "distances, for sentence-transformers",
    "networkx": "torch's graphs",
    "mpmath": "numbers for sympy",
}
"""Packages of which only the bytecode goes in, as py2app does with what it zips."""

SOURCES_READ: tuple[str, ...] = ()
"""Modules of these that read their own source, and keep it."""

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
    "readline": "the prompt; GPL on some machines",
}

ENTRIES_LEFT_OUT = ("_test", "_xx", "xx", "_ctypes_test")
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
        if name not in STDLIB_LEFT_OUT and not name.startswith(ENTRIES_LEFT_OUT):
            yield name


def resources() -> list[tuple[str, list[str]]]:
    """Our resources as py2app takes them: a folder in Contents/Resources, and what goes into it."""
    return [("resources", [str(ROOT / "resources" / name) for name in RESOURCES])]
