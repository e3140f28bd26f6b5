"""Owns the commands: every stage as a subcommand, the whole walk, doctor and demo."""

from __future__ import annotations

import argparse
import json
import time
import traceback
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from core import (
    __version__,
    cleaning,
    curating,
    importing,
    indexing,
    keys,
    machine,
    neutralizing,
    restyling,
    training,
)
from core.console import Console
from core.files import disk_fault, same_place, write_text
from core.progress import BadInput, BadOption, Cancelled, PasticheError
from core.project import Project
from core.runner import run_child
from core.stages import STAGES
from core.types import as_json
from core.walk import walk

STOPPED = 130


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; the exit status: 0 done, 1 failed, 2 wrong usage, 130 stopped."""
    arguments = _parser().parse_args(argv)
    console = Console(verbose=getattr(arguments, "verbose", False))
    try:
        return int(arguments.call(arguments, console) or 0)
    except PasticheError as error:
        console.error(error)
        return 1
    except (Cancelled, KeyboardInterrupt):
        console.say("Stopped. What was finished is saved; the same command goes on from there.")
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
def _stage(name: str, arguments: argparse.Namespace, console: Console) -> int:
    options = _options(name, arguments)
    project = _project(name, arguments)
    _need_files(name, options, project)
    with console.progress() as report:
        result = run_child(name, project, options, report)
    console.result(name, result)
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
    if project is not None or name in ("extract", "restyle", "index"):
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


def _restyle(arguments: argparse.Namespace, console: Console) -> int:
    adapter, colon, strength = (arguments.adapter or "").rpartition(":")
    if colon and _is_number(strength) and not Path(arguments.adapter).exists():
        arguments.adapter, arguments.strength = adapter, float(strength)
    if not arguments.adapter and not arguments.project:
        raise BadOption("Which voice?", "Give its folder with --adapter, or a project with --project.")
    if same_place(Path(arguments.input), Path(arguments.output)):
        raise BadOption("The restyled text would replace your own.", "Choose another file with -o.")
    return _stage("restyle", arguments, console)


def _is_number(text: str) -> bool:
    try:
        float(text)
    except ValueError:
        return False
    return True


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


# The flags. Defaults of None mean: as the stage's Options have it.
def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="pastiche", description="Learn an author's prose style and write in it."
    )
    parser.add_argument("--version", action="version", version=f"pastiche {__version__}")
    commands = parser.add_subparsers(required=True, metavar="command")

    extract = _command(commands, "extract", "import and clean one file, without a project", _extract)
    extract.add_argument("book")
    extract.add_argument("-o", "--output", required=True, help="text file to write")
    extract.add_argument("--report", help="JSON file for the decision on every paragraph")
    extract.add_argument("--raw", action="store_true", default=None, help="all text, nothing dropped")
    extract.set_defaults(project=None)

    bring = _command(commands, "import", "take books into a project", _import)
    bring.add_argument("paths", nargs="+", metavar="BOOK", help="files or folders")
    bring.add_argument("--author")
    bring.add_argument("--project", required=True, metavar="P")

    clean = _command(commands, "clean", "leave only what the author wrote", _plain("clean"))
    clean.add_argument("--project", required=True, metavar="P")

    curate = _command(commands, "curate", "choose the passages worth learning", _plain("curate"))
    _files(curate)
    curate.add_argument("--target-tokens", type=int, help="budget in tokens (900000)")
    curate.add_argument("--min-para-words", type=int, help="shorter passages are passed over (40)")
    curate.add_argument("--model", help="base model whose tokenizer counts")
    curate.add_argument(
        "--no-cluster", dest="cluster", action="store_false", default=None, help="an even spread instead"
    )
    curate.add_argument(
        "--download",
        action="store_true",
        default=None,
        help="fetch the embedding model first where it is not here (90 MB, once)",
    )
    curate.add_argument("--seed", type=int)
    curate.add_argument("--verbose", action="store_true", help="the table of rejections")

    neutralize = _command(commands, "neutralize", "describe each chunk in plain words", _plain("neutralize"))
    _files(neutralize)
    neutralize.add_argument("--author")
    neutralize.add_argument("--min-words", type=int, help="250")
    neutralize.add_argument("--max-words", type=int, help="650")
    neutralize.add_argument("--no-overlap", dest="overlap", action="store_false", default=None)
    neutralize.add_argument("--no-cleanup", dest="cleanup", action="store_false", default=None)
    _describer(neutralize)
    neutralize.add_argument(
        "--no-resume", dest="resume", action="store_false", default=None, help="start anew"
    )
    neutralize.add_argument(
        "--neutral-names", action="store_true", default=None, help="roles instead of names"
    )

    train = _command(commands, "train", "train a LoRA adapter", _plain("train"))
    train.add_argument("--project", metavar="P")
    train.add_argument("--config", help="a config.yaml in mlx-lm's keys")
    train.add_argument("--pairs", help="JSONL of descriptions and originals")
    train.add_argument("--author")
    train.add_argument("--output", help="adapter folder")
    train.add_argument("--no-resume", dest="resume", action="store_false", default=None, help="start anew")
    _recipe(train)

    restyle = _command(commands, "restyle", "rewrite a text in a trained voice", _restyle)
    restyle.add_argument("input", help="Markdown or plain text")
    restyle.add_argument("-o", "--output", required=True)
    restyle.add_argument("--adapter", metavar="DIR[:STRENGTH]")
    restyle.add_argument("--project", metavar="P")
    restyle.add_argument("--author")
    restyle.add_argument("--model", help="base model, when it is not where the adapter says")
    restyle.add_argument("--llm", help="who describes your text; 'words' takes the text itself")
    restyle.add_argument("--temperature", type=float)
    restyle.add_argument("--top-p", type=float)
    restyle.add_argument("--repetition-penalty", type=float)
    restyle.add_argument("--seed", type=int)
    restyle.add_argument("--no-verify", dest="verify", action="store_false", default=None, help="no checks")
    restyle.add_argument("--verbose", action="store_true", help="what the checks found")

    run = _command(commands, "run", "all five steps", _run)
    run.add_argument("books", nargs="+", metavar="BOOK")
    run.add_argument("--author", required=True)
    run.add_argument("--project", required=True, metavar="P")
    run.add_argument("--target-tokens", type=int, default=900_000)
    run.add_argument("--no-cluster", dest="cluster", action="store_false", default=True)
    _describer(run, defaults=True)
    _recipe(run)
    run.add_argument("--verbose", action="store_true")

    index = _command(commands, "index", "make and search an index of an author's passages", _index)
    index.add_argument("--project", metavar="P", help="the project's index, in place of an author's")
    index.add_argument("--input", help="curated text to index")
    index.add_argument("--author", help="whose index")
    index.add_argument("--list", action="store_true", help="the indexes of all authors")
    index.add_argument("--clear", action="store_true", help="remove the author's index, or all")
    index.add_argument("--search", dest="text", metavar="TEXT", help="show the passages most like this")
    index.add_argument("--count", type=int, help="how many passages to show (5)")
    index.add_argument("--to-chroma", dest="folder", metavar="DIR", help="write a ChromaDB collection")
    index.add_argument(
        "--download", action="store_true", help="fetch the embedding model first if it is not here"
    )
    index.add_argument("--verbose", action="store_true", help="passages in full")

    status = _command(commands, "status", "the state of a project as JSON", _json)
    status.add_argument("--project", required=True, metavar="P")
    _command(commands, "doctor", "what is missing on this machine, with remedies", _doctor)

    demo = _command(commands, "demo", "the sample book on the practice model", _demo)
    demo.add_argument("--into", default="build/demo", help="folder for the project and the page")
    demo.add_argument("--seed", type=int)
    demo.set_defaults(verbose=True)
    return parser


def _command(commands: Any, name: str, line: str, call: Any) -> argparse.ArgumentParser:
    parser: argparse.ArgumentParser = commands.add_parser(
        name, help=line, description=line[0].upper() + line[1:] + "."
    )
    parser.set_defaults(call=call)
    return parser


def _plain(name: str) -> Any:
    return lambda arguments, console: _stage(name, arguments, console)


def _files(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--project", metavar="P")
    parser.add_argument("--input", help="text file")
    parser.add_argument("--output", help="file to write")


def _describer(parser: argparse.ArgumentParser, *, defaults: bool = False) -> None:
    parser.add_argument(
        "--llm",
        default="deepseek" if defaults else None,
        help="deepseek[:model] (default; sends the text to its servers), mlx[:model], ollama:model, "
        "openai:model@URL, outline (no AI, for practice)",
    )
    parser.add_argument("--workers", type=int, default=1 if defaults else None, help="questions at a time")


def _recipe(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--model", help="base model: a name, a path, or practice")
    parser.add_argument("--preset", choices=("reference", "quick", "thorough", "practice"))
    parser.add_argument("--epochs", type=float)
    parser.add_argument("--seed", type=int)
