"""Owns the lines of a paragraph as one text: words cut at a line's end, dashes, and marks of notes."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Sequence

from core.importing.pdf.lines import Line, PageLines
from core.importing.words import fold

_MARK = re.compile(
    r"(?<=[^\W\d_])(\d{1,3})(?=[\s,.;:!?—–)”’]|$)|(?<=[.,;:!?…”’)])(\d{1,3})(?=[\s,.;:!?—–)”’]|$)"
)
_WORD = re.compile(r"[^\W\d_]+(?:[-‐][^\W\d_]+)*")
_DASH = re.compile(r"(?<=\S)(\s?)—(\s?)(?=\S)")
_FEW_CUTS = 4  # too few hyphens at line ends to tell whether words are divided at all
_DIVIDED = 0.1  # of the hyphens at line ends; fewer are in words known without: only compounds are cut
_COMPOUND = 3  # score from which on two parts are a compound
_LAST = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*$")
_BETWEEN = frozenset(("of", "and", "in", "the", "to", "de", "la", "du"))  # as in man-of-war
_USUAL_HEAD = re.compile(r"^(?:self|half|well|ill)$")
_USUAL_TAIL = re.compile(
    r"^(?:haired|headed|hearted|eyed|faced|shaped|minded|handed|footed|coloured|colored|tempered|natured|"
    r"humou?red|legged|bodied|looking|fashioned|bound)$"
)
_PREFIX = re.compile(
    r"^(?:some|any|every|no|over|under|out|up|with|for|fore|in|on|down|where|there|here|what|who|how|"
    r"him|her|it|my|your|our|them|be|grand|mis|un|non)$"
)
_SUFFIX = re.compile(
    r"^(?:fully|ness|less|ment|able|ible|tion|ings?|ally|wards?|ship|hood|self|selves|some|times?|ever|"
    r"thing|body|sake|forth|man|men|father|mother|stood|stand|where|what)$"
)


def without_marks(text: str, marks: set[str]) -> str:
    """A line without the numbers of footnotes that stick to its words."""
    return _MARK.sub(lambda m: "" if (m.group(1) or m.group(2)) in marks else m.group(), text)


class Hyphens:
    """Joins words cut at a line's end by what the rest of the book writes."""

    def __init__(self, pages: Sequence[PageLines]) -> None:
        self._known: Counter[str] = Counter()
        self._parts: tuple[Counter[str], Counter[str]] = Counter(), Counter()
        self._dashes: Counter[tuple[str, str]] = Counter()
        self._forms: Counter[str] = Counter()
        cuts: list[tuple[str, str]] = []
        cut, sure = "", 0
        for page in pages:
            for line in page.lines:
                words = _WORD.findall(line.text)
                if cut and words:
                    cuts.append((cut, words.pop(0).casefold()))
                sure += line.text.endswith(("‐", "\u00ad"))
                cut = ""
                if words and (line.hyphen or line.text.endswith(("-", "‐", "\u00ad"))):
                    cut = words.pop().casefold()
                if "—" in line.text:
                    self._dashes.update(_DASH.findall(line.text))
                self._forms.update(words)
        for word, times in self._forms.items():
            self._known[word.casefold()] += times
        for word, times in self._known.items():
            if "-" in word:
                self._parts[0][word.partition("-")[0]] += times
                self._parts[1][word.rpartition("-")[2]] += times
        divided = sum(self._known[a + b] > self._known[f"{a}-{b}"] for a, b in cuts)
        self._marked = sure > 0.2 * len(cuts)  # divided words bear a sign of their own
        self._divides = len(cuts) < _FEW_CUTS or divided >= _DIVIDED * len(cuts)

    def knows(self, word: str) -> bool:
        """Whether the book writes the word more than once, not at a line's end."""
        return self._known[word.casefold()] > 1

    def usual_form(self, word: str) -> str:
        """The word in capitals or small letters as the book mostly writes it."""
        forms = (word.lower(), word.capitalize(), word.upper())
        counts = [self._forms[form] - (form == word) for form in forms]
        return forms[counts.index(max(counts))]

    def at_dash(self, before: str, after: str) -> str:
        """Two lines as one at a dash that ends the one or begins the other, spaced as the book does it."""
        side = 1 if before.endswith("—") else 0
        spaced = sum(times for sides, times in self._dashes.items() if sides[side])
        return f"{before} {after}" if 2 * spaced > self._dashes.total() else before + after

    def join(self, before: str, after: str, sure: bool) -> str:
        """Two lines as one; `sure` where the mark can only be a divided word's.

        A hyphen that the author wrote stays: it does where the book writes it elsewhere.
        """
        left, right = _LAST.search(before), _WORD.match(after)
        if left is None or right is None:
            return f"{before}-{after}"
        one, two = left.group().casefold(), right.group().casefold()
        whole, compound = self._known[one + two], self._known[f"{one}-{two}"]
        if sure or whole > compound:
            return before + after
        real = compound or right.group()[0].isupper() or self._compound(one, two)
        real = real or self._marked or not self._divides
        return f"{before}-{after}" if real else before + after

    def _compound(self, one: str, two: str) -> bool:
        """Whether two parts that the book writes neither as one word nor with a hyphen look like a compound.

        The weights were chosen on novels whose words were cut at random.
        """
        last, first = one.rpartition("-")[2], two.partition("-")[0]
        heads, tails = self._parts
        if self._known[last + first] or _SUFFIX.match(first) or (_PREFIX.match(one) and not heads[one]):
            return False
        if one != last or two != first:  # one of several hyphens, as in son-in-law
            return last in _BETWEEN or (self._known[last] > 0 and self._known[first] > 0)
        shorter = min(len(one), len(two))
        score = min(2, self._known[one]) + min(2, self._known[two]) if shorter > 2 else 0
        score += 2 * (heads[one] > 0) + 2 * (tails[two] > 0)
        score += 3 * (tails[two] >= 5 or bool(_USUAL_TAIL.match(two)) or bool(_USUAL_HEAD.match(one)))
        return score - (2 if shorter < 3 else 1 if shorter < 4 else 0) >= _COMPOUND


def joined_text(lines: Sequence[Line], hyphens: Hyphens) -> str:
    """The lines of a paragraph as one line."""
    text = lines[0].text.rstrip()
    for before, line in itertools.pairwise(lines):
        after = line.text.lstrip()
        if before.hyphen:
            text = hyphens.join(text, after, sure=False)
        elif text.endswith(("‐", "\u00ad")):
            text = hyphens.join(text[:-1], after, sure=True)
        elif text.endswith("-") and text[-2:-1].isalpha() and after[:1].islower():
            text = hyphens.join(text[:-1], after, sure=False)
        elif text.endswith("—") or after.startswith("—"):
            text = hyphens.at_dash(text, after)
        elif text.endswith("-"):
            text += after
        else:
            text = f"{text} {after}"
    return fold(text).replace("‐", "-")
