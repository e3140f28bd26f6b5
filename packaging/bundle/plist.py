"""Owns what the bundle tells the system of itself: Info.plist and its words in each language. No Qt."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

from core.machine import APP
from core.project import SUFFIX
from desktop.quick.service_plist import menu_strings, services

IDENTIFIER = "org.pastiche.Pastiche"
PROJECT = "org.pastiche.project"
"""The type of a project: a folder that the Finder shows as one document."""

MINIMUM = "14.0"
"""macOS: the oldest that MLX runs on."""

ICON = "pastiche.icns"
LICENSE = Path(__file__).parents[2] / "LICENSE"

BOOKS = {
    "ePub Book": ("org.idpf.epub-container", "org.idpf.epub-folder"),
    "PDF Document": ("com.adobe.pdf",),
    "Text": ("public.plain-text",),
    "Markdown Text": ("net.daringfireball.markdown",),
    "Word Document": (
        "org.openxmlformats.wordprocessingml.document",
        "org.openxmlformats.wordprocessingml.document.macroenabled",
        "org.openxmlformats.wordprocessingml.template",
        "com.microsoft.word.doc",
    ),
    "Rich Text": ("public.rtf",),
    "OpenDocument Text": ("org.oasis-open.opendocument.text",),
    "Web Page": ("public.html",),
}
"""What may be dropped on the icon in the Dock: books, by the system's names for their kinds."""

FOLDER = "Folder of Books"
DOCUMENT = "Pastiche Project"

READS = "Pastiche reads the books and projects that you keep here."
ASKS = "Pastiche asks a model on your network, or trains on several Macs, if you choose so."
USES = {
    "NSDocumentsFolderUsageDescription": READS,
    "NSDesktopFolderUsageDescription": READS,
    "NSDownloadsFolderUsageDescription": READS,
    "NSRemovableVolumesUsageDescription": READS,
    "NSNetworkVolumesUsageDescription": READS,
    "NSLocalNetworkUsageDescription": ASKS,
}
"""What the system shows when it asks the user whether we may look there."""

GERMAN = {
    "ePub Book": "ePub-Buch",
    "PDF Document": "PDF-Dokument",
    "Text": "Text",
    "Markdown Text": "Markdown-Text",
    "Word Document": "Word-Dokument",
    "Rich Text": "Formatierter Text",
    "OpenDocument Text": "OpenDocument-Text",
    "Web Page": "Webseite",
    FOLDER: "Ordner mit Büchern",
    DOCUMENT: "Pastiche-Projekt",
    READS: "Pastiche liest die Bücher und Projekte, die Sie hier aufbewahren.",
    ASKS: "Pastiche fragt ein Modell in Ihrem Netzwerk oder trainiert auf mehreren Macs, wenn Sie es wählen.",
}

WORDS: Mapping[str, Mapping[str, str]] = {"en": {}, "de": GERMAN}
"""The languages of the window, each with the words here that differ from English."""


def info(version: str) -> dict[str, object]:
    """The bundle's Info.plist, but for what py2app itself puts in.

    Args:
        version: `core.__version__`, such as "0.1.0" or "0.2.0rc1".
    """
    return {
        "CFBundleName": APP,
        "CFBundleDisplayName": APP,
        "CFBundleIdentifier": IDENTIFIER,
        "CFBundleShortVersionString": version,
        "CFBundleVersion": numbers(version),
        "CFBundleIconFile": ICON,
        "CFBundleDevelopmentRegion": "en",
        "CFBundleLocalizations": list(WORDS),
        "CFBundleDocumentTypes": documents(),
        "UTExportedTypeDeclarations": exported(),
        "UTImportedTypeDeclarations": imported(),
        "NSServices": services(APP),
        "LSMinimumSystemVersion": MINIMUM,
        "LSArchitecturePriority": ["arm64"],
        "LSRequiresNativeExecution": True,
        "LSApplicationCategoryType": "public.app-category.productivity",
        "NSHumanReadableCopyright": rights(),
        "NSHighResolutionCapable": True,
        "NSRequiresAquaSystemAppearance": False,  # dark where the system is
        "NSSupportsAutomaticTermination": False,  # work goes on while no window is open
        "NSSupportsSuddenTermination": False,
        **USES,
    }


def numbers(version: str) -> str:
    """The part of a version that the system can compare: "0.2.0" of "0.2.0rc1"."""
    found = re.match(r"\d+(\.\d+){0,2}", version)
    if found is None:
        raise ValueError(f"a version begins with a number: {version!r}")
    return found[0]


def rights() -> str:
    """E.g. "Copyright (c) 2026 The Pastiche authors. MIT License."."""
    kind, _, holder = LICENSE.read_text(encoding="utf-8").split("\n", 3)[:3]
    return f"{holder}. {kind}."


def documents() -> list[dict[str, object]]:
    """The value of CFBundleDocumentTypes: projects are ours, books may be opened with us, none by itself."""
    project: dict[str, object] = {
        "CFBundleTypeName": DOCUMENT,
        "CFBundleTypeRole": "Editor",
        "LSHandlerRank": "Owner",
        "LSItemContentTypes": [PROJECT],
        "LSTypeIsPackage": True,
    }
    books: list[dict[str, object]] = [
        {
            "CFBundleTypeName": name,
            "CFBundleTypeRole": "Viewer",
            "LSHandlerRank": "Alternate",
            "LSItemContentTypes": list(types),
        }
        for name, types in {**BOOKS, FOLDER: ("public.folder",)}.items()
    ]
    return [project, *books]


def exported() -> list[dict[str, object]]:
    """The value of UTExportedTypeDeclarations: the type that is ours."""
    return [
        {
            "UTTypeIdentifier": PROJECT,
            "UTTypeDescription": DOCUMENT,
            "UTTypeConformsTo": ["com.apple.package", "public.composite-content"],
            "UTTypeTagSpecification": {"public.filename-extension": [SUFFIX.removeprefix(".")]},
        }
    ]


def imported() -> list[dict[str, object]]:
    """The value of UTImportedTypeDeclarations: types that we open, and that a bare system may not know."""
    declared = (
        ("net.daringfireball.markdown", "Markdown Text", "public.plain-text", ["md", "markdown", "mdown"]),
        ("org.idpf.epub-container", "ePub Book", "public.data", ["epub"]),
    )
    return [
        {
            "UTTypeIdentifier": name,
            "UTTypeDescription": shown,
            "UTTypeConformsTo": [kind],
            "UTTypeTagSpecification": {"public.filename-extension": endings},
        }
        for name, shown, kind, endings in declared
    ]


def lproj() -> dict[str, str]:
    """The words of Info.plist in each language: the path in Contents/Resources -> the file's content."""
    made = {}
    for language, words in WORDS.items():
        made[f"{language}.lproj/InfoPlist.strings"] = _info_strings(words)
        made[f"{language}.lproj/ServicesMenu.strings"] = menu_strings(language)
    return made


def _info_strings(words: Mapping[str, str]) -> str:
    """Names of kinds go by their English words, all else by its key in Info.plist."""
    names = {name: name for name in (DOCUMENT, *BOOKS, FOLDER)}
    said = {"CFBundleName": APP, "CFBundleDisplayName": APP, **names, **USES}
    return "".join(f'"{key}" = "{words.get(text, text)}";\n' for key, text in said.items())
