"""Owns the form in which PEFT keeps a LoRA adapter: its names and settings, from and to those of mlx-lm.

PEFT computes base + (alpha / r) B A x with A (r, in) and B (out, r); mlx-lm computes base + scale (x a) b
with a (in, rank) and b (rank, out). So a = A', b = B', scale = alpha / r, or alpha / sqrt(r) for
rank-stabilised ones (Kalajdzievski 2023). Where modules differ in rank or alpha, the smaller ranks are filled
up with zeros and the rest of the scale goes into b, which changes nothing but the rounding.

Only child processes import MLX through this module, inside its functions.
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from core.adapters import CONFIG, PEFT_WEIGHTS
from core.adapters.tensors import look
from core.files import read_json
from core.progress import BadInput

Arrays = dict[str, Any]
"""Names -> mlx arrays."""

_NAME = re.compile(r"(?:base_model\.model\.)?(?P<module>.+)\.lora_(?P<side>[AB])(?:\.default)?\.weight")
_LAYER = re.compile(r"model\.layers\.(\d+)\.(.+)")
_PREFIX = "base_model.model."

_REFUSED: Mapping[str, str] = {
    "use_dora": "it is a DoRA adapter, which also changes the length of the base model's weights",
    "modules_to_save": "it brings whole layers of its own beside the adapter",
    "layer_replication": "it doubles layers of the base model",
    "fan_in_fan_out": "it belongs to a kind of layer that MLX does not have",
    "lora_bias": "its layers have a bias",
    "use_qalora": "it is a QA-LoRA adapter",
    "use_bdlora": "it is a block-diagonal adapter",
    "target_parameters": "it changes single parameters, not layers",
    "trainable_token_indices": "it brings words of its own",
    "alora_invocation_tokens": "it only wakes at certain words",
    "arrow_config": "it chooses among several adapters while it writes",
    "kasa_config": "it changes the base model's weights too",
    "monteclora_config": "it is a Monte Carlo adapter",
    "velora_config": "it was trained in another form",
}
_STARTS = (None, True, False, "gaussian", "eva", "orthogonal")
"""Ways to begin a training that leave the base model as it is; PiSSA, OLoRA, CorDA and LoftQ change it."""
_REMEDY = "Ask its maker for a plain LoRA adapter, or for the base model with the adapter merged into it."


@dataclass(frozen=True, slots=True)
class Settings:
    """What of adapter_config.json the conversion needs.

    Attributes:
        rank, alpha: of all modules that `alphas` does not name.
        alphas: pattern -> alpha, in the order of the file.
        base_model: name or path of the base model, or "".
        all_layers: False where the adapter is for some of the base model's layers.
    """

    rank: int
    alpha: float
    alphas: Mapping[str, float]
    rank_stabilised: bool
    dropout: float
    base_model: str
    all_layers: bool

    def scale(self, rank: int, alpha: float) -> float:
        return alpha / math.sqrt(rank) if self.rank_stabilised else alpha / rank

    def alpha_of(self, module: str) -> float:
        """The alpha of a module; patterns match the end of its name, as in PEFT."""
        for pattern, alpha in self.alphas.items():
            if re.match(rf"(?:.*\.)?(?:{pattern})$", module):
                return alpha
        return self.alpha


def read_settings(folder: Path) -> Settings:
    """The settings of a PEFT adapter.

    Raises:
        BadInput: damaged, no LoRA, or a kind of LoRA that mlx-lm has no form for.
    """
    config = read_json(folder / CONFIG)
    kind = config.get("peft_type") if isinstance(config, dict) else None
    if kind != "LORA":
        raise BadInput(
            f"{folder.name} is no LoRA adapter, but {kind or 'something that does not say what it is'}.",
            "Choose an adapter that was trained as LoRA.",
        )
    _refuse(folder.name, config)
    try:
        alphas = {str(k): float(v) for k, v in (config.get("alpha_pattern") or {}).items()}
        for pattern in alphas:
            if not _is_tame(pattern):
                raise ValueError(f"alpha_pattern {pattern[:60]!r}")
            re.compile(pattern)
        found = Settings(
            rank=int(config["r"]),
            alpha=float(config["lora_alpha"]),
            alphas=alphas,
            rank_stabilised=bool(config.get("use_rslora")),
            dropout=float(config.get("lora_dropout") or 0.0),
            base_model=str(config.get("base_model_name_or_path") or ""),
            all_layers=_for_all_layers(config),
        )
    except (KeyError, TypeError, ValueError, AttributeError, OverflowError, re.error) as error:
        message = f"The {CONFIG} of {folder.name} is damaged: its rank or alpha cannot be read."
        raise BadInput(message, "Get the adapter again from where it came.", repr(error)) from error
    if found.rank < 1 or not found.alpha or not math.isfinite(found.alpha):
        message = f"The {CONFIG} of {folder.name} makes no sense: rank {found.rank}, alpha {found.alpha:g}."
        raise BadInput(message, "Get the adapter again from where it came.")
    return found


def _is_tame(pattern: str) -> bool:
    """Whether a stranger's pattern cannot keep us busy for long; trainers write tamer ones."""
    repeats = len(re.findall(r"[*+]", pattern))
    return len(pattern) <= 300 and repeats <= 3 and "{" not in pattern and not re.search(r"\)[*+?]", pattern)


