"""Examples that are too long: divided at sentence ends, nothing lost, each description with its text."""

from __future__ import annotations

import random
import re
from pathlib import Path
from typing import Any

import pytest

from core.language.sentences import ends_sentence, split_sentences, starts_sentence
from core.language.words import count_words, words
from core.progress import BadInput, silent
from core.training import Options, run
from core.training.dataset import Example
from core.training.encoding import encoded
from core.training.parting import LEAST, part, part_description, part_text
from core.writing.prompt import training_text
from core.writing.wordings import asked
from tests.fakes.pairs import rows, write_pairs
from tests.fakes.prose import SUBJECTS, dialogue, paragraph

TELLING = {
    "sea": "Nets and herring are carried over the quay.",
    "war": "Near the trench the captain waits for his regiment.",
    "kitchen": "The cook moves flour and butter to the oven.",
    "garden": "A gardener sows seed along the hedge.",
}


def example(text: str, description: str) -> Example:
    made, chars = training_text("Ada Fern", count_words(text), description, text)
    return Example(made, chars, ("made up", 3), 4, 9)


def size(one: Example) -> int:
    return count_words(one.text)


def random_text(rng: random.Random) -> tuple[str, str]:
    """Some paragraphs, among them speech and scene breaks, and a description in order."""
    parts, told = [], []
    for number in range(rng.randint(2, 7)):
        subject = rng.choice(SUBJECTS)
        seed = rng.randrange(10**6)
        kind = rng.random()
        if kind < 0.2:
            parts += dialogue(subject, rng.randint(2, 8), seed)
        elif kind < 0.35:
            parts += ["* * *", paragraph(subject, rng.randint(20, 60), seed)]
        elif kind < 0.45:
            parts += ["He looked up and said:", "“" + paragraph(subject, rng.randint(30, 60), seed) + "”"]
        else:
            parts.append(paragraph(subject, rng.randint(30, 260), seed))
        told += [TELLING[subject], f"Somebody counts to {number}."]
    return "\n\n".join(parts), " ".join(told)


def test_nothing_is_lost_or_doubled_whatever_the_text() -> None:
    rng, divided = random.Random(8), 0
    for _ in range(150):
        text, description = random_text(rng)
        whole = example(text, description)
        limit = rng.randint(160, 700)
        parts = part(whole, limit, size)
        if size(whole) <= limit:
            assert parts == [whole]
            continue
        divided += bool(parts)
        assert not parts or len(parts) > 1
        for one in parts:
            assert size(one) <= limit and count_words(one.completion) >= LEAST
            known = asked(one.text)
            assert known is not None and known.words == count_words(one.completion)
            assert (known.author, one.run, one.start, one.end) == ("Ada Fern", ("made up", 3), 4, 9)
            assert ends_sentence(one.completion) and starts_sentence(one.completion)
        if parts:
            assert words(" ".join(p.completion for p in parts)) == words(text)
            assert [s for p in parts for s in split_sentences(p.description)] == split_sentences(description)
    assert divided > 60


def test_a_paragraph_is_the_place_to_part_and_a_sentence_only_in_need() -> None:
    near = [paragraph("sea", 110, 1), paragraph("war", 90, 2), paragraph("garden", 60, 3)]
    assert part_text("\n\n".join(near), 2) == [near[0], "\n\n".join(near[1:])]
    one = paragraph("sea", 300, 4)
    first, second = part_text(one, 2)
    assert f"{first} {second}" == one and ends_sentence(first)
    assert abs(count_words(first) - count_words(second)) < 60


def test_a_line_that_leads_on_and_an_open_quotation_do_not_end_a_part() -> None:
    said = "“" + paragraph("war", 70, 5) + "”"
    text = "\n\n".join([paragraph("sea", 80, 6), "He stood up and cried:", said])
    first, second = part_text(text, 2)
    assert first.endswith(paragraph("sea", 80, 6)[-20:]) and second.startswith("He stood up")


def test_marks_of_a_scene_do_not_hang_on_a_part() -> None:
    before, after = paragraph("sea", 90, 7), paragraph("war", 90, 8)
    assert part_text(f"{before}\n\n* * *\n\n{after}", 2) == [before, after]


def test_lines_of_verse_keep_their_ends() -> None:
    stanza = "\n".join(paragraph("sea", 12, n) for n in range(6))
    other = "\n".join(paragraph("war", 12, n) for n in range(6))
    assert part_text(f"{stanza}\n\n{other}", 2) == [stanza, other]
    first, second = part_text(f"{stanza}\n{other}", 2)
    assert re.sub(r"\s", "", first + second) == re.sub(r"\s", "", stanza + other)
    assert first.count("\n") + second.count("\n") == 10


@pytest.mark.parametrize("sentences", [(1, 4), (4, 1), (2, 3)])
def test_a_description_is_parted_by_what_it_tells_not_by_its_length(sentences: tuple[int, int]) -> None:
    sea, oven = paragraph("sea", 100, 9), paragraph("kitchen", 100, 10)
    things = ("boat", "net", "tide", "gull"), ("flour", "kettle", "butter", "stove")
    halves = [
        " ".join(f"Somebody looks for a {thing}." for thing in kind[:count])
        for kind, count in zip(things, sentences, strict=True)
    ]
    assert part_description(" ".join(halves), [sea, oven]) == halves


