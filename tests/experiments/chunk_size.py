"""Owns the experiment on how long the passages are that a training learns from."""

from __future__ import annotations

from dataclasses import replace

from tests.experiments.corpora import HELD_OUT, Cut
from tests.experiments.frame import main
from tests.experiments.settings import Experiment, Setting

SHORT = Cut(150, 400)
EXPERIMENT = Experiment(
    name="chunk_size",
    title="Passages of 250-650 words, or of 150-400?",
    settings=(Setting("250-650 words"), Setting("150-400 words", cut=SHORT)),
    reference="250-650 words",
    held_out=(HELD_OUT, replace(SHORT, overlap=False)),
    limits=(
        "Held-out chapters are measured in both cuts, so neither setting is at home; a voice that is only "
        "ever asked for pages of one length may do better with that length. Shorter passages are more "
        "passages, so more updates for the same words: what is gained may come of that alone. The outline "
        "grows with its passage; a language model's description does not, and of a short passage it tells "
        "relatively more."
    ),
)

if __name__ == "__main__":
    main(EXPERIMENT)
