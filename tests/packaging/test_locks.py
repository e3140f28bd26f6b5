"""The pinned lists: complete, hashed, of one mind, and installable from wheels wherever we run."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tomllib
from dataclasses import dataclass
from itertools import product
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[2]
LOCKS = ROOT / "packaging" / "locks"
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
NAMES = ("app", "embeddings", "dev", "bundle", "build")
OLDEST_MACOS = "14.0"
MAC, LINUX = "aarch64-apple-darwin", "x86_64-manylinux_2_35"
"""Linux is what MLX's own wheels need: Debian 12, Ubuntu 22.04, and later."""
PLACES = [
    *product(("app", "embeddings", "dev"), (MAC, LINUX), ("3.11", "3.12", "3.13")),
    *product(("bundle", "build"), (MAC,), ("3.12",)),
]


@dataclass(frozen=True, slots=True)
class Pin:
    """A line of a list: the requirement, and the hashes of every file it may come from."""

    requirement: Requirement
    hashes: set[str]

    @property
    def version(self) -> str:
        return next(iter(self.requirement.specifier)).version


def pins(text: str) -> dict[str, list[Pin]]:
    """A list's pins by name; a package may have several, for different Pythons."""
    found: dict[str, list[Pin]] = {}
    lines = re.sub(r"^#.*\n", "", text, flags=re.MULTILINE)
    for entry in filter(None, re.split(r"\n(?! )", lines)):
        requirement = Requirement(entry.split("\n")[0].rstrip(" \\"))
        hashes = set(re.findall(r"--hash=sha256:([0-9a-f]{64})\b", entry))
        found.setdefault(canonicalize_name(requirement.name), []).append(Pin(requirement, hashes))
    return found


def lock(name: str) -> dict[str, list[Pin]]:
    return pins((LOCKS / f"{name}.txt").read_text("utf-8"))


def versions(name: str) -> dict[str, set[str]]:
    return {package: {pin.version for pin in each} for package, each in lock(name).items()}


@pytest.mark.parametrize("name", NAMES)
def test_every_line_names_one_version_by_its_hashes(name: str) -> None:
    for pin in (pin for each in lock(name).values() for pin in each):
        assert re.fullmatch(r"==[^*,]+", str(pin.requirement.specifier)), pin.requirement
        assert pin.hashes and pin.requirement.url is None, pin.requirement


@pytest.mark.parametrize(
    ("part", "whole"),
    [("app", "embeddings"), ("embeddings", "dev"), ("bundle", "embeddings"), ("build", "dev")],
)
def test_what_stands_in_several_lists_stands_there_in_one_version(part: str, whole: str) -> None:
    larger = versions(whole)
    strays = {name: each for name, each in versions(part).items() if not each <= larger.get(name, set())}
    assert not strays


@pytest.mark.parametrize(
    ("name", "asked"),
    [
        ("app", PROJECT["project"]["dependencies"]),
        ("embeddings", PROJECT["project"]["optional-dependencies"]["embeddings"]),
        ("dev", PROJECT["project"]["optional-dependencies"]["dev"]),
        ("build", PROJECT["dependency-groups"]["bundle"]),
    ],
)
def test_what_pyproject_asks_for_is_pinned(name: str, asked: list[str]) -> None:
    pinned = versions(name)
    for wanted in map(Requirement, asked):
        chosen = pinned.get(canonicalize_name(wanted.name), set())
        assert chosen and all(wanted.specifier.contains(version) for version in chosen), wanted


def test_the_bundle_holds_what_the_app_needs_on_a_mac_and_no_tool() -> None:
    mac = {"sys_platform": "darwin", "platform_machine": "arm64", "python_version": "3.12"}
    mac |= {"python_full_version": "3.12.10", "platform_system": "Darwin", "os_name": "posix"}
    wanted = {
        name
        for name, each in lock("embeddings").items()
        if any(pin.requirement.marker is None or pin.requirement.marker.evaluate(mac) for pin in each)
    }
    assert set(lock("bundle")) == wanted
    assert not {"py2app", "pytest", "uv", "chromadb"} & wanted


def test_torch_for_linux_stands_outside_in_the_same_version() -> None:
    outside = re.search(r"^TORCH := torch==(\S+)$", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE)
    assert outside
    for name in ("embeddings", "dev"):
        [torch] = lock(name)["torch"]
        assert torch.version == outside[1] and str(torch.requirement.marker) == 'sys_platform == "darwin"'


def test_a_line_without_a_hash_and_a_range_would_be_found() -> None:
    read = pins("lxml==6.0 \\\n    --hash=sha256:" + "0" * 64 + "\nhttpx>=0.28 ; python_version >= '3.12'\n")
    assert read["lxml"][0].hashes and not read["httpx"][0].hashes
    assert str(read["httpx"][0].requirement.specifier) == ">=0.28"


@pytest.mark.long
@pytest.mark.parametrize(("name", "platform", "python"), PLACES)
def test_a_list_resolves_to_wheels_that_it_names(
    name: str, platform: str, python: str, tmp_path: Path
) -> None:
    """Asks the registry; torch for Linux is left out, as it stands outside the lists."""
    (tmp_path / "outside.txt").write_text("torch\n" if platform == LINUX else "", "utf-8")
    command = [Path(sys.executable).with_name("uv"), "pip", "compile", LOCKS / f"{name}.txt", "--quiet"]
    command += ["--python-platform", platform, "--python-version", python, "--only-binary", ":all:"]
    command += ["--excludes", tmp_path / "outside.txt", "--format", "pylock.toml"]
    command += ["--output-file", tmp_path / "pylock.toml"]
    environment = {**os.environ, "MACOSX_DEPLOYMENT_TARGET": OLDEST_MACOS}
    done = subprocess.run([*map(str, command)], env=environment, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    known = lock(name)
    for package in tomllib.loads((tmp_path / "pylock.toml").read_text("utf-8"))["packages"]:
        pinned = {pin.version: pin.hashes for pin in known[package["name"]]}
        wheels = {wheel["hashes"]["sha256"] for wheel in package["wheels"]}
        assert wheels and wheels <= pinned[package["version"]], package["name"]
