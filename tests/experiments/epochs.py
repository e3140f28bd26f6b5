"""Owns the experiment on how many times a training goes through its examples."""

from __future__ import annotations

from tests.experiments.frame import main
from tests.experiments.settings import Experiment, Setting

EXPERIMENT = Experiment(
    name="epochs",
    title="How many times through the examples?",
    settings=tuple(Setting(f"{epochs:g} times", epochs=epochs) for epochs in (0.87, 2.0, 3.0)),
    reference="0.87 times",
    limits=(
        "The text is twelve thousand words. With 900,000 tokens one time through is more than fifty times "
        "as long a training, so what is gained here by a third time need not be gained there. A small model"
        " learns little by heart: that nothing is copied after three times does not mean that a large model"
        " would not."
    ),
)

if __name__ == "__main__":
    main(EXPERIMENT)
