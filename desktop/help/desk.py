"""Owns the way to help from anywhere in the window: the help window, made when it is first wanted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, Qt
from PySide6.QtWidgets import QPushButton, QWidget

from desktop.widgets.basics import button

if TYPE_CHECKING:
    from desktop.help.window import HelpWindow
    from desktop.report_window import ReportWindow
    from desktop.window import Window


def tr(text: str) -> str:
    return QCoreApplication.translate("help desk", text)


class HelpDesk(QObject):
    """Belongs to a window, and opens what helps with it."""

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self._window = window
        self.help: HelpWindow | None = None
        self.report: ReportWindow | None = None

    def show_page(self, name: str = "") -> None:
        """Open the help at this page, or at that of the page on show."""
        from desktop.help import keys, pages
        from desktop.help.window import HelpWindow

        if self.help is None:
            bar = self._window.menuBar()
            self.help = HelpWindow(lambda: keys.table(bar), self._window)
            self.help.wanted.connect(self._lead)
        self.help.show_page(name or pages.of_window(self._window.page))
        _front(self.help)
        self.help.text.setFocus(Qt.FocusReason.OtherFocusReason)

    def report_problem(self) -> None:
        """Open the report of a problem, gathered anew; what the user wrote before stays."""
        from desktop.report_window import ReportWindow

        if self.report is None:
            self.report = ReportWindow(self._window.state, self._window)
        self.report.gather()
        _front(self.report)

    def show_logs(self) -> None:
        """The folder of the logs in the system's file manager."""
        from desktop.report_window import show_logs

        show_logs(self._window.state.refused.emit)

    def _lead(self, page: str) -> None:
        self._window.show_page(page)
        _front(self._window)

    def question_mark(self) -> QPushButton:
        """A small button for the head of a page; it opens the help at the page on show."""
        made = button("?", self.show_page, "small", name=tr("Help with this page"))
        made.setToolTip(tr("Help with this page"))
        return made


def _front(widget: QWidget) -> None:
    widget.show()
    widget.raise_()
    widget.activateWindow()
