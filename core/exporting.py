"""Owns the stage *export*: a voice as a folder that can be given away, or that another program can use."""

from __future__ import annotations

import shlex
from dataclasses import dataclass
from pathlib import Path

from core import adapters
from core.files import same_place
from core.progress import BadOption, Progress, Report
from core.project import Project
from core.types import Adapter

STAGE = "export"
FORMS = ("mlx", "peft", "fused", "ollama")


@dataclass(frozen=True, slots=True)
class Options:
    """Which voice, where to, and as what.

    Attributes:
        adapter: its folder.
        output: the folder to make; it must not be there yet.
        form: "mlx" (Pastiche's own, which mlx-lm takes too), "peft" (for Hugging Face's libraries), "fused"
            (a whole model of base model and voice) or "ollama" (the same, not quantised, with a Modelfile).
        text: whether the author's text goes along; only "mlx" has a place for it.
        model: base model, when it is not where the adapter says.
    """

    adapter: str
    output: str
    form: str
    text: bool = False
    model: str = ""


@dataclass(frozen=True, slots=True)
class Result:
    """What was written.

    Attributes:
        folder: absolute. files: inside it, sorted. bytes: of all files.
        next: what to do with it, one command a line; empty where nothing needs to be typed.
        warnings: plain sentences.
    """

    folder: str
    files: tuple[str, ...]
    bytes: int
    next: str
    warnings: tuple[str, ...] = ()


def run(project: Project | None, options: Options, report: Report) -> Result:
    """Write the folder; it appears whole or not at all, and the voice stays as it is.

    Raises:
        BadInput: the voice is damaged, or of a kind that the form has no place for.
        BadOption: no such form, the place is taken, or lies inside the voice.
        Missing: the base model is not here. NoSpace, Cancelled: as elsewhere.
    """
    from core.adapters.placing import made, size

    adapter = adapters.load(Path(options.adapter))
    final = Path(options.output).expanduser().absolute()
    _check(adapter, final, options)
    with made(final) as folder:
        warnings = _write(adapter, folder, options, report)
    files = tuple(sorted(p.relative_to(final).as_posix() for p in final.rglob("*") if p.is_file()))
    return Result(str(final), files, size(final), _next(adapter, final, options.form), warnings)


def _check(adapter: Adapter, final: Path, options: Options) -> None:
    if options.form not in FORMS:
        raise BadOption(f"There is no form {options.form}.", f"Choose one of {', '.join(FORMS)}.")
    if options.text and options.form != "mlx":
        raise BadOption(
            "The author's text can only go along in the form mlx.", "Choose that form, or leave the text out."
        )
    inside = Path(adapter.path)
    if any(same_place(inside, place) for place in (final, *final.parents)):
        raise BadOption(f"{final} lies inside the voice itself.", "Choose a folder elsewhere.")


def _write(adapter: Adapter, folder: Path, options: Options, report: Report) -> tuple[str, ...]:
    from core.adapters import placing, shipping

    weights = adapters.weights_file(Path(adapter.path)).stat().st_size
    done = 0

    def moved(count: int) -> None:
        nonlocal done
        done += count
        report(Progress(STAGE, min(done, weights), weights, "Writing the voice"))

    report(Progress(STAGE, 0, None, "Looking at the voice"))
    if options.form in ("fused", "ollama"):
        return _fuse(adapter, folder, options, report)
    placing.need_space(folder, 2 * weights, "The voice")
    if options.form == "peft":
        return shipping.as_peft(adapter, folder, moved)
    warnings = shipping.as_mlx(adapter, folder, options.text, moved)
    return (
        warnings if options.text and adapters.keeps_text(folder) else (*warnings, *_hashes(adapter, folder))
    )


def _hashes(adapter: Adapter, folder: Path) -> tuple[str, ...]:
    """In the place of the author's text, what tells copies of it; or a word on why there is nothing."""
    from core.restyling.copying import TRACES, load_corpus

    corpus = load_corpus(Path(adapter.path))
    if corpus.runs is None:
        return (
            "This voice has neither its training text nor the traces of it, "
            "so copying cannot be checked wherever it goes.",
        )
    corpus.save(folder / TRACES)
    return ()


def _fuse(adapter: Adapter, folder: Path, options: Options, report: Report) -> tuple[str, ...]:
    from core.adapters import fusing, ollama, shipping
    from core.files import write_text
    from core.writing import models

    name = options.model or adapter.base_model
    if not name:
        raise BadOption("This voice does not say which base model it needs.", "Name it with --model.")
    base = models.resolve(name)
    models.prepare_mlx()
    whole = options.form == "ollama"

    def told(done: int, total: int, note: str) -> None:
        report(Progress(STAGE, done, total or None, note, {"bytes": 1.0}))

    fusing.fuse(base, adapters.prepared(Path(adapter.path)), folder, whole, not whole, told)
    if whole:
        ollama.write_beside(adapter, folder)
        return (*_other_base(adapter, base), *ollama.remarks(folder))
    write_text(folder / "prompt.txt", shipping.sample_prompt(adapter))
    return _other_base(adapter, base)


def _other_base(adapter: Adapter, base: Path) -> tuple[str, ...]:
    from core.writing import models

    trained_on = adapter.metadata.get("base_model_hash")
    if trained_on and trained_on != models.fingerprint(base):
        return ("This voice was not trained on this base model as it is here; it may not be itself.",)
    return ()


def _next(adapter: Adapter, folder: Path, form: str) -> str:
    from core.adapters import ollama, public

    place = shlex.quote(str(folder))
    if form == "ollama":
        return ollama.commands(adapter, folder)
    if form == "fused":
        return f"mlx_lm.generate --model {place} --ignore-chat-template --prompt - < {place}/prompt.txt"
    if form == "peft":
        base = public.hugging_face_name(adapter.base_model) or "the base model's folder"
        load = f"AutoModelForCausalLM.from_pretrained({base!r})"
        return (
            "from transformers import AutoModelForCausalLM\n"
            "from peft import PeftModel\n"
            f"model = PeftModel.from_pretrained({load}, {str(folder)!r})"
        )
    return f"pastiche voices --import {place}"
