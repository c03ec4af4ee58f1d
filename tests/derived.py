"""What concepts must be by their glosses, derived anew and without the code that keeps them."""

from __future__ import annotations

import sqlite3
from collections import Counter, defaultdict
from contextlib import closing
from pathlib import Path
from typing import Any

from aligner.script import simplify
from glossary.keys import ko_key, zh_key
from glossary.terms import Term, assign_roles, script, tidy

#: A language and a text.
Form = tuple[str, str]

_GLOSSES = """
    SELECT ko, zh, zh_restored, en, kind, confidence FROM gloss WHERE concept_id = ? ORDER BY id
"""


def verify(path: Path) -> None:
    """Fail unless every concept in the database at *path* is what its glosses make of it."""
    with closing(sqlite3.connect(path)) as db:
        for concept, in db.execute("SELECT id FROM concept").fetchall():
            glosses = db.execute(_GLOSSES, (concept,)).fetchall()
            _verify_terms(db, concept, glosses)
            if glosses:
                _verify_kind(db, concept, glosses)
        _verify_log(db)
        _verify_places(db)


def counts(glosses: list[Any]) -> Counter[Form]:
    """Give how often each form is printed, those that glosses have without printing them with 0."""
    found = Counter[Form]()
    for ko, zh, restored, en, *_ in glosses:
        printed = [("ko", tidy(ko)), (script(zh), tidy(zh)), *([("en", tidy(en))] if en else [])]
        found.update(printed)
        intact = tidy(restored or zh)
        derived = [(script(intact), intact)]
        if script(intact) == "zh-Hant":
            derived.append(("zh-Hans", simplify(intact)))
        for form in derived:
            found[form] += 0
    return found


def _verify_terms(db: sqlite3.Connection, concept: int, glosses: list[Any]) -> None:
    rows = db.execute(
        "SELECT id, lang, text, key, role, count, chosen FROM term WHERE concept_id = ? "
        "ORDER BY id", (concept,)).fetchall()
    terms = [Term(*row) for row in rows]
    wanted = counts(glosses)
    there = {(term.lang, term.text): term.count for term in terms}
    assert {form: there.get(form) for form in wanted} == wanted, concept
    for term in terms:
        if (term.lang, term.text) not in wanted:
            assert not term.count, (concept, term)
            assert _is_decided(db, concept), (concept, term)
    assert {term: term.role for term in terms} == assign_roles(terms), concept
    damaged = {tidy(zh) for _, zh, restored, *_ in glosses if tidy(restored or zh) != tidy(zh)}
    assert all(term.role == "damaged" or term.chosen
               for term in terms if term.is_hanzi and term.text in damaged), concept


def _is_decided(db: sqlite3.Connection, concept: int) -> bool:
    """Tell whether a person ever named the concept: it may keep terms that no gloss has any more,
    see `glossary.term_rows`."""
    return db.execute(
        "SELECT 1 FROM decision WHERE concept_id = :id OR action IN ('merge', 'split') "
        "AND value = CAST(:id AS TEXT)", {"id": concept}).fetchone() is not None


def _verify_kind(db: sqlite3.Connection, concept: int, glosses: list[Any]) -> None:
    preferred = {text for text, in db.execute(
        "SELECT text FROM term WHERE concept_id = ? AND lang = 'ko' AND role = 'preferred'",
        (concept,))}
    best = sorted(glosses, key=lambda each: (each[0] not in preferred, -each[5]))[0]
    wanted = best[4], max(each[5] for each in glosses)
    found = db.execute("SELECT kind, confidence FROM concept WHERE id = ?", (concept,)).fetchone()
    assert found == wanted, concept


def _verify_log(db: sqlite3.Connection) -> None:
    """Every reason is about a pair that is there, unless none is there or it is by a person."""
    assert db.execute(
        "SELECT * FROM merge_log AS m WHERE reason NOT LIKE 'merged by %' "
        "AND concept_id IN (SELECT concept_id FROM gloss) "
        "AND NOT EXISTS (SELECT 1 FROM gloss AS g WHERE g.concept_id = m.concept_id "
        "AND g.ko = m.ko AND g.zh = m.zh)").fetchall() == []


def _verify_places(db: sqlite3.Connection) -> None:
    """A pair has one place, and that is the one where a person put it."""
    places = defaultdict[Form, set[int]](set)
    for concept, ko, zh in db.execute(
            "SELECT concept_id, ko, coalesce(zh_restored, zh) FROM gloss"):
        places[ko_key(tidy(ko)), zh_key(tidy(zh))].add(concept)
    assert {pair: found for pair, found in places.items() if len(found) > 1} == {}
    for ko, zh, concept in db.execute("SELECT ko_key, zh_key, concept_id FROM assignment"):
        assert places.get((ko, zh), {concept}) == {concept}, (ko, zh)
