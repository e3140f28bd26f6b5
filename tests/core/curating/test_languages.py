"""German, Portuguese and Japanese prose stay whole: narrative, talk, letters, figures, a verse in between."""

import pytest

from core.curating.quality import is_break, judge, passages
from core.files import parse_runs
from core.language.words import count_words

GERMAN = """
Am Morgen des 3. Oktober lag der Nebel so dicht über dem Hafen, dass man vom Steg aus die Boote
nicht sah. Der alte Klaas Brodersen stand trotzdem an seinem Platz, die Hände in den Taschen, und
wartete auf das Postschiff, das seit elf Jahren jeden Mittwoch um halb neun gekommen war – bei jedem
Wetter, wie er gern hinzufügte.

„Es kommt nicht“, sagte das Mädchen.

„Doch.“

„Warum?“

„Weil Mittwoch ist.“

„Aber man sieht ja nichts!“

Er antwortete nicht. Unter den Bohlen gluckste das Wasser; irgendwo schlug eine Glocke, zweimal,
dreimal, dann war es wieder still.

»Und wenn es doch nicht kommt?«, fragte sie nach einer Weile.

»Dann,« sagte Klaas, »ist heute Donnerstag.«

Zu Hause saß die Großmutter über dem Rechnungsbuch. 14,50 € für Petroleum, 3 ½ Pfund Mehl, 2 Dtzd.
Eier zu je 0,12 €, dazu die Miete für Nr. 7, die Frau v. Harten schon am 1. d. M. hätte bekommen
sollen. Sie zählte alles zweimal zusammen, bekam zwei verschiedene Summen und nahm, wie immer, die
kleinere.

„Na?“

„Na ja …“

„Also nein.“

„Also nein!“

Lieber Bruder! Deinen Brief vom 12. August habe ich erhalten, und ich danke Dir für die zwanzig
Mark, die darin waren. Uns geht es gut, nur hustet der Kleine noch, und das Dach über der Küche ist
immer noch nicht dicht. Komm bald. Deine Grete.

An der Wand über dem Herd hing ein Spruch, den niemand mehr las:

Wer auf das Wasser schaut,
der hat auf Sand gebaut;
wer auf die Uhr sieht, weiß:
auch warmes Brot wird Eis.

Das Mädchen konnte ihn auswendig. Sie sagte ihn leise vor sich hin, während sie den Schnee vom
Fensterbrett strich, und dachte dabei an etwas ganz anderes – an die Stadt, an die Laternen, an
ihren Vater, der „nur für einen Winter“ fortgegangen war. Übrigens kam das Schiff; es kam um zwanzig
vor zehn, und an Bord war außer der Post nur ein Hund.
"""

PORTUGUESE = """
Quando o Dr. Amâncio chegou à vila, em março de 1891, ninguém lhe perguntou ao que vinha. Trazia
duas malas, um guarda-chuva e um papagaio que não falava; alugou a casa amarela do largo, pagou seis
meses adiantados e passou a primeira tarde à janela, olhando as mangueiras como quem confere uma
conta.

— O senhor é médico? quis saber a vizinha.

— Não, senhora.

— Advogado?

— Também não.

— Então é padre!

— Deus me livre, D. Eulália.

A vizinha benzeu-se e foi contar à irmã. À noite, já a farmácia inteira sabia que o homem da casa
amarela não era coisa nenhuma, e que isso, pensando bem, era muito pior do que ser alguma coisa.

«NÃO SE ACEITAM REZAS», dizia a tabuleta que ele pregou à porta na manhã seguinte. SÃO JOÃO, à
esquina, no seu nicho, parecia achar graça. — Âncora não lhe falta, comentou o sacristão; o que lhe
falta é barco.

–– E o papagaio?

–– Continua calado…

–– Nem um “bom-dia”?

–– Nem isso.

Foi o Tomé quem descobriu a verdade. Ao varrer o corredor, encontrou um caderno com números: 12$500
de milho, 3$200 de velas, 40 réis de alfinetes, e na última página, a lápis, 1.247 nomes de pessoas
que ele nunca vira. Leu os primeiros vinte; ao vigésimo primeiro, sentou-se no chão. Era o seu.

Meu caro primo: recebi a tua carta de 9 do corrente e respondo às pressas, porque o portador já está
a cavalo. Não venhas antes do Natal. A ponte caiu, o rio subiu, e a tia Rosa jura que viu a mula sem
cabeça a beber no chafariz. Eu não vi nada, mas também não fui olhar. Abraça-te o teu Bento.

A menina cantava no quintal, batendo a roupa:

O rio levou meu lenço,
levou meu lenço e meu pão;
só não levou o que penso,
que eu penso com o coração.

Ninguém a ouviu, salvo o papagaio. Na manhã seguinte, quando o doutor abriu a janela, o bicho
olhou-o de lado, coçou a cabeça com a pata e disse, muito claramente: “Com o coração!” O homem ficou
pálido. Depois riu, e foi a primeira vez que se ouviu rir naquela casa.
"""

