"""The bundled book: the same bytes from the same source, a valid ePub, a story that says nothing twice."""

from __future__ import annotations

import importlib.util
import io
import re
import sys
import zipfile
from collections import Counter
from pathlib import Path, PurePosixPath
from types import ModuleType
from xml.etree import ElementTree

import pytest

ROOT = Path(__file__).resolve().parents[2]
OPF = "{http://www.idpf.org/2007/opf}"
XHTML = "{http://www.w3.org/1999/xhtml}"
DC = "{http://purl.org/dc/elements/1.1/}"
NCX = "{http://www.daisy.org/z3986/2005/ncx/}"


def load_binder() -> ModuleType:
    spec = importlib.util.spec_from_file_location("sample_book_binder", ROOT / "packaging" / "sample_book.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module  # dataclasses look their module up by name
    spec.loader.exec_module(module)
    return module


binder = load_binder()


@pytest.fixture
def book() -> zipfile.ZipFile:
    return zipfile.ZipFile(io.BytesIO((ROOT / "resources" / "sample_book.epub").read_bytes()))


@pytest.fixture
def package(book: zipfile.ZipFile) -> ElementTree.Element:
    return ElementTree.fromstring(book.read("OEBPS/book.opf"))


def chapters() -> list[str]:
    """The prose of each chapter, without headings, breaks and page numbers."""
    texts = []
    for path in sorted((ROOT / "resources" / "sample_book" / "source").glob("*chapter*.md")):
        blocks = path.read_text(encoding="utf-8").split("\n\n")
        prose = [block for block in blocks if not block.startswith(("#", "* * *"))]
        texts.append(re.sub(r"\[\[\d+\]\]", "", "\n\n".join(prose)))
    return texts


def words(text: str) -> list[str]:
    return re.findall(r"[\w’]+", text.casefold())


def test_building_again_gives_the_committed_bytes() -> None:
    first = binder.build()
    assert first == binder.build()
    assert first == (ROOT / "resources" / "sample_book.epub").read_bytes()


def test_mimetype_is_first_and_stored_and_the_container_leads_to_the_package(book: zipfile.ZipFile) -> None:
    first = book.infolist()[0]
    assert (first.filename, first.compress_type, first.extra) == ("mimetype", zipfile.ZIP_STORED, b"")
    assert book.read("mimetype") == b"application/epub+zip"
    assert book.testzip() is None
    container = ElementTree.fromstring(book.read("META-INF/container.xml"))
    paths = [element.get("full-path") for element in container.iter() if element.tag.endswith("}rootfile")]
    assert paths == ["OEBPS/book.opf"]


def test_package_names_every_file_once_and_the_spine_every_page(
    book: zipfile.ZipFile, package: ElementTree.Element
) -> None:
    items = {item.attrib["id"]: item for item in package.iter(f"{OPF}item")}
    hrefs = [item.attrib["href"] for item in items.values()]
    stored = [PurePosixPath(name).name for name in book.namelist() if name.startswith("OEBPS/")]
    assert Counter(hrefs) == Counter(set(stored) - {"book.opf"})
    spine = [ref.attrib["idref"] for ref in package.iter(f"{OPF}itemref")]
    assert len(spine) == len(set(spine))
    assert set(spine) == set(items) - {"nav", "ncx", "style"}
    unique = package.attrib["unique-identifier"]
    identifier = next(element for element in package.iter(f"{DC}identifier") if element.get("id") == unique)
    uid = ElementTree.fromstring(book.read("OEBPS/toc.ncx")).find(f"{NCX}head/{NCX}meta")
    assert uid is not None and uid.get("content") == identifier.text
    for name in ("title", "creator", "language", "publisher", "date", "rights"):
        assert (package.findtext(f"{OPF}metadata/{DC}{name}") or "").strip(), name


def test_pages_are_well_formed_and_every_link_leads_somewhere(book: zipfile.ZipFile) -> None:
    pages = {name: book.read(name) for name in book.namelist() if name.endswith(".xhtml")}
    assert len(pages) > 15
    for name, data in pages.items():
        page = ElementTree.fromstring(data)
        ids = [element.attrib["id"] for element in page.iter() if "id" in element.attrib]
        assert len(ids) == len(set(ids)), name
        for link in page.iter(f"{XHTML}a"):
            assert f"OEBPS/{link.attrib['href']}" in pages
    contents = ElementTree.fromstring(book.read("OEBPS/toc.ncx"))
    targets = [content.attrib["src"] for content in contents.iter(f"{NCX}content")]
    assert {f"OEBPS/{target}" for target in targets} == set(pages) - {"OEBPS/nav.xhtml"}


def test_book_holds_the_furniture_that_cleaning_is_to_drop(book: zipfile.ZipFile) -> None:
    text = "\n".join(book.read(name).decode() for name in book.namelist() if name.endswith(".xhtml"))
    assert "ISBN 979-9-9999999-0-7" in text and "CC0 1.0 Universal" in text
    assert text.count('<span class="pagenum"') >= 4
    for heading in ("Contents", "Foreword", "Acknowledgements", "About the Author"):
        assert f"<h1>{heading}</h1>" in text
    assert re.findall(r'epub:type="(\w+)"', text) == ["toc"]  # nothing marks the front and back matter


def test_markup_is_escaped() -> None:
    assert binder.block("Salt & *<pepper>*[[7]]") == (
        '<p>Salt &amp; <em>&lt;pepper&gt;</em><span class="pagenum" id="page7">[7]</span></p>'
    )
    assert binder.block("# One\n## Two & a Half") == "<h1>One</h1>\n<h2>Two &amp; a Half</h2>"


def test_story_has_the_length_of_a_sample_and_chapters_that_can_be_held_out() -> None:
    counts = [len(text.split()) for text in chapters()]
    assert 8 <= len(counts) <= 10
    assert all(750 <= count <= 1_100 for count in counts), counts
    assert 6_000 <= sum(counts) <= 10_000


def test_no_twelve_words_in_a_row_occur_twice() -> None:
    story = words("\n".join(chapters()))
    runs = Counter(tuple(story[start : start + 12]) for start in range(len(story) - 11))
    assert [" ".join(run) for run, count in runs.items() if count > 1] == []


def test_quotation_marks_pair_in_every_paragraph() -> None:
    for paragraph in "\n\n".join(chapters()).split("\n\n"):
        marks = "".join(re.findall("[“”]", paragraph))
        assert marks == "“”" * (len(marks) // 2), paragraph
        assert '"' not in paragraph and "'" not in paragraph


def test_page_to_restyle_has_prose_to_change_and_blocks_to_leave_alone() -> None:
    page = (ROOT / "resources" / "sample_book" / "page.md").read_text(encoding="utf-8")
    blocks = page.strip().split("\n\n")
    prose = [block for block in blocks if not block.startswith(("#", ">", "- "))]
    assert 250 <= len(page.split()) <= 450
    assert len(prose) == 3
    assert [sum(block.startswith(mark) for block in blocks) for mark in ("# ", "> ", "- ")] == [1, 1, 1]
    cast = {"Dinah", "Orrin", "Lusk", "Corvane", "Pinnock", "Keziah", "Anselm", "Corin", "Lettice"}
    assert not cast & set(re.findall(r"[A-Z]\w+", page))
