"""Segmentation: whole sentences, 250-650 words, overlap, never over a gap, stable, and nothing left out."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from core.language.sentences import ends_sentence, starts_sentence
from core.language.words import count_words
from core.neutralizing.segment import LEAST_RUN, segment
from core.progress import BadOption
from core.types import Chunk
from tests.fakes.prose import SUBJECTS, dialogue, paragraph

Runs = list[list[str]]

# The same examples every time, and no shrinking, which takes minutes.
some = settings(deadline=None, derandomize=True, phases=[Phase.explicit, Phase.generate])


def chapter(number: int, paragraphs: int, longest: int = 130) -> list[str]:
    """Paragraphs of 15 words to `longest`, with a conversation now and then."""
    found: list[str] = []
    for i in range(paragraphs):
        subject = SUBJECTS[(number + i) % len(SUBJECTS)]
        if i % 7 == 6:
            found += dialogue(subject, 4, 1000 * number + i)
        found.append(paragraph(subject, 15 + (37 * i + 11 * number) % longest, 1000 * number + i))
    return found


def words(run: list[str]) -> int:
    return sum(len(p.split()) for p in run)


runs = st.lists(
    st.builds(chapter, st.integers(0, 400), st.integers(1, 30), st.sampled_from([30, 130, 400, 900])),
    min_size=1,
    max_size=3,
)


def fresh(chunks: list[Chunk], run: int) -> int:
    return sum(c.fresh_words for c in chunks if c.run == run)


@settings(some, max_examples=30)
@given(runs, st.booleans())
def test_the_promises_hold_for_any_text(text: Runs, overlap: bool) -> None:
    chunks = segment(text, overlap=overlap)
    for number, run in enumerate(text):
        of_run = [c for c in chunks if c.run == number]
        assert fresh(of_run, number) == (words(run) if words(run) >= LEAST_RUN else 0)
        assert [c.start for c in of_run] == sorted(c.start for c in of_run)
        for chunk in of_run:
            assert chunk.words <= 650
            assert chunk.words >= 250 or words(run) < 250
            assert starts_sentence(chunk.text) and ends_sentence(chunk.text)
            assert chunk.fresh_words <= chunk.words
            assert " ".join(chunk.text.split()) in " ".join("\n\n".join(run).split())
    assert len({c.id for c in chunks}) == len(chunks)


@settings(some, max_examples=15)
@given(runs)
def test_without_overlap_the_chunks_are_the_text(text: Runs) -> None:
    text = [run for run in text if words(run) >= LEAST_RUN]
    chunks = segment(text, overlap=False)
    assert " ".join(" ".join(c.text.split()) for c in chunks) == " ".join(p for run in text for p in run)
    assert all(c.fresh_words == c.words for c in chunks)


@settings(some, max_examples=40)
@given(st.integers(0, 400), st.integers(12, 60), st.data())
def test_dropping_a_paragraph_changes_at_most_three_described_chunks(
    number: int, size: int, data: st.DataObject
) -> None:
    text = [chapter(number, size), chapter(number + 1, 10)]
    before = {c.text for c in segment(text)}
    place = data.draw(st.integers(0, len(text[0]) - 1))
    edited = [text[0][:place] + text[0][place + 1 :], text[1]]
    after = segment(edited, keep=before)
    changed = [c for c in after if c.text not in before]
    assert len(changed) <= 3
    assert {c.run for c in changed} <= {0}
    assert all(250 <= c.words <= 650 for c in after if words(edited[c.run]) >= 250)
    assert sum(c.fresh_words for c in after) == sum(map(words, edited))
    assert segment(edited, keep=[c.text for c in after]) == after


def test_cuts_find_their_old_places_without_any_memory() -> None:
    text = chapter(3, 60)
    before = {c.text for c in segment([text])}
    changes = [
        sum(c.text not in before for c in segment([text[:i] + text[i + 1 :]])) for i in range(len(text))
    ]
    assert sum(n <= 3 for n in changes) >= 0.9 * len(changes)
    assert sum(changes) / len(changes) <= 2.5


def test_a_chunk_begins_with_the_paragraph_that_ended_the_one_before() -> None:
    chunks = segment([chapter(5, 30, longest=90)])
    assert len(chunks) > 3
    for one, next_one in pairwise(chunks):
        assert next_one.text.startswith(one.text.rpartition("\n\n")[2])
        assert next_one.start == one.end - 1


def test_of_a_long_paragraph_only_the_last_sentences_come_again() -> None:
    run = [paragraph("sea", 420, 1), paragraph("war", 400, 2), paragraph("garden", 380, 3)]
    chunks = segment([run])
    assert len(chunks) >= 2
    for one, next_one in pairwise(chunks):
        shared = next_one.words - next_one.fresh_words
        assert 0 < shared <= 200
        assert one.text.endswith(" ".join(next_one.text.split()[:shared])) or "\n\n" in next_one.text


def test_a_paragraph_longer_than_a_chunk_is_cut_at_sentences() -> None:
    chunks = segment([[paragraph("war", 2000, 4)]])
    assert all(250 <= c.words <= 650 for c in chunks)
    assert all(ends_sentence(c.text) for c in chunks)


def test_a_sentence_longer_than_a_chunk_is_cut_in_need() -> None:
    sentence = ", ".join(" ".join(f"word{i}x{j}" for j in range(12)) for i in range(120)) + "."
    chunks = segment([[sentence]])
    assert sum(c.fresh_words for c in chunks) == len(sentence.split())
    assert all(250 <= c.words <= 650 for c in chunks)
    assert all(c.text.endswith((",", ".")) for c in chunks)
    bare = "word " * 1500
    assert sum(c.fresh_words for c in segment([[bare]])) == 1500


def test_nothing_crosses_a_gap() -> None:
    text = [chapter(n, 6) for n in range(8)]
    for chunk in segment(text):
        whole = "\n\n".join(text[chunk.run])
        assert chunk.text in whole


def test_short_runs() -> None:
    short, tiny = [paragraph("sea", 100, 1), paragraph("war", 60, 2)], [paragraph("sea", 20, 3)]
    chunks = segment([short, tiny])
    assert [c.text for c in chunks] == ["\n\n".join(short)]
    assert (chunks[0].run, chunks[0].start, chunks[0].end) == (0, 0, 2)
    assert segment([]) == segment([tiny]) == []


def test_a_scene_break_is_crossed_only_in_need() -> None:
    scene = [paragraph("sea", 100, i) for i in range(4)]
    other = [paragraph("war", 100, i) for i in range(4)]
    chunks = segment([[*scene, "* * *", *other]])
    assert [c.text for c in chunks] == ["\n\n".join(scene), "\n\n".join(other)]
    in_need = segment([[*scene[:2], "* * *", *other[:1]]])
    assert len(in_need) == 1
    assert "*" not in in_need[0].text


def test_no_chunk_ends_where_the_next_paragraph_goes_on() -> None:
    run = []
    for n in range(24):
        run += [paragraph("sea", 60, n) + " Then she said:", "“" + paragraph("war", 50, n) + "”"]
        run += ["and so forth, " + paragraph("garden", 40, n)]
    chunks = segment([run])
    assert len(chunks) > 4
    assert not [c for c in chunks if c.text.endswith(":") or c.text.startswith("and so")]


def test_verse_keeps_its_lines() -> None:
    verse = "\n".join(f"And line the {i} of the song goes on and on," for i in range(80)) + "\nTill it ends."
    chunks = segment([[verse]])
    assert all("\n" in c.text for c in chunks)
    assert sum(c.fresh_words for c in chunks) == len(verse.split())


def test_the_same_text_twice_gets_two_ids_and_keeps_the_first() -> None:
    run = [paragraph("garden", 150, 1), paragraph("sea", 150, 2)]
    once, twice = segment([run]), segment([run, chapter(2, 8), run])
    assert once[0].id == twice[0].id
    assert twice[0].text == twice[-1].text
    assert twice[0].id != twice[-1].id


def test_a_long_book_is_cut_whole() -> None:
    text = [chapter(n, 70) for n in range(75)]
    chunks = segment(text)
    assert sum(c.fresh_words for c in chunks) == sum(map(words, text)) > 300_000
    assert all(250 <= c.words <= 650 for c in chunks)


def test_japanese_is_counted_by_characters_and_joined_without_spaces() -> None:
    sentences = [
        f"島の灯台守は第{n}の朝も石段を数えながら登り、誰もいない部屋の窓を静かに開けた。" for n in range(60)
    ]
    run = ["".join(sentences[n : n + 12]) for n in range(0, 60, 12)]
    chunks = segment([run])
    assert sum(c.fresh_words for c in chunks) == count_words("".join(run))
    for chunk in chunks:
        assert 250 <= chunk.words <= 650 and chunk.words == count_words(chunk.text)
        assert chunk.text in "\n\n".join(run) and ends_sentence(chunk.text)


def test_a_japanese_sentence_without_end_is_cut_at_its_commas() -> None:
    sentence = "、".join(f"第{n}の波が静かに岸へ寄せては返し" for n in range(90)) + "。"
    chunks = segment([[sentence]], overlap=False)
    assert "".join(c.text for c in chunks) == sentence
    assert all(250 <= c.words <= 650 and c.text[-1] in "、。" for c in chunks)


@pytest.mark.parametrize(("least", "most"), [(0, 100), (700, 650), (-5, 5)])
def test_limits_that_make_no_sense(least: int, most: int) -> None:
    with pytest.raises(BadOption):
        segment([chapter(1, 5)], least, most)
