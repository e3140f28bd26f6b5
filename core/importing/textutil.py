"""Owns the Mac's own converter: RTF, old Word and OpenDocument files as HTML."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

from core.progress import BadInput

KINDS = {"rtf": "RTF", "doc": "old Word format (.doc)", "odt": "OpenDocument (.odt)"}
SECONDS = 120  # the longest novels take some five
_REMEDY = "Open it in a word processor, save it as .docx or .txt, and import that."


def convert(path: Path, kind: str) -> bytes:
    """The file as HTML in UTF-8.

    Args:
        kind: one of KINDS.

    Raises:
        BadInput: this is no Mac, or the converter refused or did not come to an end.
    """
    program = shutil.which("textutil") if sys.platform == "darwin" else None
    if program is None:
        raise BadInput(f"{path.name} is in {KINDS[kind]}, which cannot be read here.", _REMEDY)
    command = [program, "-stdout", "-convert", "html", "-encoding", "UTF-8", "-format", kind]
    try:
        done = subprocess.run(
            [*command, str(path.absolute())], capture_output=True, check=False, timeout=SECONDS
        )
    except (subprocess.TimeoutExpired, OSError) as error:
        raise BadInput(f"{path.name} could not be converted in time.", _REMEDY, str(error)) from error
    if done.returncode or not done.stdout:
        raise BadInput(
            f"{path.name} cannot be converted: it may be damaged.",
            _REMEDY,
            done.stderr.decode(errors="replace"),
        )
    return done.stdout
