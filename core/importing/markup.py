"""Owns parsing of XML and HTML from strangers: no entities of their making, no network, no files."""

from __future__ import annotations

import html
import html.entities
import re

from lxml import etree
from lxml import html as lxml_html

from core.importing.decoding import decode, from_c1
from core.progress import BadInput

Element = etree._Element

MARKS_LIMIT = 1_200_000  # tags in one part; long novels have some 50,000
_LONG = 9_000_000  # characters; from here on the parser's own limits would cut the text
_DEEPEST = 250  # levels; the parser's own limit for short files, and far from Python's
_ENTITY_LENGTH, _ENTITY_USES = 400, 10_000
_STYLE_LIMIT, _RULE_LIMIT = 1 << 18, 2_000  # characters of one style sheet, of one rule

_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
_ENCODING = re.compile(rb"""(?:encoding|charset)\s*=\s*["']?([\w.:-]+)""", re.I)
_PROLOG = re.compile(r"(?:\s+|<!--.*?-->|<\?.*?\?>)*", re.S)
_DOCTYPE_MARK = re.compile(r"<!--|<\?|[\[\]>\"']")
_CLOSERS = {'"': '"', "'": "'", "<!--": "-->", "<?": "?>"}
_ENTITY = re.compile(r"<!ENTITY\s+(?P<name>[^\s%\"']+)\s+(?:\"(?P<plain>[^\"]*)\"|'(?P<other>[^']*)')?", re.I)
_NAMED = re.compile(r"&([A-Za-z][\w.-]*);")
_BARE_AND = re.compile(r"&(?!#?\w+;)")
_CONTROL_LETTER = re.compile(r"&#(?:x0*([89][0-9a-f])|0*(1[2-5]\d));", re.I)
_KEPT = {"amp", "lt", "gt", "quot", "apos"}
_XHTML = re.compile(r"""\sxmlns\s*=\s*["']http://www\.w3\.org/1999/xhtml["']""")
_NAMESPACE = re.compile(r"""\sxmlns(?::[\w.-]+)?\s*=\s*["']([^"']*)["']""")
_OPENS = re.compile(r"<(?:[\w.-]+:)?html[\s>]", re.I)
_MARKUP = re.compile(r"<[^<>]*>")
_SCRIPT, _SCRIPT_END = re.compile(r"<script\b(?![^<>]*/>)", re.I), re.compile(r"</script", re.I)
_CAPITAL_TAG = re.compile(r"<[A-Z]")
_TAG = re.compile(r"</?([A-Za-z][\w:-]*)[^<>]*>")
_SHALLOW = re.compile(r"html|head|title|style|script|body|p|br|hr|img|h[1-6]")
_PARTING = re.compile(r"div|section|article|aside|blockquote|center|[uod]l|li|d[dt]|table|t[rdh]|pre")
SVG, MATH = "http://www.w3.org/2000/svg", "http://www.w3.org/1998/Math/MathML"
OPS = "http://www.idpf.org/2007/ops"
_EPUB_TYPE = f"{{{OPS}}}type"


def text_of(data: bytes) -> tuple[str, tuple[str, ...]]:
    """The characters of a markup file; its declared encoding is believed after UTF-8 only."""
    match = _ENCODING.search(data[:1000])
    return decode(data, match.group(1).decode("ascii", "replace") if match else "")


def breaks_off(text: str) -> bool:
    """Whether a page opens and is never closed; a stretch of a page that opens nothing may end anywhere."""
    return bool(_OPENS.search(text[:20_000])) and not closes(text, "html|body")


def closes(text: str, tags: str) -> bool:
    """Whether there is an end tag of one of these, parted by |."""
    return bool(re.search(rf"</(?:[\w.-]+:)?(?:{tags})\s*>", text, re.I))


