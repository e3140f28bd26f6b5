"""Owns where one sentence ends and the next begins, in the languages that books are written in."""

from __future__ import annotations

import re

CLOSERS = "\"'”’»«›‹“‘)]}*_"
OPENERS = "\"'“‘«»‹›„‚”’([{¿¡*_"
CJK_STOPS = "。！？｡"
CJK_CLOSERS = "」』）】〉》”’"
_CJK_QUOTES = {"」": "「", "』": "『", "）": "（"}  # said, quoted, thought
# Latin, danda, Arabic, Urdu, Armenian, Ethiopic, Greek question mark, Khmer, Burmese, Tibetan, Mongol, Cree
_STOPS = ".!?…।॥؟۔\u0589።\u037e\u17d4\u104b\u0f0d\u1803\u166e"
_GREEK_QUESTION = "(?<=[\u0370-\u03ff\u1f00-\u1fff]);"  # typed as a semicolon nearly everywhere
_GREEK = re.compile(_GREEK_QUESTION)
_TAIL = 64  # characters in which a sentence's end is looked for


def _list(words: str) -> frozenset[str]:
    return frozenset(words.split())


# Behind these a name or a number follows, so the full stop never ends a sentence.
_TITLES = _list(
    "mr mrs ms mx dr drs prof rev hon st ste mt ft capt cpt cdr col comdr gen gov lt lieut sgt serjt maj pvt"
    " messrs mme mmes mlle mgr mons msgr pres sen rep supt insp adm brig"
    " hr hrn frl sra srta sto exmo exma"
    " viz cf e.g i.e vs approx ca z.b d.h u.a s.o bzw vgl"
)
# In front of a number these are abbreviations; elsewhere they may be words ("No. He would not.").
_NUMBERED = _list(
    "no nos nr vol vols p pp pg ch chap fig figs sec art bk bd op par ver verse pt l ll n ed cap pag pág núm"
)
# These may end a sentence or stand in its middle: the next word decides.
_EITHER = _list(
    "etc esq jr sr co inc ltd bros a.m p.m a.d b.c u.s u.k u.s.a ph.d m.d b.a m.a d.d m.p q.c k.c usw usf"
    " jan feb aug sept oct nov dec dept univ"
)
_STARTERS = _list(
    "the a an he she it they we you i his her their its our your my this that these those there then when"
    " while but and or so yet for nor if as at in on by with from to of after before what who where why how"
    " not no yes now here once one perhaps der die das ein eine er sie es wir ihr und aber da so als wenn"
    " o os as um uma ele ela eles elas e mas não le la les un une il elle ils et mais"
)
_MONTHS = _list(
    "januar februar märz april mai juni juli august september oktober november dezember jänner jahrhundert"
)
_SPEECH = re.compile(
    r"(?:[A-Z][\w’'.-]+ ){1,3}(?:said|asked|cried|replied|answered|exclaimed|inquired|enquired|demanded"
    r"|returned|shouted|whispered|murmured|muttered|called|repeated|added|observed|remarked|began|continued"
    r"|went on)\b"
)

_STOP = re.compile(
    rf"[{_STOPS}]+[{re.escape(CLOSERS)}]*(?: »)?(?= )|[{CJK_STOPS}]+[{CJK_CLOSERS}]*(?=.)", re.DOTALL
)
_STOP_GREEK = re.compile(rf"(?:[{_STOPS}]+|{_GREEK_QUESTION})[{re.escape(CLOSERS)}]*(?: »)?(?= )")
_WORD = re.compile(r"[^\s\"“”‘«»„()\[\]—–…]*$")
_END = re.compile(
    rf"(?:([{_STOPS}{CJK_STOPS}]+|{_GREEK_QUESTION})[{re.escape(CLOSERS + CJK_CLOSERS)} ]*"
    r"|(?:—|–|--)[\"'”’»«“]+)$"
)
_LIST_NUMBER = re.compile(r"(?:\d{1,3}|[IVXLC]+)$")
_NUMERAL = re.compile(r"\d|[IVXLC]{2,}\b|[IVXLC]\b(?! [a-z])")
_CJK_END = re.compile(rf"[{CJK_STOPS}][{CJK_STOPS}{CJK_CLOSERS} ]*")


def fold(text: str) -> str:
    """The text on one line: white space becomes single spaces, and none is left behind a CJK full stop."""
    return _CJK_END.sub(lambda end: end.group().replace(" ", ""), " ".join(text.split()))


