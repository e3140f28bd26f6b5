"""Owns the flags of every command, and what `--help` says of them."""

from __future__ import annotations

import argparse
from typing import Any

from core import __version__
from core.exporting import FORMS


def make_parser() -> argparse.ArgumentParser:
    """The parser; what it gives names its `command`, and is None where the stage has a default of its own."""
    parser = argparse.ArgumentParser(
        prog="pastiche", description="Learn an author's prose style and write in it."
    )
    parser.add_argument("--version", action="version", version=f"pastiche {__version__}")
    commands = parser.add_subparsers(dest="command", required=True, metavar="command")

    extract = _command(commands, "extract", "import and clean one file, without a project")
    extract.add_argument("book")
    extract.add_argument("-o", "--output", required=True, help="text file to write")
    extract.add_argument("--report", help="JSON file for the decision on every paragraph")
    extract.add_argument("--raw", action="store_true", default=None, help="all text, nothing dropped")
    extract.set_defaults(project=None)

    bring = _command(commands, "import", "take books into a project")
    bring.add_argument("paths", nargs="+", metavar="BOOK", help="files or folders")
    bring.add_argument("--author")
    bring.add_argument("--project", required=True, metavar="P")

    clean = _command(commands, "clean", "leave only what the author wrote")
    clean.add_argument("--project", required=True, metavar="P")

    curate = _command(commands, "curate", "choose the passages worth learning")
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

    neutralize = _command(commands, "neutralize", "describe each chunk in plain words")
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
    neutralize.add_argument(
        "--download", action="store_true", default=None, help="fetch the describer's model first"
    )
    neutralize.add_argument(
        "--again",
        nargs="+",
        metavar="WHICH",
        help="ask again only for these: ids, or failed, near-copy, short, edited",
    )
    neutralize.add_argument(
        "--try",
        dest="passages",
        type=int,
        nargs="?",
        const=3,
        metavar="N",
        help="describe N passages (3) for a look, and no more; good ones are kept for the run",
    )
    neutralize.add_argument(
        "--estimate", action="store_true", help="say what a run would take, and ask nobody"
    )
    neutralize.add_argument("--seed", type=int, help="another one tries other passages")

    train = _command(commands, "train", "train a LoRA adapter")
    train.add_argument("--project", metavar="P")
    train.add_argument("--config", help="a config.yaml in mlx-lm's keys")
    train.add_argument("--pairs", help="JSONL of descriptions and originals")
    train.add_argument("--author")
    train.add_argument("--output", help="adapter folder")
    train.add_argument(
        "--estimate",
        action="store_true",
        help="say what each preset would take on this machine, by a few real steps, and train nothing",
    )
    train.add_argument("--hosts", metavar="FILE", help="JSON of machines that train together; see the README")
    train.add_argument("--no-resume", dest="resume", action="store_false", default=None, help="start anew")
    _recipe(train)

    _restyle(_command(commands, "restyle", "rewrite a text in a trained voice"))

    _evaluate(_command(commands, "evaluate", "measure how close a voice comes, and whether it copies"))

    run = _command(commands, "run", "all five steps")
    run.add_argument("books", nargs="+", metavar="BOOK")
    run.add_argument("--author", required=True)
    run.add_argument("--project", required=True, metavar="P")
    run.add_argument("--target-tokens", type=int, default=900_000)
    run.add_argument("--no-cluster", dest="cluster", action="store_false", default=True)
    _describer(run, defaults=True)
    _recipe(run)
    run.add_argument("--verbose", action="store_true")

    index = _command(commands, "index", "make and search an index of an author's passages")
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

    voices = _command(commands, "voices", "list, import, export, rename, change and delete trained voices")
    voices.add_argument("--project", metavar="P", help="look there too")
    voices.add_argument("--import", dest="source", metavar="PLACE", help="an adapter's folder or zip file")
    voices.add_argument("--author", help="whose voice the imported one is")
    voices.add_argument("--export", dest="voice", metavar="VOICE", help="a folder, its name, or the author")
    voices.add_argument("--as", dest="form", choices=FORMS, help="what for; see the README")
    voices.add_argument("-o", "--output", metavar="DIR", help="the new folder")
    voices.add_argument("--with-text", dest="text", action="store_true", help="the author's text goes along")
    voices.add_argument("--model", help="base model, when it is not where the voice says")
    voices.add_argument("--rename", dest="renamed", metavar="VOICE", help="as with --export")
    voices.add_argument("--name", help="its new name in lists; '' takes its author's")
    voices.add_argument(
        "--change", dest="changed", metavar="VOICE", help="write with another state; as with --export"
    )
    voices.add_argument("--checkpoint", dest="step", type=int, metavar="N", help="the step of that state")
    voices.add_argument("--delete", dest="unwanted", metavar="VOICE", help="as with --export")
    voices.add_argument("--yes", action="store_true", help="really delete it")

    status = _command(commands, "status", "the state of a project as JSON")
    status.add_argument("--project", required=True, metavar="P")
    _command(commands, "doctor", "what is missing on this machine, with remedies")

    demo = _command(commands, "demo", "the sample book on the practice model")
    demo.add_argument("--into", default="build/demo", help="folder for the project and the page")
    demo.add_argument("--seed", type=int)
    demo.set_defaults(verbose=True)
    return parser


