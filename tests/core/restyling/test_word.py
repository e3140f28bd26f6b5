"""Word documents: what is read as prose, and that new text changes nothing but its own paragraphs."""

from __future__ import annotations

import io
import re
import tracemalloc
import zipfile
from pathlib import Path

import docx
import pytest

from core.progress import BadInput, Protected
from core.restyling import texts
from core.restyling.document import parse
from core.restyling.passages import passages
from core.restyling.word import new_word, read_word, write_word
from tests.fakes import prose
from tests.fakes.word_files import package, paragraph, part, run, style

FIRST = prose.paragraph("sea", 30, 1)
SECOND = prose.paragraph("war", 30, 2)
BOX = (
    "<w:r><mc:AlternateContent><mc:Choice><w:drawing><wp:anchor><w:txbxContent>"
    + paragraph("In the box.")
    + "</w:txbxContent></wp:anchor></w:drawing></mc:Choice><mc:Fallback><w:pict><w:txbxContent>"
    + paragraph("In the box.")
    + "</w:txbxContent></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
)
PICTURE = (
    '<w:r><w:drawing><wp:inline><wp:docPr descr="A pier"/><a:blip r:embed="rId9"/></wp:inline></w:drawing>'
    "</w:r>"
)
FIELD = (
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> PAGEREF here </w:instrText></w:r>'
    '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    + run("12")
    + '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
)
RELATIONS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    + "".join(
        f'<Relationship Id="{key}" Type="http://x/{kind}" Target="{target}"{mode}/>'
        for key, kind, target, mode in (
            ("rId1", "styles", "styles.xml", ""),
            ("rId2", "numbering", "numbering.xml", ""),
            ("rId3", "footnotes", "footnotes.xml", ""),
            ("rId8", "hyperlink", "https://example.org/a b", ' TargetMode="External"'),
            ("rId9", "image", "media/pier.png", ""),
        )
    )
    + "</Relationships>"
)
NOTES = (
    f'<w:footnotes xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
    '<w:footnote w:id="2"><w:p><w:r><w:footnoteRef/></w:r>'
    f"{run(' Said of ')}{run('ropes', '<w:i/>')}</w:p></w:footnote>"
    f'<w:footnote w:id="3"><w:p>{run("Never used.")}</w:p></w:footnote></w:footnotes>'
)
RICH = "".join(
    (
        paragraph("The landing", style("Heading1")),
        paragraph(FIRST),
        paragraph(
            run("The boat came in at ")
            + run("dusk", "<w:i/>")
            + run(" and nobody took the ", '<w:lang w:val="en-GB"/>')
            + '<w:hyperlink r:id="rId8">'
            + run("old rope", '<w:u w:val="single"/>')
            + "</w:hyperlink>"
            + run(" from her * hands")
            + '<w:bookmarkStart w:id="4" w:name="here"/>'
            + '<w:r><w:footnoteReference w:id="2"/></w:r>'
            + run(" in all that rain.")
            + '<w:bookmarkEnd w:id="4"/><w:commentRangeEnd w:id="1"/>'
            + '<w:r><w:commentReference w:id="1"/></w:r>',
            '<w:jc w:val="both"/>',
            ' w14:paraId="00AA00AA" w:rsidR="00112233"',
        ),
        paragraph("one", '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'),
        paragraph("two", '<w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr>'),
        paragraph(SECOND, style("Quote")),
        paragraph(run("She had ") + f'<w:ins w:id="7">{run("four ")}</w:ins>'
                  + '<w:del w:id="8"><w:r><w:delText>five </w:delText></w:r></w:del>'
                  + run("shillings left of her wages that day.")),
        paragraph(BOX + run("Beside a box there stand these words, which are plain prose as well.")),
        paragraph(PICTURE),
        paragraph(run("What was told on page ") + FIELD + run(" of this book need not be told again.")),
        paragraph('<w:r><w:br w:type="page"/></w:r>'),
        f"<w:tbl><w:tr><w:tc>{paragraph('a')}</w:tc><w:tc>{paragraph('b|c')}</w:tc></w:tr>"
        f"<w:tr><w:tc>{paragraph('d')}{paragraph('e')}</w:tc></w:tr></w:tbl>",
        paragraph("<w:r><w:t>Roses are red,</w:t><w:br/><w:t>violets are blue.</w:t></w:r>"),
        paragraph(SECOND, '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/></w:sectPr>'),
        '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/></w:sectPr>',
    )
)  # fmt: skip