def split_sentences(text: str) -> list[str]:
    """The sentences of a paragraph in order, with their quotation marks.

    Abbreviations, initials, spaced ellipses and what is said inside a sentence ("Why?" he asked.)
    do not split. Joined with single spaces they give back `fold(text)`; Chinese and Japanese put
    nothing between sentences, for them use `join_sentences`.
    """
    text = fold(text)
    sentences = []
    start = 0
    stops = _STOP_GREEK if ";" in text and _GREEK.search(text) else _STOP
    for stop in stops.finditer(text):
        if stop.end() <= start or not _divides(text, start, stop):
            continue
        sentences.append(text[start : stop.end()])
        start = stop.end() + (text[stop.end()] == " ")
    if start < len(text):
        sentences.append(text[start:])
    return sentences


def join_sentences(sentences: list[str]) -> str:
    """The inverse of `split_sentences`: single spaces, and none behind a CJK full stop."""
    return fold(" ".join(sentences))


def starts_sentence(text: str) -> bool:
    """Whether the text begins as a sentence does: behind quotes and dashes no small letter comes."""
    first = text.lstrip(" \t\n" + OPENERS + "-—–.…・、「『（")[:1]
    return first.isalnum() and not first.islower()


def ends_sentence(text: str) -> bool:
    """Whether the text ends as a sentence does; an abbreviation does not end one, speech broken off does."""
    text = text.rstrip()
    end = _END.search(text, max(0, len(text) - _TAIL))
    if end is None:
        return text[-1:] in _CJK_QUOTES and _speaks(text)
    if end.group(1) != ".":
        return True
    word = _last_word(text, end.start())
    return word.casefold() not in _TITLES and not _is_initial(word, text[: end.start()])


def _speaks(text: str) -> bool:
    """Whether the words in 「」 at the end stand by themselves: Japanese puts no full stop inside."""
    depth = at = 0
    for at in range(len(text) - 1, -1, -1):
        depth += (text[at] in _CJK_QUOTES) - (text[at] in _CJK_QUOTES.values())
        if not depth:
            break
    before = text[:at].rstrip(" \n\u3000—–―─…")
    return not depth and (not before or before[-1] in CJK_STOPS + CJK_CLOSERS)


def _divides(text: str, start: int, stop: re.Match[str]) -> bool:
    """Whether a sentence that began at `start` ends at `stop`."""
    mark = stop.group()
    if mark[0] in CJK_STOPS:
        return not text[stop.end()].islower()
    after = text[stop.end() + 1 : stop.end() + 80]
    ahead = after.lstrip(OPENERS + "-—– ")
    if not ahead or not ahead[0].isalnum() or ahead[0].islower():
        return False
    if mark[0] != "." or mark[:2] == "..":  # "Why?" Tom asked. But: "I saw." Tom said nothing.
        return not (mark[-1] in CLOSERS and _SPEECH.match(after))
    if mark != ".":  # a quotation mark or bracket closes here: no abbreviation stands so
        return True
    return not _abbreviates(text, start, stop.start(), after, ahead)


def _abbreviates(text: str, start: int, at: int, after: str, ahead: str) -> bool:
    """Whether the full stop at `at` belongs to an abbreviation, an initial or an ordinal number."""
    word = _last_word(text, at)
    key = word.casefold()
    next_word = re.split(r"[^\w’']", ahead, maxsplit=1)[0].casefold()
    if key in _TITLES:
        return True
    if key in _NUMBERED and (_NUMERAL.match(after) or (len(key) == 1 and word.islower())):
        return True
    if key in _EITHER:
        return after[0].isalnum() and next_word not in _STARTERS
    if _is_initial(word, text[start:at]):
        return next_word not in _STARTERS or (len(word) == 1 and next_word in ("a", "i"))
    if _LIST_NUMBER.match(word):
        return text[start:at] == word or (word.isdigit() and next_word in _MONTHS)
    return False


def _last_word(text: str, at: int) -> str:
    found = _WORD.search(text[max(0, at - 24) : at])
    return found.group().lstrip("'’-*_") if found else ""


def _is_initial(word: str, before: str) -> bool:
    """ "J" of "J. Verne", "U.S"; but not the pronoun of "than I." behind a word in small letters."""
    if word == "I":
        earlier = before[:-1].rstrip().rsplit(" ", 1)[-1]
        return not (earlier[:1].islower() or earlier.endswith(","))
    if len(word) == 1:
        return word.isalpha() and word.isupper()
    return bool(re.fullmatch(r"(?:[A-Za-z]\.)+[A-Za-z]", word))
