"""Owns reading Mach-O files: what they run on, what they link to and where they look for it."""

from __future__ import annotations

import posixpath
import struct
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from macholib import mach_o
from macholib.MachO import MachO

THIN = (mach_o.MH_MAGIC, mach_o.MH_CIGAM, mach_o.MH_MAGIC_64, mach_o.MH_CIGAM_64)
FAT = (mach_o.FAT_MAGIC, mach_o.FAT_MAGIC_64)
MAGICS = tuple(struct.pack(">I", magic) for magic in (*THIN, *FAT))
SLICES = 32
"""More than this in a fat file, and it is a Java class, which has the same magic number."""

NATIVE = "arm64"
SYSTEM = ("/usr/lib/", "/System/Library/")
MACOS = 1
"""The platform's number in LC_BUILD_VERSION."""

LINKS = {
    mach_o.LC_LOAD_DYLIB: False,
    mach_o.LC_LOAD_UPWARD_DYLIB: False,
    mach_o.LC_REEXPORT_DYLIB: False,
    mach_o.LC_LOAD_WEAK_DYLIB: True,
}
"""Commands that name a library to load, and whether it may be missing."""


class Unreadable(ValueError):
    """A file that begins like a Mach-O and is none."""


@dataclass(frozen=True, slots=True)
class Link:
    """A library that is loaded with this one; `weak`: or not, where it is missing."""

    name: str
    weak: bool = False


@dataclass(frozen=True, slots=True)
class Slice:
    """One architecture of a Mach-O.

    Attributes:
        kind: "execute", "dylib", "bundle" ...
        platform: 1 for macOS; None where no version is said.
        minimum: the oldest system, such as (14, 0, 0); None where no version is said.
        own: a dylib's name for itself.
    """

    arch: str
    kind: str
    platform: int | None = None
    minimum: tuple[int, int, int] | None = None
    own: str | None = None
    rpaths: tuple[str, ...] = ()
    links: tuple[Link, ...] = ()


def is_macho(head: bytes) -> bool:
    """Whether a file that begins with these (at least 8) bytes is a Mach-O, thin or fat."""
    if head[:4] not in MAGICS:
        return False
    if len(head) < 8 or struct.unpack(">I", head[:4])[0] not in FAT:
        return True
    return bool(struct.unpack(">I", head[4:8])[0] <= SLICES)


def head(path: Path) -> bytes:
    """The bytes that `is_macho` wants."""
    with path.open("rb") as file:
        return file.read(8)


def read(path: Path) -> list[Slice]:
    """Every architecture in the file.

    Raises:
        Unreadable: it is damaged.
    """
    try:
        return [_slice(header) for header in MachO(str(path), allow_unknown_load_commands=True).headers]
    except (ValueError, struct.error, IndexError, KeyError, OverflowError) as error:
        raise Unreadable(str(error)) from error


def native(slices: list[Slice]) -> Slice | None:
    """The one that Apple Silicon runs."""
    return next((each for each in slices if each.arch == NATIVE), None)


def thin_size(path: Path) -> int:
    """The file's size in bytes if its arm64 part alone were kept; all of it if it is not fat or has none."""
    size = path.stat().st_size
    with path.open("rb") as file:
        start = file.read(8)
        if not is_macho(start) or struct.unpack(">I", start[:4])[0] not in FAT:
            return size
        magic, count = struct.unpack(">II", start)
        entry = struct.Struct(">IIQQII" if magic == mach_o.FAT_MAGIC_64 else ">IIIII")
        for _ in range(count):
            cpu, subtype, _offset, length, *_ = entry.unpack(file.read(entry.size))
            if _arch(cpu, subtype) == NATIVE:
                return int(length)
    return size


def leads_outside(path: str) -> bool:
    """Whether an absolute path is none of the system's, where every Mac has the same."""
    return path.startswith("/") and not (posixpath.normpath(path) + "/").startswith(SYSTEM)


def _arch(cpu: int, subtype: int) -> str:
    name = str(mach_o.CPU_TYPE_NAMES.get(cpu, cpu)).lower()
    return "arm64e" if name == NATIVE and subtype & 0xFF == 2 else name


def _slice(header: Any) -> Slice:
    platform = minimum = own = None
    rpaths: list[str] = []
    links: list[Link] = []
    for load, command, data in header.commands:
        if load.cmd == mach_o.LC_BUILD_VERSION:
            platform, minimum = int(command.platform), _version(command.minos)
        elif load.cmd == mach_o.LC_VERSION_MIN_MACOSX:
            platform, minimum = MACOS, _version(command.version)
        elif load.cmd == mach_o.LC_ID_DYLIB:
            own = text(data)
        elif load.cmd == mach_o.LC_RPATH:
            rpaths.append(text(data))
        elif load.cmd in LINKS:
            links.append(Link(text(data), LINKS[load.cmd]))
    arch = _arch(header.header.cputype, header.header.cpusubtype)
    return Slice(arch, str(header.filetype), platform, minimum, own, tuple(rpaths), tuple(links))


def _version(packed: int) -> tuple[int, int, int]:
    number = int(packed)
    return number >> 16, number >> 8 & 0xFF, number & 0xFF


def text(data: bytes) -> str:
    """A string in a load command."""
    return data.split(b"\0", 1)[0].decode("utf-8", "replace")
