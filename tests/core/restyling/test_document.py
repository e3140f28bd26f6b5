"""Documents come through byte for byte, and only prose is prose."""

from __future__ import annotations

import textwrap

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.restyling.document import Document, parse
from core.restyling.passages import passages

PROSE = "The boat came in at dusk and nobody was there to take the rope from her hands."
LETTER = """---
title: A letter
---

# The landing

The boat came in at *dusk* and `nobody` was there to take
the [rope](https://example.org "t") from her hands.[^1] So she waited.
[^1]: This note stands right below.

A second paragraph follows the first, and it is plain prose as well.

- a list
- of things

  with more

> Quoted words are not ours to change, however long they may be.

```python
print("no prose, although it has words in it and ends in a stop.")
```

    indented code is code as well, whatever it says here.

| a | b |
|---|---|
| 1 | 2 |

![a picture](harbour.png)

<div>
Some words inside a block of HTML are left alone.
</div>

[^2]: A definition of a footnote, long enough to look like prose to somebody.

[rope]: https://example.org

Roses are red,\\
violets are blue,\\
so is the sea.

**A bold line**

The steps are these:

1. one

Last words, without a newline at the end of the file"""

EXPECTED = [
    "front matter",
    "heading",
    "prose",
    "footnote",
    "prose",
    "list",
    "quote",
    "code",
    "code",
    "table",
    "image",
    "html",
    "footnote",
    "definition",
    "verse",
    "label",
    "label",
    "list",
    "prose",
]


def test_kinds_of_blocks() -> None:
    document = parse(LETTER)
    assert [b.kind for b in document.blocks] == EXPECTED
    assert document.blocks[2].text == (
        "The boat came in at dusk and nobody was there to take the rope from her hands. So she waited."
    )
    assert [m.kind for m in document.blocks[2].marks] == ["emphasis", "code", "link", "footnote"]


def test_every_character_outside_blocks_is_white_space() -> None:
    document = parse(LETTER)
    place = 0
    for block in document.blocks:
        assert not document.source[place : block.start].strip()
        assert block.end > block.start
        place = block.end
    assert not document.source[place:].strip()


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("end", ["", "\n", "\n\n\n"])
@pytest.mark.parametrize("start", ["", "\ufeff"])
def test_all_accepted_changes_nothing_but_prose(newline: str, end: str, start: str) -> None:
    source = start + (LETTER + end).replace("\n", newline)
    document = parse(source)
    assert [b.kind for b in document.blocks] == EXPECTED
    changes: dict[int, str] = {}
    for passage in passages(document):
        changes |= passage.changes("One new paragraph.\n\n# And another that looks like a heading.")[0]
    new = document.splice(changes)
    again = parse(new)
    assert _fixed(again) == _fixed(document)
    assert new.startswith(start) and new.endswith(("heading.") + end.replace("\n", newline))
    assert newline == "\r" or newline == "\n" or "\n" not in new.replace("\r\n", "")


def _fixed(document: Document) -> list[tuple[str, str]]:
    return [(b.kind, document.source[b.start : b.end]) for b in document.blocks if not b.prose]


PIECES = st.sampled_from(
    [
        "# Heading\n",
        "- item\n",
        "  more\n",
        "1. one\n",
        "> quote\n",
        "```\n",
        "    code\n",
        "\t tab\n",
        "---\n",
        "===\n",
        "| a | b |\n|---|---|\n",
        "<div>\n",
        "</div>\n",
        "<!-- note\n",
        "[^1]: note\n",
        "[a]: /b\n",
        "\n",
        "\r\n",
        "   \n",
        "\x0c\n",
        "![x](y)\n",
        "$$\n",
        "a: b\n",
        f"{PROSE}\n",
        f"{PROSE}\r\n",
        f"  {PROSE}  \n",
        "Short *words*.",
        "Ein Satz – mit “Zeichen”, 100 % & mehr… und so weiter bis ans Ende.\n",
    ]
)
SOURCES = st.one_of(st.lists(PIECES, max_size=14).map("".join), st.text(max_size=120))


