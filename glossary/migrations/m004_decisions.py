"""Step 4: what people decide: whole again after an undo, heeded by mining, out of the sums."""

from __future__ import annotations

from glossary.migrations.m002_pairings import COUNT, DISCOUNT

# The reading of a document may still change until its run has ended; that was told by the miner.
_SETTLED = [
    "ALTER TABLE document ADD COLUMN settled INTEGER NOT NULL DEFAULT 1 CHECK (settled IN (0, 1))",
    "UPDATE document SET settled = 0, miner = replace(miner, ', first reading', '') "
    "WHERE miner LIKE '%, first reading'",
    "CREATE INDEX document_unsettled ON document (settled) WHERE settled = 0",
]

# A person chose the term as the preferred one of its language: evidence does not change that.
_CHOSEN = [
    "ALTER TABLE term ADD COLUMN chosen INTEGER NOT NULL DEFAULT 0 CHECK (chosen IN (0, 1))",
]

_DECISION = [
    "DROP INDEX decision_concept",
    "ALTER TABLE decision RENAME TO decision_1",
    """
CREATE TABLE decision (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    concept_id INTEGER NOT NULL,    -- no reference: it outlives its concept, whose id is not reused
    ko TEXT NOT NULL,               -- the preferred pair of the concept as it was decided upon
    zh TEXT NOT NULL,
    action TEXT NOT NULL CHECK (action IN ('approve', 'reject', 'forbid', 'reopen', 'prefer',
        'note', 'domain', 'found', 'merge', 'split', 'skip', 'undo')),
    value TEXT,                     -- the note, the form preferred, the id merged or split off
    before TEXT,                    -- JSON: what an undo puts back
    undoes INTEGER REFERENCES decision (id),
    who TEXT NOT NULL,
    at TEXT NOT NULL,               -- ISO 8601, UTC
    source TEXT                     -- the file it was read from, where it was
) STRICT""",
    "INSERT INTO decision (id, concept_id, ko, zh, action, value, who, at) "
    "SELECT id, coalesce(concept_id, 0), ko, zh, action, value, who, at FROM decision_1",
    "DROP TABLE decision_1",
    "CREATE INDEX decision_concept ON decision (concept_id)",
    "CREATE INDEX decision_other ON decision (value) WHERE action IN ('merge', 'split')",
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

_WITHDRAWN = "IN ('rejected', 'forbidden')"
_NEW = COUNT.replace("<> 'none'", "<> 'none' AND new.counted")
_OLD = DISCOUNT.replace("method = old.method", "method = old.method AND old.counted")

# What a person rejected or forbade attests nothing, so its segments are not summed. That is kept
# with each segment: when one is deleted along with its gloss, nothing else can tell any more.
_COUNTED = [
    "DROP TRIGGER segment_added",
    "DROP TRIGGER segment_removed",
    "DROP TRIGGER segment_changed",
    "DROP VIEW segment_pair",
    "DROP INDEX segment_pairing",
    "ALTER TABLE segment ADD COLUMN counted INTEGER NOT NULL DEFAULT 1 CHECK (counted IN (0, 1))",
    "CREATE INDEX segment_pairing ON segment (ko, zh, method, counted, score)",
    f"""
CREATE TRIGGER segment_added AFTER INSERT ON segment BEGIN {_NEW}
    UPDATE segment SET counted = 0 WHERE id = new.id AND (SELECT status FROM concept
        JOIN gloss ON gloss.concept_id = concept.id WHERE gloss.id = new.gloss_id) {_WITHDRAWN};
END""",
    f"CREATE TRIGGER segment_removed AFTER DELETE ON segment BEGIN {_OLD} END",
    "CREATE TRIGGER segment_changed AFTER UPDATE OF ko, zh, method, counted ON segment "
    f"BEGIN {_OLD} {_NEW} END",
    f"""
CREATE TRIGGER concept_judged AFTER UPDATE OF status ON concept
WHEN (old.status {_WITHDRAWN}) <> (new.status {_WITHDRAWN}) BEGIN
    UPDATE segment SET counted = new.status NOT {_WITHDRAWN}
    WHERE gloss_id IN (SELECT id FROM gloss WHERE concept_id = new.id);
END""",
    f"""
CREATE TRIGGER gloss_moved AFTER UPDATE OF concept_id ON gloss BEGIN
    UPDATE segment
    SET counted = (SELECT status NOT {_WITHDRAWN} FROM concept WHERE id = new.concept_id)
    WHERE gloss_id = new.id;
END""",
    "UPDATE segment SET counted = 0 WHERE gloss_id IN (SELECT gloss.id FROM gloss "
    f"JOIN concept ON concept.id = concept_id WHERE status {_WITHDRAWN})",
    """
CREATE VIEW segment_pair AS
SELECT ko, zh, method, n, (SELECT avg(score) FROM segment AS s
    WHERE s.ko = p.ko AND s.zh = p.zh AND s.method = p.method AND s.counted = 1) AS score
FROM pairing AS p""",
]

_SEEN = "UPDATE concept SET seen = seen {change} WHERE id = {row}.concept_id AND {row}.lang = 'ko';"
_ADD = _SEEN.format(change="+ new.count", row="new")
_TAKE = _SEEN.format(change="- old.count", row="old")

# What waits for a person: the most printed first, or the least sure. A queue of a million begins
# with a look into one of these indexes; the kind is in them so that all of it can be counted there.
_QUEUE = [
    "ALTER TABLE concept ADD COLUMN seen INTEGER NOT NULL DEFAULT 0",  # sum of its Korean terms
    "UPDATE concept SET seen = (SELECT coalesce(sum(count), 0) FROM term "
    "WHERE concept_id = concept.id AND lang = 'ko')",
    f"CREATE TRIGGER term_seen AFTER INSERT ON term BEGIN {_ADD} END",
    f"CREATE TRIGGER term_unseen AFTER DELETE ON term BEGIN {_TAKE} END",
    "CREATE TRIGGER term_recounted AFTER UPDATE OF concept_id, lang, count ON term "
    f"BEGIN {_TAKE} {_ADD} END",
    "CREATE INDEX concept_by_seen ON concept (seen DESC, confidence, kind) "
    "WHERE status = 'candidate'",
    "CREATE INDEX concept_by_doubt ON concept (confidence, kind) WHERE status = 'candidate'",
]

STATEMENTS = [*_SETTLED, *_CHOSEN, *_DECISION, *_COUNTED, *_QUEUE]
