"""Measures what becomes of bad texts: each habit is caught, asked again, and after three tries left.

python -m tests.bench.restyle_habits
"""

from __future__ import annotations

import tempfile
from pathlib import Path

from core.progress import Progress
from core.restyling import Options, run
from tests.bench.bars import Bar, finish

REASONS = {
    "looping": "round in circles",
    "silent": "Nothing was written.",
    "truncated": "breaks off",
    "endless": "did not come to an end",
}


def bars() -> list[Bar]:
    """Of each habit, whether the passage stayed as it was, with its reason, after three tries."""
    from core.writing.models import prepare_mlx
    from tests.core.restyling.conftest import HABITS
    from tests.fakes.voices import SOURCE, make_adapter, teach

    prepare_mlx()
    found = []
    with tempfile.TemporaryDirectory() as name:
        root = Path(name)
        (root / "in.md").write_text(f"# One\n\n{SOURCE}\n", encoding="utf-8")
        for habit, (answer, ends) in HABITS.items():
            voice = make_adapter(root / habit, teach(root / "bases" / habit, answer, ends=ends))
            again: list[str] = []

            def told(progress: Progress, again: list[str] = again) -> None:
                if progress.note.startswith("Written again"):
                    again.append(progress.note)

            output = root / f"{habit}.md"
            settings = {"temperature": 0.0, "repetition_penalty": 1.0, "meaning": False}
            options = Options(input=str(root / "in.md"), output=str(output), adapter=str(voice), **settings)  # type: ignore[arg-type]
            result = run(None, options, told)
            same = output.read_bytes() == (root / "in.md").read_bytes()
            said = REASONS[habit] in result.notes[0][0]
            found += [
                Bar(f"{habit}: asked again", len(again), "==", 2),
                Bar(f"{habit}: left as it was, with its reason", float(same and said), "==", 1),
            ]
    return found


def main() -> None:
    finish(bars())


if __name__ == "__main__":
    main()
