"""Passages: what is written together, and how it goes back into the document."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from core.language.words import count_words
from core.restyling.document import paragraphs_of, parse
from core.restyling.marks import Mark, carry
from core.restyling.passages import parts, passages
from tests.fakes.prose import paragraph


def test_neighbours_make_one_passage_and_headings_part_them() -> None:
    a, b, c = (paragraph("sea", 40, n) for n in range(3))
    found = passages(parse(f"{a}\n\n{b}\n\n## Then\n\n{c}\n"))
    assert [p.blocks for p in found] == [(0, 1), (3,)]
    assert found[0].text == f"{a}\n\n{b}"


def test_long_runs_are_cut_evenly_between_paragraphs() -> None:
    text = "\n\n".join(paragraph("garden", 100, n) for n in range(20))
    found = passages(parse(text))
    assert [i for p in found for i in p.blocks] == list(range(20))
    assert all(250 <= p.words <= 650 for p in found)


def test_a_few_words_are_left_alone() -> None:
    assert passages(parse("# A\n\nYes, he said.\n\n# B\n\nNo.\n")) == []


def test_fewer_and_more_paragraphs_than_before() -> None:
    source = f"# A\n\n{paragraph('sea', 20, 1)}\n\n\n{paragraph('sea', 20, 2)}\n\n- item\n"
    document = parse(source)
    (passage,) = passages(document)
    assert document.splice(passage.changes("One alone.")[0]) == "# A\n\nOne alone.\n\n- item\n"
    assert (
        document.splice(passage.changes("One.\n\nTwo.\n\nThree.")[0])
        == "# A\n\nOne.\n\n\nTwo.\n\nThree.\n\n- item\n"
    )


def test_marks_go_back_to_their_words_or_are_named() -> None:
    source = (
        "She took the [old rope](https://example.org) and said *nevertheless* that `make` would do.[^7] "
        "A <b>bold</b> claim, *so* it was."
    )
    document = parse(source)
    (passage,) = passages(document)
    changes, missed = passage.changes(
        "That make would do, nevertheless, was what the old rope said. So it was."
    )
    assert changes[0] == (
        "That `make` would do,[^7] *nevertheless*, was what the [old rope](https://example.org) said. "
        "So it was."
    )
    assert [m.kind for m in missed] == ["emphasis", "emphasis"]
    assert missed[1].missed() == "The emphasis on “so” is not in the new text."


def test_reference_links_and_code_with_ticks_are_written_out() -> None:
    document = parse(
        "See the [long harbour wall][w] and ``a `tick` here`` for it, all of you.\n\n[w]: /wall 'The wall'\n"
    )
    (passage,) = passages(document)
    changes, missed = passage.changes("Of the long harbour wall: a `tick` here.")
    assert changes[0] == 'Of the [long harbour wall](/wall "The wall"): `` a `tick` here ``.' and not missed


def test_two_marks_never_take_the_same_words() -> None:
    mark = Mark("code", "`rope`", "rope")
    assert carry([mark, mark], "a rope and no more") == ("a `rope` and no more", (mark,))


def test_parts_keep_every_word_and_every_break() -> None:
    text = "\n\n".join(paragraph("war", words, words) for words in (30, 300, 45))
    cut = parts(text, 100)
    assert all(len(part.split()) <= 100 for part, _ in cut)
    assert "".join(joint + part for part, joint in cut) == text
    assert parts(text, 1_000) == [(text, "")]


def test_japanese_is_cut_between_sentences_though_no_space_parts_them() -> None:
    text = "".join(f"港の{n}番の舟は朝に出て、だれも綱を取らなかった。" for n in range(130))
    assert count_words(text) >= 2_500 and " " not in text
    found = passages(parse(f"# 港\n\n{text}\n"))
    assert found[0].words == count_words(text)
    cut = parts(text, 650)
    assert len(cut) >= 4 and "".join(joint + part for part, joint in cut) == text
    assert all(count_words(part) <= 650 and part.endswith("。") for part, _ in cut)
    endless = text.replace("。", "、")
    cut = parts(endless, 650)
    assert all(count_words(part) <= 650 for part, _ in cut)
    assert "".join(joint + part for part, joint in cut) == endless
    wrapped = passages(parse("舟は朝に出て、\nだれも綱を\n取らなかった。\n"))
    assert wrapped[0].text == "舟は朝に出て、だれも綱を取らなかった。"


def test_marks_in_japanese() -> None:
    (passage,) = passages(parse("舟は**朝**に出て、だれも*古い綱*を取らなかった。[^1]\n"))
    changes, missed = passage.changes("だれも古い綱を取らなかった。朝の舟だった。")
    assert changes[0] == "だれも*古い綱*を取らなかった。[^1]朝の舟だった。"
    assert [m.text for m in missed] == ["朝"]


@settings(max_examples=60, deadline=None)
@given(st.lists(st.integers(1, 90), min_size=1, max_size=6), st.integers(5, 80))
def test_parts_never_exceed_the_limit(sizes: list[int], longest: int) -> None:
    text = "\n\n".join(paragraph("kitchen", size, size) for size in sizes)
    cut = parts(text, longest)
    assert all(len(part.split()) <= longest for part, _ in cut)
    assert " ".join(part for part, _ in cut).split() == text.split()


def test_paragraphs_of_a_written_text() -> None:
    assert paragraphs_of(" a\r\n\r\nb\n \n\nc\nd ") == ["a", "b", "c\nd"]
