"""Owns bytes to characters: encodings told apart, mixed ones read line by line, mojibake mended and said."""

from __future__ import annotations

import codecs
import re

BOMS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_MOJIBAKE = re.compile("[ÃÂ][\u0080-\u00bf\u2010-\u203a\u20ac\u0152-\u017e\u02c6\u02dc]|â€|â\u0080")
_CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f\x80-\x9f]")
_DAMAGE = "\ufffd"
_C1_IS_CP1252 = re.compile("[\x80-\x9f]")


def decode(data: bytes, declared: str = "") -> tuple[str, tuple[str, ...]]:
    """The text of a file and what the user should know about it.

    Order: byte-order mark, UTF-16 without one, UTF-8, mixed UTF-8, the declared encoding, a guess.
    Line ends become newlines; control characters go.
    """
    text, warnings = _decode(data, declared)
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return _CONTROL.sub("", text), warnings


def _decode(data: bytes, declared: str) -> tuple[str, tuple[str, ...]]:
    for mark, name in BOMS:
        if data.startswith(mark):
            return data.decode(name, "replace"), ()
    wide = _utf16(data)
    if wide:
        return data.decode(wide, "replace"), ()
    try:
        return data.decode("utf-8"), ()
    except UnicodeDecodeError:
        pass
    mixed = _mixed(data)
    if mixed is not None:
        return mixed, ("The file mixes encodings; each line was read by its own.",)
    for name in (declared, _guess(data)):
        try:
            text = data.decode(name) if name else ""
        except (LookupError, UnicodeDecodeError):
            continue
        if text and not _C1_IS_CP1252.search(text):
            return text, ()
    return data.decode("cp1252", "replace"), ()


def _utf16(data: bytes) -> str:
    """UTF-16 without a mark, told by where its zero bytes stand; empty when it is not."""
    sample = data[:4000]
    if len(sample) < 8:
        return ""
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    half = len(sample) / 2
    if odd > 0.4 * half and even < 0.05 * half:
        return "utf-16-le"
    if even > 0.4 * half and odd < 0.05 * half:
        return "utf-16-be"
    return ""


def _mixed(data: bytes) -> str | None:
    """A file of UTF-8 with a few lines in cp1252; None when it is no such file."""
    lines = data.split(b"\n")
    out: list[str] = []
    good = bad = 0
    for line in lines:
        try:
            out.append(line.decode("utf-8"))
            good += not line.isascii()
        except UnicodeDecodeError:
            out.append(line.decode("cp1252", "replace"))
            bad += 1
    return "\n".join(out) if good > bad else None


def _guess(data: bytes) -> str:
    """chardet's word, but Mac Roman only where its letters fit better than those of Windows."""
    import chardet

    sample = data[:200_000]
    name = str(chardet.detect(sample).get("encoding") or "cp1252")
    if name.lower() in ("iso-8859-1", "latin-1", "ascii"):
        name = "cp1252"
    windows, mac = _oddness(sample, "cp1252"), _oddness(sample, "mac_roman")
    if mac < windows:
        return "mac_roman"
    if windows <= _oddness(sample, name):
        return "cp1252"
    return name


def _oddness(data: bytes, encoding: str) -> int:
    """How many characters beyond ASCII are no letters of Latin, quotes or dashes in this encoding."""
    text = data.decode(encoding, "replace")
    usual = "“”‘’–—…«»§°£©½¼¾æœÆŒ†‡•¿¡\u00a0"
    odd = 0
    for match in re.finditer(r"[^\x00-\x7f]", text):
        char = match.group()
        if char in usual:
            continue
        after = text[match.end() : match.end() + 1]
        before = text[match.start() - 1 : match.start()]
        inside = before.isalpha() or after.isalpha()
        if not ("À" <= char <= "ÿ" and char not in "×÷" and inside) or (char.isupper() and before.islower()):
            odd += 1
    return odd


def mend(text: str) -> tuple[str, bool]:
    """The text with mojibake repaired, and whether there was any; clean text comes back untouched."""
    if not any(char in text for char in "ÃÂâ") or not _MOJIBAKE.search(text):
        return text, False
    import ftfy

    config = ftfy.TextFixerConfig(
        uncurl_quotes=False,
        fix_latin_ligatures=False,
        fix_character_width=False,
        unescape_html=False,
        fix_line_breaks=False,
        normalization=None,
        remove_control_chars=False,
    )
    lines = [ftfy.fix_text(line, config) if _MOJIBAKE.search(line) else line for line in text.split("\n")]
    mended = "\n".join(lines)
    return mended, mended != text


def looks_binary(data: bytes) -> bool:
    """True when the bytes are no text in any encoding we know."""
    sample = data[:20_000]
    if any(sample.startswith(mark) for mark, _ in BOMS) or _utf16(sample):
        return False
    odd = sum(1 for byte in sample if byte < 9 or (13 < byte < 32 and byte != 27))
    return odd > 0.02 * len(sample) + 8


MENDED = "Broken characters (such as Ã© for é) were found and repaired."
