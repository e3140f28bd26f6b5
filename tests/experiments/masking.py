"""Owns the experiment on the loss: over the author's words alone, or over instruction and description too."""

from __future__ import annotations

from tests.experiments.frame import main
from tests.experiments.settings import Experiment, Setting

EXPERIMENT = Experiment(
    name="masking",
    title="Should the loss count the author's words alone?",
    settings=(Setting("masked"), Setting("unmasked", masked=False)),
    reference="masked",
    limits=(
        "The descriptions are outlines, lists of the passage's own words. Learning to foretell those is "
        "another task than learning a sentence of a language model's, which is plain English that a large "
        "model can foretell already. Validation counts the author's words alone on both sides."
    ),
)

if __name__ == "__main__":
    main(EXPERIMENT)
