"""Files made in bad faith, or by tools that went wrong: whole words or a refusal, and no attack."""

from __future__ import annotations

import socket
import stat
import zipfile
from pathlib import Path

import pytest

from core.importing import archive, epub, markup
from core.importing.reading import read_book
from core.progress import BadInput
from core.types import Book
from tests.fakes.books import PROSE, make_epub, page, prose

END = "The last words of the book are here."


@pytest.fixture(autouse=True)
def no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*ignored: object, **also: object) -> None:
        raise AssertionError("a book asked for the network")

    for name in ("socket", "create_connection", "getaddrinfo"):
        monkeypatch.setattr(socket, name, refuse)


def words(book: Book) -> str:
    return "\n".join(p.text for s in book.sections for p in s.paragraphs)


def read_page(tmp_path: Path, content: str | bytes) -> str:
    return words(read_book(make_epub(tmp_path / "x.epub", {"a.xhtml": content})))


def nested(tag: str, depth: int) -> str:
    return page(f"{prose()}{f'<{tag}>' * depth}<p>{END}</p>{f'</{tag}>' * depth}")


# Shape.
@pytest.mark.parametrize(("tag", "depth"), [("div", 240), ("div", 400), ("div", 10_000), ("span", 5_000)])
def test_deep_nesting_loses_no_text(tmp_path: Path, tag: str, depth: int) -> None:
    found = read_page(tmp_path, nested(tag, depth))
    assert END in found and PROSE[3] in found


def test_tags_that_are_never_closed_lose_no_text(tmp_path: Path) -> None:
    path = tmp_path / "x.html"
    path.write_text(f"<html><body>{''.join(f'<font size=3><p>{n}. {PROSE[0]}' for n in range(900))}<p>{END}")
    found = read_book(path)
    assert (
        END in words(found) and sum(PROSE[0] in p.text for s in found.sections for p in s.paragraphs) == 900
    )


def test_a_text_longer_than_the_parser_allows_is_read_whole(tmp_path: Path) -> None:
    long = "The ferry went on. " * 550_000
    for name in ("x.html", "x.xhtml"):
        (tmp_path / name).write_text(page(f"<p>{long}{END}</p>"))
        assert words(read_book(tmp_path / name)).endswith(END)


def test_floods_are_refused_by_size(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive, "PART_LIMIT", 2_000)
    monkeypatch.setattr(markup, "MARKS_LIMIT", 900)
    monkeypatch.setattr(epub, "PARTS_LIMIT", 20)
    monkeypatch.setattr(archive, "PARAGRAPHS_LIMIT", 300)
    many = {f"{n}.xhtml": page(prose(1)) for n in range(30)}
    floods = [{"a.xhtml": page(prose(40))}, {"a.xhtml": page("<p/>" * 950)}, many]
    floods.append({f"{n}.xhtml": page("<p>A</p>" * 190) for n in range(3)})
    for parts in floods:
        with pytest.raises(BadInput, match=r"size limit|than a book|far more data"):
            read_book(make_epub(tmp_path / "x.epub", parts))
    (tmp_path / "x.txt").write_text("A\n\n" * 301)
    with pytest.raises(BadInput, match="paragraphs"):
        read_book(tmp_path / "x.txt")


def test_many_links_in_one_paragraph_take_no_time(tmp_path: Path) -> None:
    body = "".join(f'word <a href="#n{n}">{n}</a> ' for n in range(20_000))
    assert read_page(tmp_path, page(f"<p>{body}{END}</p>")).endswith(END)


# Archives.
@pytest.mark.parametrize(
    "reference", ["http://[bad", "/etc/hostname", "../../out.xhtml", "file:///etc/hostname", "\x01", "#x", ""]
)
def test_references_to_nowhere_are_counted_as_missing(tmp_path: Path, reference: str) -> None:
    safe_reference = reference.replace("\x01", "&#x263a;")
    book = read_book(
        make_epub(tmp_path / "x.epub", {"a.xhtml": page(prose())}, spine=["a.xhtml", safe_reference])
    )
    assert PROSE[0] in words(book) and any("missing from the file" in w for w in book.warnings)


@pytest.mark.parametrize(
    "reference", ["/OPS/a.xhtml", "..\\OPS\\a.xhtml", "./x/../a.xhtml", "A.XHTML#p", "a.xhtml?q"]
)
def test_references_in_odd_forms_are_found(tmp_path: Path, reference: str) -> None:
    path = make_epub(tmp_path / "x.epub", {}, spine=[reference], extra={"OPS/a.xhtml": page(prose())})
    assert PROSE[0] in words(read_book(path))


def test_backslashes_in_the_archive_are_folders(tmp_path: Path) -> None:
    path = make_epub(tmp_path / "x.epub", {"a.xhtml": page(prose())})
    odd = tmp_path / "y.epub"
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(odd, "w") as new:
        for entry in old.infolist():
            info = zipfile.ZipInfo("x")
            info.filename = entry.filename.replace("/", "\\")
            new.writestr(info, old.read(entry))
    assert PROSE[0] in words(read_book(odd))


def test_links_and_names_outside_the_archive_are_passed_over(tmp_path: Path) -> None:
    (tmp_path / "secret.xhtml").write_text(page("<p>Secret words.</p>"))
    path = make_epub(
        tmp_path / "x.epub",
        {"a.xhtml": page(prose())},
        spine=["a.xhtml", "link.xhtml"],
        extra={"/etc/passwd.xhtml": page("<p>Root.</p>"), "../../up.xhtml": "x", "C:\\x.xhtml": "y"},
    )
    with zipfile.ZipFile(path, "a") as new:
        link = zipfile.ZipInfo("OPS/link.xhtml")
        link.external_attr = (stat.S_IFLNK | 0o777) << 16
        new.writestr(link, str(tmp_path / "secret.xhtml"))
    before = sorted(tmp_path.rglob("*"))
    book = read_book(path)
    assert words(book) == "\n".join(PROSE) and any("1 part is missing" in w for w in book.warnings)
    assert sorted(tmp_path.rglob("*")) == before