# Entities.
def safe(text: str, name: str) -> str:
    """The markup without its DOCTYPE; named letters and short entities of its own are put in.

    Entities that stand for files go; an unknown name stays as it is written.

    Raises:
        BadInput: entities that expand into entities, the form of a known attack.
    """
    text = _DECLARATION.sub("", text.lstrip("\ufeff \t\n"), count=1)
    text, subset = _without_doctype(text)
    own = _own_entities(subset, name) if subset else {}
    if own and sum(match.group(1) in own for match in _NAMED.finditer(text)) > _ENTITY_USES:
        raise _unsafe(name)

    def letter(match: re.Match[str]) -> str:
        key = match.group(1)
        if key in _KEPT:
            return match.group()
        if key in own:
            return own[key]
        known = html.entities.html5.get(key + ";")
        return f"&amp;{key};" if known is None else html.escape(known, quote=False)

    return _CONTROL_LETTER.sub(_from_control, _NAMED.sub(letter, text))


def _without_doctype(text: str) -> tuple[str, str]:
    """The text without its DOCTYPE, and what stands in that one's brackets."""
    prolog = _PROLOG.match(text)
    start = prolog.end() if prolog else 0
    if text[start : start + 9].upper() != "<!DOCTYPE":
        return text, ""
    at, opened, closed = start + 9, -1, -1
    while token := _DOCTYPE_MARK.search(text, at):
        mark, at = token.group(), token.end()
        if mark in _CLOSERS:
            end = text.find(_CLOSERS[mark], at)
            if end < 0:
                break
            at = end + len(_CLOSERS[mark])
        elif mark == "[" and opened < 0:
            opened = at
        elif mark == "]" and closed < 0:
            closed = at - 1
        elif mark == ">" and (opened < 0 or closed >= 0):
            return text[:start] + text[at:], text[opened:closed] if opened >= 0 else ""
    return text[:start] + text[start:].partition(">")[2], ""


def _own_entities(subset: str, name: str) -> dict[str, str]:
    """Entity -> what stands for it as markup; empty for files and for what is too long."""
    found: dict[str, str] = {}
    for match in _ENTITY.finditer(subset):
        value = match.group("plain") or match.group("other") or ""
        inner = set(_NAMED.findall(value)) - _KEPT
        if any(key + ";" not in html.entities.html5 for key in inner):
            raise _unsafe(name)
        plain = html.unescape(value)
        short = len(plain) <= _ENTITY_LENGTH and "<" not in value
        found.setdefault(match.group("name"), html.escape(plain, quote=False) if short else "")
    return {key: value for key, value in found.items() if key not in _KEPT}


def _unsafe(name: str) -> BadInput:
    return BadInput(
        f"{name} holds unsafe XML (entities that expand without end).", "Get the book from another place."
    )


def _from_control(match: re.Match[str]) -> str:
    code = int(match.group(1), 16) if match.group(1) else int(match.group(2))
    return from_c1(chr(code)) if 0x80 <= code < 0xA0 else match.group()


# Parsing.
def parse_xml(data: bytes, name: str, mend: bool = True) -> Element | None:
    """The root of an XML file; None where nothing can be made of it, or it is broken and not to be mended."""
    text = safe(text_of(data)[0], name)
    _refuse_crowded(text, name)
    root = _strict(text) if text.strip() else None
    if root is not None or not mend or not text.strip():
        return root
    root = _strict(_BARE_AND.sub("&amp;", text))
    if root is not None:
        return root
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, recover=True)
    try:
        return etree.fromstring(text.encode("utf-8"), parser)
    except etree.XMLSyntaxError:
        return None


def parse_page(text: str, name: str, told: list[str] | None = None) -> Element | None:
    """The root of an XHTML or HTML page: strictly where it is well formed, else as browsers do.

    Args:
        told: is given a warning where a damaged page hides some of its text.

    Raises:
        BadInput: see `safe`; or more tags, or deeper ones, than any book has.
    """
    text = _XHTML.sub("", safe(text, name))
    if not text.strip():
        return None
    _refuse_crowded(text, name)
    root = _strict(text)
    if root is None:
        soup = _as_soup(text)
        root = _soup(soup, name)
        if root is None:
            root = _soup(_TAG.sub(_shallow, soup), name, last=True)
        if told is not None and root is not None and _hides_words(soup, root):
            told.append(f"{name} is damaged: some of its text could not be read.")
    elif _CAPITAL_TAG.search(text) or set(_NAMESPACE.findall(text)) - {SVG, MATH, OPS}:
        _make_plain(root)
    return root