def test_names_decide_and_where_nothing_is_shared_the_place_does() -> None:
    texts = ["It rained for Zadok all day long.", "Nobody asked where Mirabel went."]
    told = "Zadok waits. Zadok is cold. Zadok waits on. Zadok leaves. Mirabel is away."
    assert part_description(told, texts)[1] == "Mirabel is away."
    plain = "First this. Then that. Now more. At last less."
    assert part_description(plain, ["Eins zwei drei.", "Vier fünf acht."]) == [
        "First this. Then that.", "Now more. At last less.",
    ]  # fmt: skip
    assert len(part_description("One. Two. Three.", ["x y", "z w", "u v"])) == 3


@pytest.mark.parametrize(
    ("text", "description"),
    [
        (paragraph("sea", 300, 1), "A boat is carried off, and that is all."),  # too few sentences
        (paragraph("sea", 110, 1), "A boat is carried. It rains. " * 30),  # parts would be too short
        ("the sea and the wind and the rain\n" * 40, "A boat. A wind. Rain."),  # no sentence ends
        ("Go on. " + "and on and on and on " * 60, "One. Two. Three."),  # one sentence nearly all of it
    ],
)
def test_what_cannot_be_divided_well_is_not_divided(text: str, description: str) -> None:
    assert part(example(text, description), 150, size) == []


def test_a_prompt_of_another_shape_is_never_divided() -> None:
    text = f"### Instruction\n\nWrite. Well.\n\n{paragraph('sea', 300, 1)}"
    assert part(Example(text, 0), 150, size) == []
    assert part(Example(text, 30), 150, size) == []


def long_pairs(count: int, place: int) -> list[dict[str, Any]]:
    """Pairs of which one is long, with a description of several sentences."""
    found = rows([count])
    texts = [paragraph(s, 130, 1) for s in SUBJECTS]
    found[place] |= {"original": "\n\n".join(texts), "description": " ".join(TELLING.values())}
    del found[place]["word_count"]
    return found


@pytest.mark.parametrize("limit", [256, 400, 700])
def test_both_sides_are_divided_with_the_real_tokenizer_and_it_is_told(
    limit: int, tiny_tokenizer: Any
) -> None:
    whole = [example("\n\n".join(paragraph(s, 130, n) for s in SUBJECTS), " ".join(TELLING.values()))
             for n in range(4)]  # fmt: skip
    short = [example(paragraph("sea", 12, n), "A boat.") for n in range(6)]
    ready = encoded([*short, *whole[:3]], [short[0], whole[3]], tiny_tokenizer, limit)
    for side, many in ((ready.train, 6), (ready.valid, 1)):
        assert all(len(ids) <= limit for ids, _ in side.tokens)
        assert [e for e in side.examples if e in short] == list(short[:many])
    parts = len(ready.train.examples) + len(ready.valid.examples) - 7
    if parts:
        assert len(ready.warnings) == 1 + (len(ready.train.examples) < 10)
        assert f"4 examples were longer than {limit} tokens divided into {parts}" in ready.warnings[0]
    else:
        assert "4 examples were left out" in ready.warnings[0]
    for ids, prompt in ready.train.tokens:
        assert tiny_tokenizer.decode(ids[prompt:-1]) in {e.completion for e in ready.train.examples}


def test_variety_counts_the_longest_wording(tiny_tokenizer: Any) -> None:
    one = example("\n\n".join(paragraph(s, 70, 1) for s in SUBJECTS[:2]), " ".join(TELLING.values()))
    lengths = {v: len(tiny_tokenizer.encode(one.worded(v).text)) + 1 for v in (0, 1)}
    assert lengths[0] != lengths[1]
    limit = min(lengths.values())
    short = example(paragraph("sea", 12, 2), "A boat.")
    ready = encoded([one], [short], tiny_tokenizer, limit, variety=True)
    assert len(ready.train.examples) == 2 and max(len(ids) for ids, _ in ready.train.tokens) <= limit


def test_a_side_with_nothing_left_says_so(tiny_tokenizer: Any) -> None:
    long = example(paragraph("sea", 400, 1), "One.")
    short = example(paragraph("sea", 12, 2), "A boat.")
    with pytest.raises(BadInput, match="1 to learn from, 0 to measure on, of at most 300 tokens"):
        encoded([short], [long], tiny_tokenizer, 300)


def test_the_stage_trains_on_the_parts(tmp_path: Path, tiny_model: Path) -> None:
    pairs = write_pairs(tmp_path / "pairs.jsonl", long_pairs(10, 0))
    options = Options(
        pairs=str(pairs), author="Ada Fern", model=str(tiny_model), output=str(tmp_path / "voice"),
        preset="practice", epochs=0.2, sample=False,
    )  # fmt: skip
    result = run(None, options, silent)
    assert (result.train_examples, result.valid_examples) > (9, 1)
    assert any("longer than 1024 tokens divided into" in w for w in result.warnings)
    assert not any("left out: longer" in w for w in result.warnings)
