"""The ways to look a word up, as tables: what each finds first, and what it must not find."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from sqlite3 import Connection

import pytest

from glossary.connect import open_writer
from glossary.entries import Hit
from glossary.lookup import lookup
from glossary.lookup.ladder import climb, only_containing
from glossary.lookup.parts import containing_hits
from glossary.lookup.rows import entries
from glossary.search_index import pieces
from tests.wordlist import cases, fill

FOUND, NOT = cases("lookup_found.tsv"), cases("lookup_not.tsv")


@pytest.fixture(scope="module")
def words(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Connection]:
    """A glossary of a hundred concepts."""
    db = open_writer(tmp_path_factory.mktemp("words") / "words.db")
    db.execute("BEGIN")
    fill(db)
    db.execute("COMMIT")
    yield db
    db.close()


@pytest.mark.parametrize(("way", "word", "ko"), [row[:3] for row in FOUND])
def test_a_word_finds_its_concept_first(words: Connection, way: str, word: str, ko: str) -> None:
    hit = lookup(words, word).hits[0]
    assert (hit.way, hit.entry.ko) == (way, ko)


@pytest.mark.parametrize(("way", "word"), [row[:2] for row in NOT])
def test_a_word_is_not_found_so(words: Connection, way: str, word: str) -> None:
    hits = lookup(words, word, limit=None).hits
    assert [hit for hit in hits if way in (hit.way, "any")] == []


def test_each_way_has_cases_for_and_against() -> None:
    found, not_so = (Counter(row[0] for row in rows) for rows in (FOUND, NOT))
    for way in ("exact", "particles", "substring", "reading", "pinyin", "initials",
                "transcription", "spelling", "fuzzy"):
        assert found[way] >= 15 and not_so[way] >= 10


@pytest.mark.parametrize("named", [False, True])
@pytest.mark.parametrize("wanted", [-1, 2])
def test_one_statement_finds_what_two_find(words: Connection, named: bool, wanted: int) -> None:
    keys = [key for key, in words.execute("SELECT key FROM term")]
    joined = 0
    for piece in sorted({piece for key in keys for piece in pieces(key)}):
        hits = containing_hits(words, piece, wanted, {1}, True)
        if hits and only_containing(piece, named):
            rows = climb(words, piece, piece, wanted, named, {1})
            found = entries(words, [row[1] for row in rows])
            assert hits == [Hit(way, score, text, found[each]) for way, each, text, score in rows]
            joined += 1
    assert joined > 300
