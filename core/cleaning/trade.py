"""Owns how much a text speaks of books and their making, as publishers do and stories do not."""

from __future__ import annotations

import re

_WORDS = re.compile(
    r"\b(?:books?|e-?books?|readers?|author(?:s|ess)?|novel(?:s|ist|ists|la)?|fiction|stories|trilogy|"
    r"series|sequel|editions?|"
    r"editors?|publish\w*|publication|imprint|copyright|reviews?|reviewers?|critics?|criticism|scholar\w*|"
    r"prose|literary|literature|manuscript|paperback|hardback|hardcover|bestsell\w*|best-sell\w*|"
    r"shortlist\w*|longlist\w*|award\w*|prize|newsletter|website|online|e-?mail|facebook|twitter|instagram|"
    r"bookshops?|booksellers?|bookstores?|library|libraries|translat\w*|acclaimed|volumes?|"
    r"printing|printed|printer|typeface|typeset|text|trademarks?|permission|reproduced|rights|"
    r"catalogue|cloth|illustrated|illustrations?|postage|subscri\w*|https?|www|isbn|"
    r"bücher|buch|leser\w*|leserin\w*|autor(?:in|en)?|roman(?:e|s)?|erzählung\w*|verlag\w*|auflage|"
    r"ausgabe|übersetz\w*|"
    r"lektor\w*|literatur\w*|preis|buchhand\w*|urheber\w*|"
    r"livres?|lecteurs?|lectrices?|auteure?s?|romans?|romanci\w*|éditions?|éditeurs?|traduit\w*|"
    r"traduct\w*|traducteur|parution|"
    r"libros?|lectores|lectora?|novelas?|ediciones|edición|editorial|traducid\w*|traducción|traductora?|"
    r"escritora?|"
    r"libri|libro|lettori|lettore|romanzi|romanzo|edizion[ei]|editore|tradott\w*|traduzion\w*|scrittrice|"
    r"scrittore|"
    r"livros?|leitor(?:es|a)?|romances?|edição|edições|editora|traduzid\w*|tradução|tradutora?|escritora?"
    r")\b",
    re.I,
)


def count(text: str) -> int:
    """How many words of the trade stand in a text."""
    return len(_WORDS.findall(text))


def share(text: str) -> float:
    """Words of the trade among all words, from 0 to 1: stories have .002, introductions .02 and more."""
    return count(text) / max(1, len(text.split()))
