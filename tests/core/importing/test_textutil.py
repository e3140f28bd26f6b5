"""The Mac's converter behind its seam: a stand-in program on PATH, and sys.platform set."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from core.importing import textutil
from core.importing.reading import read_book
from core.progress import BadInput
from core.types import Book
from tests.fakes.books import PROSE, kinds

FILES = {
    "x.rtf": b"{\\rtf1 Hello}",
    "x.doc": b"\xd0\xcf\x11\xe0" + bytes(600),
    "x.odt": b"PK\x05\x06" + bytes(18),
}


@pytest.fixture
def mac(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A Mac whose PATH holds one empty folder."""
    folder = tmp_path / "bin"
    folder.mkdir()
    monkeypatch.setattr(sys, "platform", "darwin")
    monkeypatch.setenv("PATH", str(folder))
    return folder


def converter(folder: Path, does: str) -> None:
    program = folder / "textutil"
    program.write_text(f"#!{sys.executable}\nimport sys\n{does}\n", encoding="utf-8")
    program.chmod(0o755)


def read(tmp_path: Path, name: str = "x.rtf") -> Book:
    path = tmp_path / name
    path.write_bytes(FILES[name])
    if name == "x.odt":
        import zipfile

        with zipfile.ZipFile(path, "w") as archive:
            archive.writestr("content.xml", "<x/>")
    return read_book(path)


@pytest.mark.parametrize(("name", "kind"), [("x.rtf", "rtf"), ("x.doc", "doc"), ("x.odt", "odt")])
def test_it_is_asked_for_html_of_that_kind(tmp_path: Path, mac: Path, name: str, kind: str) -> None:
    body = "".join(f"<p>{text}</p>" for text in PROSE)
    said = f"<html><head><meta charset='utf-8'></head><body>{body}</body></html>"
    asked = tmp_path / "asked"
    noted = f"open({str(asked)!r}, 'w').write(' '.join(sys.argv[1:]))"
    converter(mac, f"{noted}\nsys.stdout.buffer.write({said.encode()!r})")
    assert [text for _, text in kinds(read(tmp_path, name))] == list(PROSE)
    arguments = asked.read_text().split()
    assert arguments[:3] == ["-stdout", "-convert", "html"] and arguments[-3:-1] == ["-format", kind]
    assert arguments[-1] == str(tmp_path / name)


@pytest.mark.parametrize("does", ["sys.exit('cannot read')", "pass", "sys.exit(3)"])
def test_what_it_refuses_is_damaged(tmp_path: Path, mac: Path, does: str) -> None:
    converter(mac, does)
    with pytest.raises(BadInput, match="may be damaged") as caught:
        read(tmp_path)
    assert ".docx" in caught.value.remedy


def test_it_is_not_waited_for_without_end(tmp_path: Path, mac: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    converter(mac, "import signal\nsignal.pause()")
    monkeypatch.setattr(textutil, "SECONDS", 0.2)
    with pytest.raises(BadInput, match="in time"):
        read(tmp_path)


def test_a_mac_without_it_and_other_systems_name_the_way_out(
    tmp_path: Path, mac: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for platform in ("darwin", "linux"):
        monkeypatch.setattr(sys, "platform", platform)
        with pytest.raises(BadInput, match="cannot be read here") as caught:
            read(tmp_path)
        assert ".docx" in caught.value.remedy


def test_it_is_not_asked_where_this_is_no_mac(
    tmp_path: Path, mac: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    converter(mac, f"open({str(tmp_path / 'asked')!r}, 'w')")
    monkeypatch.setattr(sys, "platform", "linux")
    with pytest.raises(BadInput):
        read(tmp_path)
    assert not (tmp_path / "asked").exists()


def test_half_an_rtf_is_told(tmp_path: Path, mac: Path) -> None:
    converter(mac, "print('<html><body><p>Hello</p></body></html>')")
    assert not any("breaks off" in w for w in read(tmp_path).warnings)
    (tmp_path / "y.rtf").write_bytes(FILES["x.rtf"][:-1])
    assert any("breaks off" in w for w in read_book(tmp_path / "y.rtf").warnings)
