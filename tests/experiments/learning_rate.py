"""Owns the experiment on the learning rate, constant, and with warm-up and a cosine fall."""

from __future__ import annotations

from tests.experiments.frame import main
from tests.experiments.settings import Experiment, Setting

RATES = ("1e-5", "5e-5", "1e-4", "2e-4")
EXPERIMENT = Experiment(
    name="learning_rate",
    title="Which learning rate, and with warm-up and a cosine fall?",
    settings=(
        *(Setting(rate, rate=float(rate)) for rate in RATES),
        *(Setting(f"{rate}, warm-up and cosine", rate=float(rate), schedule="cosine") for rate in RATES),
    ),
    reference="1e-5",
    limits=(
        "A model of four million parameters has everything to learn that a large one knows, and there are "
        "some twenty-five updates, where the usual 900,000 tokens give several hundred. A small model and "
        "few updates both favour high rates. That a rate wins here says that lower ones leave something to "
        "learn, not that it is safe for 8 billion parameters and a thousand updates."
    ),
)

if __name__ == "__main__":
    main(EXPERIMENT)
