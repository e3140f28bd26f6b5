"""Owns ePub 2 and 3: the package file, the reading order, locks, and each part as sections."""

from __future__ import annotations

import posixpath
import re
from dataclasses import dataclass, replace
from pathlib import Path

from core.importing import headings
from core.importing.archive import Archive, refuse_flood
from core.importing.decoding import MENDED, mend
from core.importing.html import Page
from core.importing.markup import (
    Element,
    breaks_off,
    closes,
    epub_types,
    parse_page,
    parse_xml,
    style_text,
    text_of,
)
from core.importing.styles import Sheet
from core.importing.words import fold
from core.progress import BadInput, Progress, Protected, Report, silent
from core.types import Book, Paragraph, Section

PARTS_LIMIT = 10_000  # files of the reading order; collected works have some 2,000
_PAGES = re.compile(r"\.(x?html?|xml)$", re.I)
_FONT_ALGORITHMS = ("http://www.idpf.org/2008/embedding", "http://ns.adobe.com/pdf/enc#RC")
_SPLIT = re.compile(r"^(.*?)[_-]?split[_-]?\d+|^(.*?)\d{1,4}$", re.I)
_SENTENCE_END = re.compile(r"[.!?…:;][\"'”’»)\]]*$|[—”’\"]$")


@dataclass(frozen=True, slots=True)
class Package:
    """What the package file says: metadata and the reading order."""

    title: str
    author: str
    language: str
    contributors: tuple[tuple[str, str], ...]
    spine: tuple[str, ...]
    missing: int
    labels: frozenset[str]
    css: tuple[str, ...]
    warnings: tuple[str, ...]


def read(path: Path, digest: str, report: Report = silent) -> Book:
    """The book in an ePub.

    Raises:
        Protected: it is locked by its seller.
        BadInput: it is damaged, no ePub, or holds no text.
        Cancelled: as `report` does.
    """
    with Archive(path, "ePub") as archive:
        _refuse_locked(archive)
        package = _package(archive)
        sheet = _sheet(archive, package)
        sections: list[Section] = []
        warnings: dict[str, None] = dict.fromkeys(package.warnings)
        paragraphs = 0
        for done, name in enumerate(package.spine):
            report(Progress("import", done, len(package.spine), f"Reading {path.name}"))
            found, told = _part(archive, name, sheet, package, sections)
            sections += found
            warnings.update(dict.fromkeys(told))
            paragraphs += sum(len(section.paragraphs) for section in found)
            refuse_flood(paragraphs, path.name)
        _refuse_empty(archive, package, sections)
    return Book(
        package.title, package.author, package.language, path.name, digest, "epub",
        tuple(sections), tuple(warnings), package.contributors,
    )  # fmt: skip


# Locks.
def _refuse_locked(archive: Archive) -> None:
    names = {name.lower() for name in archive.names()}
    locks = (
        ("meta-inf/license.lcpl", "Readium LCP"),
        ("meta-inf/sinf.xml", "Apple FairPlay"),
        ("meta-inf/rights.xml", "Adobe DRM"),
    )
    maker = next((maker for file, maker in locks if file in names), "")
    name = archive.find("META-INF/encryption.xml")
    root = parse_xml(archive.read(name), name) if name else None
    locked = False
    if root is not None:
        methods = [str(e.get("Algorithm") or "") for e in root.iter("{*}EncryptionMethod")]
        locked = any(method not in _FONT_ALGORITHMS for method in methods)
    if locked or maker:
        raise Protected(
            f"{archive.name} is copy-protected ({maker or 'DRM'}): Pastiche cannot read it.",
            "Use a copy without protection, from a shop or library that sells or lends such.",
        )


