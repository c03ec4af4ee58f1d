"""The table ``pairing``: the sums of the segments, kept in step by the database itself."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from sqlite_utils import Database, Migrations

from glossary.connect import open_writer
from glossary.migrations import glossary as migrations
from tests.conftest import fill

_SUMS = """
    SELECT segment.ko, segment.zh, method, count(*) FROM segment
    JOIN gloss ON gloss.id = gloss_id JOIN concept ON concept.id = concept_id
    WHERE method <> 'none' AND status NOT IN ('rejected', 'forbidden')
    GROUP BY segment.ko, segment.zh, method ORDER BY segment.ko, segment.zh, method
"""


def in_step(db: sqlite3.Connection) -> bool:
    """Tell whether the table is what the segments sum up to."""
    rows = db.execute("SELECT * FROM pairing ORDER BY ko, zh, method").fetchall()
    return rows == db.execute(_SUMS).fetchall()


def counts(db: sqlite3.Connection) -> dict[tuple[str, str], int]:
    return {(ko, zh): n for ko, zh, n in db.execute("SELECT ko, zh, n FROM pairing")}


def test_the_sums_follow_the_segments(tmp_path: Path) -> None:
    with closing(open_writer(tmp_path / "g.db")) as db:
        fill(db)
        assert len(counts(db)) == 4 and in_step(db)
        db.execute("INSERT INTO segment (gloss_id, position, ko, zh, method, score)"
                   " VALUES (3, 0, '경제', '经济', 'reading', 0.9), (3, 1, '의', '', 'none', 0)")
        assert counts(db)["경제", "经济"] == 2 and in_step(db)
        db.execute("UPDATE segment SET zh = '经济' WHERE zh = '經濟'")
        assert counts(db)["경제", "经济"] == 3 and ("경제", "經濟") not in counts(db)
        db.execute("UPDATE segment SET method = 'none' WHERE ko = '저고도'")
        assert ("저고도", "低空") not in counts(db) and in_step(db)
        db.execute("DELETE FROM document WHERE id = 1")
        assert counts(db) == {("경제", "经济"): 1} and in_step(db)
        db.execute("DELETE FROM concept")
        assert counts(db) == {}


def test_what_a_person_withdrew_is_not_summed(tmp_path: Path) -> None:
    with closing(open_writer(tmp_path / "g.db")) as db:
        fill(db)
        db.execute("UPDATE concept SET status = 'rejected' WHERE id = 1")
        assert counts(db) == {} and in_step(db)
        db.execute("INSERT INTO segment (gloss_id, position, ko, zh, method, score)"
                   " VALUES (1, 2, '경제', '经济', 'reading', 0.9)")
        assert counts(db) == {} and in_step(db)
        db.execute("UPDATE concept SET status = 'forbidden' WHERE id = 1")
        assert counts(db) == {} and in_step(db)
        db.execute("UPDATE gloss SET concept_id = 6 WHERE id = 2")
        assert counts(db) == {("저공", "低空"): 1, ("경제", "經濟"): 1} and in_step(db)
        db.execute("DELETE FROM gloss WHERE id = 1")
        db.execute("UPDATE gloss SET concept_id = 1 WHERE id = 2")
        assert counts(db) == {} and in_step(db)
        db.execute("UPDATE concept SET status = 'candidate' WHERE id = 1")
        assert counts(db) == {("저공", "低空"): 1, ("경제", "經濟"): 1} and in_step(db)


def test_an_older_glossary_gets_the_sums_of_what_it_has(tmp_path: Path) -> None:
    path = tmp_path / "old.db"
    first = Migrations("glossary")
    step = migrations._migrations[0]
    first(name=step.name)(step.fn)
    with closing(sqlite3.connect(path, isolation_level=None)) as old:
        first.apply(Database(old, execute_plugins=False))
        fill(old)
        assert old.execute("PRAGMA user_version").fetchone() == (1,)
    with closing(open_writer(path)) as db:
        assert len(counts(db)) == 4 and in_step(db)
