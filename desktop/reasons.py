"""Owns the names of the cleaning's rules, in the words of somebody who writes books."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from desktop.review import OWN, Review, ReviewSection


def tr(text: str) -> str:
    return QCoreApplication.translate("reasons", text)


def names() -> dict[str, str]:
    """Every rule that drops or asks, and `OWN`; short enough for a list to choose from."""
    return {
        OWN: tr("Decided by you"),
        "about-author": tr("About the author"),
        "acknowledgements": tr("Acknowledgements"),
        "advertisement": tr("Advertising"),
        "author-preface": tr("Author's preface"),
        "back-matter": tr("After the text has ended"),
        "bibliography": tr("Books and sources"),
        "caption": tr("Captions of pictures"),
        "chronology": tr("Table of dates"),
        "colophon": tr("How the book was made"),
        "content-note": tr("Content warning"),
        "contents": tr("Table of contents"),
        "copyright": tr("Copyright page"),
        "dedication": tr("Dedication"),
        "end-mark": tr("“The End”"),
        "epigraph": tr("Motto (epigraph)"),
        "excerpt": tr("Sample of another book"),
        "foreword": tr("Foreword by another"),
        "front-matter": tr("Before the text begins"),
        "glossary": tr("Glossary"),
        "gutenberg": tr("Project Gutenberg"),
        "heading": tr("Headings"),
        "illustrations": tr("List of illustrations"),
        "index": tr("Index"),
        "list": tr("Other lists"),
        "no-prose": tr("Not prose"),
        "note": tr("Footnotes and endnotes"),
        "notes": tr("Sections of notes"),
        "other-books": tr("Lists of other books"),
        "page-furniture": tr("Running heads, page numbers"),
        "praise": tr("Praise by reviewers"),
        "questions": tr("Questions for readers"),
        "said-twice": tr("In another book too"),
        "scan": tr("Library or scanner's stamp"),
        "scene-break": tr("Marks between scenes"),
        "story": tr("Perhaps not the story"),
        "title-page": tr("Title page"),
        "trade": tr("Publisher to the reader"),
        "transcriber": tr("Transcriber's notes"),
    }


def reason_name(rule: str) -> str:
    """A rule in a few plain words; one of another version of Pastiche is spelled out."""
    return names().get(rule) or rule.replace("-", " ").capitalize()


def section_reason(review: Review, place: ReviewSection) -> str:
    """Why nothing of a section is kept: the name of what dropped most of its words; "" where some is kept."""
    found: dict[str, int] = {}
    for row in review.rows[place.first + 1 : place.end]:
        rule = OWN if row.own else row.rule
        found[rule] = found.get(rule, 0) + row.words
    return "" if place.kept or not found else reason_name(max(found, key=lambda rule: found[rule]))
