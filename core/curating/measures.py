"""Owns the style of a passage in figures: sentences, words, dialogue, adjectives; no tagger."""

from __future__ import annotations

import re
import statistics
from dataclasses import dataclass, fields

from core.curating.quality import is_break
from core.describing.function_words import language_of
from core.language.sentences import split_sentences
from core.language.words import CJK, count_words, words


def _list(words: str) -> frozenset[str]:
    return frozenset(words.split())


_TYPES_WINDOW = 40  # words; a passage has that many as a rule
_CJK = re.compile(f"[{CJK}]")
_JOINT = re.compile(r"[,;:，、；：‚]|[—–]|--|\s-\s|\(|（|…(?=\s*\w)")

# Speech with its marks, or up to the paragraph's end where it goes on in the next. In front of a single
# mark that closes must stand a stop, or every apostrophe would close.
_SPEECH = re.compile(
    r"“[^”]*”?|„[^“”]*[“”]?|«[^»]*»?|»[^«]*«?|「[^」]*」?|『[^』]*』?|\"[^\"]*\"?"
    r"|(?<!\w)‘.+?[.,!?;:—–…-]’(?!\w)|(?<!\w)'.+?[.,!?;:—–…-]'(?!\w)"
)
_DASH_SPEECH = re.compile(r"\s*[—–―]\s*\w")

_ENDINGS = re.compile(
    r"\w{2,}(?:ous|ful|less|able|ible|ical|onal|ial|ual|eval|etic|atic|ific|tive|sive|some|ish|like|esque"
    r"|ient|liar|ular|tory|nary|rary)$"
)
_NO_ADJECTIVES = _list(
    "trial trials material ritual manual individual official memorial burial denial arrival survival rival"
    " professional criminal motive detective relative captive fugitive table cable vegetable constable"
    " syllable unable parable bible patient client ingredient orient finish publish punish vanish perish"
    " banish furnish polish rubbish parish radish dish wish fish relish cherish nourish flourish abolish"
    " diminish establish accomplish distinguish extinguish dislike alike unlike unless"
    " nevertheless nonetheless regardless handful spoonful mouthful armful pocketful cupful tory story"
    " history factory directory territory memory victory laboratory dictionary library missionary"
)
_ADJECTIVES = _list(
    "old young new little small big great large long short tall high low deep broad wide narrow thick thin"
    " heavy light dark bright pale black white red blue green brown grey gray yellow golden silver good bad"
    " better best worse worst fine fair foul clean dirty dry wet damp warm hot cold cool soft hard rough"
    " smooth sharp blunt loud quiet silent strong weak rich poor happy sad glad merry angry proud shy bold"
    " brave kind cruel gentle rude wild tame quick slow swift early late sudden strange odd queer plain"
    " pretty ugly lovely lonely friendly holy empty full whole broken sick ill healthy blind deaf dumb dead"
    " asleep awake afraid alone tired weary hungry thirsty sleepy busy idle lazy clever stupid silly wise"
    " mad foreign common rare true false real right wrong sure certain clear vague simple easy difficult"
    " free safe dear sweet bitter sour fresh stale ripe raw huge enormous tiny vast immense dull grim stern"
    " mild vain humble noble royal ancient modern former absent distant wooden woollen wretched ragged"
    " naked crooked wicked sacred splendid solid timid vivid rapid rigid pleasant elegant excellent innocent"
    " violent decent recent frequent tender eager bare stable"
)


@dataclass(frozen=True, slots=True)
class Style:
    """Figures on how a passage is written; None where the language gives the figure no meaning.

    Attributes:
        words: Chinese and Japanese by characters, here and in the next two.
        sentence_words: mean words of a sentence.
        sentence_spread: standard deviation of that; 0 for one sentence.
        word_letters: mean letters of a word; None in Chinese and Japanese.
        complexity: commas, semicolons, colons, dashes, opening brackets and the like inside sentences, for
            each sentence: how many parts it is joined of. It stands for subordination, and parses nothing.
        type_token_ratio: share of different words in windows of 40 words, averaged (Covington and McFall
            2010), so that it does not fall with the length; None in Chinese and Japanese.
        dialogue: share of the characters that are spoken: in quotation marks, with them, or in a paragraph
            that opens with a dash, whose "he said" counts with it.
        adjective_estimate: share of words that are common English adjectives or end as adjectives do. An
            estimate from spelling, good for comparing passages, no count; None where the text is not English.
    """

    words: int
    sentence_words: float
    sentence_spread: float
    word_letters: float | None
    complexity: float
    type_token_ratio: float | None
    dialogue: float
    adjective_estimate: float | None

    def figures(self) -> dict[str, int | float]:
        """Those that have a meaning here, by name."""
        values = {f.name: getattr(self, f.name) for f in fields(self)}
        return {name: value for name, value in values.items() if value is not None}


def measure(text: str) -> Style:
    """The style of a passage; paragraphs are parted by a blank line, scene breaks do not count."""
    paragraphs = [p for p in text.split("\n\n") if p.strip() and not is_break(p)]
    sentences = [s for p in paragraphs for s in split_sentences(p)]
    lengths = [count_words(s) for s in sentences] or [0]
    tokens = words("\n".join(paragraphs))
    spaced = tokens if not _is_cjk(tokens) else []
    return Style(
        words=sum(count_words(p) for p in paragraphs),
        sentence_words=round(statistics.fmean(lengths), 2),
        sentence_spread=round(statistics.pstdev(lengths), 2),
        word_letters=round(statistics.fmean(map(len, spaced)), 2) if spaced else None,
        complexity=round(sum(_joints(s) for s in sentences) / max(1, len(sentences)), 2),
        type_token_ratio=round(_type_token_ratio(spaced), 4) if spaced else None,
        dialogue=round(_dialogue(paragraphs), 4),
        adjective_estimate=round(_adjectives(spaced), 4) if language_of(spaced) == "en" else None,
    )


def _is_cjk(tokens: list[str]) -> bool:
    return sum(bool(_CJK.match(t)) for t in tokens) * 2 > len(tokens)


def _joints(sentence: str) -> int:
    """Marks inside the sentence; those at its two ends part no clauses."""
    inner = sentence.strip("-—–… \"'”’»«“‘.")
    return len(_JOINT.findall(inner))


def _type_token_ratio(tokens: list[str]) -> float:
    size = min(_TYPES_WINDOW, len(tokens))
    starts = range(len(tokens) - size + 1)
    return statistics.fmean(len(set(tokens[i : i + size])) / size for i in starts)


def _dialogue(paragraphs: list[str]) -> float:
    spoken = total = 0
    for paragraph in paragraphs:
        total += len(paragraph)
        if _DASH_SPEECH.match(paragraph):
            spoken += len(paragraph)
        else:
            spoken += sum(len(s) for s in _SPEECH.findall(paragraph))
    return spoken / total if total else 0.0


def _adjectives(tokens: list[str]) -> float:
    found = sum(t in _ADJECTIVES or bool(_ENDINGS.fullmatch(t) and t not in _NO_ADJECTIVES) for t in tokens)
    return found / len(tokens) if tokens else 0.0
