"""Owns the tree: the folder of packages that a bundle is made from, pruned and cured before py2app sees it.

Nothing is ever changed where packages are installed.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from fnmatch import translate
from importlib.metadata import Distribution, distribution
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from bundle import contents, plist
from bundle.pruned import KEPT, PRUNED
from bundle.toolbox import VERSION


def from_environment(into: Path, extras: Sequence[str] = contents.EXTRAS) -> None:
    """What the running Python has of the packages that pyproject.toml asks for, and what these ask for."""
    fresh(into)
    for found in closure(extras):
        for file in found.files or ():
            source = Path(str(found.locate_file(file)))
            if file.suffix != ".pyc" and ".." not in file.parts and source.is_file():
                _link(source, into / file)
    cure(into)


def from_lock(lock: Path, into: Path) -> None:
    """The locked packages for the oldest macOS that we run on, whatever builds; uv keeps them.

    Raises:
        subprocess.CalledProcessError: no network, or a hash differs; uv has said which.
    """
    fresh(into)
    command = [sys.executable, "-m", "uv", "pip", "install", "--quiet", "--no-deps", "--require-hashes"]
    chosen = [
        "--only-binary",
        ":all:",
        "--python-platform",
        "aarch64-apple-darwin",
        "--python-version",
        VERSION,
    ]
    environment = {**os.environ, "MACOSX_DEPLOYMENT_TARGET": plist.MINIMUM}
    subprocess.run([*command, *chosen, "--target", str(into), "-r", str(lock)], check=True, env=environment)
    for name in contents.LEFT_OUT:
        _remove(into, name)
    cure(into)


def closure(extras: Sequence[str]) -> list[Distribution]:
    """The installed distributions that pyproject.toml asks for with these extras, and all that these ask for.

    Raises:
        PackageNotFoundError: one is not installed.
    """
    project = tomllib.loads((contents.ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    asked = [*project["dependencies"], *(r for e in extras for r in project["optional-dependencies"][e])]
    todo = [(Requirement(text), "") for text in asked]
    found: dict[tuple[str, str], Distribution] = {}
    while todo:
        wanted, extra = todo.pop()
        name = canonicalize_name(wanted.name)
        if name in contents.LEFT_OUT or not (
            wanted.marker is None or wanted.marker.evaluate({"extra": extra})
        ):
            continue
        for each in ("", *wanted.extras):
            if (name, each) not in found:
                found[name, each] = distribution(name)
                todo += [(Requirement(text), each) for text in found[name, each].requires or ()]
    return list({str(each.metadata["Name"]): each for each in found.values()}.values())


def cure(tree: Path) -> None:
    """Our own packages come in; namespaces become packages; what nobody needs goes."""
    for name in contents.OURS:
        ignored = shutil.ignore_patterns("__pycache__")
        shutil.copytree(contents.ROOT / name, tree / name, ignore=ignored, dirs_exist_ok=True)
    prune(tree)
    close_namespaces(tree)
    shorten_extensions(tree)


def close_namespaces(tree: Path) -> list[str]:
    """An empty `__init__.py` for each namespace package: py2app finds none, and zips what they hold."""
    cured = []
    for folder in sorted(tree.iterdir()):
        if folder.is_dir() and folder.name.isidentifier() and not _is_package(folder):
            (folder / "__init__.py").touch()
            cured.append(folder.name)
    return cured


def shorten_extensions(tree: Path) -> None:
    """A single extension is named as any Python finds it: the graph knows its own long endings alone."""
    for path in sorted(tree.glob("*.*.so")):
        path.rename(path.with_name(f"{path.name.split('.')[0]}.so"))


def packages(tree: Path) -> list[str]:
    """What lies unzipped and whole: every package in the tree but the zipped ones."""
    found = (path.name for path in tree.iterdir() if path.is_dir() and _is_package(path))
    return sorted(name for name in found if name not in contents.ZIPPED)


def modules(tree: Path) -> list[str]:
    """What is zipped, or lies with Python's own extensions: single modules, and the zipped packages whole."""
    single = [
        path.name.split(".")[0] for path in tree.iterdir() if path.is_file() and path.suffix in (".py", ".so")
    ]
    zipped = (
        path.relative_to(tree).with_suffix("")
        for name in contents.ZIPPED
        for path in (tree / name).rglob("*.py")
    )
    return sorted({*single, *(".".join(p.parent.parts if p.name == "__init__" else p.parts) for p in zipped)})


def libraries(tree: Path) -> list[Path]:
    """Folders of shared libraries beside the packages, as Linux's wheels have them."""
    return sorted(tree.glob("*.libs"))


def prune(tree: Path, rows: Mapping[str, str] = PRUNED, kept: Mapping[str, str] = KEPT) -> dict[str, int]:
    """Take out what the rows name, but for what is kept.

    Returns:
        Bytes by the row's reason.
    """
    known = {why: _matcher(patterns) for why, patterns in rows.items()}
    stays = _matcher(" ".join(kept.values()))
    taken = dict.fromkeys(rows, 0)
    for path in list(_files(tree)):
        name = f"/{path.relative_to(tree).as_posix()}"
        why = next((why for why, matches in known.items() if matches(name)), None)
        if why is not None and not stays(name):
            taken[why] += path.lstat().st_size
            path.unlink()
    drop_empty_folders(tree)
    return taken


def drop_empty_folders(tree: Path) -> None:
    for folder, _, _ in os.walk(tree, topdown=False):
        if Path(folder) != tree and not os.listdir(folder):
            os.rmdir(folder)


def fresh(folder: Path) -> None:
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)


def _matcher(patterns: str) -> Callable[[str], object]:
    """Matches paths that begin with "/", and all that is in a folder of such a name."""
    rooted = [each if each.startswith("*") else f"/{each}" for each in patterns.split()] or ["[!/]"]
    return re.compile("|".join(translate(f"{each}{more}") for each in rooted for more in ("", "/*"))).match


def _is_package(folder: Path) -> bool:
    return (folder / "__init__.py").is_file()


def _files(tree: Path) -> Iterator[Path]:
    for folder, _, files in os.walk(tree):
        yield from (Path(folder, name) for name in files)


def _link(source: Path, target: Path) -> None:
    """A second name for a file where that is possible: it is read and removed, and never written to."""
    target.parent.mkdir(parents=True, exist_ok=True)
    if target.exists():  # PySide6 and shiboken6 both bring some
        return
    try:
        os.link(source, target)
    except OSError:
        shutil.copy2(source, target)


def _remove(tree: Path, name: str) -> None:
    """Take a distribution out, by its own list of files."""
    for info in tree.glob("*.dist-info"):
        if canonicalize_name(info.name.split("-")[0]) == name:
            for line in (info / "RECORD").read_text(encoding="utf-8").splitlines():
                (tree / line.rsplit(",", 2)[0]).unlink(missing_ok=True)
            shutil.rmtree(info)
    drop_empty_folders(tree)


@contextmanager
def entered(tree: Path) -> Iterator[None]:
    """The tree is where packages are looked for first.

    For a package py2app takes any folder of its name that stands where it is started, so it is started here.
    """
    path, folder = list(sys.path), Path.cwd()
    sys.path.insert(0, str(tree))
    os.chdir(tree)
    try:
        yield
    finally:
        os.chdir(folder)
        sys.path[:] = path
