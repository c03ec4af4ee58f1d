"""Shards: whole or ignored, whatever happened to the file."""

from __future__ import annotations

import os
import time
from pathlib import Path

import numpy as np
import pytest

from aligner.shards import (
    LARGE, MANY, Shard, merge_shards, read_shard, shard_paths, write_shard,
)


def shard(*words: str) -> Shard:
    rows = np.arange(4 * len(words), dtype=np.float16).reshape(len(words), 4)
    return Shard(list(words), rows)


def same(a: Shard | None, b: Shard) -> bool:
    return a is not None and a.words == b.words and np.array_equal(a.rows, b.rows)


@pytest.mark.parametrize("words", [("가",), ("가", "经", " ", "\n", "\0", "\ud800"), ()])
def test_round_trip(tmp_path: Path, words: tuple[str, ...]) -> None:
    path = write_shard(tmp_path, "toy", shard(*words))
    assert shard_paths(tmp_path) == [path]
    assert same(read_shard(path, "toy"), shard(*words))


def test_a_large_shard_is_mapped(tmp_path: Path) -> None:
    words = [str(i) for i in range(LARGE)]
    found = read_shard(write_shard(tmp_path, "toy", shard(*words)), "toy")
    assert same(found, shard(*words))
    assert found is not None and isinstance(found.rows, np.memmap)


def test_another_encoder(tmp_path: Path) -> None:
    assert read_shard(write_shard(tmp_path, "toy", shard("가")), "other") is None


def test_every_length_of_a_file_cut_off(tmp_path: Path) -> None:
    path = write_shard(tmp_path, "toy", shard("가", "나", "다"))
    whole = path.read_bytes()
    kept = []
    for length in range(len(whole)):
        path.write_bytes(whole[:length])
        found = read_shard(path, "toy")
        assert found is None or same(found, shard(*"가나다"[:len(found.words)]))
        kept.append(-1 if found is None else len(found.words))
    assert kept == sorted(kept) and kept[0] == -1 and kept[-1] == 2


@pytest.mark.parametrize("content", [
    b"", b"\n", b"null\n", b"[]\n", b"{}\n", b"\xff\xfe\n", b'{"encoder": "toy"}\n',
    b'{"encoder": "toy", "words": 3, "dimensions": 0}\n[1]\n',
    b'{"encoder": "toy", "words": "x", "dimensions": 4}\n[]\n',
    b'{"encoder": "toy", "words": 3, "dimensions": "x"}\n[]\n',
    b'{"encoder": "toy", "words": 3, "dimensions": 4}\n{1]\n',
], ids=repr)
def test_no_shard_at_all(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "bad.vectors"
    path.write_bytes(content)
    assert read_shard(path, "toy") is None


def test_gone(tmp_path: Path) -> None:
    assert read_shard(tmp_path / "gone.vectors", "toy") is None
    assert shard_paths(tmp_path / "gone") == []


def test_a_failed_write_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.replace", fail)
    with pytest.raises(OSError, match="No space"):
        write_shard(tmp_path, "toy", shard("가"))
    assert list(tmp_path.iterdir()) == []


def test_few_shards_are_left_alone(tmp_path: Path) -> None:
    for i in range(MANY):
        write_shard(tmp_path, "toy", shard(str(i)))
    assert merge_shards(tmp_path, "toy") is None
    assert len(shard_paths(tmp_path)) == MANY


def test_merging_keeps_all_and_repairs_what_was_cut_off(tmp_path: Path) -> None:
    words = {str(i) for i in range(MANY)}
    for word in words:
        write_shard(tmp_path, "toy", shard(word))
    cut = write_shard(tmp_path, "toy", shard("가", "나"))
    cut.write_bytes(cut.read_bytes()[:-1])
    other = write_shard(tmp_path, "other", shard("다"))
    large = write_shard(tmp_path, "toy", shard(*map(str, range(100, 100 + LARGE))))
    merged = merge_shards(tmp_path, "toy")
    assert merged is not None
    assert set(shard_paths(tmp_path)) == {merged, other, large}
    found = read_shard(merged, "toy")
    assert found is not None and set(found.words) == words | {"가"}


def test_a_shard_of_other_dimensions_is_not_merged(tmp_path: Path) -> None:
    for i in range(MANY + 2):
        write_shard(tmp_path, "toy", shard(str(i)))
    wide = write_shard(tmp_path, "toy", Shard(["가"], np.ones((1, 5), np.float16)))
    wide.rename(tmp_path / "z.vectors")
    assert merge_shards(tmp_path, "toy")
    assert (tmp_path / "z.vectors").exists() and len(shard_paths(tmp_path)) == 2


def test_merging_sweeps_up_what_killed_writers_left(tmp_path: Path) -> None:
    for i in range(MANY + 1):
        write_shard(tmp_path, "toy", shard(str(i)))
    old, new = tmp_path / "old.half", tmp_path / "new.half"
    old.touch()
    new.touch()
    os.utime(old, (time.time() - 7_200,) * 2)
    merge_shards(tmp_path, "toy")
    assert not old.exists() and new.exists()
