"""The choice: budget, neighbours, themes, copies, the user's word, and gaps where something is left out."""

import itertools
import random

import pytest

from core.curating import select
from core.curating.curate import BEYOND, DROPPED, KEPT, curate
from core.curating.quality import passages, score
from core.curating.weighing import REPEATED
from core.files import join_runs, parse_runs
from core.language.tokens import load_counter
from core.progress import BadOption, Cancelled
from tests.fakes.prose import dialogue, paragraph
from tests.fakes.subjects import subject_vectors

COUNTER = load_counter("")


@pytest.fixture(scope="module")
def corpus() -> list[list[str]]:
    """Eight chapters; seven of them about the sea or the war, only part of one about the kitchen."""
    subjects = ["sea", "war", "sea", "war", "sea", "kitchen", "war", "sea"]
    runs = []
    for chapter, subject in enumerate(subjects):
        run = []
        for number in range(20):
            run.append(paragraph(subject, 40 + 10 * (number % 5), 100 * chapter + number))
            run += dialogue(subject, 3, 100 * chapter + number)
        runs.append(run)
    return runs


def test_under_the_budget_everything_stays_and_nothing_is_embedded(corpus: list[list[str]]) -> None:
    done = curate(corpus, COUNTER, 900_000, embed=lambda texts, told: pytest.fail("embedded"))
    assert [list(run) for run in done.runs] == corpus
    assert all(row.kept and not row.reason for row in done.rows) and done.vectors is None


@pytest.mark.parametrize("embed", [None, subject_vectors])
@pytest.mark.parametrize("budget", [3_000, 6_000])
def test_budget_and_neighbours(corpus: list[list[str]], embed, budget: int) -> None:  # type: ignore[no-untyped-def]
    done = curate(corpus, COUNTER, budget, embed=embed, seed=7)
    chosen = [row for row in done.rows if row.kept]
    tokens = sum(row.tokens for row in chosen)
    largest = max(row.tokens for row in done.rows)
    assert budget - max(largest, budget // 100) <= tokens <= budget
    assert sum(map(len, done.runs)) / len(done.runs) >= 3
    assert {row.reason for row in done.rows if not row.kept} == {BEYOND}
    again = curate(corpus, COUNTER, budget, embed=embed, seed=7)
    assert again.rows == done.rows and again.runs == done.runs


def test_gaps_stand_exactly_where_something_was_left_out(corpus: list[list[str]]) -> None:
    done = curate(corpus, COUNTER, 5_000, embed=subject_vectors)
    runs = parse_runs(join_runs(done.runs))
    assert runs == [list(run) for run in done.runs]
    for run in runs:
        home = next(r for r in corpus if run[0] in r)
        start = home.index(run[0])
        assert home[start : start + len(run)] == run  # unbroken in the source
    flat = [(n, i) for n, r in enumerate(corpus) for i in range(len(r))]
    where = {p: (n, i) for n, r in enumerate(corpus) for i, p in enumerate(r)}
    assert len(where) == len(flat)
    for before, after in itertools.pairwise(runs):
        (n, i), (m, j) = where[before[-1]], where[after[0]]
        assert m > n or j > i + 1  # a gap never parts neighbours


def test_every_theme_is_there_and_the_spread_is_even(corpus: list[list[str]]) -> None:
    done = curate(corpus, COUNTER, 4_000, embed=subject_vectors)
    themes = {row.cluster for row in done.rows}
    assert {row.cluster for row in done.rows if row.kept} == themes and None not in themes
    spread = curate(corpus, COUNTER, 8_000)
    assert {row.run for row in spread.rows if row.kept} == set(range(8))
    assert {row.cluster for row in spread.rows} == {None}


def test_another_seed_chooses_otherwise(corpus: list[list[str]]) -> None:
    assert curate(corpus, COUNTER, 3_000, seed=1).runs != curate(corpus, COUNTER, 3_000, seed=2).runs


def test_copies_go(corpus: list[list[str]]) -> None:
    copy = [*corpus[0][:5], paragraph("garden", 50, 1)]
    done = curate([corpus[0], copy], COUNTER, 900_000)
    reasons = [row.reason for row in done.rows if row.run == 1]
    assert set(reasons[:-1]) == {REPEATED} and reasons[-1] == ""
    assert [list(run) for run in done.runs] == [corpus[0], copy[-1:]]


def test_the_users_word_wins(corpus: list[list[str]]) -> None:
    runs = [*corpus, ["Too short."]]
    rows = curate(runs, COUNTER, 3_000).rows
    kept, lost = next(r for r in rows if r.kept), next(r for r in reversed(rows) if r.reason == BEYOND)
    words = {kept.id: "drop", lost.id: "keep", rows[-1].id: "keep"}
    after = {r.id: r for r in curate(runs, COUNTER, 3_000, overrides=words).rows}  # type: ignore[arg-type]
    assert (after[kept.id].kept, after[kept.id].reason) == (False, DROPPED)
    assert (after[lost.id].kept, after[lost.id].reason) == (True, KEPT)
    assert after[rows[-1].id].kept
    assert sum(r.tokens for r in after.values() if r.kept) <= 3_000


def test_scene_breaks_stay_inside_and_go_at_the_edge() -> None:
    first, second = paragraph("sea", 60, 1), paragraph("war", 60, 2)
    done = curate([[first, "* * *", second, "* * *"]], COUNTER, 900_000)
    assert done.runs == ((first, "* * *", second),)


def test_a_budget_below_any_passage_is_refused(corpus: list[list[str]]) -> None:
    with pytest.raises(BadOption, match="smaller"):
        curate(corpus, COUNTER, 5)
    tiny = curate(corpus, COUNTER, 80, embed=subject_vectors)
    assert 0 < sum(row.tokens for row in tiny.rows if row.kept) <= 80


def test_a_stop_is_heard(corpus: list[list[str]]) -> None:
    def stop(done: int, total: int, note: str) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        curate(corpus, COUNTER, 3_000, tell=stop)


def test_text_without_spaces_is_cut_into_stretches_too() -> None:
    choice = random.Random(3)
    parts = (
        ("兄", "祖母", "隣の少年", "先生", "船頭", "姉の夫", "郵便屋", "若い医者"),
        ("は", "も", "だけが"),
        ("夜明けに", "雨の中で", "一人で", "黙って", "何年も前に", "祭りの後で", "急いで", "笑いながら"),
        ("古い舟を", "青い茶碗を", "壊れた時計を", "庭の梯子を", "手紙の束を", "白い犬を", "重い鍵を"),
        ("直した。", "売った。", "捜した。", "埋めた。", "隠した。", "運んだ。", "忘れた。", "数えた。"),
    )

    def said(sentences: int) -> str:
        return "".join("".join(map(choice.choice, parts)) for _ in range(sentences))

    found = passages([[said(6) for _ in range(20)] for _ in range(10)])
    counted = [score(p).words for p in found]
    stretches = select.blocks(found, counted)
    sizes = [sum(counted[b.first : b.past]) for b in stretches]
    assert sum(sizes) == sum(counted) > 10_000
    assert max(sizes) <= 700 and 250 <= sum(sizes) / len(sizes) <= 450
