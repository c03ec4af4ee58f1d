"""Which concepts wait, in which order; the million of them is the matter of the benchmarks."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from sqlite3 import Connection
from unicodedata import normalize

import pytest

from glossary.connect import open_writer
from glossary.documents import Document
from glossary.lookup.queue import (
    KINDS, ORDERS, STATUSES, Filter, Kind, Order, Status, count_waiting, documents, namesakes,
    waiting,
)
from glossary.store import Glossary


@pytest.fixture
def glossary(glossary_path: Path) -> Iterator[Glossary]:
    """The small glossary: candidates 1, 3, 4, 5, 6 and 8, seen 4, 1, 1, 1, 2 times and once."""
    connection = open_writer(glossary_path)
    yield Glossary(connection, str(glossary_path))
    connection.close()


@pytest.mark.parametrize(("order", "expected"), [
    ("count", [1, 6, 4, 8, 3, 5]),
    ("doubt", [6, 4, 8, 3, 1, 5]),
    ("new", [8, 6, 5, 4, 3, 1]),
    ("alphabet", [8, 6, 4, 5, 1, 3]),
])
def test_orders(glossary_db: Connection, order: Order, expected: list[int]) -> None:
    assert waiting(glossary_db, Filter(), order) == expected


@pytest.mark.parametrize("order", ORDERS)
def test_pages_are_the_whole_queue_piece_by_piece(glossary_db: Connection, order: Order) -> None:
    found: list[int] = []
    while page := waiting(glossary_db, Filter(), order, besides=found, most=2):
        assert len(page) <= 2
        found += page
    assert found == waiting(glossary_db, Filter(), order, most=100)


def test_the_alphabet_of_many_begins_with_latin_then_hangul_then_hanzi(
    glossary_db: Connection, monkeypatch: pytest.MonkeyPatch
) -> None:
    few = waiting(glossary_db, Filter(), "alphabet")
    monkeypatch.setattr("glossary.lookup.queue._FEW", 0)
    assert waiting(glossary_db, Filter(), "alphabet") == few
    assert waiting(glossary_db, Filter(), "alphabet", most=3) == few[:3]


@pytest.mark.parametrize("status", STATUSES)
@pytest.mark.parametrize("kind", [None, *KINDS])
@pytest.mark.parametrize("bounds", [(0.0, 1.0), (0.9, 1.0), (0.9, 0.91), (0.0, 0.1)])
def test_filters(
    glossary_db: Connection, status: Status, kind: Kind | None, bounds: tuple[float, float]
) -> None:
    asked = Filter(status, kind, *bounds)
    expected = {
        number for number, has_kind, has_status, sure in
        glossary_db.execute("SELECT id, kind, status, confidence FROM concept").fetchall()
        if has_status == status and kind in (None, has_kind) and bounds[0] <= sure <= bounds[1]}
    for order in ORDERS:
        assert {*waiting(glossary_db, asked, order)} == expected
    assert count_waiting(glossary_db, asked) == len(expected)
    assert count_waiting(glossary_db, asked, besides=expected) == 0


@pytest.mark.parametrize(("path", "expected"), [
    ("news/economy.txt", (1,)), ("economy.txt", (1,)), ("news", (1, 2)), ("news/", (1, 2)),
    ("conomy.txt", ()), ("new", ()), ("NEWS", ()), ("%", ()), ("", ()), ("/", ()),
])
def test_documents(glossary_db: Connection, path: str, expected: tuple[int, ...]) -> None:
    assert documents(glossary_db, path) == expected


def test_only_what_a_document_holds(glossary_db: Connection) -> None:
    assert waiting(glossary_db, Filter(documents=(2,))) == [6]
    assert waiting(glossary_db, Filter(documents=(1, 2)), "doubt") == [6, 1]
    assert waiting(glossary_db, Filter(documents=())) == []


@pytest.mark.parametrize("order", ORDERS)
def test_what_was_skipped_comes_last_the_longest_ago_first(
    glossary: Glossary, glossary_db: Connection, order: Order
) -> None:
    with glossary.decide("kim") as decisions:
        for number in (5, 1, 8, 5):
            decisions.skip(number)
    rest = [each for each in waiting(glossary_db, Filter(), order) if each not in (1, 5, 8)]
    assert waiting(glossary_db, Filter(), order) == [*rest, 1, 8, 5]
    assert waiting(glossary_db, Filter(), order, besides=[8], most=4) == [*rest, 1]
    assert count_waiting(glossary_db, Filter()) == 6


def test_a_skip_that_is_undone_is_none(glossary: Glossary, glossary_db: Connection) -> None:
    with glossary.decide("kim") as decisions:
        decisions.skip(1)
        decisions.undo()
    assert waiting(glossary_db, Filter())[0] == 1


def test_namesakes_share_a_key(glossary: Glossary, glossary_path: Path) -> None:
    with open_writer(glossary_path) as db:
        db.execute("INSERT INTO term (concept_id, lang, text, key, role, count) "
                   "VALUES (3, 'ko', '저고도경제', '저고도경제', 'variant', 1), "
                   "(4, 'zh-Hant', '光棍節', '光棍节', 'variant', 2), "
                   "(5, 'en', 'low-altitude economy', '저공경제', 'variant', 1)")
        assert [each.concept_id for each in namesakes(db, 1)] == [3]
        assert [each.concept_id for each in namesakes(db, 2)] == [4]
        assert namesakes(db, 6) == namesakes(db, 5) == namesakes(db, 99) == ()


@pytest.mark.parametrize(("order", "index"), [
    ("count", "concept_by_seen"), ("doubt", "concept_by_doubt"),
])
def test_the_orders_of_a_million_are_those_of_an_index(
    glossary_db: Connection, order: Order, index: str
) -> None:
    queries: list[str] = []
    glossary_db.set_trace_callback(queries.append)
    waiting(glossary_db, Filter(low=0.2), order)
    glossary_db.set_trace_callback(None)
    plan = str(glossary_db.execute(f"EXPLAIN QUERY PLAN {queries[0]}").fetchall())
    assert index in plan and "TEMP B-TREE" not in plan


@pytest.mark.parametrize("statement", [
    "UPDATE term SET count = count + 5 WHERE text = '저공경제'",
    "UPDATE term SET count = 9 WHERE lang <> 'ko'",
    "UPDATE term SET concept_id = 3 WHERE text = '저공경제'",
    "UPDATE term SET lang = 'en' WHERE text = '저공경제'",
    "UPDATE term SET lang = 'ko' WHERE text = '低空經濟'",
    "DELETE FROM term WHERE concept_id = 1",
    "DELETE FROM concept WHERE id = 1",
    "INSERT INTO term (concept_id, lang, text, key, role, count) "
    "VALUES (1, 'ko', '신', '신', 'variant', 4), (1, 'en', 'new', 'new', 'variant', 4)",
])
def test_how_often_a_concept_was_seen_is_kept(glossary_path: Path, statement: str) -> None:
    with open_writer(glossary_path) as db:
        db.execute(statement)
        assert db.execute("SELECT id, seen FROM concept ORDER BY id").fetchall() == db.execute(
            "SELECT id, (SELECT coalesce(sum(count), 0) FROM term WHERE concept_id = concept.id "
            "AND lang = 'ko') FROM concept ORDER BY id").fetchall()


def test_counting_ends_where_it_is_told(glossary_db: Connection) -> None:
    waits = count_waiting(glossary_db, Filter())
    for most, counted in ((0, 0), (2, 2), (100, waits)):
        assert count_waiting(glossary_db, Filter(), most=most) == counted


def test_a_document_is_found_however_its_hangul_is_written(glossary_path: Path) -> None:
    composed = normalize("NFC", "in/보고서.zip")
    with closing(open_writer(glossary_path)) as db:
        Glossary(db, str(glossary_path)).add_document(
            Document(f"{composed}/가.txt", "", "utf-8", None, "7" * 64), [])
        found = documents(db, composed)
        assert len(found) == 1 and documents(db, normalize("NFD", composed)) == found
        # Earlier versions kept names as macOS has them.
        with db:
            db.execute("UPDATE document SET path = ? WHERE id = ?",
                       (normalize("NFD", f"{composed}/가.txt"), *found))
        assert documents(db, normalize("NFD", composed)) == found
