"""Owns the whole walk: the five steps in order, passing over what is fresh."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from core.progress import Report
from core.project import Project
from core.runner import run_child
from core.stages import STAGES, WALK

Run = Callable[[str, Project | None, Any, Report], Any]
Tell = Callable[[str, Any, bool], None]


def walk(
    project: Project,
    options: Mapping[str, Any],
    report: Report,
    tell: Tell = lambda stage, result, fresh: None,
    run: Run = run_child,
) -> dict[str, Any]:
    """Run every step that is missing or stale.

    Args:
        options: step name -> its Options.
        tell: called after each step with its name, its Result, and whether it was fresh already.

    Returns:
        step name -> its Result.

    Raises:
        PasticheError, Cancelled: as the steps do; what was finished stays.
    """
    results: dict[str, Any] = {}
    for name in WALK:
        stage = STAGES[name]
        fresh = name != "import" and project.state(stage, options[name]) == "fresh"
        if fresh:
            results[name] = project.outcome(stage)
        else:
            results[name] = run(name, project, options[name], report)
        tell(name, results[name], fresh)
    return results
