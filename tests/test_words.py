"""Several words that lead to one concept together, each in its own language."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing

import pytest

from glossary.connect import open_reader
from glossary.lookup import lookup
from glossary.lookup.words import together

#: What is searched, and the Korean of the concepts found, in any order.
CASES = [
    ("低空 항공", {"저고도 항공"}), ("항공 低空", {"저고도 항공"}), ("低空 그룹", set()), ("低空 qqqqqq", set()),
    ("저고도 경제", {"저고도 경제"}), ("  저고도\t경제\n", {"저고도 경제"}), ("ㅈㄱㄷ 경제", {"저고도 경제"}),
    ("dikong 경제", {"저고도 경제"}), ("", set()), ("   ", set()), ("\u200b", set()),
]


@pytest.fixture
def db() -> Iterator[sqlite3.Connection]:
    with closing(open_reader("glossary.db")) as db:
        yield db


def korean(db: sqlite3.Connection, ids: tuple[int, ...]) -> set[str]:
    """Give the preferred Korean of concepts; of several that share a term, all forms count."""
    found = set()
    for number in ids:
        found |= {text for text, in db.execute(
            "SELECT text FROM term WHERE concept_id = ? AND lang = 'ko'", (number,))}
    return found


@pytest.mark.parametrize(("text", "terms"), CASES)
def test_words_lead_to_a_concept_together(
    db: sqlite3.Connection, text: str, terms: set[str]
) -> None:
    assert korean(db, together(db, text, 99).ids) >= terms
    assert terms or not together(db, text, 99).ids


def test_one_word_finds_what_a_look_up_finds(db: sqlite3.Connection) -> None:
    words = [text for text, in db.execute("SELECT text FROM term ORDER BY id")]
    for word in [*(each for each in words if " " not in each)][:60]:
        hits = {hit.entry.concept_id for hit in lookup(db, word, None).hits}
        assert set(together(db, word, 999).ids) == hits


@pytest.mark.parametrize("text", ["시", "시 市", "저고도"])
def test_a_limit_is_kept_and_told(db: sqlite3.Connection, text: str) -> None:
    whole = together(db, text, 999)
    assert not whole.more and len(set(whole.ids)) == len(whole.ids) > 1
    few = together(db, text, 1)
    assert len(few.ids) == 1 and few.more and few.ids[0] in whole.ids


@pytest.mark.parametrize("text", [
    "x " * 5000, "저" * 10_000, '" OR "', "a AND b", "NEAR(a b)", "\x00 低", "'; --", "* *",
])
def test_whatever_is_typed_is_words(db: sqlite3.Connection, text: str) -> None:
    together(db, text, 9)
