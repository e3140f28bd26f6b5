"""Where a text stands: own pages high, others low, a mixture between, and no claim where nothing is known."""

from __future__ import annotations

import numpy as np
import pytest

from core.evaluating import yardsticks
from core.evaluating.clouds import StyleSpace, samples
from core.evaluating.delta import MEASURES
from core.evaluating.features import passages, profile
from core.evaluating.style import FEWEST, LEAST, ahead, least_words, score
from core.language.words import count_words
from core.progress import BadInput
from tests.core.evaluating.test_yardsticks import GERMAN
from tests.fakes.authors import HABITS, book, page

AUTHOR, *OTHERS = HABITS
ELSEWHERE = 7  # seeds of books that no space has seen


@pytest.fixture(scope="module")
def space() -> StyleSpace:
    return StyleSpace(
        book(AUTHOR, 10, 1800), book(AUTHOR, 2, 1800, 1), {name: book(name, 7, 1800) for name in OTHERS}
    )


def scenes(name: str, number: int = 12, words: int = 350) -> list[str]:
    return book(name, number, words, ELSEWHERE)


def half_and_half() -> list[str]:
    return [page(OTHERS[n % 2] if n % 2 else AUTHOR, 350, 9000 + n) for n in range(12)]


def test_own_pages_stand_high_and_others_low(space: StyleSpace) -> None:
    own, other = score(space, scenes(AUTHOR)), score(space, scenes(OTHERS[1]))
    assert own.enough and other.enough and own.words >= 12 * 350
    assert own.position is not None and own.others is not None and other.position is not None
    assert other.others is not None
    assert 80 < own.position.middle < 120 and own.others.middle == 100
    assert own.own.middle > 2 and own.times.middle < 2
    assert other.position.middle < 30 and other.own.middle == 0 and other.times.middle > 3
    assert tuple(part.measure for part in own.parts) == MEASURES[:-1]
    assert all(part.others is not None and part.others > 75 for part in own.parts)


def test_a_mixture_stands_between(space: StyleSpace) -> None:
    own, mixed, other = (
        score(space, texts) for texts in (scenes(AUTHOR), half_and_half(), scenes(OTHERS[0]))
    )
    assert own.position is not None and mixed.position is not None and other.position is not None
    assert other.position.high < mixed.position.middle < own.position.low
    assert mixed.position.low < mixed.position.middle < mixed.position.high


def test_ahead_is_a_difference_with_its_interval(space: StyleSpace) -> None:
    nearer = ahead(space, half_and_half(), scenes(OTHERS[0]))
    assert nearer.above_zero and nearer.low < nearer.middle < nearer.high
    back = ahead(space, scenes(OTHERS[0]), half_and_half())
    assert back.middle == pytest.approx(-nearer.middle) and back.high < 0
    same = ahead(space, scenes(OTHERS[0]), scenes(OTHERS[0]))
    assert same.low == same.middle == same.high == 0
    assert not ahead(space, scenes(AUTHOR, 6), book(AUTHOR, 9, 350, 8)).low > 0
    assert ahead(space, half_and_half(), ["So it was."] * 12).few  # a base model that says next to nothing
    assert ahead(space, scenes(AUTHOR, 5), scenes(OTHERS[0], 5)).few


def test_few_words_mean_nothing_and_that_is_said(space: StyleSpace) -> None:
    short = score(space, [page(AUTHOR, 300, 5)])
    assert not short.enough and short.words < LEAST
    assert f"from {least_words(space):,} words on" in short.note
    long = score(space, scenes(AUTHOR))
    compared = space.largest // 100 * 100
    assert long.words > compared and f"{long.words:,} words, {compared:,} at a time" in long.note


def test_authors_who_write_alike_are_not_told_apart_at_any_size() -> None:
    twins = {f"twin {n}": book(AUTHOR, 7, 1800, 20 + n) for n in range(3)}
    space = StyleSpace(book(AUTHOR, 10, 1800), (), twins)
    assert space.others == tuple(twins) and least_words(space) is None
    found = score(space, scenes(AUTHOR))
    assert not found.enough and "mean little" in found.note


def test_without_three_others_there_is_no_floor() -> None:
    space = StyleSpace(book(AUTHOR, 10, 1800), (), {name: book(name, 7, 1800) for name in OTHERS[:2]})
    assert space.others == ()
    own, other = score(space, scenes(AUTHOR)), score(space, scenes(OTHERS[0]))
    assert own.position is own.others is other.position is other.others is None
    assert own.enough and "author's own pages alone" in own.note
    assert own.own.middle > 2 and other.own.middle == 0 and other.times.low > own.times.high
    assert ahead(space, scenes(AUTHOR), scenes(OTHERS[0])).above_zero
    assert not score(space, [page(AUTHOR, 300, 5)]).enough


def test_another_language_is_never_compared() -> None:
    others = {name: book(name, 7, 1800) for name in OTHERS} | {"Deutsch": [GERMAN * 300]}
    space = StyleSpace(book(AUTHOR, 10, 1800), (), others)
    assert space.others == tuple(OTHERS)
    foreign = score(space, [GERMAN * 30])
    assert not foreign.enough and "not in the author's language" in foreign.note


