"""Owns the sentences under what the quick panel wrote: what held, what to look at, and where it was made."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from core.describing.providers import destination
from core.types import Adapter
from desktop import mac, words
from desktop.editor.asking import describer_of, service_of
from desktop.editor.margin import Note
from desktop.editor.passage_model import IN_HAND, Row, State
from desktop.quick.taking import Stage
from desktop.quick.writing import Writing


def tr(text: str) -> str:
    return QCoreApplication.translate("quick panel", text)


def notes(rows: Sequence[Row], done: bool) -> list[Note]:
    """What to look at, each thing once; where there is nothing, what was checked and held.

    Before it is done: why a passage is written once more.
    """
    if not done:
        again = [remark.text for row in rows for remark in row.remarks if row.state in IN_HAND]
        return [Note("restyle", text) for text in dict.fromkeys(again)]
    remarks = [remark for row in rows for remark in row.remarks]
    said = [*_left(rows), *(r.text for r in remarks if r.to_look_at and r.kind != "failed")]
    if said:
        return [Note("stopped", text, "look") for text in dict.fromkeys(said)]
    held = _held([row for row in rows if row.state == State.FRESH])
    unchecked = tr("Nothing was checked: checks are off in the editor.")
    return [Note("tick", held) if held else Note("", unchecked)]


def _left(rows: Sequence[Row]) -> list[str]:
    """Passages that are not in the voice."""
    failed = sum(row.state == State.FAILED for row in rows)
    stopped = sum(row.state == State.OPEN for row in rows)
    said = []
    if failed:
        one = tr("{n} passage could not be written and stays as it was.")
        said.append(words.count(failed, one, tr("{n} passages could not be written and stay as they were.")))
    if stopped:
        one = tr("Stopped: {n} passage stays as it was.")
        said.append(words.count(stopped, one, tr("Stopped: {n} passages stay as they were.")))
    return said


def _held(rows: Sequence[Row]) -> str:
    """Only what was looked at in every passage; e.g. "Nothing copied, no name or number lost"."""
    looked = [set(row.version.checked) for row in rows if row.version is not None]
    checked = set.intersection(*looked) if looked else set()
    parts = []
    if "copying" in checked:
        parts.append(tr("nothing copied"))
    if {"names", "numbers"} <= checked:
        parts.append(tr("no name or number lost"))
    if "meaning" in checked:
        parts.append(tr("meaning close"))
    said = ", ".join(parts)
    return said[:1].upper() + said[1:]


def made(seconds: float, adapter: Adapter | None, from_words: bool) -> str:
    """Where it was written, and in what time; who was sent the text, where anybody was."""
    one, many = tr("Written on this computer in {n} second."), tr("Written on this computer in {n} seconds.")
    if mac.MAC:
        one, many = tr("Written on this Mac in {n} second."), tr("Written on this Mac in {n} seconds.")
    said = words.count(max(1, round(seconds)), one, many)
    describer = "" if adapter is None or from_words else describer_of(adapter)
    if not describer or not destination(describer):
        return said
    sent = tr("Described by {service}.").format(service=service_of(describer))
    return f"{sent} {said}"


def sentence(writing: Writing) -> str:
    """What goes on, for the panel's foot."""
    match writing.stage:
        case Stage.READING | Stage.STARTING:
            return tr("Getting ready...")
        case Stage.PAUSING:
            return tr("{work} pauses; its last step is being saved.").format(work=writing.pausing.work)
        case Stage.WRITING:
            said = tr("Loading the voice...") if writing.loading else tr("Writing...")
            return f"{said} {_pauses(writing)}".rstrip()
        case Stage.STOPPED:
            return f"{tr('Stopped. Nothing was written.')} {_pauses(writing)}".rstrip()
        case Stage.DONE:
            where = made(writing.seconds, writing.choice.adapter, writing.choice.wishes.from_words)
            return f"{where} {_pauses(writing)}".rstrip()
    return ""


def _pauses(writing: Writing) -> str:
    """While a training waits: that it does, and until when."""
    work = writing.pausing.work if writing.pausing.holds else ""
    return tr("{work} pauses until this panel is closed.").format(work=work) if work else ""


def instead(writing: Writing, selected: bool) -> tuple[str, str, str]:
    """What stands there where nothing can be written: title, why, and the button's words."""
    match writing.stage:
        case Stage.LONG:
            title = tr("This is a long text: {words}").format(words=words.words(writing.words))
            body = tr(
                "So much is better read passage by passage, where each can be taken, changed or left as it "
                "was. The editor does that."
            )
            return title, body, tr("Open in the Editor")
        case Stage.VOICELESS:
            body = tr("Pastiche learns one from books in five steps, or takes one trained elsewhere.")
            return tr("No voice yet"), body, tr("Open Pastiche")
        case Stage.BARE:
            body = tr("Headings, lists, code and a few words alone stay as they are. Copy whole sentences.")
            return tr("Nothing to restyle here"), body, tr("Look Again")
    title = tr("There is no text here") if selected else tr("The clipboard has no text")
    return title, tr("Copy a few sentences in any application, then look again."), tr("Look Again")
