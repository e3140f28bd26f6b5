"""Asking over HTTP, with a real client against local servers that misbehave on order."""

from __future__ import annotations

import itertools
import time
import traceback
from collections.abc import Callable
from dataclasses import replace
from types import SimpleNamespace
from typing import Any

import pytest

from core import keys, runner
from core.describing.describe_text import describe_all
from core.describing.judge import judge
from core.describing.prompts import describe_prompt
from core.describing.providers import (
    SERVICES,
    Answer,
    Ask,
    Provider,
    destination,
    key_name,
    open_provider,
    openai_compatible,
    parallel,
    split_name,
)
from core.describing.providers import ollama as ollama_provider
from core.describing.providers.openai_compatible import OpenAICompatible
from core.describing.providers.parallel import SAME_IN_A_ROW, TRIES
from core.progress import (
    BadOption,
    Cancelled,
    Missing,
    Progress,
    ProviderError,
    ProviderOff,
    ProviderRefused,
)
from tests.fakes.llm_servers import Server, free_port_url, ollama_server, openai_server
from tests.fakes.prose import SUBJECTS, paragraph

KEY = "sk-planted-0123456789"


def asks(count: int) -> list[Ask]:
    texts = [paragraph(SUBJECTS[i % len(SUBJECTS)], 60, i) for i in range(count)]
    return [Ask(str(i), text, describe_prompt(text)) for i, text in enumerate(texts)]


def quick(llm: str, workers: int = 1) -> Any:
    """A provider that waits hundredths of a second where it would wait seconds."""
    provider: Any = open_provider(llm, workers)
    provider.first_wait = 0.01
    return provider


def openai_at(server: Server, workers: int = 1) -> Any:
    return quick(f"openai:any@{server.url}", workers)


def all_good(answers: list[Answer], questions: list[Ask]) -> bool:
    by_id = {a.id: a for a in answers}
    assert len(by_id) == len(answers) == len(questions)
    return all(judge(q.source, by_id[q.id].text) == "" for q in questions)


STARTS: dict[str, Callable[..., Any]] = {"openai": openai_server, "ollama": ollama_server}


def name(kind: str, server: Server) -> str:
    return f"openai:any@{server.url}" if kind == "openai" else f"ollama:small:1b@{server.url}"


@pytest.mark.parametrize("kind", STARTS)
@pytest.mark.parametrize("fault", ["429", "after", "500", "503", "drop", "half", "truncated", "slow"])
def test_a_passing_fault_is_got_over(kind: str, fault: str) -> None:
    def faults(number: int) -> str:
        return fault if number in (0, 3) else ""

    questions = asks(4)
    with STARTS[kind](faults, latency=0.01) as server:
        answers = list(quick(name(kind, server), 2).describe(questions))
    assert all_good(answers, questions)
    assert len(server.requests) == (4 if fault == "slow" else 6)


@pytest.mark.parametrize("kind", STARTS)
@pytest.mark.parametrize("fault", ["refusal", "empty", "short", "copy", "length"])
def test_a_bad_answer_is_asked_again_with_another_seed_and_what_was_wrong(kind: str, fault: str) -> None:
    texts = {q.id: q.source for q in asks(3)}
    with STARTS[kind]([fault]) as server:
        described = list(describe_all(texts, quick(name(kind, server))))
    assert {d.id: d.tries for d in described} == {"0": 2, "1": 1, "2": 1}
    assert all(judge(texts[d.id], d.text) == "" for d in described)
    assert len(server.requests) == 4
    assert server.excerpts[3] == server.excerpts[0]
    seeds = [(r.get("options") or r)["seed"] for r in server.requests]
    assert seeds[3] != seeds[0]


