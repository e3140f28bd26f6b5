"""Owns what must be said of work in the app whose own metadata does not say it: Qt, Python, MLX's parts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from bundle.layout import REPOSITORY

TEXTS = Path(__file__).parent / "licences"


@dataclass(frozen=True, slots=True)
class Part:
    """Somebody's work in the app.

    Attributes:
        licence: its name, an SPDX expression where one is known.
        texts: the licence's words, each in full.
        note: what else must be said; paragraphs with an empty line between.
    """

    name: str
    version: str = ""
    licence: str = ""
    home: str = ""
    texts: tuple[str, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class Terms:
    """What is added to a package's metadata; `texts`: names of files in `bundle/licences`."""

    note: str
    texts: tuple[str, ...] = ()


QT = """\
Qt for Python and the parts of Qt that it brings (QtCore, QtGui, QtWidgets, QtSvg, QtDBus and plug-ins) \
are used under the GNU Lesser General Public License, version 3. Copyright (C) The Qt Company Ltd. and \
other contributors. They are unchanged, but that parts for other processors and modules that are not \
needed were left out.

You may change them, and use the changed ones with Pastiche: they lie as files of their own in \
Contents/Resources/lib/python3.*/PySide6 and shiboken6 in the app. Build Qt and Qt for Python from the \
sources at https://download.qt.io/official_releases/qt/ and \
https://download.qt.io/official_releases/QtForPython/ of the same version, put your files in the place \
of these, and sign the app for yourself: codesign --force --deep --sign - Pastiche.app. Nothing in \
Pastiche forbids to take it apart in order to find out what such changes do.

Compiled into Qt is the work of others, under the BSD, MIT, zlib, libpng, FreeType, Unicode and similar \
licences, among it FreeType, HarfBuzz, libjpeg-turbo, libpng, PCRE2, zlib, double-conversion, MD4C, \
TinyCBOR and the Unicode Character Database. Qt lists it at \
https://doc.qt.io/qt-6/licenses-used-in-qt.html."""

MLX = """\
Compiled into it: {fmt} (MIT, with an exception for binaries. Copyright (c) 2012 - present, Victor \
Zverovich and {fmt} contributors), JSON for Modern C++ (MIT. Copyright (c) 2013 - 2025 Niels Lohmann), \
gguflib (MIT. Copyright (c) 2024 Salvatore Sanfilippo), metal-cpp (Apache-2.0. Copyright (c) Apple \
Inc.)."""

NANOBIND = """\
Compiled into it: nanobind (BSD-3-Clause. Copyright (c) 2022 Wenzel Jakob. All rights reserved.) and \
robin-map (MIT. Copyright (c) 2017 Thibaut Goetghebuer-Planchon)."""

SCIPY = """\
With it come libgfortran and libgcc_s (GPL-3.0-or-later WITH GCC-exception-3.1) and libquadmath \
(LGPL-2.1-or-later) of the GNU Compiler Collection, unchanged; the exception permits to pass them on \
with any program that was compiled with it. Their source: https://gcc.gnu.org."""

PDFIUM = """\
With it comes PDFium (BSD-3-Clause and Apache-2.0. Copyright 2014 The PDFium Authors), as \
https://github.com/bblanchon/pdfium-binaries builds it, and what is compiled into PDFium; its texts are \
among these."""

OPENMP = """\
With it comes libomp of the LLVM project (Apache-2.0 WITH LLVM-exception), unchanged. Its source: \
https://github.com/llvm/llvm-project."""

PYOBJC = """\
Copyright 2002, 2003 Bill Bumgarner, Ronald Oussoren, Steve Majewski, Lele Gaifax, et al. Copyright \
2003-2025 Ronald Oussoren."""

TERMS: Mapping[str, Terms] = {
    "mlx": Terms(NANOBIND, ("BSD-3-Clause", "MIT")),
    "mlx-cpu": Terms(MLX, ("MIT", "Apache-2.0")),
    "mlx-metal": Terms(MLX, ("MIT", "Apache-2.0")),
    "pyobjc-core": Terms(PYOBJC, ("MIT",)),
    "pypdfium2": Terms(PDFIUM),
    "pyside6-essentials": Terms(QT, ("LGPL-3.0", "GPL-3.0")),
    "scikit-learn": Terms(OPENMP, ("Apache-2.0",)),
    "scipy": Terms(SCIPY),
    "shiboken6": Terms(QT, ("LGPL-3.0", "GPL-3.0")),
    "torch": Terms(OPENMP, ("Apache-2.0",)),
}
"""By the package's name in registries."""

STANDARD = {"Apache": "Apache-2.0", "BSD-3": "BSD-3-Clause", "MIT": "MIT"}
"""Texts for packages that come without one, by the beginning of their licence's name."""


def words(name: str) -> str:
    """A licence's text, such as that of "LGPL-3.0"."""
    return (TEXTS / f"{name}.txt").read_text(encoding="utf-8")


def ours(version: str) -> Part:
    """What we give away ourselves."""
    note = (
        "The icons, the sample book and the help were made for it. The practice model was trained on fifty "
        "books in the public domain, of which no text is here."
    )
    licence = (REPOSITORY / "LICENSE").read_text(encoding="utf-8")
    return Part("Pastiche", version, "MIT", "this app", (licence,), note)


def frame(python: str) -> list[Part]:
    """What py2app puts around packages. `python`: its version, such as "3.12"."""
    note = (
        "With it come, as python.org builds it, OpenSSL (Apache-2.0), SQLite (in the public domain), libffi, "
        "Expat, mpdecimal, bzip2, XZ and zlib (MIT, BSD and similar terms, or in the public domain). What is "
        "to be said of each stands at https://docs.python.org/3/license.html."
    )
    starts = (
        "The program that starts Python in the app. Copyright (c) 2004 Bob Ippolito. Some parts copyright "
        "(c) 2010-2026 Ronald Oussoren."
    )
    return [
        Part(
            "Python",
            python,
            "PSF-2.0",
            "https://www.python.org",
            (words("Python"), words("Apache-2.0")),
            note,
        ),
        Part("py2app", "", "MIT", "https://github.com/ronaldoussoren/py2app", (words("MIT"),), starts),
    ]
