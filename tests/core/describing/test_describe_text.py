"""Describing: bad answers are asked again with what was wrong, and never stand in for a description."""

from __future__ import annotations

from typing import Any

import pytest

from core.describing.describe_text import (
    ROUNDS,
    broken_ends,
    contiguous_part,
    describe,
    describe_all,
    mend_all,
)
from core.describing.judge import judge
from core.describing.prompts import REFERENCE, describe_prompt, versions
from core.describing.providers import Answer, open_provider
from core.language.shingles import longest_shared_run
from core.language.words import count_words
from core.progress import ProviderError, ProviderRefused
from tests.fakes.answers import GOOD_JAPANESE, JAPANESE, WITH_NAMES, WITH_ROLES
from tests.fakes.llm_servers import Server, openai_server
from tests.fakes.passages import FRENCH, TOLD_BY_I, TOLD_OF_THEM

PASSAGES = {"one": TOLD_OF_THEM, "two": TOLD_BY_I, "three": FRENCH}


def provider_at(server: Server, workers: int = 1) -> Any:
    provider: Any = open_provider(f"openai:any@{server.url}", workers)
    provider.first_wait = 0.01
    return provider


@pytest.mark.parametrize("fault", ["refusal", "empty", "short", "copy", "length"])
def test_a_bad_answer_is_asked_again_and_told_why(fault: str) -> None:
    with openai_server([fault]) as server:
        found = {d.id: d for d in describe_all(PASSAGES, provider_at(server))}
    assert all(judge(PASSAGES[id], d.text) == "" and not d.reason for id, d in found.items())
    assert [found[id].tries for id in PASSAGES] == [2, 1, 1]
    first, again = server.requests[0], server.requests[3]
    assert again["seed"] != first["seed"]
    assert "could not be used" in again["messages"][0]["content"]
    assert len(server.requests) == 4
    assert found["one"].tokens_in == 2 * 700


def test_what_stays_bad_fails_with_the_reason_and_without_a_text() -> None:
    def faults(number: int) -> str:
        return "copy" if server.excerpts[number] == TOLD_BY_I else ""

    with openai_server(faults) as server:
        found = {d.id: d for d in describe_all(PASSAGES, provider_at(server))}
        with pytest.raises(ProviderError, match="copied"):
            describe(TOLD_BY_I, provider_at(server))
    assert found["two"].text == ""
    assert "copied" in found["two"].reason
    assert found["two"].tries == ROUNDS
    assert found["two"].answer.split() == TOLD_BY_I.split() and found["two"].copied == 0
    assert found["one"].text and found["three"].text
    assert found["one"].answer == ""


def test_a_description_comes_with_the_longest_run_it_shares_with_the_passage() -> None:
    with openai_server() as server:
        found = {d.id: d for d in describe_all(PASSAGES, provider_at(server))}
    for id, described in found.items():
        assert described.copied == longest_shared_run(described.text, PASSAGES[id]) <= 7
    assert max(d.copied for d in found.values()) > 0


def test_chatter_around_an_answer_costs_no_second_question() -> None:
    with openai_server(["chatty"]) as server:
        text = describe(TOLD_OF_THEM, provider_at(server))
    assert len(server.requests) == 1
    assert "think" not in text and "Here is" not in text and not text.startswith('"')


def test_the_whole_passage_is_asked_about_in_the_words_of_the_reference() -> None:
    with openai_server() as server:
        describe(TOLD_OF_THEM, provider_at(server))
    assert server.excerpts == [TOLD_OF_THEM]
    assert REFERENCE in server.requests[0]["messages"][0]["content"]


def test_neutral_names_are_asked_for_only_on_demand_and_keyed_apart() -> None:
    assert "role" in describe_prompt("text", neutral_names=True)
    assert "role" not in describe_prompt("text")
    assert not set(versions(True, True)) & set(versions(False, True)) & set(versions(False, False))


def test_the_outline_describes_without_being_asked_twice() -> None:
    found = list(describe_all(PASSAGES, open_provider("outline")))
    assert [d.id for d in found] == list(PASSAGES)
    assert {(d.reason, d.tries, d.version) for d in found} == {("", 1, "outline-1")}


