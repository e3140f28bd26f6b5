"""Copies are found however they stand, common phrases are no alarm, and the gate says which it is."""

from __future__ import annotations

import json
import re
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given as supposing
from hypothesis import strategies as st

from core.adapters.chapters import Chapter
from core.evaluating.copying import LONG, Copied, Span, check
from core.evaluating.copying_gate import NO_BOOKS, NO_TEXT, REST, USUAL, OwnRate, badness, judge, own_rate
from core.evaluating.corpus import Corpus, corpus_of, without_overlaps
from core.evaluating.corpus_index import RUN, CorpusIndex, Run, read
from core.files import join_runs, write_json, write_text
from core.language.words import WORD
from core.project import Project
from core.restyling.copying import Corpus as Traced
from tests.fakes.prose import paragraph
from tests.fakes.voices import OTHER

LINE = "The well-known ferryman wouldn't carry a half-drowned café-keeper’s trunk, not for to-morrow's gold."
SEA = [paragraph("sea", 400, seed) for seed in range(20)]
CHAPTERS = [f"{text} {LINE}" if number == 7 else text for number, text in enumerate(SEA)]
BOOKS = Corpus(tuple(Chapter(f"The Sea, {number}", text) for number, text in enumerate(CHAPTERS)))
BEFORE = "At eleven the committee met upstairs, opened its letters, and found that none asked for money."
AFTER = "Afterwards they all went home by tram, except for Mr. Quill, who had come on a bicycle and stayed."
SETTINGS = {
    "as it is": LINE,
    "case": LINE.upper(),
    "lines": LINE.replace(" ", "\n"),
    "quotes": LINE.replace("’", "'").replace("'", "\u2018"),
    "dashes": LINE.replace("-", " — ").replace(",", " –"),
    "accents apart": LINE.replace("é", "e\u0301"),
    "no accents": LINE.replace("é", "e"),
    "broken": LINE.replace("ferryman", "ferry-\n    man").replace("carry", "car\u2010\nry"),
    "mixed": LINE.replace("well-known", "well-\nknown").replace("drowned", "drow-\nned"),
    "unseen": LINE.replace("ferryman", "fer\u00adry\u200bman").replace("trunk", "tr\u00ad\nunk"),
    "bare": re.sub(r"[^\w\s]", "", LINE),
    "spaced": re.sub(r"[^\w\s]", " ", LINE),
    "no apostrophes": re.sub(r"['’]", "", LINE),
    "emphasis": "*" + LINE.replace("carry", "_carry_").replace("not", "**not**") + "*",
}


@pytest.mark.parametrize("set_anew", SETTINGS.values(), ids=SETTINGS)
def test_a_copy_is_found_however_it_is_set(set_anew: str) -> None:
    text = f"{BEFORE} {set_anew} {AFTER}"
    found = check(text, BOOKS)
    (span,) = found.spans
    assert text[span.start :].casefold().startswith("the")
    assert text[: span.end].casefold().endswith("gold")
    assert span.words == 17 and found.long == () and found.remarkable == (span,)
    place = span.place
    assert place is not None and place.name == "The Sea, 7"
    assert BOOKS.texts[place.text].text[place.start : place.end] == LINE.rstrip(".")


def test_spans_of_every_length_are_found_where_they_stand_and_nowhere_else() -> None:
    words = list(WORD.finditer(SEA[3]))
    for length in range(RUN, 61):
        copy = SEA[3][words[20].start() : words[20 + length - 1].end()]
        text = f"{BEFORE} Quartz. {copy}. Quartz. {AFTER}"
        (span,) = check(text, BOOKS).spans
        assert text[span.start : span.end] == copy and span.words == length
        assert span.place is not None and span.place.text == 3 and span.place.start == words[20].start()
    four = SEA[3][words[20].start() : words[23].end()]
    assert check(f"{BEFORE} Quartz. {four}. Quartz. {AFTER}", BOOKS).spans == ()


def test_what_goes_on_from_one_passage_into_the_next_is_one_copy() -> None:
    first, second = SEA[0].split(), SEA[1].split()
    text = f"{BEFORE} Quartz. {' '.join(first[-9:])} {' '.join(second[:9])} quartz. {AFTER}"
    (span,) = check(text, Corpus.of(SEA)).spans
    assert span.words == 18 and span.place is not None
    assert span.place.text == 0 and SEA[0][span.place.start : span.place.end] == " ".join(first[-9:])[:-1]


def test_where_two_copies_overlap_the_longer_one_is_whole() -> None:
    books = Corpus.of(["a b c d e f g h i j k l", "quartz", "i j k l m n o p q r s t u v"])
    found = check("x a b c d e f g h i j k l m n o p q r s t u v x", books)
    one, two = found.spans
    assert (one.words, two.words) == (12, 14) and one.end + 1 == two.start
    assert found.longest == two and found.copied == 22


