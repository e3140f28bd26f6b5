"""Owns the small words of some languages: which of them a text is in, and what carries no content."""

from __future__ import annotations

from collections.abc import Mapping, Sequence


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


FUNCTION_WORDS: Mapping[str, frozenset[str]] = {
    "en": _set(
        "a an the and or but nor so yet if then than as at by for from in into of off on onto out over to"
        " under up upon with within without about above after again against along among around before"
        " behind below between beyond down during through toward towards until till while i me my mine we"
        " us our ours you your yours he him his she her hers it its they them their theirs this that these"
        " those who whom whose which what where when why how there here is am are was were be been being"
        " do does did done have has had having will would shall should can could may might must ought not"
        " no all any both each every few more most much many other some such own same too very just only"
        " even also ever still now myself himself herself itself themselves yourself ourselves one it's"
        " i'm don't that's i've you're i'll didn't wasn't couldn't he's she's he'd she'd they'd we're thou"
        " thee thy ye unto rather quite because though although since whether however let get got like"
        " well"
    ),
    "de": _set(
        "der die das den dem des ein eine einen einem einer eines und oder aber denn sondern wenn als ob"
        " dass daß weil da so wie in im an am auf aus bei beim mit nach von vom zu zum zur über unter vor"
        " hinter durch für gegen ohne um bis seit ich mich mir mein meine meinen meiner du dich dir dein"
        " er ihn ihm sein seine seinen seiner sie ihr ihre ihren ihrer es wir uns unser unsere man sich"
        " dieser diese dieses jener jene welche welcher was wer wo wann warum hier dort ist sind war waren"
        " bin bist sei wäre hat habe haben hatte hatten hätte wird werden wurde wurden worden würde kann"
        " konnte muß muss mußte sollte soll will wollte nicht kein keine keinen noch nur auch schon sehr"
        " mehr nun doch ja dann also immer wieder ganz etwas alle alles selbst einmal daran davon dazu"
    ),
    "fr": _set(
        "le la les l un une des du de d et ou mais donc or ni car si que qu qui quoi dont où quand comme"
        " à au aux en dans par pour sur sous avec sans vers chez entre contre depuis pendant je j me m moi"
        " mon ma mes nous notre nos tu te t toi ton ta tes vous votre vos il elle ils elles lui leur leurs"
        " se s son sa ses ce c cet cette ces celui celle ceux on y ne n pas plus point jamais rien est"
        " était sont étaient suis été être fut avait avaient ai as a ont avoir eu eut fait faire peut"
        " pouvait très bien aussi encore tout tous toute toutes même autre autres alors puis là ici"
    ),
    "es": _set(
        "el la los las un una unos unas lo al del de y e o u pero mas sino que quien cual cuando donde"
        " como si porque pues a ante bajo con contra desde en entre hacia hasta para por según sin sobre"
        " tras yo me mí mi mis nosotros nos nuestro nuestra tú te ti tu tus usted ustedes él ella ello"
        " ellos ellas le les se su sus este esta esto estos estas ese esa eso esos aquel aquella aquello"
        " no ni nada nunca es era eran son ser sido fue fueron ha había habían han he hay haber está"
        " estaba estaban muy más menos ya también tan tanto todo toda todos todas otro otra otros"
    ),
    "pt": _set(
        "o a os as um uma uns umas ao aos à às do da dos das de no na nos nas em num numa por pelo pela"
        " pelos pelas para com sem sob sobre entre até desde e ou mas nem se que quem qual quando onde"
        " como porque pois eu me mim meu minha meus minhas nós nosso nossa tu te ti teu tua você ele ela"
        " eles elas lhe lhes lo la seu sua seus suas este esta isto estes estas esse essa isso esses"
        " aquele aquela aquilo não nada nunca é era eram são ser foi foram fora há havia tinha tinham tem"
        " ter está estava muito mais menos já também tão tanto todo toda todos todas outro outra outros"
        " ainda só"
    ),
    "it": _set(
        "il lo la i gli le l un uno una del dello della dei degli delle al allo alla ai agli alle dal"
        " dalla nel nella nei sul sulla di a da in con su per tra fra e ed o ma né se che chi cui quale"
        " quando dove come perché io me mi mio mia miei mie noi ci nostro nostra tu te ti tuo tua voi vi"
        " vostro egli lui lei ella essi loro gli si suo sua suoi sue questo questa questi queste quello"
        " quella quelli non nulla mai è era erano sono essere stato fu furono ha aveva avevano hanno ho"
        " avere molto più meno già anche ancora così tanto tutto tutta tutti tutte altro altra altri"
    ),
    "nl": _set(
        "de het een en of maar want dus als dat die dit deze wie wat waar wanneer hoe in op aan uit bij"
        " met naar van voor tot over onder door tegen zonder om te ik mij me mijn wij we ons onze jij je"
        " jou jouw u uw hij hem zijn zij ze haar hun hen er is was waren ben zijn worden werd werden heeft"
        " had hadden hebben zal zou zouden kan kon moet moest niet geen nog ook al zeer meer nu dan toch"
        " wel zo heel alle alles"
    ),
}
"""Language -> its function words, lower case. "" stands for every other language."""

FIRST_PERSON: Mapping[str, frozenset[str]] = {
    "en": _set("i me my mine myself i'm i've i'll i'd"),
    "de": _set("ich mich mir mein meine meinen meinem meiner meines"),
    "fr": _set("je j me m moi mon ma mes"),
    "es": _set("yo me mí mi mis conmigo"),
    "pt": _set("eu me mim meu minha meus minhas comigo"),
    "it": _set("io me mi mio mia miei mie"),
    "nl": _set("ik mij me mijn"),
    "ja": _set("私 僕 俺"),
    "zh": _set("我"),
}
"""Language -> what somebody who tells calls himself. In Chinese and Japanese a character is a word."""
WE: Mapping[str, frozenset[str]] = {
    "en": _set("we us our ours ourselves we're we've we'd we'll"),
    "de": _set("wir uns unser unsere unserem unseren unserer"),
    "fr": _set("nous notre nos"),
    "es": _set("nosotros nosotras nos nuestro nuestra nuestros nuestras"),
    "pt": _set("nós nosso nossa nossos nossas conosco"),
    "it": _set("noi nostro nostra nostri nostre"),
    "nl": _set("wij we ons onze"),
}
"""The same for several; such a passage is told in the first person, yet not by "I"."""
ENOUGH = 0.15
"""Share of function words from which a text counts as of that language; running text has 0.35-0.55."""


def share(words: Sequence[str], language: str) -> float:
    """The share of these (casefolded) words that are function words of the language, 0-1."""
    small = FUNCTION_WORDS.get(language, frozenset())
    return sum(map(small.__contains__, words)) / len(words) if words else 0.0


def language_of(words: Sequence[str]) -> str:
    """The language whose function words are most frequent, or "" where none has enough of them."""
    best = max(FUNCTION_WORDS, key=lambda name: share(words, name))
    return best if share(words, best) >= ENOUGH else ""


def small_words(words: Sequence[str]) -> frozenset[str]:
    """The function words of the language that the text is in; guessed where we have no list of it.

    The guess: in every language that writes words apart, the small words are short and frequent.
    """
    language = language_of(words)
    if language:
        return FUNCTION_WORDS[language]
    counts: dict[str, int] = {}
    for word in words:
        counts[word] = counts.get(word, 0) + 1
    often = max(3, len(words) // 60)
    return frozenset(w for w, n in counts.items() if len(w) <= 2 or (len(w) <= 5 and n >= often))
