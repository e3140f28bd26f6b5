"""Where sentences end: quotes, abbreviations, initials, other languages, and that no character is lost."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from core.language.sentences import ends_sentence, fold, join_sentences, split_sentences, starts_sentence


@pytest.mark.parametrize(
    "sentences",
    [
        ["Mr. Hale came in.", "He had no hat."],
        ["Dr. A. J. Finch and Mrs. Oake sat in St. Mark's.", "It rained."],
        ["“Why not?” he asked.", "Nobody knew."],
        ["“Why not?” Tom Bell asked.", "Nobody knew."],
        ["“Run!”", "They ran."],
        ["“I saw it.”", "Tom said nothing."],
        ['She cried, "Never!" and sat down.', '"As you like," said he.'],
        ["They sold tea, rope, etc. Nothing else was left."],
        ["They sold tea, rope, etc.", "The rest was gone."],
        ["“No.", "I would not.”"],
        ["Here I am.", "Tom is late."],
        ["See p. 12 and No. 7 for it.", "No.", "He would not."],
        ["She is taller than I.", "We measured."],
        ["I waited . . . and waited.", "Then it came…", "Too late."],
        ["The U.S. Army left.", "It left from the U.S.", "The port was closed."],
        ["1. The harbour was shut.", "2. The boats lay idle."],
        ["It was 1815.", "The war had ended."],
        ["(He was never asked.)", "So he stayed."],
        ["»Komm!« sagte er.", "Am 3. Mai war es kalt, d.h. Schnee lag."],
        ["O Sr. Pádua saiu.", "— Não, disse ela.", "— Sim!"],
        ["¿Quién es?", "¡Nadie!"],
        ["« Non ! » dit-il.", "Il partit."],
        ["We met at 5 p.m. sharp.", "We left at 6 p.m.", "The hall was dark."],
        ["Costs were 3.5 pounds at www.example.org today.", "Fine."],
        ["The _Mary Ann_ sank.", "_Nobody_ was saved."],
        ["He came; She left; it was late.", "Nobody saw them."],
        ["„Wer ist da?“ fragte er.", "„Ich.“", "Sie trat ein."],
        ["नाव डूब गयी।", "कोई नहीं बचा।", "क्या वह आया?", "नहीं।"],
        ["هل عاد البحار؟", "لم يعد أحد.", "«أين هو؟»", "سكت الشيخ."],
        ["وہ آیا۔", "کسی نے نہ دیکھا۔"],
        ["Πού πας;", "Δεν βλέπεις;", "«Γιατί;» ρώτησε.", "Έφυγε."],
    ],
)
def test_splits(sentences: list[str]) -> None:
    assert split_sentences(" ".join(sentences)) == sentences


def test_japanese_has_no_spaces() -> None:
    text = "雨が降った。「帰ろう！」と彼は言った。猫は寝ていた。"
    assert split_sentences(text) == ["雨が降った。", "「帰ろう！」", "と彼は言った。", "猫は寝ていた。"]
    assert join_sentences(split_sentences(text)) == text


@example("。” 1")
@example("。 ” a")
@given(st.text(alphabet=" .!?…\"“”'abAIMr1—。」猫\n", max_size=80))
def test_nothing_is_lost(text: str) -> None:
    sentences = split_sentences(text)
    assert join_sentences(sentences) == fold(text)
    if "。" not in text:
        assert " ".join(sentences) == fold(text)
    assert all(sentences)


@pytest.mark.parametrize(
    "text",
    [
        "He left.",
        "“He left.”",
        "Did he?",
        "“But I—”",
        "So he…",
        "(Nobody.)",
        "彼は言った。",
        "than I.",
        "「おい」",
        "――「うん、行こう」",
        "雨だ。「そうか」",
        "「『誰も』と書いてある」",
        "「でも――」",
        "（おかしいな）",
        "“走吧……”",
        "वह गया।",
        "هل عاد؟",
        "وہ گیا۔",
        "Πού πας;",
        "«Πού;»",
        "Πού;",
    ],
)
def test_whole_endings(text: str) -> None:
    assert ends_sentence(text)


@pytest.mark.parametrize(
    "text",
    [
        "He left,",
        "and Mr.",
        "by J.",
        "CHAPTER ONE",
        "he said:",
        "broken—",
        "",
        "He left;",
        "彼は「千字文」",
        "第一章（上）",
        "第一章",
        "誰も」",
        "Πού πας,",
    ],
)
def test_broken_endings(text: str) -> None:
    assert not ends_sentence(text)


@pytest.mark.parametrize("text", ["He left.", "“Why?”", "—Nein!", "1815 was cold.", "「雨」", "…Then he."])
def test_whole_beginnings(text: str) -> None:
    assert starts_sentence(text)


@pytest.mark.parametrize("text", ["and left.", "“and left", "—but", "… so it was", ""])
def test_broken_beginnings(text: str) -> None:
    assert not starts_sentence(text)
