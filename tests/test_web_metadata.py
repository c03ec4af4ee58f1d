"""What Datasette is told of a glossary: 0.65 when it asks, 1.0 at its start."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from typing import Any

import pytest

from glossary.web import metadata
from glossary.web.database import GlossaryDatabase
from glossary.web.queries import QUERIES
from glossary.web.server import SETTINGS, make
from glossary.web.tables import TABLES


class Newer:
    """As much of Datasette 1.0 as is told anything."""

    def __init__(self, database: GlossaryDatabase, config: dict[str, Any]) -> None:
        self.databases = {"g": database}
        self.config = config
        self.asked: dict[str, dict[str, Any]] = {}

    async def add_query(self, database: str, name: str, sql: str, **about: Any) -> None:
        assert database == "g" and about["is_trusted"]
        self.asked[name] = {"sql": sql, **about}


@pytest.fixture
def database() -> Iterator[GlossaryDatabase]:
    found = GlossaryDatabase(make("glossary.db"), "glossary.db", True)
    yield found
    found.close()


def test_datasette_is_told_of_tables_and_questions(database: GlossaryDatabase) -> None:
    about = metadata.metadata(Newer(database, {}))["databases"]["g"]
    assert set(about["tables"]) >= set(TABLES) and set(about["queries"]) == set(QUERIES)
    assert about["tables"]["term_search"]["allow"] is False
    assert about["allow_sql"] == {"id": "root"}
    assert about["tables"]["document"]["label_column"] == "title"
    assert "kind" in about["tables"]["concept"]["columns"]


def test_large_tables_are_sorted_by_what_an_index_puts_in_order(database: GlossaryDatabase) -> None:
    assert "sortable_columns" not in metadata.metadata(
        Newer(database, {}))["databases"]["g"]["tables"]["term"]
    database.metadata, database.concepts = None, metadata.FEW + 1
    tables = metadata.metadata(Newer(database, {}))["databases"]["g"]["tables"]
    assert tables["term"]["sortable_columns"] == ["id", "key"]


def test_what_is_allowed_can_be_asked_alone(database: GlossaryDatabase) -> None:
    whole = metadata.metadata(Newer(database, {}))["databases"]["g"]["tables"]
    alone = metadata.metadata(Newer(database, {}), only_allowed=True)["databases"]["g"]["tables"]
    assert alone == {name: each for name, each in whole.items() if "allow" in each}


def test_datasette_1_is_told_at_its_start(database: GlossaryDatabase) -> None:
    own = {"databases": {"g": {"allow_sql": True, "tables": {"term": {"size": 7}}}}}
    newer = Newer(database, own)
    asyncio.run(metadata.tell(newer))
    assert set(newer.asked) == set(QUERIES)
    told = newer.config["databases"]["g"]
    assert told["allow_sql"] is True and told["tables"]["term"]["size"] == 7
    assert told["tables"]["gloss"]["size"] == metadata.SIZE
    assert told["tables"]["term_search"]["allow"] is False
    fresh = Newer(database, {})
    asyncio.run(metadata.tell(fresh))
    assert fresh.config["databases"]["g"]["allow_sql"] == {"id": "root"}


def test_the_server_is_careful_by_itself() -> None:
    assert SETTINGS["default_allow_sql"] is SETTINGS["allow_download"] is False
    datasette = make("glossary.db")
    assert datasette.sql_time_limit_ms <= 1000 and not datasette.cors
