"""Owns which projects this window may change: those that are open or at work here, and why one may not."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

from PySide6.QtCore import QCoreApplication

from core.claim import Claim
from core.progress import ReadOnly
from core.project import Project


class Claims:
    """A project that was put away stays ours as long as its work goes on here."""

    def __init__(self) -> None:
        self._held: dict[Path, Claim] = {}

    def take(self, root: Path) -> None:
        """Claim a project, or try again where it was refused."""
        held = self._held.get(root)
        if held is None or held.kept_by:
            self._held[root] = Claim(root)

    def holds(self, root: Path) -> bool:
        """Whether nobody else may change this project now."""
        held = self._held.get(root)
        return held is not None and not held.kept_by

    def elsewhere(self, root: Path) -> bool:
        """Whether another window has this project."""
        held = self._held.get(root)
        return held is not None and held.kept_by == "another window"

    def keep_only(self, roots: Collection[Path | None]) -> None:
        """Let go of all the others."""
        for root in [root for root in self._held if root not in roots]:
            self._held.pop(root).release()

    def refusal(self, project: Project) -> ReadOnly | None:
        """None, or why this project can only be looked at, and what to do about it."""
        held = self._held.get(project.root)
        return _refusal(project, held.kept_by if held is not None else "")

    def check(self, folder: Path) -> None:
        """Before something in a folder is changed whose project need not be open. For a `Load`.

        Raises:
            ReadOnly: the project that it lies in can only be looked at now.
        """
        from core.adapters.removing import project_of  # what voices are made of; the start does without

        root = project_of(folder)
        if root is None:
            return
        ours = any(own.resolve() == root and not held.kept_by for own, held in list(self._held.items()))
        claim = None if ours else Claim(root)
        if claim is not None:
            claim.release()
        refusal = _refusal(Project.open(root), claim.kept_by if claim is not None else "")
        if refusal is not None:
            raise refusal


def _refusal(project: Project, kept_by: str) -> ReadOnly | None:
    kept_by = "a newer Pastiche" if project.read_only else kept_by
    if not kept_by:
        return None
    said, remedy = _reasons()[kept_by]
    return ReadOnly(said.format(name=project.root.stem), remedy)


def _reasons() -> dict[str, tuple[str, str]]:
    translate = QCoreApplication.translate
    return {
        "a newer Pastiche": (
            translate("State", "{name} was made by a newer Pastiche, so here it can only be looked at."),
            translate("State", "Update Pastiche to go on with it."),
        ),
        "another window": (
            translate(
                "State", "{name} is open in another window of Pastiche, so here it can only be looked at."
            ),
            translate("State", "Close it there, then open it here again."),
        ),
        "the folder": (
            translate("State", "{name} lies where Pastiche may not write, so it can only be looked at."),
            translate("State", "Duplicate it into a folder of your own, and go on with the copy."),
        ),
        "the disk": (
            translate(
                "State", "{name} lies on a disk that cannot keep two windows apart, so it is only shown."
            ),
            translate("State", "Duplicate it onto this computer's own disk, and go on with the copy."),
        ),
    }
