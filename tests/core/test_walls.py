"""The walls of the house: who may import whom, and what may not stand where."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
BROAD_ALLOWED = {
    *("desktop/jobs.py", "core/worker.py", "core/commands.py", "desktop/app.py"),
    "desktop/selftest/running.py",
}


def sources(*folders: str) -> list[Path]:
    return sorted(p for f in folders for p in (ROOT / f).rglob("*.py"))


def test_import_contracts_hold() -> None:
    command = [str(Path(sys.executable).with_name("lint-imports"))]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout


def test_packaging_is_no_package() -> None:
    """An __init__.py there would hide PyPI's `packaging` from all that starts in the root."""
    assert not (ROOT / "packaging" / "__init__.py").exists()
    done = subprocess.run(
        [sys.executable, "-c", "import packaging; print(packaging.__file__)"],
        cwd=ROOT,
        capture_output=True,
        text=True,
    )
    assert "site-packages" in done.stdout


@pytest.mark.parametrize("path", sources("core", "desktop"), ids=lambda p: str(p.relative_to(ROOT)))
def test_module_says_what_it_owns_and_catches_narrowly(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    assert ast.get_docstring(tree), "a module opens with a sentence on what it owns"
    if str(path.relative_to(ROOT)) in BROAD_ALLOWED:
        return
    broad = {"Exception", "BaseException"}
    for node in ast.walk(tree):
        if isinstance(node, ast.ExceptHandler):
            names = {n.id for n in ast.walk(node.type) if isinstance(n, ast.Name)} if node.type else broad
            reraises = any(isinstance(n, ast.Raise) and n.exc is None for n in node.body)
            assert reraises or not names & broad, f"{path}:{node.lineno} catches everything"


def test_stage_doors_load_no_heavy_library() -> None:
    """The window imports Options and Result of every stage; these must cost nothing."""
    code = (
        "import sys\n"
        "from core.stages import STAGES\n"
        "for s in STAGES.values(): s.options, s.results\n"
        "import core.runner, core.doctor, core.adapters\n"
        "heavy = {'mlx', 'mlx_lm', 'torch', 'transformers', 'sentence_transformers', 'docx', 'pypdfium2'}\n"
        "print(*sorted(heavy & set(sys.modules)))\n"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    assert done.stdout.strip() == ""


def test_no_weights_but_the_practice_model() -> None:
    names = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True).stdout.split()
    weights = [n for n in names if n.endswith((".safetensors", ".npz", ".gguf", ".pt", ".bin"))]
    assert weights in ([], ["resources/practice_model/model.safetensors"])