@settings(max_examples=150, deadline=None)
@given(SOURCES, st.booleans())
def test_nothing_accepted_is_byte_identical(source: str, markdown: bool) -> None:
    document = parse(source, markdown)
    assert document.splice({}) == source
    place = 0
    for block in document.blocks:
        assert place <= block.start < block.end
        assert (
            not source[place : block.start].strip(" \t\r\n\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029\ufeff").strip()
        )
        place = block.end


NEW = st.one_of(st.lists(PIECES, min_size=1, max_size=6).map("".join), st.text(min_size=1, max_size=60))


@settings(max_examples=300, deadline=None)
@given(SOURCES, NEW)
def test_all_accepted_leaves_the_rest_as_it_was_and_what_it_was(source: str, new: str) -> None:
    document = parse(source)
    changes: dict[int, str] = {}
    for passage in passages(document):
        changes |= passage.changes(f"Words {new}")[0]
    assert _structure(parse(document.splice(changes))) == _structure(document)


def _structure(document: Document) -> list[tuple[str, str]]:
    """All but paragraphs: what new words look like, prose or a title, is up to the words."""
    return [b for b in _fixed(document) if b[0] not in ("label", "verse")]


@settings(max_examples=250, deadline=None)
@given(st.lists(PIECES, min_size=1, max_size=8).map("".join).filter(lambda t: any(c.isalpha() for c in t)))
def test_new_prose_never_becomes_anything_else(new: str) -> None:
    document = parse(f"# Title\n\n{PROSE}\n\n- item\n\n{PROSE}\n\n---\n\n    code\n")
    changes: dict[int, str] = {}
    for passage in passages(document):
        changes |= passage.changes(new)[0]
    kinds = [b.kind for b in parse(document.splice(changes)).blocks]
    assert [
        k for k in kinds if k in ("heading", "list", "rule", "code", "quote", "table", "html", "front matter")
    ] == [
        "heading",
        "list",
        "rule",
        "code",
    ]


def test_a_line_that_is_broken_by_hand_makes_no_verse_of_prose() -> None:
    long = "The ferry came in over the sound that morning, and nobody on the quay was waiting for it."
    assert [b.kind for b in parse(f"{long}  \n{long}\n").blocks] == ["prose"]
    assert [b.kind for b in parse("The ferry came,  \nand nobody waved,  \nand nobody sang.\n").blocks] == [
        "verse"
    ]


def test_plain_text_that_is_broken_by_hand_stays_so() -> None:
    words = "The ferry came in over the sound that morning and nobody on the quay was waiting for it there. "
    broken = textwrap.fill(words * 4, 62)
    document = parse(f"{broken}\r\n\r\n{words * 2}\r\n".replace("\n", "\r\n").replace("\r\r", "\r"), False)
    assert [b.kind for b in document.blocks] == ["prose", "prose"]
    new = words * 3
    lines = document.splice({0: new, 1: new}).split("\r\n")
    assert max(map(len, lines[:5])) <= 62 and " ".join(lines[: lines.index("")]) == new.strip()
    assert lines[lines.index("") + 1].strip() == new.strip()


def test_plain_text_tells_prose_from_titles_and_verse() -> None:
    source = (
        "CHAPTER ONE\r\n\r\n  The boat came in at dusk, and nobody was there to take\r\n"
        "the rope from her hands, which were cold.\r\n\r\n"
        "Roses are red,\r\nviolets are blue,\r\nso is the sea.\r\n\r\n"
        "# 5 is no heading here, but it is a sentence.\r\n\r\n    left edge\r\n    as typed"
    )
    document = parse(source, False)
    assert [b.kind for b in document.blocks] == ["label", "prose", "verse", "prose", "set"]
    assert (
        document.splice({1: "# New *words*,\nas they are."}).split("\r\n\r\n")[1]
        == "  # New *words*, as they are."
    )
    assert document.splice({}) == source


def test_a_rule_at_the_top_is_no_front_matter() -> None:
    kinds = [b.kind for b in parse(f"---\n{PROSE}\n\n---\n{PROSE}\n").blocks]
    assert kinds == ["rule", "prose", "rule", "prose"]


def test_only_prose_can_be_changed() -> None:
    with pytest.raises(ValueError, match="no prose"):
        parse("# Heading\n").splice({0: "Text"})


def test_empty_texts() -> None:
    for source in ("", "\n", " \r\n\t", "\ufeff"):
        assert parse(source).splice({}) == source and not passages(parse(source))
