"""Owns the experiment on wording the instruction in one way or in fifteen; for a real base model."""

from __future__ import annotations

from tests.experiments.frame import main
from tests.experiments.settings import Experiment, Setting

EXPERIMENT = Experiment(
    name="variety",
    title="One wording of the instruction, or fifteen?",
    settings=(Setting("one wording"), Setting("fifteen wordings", variety=True)),
    reference="one wording",
    limits=(
        "Held-out pages are asked for in the usual wording. Whether a voice with one wording parrots when "
        "it is asked in another is not measured."
    ),
    describer=True,
)

if __name__ == "__main__":
    main(EXPERIMENT)
