"""Owns the checks of what this copy is made of: modules, libraries, MLX, resources; and the Keychain."""

from __future__ import annotations

import importlib.util
import os
import secrets
import sys
from collections.abc import Sequence
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path

from PySide6.QtCore import QLibraryInfo, QTranslator
from PySide6.QtGui import QImage

from core import keys, machine, proving
from core.progress import Missing
from desktop.language import Language
from desktop.selftest.trial import Failed, Skipped, Trial

MAC = sys.platform == "darwin"
PATIENCE = 240.0
"""Seconds for a child that imports a library for the first time, while the system looks through its files."""
KEYCHAIN = 60.0
"""Seconds for the Keychain, which may ask a user who is not there."""

LIBRARIES = (
    *("mlx.core", "mlx.nn", "mlx.optimizers", "mlx.utils"),
    *("mlx_lm", "mlx_lm.generate", "mlx_lm.sample_utils", "mlx_lm.tokenizer_utils", "mlx_lm.tuner.utils"),
    *("mlx_lm.models.qwen3", "mlx_lm.models.qwen3_moe", "mlx_lm.models.qwen2", "mlx_lm.models.llama"),
    *("transformers", "transformers.models.auto.tokenization_auto", "tokenizers", "safetensors", "numpy"),
    *("lxml.etree", "lxml.html", "pypdfium2", "pypdfium2.raw", "chardet", "ftfy", "markdown_it", "yaml"),
    *("httpx", "ollama", "pydantic", "huggingface_hub", "psutil", "platformdirs", "rich.progress", "tqdm"),
    *(
        "keyring",
        "keyring.backends.fail",
        "keyring.backends.macOS" if MAC else "keyring.backends.SecretService",
    ),
)
"""What core imports, much of it only inside functions, and what those import by name at run time."""
EMBEDDINGS = {"torch": "torch", "sentence_transformers": "sentence-transformers"}
"""Modules that compare meanings, and the packages that bring them."""
MODELS = {"mlx", "mlx_lm", "torch", "transformers", "sentence_transformers"}
"""What the window's process never loads."""
WINDOW = ("objc", "AppKit", "Foundation") if MAC else ()
"""What the window's process imports beside desktop."""
NEEDED = (
    *("sample_book.epub", "sample_book/book.json", "sample_book/page.md", "prices.json"),
    *("practice_model/config.json", "practice_model/model.safetensors", "practice_model/tokenizer.json"),
)
ICONS = 20  # there are more
OFF = 1e-3
"""Share of the largest value by which MLX's product may differ from numpy's: a GPU adds up otherwise."""
ALIKE = 0.999
"""Cosine above which texts are the same, and below which they are others."""
ITEM = "self-test"
"""The Keychain item's name, under our service."""


def modules(trial: Trial) -> str:
    """Every module of the window imports, here; those of core do in a child, since some bring MLX."""
    here = [*proving.modules_of("desktop"), *WINDOW]
    _none_refused(proving.load(here))
    inside = bundle()
    _none_outside(proving.outside(Path(inside)) if inside else ())
    made = _load(trial, proving.Options(packages=("core",), inside=inside))
    return f"{len(here) + made.imported} modules"


def libraries(trial: Trial) -> str:
    made = _load(trial, proving.Options(modules=LIBRARIES, inside=bundle()))
    return f"{made.imported} modules of other people's"


def embeddings(trial: Trial) -> str:
    """What compares meanings is in a copy or not; one that holds a trace of it must hold it all, and work."""
    if not any(map(_named, EMBEDDINGS.items())):
        raise Skipped("not in this copy: Curate offers the even spread, Restyle checks no meanings")
    _load(trial, proving.Options(modules=tuple(EMBEDDINGS), inside=bundle()))
    other, same = trial.job("prove", proving.Options(vectors=True), PATIENCE).likeness
    if not (same > ALIKE > other):  # nor where one is not a number
        raise Failed(f"texts that are the same are {same:.3f} alike, others {other:.3f}")
    return f"torch and sentence_transformers; other texts are {other:.2f} alike, the same {same:.2f}"


def _named(names: tuple[str, str]) -> bool:
    """Whether a module is here, or the record of the package that brings it."""
    module, package = names
    try:
        return importlib.util.find_spec(module) is not None or distribution(package) is not None
    except PackageNotFoundError:
        return False


