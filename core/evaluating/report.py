"""Owns the report as one web page that needs nothing else: no script, no font, no picture from anywhere."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from core.evaluating.answers import answers, columns
from core.evaluating.charts import svg
from core.evaluating.excerpts import excerpt, parts, quoted, worst
from core.evaluating.found import Span
from core.evaluating.methods import methods
from core.evaluating.report_look import style_sheet
from core.evaluating.shown import ENGLISH, Answer, Speech
from core.evaluating.summary import Finding, Sample
from core.evaluating.verdict import advice, convinces

SHOWN = 3
"""Samples of each kind that stand open; the others are folded away. On paper there is but the first."""
SIZES = {"wide": (680, 14), "narrow": (330, 12)}
"""How wide a picture is drawn, and its letters: for a page, and for one on a telephone."""


def render(finding: Finding, speech: Speech = ENGLISH) -> str:
    """What was found as HTML, in the language of `speech`."""
    found = answers(finding, speech)
    inner = "".join(
        (
            _head(finding, speech),
            _short(found, finding.verdict == "copied"),
            *(_section(answer, finding, speech) for answer in found),
            _samples(finding, speech),
            _not_checked(finding, speech),
            _small_print(finding, speech),
        )
    )
    title = escape(f"{finding.name} – {speech.say('How close is it?')}")
    return (
        f'<!DOCTYPE html>\n<html lang="{escape(speech.language)}"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{title}</title><style>{style_sheet()}</style></head>\n<body>{inner}</body></html>\n"
    )


def _p(text: str, look: str = "") -> str:
    return f"<p{_class(look)}>{escape(text)}</p>" if text else ""


def _class(look: str) -> str:
    return f' class="{look}"' if look else ""


# The beginning.
def _head(finding: Finding, speech: Speech) -> str:
    verdict = "copied" if finding.verdict == "copied" else "" if convinces(finding) else "look"
    about = [finding.author] if finding.author != finding.name else []
    about += [finding.base_model, finding.date[:10]]
    return (
        f"<header>{_p(speech.say('How close is it?'))}<h1>{escape(finding.name)}</h1>"
        f"{_p(' · '.join(about))}</header>{_p(speech.say(finding.headline), f'headline {verdict}'.strip())}"
        f"{_p(speech.say(advice(finding)), 'advice')}"
    )


def _short(found: Sequence[Answer], copied: bool) -> str:
    """Every question with its answer in a line."""

    def look(answer: Answer) -> str:
        return "copied" if copied and answer.name == "copying" else "look" if answer.look else ""

    rows = "".join(
        f'<li{_class(look(answer))}><span class="tick">{"!" if answer.look else "✓"}</span>'
        f'<a href="#{answer.name}">{escape(answer.question)}</a><span>{escape(answer.sentence)}</span></li>'
        for answer in found
    )
    return f'<ul class="short">{rows}</ul>' if rows else ""


# A question.
def _section(answer: Answer, finding: Finding, speech: Speech) -> str:
    picture = ""
    if answer.picture is not None:
        caption = f"<figcaption>{escape(answer.caption)}</figcaption>" if answer.caption else ""
        drawn = (f'<div class="{name}">{svg(answer.picture, *size)}</div>' for name, size in SIZES.items())
        picture = f"<figure>{''.join(drawn)}{caption}</figure>"
    remarks = "".join(_p(remark, "remark") for remark in answer.remarks)
    inner = _table(answer, finding, speech) + remarks
    if answer.name == "copying":
        inner += _worst(finding, speech)
    return _part(answer.name, answer.question, answer.sentence, inner, picture)


def _part(name: str, title: str, said: str, inner: str, picture: str = "") -> str:
    head = f'<div class="whole"><h2>{escape(title)}</h2>{_p(said, "said")}{picture}</div>'
    return f'<section id="{name}">{head}{inner}</section>\n'


def _table(answer: Answer, finding: Finding, speech: Speech) -> str:
    rows = answer.rows
    if not rows:
        return ""
    own = any(row.author for row in rows)
    heads = answer.heads or columns(finding, speech, own)
    lines = []
    for row in rows:
        cells = (row.base, row.voice, row.author)[: len(heads)]
        ours = (row.best, row.best or not answer.heads, row.best)
        shown = "".join(
            f"<td{_class('ours' if strong else '')}>{escape(cell)}</td>"
            for cell, strong in zip(cells, ours, strict=False)
        )
        lines.append(f"<tr><th>{escape(row.name)}</th>{shown}</tr>")
    return _framed(["", *heads], lines)


def _framed(heads: Sequence[str], lines: Sequence[str]) -> str:
    head = "".join(f"<th>{escape(name)}</th>" for name in heads)
    return f"<table><thead><tr>{head}</tr></thead><tbody>{''.join(lines)}</tbody></table>"


# What is copied.
def _worst(finding: Finding, speech: Speech) -> str:
    shown = [_passage(sample, speech) for sample in worst(finding)]
    if not shown:
        return ""
    title = speech.say("The texts with most of the books in them")
    return f"<h3>{escape(title)}</h3>" + "".join(shown)


def _passage(sample: Sample, speech: Speech) -> str:
    """A text with what is copied marked, and where that stands in the books."""
    text, spans = excerpt(sample.voice)
    told = "".join(f"<li>{_place(span, speech)}</li>" for span in quoted(spans))
    return (
        f'<div class="passage">{_p(sample.title, "small")}<div class="prose">{_marked(text, spans)}</div>'
        f"{f'<ol>{told}</ol>' if told else ''}</div>"
    )


def _marked(text: str, spans: Sequence[Span]) -> str:
    return "".join(
        f"<mark>{escape(piece)}</mark>" if span else escape(piece) for piece, span in parts(text, spans)
    )


def _place(span: Span, speech: Speech) -> str:
    words = speech.say(f"{speech.number(span.words)} words in a row")
    where = f", {escape(span.place)}" if span.place else ""
    if not span.there:
        return f"{escape(words)}{where}"
    quote = f"… {escape(span.before)}<b>{escape(span.there)}</b>{escape(span.after)} …"
    return f'{escape(words)}{where}: <span class="quote">{quote}</span>'


# What was written.
def _samples(finding: Finding, speech: Speech) -> str:
    if not finding.samples:
        return ""
    say = speech.say
    first, rest = [], []
    for kind in ("held-out", "scene"):
        of_kind = [_sample(one, finding, speech) for one in finding.samples if one.kind == kind]
        first += of_kind[:1]
        first += [f'<div class="more">{sample}</div>' for sample in of_kind[1:SHOWN]]
        rest += of_kind[SHOWN:]
    inner = "".join(first)
    if rest:
        inner += f"<details><summary>{escape(say('All the other texts'))}</summary>{''.join(rest)}</details>"
    said = say("Base model and voice were given the same descriptions, and nothing else.")
    return _part("samples", say("What they wrote"), said, inner)


def _sample(sample: Sample, finding: Finding, speech: Speech) -> str:
    say = speech.say
    sides = [
        ("", say("Base model"), escape(sample.base.text)),
        ("ours", say("The voice"), _marked(sample.voice.text, sample.voice.spans)),
    ]
    if sample.original:
        sides.append(("", finding.author, escape(sample.original)))
    columns = "".join(
        f'<div{_class(look)}><h4>{escape(name)}</h4><div class="prose">{text}</div></div>'
        for look, name, text in sides
    )
    kind = say("A scene of today") if sample.kind == "scene" else say("A page that it never saw")
    title = f"{sample.title} · {kind}" if sample.title else kind
    return (
        f'<div class="sample"><h3>{escape(title)}</h3>{_p(sample.description, "told")}'
        f'<div class="sides">{columns}</div></div>'
    )


# The end.
def _not_checked(finding: Finding, speech: Speech) -> str:
    if not finding.not_checked:
        return ""
    rows = "".join(f"<li>{escape(speech.say(row.why))}</li>" for row in finding.not_checked)
    return _part("not-checked", speech.say("What was not checked"), "", f'<ul class="plain">{rows}</ul>')


def _small_print(finding: Finding, speech: Speech) -> str:
    rows = "".join(_p(line, "remark") for line in methods(finding, speech))
    return _part("methods", speech.say("How it was measured"), "", rows)
