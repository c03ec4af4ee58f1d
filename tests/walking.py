"""A walk through the candidates without a terminal: keys pressed, and what the glossary is then."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from sqlite3 import Connection
from typing import NamedTuple

from glossary.connect import open_reader, open_writer
from glossary.deciding.candidates import Route
from glossary.deciding.review import Walk
from glossary.store import Glossary

#: What the hypothesis walks through, mined, so that undoing a merge has nothing to put right.
MINED = """저고도 경제(低空经济)
저고도경제(低空经济)
저공경제(低空經濟)
우전(乌镇)
우전(吴电子)
핀둬둬(多多=拼多多)
핀둬둬(拼多多)
광군제(光棍节)
광군절(光棍節)
CATL(宁德时代)
핑안그룹(平安集团)
"""


class Desk(NamedTuple):
    """A glossary with what reads and what writes it."""

    path: Path
    db: Connection
    glossary: Glossary

    def walk(self, who: str = "kim", route: Route = Route()) -> Walk:
        return Walk(self.db, lambda: self.glossary.decide(who), who, route)


@contextmanager
def desk_at(path: Path) -> Iterator[Desk]:
    with closing(open_writer(path)) as writer, closing(open_reader(path)) as reader:
        yield Desk(path, reader, Glossary(writer, str(path)))


def press(walk: Walk, *keys: str) -> None:
    """Press keys, each with an answer behind a blank where it asks; all can be done."""
    for each in keys:
        key, _, text = each.partition(" ")
        done = walk.press(key)
        if walk.question:
            assert done and walk.question.key == key
            done = walk.answer(text)
        assert done, walk.message


def refused(walk: Walk, keys: str) -> str:
    """Press a key that cannot be done; give the message."""
    key, _, text = keys.partition(" ")
    done = walk.press(key)
    if walk.question:
        done = walk.answer(text)
    assert not done and walk.question is None
    return walk.message


def number(walk: Walk) -> int | None:
    return walk.shown.number if walk.shown else None


def content(db: Connection) -> dict[str, list[tuple[object, ...]]]:
    """Give everything but the decisions and the numbers of rows."""
    queries = {
        "concept": "SELECT * FROM concept",
        "term": "SELECT concept_id, lang, text, role, count, chosen FROM term",
        "gloss": "SELECT * FROM gloss",
        "merge_log": "SELECT concept_id, ko, zh, reason FROM merge_log",
        "assignment": "SELECT ko_key, zh_key, concept_id FROM assignment",
    }
    return {name: sorted(db.execute(query).fetchall(), key=repr) for name, query in queries.items()}


def statuses(db: Connection) -> dict[int, str]:
    return dict(db.execute("SELECT id, status FROM concept").fetchall())
