"""Owns what a report of a problem holds, with everything that could tell whose books these are taken out."""

from __future__ import annotations

import re
import time
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from core import adapters, doctor, machine
from core.files import read_json
from core.progress import BadInput, PasticheError
from core.project import Project, slug
from core.stages import STAGES
from desktop import log, own_words, traces
from desktop.editor.voices import voice_folders
from desktop.log import Told
from desktop.state import State

LINES = 200  # of the log


class Names:
    """What must not be in a report: names, and what stands for each."""

    def __init__(
        self,
        replaced: Mapping[str, str],
        folders: Sequence[Path] = (),
        roots: Sequence[Path] = (),
        project: Project | None = None,
    ) -> None:
        """Their names come with `with_all`.

        Args:
            folders: where voices are looked for.
            roots: projects; project: the open one, whose books are named.
        """
        self.replaced = {name: instead for name, instead in replaced.items() if len(name.strip()) > 1}
        self.folders, self.roots, self.project = folders, roots, project

    def with_all(self) -> Names:
        """These, and whose voices and projects lie on this disk. For a `Load`."""
        found = dict(self.replaced)
        for root in self.roots:
            found |= _author(_author_of(root))
        for voice in adapters.find(self.folders):
            found |= _author(voice.author) | {Path(voice.path).name: "[voice]"}
        return Names(found | _books_of(self.project))

    def out_of(self, text: str) -> str:
        """The longest first; a single word only as it is written, or "will" would go with Will."""
        for name in sorted(self.replaced, key=len, reverse=True):
            one = name.isalpha()
            pattern = rf"(?<!\w){re.escape(name)}(?!\w)"
            text = re.sub(
                pattern, lambda _, n=name: self.replaced[n], text, flags=0 if one else re.IGNORECASE
            )
        return text


def _author_of(root: Path) -> str:
    try:
        return str(read_json(root / "project.json").get("author", ""))
    except (OSError, BadInput, AttributeError):  # gone, or damaged: then nobody's name is in it
        return ""


def _books_of(project: Project | None) -> dict[str, str]:
    """Files, titles and authors of what was imported."""
    try:
        result = project.outcome(STAGES["import"]) if project is not None else None
    except BadInput:  # damaged: a report is wanted then all the more, and it has no words but ours
        return {}
    found: dict[str, str] = {}
    for book in result.books if result is not None else ():
        found |= _author(book.author)
        found |= dict.fromkeys((book.file, Path(book.file).stem, book.title), "[book]")
    for one in result.refused if result is not None else ():
        found |= dict.fromkeys((one.file, Path(one.file).stem), "[book]")
    return found


def _author(name: str) -> dict[str, str]:
    return dict.fromkeys((name, slug(name), *name.split()), "[author]") if name.strip() else {}


def names_of(state: State) -> Names:
    """The names that this window knows: of projects, authors and the user. Reads no disk."""
    home = Path.home()
    found = {str(home): "~", home.name: "[user]"}
    roots = [*state.preferences.recents(), *([state.project.root] if state.project else [])]
    for root in roots:
        found |= {str(root): "[project]", root.name: "[project]", root.stem: "[project]"}
    if state.project is not None:
        found |= _author(state.project.author)
    return Names(found, voice_folders(state), roots, state.project)


@dataclass(frozen=True, slots=True)
class Report:
    """Everything that would be sent. `did` is what the user writes; all else was gathered."""

    gathered: str
    did: str = ""

    @property
    def text(self) -> str:
        said = traces.without_secrets(self.did.strip()) or "(nothing was written here)"
        return f"Pastiche, report of a problem\n\nWhat I did\n{said}\n\n{self.gathered}"


def gather(names: Names) -> str:
    """Versions, the machine, the check-up, the last problem and the end of the log. For a `Load`: it takes
    seconds, since the check-up starts children."""
    names = names.with_all()
    parts = [
        ("When", [time.strftime("%Y-%m-%d %H:%M %z")]),
        ("Versions", log.versions()),
        ("Computer", _computer()),
        ("Check-up", [_check(check) for check in doctor.examine()]),
        ("The last problem", of_problem(log.last_problem())),
        ("The end of the log", log.tail(LINES) or ["(empty)"]),
        ("Crashes", _crashes()),
    ]
    made = "\n\n".join("\n".join([title, *lines]) for title, lines in parts if lines)
    return traces.without_secrets(names.out_of(made)) + "\n"


def _computer() -> Sequence[str]:
    here = machine.this_machine()
    power = {True: "on battery", False: "plugged in", None: "no battery"}[here.on_battery]
    disk = machine.human(machine.free_disk(machine.data_dir()))
    memory = f"{machine.human(here.memory)} of memory, {machine.human(here.free_memory)} free"
    return [f"{here.chip}, {here.cores} cores", memory, f"{disk} of disk free", power]


def _check(check: doctor.Check) -> str:
    mark = "ok" if check.ok else "missing"
    found = "" if "/" in check.found else f": {check.found}"
    return f"{check.name}: {mark}{found}" + (f" ({check.remedy})" if check.remedy else "")


def of_problem(told: Told | None) -> Sequence[str]:
    """What the user was shown last, in words of ours alone, and where in the code it was."""
    if told is None:
        return ["None was shown since Pastiche was started."]
    error: PasticheError = told.error
    when = time.strftime("%H:%M", time.localtime(told.time))
    said = [known for part in (error.message, error.remedy) if (known := own_words.of(part))]
    return [f"{type(error).__name__}, shown at {when}", *said, *traces.bare(error.detail)]


def _crashes() -> Iterable[str]:
    path = machine.log_dir() / "crash.log"
    return traces.bare(path.read_text(encoding="utf-8", errors="replace")) if path.is_file() else []
