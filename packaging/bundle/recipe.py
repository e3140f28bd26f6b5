"""Owns py2app's command as we use it: what would go wrong with it alone, and the cure of each."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, ClassVar

from modulegraph.find_modules import find_modules
from py2app import build_app, recipes

from bundle import contents, finish, plist, tree
from core import __version__
from core.machine import APP

ELF = b"\x7fELF"
LIBRARY = f"lib/python{sys.version_info[0]}.{sys.version_info[1]}"
"""Of Contents/Resources: where packages lie."""

OPTIONS: dict[str, Any] = {
    "argv_emulation": False,  # documents come as QFileOpenEvent; the emulation would swallow the first
    "no_chdir": True,  # paths on the command line are meant from where it was typed
    "optimize": 0,  # torch and others need their docstrings
    "strip": False,  # what was audited is what is shipped
    "arch": "arm64",
    "iconfile": str(contents.ROOT / "resources" / "icons" / plist.ICON),
    "excludes": [*contents.STDLIB_LEFT_OUT, *contents.LEFT_OUT],
}

BUILDERS_OWN = ("tkinter", "sslmod")
"""Recipes that copy what the building machine has: Tk's scripts, which nobody here uses, and certificates, in
whose place httpx then looks although none need be there."""


class Bundle(build_app.py2app):
    """Makes the app from a tree of packages, and finishes it.

    Attributes:
        tree: the folder of packages; made from the running Python's where it is not given.
    """

    user_options: ClassVar = [
        *build_app.py2app.user_options,
        ("tree=", None, "folder of packages to build from"),
    ]

    def initialize_options(self) -> None:
        super().initialize_options()
        self.tree: str | None = None

    def finalize_options(self) -> None:
        forget_project(self.distribution)
        if self.tree is None:
            self.tree = str(contents.ROOT / "build" / "bundle" / "tree")
            tree.from_environment(Path(self.tree))
        self.packages = tree.packages(Path(self.tree))
        self.includes = [*contents.standard_library(), *tree.modules(Path(self.tree))]
        self.plist = plist.info(__version__)
        self.resources = [*contents.resources(), (LIBRARY, [str(p) for p in tree.libraries(Path(self.tree))])]
        super().finalize_options()
        self.dist_dir, self.bdist_base = (os.path.abspath(each) for each in (self.dist_dir, self.bdist_base))

    def run(self) -> None:
        app = Path(self.dist_dir, f"{APP}.app")
        for stale in (Path(self.bdist_base), app):
            shutil.rmtree(stale, ignore_errors=True)
        quiet_recipes()
        skip_elf()
        with tree.entered(Path(str(self.tree))):
            super().run()
        finish.finish(app)

    def get_modulefinder(self) -> Any:
        """The graph of Python's own library. What goes in whole is not walked: that took minutes, and ended
        deep in torch at the interpreter's limit of recursion."""
        return find_modules(
            scripts=self.collect_scripts(),
            includes=self.includes,
            excludes={*self.excludes, *self.packages},
        )


def forget_project(distribution: Any) -> None:
    """pyproject.toml tells setuptools of dependencies, which py2app refuses, and of packages to install."""
    distribution.install_requires = []
    distribution.packages = []


def quiet_recipes() -> None:
    """Take out the recipes that copy what the building machine has."""
    for name in BUILDERS_OWN:
        getattr(recipes, name).check = lambda command, graph: None


def skip_elf() -> None:
    """py2app reads every extension as one of a Mac's; Python's own are Linux's where we build there."""
    reads = build_app.loader_paths

    def loader_paths(source: str, target: str) -> Iterator[tuple[str, str]]:
        with open(source, "rb") as file:
            native = file.read(4) != ELF
        if native:
            yield from reads(source, target)

    build_app.loader_paths = loader_paths
