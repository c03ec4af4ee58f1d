"""What other glossaries say: terms by hand, definitions, examples, sources; schema step 8."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from sqlite_utils import Database

from glossary import migrations
from glossary.connect import open_reader, open_writer
from glossary.entries import SAID
from glossary.errors import DecisionError
from glossary.search_index import tokens
from glossary.store import open_glossary
from tests.evidence import check, document, dump, gloss
from tests.schemas import old_glossary


def forms(path: Path, concept: int = 1) -> set[tuple[str, str, str]]:
    with closing(open_reader(path)) as db:
        return set(db.execute(
            "SELECT lang, text, role FROM term WHERE concept_id = ?", (concept,)))


def test_a_named_term_is_a_variant_and_an_undo_takes_it_back(tmp_path: Path) -> None:
    path = tmp_path / "g.db"
    with open_glossary(path) as glossary:
        with glossary.decide("kim") as decisions:
            decisions.found([["ko", "징둥"], ["zh-Hans", "京东"]], "transcription", 1.0)
        before = forms(path)
        with glossary.decide("kim") as decisions:
            assert decisions.name(1, [["ko", "경동"], ["zh-Hant", "京東"], ["en", "JD.com"]])
        named = forms(path)
        assert named - before == {
            ("ko", "경동", "variant"), ("zh-Hant", "京東", "preferred"),
            ("en", "JD.com", "preferred")}
        with glossary.decide("kim") as decisions:
            assert decisions.name(1, [["ko", "경동"]]) is None
            assert decisions.undo().action == "undo"
        assert forms(path) == before
        with glossary.decide("kim") as decisions:
            decisions.undo(3)
        assert forms(path) == named
    check(path)


def test_a_named_term_outlives_the_glosses(tmp_path: Path) -> None:
    path = tmp_path / "g.db"
    with open_glossary(path) as glossary:
        glossary.add_document(document("가", "a.txt"), [gloss("징둥", "京东")])
        glossary.add_document(document("나", "b.txt"), [gloss("징둥", "京东", offset=9)])
        with glossary.decide("kim") as decisions:
            decisions.name(1, [["ko", "경동"], ["en", "JD.com"]])
        glossary.add_document(document("다", "b.txt"), [])
        assert {"경동", "JD.com"} <= {text for _, text, _ in forms(path)}
        with glossary.decide("kim") as decisions:
            decisions.undo()
        assert not {"경동", "JD.com"} & {text for _, text, _ in forms(path)}
    check(path)


@pytest.mark.parametrize("what", SAID)
def test_what_is_said_is_undone_and_merged(tmp_path: Path, what: str) -> None:
    path = tmp_path / "g.db"

    def said(concept: int) -> object:
        with closing(open_reader(path)) as db:
            return db.execute(f"SELECT {what} FROM concept WHERE id = ?", (concept,)).fetchone()

    with open_glossary(path) as glossary:
        with glossary.decide("kim") as decisions:
            decisions.found([["ko", "징둥"], ["zh-Hans", "京东"]], "transcription", 1.0)
            decisions.found([["ko", "경동"], ["zh-Hans", "京东"]], "reading", 1.0)
            assert decisions.say(1, what, "하나") and decisions.say(2, what, "둘")
            assert decisions.say(1, what, "하나") is None
            decisions.merge(1, [2])
        assert said(1) == ("하나; 둘",)
        with glossary.decide("kim") as decisions:
            decisions.undo()
        assert (said(1), said(2)) == (("하나",), ("둘",))
        with glossary.decide("kim") as decisions:
            decisions.undo(3)
        assert said(1) == (None,)
        with glossary.decide("kim") as decisions, pytest.raises(DecisionError):
            decisions.say(99, what, "없음")


def test_decisions_and_assignments_survive_the_step(tmp_path: Path) -> None:
    path = tmp_path / "g.db"
    with closing(sqlite3.connect(path, isolation_level=None)) as db:
        db.create_function("tokens", 4, tokens, deterministic=True)
        migrations.glossary.apply(
            Database(db, execute_plugins=False), stop_before="m008_explained")
        db.executescript("""
            INSERT INTO concept (id, kind, confidence, note) VALUES (7, 'mixed', 1, '메모');
            INSERT INTO decision (id, concept_id, ko, zh, action, who, at, undoes)
                VALUES (3, 7, '징둥', '京东', 'approve', 'kim', '2026-01-02T03:04:05Z', NULL),
                       (5, 7, '징둥', '京东', 'undo', 'kim', '2026-01-02T03:04:06Z', 3);
            INSERT INTO assignment VALUES ('징둥', '京东', 7, 3);
        """)
        before = {name: db.execute(f"SELECT * FROM {name}").fetchall()
                  for name in ("decision", "assignment")}
    open_writer(path).close()
    with closing(sqlite3.connect(path)) as db:
        assert {name: db.execute(f"SELECT * FROM {name}").fetchall() for name in before} == before
        assert db.execute("SELECT seq FROM sqlite_sequence WHERE name = 'decision'").fetchall() == [
            (5,)]
        db.create_function("tokens", 4, tokens, deterministic=True)
        db.execute("PRAGMA foreign_keys = ON")
        db.execute("DELETE FROM concept")
        assert db.execute("SELECT * FROM assignment").fetchall() == []
    check(path)


def test_what_an_older_version_kept_can_be_undone(tmp_path: Path) -> None:
    """A decision tells nothing there of what came later."""
    path = old_glossary(tmp_path / "g.db", 3)
    with open_glossary(path) as glossary, glossary.decide("kim") as decisions:
        decisions.set_status(1, "reject")
    with closing(sqlite3.connect(path)) as db:
        before = dict(db.execute("SELECT id, before FROM decision").fetchall())
        db.execute("UPDATE decision SET before = json_remove(before, '$.definition') "
                   "WHERE action = 'reject'")
        db.commit()
    assert before
    with open_glossary(path) as glossary, glossary.decide("kim") as decisions:
        decisions.undo()
    check(path)
    assert any(line.startswith("decision (") and "undo" in line for line in dump(path))
