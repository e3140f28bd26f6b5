"""Owns an embedding model without meaning: small, made on the spot, and enough to see that torch computes.

It is loaded and asked as the real one, all-MiniLM-L6-v2, which has the same files and kind of layers.
"""

from __future__ import annotations

import json
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

TEXTS = (
    "the ferry left the harbour at noon",
    "nobody had wound the clock",
    "the ferry left the harbour at noon",
)
"""The first and the last are the same."""

_SPECIAL = {"pad_token": "[PAD]", "unk_token": "[UNK]", "cls_token": "[CLS]", "sep_token": "[SEP]"}
_WORDS = (*_SPECIAL.values(), *sorted({word for text in TEXTS for word in text.split()}))
_TYPE = "sentence_transformers.models"


def likeness() -> tuple[float, float]:
    """Cosines of the vectors of two texts that differ, and of two that are the same.

    Raises:
        ImportError and others: torch or what it needs is not whole.
    """
    from core.language.embeddings import Embedder

    with tempfile.TemporaryDirectory() as place:
        _write(Path(place))
        first, other, same = Embedder(Path(place)).encode(TEXTS)
    return float(first @ other), float(first @ same)


def _write(folder: Path) -> None:
    """The files of the model; weights that are not among them begin at random."""
    import numpy as np
    from safetensors.numpy import save_file

    from core.language.embeddings import DIMENSION

    shape = {"hidden_size": DIMENSION, "intermediate_size": DIMENSION, "vocab_size": len(_WORDS)}
    layers = {"num_hidden_layers": 1, "num_attention_heads": 12, "max_position_embeddings": 64}
    (folder / "1_Pooling").mkdir()
    files: Mapping[str, Any] = {
        "config.json": {"model_type": "bert", "architectures": ["BertModel"], **shape, **layers},
        "modules.json": [
            {"idx": 0, "name": "0", "path": "", "type": f"{_TYPE}.Transformer"},
            {"idx": 1, "name": "1", "path": "1_Pooling", "type": f"{_TYPE}.Pooling"},
            {"idx": 2, "name": "2", "path": "2_Normalize", "type": f"{_TYPE}.Normalize"},
        ],
        "1_Pooling/config.json": {"word_embedding_dimension": DIMENSION, "pooling_mode_mean_tokens": True},
        "sentence_bert_config.json": {"max_seq_length": 64, "do_lower_case": False},
        "tokenizer_config.json": {"tokenizer_class": "BertTokenizer", "do_lower_case": True, **_SPECIAL},
        "tokenizer.json": {
            "version": "1.0",
            "added_tokens": [],
            "normalizer": {
                "type": "BertNormalizer",
                "clean_text": True,
                "handle_chinese_chars": True,
                "lowercase": True,
            },
            "pre_tokenizer": {"type": "BertPreTokenizer"},
            "model": {
                "type": "WordPiece",
                "unk_token": "[UNK]",
                "continuing_subword_prefix": "##",
                "max_input_chars_per_word": 100,
                "vocab": {word: number for number, word in enumerate(_WORDS)},
            },
        },
    }
    for name, content in files.items():
        (folder / name).write_text(json.dumps(content), encoding="utf-8")
    words = np.random.default_rng(0).standard_normal((len(_WORDS), DIMENSION)).astype(np.float32)
    save_file({"embeddings.word_embeddings.weight": words}, folder / "model.safetensors", {"format": "pt"})
