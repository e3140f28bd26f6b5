"""A planted key is found nowhere: not while a run is under way, not behind it, and not in what fails."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest

from core import commands, keys, machine
from core.files import join_runs, write_text
from core.neutralizing import Options
from core.progress import PasticheError, silent
from core.project import Project
from core.runner import run_child, worker_environment
from tests.fakes.llm_servers import Server, openai_server
from tests.fakes.prose import SUBJECTS, paragraph

KEY = "sk-planted-0123456789abcdef"
BREAKS = """
from core.describing.providers.openai_compatible import OpenAICompatible

def broken(self, ask):
    raise RuntimeError("sent with " + self._client.headers["authorization"])

OpenAICompatible._request = broken
"""


@pytest.fixture
def project(tmp_path: Path) -> Project:
    made = Project.create(tmp_path / "home" / "novel.pastiche", "An Author")
    runs = [[paragraph(SUBJECTS[n % 4], 100, 10 * n + i) for i in range(4)] for n in range(12)]
    write_text(made.curated_text, join_runs(runs))
    return made


@pytest.fixture(autouse=True)
def nothing_handed_over() -> Iterator[None]:
    keys.hand_over({})
    yield
    keys.hand_over({})


def start(project: Project, server: Server, more: dict[str, str]) -> subprocess.Popen[str]:
    """`pastiche neutralize` with the key in its environment, as somebody at a terminal would have it."""
    home = project.root.parent
    return subprocess.Popen(
        [
            *(sys.executable, "-P", "-m", "core.cli", "neutralize", "--project", str(project.root)),
            *("--llm", f"openai:m@{server.url}", "--workers", "2"),
        ],
        env={**worker_environment(), "HOME": str(home), "OPENAI_API_KEY": KEY, **more},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def watched(process: subprocess.Popen[str], server: Server) -> str:
    """What anybody may look at while questions are asked: every command line, and the child's environment."""
    while len(server.requests) < 2 and process.poll() is None:
        server.closing.wait(0.01)
    family = [psutil.Process(process.pid)]
    children = family[0].children(recursive=True)
    assert children, "no child was at work"
    environments = [str(child.environ()) for child in children]
    return "\n".join([*environments, *(" ".join(p.cmdline()) for p in [*family, *children])])


def everything_in(folder: Path) -> bytes:
    return b"\n".join(p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file() and not p.is_symlink())


def test_while_it_runs_and_when_it_is_done(project: Project) -> None:
    with openai_server(latency=0.2) as server:
        process = start(project, server, {})
        seen = watched(process, server)
        said = "".join(process.communicate(timeout=60))
    assert process.returncode == 0, said
    assert {h["authorization"] for h in server.headers} == {f"Bearer {KEY}"}, "it was in use"
    assert "core.worker" in seen
    assert KEY not in seen
    assert KEY not in said
    assert KEY.encode() not in everything_in(project.root.parent)
    assert project.pairs.exists()


@pytest.mark.parametrize("fault", ["echo", "402", "unforeseen"])
def test_when_it_fails(project: Project, fault: str, tmp_path: Path) -> None:
    """A provider that repeats the key, one without credit, and a fault of ours that holds the key."""
    more = {}
    if fault == "unforeseen":
        write_text(tmp_path / "broken" / "sitecustomize.py", BREAKS)
        path = (str(tmp_path / "broken"), worker_environment().get("PYTHONPATH", ""))
        more["PYTHONPATH"] = os.pathsep.join(path)
    with openai_server(lambda n: f"echo {KEY}" if fault == "echo" else "402" if n > 3 else "") as server:
        process = start(project, server, more)
        said = "".join(process.communicate(timeout=60))
    assert process.returncode == 1, said
    assert said.strip()
    assert ("inside Pastiche" in said) == (fault == "unforeseen")
    assert KEY not in said
    assert KEY.encode() not in everything_in(project.root.parent)


def test_the_details_of_a_fault_hold_no_key(
    project: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The child was handed the key on its standard input; its traceback is what Copy Details copies."""
    write_text(tmp_path / "broken" / "sitecustomize.py", BREAKS)
    monkeypatch.setenv("PYTHONPATH", str(tmp_path / "broken"))
    monkeypatch.setenv("OPENAI_API_KEY", KEY)
    with openai_server() as server, pytest.raises(PasticheError) as caught:
        run_child("neutralize", project, Options(llm=f"openai:m@{server.url}"), silent)
    assert "RuntimeError: sent with Bearer [key]" in caught.value.detail
    assert KEY not in f"{caught.value} {caught.value.detail}"


@pytest.mark.parametrize("flags", [[], ["--try"], ["--estimate"], ["--download"]])
def test_an_address_with_a_key_in_it_is_neither_stored_nor_shown(
    project: Project, flags: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    llm = f"openai:m@https://user:{KEY}@127.0.0.1:9/v1"
    status = commands.main(["neutralize", "--project", str(project.root), "--llm", llm, *flags])
    said = "".join(capsys.readouterr())
    assert KEY not in said
    assert KEY.encode() not in everything_in(project.root.parent)
    assert status == 1 or flags == ["--estimate"]
    assert "--estimate" in flags or "Settings > Keys" in " ".join(said.split())


def test_a_crash_report_of_the_command_holds_no_key(
    tmp_path: Path, project: Project, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def crash(*args: object) -> None:
        raise RuntimeError(f"sent with Bearer {KEY}")

    monkeypatch.setenv("OPENAI_API_KEY", KEY)
    monkeypatch.setattr(commands, "run_child", crash)
    monkeypatch.setattr(machine, "log_dir", lambda: tmp_path / "log")
    assert commands.main(["neutralize", "--project", str(project.root), "--llm", "openai:m"]) == 1
    report = everything_in(tmp_path / "log").decode()
    assert "RuntimeError: sent with Bearer [key]" in report
    assert KEY not in report + "".join(capsys.readouterr())


def test_a_key_from_the_keychain_is_blotted_out_too(monkeypatch: pytest.MonkeyPatch) -> None:
    class Backend:
        def get_password(self, service: str, name: str) -> str:
            return KEY + name

    monkeypatch.setattr(keys, "_keychain", Backend)
    for name in (*keys.VARIABLES, "somebody"):
        monkeypatch.delenv(keys.VARIABLES.get(name, ""), raising=False)
        assert keys.find(name) == KEY + name
        assert "planted" not in keys.without_keys(f"Illegal header value Bearer {KEY}{name}.")


def test_no_variable_with_a_key_goes_to_a_child(monkeypatch: pytest.MonkeyPatch) -> None:
    for variable in keys.VARIABLES.values():
        monkeypatch.setenv(variable, KEY)
    assert "OPENROUTER_API_KEY" in keys.VARIABLES.values()
    assert KEY not in str(worker_environment())
