"""Owns the commands: every stage as a subcommand, the whole walk, doctor and demo."""

from __future__ import annotations

import argparse
import json
import time
import traceback
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from core import (
    cleaning,
    console_tries,
    curating,
    evaluate_command,
    importing,
    indexing,
    keys,
    machine,
    neutralizing,
    restyle_command,
    restyling,
    training,
    voices,
)
from core.console import Console
from core.files import disk_fault, write_text
from core.flags import make_parser
from core.progress import BadInput, BadOption, Cancelled, PasticheError, silent
from core.project import Project
from core.runner import run_child
from core.stages import STAGES
from core.training.recipe import PRESETS
from core.types import as_json
from core.walk import walk

STOPPED = 130


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; the exit status: 0 done, 1 failed, 2 wrong usage, 130 stopped."""
    arguments = make_parser().parse_args(argv)
    console = Console(verbose=getattr(arguments, "verbose", False))
    try:
        return int(_call(arguments, console) or 0)
    except PasticheError as error:
        console.error(error)
        return 1
    except (Cancelled, KeyboardInterrupt):
        console.stopped()
        return STOPPED
    except BrokenPipeError:
        return 1
    except OSError as error:
        console.error(disk_fault(error, Path(error.filename or "the file")) or _unexpected(error))
        return 1
    except Exception as error:
        console.error(_unexpected(error))
        return 1


def _unexpected(error: Exception) -> PasticheError:
    """A fault of ours as a message; the traceback goes to a file in the log folder."""
    path = machine.log_dir() / f"problem-{time.strftime('%Y%m%d-%H%M%S')}.txt"
    write_text(path, keys.without_keys("".join(traceback.format_exception(error))))
    return PasticheError(
        f"Something went wrong inside Pastiche ({type(error).__name__}).",
        f"Your files are as they were. Please report it with {path}.",
    )


# The commands.
def _stage(name: str, arguments: argparse.Namespace, console: Console, run: str = "") -> int:
    """Run the stage `run`, else `name`, which says what files are needed."""
    stage = run or name
    options = _options(stage, arguments)
    project = _project(name, arguments)
    _need_files(name, options, project)
    with console.progress() as report:
        result = run_child(stage, project, options, report)
    console.result(stage, result)
    return 0


def _project(name: str, arguments: argparse.Namespace) -> Project | None:
    if not arguments.project:
        return None
    root = Path(arguments.project)
    if name == "import":
        return Project.open_or_create(root, arguments.author)
    return Project.open(root)


def _options(name: str, arguments: argparse.Namespace) -> Any:
    """The stage's Options from the flags whose names they share; what was not given stays the default."""
    kind = STAGES[name].options
    known = {k: v for k, v in vars(arguments).items() if k in kind.__dataclass_fields__ and v is not None}
    return kind(**known)


def _need_files(name: str, options: Any, project: Project | None) -> None:
    """Raise BadOption when there is neither a project nor what stands for it."""
    if project is not None or name in ("extract", "index"):
        return
    if name in ("import", "clean"):
        raise BadOption(f"`pastiche {name}` works in a project.", "Name one with --project.")
    if name == "train":
        if not options.config and not (options.pairs and options.author and options.output):
            raise BadOption(
                "There is nothing to train on yet.",
                "Give --project, or --config, or --pairs with --author and --output.",
            )
        return
    if not options.input or not options.output:
        raise BadOption(f"`pastiche {name}` needs a text.", "Give --project, or --input and --output.")
    if name == "neutralize" and not options.author:
        raise BadOption("Whose text is it?", "Give the author's name with --author.")


def _import(arguments: argparse.Namespace, console: Console) -> int:
    arguments.paths = tuple(str(Path(p).expanduser().resolve()) for p in arguments.paths)
    return _stage("import", arguments, console)


def _neutralize(arguments: argparse.Namespace, console: Console) -> int:
    """What a run will take is said before it; `--estimate` and `--try` leave it at that."""
    arguments.again = tuple(arguments.again or ()) or None
    if arguments.again and arguments.project and arguments.llm is None:
        before = Project.open(Path(arguments.project)).options("neutralize")
        arguments.llm = before.get("llm")  # whoever described the rest, and nobody else
        arguments.neutral_names = arguments.neutral_names or before.get("neutral_names")
    look = arguments.estimate or arguments.passages is not None
    if arguments.passages == 0:
        raise BadOption("Nothing can be learned from trying 0 passages.", "Try one or more.")
    if arguments.estimate:
        arguments.passages = 0
    if look and not arguments.again:
        return _stage("neutralize", arguments, console, run="try")
    if look:
        raise BadOption("--again asks, --try and --estimate only look.", "Give one of them.")
    if not arguments.again:
        arguments.passages = 0
        options, project = _options("try", arguments), _project("neutralize", arguments)
        _need_files("neutralize", options, project)
        console.say(console_tries.estimate(run_child("try", project, options, silent)))
    return _stage("neutralize", arguments, console)


