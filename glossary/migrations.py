"""The schema, as numbered steps; a step that was released is never edited, only followed.

Each step sets ``user_version`` to its number, in the transaction that makes its tables, so that a
reader knows the schema of a file without this module. `glossary.connect` applies the steps.

    document ─┐                    ┌─ term ── term_search (full text)
              ├── gloss ── concept ┼─ merge_log
    segment ──┘                    ├─ assignment ── decision
       └ pairing (its sums)
"""

from __future__ import annotations

import sqlite3
from typing import Protocol

from sqlite_utils import Migrations

glossary = Migrations("glossary")


class _Database(Protocol):
    conn: sqlite3.Connection


def _run(db: _Database, statements: list[str]) -> None:
    # One by one: executescript of the sqlite3 module would commit the open transaction.
    for statement in statements:
        db.conn.execute(statement)


@glossary()
def m001_concepts(db: _Database) -> None:
    """Documents, concepts, their terms, the glosses as evidence, and what people decided."""
    _run(db, [*_TABLES_1, *_INDEXES_1, *_SEARCH_1, *_VIEWS_1, "PRAGMA user_version = 1"])


_TABLES_1 = [
    """
CREATE TABLE document (
    id INTEGER PRIMARY KEY,
    path TEXT NOT NULL,             -- as the user typed it, with / between folders
    title TEXT,                     -- the first line that is not empty
    date TEXT,                      -- of publication, ISO 8601, where it is known
    sha256 TEXT NOT NULL UNIQUE,    -- of the bytes of the file
    encoding TEXT NOT NULL,         -- by which the bytes were decoded
    licence TEXT,                   -- SPDX name, where it is known
    miner TEXT NOT NULL             -- version of the miner
) STRICT""",
    """
CREATE TABLE concept (
    id INTEGER PRIMARY KEY AUTOINCREMENT,   -- never used twice: exported tables refer to it
    kind TEXT NOT NULL                      -- how the Korean corresponds to the Hanzi
        CHECK (kind IN ('reading', 'transcription', 'translation', 'mixed')),
    status TEXT NOT NULL DEFAULT 'candidate'
        CHECK (status IN ('candidate', 'approved', 'rejected', 'forbidden')),
    confidence REAL NOT NULL,               -- of its surest gloss, 0 to 1
    note TEXT,                              -- by a person
    domain TEXT                             -- by a person
) STRICT""",
    """
CREATE TABLE term (
    id INTEGER PRIMARY KEY,
    concept_id INTEGER NOT NULL REFERENCES concept (id) ON DELETE CASCADE,
    lang TEXT NOT NULL CHECK (lang IN ('ko', 'zh-Hans', 'zh-Hant', 'en')),
    text TEXT NOT NULL,
    key TEXT NOT NULL,              -- folded for look-up, see glossary/keys.py
    role TEXT NOT NULL CHECK (role IN ('preferred', 'variant', 'damaged')),
    count INTEGER NOT NULL,         -- of glosses that print it; 0: restored or converted only
    skeleton TEXT,                  -- consonants of a Korean term; Hanzi that CP949 has too
    pinyin TEXT,                    -- of a Chinese term, a space between syllables
    reading TEXT,                   -- Sino-Korean, of a Chinese term
    UNIQUE (concept_id, lang, text)
) STRICT""",
    """
CREATE TABLE gloss (
    id INTEGER PRIMARY KEY,
    concept_id INTEGER NOT NULL REFERENCES concept (id) ON DELETE CASCADE,
    document_id INTEGER NOT NULL REFERENCES document (id) ON DELETE CASCADE,
    offset INTEGER NOT NULL,        -- of the opening bracket, code points from 0
    line INTEGER NOT NULL,          -- of the opening bracket, counted from 1
    ko TEXT NOT NULL,               -- as printed
    zh TEXT NOT NULL,               -- as printed
    zh_restored TEXT,               -- where Hanzi were lost and an intact gloss tells them
    en TEXT,                        -- English name in the bracket
    note TEXT,                      -- the rest of the bracket
    kind TEXT NOT NULL CHECK (kind IN ('reading', 'transcription', 'translation', 'mixed')),
    confidence REAL NOT NULL,       -- probability that the pair is right, 0 to 1
    context TEXT NOT NULL,          -- the line
    UNIQUE (document_id, offset, ko, zh)
) STRICT""",
    """
CREATE TABLE segment (
    id INTEGER PRIMARY KEY,
    gloss_id INTEGER NOT NULL REFERENCES gloss (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,      -- in the Korean term, from 0
    ko TEXT NOT NULL,               -- '' where nothing corresponds
    zh TEXT NOT NULL,               -- '' where nothing corresponds
    method TEXT NOT NULL
        CHECK (method IN ('reading', 'transcription', 'meaning', 'same', 'known', 'none')),
    score REAL NOT NULL,            -- 0 to 1
    UNIQUE (gloss_id, position)
) STRICT""",
    """
CREATE TABLE merge_log (
    id INTEGER PRIMARY KEY,
    concept_id INTEGER NOT NULL REFERENCES concept (id) ON DELETE CASCADE,
    ko TEXT NOT NULL,               -- of the gloss that joined, as printed
    zh TEXT NOT NULL,               -- of the gloss that joined, as printed
    reason TEXT NOT NULL            -- why, other than by equal keys
) STRICT""",
    """
CREATE TABLE decision (
    id INTEGER PRIMARY KEY,
    concept_id INTEGER REFERENCES concept (id) ON DELETE SET NULL,
    ko TEXT NOT NULL,               -- the pair decided upon: it outlives its concept
    zh TEXT NOT NULL,
    action TEXT NOT NULL,           -- approve, reject, forbid, prefer, note, merge, split
    value TEXT,
    who TEXT NOT NULL,
    at TEXT NOT NULL                -- ISO 8601, UTC
) STRICT""",
]