def bundle() -> str:
    """The folder of the bundle that this is, "" where it is none: py2app says so."""
    place = os.environ.get("RESOURCEPATH", "")
    return str(Path(place).parent) if place and getattr(sys, "frozen", False) else ""


def _load(trial: Trial, options: proving.Options) -> proving.Result:
    made: proving.Result = trial.job("prove", options, PATIENCE)
    _none_refused(made.refused)
    _none_outside(made.outside)
    return made


def _none_outside(files: Sequence[str]) -> None:
    if files:
        raise Failed(
            f"from outside the bundle: {files[0]} and {len(files) - 1} more", detail="\n".join(files)
        )


def _none_refused(refused: Sequence[proving.Refused]) -> None:
    if refused:
        more = f", and {len(refused) - 1} more" if len(refused) > 1 else ""
        detail = "\n".join(f"{one.name}\n{one.detail}" for one in refused)
        raise Failed(f"{refused[0].name}: {refused[0].said}{more}", detail=detail)


def mlx(trial: Trial) -> str:
    """MLX computes: on a Mac with Metal, whose kernels lie beside its library; elsewhere on the processor."""
    made = trial.job("prove", proving.Options(compute=True), PATIENCE)
    where = f"{made.device}, {made.library}"
    if not made.off <= OFF:  # nor where it is not a number
        raise Failed(f"its product is off by {made.off:.2g} on {where}")
    if MAC and not made.metallib:
        raise Failed(f"no mlx.metallib beside {made.library}")
    if MAC and not (made.metal and made.device == "gpu"):
        raise Failed(f"it computes without Metal, on {where}")
    return f"{'Metal' if made.metal else 'the processor'}, as numpy to {made.off:.1g}"


def resources(trial: Trial) -> str:
    """The sample, the practice model, icons, help and German are there and can be read."""
    from desktop.help import pages
    from desktop.widgets.icons import pixmap

    missing = [name for name in NEEDED if not machine.resource(name).is_file()]
    if missing:
        raise Failed(f"not found: {', '.join(missing)}")
    icons = sorted(path.stem for path in machine.resource("icons").glob("*.svg"))
    blank = [name for name in icons if not _has_ink(pixmap(name, "#000000").toImage())]
    if len(icons) < ICONS or blank:
        raise Failed(f"{len(icons)} icons, of which these are blank: {', '.join(blank) or 'none'}")
    english, german = pages.read("en"), pages.read("de")
    same = [name for name in pages.NAMES if german[name].text == english[name].text]
    if same:
        raise Failed(f"pages of the help that are not in German: {', '.join(same)}")
    language = Language(machine.resource("translations/de.ts"), trial.app)
    if not language.window or not language.core:
        raise Failed("the German texts are empty")
    if not QTranslator().load("qtbase_de", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
        raise Failed("Qt's own German texts are not there")
    return f"{len(icons)} icons, {len(english)} pages of help, {len(language.window)} texts in German"


def _has_ink(image: QImage) -> bool:
    points = ((x, y) for x in range(image.width()) for y in range(image.height()))
    return any(image.pixelColor(x, y).alpha() for x, y in points)


def certificates(trial: Trial) -> str:
    import httpx

    count = httpx.create_ssl_context().cert_store_stats()["x509_ca"]
    if not count:
        raise Failed("there is none")
    return f"{count} authorities"


def untouched(trial: Trial) -> str:
    """Nothing was written into the bundle meanwhile, e.g. bytecode: its signature would be broken."""
    place = bundle()
    if not place:
        raise Skipped("this is no bundle")
    changed = [str(path) for path in Path(place).rglob("*") if path.lstat().st_mtime > trial.began]
    if changed:
        raise Failed(f"written into: {changed[0]} and {len(changed) - 1} more", detail="\n".join(changed))
    return "nothing was written into it"


def keychain(trial: Trial) -> str:
    """An item of our own is written, read and removed."""
    secret = secrets.token_hex(16)
    try:
        trial.away(lambda: keys.store(ITEM, secret), KEYCHAIN)
    except Missing as missing:
        if MAC:
            raise
        raise Skipped("not available here: no secret service runs") from missing
    try:
        if trial.away(lambda: keys.find(ITEM), KEYCHAIN) != secret:
            raise Failed("what was read is not what was written")
    finally:
        trial.away(lambda: keys.remove(ITEM), KEYCHAIN)
    if trial.away(lambda: keys.find(ITEM), KEYCHAIN) is not None:
        raise Failed("the item is still there after it was removed")
    return "an item was written, read and removed"
