"""Style in figures: right on small cases, and silent where a language gives a figure no meaning."""

from __future__ import annotations

import pytest

from core.curating.measures import measure

PLAIN = "The dog ran to the gate. It barked at him, and he stood where he was until it was dark."


def test_sentences_and_words_are_counted() -> None:
    style = measure(PLAIN)
    assert (style.words, style.sentence_words, style.sentence_spread) == (20, 10, 4)
    assert style.word_letters == pytest.approx(sum(c.isalpha() for c in PLAIN) / 20, abs=0.01)
    assert style.complexity == 0.5
    assert measure("Go. Stay. Sit.").sentence_spread == 0


def test_more_joints_are_more_complexity() -> None:
    joined = measure(
        "He came, as he had said, though it rained; he sat down (near the fire), and said nothing."
    )
    assert joined.complexity == 5
    assert measure("—Well, I never—").complexity == 1, "dashes at the ends part nothing"
    assert measure("The twenty-first half-open door stood there.").complexity == 0


def test_variety_does_not_fall_with_length() -> None:
    tokens = [f"word{n}" for n in range(40)]
    once, often = " ".join(tokens) + ".", " ".join(tokens * 5) + "."
    assert measure(once).type_token_ratio == measure(often).type_token_ratio == 1
    assert measure("so so so so.").type_token_ratio == 0.25


@pytest.mark.parametrize(
    ("text", "spoken"),
    [
        (PLAIN, ""),
        ("“Come,” he said. “It is late.”", "“Come,”“It is late.”"),
        ('"Come," he said. "It is late."', '"Come,""It is late."'),
        ("‘I don’t know,’ said Tom’s aunt. The boys’ boat had gone.", "‘I don’t know,’"),
        ("„Es ist spät“, sagte er.", "„Es ist spät“"),
        ("»Es ist spät«, sagte er.", "»Es ist spät«"),
        ("« Il est tard », dit-il.", "« Il est tard »"),
        ("「もう遅い」と彼は言った。", "「もう遅い」"),
        ("— É tarde — disse ela.", "— É tarde — disse ela."),
        ("He said: “It goes on in the next paragraph.", "“It goes on in the next paragraph."),
    ],
)
def test_dialogue_by_each_language_s_marks(text: str, spoken: str) -> None:
    assert measure(text).dialogue == pytest.approx(len(spoken) / len(text), abs=1e-4)


def test_adjectives_are_estimated_in_english_only() -> None:
    bare = "She went to the house and took the bread from the table, and then she sat with him by the fire."
    rich = "She went to the dreadful old house and took the delicious bread from the table of the famous man."
    assert measure(bare).adjective_estimate == 0
    assert measure(rich).adjective_estimate == pytest.approx(4 / 19, abs=1e-4)
    german = measure("Der alte Mann ging in das Haus und nahm das Brot, das auf dem Tisch lag.")
    assert german.adjective_estimate is None and german.word_letters is not None
    assert "adjective_estimate" not in german.figures()


def test_japanese_has_only_what_means_something() -> None:
    figures = measure("彼は古い門を閉めた。それから家へ帰った。").figures()
    assert figures.keys() == {"words", "sentence_words", "sentence_spread", "complexity", "dialogue"}
    assert figures["words"] == 18 and figures["sentence_words"] == 9


def test_nothing_is_no_failure() -> None:
    for text in ("", "* * *", "\n\n"):
        style = measure(text)
        assert (style.words, style.dialogue, style.type_token_ratio) == (0, 0, None)