def naive(text: list[str], book: list[str]) -> tuple[set[int], int]:
    """The words of a text in runs of `RUN` or more of a book, and the longest, by trying everything."""
    covered: set[int] = set()
    longest = 0
    for start in range(len(text)):
        for at in range(len(book)):
            run = 0
            while start + run < len(text) and at + run < len(book) and text[start + run] == book[at + run]:
                run += 1
            if run >= RUN:
                covered |= set(range(start, start + run))
                longest = max(longest, run)
    return covered, longest


@supposing(st.lists(st.sampled_from("abc"), max_size=60), st.lists(st.sampled_from("abc"), max_size=60))
def test_it_finds_what_trying_everything_finds(text: list[str], book: list[str]) -> None:
    words = read(" ".join(text))
    runs = CorpusIndex([Chapter("", " ".join(book))]).runs(words)
    covered, longest = naive(text, book)
    assert {n for run in runs for n in range(run.start, run.end)} == covered
    assert max((run.words for run in runs), default=0) == longest
    assert all(one.start < other.start and one.end < other.end for one, other in pairwise(runs))
    for run in runs:
        assert text[run.start : run.end] == book[run.at : run.at + run.words]


def test_a_refrain_does_not_hold_it_up() -> None:
    found = check("ha " * 500, Corpus.of(["ha " * 50_000]))
    assert found.share == 1.0 and found.longest is not None and found.longest.words == 500


def test_what_the_prompt_has_does_not_count() -> None:
    text = f"{BEFORE} {LINE} {AFTER}"
    assert check(text, BOOKS, f"Somebody says: {LINE.upper()}").spans == ()
    assert check(text, BOOKS, f"Somebody says: {LINE.upper()}").share == 0
    opening = "The well-known ferryman wouldn't carry a half-drowned"  # 9 of its 17 words
    found = check(text, BOOKS, f"Somebody says: {opening} man.")
    (span,) = found.spans
    assert (span.words, span.given) == (17, 9) and found.copied == 8
    nearly = check(text, BOOKS, LINE.replace("gold", "silver"))
    assert nearly.spans == () and nearly.quoted, "one word is no copy"
    assert judge([nearly]).sentence.endswith("What the descriptions quote is left out.")


def test_a_run_that_goes_beyond_the_prompt_is_as_long_as_it_stands_there() -> None:
    """The prompt has two pieces of it, the text all of it, as the books do."""
    words = SEA[5].split()[30:56]
    text = f"{BEFORE} {AFTER} " * 6 + " ".join(words)
    found = check(text, BOOKS, f"A boat: {' '.join(words[:9])}. Later: {' '.join(words[18:])} again.")
    (span,) = found.long
    assert (span.words, span.given) == (26, 17) and found.copied == 9, "given words are no copied ones"
    said = judge([found])
    assert (said.verdict, said.longest, said.over) == ("copied", 26, 1)
    assert said.sentence == (
        "Copied: 26 words in a row stand in the author's books (The Sea, 5). The description has 17 of them."
    )


@pytest.mark.parametrize(
    "text", ["", " \n ", "word", "… — !", "one two three four", "\ud800 \U0001f600", "²½™"]
)
def test_hardly_any_text_is_looked_at_and_said_to_be_too_little(text: str) -> None:
    found = check(text, BOOKS, text)
    assert found.spans == () and found.share == 0 and found.longest is None
    assert judge([found]).verdict == "not checked" and judge([found]).sentence == NO_TEXT


def test_books_without_words_are_no_books() -> None:
    for books in (Corpus(), Corpus.of([]), Corpus.of(["", " … "])):
        found = check(LINE, books)
        assert found.spans == () and found.words == 17
    assert judge([check(LINE, Corpus())]).sentence == NO_BOOKS
    assert judge([]).verdict == "not checked"


def test_a_script_without_spaces_is_read_by_characters() -> None:
    book = "縁側で猫が眠っていた。祖母は黙って豆をむき、ときどき空を見上げては、雨が近いと言った。" * 2
    copied = "祖母は黙って豆をむき、ときどき空を見上げては、雨が近いと言った"
    found = check(f"朝になった。{copied}。それから駅へ向かった。", Corpus.of([book]))
    assert found.characters and found.longest is not None and found.longest.words == 30
    assert found.remarkable and not found.long, "two characters are about a word"
    assert judge([found]).verdict == "copied", "two thirds of it"
    assert check("電車は三番線から出る。切符は昨日のうちに買っておいた。", Corpus.of([book])).spans == ()


