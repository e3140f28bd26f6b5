"""Prints the file in which others see that there is a newer version: `packaging/version_file.py PAGE`.

PAGE is where the version is offered; the file goes where `core.updates.ADDRESS` says, on the same host.
Date and sentence come from CHANGELOG.md.
"""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path
from urllib.parse import urlsplit

ROOT = Path(__file__).resolve().parent.parent


def version_file(page: str, version: str, changes: str) -> str:
    """The content of version.json.

    Args:
        changes: CHANGELOG.md.

    Raises:
        SystemExit: the version has no day there, or no sentence below it.
    """
    from bundle.plist import MINIMUM

    head = rf"^## \[{re.escape(version)}\] - (\d{{4}}-\d{{2}}-\d{{2}})\n\n([^#\n].*)$"
    found = re.search(head, changes, re.MULTILINE)
    if found is None:
        sys.exit(f"CHANGELOG.md has no day for {version}, or no sentence below it.")
    day, notes = found.groups()
    said = {"version": version, "date": day, "system": MINIMUM, "page": page, "notes": notes}
    return json.dumps(said, indent=2) + "\n"


def check_address(address: str) -> None:
    """Nothing is released while those who have it would ask nobody for the next version.

    Raises:
        SystemExit: the address is on a host that stands for none (RFC 2606).
    """
    if (urlsplit(address).hostname or "").endswith(".example"):
        sys.exit("core.updates.ADDRESS leads nowhere: set it to where this file will lie.")


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    sys.path.insert(0, str(ROOT))
    from core import __version__, updates

    check_address(updates.ADDRESS)
    changes = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    sys.stdout.write(version_file(sys.argv[1], __version__, changes))
