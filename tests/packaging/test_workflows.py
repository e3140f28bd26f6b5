"""The workflows: they can be read, call what there is, are pinned, and may do no more than they must."""

from __future__ import annotations

import os
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).parents[2]
GITHUB = ROOT / ".github"
WORKFLOWS = sorted((GITHUB / "workflows").glob("*.yml"))
NAMES = [path.stem for path in WORKFLOWS]


class Loader(yaml.SafeLoader):
    """YAML 1.2's booleans, or the key `on` would be read as true."""


Loader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in each if tag != "tag:yaml.org,2002:bool"]
    for first, each in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def read(path: Path) -> dict[str, Any]:
    return dict(yaml.load(path.read_text("utf-8"), Loader))


def jobs(name: str) -> dict[str, Any]:
    return dict(read(GITHUB / "workflows" / f"{name}.yml")["jobs"])


def steps() -> Iterator[dict[str, Any]]:
    for path in WORKFLOWS:
        for job in read(path)["jobs"].values():
            yield from job.get("steps", [])
    for path in (GITHUB / "actions").rglob("action.yml"):
        yield from read(path)["runs"]["steps"]


def commands() -> str:
    return "\n".join(step["run"] for step in steps() if "run" in step)


def used() -> list[str]:
    """Every action and workflow that is called."""
    called = [job["uses"] for name in NAMES for job in jobs(name).values() if "uses" in job]
    return [*called, *(step["uses"] for step in steps() if "uses" in step)]


def test_they_are_the_three_that_there_should_be() -> None:
    assert NAMES == ["checks", "mac", "release"]


def test_every_make_target_that_they_call_is_one() -> None:
    targets = set(re.findall(r"^([a-z][\w-]*):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))
    called = set(re.findall(r"^make ([\w-]+)", commands(), re.MULTILINE))
    assert {"dev", "check", "test"} <= called <= targets


def test_every_file_of_ours_that_they_call_is_there() -> None:
    called = set(re.findall(r"(?<![\w/])(?:packaging|tests)/[\w/.]+\w", commands()))
    assert {f"packaging/{name}.sh" for name in ("build", "sign", "notarize", "image", "keychain")} <= called
    for name in called:
        assert (ROOT / name).is_file(), name
        assert not name.endswith(".sh") or os.access(ROOT / name, os.X_OK), name
    for local in (name for name in used() if name.startswith("./")):
        assert (ROOT / local).is_file() or (ROOT / local / "action.yml").is_file(), local


def test_every_action_is_github_s_own_and_pinned_by_its_commit() -> None:
    for name in used():
        assert name.startswith("./") or re.fullmatch(r"actions/[\w-]+@[0-9a-f]{40}", name), name
    pins = {re.sub(r"@.*", "", name): name for name in used()}
    assert set(used()) == set(pins.values()), "one action, one commit"


def test_each_pin_says_its_version() -> None:
    text = "\n".join(path.read_text("utf-8") for path in [*WORKFLOWS, *GITHUB.rglob("action.yml")])
    assert len(
        re.findall(r"uses: actions/\S+@[0-9a-f]{40} # v\d+\.\d+\.\d+$", text, re.MULTILINE)
    ) == text.count("uses: actions/")


@pytest.mark.parametrize("name", NAMES)
def test_nothing_of_a_stranger_s_runs_with_our_rights(name: str) -> None:
    workflow = read(GITHUB / "workflows" / f"{name}.yml")
    assert "pull_request_target" not in workflow["on"] and "workflow_run" not in workflow["on"]
    assert workflow["permissions"] in ({}, {"contents": "read"})
    text = (GITHUB / "workflows" / f"{name}.yml").read_text("utf-8")
    for run in (step.get("run", "") for step in steps()):
        assert "${{" not in run, "what an event says goes through the environment, never into a script"
    if name != "release":
        assert "secrets." not in text


def test_only_the_job_that_publishes_may_write_and_it_runs_nothing_of_ours() -> None:
    release = jobs("release")
    writing = [name for name, job in release.items() if "write" in job.get("permissions", {}).values()]
    assert writing == ["publish"] and all("permissions" in job for job in release.values())
    assert not any("checkout" in step.get("uses", "") for step in release["publish"]["steps"])
    secret = [name for name, job in release.items() if "secrets." in str(job)]
    assert secret == ["sign"] and release["sign"]["environment"] == "release"


@pytest.mark.parametrize("name", NAMES)
def test_every_job_ends_in_time_and_keeps_no_token(name: str) -> None:
    assert "concurrency" in read(GITHUB / "workflows" / f"{name}.yml")
    for job in (job for job in jobs(name).values() if "steps" in job):
        assert job["timeout-minutes"] <= 120
        for step in job["steps"]:
            if step.get("uses", "").startswith("actions/checkout@"):
                assert step["with"]["persist-credentials"] == "false"


def test_secrets_reach_one_script_through_its_environment() -> None:
    given = [step for step in steps() if "secrets." in str(step)]
    assert [step["run"] for step in given] == ["packaging/keychain.sh"]
    asked = re.findall(r"PASTICHE_\w+", (ROOT / "packaging" / "keychain.sh").read_text("utf-8"))
    assert set(given[0]["env"]) <= set(asked)


def test_they_run_on_the_pythons_that_we_say() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    tested = jobs("checks")["tests"]["strategy"]["matrix"]["python"]
    assert tested == ["3.11", "3.12", "3.13"] and tested[0] == project["project"]["requires-python"].strip(
        ">="
    )
    chosen = [step["with"]["python-version"] for step in steps() if "python-version" in step.get("with", {})]
    assert all(each in tested or each.startswith("${{ matrix.") for each in chosen)


def test_the_bundle_s_python_is_the_one_that_build_sh_looks_for() -> None:
    environment = next(
        step["env"] for step in jobs("mac")["bundle"]["steps"] if "PACKAGE" in step.get("env", {})
    )
    version = re.search(r"/python/(\d+\.\d+)\.\d+/python-", environment["PACKAGE"])
    build = (ROOT / "packaging" / "build.sh").read_text("utf-8")
    assert version and f"Versions/{version[1]}/bin" in build
    assert re.fullmatch(r"[0-9a-f]{64}", environment["SHA256"])


def test_the_built_app_itself_is_run_away_from_its_source() -> None:
    used_by = {name: str(jobs(name)) for name in ("mac", "release")}
    assert all("./.github/actions/self-test" in text for text in used_by.values())
    run = next(step["run"] for step in steps() if "--self-test" in step.get("run", ""))
    assert "dist/Pastiche.app/Contents/MacOS/Pastiche" in run and "--report" in run
    assert run.index("cd ") < run.index("Pastiche.app")
