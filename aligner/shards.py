"""Vectors on disk: a folder of shards, each written once and never changed.

A shard is one file: a line of JSON (encoder, rows, dimensions, bytes of the words), a line of JSON
with the words, and from the next multiple of 64 bytes on a little-endian float16 row for each word.

    {"encoder": "offline-0.2.1", "rows": 2, "dimensions": 512, "words": 20}
    ["시스템","系统"]
    …rows…

It appears under its name at once and whole, so processes need no lock between them: each writes
shards of its own and reads all. Many small shards are merged into one now and then.
"""

from __future__ import annotations

import json
import os
import time
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO, NamedTuple
from uuid import uuid4

import numpy as np
from numpy.typing import NDArray

#: Rows from which on a shard is memory-mapped and left alone by merging (4 MB at 512 dimensions).
LARGE = 4_096

#: Small shards that may lie about before they are merged.
MANY = 16

_SUFFIX = ".vectors"
_ALIGN = 64
_STALE = 3_600.0  # seconds after which a half-written file can have no writer any more


class Shard(NamedTuple):
    """Words and their vectors, a float16 row each."""

    words: list[str]
    rows: NDArray[np.float16]


def shard_paths(directory: Path) -> list[Path]:
    """Give the files of the shards in *directory*, which need not exist.

    >>> shard_paths(Path('no such folder'))
    []
    """
    try:
        return sorted(Path(e.path) for e in os.scandir(directory) if e.name.endswith(_SUFFIX))
    except OSError:
        return []


def write_shard(directory: Path, encoder: str, shard: Shard) -> Path:
    """Write *shard* into *directory* and give its file; raises OSError.

    >>> from tempfile import TemporaryDirectory
    >>> with TemporaryDirectory() as folder:
    ...     path = write_shard(Path(folder), 'toy', Shard(['가'], np.ones((1, 2), np.float16)))
    ...     read_shard(path, 'toy')
    Shard(words=['가'], rows=array([[1., 1.]], dtype=float16))
    """
    path = directory / (uuid4().hex + _SUFFIX)
    half = path.with_suffix(".half")
    try:
        with open(half, "wb") as file:
            _write(file, encoder, shard)
            file.flush()
            os.fsync(file.fileno())
        os.replace(half, path)
    except OSError:
        with suppress(OSError):
            half.unlink()
        raise
    return path


def _write(file: BinaryIO, encoder: str, shard: Shard) -> None:
    words = json.dumps(shard.words, ensure_ascii=False).encode("utf-8", "surrogatepass") + b"\n"
    rows, dimensions = shard.rows.shape
    head = {"encoder": encoder, "rows": rows, "dimensions": dimensions, "words": len(words)}
    file.write(json.dumps(head).encode() + b"\n" + words)
    file.write(b"\0" * (-file.tell() % _ALIGN))
    file.write(np.ascontiguousarray(shard.rows, "<f2").tobytes())


def read_shard(path: Path, encoder: str) -> Shard | None:
    """Read a shard; None where it is gone, damaged before its rows, or of another encoder.

    Of a shard that was cut off the rows that are whole are read.
    """
    try:
        with open(path, "rb") as file:
            head = json.loads(file.readline())
            if head["encoder"] != encoder:
                return None
            words = json.loads(file.read(head["words"]).decode("utf-8", "surrogatepass"))
            start = file.tell() + -file.tell() % _ALIGN
            rows = _rows(file, start, len(words), head["dimensions"])
    except (OSError, ValueError, TypeError, KeyError, ZeroDivisionError):
        return None
    return Shard(words[:len(rows)], rows)


def _rows(file: BinaryIO, start: int, count: int, dimensions: int) -> NDArray[np.float16]:
    whole = max(0, os.fstat(file.fileno()).st_size - start) // (2 * dimensions)
    shape = (min(count, whole), dimensions)
    if shape[0] >= LARGE:
        return np.memmap(file, "<f2", "r", start, shape)
    file.seek(start)
    data = file.read(shape[0] * dimensions * 2)
    return np.frombuffer(data, "<f2").reshape(shape)


def merge_shards(directory: Path, encoder: str) -> Path | None:
    """Merge the small shards where there are many; give the file of the merged one.

    Files are deleted only after all they hold is in the new one, so a kill at any moment and
    another process doing the same at the same time leave at worst a vector that is kept twice.
    Raises OSError where the new file cannot be written.
    """
    small = _small(directory, encoder)
    if len(small) <= MANY:
        return None
    seen: dict[str, NDArray[np.float16]] = {}
    for _, shard in small:
        seen.update(zip(shard.words, shard.rows))
    merged = write_shard(directory, encoder, Shard(list(seen), np.stack(list(seen.values()))))
    for path, _ in small:
        with suppress(OSError):
            path.unlink()
    _sweep(directory)
    return merged


def _small(directory: Path, encoder: str) -> list[tuple[Path, Shard]]:
    """Read the small shards of the first one's dimensions."""
    small: list[tuple[Path, Shard]] = []
    for path in shard_paths(directory):
        shard = read_shard(path, encoder)
        if shard is None or not 0 < len(shard.words) < LARGE:
            continue
        if not small or shard.rows.shape[1] == small[0][1].rows.shape[1]:
            small.append((path, shard))
    return small


def _sweep(directory: Path) -> None:
    """Delete what killed writers left half-written."""
    for half in directory.glob("*.half"):
        with suppress(OSError):
            if time.time() - half.stat().st_mtime > _STALE:
                half.unlink()


def concatenate(shards: Sequence[Shard]) -> Shard:
    """Join shards into one.

    >>> one = Shard(['가'], np.zeros((1, 2), np.float16))
    >>> concatenate([one, one]).rows.shape
    (2, 2)
    """
    words = [word for shard in shards for word in shard.words]
    return Shard(words, np.concatenate([shard.rows for shard in shards]))
