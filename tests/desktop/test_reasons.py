"""Every rule of the cleaning has a name that says something to a novelist, and sections say theirs."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from core import cleaning
from core.cleaning import furniture, rulings
from desktop.reasons import names, reason_name
from desktop.review import OWN
from desktop.steps.cleaning import CleanPage


def written_rules() -> Iterator[str]:
    """Rules that stand in the code of the cleaning as Ruling("drop", "rule", ...) or ("look", ...)."""
    for path in sorted(Path(cleaning.__file__).parent.glob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "Ruling":
                given = [arg.value for arg in node.args if isinstance(arg, ast.Constant)]
                if len(given) > 1 and given[0] != "keep":
                    yield str(given[1])


RULES = {*rulings.REASONS, *(ruling.rule for ruling in furniture.KINDS.values()), *written_rules()}


@pytest.mark.parametrize("rule", sorted(RULES))
def test_every_rule_has_a_name(rule: str) -> None:
    assert rule in names() and 4 < len(reason_name(rule)) <= 28
    assert "-" not in reason_name(rule) and "_" not in reason_name(rule)


def test_no_name_stands_for_two_rules_and_none_for_a_rule_that_is_gone() -> None:
    assert len(set(names().values())) == len(names())
    assert set(names()) == RULES | {OWN}


def test_the_filter_speaks_in_these_names(clean: CleanPage) -> None:
    assert clean.view is not None
    reasons = clean.view.bar.reason
    listed = {reasons.itemData(n): reasons.itemText(n) for n in range(1, reasons.count())}
    assert set(listed) == set(clean.review.reasons) and "copyright" in listed
    for rule, text in listed.items():
        assert text == f"{reason_name(rule)} ({clean.review.reasons[rule]})"


def test_a_dropped_section_says_why(clean: CleanPage) -> None:
    assert clean.view is not None
    model = clean.view.sections.entries
    lines = {entry.title: model.index(n) for n, entry in enumerate(model.entries)}
    thanks, chapter = lines["Acknowledgements"], lines["Chapter 4"]
    assert thanks.data(Qt.ItemDataRole.ToolTipRole) == "Acknowledgements\nDropped: Acknowledgements"
    assert thanks.data(Qt.ItemDataRole.AccessibleTextRole) == "Acknowledgements, dropped, Acknowledgements"
    assert chapter.data(Qt.ItemDataRole.ToolTipRole) == "Chapter 4"
    clean.view.sections.picked.emit(model.entries[chapter.row()].section)
    clean.decide("drop", section=True)
    assert chapter.data(Qt.ItemDataRole.ToolTipRole) == "Chapter 4\nDropped: Decided by you"
