"""The file in which others see that there is a newer version comes from the changelog, and is understood."""

from __future__ import annotations

import pytest
from version_file import check_address, version_file

from bundle import plist
from core import updates

PAGE = "https://pastiche.example/app/"
CHANGES = """# Changes

## [0.2.0] - Unreleased

Next.

## [0.1.1] - 2026-12-01

Long books are read in half the time.

### Fixed

- Much.

## [0.1.0] - 2026-11-24

### Added

- All.
"""


def test_pastiche_understands_it() -> None:
    said = version_file(PAGE, "0.1.1", CHANGES).encode()
    newest = updates.read(said, PAGE + "version.json")
    assert (newest.version, str(newest.date), newest.page) == ("0.1.1", "2026-12-01", PAGE)
    assert newest.notes == "Long books are read in half the time."
    assert newest.system == plist.MINIMUM


@pytest.mark.parametrize("version", ["0.2.0", "0.1.0", "0.3.0", "0x1.1"])
def test_what_is_not_out_or_says_nothing_is_refused(version: str) -> None:
    with pytest.raises(SystemExit, match="no day for"):
        version_file(PAGE, version, CHANGES)


def test_nothing_is_released_while_the_address_stands_for_none() -> None:
    with pytest.raises(SystemExit, match="leads nowhere"):
        check_address("https://pastiche.example/version.json")
    check_address("https://pastiche.test/version.json")
