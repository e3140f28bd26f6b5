"""Says in plain words when this Python or this machine cannot run Pastiche."""

import platform
import sys


def main() -> None:
    """Exit with a sentence where something does not fit."""
    if sys.version_info < (3, 11):
        sys.exit(
            f"Pastiche needs Python 3.11 or later; this is {platform.python_version()}. "
            "Install one from python.org, then run: make PYTHON=python3.12 demo"
        )
    if sys.platform == "darwin":
        if platform.machine() != "arm64":
            sys.exit("Pastiche needs a Mac with Apple Silicon; MLX does not run on Intel Macs.")
        if int(platform.mac_ver()[0].split(".")[0]) < 14:
            sys.exit("Pastiche needs macOS 14 or later. Update macOS in System Settings > General.")


if __name__ == "__main__":
    main()
