"""The judge catches what must not be learned from, takes off what models add, and lets the rest pass."""

from __future__ import annotations

import pytest

from core.describing.judge import clean, judge
from core.describing.person import narration, person
from tests.fakes.passages import FRENCH, TOLD_BY_I, TOLD_OF_THEM

GOOD_THIRD = (
    "The voice is in the third person. A clerk named Osric Pell arrives at the customs house before his"
    " colleagues and hides a parcel behind the stove. When the inspector comes, Pell talks at length"
    " about the weather so that nobody looks there. The inspector warms his hands, smells something, and"
    " remarks upon it. Pell blames the chimney. After everyone has gone home, he takes the parcel out"
    " and finds it scorched along one side."
)
GOOD_FIRST = (
    "Told in the first person. The narrator recalls learning to row from an aunt who had no patience."
    " She makes the narrator row across the bay alone. Halfway over, an oar is lost. Rather than shout,"
    " the narrator paddles with a plate, and lands far from home, where a family of strangers offers"
    " soup and asks nothing."
)
GOOD_FRENCH = (
    "Le récit est à la troisième personne. Une boulangère se lève avant le jour et trouve sa porte"
    " ouverte. Rien ne manque, mais quelqu'un a rangé les sacs de farine. Elle interroge son apprenti,"
    " qui rougit et se tait. Le soir, elle laisse exprès la porte sans verrou."
)
GOOD = [
    (TOLD_OF_THEM, GOOD_THIRD),
    (TOLD_BY_I, GOOD_FIRST),
    (FRENCH, GOOD_FRENCH),
    (TOLD_OF_THEM, GOOD_THIRD.replace("The voice is in the third person. ", "")),
    (TOLD_BY_I, GOOD_FIRST.replace("Told in the first person. ", "")),
    (TOLD_OF_THEM, "- " + GOOD_THIRD.replace(". ", ".\n- ")),
]


@pytest.mark.parametrize(("original", "description"), GOOD)
def test_good_descriptions_pass(original: str, description: str) -> None:
    assert judge(original, clean(description)) == ""


@pytest.mark.parametrize(
    ("original", "answer", "says"),
    [
        (TOLD_OF_THEM, "", "empty"),
        (TOLD_OF_THEM, "<think>I should describe this, but how", "empty"),
        (TOLD_OF_THEM, TOLD_OF_THEM, "copied"),
        (TOLD_OF_THEM, " ".join(TOLD_OF_THEM.split()[:60]) + ".", "copied"),
        (TOLD_OF_THEM, GOOD_THIRD + " He had always believed that a parcel left behind a stove.", "copied"),
        (TOLD_OF_THEM, "A clerk hides a parcel and it is burnt.", "short"),
        (TOLD_OF_THEM, GOOD_THIRD + " " + GOOD_FIRST.replace("Told in the first person. ", "") * 3, "long"),
        (TOLD_OF_THEM, GOOD_THIRD[:-20], "broke off"),
        (TOLD_OF_THEM, GOOD_FRENCH, "language"),
        (FRENCH, GOOD_THIRD.replace("third", "")[:330] + ".", "language"),
        (TOLD_OF_THEM, GOOD_THIRD.replace("third person", "first person"), "first person"),
        (TOLD_BY_I, GOOD_FIRST.replace("first person", "third person"), "third person"),
        (TOLD_OF_THEM, "I'm sorry, but I can't help with that. " + GOOD_THIRD, "refusal"),
        (TOLD_OF_THEM, "As an AI language model, I do not describe books. " + GOOD_THIRD, "refusal"),
        (TOLD_OF_THEM, "Please provide the excerpt you would like me to describe.", "refusal"),
        (FRENCH, "Je suis désolé, mais je ne peux pas décrire ce texte pour vous aujourd'hui.", "refusal"),
    ],
)
def test_bad_answers_are_caught_and_named(original: str, answer: str, says: str) -> None:
    assert says in judge(original, clean(answer))


def test_an_answer_that_ran_into_its_limit_is_bad_even_if_it_ends_well() -> None:
    assert "broke off" in judge(TOLD_OF_THEM, GOOD_THIRD, cut=True)


@pytest.mark.parametrize(
    "answer",
    [
        "<think>\nThe user wants a description.\n\nFirst...\n</think>\n\n{}",
        "The user wants a description.\n</think>\n\n{}",
        "Here is a detailed description of the excerpt:\n\n{}",
        "Sure! Here's the description:\n\n{}",
        "Certainly. Below is a plain description of what happens:\n{}",
        "**Description:**\n\n{}",
        "Description: {}",
        "### Summary of the excerpt\n{}",
        "“{}”",
        '"{}"',
        "```\n{}\n```",
        "{}\n\nLet me know if you would like a shorter one!",
        "{}\n\nI hope this helps.",
        "{}\n\n(Word count: 80)",
        "{}\n\nWould you like me to go on with the next excerpt?",
    ],
)
def test_what_models_add_is_taken_off_and_nothing_else(answer: str) -> None:
    assert clean(answer.format(GOOD_THIRD)) == GOOD_THIRD


@pytest.mark.parametrize(
    "text",
    [
        "Here the road forks. She takes the left, and this is where he loses her: at the mill.",
        "“Go,” says the mother. The son stays, and says “No.”",
        "This is a quarrel between two sisters. It ends when one of them laughs.",
        "Sure of himself, the boy climbs. He falls.",
        "Okay is all that he answers. She leaves.",
    ],
)
def test_what_belongs_to_a_description_stays(text: str) -> None:
    assert clean(text) == text


def test_a_description_holds_no_blank_line() -> None:
    assert clean("First this.\n\n\nThen that.\n \nThen no more.") == "First this.\nThen that.\nThen no more."


def test_who_tells() -> None:
    assert person(TOLD_BY_I) == "first"
    assert person(TOLD_OF_THEM) == "third"
    assert person(FRENCH) == "third"
    assert person("“I, I, I,” he said.") == ""


def test_narration_is_what_nobody_says() -> None:
    text = (
        "“Come,” he said, “now.”\n\n“I will not\n\nHe went. ‘Why?’ she thought, ‘don’t.’\n\n„Nein“, rief sie."
    )
    assert "Come" not in narration(text)
    assert "will" not in narration(text)
    assert narration(text).split() == ["he", "said,", "He", "went.", "she", "thought,", ",", "rief", "sie."]
