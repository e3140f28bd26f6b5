"""A talk with a voice: passages stream, commands change the manner, neither Ctrl-C nor a death ends it."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from core.console import Console
from core.progress import BadInput, BadOption
from core.repl import Repl
from core.resident import Event, Resident
from core.restyling import Options
from tests.fakes.voices import ANSWER, SOURCE

Line = str | Callable[[], None]
"""What is typed, or what happens before the next line is."""


def talk(
    capsys: pytest.CaptureFixture[str],
    voice: Path,
    *lines: Line,
    writer: Resident | None = None,
    **more: object,
) -> tuple[str, str]:
    """What a talk puts on standard output and standard error."""
    waiting = list(lines)

    def read(prompt: str) -> str:
        while waiting:
            line = waiting.pop(0)
            if isinstance(line, str):
                return line
            line()
        raise EOFError

    options = Options(adapter=str(voice), temperature=0, repetition_penalty=1, meaning=False, **more)  # type: ignore[arg-type]
    Repl(Console(), options, read, writer=writer or Resident()).run()
    out, err = capsys.readouterr()
    assert "Traceback" not in out + err
    return out, " ".join(err.split())


def interrupt() -> None:
    raise KeyboardInterrupt


class Troubled(Resident):
    """One at which Ctrl-C is pressed when the second text has begun, or that is killed at the first."""

    texts = 0
    begun = ""
    mortal = False

    def hear(self) -> Event:
        event = super().hear()
        if event["event"] == "piece" and event["id"] != self.begun:
            self.begun, self.texts = event["id"], self.texts + 1
            if self.mortal and self.texts == 1:
                os.kill(self.process_id, signal.SIGKILL)
            elif not self.mortal and self.texts == 2:
                raise KeyboardInterrupt
        return event


def test_a_talk(capsys: pytest.CaptureFixture[str], voices: Path, tmp_path: Path) -> None:
    halves = SOURCE[: SOURCE.index("until")], SOURCE[SOURCE.index("until") :]
    writer, file = Troubled(), tmp_path / "a.txt"
    lines: Sequence[Line] = (
        *(":again", ":nope", ":save x.txt", ":words perhaps", ":author", ":temperature 9", ":length x"),
        *("thrown away", interrupt, "", *halves, "", ":again", f":save {file}", ":temperature 0"),
        *(":strength 1.5", ":length 1", ":again", ":base", ":words on", ":again"),
        *(f":voice {voices / 'bases'}", ":again", f":voice {voices / 'noisy'}:0", ":again"),
        *(":author Nobody", f":save {file}", ":help", ":quit", "never read", ""),
    )
    out, err = talk(capsys, voices / "steady", *lines, writer=writer)
    # As it came, :again, :base, by words, after a :voice that is none, with one at strength 0.
    assert writer.texts == 7 and out.count(ANSWER) >= 6
    assert file.read_text().strip() in ANSWER, "all of it, or what there was when it was stopped"
    for said in (
        "There is no passage yet.",
        "There is no :nope.",
        "Nothing was written yet.",
        ":words is on or off, not perhaps.",
        ":author names none.",
        "A temperature of 9 makes no sense. Choose one from 0 to 2.",
        "A length of x makes no sense. Choose one from 0.3 to 3.",
        "19 words; yours has 17.",
        "bases holds",
        "The voice of Nobody",
        "a.txt is there already.",
    ):
        assert said in err, said
    assert "Ctrl-D leaves" in out and ":temperature" in out and "never read" not in out
    assert not writer.running


@pytest.mark.long
def test_a_writer_that_dies_is_started_again(capsys: pytest.CaptureFixture[str], voices: Path) -> None:
    writer = Troubled()
    writer.mortal = True
    out, err = talk(capsys, voices / "steady", SOURCE, "", ":again", writer=writer)
    assert "The writer ended unexpectedly" in err and "It is started again." in err
    assert out.endswith(ANSWER + "\n")


def test_what_goes_to_a_cloud_is_asked_first(tmp_path: Path) -> None:
    from core.types import Adapter
    from core.voice_choice import describer

    cloud = Adapter(str(tmp_path), "Ada", "practice", {"describer": "deepseek:deepseek-flash"})
    asked: list[str] = []

    def answer(text: str) -> Callable[[str], str]:
        return lambda question: asked.append(question) or text  # type: ignore[func-returns-value]

    assert describer(cloud, "words", None) == "words" and describer(cloud, "deepseek", None) == "deepseek"
    assert describer(cloud, "", answer("Yes\n")) == "deepseek:deepseek-flash"
    assert "api.deepseek.com" in asked[0]
    for no in (None, answer(""), answer("n\n")):
        with pytest.raises(BadOption) as caught:
            describer(cloud, "", no)
        assert "--llm words" in caught.value.remedy
    here = Adapter(str(tmp_path), "Ada", "practice", {"describer": "outline"})
    assert describer(here, "", None) == ""


def test_names_in_the_library_and_strengths(tmp_path: Path, voices: Path) -> None:
    import shutil

    from core import adapters
    from core.voice_choice import chosen

    shutil.copytree(voices / "steady", adapters.home() / "ferry")
    shutil.copytree(voices / "steady", tmp_path / "odd:2")
    assert chosen("ferry:0.5", None)[1] == 0.5
    adapter, strength = chosen("Ada Ferry", None)
    assert Path(adapter.path).name == "ferry" and strength is None
    assert chosen(str(tmp_path / "odd:2"), None)[1] is None, "a folder of that name wins"
    with pytest.raises(BadInput, match="no voice nobody"):
        chosen("nobody", None)