_INDEXES_1 = [
    "CREATE INDEX term_key ON term (key, concept_id)",
    "CREATE INDEX term_skeleton ON term (skeleton, concept_id) WHERE skeleton IS NOT NULL",
    "CREATE INDEX gloss_concept ON gloss (concept_id, confidence DESC)",
    "CREATE INDEX segment_pairing ON segment (ko, zh, method, score)",
    "CREATE INDEX merge_log_concept ON merge_log (concept_id)",
    "CREATE INDEX decision_concept ON decision (concept_id)",
    "CREATE INDEX document_path ON document (path)",
]

#: Every substring of a key, up to 12 characters, as one token: see `glossary.keys.grams`.
_GRAMS_1 = """(
    WITH RECURSIVE
        head (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM head WHERE i < length({row}.key)),
        size (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM size WHERE n < 12)
    SELECT group_concat(substr({row}.key, i, n), ' ')
    FROM head, size WHERE i + n - 1 <= length({row}.key)
)"""

_ADD_1 = f"INSERT INTO term_search (rowid, grams) VALUES (new.id, {_GRAMS_1.format(row='new')});"
_DROP_1 = (
    "INSERT INTO term_search (term_search, rowid, grams) "
    f"VALUES ('delete', old.id, {_GRAMS_1.format(row='old')});"
)

# Without content of its own the index is a third of the size; the triggers keep it in step, and
# must tell it on deletion what it holds. All categories but separators belong to a token, so that
# a gram with signs in it (c++, 5g-a) stays whole and no Hanzi newer than SQLite splits one.
_SEARCH_1 = [
    "CREATE VIRTUAL TABLE term_search USING fts5 (grams, content='', "
    "tokenize=\"unicode61 remove_diacritics 0 categories 'L* M* N* P* S* C*'\")",
    f"CREATE TRIGGER term_added AFTER INSERT ON term BEGIN {_ADD_1} END",
    f"CREATE TRIGGER term_removed AFTER DELETE ON term BEGIN {_DROP_1} END",
    f"CREATE TRIGGER term_rekeyed AFTER UPDATE OF id, key ON term BEGIN {_DROP_1} {_ADD_1} END",
]

_PREFERRED_1 = (
    "(SELECT {column} FROM term AS t WHERE t.concept_id = c.id AND t.lang = '{lang}' "
    "AND t.role = 'preferred')"
)


def _preferred_1(lang: str, column: str = "text") -> str:
    return _PREFERRED_1.format(lang=lang, column=column)


