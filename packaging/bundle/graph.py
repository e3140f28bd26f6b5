"""Owns what our code can reach in the app by importing, and which imports on the way find nothing there.

What `core` and `desktop` import must be there, in functions and under conditions too, unless they catch
that it is not. In packages of others an import in a function, under a condition or in a `try` is one at
need, and so is what follows from it.
"""

from __future__ import annotations

import re
from collections import defaultdict, deque
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from fnmatch import translate
from functools import cache, cached_property
from pathlib import Path, PurePosixPath
from zipfile import ZipFile

from bundle import imports
from bundle.absent import ABSENT, DYNAMIC, LEFT_OUT
from bundle.contents import OURS
from bundle.imports import Import, Read
from bundle.layout import App, Finding
from bundle.pruned import PRUNED

SUFFIXES = (".py", ".pyc", ".so")
_BUILT_IN = """
    _abc _ast _codecs _collections _frozen_importlib _frozen_importlib_external _functools _imp _io _locale
    _operator _signal _sre _stat _string _suggestions _symtable _sysconfig _thread _tokenize _tracemalloc
    _typing _warnings _weakref __main__ atexit builtins errno faulthandler gc importlib._bootstrap
    importlib._bootstrap_external itertools marshal os.path posix pwd sys time zipimport
"""
BUILT_IN = frozenset(_BUILT_IN.split())
"""Modules in the interpreter itself, wherever it was built."""


@dataclass(frozen=True, slots=True)
class Missing:
    """A module, or a name in one, that is not in the app; `importers`: who asks for it."""

    name: str
    importers: tuple[str, ...]
    must: bool


def check(app: App, given: Collection[str] = ()) -> Iterator[Finding]:
    """A finding for each package or module that something reachable imports and the app does not hold."""
    graph = Graph(app)
    for name, why in DYNAMIC.items():
        if name.split(".")[0] in graph.tops and graph.locate(name) is None:
            yield Finding("", "import", f"{name} is not there: {why}")
    for missing in graph.missing():
        if not covered(missing, given):
            first, *more = missing.importers
            kind = "imported" if missing.must else "imported at need"
            who = " > ".join(graph.way(first)) + (f" and {len(more)} more" if more else "")
            yield Finding("", "import", f"{missing.name} is not there, {kind} by {who}")
    if graph.unread:
        python, example = ".".join(map(str, app.python)), graph.unread[0]
        detail = f"{len(graph.unread)} modules such as {example} cannot be read: do so with Python {python}"
        yield Finding("", "import", detail)


def covered(missing: Missing, given: Collection[str] = ()) -> bool:
    """Whether it is known why this need not be there.

    `absent.ABSENT` or `given` names it or a package it lies in; or we left it out, and it is for need.
    """
    parts = missing.name.split(".")
    names = {".".join(parts[:count]) for count in range(1, len(parts) + 1)}
    left_out = not names.isdisjoint(LEFT_OUT) or _pruned("/".join(parts))
    return not names.isdisjoint({*ABSENT, *given}) or (left_out and not missing.must)


def _pruned(path: str) -> bool:
    return any(_patterns().match(f"/{path}{suffix}") for suffix in ("", ".py", "/__init__.py"))


@cache
def _patterns() -> re.Pattern[str]:
    """What `bundle.pruned` takes out, as `bundle.tree` understands it."""
    patterns = [
        each if each.startswith("*") else f"/{each}" for row in PRUNED.values() for each in row.split()
    ]
    return re.compile("|".join(translate(f"{each}{more}") for each in patterns for more in ("", "/*")))


@dataclass(frozen=True, slots=True)
class Module:
    """A module in the app: a file, or a member of the zip; `path` None is a folder without `__init__`."""

    name: str
    path: Path | None = None
    member: str = ""
    package: bool = False

    @property
    def suffix(self) -> str:
        return PurePosixPath(self.member or str(self.path)).suffix