@pytest.mark.parametrize("fault", ["hang", "trickle"])
@pytest.mark.parametrize("kind", STARTS)
def test_an_answer_that_takes_too_long_is_given_up(
    kind: str, fault: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No bytes for too long, or bytes without an end: neither holds a worker."""
    monkeypatch.setattr(openai_compatible, "WHOLE_ANSWER", 0.6)
    monkeypatch.setattr(parallel, "LONGEST_FLIGHT", 0.8)
    with STARTS[kind](["", fault]) as server:
        assert all_good(list(quick(name(kind, server)).describe(asks(3))), asks(3))
    assert len(server.requests) >= 4  # on a busy machine a sound answer may take too long as well


def test_a_hollow_answer_is_asked_again() -> None:
    with openai_server(["no-choices"]) as server:
        assert all_good(list(openai_at(server).describe(asks(2))), asks(2))
    assert len(server.requests) == 3


def test_workers_work_at_the_same_time_and_not_more() -> None:
    questions = asks(12)
    with openai_server(latency=0.05) as server:
        answers = list(openai_at(server, workers=4).describe(questions))
    assert all_good(answers, questions)
    assert server.most_at_once == 4


@pytest.mark.parametrize("kind", STARTS)
def test_retry_after_is_obeyed(kind: str) -> None:
    with STARTS[kind](["after"]) as server:
        provider = quick(name(kind, server))
        start = time.monotonic()
        list(provider.describe(asks(1)))
        took = time.monotonic() - start
    assert took >= 0.3
    assert len(server.requests) == 2


def test_a_flagged_passage_is_no_wrong_key() -> None:
    """OpenRouter says 403 of a passage that a moderator did not like; the others go on."""
    with openai_server(["", "flagged"]) as server:
        answers = list(openai_at(server).describe(asks(3)))
    assert [bool(a.error) for a in answers] == [False, True, False]


@pytest.mark.parametrize(
    ("fault", "says"), [("401", "key"), ("402", "credit"), ("quota", "credit"), ("404", "no model")]
)
def test_what_no_patience_helps_stops_at_once(fault: str, says: str) -> None:
    with openai_server(lambda n: fault) as server, pytest.raises(ProviderRefused) as caught:
        list(openai_at(server, workers=2).describe(asks(30)))
    assert says in caught.value.message
    assert caught.value.remedy
    assert len(server.requests) <= 4


def test_one_refused_passage_is_set_down_and_the_others_go_on() -> None:
    with openai_server(["", "400"]) as server:
        answers = list(openai_at(server).describe(asks(3)))
    assert [bool(a.error) for a in answers] == [False, True, False]
    assert "not welcome" in answers[1].error
    assert len(server.requests) == 3


def test_a_provider_that_refuses_everything_is_left_alone_soon() -> None:
    with openai_server(lambda n: "400") as server, pytest.raises(ProviderRefused):
        list(openai_at(server).describe(asks(50)))
    assert len(server.requests) == SAME_IN_A_ROW


def test_a_fault_that_does_not_pass_fails_the_passage_after_some_tries() -> None:
    with openai_server(lambda n: "500") as server:
        answers = list(openai_at(server).describe(asks(1)))
    assert "500" in answers[0].error
    assert len(server.requests) == TRIES


def test_a_parameter_that_the_model_does_not_know_is_left_out() -> None:
    with openai_server(["seed"]) as server:
        assert all_good(list(openai_at(server).describe(asks(2))), asks(2))
    assert "seed" in server.requests[0]
    assert all("seed" not in r for r in server.requests[1:])


def test_nothing_at_the_address_is_said_with_a_remedy() -> None:
    url = free_port_url()
    with pytest.raises(ProviderOff) as caught:
        list(quick(f"openai:any@{url}").describe(asks(2)))
    assert url in caught.value.message
    with pytest.raises(ProviderOff, match="not running"):
        open_provider(f"ollama:small@{url}")


@pytest.mark.parametrize("kind", STARTS)
def test_a_server_that_goes_away_in_the_middle_has_time_to_come_back(kind: str) -> None:
    """Nobody listens any more: no passage fails for it, and the end says what to do."""
    came: list[Answer] = []
    with STARTS[kind](lambda n: "drop" if n else "") as server:
        provider = quick(name(kind, server))
        provider.first_wait = 0.001
        answers = provider.describe(asks(20))
        came.append(next(answers))
    with pytest.raises(ProviderOff) as caught:
        for answer in answers:
            came.append(answer)
    assert not [a for a in came if a.error]
    assert len(came) < 20
    assert caught.value.remedy


def test_a_stop_lets_the_questions_in_flight_come_back() -> None:
    ticks = itertools.count()

    def tick() -> None:
        if next(ticks) >= 2:
            raise Cancelled

    came: list[Answer] = []
    with openai_server(latency=0.02) as server, pytest.raises(Cancelled):
        for answer in openai_at(server, workers=3).describe(asks(40), tick):
            came.append(answer)
    assert len(came) == len(server.requests) < 40


def test_ollama_without_the_model_names_those_it_has() -> None:
    with ollama_server(models=("one:1b", "two:2b")) as server:
        with pytest.raises(ProviderRefused, match="one:1b, two:2b"):
            open_provider(f"ollama:three@{server.url}")
        assert ollama_provider.installed(server.url) == ["one:1b", "two:2b"]


def test_ollama_pulls_with_progress() -> None:
    seen: list[Progress] = []
    with ollama_server(models=()) as server:
        ollama_provider.pull("small:1b", seen.append, server.url)
        assert ollama_provider.installed(server.url) == ["small:1b"]
        with pytest.raises(ProviderRefused, match="unknown"):
            ollama_provider.pull("unknown", seen.append, server.url)
    assert [(p.done, p.total) for p in seen[1:4]] == [(20, 100), (60, 100), (100, 100)]


def test_ollama_is_asked_for_a_context_that_holds_prompt_and_answer() -> None:
    with ollama_server() as server:
        answers = list(quick(f"ollama:small:1b@{server.url}").describe(asks(1)))
    assert server.requests[0]["options"]["num_ctx"] >= 4096
    assert server.requests[0]["think"] is False
    assert answers[0].tokens_in == 700


def test_the_key_goes_into_the_header_and_nowhere_else(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", KEY)
    with openai_server(["", "401"]) as server:
        provider = openai_at(server)
        try:
            list(provider.describe(asks(2)))
        except ProviderError as error:
            shown = f"{error} {error.detail} {''.join(traceback.format_exception(error))} {provider!r}"
    assert server.headers[0]["authorization"] == f"Bearer {KEY}"
    assert KEY not in shown
    assert KEY not in str(vars(provider))


def test_a_cloud_provider_without_key_says_where_to_enter_it() -> None:
    keys.hand_over({})
    with pytest.raises(Missing, match="DeepSeek") as caught:
        open_provider("deepseek")
    assert "DEEPSEEK_API_KEY" in caught.value.remedy


@pytest.mark.parametrize("service", keys.VARIABLES)
def test_the_variables_are_honoured(service: str, monkeypatch: pytest.MonkeyPatch) -> None:
    keys.hand_over({})
    monkeypatch.setenv(keys.VARIABLES[service], f" {KEY}\n")
    assert OpenAICompatible(service, "m")._client.headers["authorization"] == f"Bearer {KEY}"


@pytest.mark.parametrize("key", ["sk-with a space", "sk-two\nlines", "sk-…", "sk-\u00e9t\u00e9"])
def test_a_key_that_cannot_be_one_is_told_and_not_shown(key: str, monkeypatch: pytest.MonkeyPatch) -> None:
    keys.hand_over({})
    monkeypatch.setenv("OPENAI_API_KEY", key)
    for llm in ("openai:m", "openai:m@https://example.org/v1"):
        with pytest.raises(BadOption, match="characters") as caught:
            open_provider(llm)
        assert key not in str(caught.value)
    with pytest.raises(BadOption, match="characters"):
        keys.store("openai", key)


@pytest.mark.parametrize("start", ["openai:m@", "openai:", "lmstudio:m@", "ollama:m@"])
@pytest.mark.parametrize(
    "url",
    [
        f"https://user:{KEY}@example.org/v1",
        f"https://{KEY}@example.org",
        f"http://127.0.0.1:9/v1?key={KEY}",
        f"https://example.org/v1#{KEY}",
        f"https://user:{KEY}@[broken",
    ],
)
def test_an_address_with_a_key_in_it_is_refused_and_not_shown(start: str, url: str) -> None:
    with pytest.raises(BadOption) as caught:
        open_provider(start + url)
    assert KEY not in "".join(traceback.format_exception(caught.value))
    assert KEY not in f"{caught.value} {caught.value.detail}"
    if "@" in start:
        assert "Settings > Keys" in caught.value.remedy


def test_a_key_is_never_sent_in_the_clear_to_another_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", KEY)
    plain = OpenAICompatible("openai", "m", "http://example.org/v1")
    safe = OpenAICompatible("openai", "m", "https://example.org")
    assert "authorization" not in plain._client.headers
    assert safe._client.headers["authorization"].endswith(KEY)
    assert safe.url == "https://example.org/v1"


@pytest.mark.parametrize(
    ("llm", "parts"),
    [
        ("deepseek", ("deepseek", "", "")),
        ("ollama:qwen3:8b", ("ollama", "qwen3:8b", "")),
        ("openai:a/b:free@https://x.org/v1", ("openai", "a/b:free", "https://x.org/v1")),
        ("mlx:user@home/model", ("mlx", "user@home/model", "")),
    ],
)
def test_names_of_providers(llm: str, parts: tuple[str, str, str]) -> None:
    assert split_name(llm) == parts


def test_where_the_text_would_go(monkeypatch: pytest.MonkeyPatch) -> None:
    assert destination("deepseek") == "api.deepseek.com"
    assert destination("openai:m@http://127.0.0.1:8080/v1") == ""
    assert [destination(llm) for llm in ("outline", "ollama:x", "mlx", "lmstudio:x")] == [""] * 4
    assert destination("openai:m@http://127.0.0.1.example.org/v1") == "127.0.0.1.example.org"
    assert destination("openai:m@http://[::1]:8080/v1") == ""
    monkeypatch.setenv("OLLAMA_HOST", "tower.example.org")
    assert destination("ollama:x") == "tower.example.org"
    monkeypatch.setenv("OLLAMA_HOST", "0.0.0.0:11434")
    assert destination("ollama:x") == ""
    assert key_name("openrouter:x") == "openrouter"
    assert key_name("ollama:x") is None


@pytest.mark.parametrize("llm", ["gpt", "openrouter", "ollama", "openai:m@http://"])
def test_names_that_make_no_sense(llm: str) -> None:
    with pytest.raises((BadOption, ProviderRefused)):
        open_provider(llm)
    with pytest.raises(BadOption):
        open_provider("outline", workers=33)


def test_a_provider_can_be_opened_again_by_its_name() -> None:
    with ollama_server() as server:
        first: Provider = open_provider(f"ollama:small:1b@{server.url}")
        assert open_provider(first.name).name == first.name
    assert open_provider("lmstudio:m").name == "lmstudio:m"


def test_thinking_is_switched_off_and_who_knows_no_switch_is_asked_without(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("DEEPSEEK_API_KEY", "sk-for-this-test")
    with openai_server() as server:
        service = replace(SERVICES["deepseek"], url=server.url)
        monkeypatch.setitem(SERVICES, "deepseek", service)  # type: ignore[arg-type]
        answers = list(open_provider("deepseek").describe(asks(1)))
        assert not answers[0].error and server.requests[0]["thinking"] == {"type": "disabled"}
        assert server.requests[0]["model"] == "deepseek-flash"
    refuses = lambda n: "thinking" if n == 0 else ""  # noqa: E731
    with openai_server(refuses) as server:
        monkeypatch.setitem(SERVICES, "deepseek", replace(service, url=server.url))  # type: ignore[arg-type]
        assert not any(answer.error for answer in open_provider("deepseek").describe(asks(2)))
        assert ["thinking" in request for request in server.requests] == [True, False, False]


def test_a_server_of_the_users_own_gets_its_own_key_and_no_other(monkeypatch: pytest.MonkeyPatch) -> None:
    stored = {"openai": "sk-of-openai", "openai@llm.example.org": "sk-of-example"}

    class Keychain:
        def get_password(self, service: str, name: str) -> str | None:
            return stored.get(name)

    monkeypatch.setattr(keys, "_keychain", Keychain)
    for url, wanted in (
        ("https://llm.example.org/v1", "Bearer sk-of-example"),
        ("https://other.example.org/v1", None),
        ("http://llm.example.org/v1", None),
    ):
        provider = OpenAICompatible("openai", "m", url)
        assert provider._client.headers.get("authorization") == wanted
    assert key_name("openai") == "openai" and key_name("lmstudio:m@https://a.example.org/v1") is None
    assert runner.keys_for(SimpleNamespace(llm="openai:m@https://llm.example.org/v1")) == {
        "openai@llm.example.org": "sk-of-example"
    }
