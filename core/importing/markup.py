"""Owns parsing of XML and HTML from strangers: no entities but the named letters, no network, no files."""

from __future__ import annotations

import html.entities
import re

from lxml import etree
from lxml import html as lxml_html

from core.importing.decoding import decode
from core.progress import BadInput

Element = etree._Element

_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
_ENCODING = re.compile(rb"""(?:encoding|charset)\s*=\s*["']?([\w.:-]+)""", re.I)
_DOCTYPE = re.compile(r"<!DOCTYPE[^\[>]*(?:\[(?P<subset>.*?)\]\s*)?>", re.S | re.I)
_ENTITY = re.compile(r"<!ENTITY\s+(?:%\s*)?\S+\s+(?P<rest>(?:SYSTEM|PUBLIC)\b|\"[^\"]*\"|'[^']*')", re.I)
_NAMED = re.compile(r"&([A-Za-z][\w.-]*);")
_KEPT = {"amp", "lt", "gt", "quot", "apos"}
_XHTML = re.compile(r"""\sxmlns\s*=\s*["']http://www\.w3\.org/1999/xhtml["']""")
_EPUB_TYPE = "{http://www.idpf.org/2007/ops}type"


def text_of(data: bytes) -> tuple[str, tuple[str, ...]]:
    """The characters of a markup file; its declared encoding is believed after UTF-8 only."""
    match = _ENCODING.search(data[:1000])
    return decode(data, match.group(1).decode("ascii", "replace") if match else "")


def safe(text: str, name: str) -> str:
    """The markup without its DOCTYPE, named letters resolved, entities of its own making gone.

    Raises:
        BadInput: entities that expand into entities, the form of a known attack.
    """
    text = _DECLARATION.sub("", text.lstrip("\ufeff \t\n"), count=1)
    match = _DOCTYPE.search(text[:100_000])
    if match:
        for entity in _ENTITY.finditer(match.group("subset") or ""):
            if "&" in entity.group("rest"):
                raise BadInput(
                    f"{name} holds unsafe XML (entities that expand without end).",
                    "Get the book from another place.",
                )
        text = text[: match.start()] + text[match.end() :]
    return _NAMED.sub(_letter, text)


def _letter(match: re.Match[str]) -> str:
    name = match.group(1)
    if name in _KEPT:
        return match.group()
    return html.entities.html5.get(name + ";", "")


def parse_xml(data: bytes, name: str) -> Element | None:
    """The root of an XML file, mended where it is broken; None where nothing can be made of it."""
    text = safe(text_of(data)[0], name)
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, recover=True)
    return etree.fromstring(text.encode("utf-8"), parser) if text.strip() else None


def parse_page(text: str, name: str) -> Element | None:
    """The root of an XHTML or HTML page: strictly where it is well formed, else as browsers do.

    Raises:
        BadInput: see `safe`.
    """
    text = _XHTML.sub("", safe(text, name))
    if not text.strip():
        return None
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True)
    try:
        root = etree.fromstring(text.encode("utf-8"), parser)
    except etree.XMLSyntaxError:
        soup = lxml_html.HTMLParser(encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True)
        try:
            return lxml_html.document_fromstring(text.encode("utf-8"), parser=soup)
        except (etree.ParserError, etree.XMLSyntaxError):
            return None
    return root


def epub_types(element: Element) -> str:
    """The element's epub:type and role, as one string."""
    get = element.get
    return " ".join(filter(None, (get(_EPUB_TYPE), get("epub:type"), get("role"))))
