"""Makes dist/Pastiche.app: `python setup_py2app.py py2app`, with the locked packages and py2app installed.

What goes in stands in packaging/bundle/contents.py, the cures for py2app's traps in recipe.py. On a Mac start
packaging/build.sh instead; on Linux, `make bundle-linux` and `make bundle-check`.
"""

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent
sys.path.insert(0, str(ROOT / "packaging"))

from setuptools import setup  # noqa: E402

from bundle import recipe  # noqa: E402

setup(
    name=recipe.APP,
    version=recipe.__version__,
    app=[str(ROOT / "packaging" / "bundle" / "start.py")],
    options={"py2app": recipe.OPTIONS},
    cmdclass={"py2app": recipe.Bundle},
)