def rich() -> bytes:
    return package(RICH, {"word/_rels/document.xml.rels": RELATIONS, "word/footnotes.xml": NOTES})


def test_everything_is_read_as_what_it_is() -> None:
    text = read_word(rich())
    kinds = [b.kind for b in text.document.blocks]
    assert kinds == [
        *(
            "heading",
            "prose",
            "prose",
            "list",
            "quote",
            "prose",
            "prose",
            "text box",
            "image",
            "kept",
            "html",
        ),
        *("table", "verse", "prose", "footnote"),
    ]
    source = text.source
    assert source.startswith(f"# The landing\n\n{FIRST}\n\n")
    assert (
        "*dusk*" in source and "[old rope](<https://example.org/a b>)" in source and "hands[^1] in" in source
    )
    assert "- one\n   - two" in source and f"> {SECOND}" in source and "> In the box." in source
    assert "![A pier](word/media/pier.png)" in source and "page 12 of this book" in source
    assert "| a | b\\|c |\n| --- | --- |\n| d<br>e |  |" in source
    assert source.endswith("[^1]: Said of *ropes*\n") and source.count("In the box.") == 1
    changed = text.document.blocks[5]
    assert changed.text == "She had four shillings left of her wages that day."
    assert "tracked changes" in changed.marks[-1].missed()
    assert [m.kind for m in text.document.blocks[2].marks] == ["emphasis", "link", "footnote"]
    assert parse(source).splice({}) == source


def test_nothing_accepted_gives_the_same_bytes() -> None:
    data = rich()
    assert write_word(data, {}) == data


def _paragraphs(data: bytes) -> list[str]:
    return re.findall(r"<w:p[ >](?:(?!<w:p[ >]).)*?</w:p>", part(data), re.DOTALL)


def test_new_words_replace_one_paragraph_and_nothing_else() -> None:
    data = rich()
    text = read_word(data)
    passage = passages(text.document)[0]
    new = "At dusk the boat was in.\n\nNo one took the old rope from her * hands, and “it” rained & rained."
    changes, missed = passage.changes(new)
    assert not missed
    out = write_word(data, changes)
    with zipfile.ZipFile(io.BytesIO(data)) as before, zipfile.ZipFile(io.BytesIO(out)) as after:
        assert before.namelist() == after.namelist()
        for name in before.namelist():
            same = before.read(name) == after.read(name)
            assert same == (name != "word/document.xml")
    xml, old = part(out), part(data)
    at = old.index(FIRST)
    assert xml[:at] == old[:at]  # up to the first new word
    tail = old[old.index("<w:p><w:pPr><w:numPr>") :]
    assert xml.endswith(tail)
    middle = xml[at - 60 : len(xml) - len(tail)]
    assert middle.count("<w:p") == 2 + middle.count("<w:pPr") and "xmlns" not in middle
    assert '<w:p w14:paraId="00AA00AA" w:rsidR="00112233"><w:pPr><w:jc w:val="both"/></w:pPr>' in middle
    assert '<w:r><w:rPr><w:i/></w:rPr><w:t xml:space="preserve">dusk</w:t></w:r>' in middle
    link = '<w:hyperlink r:id="rId8"><w:r><w:rPr><w:u w:val="single"/></w:rPr>'
    assert link + '<w:t xml:space="preserve">old rope</w:t>' in middle
    assert '<w:r><w:footnoteReference w:id="2"/></w:r>' in middle
    for kept in ("bookmarkStart", "bookmarkEnd", "commentRangeEnd", "commentReference"):
        assert middle.count(f"<w:{kept} ") == 1
    again = read_word(out).document.blocks
    assert again[2].text == "No one took the old rope from her * hands, and “it” rained & rained."
    assert [b.kind for b in again] == [b.kind for b in text.document.blocks]


