"""Owns `pastiche restyle --repl`: a passage is typed, the voice answers as it writes and stays warm."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from core.console import Console
from core.describing.providers import WORDS
from core.files import write_text
from core.language.words import count_words
from core.passage_stream import PassageStream
from core.progress import BadInput, BadOption, PasticheError, WorkerDied
from core.project import Project
from core.resident import Resident
from core.restyling import Options
from core.restyling.asking import LONGER, SHORTER
from core.runner import keys_for
from core.voice_choice import Ask, as_number, chosen, describer

HELP = """\
Type or paste a passage; an empty line ends it. Ctrl-C stops a passage, Ctrl-D leaves.
  :again              write the last passage once more, otherwise
  :base               the last passage from the base model without the voice, to compare
  :voice DIR[:1.3]    another voice          :author NAME       whose voice it is
  :temperature 0.8    how freely, 0 to 2     :strength 1.3      how strongly the voice works, 0 to 2
  :length 1.2         words to aim at, as a share of the passage's own
  :words on           your own words are the content, and nobody describes them; off again with :words off
  :save FILE          what was written, each passage's last text      :quit"""

_RANGES = {"temperature": (0.0, 2.0), "strength": (0.0, 2.0), "length": (SHORTER, LONGER)}
_SENT = ("temperature", "top_p", "repetition_penalty", "strength", "length", "verify")


@dataclass(slots=True)
class _Written:
    """One passage of the session: what was asked, and what is there of its last text."""

    source: str
    text: str = ""