def test_what_ships_makes_the_floor_of_english_alone() -> None:
    shipped = yardsticks.gather(
        {n: [profile(p) for chapter in book(n, 10) for p in passages(chapter)] for n in HABITS}, "en"
    )
    space = StyleSpace(book(AUTHOR, 10, 1800, 3), (), {}, shipped, AUTHOR.upper())
    assert space.others == tuple(OTHERS)
    found = score(space, scenes(AUTHOR))
    assert found.position is not None and found.position.middle > 80
    german = StyleSpace([GERMAN * 10] * 12, (), {}, shipped, "Jemand")
    assert german.others == ()


def test_a_long_text_is_compared_in_parts_of_a_size_that_there_is(space: StyleSpace) -> None:
    long = score(space, book(AUTHOR, 8, 1800, ELSEWHERE))
    assert long.words > space.largest and long.position is not None
    assert 80 < long.position.middle < 120
    one = score(space, ["\n\n".join(book(AUTHOR, 3, 1500, ELSEWHERE))])
    assert one.position is not None and one.position.low < one.position.high  # over its passages


def test_one_chapter_that_is_nearly_all_is_parted(space: StyleSpace) -> None:
    text = "\n\n".join(book(AUTHOR, 10, 1800))
    whole = StyleSpace([text, page(AUTHOR, 300, 1)], (), {name: book(name, 7, 1800) for name in OTHERS})
    assert whole.largest == pytest.approx(count_words(text) / 15, rel=0.2)
    found = score(whole, scenes(AUTHOR))
    assert found.position is not None and found.position.middle > 80


def test_samples_of_the_author_differ_or_nothing_is_said() -> None:
    """A short book has too few passages for samples of a thousand words that are not the same each time."""
    others = {name: book(name, 7, 1800) for name in OTHERS}
    short = StyleSpace(book(AUTHOR, 6, 1800), (), others)
    found = score(short, scenes(AUTHOR))
    assert not found.enough and "20,000 words of the author's are enough" in found.note
    long = StyleSpace(book(AUTHOR, 12, 1800), (), others)
    cloud = long.cloud(long.largest // 100 * 100)
    assert len(np.unique(cloud.own[:, -1].round(9))) >= 0.6 * len(cloud.own)
    assert cloud.different >= FEWEST and score(long, scenes(AUTHOR)).enough


def test_a_book_in_one_paragraph_is_measured_like_another() -> None:
    others = {name: book(name, 7, 1800) for name in OTHERS}
    one = StyleSpace([" ".join(" ".join(book(AUTHOR, 12, 1800)).split())], (), others)
    own, other = score(one, scenes(AUTHOR)), score(one, scenes(OTHERS[1]))
    assert own.enough and own.position is not None and other.position is not None
    assert other.position.middle < 40 < 80 < own.position.middle < 120
    with pytest.raises(BadInput, match="no ends of sentences"):
        StyleSpace([" ".join(["and so it went on and on"] * 800)])


def test_the_share_of_own_pages_is_of_single_samples() -> None:
    """A mean of many samples strays less than one, and would never lie among the farthest."""
    space = StyleSpace(book(AUTHOR, 12, 1800), (), {name: book(name, 7, 1800) for name in OTHERS})
    own = score(space, book(AUTHOR, 12, 1800, ELSEWHERE)).own
    assert 10 < own.middle < 90


def test_chance_alone_is_seldom_called_a_difference(space: StyleSpace) -> None:
    """Two halves of one author's pages, drawn again and again: a claim should come once in twenty."""
    pages, random = scenes(OTHERS[1], 60, 300), np.random.default_rng(3)
    wrong = 0
    for _ in range(40):
        drawn = random.permutation(len(pages))[:20]
        gain = ahead(space, *([pages[n] for n in half] for half in (drawn[:10], drawn[10:])))
        wrong += gain.above_zero or gain.below_zero
    assert wrong <= 5


def test_the_same_twice(space: StyleSpace) -> None:
    assert score(space, scenes(AUTHOR)) == score(space, scenes(AUTHOR))


def test_too_little_of_the_author_or_nothing_at_all_is_said(space: StyleSpace) -> None:
    with pytest.raises(BadInput, match="too few"):
        StyleSpace([page(AUTHOR, 900, 1)])
    with pytest.raises(BadInput, match="no text"):
        score(space, ["", " \n\n "])
    with pytest.raises(BadInput, match="no text"):
        ahead(space, [], [])


def test_samples_are_of_different_passages_and_of_one_size() -> None:
    words = np.random.default_rng(2).integers(300, 500, 40).astype(float)
    found = samples(words, 2000, 30)
    assert found.shape == (30, 40) and set(found.ravel().tolist()) == {0.0, 1.0}
    assert abs(found @ words - 2000).max() <= words.max()
    assert len({tuple(row) for row in found.tolist()}) == 30
