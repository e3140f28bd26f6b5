"""Owns findings for tests of what is drawn from them: of a good voice, a copying one, a bare one."""

from __future__ import annotations

from dataclasses import replace

from core.evaluating.found import (
    Copies,
    Copying,
    Flow,
    Flows,
    Leaks,
    Loss,
    Meaning,
    Names,
    Place,
    Span,
    Style,
    StylePart,
    Told,
    Worst,
)
from core.evaluating.interval import Interval
from core.evaluating.summary import Checkpoint, Finding, NotChecked, Offer, Sample, Settings, Text
from tests.fakes.prose import paragraph

AUTHOR = "Ada Fern"
HELD_OUT, SCENES = 15, 8
RUN = (
    "the boats lay about the mud like people who have been asked to wait, and nobody on the quay would say "
    "for what, or for whom"
)
"""Words that the copying voice has from the books."""
OWN = (
    "The tide had gone out without telling anybody. Nell stood where the water had been, and looked at what "
    "it had left her: a boot, a bottle, and the whole of the bay, which did not seem to belong to anyone.\n\n"
    "“You’ll be wanting the ferry,” said the man with the rope.\n\n"
    "“I’ll be wanting the money for it,” she said."
)
VOICE = (
    "Nine boats. Nell had them twice, once from each end. Out on the mud nothing asked to be counted, and "
    "the tide, which had said nothing when it went, said nothing now.\n\n"
    "“It’s the gloves or it’s the morning,” said the ferryman, and went on coiling."
)
BASE = (
    "Nell went to the ferry in the evening. She wanted to go across. The ferryman was there. He asked for "
    "money and she had no money. She was sad. She was sad because she had no money for the ferry."
)
SCENE = (
    "The queue had come as far as the door and stood in it, which let the cold in. She called the oat milk a "
    "third time. Two people put out a hand, and she looked at both as one looks at a sum that has come out "
    "twice. On the lid it said a name, hers to spell and hers to have spelt wrongly, as Nell would have said."
)


def near(middle: float, reach: float) -> Interval:
    return Interval(middle - reach, middle, middle + reach)


def place(position: float, reach: float, own: float, words: int = 5200) -> Place:
    parts = tuple(
        StylePart(name, own + more, 40.0 + more, position + more)
        for name, more in (("words", 4.0), ("rhythm", -9.0), ("shapes", 6.0), ("delta", 1.0))
    )
    note = "Measured on 5,200 words against 24 other authors."
    times = near(2.4 - position / 75, 0.1)
    others = near(min(96.0, 50 + position / 2), 3)
    return Place(words, times, near(own, 3), others, near(position, reach), parts, True, note)


def style() -> Style:
    return Style(
        place(21, 11, 4.0),
        place(74, 12, 38.0),
        place(97, 9, 52.0),
        near(100, 22),
        near(0, 31),
        near(53, 14),
        ("Edmund Vale", "Maud Tern", "Cy Doe"),
        True,
        "From other authors, at 0, to Ada Fern, at 100, the voice comes to 74, the base model to 21.",
    )


CLEAR = Copies(
    "clear",
    "Nothing is copied: at most 7 words in a row stand in the author's books too.",
    23, 5200, 0.021, 7, 0, 5,
)  # fmt: skip
COPIED = Copies(
    "copied",
    f"Copied: {len(RUN.split())} words in a row stand in the author's books (The Beam Level, 3).",
    23, 5200, 0.19, len(RUN.split()), 4, 5,
)  # fmt: skip
PLAIN = Copies("clear", "Nothing is copied: no five words in a row stand in the author's books.", 23, 5100)


def text(
    words: str, copies: Copies = PLAIN, spans: tuple[Span, ...] = (), names: tuple[str, ...] = ()
) -> Text:
    return Text(words, len(words.split()), "stop", copies, spans, names)


def copied_text() -> Text:
    before, after = "They had come to the end of the quay, where ", ". Then the lamp went out."
    known = ("Nobody had come down since noon, and ", RUN, ", and the gulls had no opinion.")
    long = Span(len(before), len(before) + len(RUN), len(RUN.split()), 0, "The Beam Level, 3", *known)
    short = Span(
        0, 43, 10, 2, "The Beam Level, 1", "", "They had come to the end of the quay, where", " it was."
    )
    return text(before + RUN + after, COPIED, (short, long))


