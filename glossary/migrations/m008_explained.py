"""Step 8: what other glossaries say of a concept, and terms that they give it."""

from __future__ import annotations

# By a person or a file, as note and domain are. An example is a sentence that no document of the
# glossary has, a source where definition and example are from.
_EXPLAINED = [
    "ALTER TABLE concept ADD COLUMN definition TEXT",
    "ALTER TABLE concept ADD COLUMN example TEXT",
    "ALTER TABLE concept ADD COLUMN source TEXT",
]

_ASSIGNMENT = """
CREATE TABLE assignment (
    ko_key TEXT NOT NULL,
    zh_key TEXT NOT NULL,
    concept_id INTEGER NOT NULL REFERENCES concept (id) ON DELETE CASCADE,
    decision_id INTEGER NOT NULL REFERENCES decision (id) ON DELETE CASCADE,
    PRIMARY KEY (ko_key, zh_key)
) STRICT, WITHOUT ROWID"""

_COLUMNS = "id, concept_id, ko, zh, action, value, before, undoes, who, at, source"

# A CHECK cannot be changed, so the table is made anew. The assignments, which refer to it, are kept
# aside meanwhile: to drop the old table would remove them.
_DECISION = [
    "CREATE TEMP TABLE kept AS SELECT * FROM assignment",
    "DROP TABLE assignment",
    "DROP INDEX decision_concept",
    "DROP INDEX decision_other",
    "DROP INDEX decision_undoes",
    "ALTER TABLE decision RENAME TO decision_4",
    """
CREATE TABLE decision (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    concept_id INTEGER NOT NULL,    -- no reference: it outlives its concept, whose id is not reused
    ko TEXT NOT NULL,               -- the preferred pair of the concept as it was decided upon
    zh TEXT NOT NULL,
    action TEXT NOT NULL CHECK (action IN ('approve', 'reject', 'forbid', 'reopen', 'prefer',
        'name', 'note', 'domain', 'definition', 'example', 'source', 'found', 'merge', 'split',
        'skip', 'undo')),
    value TEXT,                     -- the note, the form preferred, the id merged or split off
    before TEXT,                    -- JSON: what an undo puts back
    undoes INTEGER REFERENCES decision (id),
    who TEXT NOT NULL,
    at TEXT NOT NULL,               -- ISO 8601, UTC
    source TEXT                     -- the file it was read from, where it was
) STRICT""",
    f"INSERT INTO decision ({_COLUMNS}) SELECT {_COLUMNS} FROM decision_4 ORDER BY id",
    "DROP TABLE decision_4",
    "CREATE INDEX decision_concept ON decision (concept_id)",
    "CREATE INDEX decision_other ON decision (value) WHERE action IN ('merge', 'split')",
    "CREATE UNIQUE INDEX decision_undoes ON decision (undoes) WHERE undoes IS NOT NULL",
    _ASSIGNMENT,
    "INSERT INTO assignment SELECT * FROM kept",
    "DROP TABLE kept",
    "CREATE INDEX assignment_concept ON assignment (concept_id)",
    "CREATE INDEX assignment_decision ON assignment (decision_id)",
]

STATEMENTS = [*_EXPLAINED, *_DECISION]
