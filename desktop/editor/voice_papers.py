"""Owns what is known of the voices in the list: whose each is, what it needs, and what tells two apart."""

from __future__ import annotations

import dataclasses
import datetime
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QDate, QLocale

from core import adapters
from core.adapters.papers import name_of
from core.project import SUFFIX
from core.types import Adapter
from desktop import words
from desktop.language import translated
from desktop.preferences import Preferences


def tr(text: str) -> str:
    return QCoreApplication.translate("voices in the editor", text)


@dataclass(frozen=True, slots=True)
class Papers:
    """What the user said of a folder that does not say it itself; "" for what was not asked."""

    author: str = ""
    model: str = ""


@dataclass(frozen=True, slots=True)
class Known:
    """A voice, as far as it is known.

    Attributes:
        adapter: with author and base model as the user named them, where the user did.
        model: the base model that the user named, "" where the folder's own is meant.
        here: whether the base model lies on this machine.
        base: the base model's name for people.
        made: day on which its weights were written.
    """

    adapter: Adapter
    model: str = ""
    here: bool = True
    base: str = ""
    made: datetime.date = datetime.date.min

    @property
    def name(self) -> str:
        """What it was called, else the author, else the folder's name where nobody said whose voice it is."""
        return name_of(self.adapter)

    @property
    def project(self) -> str:
        """The project that it was trained in, "" for a folder of its own."""
        root = Path(self.adapter.path).parent.parent
        return root.stem if root.suffix == SUFFIX else ""

    @property
    def lacks(self) -> tuple[str, ...]:
        """What must be said before it can write: "author", "model", or "base" where that is not here."""
        lacking = [] if self.adapter.author else ["author"]
        if not self.adapter.base_model:
            lacking.append("model")
        elif not self.here:
            lacking.append("base")
        return tuple(lacking)

    @property
    def entry(self) -> Entry:
        return Entry(self.name, self.tip, self.model, bool(self.lacks))

    @property
    def tip(self) -> str:
        """All of it, in sentences."""
        said = []
        if not self.adapter.author:
            said.append(tr("The folder does not say whose voice it is."))
        if not self.adapter.base_model:
            said.append(tr("The folder does not say which base model it needs."))
        elif self.here:
            said.append(tr("Trained on {model}.").format(model=self.base))
        else:
            missing = tr("Trained on {model}, which is not on this machine.")
            said.append(missing.format(model=self.adapter.base_model))
        if self.project:
            said.append(tr("From the project {name}.").format(name=self.project))
        return " ".join([*said, self.adapter.path])


@dataclass(frozen=True, slots=True)
class Entry:
    """How a voice stands in the list.

    Attributes:
        model: goes with every request to load it, "" for the folder's own.
        lacking: it cannot write yet; marked with a sign, since a narrow list cuts the words.
    """

    label: str
    tip: str
    model: str = ""
    lacking: bool = False


def read_voices(folders: Iterable[Path], papers: Mapping[str, Papers]) -> list[Known]:
    """The voices in these folders and one level below. For a `Load`; loads no weights."""
    from core.writing.models import listed
    from core.writing.obtaining import is_here

    found, here = [], dict[str, bool]()
    for adapter in adapters.find(folders):
        said = papers.get(adapter.path, Papers())
        base = said.model or adapter.base_model
        if base not in here:
            here[base] = is_here(base)
        info = listed(base)
        named = dataclasses.replace(adapter, author=adapter.author or said.author, base_model=base)
        title = translated(info.title) if info is not None else base.rstrip("/").rpartition("/")[2]
        found.append(Known(named, said.model, here[base], title, _made(Path(adapter.path))))
    return sorted(found, key=lambda known: (known.name.casefold(), known.adapter.path))


def _made(folder: Path) -> datetime.date:
    return datetime.date.fromtimestamp(adapters.weights_file(folder).stat().st_mtime)


def entries(voices: Sequence[Known]) -> list[Entry]:
    """How the voices stand in the list: the author, what tells two of one author apart, what is missing."""
    alike = Counter(known.name for known in voices)
    made = []
    for known in voices:
        label = known.name
        if alike[known.name] > 1:
            others = [other for other in voices if other.name == known.name]
            label = ", ".join([label, *_marks(known, others)])
        if "base" in known.lacks:
            label = tr("{voice} (base model missing)").format(voice=label)
        elif known.lacks:
            label = tr("{voice} (to be named)").format(voice=label)
        made.append(dataclasses.replace(known.entry, label=label))
    return made


def _marks(known: Known, others: Sequence[Known]) -> list[str]:
    """As much as tells this voice from the others of its name: base model, project, day, folder."""
    ways: tuple[Callable[[Known], str], ...] = (
        lambda voice: voice.base,
        lambda voice: voice.project,
        _day,
        lambda voice: Path(voice.adapter.path).name,
        lambda voice: voice.adapter.path,
    )
    marks: list[str] = []
    left = list(others)
    for way in ways:
        if len(left) == 1:
            break
        values = {way(voice) for voice in left}
        if len(values) == 1:
            continue
        if way(known):
            marks.append(way(known))
        left = [voice for voice in left if way(voice) == way(known)]
    return marks


def _day(known: Known) -> str:
    day = QDate(known.made.year, known.made.month, known.made.day)
    return words.locale().toString(day, QLocale.FormatType.ShortFormat)


def remembered(preferences: Preferences) -> dict[str, Papers]:
    """What the user said of folders, by path."""
    found = preferences.get("voice_papers", {})
    return {
        path: Papers(str(said.get("author", "")), str(said.get("model", "")))
        for path, said in found.items()
        if isinstance(said, dict)
    }


def remember(preferences: Preferences, path: str, papers: Papers) -> None:
    """Keep what the user said of a folder; what was said before and is not said now stays."""
    preferences.look()
    before = remembered(preferences).get(path, Papers())
    said = {"author": papers.author or before.author, "model": papers.model or before.model}
    preferences.put("voice_papers", path, said)
