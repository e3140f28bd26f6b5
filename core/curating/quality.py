"""Owns the filters: how paragraphs are put together into passages, and which passages are fit to learn from.

The measures are those of the reference recipe, with two repairs. Letters, quotation marks and dashes
of any language are ordinary characters. And a short paragraph is judged together with its neighbours:
one by one, all dialogue would go, and what is left would be too broken to cut chunks from.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from core.files import text_hash
from core.language.sentences import ends_sentence, split_sentences
from core.language.words import count_words, words
from core.types import Passage

MIN_WORDS = 40
MIN_SENTENCES = 2
MAX_SPECIAL = 0.10
MAX_REPETITION = 0.15

DAMAGED = "damaged characters"
SHORT = "too short"
FRAGMENT = f"fewer than {MIN_SENTENCES} whole sentences"
SPECIAL = f"more than {MAX_SPECIAL:.0%} special characters"
REPETITIVE = f"one word more than {MAX_REPETITION:.0%} of the text"

# A good page can be one fifth "the"; in 14 novels no passage came to a quarter.
_SMALL_WEIGHT = 0.6
_CARRIES_ON = frozenset(
    ",;:-–—―，；：、\"'”’»“‘«›‹」』"
)  # a heading or an entry of a list has none at its end
_TALK = frozenset('—–―"“„«»‘‚「『')  # with these speech begins, though its end may want a full stop
_LIST = 3  # that many lines in a row without a sentence's end are a list: contents, advertisements
# Beside letters, figures, dashes and curly quotes. The low quotes of German count as brackets to Unicode,
# and ─ and ～ are what Chinese and Japanese typists take for dashes.
_ORDINARY = frozenset("()„‚´─━～「」『』（）【】〈〉《》〔〕")
# Po: full stops and commas of any script. Sc: money. Cf: soft hyphens, joiners, marks of direction.
_ORDINARY_KINDS = frozenset(("Pd", "Pi", "Pf", "Po", "Nd", "Nl", "No", "Sc", "Cf"))
_NO_PROSE = frozenset("#%&*/@\\§¶†‡•‣‰※⁂＃％＆＊／＠＼")  # Po as well
_EMPHASIS = re.compile(r"(?<![\w*])([*_]{1,3})(?=[^\s*_])([^*_\n]+)(?<=\S)\1(?![\w*])")
# Ordinary characters where only code has them: name(, name[, a.name, name.b, "key":
_MISPLACED = re.compile(
    r"[A-Za-z0-9_\])][(\[](?![a-z]{1,2}\))"
    r"|[A-Za-z_)\]]{2}\.[A-Za-z_]{2}"
    r"|[\"']\s?:\s?[\"'\[{\d]"
)
_TELLING = 60  # characters; in a shorter line a percentage and an "&" come to a tenth
_SUSPECT = 0.02  # share of special characters above which a text may be code; prose stays under it

_DAMAGE = re.compile(
    # The replacement character, private use, stray control characters.
    "[\ufffd\ue000-\uf8ff\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f]"
    # UTF-8 read as Windows-1252 or Latin-1: accents, quotes, Polish, Greek, Cyrillic, Hebrew, Arabic, others.
    "|[ÃÂ][\x80-\xaa\xac-\xba\xbc-\xbf€ƒ†‡ˆ‰Š‹ŒŽ˜™š›œžŸ]|â€|Ð[\x80-\xbf]|[ÄÅ][‚‡™ŸžºŒ¼½¾±³]"
    "|[ÎÏ][±-º¼-¿ƒ‚]|×[™œžŸ¨©]|[ØÙ][§-ª¬®-¹„†‡ˆ‰Š]|à[¤¥¸]|ã€|ï¼|ï»¿|ï¿½"
    # UTF-8 read as Windows-1251, as Shift-JIS, as GBK.
    "|[РС][°±µ¶·№‚†‡€‰™]|[縺繧繝][｡-ﾟ]|锟斤拷"
    # Polish of Windows-1250, Macintosh and DOS letters inside a word.
    "|(?<=[a-z])[¹³¿ŸŠŽ†‡‰¸][a-z]"
)
# Every character that damage begins with: prose without any of them is told from it ten times as fast.
_SUSPECTS = re.compile(
    "[\ufffd\ue000-\uf8ff\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9fÃÂâÐÄÅÎÏ×ØÙàãïРС縺繧繝锟¹³¿ŸŠŽ†‡‰¸]"
)
# Letters lost to question marks: twice within a passage, or words of nothing else.
_LOST = re.compile(r"(?<=[a-z])\?[a-z].*(?<=[a-z])\?[a-z]|\?{2,},? \?{2,},? \?", re.DOTALL)
# Cyrillic read as Latin-1 is all accents. A long cry has such rows too, and Estonian, of one or two letters.
_ACCENTS = re.compile("[À-ÖØ-öø-ÿ]{5,}")
_VARIED = 3


@dataclass(frozen=True, slots=True)
class Scores:
    """What a passage is judged by.

    Attributes:
        words: as `core.language.tokens.count_words` counts them.
        sentences: whole ones.
        special: share of the visible characters that prose does not use, 0-1.
        repetition: share of the commonest word, 0-1; words of up to three letters weigh 0.6.
        damaged: True where characters were lost or misread.
    """

    words: int
    sentences: int
    special: float
    repetition: float
    damaged: bool


def is_break(paragraph: str) -> bool:
    """Whether a paragraph only marks a change of scene: asterisks, a rule, no letter or figure."""
    return len(paragraph) <= 40 and not any(c.isalnum() for c in paragraph) and "\ufffd" not in paragraph


def passages(runs: Sequence[Sequence[str]], min_words: int = MIN_WORDS) -> list[Passage]:
    """Every paragraph of the corpus in a passage, in order; none crosses from one run into the next.

    A passage is the shortest stretch of neighbouring paragraphs with `min_words` words and two
    sentences; what is left over joins the passage before it. A damaged paragraph and a list stand
    alone, so that they take nothing with them.
    """
    found: list[Passage] = []
    seen: Counter[str] = Counter()
    for number, run in enumerate(runs):
        start = 0
        for group in _groups(run, min_words):
            text = "\n\n".join(group)
            found.append(Passage(text_hash(text, str(seen[text])), number, start, tuple(group)))
            seen[text] += 1
            start += len(group)
    return found


def score(passage: Passage) -> Scores:
    """Measure a passage; scene breaks do not count."""
    paragraphs = [p for p in passage.paragraphs if not is_break(p)]
    text = "\n\n".join(paragraphs)
    return Scores(
        words=count_words(text),
        sentences=sum(_whole_sentences(p) for p in paragraphs),
        special=round(_special(text), 4),
        repetition=round(_repetition(text), 4),
        damaged=_damaged(text),
    )


def judge(passage: Passage, min_words: int = MIN_WORDS, scores: Scores | None = None) -> str:
    """Why a passage is not fit to learn from, in plain words; empty when it is."""
    scores = scores or score(passage)
    if scores.damaged:
        return DAMAGED
    if scores.special > MAX_SPECIAL:
        return SPECIAL
    if scores.words < min_words:
        return SHORT
    if scores.sentences < MIN_SENTENCES:
        return FRAGMENT
    if scores.repetition > MAX_REPETITION:
        return REPETITIVE
    return ""


def _groups(run: Sequence[str], min_words: int) -> Iterator[list[str]]:
    """The paragraphs of one run, put together into passages."""
    for stretch, sound in _stretches(run, min_words):
        if not sound:
            yield stretch
            continue
        groups: list[list[str]] = [[]]
        n = sentences = 0
        for paragraph in stretch:
            groups[-1].append(paragraph)
            if is_break(paragraph):
                continue
            n += count_words(paragraph)
            sentences += _whole_sentences(paragraph)
            if n >= min_words and sentences >= MIN_SENTENCES:
                groups.append([])
                n = sentences = 0
        rest = groups.pop()
        if rest and groups:
            groups[-1].extend(rest)
        elif rest:
            groups.append(rest)
        yield from groups


def _stretches(run: Sequence[str], min_words: int) -> Iterator[tuple[list[str], bool]]:
    """Neighbours that may stand in one passage, and what must stand alone (False)."""
    kinds = ["alone" if _unsound(p) else "line" if _is_line(p, min_words) else "prose" for p in run]
    stretch: list[str] = []
    at = 0
    while at < len(run):
        end = at
        while end < len(run) and kinds[end] == "line":
            end += 1
        if end - at >= _LIST or kinds[at] == "alone":
            end = max(end, at + 1)
            if stretch:
                yield stretch, True
            yield list(run[at:end]), False
            stretch = []
        else:
            end = max(end, at + 1)
            stretch += run[at:end]
        at = end
    if stretch:
        yield stretch, True


def _unsound(paragraph: str) -> bool:
    """Damaged, or no prose at all; the fewer characters there are, the less their kinds tell."""
    if _damaged(paragraph):
        return True
    most = MAX_SPECIAL if len(paragraph) >= _TELLING else 2 * MAX_SPECIAL
    return len(paragraph) >= 20 and not is_break(paragraph) and _special(paragraph) > most


def _is_line(paragraph: str, min_words: int) -> bool:
    """A short line that no sentence ends or carries on from: a heading, an entry of a list."""
    last = paragraph.rstrip()[-1:]
    return (
        "\n" not in paragraph
        and last not in _CARRIES_ON
        and paragraph.lstrip()[:1] not in _TALK
        and count_words(paragraph) < min_words
        and not is_break(paragraph)
        and not ends_sentence(paragraph)
    )


def _whole_sentences(paragraph: str) -> int:
    sentences = split_sentences(paragraph)
    return len(sentences) - (not ends_sentence(paragraph)) if sentences else 0


def _damaged(text: str) -> bool:
    """Whether characters were lost, or read in the wrong encoding."""
    if _SUSPECTS.search(text) and _DAMAGE.search(text):
        return True
    if "?" in text and _LOST.search(text):
        return True
    return not text.isascii() and any(len(set(row)) >= _VARIED for row in _ACCENTS.findall(text))


def _special(text: str) -> float:
    """Share of the visible characters that are no prose; markers of emphasis are none of either."""
    if "_" in text or "*" in text:
        text = _EMPHASIS.sub(r"\2", text)
    counts = Counter(text)
    visible = sum(n for c, n in counts.items() if not c.isspace())
    special = sum(n for c, n in counts.items() if _is_special(c))
    if special > _SUSPECT * visible:
        special += 2 * sum(1 for _ in _MISPLACED.finditer(text))
    return min(1.0, special / visible) if visible else 0.0


@lru_cache(maxsize=4096)
def _is_special(character: str) -> bool:
    if character in _NO_PROSE:
        return True
    if character in _ORDINARY or character.isalpha() or character.isspace():
        return False
    kind = unicodedata.category(character)
    return kind not in _ORDINARY_KINDS and kind[0] not in "LMZ"


def _repetition(text: str) -> float:
    tokens = words(text)
    if not tokens:
        return 0.0
    return max(n * (_SMALL_WEIGHT if len(w) <= 3 else 1) for w, n in Counter(tokens).items()) / len(tokens)
