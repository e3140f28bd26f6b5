"""The judge catches what must not be learned from, says what is wrong with it, and lets the rest pass."""

from __future__ import annotations

import pytest

from core.describing.answers import clean
from core.describing.judge import judge
from core.describing.named import names_kept
from core.describing.person import narration, person
from core.describing.prompts import describe_prompt
from tests.bench.judging import FILES, score
from tests.fakes.answers import (
    BEGINNING,
    CHINESE,
    FRAMED,
    FRAMED_GOOD,
    GOES_ON,
    GOOD_BY_US,
    GOOD_JAPANESE,
    JAPANESE,
    ON_STYLE,
    REVIEW,
    TASK,
    TOLD_BY_US,
    WITH_NAMES,
    WITH_ROLES,
)
from tests.fakes.passages import FRENCH, TOLD_BY_I, TOLD_OF_THEM

GERMAN = (
    "Der Wirt stand im Hof und sah den Hund an, der vor dem Wagen lag. Frau Kolbe rief aus dem Fenster, dass"
    " die Kinder den Schlüssel in den Brunnen geworfen hätten, aber der Wirt hörte nur den Hund."
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
    (TOLD_OF_THEM, WITH_NAMES),
    (TOLD_BY_I, GOOD_FIRST),
    (FRENCH, GOOD_FRENCH),
    (TOLD_OF_THEM, WITH_NAMES.replace("The voice is in the third person. ", "")),
    (TOLD_BY_I, GOOD_FIRST.replace("Told in the first person. ", "")),
    (TOLD_OF_THEM, "- " + WITH_NAMES.replace(". ", ".\n- ")),
    (TOLD_OF_THEM, "- " + WITH_NAMES.replace(". ", "\n- ").rstrip(".")),
    (TOLD_BY_I, "I cannot row, and my aunt teaches me. " + GOOD_FIRST.replace("the narrator", "me")),
    (TOLD_OF_THEM, WITH_NAMES.replace("the weather", "“how it will rain” or “a cousin struck by lightning”")),
    (TOLD_OF_THEM, "“I'm sorry, I cannot help it,” is Pell's manner. " + WITH_NAMES),
    (TOLD_OF_THEM, "Sorry for himself, Pell comes early. " + WITH_NAMES),
    (FRAMED, FRAMED_GOOD),
    (TOLD_BY_US, GOOD_BY_US),
    (JAPANESE, GOOD_JAPANESE),
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
        (TOLD_OF_THEM, WITH_NAMES + " He had always believed that a parcel left behind a stove.", "copied"),
        (TOLD_OF_THEM, "A clerk hides a parcel and it is burnt.", "short"),
        (TOLD_OF_THEM, WITH_NAMES + " " + GOOD_FIRST.replace("Told in the first person. ", "") * 3, "long"),
        (TOLD_OF_THEM, WITH_NAMES[:-20], "broke off"),
        (TOLD_OF_THEM, GOOD_FRENCH, "language"),
        (FRENCH, WITH_NAMES.replace("third", "")[:330] + ".", "language"),
        (TOLD_OF_THEM, WITH_NAMES.replace("third person", "first person"), "first person"),
        (TOLD_BY_I, GOOD_FIRST.replace("first person", "third person"), "third person"),
        (TOLD_OF_THEM, "I'm sorry, but I can't help with that. " + WITH_NAMES, "refusal"),
        (TOLD_OF_THEM, "As an AI language model, I do not describe books. " + WITH_NAMES, "refusal"),
        (TOLD_OF_THEM, "Please provide the excerpt you would like me to describe.", "refusal"),
        (
            TOLD_OF_THEM,
            WITH_NAMES.replace("The voice", "Unfortunately, I cannot help with this. It"),
            "refusal",
        ),
        (TOLD_OF_THEM, WITH_NAMES + (" He " + WITH_NAMES.split(". ")[-1]) * 3, "again and again"),
        (TOLD_OF_THEM, '{"voice": "third", "summary": "' + WITH_NAMES + '"}', "data"),
        (TOLD_OF_THEM, WITH_NAMES[:200] + " and then the following happens:", "broke off"),
        (TOLD_OF_THEM, describe_prompt("").split("Excerpt")[0], "question"),
        (TOLD_OF_THEM, REVIEW, "did not tell"),
        (TOLD_OF_THEM, TASK, "task"),
        (TOLD_OF_THEM, GOES_ON, "made up speech"),
        (TOLD_OF_THEM, BEGINNING, "excerpt's end"),
        (TOLD_OF_THEM, ON_STYLE, "judged the writing"),
        (TOLD_OF_THEM, WITH_NAMES[:160] + GOOD_FRENCH[46:], "language"),
        (TOLD_OF_THEM, WITH_NAMES.replace("the stove", "炉子后面的那个地方"), "language"),
        (JAPANESE, CHINESE, "language"),
        (TOLD_OF_THEM, "In third person, I hide" + WITH_NAMES[90:].replace("Pell", "I"), "first person"),
        (
            TOLD_BY_I,
            GOOD_FIRST[26:].replace("The narrator", "A boy").replace("the narrator", "the boy"),
            "say",
        ),
        (FRENCH, "Je suis désolé, mais je ne peux pas décrire ce texte pour vous aujourd'hui.", "refusal"),
    ],
)
def test_bad_answers_are_caught_and_named(original: str, answer: str, says: str) -> None:
    assert says in judge(original, clean(answer))


