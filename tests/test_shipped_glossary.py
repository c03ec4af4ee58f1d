"""The shipped glossary.db is what `make glossary.db` makes of the examples today."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tests import readme

Row = tuple[object, ...]

#: When each step of the schema was applied, by the clock.
CLOCK = "_sqlite_migrations"

#: What builds it, up to the name of the file.
BUILD = "glossary mine examples/*.txt --db"

#: Scores come out of floating-point sums that differ in the last digits between machines.
TOLERANCE = 0.005


def dump(path: Path) -> tuple[dict[str, str], dict[str, list[Row]]]:
    """Give the statements that made the database at *path*, and the rows of its tables.

    What a full-text index keeps of its own is left out: its bytes differ between versions of
    SQLite.
    """
    with closing(sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True)) as connection:
        made = {name: sql for name, sql in connection.execute(
            "SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL ORDER BY name")}
        virtual = tuple(f"{name}_" for name, sql in made.items() if "VIRTUAL TABLE" in sql)
        made = {name: sql for name, sql in made.items()
                if name != CLOCK and not name.startswith(virtual or "\0")}
        tables = [name for name, sql in made.items() if sql.startswith("CREATE TABLE")]
        rows = {name: connection.execute(f'SELECT * FROM "{name}" ORDER BY 1').fetchall()
                for name in tables}
    return made, rows


@pytest.fixture(scope="module")
def fresh(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the glossary as the Makefile does."""
    path = tmp_path_factory.mktemp("shipped") / "glossary.db"
    with readme.scratch():
        readme.output(f"{BUILD} {path}")
    return path


def test_the_makefile_builds_it_in_the_same_way() -> None:
    assert f"$(BIN)/{BUILD} build/$@" in (readme.ROOT / "Makefile").read_text(encoding="utf-8")


def test_the_shipped_glossary_is_a_fresh_one(fresh: Path) -> None:
    made, rows = dump(readme.ROOT / "glossary.db")
    made_now, rows_now = dump(fresh)
    assert made == made_now
    assert {name: len(table) for name, table in rows.items()} == {
        name: len(table) for name, table in rows_now.items()}
    for name, table in rows.items():
        for row, now in zip(table, rows_now[name]):
            assert row == pytest.approx(now, abs=TOLERANCE), f"{name}: run `make glossary.db`"


def test_it_holds_the_articles(fresh: Path) -> None:
    _, rows = dump(fresh)
    assert len(rows["document"]) == 5
    assert len(rows["gloss"]) > 50


def test_it_is_one_file() -> None:
    beside = [path.name for path in readme.ROOT.glob("glossary.db-*")]
    assert beside == [], "a writer has it open"


def test_another_glossary_is_noticed(fresh: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.db"
    other.write_bytes(fresh.read_bytes())
    with closing(sqlite3.connect(other)) as connection:
        connection.execute("UPDATE gloss SET ko = ko || '가' WHERE id = 1")
        connection.commit()
    assert dump(other) != dump(fresh)
