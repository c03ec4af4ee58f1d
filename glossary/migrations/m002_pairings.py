"""Step 2: the segments summed, so that a part of a term is one row however often it was printed."""

from __future__ import annotations

_PAIRING = [
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

COUNT = (
    "INSERT INTO pairing SELECT new.ko, new.zh, new.method, 1 WHERE new.method <> 'none' "
    "ON CONFLICT DO UPDATE SET n = n + 1;"
)
DISCOUNT = (
    "UPDATE pairing SET n = n - 1 "
    "WHERE ko = old.ko AND zh = old.zh AND method = old.method; "
    "DELETE FROM pairing "
    "WHERE ko = old.ko AND zh = old.zh AND method = old.method AND n = 0;"
)

_TRIGGERS = [
    f"CREATE TRIGGER segment_added AFTER INSERT ON segment BEGIN {COUNT} END",
    f"CREATE TRIGGER segment_removed AFTER DELETE ON segment BEGIN {DISCOUNT} END",
    "CREATE TRIGGER segment_changed AFTER UPDATE OF ko, zh, method ON segment "
    f"BEGIN {DISCOUNT} {COUNT} END",
]

STATEMENTS = [*_PAIRING, *_TRIGGERS]