def test_an_answer_that_ran_into_its_limit_is_bad_even_if_it_ends_well() -> None:
    assert "broke off" in judge(TOLD_OF_THEM, WITH_NAMES, cut=True)


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


def test_a_letter_in_a_story_and_a_story_told_by_us_have_no_clear_person() -> None:
    assert person(FRAMED) == ""
    assert person(TOLD_BY_US) == ""


def test_elided_and_japanese_pronouns_count() -> None:
    assert (
        person("J'avais froid, et j'attendais. Puis la porte de la maison s'ouvrit et l'on m'appela.")
        == "first"
    )
    assert person(JAPANESE) == "third"
    assert person("僕は駅へ行った。雨が降っていた。僕の傘は古く、母が僕にくれたものだった。") == "first"


ABOUT = {TOLD_OF_THEM: WITH_NAMES, TOLD_BY_US: GOOD_BY_US, FRAMED: FRAMED_GOOD, TOLD_BY_I: GOOD_FIRST}


@pytest.mark.parametrize("told", range(len(ABOUT)))
def test_a_description_of_another_passage_is_none_of_this_one(told: int) -> None:
    original = list(ABOUT)[told]
    others = [description for of, description in ABOUT.items() if of != original]
    assert not [other for other in others if not judge(original, other)]


def test_a_short_description_may_leave_a_part_out() -> None:
    text = (
        "The voice is in the third person. A clerk comes early and hides a parcel behind the stove of the"
        " customs house, where a towel covers it, long before the patient inspector comes in, at ten, to warm"
        " his hands."
    )
    assert judge(TOLD_OF_THEM, text) == ""


def test_one_foreign_character_loosens_nothing() -> None:
    copied = " He had always believed that a parcel left behind a stove would wait."
    assert "copied" in judge(TOLD_OF_THEM, WITH_NAMES + copied + " 火.")


def test_a_refusal_is_one_whoever_tells_the_passage() -> None:
    assert "refusal" in judge(TOLD_BY_I, "I'm sorry, but I can't assist with that request.")
    assert "refusal" in judge(TOLD_BY_I, "Unfortunately, I won’t be able to describe this. " + GOOD_FIRST)


def test_the_half_of_the_judged_answers_that_it_was_tuned_on() -> None:
    found = score(FILES[0])
    assert (found.bad, found.good) == (30, 30)
    assert found.holds, found


def test_names_in_place_of_roles() -> None:
    assert judge(TOLD_OF_THEM, WITH_NAMES, neutral_names=True) == "It used the names Pell, Osric."
    assert judge(TOLD_OF_THEM, WITH_ROLES.replace("the clerk", "Pell"), neutral_names=True) == (
        "It used the name Pell."
    )
    assert judge(TOLD_OF_THEM, WITH_ROLES, neutral_names=True) == ""


@pytest.mark.parametrize(
    ("original", "description", "kept"),
    [
        ("Clara ran. “Clara!” they cried. Clara hid.", "A call goes out to Clara, who hides.", ["Clara"]),
        ("Mr. Crane came in. Crane sat.", "Crane comes and sits down.", ["Crane"]),
        ("He met Ruth’s aunt in Paris.", "Ruth’s aunt is met in a city.", ["Ruth"]),
        ("On Sunday the Captain spoke French to his Aunt.", "Sunday: the Captain speaks French to Aunt.", []),
        ("Everybody left. Nobody came. Rain fell.", "Everybody leaves. Nobody comes, and rain falls.", []),
        ("He said NO and went to Lisbon.", "He says NO and goes to the port.", []),
        ("Hope was late. She had no hope.", "Hope is late, and Hope has none.", []),
        (GERMAN, "Der Wirt sah den Hund und den Wagen im Hof, und Frau Kolbe rief die Kinder.", ["Kolbe"]),
        ("Monsieur Vasseur entra. Vasseur prit sa canne.", "Vasseur entre et prend une canne.", ["Vasseur"]),
    ],
)
def test_which_names_of_a_passage_stand_in_its_description(
    original: str, description: str, kept: list[str]
) -> None:
    assert names_kept(original, description) == kept
