"""The report says the verdict first, shows what is copied and where, escapes all, and needs nothing else."""

from __future__ import annotations

import re
import shutil
import subprocess
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import pytest

from core.evaluating.answers import answers
from core.evaluating.charts import Box, Dot, Line, Pen, Words, draw
from core.evaluating.excerpts import excerpt, parts, worst
from core.evaluating.found import Span
from core.evaluating.interval import Interval
from core.evaluating.report import SHOWN, render
from core.evaluating.report_look import DARK, DRAWN, LIGHT, style_sheet
from core.evaluating.shown import Counts, Scale, Speech, Strips
from core.evaluating.summary import Finding
from core.evaluating.verdict import convinces
from tests.core.evaluating.findings import AUTHOR, HELD_OUT, RUN, SCENES, bare, finding

VOID = {"meta", "br"}


class Outline(HTMLParser):
    """What a page says in its order, which elements it has, and that each is closed where it should be."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.said: list[tuple[str, str]] = []
        self.feed(html)
        assert not self.open

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if data.strip() and self.open[-1] != "style":
            self.said.append((self.open[-1], data.strip()))

    def texts(self, tag: str) -> list[str]:
        return [said for where, said in self.said if where == tag]


@pytest.mark.parametrize("made", [finding(), finding(True), bare()])
def test_a_report_is_whole_and_needs_nothing_else(made: Finding) -> None:
    page = Outline(render(made))
    named = {attrs["id"] for _, attrs in page.elements if attrs.get("id")}
    for tag, attrs in page.elements:
        assert tag not in ("script", "link", "img", "iframe", "object")
        assert not any(name.startswith("on") or name == "src" for name in attrs)
        if tag == "a":
            assert str(attrs["href"])[1:] in named
    style = re.search(r"<style>(.*)</style>", render(made), re.DOTALL)
    assert style is not None and "url(" not in style[1] and "@import" not in style[1]


def test_the_verdict_comes_first_and_copying_before_all() -> None:
    good, copies = Outline(render(finding())), Outline(render(finding(True)))
    assert good.texts("p")[2] == finding().headline and good.texts("h2")[0] == f"Does it sound like {AUTHOR}?"
    assert copies.texts("p")[2].startswith("Copied: 26 words in a row")
    assert copies.texts("h2")[0] == "Does it recite?" == copies.texts("a")[0]
    looks = [attrs.get("class") for tag, attrs in copies.elements if tag == "li"]
    assert looks[0] == "copied" and looks.count("look") == 2  # a name in a scene, and a better state


def without_books() -> Finding:
    """A voice that was held against what it learned from alone."""
    made = finding()
    return replace(made, copying=replace(made.copying, voice=replace(made.copying.voice, whole=False)))


def test_what_it_was_held_against_is_told() -> None:
    remarks = [answer.remarks for made in (finding(), without_books()) for answer in answers(made)]
    said = [remark for some in remarks for remark in some if remark.startswith("It was held against")]
    assert said == [
        "It was held against all 212,000 words of the books.",
        "It was held against the 212,000 words that it learned from, not the whole books.",
    ]


def test_names_that_the_base_model_has_as_often_are_nothing_to_look_at() -> None:
    names = finding().names
    assert names is not None
    for base, look in ((0, True), (1, False), (3, False)):
        made = replace(finding(), names=replace(names, base=replace(names.base, leaking=base)))
        assert [answer.look for answer in answers(made) if answer.name == "names"] == [look]


def test_only_what_convinces_is_shown_as_such() -> None:
    style = finding().style
    assert style is not None
    doubtful = replace(finding(), style=replace(style, ahead=Interval(-3, 4, 11)))
    made = {
        finding(): "headline",
        finding(True): "headline copied",
        bare(): "headline look",
        doubtful: "headline look",
        without_books(): "headline look",
    }
    for one, look in made.items():
        heads = [attrs.get("class") for tag, attrs in Outline(render(one)).elements if tag == "p"]
        assert look in heads and convinces(one) == (look == "headline")


def test_what_chance_gives_is_drawn_only_where_it_is_known() -> None:
    made = finding()
    assert made.meaning is not None
    for chance, ticks in ((0.11, 1), (None, 0)):
        known = replace(made, meaning=replace(made.meaning, chance=chance))
        (picture,) = (answer.picture for answer in answers(known) if answer.name == "meaning")
        assert isinstance(picture, Scale) and len(picture.ticks) == ticks
        assert ("by chance" in render(known)) == bool(ticks)


def test_what_is_copied_is_marked_and_its_place_is_told() -> None:
    made = finding(True)
    page = Outline(render(made))
    assert RUN in page.texts("mark") and page.texts("b")[0] == RUN
    assert any("26 words in a row, The Beam Level, 3" in text for text in page.texts("li"))
    assert [sample.id for sample in worst(made)] == ["page-0"]


def test_a_text_in_parts_is_the_text_again() -> None:
    text = "One two three four five."
    spans = (Span(8, 18, 2), Span(0, 3, 1))
    pieces = list(parts(text, spans))
    assert "".join(piece for piece, _ in pieces) == text
    assert [piece for piece, span in pieces if span] == ["One", "three four"]
    assert list(parts("", ())) == [] and list(parts("a", ())) == [("a", None)]


def test_a_long_text_is_shown_around_its_longest_run() -> None:
    sample = finding(True).samples[0].voice
    short, spans = excerpt(sample)
    assert short == sample.text and spans == sample.spans
    ahead, behind = "before that " * 200, " and after that" * 200
    moved = tuple(replace(s, start=s.start + len(ahead), end=s.end + len(ahead)) for s in sample.spans)
    text, spans = excerpt(replace(sample, text=ahead + sample.text + behind, spans=(Span(0, 11, 5), *moved)))
    assert text.startswith("… ") and text.endswith(" …") and len(text) < 1400
    assert [piece for piece, span in parts(text, spans) if span][1] == RUN and len(spans) == 2


def test_everything_that_was_written_is_escaped() -> None:
    made = finding(True)
    evil = "<script>alert('x')</script> & \"</title>"
    sample = made.samples[0]
    span = replace(sample.voice.spans[0], place=evil, before=evil, there=evil, after=evil)
    voice = replace(sample.voice, text=evil + sample.voice.text, spans=(span,))
    sample = replace(sample, title=evil, description=evil, voice=voice, original=evil)
    made = replace(
        made,
        name=evil,
        author=evil,
        base_model=evil,
        headline=evil,
        notes=(evil,),
        samples=(sample,),
        version=evil,
    )
    html = render(made)
    assert "<script" not in html and html.count("</title>") == 1
    assert evil in Outline(html).texts("h1")


def test_what_was_not_checked_is_said_and_not_drawn() -> None:
    page = Outline(render(bare()))
    assert page.texts("h2")[:2] == ["Does it recite?", "Does it come to an end, or go round in circles?"]
    assert "The scenes are in English, and this author does not write in English." in page.texts("li")
    assert "What was not checked" in page.texts("h2") and "What was not checked" not in Outline(
        render(finding())
    ).texts("h2")
    silent = next(answer for answer in answers(bare()) if answer.name == "copying")
    assert silent.picture is None and silent.look and "not checked" in silent.sentence


def test_samples_stand_side_by_side_the_first_ones_open() -> None:
    page = Outline(render(finding()))
    of_samples = [attrs for tag, attrs in page.elements if tag == "div" and attrs.get("class") == "sample"]
    assert len(of_samples) == HELD_OUT + SCENES
    assert page.texts("h4").count(AUTHOR) == HELD_OUT  # the author wrote no scene of today
    assert [tag for tag, _ in page.elements].count("details") == 1


def test_another_language_speaks_everywhere_and_formats_figures() -> None:
    heard: list[str] = []

    def say(text: str) -> str:
        heard.append(text)
        return f"[{text}]"

    page = Outline(
        render(
            finding(True), Speech("xx", say, lambda value, places: f"{value:.{places}f}".replace(".", ","))
        )
    )
    assert page.elements[0] == ("html", {"lang": "xx"})
    ours = [text for tag, text in page.said if tag in ("h2", "figcaption", "summary")]
    assert all(text.startswith("[") and text.endswith("]") for text in ours)
    assert not {text for _, text in page.said if text in heard}
    assert "2,31 (2,26 – 2,36)" in page.texts("td")


# Pictures.
def pen(wide: float = 600) -> Pen:
    return Pen(wide, 13, lambda text: 7.0 * len(text))


@pytest.mark.parametrize("wide", [360.0, 600.0, 1100.0])
def test_a_picture_stays_in_its_room(wide: float) -> None:
    for answer in answers(finding(True)):
        if answer.picture is None:
            continue
        drawing = draw(answer.picture, pen(wide))
        assert drawing.said and drawing.wide == wide
        for shape in drawing.shapes:
            if isinstance(shape, Words):
                long = 7.0 * len(shape.text)
                left = shape.x - {"start": 0, "middle": long / 2, "end": long}[shape.anchor]
                assert left >= -7 and left + long <= wide + 7 and 0 <= shape.y <= drawing.tall, shape
            elif isinstance(shape, Line):
                assert min(shape.x1, shape.x2) >= 0 and max(shape.x1, shape.x2) <= wide
            elif isinstance(shape, Box):
                assert (
                    shape.x >= 0 and shape.x + shape.wide <= wide + 2 and shape.y + shape.tall <= drawing.tall
                )
            else:
                assert shape.radius <= shape.x <= wide - shape.radius and shape.y <= drawing.tall


def test_a_scale_places_figures_in_order_between_the_bands() -> None:
    style = next(answer.picture for answer in answers(finding()) if answer.name == "style")
    assert isinstance(style, Scale) and [mark.who for mark in style.marks] == ["base", "voice", "author"]
    drawing = draw(style, pen())
    dots = {shape.role: shape.x for shape in drawing.shapes if isinstance(shape, Dot)}
    assert dots["base"] < dots["voice"] < dots["author"]
    bands = {shape.role: shape for shape in drawing.shapes if isinstance(shape, Box)}
    assert bands["others-band"].x < dots["base"] < bands["author-band"].x + bands["author-band"].wide
    assert "The voice: 74" in drawing.said


def test_dots_are_as_many_as_there_are_and_full_as_many_as_count() -> None:
    flow = next(answer.picture for answer in answers(finding()) if answer.name == "flow")
    assert isinstance(flow, Counts)
    dots = [shape for shape in draw(flow, pen(300)).shapes if isinstance(shape, Dot)]
    assert len(dots) == 46 and sum(dot.full for dot in dots if dot.role == "voice") == 21
    assert len({dot.y for dot in dots}) > 2  # they go on in another line where there is no room


def test_strips_show_where_the_copied_words_stand() -> None:
    strips = next(answer.picture for answer in answers(finding(True)) if answer.name == "copying")
    assert isinstance(strips, Strips) and len(strips.rows) == HELD_OUT + SCENES
    boxes = [shape for shape in draw(strips, pen()).shapes if isinstance(shape, Box)]
    copied = [box for box in boxes if box.role == "voice"]
    assert len(copied) == 2 and copied[0].x == 0 and copied[1].wide > copied[0].wide


def test_a_telephone_has_pictures_of_its_own_and_paper_but_the_first_samples() -> None:
    page = render(finding(True))
    wides = [float(wide) for wide in re.findall(r'<svg viewBox="-6 0 (\d+) ', page)]
    assert len(wides) % 2 == 0 and wides == [692, 342] * (len(wides) // 2)
    sheet = style_sheet()
    for names in (".narrow", ".wide", "details, .more"):
        assert f"{names} {{ display: none; }}" in sheet
    shown, folded = page.split("<details>")
    assert shown.count('<div class="more"><div class="sample">') == 2 * (SHOWN - 1)
    assert 'class="more"' not in folded and shown.count('<div class="sample">') == 2 * SHOWN


def test_a_heading_stands_on_one_sheet_with_its_answer_and_its_picture() -> None:
    page = render(finding())
    assert page.count('<div class="whole"><h2>') == page.count("<h2>") > 5
    assert page.count("<figure>") == len(re.findall(r'<p class="said">[^<]*</p><figure>', page))


def test_every_role_has_a_colour_in_both_schemes() -> None:
    assert LIGHT.keys() == DARK.keys() and set(DRAWN) <= LIGHT.keys()
    used = set(re.findall(r"var\(--([a-z-]+)\)", render(finding())))
    assert used <= LIGHT.keys()


CHROMIUM = shutil.which("chromium") or shutil.which("google-chrome")


@pytest.mark.long
@pytest.mark.skipif(CHROMIUM is None, reason="needs chromium")
def test_a_browser_opens_it_without_a_complaint(tmp_path: Path) -> None:
    assert CHROMIUM is not None
    page = tmp_path / "report.html"
    page.write_text(render(finding(True)), encoding="utf-8")
    flags = ["--headless=new", "--no-sandbox", "--disable-gpu", f"--user-data-dir={tmp_path / 'browser'}"]
    dumped = subprocess.run(
        [CHROMIUM, *flags, "--enable-logging=stderr", "--dump-dom", page.as_uri()],
        capture_output=True, text=True, timeout=120, check=True,
    )  # fmt: skip
    assert "CONSOLE" not in dumped.stderr
    assert Outline(dumped.stdout.replace("<!DOCTYPE html>", "")).texts("h2") == Outline(
        render(finding(True))
    ).texts("h2")
    printed = tmp_path / "report.pdf"
    subprocess.run(
        [CHROMIUM, *flags, f"--print-to-pdf={printed}", page.as_uri()],
        capture_output=True,
        timeout=120,
        check=True,
    )
    assert printed.read_bytes().startswith(b"%PDF")
