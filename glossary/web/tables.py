"""The tables and views that are there for people."""

from __future__ import annotations

#: Each with the columns that an index puts in order: to sort a million rows by any other takes
#: longer than a page may.
TABLES = {
    "glossary": ("concept_id",),
    "concept": ("id",),
    "term": ("id", "key"),
    "gloss": ("id",),
    "repeat": ("id",),
    "document": ("id", "path"),
    "segment": ("id",),
    "segment_pair": (),
    "pairing": ("ko", "zh"),
    "decision": ("id",),
    "merge_log": ("id",),
}

#: How the names of those begin of which indexes are made, that nobody looks at.
INDEXES = ("term_search", "letter_")
