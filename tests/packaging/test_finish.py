"""What is done to the app once py2app has made it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from bundle import finish
from tests.packaging.small_app import fat, macho, put


def test_of_a_fat_file_the_part_for_apple_silicon_stays_bit_for_bit(tmp_path: Path) -> None:
    arm, intel = macho("arm64", code=300), macho("x86_64", code=500)
    for wide in (False, True):
        path = put(tmp_path, "lib.dylib", fat(("x86_64", intel), ("arm64", arm), wide=wide))
        path.chmod(0o755)
        assert finish.thin(path)
        assert path.read_bytes() == arm
        assert os.access(path, os.X_OK)
        assert not finish.thin(path)


def test_a_fat_file_for_intel_alone_is_left_for_the_audit_to_find(tmp_path: Path) -> None:
    content = fat(("x86_64", macho("x86_64")))
    path = put(tmp_path, "lib.dylib", content)
    assert not finish.thin(path)
    assert path.read_bytes() == content


@pytest.fixture
def library(tmp_path: Path) -> Path:
    put(tmp_path, "lib/torch/hub.py", "WHERE = (lambda: 0).__code__.co_filename\n")
    put(tmp_path, "lib/torch/nn/functional.py", "read = True\n")
    put(tmp_path, "lib/torch/template.py", "{{ this is no Python }}\n")
    put(tmp_path, "lib/transformers/__init__.py", "whole = True\n")
    finish.compile_packages(tmp_path / "lib")
    return tmp_path / "lib"


def imported(library: Path, code: str) -> str:
    command = [sys.executable, "-S", "-c", f"import sys; sys.path[0] = {str(library)!r}\n{code}"]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()


def test_bytecode_alone_stays_but_for_sources_that_are_read(library: Path) -> None:
    tag = sys.implementation.cache_tag
    assert {path.relative_to(library).as_posix() for path in library.rglob("*") if path.is_file()} == {
        "torch/hub.pyc",
        "torch/nn/functional.py",
        f"torch/nn/__pycache__/functional.{tag}.pyc",
        "torch/template.py",
        "transformers/__init__.py",
        f"transformers/__pycache__/__init__.{tag}.pyc",
    }


def test_bytecode_does_not_say_where_it_was_made(library: Path) -> None:
    assert imported(library, "import torch.hub; print(torch.hub.WHERE)") == "torch/hub.py"


def test_bytecode_holds_when_the_app_is_copied_and_its_times_change(library: Path) -> None:
    source = library / "transformers" / "__init__.py"
    os.utime(source, (1, 1))
    source.write_text("whole = False\n", "utf-8")  # seen only if the source were compiled again
    assert imported(library, "import transformers; print(transformers.whole)") == "True"
