"""Owns what tells running prose from titles, names and lists: pronouns, small verbs, sentence ends."""

from __future__ import annotations

import re
from functools import lru_cache

_PRONOUNS_AND_VERBS = """
i you he she it we they me him them us my your his her its our their mine this that these those who
whom which what when while where why how if but because though although until since than then so not
never nor is are was were be been being am had has have having do does did would could should will
shall may might must can cannot said says there here as or yet

ich du er sie wir ihr mich dich sich mir dir ihm ihn ihnen uns euch mein dein sein unser dass daß wenn
weil aber oder denn doch nicht nie kein keine ist sind war waren wird werden wurde wurden hat haben
hatte hatten habe kann konnte muss musste soll sollte will wollte noch schon so wie als man

je tu il elle nous vous ils elles on moi lui leur mon ton sa ses nos vos leurs ce cela qui que quand
mais ou où donc ne pas jamais est sont était étaient été fut furent avait avaient ont suis être avoir
dit comme si

yo tú él ella nosotros ellos ellas mi tu su sus nuestro le lo les nos se que quien cuando pero porque
no nunca es son era eran fue fueron había habían ha han ser estar estaba dijo como si ya

io lui lei noi voi loro mio tuo suo sua suoi ci vi ne che chi quando ma perché non mai è sono era
erano fu furono aveva avevano ho hanno essere avere disse come se già

eu ele ela nós eles elas meu teu seu seus sua minha nosso lhe nos que quem quando mas porque não
nunca é são era eram foi foram tinha tinham há ter ser estava disse como se já
"""
"""Of six languages, with negations and the like; articles and prepositions stand in titles too."""
_SMALL = frozenset(_PRONOUNS_AND_VERBS.split())
_WORD = re.compile(r"[^\W\d_]+")
_WIDE = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
LEAST_WIDE = 20  # letters of Chinese, Japanese or Korean, which part words by no blanks
_SENTENCE_END = re.compile(r"[.!?…][\"”’»')\]]*$|[—–-]$|[,;:]$")
LEAST_WORDS = 8
LEAST_SMALL = 0.08  # of the words; stories have .2 and more, title pages and lists next to none
MOST_CAPITALS = 0.6  # of the words; more of them are names, titles or shouting


PLENTY = 40  # words; so long a paragraph is prose in languages whose small words are not known here too
_ENOUGH = 2000  # characters tell; a whole book may stand in one paragraph


@lru_cache(maxsize=65536)
def runs_on(text: str) -> bool:
    """Whether a paragraph reads as sentences that somebody wrote to be read one after another."""
    if len(_WIDE.findall(text[:_ENOUGH])) >= LEAST_WIDE:
        return True
    words = _WORD.findall(text[:_ENOUGH])
    if len(words) < LEAST_WORDS or not (_SENTENCE_END.search(text[-9:]) or len(words) > 30):
        return False
    if sum(word[0].isupper() for word in words) > MOST_CAPITALS * len(words):
        return False
    small = sum(word.lower() in _SMALL for word in words)
    return small >= LEAST_SMALL * len(words) or len(words) >= PLENTY
