"""What the row of a concept keeps of its terms and glosses, however those change."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from glossary.connect import open_writer
from glossary.lookup import lookup
from glossary.lookup.rows import entries

_TERM = ("INSERT INTO term (concept_id, lang, text, key, role, count, pinyin, reading) "
         "VALUES (?, ?, ?, ?, ?, 1, ?, ?)")


@pytest.fixture
def db(tmp_path: Path) -> Iterator[sqlite3.Connection]:
    with closing(open_writer(tmp_path / "g.db")) as connection:
        connection.executescript("""
            INSERT INTO document (path, sha256, encoding, miner) VALUES ('a', 'a', 'utf-8', '1');
            INSERT INTO concept (kind, confidence) VALUES ('mixed', 0.5), ('mixed', 0.5);
        """)
        connection.executemany(_TERM, [
            (1, "ko", "저고도\t경제", "저고도경제", "preferred", None, None),
            (1, "ko", "저공경제", "저공경제", "variant", None, None),
            (1, "zh-Hans", "低空经济", "低空经济", "preferred", "", "저공경제"),
            (1, "zh-Hant", "低空經濟", "低空经济", "preferred", "dī kōng", "다른"),
        ])
        yield connection


def shown(db: sqlite3.Connection, concept: int = 1) -> tuple[str, ...]:
    entry = entries(db, [concept])[concept]
    return (*entry[1:6], entry.en, entry.example)


def test_the_preferred_terms_are_shown_and_what_is_missing_is_empty(db: sqlite3.Connection) -> None:
    assert shown(db) == ("저고도 경제", "低空经济", "低空經濟", "dī kōng", "저공경제", "", "")
    assert shown(db, 2) == ("",) * 7


@pytest.mark.parametrize(("change", "expected"), [
    ("UPDATE term SET role = iif(text = '저공경제', 'preferred', 'variant') WHERE lang = 'ko'",
     ("저공경제", "低空经济", "低空經濟", "dī kōng", "저공경제", "", "")),
    ("DELETE FROM term WHERE lang = 'zh-Hans'",
     ("저고도 경제", "", "低空經濟", "dī kōng", "다른", "", "")),
    ("UPDATE term SET pinyin = 'di kong' WHERE lang = 'zh-Hans'",
     ("저고도 경제", "低空经济", "低空經濟", "di kong", "저공경제", "", "")),
    ("UPDATE term SET lang = 'en', text = 'low' WHERE lang = 'zh-Hant'",
     ("저고도 경제", "低空经济", "", "", "저공경제", "low", "")),
    ("DELETE FROM term", ("",) * 7),
])
def test_the_forms_follow_the_terms(
    db: sqlite3.Connection, change: str, expected: tuple[str, ...]
) -> None:
    db.execute(change)
    assert shown(db) == expected


def test_a_term_that_moves_is_shown_where_it_goes(db: sqlite3.Connection) -> None:
    db.execute("UPDATE term SET concept_id = 2 WHERE lang = 'zh-Hant'")
    assert shown(db)[2] == "" and shown(db, 2)[2] == "低空經濟"


def test_the_example_follows_the_surest_gloss(db: sqlite3.Connection) -> None:
    for offset, confidence in enumerate((0.5, 0.9, 0.9)):
        db.execute(
            "INSERT INTO gloss (concept_id, document_id, offset, line, ko, zh, kind, confidence, "
            "context) VALUES (1, 1, ?, 1, '', '', 'mixed', ?, ?)",
            (offset, confidence, f"줄 {offset}"))
    assert shown(db)[-1] == "줄 1"
    db.execute("UPDATE gloss SET confidence = 0.1 WHERE offset = 1")
    assert shown(db)[-1] == "줄 2"
    db.execute("UPDATE gloss SET concept_id = 2 WHERE offset = 2")
    assert (shown(db)[-1], shown(db, 2)[-1]) == ("줄 0", "줄 2")
    db.execute("DELETE FROM gloss")
    assert (shown(db)[-1], shown(db, 2)[-1]) == ("", "")


@pytest.mark.parametrize(("word", "found"), [
    ("#1", [1]), ("＃2", [2]), ("#3", []), ("#", []), ("#1x", []), ("1", []),
])
def test_a_concept_is_found_by_its_number(
    db: sqlite3.Connection, word: str, found: list[int]
) -> None:
    hits = lookup(db, word).hits
    assert [hit.entry.concept_id for hit in hits] == found
    assert all((hit.way, hit.score) == ("exact", 1) for hit in hits)


def test_a_look_up_leaves_no_transaction_open(db: sqlite3.Connection) -> None:
    lookup(db, "저고도")
    assert not db.in_transaction
    db.execute("BEGIN")
    lookup(db, "저고도")
    assert db.in_transaction