def _for_all_layers(config: Mapping[str, Any]) -> bool:
    """Whether the targets are named without saying in which layers; a regular expression may say anything."""
    targets = config.get("target_modules")
    if config.get("layers_to_transform") is not None or not isinstance(targets, list):
        return False
    return not any("layers." in str(target) for target in targets)


def _refuse(name: str, config: Mapping[str, Any]) -> None:
    reasons = [reason for key, reason in _REFUSED.items() if config.get(key)]
    if config.get("bias") not in (None, "none"):
        reasons.append("it changes the biases of the base model too")
    if config.get("init_lora_weights") not in _STARTS:
        start = str(config["init_lora_weights"])[:30]
        reasons.append(f"it began with {start}, which changes the base model's weights too")
    if reasons:
        raise BadInput(f"{name} cannot be used: {reasons[0]}.", _REMEDY, "; ".join(reasons))


def read(folder: Path) -> tuple[Arrays, dict[str, Any], Settings]:
    """A PEFT adapter as mlx-lm's arrays and adapter_config.json (without the base model's name).

    Raises:
        BadInput: as `read_settings`; or its weights are damaged or no LoRA.
    """
    import mlx.core as mx

    settings = read_settings(folder)
    path = folder / PEFT_WEIGHTS
    ranks = _ranks(path)
    most, scale = max(ranks.values()), settings.scale(settings.rank, settings.alpha)
    loaded: Arrays = mx.load(str(path))  # type: ignore[assignment]
    weights: Arrays = {}
    for name, value in loaded.items():
        module, side = _parts(name)
        rank, alpha = ranks[module], settings.alpha_of(module)
        turned, missing = value.T, most - rank
        if side == "B" and (factor := settings.scale(rank, alpha) / scale) != 1:
            turned = turned.astype(mx.float32) * factor
        if missing:
            turned = mx.pad(turned, [(0, 0), (0, missing)] if side == "A" else [(0, missing), (0, 0)])
        weights[f"{module}.lora_{side.lower()}"] = mx.contiguous(turned)
    keys = _keys(sorted(ranks), settings.all_layers)
    lora = {"rank": most, "scale": scale, "dropout": settings.dropout, "keys": keys}
    return weights, {"fine_tune_type": "lora", "num_layers": -1, "lora_parameters": lora}, settings


def _parts(name: str) -> tuple[str, str]:
    """("model.layers.0.self_attn.q_proj", "A")."""
    found = _NAME.fullmatch(name)
    if found is None:
        raise BadInput(f"The adapter holds something that is no LoRA layer: {name[:120]}.", _REMEDY)
    return found["module"], found["side"]


