"""Reading Mach-O files, and taking out where they look outside the app."""

from __future__ import annotations

from pathlib import Path

import pytest

from bundle import machos, rpaths
from bundle.machos import Link, Slice
from tests.packaging.small_app import fat, macho


def written(folder: Path, content: bytes) -> Path:
    path = folder / "file.dylib"
    path.write_bytes(content)
    return path


def test_all_that_a_file_says(tmp_path: Path) -> None:
    content = macho(
        own="@rpath/liba.dylib", links=["/usr/lib/b.dylib"], weak=["@rpath/c.dylib"], rpaths=["@loader_path"]
    )
    links = (Link("/usr/lib/b.dylib"), Link("@rpath/c.dylib", weak=True))
    wanted = Slice("arm64", "dylib", 1, (14, 0, 0), "@rpath/liba.dylib", ("@loader_path",), links)
    assert machos.read(written(tmp_path, content)) == [wanted]


def test_a_fat_file_has_a_slice_for_each_processor(tmp_path: Path) -> None:
    path = written(
        tmp_path, fat(("x86_64", macho("x86_64", minimum="10.9")), ("arm64", macho(minimum="11.0")))
    )
    read = machos.read(path)
    assert [each.arch for each in read] == ["x86_64", "arm64"]
    assert machos.native(read) == Slice("arm64", "dylib", 1, (11, 0, 0))


def test_arm64e_is_for_the_systems_own_programs_alone(tmp_path: Path) -> None:
    assert machos.native(machos.read(written(tmp_path, macho("arm64e")))) is None


@pytest.mark.parametrize(
    ("head", "is_one"),
    [
        (macho()[:8], True),
        (fat(("arm64", macho()))[:8], True),
        (fat(("arm64", macho()), wide=True)[:8], True),
        (b"\xca\xfe\xba\xbe\x00\x00\x00\x34", False),  # a Java class
        (b"\x7fELF\x02\x01\x01\x00", False),
        (b"", False),
        (b"MTLB", False),
    ],
)
def test_a_file_is_known_by_its_first_bytes(head: bytes, is_one: bool) -> None:
    assert machos.is_macho(head) is is_one


@pytest.mark.parametrize("length", [8, 40, 120])
def test_a_damaged_file_is_said_to_be_one(tmp_path: Path, length: int) -> None:
    with pytest.raises(machos.Unreadable):
        machos.read(written(tmp_path, macho()[:length]))


@pytest.mark.parametrize("wide", [False, True])
def test_only_the_arm64_part_counts(tmp_path: Path, wide: bool) -> None:
    ours, other = macho(code=5000), macho("x86_64", code=9000)
    path = written(tmp_path, fat(("x86_64", other), ("arm64", ours), wide=wide))
    assert machos.thin_size(path) == len(ours) < path.stat().st_size


@pytest.mark.parametrize("content", [macho(code=5000), fat(("x86_64", macho("x86_64"))), b"no Mach-O"])
def test_without_another_part_all_counts(tmp_path: Path, content: bytes) -> None:
    assert machos.thin_size(written(tmp_path, content)) == len(content)


@pytest.mark.parametrize(
    ("path", "outside"),
    [
        ("/usr/lib/libz.dylib", False),
        ("/System/Library/Frameworks/Metal.framework/Metal", False),
        ("/usr/lib", False),
        ("@rpath/a.dylib", False),
        ("a.dylib", False),
        ("/usr/local/lib/libz.dylib", True),
        ("/usr/lib/../local/lib/libz.dylib", True),
        ("/usr/library/libz.dylib", True),
        ("/opt/homebrew/lib", True),
    ],
)
def test_what_leads_outside(path: str, outside: bool) -> None:
    assert machos.leads_outside(path) is outside


@pytest.mark.parametrize("is_fat", [False, True])
def test_rpaths_are_left_inside_and_once(tmp_path: Path, is_fat: bool) -> None:
    inside, builders = "@loader_path/lib", "/Users/builder/env/lib"
    content = macho(rpaths=[builders, inside, inside, "/usr/lib/swift"], links=["@rpath/a.dylib"])
    path = written(
        tmp_path,
        fat(("x86_64", macho("x86_64", rpaths=[builders])), ("arm64", content)) if is_fat else content,
    )
    size, before = path.stat().st_size, machos.native(machos.read(path))
    assert rpaths.keep_inside(path) == [*([builders] if is_fat else []), builders, inside]
    after = machos.native(machos.read(path))
    assert before and after and after.rpaths == (inside, "/usr/lib/swift")
    assert (after.links, after.minimum, path.stat().st_size) == (before.links, before.minimum, size)


def test_a_file_with_nothing_to_take_out_is_not_touched(tmp_path: Path) -> None:
    path = written(tmp_path, macho(rpaths=["@loader_path"]))
    path.chmod(0o444)
    assert rpaths.keep_inside(path) == []
