"""What goes wrong with py2app alone, and not with us: each trap is shown first, then its cure."""

from __future__ import annotations

import sys
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from modulegraph.find_modules import find_modules
from py2app import build_app, recipes
from py2app.apptemplate import plist_template
from setuptools import Distribution
from setuptools.errors import OptionError

from bundle import contents, plist, recipe, tree
from core import __version__
from core.machine import APP
from tests.packaging.small_app import macho, put

pytestmark = pytest.mark.filterwarnings("ignore:No (module|package) named")  # there is little to be found

SCRIPT = str(contents.ROOT / "packaging" / "bundle" / "start.py")
REQUIRES = ["mlx", "torch"]


@pytest.fixture
def packages(tmp_path: Path) -> Path:
    """A tree of three packages."""
    put(tmp_path, "tree/core/__init__.py")
    put(tmp_path, "tree/packaging/__init__.py")
    put(tmp_path, "tree/packaging/version.py")
    put(tmp_path, "tree/torch/__init__.py")
    return tmp_path / "tree"


@pytest.fixture(autouse=True)
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    """py2app as it comes, whatever another test did to it, and little of Python's library."""
    for name in recipe.BUILDERS_OWN:
        monkeypatch.setattr(getattr(recipes, name), "check", getattr(recipes, name).check)
    monkeypatch.setattr(build_app, "loader_paths", build_app.loader_paths)
    monkeypatch.setattr(contents, "standard_library", lambda: ["os"])


def command(
    packages: Path,
    kind: type[build_app.py2app] = recipe.Bundle,
    requires: list[str] = REQUIRES,
    **options: Any,
) -> Any:
    """The command as `setup_py2app.py` makes it, or py2app's own, ready to run."""
    given = {"name": "pastiche", "version": __version__, "app": [SCRIPT], "script_name": "setup_py2app.py"}
    distribution = Distribution({**given, "cmdclass": {"py2app": kind}})
    distribution.install_requires = requires
    made = distribution.get_command_obj("py2app")
    mine = {"tree": str(packages)} if kind is recipe.Bundle else {}
    for name, value in {**recipe.OPTIONS, **mine, **options}.items():
        setattr(made, name, value)
    made.ensure_finalized()
    made.fixup_distribution()
    return made


def test_pyprojects_dependencies_do_not_stop_it(packages: Path) -> None:
    with pytest.raises(OptionError, match="install_requires is no longer supported"):
        command(packages, build_app.py2app)
    assert command(packages).distribution.install_requires == []


def test_the_app_has_its_name_with_a_capital_although_pyproject_has_none(packages: Path) -> None:
    alone = command(packages, build_app.py2app, requires=[])
    assert alone.initialize_plist()["CFBundleName"] == "pastiche"
    assert command(packages).initialize_plist()["CFBundleName"] == APP == "Pastiche"


def test_info_plist_says_which_system_is_needed(packages: Path) -> None:
    keys = {"LSMinimumSystemVersion", "NSHighResolutionCapable", "CFBundleDocumentTypes", "NSServices"}
    assert keys.isdisjoint(plist_template.infoPlistDict("Pastiche"))
    made = command(packages).initialize_plist()
    assert keys <= made.keys()
    assert made["LSMinimumSystemVersion"] == plist.MINIMUM
    assert made["CFBundleShortVersionString"] == __version__


def test_documents_are_not_swallowed_by_an_emulation_of_the_command_line(packages: Path) -> None:
    def first_lines(**options: Any) -> list[str]:
        made = command(packages, **options)
        made.additional_paths = []
        made.initialize_prescripts()
        return [Path(each).stem for each in made.targets[0].prescripts if isinstance(each, str)]

    assert "argv_emulation" in first_lines(argv_emulation=True)
    assert "argv_emulation" not in first_lines()
    assert "chdir_resource" not in first_lines()  # paths are meant from where they were typed


def test_a_misspelt_option_is_told() -> None:
    given = {"app": [SCRIPT], "script_name": "setup_py2app.py", "cmdclass": {"py2app": recipe.Bundle}}
    distribution = Distribution({**given, "options": {"py2app": {**recipe.OPTIONS, "argv_emulate": False}}})
    with pytest.raises(OptionError, match="argv_emulate"):
        distribution.get_command_obj("py2app")