def test_more_paragraphs_and_fewer() -> None:
    looks = '<w:rFonts w:ascii="Garamond"/><w:sz w:val="26"/>'
    body = paragraph(
        "<w:r><w:tab/></w:r>" + run(FIRST, looks), '<w:spacing w:after="0"/>', ' w14:paraId="0A0A0A0A"'
    )
    body += paragraph(SECOND, '<w:sectPr><w:pgSz w:w="1" w:h="2"/></w:sectPr>')
    data = package(body)
    (passage,) = passages(read_word(data).document)
    made = _paragraphs(write_word(data, passage.changes("One.\n\nTwo.\n\nThree *more*.")[0]))
    assert [re.sub("<[^>]+>", "", p) for p in made] == ["One.", "Two.", "Three more."]
    assert '<w:r><w:tab/></w:r><w:r><w:rPr><w:rFonts w:ascii="Garamond"/>' in made[0]
    assert "sectPr" not in made[1] and "sectPr" in made[2] and "<w:i/>" in made[2]
    fewer = _paragraphs(write_word(data, passage.changes("One alone.")[0]))
    assert [re.sub("<[^>]+>", "", p) for p in fewer] == ["One alone.", ""] and "sectPr" in fewer[1]
    commented = paragraph(FIRST) + paragraph(run(SECOND) + '<w:r><w:commentReference w:id="1"/></w:r>')
    (noted,) = _paragraphs(write_word(package(commented), {0: "One alone.", 1: ""}))
    assert noted.index("One alone.") < noted.index("commentReference")
    more = write_word(data, {0: "One.\n\nTwo."})
    assert part(more).count("paraId=") == 1 and part(more).count("<w:tab/>") == 2
    with pytest.raises(ValueError, match="no prose"):
        write_word(rich(), {0: "A heading"})


def test_a_paragraph_in_italics_stays_in_italics() -> None:
    data = package(paragraph(run(FIRST, "<w:i/><w:iCs/>")))
    text = read_word(data)
    assert text.source == f"*{FIRST}*\n"
    changes, missed = passages(text.document)[0].changes("New thoughts of hers.\n\nAnd more.")
    assert not missed and changes == {0: "*New thoughts of hers.*\n\n*And more.*"}
    assert part(write_word(data, changes)).count("<w:rPr><w:i/><w:iCs/></w:rPr>") == 2


@pytest.mark.parametrize(
    "words",
    ["a *b* _c_ `d` [e](f) <g> &amp; \\* # x", "# one two", "1. one", "- two", "    three", "&lt;b&gt;four"],
)
def test_signs_in_the_text_are_words(words: str) -> None:
    shown = f"{words} and these words."
    data = package(paragraph(shown.replace("&", "&amp;").replace("<", "&lt;")))
    block = read_word(data).document.blocks[0]
    assert block.text == " ".join(shown.split()) and block.prose


def test_looks_without_a_sign_are_carried() -> None:
    data = package(
        paragraph(
            run("She read the ") + run("Evening Post", "<w:smallCaps/>") + run(" and ")
            + run("never", "<w:u w:val='single'/>") + run(" believed a word of what was written there.")
        )
    )  # fmt: skip
    text = read_word(data)
    assert (
        re.search('<span class="look-[0-9a-f]{4}">Evening Post</span>', text.source)
        and "<u>never</u>" in text.source
    )
    changes, missed = passages(text.document)[0].changes("The Evening Post she read, but never believed.")
    xml = part(write_word(data, changes))
    assert not missed and '<w:smallCaps/></w:rPr><w:t xml:space="preserve">Evening Post<' in xml
    assert '<w:u w:val="single"/></w:rPr><w:t xml:space="preserve">never<' in xml