# What there is to compare with.
@pytest.fixture
def voice(tmp_path: Path) -> Path:
    """A voice that learned of a heron and a ferryman."""
    (tmp_path / "voice" / "data").mkdir(parents=True)
    rows = [{"text": f"Asked.\n\n{text}", "prompt_chars": 8} for text in (OTHER, LINE)]
    lines = "".join(f"{json.dumps(row)}\n" for row in rows)
    (tmp_path / "voice" / "data" / "train.jsonl").write_text(lines, encoding="utf-8")
    return tmp_path / "voice"


def test_a_voice_is_compared_with_what_it_learned_from(voice: Path) -> None:
    corpus = corpus_of(voice)
    assert [chapter.text for chapter in corpus.texts] == [OTHER, LINE]
    (span,) = check(f"{BEFORE} {LINE}", corpus).spans
    assert span.place is not None and span.place.name == "" and span.place.text == 1


def test_of_the_books_nothing_is_claimed_where_only_what_was_learned_is_at_hand(voice: Path) -> None:
    corpus = corpus_of(voice)
    phrase = " ".join(OTHER.split()[3:9])
    for text, begins in (
        (f"{BEFORE} {AFTER}", "Nothing that it learned from is copied: no five words in a row stand there."),
        (
            f"{BEFORE} Quartz {phrase} quartz. {AFTER}",
            "Nothing that it learned from is copied: at most 6 words",
        ),
    ):
        said = judge([check(text, corpus), check(BEFORE, corpus)])
        assert said.verdict == "clear" and not said.whole
        assert said.sentence.startswith(begins) and said.sentence.endswith(REST)
    copied = judge([check(SEA[3], corpus), check(" ".join(OTHER.split()[:25]), corpus)])
    assert copied.verdict == "copied" and REST not in copied.sentence


def test_what_two_passages_share_is_one_text(voice: Path) -> None:
    one, two, three = (paragraph("garden", 40, seed) for seed in range(3))
    passages = [f"{one}\n\n{two}", f"{two}\n\n{three}", three, f"{one}\n\n{two}"]
    assert list(without_overlaps(passages)) == [f"{one}\n\n{two}", three, three, f"{one}\n\n{two}"]
    rows = "".join(json.dumps({"completion": passage}) + "\n" for passage in passages[:2])
    (voice / "data" / "train.jsonl").write_text(rows, encoding="utf-8")
    index = corpus_of(voice).index
    assert index is not None and len(index) == len(read(f"{one} {two} {three}"))


def test_a_voice_in_its_project_is_compared_with_the_whole_books(voice: Path, tmp_path: Path) -> None:
    project = Project.create(tmp_path / "P.pastiche", "Ada Ferry")
    project.adapter.parent.mkdir(parents=True, exist_ok=True)
    voice.rename(project.adapter)
    write_text(project.clean_text, join_runs([[SEA[0]], [SEA[1], OTHER]]))
    places = [{"book": "The Ferry", "chapter": "I"}, {"book": "The Ferry", "chapter": "The Rope"}]
    write_json(project.places, places)
    corpus = corpus_of(project.adapter)
    assert corpus.whole and judge([check(BEFORE, corpus)]).whole
    assert [chapter.place for chapter in corpus.texts] == ["The Ferry, I", "The Ferry, The Rope", ""]
    assert corpus.texts[2].text == LINE, "learned from, and taken out of the books since"
    found = check(f"It rained. {OTHER.upper()} {SEA[0][:200]}", corpus)
    assert {span.place.name for span in found.spans if span.place} == {"The Ferry, I", "The Ferry, The Rope"}
    write_json(project.places, [])
    assert [chapter.text for chapter in corpus_of(project.adapter).texts] == [OTHER, LINE]


def test_of_a_voice_without_its_text_only_long_runs_can_be_told(tmp_path: Path) -> None:
    Traced.of([f"{SEA[0]} {LINE}"]).save(tmp_path / "shingles.npz")
    corpus = corpus_of(tmp_path)
    assert corpus.texts == () and corpus.traces is not None
    text = f"{BEFORE} {LINE} {AFTER}"
    found = check(text, corpus)
    (span,) = found.spans
    assert found.least == 12 and span.words == 17 and span.place is None
    assert text[span.start : span.end] == LINE.rstrip(".")
    assert check(text, corpus, LINE).spans == ()
    assert judge([found]).sentence == "Have a look: 17 words in a row stand in the author's books too."
    short = check(f"{BEFORE} {' '.join(LINE.split()[:5])} {AFTER}", corpus)
    said = judge([short])
    assert (
        said.verdict == "clear"
        and not said.whole
        and said.sentence
        == (f"No 12 words in a row stand in what it learned from; shorter runs cannot be told. {REST}")
    )
    nothing = corpus_of(tmp_path / "nowhere")
    assert nothing.texts == () and nothing.traces is None


