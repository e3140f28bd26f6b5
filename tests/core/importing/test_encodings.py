"""Bytes in the alphabets and encodings of many countries; what cannot be known is told."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.importing.decoding import CUT, decode, looks_binary
from core.importing.markup import text_of

TEXTS = {
    "ru": "Паром отошёл от причала вскоре после шести, и на нём не было никого, кроме нас двоих. ",
    "ja": "渡し船は六時を少し過ぎたころに桟橋を離れた。乗っていたのは私たち二人だけだった。\n",
    "zh": "渡船六点刚过就离开了码头，船上只有我们两个人和一箱李子。我的叔叔没有抬头。\n",
    "ko": "나룻배는 여섯 시가 조금 지나 선착장을 떠났고, 배에는 우리 둘뿐이었다.\n",
    "el": "Το πορθμείο έφυγε από την αποβάθρα λίγο μετά τις έξι, και δεν ήταν κανείς εκτός από εμάς. ",
    "pl": "Prom odpłynął od nabrzeża krótko po szóstej, a na nim nie było nikogo; wuj się śmiał. ",
    "cs": "Přívoz odplul od mola krátce po šesté a nikdo na něm nebyl kromě nás dvou a bedny švestek. ",
    "tr": "Feribot altıdan biraz sonra iskeleden ayrıldı; üzerinde bir kasa erikten başka şey yoktu. ",
    "he": "המעבורת עזבה את הרציף קצת אחרי שש, ולא היה עליה איש מלבד שנינו. ",
    "fr": "Le café était fermé, dit-il – « déjà vu ». L’été où nous allâmes là-bas, à Noël, le garçon… ",
    "de": "Die Fähre verließ den Steg kurz nach sechs; „Du hättest schreiben können“, sagte der müde Öhm. ",
    "es": "El transbordador salió del muelle —¿quién lo vio?— a las seis; mañana llovió en la bahía. ",
}
ENCODINGS = [
    *(
        ("ru", name)
        for name in ("koi8-r", "cp1251", "iso8859-5", "cp866", "mac_cyrillic", "utf-16-le", "utf-16-be")
    ),
    *(("ja", name) for name in ("shift_jis", "euc-jp", "iso-2022-jp", "utf-16-le", "utf-16-be")),
    *(("zh", name) for name in ("gb18030", "utf-16-le")),
    *(("ko", name) for name in ("euc-kr", "utf-16-be")),
    *(("el", name) for name in ("iso8859-7", "cp1253")),
    *((language, name) for language in ("pl", "cs") for name in ("cp1250", "iso8859-2")),
    *(("tr", "cp1254"), ("he", "cp1255"), ("he", "utf-8")),
    *((language, name) for language in ("fr", "de", "es") for name in ("cp1252", "mac_roman")),
]


@pytest.mark.parametrize(("language", "encoding"), ENCODINGS)
def test_undeclared(language: str, encoding: str) -> None:
    text = TEXTS[language] * 30
    data = text.encode(encoding)
    found, warnings = decode(data)
    assert found == text and not looks_binary(data)
    sure = encoding in ("cp1252", "mac_roman", "iso-2022-jp") or encoding.startswith("utf")
    assert sure or "does not say its encoding" in warnings[0]


@pytest.mark.parametrize(("language", "encoding"), [pair for pair in ENCODINGS if "utf-16" not in pair[1]])
def test_declared_in_a_page(language: str, encoding: str) -> None:
    text = f'<html><head><meta charset="{encoding}"></head><body><p>{TEXTS[language] * 3}</p></body></html>'
    assert text_of(text.encode(encoding)) == (text, ())


@pytest.mark.parametrize(
    "declared", ["unicode_escape", "undefined", "idna", "rot13", "no-such", "utf-7", "hex"]
)
def test_declarations_that_are_no_encodings_of_text_do_no_harm(declared: str) -> None:
    data = f'<meta charset="{declared}"> café \\ud800 +AOk-'.encode("cp1252")
    assert "café \\ud800" in text_of(data)[0]


def test_seven_bits() -> None:
    assert text_of(b'<meta charset="utf-7"> caf+AOk-')[0].endswith(" café")
    assert text_of(b'<meta charset="utf-7"> caf+2AA-')[0].endswith(" caf+2AA-")


def test_a_first_accent_far_down_is_seen() -> None:
    text = "The ferry left.\n" * 20_000 + "The café was shut – so he said.\n" * 3
    assert decode(text.encode("cp1252"))[0] == text
    assert decode(text.encode("mac_roman"))[0] == text


LE = "One two. ".encode("utf-16-le") * 9


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"\xff\xfe" + LE + b"x", CUT),
        ("café – so".encode()[:-4], CUT),
        (b"\xff\xfe" + LE + b"\x00\xd8" + LE, "1 character of"),
    ],
)
def test_what_cannot_be_read_is_told(data: bytes, said: str) -> None:
    assert any(said in warning for warning in decode(data)[1])


def test_letters_that_windows_keeps_among_the_control_characters() -> None:
    assert decode("I don\x92t know\x97yes\x85".encode())[0] == "I don’t know—yes…"


@given(st.binary(max_size=600), st.sampled_from(["", "utf-8", "utf-16", "shift_jis", "unicode_escape", "x"]))
def test_any_bytes_become_text_that_can_be_written(data: bytes, declared: str) -> None:
    decode(data, declared)[0].encode("utf-8")


@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), min_size=1, max_size=300))
def test_marked_unicode_comes_back_as_it_was(text: str) -> None:
    for encoding in ("utf-8-sig", "utf-16", "utf-32"):
        assert decode(text.encode(encoding))[0] == text
