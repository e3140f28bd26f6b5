"""The question for a newer version: what is sent, what is believed, and how versions stand in order."""

from __future__ import annotations

import json
import platform
import re
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from urllib.parse import urlsplit

import pytest

from core import __version__, updates
from core.progress import DownloadFailed
from tests.fakes.page_server import Page, page_server, version_file

HERE = "https://pastiche.example/app/version.json"


@pytest.fixture
def page() -> Iterator[Page]:
    with page_server() as found:
        yield found


def test_it_is_asked_over_https() -> None:
    parts = urlsplit(updates.ADDRESS)
    assert parts.scheme == "https" and not parts.query and not parts.username


def test_the_request_says_nothing(page: Page) -> None:
    newest = updates.ask(page.address)
    assert (newest.version, str(newest.date), newest.system) == ("9.1.0", "2026-10-04", "14.0")
    assert newest.notes == "Voices are tried side by side."
    (asked,) = page.asked
    assert asked.pop("") == "/pastiche/version.json"
    assert asked.pop("host") and asked.pop("connection")
    assert asked == {"user-agent": "Pastiche", "accept": "application/json", "accept-encoding": "identity"}


def test_a_page_elsewhere_is_passed_over(page: Page) -> None:
    assert updates.ask(page.address).page == page.home
    for strange in (
        "http://pastiche.example/",
        "https://pastiche.example.evil.example/",
        "file:///etc/passwd",
    ):
        assert updates.read(version_file(page=strange), HERE).page == "https://pastiche.example/app/"
    for strange in ("https://me@pastiche.example/", "https://pastiche.example:8000/", "javascript:x", ""):
        assert updates.read(version_file(page=strange), HERE).page == "https://pastiche.example/app/"
    own = "https://pastiche.example/app/new.html"
    assert updates.read(version_file(page=own), HERE).page == own


def test_it_follows_nobody_elsewhere(page: Page) -> None:
    page.status, page.headers = 302, {"Location": page.home + "other.json"}
    with pytest.raises(DownloadFailed, match="answered with 302"):
        updates.ask(page.address)
    assert len(page.asked) == 1


def test_a_page_that_is_not_there(page: Page) -> None:
    page.status = 404
    with pytest.raises(DownloadFailed, match="answered with 404"):
        updates.ask(page.address)


def test_too_much_is_not_read(page: Page) -> None:
    page.answer = version_file() + b" " * 4_000_000
    with pytest.raises(DownloadFailed, match="far too much"):
        updates.ask(page.address)


def test_too_slow_is_given_up(page: Page, monkeypatch: pytest.MonkeyPatch) -> None:
    ticks = iter((0.0, updates.SECONDS + 1))
    monkeypatch.setattr(updates, "time", SimpleNamespace(monotonic=lambda: next(ticks)))
    with pytest.raises(DownloadFailed, match="too slowly"):
        updates.ask(page.address)


def test_nobody_there() -> None:
    with page_server() as gone:
        address = gone.address
    with pytest.raises(DownloadFailed) as raised:
        updates.ask(address)
    assert "cannot be reached" in raised.value.message and "internet" in raised.value.remedy


@pytest.mark.parametrize(
    "answer",
    [
        b"<html>Log in to this network</html>",
        b"",
        b"\xff\xfe",
        b"[]",
        b"[" * 8_000,
        b"9.1.0",
        version_file(version="9.1.0rc1"),
        version_file(version="nine"),
        version_file(version="9" * 50),
        version_file(version=9.1),
        version_file(date="soon"),
        version_file(date=None),
        version_file(system="the newest"),
        version_file(notes="One line.\nAnother."),
        version_file(notes="Turned \u202e round"),
        version_file(notes="much " * 100),
        version_file(page="https://[half"),
        version_file(page=["https://pastiche.example/"]),
    ],
)
def test_what_makes_no_sense_is_no_answer(page: Page, answer: bytes) -> None:
    page.answer = answer
    with pytest.raises(DownloadFailed, match="makes no sense") as raised:
        updates.ask(page.address)
    assert str(len(answer)) in raised.value.detail
    assert "Log in" not in raised.value.detail


def test_versions_stand_in_their_order() -> None:
    rising = ["0.1", "0.1.1", "0.2.0.dev3", "0.2.0", "0.2.1rc1", "0.2.1", "0.10", "1", "1.0.0.1"]
    orders = [updates.order(version) for version in rising]
    assert orders == sorted(orders) and len(set(orders)) == len(orders)
    assert updates.order("1") == updates.order("1.0.0")
    with pytest.raises(ValueError):
        updates.order("next")


def test_newer_is_told_from_what_runs(monkeypatch: pytest.MonkeyPatch) -> None:
    def newest(version: str) -> bool:
        return updates.read(version_file(version), HERE).newer

    monkeypatch.setattr(updates, "__version__", "0.2.0")
    assert [newest(version) for version in ("0.1.9", "0.2", "0.2.0", "0.2.1")] == [False, False, False, True]
    monkeypatch.setattr(updates, "__version__", "0.2.0rc1")
    assert newest("0.2.0")


@pytest.mark.parametrize(
    ("mac", "runs"), [("14.0", False), ("15", True), ("15.3.1", True), ("26.1", True), ("", True)]
)
def test_it_says_whether_it_runs_here(monkeypatch: pytest.MonkeyPatch, mac: str, runs: bool) -> None:
    monkeypatch.setattr(platform, "mac_ver", lambda: (mac, ("", "", ""), ""))
    assert updates.read(version_file(system="15.0"), HERE).runs_here is runs


def changes() -> str:
    return (Path(__file__).parents[2] / "CHANGELOG.md").read_text(encoding="utf-8")


def test_the_changelog_begins_with_this_version() -> None:
    version, day = re.findall(r"^## \[(.+)\] - (.+)$", changes(), re.MULTILINE)[0]
    assert version == __version__
    assert re.fullmatch(r"Unreleased|\d{4}-\d{2}-\d{2}", day)


def test_the_sentence_under_a_version_can_be_told(page: Page) -> None:
    under = re.findall(r"^## \[.+\n\n(.+)\n\n", changes(), re.MULTILINE)
    assert under
    for sentence in under:
        page.answer = json.dumps({**json.loads(version_file()), "notes": sentence}).encode()
        assert updates.ask(page.address).notes == sentence
