"""Owns the file of licences in the app, and that there is nothing in it that we may not pass on."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from bundle import credits, licences
from bundle.layout import App, Finding
from bundle.terms import Part

FILE = "THIRD_PARTY_NOTICES.txt"
"""Its name in Contents/Resources."""

WIDTH = 100
RULE = "=" * WIDTH

INTRODUCTION = """\
Pastiche, and the work of others that is in it

Pastiche is free software, and it stands on the free software of many others. Their work is in this app, \
unchanged but for this: what is for other systems, or is not needed here, was left out, sources in \
Python are compiled, and no library is looked for outside the app. This file names each work, its \
licence and the place where its source is found; the words of all licences follow, each once, by number.

Models that you download come from their own authors, under licences that you find where they are \
published. They are not part of this app."""


def write(app: Path) -> Path:
    """Put the file into Contents/Resources; `check` says whether the app may be given to anybody."""
    bundle = App(app)
    target = bundle.resources / FILE
    target.write_text(text(credits.parts(bundle)), encoding="utf-8")
    return target


def text(parts: Sequence[Part]) -> str:
    """The file: who, with what must be said of each; then every text once, with its number."""
    full = {_key(each): each for part in parts for each in part.texts}
    numbers = {key: number for number, key in enumerate(full, 1)}
    blocks = [_wrapped(INTRODUCTION), *(_entry(part, numbers) for part in parts)]
    blocks += [f"{RULE}\n[{numbers[key]}]\n\n{words.strip()}" for key, words in full.items()]
    return "\n\n".join(blocks) + "\n"


def check(app: App) -> Iterator[Finding]:
    """Parts under no licence that we know, or under one that we may not pass on, or without its words."""
    for part in credits.parts(app):
        if not licences.known(part.licence):
            yield Finding("", "licence", f"the licence of {part.name} is not known")
        elif not licences.permitted(part.licence):
            yield Finding("", "licence", f"{part.name} is under {part.licence}, which we may not pass on")
        elif not part.texts:
            yield Finding(
                "", "licence", f"{part.name} comes without the words of its licence, {part.licence}"
            )
    for name in credits.unowned(app):
        yield Finding("", "licence", f"{name} comes without metadata, so that its licence is not known")


def _entry(part: Part, numbers: Mapping[str, int]) -> str:
    used = dict.fromkeys(numbers[_key(each)] for each in part.texts)
    lines = [
        f"{part.name} {part.version}".strip(),
        f"Licence: {part.licence or 'not known'}",
        f"Source: {part.home}",
    ]
    lines += [f"Words of the licence: {' '.join(f'[{number}]' for number in used)}"] if used else []
    head = "\n".join(_filled(line, indent="    ") for line in lines)
    return "\n\n".join([f"{RULE}\n{head}", *([_wrapped(part.note)] if part.note else [])])


def _wrapped(words: str) -> str:
    return "\n\n".join(_filled(paragraph) for paragraph in words.split("\n\n"))


def _filled(line: str, indent: str = "") -> str:
    """In lines that part no address."""
    wrapper = textwrap.TextWrapper(WIDTH, subsequent_indent=indent)
    wrapper.break_long_words = wrapper.break_on_hyphens = False
    return wrapper.fill(line)


def _key(words: str) -> str:
    """Texts that differ in their line breaks alone are one."""
    return " ".join(words.split())
