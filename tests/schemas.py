"""Glossaries of earlier schemas, as the program of their time wrote them.

``cases/schema_N.sql`` is a dump of a real file: 1, 3 and 5 of one mined article, 2 of the
glossary that was released. Its triggers fill what is derived: full-text index and sums of segments.
"""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from glossary.search_index import tokens

SCHEMAS = (1, 2, 3, 5)

#: What people stored, and what a run left that broke off.
STORED = """
UPDATE concept SET status = 'approved', note = '메모', domain = '물류' WHERE id = 1;
UPDATE concept SET status = 'rejected' WHERE id = 2;
UPDATE concept SET status = 'forbidden' WHERE id = 3;
INSERT INTO decision (concept_id, ko, zh, action, value, who, at) VALUES
    (1, '광군제', '光棍节', 'note', '메모', 'kim', '2025-11-30T01:02:03Z'),
    (NULL, '사라진 말', '没有', 'reject', NULL, 'lee', '2025-12-01T01:02:03Z');
INSERT INTO merge_log (concept_id, ko, zh, reason) VALUES (1, '광군절', '光棍節', 'the same Hanzi');
INSERT INTO document (path, sha256, encoding, miner) VALUES ('open.txt', 'ff', 'utf-8', '{miner}');
"""

#: The same, since a decision always names a concept, and a document tells whether it is settled.
STORED_NOW = STORED.replace("(NULL, '사라진 말'", "(0, '사라진 말'").replace(
    "encoding, miner) VALUES ('open.txt', 'ff', 'utf-8', '{miner}'",
    "encoding, miner, settled) VALUES ('open.txt', 'ff', 'utf-8', '1', 0")

#: How the miner marked a document whose run had not ended, before there was a column for that.
OPEN = "1, first reading"


def old_glossary(path: Path, schema: int, stored: str | None = None) -> Path:
    """Write a glossary of an older schema to *path*."""
    script = Path(__file__).with_name("cases") / f"schema_{schema}.sql"
    with closing(sqlite3.connect(path)) as db:
        db.create_function("tokens", 4, tokens, deterministic=True)
        db.executescript(script.read_text("utf-8"))
        if stored is None:
            stored = STORED if schema < 4 else STORED_NOW
        db.executescript(stored.format(miner=OPEN))
    return path
