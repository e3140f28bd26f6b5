"""Owns `voices`: list the trained voices, import, export, rename, change or delete one."""

from __future__ import annotations

import argparse
import shlex
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from rich.markup import escape
from rich.table import Column, Table

from core import adapters, adopting, exporting
from core.adapters import papers, public, removing, states
from core.console import Console
from core.progress import BadInput, BadOption
from core.project import Project
from core.runner import run_child
from core.types import Adapter

_CHOOSE = "Choose one of --import, --export, --rename, --change and --delete."


def call(arguments: argparse.Namespace, console: Console) -> int:
    """Do what the flags of `pastiche voices` ask for; the exit status."""
    asked = vars(arguments)
    task = task_of(asked)
    folders = [adapters.home()]
    if asked["project"]:
        folders.append(Project.open(Path(asked["project"])).root / "lora_adapters")
    if task == "list":
        show(adapters.find(folders), console)
    elif task == "import":
        taken = adopting.Options(asked["source"], asked["author"] or "", asked["model"] or "")
        _run("adopt", taken, console)
    elif task == "export":
        adapter = named(asked["voice"], folders)
        form, text, model = asked["form"], bool(asked["text"]), asked["model"] or ""
        _run("export", exporting.Options(adapter.path, asked["output"], form, text, model), console)
    elif task == "rename":
        _rename(named(asked["renamed"], folders), str(asked["name"]), console)
    elif task == "change":
        _change(named(asked["changed"], folders), int(asked["step"]), console)
    else:
        _delete(named(asked["unwanted"], folders), bool(asked["yes"]), console)
    return 0


def _run(stage: str, options: Any, console: Console) -> None:
    with console.progress() as report:
        result = run_child(stage, None, options, report)
    console.result(stage, result)


def task_of(asked: Mapping[str, Any]) -> str:
    """The task that flags ask for: "list", "import", "export", "rename", "change" or "delete".

    Args:
        asked: source, voice, renamed, changed and unwanted name what is imported, exported and so on, or are
            None; with author, model, form, output, text, name, step and yes as given.

    Raises:
        BadOption: they do not go together.
    """
    names = {"source": "import", "voice": "export", "renamed": "rename", "changed": "change"}
    names["unwanted"] = "delete"
    chosen = [task for key, task in names.items() if asked[key] is not None]
    if len(chosen) > 1:
        raise BadOption("That is more than one thing at a time.", _CHOOSE)
    task = chosen[0] if chosen else "list"
    if task == "export" and not (asked["form"] and asked["output"]):
        raise BadOption(
            "An export needs a form and a place.",
            f"Give --as with one of {', '.join(exporting.FORMS)}, and a new folder with -o.",
        )
    if task == "rename" and asked["name"] is None:
        raise BadOption("A voice needs its new name.", "Give --name, or --name '' for its author's.")
    if task == "change" and asked["step"] is None:
        raise BadOption(
            "Which state is it to write with?",
            "Give the step with --checkpoint; `pastiche restyle --list-adapters` lists those there are.",
        )
    belongs = {
        "form": ("export",),
        "output": ("export",),
        "text": ("export",),
        "author": ("import",),
        "model": ("import", "export"),
        "yes": ("delete",),
        "name": ("rename",),
        "step": ("change",),
    }
    flags = {"form": "--as", "output": "-o", "text": "--with-text", "step": "--checkpoint"}
    for key, tasks in belongs.items():
        if asked[key] and task not in tasks:
            flag = flags.get(key, f"--{key}")
            raise BadOption(f"{flag} belongs to --{' and --'.join(tasks)}.", f"Leave it out. {_CHOOSE}")
    return task


def named(name: str, folders: Sequence[Path]) -> Adapter:
    """The voice meant by a folder, by the name of its folder in the library, by its own, or by its author.

    Raises:
        BadInput: no such voice. BadOption: several.
    """
    if Path(name).expanduser().is_dir():
        return adapters.load(Path(name))
    known = adapters.find(folders)
    found = [a for a in known if Path(a.path).name == name]
    found = found or [a for a in known if papers.name_of(a).casefold() == name.casefold()]
    found = found or [a for a in known if a.author.casefold() == name.casefold()]
    if not found:
        raise BadInput(f"There is no voice {name}.", "`pastiche voices` lists those there are.")
    if len(found) > 1:
        places = ", ".join(Path(a.path).name for a in found)
        raise BadOption(f"{name} has several voices: {places}.", "Name the folder of the one you mean.")
    return found[0]


def show(found: Sequence[Adapter], console: Console) -> None:
    """The voices, a line each."""
    if not found:
        console.say("There is no voice yet. Train one, or bring one with `pastiche voices --import FOLDER`.")
        return
    where = Column("where", overflow="fold")
    given = any(papers.name_of(adapter) != (adapter.author or Path(adapter.path).name) for adapter in found)
    table = Table("Author", *(["name"] if given else []), "base model", "copying", where)
    table.box, table.padding = None, (0, 2, 0, 2)
    for adapter in found:
        author, model = adapter.author or "not said", public.base_name(adapter.base_model) or "not said"
        names = [escape(papers.name_of(adapter))] if given else []
        table.add_row(escape(author), *names, escape(model), _copying(adapter), escape(adapter.path))
    console.out.print(table)


def _copying(adapter: Adapter) -> str:
    """Whether copies are told when it writes, and the longest run of words in its sample, where one was."""
    said = "checked" if adapters.keeps_text(Path(adapter.path)) else "not checked"
    sample = papers.sample_of(adapter.metadata)
    if sample is None or sample.run is None:
        return said
    unseen = sample.run < sample.least and sample.least > 1
    run = f"under {sample.least}" if unseen else str(sample.run)
    return f"{said}; sample: {run} in a row{', copied' if sample.copied else ''}"


def _rename(adapter: Adapter, name: str, console: Console) -> None:
    before = papers.name_of(adapter)
    console.say(f"{before} is called {papers.name_of(papers.rename(Path(adapter.path), name))} now.")


def _change(adapter: Adapter, step: int, console: Console) -> None:
    before = states.in_use(adapter)
    states.write_with(Path(adapter.path), step)
    said = f"{papers.name_of(adapter)} writes with step {step} of its training now."
    if before and before != step:
        said += f" Back: pastiche voices --change {shlex.quote(adapter.path)} --checkpoint {before}"
    console.say(said)


def _delete(adapter: Adapter, sure: bool, console: Console) -> None:
    folder, whose = Path(adapter.path), adapter.author or Path(adapter.path).name
    project = removing.project_of(folder)
    where = f" It lies in the project {project.name}, whose step Train would be undone." if project else ""
    if not sure:
        raise BadOption(
            f"This would delete the voice of {whose} in {folder}.{where}",
            "Add --yes to delete it; there is no way back.",
        )
    left = removing.remove(folder)
    console.say(f"Deleted the voice of {whose} in {folder}.{where.replace('would be', 'is')}")
    if left:
        console.say(f"Left in that folder, as no part of the voice: {', '.join(left)}.")
