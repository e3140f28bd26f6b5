"""Owns the experiment on roles in the place of names; for a real base model and describer."""

from __future__ import annotations

from dataclasses import replace

from tests.experiments.corpora import HELD_OUT, Cut
from tests.experiments.frame import main
from tests.experiments.settings import Experiment, Setting

EXPERIMENT = Experiment(
    name="neutral_names",
    title="Names in the descriptions, or roles?",
    settings=(Setting("names"), Setting("roles", cut=Cut(neutral_names=True))),
    reference="names",
    held_out=(HELD_OUT, replace(HELD_OUT, neutral_names=True)),
    limits=(
        "How often names of the books come into scenes of today is the other half of the answer: `pastiche "
        "evaluate` measures it on a voice."
    ),
    describer=True,
)

if __name__ == "__main__":
    main(EXPERIMENT)
