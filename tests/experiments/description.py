"""Owns the experiment on how much a description tells; for a real base model and describer."""

from __future__ import annotations

from dataclasses import replace

from tests.experiments.corpora import HELD_OUT, Cut
from tests.experiments.frame import main
from tests.experiments.settings import Experiment, Setting

EXPERIMENT = Experiment(
    name="description",
    title="Whole descriptions, or half of their sentences?",
    settings=(Setting("whole"), Setting("half", cut=Cut(description=0.5))),
    reference="whole",
    held_out=(HELD_OUT, replace(HELD_OUT, description=0.5)),
    limits=(
        "Half of the sentences of a description are not a description that was made half as long: what is "
        "left is as detailed as before, of half of the passage."
    ),
    describer=True,
)

if __name__ == "__main__":
    main(EXPERIMENT)
