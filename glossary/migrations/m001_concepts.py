"""Step 1: documents, concepts, their terms, the glosses as evidence, and what people decided."""

from __future__ import annotations

_TABLES = [
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

_INDEXES = [
    "CREATE INDEX term_key ON term (key, concept_id)",
    "CREATE INDEX term_skeleton ON term (skeleton, concept_id) WHERE skeleton IS NOT NULL",
    "CREATE INDEX gloss_concept ON gloss (concept_id, confidence DESC)",
    "CREATE INDEX segment_pairing ON segment (ko, zh, method, score)",
    "CREATE INDEX merge_log_concept ON merge_log (concept_id)",
    "CREATE INDEX decision_concept ON decision (concept_id)",
    "CREATE INDEX document_path ON document (path)",
]

#: Every substring of a key, up to 12 characters, as one token: see `glossary.keys.grams`.
_GRAMS = """(
    WITH RECURSIVE
        head (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM head WHERE i < length({row}.key)),
        size (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM size WHERE n < 12)
    SELECT group_concat(substr({row}.key, i, n), ' ')
    FROM head, size WHERE i + n - 1 <= length({row}.key)
)"""

_ADD = f"INSERT INTO term_search (rowid, grams) VALUES (new.id, {_GRAMS.format(row='new')});"
_DROP = (
    "INSERT INTO term_search (term_search, rowid, grams) "
    f"VALUES ('delete', old.id, {_GRAMS.format(row='old')});"
)

# Without content of its own the index is a third of the size; the triggers keep it in step, and
# must tell it on deletion what it holds. All categories but separators belong to a token, so that
# a gram with signs in it (c++, 5g-a) stays whole and no Hanzi newer than SQLite splits one.
_SEARCH = [
    "CREATE VIRTUAL TABLE term_search USING fts5 (grams, content='', "
    "tokenize=\"unicode61 remove_diacritics 0 categories 'L* M* N* P* S* C*'\")",
    f"CREATE TRIGGER term_added AFTER INSERT ON term BEGIN {_ADD} END",
    f"CREATE TRIGGER term_removed AFTER DELETE ON term BEGIN {_DROP} END",
    f"CREATE TRIGGER term_rekeyed AFTER UPDATE OF id, key ON term BEGIN {_DROP} {_ADD} END",
]

_PREFERRED = (
    "(SELECT {column} FROM term AS t WHERE t.concept_id = c.id AND t.lang = '{lang}' "
    "AND t.role = 'preferred')"
)


def _preferred(lang: str, column: str = "text") -> str:
    return _PREFERRED.format(lang=lang, column=column)


_VIEWS = [
    """
CREATE VIEW segment_pair AS
SELECT ko, zh, method, count(*) AS n, avg(score) AS score
FROM segment WHERE method <> 'none' GROUP BY ko, zh, method""",
    f"""
CREATE VIEW glossary AS
SELECT
    c.id AS concept_id,
    {_preferred('ko')} AS ko,
    {_preferred('zh-Hans')} AS zh_hans,
    {_preferred('zh-Hant')} AS zh_hant,
    coalesce({_preferred('zh-Hans', 'pinyin')}, {_preferred('zh-Hant', 'pinyin')}) AS pinyin,
    coalesce({_preferred('zh-Hans', 'reading')}, {_preferred('zh-Hant', 'reading')}) AS reading,
    c.kind, c.status, c.confidence,
    (SELECT coalesce(sum(t.count), 0) FROM term AS t
        WHERE t.concept_id = c.id AND t.lang = 'ko') AS count,
    (SELECT g.context FROM gloss AS g
        WHERE g.concept_id = c.id ORDER BY g.confidence DESC, g.id LIMIT 1) AS example
FROM concept AS c""",
]

STATEMENTS = [*_TABLES, *_INDEXES, *_SEARCH, *_VIEWS]