_VIEWS_1 = [
    """
CREATE VIEW segment_pair AS
SELECT ko, zh, method, count(*) AS n, avg(score) AS score
FROM segment WHERE method <> 'none' GROUP BY ko, zh, method""",
    f"""
CREATE VIEW glossary AS
SELECT
    c.id AS concept_id,
    {_preferred_1('ko')} AS ko,
    {_preferred_1('zh-Hans')} AS zh_hans,
    {_preferred_1('zh-Hant')} AS zh_hant,
    coalesce({_preferred_1('zh-Hans', 'pinyin')}, {_preferred_1('zh-Hant', 'pinyin')}) AS pinyin,
    coalesce({_preferred_1('zh-Hans', 'reading')}, {_preferred_1('zh-Hant', 'reading')}) AS reading,
    c.kind, c.status, c.confidence,
    (SELECT coalesce(sum(t.count), 0) FROM term AS t
        WHERE t.concept_id = c.id AND t.lang = 'ko') AS count,
    (SELECT g.context FROM gloss AS g
        WHERE g.concept_id = c.id ORDER BY g.confidence DESC, g.id LIMIT 1) AS example
FROM concept AS c""",
]


@glossary()
def m002_pairings(db: _Database) -> None:
    """The segments summed, so that a part of a term is one row however often it was printed."""
    _run(db, [*_PAIRING_2, *_TRIGGERS_2, "PRAGMA user_version = 2"])


_PAIRING_2 = [
    """
CREATE TABLE pairing (
    ko TEXT NOT NULL,               -- as in the segments
    zh TEXT NOT NULL,
    method TEXT NOT NULL,           -- but for 'none'
    n INTEGER NOT NULL,             -- of the segments
    PRIMARY KEY (ko, zh, method)
) STRICT, WITHOUT ROWID""",
    # A word is looked for by its letters: without blanks, and Latin in lower case.
    "CREATE INDEX pairing_ko ON pairing (lower(replace(ko, ' ', '')))",
    "CREATE INDEX pairing_zh ON pairing (lower(replace(zh, ' ', '')))",
    "INSERT INTO pairing SELECT ko, zh, method, count(*) FROM segment "
    "WHERE method <> 'none' GROUP BY ko, zh, method",
    "CREATE INDEX concept_withdrawn ON concept (status) WHERE status IN ('rejected', 'forbidden')",
]

_COUNT_2 = (
    "INSERT INTO pairing SELECT new.ko, new.zh, new.method, 1 WHERE new.method <> 'none' "
    "ON CONFLICT DO UPDATE SET n = n + 1;"
)
_DISCOUNT_2 = (
    "UPDATE pairing SET n = n - 1 "
    "WHERE ko = old.ko AND zh = old.zh AND method = old.method; "
    "DELETE FROM pairing "
    "WHERE ko = old.ko AND zh = old.zh AND method = old.method AND n = 0;"
)

_TRIGGERS_2 = [
    f"CREATE TRIGGER segment_added AFTER INSERT ON segment BEGIN {_COUNT_2} END",
    f"CREATE TRIGGER segment_removed AFTER DELETE ON segment BEGIN {_DISCOUNT_2} END",
    "CREATE TRIGGER segment_changed AFTER UPDATE OF ko, zh, method ON segment "
    f"BEGIN {_DISCOUNT_2} {_COUNT_2} END",
]


@glossary()
def m003_look_up(db: _Database) -> None:
    """The index of look-up anew: ranked, with initials, sounds and what misspelt words share."""
    from glossary.search_index import STATEMENTS

    _run(db, [*STATEMENTS, "PRAGMA user_version = 3"])


@glossary()
def m004_decisions(db: _Database) -> None:
    """What people decide: whole again after an undo, heeded by mining, out of the sums."""
    _run(db, [*_SETTLED_4, *_CHOSEN_4, *_DECISION_4, *_COUNTED_4, "PRAGMA user_version = 4"])


# The reading of a document may still change until its run has ended; that was told by the miner.
_SETTLED_4 = [
    "ALTER TABLE document ADD COLUMN settled INTEGER NOT NULL DEFAULT 1 CHECK (settled IN (0, 1))",
    "UPDATE document SET settled = 0, miner = replace(miner, ', first reading', '') "
    "WHERE miner LIKE '%, first reading'",
    "CREATE INDEX document_unsettled ON document (settled) WHERE settled = 0",
]

# A person chose the term as the preferred one of its language: evidence does not change that.
_CHOSEN_4 = [
    "ALTER TABLE term ADD COLUMN chosen INTEGER NOT NULL DEFAULT 0 CHECK (chosen IN (0, 1))",
]

