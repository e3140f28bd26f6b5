"""Owns stand-ins for the Mac's own tools: they write down what they were asked, and keep the Mac's rules.

codesign refuses a bundle with code inside that is not signed yet, as the real one does, and marks what it
signs; the others do as little as the scripts that call them can notice.
"""

from __future__ import annotations

import json
import plistlib
import shutil
import subprocess
import sys
import tarfile
from dataclasses import dataclass
from pathlib import Path

IDENTITY = "Developer ID Application: Ada Ferry (AB12CD34EF)"
NAMES = ("codesign", "security", "xattr", "spctl", "xcrun", "ditto", "hdiutil", "plutil")
COMMON = (
    *("base64", "basename", "cat", "cp", "dirname", "find", "ln", "mkdir", "mktemp"),
    *("mv", "od", "rm", "sed", "touch", "tr"),
)
"""What every system has, and all that the scripts may use besides."""
MAGICS = (b"\xcf\xfa\xed\xfe", b"\xca\xfe\xba\xbe")


@dataclass(frozen=True, slots=True)
class Call:
    """One call of a tool, in the order they came."""

    tool: str
    args: list[str]

    def value(self, option: str) -> str | None:
        """What follows an option; None where it was not given."""
        return self.args[self.args.index(option) + 1] if option in self.args else None


@dataclass(frozen=True, slots=True)
class MacTools:
    """A folder of stand-ins, and what they were asked."""

    folder: Path

    @property
    def temporary(self) -> Path:
        """Where scripts have their temporary files, which they must take away."""
        return self.folder / "temporary"

    def calls(self, tool: str = "") -> list[Call]:
        log = self.folder / "calls.jsonl"
        lines = log.read_text("utf-8").splitlines() if log.exists() else []
        return [call for call in (Call(**json.loads(line)) for line in lines) if tool in ("", call.tool)]

    def fail(self, tool: str, part: str, message: str) -> None:
        """Have a tool fail with a message where one of its arguments ends with `part`."""
        (self.folder / f"{tool}.fails").write_text(json.dumps([part, message]), "utf-8")

    def answer(self, name: str, text: str) -> None:
        """What a tool says: `status` and `log` of notarytool, and `identities` of the keychains."""
        (self.folder / f"{name}.answer").write_text(text, "utf-8")

    def sign(self, path: Path) -> None:
        """Have something count as signed."""
        (self.folder / "signed.json").write_text(json.dumps([str(path)]), "utf-8")

    def run(self, script: Path, *args: object, **environment: str) -> subprocess.CompletedProcess[str]:
        """A script with nothing in its environment but the stand-ins, what is common, and what is given."""
        return subprocess.run(
            [str(script), *map(str, args)],
            env={"PATH": str(self.folder), "TMPDIR": str(self.temporary), **environment},
            capture_output=True,
            text=True,
        )


def install(folder: Path) -> MacTools:
    """Stand-ins in `folder`, to be put first on a path."""
    tools = MacTools(folder)
    tools.temporary.mkdir(parents=True)
    for name in NAMES:
        tool = folder / name
        tool.write_text(
            f'#!/bin/sh\nexec "{sys.executable}" -IS "{__file__}" "{folder}" {name} "$@"\n', "utf-8"
        )
        tool.chmod(0o755)
    for name in COMMON:
        (folder / name).symlink_to(shutil.which(name) or name)
    tools.answer("identities", f'  1) 0123456789ABCDEF "{IDENTITY}"\n     1 valid identities found\n')
    tools.answer("status", "Accepted")
    tools.answer("log", "{}")
    return tools


def is_macho(path: Path) -> bool:
    return path.is_file() and not path.is_symlink() and path.read_bytes()[:4] in MAGICS


def leader(bundle: Path) -> Path | None:
    """The executable or library that a bundle is named after."""
    if bundle.suffix == ".app":
        return bundle / "Contents" / "MacOS" / bundle.stem
    if bundle.parent.name == "Versions" and (bundle.parent / "Current").is_symlink():
        return bundle / bundle.parent.parent.stem
    return None


class Codesign:
    """Signs into a list beside the stand-ins, and verifies from it."""

    def __init__(self, here: Path) -> None:
        self.list = here / "signed.json"
        self.signed: list[str] = json.loads(self.list.read_text()) if self.list.exists() else []

    def run(self, args: list[str]) -> int:
        path = Path(args[-1])
        if "--verify" in args:
            return self.complain(path, "code object is not signed at all") if not self.has(path) else 0
        unsigned = [code for code in self.inside(path) if not self.has(code)]
        if unsigned:
            return self.complain(path, f"code object is not signed at all\nIn subcomponent: {unsigned[0]}")
        self.signed.append(str(path))
        self.list.write_text(json.dumps(self.signed), "utf-8")
        return 0

    def has(self, path: Path) -> bool:
        return str(path) in self.signed

    def inside(self, bundle: Path) -> list[Path]:
        """The code that must be signed before a bundle is: files, and bundles in place of their leaders."""
        if not bundle.is_dir():
            return []
        bundles = [path for path in bundle.rglob("*") if path.is_dir() and leader(path) and path != bundle]
        bundles = [path for path in bundles if not path.is_symlink()]
        leaders = {leader(path) for path in [*bundles, bundle]}
        return [*(path for path in bundle.rglob("*") if is_macho(path) and path not in leaders), *bundles]

    def complain(self, path: Path, message: str) -> int:
        print(f"{path}: {message}", file=sys.stderr)
        return 1


def ditto(args: list[str]) -> int:
    source, target = Path(args[-2]), Path(args[-1])
    if "-c" in args:
        target.write_bytes(b"PK")
    else:
        shutil.copytree(source, target, symlinks=True)
    return 0


def xcrun(args: list[str], here: Path) -> int:
    if args[:2] == ["notarytool", "submit"]:
        status = (here / "status.answer").read_text()
        print(json.dumps({"id": "2efe2717", "status": status, "message": "Processing complete"}))
    elif args[:2] == ["notarytool", "log"]:
        print((here / "log.answer").read_text())
    return 0


def security(args: list[str], here: Path) -> int:
    if args[0] == "find-identity":
        print((here / "identities.answer").read_text())
    elif args[0] == "create-keychain":
        Path(args[-1]).touch()
    elif args[0] == "import":
        shutil.copy(args[1], here / "imported")
    return 0


def hdiutil(args: list[str]) -> int:
    if args[0] == "create":
        source = Path(args[args.index("-srcfolder") + 1])
        with tarfile.open(args[-1], "w") as image:
            image.add(source, arcname=".")
    return 0


def plutil(args: list[str]) -> int:
    print(plistlib.loads(Path(args[-1]).read_bytes())[args[1]])
    return 0


def main(here: Path, tool: str, args: list[str]) -> int:
    with (here / "calls.jsonl").open("a", encoding="utf-8") as log:
        log.write(json.dumps({"tool": tool, "args": args}) + "\n")
    fails = here / f"{tool}.fails"
    if fails.exists():
        part, message = json.loads(fails.read_text())
        if any(arg.endswith(part) for arg in args):
            print(message, file=sys.stderr)
            return 1
    if tool == "codesign":
        return Codesign(here).run(args)
    if tool == "security":
        return security(args, here)
    if tool == "xcrun":
        return xcrun(args, here)
    return {"ditto": ditto, "hdiutil": hdiutil, "plutil": plutil}.get(tool, lambda _: 0)(args)


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), sys.argv[2], sys.argv[3:]))
