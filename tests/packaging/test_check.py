"""What `make bundle-check` counts, and what it passes over."""

from __future__ import annotations

from bundle import check
from bundle.layout import Finding


def test_only_this_systems_python_in_the_place_of_a_macs_is_passed_over() -> None:
    extension = "Contents/Resources/lib/python3.12/lib-dynload/_ssl.so"
    passed = [
        Finding("Contents/MacOS/python", "foreign", "is a Linux binary"),
        Finding(extension, "foreign", "is a Linux binary"),
        Finding("Contents/Resources/zlib.cpython-312-x86_64-linux-gnu.so", "foreign", "is a Linux binary"),
        Finding("", "runtime", "the Python that Info.plist names is not there"),
    ]
    count = [
        Finding("", "size", "takes 901 MB of the 900 it may"),
        Finding(extension, "rpath", "looks for libraries in /opt/homebrew"),
        Finding("Contents/Resources/lib/python3.12/numpy/_core.so", "foreign", "is a Linux binary"),
        Finding("Contents/MacOS/Pastiche", "foreign", "is a Linux binary"),
    ]
    assert check.split([*passed, *count]) == (count, passed)