JAPANESE = """
　その年の秋、島の灯台守が二十三年ぶりに交代することになった。新しい灯台守は若い男で、荷物は小さな鞄
と、古い望遠鏡が一つだけである。船着場には、村長と、郵便局の老人と、それから理由もなく犬が一匹、迎え
に出ていた。

「遠かったでしょう」

「ええ、少し」

「船は揺れましたか」

「揺れました」

「そうですか。今日はまだいい方です」

「これで、ですか」

「これで」

　老人は笑わなかった。犬だけが――どういうわけか――若い男の靴の匂いを嗅いで、満足そうに尾を振った。

　灯台までは、石段が三百六十五段ある。一日に一段ずつ造ったのだ、と村長は言ったが、途中で数えるのをや
めた。風が強く、帽子を押えながら登らなければならなかったからである。

「おや、誰かいますね」

『誰も』と書いた紙が、扉に貼ってあった。

「……誰も、か」

「先代の字です」

「どういう意味でしょう」

「さあ」

　部屋には机と寝台と、海を向いた窓があった。机の上の帳面には、昭和三年四月一日から一日も欠かさず、天
気と船の数が書いてある。「四月一日、晴、七隻。四月二日、曇、五隻。四月三日、雨、〇隻。」最後の頁だけ
が白かった。

　拝啓　お手紙ありがとうございました。こちらは毎日、風ばかり吹いております。米は一俵三円二十銭、魚は
ただです。どうぞご心配なさらないで下さい。冬の休みには帰ります。　敬具

　夜になると、子供の歌う声が聞えた。

波の向うに何がある
波の向うに波がある
波が終れば何がある
終りの波は知っている

「いい歌だ！」と若い男は言った。すると犬が、窓の下で一声だけ吠えた。
"""

_VERSE = 40  # characters; longer lines were only wrapped here

CORPORA = {"German": GERMAN, "Portuguese": PORTUGUESE, "Japanese": JAPANESE}


def corpus(language: str) -> list[list[str]]:
    """One run; the lines of a paragraph are joined as they are in a book, those of a verse are kept."""
    space = "" if language == "Japanese" else " "
    runs = parse_runs(CORPORA[language])
    return [
        [p if max(map(len, p.split("\n"))) < _VERSE else space.join(p.split("\n")) for p in run]
        for run in runs
    ]


@pytest.mark.parametrize("language", CORPORA)
def test_nearly_all_of_a_clean_text_is_kept(language: str) -> None:
    runs = corpus(language)
    found = passages(runs)
    kept = [p for p in found if not judge(p)]
    assert len(found) >= 5
    assert len(kept) >= 0.9 * len(found)
    words = sum(count_words(p.text) for p in found)
    assert sum(count_words(p.text) for p in kept) >= 0.9 * words
    assert [t for p in found for t in p.paragraphs] == runs[0]


@pytest.mark.parametrize("language", CORPORA)
def test_all_talk_is_kept(language: str) -> None:
    marks = ("„", "»", "—", "––", "「", "『")
    found = passages(corpus(language))
    talk = [p for p in found if any(t.startswith(marks) for t in p.paragraphs)]
    assert sum(t.startswith(marks) for p in talk for t in p.paragraphs) >= 8
    assert [judge(p) for p in talk] == [""] * len(talk)


@pytest.mark.parametrize("language", CORPORA)
def test_what_is_misread_is_refused(language: str) -> None:
    """The same text in the wrong encoding: hardly a passage is taken for sound."""
    text = "\n\n".join(corpus(language)[0])
    for wrong in ("latin-1", "cp1252"):
        found = passages(parse_runs(text.encode().decode(wrong, "replace")))
        assert sum(not judge(p) for p in found) <= 0.1 * len(found), wrong