def test_a_wrong_key_ends_it_with_what_was_described_so_far() -> None:
    came = []
    with openai_server(["", "401"]) as server, pytest.raises(ProviderRefused):
        for described in describe_all(PASSAGES, provider_at(server)):
            came.append(described.id)
    assert came == ["one"]


BROKEN = "and so they went. " + TOLD_OF_THEM


def test_only_broken_ends_are_sent_to_be_mended() -> None:
    class Trims:
        """Answers every question with the excerpt less its first four words, as a model would."""

        name, batch, reads_prompts = "trims", 1, True
        asked: list[str]

        def __init__(self, change: str = "") -> None:
            self.asked, self.change = [], change

        def describe(self, prompts: Any, tick: Any = None) -> Any:
            for ask in prompts:
                self.asked.append(ask.id)
                yield Answer(ask.id, ask.source.split(" ", 4)[4] + self.change)

    assert broken_ends(BROKEN) and not broken_ends(TOLD_OF_THEM)
    good: Any = Trims()
    assert [(m.id, m.text) for m in mend_all({"a": TOLD_OF_THEM, "b": BROKEN}, good)] == [("b", TOLD_OF_THEM)]
    assert good.asked == ["b"]
    rewrites: Any = Trims(" He smiled.")
    assert [m.text for m in mend_all({"b": BROKEN}, rewrites)] == [BROKEN]
    assert not list(mend_all({"b": BROKEN}, open_provider("outline")))


def test_a_contiguous_part_is_the_authors_own_text() -> None:
    original = "One two\n\nthree  four, five six."
    assert contiguous_part(original, "two three four, five six.") == "two\n\nthree  four, five six."
    assert contiguous_part(original, "two three five six.") == ""
    assert contiguous_part(original, "two three four; five six.") == ""
    assert contiguous_part(original, "six.") == ""
    assert contiguous_part(original, "") == ""


def test_a_part_of_a_text_without_spaces_is_found_and_a_changed_one_is_not() -> None:
    broken = "った。" + JAPANESE
    assert contiguous_part(broken, JAPANESE) == JAPANESE
    assert contiguous_part(broken, JAPANESE.replace("。", "。\n")) == JAPANESE
    assert contiguous_part(broken, JAPANESE.replace("春子", "夏子")) == ""
    assert contiguous_part(broken, JAPANESE[:40]) == ""


def test_a_part_cuts_no_word() -> None:
    assert contiguous_part("another one went home late", "other one went home late") == ""
    assert contiguous_part("one went, won one went home", "one went home") == ""
    assert contiguous_part("the end one, and the end two", "the end two and no more") == ""


def test_japanese_is_counted_by_characters() -> None:
    text = JAPANESE * 3  # 500 characters and more
    asked = describe_prompt(text)
    assert "in about 210 characters" in asked
    assert "in about 10 words" in describe_prompt("Nobody came. " * 4)

    class Looks:
        """Keeps what it was asked, and answers well."""

        name, batch, reads_prompts = "looks", 1, True

        def describe(self, prompts: Any, tick: Any = None) -> Any:
            for ask in prompts:
                room.append(ask.max_tokens)
                yield Answer(ask.id, GOOD_JAPANESE)

    room: list[int] = []
    looks: Any = Looks()
    assert describe(JAPANESE, looks) == GOOD_JAPANESE
    assert room == [512 + 2 * count_words(JAPANESE)]


def test_names_are_objected_to_only_where_roles_were_asked_for() -> None:
    class Names:
        """Says names until told not to."""

        name, batch, reads_prompts = "names", 1, True

        def describe(self, prompts: Any, tick: Any = None) -> Any:
            for ask in prompts:
                told = "could not be used: It used the name" in ask.prompt
                yield Answer(ask.id, WITH_ROLES if told else WITH_NAMES)

    provider: Any = Names()
    assert describe(TOLD_OF_THEM, provider) == WITH_NAMES
    (found,) = describe_all({"one": TOLD_OF_THEM}, provider, neutral_names=True)
    assert (found.text, found.tries) == (WITH_ROLES, 2)
    outlined = list(describe_all(PASSAGES, open_provider("outline"), neutral_names=True))
    assert [d.reason for d in outlined] == ["", "", ""]
