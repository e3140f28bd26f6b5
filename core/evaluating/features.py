"""Owns what is counted of a text to tell how it is written: words, marks, lengths, shapes and variety.

A `Profile` is nothing but counts and what they are counted in, so that profiles add up: of passages to a
sample, of samples to an author. Names are left out, and so are personal pronouns, which tell who narrates
and who is spoken of rather than who writes. Words that lose their end before
another ("l'homme") are two words. Publishers' habits (curved or straight quotation marks, long or
doubled dashes) are made alike first.

Sources: frequencies of frequent words, Burrows, "Delta" (2002); the share of different words in windows of
one length, Covington and McFall, "Cutting the Gordian knot: the moving-average type-token ratio" (2010),
here in windows that do not overlap; sequences in which content gives way to form, Stamatatos, "Authorship
attribution using text distortion" (2017), here with endings, which stand for parts of speech without a
tagger.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, Literal, get_args

import numpy as np
from numpy.typing import NDArray

from core.describing.function_words import language_of
from core.language.names import bare
from core.language.sentences import split_sentences
from core.language.words import WORD, count_words, words


def _list(words: str) -> frozenset[str]:
    return frozenset(words.split())


Family = Literal["words", "marks", "sentences", "letters", "shapes", "variety"]
"""What is counted, in: words; marks in words; sentences by their lengths; words by their letters; pairs of
shapes in a row; different words, and words that stand once, in windows of `WINDOW` words."""

Column = tuple[Family, str]
Numbers = NDArray[np.float64]
FAMILIES: tuple[Family, ...] = get_args(Family)
SENTENCES = (3, 6, 10, 15, 22, 32, 46)
"""Words up to which a sentence counts as of one length; the last class is of longer ones."""
WINDOW = 100
"""Words in which different ones are counted: the longer a text, the more often its words come again."""

_LETTERS = 12  # words of more letters are counted together
_LONG = 1.5  # passages from which on a paragraph is parted
_WHOLE = 3  # words of up to so many letters are a shape of their own
_ENDING = 2  # letters of a longer word's shape
PASSAGE = 400
"""Words of a passage, in whole paragraphs: what one scene that a voice writes has, near enough."""
PARAGRAPH = "¶"
NAME = "Name"
PRONOUNS: Mapping[str, frozenset[str]] = {
    "en": _list(
        "i me my mine myself you your yours yourself yourselves he him his himself she her hers herself"
        " we us our ours ourselves they them their theirs themselves thou thee thy thine thyself ye"
        " i'm i'd i'll i've you're you'd you'll you've he's he'd he'll she's she'd she'll we're we'd we'll"
        " we've they're they'd they'll they've"
    ),
    "de": _list(
        "ich mich mir mein meine meinen meinem meiner meines du dich dir dein deine deinen deinem deiner er"
        " ihn ihm sie ihr ihnen ihre ihren ihrem ihrer wir uns unser unsere unseren unserem euch euer eure"
    ),
    "fr": _list(
        "je j' me m' moi mon ma mes tu te t' toi ton ta tes il elle lui son sa ses nous notre nos vous votre"
        " vos ils elles leur leurs eux"
    ),
    "es": _list(
        "yo me mí mi mis tú te ti él ella ellos ellas nosotros vosotros usted ustedes nuestro nuestra"
    ),
    "pt": _list(
        "eu me mim meu minha meus minhas ele ela eles elas nós vós você vocês nosso nossa seu sua seus suas"
    ),
    "it": _list(
        "io mi m' mio mia miei tu ti t' lei lui suo sua suoi noi voi loro nostro nostra vostro vostra"
    ),
    "nl": _list("ik mij me mijn jij je jou jouw u uw hij hem zijn zij ze haar wij we ons onze hun hen"),
}
"""Personal and possessive pronouns by language: French "du" and Italian "i" are none. Of a language that
has no list here nothing is left out."""

_ELIDED: Mapping[str, re.Pattern[str]] = {
    "fr": re.compile(r"(?:[cdjlmnst]|(?:jus|lors|puis|quoi|quel|pres)?qu)['’](?=\w)", re.IGNORECASE),
    "it": re.compile(
        r"(?:[cdlmstv]|un|gl|anch|com|dov|quest|quell|bell|tutt|(?:[ad]|da|de|ne|su|co)ll)['’](?=\w)",
        re.IGNORECASE,
    ),
}
"""Words that lose their end before another: they and the other are two words."""

_MARKS: Mapping[str, str] = {
    **dict.fromkeys('“”„‟«»‹›"「」『』', '"'),
    **dict.fromkeys("‘’‚'", '"'),  # within a word it belongs to the word
    **dict.fromkeys("—–―", "—"),
    **dict.fromkeys("。｡", "."),
    **dict.fromkeys("、，،", ","),
    **{mark: mark for mark in ",;:.!?(-…"},
    "！": "!",
    "？": "?",
    "；": ";",
    "：": ":",
    "（": "(",
    "[": "(",
}
_TOKEN = re.compile(rf"(?P<word>{WORD.pattern})|--+|\.(?:\s?\.){{2,}}|[{re.escape(''.join(_MARKS))}]")


@dataclass(frozen=True, slots=True)
class Profile:
    """Counts of one or more texts.

    Attributes:
        counts: of each family, how often each of its features stands there.
        totals: of each family, what the counts are counted in; a share is a count by its total.
    """

    counts: Mapping[Family, Counter[str]]
    totals: Mapping[Family, int]

    @property
    def words(self) -> int:
        """Words of the text, names and pronouns too."""
        return self.totals["words"]

    def shares(self, family: Family) -> dict[str, float]:
        """The shares of a family's features."""
        total = max(1, self.totals[family])
        return {name: count / total for name, count in self.counts[family].items()}