# The gate.
def test_the_authors_own_pages_are_held_against_all_but_their_chapter() -> None:
    index = BOOKS.index
    assert index is not None
    own, pages = own_rate(index, 100), list(index.pages(100))
    assert own is not None and own.pages == len(pages) > 60
    page, place = pages[5]
    assert index.runs(read(page))[0] == Run(0, 100, place.start, 100), "it is there"
    apart = index.runs(read(page), range(place.start, place.stop))
    assert all(run.at >= place.stop or run.at + run.words <= place.start + RUN - 1 for run in apart)
    assert 0 < own.share <= own.high < 1 and own.longest >= RUN
    assert own_rate(CorpusIndex([Chapter("", SEA[0])])) is None, "too short to tell"


def spanning(words: int, copied: int, *lengths: int) -> Copied:
    return Copied(words, copied, tuple(Span(0, 1, length) for length in lengths), RUN)


OWN = OwnRate(200, 300, 0.02, 0.06, 8)


def test_the_gate_knows_what_is_usual() -> None:
    usual = judge([spanning(300, 12, 7), spanning(300, 0)], OWN)
    assert usual.verdict == "clear" and usual.longest == 7 and usual.share == 0.02
    assert usual.sentence == "Nothing is copied: at most 7 words in a row stand in the author's books too."
    assert judge([spanning(300, 0)], OWN).sentence.endswith(
        "no five words in a row stand in the author's books."
    )
    assert judge([spanning(300, 13, 13)], OWN).verdict == "look"
    assert judge([spanning(300, LONG, LONG)], OWN).verdict == "look"
    assert judge([spanning(300, LONG + 1, LONG + 1)], OWN).verdict == "copied"
    assert judge([spanning(300, 30, 8)], OWN).verdict == "look", "more than the author repeats himself"
    much = judge([spanning(300, 40, 8)], OWN)
    assert much.verdict == "copied" and much.sentence.startswith("Copied: 13 of 100 words")
    assert judge([spanning(300, 30, 8)]).verdict == "clear", f"less than {USUAL}, and nothing better is known"
    assert judge([spanning(30, 5, 5)], OWN).verdict == "clear", "in less than a page one phrase is much"
    assert judge([spanning(30, 20, 8)], OWN).verdict == "copied"


def test_one_copy_among_many_texts_is_a_copy_and_is_told_with_its_place() -> None:
    longer = " ".join(SEA[9].split()[30:60])
    texts = [f"{BEFORE} {AFTER} " * 3 for _ in range(9)]
    texts[4] += f"Quartz. {longer}"
    said = judge([check(text, BOOKS) for text in texts])
    assert said.verdict == "copied" and said.over == 1 and said.texts == 9 and said.longest == 30
    assert said.sentence == "Copied: 30 words in a row stand in the author's books (The Sea, 9)."


def test_clean_texts_around_it_do_not_thin_out_a_copy() -> None:
    """A text that is put together from short runs of the books, alone and among 29 that copy nothing."""
    pieces = SEA[2].split()
    mosaic = " ".join(f"{' '.join(pieces[at : at + 9])} quartz{at}" for at in range(0, 300, 10))
    clean = [f"{BEFORE} {AFTER} " * 8 for _ in range(29)]
    found = [check(text, BOOKS) for text in (*clean[:9], mosaic, *clean[9:])]
    alone, said = judge([found[9]], OWN), judge(found, OWN)
    assert alone.verdict == said.verdict == "copied" and said.share < OWN.high
    assert said.sentence == (
        "Copied: 90 of 100 words of a single text stand in the author's books in the same order."
    )
    usual = [spanning(300, 3, 6)] * 29
    assert judge([*usual, spanning(300, 24, 9)], OWN).sentence == (
        "Have a look: 8 of 100 words of a single text stand in the author's books, in short runs."
    )
    assert judge([*usual, spanning(8, 6, 6)], OWN).verdict == "clear", "a phrase in a very short text"
    much, long = spanning(300, 100, 9), spanning(3000, 22, 22)
    texts = [spanning(300, 12, 12), spanning(300, 3, 6), long, much, spanning(300, 24, 9)]
    verdicts = [judge([text], OWN).verdict for text in sorted(texts, key=lambda text: badness(text, OWN))]
    assert verdicts == ["copied", "copied", "look", "look", "clear"]
    assert min(texts, key=lambda text: badness(text, OWN)) is much


def test_the_index_is_small_and_says_so() -> None:
    index = BOOKS.index
    assert index is not None and len(index) > 8_000
    assert index.bytes < 30 * len(index)
    assert np.isclose(index.holds(read(SEA[2])), 1.0) and index.holds(read("one two")) == 1.0
    assert index.holds(read(BEFORE)) == 0
