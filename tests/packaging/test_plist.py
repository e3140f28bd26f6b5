"""What the bundle tells the system of itself."""

from __future__ import annotations

import plistlib
import re

import pytest

from bundle import plist
from core import __version__, machine
from core.project import SUFFIX
from desktop.quick import service_plist
from desktop.widgets.dropzone import SUFFIXES

TYPES = {
    "epub": "org.idpf.epub-container",
    "pdf": "com.adobe.pdf",
    "txt": "public.plain-text",
    "md": "net.daringfireball.markdown",
    "html": "public.html",
    "htm": "public.html",
    "docx": "org.openxmlformats.wordprocessingml.document",
    "docm": "org.openxmlformats.wordprocessingml.document.macroenabled",
    "dotx": "org.openxmlformats.wordprocessingml.template",
    "rtf": "public.rtf",
    "odt": "org.oasis-open.opendocument.text",
    "doc": "com.microsoft.word.doc",
}
"""The system's name for each kind of book."""

FOLDERS = ("public.folder", "org.idpf.epub-folder")  # the latter is what Books on a Mac keeps

LINE = re.compile(r'"[^"\\\n]+" = "[^"\\\n]+";')


def strings(content: str) -> dict[str, str]:
    """A file of the form .strings, every line of which must be one."""
    lines = content.splitlines()
    assert all(LINE.fullmatch(line) for line in lines)
    return dict(line.strip('";').split('" = "') for line in lines)


def test_it_survives_being_written_and_read() -> None:
    made = plist.info(__version__)
    assert plistlib.loads(plistlib.dumps(made)) == made


def test_name_version_and_rights() -> None:
    made = plist.info(__version__)
    assert made["CFBundleName"] == made["CFBundleDisplayName"] == machine.APP
    assert made["CFBundleShortVersionString"] == __version__
    assert made["CFBundleIdentifier"] == "org.pastiche.Pastiche"
    assert made["LSMinimumSystemVersion"] == "14.0"
    assert re.fullmatch(r"Copyright \(c\) \d{4} The Pastiche authors\. MIT License\.", plist.rights())


@pytest.mark.parametrize(
    ("version", "numbers"), [("0.1.0", "0.1.0"), ("0.2.0rc1", "0.2.0"), ("1.2.dev3", "1.2"), ("3", "3")]
)
def test_the_system_compares_numbers_alone(version: str, numbers: str) -> None:
    made = plist.info(version)
    assert made["CFBundleShortVersionString"] == version
    assert made["CFBundleVersion"] == numbers


def test_a_version_without_numbers_is_no_version() -> None:
    with pytest.raises(ValueError, match="begins with a number"):
        plist.numbers("next")


def test_every_book_that_can_be_chosen_may_be_dropped_on_the_dock() -> None:
    taken = {name for kind in plist.documents()[1:] for name in kind["LSItemContentTypes"]}
    assert taken == {*TYPES.values(), *FOLDERS}
    assert set(TYPES) == set(SUFFIXES)


def test_pastiche_takes_no_book_from_another_application() -> None:
    project, *others = plist.documents()
    assert project["LSHandlerRank"] == "Owner"
    assert {kind["LSHandlerRank"] for kind in others} == {"Alternate"}


def test_a_project_is_one_document_for_the_finder() -> None:
    project = plist.documents()[0]
    (declared,) = plist.exported()
    assert project["LSItemContentTypes"] == [declared["UTTypeIdentifier"]]
    assert project["LSTypeIsPackage"] is True
    assert "com.apple.package" in declared["UTTypeConformsTo"]
    assert declared["UTTypeTagSpecification"] == {"public.filename-extension": [SUFFIX[1:]]}


def test_the_service_goes_to_the_bundle_by_its_name() -> None:
    (service,) = plist.info(__version__)["NSServices"]
    assert service["NSPortName"] == plist.info(__version__)["CFBundleName"]
    assert service["NSMessage"] == service_plist.MESSAGE


def test_it_speaks_the_languages_of_the_window() -> None:
    window = {path.stem for path in machine.resource("translations").glob("*.ts")}
    assert set(plist.info(__version__)["CFBundleLocalizations"]) == {"en", *window}
    assert {path.partition(".")[0] for path in plist.lproj()} == {"en", *window}


def test_every_name_and_sentence_is_said_in_german() -> None:
    shown = [str(kind["CFBundleTypeName"]) for kind in plist.documents()]
    shown += [str(kind["UTTypeDescription"]) for kind in (*plist.exported(), *plist.imported())]
    assert set(shown) | set(plist.USES.values()) == set(plist.GERMAN)
    english, german = (
        strings(plist.lproj()[f"{language}.lproj/InfoPlist.strings"]) for language in ("en", "de")
    )
    assert english.keys() == german.keys() >= {*shown, *plist.USES}
    assert german["NSDocumentsFolderUsageDescription"].startswith("Pastiche liest")
    assert german[plist.DOCUMENT] == "Pastiche-Projekt"
    assert english[plist.DOCUMENT] == plist.DOCUMENT


def test_the_services_menu_speaks_german() -> None:
    said = strings(plist.lproj()["de.lproj/ServicesMenu.strings"])
    assert said == {service_plist.TITLE: service_plist.TITLES["de"]}