def test_a_mark_may_wander_to_another_paragraph() -> None:
    note = '<w:r><w:footnoteReference w:id="2"/></w:r>'
    link = f'<w:hyperlink r:id="rId8">{run("old rope")}</w:hyperlink>'
    body = paragraph(FIRST) + paragraph(
        run("Nobody took the ")
        + link
        + run(" from ")
        + run("Martha Quay", "<w:smallCaps/>")
        + note
        + run(".")
    )
    data = package(body, {"word/_rels/document.xml.rels": RELATIONS, "word/footnotes.xml": NOTES})
    (passage,) = passages(read_word(data).document)
    changes, missed = passage.changes("From Martha Quay nobody took the old rope.")
    assert not missed and changes[1] == ""
    (made,) = _paragraphs(write_word(data, changes))
    assert note in made and '<w:hyperlink r:id="rId8">' in made and "<w:smallCaps/>" in made


def bomb() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for number in range(6):
            made.writestr(f"word/{number}.xml", bytes(100 << 20))
    return out.getvalue()


def _locked() -> bytes:
    return bytes.fromhex("d0cf11e0a1b11ae1") + "EncryptedPackage".encode("utf-16-le")


@pytest.mark.parametrize(
    "data, words",
    [
        (b"", "damaged"),
        (b"PK\x03\x04 torn", "damaged"),
        (package("<w:p><w:r>")[:900], "damaged"),
        (package("<w:p>"), "damaged"),
        (package("", {"word/document.xml": '<!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>'}), "damaged"),
        (bytes.fromhex("d0cf11e0a1b11ae1") + bytes(600), "old Word"),
        (_locked(), "password"),
        (b"{\\rtf1\\ansi}", "rich text"),
    ],
)
def test_what_is_no_word_document_is_refused_with_a_remedy(data: bytes, words: str) -> None:
    with pytest.raises(BadInput, match=words) as refused:
        read_word(data, "book.docx")
    assert refused.value.remedy and isinstance(refused.value, Protected) == (words == "password")


@pytest.mark.long
def test_a_bomb_is_refused() -> None:
    with pytest.raises(BadInput, match="unpacks"):
        read_word(bomb())


LETTER = """---
title: "A letter"
author: Ada Ferry
---

# The landing

The boat came in at *dusk* and `nobody` took the [rope](https://example.org) from her **hands**.[^1]

- a list
- of things
  1. one

> Words of others stay theirs.

```
x < y
  z
```

| a | b |
| --- | --- |
| 1 | *2* |

Roses are red,\\
violets are blue.

***

She was <u>not</u> the only one there, nor the last to say so.

[^1]: A note on *ropes*.
"""


def test_a_new_document_reads_as_what_was_written() -> None:
    data = new_word(parse(LETTER))
    assert new_word(parse(LETTER)) == data
    opened = docx.Document(io.BytesIO(data))
    assert opened.core_properties.title == "A letter" and opened.core_properties.author == "Ada Ferry"
    styles = [p.style.name for p in opened.paragraphs if p.style]
    assert styles[:4] == ["Heading 1", "Normal", "List Paragraph", "List Paragraph"]
    back = read_word(data).source
    assert back == LETTER[LETTER.index("# The") :].replace("  1. one", "\n   1. one")


def test_plain_text_without_its_markup() -> None:
    from core.restyling.converting import as_plain

    assert as_plain(parse(LETTER.replace("\n", "\r\n"))).replace("\r\n", "\n") == (
        "The landing\n\nThe boat came in at dusk and nobody took the rope (https://example.org) from her "
        "hands.[1]\n\n- a list\n- of things\n  1. one\n\n    Words of others stay theirs.\n\n"
        "    x < y\n      z\n\na\tb\n1\t2\n\nRoses are red,\nviolets are blue.\n\n* * *\n\n"
        "She was not the only one there, nor the last to say so.\n\n[1] A note on ropes.\n"
    )


