"""Word vectors: encoded once, equal ever after, safe among processes."""

from __future__ import annotations

import subprocess
import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from zlib import crc32

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from aligner import shards
from aligner.errors import AlignerError
from aligner.vectors import WordVectors


class Counting:
    """An encoder that gives each word a direction of its own and counts what it is asked."""

    def __init__(self, name: str = "counting-1", dimensions: int = 8) -> None:
        self.name = name
        self.dimensions = dimensions
        self.asked: Counter[str] = Counter()
        self.batches = 0

    def encode(self, words: Sequence[str]) -> NDArray[np.float32]:
        self.asked.update(words)
        self.batches += 1
        rows = np.stack([self.direction(word) for word in words])
        unit: NDArray[np.float64] = rows / np.linalg.norm(rows, axis=1, keepdims=True)
        return unit.astype(np.float32)

    def direction(self, word: str) -> NDArray[np.float64]:
        seed = crc32(word.encode("utf-8", "surrogatepass"))
        return np.random.default_rng(seed).standard_normal(self.dimensions)


WORDS = st.lists(st.text(st.characters(exclude_categories=()), max_size=5), min_size=1, unique=True)


@settings(max_examples=50, deadline=None)
@given(WORDS)
def test_what_is_kept_equals_what_was_computed(
    tmp_path_factory: pytest.TempPathFactory, words: list[str]
) -> None:
    folder = tmp_path_factory.mktemp("vectors")
    with WordVectors(Counting(), folder) as fresh:
        first = fresh.rows(words)
    again = Counting()
    assert np.array_equal(WordVectors(again, folder).rows(words), first)
    assert not again.asked


def test_cosines(tmp_path: Path) -> None:
    encoder = Counting()
    vectors = WordVectors(encoder, tmp_path)
    kos, zhs = ["그룹", "경제", "그룹"], ["集团", "经济"]
    matrix = vectors.matrix(kos, zhs)
    assert matrix.shape == (3, 2) and matrix.dtype == np.float32
    true = encoder.encode(kos) @ encoder.encode(zhs).T
    assert np.allclose(matrix, true, atol=2e-3)
    assert vectors.similarity("경제", "集团") == pytest.approx(matrix[1, 0])
    assert vectors.similarity("경제", "경제") == pytest.approx(1, abs=1e-6)


def test_means(tmp_path: Path) -> None:
    vectors = WordVectors(Counting(), tmp_path)
    mean = vectors.mean(["저고도", "경제"])
    assert np.linalg.norm(mean) == pytest.approx(1, abs=1e-6)
    assert vectors.similarity_of(["경제"], ["经济"]) == pytest.approx(
        vectors.similarity("경제", "经济"), abs=1e-6)
    assert vectors.similarity_of(["저고도", "경제"], ["低空"]) == pytest.approx(
        float(mean @ vectors.rows(["低空"])[0]), abs=1e-6)


def test_nothing_to_compare(tmp_path: Path) -> None:
    vectors = WordVectors(Counting(), tmp_path)
    assert vectors.matrix([], ["集团"]).shape == (0, 1)
    assert vectors.matrix(["그룹"], []).shape == (1, 0)
    assert vectors.similarity_of([], ["集团"]) == 0
    vectors.prepare([])
    vectors.flush()
    assert list(tmp_path.iterdir()) == []


def test_a_word_is_encoded_once_in_the_life_of_the_cache(tmp_path: Path) -> None:
    encoder = Counting()
    with WordVectors(encoder, tmp_path) as vectors:
        vectors.prepare(["그룹", "경제", "그룹"])
        vectors.prepare(iter(["경제", "은행"]))
        vectors.matrix(["그룹", "보험"], ["은행"])
    with WordVectors(encoder, tmp_path) as vectors:
        vectors.prepare(["그룹", "경제", "은행", "보험"])
    assert encoder.asked == Counter(["그룹", "경제", "은행", "보험"])
    assert encoder.batches == 3


def test_words_are_taken_verbatim(tmp_path: Path) -> None:
    words = ["저고도 경제", "저고도경제", " 저고도경제", "저고도\n경제", "", "\0", "\ud83d\ude00", "😀"]
    encoder = Counting()
    with WordVectors(encoder, tmp_path) as vectors:
        vectors.prepare(words)
    WordVectors(encoder, tmp_path).prepare(words)
    assert encoder.asked == Counter(words) and len(encoder.asked) == len(words)


def test_what_another_object_wrote_meanwhile_is_seen(tmp_path: Path) -> None:
    mine, theirs = Counting(), Counting()
    vectors = WordVectors(mine, tmp_path)
    vectors.prepare(["그룹"])
    with WordVectors(theirs, tmp_path) as other:
        other.prepare(["경제"])
    vectors.prepare(["경제"])
    assert mine.asked == Counter(["그룹"])


