"""Vectors of words, computed once in the life of the cache.

An encoder is slow (some hundred words a second) and words come again and again, so a word is
encoded when it is first met and read from the disk (:mod:`aligner.shards`) ever after. Vectors
always go through float16, kept or fresh, so that the same words give the same cosine every time.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from aligner.cache import cache_dir, can_write
from aligner.errors import AlignerError
from aligner.shards import (
    Shard, concatenate, merge_shards, read_shard, shard_paths, write_shard,
)

if TYPE_CHECKING:
    from aligner.semantics import Encoder

#: New words after which they are written without being asked: a fifth of a second of encoding.
_FLUSH_AT = 64

#: Vectors that are held ready as float32: 16 MB at 512 dimensions, whatever the text's length.
_READY = 8_192

_TINY = 1e-9


class WordVectors:
    """The vectors of words under one encoder, on disk in *directory* (else in the cache folder).

    New vectors are written by and by, and all of them by :meth:`flush` or at the end of a ``with``
    block. Where nothing can be written they are kept in memory. Several processes may share a
    directory; an object belongs to one thread. Words are taken verbatim: spaces count.

    >>> import tempfile
    >>> class Toy:
    ...     name = 'toy'
    ...     def encode(self, words):
    ...         return np.array([[1, 0] if w in ('그룹', '集团') else [0, 1] for w in words])
    >>> with tempfile.TemporaryDirectory() as folder, WordVectors(Toy(), Path(folder)) as vectors:
    ...     vectors.matrix(['그룹', '표정'], ['集团'])
    array([[1.],
           [0.]], dtype=float32)
    """

    def __init__(self, encoder: Encoder, directory: Path | None = None) -> None:
        self.encoder = encoder
        self.directory = (directory or cache_dir() / "vectors") / _folder(encoder.name)
        self._shards: list[Shard] = []
        self._starts: list[int] = []  # number of the first row of each shard
        self._index: dict[str, int] = {}  # word to number of its row over all shards
        self._seen: set[Path] = set()
        self._pending: list[Shard] = []
        self._ready: dict[str, NDArray[np.float32]] = {}
        self._keeps = True

    def __enter__(self) -> WordVectors:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None,
                 trace: TracebackType | None) -> None:
        self.flush()

    def prepare(self, words: Iterable[str]) -> None:
        """Encode those of *words* that nobody has encoded yet, in one batch."""
        missing = self._missing(words)
        if missing:
            self._scan()
            missing = self._missing(missing)
        if missing:
            self._encode(missing)
            if sum(len(shard.words) for shard in self._pending) >= _FLUSH_AT:
                self.flush()

    def rows(self, words: Sequence[str]) -> NDArray[np.float32]:
        """Give the vectors of *words*, at least one, of length 1: shape (words, dimensions)."""
        ready = self._ready
        try:
            return np.array([ready[word] for word in words])
        except KeyError:
            pass
        self.prepare(words)
        if len(ready) > _READY:
            ready.clear()
        for word in words:
            if word not in ready:
                ready[word] = self._row(word)
        return np.array([ready[word] for word in words])

    def mean(self, words: Sequence[str]) -> NDArray[np.float32]:
        """Give the mean of the vectors of *words*, at least one, brought to length 1."""
        return _unit(self.rows(words).mean(axis=0))

    def similarity(self, ko: str, zh: str) -> float:
        """Give the cosine (-1 to 1) of two words."""
        return float(self.matrix([ko], [zh])[0, 0])

    def similarity_of(self, words_ko: Sequence[str], words_zh: Sequence[str]) -> float:
        """Give the cosine of the means of two groups of words; 0 where one of them is empty."""
        if not words_ko or not words_zh:
            return 0.0
        return float(self.mean(words_ko) @ self.mean(words_zh))

    def matrix(self, kos: Sequence[str], zhs: Sequence[str]) -> NDArray[np.float32]:
        """Give the cosine of each of *kos* with each of *zhs*: shape (kos, zhs)."""
        if not kos or not zhs:
            return np.zeros((len(kos), len(zhs)), np.float32)
        cosines: NDArray[np.float32] = self.rows(kos) @ self.rows(zhs).T
        return cosines

    def flush(self) -> None:
        """Write the new vectors to the disk; where that is impossible, keep on without it."""
        pending, self._pending = self._pending, []
        if not pending or not self._keeps:
            return
        name = self.encoder.name
        try:
            if not can_write(self.directory):
                raise PermissionError(str(self.directory))
            self._seen.add(write_shard(self.directory, name, concatenate(pending)))
            if merge_shards(self.directory, name):
                self._clear()  # All is on disk: let go of what was read before the merging.
        except OSError:
            self._keeps = False

    def _clear(self) -> None:
        for held in (self._shards, self._starts, self._index, self._seen):
            held.clear()
        self._scan()

    def _missing(self, words: Iterable[str]) -> list[str]:
        return [word for word in dict.fromkeys(words) if word not in self._index]

    def _scan(self) -> None:
        """Take in the shards that are new on disk."""
        for path in shard_paths(self.directory):
            if path not in self._seen:
                self._seen.add(path)
                shard = read_shard(path, self.encoder.name)
                if shard is not None and self._dimensions() in (None, shard.rows.shape[1]):
                    self._add(shard)

    def _encode(self, words: list[str]) -> None:
        rows = np.asarray(self.encoder.encode(words), np.float32)
        if rows.ndim != 2 or len(rows) != len(words):
            raise AlignerError(
                f"The encoder '{self.encoder.name}' gave an array of shape {rows.shape} for "
                f"{len(words)} words; a row for each word was expected."
            )
        if self._dimensions() not in (None, rows.shape[1]):
            raise AlignerError(
                f"The encoder '{self.encoder.name}' gives {rows.shape[1]} dimensions; its vectors "
                f"in {self.directory} have {self._dimensions()}. Delete that folder."
            )
        shard = Shard(words, rows.astype(np.float16))
        self._add(shard)
        self._pending.append(shard)

    def _dimensions(self) -> int | None:
        return self._shards[0].rows.shape[1] if self._shards else None

    def _add(self, shard: Shard) -> None:
        start = self._starts[-1] + len(self._shards[-1].words) if self._shards else 0
        self._shards.append(shard)
        self._starts.append(start)
        self._index.update(zip(shard.words, range(start, start + len(shard.words))))

    def _row(self, word: str) -> NDArray[np.float32]:
        number = self._index[word]
        at = bisect_right(self._starts, number) - 1
        return _unit(self._shards[at].rows[number - self._starts[at]].astype(np.float32))


def _unit(row: NDArray[np.float32]) -> NDArray[np.float32]:
    unit: NDArray[np.float32] = row / max(float(np.linalg.norm(row)), _TINY)
    return unit


def _folder(name: str) -> str:
    """Give a file name for an encoder's name, which may hold slashes and anything else.

    >>> _folder('st:a/b')
    'st_a_b-57051908'
    """
    plain = re.sub(r"[^A-Za-z0-9.]+", "_", name)[:60]
    return f"{plain}-{crc32(name.encode('utf-8', 'replace')):08x}"