def _restyle(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("input", nargs="?", help="Markdown, plain text, or Word (.docx)")
    parser.add_argument("-o", "--output", help="file to write, in the same form")
    parser.add_argument("--adapter", metavar="DIR[:STRENGTH]", help="a voice, or its name; strength 0-2 (1)")
    parser.add_argument("--project", metavar="P", help="take this project's voice")
    parser.add_argument("--author", help="whose voice, where the adapter does not say")
    parser.add_argument("--checkpoint", type=int, metavar="N", help="the weights of this step of training")
    parser.add_argument("--model", help="base model, when it is not where the adapter says")
    parser.add_argument("--llm", help="who describes your text; 'words' takes the text itself")
    parser.add_argument("--temperature", type=float, metavar="T", help="how freely it writes (1.0)")
    parser.add_argument("--length", type=float, metavar="SHARE", help="words, as a share of your own (1.0)")
    parser.add_argument("--variants", type=int, metavar="N", help="write 1 to 5 texts, each to its own file")
    parser.add_argument("--top-p", type=float)
    parser.add_argument("--repetition-penalty", type=float)
    parser.add_argument("--seed", type=int)
    parser.add_argument("--no-verify", dest="verify", action="store_false", default=None, help="no checks")
    parser.add_argument("--repl", action="store_true", help="talk to the voice, passage by passage")
    parser.add_argument("--list-adapters", action="store_true", help="the voices there are")
    parser.add_argument("--verbose", action="store_true", help="what the checks found")


def _evaluate(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--adapter", metavar="DIR", help="a voice, or its name")
    parser.add_argument("--project", metavar="P", help="its voice, or its author's books for another")
    parser.add_argument("--report", metavar="FILE", help="write the report as a web page, too")
    parser.add_argument("--json", action="store_true", help="all that was found, as JSON")
    parser.add_argument("--samples", type=int, metavar="N", help="held-out pages to write anew (6,000 words)")
    parser.add_argument("--no-scenes", dest="scenes", action="store_false", help="no scenes of today")
    parser.add_argument("--checkpoints", action="store_true", help="compare the states that training kept")
    parser.add_argument("--seed", type=int)
    parser.add_argument("--model", help="base model, when it is not where the adapter says")


def _command(commands: Any, name: str, line: str) -> argparse.ArgumentParser:
    parser: argparse.ArgumentParser = commands.add_parser(
        name, help=line, description=line[0].upper() + line[1:] + "."
    )
    return parser


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
    parser.add_argument(
        "--download", action="store_true", default=None, help="fetch the base model first if it is not here"
    )
    parser.add_argument(
        "--variety", action="store_true", default=None, help="word the instruction in several ways"
    )
    parser.add_argument(
        "--patience",
        type=int,
        metavar="N",
        help="end after N measurements without a better one; the best is kept",
    )
    parser.add_argument(
        "--no-sample",
        dest="sample",
        action="store_false",
        default=None,
        help="write no paragraph at each measurement",
    )
