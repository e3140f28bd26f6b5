"""Owns the entry "Restyle with Pastiche" of the Services menu, as the bundle's Info.plist holds it. No Qt."""

from __future__ import annotations

MESSAGE = "restyleSelection"
"""The first part of the method that `mac.offer_service` brings."""

TITLE = "Restyle with Pastiche"
TITLES = {"de": "Mit Pastiche umschreiben"}
"""By language; English is `TITLE`."""


def services(port: str = "Pastiche") -> list[dict[str, object]]:
    """The value of NSServices.

    It takes text and brings none back: a passage takes longer to write than the other application waits.

    Args:
        port: the bundle's name, by which the system finds or starts us.
    """
    return [
        {
            "NSMenuItem": {"default": TITLE},
            "NSMessage": MESSAGE,
            "NSPortName": port,
            "NSRequiredContext": {},  # without it the system leaves the entry switched off
            "NSSendTypes": ["public.utf8-plain-text", "NSStringPboardType"],
        }
    ]


def menu_strings(language: str) -> str:
    """The content of the bundle's `{language}.lproj/ServicesMenu.strings`: the menu's words."""
    return f'"{TITLE}" = "{TITLES.get(language, TITLE)}";\n'
