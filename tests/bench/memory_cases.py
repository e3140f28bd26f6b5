"""Owns the trainings whose peaks the memory formula was fitted to, and those that it is held against."""

from __future__ import annotations

from tests.bench.memory_runs import Run
from tests.fakes.shaped_model import Build

SINGLE = "float32"


def _build(
    sizes: tuple[int, int, int, int, int, int, int], dtype: str = "bfloat16", bits: int = 0, tied: bool = True
) -> Build:
    """Hidden, intermediate, layers, heads, kv heads, head dim, vocabulary."""
    return Build(*sizes, tied=tied, dtype=dtype, bits=bits)


FITTED = (
    Run("f1", _build((128, 384, 2, 2, 1, 64, 4096)), 8, 256),
    Run("f2", _build((256, 768, 4, 4, 2, 64, 8192)), 16, 512),
    Run("f3", _build((384, 1024, 3, 6, 2, 64, 1024)), 64, 768),
    Run("f4", _build((128, 512, 8, 4, 2, 32, 16384)), 32, 1024),
    Run("f5", _build((64, 256, 2, 2, 1, 32, 32768)), 4, 384, 4),
    Run("f6", _build((512, 1536, 2, 8, 4, 64, 2048)), 32, 256, 2),
    Run("f7", _build((256, 768, 6, 4, 2, 64, 4096)), 16, 512, 1, True),
    Run("f8", _build((128, 384, 8, 4, 4, 32, 32768), tied=False), 8, 1024, 1, True),
    Run("f9", _build((384, 1024, 3, 6, 6, 64, 1024)), 64, 384, 4, True),
    Run("f10", _build((512, 1536, 4, 8, 2, 64, 8192)), 32, 256, 1, True),
    Run("f11", _build((256, 696, 4, 4, 2, 64, 4096), SINGLE), 64, 640),
    Run("f12", _build((384, 1024, 6, 6, 3, 64, 8192), SINGLE), 16, 1024),
    Run("f13", _build((256, 768, 8, 4, 2, 64, 4096), SINGLE), 32, 768, 2, True),
    Run("f14", _build((512, 1536, 4, 8, 4, 64, 32768), SINGLE), 64, 512, 1, True),
    Run("f15", _build((128, 384, 4, 4, 2, 32, 4096), bits=4), 16, 256),
    Run("f16", _build((256, 512, 2, 4, 2, 64, 8192), bits=4), 8, 128, 1, True),
    Run("f17", _build((128, 384, 8, 16, 8, 16, 1024), SINGLE), 8, 1024, 2, True),
    Run("f18", _build((128, 384, 4, 16, 8, 16, 1024), SINGLE), 8, 1024, 2),
    Run("f19", _build((512, 1536, 4, 8, 4, 64, 512)), 64, 64, 1, True),
    Run("f20", _build((512, 1536, 4, 8, 4, 64, 512), SINGLE), 128, 64),
    Run("f21", _build((256, 768, 8, 4, 2, 64, 512), SINGLE), 64, 128, 1, True),
)

HELD_OUT = (
    Run("bf16", _build((320, 960, 5, 5, 5, 64, 12000)), 24, 640),
    Run("bf16, batch 4", _build((192, 512, 4, 3, 1, 64, 6000)), 16, 256, 4),
    Run("bf16, checkpointed", _build((256, 640, 8, 4, 2, 64, 2000)), 48, 896, 1, True),
    Run("float32, checkpointed, batch 4", _build((320, 960, 6, 5, 1, 64, 16000), SINGLE), 8, 384, 4, True),
    Run(
        "float32, output layer of its own", _build((448, 1344, 4, 7, 7, 64, 24000), SINGLE, 0, False), 32, 960
    ),
    Run("4 bits, checkpointed", _build((192, 448, 4, 3, 3, 64, 10000), bits=4), 16, 256, 1, True),
    Run("as the practice model, batch 4", _build((256, 696, 4, 4, 2, 64, 4096), SINGLE), 64, 900, 4),
    Run("large rank, short examples", _build((384, 1024, 6, 6, 2, 64, 1000), SINGLE), 96, 96, 1, True),
)