@pytest.mark.parametrize("language", CORPORA)
def test_no_paragraph_is_taken_for_a_break_or_a_list(language: str) -> None:
    found = passages(corpus(language))
    assert not any(is_break(t) for p in found for t in p.paragraphs)
    assert max(len(p.paragraphs) for p in found) <= 13


# One passage each for what marks a sentence's end, or sets no spaces, elsewhere.
SENTENCES = {
    "Hindi": (
        "बूढ़ा मछुआरा रात भर नाव के पास बैठा रहा और सुबह होते ही उसने जाल समेट लिया। नदी पर कुहासा "
        "इतना घना था कि दूसरा किनारा दिखाई नहीं देता था। उसके बेटे ने पूछा कि आज मछली मिलेगी या "
        "नहीं, पर वह चुपचाप मुस्कुराता रहा। फिर दोनों घर लौट गये।"
    ),
    "Arabic": (
        "هل رأيت السفينة التي خرجت من الميناء قبل شروق الشمس ولم يعرف أحد من أهل القرية إلى أين "
        "كانت تمضي؟ لم يجب الشيخ، بل رفع يده نحو البحر وأشار إلى نقطة بعيدة فوق الماء؛ ثم عاد إلى "
        "شباكه القديمة يصلحها كأن شيئا لم يكن في ذلك الصباح البارد من أيام الشتاء."
    ),
    "Urdu": (
        "بوڑھا ملاح رات بھر کشتی کے پاس بیٹھا رہا اور صبح ہوتے ہی اس نے اپنا جال سمیٹ لیا۔ دریا پر "
        "دھند اتنی گہری تھی کہ دوسرا کنارہ دکھائی نہیں دیتا تھا۔ اس کے بیٹے نے کچھ پوچھا مگر وہ "
        "خاموشی سے مسکراتا رہا۔"
    ),
    "Greek": (
        "Ποιος άφησε ανοιχτή την πόρτα του φάρου όλη τη νύχτα, "
        "με τέτοιον αέρα και με τέτοια βροχή πάνω από το νησί; "
        "Γιατί δεν κατέβηκε κανείς στο λιμάνι να δέσει τη "
        "βάρκα; Και πού ήταν ο γέρος που κάθε βράδυ ανέβαινε τα "
        "σκαλιά με το λυχνάρι του στο χέρι;"
    ),
    "Chinese": (
        "“你看见灯了吗？”老人问道。孩子摇了摇头，把手伸进口袋里，摸到一块石头。雾很大，对岸的房子"
        "一间也看不见。船还没有来——也许今天不会来了。"
    ),
    "Korean": (
        "노인은 밤새 배 옆에 앉아 있다가 날이 밝자 그물을 거두었다. 강 위의 안개가 어찌나 짙은지 "
        "건너편 기슭이 보이지 않았다. 아들이 오늘은 고기가 잡히겠느냐고 물었지만 그는 그저 웃기만 "
        "했다. 두 사람은 말없이 집으로 돌아갔고, 저녁에는 비가 내렸다. 마을에서는 아무도 그 일을 "
        "다시 입에 올리지 않았으며 배는 봄까지 묶여 있었다."
    ),
    "Russian": (
        "— Ты видел огонь? — спросил старик, не "
        "оборачиваясь. Мальчик покачал головой и сунул "
        "руки в карманы, где лежал один только камень. "
        "Туман стоял такой, что другого берега не было "
        "видно вовсе; лодка всё не шла. «Может быть, — "
        "подумал он, — сегодня её и не будет»."
    ),
    "Czech": (
        "„Viděl jsi to světlo?“ zeptal se stařec. „Neviděl.“ Chlapec zavrtěl hlavou a strčil "
        "ruce do kapes, kde měl jenom jeden kámen. Mlha byla tak hustá, že druhý břeh nebylo "
        "vůbec vidět, a loď pořád nejela. „Dnes už nepřijede,“ řekl nakonec, „pojďme domů.“"
    ),
}


@pytest.mark.parametrize("language", SENTENCES)
def test_sentences_of_other_scripts_are_whole(language: str) -> None:
    assert [judge(p) for p in passages([[SENTENCES[language]]])] == [""]
