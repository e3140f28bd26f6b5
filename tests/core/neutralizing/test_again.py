"""Asking again: only what was named, never worse than before, and what the user wrote stays."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from core import training
from core.files import read_jsonl, write_jsonl
from core.neutralizing import Options, edits
from core.neutralizing.kinds import kinds_of
from core.neutralizing.segment import segment
from core.progress import BadOption, Cancelled, Locked, Missing, Progress, ProviderError, Report, silent
from core.project import Project
from core.runner import run_here
from core.stages import STAGES
from tests.fakes.chapters import Bench, text
from tests.fakes.llm_servers import openai_server
from tests.fakes.samples import copy_project


@pytest.fixture
def bench(tmp_path: Path) -> Bench:
    return Bench(tmp_path, text(2))


@pytest.fixture
def project(described_sample: Project, tmp_path: Path) -> Project:
    """The sample book with its outlines, in a folder that the test may change."""
    return copy_project(described_sample, tmp_path / "Sample.pastiche")


def mark(bench: Bench, place: int, **fields: Any) -> str:
    """Change a row on the disk; its id."""
    rows = bench.rows
    rows[place] |= fields
    write_jsonl(bench.output, rows)
    return str(rows[place]["id"])


def test_only_what_is_named_is_asked_again(bench: Bench) -> None:
    with openai_server() as server:
        bench.run(llm=f"openai:m@{server.url}")
        asked, before = len(server.requests), bench.rows
        id = mark(bench, 2, description="Something quite different that stood here before.")
        result = bench.run(again=(id,))
        assert [server.excerpts[asked]] == [before[2]["original"]] and len(server.requests) == asked + 1
        assert server.requests[asked]["seed"] != server.requests[2]["seed"]
    assert result.asked == 1 and bench.rows == before


def test_kinds_are_asked_again_with_what_was_wrong(bench: Bench) -> None:
    with openai_server() as server:
        bench.run(llm=f"openai:m@{server.url}")
        asked = len(server.requests)
        near = mark(bench, 0, copied=7)
        short = mark(bench, 1, description="Too little.")
        mine = mark(bench, 3, description="Mine is short.", edited=True, before="What was there.")
        bench.run(again=("near-copy", "short"))
        prompts = [r["messages"][0]["content"] for r in server.requests[asked:]]
        assert "too closely" in prompts[0] and "too short" in prompts[1] and len(prompts) == 2
    found = {row["id"]: row for row in bench.rows}
    assert not kinds_of(found[near]) and not kinds_of(found[short])
    assert found[mine]["description"] == "Mine is short."


def test_a_worse_answer_leaves_the_old_one_and_that_is_said(bench: Bench) -> None:
    chunks = len(segment(bench.runs))
    with openai_server(lambda n: "refusal" if n >= chunks else "") as server:
        bench.run(llm=f"openai:m@{server.url}")
        before = bench.rows
        result = bench.run(again=(before[1]["id"],))
    assert bench.rows == before and result.asked == 0 and result.failed == 0
    assert any("kept their earlier" in said and "refusal" in said for said in result.warnings)


def test_failures_that_are_not_asked_again_stay_on_the_list(bench: Bench) -> None:
    bad = {segment(bench.runs)[n].text for n in (1, 3)}
    with openai_server(lambda n: "refusal" if server.excerpts[n] in bad else "") as server:
        result = bench.run(llm=f"openai:m@{server.url}")
        assert result.failed == 2
        failed = read_jsonl(bench.beside("failed"))
        bad.clear()
        result = bench.run(again=(failed[0]["id"],))
    assert result.failed == 1 and result.asked == 1
    assert [row["id"] for row in read_jsonl(bench.beside("failed"))] == [failed[1]["id"]]


def test_again_before_the_end_or_for_nobody_is_refused(bench: Bench) -> None:
    bench.options = replace(bench.options, llm="outline")
    with pytest.raises(BadOption, match="not been asked"):
        bench.run(again=("failed",))
    bench.run(again=())
    with pytest.raises(BadOption, match="no passage") as caught:
        bench.run(again=("nobody",))
    assert "near-copy" in caught.value.remedy


def test_once_options_leave_no_trace(project: Project) -> None:
    run_here("neutralize", project, Options(llm="outline", again=("short",), workers=4), silent)
    kept = project.options("neutralize")
    assert "again" not in kept and "resume" not in kept and kept["workers"] == 4
    assert project.state(STAGES["neutralize"], Options(llm="outline")) == "fresh"


# By hand.
def test_written_by_hand_and_put_back(project: Project) -> None:
    first = read_jsonl(project.pairs)[0]
    edits.set_accounts(project, {first["id"]: "She walks.\n\nShe comes home. "})
    row = read_jsonl(project.pairs)[0]
    assert row["description"] == "She walks.\nShe comes home." and row["edited"]
    assert row["before"] == first["description"] and kinds_of(row) >= {"edited", "short"}
    edits.set_accounts(project, {first["id"]: "Again otherwise."})
    edits.set_accounts(project, {first["id"]: ""})
    assert read_jsonl(project.pairs)[0] == {**first, "edited": False, "before": ""}


def test_an_edit_survives_other_runs(project: Project) -> None:
    id = read_jsonl(project.pairs)[1]["id"]
    edits.set_accounts(project, {id: "What I say of it."})
    for options in (Options(llm="outline"), Options(llm="outline", resume=False)):
        run_here("neutralize", project, options, silent)
        assert {r["id"]: r["description"] for r in read_jsonl(project.pairs)}[id] == "What I say of it."
    with openai_server() as server:
        options = Options(llm=f"openai:m@{server.url}", resume=False, neutral_names=True, workers=8)
        run_here("neutralize", project, options, silent)
    assert {r["id"]: r["description"] for r in read_jsonl(project.pairs)}[id] == "What I say of it."


def test_a_failed_passage_is_written_by_hand(project: Project) -> None:
    first = read_jsonl(project.pairs)[0]["original"]
    with openai_server(lambda n: "refusal" if server.excerpts[n] == first else "") as server:
        options = Options(llm=f"openai:m@{server.url}", workers=8, resume=False)
        run_here("neutralize", project, options, silent)
    stage = STAGES["neutralize"]
    assert project.outcome(stage).failed == 1
    id = read_jsonl(project.failed)[0]["id"]
    edits.set_accounts(project, {id: "I know what happens here."})
    project.reload()
    assert project.outcome(stage).failed == 0 and not project.failed.exists()
    assert "reason" not in {r["id"]: r for r in read_jsonl(project.pairs)}[id]
    edits.set_accounts(project, {id: ""})
    project.reload()
    assert project.outcome(stage).failed == 1 and read_jsonl(project.failed)[0]["reason"]
    with pytest.raises(BadOption, match="not there"):
        edits.set_accounts(project, {"nobody": "Words."})


def test_no_edit_while_the_project_works(project: Project) -> None:
    id = read_jsonl(project.pairs)[0]["id"]
    with Project.open(project.root).lock(), pytest.raises(Locked):
        edits.set_accounts(project, {id: "Words."})


def test_what_the_judge_would_say() -> None:
    told = "The boat came in at night and nobody was at the quay to take the rope from her hands. " * 3
    assert "copied" in edits.complaint(told, told)
    assert (
        edits.complaint(told, "A boat lands in the dark; no one is there to help the woman with her rope.")
        == ""
    )


# What was begun and not finished.
def stop_after(count: int) -> Report:
    def report(progress: Progress) -> None:
        if progress.metrics and progress.done >= count:
            raise Cancelled

    return report


def test_half_a_run_does_not_pass_for_a_whole_one(project: Project) -> None:
    stage, outlines = STAGES["neutralize"], read_jsonl(project.pairs)
    with openai_server() as server:
        options = Options(llm=f"openai:m@{server.url}")
        with pytest.raises(Cancelled):
            run_here("neutralize", project, options, stop_after(3))
        again = Project.open(project.root)
        assert again.state(stage) == "missing" and again.unfinished("neutralize")
        assert again.options("neutralize")["llm"] == options.llm  # whoever goes on asks the same
        with pytest.raises(Missing, match="not finished"):
            run_here("train", again, training.Options(preset="practice", model="practice"), silent)
        rows = read_jsonl(project.pairs)
        assert {row["provider"] for row in rows} == {f"openai:m@{server.url}"} and len(rows) < len(outlines)
        run_here("neutralize", again, options, silent)
        assert len(server.requests) <= len(outlines) + 1
    assert again.state(stage, options) == "fresh" and not again.unfinished("neutralize")
    run_here("neutralize", again, Options(llm="outline"), silent)  # they waited, none was lost
    assert [r["description"] for r in read_jsonl(project.pairs)] == [r["description"] for r in outlines]


def test_asking_for_what_had_failed_leaves_the_step_done(project: Project) -> None:
    victim = read_jsonl(project.pairs)[2]["original"]
    with openai_server(lambda n: "refusal" if server.excerpts[n] == victim else "") as server:
        options = Options(llm=f"openai:m@{server.url}", workers=8)
        run_here("neutralize", project, options, silent)
        with pytest.raises(Cancelled):
            run_here("neutralize", project, options, stop_after(0))
    assert Project.open(project.root).state(STAGES["neutralize"]) == "fresh"


@pytest.mark.parametrize("answer", ["401", "refusal"])
def test_nothing_is_set_aside_for_who_never_answers(project: Project, answer: str) -> None:
    before = project.pairs.read_bytes()
    with openai_server(lambda n: answer) as server, pytest.raises(ProviderError):
        options = Options(llm=f"openai:m@{server.url}", resume=False)
        run_here("neutralize", project, options, silent)
    assert project.pairs.read_bytes() == before
    assert not list(project.pairs.parent.glob("*.before-*"))


def test_to_start_anew_and_to_ask_again_do_not_go_together(project: Project) -> None:
    before = project.pairs.read_bytes()
    with pytest.raises(BadOption, match="do not go together"):
        run_here("neutralize", project, Options(llm="outline", resume=False, again=("short",)), silent)
    assert project.pairs.read_bytes() == before


def test_mended_ends_are_asked_for_once(tmp_path: Path) -> None:
    runs = text(1)
    runs[0][0] = "and so the rest of it was left. " + runs[0][0]
    bench = Bench(tmp_path, runs)
    with openai_server() as server:
        bench.options = replace(bench.options, llm=f"openai:m@{server.url}")
        with pytest.raises(Cancelled):
            bench.run(stop_after(1))
        asked = [r["messages"][0]["content"] for r in server.requests]
        assert sum("cut out of a longer text" in prompt for prompt in asked) == 1
        bench.run()
        asked = [r["messages"][0]["content"] for r in server.requests]
    assert sum("cut out of a longer text" in prompt for prompt in asked) == 1
    assert not bench.beside("ends").exists()