def profile(text: str, names: frozenset[str] = frozenset()) -> Profile:
    """What is counted of a text.

    Args:
        text: paragraphs parted by blank lines.
        names: words to leave out, bare: see `core.language.names.cast`.
    """
    counts: dict[Family, Counter[str]] = {family: Counter() for family in FAMILIES}
    tokens = words(text)
    language = language_of(tokens)
    for paragraph in filter(str.strip, re.split(r"\n\s*\n", text)):
        counts["marks"][PARAGRAPH] += 1
        for sentence in split_sentences(paragraph):
            _count_sentence(sentence, names, language, counts)
    tokens = [part for token in tokens for part in _parts(token, language)]
    counts["variety"], windows = _variety(tokens)
    return Profile(
        counts,
        {
            "words": len(tokens),
            "marks": len(tokens),
            "sentences": counts["sentences"].total(),
            "letters": counts["letters"].total(),
            "shapes": counts["shapes"].total(),
            "variety": windows,
        },
    )


def pooled(profiles: Iterable[Profile]) -> Profile:
    """The profile of several texts together."""
    counts: dict[Family, Counter[str]] = {family: Counter() for family in FAMILIES}
    totals = dict.fromkeys(FAMILIES, 0)
    for one in profiles:
        for family in FAMILIES:
            counts[family].update(one.counts[family])
            totals[family] += one.totals[family]
    return Profile(counts, totals)


def passages(text: str, least: int = PASSAGE) -> list[str]:
    """A text in pieces of at least so many words; a short rest joins the last piece.

    Paragraphs stay whole, but for those that are longer than a piece and a half: they end with a sentence.
    """
    found: list[list[str]] = []
    length = least
    for paragraph in _parted(text, least):
        if length >= least:
            found.append([])
            length = 0
        found[-1].append(paragraph)
        length += count_words(paragraph)
    if len(found) > 1 and length < least // 2:
        rest = found.pop()
        found[-1] += rest
    return ["\n\n".join(piece) for piece in found]


def _parted(text: str, least: int) -> Iterator[str]:
    """The paragraphs of a text; of long ones some sentences at a time."""
    for paragraph in filter(str.strip, re.split(r"\n\s*\n", text)):
        words = count_words(paragraph)
        if words <= _LONG * least:
            yield paragraph
            continue
        size, part, length = words / round(words / least), list[str](), 0
        for sentence in split_sentences(paragraph):
            if part and length >= size:
                yield " ".join(part)
                part, length = [], 0
            part.append(sentence)
            length += count_words(sentence)
        yield " ".join(part)


