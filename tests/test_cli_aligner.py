"""``glossary extract`` and ``mine`` with the real aligner: its options from end to end."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

from tests.command import refused, run, text_file

TEXT = "중국 핑안그룹(平安集团)은 안전한 시스템(系统)을 만든다.\n"


@pytest.fixture(scope="module")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder for what is computed once."""
    return tmp_path_factory.mktemp("cache")


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Be in a folder with one text."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("KOZH_CACHE", str(cache))
    for name in ("GLOSSARY_DB", "COLUMNS"):
        monkeypatch.delenv(name, raising=False)
    text_file("a.txt", TEXT)


def methods(*options: str) -> dict[str, set[str]]:
    """Give the methods that pair the parts of each term."""
    result = run("extract", "--format", "jsonl", *options, "a.txt")
    assert (result.exit_code, result.stderr) == (0, "")
    found = map(json.loads, result.stdout.splitlines())
    return {each["ko"]: {part["method"] for part in each["segments"]} for each in found}


def test_meaning_by_default() -> None:
    assert methods() == {"핑안그룹": {"transcription", "meaning"}, "시스템": {"meaning"}}


def test_sound_alone() -> None:
    found = methods("--encoder", "none")
    assert list(found) == ["핑안그룹", "시스템"]
    assert not any("meaning" in each for each in found.values())


class Model:
    """Stands for a model of sentence-transformers that knows one word in both languages."""

    def __init__(self, name: str) -> None:
        if name != "toy":
            raise OSError(f"{name} is no model")

    def encode(self, words: list[str], **_: Any) -> NDArray[np.float64]:
        rows = np.zeros((len(words), 64))
        for row, word in zip(rows, words, strict=True):
            row[0 if word in ("시스템", "系统") else 1 + sum(map(ord, word)) % 63] = 1
        return rows


def test_a_model_of_sentence_transformers(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("aligner.semantics.version", lambda name: "9.9")
    monkeypatch.setitem(
        sys.modules, "sentence_transformers", SimpleNamespace(SentenceTransformer=Model))
    assert methods("--encoder", "st:toy")["시스템"] == {"meaning"}
    assert refused("mine", "--encoder", "st:other", "a.txt", "--db", "x.db") == (
        "Error: The model 'other' does not load: other is no model\n")


@pytest.mark.parametrize(("options", "message"), [
    (("--encoder", "bert"), "Unknown encoder 'bert'. Known: none, offline, st:MODEL."),
    (("--analyzer", "jieba"),
     "No analyser 'jieba'. Known: hannanum, kkma, komoran, mecab, okt."),
])
@pytest.mark.parametrize("command", ["extract", "mine"])
def test_unknown_names_are_told_the_known_ones(
    command: str, options: tuple[str, ...], message: str
) -> None:
    assert refused(command, *options, "a.txt") == f"Error: {message}\n"
    assert not Path("glossary.db").exists()


def test_another_analyzer(monkeypatch: pytest.MonkeyPatch) -> None:
    import konlpy

    class Okt:
        def pos(self, text: str) -> list[tuple[str, str]]:
            return [(word, "Noun") for word in text.split()]

    monkeypatch.setitem(sys.modules, "jpype", SimpleNamespace(JException=RuntimeError))
    monkeypatch.setattr(konlpy, "tag", SimpleNamespace(Okt=Okt))
    monkeypatch.setitem(sys.modules, "konlpy.tag", konlpy.tag)
    assert list(methods("--analyzer", "okt")) == ["핑안그룹", "시스템"]


def test_an_explanation() -> None:
    result = run("extract", "--explain", "--min-confidence", "0.5", "a.txt")
    assert [line for line in result.stdout.splitlines() if line.startswith("  ")][:3] == [
        "  핑안 = 平安 by Mandarin sound (1.00)",
        "  그룹 = 集团 by meaning (0.99)",
        "  중국 before it stays outside: no Hanzi are left for it"]


def test_the_least_confidence() -> None:
    everything = run("extract", "--format", "jsonl", "a.txt").stdout.splitlines()
    sure = [json.loads(line)["confidence"] for line in everything]
    assert len(sure) == 2 and min(sure) < max(sure)
    left = run("extract", "--format", "jsonl", "--min-confidence", str(max(sure)), "a.txt")
    assert [json.loads(line)["confidence"] for line in left.stdout.splitlines()] == [max(sure)]
    assert run("extract", "--format", "jsonl", "--min-confidence", "1", "a.txt").stdout == ""


def test_lost_hanzi_are_restored_from_another_document() -> None:
    text_file("in/1.txt", "플랫폼 핀둬둬(多多)가 있다.\n")
    text_file("in/2.txt", "플랫폼 핀둬둬(拼多多)가 있다.\n")
    found = [json.loads(line) for line in run(
        "extract", "--format", "jsonl", "in").stdout.splitlines()]
    assert [(each["zh"], each.get("zh_restored")) for each in found] == [
        ("多多", "拼多多"), ("拼多多", None)]
    assert run("mine", "in", "--db", "x.db").stderr == (
        "2 documents mined: 2 glosses, 1 new concept.\n")
    shown = run("show", "핀둬둬", "--db", "x.db").stdout
    assert "핀둬둬 = 拼多多" in shown and "printed as 多多, Hanzi were lost: restored 拼多多" in shown
    assert "多多    zh-Hans   damaged       1" in shown
    assert "핀둬둬  多多    the same Korean, Hanzi damaged" in shown
    assert "Damaged    1" in run("stats", "--db", "x.db").stdout