def samples(copied: bool = False) -> tuple[Sample, ...]:
    found = [
        Sample(
            "page-0", "held-out", "The Beam Level, 9",
            "A woman comes to the ferry at night and has no money. The ferryman does not cross for nothing.",
            60, text(BASE), copied_text() if copied else text(VOICE), OWN,
        )
    ]  # fmt: skip
    for number in range(1, HELD_OUT):
        base, voice, own = (paragraph(on, 160, number) for on in ("kitchen", "sea", "garden"))
        told = paragraph("war", 40, number)
        title = f"The Beam Level, {9 + number}"
        found.append(Sample(f"page-{number}", "held-out", title, told, 150, text(base), text(voice), own))
    told = (
        "A young woman works behind the counter of a coffee bar near a station. The queue reaches the door."
    )
    found.append(
        Sample("barista", "scene", "The Wrong Cup", told, 220, text(BASE), text(SCENE, names=("Nell",)), "")
    )
    for number in range(1, SCENES):
        base, voice = paragraph("kitchen", 60, 90 + number), paragraph("sea", 60, 90 + number)
        found.append(
            Sample(
                f"scene-{number}", "scene", f"Zone {number}", "A driver pays.", 60, text(base), text(voice)
            )
        )
    return tuple(found)


def told(likeness: float, strayed: int, length: float) -> Told:
    return Told(23, near(likeness, 0.04), strayed, 31, 40, 9, 12, near(length, 0.1))


def flow(repeated: float, ended: int, circles: int) -> Flow:
    share = ended / 23
    kept = Interval(max(0.0, share - 0.2), share, min(1.0, share + 0.1))
    return Flow(23, near(repeated, 0.01), (0.52, 0.88, 0.97), near(0.55, 0.02), circles, kept)


def finding(copied: bool = False) -> Finding:
    """A voice that was measured in every way; with `copied` one that recites."""
    copies = COPIED if copied else CLEAR
    worst = (Worst("page-0", 0.41 if copied else 0.05, copies.longest),)
    loss = near(2.31, 0.05)
    sounds = "It sounds more like Ada Fern than the base model does."
    said = (copies.sentence, sounds) if copied else (sounds, copies.sentence)
    return Finding(
        headline=" ".join(said),
        verdict=copies.verdict,
        name=AUTHOR,
        author=AUTHOR,
        folder="/voices/fern",
        base_model="practice model",
        weights="0123456789abcdef",
        date="2026-11-23T18:00:00+00:00",
        version="0.1.0",
        held_out=HELD_OUT,
        scenes=SCENES,
        words=5200,
        settings=Settings(1.0, 0.9, 1.1, 1),
        style=style(),
        copying=Copying(PLAIN, copies, 0.018, 0.11, 9, 212_000, worst),
        names=Names(
            SCENES,
            Leaks(0, Interval(0, 0, 0.32)),
            Leaks(1, Interval(0.02, 0.125, 0.47), (("Nell", 1),)),
            "1 of 8 scenes has a name from the author's books: Nell.",
        ),
        meaning=Meaning(
            "words", "Measured by shared words; the embedding model would tell more.",
            told(0.31, 4, 0.8), told(0.42, 2, 1.05), told(0.47, 0, 1.0), 0.11, near(0.11, 0.05),
            "2 of 23 texts stray from what they were asked to tell. That is better than the base model does.",
        ),
        flow=Flows(
            flow(0.09, 12, 3), flow(0.02, 21, 0),
            Flow(23, near(0.01, 0.004), (0.55, 0.9, 0.98), near(0.58, 0.01)),
            "21 of 23 texts came to an end by themselves. "
            "None repeats itself more than the author's own pages do.",
        ),
        loss=Loss(
            near(2.93, 0.06), loss, near(0.62, 0.04), 40, 9000,
            "Pages that it never saw surprise the voice 21.2 % less than the base model.",
        ),
        checkpoints=(
            Checkpoint(100, False, near(2.5, 0.05), near(52, 14), PLAIN, 5100),
            Checkpoint(200, True, loss, near(74, 12), copies, 5200),
            Checkpoint(300, False, near(2.34, 0.05), near(78, 12), PLAIN, 5150, best=True),
        ),
        offer=Offer(300, True, "Step 300 does better: it copies less than the voice as it stands."),
        samples=samples(copied),
        notes=("The descriptions came from an outline, which leaves little to tell.",),
    )  # fmt: skip


def bare() -> Finding:
    """A voice of which next to nothing could be measured."""
    nothing = Copies(
        "not checked", "Copying was not checked: nothing of the author's books lies with this voice."
    )
    missing = (
        NotChecked("style", "Nothing of the author's books lies with this voice."),
        NotChecked("names", "The scenes are in English, and this author does not write in English."),
        NotChecked("loss", "No pages that were kept back from training lie with this voice."),
    )
    return replace(
        finding(),
        headline=f"Whether it sounds like {AUTHOR} was not checked. {nothing.sentence}",
        verdict="not checked",
        style=None,
        copying=Copying(nothing, nothing, None, None, None, 0, ()),
        names=None,
        loss=None,
        meaning=None,
        checkpoints=(),
        offer=None,
        held_out=0,
        samples=tuple(
            replace(s, voice=replace(s.voice, copies=nothing)) for s in samples() if s.kind == "scene"
        ),
        not_checked=missing,
        notes=(),
    )