@dataclass(slots=True)
class Repl:
    """One sitting.

    Attributes:
        read: gives the next line without its end; raises EOFError when there are no more.
        options: `adapter` is the folder of the voice in use; the rest as for a document.
        ask: puts a question; None where nobody could answer it.
    """

    console: Console
    options: Options
    read: Callable[[str], str]
    ask: Ask = None
    project: Project | None = None
    writer: Resident = field(default_factory=Resident)
    _named: str = ""  # the describer that the user named
    _llm: str = ""  # who describes now: that one, the words themselves, or "" for the voice's own
    _loaded: Options | None = None
    _pages: list[_Written] = field(default_factory=list)
    _seed: int = 0
    _asked: int = 0

    def run(self) -> None:
        """Answer until there are no more lines, or :quit.

        Raises:
            PasticheError: the first voice cannot be used.
        """
        try:
            self._named = self._llm = self.options.llm
            self._load()
            self.console.dim(HELP.partition("\n")[0])
            for entry in self._entries():
                try:
                    if not entry.startswith(":"):
                        self._pages.append(_Written(entry))
                        self._write()
                    elif self._command(entry):
                        break
                except PasticheError as error:
                    self.console.error(error)
                except KeyboardInterrupt:  # it came when there was nothing to stop any more
                    self.console.say("")
        finally:
            self.writer.end()

    # What comes in.
    def _entries(self) -> Iterator[str]:
        """Commands, and passages without the empty line that ends them."""
        lines: list[str] = []
        while True:
            try:
                line = self.read("… " if lines else "> ")
            except EOFError:
                if self.ask is not None:
                    self.console.write("\n")
                if lines:
                    yield "\n".join(lines)
                return
            except KeyboardInterrupt:
                lines = []
                self.console.say("\nCtrl-D leaves.")
                continue
            if not lines and line.startswith(":"):
                yield line.strip()
            elif line.strip():
                lines.append(line)
            elif lines:
                passage, lines = "\n".join(lines), []
                yield passage

    def _command(self, entry: str) -> bool:
        """Do what a line with a colon says; True for the one that leaves."""
        name, _, rest = entry[1:].partition(" ")
        rest = rest.strip()
        match name:
            case "quit":
                return True
            case "help":
                self.console.say(HELP)
            case "again":
                self._seed += 1
                self._write()
            case "base":
                self._write(base=True)
            case "temperature" | "strength" | "length":
                self._set(name, rest)
            case "voice" | "author":
                self._change_voice(name, rest)
            case "words":
                self._words(rest)
            case "save":
                self._save(rest)
            case _:
                raise BadOption(f"There is no :{name}.", "Type :help for those there are.")
        return False

    def _set(self, name: str, text: str) -> None:
        low, high = _RANGES[name]
        value = as_number(text)
        if value is None or not low <= value <= high:
            shown = f"A {name} of {text or 'nothing'}"
            raise BadOption(f"{shown} makes no sense.", f"Choose one from {low:g} to {high:g}.")
        self.options = replace(self.options, **{name: value})  # type: ignore[arg-type]

    def _change_voice(self, name: str, text: str) -> None:
        if not text:
            raise BadOption(f":{name} names none.", "Put it behind, after a space.")
        if name == "author":
            self._load(replace(self.options, author=text))
            return
        adapter, strength = chosen(text, self.project)
        if not (adapter.author or self.options.author):
            whose = f"{Path(adapter.path).name} does not say whose voice it is."
            raise BadOption(whose, "Type :author NAME first, then this again.")
        llm = self._llm or describer(adapter, "", self.ask)
        author = "" if adapter.author else self.options.author
        changed = replace(self.options, adapter=adapter.path, author=author, model="", checkpoint=0, llm=llm)
        self._load(changed if strength is None else replace(changed, strength=strength))

    def _words(self, text: str) -> None:
        if text not in ("on", "off"):
            raise BadOption(
                f":words is on or off, not {text or 'nothing'}.", "Type :words on, or :words off."
            )
        adapter, _ = chosen(self.options.adapter, self.project)
        named = "" if self._named == WORDS else self._named
        llm = WORDS if text == "on" else describer(adapter, named, self.ask)
        self._load(replace(self.options, llm=llm))
        self._llm = WORDS if text == "on" else named

    def _save(self, name: str) -> None:
        texts = [page.text for page in self._pages if page.text]
        path = Path(name).expanduser()
        if not name or not texts:
            said = "Nothing was written yet." if name else ":save names no file."
            raise BadInput(said, "Type a passage first." if name else "Put its name behind, after a space.")
        if path.exists():
            raise BadOption(f"{path} is there already.", "Choose another name: nothing is replaced.")
        write_text(path, "\n\n".join(texts) + "\n")
        self.console.say(f"{len(texts)} passage{'s' * (len(texts) != 1)} saved in {path}.")

    # The voice.
    def _load(self, options: Options | None = None) -> None:
        """Have the child load the voice; `options` become the ones in use when it has.

        Raises:
            PasticheError: it cannot be used; what was in use stays.
        """
        wanted = options or self.options
        before = self._loaded
        try:
            self._send_load(wanted)
        except PasticheError:
            if before is not None and self.writer.running:
                self._send_load(before)  # a load that failed may have let go of the voice before
            raise
        except KeyboardInterrupt:
            self.writer.end()
            if not self._pages and before is None:
                raise  # nothing had begun
            raise BadInput("Loading was stopped.", "A passage or :again begins it anew.") from None
        self.options = wanted

    def _send_load(self, options: Options) -> None:
        self._loaded = None
        self.writer.start(keys_for(options))
        names = ("adapter", "strength", "model", "author", "llm", "checkpoint")
        self.writer.ask({"do": "load", **{n: getattr(options, n) for n in names}, "meaning": options.meaning})
        self.console.dim("Loading the voice.")
        while (event := self.writer.hear())["event"] not in ("loaded", "failed"):
            pass
        if event["event"] == "failed":
            raise BadInput(event["message"], event["remedy"], event["detail"])
        self._loaded = options
        told = f"The voice of {event['author']}, on {event['base_model']}"
        self.console.dim(f"{told}; accounts by {event['describer']}. :help says what you can do.")
        for warning in event["warnings"]:
            self.console.warn(warning)

    # A passage.
    def _write(self, base: bool = False) -> None:
        """Have the last passage written; a writer that dies is started again once.

        Raises:
            PasticheError: it could not be written.
        """
        if not self._pages:
            raise BadInput("There is no passage yet.", "Type or paste one first.")
        page = self._pages[-1]
        for last in (False, True):
            try:
                if self._loaded is not None and not self.writer.running:
                    self.console.warn("The writer ended unexpectedly. It is started again.")
                    self._loaded = None
                if self._loaded is None:
                    self._load()
                self._ask_for(page, base)
                return
            except WorkerDied as died:
                self._loaded = None
                if last:
                    raise
                self.console.warn(f"{died.message} It is started again.")

    def _ask_for(self, page: _Written, base: bool) -> None:
        request: dict[str, Any] = {name: getattr(self.options, name) for name in _SENT}
        self._asked += 1
        name = str(self._asked)
        request |= {"do": "write", "id": name, "text": page.source, "llm": self.options.llm, "variants": 1}
        request["seed"] = self.options.seed + self._seed
        if base:
            request |= {"strength": 0.0, "verify": False}
        self.writer.ask(request)
        text = PassageStream(self.console, name).follow(self.writer)
        if text:
            self.console.dim(f"{count_words(text)} words; yours has {count_words(page.source)}.")
        if not base:
            page.text = text or page.text
