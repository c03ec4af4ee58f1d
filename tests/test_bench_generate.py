"""The generated glossary is as if its rows had been written one by one, with all triggers."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

from glossary.connect import open_reader, open_writer
from glossary.lookup import exact
from tests.bench.generate import build


def test_rows_are_as_the_triggers_would_have_made_them(tmp_path: Path) -> None:
    path, again = tmp_path / "g.db", tmp_path / "again.db"
    assert build(path, 1200).concepts == 1200
    with closing(open_writer(again)) as db:
        db.execute("ATTACH ? AS made", (str(path),))
        db.execute("BEGIN")
        for table in ("document", "concept", "term", "gloss", "segment"):
            columns = [row[1] for row in db.execute(f"PRAGMA table_info({table})")]
            kept = ", ".join(set(columns) - {"forms", "surest", "seen", "counted"})
            db.execute(f"INSERT INTO {table} ({kept}) SELECT {kept} FROM made.{table} ORDER BY id")
        db.execute("COMMIT")
        for table in ("document", "concept", "term", "gloss", "segment", "pairing"):
            one = db.execute(f"SELECT * FROM {table} ORDER BY 1, 2, 3").fetchall()
            assert one == db.execute(f"SELECT * FROM made.{table} ORDER BY 1, 2, 3").fetchall()
            assert one
        triggers = "SELECT name, sql FROM {}sqlite_master WHERE type = 'trigger' ORDER BY name"
        assert db.execute(triggers.format("")).fetchall() == db.execute(
            triggers.format("made.")).fetchall()
        assert db.execute("PRAGMA made.foreign_key_check").fetchall() == []


def test_the_glossary_has_some_of_everything(tmp_path: Path) -> None:
    build(tmp_path / "g.db", 1200)
    with closing(open_reader(tmp_path / "g.db")) as db:
        for column in ("kind", "status"):
            assert db.execute(f"SELECT count(DISTINCT {column}) FROM concept").fetchone() == (4,)
        assert db.execute("SELECT count(*), count(date) FROM document").fetchone() == (2, 2)
        assert db.execute("SELECT count(*) FROM letter_part").fetchone() == (1,)
        ko, = db.execute("SELECT text FROM term WHERE lang = 'ko'").fetchone()
        assert exact(db, ko).hits[0].entry.ko == ko
