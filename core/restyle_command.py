"""Owns `restyle`: a document in a voice, a talk with it, or the list of the voices that there are."""

from __future__ import annotations

import argparse
import shlex
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from rich.markup import escape
from rich.table import Table

from core import adapters, machine
from core.adapters import public
from core.adapters.states import in_use
from core.console import Console
from core.files import same_place
from core.progress import BadInput, BadOption
from core.project import Project
from core.restyling import Options
from core.runner import run_child
from core.types import Adapter
from core.voice_choice import Ask, chosen, describer

_MANNER = (
    *("author", "model", "llm", "temperature", "top_p", "repetition_penalty", "checkpoint", "length"),
    *("variants", "seed", "verify"),
)


def call(arguments: argparse.Namespace, console: Console) -> int:
    """Do what the flags of `pastiche restyle` ask for; the exit status."""
    _check(arguments)
    project = Project.open(Path(arguments.project)) if arguments.project else None
    if arguments.list_adapters:
        show(adapters.find(_folders(project)), console)
        return 0
    ask = _asker() if sys.stdin.isatty() and sys.stderr.isatty() else None
    options = _options(arguments, project, ask)
    if arguments.repl:
        from core.repl import Repl

        Repl(console, options, _reader(), ask, project).run()
        return 0
    with console.progress() as report:
        result = run_child("restyle", project, options, report)
    console.result("restyle", result)
    return 0


def _check(arguments: argparse.Namespace) -> None:
    """Raise BadOption for flags that do not go together, BadInput for a text that is not there."""
    document = [arguments.input, arguments.output]
    if arguments.list_adapters and arguments.repl:
        raise BadOption("That is more than one thing at a time.", "Choose one of --list-adapters and --repl.")
    for name in ("list_adapters", "repl"):
        if getattr(arguments, name) and any(document):
            flag = "--" + name.replace("_", "-")
            raise BadOption(f"{flag} reads and writes no file.", "Leave out the input, and -o.")
    if arguments.list_adapters:
        return
    if not arguments.adapter and not arguments.project:
        raise BadOption("Which voice?", "Give its folder with --adapter, or a project with --project.")
    if arguments.repl:
        if arguments.variants is not None:
            raise BadOption(
                "--repl writes one text at a time.", "Leave out --variants, and type :again there."
            )
        return
    if not all(document):
        raise BadOption(
            "There is no text to restyle." if not arguments.input else "Where shall the restyled text go?",
            "Name a text and a file to write with -o; or talk to the voice with --repl.",
        )
    source = Path(arguments.input).expanduser()
    if same_place(source, Path(arguments.output).expanduser()):
        raise BadOption("The restyled text would replace your own.", "Choose another file with -o.")
    if source.is_dir():
        raise BadInput(f"{source} is a folder.", "Name a text in it: .md, .txt or .docx.")
    if not source.is_file():
        raise BadInput(f"{source} cannot be read: there is no such file.", "Check the name.")


def _options(arguments: argparse.Namespace, project: Project | None, ask: Ask) -> Options:
    """The stage's options; a describer in the cloud stands among them only where the user agreed."""
    adapter, strength = chosen(arguments.adapter, project)
    given = {k: v for k in _MANNER if (v := getattr(arguments, k)) is not None}
    if project is not None and not arguments.adapter:
        given.setdefault("author", project.author)
    given["llm"] = describer(adapter, given.get("llm", ""), ask)
    if strength is not None:
        given["strength"] = strength
    document = {} if arguments.repl else {"input": arguments.input, "output": arguments.output}
    return Options(adapter=adapter.path, **document, **given)


def _folders(project: Project | None) -> list[Path]:
    return [adapters.home(), *([project.root / "lora_adapters"] if project is not None else [])]


def _asker() -> Callable[[str], str]:
    """Puts a question on a terminal; no answer is a no."""

    def ask(question: str) -> str:
        sys.stderr.write(question)
        sys.stderr.flush()
        return sys.stdin.readline()

    return ask


def _reader() -> Callable[[str], str]:
    """Reads a line; on a terminal with a prompt, and with what was typed before at the arrow keys.

    That history ends with the sitting: a manuscript is not written to a file that nobody asked for.
    """
    if not sys.stdin.isatty():
        return lambda prompt: input()
    with suppress(ImportError):  # a Python without it, as the app's, has no arrow keys
        import readline  # noqa: F401 (input() then uses it)
    return input


def show(found: list[Adapter], console: Console) -> None:
    """The voices, a line each, and their folders whole."""
    if not found:
        console.say("There is no voice yet. Train one, or bring one with `pastiche voices --import FOLDER`.")
        return
    table = Table("Author", "base model", "here", "trained", "checkpoints", box=None, padding=(0, 2))
    for adapter in found:
        table.add_row(*map(escape, _row(adapter)))
    console.out.print(table)
    console.out.print()
    for adapter in found:
        console.say(f"--adapter {shlex.quote(adapter.path)}")


def _row(adapter: Adapter) -> tuple[str, ...]:
    folder = Path(adapter.path)
    used = in_use(adapter)
    steps = [f"{step} (in use)" if step == used else str(step) for step in adapters.checkpoints(folder)]
    return (
        adapter.author or "not said",
        public.base_name(adapter.base_model) or "not said",
        "yes" if machine.model_folder(adapter.base_model) is not None else "no",
        str(adapter.metadata.get("time") or "")[:10] or "not said",
        ", ".join(steps) or "none",
    )
