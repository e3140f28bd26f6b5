"""Owns Markdown documents for tests: made at random from our own prose, the same for the same number."""

from __future__ import annotations

import random

from tests.fakes.prose import SUBJECTS, paragraph

JAPANESE = (
    "舟は朝に出て、*だれも*綱を取らなかった。港には[灯](https://example.org/hi)が一つだけ残っていた。[^k]"
)
CHINESE = "船在黄昏时分进港，没有人**从她手里**接过缆绳。雨下了整整一夜，`码头`上空无一人。"


class _Maker:
    def __init__(self, seed: int) -> None:
        self.choice = random.Random(f"document {seed}")

    def words(self, count: int) -> str:
        return paragraph(self.choice.choice(SUBJECTS), count, self.choice.randrange(10_000))

    def prose(self) -> str:
        """A paragraph with some markup on some of its words, perhaps wrapped, perhaps indented."""
        words = self.words(self.choice.randint(12, 90)).split()
        for _ in range(self.choice.randrange(4)):
            at = self.choice.randrange(1, len(words) - 1)
            if words[at].strip(".,").isalpha():
                words[at] = self.marked(words[at])
        if self.choice.random() < 0.2:
            return self.choice.choice((JAPANESE, CHINESE))
        if self.choice.random() < 0.5:
            return " ".join(words)
        width = self.choice.randint(6, 14)
        lines = [" ".join(words[n : n + width]) for n in range(0, len(words), width)]
        if self.choice.random() < 0.2:
            lines[0] += self.choice.choice(("  ", "\\"))
        return "\n".join(self.choice.choice(("", "", "  ")) + line for line in lines)

    def marked(self, word: str) -> str:
        bare = word.strip(".,")
        sign = self.choice.choice(
            (
                "*{}*",
                "**{}**",
                "_{}_",
                "***{}***",
                "`{}`",
                "``{} ` {}``",
                "[{} there](https://example.org/a_(b) 'T \"q\"')",
                "[{}][ref]",
                "[ref]",
                "{}[^1]",
                "{}[^long-note]",
                "<https://example.org/{}>",
                "<b>{}</b>",
                "{}<br>",
                "{}<!-- a thought -->",
                "*{} **deep** [in](/x)*",
                "\\*{}\\*",
                "&amp; {}",
                "a * b",
                "{}_{}_x",
                "[*{}*](<b c>)",
            )
        )
        return sign.replace("{}", bare) + word[len(bare) :]

    def block(self, depth: int = 0) -> str:
        makers = [self.heading, self.items, self.code, self.table, self.picture, self.note, self.quote]
        makers += [self.html, self.rule, self.verse, self.definition, self.other]
        return self.choice.choice(makers)(depth)

    def heading(self, _depth: int) -> str:
        words = self.words(4)[:30]
        return self.choice.choice((f"## {words}", f"{words}\n====", f"{words}\n---", f"# *{words}* #"))

    def items(self, depth: int) -> str:
        sign = self.choice.choice(("- ", "* ", "+ ", "1. ", "7) "))
        gap = self.choice.choice(("\n", "\n\n"))
        made = []
        for _ in range(self.choice.randint(1, 4)):
            inside = self.words(self.choice.randint(3, 20))
            if depth < 2 and self.choice.random() < 0.4:
                inside += "\n\n" + self.choice.choice((self.block(depth + 1), self.words(20)))
            made.append(sign + inside.replace("\n", "\n" + " " * len(sign)))
        return gap.join(made)

    def code(self, _depth: int) -> str:
        text = f"{self.words(8)}\n\n# {self.words(8)}"
        if self.choice.random() < 0.4:
            return "    " + text.replace("\n", "\n    ")
        fence = self.choice.choice(("```", "~~~~", "```python"))
        return f"{fence}\n{text}\n{fence.rstrip('python')}"

    def table(self, _depth: int) -> str:
        return f"| a | b |\n|:--|--:|\n| {self.words(3)} | `x\\|y` |"

    def picture(self, _depth: int) -> str:
        return self.choice.choice(("![A pier](pier.png)", "[![x](y.png)](z)", f"![a][ref]\n{self.words(5)}"))

    def note(self, _depth: int) -> str:
        return self.choice.choice(
            (
                f"[^1]: {self.words(12)}",
                "[^long-note]: https://example.org/note",
                f"[^1]: {self.words(9)}\n\n    {self.words(9)}",
                f"[^k]: Ibid.\n[^l]: {self.words(4)}",
            )
        )

    def quote(self, depth: int) -> str:
        inside = self.words(20)
        if depth < 2 and self.choice.random() < 0.5:
            inside += "\n\n" + self.block(depth + 1)
        return "> " + inside.replace("\n", "\n> ") + self.choice.choice(("", "\nlazy words go on here"))

    def html(self, _depth: int) -> str:
        words = self.words(10)
        return self.choice.choice(
            (
                f"<div>\n{words}\n</div>",
                f"<!-- {words}\n\n{words} -->",
                f"<p>\n\n{words}\n\n</p>",
                f"<custom-tag>\n{words}",
                f"<pre>\n{words}\n\n{words}</pre>",
            )
        )

    def rule(self, _depth: int) -> str:
        return self.choice.choice(("---", "***", "_ _ _", "* * *"))

    def verse(self, _depth: int) -> str:
        end = self.choice.choice(("  \n", "\\\n"))
        return end.join(self.words(4)[:28] for _ in range(4))

    def definition(self, _depth: int) -> str:
        return self.choice.choice(
            ('[ref]: /url "t"', "[ref]:\n  <b c>\n[other]: x", "[Foo*bar\\]]:url 'title'")
        )

    def other(self, _depth: int) -> str:
        return self.choice.choice(
            ("$$\nx = y\n$$", ":::note", "*[HTML]: a language", "Term\n: meaning of it", "\\newpage", "[TOC]")
        )

    def front(self) -> str:
        return self.choice.choice(
            ("---\ntitle: A day\n---\n", "+++\ntitle = 'A day'\n+++\n", "---\n# a comment\ntags: [a]\n...\n")
        )


def made(seed: int) -> str:
    """One document, of five to thirty blocks, with any line end, blank lines, tabs, and perhaps a mark."""
    maker = _Maker(seed)
    choice = maker.choice
    pieces = [maker.front()] if choice.random() < 0.3 else []
    for _ in range(choice.randint(5, 30)):
        pieces.append(maker.prose() if choice.random() < 0.5 else maker.block())
        pieces.append(choice.choice(("\n\n", "\n\n", "\n\n", "\n\n\n", "\n \t\n", "\n", "\n\n  ")))
    text = "".join(pieces).rstrip("\n") + choice.choice(("", "\n", "\n\n\n", "  \n"))
    if choice.random() < 0.1:
        text = text.replace("    ", "\t")
    text = text.replace("\n", choice.choice(("\n", "\n", "\r\n", "\r")))
    return ("\ufeff" if choice.random() < 0.15 else "") + text
