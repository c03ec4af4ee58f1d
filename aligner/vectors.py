"""Vectors of words, computed once and kept on disk (early form: in memory only)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Protocol

import numpy as np
from numpy.typing import NDArray


class _Encoder(Protocol):
    @property
    def name(self) -> str: ...

    def encode(self, words: Sequence[str]) -> NDArray[np.float32]: ...


class WordVectors:
    """The vectors of words under one encoder."""

    def __init__(self, encoder: _Encoder, directory: Path | None = None) -> None:
        self.encoder = encoder
        self._rows: dict[str, NDArray[np.float32]] = {}

    def prepare(self, words: Iterable[str]) -> None:
        """Encode those of *words* that are missing, in one batch."""
        missing = [w for w in dict.fromkeys(words) if w not in self._rows]
        if missing:
            rows = self.encoder.encode(missing).astype(np.float16).astype(np.float32)
            rows /= np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-9)
            self._rows.update(zip(missing, rows))

    def rows(self, words: Sequence[str]) -> NDArray[np.float32]:
        """Give the vectors of *words*, shape (words, dimensions)."""
        self.prepare(words)
        return np.stack([self._rows[w] for w in words])

    def similarity(self, ko: str, zh: str) -> float:
        """Give the cosine of two words."""
        return float(self.matrix([ko], [zh])[0, 0])

    def mean(self, words: Sequence[str]) -> NDArray[np.float32]:
        """Give the mean of the vectors of *words*, of length 1."""
        row: NDArray[np.float32] = self.rows(words).mean(axis=0)
        return row / max(float(np.linalg.norm(row)), 1e-9)

    def similarity_of(self, words_ko: Sequence[str], words_zh: Sequence[str]) -> float:
        """Give the cosine of the means of two groups of words."""
        return float(self.mean(words_ko) @ self.mean(words_zh))

    def matrix(self, kos: Sequence[str], zhs: Sequence[str]) -> NDArray[np.float32]:
        """Give the cosines of each of *kos* with each of *zhs*, shape (kos, zhs)."""
        if not kos or not zhs:
            return np.zeros((len(kos), len(zhs)), np.float32)
        cosines: NDArray[np.float32] = self.rows(kos) @ self.rows(zhs).T
        return cosines

    def flush(self) -> None:
        """Write what is new to the disk."""
