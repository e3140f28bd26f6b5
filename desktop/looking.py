"""Owns the bar above the page that says why the open project can only be looked at."""

from __future__ import annotations

from desktop.state import State
from desktop.widgets.basics import button, column, holder, label, row


class LookBar:
    """`frame` is shown while it has something to say."""

    def __init__(self, state: State) -> None:
        self.state = state
        self.text = label("", "look", wrap=True)
        self.again = button(state.tr("Look Again"), state.look_again, "small")
        line = row(self.text, 16, self.again, margins=(16, 8, 8, 8))
        line.setStretch(0, 1)
        self.frame = holder(column(holder(line, "sending"), margins=(32, 16, 32, 0)))
        self.frame.setAccessibleName(state.tr("This project can only be looked at"))
        self.frame.hide()
        state.project_changed.connect(self.follow)

    def follow(self) -> None:
        why = self.state.why_read_only()
        self.frame.setVisible(why is not None)
        if why is not None:
            self.text.setText(f"{why.message} {why.remedy}")
