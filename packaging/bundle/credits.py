"""Owns whose work is in the app: what metadata says, with the texts that lie there, and `bundle.terms`."""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterable, Iterator, Mapping
from importlib.metadata import Distribution
from zipfile import ZipFile

from bundle import licences, terms
from bundle.contents import OURS
from bundle.layout import App, canonical
from bundle.terms import Part

OWNERS = {
    "functorch": "torch",
    "google": "protobuf",
    "markdown_it": "markdown-it-py",
    "sklearn": "scikit-learn",
    "torchgen": "torch",
}
"""Packages whose distribution has another name, and no list of its packages."""

FRAME = ("__hello__", "__phello__", "site", "sitecustomize", "start")
"""What Python, py2app and we put beside packages."""

TEXT_FILE = re.compile(r"(^|/)(licen[cs]es?/|licen[cs]e|copying|notice)", re.I)
INGREDIENTS = re.compile(r"sboms/.+\.json$")
OTHER_SYSTEMS = re.compile(r"/(android|cibw_musl|pbin_musl)/")
"""Texts of parts that are in builds for other systems alone."""


def parts(app: App) -> list[Part]:
    """Everybody's work in the app, by name; ours first."""
    files = _files(app)
    packages = [_part(each, files) for each in app.packages if each.metadata["Name"] != "pastiche"]
    others = [*packages, *terms.frame(".".join(map(str, app.python)))]
    return [
        terms.ours(str(app.plist.get("CFBundleShortVersionString", ""))),
        *sorted(others, key=lambda part: part.name.lower()),
    ]


def unowned(app: App) -> list[str]:
    """Packages and modules in the app that no metadata speaks for."""
    owned = {canonical(str(each.metadata["Name"])) for each in app.packages}
    owned |= {
        canonical(top) for each in app.packages for top in (each.read_text("top_level.txt") or "").split()
    }
    files = [path.relative_to(app.library).parts for path in app.files if app.library in path.parents]
    files += [tuple(member.filename.split("/")) for member in app.members]
    tops = {file[0] if len(file) > 1 else file[0].split(".")[0] for file in files if _is_code(file[-1])}
    names = {
        top for top in tops if top.isidentifier() and top not in {*OURS, *FRAME, *sys.stdlib_module_names}
    }
    return sorted(name for name in names if canonical(OWNERS.get(name, name)) not in owned)


def _is_code(file: str) -> bool:
    return (
        file.endswith((".py", ".pyc", ".so"))
        and "__mypyc." not in file
        and not file.startswith("_sysconfigdata")
    )


def _part(package: Distribution, files: Mapping[str, Mapping[str, bytes]]) -> Part:
    name = str(package.metadata["Name"])
    own, more = files.get(canonical(name), {}), terms.TERMS.get(canonical(name), terms.Terms(""))
    licence = licences.name(package)
    texts = [terms.words(each) for each in more.texts]
    texts += [_decode(own[file]) for file in sorted(own) if not INGREDIENTS.search(file)]
    if not texts:
        texts = [terms.words(file) for start, file in terms.STANDARD.items() if licence.startswith(start)]
    compiled = _compiled_in(content for file, content in own.items() if INGREDIENTS.search(file))
    note = "\n\n".join(each for each in (more.note, compiled) if each)
    return Part(name, package.version, licence, _home(package), tuple(texts), note)


def _home(package: Distribution) -> str:
    """Where its source is found."""
    pairs = [str(each).partition(", ") for each in package.metadata.get_all("Project-URL") or []]
    urls = {label.lower(): url for label, _, url in pairs}
    for label in ("source", "source code", "repository", "github", "homepage"):
        if label in urls:
            return urls[label]
    said = package.metadata.get_all("Home-page") or [f"https://pypi.org/project/{package.metadata['Name']}/"]
    return str(said[0])


def _compiled_in(lists: Iterable[bytes]) -> str:
    """A sentence on what a package names as its ingredients, with licences; "" where it names none."""
    named = {
        f"{each['name']} {each.get('version', '')} ({_terms_of(each) or 'as its source says'})"
        for content in lists
        for each in json.loads(content).get("components", [])
    }
    return f"Compiled into it: {', '.join(sorted(named))}." if named else ""


def _terms_of(ingredient: Mapping[str, list[dict[str, object]]]) -> str:
    return ", ".join(
        str(each["expression"]) for each in ingredient.get("licenses", []) if "expression" in each
    )


def _files(app: App) -> dict[str, dict[str, bytes]]:
    """Texts of licences and lists of ingredients in the metadata, by package, then by file."""
    found: dict[str, dict[str, bytes]] = {}
    for name, content in _metadata_files(app):
        folder, _, file = name.partition("/")
        package = canonical(folder.removesuffix(".dist-info").rpartition("-")[0])
        found.setdefault(package, {})[file] = content
    return found


def _metadata_files(app: App) -> Iterator[tuple[str, bytes]]:
    for path in app.files:
        if app.library in path.parents and _is_wanted(name := path.relative_to(app.library).as_posix()):
            yield name, path.read_bytes()
    if app.members:
        with ZipFile(app.archive) as archive:
            for member in app.members:
                if _is_wanted(member.filename):
                    yield member.filename, archive.read(member)


def _is_wanted(name: str) -> bool:
    folder, _, file = name.partition("/")
    wanted = TEXT_FILE.search(file) or INGREDIENTS.search(file)
    return folder.endswith(".dist-info") and bool(wanted) and not OTHER_SYSTEMS.search(f"/{file}")


def _decode(content: bytes) -> str:
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError:
        text = content.decode("cp1252", "replace")
    return text.replace("\r\n", "\n").expandtabs()