@dataclass(frozen=True, slots=True)
class Table:
    """Counts of passages, the same features of each in one order.

    Attributes:
        columns: the features.
        counts: shape (passages, features).
        totals: what they are counted in, shape (passages, families), in the order of `FAMILIES`.
    """

    columns: tuple[Column, ...]
    counts: Numbers
    totals: Numbers

    @classmethod
    def of(cls, profiles: Sequence[Profile], columns: Sequence[Column]) -> Table:
        """The profiles' counts of these features."""
        counts = [[one.counts[family][name] for family, name in columns] for one in profiles]
        totals = [[one.totals[family] for family in FAMILIES] for one in profiles]
        shape = len(profiles), len(columns)
        return cls(
            tuple(columns),
            np.array(counts, float).reshape(shape),
            np.array(totals, float).reshape(len(profiles), len(FAMILIES)),
        )

    @property
    def words(self) -> Numbers:
        """Words of each passage."""
        return self.totals[:, FAMILIES.index("words")]

    def rows(self, chosen: Any) -> Table:
        """Some of the passages, by numbers or a mask."""
        return Table(self.columns, self.counts[chosen], self.totals[chosen])

    def only(self, columns: Sequence[Column]) -> Table:
        """These features, in this order; one that the table does not know was never met: 0."""
        place = {column: at for at, column in enumerate(self.columns)}
        counts = np.zeros((len(self.counts), len(columns)))
        for at, column in enumerate(columns):
            if column in place:
                counts[:, at] = self.counts[:, place[column]]
        return Table(tuple(columns), counts, self.totals)

    def shares(self, weights: Numbers) -> Numbers:
        """Shares of the features in pooled passages, shape (samples, features).

        Args:
            weights: how often each passage stands in each sample, shape (samples, passages).
        """
        family = [FAMILIES.index(family) for family, _ in self.columns]
        totals = np.maximum(weights @ self.totals, 1)
        return np.asarray((weights @ self.counts) / totals[:, family])

    def pooled(self) -> Numbers:
        """Shares of the features in all passages together, shape (features,)."""
        found: Numbers = self.shares(np.ones((1, len(self.counts))))[0]
        return found


def _count_sentence(
    sentence: str, names: frozenset[str], language: str, counts: Mapping[Family, Counter[str]]
) -> None:
    pronouns = PRONOUNS.get(language, frozenset())
    shapes = ["^"]
    length = 0
    for token, is_word in _tokens(sentence, language):
        if not is_word:
            counts["marks"][token] += 1
            shapes.append(token)
            continue
        length += 1
        word = token.casefold().replace("’", "'")
        counts["letters"][str(min(len(word), _LETTERS))] += 1
        pronoun = word in pronouns
        named = bare(token) in names or (length > 1 and token[0].isupper() and not pronoun)
        if not named and not pronoun:
            counts["words"][word] += 1
        shapes.append(NAME if named else "Pronoun" if pronoun else _shape(word))
    if length:
        counts["sentences"][str(next((n for n in SENTENCES if length <= n), "more"))] += 1
        counts["shapes"].update(f"{a} {b}" for a, b in pairwise(shapes))


def _tokens(sentence: str, language: str) -> Iterator[tuple[str, bool]]:
    """Words as they stand, and marks made alike; True for a word."""
    for match in _TOKEN.finditer(sentence):
        token = match.group()
        if match.lastgroup == "word":
            yield from ((part, True) for part in _parts(token, language))
        elif token[0] == "-" and len(token) > 1:
            yield "—", False
        else:
            yield ("…" if len(token) > 1 else _MARKS[token]), False


def _parts(token: str, language: str) -> Sequence[str]:
    """A word, or two where one has lost its end before the other, as in "l'homme"."""
    elided = _ELIDED[language].match(token) if language in _ELIDED else None
    return (token,) if elided is None else (token[: elided.end()], token[elided.end() :])


def _shape(word: str) -> str:
    """A short word as it is, a longer one by its ending, numbers as what they are."""
    if word[0].isdecimal():
        return "0"
    return word if len(word) <= _WHOLE else f"-{word[-_ENDING:]}"


def _variety(tokens: list[str]) -> tuple[Counter[str], int]:
    """Different words and words that stand once, and the words of the whole windows they are counted in."""
    found: Counter[str] = Counter()
    whole = len(tokens) // WINDOW * WINDOW
    for start in range(0, whole, WINDOW):
        once = Counter(tokens[start : start + WINDOW])
        found["different"] += len(once)
        found["once"] += sum(count == 1 for count in once.values())
    return found, whole
