"""The window starts without model libraries; how quickly, `make bench-window` measures."""

from __future__ import annotations

import subprocess
import sys

from tests.qt_messages import complaints

HEAVY = "{'mlx', 'mlx_lm', 'torch', 'transformers', 'sentence_transformers'}"
MODULES = (
    "desktop.app, desktop.window, desktop.welcome.page, desktop.welcome.sample, desktop.voices, "
    "desktop.settings.window, desktop.settings.services, desktop.settings.models, desktop.settings.advanced, "
    "desktop.menubar, "
    "desktop.steps.importing, desktop.steps.cleaning, desktop.steps.curating, desktop.steps.neutralizing, "
    "desktop.steps.training, desktop.editor.editor"
)


def test_importing_every_page_loads_no_model_library() -> None:
    code = f"import sys, {MODULES}; print({HEAVY} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60)
    assert done.stdout.strip() == "set()", done.stderr


def test_the_first_frame_is_painted_and_told() -> None:
    command = [sys.executable, "-P", "-m", "desktop", "--time-to-paint"]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60)
    assert done.returncode == 0, done.stderr
    assert float(done.stdout.split()[-1]) > 0
    assert complaints(done.stderr) == []


def test_the_first_page_reads_its_own_code_alone_and_the_rest_is_read_while_nothing_happens() -> None:
    code = """
import sys
from desktop.app import make_app
app = make_app(["pastiche"])
from desktop import pages
from desktop.window import Window
window = Window()
made = pages.make(window, "import")
print("desktop.steps.importing" in sys.modules, "desktop.steps.training" in sys.modules)
window.show()
while window.warming.waiting:
    app.processEvents()
print({*pages.WARMED} <= {*sys.modules})
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60)
    assert done.stdout.split() == ["True", "False", "True"], done.stderr
    assert complaints(done.stderr) == []
