"""Brings resources/translations/*.ts up to what the code says: `python packaging/strings.py [--check]`.

New texts come in as unfinished, texts that are gone leave. The files open in Qt Linguist. Two contexts:
"window" holds what stands in `tr(...)` and `translate(..., ...)`; "core" holds sentences that core writes,
with {1}, {2} where it sets something in, since core knows no window and no language, and those of errors.
"""

from __future__ import annotations

import ast
import json
import sys
import xml.etree.ElementTree as xml
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "resources" / "translations"
TYPED = (
    *("cli", "commands", "flags", "console", "repl", "restyle_command", "evaluate_command", "voices"),
    *("extracting", "worker"),
)
"""Modules of core whose words only a terminal sees."""
NOTES = ("Progress", "Check", "ModelInfo", "report", "say")
"""Calls of core that take a few words for the window, no sentence."""
PHRASES = ("describe_status", "misfit", "_refusal", "check", "who_writes")
"""Functions of core that return a few words, or list some in tuples, which are set into a sentence."""


def flat(node: ast.expr) -> str | None:
    """The text of a literal; of an f-string with {1}, {2} ... for what is set in."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    if not isinstance(node, ast.JoinedStr):
        return None
    parts, number = [], 0
    for value in node.values:
        if isinstance(value, ast.Constant):
            parts.append(str(value.value))
        else:
            number += 1
            parts.append(f"{{{number}}}")
    return "".join(parts)


def called(node: ast.Call) -> str:
    return node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")


def of_window(tree: ast.AST) -> Iterator[str]:
    """The literals that `tr` and `translate` are called with."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and called(node) in ("tr", "translate"):
            place = 1 if called(node) == "translate" else 0
            if len(node.args) > place and (text := flat(node.args[place])):
                yield text


def of_core(tree: ast.AST) -> Iterator[str]:
    """Sentences, and the words of notes and phrases."""
    told = {id(n.value) for n in ast.walk(tree) if isinstance(n, ast.Expr)}  # docstrings
    inner = {id(part) for n in ast.walk(tree) if isinstance(n, ast.JoinedStr) for part in n.values}
    noted = {
        id(argument)
        for n in ast.walk(tree)
        if isinstance(n, ast.Call) and called(n) in NOTES
        for argument in (*n.args, *(word.value for word in n.keywords))
    }
    noted |= {
        id(phrase)
        for function in ast.walk(tree)
        if isinstance(function, ast.FunctionDef) and function.name in PHRASES
        for n in ast.walk(function)
        if isinstance(n, ast.Return | ast.Tuple)
        for phrase in (n.elts if isinstance(n, ast.Tuple) else [n.value])
    }
    for node in ast.walk(tree):
        if id(node) in told or id(node) in inner or not isinstance(node, ast.expr):
            continue
        text = flat(node)
        if text and "\n" not in text and (id(node) in noted or is_sentence(text)) and has_words(text):
            yield text
            yield from set_in(node)


def of_raised(tree: ast.AST) -> Iterator[str]:
    """Sentences of the errors that the window raises itself: they are translated with those of core."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Raise) and isinstance(node.exc, ast.Call):
            for argument in node.exc.args:
                text = flat(argument)
                if text and is_sentence(text) and has_words(text):
                    yield text


def set_in(node: ast.expr) -> Iterator[str]:
    """The literals among what an f-string sets in, e.g. of "it is {'short' if few else 'long'}"."""
    for value in node.values if isinstance(node, ast.JoinedStr) else ():
        if isinstance(value, ast.FormattedValue) and not isinstance(value.value, ast.Call):
            for inner in ast.walk(value.value):
                if isinstance(inner, ast.Constant) and isinstance(inner.value, str) and len(inner.value) > 1:
                    yield inner.value


def is_sentence(text: str) -> bool:
    return " " in text and text[-1] in ".?" and (text[0].isupper() or text[0] == "{")


def has_words(text: str) -> bool:
    """Whether more is said than what is set in."""
    return sum(letter.isalpha() for letter in text) > 2 and " " in text.strip()


def collect() -> dict[str, list[str]]:
    """Context -> texts, in the order of the files."""
    window: dict[str, None] = {}
    core: dict[str, None] = {}
    for path in sorted((ROOT / "desktop").rglob("*.py")):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        window.update(dict.fromkeys(of_window(tree)))
        core.update(dict.fromkeys(of_raised(tree)))
    for path in sorted((ROOT / "core").rglob("*.py")):
        if not path.stem.startswith(TYPED) or path.parent.name != "core":
            core.update(dict.fromkeys(of_core(ast.parse(path.read_text(encoding="utf-8")))))
    prices = json.loads((ROOT / "resources" / "prices.json").read_text(encoding="utf-8"))
    core.update({row["note"]: None for row in prices["prices"] if row.get("note")})
    return {"window": list(window), "core": list(core)}


def read(path: Path) -> dict[tuple[str, str], str]:
    """(context, text) -> translation, of those that are finished."""
    found = {}
    for context in xml.parse(path).getroot().iter("context"):
        name = context.findtext("name") or ""
        for message in context.iter("message"):
            done = message.find("translation")
            if done is not None and done.text and done.get("type") != "unfinished":
                found[name, message.findtext("source") or ""] = done.text
    return found


def write(path: Path, texts: dict[str, list[str]], done: dict[tuple[str, str], str]) -> None:
    """Args: done: translations by (context, text)."""
    root = xml.Element("TS", version="2.1", language=path.stem, sourcelanguage="en")
    for name, found in texts.items():
        context = xml.SubElement(root, "context")
        xml.SubElement(context, "name").text = name
        for text in found:
            message = xml.SubElement(context, "message")
            xml.SubElement(message, "source").text = text
            made = xml.SubElement(message, "translation")
            if said := done.get((name, text)):
                made.text = said
            else:
                made.set("type", "unfinished")
    xml.indent(root, " ")
    lines = xml.tostring(root, encoding="unicode")
    path.write_text(f'<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE TS>\n{lines}\n', encoding="utf-8")


def main(check: bool) -> int:
    """0 when all is translated, or was written; with `check` nothing is written."""
    texts = collect()
    missing = 0
    for path in sorted(FOLDER.glob("*.ts")):
        done = read(path)
        left = [(name, text) for name, found in texts.items() for text in found if (name, text) not in done]
        missing += len(left)
        print(f"{path.name}: {sum(map(len, texts.values()))} texts, {len(left)} to translate")
        if check:
            print(*(f"  {name}: {text}" for name, text in left), sep="\n")
        else:
            write(path, texts, done)
    return 1 if check and missing else 0


if __name__ == "__main__":
    sys.exit(main("--check" in sys.argv[1:]))