def _refuse_crowded(text: str, name: str) -> None:
    if text.count("<") > MARKS_LIMIT:
        raise BadInput(
            f"{name} holds far more tags than a book: it is over the size limit.",
            "Get the book from another place.",
        )


def _strict(text: str) -> Element | None:
    """The root of well-formed XML; None where it is not, or is too deep. There is no DOCTYPE any more."""
    long = len(text) > _LONG
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True, huge_tree=long
    )
    try:
        root = etree.fromstring(text.encode("utf-8"), parser)
    except etree.XMLSyntaxError:
        return None
    return None if long and _too_deep(root) else root


def _soup(text: str, name: str, last: bool = False) -> Element | None:
    """The root as browsers see it; None where it is too deep, or, the last time, where nothing is in it."""
    huge = last or len(text) > _LONG
    parser = lxml_html.HTMLParser(
        encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True, huge_tree=huge
    )
    try:
        root = lxml_html.document_fromstring(text.encode("utf-8"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError):
        root = None
    cut = any(entry.type_name == "ERR_RESOURCE_LIMIT" for entry in parser.error_log)
    if root is not None and not cut and not (huge and _too_deep(root)):
        return root
    if last and (cut or root is not None):
        raise BadInput(f"{name} is nested too deeply to be read.", "Get the book from another place.")
    return None


def _too_deep(root: Element) -> bool:
    depth = 0
    for event, _ in etree.iterwalk(root, events=("start", "end")):
        depth += 1 if event == "start" else -1
        if depth > _DEEPEST:
            return True
    return False


def _hides_words(text: str, root: Element) -> bool:
    """Whether a tag, a quotation mark or a script that never ends swallowed what stands after it."""
    first, *rest = text.split("<!--")
    seen = "".join((first, *(part.partition("-->")[2] if "-->" in part else part for part in rest)))
    shown = sum(len(str(part).split()) for part in root.itertext())
    if shown < 0.98 * len(_MARKUP.sub(" ", seen).split()) - 5:
        return True
    if any("</" in (element.text or "") for element in root.iter("title", "textarea", "style")):
        return True
    return len(_SCRIPT.findall(seen)) > len(_SCRIPT_END.findall(seen))


def _as_soup(text: str) -> str:
    """What XHTML says and HTML has no words for: CDATA is text; a comment that never ends is none."""
    first, *rest = text.split("<![CDATA[")
    for part in rest:
        inside, mark, after = part.partition("]]>")
        first += f"{html.escape(inside, quote=False)}{after}" if mark else part
    head, mark, tail = first.rpartition("<!--")
    return f"{head} {tail}" if mark and "-->" not in tail else first


def _shallow(match: re.Match[str]) -> str:
    """A tag of a page that is nested too deeply: blocks part paragraphs, all else goes."""
    tag = match.group(1).lower()
    return match.group() if _SHALLOW.fullmatch(tag) else "<p>" if _PARTING.fullmatch(tag) else ""


def _make_plain(root: Element) -> None:
    """Names in lower case and without namespace, but for drawings and formulas."""
    for element in root.iter(etree.Element):
        space, _, local = str(element.tag).rpartition("}")
        if space.lstrip("{") not in (SVG, MATH):
            element.tag = local.lower()


def style_text(css: str) -> str:
    """A style sheet without comments and without rules of a length that no book has."""
    first, *rest = css[:_STYLE_LIMIT].split("/*")
    bare = "".join((first, *(part.partition("*/")[2] for part in rest)))
    rules = bare.split("}")[:-1]
    kept = [rule for rule in rules if len(rule) <= _RULE_LIMIT and ("{" in rule or not rule.strip())]
    return "".join(f"{rule}}}" for rule in kept)


def epub_types(element: Element) -> str:
    """The element's epub:type and role, as one string."""
    get = element.get
    return " ".join(filter(None, (get(_EPUB_TYPE), get("epub:type"), get("role"))))