def test_qt_is_listed_since_py2apps_own_recipe_lists_it_under_a_misspelt_key(
    packages: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    graph = SimpleNamespace(
        findNode=lambda name: SimpleNamespace(filename="PySide6/__init__.py"), import_hook=lambda *args: None
    )
    answer = recipes.pyside6.check(SimpleNamespace(qt_plugins=[]), graph)
    assert "PySide6" not in answer.get("packages", [])
    for name in ("PySide6", "shiboken6"):
        put(packages, f"{name}/__init__.py")
    assert {"PySide6", "shiboken6"} <= command(packages).packages


def test_our_folder_packaging_is_not_taken_for_the_package(
    packages: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(tmp_path, "here/packaging/sign.sh")
    put(tmp_path, "here/core/__init__.py")
    monkeypatch.chdir(tmp_path / "here")
    made = command(packages)
    assert Path(made.get_bootstrap("core")).resolve() == (tmp_path / "here" / "core").resolve()
    with tree.entered(packages):
        assert Path(made.get_bootstrap("core")).resolve() == (packages / "core").resolve()
    assert Path.cwd() == (tmp_path / "here").resolve()
    assert "packaging" not in made.packages
    assert {"packaging", "packaging.version"} <= made.includes


def test_what_builds_packages_stays_out(
    packages: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(tmp_path, "installed/setuptools.py")
    asks = str(put(tmp_path, "asks.py", "import setuptools"))
    made = command(packages)
    made.collect_scripts = lambda: {asks}
    monkeypatch.setattr(sys, "path", [str(tmp_path / "installed")])
    assert find_modules(scripts=[asks]).findNode("setuptools").filename
    assert made.get_modulefinder().findNode("setuptools").filename is None


def test_a_graph_as_deep_as_torchs_is_not_walked(packages: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for number in range(400):
        put(packages, f"torch/m{number}.py", f"from torch import m{number + 1}\n")
    put(packages, "torch/m400.py")
    made = command(packages)
    made.collect_scripts = lambda: {str(put(packages.parent, "begin.py", "from torch import m0\n"))}
    monkeypatch.setattr(sys, "path", [str(packages)])
    with pytest.raises(RecursionError):
        find_modules(scripts=made.collect_scripts())
    assert made.get_modulefinder().findNode("torch").filename is None
    assert "torch" in made.packages


def test_tk_is_not_looked_for(packages: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    graph = SimpleNamespace(findNode=lambda name: SimpleNamespace(filename="_tkinter.so"))
    monkeypatch.setitem(sys.modules, "_tkinter", SimpleNamespace())
    with pytest.raises(AttributeError):  # it asks Tk for its version
        recipes.tkinter.check(None, graph)
    recipe.quiet_recipes()
    assert recipes.tkinter.check(None, graph) is None


def test_the_building_machines_certificates_are_not_looked_for(packages: Path) -> None:
    graph = SimpleNamespace(findNode=lambda name: SimpleNamespace(filename="ssl.py"))
    first_lines = recipes.sslmod.check(None, graph)["prescripts"][0].getvalue()
    assert 'os.environ["SSL_CERT_FILE"]' in first_lines
    recipe.quiet_recipes()
    assert recipes.sslmod.check(None, graph) is None


def test_an_extension_of_linux_is_passed_over_and_a_macs_is_read(tmp_path: Path) -> None:
    linux = str(put(tmp_path, "linux.so", b"\x7fELF".ljust(64, b"\0")))
    mac = put(tmp_path, "m.so", macho(kind="bundle", links=["@loader_path/libx.dylib"]))
    target = str(tmp_path / "app" / "m.so")
    with pytest.raises(ValueError, match="Unknown Mach-O header"):
        list(build_app.loader_paths(linux, target))
    wanted = [(str(tmp_path / "libx.dylib"), str(tmp_path / "app" / "libx.dylib"))]
    assert list(build_app.loader_paths(str(mac), target)) == wanted
    recipe.skip_elf()
    assert list(build_app.loader_paths(linux, target)) == []
    assert list(build_app.loader_paths(str(mac), target)) == wanted
