"""The file of licences, and that nothing is in the app that we may not pass on."""

from __future__ import annotations

import json
from email.message import Message
from pathlib import Path

import pytest

from bundle import credits, licences, notices, terms
from bundle.layout import App
from tests.packaging import small_app
from tests.packaging.small_app import LIBRARY, add_to_zip, compiled, package, put


@pytest.fixture
def app(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    return small_app.make(tmp_path, monkeypatch)


def found(app: Path) -> list[str]:
    return [each.detail for each in notices.check(App(app))]


def entry(app: Path, name: str) -> str:
    text = notices.text(credits.parts(App(app)))
    return next(block for block in text.split(notices.RULE) if block.startswith(f"\n{name}"))


@pytest.mark.parametrize(
    ("expression", "may"),
    [
        ("MIT", True),
        ("Apache-2.0 WITH LLVM-exception AND BSD-3-Clause", True),
        ("LGPL-3.0-only OR GPL-2.0-only OR GPL-3.0-only", True),
        ("GNU Lesser General Public License v3 (LGPLv3)", True),
        ("MPL-2.0 AND (Apache-2.0 OR GPL-2.0-or-later)", True),
        ("BSD-3-Clause, Apache-2.0, dependency licenses", True),
        ("Mozilla Public License 2.0 (MPL 2.0)", True),
        ("GPL-3.0-or-later", False),
        ("AGPL-3.0-only", False),
        ("MIT AND GPL-2.0-only", False),
        ("MPL-2.0 AND (GPL-2.0-only OR AGPL-3.0)", False),
        ("GNU General Public License v3 (GPLv3)", False),
        ("Proprietary", False),
        ("Do What I Say Licence", False),
        ("", False),
    ],
)
def test_what_may_be_passed_on(expression: str, may: bool) -> None:
    assert licences.permitted(expression) is may


class Said:
    """A distribution of which only metadata is asked."""

    def __init__(self, *headers: tuple[str, str]) -> None:
        self.metadata = Message()
        for key, value in headers:
            self.metadata[key] = value


BSD = ("Classifier", "License :: OSI Approved :: BSD License")


@pytest.mark.parametrize(
    ("said", "name"),
    [
        (Said(("License-Expression", "MIT"), ("License", "GPL")), "MIT"),
        (Said(("License", "BSD"), BSD), "BSD"),
        (Said(("License", "UNKNOWN"), BSD), "BSD License"),
        (
            Said(("License", "Copyright (c) 2001 Somebody. You may " + "do this and that. " * 20), BSD),
            "BSD License",
        ),
        (Said(("License", "Copyright (c) 2001 Somebody"), BSD), "BSD License"),
        (
            Said(BSD, ("Classifier", "License :: OSI Approved"), ("Classifier", "Topic :: Text")),
            "BSD License",
        ),
        (Said(("License", "GPL-3.0"), BSD), "GPL-3.0"),
        (Said(("License", "see the file")), ""),
        (Said(), ""),
    ],
)
def test_where_a_package_says_its_licence(said: Said, name: str) -> None:
    assert licences.name(said) == name  # type: ignore[arg-type]


def test_nothing_is_found_where_all_is_known(app: Path) -> None:
    assert found(app) == []


@pytest.mark.parametrize(
    ("headers", "wanted"),
    [
        ("License-Expression: GPL-3.0-only", "spam is under GPL-3.0-only, which we may not pass on"),
        (
            "Classifier: License :: OSI Approved :: GNU Affero General Public License v3",
            "spam is under GNU Affero",
        ),
        ("License: my own", "the licence of spam is not known"),
        ("Summary: says nothing", "the licence of spam is not known"),
    ],
)
def test_a_licence_that_must_not_be(app: Path, headers: str, wanted: str) -> None:
    package(app, "spam", headers)
    (detail,) = found(app)
    assert detail.startswith(wanted)


def test_a_package_without_its_licences_words(app: Path) -> None:
    package(app, "spam", "License-Expression: ISC", text="")
    assert found(app) == ["spam comes without the words of its licence, ISC"]


@pytest.mark.parametrize("name", ["spam/__init__.py", "spam.py", "spam/a.so", "spam/a/b.pyc"])
def test_a_package_without_metadata(app: Path, name: str) -> None:
    put(app, f"{LIBRARY}/{name}")
    assert found(app) == ["spam comes without metadata, so that its licence is not known"]


def test_a_module_in_the_zip_without_metadata(app: Path) -> None:
    add_to_zip(app, "spam.pyc", compiled(""))
    assert found(app) == ["spam comes without metadata, so that its licence is not known"]


def test_metadata_may_have_another_name_than_the_package(app: Path) -> None:
    put(app, f"{LIBRARY}/yaml/__init__.py")
    put(app, f"{LIBRARY}/pyyaml-1.0.dist-info/top_level.txt", "_yaml\nyaml\n")
    put(app, f"{LIBRARY}/sklearn/__init__.py")
    package(app, "scikit_learn")
    assert found(app) == []


def test_metadata_in_the_zip_is_read_too(app: Path) -> None:
    folder = "spam-2.5.dist-info"
    add_to_zip(
        app, f"{folder}/METADATA", b"Metadata-Version: 2.1\nName: spam\nVersion: 2.5\nLicense: MIT\n\n"
    )
    add_to_zip(app, f"{folder}/LICENSE.txt", "© Somebody. Eat it.".encode("latin-1"))
    assert found(app) == []
    assert "spam 2.5\nLicence: MIT\nSource: https://pypi.org/project/spam/" in entry(app, "spam")
    assert "© Somebody. Eat it." in notices.text(credits.parts(App(app)))


def test_each_text_stands_once_with_its_number(app: Path) -> None:
    package(app, "spam", text="Twice the same\nwords.")
    package(app, "eggs", text="Twice  the same words.\n")
    package(app, "ham", text="Other words.")
    text = notices.text(credits.parts(App(app)))
    assert text.count("Twice the") == 1
    numbers = [
        entry(app, name).split("Words of the licence: ")[1].split()[0] for name in ("spam", "eggs", "ham")
    ]
    assert numbers[0] == numbers[1] != numbers[2]
    assert f"{numbers[2]}\n\nOther words." in text


def test_texts_of_other_systems_builds_are_left_out(app: Path) -> None:
    put(app, f"{LIBRARY}/numpy-1.0.dist-info/licenses/android/LICENSE", "Only on telephones.")
    assert "telephones" not in notices.text(credits.parts(App(app)))


def test_the_source_is_named(app: Path) -> None:
    package(
        app,
        "spam",
        "License: MIT\nProject-URL: Homepage, https://a.example\nProject-URL: Source, https://b.example",
    )
    package(app, "eggs", "License: MIT\nHome-page: https://c.example")
    assert "Source: https://b.example" in entry(app, "spam")
    assert "Source: https://c.example" in entry(app, "eggs")


def test_an_address_is_not_parted(app: Path) -> None:
    address = f"https://a.example/{'long-way-' * 20}home"
    package(app, "spam", f"License: MIT\nProject-URL: Source, {address}")
    assert address in entry(app, "spam")


def test_what_is_compiled_into_a_package_is_named(app: Path) -> None:
    ingredients = [
        {"name": "serde", "version": "1.0", "licenses": [{"expression": "MIT OR Apache-2.0"}]},
        {"name": "onig", "version": "6.5"},
    ]
    content = json.dumps({"components": ingredients})
    put(app, f"{LIBRARY}/tokenizers-1.0.dist-info/sboms/tokenizers.cyclonedx.json", content)
    note = "Compiled into it: onig 6.5 (as its source says), serde 1.0 (MIT OR Apache-2.0)."
    assert note in " ".join(entry(app, "tokenizers").split())


def test_qt_can_be_replaced_and_brings_both_texts(app: Path) -> None:
    package(app, "PySide6_Essentials", "License: LGPL-3.0-only OR GPL-2.0-only OR GPL-3.0-only", text="")
    said = " ".join(entry(app, "PySide6_Essentials").split())
    assert "Lesser General Public License, version 3" in said
    assert "put your files in the place of these" in said and "codesign" in said
    text = notices.text(credits.parts(App(app)))
    assert terms.words("LGPL-3.0").strip() in text and terms.words("GPL-3.0").strip() in text


def test_python_our_frame_and_we_are_named_without_metadata(app: Path) -> None:
    names = [part.name for part in credits.parts(App(app))]
    assert names[0] == "Pastiche" and {"Python", "py2app"} < set(names)
    assert "fifty books in the public domain" in " ".join(entry(app, "Pastiche 1.2.3").split())


def test_the_file_is_written_into_the_app(app: Path) -> None:
    path = notices.write(app)
    assert path == app / "Contents" / "Resources" / "THIRD_PARTY_NOTICES.txt"
    assert path.read_text(encoding="utf-8") == notices.text(credits.parts(App(app)))


def test_a_text_for_every_name_that_terms_give() -> None:
    given = {name for each in terms.TERMS.values() for name in each.texts} | set(terms.STANDARD.values())
    assert all(len(terms.words(name)) > 800 for name in given)
