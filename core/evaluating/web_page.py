"""Owns the report as a file that is asked for: its place is tried first, and the pages are written last."""

from __future__ import annotations

import tempfile
from pathlib import Path

from core.evaluating import report
from core.evaluating.summary import PAGE, Finding
from core.files import disk_errors, write_text
from core.progress import BadInput, PasticheError


def try_place(asked: str) -> None:
    """See that a file can be written there, before anything costs time.

    Raises:
        BadInput: it is a folder, its folder is missing, or may not be written to. NoSpace: the disk is full.
    """
    path = Path(asked).expanduser()
    if path.is_dir():
        raise BadInput(f"{path} is a folder.", "Name a file in it for the report.")
    if not path.parent.is_dir():
        raise BadInput(f"There is no folder {path.parent}.", "Make it, or choose another for the report.")
    with disk_errors(path), tempfile.TemporaryFile(dir=path.parent):
        pass


def write_pages(finding: Finding, folder: Path | None, asked: str) -> tuple[str, str]:
    """Write the report into the voice's folder, and where it is asked for.

    Args:
        folder: what belongs to the voice's evaluation; None for no page there. asked: a file, or "".

    Returns:
        Where the page is, "" for nowhere; and what went wrong, or "": the figures are there all the same.
    """
    html, written = report.render(finding), ""
    for path in (*([folder / PAGE] if folder else []), *([Path(asked).expanduser()] if asked else [])):
        try:
            write_text(path, html)
        except PasticheError as error:
            return written, f"{error.message} {error.remedy}"
        written = str(path)
    return written, ""
