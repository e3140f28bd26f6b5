"""Owns the map of the passages: themes as islands, like beside like, the most typical in their middle."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from core.curating.themes import Themes
from core.language.embeddings import Vectors

Points = NDArray[np.float64]

_COVERED = 0.42  # share of the map that islands take
_GAP = 1.12  # radii that two islands stay apart
_ROUNDS = 300


def lay_out(vectors: Vectors, themes: Themes) -> Points:
    """A place for each passage, shape (n, 2), both from 0 to 1.

    Islands lie as classical scaling of the distances between centres has them (Torgerson 1952), pushed
    apart until none overlaps. On an island the nearest to the centre lies in the middle, and the first two
    principal axes of its passages say in which direction.

    Args:
        vectors: of unit length, shape (n, dimension).
    """
    if not len(vectors):
        return np.zeros((0, 2))
    sizes = np.bincount(themes.labels, minlength=len(themes.centres))
    radii = np.sqrt(_COVERED * sizes / sizes.sum() / np.pi)
    middles = _apart(_scaled(themes.centres), radii)
    places: Points = np.zeros((len(vectors), 2))
    for number, centre in enumerate(themes.centres):
        members = np.flatnonzero(themes.labels == number)
        if len(members):
            places[members] = middles[number] + radii[number] * _island(vectors[members], centre)
    low, high = places.min(axis=0), places.max(axis=0)
    places -= low
    places /= np.where(high > low, high - low, 1)
    return places


def _scaled(centres: Vectors) -> Points:
    """The centres on a plane, about as far from each other as they are; within the unit square."""
    squares = np.maximum(0, 2 - 2 * (centres @ centres.T).astype(np.float64))
    means = squares.mean(axis=0)
    products = -(squares - means - means[:, None] + squares.mean()) / 2
    values, axes = np.linalg.eigh(products)
    two = _signed(axes[:, ::-1][:, :2]) * np.sqrt(np.maximum(values[::-1][:2], 0))
    plane: Points = np.zeros((len(centres), 2))
    plane[:, : two.shape[1]] = two
    plane /= 2 * max(np.abs(plane).max(), 1e-9)
    plane += 0.5
    return plane


def _apart(middles: Points, radii: NDArray[np.float64]) -> Points:
    """The islands pushed from each other until none overlaps, or the rounds are over."""
    middles = middles.copy()
    least = _GAP * (radii[:, None] + radii[None, :])
    np.fill_diagonal(least, 0)
    turn = 2 * np.pi * 0.618 * np.arange(len(radii))
    middles += 1e-4 * np.stack([np.cos(turn), np.sin(turn)], axis=1)  # none lies exactly on another
    for _ in range(_ROUNDS):
        between = middles[:, None] - middles[None, :]
        far = np.maximum(np.linalg.norm(between, axis=2), 1e-9)
        push = np.maximum(least - far, 0)
        if push.max() < 1e-3:
            break
        middles += (between / far[..., None] * push[..., None]).sum(axis=1) * 0.25
        middles += (0.5 - middles) * 0.002  # and together, so that no sea is left between them
    return middles


def _island(vectors: Vectors, centre: Vectors) -> Points:
    """Places in the unit disc, evenly filled: shape (n, 2)."""
    order = np.argsort(-(vectors @ centre), kind="stable")
    reach = np.empty(len(vectors))
    reach[order] = np.sqrt((np.arange(len(vectors)) + 0.5) / len(vectors))
    off = vectors - vectors.mean(axis=0)
    values, axes = np.linalg.eigh((off @ off.T).astype(np.float64))
    plane = _signed(axes[:, ::-1][:, :2]) * np.sqrt(np.maximum(values[::-1][:2], 0))
    if plane.shape[1] < 2:
        return np.zeros((len(vectors), 2))
    angle = np.arctan2(plane[:, 1], plane[:, 0])
    return np.stack([np.cos(angle), np.sin(angle)], axis=1) * reach[:, None]


def _signed(axes: NDArray[np.float64]) -> NDArray[np.float64]:
    """Eigenvectors with their largest component positive: their sign is else a matter of chance."""
    largest = np.abs(axes).argmax(axis=0)
    return axes * np.where(axes[largest, np.arange(axes.shape[1])] < 0, -1.0, 1.0)
