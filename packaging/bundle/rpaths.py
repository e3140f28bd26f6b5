"""Owns taking out of a Mach-O where it looks for libraries outside the app, as on the machine that built it.

`install_name_tool -delete_rpath` does the same where there is one. As there, the signature breaks, and the
file must be signed again, if only for oneself (`codesign --force --sign -`).
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from macholib.mach_o import LC_RPATH
from macholib.MachO import MachO

from bundle import machos


def keep_inside(path: Path) -> list[str]:
    """Leave a file only rpaths that lead through the app or to the system, and each once.

    Returns:
        Those that were taken out.
    """
    file = MachO(str(path), allow_unknown_load_commands=True)
    gone = [rpath for header in file.headers for rpath in _take_out(header)]
    if gone:
        with path.open("rb+") as target:
            file.write(target)
    return gone


def _take_out(header: Any) -> list[str]:
    kept, seen, gone = [], set(), []
    for command in header.commands:
        load, _, data = command
        rpath = machos.text(data) if load.cmd == LC_RPATH else ""
        if rpath and (rpath in seen or machos.leads_outside(rpath)):
            gone.append(rpath)
            header.header.ncmds -= 1
            header.header.sizeofcmds -= load.cmdsize
        else:
            kept.append(command)
            seen.add(rpath)
    header.commands = kept
    return gone
