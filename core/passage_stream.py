"""Owns a passage on its way from the resident writer to a terminal: as it is written, and what was found."""

from __future__ import annotations

from core.console import Console
from core.progress import BadInput, PasticheError
from core.resident import Event, Resident


class PassageStream:
    """A passage on its way to the terminal."""

    def __init__(self, console: Console, name: str) -> None:
        """`name` is the id of its request; what comes of another one is over."""
        self.console = console
        self.name = name
        self.shown = ""
        self.stopping = False
        self._open = False  # the cursor stands behind text

    def follow(self, writer: Resident) -> str:
        """Show it as it comes, and what the checks found; what there is of it.

        Raises:
            PasticheError: it could not be written, or the writer died.
        """
        while True:
            try:
                event = writer.hear()
                if event.get("id") == self.name and (text := self._take(event)) is not None:
                    return text
            except KeyboardInterrupt:
                if self.stopping:  # asked twice: at once
                    writer.end()
                    return self._stopped()
                self.stopping = True
                writer.ask({"do": "cancel", "id": self.name})
            except PasticheError:
                self._end_line()
                raise

    def _take(self, event: Event) -> str | None:
        """Show an event; the text where it was the last one."""
        match event["event"]:
            case "piece":
                self._show(event["text"])
            case "again":
                self._end_line()
                self.shown = ""
                self._show(event["text"])
            case "note":
                self._end_line()
                self.console.dim(event["text"])
            case "cancelled_passage":
                return self._stopped()
            case "written":
                return self._finished(event)
            case "failed":
                raise BadInput(event["message"], event["remedy"], event["detail"])
        return None

    def _show(self, text: str) -> None:
        """Into a file or a pipe nothing goes but what is kept in the end: nobody watches there."""
        self.shown += text
        if text and self.console.out.is_terminal:
            self._open = not text.endswith("\n")
            self.console.write(text)

    def _end_line(self) -> None:
        if self._open:
            self.console.write("\n")
            self._open = False

    def _finished(self, event: Event) -> str:
        text = str(event["text"])
        self._end_line()
        if not self.console.out.is_terminal:
            self.console.write(text + "\n")
        elif text.strip() != self.shown.strip():  # an earlier try was the better one
            self.console.dim("Kept of its tries:")
            self.console.write(text + "\n")
        for note in event["notes"]:
            self.console.warn(note["note"])
        return text

    def _stopped(self) -> str:
        self._end_line()
        if self.shown and not self.console.out.is_terminal:
            self.console.write(self.shown.strip() + "\n")
        self.console.dim("Stopped; what is there is kept." if self.shown else "Stopped.")
        return self.shown.strip()