# The package.
def _package(archive: Archive) -> Package:
    name, warnings = _package_name(archive)
    data = archive.read(name)
    root = parse_xml(data, name)
    if root is None:
        raise _no_package(archive)
    items = {e.get("id", ""): e for e in root.iter("{*}item")}
    spine: dict[str, None] = {}
    missing = 0
    for reference in root.iter("{*}itemref"):
        item = items.get(reference.get("idref", ""))
        found = None if item is None else archive.resolve(name, item.get("href", ""))
        if found is None:
            missing += 1
        elif _is_page(item):
            spine[found] = None
    if len(spine) > PARTS_LIMIT:
        raise BadInput(
            f"{archive.name} lists {len(spine):,} parts, far more than a book.", "Get it from another place."
        )
    if not spine and not missing:
        pages = [archive.resolve(name, e.get("href", "")) for e in items.values() if _is_page(e)]
        spine = dict.fromkeys(page for page in pages if page)
        warnings.append("The book names no reading order; its parts are read in the order they are listed.")
    if missing and spine:
        warnings.append(f"{missing} part{'s are' if missing > 1 else ' is'} missing from the file.")
    if not closes(text_of(data)[0], "package"):
        warnings.append("The list of the book's parts breaks off: parts of the book may be missing.")
    found_css = (
        archive.resolve(name, e.get("href", "")) for e in items.values() if e.get("media-type") == "text/css"
    )
    return Package(
        *_metadata(root),
        spine=tuple(spine),
        missing=missing,
        labels=_labels(archive, name, items),
        css=tuple(found for found in found_css if found),
        warnings=tuple(warnings),
    )


def _is_page(item: Element | None) -> bool:
    if item is None:
        return False
    media = item.get("media-type", "")
    return "html" in media or media == "text/x-oeb1-document" or bool(_PAGES.search(item.get("href", "")))


def _package_name(archive: Archive) -> tuple[str, list[str]]:
    container = archive.find("META-INF/container.xml")
    root = parse_xml(archive.read(container), "container.xml") if container else None
    if root is not None:
        for rootfile in root.iter("{*}rootfile"):
            found = archive.find(rootfile.get("full-path", ""))
            if found:
                return found, []
    packages = [name for name in archive.names() if name.lower().endswith(".opf")]
    if not packages:
        raise _no_package(archive)
    said = "is missing" if container is None else "points nowhere"
    return packages[0], [f"META-INF/container.xml {said}; the package file was found without it."]


def _no_package(archive: Archive) -> BadInput:
    return BadInput(
        f"{archive.name} is not a usable ePub: it has no package file.",
        "Download it again, or convert it to ePub once more.",
    )


def _metadata(root: Element) -> tuple[str, str, str, tuple[tuple[str, str], ...]]:
    roles = {
        (e.get("refines") or "").lstrip("#"): (e.text or "").strip()
        for e in root.iter("{*}meta")
        if e.get("property") == "role"
        and (e.text or "").strip() in ("aut", "trl", "ill", "aui", "edt", "ann")
    }
    authors, others = [], []
    for kind in ("creator", "contributor"):
        for e in root.iter(f"{{http://purl.org/dc/elements/1.1/}}{kind}"):
            name = fold("".join(str(t) for t in e.itertext()))
            role = e.get("{http://www.idpf.org/2007/opf}role") or roles.get(e.get("id", ""), "")
            if kind == "creator" and role in ("", "aut"):
                authors.append(name)
            elif name:
                others.append((role, name))
    return _dc(root, "title"), ", ".join(filter(None, authors)), _dc(root, "language"), tuple(others)


def _dc(root: Element, name: str) -> str:
    element = next(root.iter(f"{{http://purl.org/dc/elements/1.1/}}{name}"), None)
    return "" if element is None else fold("".join(str(t) for t in element.itertext()))


def _labels(archive: Archive, package: str, items: dict[str, Element]) -> frozenset[str]:
    """The entries of the table of contents, folded."""
    found: set[str] = set()
    for item in items.values():
        name = archive.resolve(package, item.get("href", ""))
        if name is None:
            continue
        if item.get("media-type") == "application/x-dtbncx+xml":
            root = parse_xml(archive.read(name), name)
            texts = [] if root is None else [e.text or "" for e in root.iter("{*}text")]
        elif "nav" in (item.get("properties") or "").split():
            page = parse_page(text_of(archive.read(name))[0], name)
            texts = [] if page is None else ["".join(map(str, e.itertext())) for e in page.iter("a")]
        else:
            continue
        found.update(headings.label(text) for text in texts)
    return frozenset(found - {""})


