"""The order of hits."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from sqlite3 import Connection

import pytest

from glossary.connect import open_writer
from glossary.entries import Entry, Hit, Way
from glossary.keys import ko_key
from glossary.lookup import exact, lookup
from glossary.lookup.ranking import ranked

PLAIN = Entry(1, "", "", "", "", "", "mixed", "candidate", 0.9, 1, "")


def hit(way: Way, score: float, matched: str, status: str = "candidate", seen: int = 1) -> Hit:
    return Hit(way, score, matched, PLAIN._replace(ko=matched, status=status, seen=seen))


#: A word, and hits in the order in which they belong.
ORDERS: list[tuple[str, list[Hit]]] = [
    ("경제", [  # whole before part, of Korean before of a reading
        hit("exact", 1, "경제"), hit("reading", 1, "经题"), hit("substring", 0.67, "야경제"),
        hit("reading", 0.67, "宅经济")]),
    ("경제는", [hit("particles", 1, "경제"), hit("substring", 0.5, "경제는임"), hit("fuzzy", 0.9, "경재는")]),
    ("경제", [  # short before long, the beginning before the rest, often before rare
        hit("substring", 0.67, "경제학", seen=2), hit("substring", 0.67, "야경제", seen=9),
        hit("substring", 0.67, "밤경제", seen=3), hit("substring", 0.5, "공유경제", seen=99)]),
    ("경제", [  # approved, candidate, forbidden; rejected after all
        hit("exact", 1, "경제", "approved"), hit("exact", 1, "경제", "candidate"),
        hit("exact", 1, "경제", "forbidden"), hit("substring", 0.2, "아무경제구역이다", "approved"),
        hit("exact", 1, "경제", "rejected")]),
    ("경제", [
        hit("substring", 0.67, "경제학", "approved", 1), hit("substring", 0.67, "경제사", "candidate", 9),
        hit("substring", 0.67, "경제력", "forbidden", 99),
        hit("substring", 0.67, "경제인", "rejected", 999)]),
    ("ai", [  # a word before letters within one; pinyin that is as long after it
        hit("substring", 0.5, "AI 공생", seen=1), hit("pinyin", 0.5, "爱奇", seen=5),
        hit("substring", 0.2, "Embodied AI"), hit("substring", 0.5, "Hair")]),
    ("항저우시", [hit("fuzzy", 0.88, "항저우"), hit("fuzzy", 0.89, "창저우시")]),
    ("북겅", [hit("fuzzy", 0.83, "북경"), hit("fuzzy", 0.86, "북기정")]),
    ("빅데이타", [hit("fuzzy", 0.9, "빅데이터"), hit("fuzzy", 0.8, "빅데이트"), hit("meaning", 0.9, "큰 자료")]),
]


@pytest.mark.parametrize(("word", "order"), ORDERS)
def test_hits_come_in_order(word: str, order: list[Hit]) -> None:
    assert ranked(order[::-1], word) == order
    assert ranked(order, word) == order


def test_the_korean_goes_before_the_reading_where_it_has_the_word() -> None:
    found = Hit("reading", 0.5, "低空经济", PLAIN._replace(ko="저고도 경제"))
    assert ranked([found, found], "경제는")[0][:3] == ("substring", 0.4, "저고도 경제")
    assert ranked([found, found], "공경제")[0].way == "reading"


@pytest.fixture
def withdrawn(tmp_path: Path) -> Iterator[Connection]:
    """Thirty short terms that a person rejected, and two longer ones."""
    db = open_writer(tmp_path / "withdrawn.db")
    terms = [(f"시{chr(0xac00 + 28 * at)}", "rejected") for at in range(30)]
    terms += [("도시 교통", "candidate"), ("시내버스", "approved")]
    db.execute("BEGIN")
    for number, (text, status) in enumerate(terms, 1):
        db.execute("INSERT INTO concept (id, kind, status, confidence) VALUES (?, 'mixed', ?, 0.5)",
                   (number, status))
        db.execute(
            "INSERT INTO term (concept_id, lang, text, key, role, count)"
            " VALUES (?, 'ko', ?, ?, 'preferred', 1)", (number, text, ko_key(text)))
    db.execute("COMMIT")
    yield db
    db.close()


@pytest.mark.parametrize("limit", [1, 2, 5, 10])
def test_what_was_rejected_crowds_nothing_out(withdrawn: Connection, limit: int) -> None:
    found = lookup(withdrawn, "시", limit)
    assert [hit.entry.ko for hit in found.hits[:2]] == ["시내버스", "도시 교통"][:limit]
    assert {hit.entry.status for hit in found.hits[2:]} <= {"rejected"}
    assert (len(found.hits), found.more) == (limit, True)


def test_what_was_rejected_is_found_all_the_same(withdrawn: Connection) -> None:
    assert len(lookup(withdrawn, "시", None).hits) == 32
    assert [hit.entry.status for hit in exact(withdrawn, "시가").hits] == ["rejected"]
    first, *_ = lookup(withdrawn, "시가의").hits
    assert (first.way, first.entry.status) == ("particles", "rejected")
