"""Owns curation as tools of this kind do it, to be measured against: single paragraphs cut short, k-means.

    python -m tests.bench.reference_curation CLEAN.txt OUTPUT.json TARGET_TOKENS [same]

"same": multiplied by the library that we use, which is faster than torch's usual one here.

Paragraphs of forty words and two sentences; each cut at 512 characters and encoded by
sentence-transformers with its default batches; scikit-learn's k-means; from each cluster in turn the longest.
"""

from __future__ import annotations

import json
import re
import sys
import time
from collections import Counter
from pathlib import Path

from core.files import parse_runs
from core.language.embedding_model import model_path

CHARACTERS = 512
TOKENS_A_WORD = 1.3
_SPECIAL = re.compile(r"[^\w\s.,;:!?'\"()-]", re.ASCII)


def passes(paragraph: str) -> bool:
    """The filter of the recipe as it is usually written: ASCII, one paragraph at a time."""
    words = paragraph.split()
    if len(words) < 40 or len(re.findall(r"[.!?]+(?:\s|$|[\"'])", paragraph)) < 2:
        return False
    if len(_SPECIAL.findall(paragraph)) > 0.10 * len(paragraph):
        return False
    common = Counter(w.lower() for w in words if len(w) > 3).most_common(1)
    return not common or common[0][1] <= 0.15 * len(words)


def main(source: Path, target: Path, budget: int, same: bool) -> None:
    from sentence_transformers import SentenceTransformer
    from sklearn.cluster import KMeans
    from torch.utils.mkldnn import to_mkldnn

    runs = parse_runs(source.read_text(encoding="utf-8"))
    places = [(r, i) for r, run in enumerate(runs) for i in range(len(run)) if passes(run[i])]
    texts = [runs[r][i] for r, i in places]
    model = SentenceTransformer(str(model_path()), device="cpu", local_files_only=True)
    if same:
        to_mkldnn(model)
    start = time.process_time()
    vectors = model.encode([t[:CHARACTERS] for t in texts], show_progress_bar=False)
    encoded = time.process_time() - start
    count = max(10, min(100, len(texts) // 50))
    labels = KMeans(n_clusters=count, random_state=42, n_init=10).fit_predict(vectors)
    rows = [
        sorted((i for i, label in enumerate(labels) if label == c), key=lambda i: -len(texts[i].split()))
        for c in range(count)
    ]
    chosen, tokens = [], 0.0
    while any(rows):
        for row in rows:
            if row:
                i = row.pop(0)
                cost = len(texts[i].split()) * TOKENS_A_WORD
                if tokens + cost <= budget:
                    chosen.append(places[i])
                    tokens += cost
    found = {
        "encode_seconds": encoded,
        "characters": sum(min(CHARACTERS, len(t)) for t in texts),
        "words": sum(len(t.split()) for t in texts),
        "chosen": sorted(chosen),
    }
    target.write_text(json.dumps(found), encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3]), "same" in sys.argv[4:])
