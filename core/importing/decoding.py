"""Owns bytes to characters: encodings told apart, mixed ones read line by line, mojibake mended and said."""

from __future__ import annotations

import codecs
import re
import unicodedata
from collections import Counter

BOMS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_MOJIBAKE = re.compile("[ÃÂ][\u0080-\u00bf\u2010-\u203a\u20ac\u0152-\u017e\u02c6\u02dc]|â€|â\u0080")
_CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f]")
_C1 = re.compile("[\x80-\x9f]")
_DAMAGE = "\ufffd"
_SHIFTS = re.compile(rb"\x1b(?:\$[@AB]|\$\([CD]|\([BJI]|\$\)C)")
_NO_ENCODINGS = ("utf-7", "unicode_escape", "raw_unicode_escape", "punycode", "idna", "undefined")
_HIGH, _LETTERS = re.compile(rb"[\x80-\xff]"), re.compile(rb"[A-Za-z]")
_AS_WINDOWS = ("windows-1252", "iso-8859-1", "iso-8859-15", "iso8859-15", "latin-1", "ascii")
CUT = "The file ends in the middle of a character: it is incomplete."


def decode(data: bytes, declared: str = "") -> tuple[str, tuple[str, ...]]:
    """The text of a file and what the user should know about it.

    Order: byte-order mark, UTF-16 without one, UTF-8, mixed UTF-8, the declared encoding, a guess.
    Line ends become newlines; control characters go, but for those that are letters of Windows.
    """
    text, warnings = _decode(data, declared)
    lost = 0 if _DAMAGE.encode() in data else text.count(_DAMAGE)
    if lost:
        warnings += (f"{lost:,} character{'s' if lost > 1 else ''} of the file could not be read.",)
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return from_c1(_CONTROL.sub("", text)), warnings


def from_c1(text: str) -> str:
    """Control characters from U+0080 on as the letters that Windows has there, as browsers do."""
    return _C1.sub(lambda match: match.group().encode("latin-1").decode("cp1252", "ignore"), text)


def _decode(data: bytes, declared: str) -> tuple[str, tuple[str, ...]]:
    for mark, name in BOMS:
        if data.startswith(mark):
            return (_utf8(data) or _whole(data, name)) if name == "utf-8-sig" else _whole(data, name)
    wide = _utf16(data)
    if wide:
        return _whole(data, wide)
    told = _told_by_bytes(data, declared) or _utf8(data)
    if told is not None:
        return told
    mixed = _mixed(data)
    if mixed is not None:
        return mixed, ("The file mixes encodings; each line was read by its own.",)
    guess = _guess(data)
    for name in (declared.lower(), guess):
        try:
            text = data.decode(name) if name and name not in _NO_ENCODINGS else ""
        except (LookupError, UnicodeError):
            continue
        if text and not _C1.search(text):
            return text, _told(name, declared)
    if guess not in ("cp1252", "mac_roman"):  # a few damaged bytes do not make it another encoding
        return data.decode(guess, "replace"), _told(guess, declared)
    return data.decode("cp1252", "replace"), ()


def _told(name: str, declared: str) -> tuple[str, ...]:
    if name == declared.lower() or name in ("cp1252", "mac_roman"):
        return ()
    return (f"The file does not say its encoding; it was read as {name}: see whether its letters are right.",)


def _whole(data: bytes, encoding: str) -> tuple[str, tuple[str, ...]]:
    """Text in units of two or four bytes; a last unit that is not whole is told."""
    unit = 4 if encoding == "utf-32" else 2 if encoding.startswith("utf-16") else 1
    end = len(data) - len(data) % unit
    return data[:end].decode(encoding, "replace"), (CUT,) if end < len(data) else ()


def _utf8(data: bytes) -> tuple[str, tuple[str, ...]] | None:
    """UTF-8, also where the file ends in the middle of a character; None when it is something else."""
    try:
        return data.decode("utf-8-sig"), ()
    except UnicodeDecodeError as error:
        cut = error.reason == "unexpected end of data" and error.start > len(data) - 4
        if not cut or data[: error.start].isascii():
            return None
        return data[: error.start].decode("utf-8-sig"), (CUT,)


def _told_by_bytes(data: bytes, declared: str) -> tuple[str, tuple[str, ...]] | None:
    """The encodings that write everything in seven bits; None when it is none of them."""
    if not data.isascii():
        return None
    name = "iso2022_jp_2" if _SHIFTS.search(data) else declared.lower()
    if name not in ("iso2022_jp_2", "utf-7"):
        return None
    try:
        text = data.decode(name)
        return text.encode("utf-8").decode("utf-8"), ()  # half a surrogate pair is no text
    except UnicodeError:
        return None


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
    if not even and not odd:
        return ""
    return next((name for name in ("utf-16-le", "utf-16-be") if _is_text(sample, name)), "")


def _is_text(sample: bytes, encoding: str) -> bool:
    """Whether nearly all is letters, marks and blanks, of two scripts at most: a misread file is not."""
    text = sample[: len(sample) & ~3].decode(encoding, "replace")
    kinds = Counter(unicodedata.category(char)[0] for char in text if char not in "\r\n\t")
    scripts = Counter(ord(char) >> 8 for char in text if char.isalpha() and not "\u2e80" < char < "\ud7b0")
    usual = sum(count for _, count in scripts.most_common(3))
    blanks = sum(char in " \n\u3000\u3001\u3002" for char in text)
    return kinds["C"] <= 0.002 * len(text) and usual >= 0.98 * scripts.total() and blanks > 0.02 * len(text)


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
    """chardet's word, but Mac Roman and others only where their letters fit better than those of Windows."""
    import chardet

    sample = b"\n".join(line for line in data.split(b"\n") if not line.isascii())[:200_000]
    name = str(chardet.detect(sample).get("encoding") or "cp1252").lower()
    high = len(_HIGH.findall(sample))
    if high > 0.4 * (high + len(_LETTERS.findall(sample))) and name not in (*_AS_WINDOWS, "macroman"):
        return name  # Cyrillic, Greek, Hebrew, Chinese: hardly a letter in it is of the alphabet
    if name in ("iso-8859-9", "windows-1254"):
        return "cp1254"  # Turkish; it has but six letters of its own
    if name in _AS_WINDOWS:
        name = "cp1252"
    windows, mac = _oddness(sample, "cp1252"), _oddness(sample, "mac_roman")
    if mac < windows and (name in ("cp1252", "macroman") or mac < _oddness(sample, name, "")):
        return "mac_roman"
    return "cp1252" if windows <= _oddness(sample, name, "") else name


def _oddness(data: bytes, encoding: str, last: str = "ÿ") -> int:
    """How many characters beyond ASCII are no letters inside words, quotes or dashes in this encoding.

    Args:
        last: letters beyond this one are odd too; empty for any letter of any alphabet.
    """
    text = data.decode(encoding, "replace")
    usual = "“”‘’–—…«»§°£©½¼¾æœÆŒ†‡•¿¡„‚\u00a0"
    odd = 0
    for match in re.finditer(r"[^\x00-\x7f]", text):
        char = match.group()
        if char in usual:
            continue
        after = text[match.end() : match.end() + 1]
        before = text[match.start() - 1 : match.start()]
        inside = before.isalpha() or after.isalpha()
        letter = char.isalpha() and (not last or "À" <= char <= last)
        if not (letter and inside) or (char.isupper() and before.islower()):
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
