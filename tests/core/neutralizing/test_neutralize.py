"""The stage: every chunk once, nothing lost, nothing asked twice, and the author's text as it was."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from core import keys, runner
from core.files import join_runs, latest_rows, read_jsonl, write_text
from core.neutralizing import Options
from core.neutralizing.segment import segment
from core.progress import (
    BadInput,
    BadOption,
    Cancelled,
    Missing,
    Progress,
    ProviderError,
    ProviderOff,
    ProviderRefused,
    silent,
)
from core.project import Project
from core.runner import run_here
from core.stages import STAGES
from tests.fakes.chapters import Bench, text
from tests.fakes.llm_servers import free_port_url, openai_server
from tests.fakes.prose import paragraph


@pytest.fixture
def bench(tmp_path: Path) -> Bench:
    return Bench(tmp_path, text())


@pytest.fixture(autouse=True)
def hurried(monkeypatch: pytest.MonkeyPatch) -> None:
    """Wait hundredths of a second where providers wait seconds."""
    from core.describing.providers import openai_compatible, parallel

    def at_once(*args: Any) -> Any:
        return parallel.ask_in_parallel(*args[:4], 0.01)

    monkeypatch.setattr(openai_compatible, "ask_in_parallel", at_once)


def test_every_chunk_once_in_the_order_of_the_text(bench: Bench) -> None:
    result = bench.run()
    chunks = segment(bench.runs)
    assert [row["original"] for row in bench.rows] == [c.text for c in chunks]
    assert [(r["chapter"], r["start"], r["end"]) for r in bench.rows] == [
        (c.run, c.start, c.end) for c in chunks
    ]
    assert all(r["word_count"] == len(r["original"].split()) for r in bench.rows)
    assert {(r["book"], r["provider"], r["prompt_version"]) for r in bench.rows} == {
        ("novel", "outline", "outline-1")
    }
    assert (result.chunks, result.pairs, result.failed, result.asked) == (
        len(chunks),
        len(chunks),
        0,
        len(chunks),
    )
    assert result.coverage == 1.0
    assert 250 <= result.min_words <= result.mean_words <= result.max_words <= 650
    assert any("without AI" in w for w in result.warnings)
    assert not bench.beside("failed").exists()


def test_from_a_project_and_from_files_it_is_the_same(bench: Bench, tmp_path: Path) -> None:
    bench.run()
    project = Project.create(tmp_path / "novel.pastiche", "An Author")
    write_text(project.curated_text, join_runs(bench.runs))
    result = run_here("neutralize", project, Options(llm="outline"), silent)
    assert read_jsonl(project.pairs) == bench.rows
    assert result.output == str(project.pairs)
    assert project.state(STAGES["neutralize"]) == "fresh"


def test_again_it_asks_nothing_and_touches_nothing(bench: Bench) -> None:
    bench.run()
    before = bench.output.read_bytes(), bench.output.stat().st_mtime_ns
    again = bench.run()
    assert again.asked == 0
    assert again.pairs == len(bench.rows)
    assert (bench.output.read_bytes(), bench.output.stat().st_mtime_ns) == before


def test_nothing_to_ask_needs_no_provider(bench: Bench) -> None:
    keys.hand_over({})
    with openai_server() as server:
        bench.run(llm=f"openai:m@{server.url}")
    assert bench.run().asked == 0  # the server is gone
    assert bench.run(llm="deepseek").asked == 0  # and there is no key


def test_an_edit_upstream_asks_only_for_what_it_changed(bench: Bench) -> None:
    with openai_server() as server:
        bench.run(llm=f"openai:m@{server.url}")
        first, asked = bench.rows, len(server.requests)
        original = bench.runs
        bench.write([original[0], [*original[1][:7], *original[1][8:]], original[2]])
        result = bench.run()
        assert 1 <= len(server.requests) - asked == result.asked <= 3
        gone = [r for r in first if r["id"] not in {x["id"] for x in bench.rows}]
        assert read_jsonl(bench.beside("old")) == gone
        assert result.coverage == 1.0
        asked = len(server.requests)
        bench.write(original)  # the edit is taken back, and so are its pairs
        bench.run()
        assert len(server.requests) == asked
        assert bench.rows == first


def test_a_person_s_edit_of_a_pair_stays(bench: Bench) -> None:
    bench.run()
    rows = bench.rows
    rows[1] |= {"description": "Somebody wrote this by hand.", "edited": True}
    write_text(bench.output, "".join(json.dumps(r) + "\n" for r in rows))
    bench.write([*bench.runs, *text(1, seed=900)])
    bench.run()
    assert bench.rows[1]["description"] == "Somebody wrote this by hand."
    assert bench.rows[1]["edited"] is True


def test_without_resume_the_old_file_is_set_aside_under_a_number(bench: Bench) -> None:
    bench.run()
    first = bench.output.read_bytes()
    for number in (1, 2):
        assert bench.run(resume=False).asked == len(bench.rows)
        assert bench.output.with_name(f"author.before-{number}.jsonl").read_bytes() == first


def test_without_resume_nothing_moves_when_the_provider_is_not_there(bench: Bench) -> None:
    bench.run()
    before = bench.output.read_bytes()
    with pytest.raises(ProviderOff):
        bench.run(resume=False, llm=f"ollama:m@{free_port_url()}")
    assert bench.output.read_bytes() == before


def test_identical_chunks_are_two_pairs(bench: Bench) -> None:
    same = [paragraph("sea", 150, 1), paragraph("war", 150, 2)]
    bench.write([same, *text(1), same])
    bench.run()
    assert [r["original"] for r in bench.rows].count("\n\n".join(same)) == 2
    assert len({r["id"] for r in bench.rows}) == len(bench.rows)
    assert bench.run().asked == 0


def test_what_fails_is_listed_with_its_reason_and_tried_again(bench: Bench) -> None:
    victim = segment(bench.runs)[2].text

    def faults(number: int) -> str:
        return "refusal" if server.excerpts[number] == victim else ""

    with openai_server(faults) as server:
        result = bench.run(llm=f"openai:m@{server.url}", workers=4)
        failed = read_jsonl(bench.beside("failed"))
        assert (result.failed, result.pairs) == (1, result.chunks - 1)
        assert [f["original"] for f in failed] == [victim]
        assert "refusal" in failed[0]["reason"]
        assert victim not in [r["original"] for r in bench.rows]
        assert result.coverage < 1.0
        assert any("could not be described" in w for w in result.warnings)
    with openai_server() as server:
        again = bench.run(llm=f"openai:m@{server.url}")
        assert server.excerpts == [victim]
    assert again.failed == 0
    assert not bench.beside("failed").exists()
    assert [r["original"] for r in bench.rows] == [c.text for c in segment(bench.runs)]


def test_a_provider_that_never_says_anything_good_is_not_asked_to_the_end(tmp_path: Path) -> None:
    bench = Bench(tmp_path, text(8))
    with (
        openai_server(lambda n: "copy") as server,
        pytest.raises(ProviderRefused, match="first 12") as caught,
    ):
        bench.run(llm=f"openai:m@{server.url}", workers=2)
    assert "copied" in caught.value.message and len(server.requests) <= 12 + 2 < len(segment(bench.runs))


def test_if_all_fail_the_step_fails(tmp_path: Path) -> None:
    bench = Bench(tmp_path, text(1))
    with openai_server(lambda n: "short") as server, pytest.raises(ProviderError, match="short"):
        bench.run(llm=f"openai:m@{server.url}", workers=8)
    assert not bench.output.exists()
    assert len(read_jsonl(bench.beside("failed"))) == len(segment(bench.runs))


def test_low_coverage_is_said(bench: Bench) -> None:
    with openai_server(lambda n: "copy" if n % 3 == 0 else "") as server:
        result = bench.run(llm=f"openai:m@{server.url}", workers=1)
    rows = bench.rows
    fresh = {c.text: c.fresh_words for c in segment(bench.runs)}
    total = sum(len(p.split()) for run in bench.runs for p in run)
    assert result.coverage == pytest.approx(sum(fresh[r["original"]] for r in rows) / total)
    if result.coverage <= 0.9:
        assert any(w.startswith("Only") for w in result.warnings)


def test_no_credit_in_the_middle_keeps_what_is_done(bench: Bench) -> None:
    with openai_server(["", "", "", "402"]) as server, pytest.raises(ProviderRefused, match="credit"):
        bench.run(llm=f"openai:m@{server.url}")
    assert len(bench.rows) == 3
    with openai_server() as server:
        result = bench.run(llm=f"openai:m@{server.url}")
        assert len(server.requests) == result.asked == result.chunks - 3


def test_a_stop_keeps_what_is_done_and_the_next_run_goes_on(bench: Bench) -> None:
    def stop(progress: Progress) -> None:
        if progress.done == 4:
            raise Cancelled

    with pytest.raises(Cancelled):
        bench.run(stop)
    assert len(bench.rows) == 4
    result = bench.run()
    assert result.asked == result.chunks - 4
    assert [r["original"] for r in bench.rows] == [c.text for c in segment(bench.runs)]


def test_progress_only_rises_and_ends_at_all(bench: Bench) -> None:
    seen: list[Progress] = []
    result = bench.run(seen.append)
    done = [p.done for p in seen]
    assert done == sorted(done)
    assert (seen[-1].done, seen[-1].total) == (result.chunks, result.chunks)
    assert len(seen) >= result.chunks


def test_a_torn_last_line_is_asked_again(bench: Bench) -> None:
    bench.run()
    whole = bench.output.read_bytes()
    bench.output.write_bytes(whole[:-40])
    assert bench.run().asked == 1
    assert bench.output.read_bytes() == whole


def test_a_model_s_pairs_and_outlines_are_not_mixed_up(bench: Bench) -> None:
    bench.run()
    with openai_server() as server:
        result = bench.run(llm=f"openai:m@{server.url}", workers=4)
    assert result.asked == result.chunks
    assert {r["prompt_version"] for r in bench.rows} == {"reference-1"}
    assert len(read_jsonl(bench.beside("old"))) == result.chunks
    assert bench.run(llm="outline").asked == 0


def test_two_models_in_one_file_are_said(bench: Bench) -> None:
    with openai_server(["", "", "402"]) as server, pytest.raises(ProviderRefused):
        bench.run(llm=f"openai:one@{server.url}")
    with openai_server() as server:
        result = bench.run(llm=f"openai:two@{server.url}", workers=4)
    assert any("several providers" in w for w in result.warnings)


def test_a_broken_end_is_mended_only_with_the_author_s_words(bench: Bench) -> None:
    broken = "and so it went on. " + " ".join(bench.runs[0])
    bench.write([[broken]])
    with openai_server() as server:  # answers the mending with notes: a rewriting, so refused
        bench.run(llm=f"openai:m@{server.url}")
        mending = [r for r in server.requests if "cut out of a longer text" in r["messages"][0]["content"]]
    assert mending
    assert [r["original"] for r in bench.rows] == [c.text for c in segment(bench.runs)]
    with openai_server() as server:
        bench.run(llm=f"openai:m@{server.url}", resume=False, cleanup=False)
        assert len(server.requests) == len(bench.rows)


def test_bad_input(bench: Bench, tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="cannot be read"):
        bench.run(input=str(tmp_path / "nowhere.txt"))
    write_text(tmp_path / "empty.txt", "\n\n")
    with pytest.raises(BadInput, match="no text"):
        bench.run(input=str(tmp_path / "empty.txt"))
    write_text(tmp_path / "short.txt", "Too short to learn from.")
    with pytest.raises(BadInput, match="long enough"):
        bench.run(input=str(tmp_path / "short.txt"))
    with pytest.raises(BadOption, match="overwrite"):
        bench.run(input=str(tmp_path / "novel.txt"), output=str(tmp_path / "novel.txt"))
    write_text(tmp_path / "foreign.jsonl", '{"text": "not ours"}\n')
    with pytest.raises(BadInput, match="something else"):
        bench.run(output=str(tmp_path / "foreign.jsonl"))
    with pytest.raises(BadOption):
        bench.run(output="")


def test_a_project_without_a_curated_text_says_what_comes_first(tmp_path: Path) -> None:
    project = Project.create(tmp_path / "p.pastiche", "An Author")
    with pytest.raises(Missing, match="curated"):
        run_here("neutralize", project, Options(llm="outline"), silent)


def killed_after(bench: Bench, answers: int) -> int:
    """Run the stage in a child and kill it when its progress reaches `answers`; how many it had reported."""
    process = runner.start_worker(
        {"stage": "neutralize", "project": None, "options": runner.as_json(bench.options), "keys": {}}
    )
    assert process.stdout is not None
    done = 0
    for line in process.stdout:
        event = json.loads(line)
        done = event.get("done", done)
        if event["event"] != "progress" or (event.get("total") and done >= answers):
            break
    process.kill()
    process.wait()
    for pipe in (process.stdin, process.stdout, process.stderr):
        assert pipe is not None
        pipe.close()
    return done


@pytest.mark.parametrize("kills", [3, pytest.param(20, marks=pytest.mark.long)])
def test_kills_lose_only_what_is_in_flight(tmp_path: Path, kills: int) -> None:
    bench = Bench(tmp_path, text(5 if kills < 5 else 16))
    workers = 4
    with openai_server(latency=0.02) as server:
        bench.options = replace(bench.options, llm=f"openai:m@{server.url}", workers=workers)
        total = len(segment(bench.runs))
        for n in range(kills):
            on_disk = {r["original"] for r in latest_rows(bench.output)}
            asked = len(server.requests)
            done = killed_after(bench, len(on_disk) + max(1, total // (kills + 2)))
            rows = {r["original"] for r in latest_rows(bench.output)}
            assert len(rows) >= done
            assert not on_disk & set(server.excerpts[asked:])
            assert n == kills - 1 or len(rows) < total
        bench.run()
        assert len(server.requests) <= total + workers * kills
    assert [r["original"] for r in bench.rows] == [c.text for c in segment(bench.runs)]


@pytest.mark.parametrize("change", [{"word_count": "many"}, {"description": None}, {"original": 5}])
def test_a_row_that_is_no_pair_is_named(tmp_path: Path, change: dict[str, Any]) -> None:
    bench = Bench(tmp_path, text(1))
    bench.options = replace(bench.options, llm="outline")
    bench.run()
    rows = read_jsonl(bench.output)
    rows[0] |= change
    write_text(bench.output, "".join(json.dumps(row) + "\n" for row in rows))
    with pytest.raises(BadInput, match="row 1") as caught:
        bench.run()
    assert "Remove that row" in caught.value.remedy
