"""Owns how figures are said to people: numbers by locale, counted things, and rounded times."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QCoreApplication, QDate, QLocale

WAITS = "Another training"
"""How the note begins of a training that waits for one in another window, or on the command line."""


def tr(text: str) -> str:
    return QCoreApplication.translate("words", text)


def locale() -> QLocale:
    """The user's locale; where the system names none, English, so that thousands are parted."""
    found = QLocale()
    return QLocale(QLocale.Language.English) if found.language() == QLocale.Language.C else found


def number(value: int) -> str:
    return locale().toString(int(value))


def decimal(value: float, places: int = 2) -> str:
    return locale().toString(float(value), "f", places)


def percent(share: float) -> str:
    """A share of 0-1, rounded down, so that 100 % means all."""
    return tr("{n} %").format(n=number(int(share * 100 + 1e-9)))


def count(n: int, one: str, many: str) -> str:
    """`one` or `many`, both translated already, with {n} set by locale."""
    return (one if n == 1 else many).format(n=number(n))


def words(n: int) -> str:
    return count(n, tr("{n} word"), tr("{n} words"))


def paragraphs(n: int) -> str:
    return count(n, tr("{n} paragraph"), tr("{n} paragraphs"))


def passages(n: int) -> str:
    return count(n, tr("{n} passage"), tr("{n} passages"))


def books(n: int) -> str:
    return count(n, tr("{n} book"), tr("{n} books"))


def day(then: date) -> str:
    """E.g. "12 November 2026"."""
    return locale().toString(QDate(then.year, then.month, then.day), tr("d MMMM yyyy"))


def when(then: date) -> str:
    """E.g. "today", "on 12 November 2026"."""
    days = (date.today() - then).days
    if days in (0, 1):
        return tr("yesterday") if days else tr("today")
    return tr("on {day}").format(day=day(then))


def size(octets: int) -> str:
    """Bytes as people buy them: 4.6 GB, 820 MB."""
    if octets >= 1_000_000_000:
        return tr("{n} GB").format(n=decimal(octets / 1e9, 1))
    return tr("{n} MB").format(n=number(max(1, round(octets / 1e6))))


def about(seconds: float) -> str:
    """A time as people round it: "under a minute", "about 20 minutes", "about 2 hours"."""
    minutes = seconds / 60
    if minutes < 0.9:
        return tr("under a minute")
    if minutes < 1.6:
        return tr("about a minute")
    if minutes < 52:
        step = 1 if minutes < 4.5 else 5 if minutes < 33 else 10
        return tr("about {n} minutes").format(n=number(max(2, int(minutes / step + 0.5) * step)))
    hours = minutes / 60
    if hours < 1.25:
        return tr("about an hour")
    if hours < 10:
        halves = int(hours * 2 + 0.5)
        shown = number(halves // 2) if halves % 2 == 0 else decimal(halves / 2, 1)
        return tr("about {n} hours").format(n=shown)
    if hours < 36:
        return tr("about {n} hours").format(n=number(int(hours + 0.5)))
    return tr("about {n} days").format(n=number(int(hours / 24 + 0.5)))


class Clock:
    """How long work may still take, from what this run has done so far.

    What a resumed run finds done already says nothing about speed, so only the units since
    the first report count. Nothing is promised before 5 % or 20 seconds.
    """

    def __init__(self) -> None:
        self._first: tuple[float, int] | None = None
        self.left: float | None = None

    def see(self, now: float, done: int, total: int | None) -> None:
        """`now` in seconds on any steady clock."""
        if self._first is None or done < self._first[1]:
            self._first = (now, done)
        start, already = self._first
        spent, fresh = now - start, done - already
        if not total or fresh <= 0 or (fresh < 0.05 * (total - already) and spent < 20):
            self.left = None
        else:
            self.left = max(0.0, (total - done) * spent / fresh)

    def sentence(self) -> str:
        """E.g. "About 20 minutes left"."""
        if self.left is None:
            return tr("Working out how long this takes")
        spoken = about(self.left)
        return tr("{time} left").format(time=spoken[:1].upper() + spoken[1:])


# The five steps, in the words of the sidebar and the menus.
def step_title(stage: str) -> str:
    return {
        "import": tr("Import"),
        "clean": tr("Clean"),
        "curate": tr("Curate"),
        "neutralize": tr("Neutralize"),
        "train": tr("Train"),
        "restyle": tr("Restyle"),
        "voices": tr("Voices"),
        "projects": tr("Projects"),
        "settings": tr("Settings"),
    }[stage]


def step_gist(stage: str) -> str:
    """What a step does, while it has nothing else to say."""
    return {
        "import": tr("Bring the books"),
        "clean": tr("Only the author's words"),
        "curate": tr("Choose what to learn"),
        "neutralize": tr("Say plainly what happens"),
        "train": tr("Learn the voice"),
    }[stage]


def step_busy(stage: str) -> str:
    return {
        "import": tr("Reading the books"),
        "clean": tr("Cleaning the books"),
        "curate": tr("Choosing passages"),
        "neutralize": tr("Describing passages"),
        "train": tr("Learning the voice"),
        "try": tr("Trying three passages"),
        "probe": tr("Fetching the model"),
        "evaluate": tr("Measuring a voice"),
    }[stage]


def step_done(stage: str, result: object) -> str:
    """The result of a step in the few words that the sidebar has room for."""
    if stage == "import":
        found = result.books  # type: ignore[attr-defined]
        return f"{books(len(found))}, {words(sum(b.words for b in found))}"
    if stage == "clean":
        if result.look_paragraphs:  # type: ignore[attr-defined]
            n = result.look_paragraphs  # type: ignore[attr-defined]
            return count(n, tr("{n} paragraph to look at"), tr("{n} paragraphs to look at"))
        return tr("{words} kept").format(words=words(result.kept_words))  # type: ignore[attr-defined]
    if stage == "curate":
        return tr("{words} chosen").format(words=words(result.words))  # type: ignore[attr-defined]
    if stage == "neutralize":
        return tr("{passages} described").format(passages=passages(result.pairs))  # type: ignore[attr-defined]
    return tr("Finished, the voice is ready")


# What becomes of passages, in the words of somebody who writes books.
def passage_reason(reason: str) -> str:
    """Why a passage stays out, in a few plain words; a reason of another version stays as it is."""
    begins = {
        "beyond the budget": tr("not needed for this amount"),
        "too short": tr("shorter than you asked for"),
        "repeats an earlier": tr("said before"),
        "damaged": tr("misread letters"),
        "fewer than": tr("no two whole sentences"),
        "more than": tr("more signs than letters"),
        "one word": tr("one word over and over"),
        "dropped by you": tr("left out by you"),
    }
    return next((said for begin, said in begins.items() if reason.startswith(begin)), reason)


def decisions_waiting(n: int) -> str:
    one = tr("{n} decision of yours is not yet in the choice.")
    return count(n, one, tr("{n} decisions of yours are not yet in the choice."))