_DECISION_4 = [
    "DROP INDEX decision_concept",
    "ALTER TABLE decision RENAME TO decision_1",
    """
CREATE TABLE decision (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    concept_id INTEGER NOT NULL,    -- no reference: it outlives its concept, whose id is not reused
    ko TEXT NOT NULL,               -- the preferred pair of the concept as it was decided upon
    zh TEXT NOT NULL,
    action TEXT NOT NULL CHECK (action IN ('approve', 'reject', 'forbid', 'reopen', 'prefer',
        'note', 'domain', 'merge', 'split', 'skip', 'undo')),
    value TEXT,                     -- the note, the form preferred, the id merged or split off
    before TEXT,                    -- JSON: what an undo puts back
    undoes INTEGER REFERENCES decision (id),
    who TEXT NOT NULL,
    at TEXT NOT NULL                -- ISO 8601, UTC
) STRICT""",
    "INSERT INTO decision (id, concept_id, ko, zh, action, value, who, at) "
    "SELECT id, coalesce(concept_id, 0), ko, zh, action, value, who, at FROM decision_1",
    "DROP TABLE decision_1",
    "CREATE INDEX decision_concept ON decision (concept_id)",
    "CREATE UNIQUE INDEX decision_undoes ON decision (undoes) WHERE undoes IS NOT NULL",
    # Where a person put a pair by a merge or a split; mining puts its glosses there as well.
    """
CREATE TABLE assignment (
    ko_key TEXT NOT NULL,
    zh_key TEXT NOT NULL,
    concept_id INTEGER NOT NULL REFERENCES concept (id) ON DELETE CASCADE,
    decision_id INTEGER NOT NULL REFERENCES decision (id) ON DELETE CASCADE,
    PRIMARY KEY (ko_key, zh_key)
) STRICT, WITHOUT ROWID""",
    "CREATE INDEX assignment_concept ON assignment (concept_id)",
    "CREATE INDEX assignment_decision ON assignment (decision_id)",
]

_WITHDRAWN_4 = "IN ('rejected', 'forbidden')"
_NEW_4 = _COUNT_2.replace("<> 'none'", "<> 'none' AND new.counted")
_OLD_4 = _DISCOUNT_2.replace("method = old.method", "method = old.method AND old.counted")

# What a person rejected or forbade attests nothing, so its segments are not summed. That is kept
# with each segment: when one is deleted along with its gloss, nothing else can tell any more.
_COUNTED_4 = [
    "DROP TRIGGER segment_added",
    "DROP TRIGGER segment_removed",
    "DROP TRIGGER segment_changed",
    "DROP VIEW segment_pair",
    "DROP INDEX segment_pairing",
    "ALTER TABLE segment ADD COLUMN counted INTEGER NOT NULL DEFAULT 1 CHECK (counted IN (0, 1))",
    "CREATE INDEX segment_pairing ON segment (ko, zh, method, counted, score)",
    f"""
CREATE TRIGGER segment_added AFTER INSERT ON segment BEGIN {_NEW_4}
    UPDATE segment SET counted = 0 WHERE id = new.id AND (SELECT status FROM concept
        JOIN gloss ON gloss.concept_id = concept.id WHERE gloss.id = new.gloss_id) {_WITHDRAWN_4};
END""",
    f"CREATE TRIGGER segment_removed AFTER DELETE ON segment BEGIN {_OLD_4} END",
    "CREATE TRIGGER segment_changed AFTER UPDATE OF ko, zh, method, counted ON segment "
    f"BEGIN {_OLD_4} {_NEW_4} END",
    f"""
CREATE TRIGGER concept_judged AFTER UPDATE OF status ON concept
WHEN (old.status {_WITHDRAWN_4}) <> (new.status {_WITHDRAWN_4}) BEGIN
    UPDATE segment SET counted = new.status NOT {_WITHDRAWN_4}
    WHERE gloss_id IN (SELECT id FROM gloss WHERE concept_id = new.id);
END""",
    f"""
CREATE TRIGGER gloss_moved AFTER UPDATE OF concept_id ON gloss BEGIN
    UPDATE segment
    SET counted = (SELECT status NOT {_WITHDRAWN_4} FROM concept WHERE id = new.concept_id)
    WHERE gloss_id = new.id;
END""",
    "UPDATE segment SET counted = 0 WHERE gloss_id IN (SELECT gloss.id FROM gloss "
    f"JOIN concept ON concept.id = concept_id WHERE status {_WITHDRAWN_4})",
    """
CREATE VIEW segment_pair AS
SELECT ko, zh, method, n, (SELECT avg(score) FROM segment AS s
    WHERE s.ko = p.ko AND s.zh = p.zh AND s.method = p.method AND s.counted = 1) AS score
FROM pairing AS p""",
]