def test_much_is_written_without_being_asked(tmp_path: Path) -> None:
    WordVectors(Counting(), tmp_path).prepare([f"낱말{i}" for i in range(100)])
    again = Counting()
    WordVectors(again, tmp_path).prepare(["낱말7", "낱말99"])
    assert not again.asked


def test_encoders_do_not_share_vectors(tmp_path: Path) -> None:
    names = ["st-a/b", "st-a_b", "st-a_b-2", "../st-a_b", "이름"]
    for name in names:
        with WordVectors(Counting(name), tmp_path) as vectors:
            vectors.prepare(["그룹"])
        assert vectors.encoder.asked  # type: ignore[attr-defined]
        assert vectors.directory.parent == tmp_path
    assert len(list(tmp_path.iterdir())) == len(names)


def test_without_a_place_to_write_all_is_kept_in_memory(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    encoder = Counting()
    with WordVectors(encoder, tmp_path / "file" / "below") as vectors:
        for i in range(300):
            vectors.prepare([f"낱말{i}"])
        vectors.rows([f"낱말{i}" for i in range(300)])
    assert set(encoder.asked.values()) == {1}


def test_a_full_disk_is_no_failure(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    encoder = Counting()
    with WordVectors(encoder, tmp_path) as vectors:
        vectors.prepare(["그룹"])
    assert list(vectors.directory.iterdir()) == []
    assert vectors.similarity("그룹", "그룹") == pytest.approx(1, abs=1e-6)
    assert encoder.asked == Counter(["그룹"])


def test_more_words_than_are_held_ready(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("aligner.vectors._READY", 5)
    vectors = WordVectors(Counting(), tmp_path)
    words = [f"낱말{i}" for i in range(20)]
    once = vectors.rows(words)
    assert all(np.array_equal(vectors.rows([w])[0], row) for w, row in zip(words, once))
    assert np.array_equal(vectors.rows(words), once)


def test_many_small_shards_become_one(tmp_path: Path) -> None:
    encoder = Counting()
    for i in range(40):
        with WordVectors(encoder, tmp_path) as vectors:
            vectors.prepare([f"낱말{i}", "그룹"])
    assert len(shards.shard_paths(vectors.directory)) <= shards.MANY
    WordVectors(encoder, tmp_path).prepare([f"낱말{i}" for i in range(40)])
    assert set(encoder.asked.values()) == {1}


def test_merging_goes_on_under_an_open_object(tmp_path: Path) -> None:
    encoder = Counting()
    vectors = WordVectors(encoder, tmp_path)
    rows = []
    for i in range(40):
        rows.append(vectors.rows([f"낱말{i}"])[0])
        vectors.flush()
    assert len(shards.shard_paths(vectors.directory)) <= shards.MANY
    assert np.array_equal(vectors.rows([f"낱말{i}" for i in range(40)]), np.stack(rows))
    assert set(encoder.asked.values()) == {1}


@pytest.mark.parametrize("shape", [(1, 8), (2,), (3, 8)])
def test_an_encoder_that_gives_the_wrong_number_of_rows(
    tmp_path: Path, shape: tuple[int, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    encoder = Counting()
    monkeypatch.setattr(encoder, "encode", lambda words: np.ones(shape, np.float32))
    with pytest.raises(AlignerError, match="a row for each word was expected"):
        WordVectors(encoder, tmp_path).prepare(["그룹", "경제"])


def test_an_encoder_that_changed_under_its_name(tmp_path: Path) -> None:
    with WordVectors(Counting(), tmp_path) as vectors:
        vectors.prepare(["그룹"])
    with pytest.raises(AlignerError, match="gives 9 dimensions; its vectors in .* have 8. Delete"):
        WordVectors(Counting(dimensions=9), tmp_path).prepare(["그룹", "경제"])


WRITER = """
import sys
from pathlib import Path
from tests.test_vectors import Counting
from aligner.vectors import WordVectors
for i in range(60):
    with WordVectors(Counting(), Path(sys.argv[1])) as vectors:
        vectors.prepare([f'{sys.argv[2]}{i}', f'both{i}'])
"""


def test_two_processes_write_at_once(tmp_path: Path) -> None:
    run = [sys.executable, "-c", WRITER, str(tmp_path)]
    root = Path(__file__).parent.parent
    both = [subprocess.Popen([*run, name], cwd=root) for name in ("a", "b")]
    assert [process.wait() for process in both] == [0, 0]
    encoder = Counting()
    words = [f"{name}{i}" for name in ("a", "b", "both") for i in range(60)]
    kept = WordVectors(encoder, tmp_path)
    kept.prepare(words)
    assert not encoder.asked
    assert np.allclose(kept.rows(words), encoder.encode(words), atol=1e-3)
    assert list(kept.directory.glob("*.half")) == []