@pytest.mark.parametrize("source", [".md", ".txt", ".docx"])
@pytest.mark.parametrize("target", [".md", ".markdown", ".txt", ".text", ".docx"])
def test_any_form_can_be_saved_as_any_other(tmp_path: Path, source: str, target: str) -> None:
    path, out = tmp_path / f"in{source}", tmp_path / f"out{target}"
    text = f"# 1st part\n\n{FIRST}\n\nShort *lines*,\nlike these,\nare verse.\n\n{SECOND}\n"
    path.write_bytes(new_word(parse(text)) if source == ".docx" else text.encode())
    document, original = texts.open_document(path)
    assert (original is not None) == (source == ".docx")
    new = {n: "New words, which “are” few." for n, b in enumerate(document.blocks) if b.text == FIRST}
    texts.save_document(document, original, new, out)
    again, _ = texts.open_document(out)
    words = [b.text for b in again.blocks]
    assert "New words, which “are” few." in words and SECOND in words and FIRST not in words
    if source == target or (source, target) == (".docx", ".docx"):
        texts.save_document(document, original, {}, out)
        assert out.read_bytes() == path.read_bytes()


@pytest.mark.parametrize("name", ["a.doc", "a.pdf", "a", "a.rtf"])
def test_other_files_are_refused_on_both_sides(tmp_path: Path, name: str) -> None:
    with pytest.raises(BadInput) as refused:
        texts.open_document(tmp_path / name)
    assert ".docx" in refused.value.remedy
    with pytest.raises(BadInput):
        texts.save_document(parse("x"), None, {}, tmp_path / name)
    assert not (tmp_path / name).exists()


CAP = '<w:pPr><w:framePr w:dropCap="drop" w:lines="3"/></w:pPr>'


def test_a_drop_cap_is_the_first_letter_of_its_paragraph() -> None:
    letter = run("T", '<w:sz w:val="96"/>')
    capital = f"<w:p>{CAP}{letter}</w:p>"
    data = package(capital + paragraph("he ferry came in.") + paragraph("Nobody waved."))
    text = read_word(data)
    assert text.source == "The ferry came in.\n\nNobody waved.\n"
    written = write_word(data, {0: "“So the boat was in.\n\nIt was late."})
    assert read_word(written).source == "“So the boat was in.\n\nIt was late.\n\nNobody waved.\n"
    assert _paragraphs(written)[0].count("“S<") == 1 and 'w:dropCap="drop"' in _paragraphs(written)[0]
    for new in ("*So* the boat was in.", "1848 it was.", ""):
        plain = write_word(data, {0: new})
        assert not any("dropCap" in found for found in _paragraphs(plain))
        assert read_word(plain).source == (f"{new}\n\n" if new else "") + "Nobody waved.\n"
    assert write_word(data, {1: "Someone did."}) != data
    assert read_word(write_word(data, {1: "Someone did."})).source == "The ferry came in.\n\nSomeone did.\n"


@pytest.mark.parametrize("coding", ["utf-16", "iso-8859-1"])
def test_other_codings_are_read_and_written(coding: str) -> None:
    body = part(package(paragraph("Vor dem Café.") + paragraph("Niemand da.")))
    coded = body.replace("UTF-8", coding).encode(coding)
    data = package("", {"word/document.xml": coded})
    assert read_word(data).source == "Vor dem Café.\n\nNiemand da.\n"
    assert write_word(data, {}) == data
    written = write_word(data, {1: "Ein Wort — noch eins."})
    assert read_word(written).source == "Vor dem Café.\n\nEin Wort — noch eins.\n"


def test_a_part_that_holds_more_than_it_says_is_not_unpacked() -> None:
    data = bytearray(package("", {"word/document.xml": b" " * 50_000_000}))
    wrong = (1_000).to_bytes(4, "little")
    at = data.rfind(b"word/document.xml") - 46
    data[at + 24 : at + 28] = wrong  # its size, in the directory
    tracemalloc.start()
    with pytest.raises(BadInput, match="damaged"):
        read_word(bytes(data))
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert most < 10_000_000
