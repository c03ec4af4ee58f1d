"""Words that nothing finds but their meaning, with an encoder that knows a few words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import closing
from pathlib import Path
from sqlite3 import Connection

import numpy as np
import pytest
from numpy.typing import NDArray

from aligner.errors import MissingAnalyzer
from glossary.cli.patience import PatientMeanings
from glossary.connect import open_reader, open_writer
from glossary.lookup import lookup
from glossary.lookup.meaning import Meanings
from glossary.lookup.rows import Row
from tests.command import run
from tests.wordlist import fill

#: What the toy encoder knows: words of a row mean the same.
SAME = (("저고도 경제", "低空经济", "하늘 산업", "空中产业"), ("무인기", "无人机", "쿼드콥터"), ("우전", "乌镇", "물마을"))


class Toy:
    """An encoder of three meanings; each other word means something of its own."""

    name = "toy"

    def __init__(self) -> None:
        self.asked: list[list[str]] = []

    def encode(self, words: Sequence[str]) -> NDArray[np.float32]:
        self.asked.append(list(words))
        rows = np.zeros((len(words), 512), np.float32)
        for row, word in zip(rows, words):
            group = next((at for at, same in enumerate(SAME) if word in same), None)
            row[3 + hash(word) % 500 if group is None else group] = 1
        return rows


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A glossary of a hundred concepts, of which 우전 is a transcription."""
    path = tmp_path_factory.mktemp("words") / "words.db"
    with closing(open_writer(path)) as db:
        db.execute("BEGIN")
        fill(db)
        db.execute("UPDATE concept SET kind = 'transcription' WHERE id IN "
                   "(SELECT concept_id FROM term WHERE text = '우전')")
        db.execute("COMMIT")
    return path


@pytest.fixture
def db(path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Connection]:
    """The same, open, with an empty cache of vectors."""
    monkeypatch.setenv("KOZH_CACHE", str(tmp_path))
    with closing(open_reader(path)) as db:
        yield db


@pytest.mark.parametrize(("word", "ko"), [
    ("하늘 산업", "저고도 경제"), ("空中产业", "저고도 경제"), ("쿼드콥터", "무인기"),
])
def test_what_means_the_same_is_found_and_marked(db: Connection, word: str, ko: str) -> None:
    hit, = lookup(db, word, meanings=Meanings(db, Toy())).hits
    assert (hit.way, hit.entry.ko, round(hit.score, 2)) == ("meaning", ko, 1)
    assert lookup(db, word).hits == ()


@pytest.mark.parametrize(
    "word", ["고속도로", "물마을", "", "\ud800", "x" * 10_000], ids=lambda word: ascii(word[:9])
)
def test_what_means_nothing_near_is_not_found(db: Connection, word: str) -> None:
    """Nor is a name that is written by its sound."""
    assert lookup(db, word, meanings=Meanings(db, Toy())).hits == ()


@pytest.mark.parametrize("word", ["저고도경제의", "드론", "무인가", "wjrheh"])
def test_meanings_are_asked_where_nothing_else_hits(db: Connection, word: str) -> None:
    toy = Toy()
    assert lookup(db, word, meanings=Meanings(db, toy)).hits
    assert toy.asked == []


def test_terms_are_encoded_once(db: Connection) -> None:
    toy = Toy()
    meanings = Meanings(db, toy)
    for word in ("하늘 산업", "쿼드콥터", "하늘 산업"):
        lookup(db, word, meanings=meanings)
    assert [len(words) for words in toy.asked[1:]] == [1, 1] and len(toy.asked[0]) > 50
    again = Toy()
    lookup(db, "하늘 산업", meanings=Meanings(db, again))
    assert again.asked == [["하늘 산업"]]  # the words of users are not kept


def test_a_glossary_without_terms_has_no_meanings(tmp_path: Path) -> None:
    with closing(open_writer(tmp_path / "empty.db")) as db:
        assert lookup(db, "하늘", meanings=Meanings(db, Toy())).hits == ()


# The command


@pytest.fixture
def broken(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Have no encoder; give the words that were to be compared."""
    asked: list[str] = []

    def near(self: Meanings, word: str, wanted: int) -> list[Row]:
        asked.append(word)
        raise MissingAnalyzer("the encoder is missing: pip install it")

    monkeypatch.setattr(Meanings, "near", near)
    return asked


def test_what_was_asked_for_and_cannot_be_had_is_an_error(
    db: Connection, broken: list[str]
) -> None:
    with pytest.raises(MissingAnalyzer):
        PatientMeanings(db, needed=True).near("가", 1)


def test_what_nobody_asked_for_and_cannot_be_had_finds_nothing(
    db: Connection, broken: list[str]
) -> None:
    meanings = PatientMeanings(db, needed=False)
    assert meanings.near("가", 1) == meanings.near("나", 1) == []
    assert broken == ["가"]


@pytest.mark.parametrize(("words", "asked"), [
    ((), 0), (("--format", "jsonl"), 0), (("--no-meaning",), 0), (("--meaning",), 1),
    (("--meaning", "--format", "jsonl"), 1),
])
def test_without_a_terminal_meanings_are_compared_on_demand(
    path: Path, workplace: None, broken: list[str], words: tuple[str, ...], asked: int
) -> None:
    result = run("lookup", "--db", str(path), *words, "하늘 산업")
    assert (result.exit_code, len(broken)) == (1, asked)
    assert ("the encoder is missing" in result.stderr) == bool(asked)
