"""The filters: what they reject and why, and that dialogue and other languages stay."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.curating import quality
from core.curating.quality import judge, passages
from core.types import Passage
from tests.fakes.prose import dialogue, paragraph

LONG = paragraph("sea", 60, 1)


def only(*paragraphs: str) -> Passage:
    return Passage("x", 0, 0, paragraphs)


def test_good_prose_passes() -> None:
    assert judge(only(LONG)) == ""


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("Anna left. Peter stayed.", quality.SHORT),
        (LONG.replace(". ", " and ").replace(".", ","), quality.FRAGMENT),
        (LONG.replace(" a ", " §§ ^^ ~~ ## | <> | a "), quality.SPECIAL),
        (LONG.replace(" a ", " banana banana banana "), quality.REPETITIVE),
        (LONG.replace(" a ", " d\ufffdsir "), quality.DAMAGED),
        (LONG.replace(" a ", " dÃ©sir "), quality.DAMAGED),
        (LONG.replace(" a ", " donâ€™t "), quality.DAMAGED),
    ],
)
def test_each_reason(text: str, reason: str) -> None:
    assert judge(only(text)) == reason


MISREAD = [
    ("Привет, Анна, как погода на берегу моря сегодня", "cp1251", "latin-1"),
    ("Привет, Анна, как погода на берегу моря сегодня", "utf-8", "cp1251"),
    ("Привет, Анна, как погода на берегу моря сегодня", "utf-8", "latin-1"),
    ("zażółć gęślą jaźń, był łoś", "utf-8", "cp1252"),
    ("gdzie był łoś, zjadła się kałuża", "cp1250", "cp1252"),
    ("die Tür für den Gärtner", "mac_roman", "cp1252"),
    ("die Tür für den Gärtner", "cp1252", "mac_roman"),
    ("die Tür für den Gärtner", "utf-8", "cp1252"),
    ("Ελλάδα και νησιά", "utf-8", "cp1252"),
    ("猫は橋を渡った", "utf-8", "cp932"),
    ("猫は橋を渡った", "cp932", "latin-1"),
    ("猫は橋を渡った", "utf-8", "latin-1"),
    ("किनारे पर नाव", "utf-8", "cp1252"),
]


@pytest.mark.parametrize(("words", "written", "read"), MISREAD)
def test_text_read_in_the_wrong_encoding(words: str, written: str, read: str) -> None:
    assert judge(only(f"{LONG} {words}.")) != quality.DAMAGED
    misread = words.encode(written).decode(read, "ignore")
    assert judge(only(f"{LONG} {misread}.")) == quality.DAMAGED


def test_letters_lost_to_question_marks() -> None:
    assert judge(only(f"{LONG} Sie tr?umte von der K?che und vom Gem?se.")) == quality.DAMAGED
    assert judge(only(f"{LONG} ??????, ???? ?? ???????.")) == quality.DAMAGED
    assert judge(only(f"{LONG} What?? No?? And so?and then?")) == ""


@pytest.mark.parametrize(
    "words",
    [
        "“NÃO!” gritou o João. SÃO ÂNGELO, CORAÇÃO, À ÓRFÃ, «Ã»",
        "Nãããããããão! Ôôôôôô! Éééééé! Aïe, “naï”, voilà¹, ça coûte 5° à l’ÎLE",
        "Þýðing, æðiþíð, ÓÐUR, jäääär, hääyöaie, töö-öö",
        "Đây là ÂU CƠ, Ã và Ầ; Ông ấy đứng dậy",
        "Україна: Січень, Рівне, Єва; Сједи, Рђа, ‚тако‘",
        "Å… Ä. Ø: “Och Å” – på Å, Škoda, Žižka, Ÿ",
        "5 m³, 3½ Fuß, CO₂, 14,50 €, £3 7s. 6d., 12$500, №",
        "„Ja.“ „Nein!“ ‚Na?‘ »So…« ›Wie?‹ — « Ah ! »",
        "Fens\u00adter\u00adbrett, می\u200cروم, \u200eabc\u200f",
        "ﬁn de l’œuvre, ʻOkina, c̈ȩ, O\u2019Neill, rock ’n’ roll",
    ],
)
def test_no_damage_in_sound_text(words: str) -> None:
    passage = only(f"{LONG} {words}.")
    assert judge(passage) == ""
    assert quality.score(passage).special < 0.01


def test_emphasis_is_no_special_character() -> None:
    assert quality.score(only("_No,_ said Anna, _no,_ and *never* again!")).special == 0
    assert quality.score(only("a_b * c_d ** __x")).special > 0.3


CODE = {
    "python": """def area(width, height):
    if width.is_integer() and height.is_integer():
        return int(width) * int(height)
    sizes = [width.normal(), height.normal()]
    return max(sizes[0], 1) * max(sizes[1], 1)""",
    "c": """for (i = 0; i < count; i++) {
    total += rows[i].width * rows[i].height;
    if (total > LIMIT) { free(rows); return -1; }
}
printf("%d rows", count);""",
    "json": '{"name": "harbour", "boats": [3, 4, 5], "open": true, "text": "The lamp was lit. It burned."}',
    "html": '<p class="first">The lamp was <b>lit</b>. It burned.</p><br/><a href="two.html">More</a>',
}


@pytest.mark.parametrize("language", CODE)
def test_code_is_refused_and_takes_nothing_with_it(language: str) -> None:
    found = passages([[LONG, CODE[language], CODE[language], LONG]])
    assert [judge(p) for p in found] == ["", quality.SPECIAL, quality.SPECIAL, ""]


def test_the_smallest_number_of_words_is_the_users() -> None:
    text = (
        "Anna sold the horse before the war. Nobody found the bugle again, and the bridge was never mended."
    )
    assert judge(only(text)) == quality.SHORT
    assert judge(only(text), min_words=18) == ""


def test_dialogue_is_judged_as_one_passage() -> None:
    talk = dialogue("garden", 12, 1)
    found = passages([[LONG, *talk, LONG]])
    assert [p for passage in found for p in passage.paragraphs] == [LONG, *talk, LONG]
    assert all(judge(p) == "" for p in found)
    assert max(len(p.paragraphs) for p in found) < len(talk)


def test_a_lonely_short_paragraph_joins_the_passage_before_it() -> None:
    found = passages([[LONG, "“No,” said Peter.", "* * *"]])
    assert [p.paragraphs for p in found] == [(LONG, "“No,” said Peter.", "* * *")]
    assert judge(found[0]) == ""


def test_damage_and_lists_take_no_neighbour_with_them() -> None:
    contents = ["The Harbour", "The Ridge", "The Oven", "The Well"]
    broken = "So it w\ufffds."
    found = passages([[LONG, broken, "Peter left. He was late.", *contents, LONG]])
    assert [(p.start, p.paragraphs, judge(p)) for p in found] == [
        (0, (LONG,), ""),
        (1, (broken,), quality.DAMAGED),
        (2, ("Peter left. He was late.",), quality.SHORT),
        (3, tuple(contents), quality.SHORT),
        (7, (LONG,), ""),
    ]


def test_japanese_talk_is_no_list() -> None:
    told = (
        "二人は黙って橋を渡った。川の水は濁って速く、欄干に手を置くと冷たかった。"
        "向こう岸の茶屋にはもう灯がともっている。"
    )
    talk = [
        "「おい」",
        "「何だ」",
        "「そろそろ行くか」",
        "「うん、行こう」",
        "「雨になりそうだな」",
        "――「なりそうだ」",
    ]
    found = passages([[told, *talk, told]])
    assert [judge(p) for p in found] == [""] * len(found)
    assert [p.paragraphs for p in passages([[told, "第一章", "第二章", "第三章"]])] == [
        (told,),
        ("第一章", "第二章", "第三章"),
    ]


@pytest.mark.parametrize(
    "talk",
    [
        ["— Да", "— Нет", "— Может быть", "— Ну и ладно"],
        ["— Sim", "— Não", "— Talvez", "— Adeus"],
        ["“50%!” he cried. “Not 49%, but 50%!”", "“R & B?”", "“_Never!_”"],
    ],
)
def test_short_talk_stays_whatever_its_marks(talk: list[str]) -> None:
    found = passages([[LONG, *talk, LONG]])
    assert [t for p in found for t in p.paragraphs] == [LONG, *talk, LONG]
    assert [judge(p) for p in found] == [""] * 2


def test_no_passage_crosses_a_gap() -> None:
    found = passages([["Peter left."], ["Anna stayed."]])
    assert [(p.run, p.start) for p in found] == [(0, 0), (1, 0)]


def test_ids_tell_copies_apart() -> None:
    first, second = passages([[LONG], [LONG]])
    assert first.id != second.id
    assert passages([[LONG]])[0].id == first.id


TEXTS = {
    "de": (
        "„Haben Sie die Schlüssel gefunden?“ fragte Frau Köhler. Der Gärtner schüttelte den Kopf und ging "
        "langsam über den Hof, während hinter den Fenstern des alten Hauses ein Licht nach dem anderen "
        "erlosch. Niemand wusste später zu sagen, wer die Tür geöffnet hatte, und das war auch besser so."
    ),
    "pt": (
        "— Não me lembro, respondeu a irmã. Durante três manhãs a água correu pelo chão da cozinha e ninguém "
        "na casa se levantou para fechar a torneira; a mãe dizia que era a chuva, o avô que eram os ratos. "
        "Só o João, o mais novo, desceu às escuras e voltou com os pés molhados e uma canção na boca."
    ),
    "ja": "「鍵は見つかりましたか」と彼女は聞いた。庭師は首を振って、ゆっくりと中庭を歩いていった。"
    "古い家の窓の明かりが、一つずつ消えていく。誰が扉を開けたのか、後になっても分からなかった。",
}


@pytest.mark.parametrize("language", TEXTS)
def test_other_languages_pass(language: str) -> None:
    (passage,) = passages([[TEXTS[language]]])
    assert judge(passage) == ""


@given(
    st.lists(
        st.lists(
            st.sampled_from([LONG, "Yes.", "A line", "* * *", "b\ufffdd", "“Why?” he asked."]), max_size=9
        )
    )
)
def test_every_paragraph_stands_in_exactly_one_passage(runs: list[list[str]]) -> None:
    found = passages(runs)
    for number, run in enumerate(runs):
        mine = [p for p in found if p.run == number]
        assert [t for p in mine for t in p.paragraphs] == run
        assert [p.start for p in mine] == [sum(len(q.paragraphs) for q in mine[:i]) for i in range(len(mine))]
