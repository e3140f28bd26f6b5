"""Owns the two cards that stand where a result would be: what went wrong, and what is not there yet."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from core import __version__, machine
from core.progress import PasticheError
from desktop import log, traces
from desktop.language import translated
from desktop.widgets.basics import button, column, fill, label, row
from desktop.widgets.icons import IconLabel


def details(error: PasticheError) -> str:
    """A failure for Copy Details: what was said, this machine, where in the code it was. No keys, no text."""
    here = machine.this_machine()
    head = [
        error.message,
        error.remedy,
        f"Pastiche {__version__}, {here.system}, {here.chip}, {here.memory / 1e9:.0f} GB",
    ]
    return traces.without_secrets("\n".join([*head, "", *traces.of_shown(error)]).rstrip()) + "\n"


class Problem(QFrame):
    """What happened, what to do, what is safe; the fixing button first, Copy Details last."""

    again = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "problem")
        self.error = PasticheError("", "")
        self.title = label("", "error", wrap=True)
        self.remedy = label("", "text", wrap=True)
        self.remedy.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)  # a path
        self.safe = label("", "soft", wrap=True)
        self.fix = button(self.tr("Try Again"), self.again.emit, "primary")
        self.other = button("")
        self.other.hide()
        self._other: Callable[[], None] | None = None
        self.other.clicked.connect(self._run_other)
        self.copy = button(self.tr("Copy Details"), self.copy_details, "link", "copy")
        lines = column(
            self.title, 8, self.remedy, 8, self.safe, 16, row(self.fix, 8, self.other, -1, self.copy)
        )
        layout = QHBoxLayout(self)
        layout.setContentsMargins(24, 24, 24, 24)
        layout.setSpacing(16)
        layout.addWidget(IconLabel("stopped", "error", 22), 0, Qt.AlignmentFlag.AlignTop)
        layout.addLayout(lines, 1)
        self.setAccessibleName(self.tr("Problem"))
        self.hide()

    def show_error(
        self, error: PasticheError, safe: str = "", other: tuple[str, Callable[[], None]] | None = None
    ) -> None:
        """Show a failure; `safe` says what is not lost, `other` is a second way out."""
        self.title.setText(translated(error.message))
        self.remedy.setText(self.tr("What to do: {remedy}").format(remedy=translated(error.remedy)))
        self.safe.setText(safe)
        self.safe.setVisible(bool(safe))
        self._other = None if other is None else other[1]
        self.other.setVisible(other is not None)
        if other is not None:
            self.other.setText(other[0])
            self.other.setAccessibleName(other[0])
        self.error = error
        self.copy.setText(self.tr("Copy Details"))
        log.problem(error)
        self.setAccessibleDescription(f"{self.title.text()} {self.remedy.text()} {safe}")
        self.show()

    def details(self) -> str:
        """What Copy Details copies."""
        return details(self.error)

    def copy_details(self) -> None:
        QGuiApplication.clipboard().setText(self.details())
        self.copy.setText(self.tr("Copied"))

    def _run_other(self) -> None:
        if self._other is not None:
            self._other()


class Empty(QWidget):
    """What will be here, why it is not yet, and one button that leads there."""

    wanted = Signal()

    def __init__(self, icon_name: str = "quill", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.icon = IconLabel(icon_name, "faint", 36)
        self.title = label("", "title")
        self.body = label("", "lead", wrap=True, width=480)
        self.body.setMinimumWidth(440)
        self.go = button("", self.wanted.emit)
        self.title.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.body.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(32, 0, 32, 40)
        layout.setSpacing(0)
        fill(
            layout,
            -1,
            row(-1, self.icon, -1),
            16,
            self.title,
            8,
            row(-1, self.body, -1),
            24,
            row(-1, self.go, -1),
            -1,
        )

    def show_text(self, title: str, body: str, go: str = "") -> None:
        """`go` names the button; without it there is none."""
        self.title.setText(title)
        self.body.setText(body)
        self.go.setText(go)
        self.go.setAccessibleName(go)
        self.go.setVisible(bool(go))
