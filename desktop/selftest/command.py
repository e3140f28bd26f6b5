"""Owns `--self-test`: its flags, a folder of its own in place of the user's, and its exit status."""

from __future__ import annotations

import argparse
import faulthandler
import io
import os
import shutil
import signal
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import qInstallMessageHandler

from core.progress import PasticheError
from desktop import log
from desktop.app import make_app
from desktop.selftest import parts, walking
from desktop.selftest.running import Check, Report, run
from desktop.selftest.trial import Trial

FLAG = "--self-test"
LIMIT = 600.0
"""Seconds for all of it."""
GRACE = 60.0
"""Seconds more until what holds even the window's thread is ended by force."""

UNLOCK = "Unlock the login keychain: `security unlock-keychain`."
CHECKS = (
    Check("Modules", parts.modules),
    Check("Libraries", parts.libraries),
    Check("Embeddings", parts.embeddings),
    Check("MLX", parts.mlx, "MLX needs Apple Silicon and macOS 14, and mlx.metallib beside libmlx.dylib."),
    Check("Resources", parts.resources),
    Check("Certificates", parts.certificates),
    Check("Worker", walking.worker),
    Check("Window", walking.window, "It needs a screen; QT_QPA_PLATFORM=offscreen does without."),
    Check("Sample book", walking.sample),
    Check("Restyling", walking.restyling),
    Check("Pages", walking.every_page),
    Check("End", walking.end),
    Check("Bundle", parts.untouched),
    Check("Keychain", parts.keychain, UNLOCK),  # last: a thread that waits for a user cannot be ended
)


def main(argv: Sequence[str], checks: Sequence[Check] = CHECKS, limit: float = LIMIT) -> int:
    """Prove that this copy works; the exit status: 0 nothing failed, 1 something did, 2 wrong usage."""
    parser = argparse.ArgumentParser(prog="Pastiche", description="Prove that this copy of Pastiche works.")
    parser.add_argument(FLAG, action="store_true", help="the list of what works and what does not")
    parser.add_argument("--report", type=Path, metavar="FILE", help="the same as JSON, with details")
    path: Path | None = parser.parse_args(argv[1:]).report
    signal.signal(signal.SIGINT, signal.SIG_DFL)  # Ctrl-C ends all; children end with us
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="backslashreplace")
    report = Report(path, head())
    try:
        report.begin("Start")
        with own_folder() as folder, force(path, limit + GRACE):
            prove(checks, Trial(make_app(argv[:1]), folder, limit), report)
    except PasticheError as error:  # the report cannot be written
        print(f"{error.message}\n{error.remedy}", file=sys.stderr, flush=True)
        return 2
    print(f"{report.summary()}{f' Details: {path}' if path is not None else ''}", flush=True)
    if report.named("failed"):
        os._exit(1)  # what hangs would keep Python from ending
    return 0


def prove(checks: Sequence[Check], trial: Trial, report: Report) -> None:
    """Run the checks, with all that goes wrong beside them."""
    usual = sys.excepthook
    sys.excepthook = trial.caught
    qInstallMessageHandler(trial.hear)
    try:
        run(checks, trial, report)
        report.close(trial.heard)
    finally:
        qInstallMessageHandler(None)
        sys.excepthook = usual


def head() -> Mapping[str, object]:
    """What runs here, for the report."""
    said = {"pastiche": log.versions(), "executable": sys.executable, "folder": str(Path.cwd())}
    return {**said, "began": time.strftime("%Y-%m-%dT%H:%M:%S%z")}


@contextmanager
def own_folder() -> Iterator[Path]:
    """A folder that is gone afterwards, where this process and its children find all that is the user's."""
    folder = Path(tempfile.mkdtemp(prefix="pastiche-self-test-")).resolve()
    for name in ("CACHE", "CONFIG", "DATA", "STATE"):
        os.environ[f"XDG_{name}_HOME"] = str(folder / name.lower())  # which platformdirs heeds on a Mac, too
    os.environ["HF_HOME"] = str(folder / "huggingface")
    (folder / "temporary").mkdir()
    os.environ["TMPDIR"] = str(folder / "temporary")  # for children: libraries leave caches there
    os.environ["HF_HUB_OFFLINE"] = "1"
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def force(report: Path | None, seconds: float) -> Iterator[None]:
    """End the process after so many seconds, whatever holds it; where it was lies beside the report."""
    place = report.with_name(f"{report.stem}.threads.txt") if report is not None else Path(os.devnull)
    with place.open("w", encoding="utf-8") as stream:
        faulthandler.enable(stream)
        faulthandler.dump_traceback_later(seconds, exit=True, file=stream)
        try:
            yield
        finally:
            faulthandler.cancel_dump_traceback_later()
            faulthandler.disable()
    if report is not None:
        place.unlink()