def _train(arguments: argparse.Namespace, console: Console) -> int:
    """`--estimate` only looks ahead."""
    if not arguments.estimate:
        return _stage("train", arguments, console)
    if not (arguments.project or arguments.config or (arguments.pairs and arguments.author)):
        raise BadOption(
            "There is nothing to look ahead to yet.",
            "Give --project, or --config, or --pairs with --author.",
        )
    preset = PRESETS[arguments.preset or "reference"]
    arguments.model = arguments.model or ("" if arguments.config else preset.recipe.model)
    options, project = _options("probe", arguments), _project("train", arguments)
    with console.progress() as report:
        result = run_child("probe", project, options, report)
    console.result("probe", result)
    return 0


def _run(arguments: argparse.Namespace, console: Console) -> int:
    project = Project.open_or_create(Path(arguments.project), arguments.author)
    walk_project(project, arguments, console)
    return 0


def walk_project(project: Project, arguments: argparse.Namespace, console: Console) -> dict[str, Any]:
    """All five steps on the books named, with progress and each step's own check shown."""
    books = tuple(str(Path(p).expanduser().resolve()) for p in arguments.books)
    practice = _is_practice(arguments.model) or arguments.preset == "practice"
    model = arguments.model or ("practice" if practice else "")
    options = {
        "import": importing.Options(paths=books),
        "clean": cleaning.Options(),
        "curate": curating.Options(
            target_tokens=arguments.target_tokens,
            cluster=arguments.cluster,
            model=model or curating.Options().model,
        ),
        "neutralize": neutralizing.Options(llm=arguments.llm, workers=arguments.workers),
        "train": training.Options(
            model=model,
            preset=arguments.preset or ("practice" if practice else "reference"),
            epochs=arguments.epochs,
            seed=arguments.seed,
        ),
    }
    with console.progress() as report:
        return walk(project, options, report, console.step)


def _is_practice(model: str | None) -> bool:
    return model == "practice" or (
        bool(model) and Path(model or "").resolve() == machine.resource("practice_model")
    )


def _doctor(arguments: argparse.Namespace, console: Console) -> int:
    from core.doctor import examine

    checks = examine()
    console.checks(checks)
    return 1 if any(c.essential and not c.ok for c in checks) else 0


def _demo(arguments: argparse.Namespace, console: Console) -> int:
    """The sample book through all five steps on the practice model, then a page restyled."""
    into = Path(arguments.into).resolve()
    book, page = machine.resource("sample_book.epub"), machine.resource("sample_book/page.md")
    arguments.books, arguments.model, arguments.preset = [str(book)], "practice", "practice"
    arguments.llm, arguments.workers, arguments.epochs = "outline", 1, None
    arguments.target_tokens, arguments.cluster = 900_000, True
    author = json.loads(machine.resource("sample_book/book.json").read_text(encoding="utf-8"))["author"]
    project = Project.open_or_create(into / "Sample.pastiche", author)
    results = walk_project(project, arguments, console)
    restyled = into / "restyled.md"
    options = restyling.Options(input=str(page), output=str(restyled))
    with console.progress() as report:
        results["restyle"] = run_child("restyle", project, options, report)
    console.demo(project, results, page, restyled)
    return 0


def _extract(arguments: argparse.Namespace, console: Console) -> int:
    if Path(arguments.book).is_dir():
        raise BadInput(
            f"{arguments.book} is a folder.", "Name one book, or use `pastiche import` for a folder."
        )
    return _stage("extract", arguments, console)


def _index(arguments: argparse.Namespace, console: Console) -> int:
    arguments.task = indexing.task_of(vars(arguments))
    if arguments.task == "list":
        from core.curating import library

        console.indexes(library.entries())
        return 0
    if arguments.task == "clear":
        console.removed(indexing.clear(_project("index", arguments), arguments.author or ""))
        return 0
    return _stage("index", arguments, console)


def _json(arguments: argparse.Namespace, console: Console) -> int:
    """The state of a project as JSON, for scripts."""
    project = Project.open(Path(arguments.project))
    rows = {
        name: {"state": project.state(stage), "result": as_json(project.outcome(stage))}
        for name, stage in STAGES.items()
        if stage.step
    }
    print(
        json.dumps(
            {"name": project.name, "author": project.author, "stages": rows}, indent=2, ensure_ascii=False
        )
    )
    return 0


_CALLS: Mapping[str, Callable[[argparse.Namespace, Console], int]] = {
    "extract": _extract,
    "import": _import,
    "neutralize": _neutralize,
    "train": _train,
    "restyle": restyle_command.call,
    "evaluate": evaluate_command.call,
    "run": _run,
    "index": _index,
    "voices": voices.call,
    "status": _json,
    "doctor": _doctor,
    "demo": _demo,
}


def _call(arguments: argparse.Namespace, console: Console) -> int:
    """Run the command; one without a function of its own is the stage of that name."""
    if arguments.command in _CALLS:
        return _CALLS[arguments.command](arguments, console)
    return _stage(arguments.command, arguments, console)