def _ranks(path: Path) -> dict[str, int]:
    """Module -> rank of every layer, where both halves are there and fit each other.

    Raises:
        BadInput: they are not, or there is none.
    """
    halves: dict[str, dict[str, tuple[int, ...]]] = {}
    for name, tensor in look(path).items():
        module, side = _parts(name)
        halves.setdefault(module, {})[side] = tensor.shape
    ranks = {}
    for module, shapes in halves.items():
        a, b = shapes.get("A", ()), shapes.get("B", ())
        if len(a) != 2 or len(b) != 2 or a[0] != b[1] or not a[0]:
            message = f"{path.name} is damaged: the two halves of {module} do not fit ({a} and {b})."
            raise BadInput(message, "Get the adapter again from where it came.")
        ranks[module] = a[0]
    if not ranks:
        raise BadInput(f"{path.name} holds no layers.", "Get the adapter again from where it came.")
    return ranks


def _keys(modules: list[str], all_layers: bool) -> list[str]:
    """mlx-lm's `keys`: names inside a layer where all layers have the same, else full names."""
    found = [_LAYER.fullmatch(module) for module in modules]
    pairs = {(int(m[1]), m[2]) for m in found if m is not None}
    inside, layers = sorted({name for _, name in pairs}), {layer for layer, _ in pairs}
    even = len(pairs) == len(modules) == len(inside) * len(layers)
    return inside if all_layers and even and layers == set(range(len(layers))) else modules


def written(weights: Mapping[str, Any], config: Mapping[str, Any], base_model: str) -> tuple[Arrays, Any]:
    """mlx-lm's arrays and adapter_config.json as PEFT's.

    Raises:
        BadInput: a kind of adapter that PEFT has no form for, or layers whose names it would not know.
    """
    import mlx.core as mx

    if config.get("fine_tune_type", "lora") != "lora":
        raise BadInput(
            "This voice is no plain LoRA adapter, so it cannot be turned into one of PEFT's.",
            "Export it in the form of Pastiche, or as a whole model.",
        )
    arrays: Arrays = {}
    for name, value in weights.items():
        module, _, half = name.rpartition(".")
        known = _LAYER.fullmatch(module) or module == "lm_head"
        if half not in ("lora_a", "lora_b") or value.ndim != 2 or not known:
            raise BadInput(
                f"PEFT would not know the layer {name[:120]} of this voice.",
                "Export it in the form of Pastiche, or as a whole model.",
            )
        arrays[f"{_PREFIX}{module}.lora_{half[-1].upper()}.weight"] = mx.contiguous(value.T)
    modules = sorted({name.rpartition(".")[0] for name in weights})
    return arrays, _config(config, modules, base_model)


def _config(config: Mapping[str, Any], modules: list[str], base_model: str) -> dict[str, Any]:
    """PEFT's adapter_config.json for these modules."""
    lora = config["lora_parameters"]
    rank = int(lora["rank"])
    alpha = exact_alpha(float(lora["scale"]), rank)
    targets = _keys(modules, all_layers=True) if int(config.get("num_layers", -1)) <= 0 else modules
    return {
        "peft_type": "LORA",
        "task_type": "CAUSAL_LM",
        "base_model_name_or_path": base_model,
        "r": rank,
        "lora_alpha": int(alpha) if alpha.is_integer() else alpha,
        "lora_dropout": float(lora.get("dropout", 0.0)),
        "bias": "none",
        "fan_in_fan_out": False,
        "inference_mode": True,
        "init_lora_weights": True,
        "use_rslora": False,
        "use_dora": False,
        "modules_to_save": None,
        "target_modules": targets,
        "layers_to_transform": None,
    }


def exact_alpha(scale: float, rank: int) -> float:
    """The alpha for which alpha / rank is `scale` again, to the last bit where there is one."""
    near = scale * rank
    for alpha in (near, math.nextafter(near, math.inf), math.nextafter(near, -math.inf)):
        if alpha / rank == scale:
            return alpha
    return near
