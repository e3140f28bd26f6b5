"""Owns the outline: terse notes of a passage made by rule, without any model, for trying the walk.

Each sentence keeps its weightiest words in their order; who speaks is said. It is no description
and does not claim to be: it knows words, not what happens.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from core.describing.function_words import FIRST_PERSON, FUNCTION_WORDS, language_of, small_words
from core.describing.languages import in_characters
from core.describing.person import person, speech_spans
from core.describing.providers import Answer, Ask, Tick, idle
from core.describing.providers.outline_characters import notes_in_characters
from core.language.sentences import fold, split_sentences
from core.language.words import words

LONGEST_COPY = 4
"""Words in a row that notes and passage may share; small words in between keep most far below."""
LEVELS = ((0.36, 1), (0.42, 2), (0.5, 3))
"""(share of the words to keep, last rank that may be kept): the first that fills LEAST is taken."""
LEAST = 0.28
HEADED_FROM = 16  # words; a shorter passage has no room for "Third person."


def _list(words: str) -> frozenset[str]:
    return frozenset(words.split())


NEGATIONS = _list("not no never nor nicht kein keine nie ne pas jamais nunca não non mai niet geen nooit")
SPEAKING = _list(
    "said says say replied cried asked answered returned exclaimed whispered added continued observed"
    " inquired shouted murmured muttered remarked repeated began rejoined interrupted sagte sagt fragte"
    " antwortete rief erwiderte dit répondit demanda reprit cria dijo respondió preguntó exclamó disse"
    " respondeu perguntou rispose chiese domandò esclamò zei vroeg antwoordde riep"
)
PRONOUNS = _list("he she they er sie il elle él ella ele ela lui lei egli hij zij")


@dataclass(frozen=True, slots=True)
class Labels:
    """The few words that the outline adds, in one language."""

    first: str = ""
    third: str = ""
    says: str = ""
    speech: str = "—"
    narrator: str = ""


LABELS = {
    "en": Labels("First person.", "Third person.", "says:", "speech:", "the narrator"),
    "de": Labels("Ich-Form.", "Dritte Person.", "sagt:", "Rede:", "der Erzähler"),
    "fr": Labels("Première personne.", "Troisième personne.", "dit:", "réplique:", "le narrateur"),
    "es": Labels("Primera persona.", "Tercera persona.", "dice:", "réplica:", "el narrador"),
    "pt": Labels("Primeira pessoa.", "Terceira pessoa.", "diz:", "réplica:", "o narrador"),
    "it": Labels("Prima persona.", "Terza persona.", "dice:", "battuta:", "il narratore"),
    "nl": Labels("Eerste persoon.", "Derde persoon.", "zegt:", "woorden:", "de verteller"),
    "": Labels(),
}
BREAKERS = ("then", "next", "there", "also", "again", "further")


class Outline:
    """The provider "outline"; see `core.describing.providers.Provider`."""

    name = "outline"
    batch = 1
    reads_prompts = False

    def describe(self, prompts: Sequence[Ask], tick: Tick = idle) -> Iterator[Answer]:
        for ask in prompts:
            yield Answer(ask.id, outline(ask.source))
            tick()


def outline(text: str) -> str:
    """Notes of the passage: 25-60 % of its words, in order, at most LONGEST_COPY of them in a row.

    Deterministic. Passages of fewer than 16 words may fall outside those bounds. Languages that
    `function_words` does not list are handled by the length and frequency of their words.
    """
    if in_characters(text):
        return notes_in_characters(text)
    passage = _Passage.of(text)
    for share, last_rank in LEVELS:
        notes = _Notes(passage)
        _write(passage, notes, share, last_rank)
        if notes.count >= LEAST * passage.count:
            return notes.text()
    notes = _Notes(passage, may_break=True)
    _write(passage, notes, *LEVELS[-1])
    if not notes.count:  # a passage of one or two words
        _write(passage, notes, 1.0, LEVELS[-1][1])
    return notes.text()


@dataclass(frozen=True, slots=True)
class _Word:
    """One word of the passage. rank: 0 names, numbers, negations; 1 content; 2 small; 3 "I" and its kin."""

    text: str
    keys: tuple[str, ...]
    rank: int
    spoken: bool
    closes: bool  # a comma or the like stands behind it


@dataclass(frozen=True, slots=True)
class _Passage:
    """The passage as words: paragraphs of sentences of words, and what must be known of the whole."""

    paragraphs: list[list[list[_Word]]]
    keys: list[str]
    counts: Counter[str]
    language: str
    person: str

    @property
    def count(self) -> int:
        return len(self.keys)

    @classmethod
    def of(cls, text: str) -> _Passage:
        keys = words(text)
        names, small = _names(text), small_words(keys)
        language = language_of(keys)
        first = FIRST_PERSON.get(language, frozenset())

        def rank(key: str) -> int:
            if key in first:
                return 3
            if key in NEGATIONS or _bare(key) in names or any(c.isdigit() for c in key):
                return 0
            return 2 if key in small else 1

        paragraphs = []
        for block in re.split(r"\n\s*\n", text):
            paragraph = fold(block)
            spans, at, sentences = speech_spans(paragraph), 0, []
            for sentence in split_sentences(paragraph):
                at = paragraph.find(sentence, at)
                sentences.append([_word(m, at, spans, names, rank) for m in _TOKEN.finditer(sentence)])
                at += len(sentence)
            paragraphs.append([s for s in sentences if s])
        return cls(paragraphs, keys, Counter(keys), language, person(text))


_TOKEN = re.compile(r"(\w(?:\w|['’](?=\w))*)([^\w\s]*)")


def _bare(key: str) -> str:
    return key.removesuffix("'s")


def _word(
    match: re.Match[str],
    offset: int,
    spans: Sequence[tuple[int, int]],
    names: frozenset[str],
    rank: Callable[[str], int],
) -> _Word:
    surface = match[1].strip("_")
    keys = tuple(words(surface))
    key = keys[0] if keys else ""
    place = offset + match.start()
    return _Word(
        surface if _bare(key) in names or surface.isupper() else surface[:1].lower() + surface[1:],
        keys,
        max((rank(k) for k in keys), default=3),
        any(start <= place < end for start, end in spans),
        bool(set(match[2]) & set(",;:—–-(")),
    )


def _names(text: str) -> frozenset[str]:
    """Words that stand with a capital inside sentences, and mostly so; German gives all its nouns."""
    capital: Counter[str] = Counter()
    plain: Counter[str] = Counter()
    for block in re.split(r"\n\s*\n", text):
        for sentence in split_sentences(fold(block)):
            for match in _INSIDE.finditer(sentence):
                (capital if match[1][0].isupper() else plain).update(words(match[1]))
    every_small = frozenset().union(*FUNCTION_WORDS.values())
    return frozenset(w for w, n in capital.items() if n > plain[w] and w not in every_small)


_INSIDE = re.compile(r"(?<=[\w.,;’'] )(\w[\w’']*)")


class _Notes:
    """Notes in the making; takes no word that would make LONGEST_COPY + 1 in a row with the passage."""

    def __init__(self, passage: _Passage, may_break: bool = False) -> None:
        length = LONGEST_COPY + 1
        keys = passage.keys
        self._runs = {tuple(keys[i : i + length]) for i in range(len(keys) - length + 1)}
        self._breaker = words(_breaker(passage.counts))[0] if may_break else ""
        self._last: list[str] = []
        self._parts: list[str] = []
        self.count = 0

    def add(self, text: str, keys: Sequence[str]) -> bool:
        """Take a word, unless it completes a copy; then, in need, behind a word the passage does not have."""
        if self._copies(keys):
            if not self._breaker or self._copies([self._breaker, *keys]):
                return False
            self._take(self._breaker, [self._breaker])
        self._take(text, keys)
        return True

    def _take(self, text: str, keys: Sequence[str]) -> None:
        self._parts.append(text)
        self._last = [*self._last, *keys][-LONGEST_COPY:]
        self.count += len(keys)

    def _copies(self, keys: Sequence[str]) -> bool:
        row = [*self._last, *keys]
        length = LONGEST_COPY + 1
        return any(tuple(row[i : i + length]) in self._runs for i in range(len(row) - length + 1))

    def mark(self, mark: str) -> None:
        """Put a mark behind the last word, in place of a comma."""
        if self._parts and self._parts[-1][-1] not in ".:—":
            self._parts[-1] = self._parts[-1].rstrip(",") + mark

    def text(self) -> str:
        parts, begins = [], True
        for part in self._parts:
            parts.append(part[:1].upper() + part[1:] if begins else part)
            begins = part[-1] == "."
        joined = " ".join(parts)
        return joined if joined.endswith(".") or not joined else f"{joined.rstrip(',:— ')}."


def _breaker(counts: Counter[str]) -> str:
    """A word that the passage does not have; a number where it has all of them."""
    for word in BREAKERS:
        if word not in counts:
            return word
    return next(str(n) for n in range(1, len(counts) + 2) if str(n) not in counts)


def _write(passage: _Passage, notes: _Notes, share: float, last_rank: int) -> None:
    """Write the notes; what a sentence leaves of its share, or takes beyond it, goes to the next."""
    labels = LABELS.get(passage.language, LABELS[""])
    header = {"first": labels.first, "third": labels.third}.get(passage.person, "")
    if header and passage.count >= HEADED_FROM:
        notes.add(header, words(header))
    wanted = 0.0
    for paragraph in passage.paragraphs:
        label, tag = _label(paragraph, labels, passage)
        for sentence in paragraph:
            wanted += share * sum(len(w.keys) for w in sentence)
            before = notes.count
            room = wanted
            if label and any(w.spoken for w in sentence) and wanted >= 1:
                notes.add(label, words(label))
                label = ""
                room = max(1.0, wanted - (notes.count - before))  # a name without words says nothing
            _take(_chosen([w for w in sentence if id(w) not in tag], passage, room, last_rank), notes)
            notes.mark(".")
            wanted -= notes.count - before


def _take(chosen: Sequence[_Word], notes: _Notes) -> None:
    for word in chosen:
        if notes.add(word.text, word.keys) and word.closes:
            notes.mark(",")


def _chosen(sentence: list[_Word], passage: _Passage, wanted: float, last_rank: int) -> list[_Word]:
    """The weightiest words of the sentence, as many as wanted, in their order."""

    def weight(at: int) -> tuple[int, int, int, int]:
        word = sentence[at]
        return word.rank, passage.counts[word.keys[0]] if word.keys else 0, -len(word.text), at

    fit = [i for i, w in enumerate(sentence) if w.keys and w.rank <= last_rank]
    kept = sorted(sorted(fit, key=weight)[: max(0, round(wanted))])
    return [sentence[i] for i in kept]


def _label(paragraph: list[list[_Word]], labels: Labels, passage: _Passage) -> tuple[str, set[int]]:
    """ "Elizabeth says:", as far as the words around the speech tell it, and the words that it stands for."""
    told = [w for s in paragraph for w in s if not w.spoken]
    if all(not w.spoken for s in paragraph for w in s):
        return "", set()
    verb, speaker = _speaker(told)
    if not speaker or not labels.says:
        return labels.speech, set()
    narrator = speaker[0].rank == 3
    who = labels.narrator if narrator else " ".join(w.text for w in speaker)
    return f"{who} {labels.says}", {id(w) for w in [*verb, *speaker]}


def _speaker(told: list[_Word]) -> tuple[list[_Word], list[_Word]]:
    """The verb of speaking and the name, "I", pronoun or noun next to it; else any name; else nothing."""
    at = next((i for i, w in enumerate(told) if w.keys and w.keys[0] in SPEAKING), None)
    if at is None:
        return [], [w for w in told if _is_name(w)][:1]
    near = [*told[at + 1 : at + 5], *reversed(told[max(0, at - 3) : at])]
    for i, word in enumerate(near):
        if _is_name(word):
            behind = near[i + 1 : i + 2] if at + 2 + i < len(told) and not word.closes else []
            return [told[at]], [word, *(w for w in behind if _is_name(w))]
    for word in near:
        if word.rank == 3 or word.rank == 1 or (word.keys and word.keys[0] in PRONOUNS):
            return [told[at]], [word]
    return [told[at]], []


def _is_name(word: _Word) -> bool:
    return word.rank == 0 and word.text[:1].isupper()
