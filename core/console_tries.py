"""Owns how the terminal shows a try: what a run will take, and passages beside their descriptions."""

from __future__ import annotations

from textwrap import fill, indent

from rich.console import Console as Rich
from rich.markup import escape

from core.neutralizing.trying import Result, Tried

WIDTH = 96


def estimate(result: Result) -> str:
    """What the run will take, in a sentence or two; what is not known is said to be so."""
    there = result.chunks - result.missing
    said = f"{result.missing:,} chunks to describe"
    said += f", {there:,} are described already" if there else ""
    if not result.missing:
        return f"{said}."
    said += f": about {result.words:,} words, {result.tokens_in:,} tokens in and {result.tokens_out:,} out"
    said += f"; {_cost(result)}; {_time(result)}."
    return said


def _cost(result: Result) -> str:
    if result.cost is None:
        return "the price of this model is not in the table"
    if not result.priced:
        return "nothing to pay"
    note = f" ({result.price_note})" if result.price_note else ""
    return f"about {dollars(result.cost)} at the prices of {result.priced}{note}"


def dollars(amount: float) -> str:
    """US dollars, with as many figures as a small sum needs."""
    return f"${amount:,.2f}" if amount >= 0.1 else f"${amount:.4f}"


def _time(result: Result) -> str:
    if result.seconds is None:
        return "how long it takes shows when some are tried (--try)"
    minutes = round(result.seconds / 60)
    if minutes < 1:
        return "less than a minute"
    return f"about {minutes} minutes" if minutes < 100 else f"about {minutes / 60:.0f} hours"


def show(out: Rich, result: Result) -> None:
    """Each passage that was tried, the author's text first."""
    for number, tried in enumerate(result.tried, 1):
        out.rule(f"{number} of {len(result.tried)}, {tried.seconds:.1f} s", align="left")
        out.print(indent(_filled(tried.original), "  "), style="dim", markup=False)
        out.print()
        out.print(_said(tried))


def _said(tried: Tried) -> str:
    if tried.description:
        return escape(indent(_filled(tried.description), "  "))
    answer = escape(indent(_filled(tried.answer), "  ")) if tried.answer else ""
    return f"  [red]{escape(tried.reason)}[/]\n{answer}".rstrip()


def _filled(text: str) -> str:
    paragraphs = [p for p in text.split("\n") if p.strip()]
    return "\n".join(fill(p, WIDTH - 2) for p in paragraphs)
