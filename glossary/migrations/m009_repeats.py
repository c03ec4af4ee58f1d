"""Step 9: what documents say of themselves, where in them glosses stand, and repeated passages."""

from __future__ import annotations

_DOCUMENT = [
    # A name of glossary.documents.formats; what was mined before was text.
    "ALTER TABLE document ADD COLUMN format TEXT NOT NULL DEFAULT 'text'",
    "UPDATE document SET format = 'markdown' WHERE path GLOB '*.[mM][dD]' "
    "OR path GLOB '*.[mM][aA][rR][kK][dD][oO][wW][nN]'",
    "ALTER TABLE document ADD COLUMN publisher TEXT",
    "ALTER TABLE document ADD COLUMN url TEXT",
]

_GLOSS = [
    # 'page 3', 'Sheet1!B4', where the format of the document tells it.
    "ALTER TABLE gloss ADD COLUMN location TEXT",
    # Equal where the same letters are around the bracket, see aligner/passage.py.
    "ALTER TABLE gloss ADD COLUMN passage INTEGER",
    # Of what was mined before there is the line only: most paragraphs are long enough. Copies that
    # were counted stay counted; those that come from now on are found out.
    "UPDATE gloss SET passage = passage_of_line(context, ko, zh) WHERE context_zh IS NULL",
    "CREATE INDEX gloss_passage ON gloss (passage) WHERE passage IS NOT NULL",
]

# A gloss of a passage that stands in another document as well is no new evidence: no concept has
# it, and nothing counts it. It takes the place of the one that is evidence when that goes.
_REPEAT = [
    """
CREATE TABLE repeat (
    id INTEGER PRIMARY KEY,
    document_id INTEGER NOT NULL REFERENCES document (id) ON DELETE CASCADE,
    offset INTEGER NOT NULL,        -- as of a gloss
    line INTEGER NOT NULL,
    ko TEXT NOT NULL,
    zh TEXT NOT NULL,
    location TEXT,
    passage INTEGER NOT NULL,       -- that of a gloss of another document
    kept TEXT NOT NULL,             -- JSON: all that is kept of a gloss, and its segments
    UNIQUE (document_id, offset, ko, zh)
) STRICT""",
    "CREATE INDEX repeat_passage ON repeat (passage, document_id)",
]

STATEMENTS = [*_DOCUMENT, *_GLOSS, *_REPEAT]
