"""Owns the experiment on whether a passage begins with the paragraph that ended the one before."""

from __future__ import annotations

from tests.experiments.corpora import Cut
from tests.experiments.frame import main
from tests.experiments.settings import Experiment, Setting

EXPERIMENT = Experiment(
    name="overlap",
    title="Should passages overlap by a paragraph?",
    settings=(Setting("overlap"), Setting("no overlap", cut=Cut(overlap=False))),
    reference="overlap",
    limits=(
        "Overlapping passages are a tenth more to learn from, so a tenth more updates for as many times "
        "through. What is seen twice is a tenth of the words; a large model that learns by heart might "
        "recite it sooner, which a small one does not show."
    ),
)

if __name__ == "__main__":
    main(EXPERIMENT)