def _sheet(archive: Archive, package: Package) -> Sheet:
    sheet = Sheet()
    for name in package.css:
        sheet.add(style_text(text_of(archive.read(name))[0]))
    return sheet


# The parts.
def _part(
    archive: Archive, name: str, sheet: Sheet, package: Package, before: list[Section]
) -> tuple[list[Section], list[str]]:
    """The sections of one file of the reading order, and what the user should know of it."""
    short = posixpath.basename(name)
    text, told = text_of(archive.read(name))
    text, mended = mend(text)
    warnings = [f"{short}: {warning}" for warning in told] + [MENDED] * mended
    root = parse_page(text, short, warnings)
    if root is None:
        return [], [*warnings, f"{short} is empty: the text of that part is missing."]
    if breaks_off(text):
        warnings.append(f"{short} breaks off: the end of that part is missing.")
    sheet = sheet.on(style_text("\n".join(style.text or "" for style in root.iter("style"))))
    paragraphs = headings.mark(Page(short, sheet).read(root), package.labels)
    if not paragraphs:
        page = root.find(".//body") is not None or root.tag == "body"
        return [], warnings if page else [*warnings, f"{short} is no page: the text of that part is missing."]
    paragraphs = _mend_split(paragraphs, before)
    joined = bool(before) and _goes_on(name, paragraphs, before)
    return headings.sections(paragraphs, name, _types(root), joined), warnings


def _types(root: Element) -> tuple[str, ...]:
    """epub:type of the body and of the one section in it."""
    body = root.find(".//body")
    if body is None:
        return ()
    types = epub_types(body).split()
    inner = [e for e in body if isinstance(e.tag, str)]
    if len(inner) == 1:
        types += epub_types(inner[0]).split()
    return tuple(dict.fromkeys(types))


def _goes_on(name: str, paragraphs: list[Paragraph], before: list[Section]) -> bool:
    """Whether a part without a heading goes on with the part before it."""
    if paragraphs[0].kind == "heading":
        return False
    mine, theirs = (_SPLIT.match(posixpath.splitext(n)[0]) for n in (name, before[-1].source))
    last = before[-1].paragraphs[-1].text
    if not _SENTENCE_END.search(last) or paragraphs[0].text[:1].islower():
        return True
    return bool(mine and theirs and mine.group(1) and mine.group(1) == theirs.group(1))


def _mend_split(paragraphs: list[Paragraph], before: list[Section]) -> list[Paragraph]:
    """Join a paragraph that was cut between two files."""
    if not before or not paragraphs or len(paragraphs) < 2:
        return paragraphs
    first, last = paragraphs[0], before[-1].paragraphs[-1]
    cut = first.kind == last.kind == "text" and first.text[:1].islower() and len(last.text) > 80
    if not cut or _SENTENCE_END.search(last.text):
        return paragraphs
    whole = replace(last, text=f"{last.text} {first.text}")
    before[-1] = replace(before[-1], paragraphs=(*before[-1].paragraphs[:-1], whole))
    return paragraphs[1:]


def _refuse_empty(archive: Archive, package: Package, sections: list[Section]) -> None:
    if any(p.kind != "break" for s in sections for p in s.paragraphs):
        return
    pages = (text_of(archive.read(name))[0] for name in package.spine)
    pictures = any(re.search(r"\.(jpe?g|png|gif|svg|webp)$", name, re.I) for name in archive.names())
    if pictures or any(re.search(r"<(?:img|image|svg)\b", page) for page in pages):
        raise BadInput(
            f"{archive.name} holds pictures only, no text.",
            "Get an edition with text; a scan has to go through text recognition (OCR) first.",
        )
    raise BadInput(
        f"There is no readable text in {archive.name}.", "Download it again, or get it from another place."
    )
