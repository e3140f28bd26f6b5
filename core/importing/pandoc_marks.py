"""Owns marks inside paragraphs of Pandoc's Markdown that CommonMark lacks, as HTML: spans, raised text."""

from __future__ import annotations

import html
import re

ATTRIBUTES = r"\{ ?(?:[#.][^\s{}]|[\w:-]++=|-(?=\}))(?:[^{}\"]|\"[^\"]{0,400}\")*+\}"
_RAW = re.compile(r"(?<!`)(`{1,4})([^`]{1,2000})\1\{=(?P<format>\w{1,20})\}")
_RAISED = re.compile(
    rf"(?<![\\^])\^((?:\\.|[^\s^\\\[\]]|\[[^\s\[\]]{{0,200}}\](?:\([^\s()]{{0,400}}\)|{ATTRIBUTES})?){{1,200}}+)\^"
)
_LOWERED = re.compile(r"(?<=\w)~(\w{1,8})~(?!~)")
_BLANK = re.compile(r"(?<!\\)\\ (?=\S)")
_INLINE_NOTE = re.compile(r"\^\[([^\[\]]{1,2000})\]")
_TOKEN = re.compile(
    rf"\\.|(?P<code>`[^`\n]{{0,400}}`)(?:{ATTRIBUTES})?|(?P<gap>\n[ \t>]*\n)|(?P<open>!?\[)"
    rf"|\](?P<link>\([^()\s]{{1,2000}}\))?(?P<attributes>{ATTRIBUTES})?",
    re.S,
)
_ATTRIBUTE = re.compile(r"(?P<key>[\w:-]{1,60})=(?:\"(?P<quoted>[^\"]*)\"|(?P<bare>[^\s\"}]+))")
_NAME = re.compile(r"(?<!\S)(?P<sign>[#.])(?P<name>[^\s#.{}=\"][^\s{}=\"]*)")
_TYPES = {
    "footnote-ref": "noteref",
    "footnote-back": "backlink",
    "noteref": "noteref",
    "backlink": "backlink",
}
_KEPT = ("epub:type", "role", "style", "align", "hidden")


def inline(text: str) -> str:
    """The text with bracketed spans, attributes, raw HTML, raised and lowered text as HTML."""
    text = (
        _RAW.sub(lambda m: m.group(2) if m.group("format") == "html" else "", text) if "{=" in text else text
    )
    text = _RAISED.sub(r"<sup>\1</sup>", text) if "^" in text else text
    text = _LOWERED.sub(r"<sub>\1</sub>", text) if "~" in text else text
    text = _BLANK.sub("\u00a0", text) if "\\ " in text else text
    return _spans(text) if "{" in text else text


def note_inside(paragraph: str) -> tuple[str, list[str]]:
    """A paragraph without the notes written into it, and those notes."""
    return _INLINE_NOTE.sub("", paragraph), _INLINE_NOTE.findall(paragraph)


def tag_attributes(written: str) -> str:
    """Attributes as Pandoc writes them, in braces, as a tag of HTML has them."""
    inside = written.strip("{} \n")
    bare = _ATTRIBUTE.sub("", inside)
    names = [(match.group("sign"), match.group("name")) for match in _NAME.finditer(bare)]
    classes = [name for sign, name in names if sign == "."]
    ids = [name.rpartition("#")[2] for sign, name in names if sign == "#"]
    found = {"id": ids[-1]} if ids else {}
    found |= {"class": " ".join(classes)} if classes else {}
    types = [_TYPES[name] for name in classes if name in _TYPES]
    found |= {"epub:type": " ".join(types)} if types else {}
    for match in _ATTRIBUTE.finditer(inside):
        if match.group("key") in _KEPT:
            found[match.group("key")] = match.group("quoted") or match.group("bare") or ""
    return "".join(f' {key}="{html.escape(" ".join(value.split()))}"' for key, value in found.items())


def _spans(text: str) -> str:
    """The text with `[words]{attributes}` as spans, links with attributes as links; other braces stay."""
    out: list[str] = []
    opened: list[int] = []  # places in `out` of brackets that are open
    end = 0
    for match in _TOKEN.finditer(text):
        out.append(text[end : match.start()])
        end = match.end()
        token = match.group()
        if match.group("code"):
            token = match.group("code")
        elif match.group("gap"):
            opened.clear()
        elif match.group("open"):
            opened.append(len(out))
        elif token.startswith("]") and opened:
            token = _closed(out, opened.pop(), match)
        out.append(token)
    out.append(text[end:])
    return "".join(out)


def _closed(out: list[str], start: int, match: re.Match[str]) -> str:
    """What a closing bracket becomes; the one that it closes is changed with it."""
    link, written = match.group("link"), match.group("attributes")
    if not written:
        return match.group()
    if out[start] == "![":
        return f"]{link or ''}"  # a picture
    attributes = tag_attributes(written)
    if link is None:
        out[start] = f"<span{attributes}>"
        return "</span>"
    out[start] = f'<a href="{html.escape(link[1:-1])}"{attributes}>'
    return "</a>"
