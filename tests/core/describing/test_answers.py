"""What models add around a description is taken off, and nothing that belongs to it."""

from __future__ import annotations

import pytest

from core.describing.answers import clean

DESCRIPTION = (
    "The voice is in the third person. A clerk named Osric Pell arrives at the customs house before his"
    " colleagues and hides a parcel behind the stove. When the inspector comes, Pell talks at length"
    " about the weather so that nobody looks there. The inspector warms his hands, smells something, and"
    " remarks upon it. Pell blames the chimney. After everyone has gone home, he takes the parcel out"
    " and finds it scorched along one side."
)


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
        "Hier ist eine Beschreibung des Auszugs:\n\n{}\n\nIch hoffe, das hilft!",
        "Voici une description détaillée de l'extrait :\n\n{}\n\nN'hésitez pas à me demander autre chose.",
        "¡Claro! Aquí tienes la descripción:\n\n{}\n\n¡Espero que te sirva! Si necesitas algo más, dímelo.",
        "Claro! Segue a descrição do trecho:\n\n{}\n\nEspero que isso ajude!",
        "以下は抜粋の説明です：\n\n{}",
        "Sure! Here's a description of the excerpt:\n\n---\n\n{}\n\n---",
        "I'd be happy to describe the excerpt that you gave me. {}",
        "As requested, below is the description of the passage:\n\n{}",
        "assistant\n\n{}<|eot_id|>",
        "{}<end_of_turn>\n",
        "<description>\n{}\n</description>",
    ],
)
def test_what_models_add_is_taken_off_and_nothing_else(answer: str) -> None:
    assert clean(answer.format(DESCRIPTION)) == DESCRIPTION


@pytest.mark.parametrize(
    "text",
    [
        "Here the road forks. She takes the left, and this is where he loses her: at the mill.",
        "“Go,” says the mother. The son stays, and says “No.”",
        "This is a quarrel between two sisters. It ends when one of them laughs.",
        "Sure of himself, the boy climbs. He falls.",
        "Okay is all that he answers. She leaves.",
        "This is a quarrel in the third person. The older sister names the sum: eleven pounds.",
        "Here is where she waits: by the gate. Nobody comes.",
        "I will describe my aunt, the boy says, and he does.",
        "Ella calla. Si quieres paz, le dice al fin, vete.",
        "彼は黙る。他にも客がいた。何か他人の気配がした。",
        "I wait at the gate. I hope that somebody sees me.",
        "He asks for peace. If you want it, she says, go.",
        "Claro lies on the coast: a small town. The bus stops there.",
    ],
)
def test_what_belongs_to_a_description_stays(text: str) -> None:
    assert clean(text) == text


def test_a_description_holds_no_blank_line() -> None:
    assert clean("First this.\n\n\nThen that.\n \nThen no more.") == "First this.\nThen that.\nThen no more."
