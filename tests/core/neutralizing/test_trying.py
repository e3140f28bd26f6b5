"""The try: what a run will take is said before it, and what was tried is not paid for again."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from core.describing import prices
from core.describing.providers import full_name
from core.files import read_jsonl, write_jsonl
from core.neutralizing.segment import segment
from core.neutralizing.trying import Options, Result
from core.progress import BadInput, Cancelled, Missing, Progress, silent
from core.runner import run_child, run_here
from tests.fakes.chapters import Bench, text
from tests.fakes.llm_servers import openai_server


@pytest.fixture
def bench(tmp_path: Path) -> Bench:
    return Bench(tmp_path, text(3))


def tryout(bench: Bench, **changes: object) -> Result:
    options = Options(bench.options.input, bench.options.output, "An Author", llm=bench.options.llm)
    result: Result = run_here("try", None, replace(options, **changes), silent)  # type: ignore[arg-type]
    return result


def test_an_estimate_asks_nobody_and_needs_no_key(bench: Bench) -> None:
    result = tryout(bench, llm="deepseek", passages=0)
    chunks = segment(bench.runs)
    assert result.chunks == result.missing == len(chunks) and not result.tried
    assert result.words == sum(chunk.words for chunk in chunks)
    assert result.words * 1.3 < result.tokens_in < result.words * 2 and result.tokens_out < result.words
    price = prices.price_of("deepseek")
    assert price is not None and price.tokens_in > 0 and result.priced == price.as_of
    assert result.cost == pytest.approx(prices.cost(price, result.tokens_in, result.tokens_out))
    assert result.seconds is None
    assert not bench.output.exists() and not bench.beside("tried").exists()


def test_what_has_a_price_what_is_free_and_what_nobody_knows(bench: Bench) -> None:
    assert tryout(bench, llm="ollama:qwen3:8b", passages=0).cost == 0.0
    assert tryout(bench, llm="openai:m@http://127.0.0.1:1/v1", passages=0).cost == 0.0
    assert tryout(bench, llm="openai:m@https://example.org/v1", passages=0).cost is None
    outline = tryout(bench, llm="outline", passages=0)
    assert outline.cost == 0.0 and outline.seconds is not None and outline.seconds > 0


def test_the_users_own_prices_count(bench: Bench) -> None:
    path = prices.open_table()
    table = json.loads(path.read_text(encoding="utf-8"))
    table["prices"].append({"llm": "openrouter:mine/own", "in": 1, "out": 2, "as_of": "2026-11-01"})
    path.write_text(json.dumps(table), encoding="utf-8")
    assert prices.open_table() == path
    result = tryout(bench, llm="openrouter:mine/own", passages=0)
    assert result.cost == pytest.approx((result.tokens_in + 2 * result.tokens_out) / 1e6)
    for damaged in (
        "[]",
        '{"prices": [{"llm": "x"}]}',
        '{"prices": [{"llm": "x", "in": -1, "out": 0}]}',
        "{",
    ):
        path.write_text(damaged, encoding="utf-8")
        if damaged != "[]":
            with pytest.raises(BadInput) as caught:
                tryout(bench, llm="openrouter:mine/own", passages=0)
            assert caught.value.remedy


def test_three_are_tried_and_the_run_takes_them(bench: Bench) -> None:
    with openai_server(latency=0.01) as server:
        bench.options = replace(bench.options, llm=f"openai:m@{server.url}")
        first = tryout(bench)
        assert len(first.tried) == len(server.requests) == 3
        assert all(t.description and not t.reason and t.tokens_in and t.seconds > 0 for t in first.tried)
        asked = [c.text for c in segment(bench.runs) if c.text in server.excerpts]
        assert [t.original for t in first.tried] == asked
        assert first.missing == first.chunks - 3 and first.seconds is not None
        assert not bench.output.exists()
        assert tryout(bench).tried == first.tried and len(server.requests) == 3  # nothing is paid for twice
        others = tryout(bench, seed=1)
        assert not {t.id for t in others.tried} & {t.id for t in first.tried}
        result = bench.run()
        assert len(server.requests) == result.chunks == result.pairs
    rows = bench.rows
    assert {t.id: t.description for t in first.tried}.items() <= {
        r["id"]: r["description"] for r in rows
    }.items()
    assert not {"seconds", "answer", "reason"} & {key for row in rows for key in row}


def test_what_another_provider_said_is_not_taken(bench: Bench) -> None:
    with openai_server() as server:
        tryout(bench, llm=f"openai:m@{server.url}")
        bench.run(llm="outline")
    assert {row["provider"] for row in bench.rows} == {"outline"}


def test_a_bad_answer_is_shown_with_its_reason_and_asked_again_by_the_run(bench: Bench) -> None:
    with openai_server(lambda n: "refusal" if n < 9 else "") as server:
        bench.options = replace(bench.options, llm=f"openai:m@{server.url}")
        result = tryout(bench)
        assert len(result.tried) == 3
        assert all("refusal" in t.reason and "sorry" in t.answer and not t.description for t in result.tried)
        assert result.missing == result.chunks
        assert bench.run().pairs == result.chunks
    assert len(server.requests) == 9 + result.chunks


def test_a_stop_keeps_what_was_tried(bench: Bench) -> None:
    def stop(progress: Progress) -> None:
        assert progress.stage == "try"
        if progress.done:
            raise Cancelled

    with openai_server() as server:
        options = Options(bench.options.input, bench.options.output, "A", llm=f"openai:m@{server.url}")
        with pytest.raises(Cancelled):
            run_here("try", None, options, stop)
        assert len(read_jsonl(bench.beside("tried"))) == 1


def test_it_runs_in_a_child_and_says_what_is_wrong(bench: Bench) -> None:
    options = Options(bench.options.input, bench.options.output, "A", llm="mlx:nobody/nothing")
    with pytest.raises(Missing, match="not on this computer"):
        run_child("try", None, options, silent)
    assert run_child("try", None, replace(options, passages=0), silent).missing > 3


@pytest.mark.parametrize("llm", ["openai:m@http://127.0.0.1:9/v1", "outline", "lmstudio:some"])
def test_full_names_are_those_of_the_providers(llm: str) -> None:
    from core.describing.providers import open_provider

    assert full_name(llm) == open_provider(llm).name
    assert full_name("deepseek") == "deepseek:deepseek-flash"
    assert full_name("mlx").startswith("mlx:mlx-community/")


def test_to_start_anew_takes_what_it_takes_but_not_what_the_user_wrote(bench: Bench) -> None:
    bench.run(llm="outline")
    rows = bench.rows
    rows[0] |= {"edited": True, "description": "Mine."}
    write_jsonl(bench.output, rows)
    assert tryout(bench, llm="outline", passages=0).missing == 0
    anew = tryout(bench, llm="outline", passages=0, resume=False)
    assert anew.missing == anew.chunks - 1
    assert bench.rows == rows  # an estimate moves nothing