@dataclass
class Graph:
    """The modules of an app and what they import."""

    app: App
    unread: list[str] = field(default_factory=list)
    _read: dict[str, Read] = field(default_factory=dict)
    _zip: ZipFile | None = None

    @cached_property
    def modules(self) -> dict[str, Module]:
        """By name. A file in a folder goes before one in the zip, and code before a bare folder."""
        found: dict[str, Module] = {}
        for place in (self.app.library, self.app.library / "lib-dynload"):
            for path in self.app.files:
                if place in path.parents and "__pycache__" not in path.parts:
                    _put(found, Module("", path), path.relative_to(place).parts)
        for path in self.app.files:
            if path.parent == self.app.resources:
                _put(found, Module("", path), (path.name,))
        for each in self.app.members:
            _put(found, Module("", self.app.archive, each.filename), PurePosixPath(each.filename).parts)
        return found

    @cached_property
    def tops(self) -> set[str]:
        return {name.split(".")[0] for name in self.modules}

    def locate(self, name: str) -> Module | None:
        return self.modules.get(name)

    @cached_property
    def roots(self) -> list[str]:
        ours = [name for name in self.modules if name.split(".")[0] in OURS or _is_script(self.modules[name])]
        return ours + [name for name in DYNAMIC if name in self.modules]

    @cached_property
    def reached(self) -> Mapping[str, str]:
        """Every module that ours can lead to, ours included, and what leads there."""
        return self._reach(sure=False)

    @cached_property
    def loaded(self) -> Mapping[str, str]:
        """Those of them that are imported for certain once all of ours are."""
        return self._reach(sure=True)

    def way(self, name: str) -> list[str]:
        """The modules by which ours come to this one, ours first."""
        way = [name]
        while before := self.loaded.get(way[0]) or self.reached.get(way[0]):
            way.insert(0, before)
        return way

    def _reach(self, sure: bool) -> Mapping[str, str]:
        waiting = deque((name, "") for name in self.roots)
        reached: dict[str, str] = {}
        while waiting:
            name, before = waiting.popleft()
            if name in reached or name not in self.modules:
                continue
            reached[name] = before
            waiting.append((name.rpartition(".")[0], name))
            for each in self.read(name).imports:
                if not sure or self._is_sure(name, each):
                    names = (each.module, *(f"{each.module}.{part}" for part in each.names))
                    waiting.extend((further, name) for further in names)
        return reached

    @staticmethod
    def _is_sure(name: str, each: Import) -> bool:
        """Whether a module needs what it imports; ours does where nothing catches that it is not there."""
        return each.must or (_is_ours(name) and not each.caught)

    def missing(self) -> list[Missing]:
        """What the reachable modules import and the app does not hold, by name."""
        importers: dict[str, dict[str, bool]] = defaultdict(dict)
        for name in self.reached:
            for each in self.read(name).imports:
                must = self._is_sure(name, each) and name in self.loaded
                for lost in self._lost(each):
                    importers[lost][name] = importers[lost].get(name, False) or must
        return [
            Missing(lost, tuple(sorted(who, key=lambda name: (not who[name], name))), any(who.values()))
            for lost, who in sorted(importers.items())
        ]

    def _lost(self, each: Import) -> Iterator[str]:
        if not each.module or each.module in BUILT_IN:
            return
        if each.module not in self.modules:
            if not self._in_extension(each.module):
                yield self._shortest(each.module)
            return
        read = self.read(each.module)
        if not read.open:
            for part in each.names:
                there = part in read.binds or f"{each.module}.{part}" in self.modules
                if not there and part != "*" and not part.startswith("__"):
                    yield f"{each.module}.{part}"

    def _in_extension(self, name: str) -> bool:
        """Whether a compiled module may bring this one with it, as `torch._C` does."""
        parts = name.split(".")
        above = [self.modules.get(".".join(parts[:count])) for count in range(1, len(parts))]
        return any(module is not None and module.suffix == ".so" for module in above)

    def _shortest(self, name: str) -> str:
        """The first part of a name that is not there: "torch" rather than "torch.nn.functional"."""
        parts = name.split(".")
        names = [".".join(parts[:count]) for count in range(1, len(parts) + 1)]
        return next(each for each in names if each not in self.modules)

    def read(self, name: str) -> Read:
        """What is known of a module; nothing of an extension, which may have any names."""
        if name not in self._read:
            self._read[name] = self._look(self.modules[name])
        return self._read[name]

    def _look(self, module: Module) -> Read:
        if module.path is None:
            return Read()
        if module.suffix == ".so":
            return Read(open=True)
        code = self._bytes(module)
        if module.suffix == ".pyc":
            read = imports.of_bytecode(code, module.name, module.package)
        else:
            try:
                read = imports.of_source(code, module.name, module.package)
            except (SyntaxError, ValueError):
                read = None
        if read is None:
            self.unread.append(module.name)
        return read or Read(open=True)

    def _bytes(self, module: Module) -> bytes:
        assert module.path is not None
        if not module.member:
            return module.path.read_bytes()
        if self._zip is None:
            self._zip = ZipFile(self.app.archive)
        return self._zip.read(module.member)


def _put(found: dict[str, Module], module: Module, parts: tuple[str, ...]) -> None:
    """Note a file under its module's name, if it is one, and its folders under theirs."""
    *folders, file = parts
    stem, suffix = file.split(".")[0], PurePosixPath(file).suffix
    if suffix not in SUFFIXES or not all(part.isidentifier() for part in (*folders, stem)):
        return
    package = stem == "__init__"
    name = ".".join(folders if package else [*folders, stem])
    for count in range(1, len(folders) + 1):
        folder = ".".join(folders[:count])
        found.setdefault(folder, Module(folder, package=True))
    if name and (name not in found or found[name].path is None):
        found[name] = Module(name, module.path, module.member, package)


def _is_script(module: Module) -> bool:
    return module.path is not None and not module.member and module.path.parent.name == "Resources"


def _is_ours(name: str) -> bool:
    return name.split(".")[0] in OURS