def test_a_part_named_a_thousand_times_is_read_once(tmp_path: Path) -> None:
    path = make_epub(tmp_path / "x.epub", {"a.xhtml": page(prose())}, spine=["a.xhtml"] * 1000)
    assert words(read_book(path)) == "\n".join(PROSE)


# Entities and names.
@pytest.mark.parametrize(
    ("doctype", "body", "expected"),
    [
        ('<!ENTITY nbsp "&#160;"><!ENTITY mdash "&#8212;">', "One&nbsp;two&mdash;three.", "One two—three."),
        ('<!ENTITY hero "Tom Alder">', "Then &hero; laughed.", "Then Tom Alder laughed."),
        ('<!ENTITY a "]>"><!-- " ]> --><?x ]> ?>', "One.", "One."),
        ('<!ENTITY x SYSTEM "file:///etc/hostname">', "One &x;two.", "One two."),
        ('<!ENTITY % x SYSTEM "http://127.0.0.1:9/x"> %x;', "One.", "One."),
        (f'<!ENTITY a "{"x" * 9000}">', f"One {'&a;' * 500}two.", "One two."),
        ("", "R&D; and AT&amp;T &LT;b&GT; &unknown;", "R&D; and AT&T <b> &unknown;"),
        ("", "I don&#146;t&#x97;no.", "I don’t—no."),
        ("", "<![CDATA[Fish & <chips>.]]> So.", "Fish & <chips>. So."),
    ],
)
def test_entities(tmp_path: Path, doctype: str, body: str, expected: str) -> None:
    opening = f"<!DOCTYPE html [{doctype}]>" if doctype else ""
    assert read_page(tmp_path, opening + page(f"<p>{body}</p>")) == expected
    assert read_page(tmp_path, opening + page(f"<p>{body}</p>").replace("</body>", "<br></body>")) == expected


def test_a_doctype_of_any_length_is_taken_out(tmp_path: Path) -> None:
    many = "".join(f'<!ENTITY e{n} "v{n}">' for n in range(9_000))
    assert read_page(tmp_path, f"<!DOCTYPE html [{many}]>{page('<p>One &e8999;.</p>')}") == "One v8999."
    attack = f'<!DOCTYPE html [{many}<!ENTITY b "&e1;&e1;">]>{page("<p>&b;</p>")}'
    with pytest.raises(BadInput, match="unsafe XML"):
        read_page(tmp_path, attack)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("http://www.w3.org/1999/xhtml", "http://www.w3.org/TR/xhtml1"),
        ('xmlns="http://www.w3.org/1999/xhtml"', ""),
        ('xmlns:epub="http://www.idpf.org/2007/ops"', ""),
        ("<p>", '<p xmlns="urn:other">'),
        ("<p>", "<P>"),
    ],
)
def test_namespaces_and_capitals_hide_no_text(tmp_path: Path, old: str, new: str) -> None:
    content = page(f'<div epub:type="z">{prose()}</div>').replace(old, new)
    content = content.replace("</p>", "</P>") if new == "<P>" else content
    assert read_page(tmp_path, content).split("\n") == list(PROSE)


def test_pages_with_a_prefix_are_read(tmp_path: Path) -> None:
    body = prose().replace("<p>", "<h:p>").replace("</p>", "</h:p>")
    content = f'<h:html xmlns:h="http://www.w3.org/1999/xhtml"><h:body>{body}</h:body></h:html>'
    assert read_page(tmp_path, content).split("\n") == list(PROSE)


def test_nothing_is_fetched(tmp_path: Path) -> None:
    body = (
        '<link rel="stylesheet" href="http://127.0.0.1:9/a.css"/><img src="http://127.0.0.1:9/a.png"/>'
        '<svg xmlns="http://www.w3.org/2000/svg"><image href="http://127.0.0.1:9/b.png"/><text>Drawn</text></svg>'
    )
    doctype = '<!DOCTYPE html SYSTEM "http://127.0.0.1:9/x.dtd">'
    path = make_epub(
        tmp_path / "x.epub",
        {"a.xhtml": doctype + page(body + prose())},
        css='@import "http://127.0.0.1:9/b.css";',
    )
    assert words(read_book(path)) == "\n".join(PROSE)
    head = '<head><base href="http://127.0.0.1:9/"><script>var x = "<p>no</p>";</script></head>'
    (tmp_path / "x.html").write_text(f"<html>{head}<body>{prose()}")
    assert words(read_book(tmp_path / "x.html")) == "\n".join(PROSE)


@pytest.mark.parametrize(
    "css", ["a" * 300_000, "/*" * 100_000, "@a" * 100_000, "a{b:c}" * 100_000, "{" * 90_000]
)
def test_style_sheets_take_no_time(tmp_path: Path, css: str) -> None:
    path = make_epub(tmp_path / "x.epub", {"a.xhtml": page(prose())}, css=css)
    assert words(read_book(path)) == "\n".join(PROSE)


def test_useful_rules_of_long_style_sheets_stay() -> None:
    css = markup.style_text(
        "/* one { */ .a{display:none} /* two */ @media x{.b{c:d}}" + "x" * 3000 + "{y:z} .d{e:f}"
    )
    assert css == " .a{display:none}  @media x{.b{c:d}} .d{e:f}"
