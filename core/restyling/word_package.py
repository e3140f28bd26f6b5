"""Owns the package of a Word document: opened with care, and written again with one part changed."""

from __future__ import annotations

import io
import posixpath
import struct
import zipfile
import zlib

from lxml import etree

from core.progress import BadInput, Protected

Element = etree._Element

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
_WORDS = (WORD, STRICT)
_PREFIXES = {
    "http://schemas.openxmlformats.org/officeDocument/2006/math": "m",
    "http://schemas.openxmlformats.org/markup-compatibility/2006": "mc",
    "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing": "wp",
    "http://purl.oclc.org/ooxml/drawingml/wordprocessingDrawing": "wp",
}
LONGEST_PART = 64 << 20
"""Bytes of one part that is parsed; the longest novels stay under 20 MB."""
LONGEST_WHOLE = 512 << 20
"""Bytes of all parts unpacked, pictures included."""
_DAMAGE = (zipfile.BadZipFile, zlib.error, struct.error, EOFError, OSError, ValueError, NotImplementedError)
_OLE = bytes.fromhex("d0cf11e0a1b11ae1")
_SAVE_AGAIN = "Open it in a word processor, save it as .docx again, and open that."


def name_of(element: Element) -> str:
    """An element's name without its namespace where that is Word's own, else with a short prefix."""
    tag = element.tag
    if not isinstance(tag, str):
        return ""
    space, _, name = tag.rpartition("}")
    return name if space[1:] in _WORDS else f"{_PREFIXES.get(space[1:], '?')}:{name}"


def value(element: Element | None, name: str = "val") -> str:
    """An attribute of Word's own, empty where there is none."""
    if element is None:
        return ""
    return next((found for space in _WORDS if (found := element.get(f"{{{space}}}{name}")) is not None), "")


def child(element: Element | None, *path: str) -> Element | None:
    """The first descendant by names, one level each."""
    for name in path:
        element = next((c for c in element if name_of(c) == name), None) if element is not None else None
    return element


class Package:
    """An opened .docx, its parts by name. Nothing is unpacked to the disk."""

    def __init__(self, data: bytes, name: str) -> None:
        """Open the bytes of a file called `name`.

        Raises:
            Protected: it is locked with a password. BadInput: it is no .docx, damaged, or a bomb.
        """
        self.name = name
        self._refuse_others(data)
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except _DAMAGE as error:
            raise self._damaged(str(error)) from error
        entries = self._zip.infolist()
        if sum(entry.file_size for entry in entries) > LONGEST_WHOLE:
            raise BadInput(
                f"{name} unpacks to more than {LONGEST_WHOLE >> 20} MB, far more than a text.",
                "Take large pictures out of it, or get it from where it came from again.",
            )
        if any(entry.flag_bits & 1 for entry in entries):
            raise self._locked()
        self._names = {entry.filename: entry for entry in entries}
        self.main = self._main()

    def _refuse_others(self, data: bytes) -> None:
        """Say what it is, where it is a file of another kind that has got this name."""
        if data.startswith(_OLE):
            if "EncryptedPackage".encode("utf-16-le") in data:
                raise self._locked()
            kind = "an old Word document (.doc)"
        elif data.lstrip()[:5] == b"{\\rtf":
            kind = "a rich text file (.rtf)"
        else:
            return
        raise BadInput(
            f"{self.name} is {kind}, not a .docx.", "Open it in a word processor and save it as .docx."
        )

    def _locked(self) -> Protected:
        return Protected(
            f"{self.name} is locked with a password.",
            "Open it in Word, save a copy without the password, and open that.",
        )

    def _damaged(self, detail: str = "") -> BadInput:
        return BadInput(f"{self.name} is damaged, or no Word document.", _SAVE_AGAIN, detail)

    def _main(self) -> str:
        """The name of the part with the text."""
        for kind, target in self.relations("").values():
            if kind.endswith("/officeDocument") and target.lstrip("/") in self._names:
                return target.lstrip("/")
        if "word/document.xml" not in self._names:
            raise self._damaged()
        return "word/document.xml"

    def read(self, part: str) -> bytes | None:
        """A part whole, None where there is none.

        Raises:
            BadInput: it is damaged, or longer than LONGEST_PART.
        """
        entry = self._names.get(part)
        if entry is None:
            return None
        if entry.file_size > LONGEST_PART:
            raise BadInput(f"{self.name} holds more text than any book.", "Open a part of it.")
        return self._whole(entry)

    def _whole(self, entry: zipfile.ZipInfo) -> bytes:
        """An entry unpacked; `ZipFile.read` would unpack all of one that holds more than it says."""
        try:
            with self._zip.open(entry) as stream:
                return stream.read(entry.file_size + 1)
        except _DAMAGE as error:
            raise self._damaged(str(error)) from error

    def xml(self, part: str) -> Element | None:
        """A part parsed, None where there is none.

        Raises:
            BadInput: it is damaged. What is not well formed is not mended: text would be lost.
        """
        data = self.read(part)
        if data is None:
            return None
        if b"<!DOCTYPE" in data.replace(b"\0", b""):  # in UTF-16 as well
            raise self._damaged("a document type is declared")
        parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=True)
        try:
            return etree.fromstring(data, parser)
        except etree.XMLSyntaxError as error:
            raise self._damaged(str(error)) from error

    def relations(self, part: str) -> dict[str, tuple[str, str]]:
        """Id -> (type, target) of what a part refers to; targets inside the package from its root."""
        folder, name = posixpath.split(part)
        root = self.xml(posixpath.join(folder, "_rels", f"{name}.rels"))
        found = {}
        for relation in [] if root is None else root:
            target = relation.get("Target", "")
            if relation.get("TargetMode") != "External" and not target.startswith("/"):
                target = posixpath.normpath(posixpath.join(folder, target))
            found[relation.get("Id", "")] = (relation.get("Type", ""), target)
        return found

    def related(self, kind: str) -> tuple[str, Element | None]:
        """The name of a part of a kind that the text refers to, e.g. "styles", and that part parsed."""
        for type_, target in self.relations(self.main).values():
            if type_.endswith(f"/{kind}"):
                return target.lstrip("/"), self.xml(target.lstrip("/"))
        return "", None

    def with_main(self, data: bytes) -> bytes:
        """The package with another text; every other part has the same bytes and its place."""
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
            for entry in self._zip.infolist():
                content = data if entry.filename == self.main else self._whole(entry)
                copy = zipfile.ZipInfo(entry.filename, entry.date_time)
                copy.compress_type = entry.compress_type
                copy.external_attr = entry.external_attr
                copy.create_system = entry.create_system
                made.writestr(copy, content)
        return out.getvalue()
