"""How large a glossary is on disk, and what its indexes take beside one of trigrams."""

from __future__ import annotations

import sqlite3
import tempfile
import time
from contextlib import closing
from pathlib import Path

from tests.bench.figures import Figure
from tests.bench.lookup_data import built, concepts, path, reader


_LETTERS = """
    SELECT (SELECT coalesce(sum(length(bits)), 0) FROM letter_bits)
        + (SELECT coalesce(sum(length(codes) + length(terms)), 0) FROM letter_words)
"""


def figure() -> Figure:
    """Weigh the file and its index; build the index of trigrams over the same keys."""
    with reader() as db:
        ours = db.execute("SELECT sum(length(block)) FROM term_search_data").fetchone()[0]
        letters = db.execute(_LETTERS).fetchone()[0]
        terms = db.execute("SELECT count(*) FROM term").fetchone()[0]
        rows = db.execute("SELECT id, key FROM term").fetchall()
        size = concepts(db)
    start = time.perf_counter()
    with tempfile.TemporaryDirectory() as folder:
        trigrams = _trigrams(Path(folder) / "trigrams.db", rows)
    taken = time.perf_counter() - start
    made = built()
    how_long = (
        f"; built in {made.rows:.0f} s, its indexes in {made.filling:.0f} and {made.letters:.0f} s"
        if made else "")
    return Figure(
        "size", f"{path().stat().st_size / terms:.0f} MB per million terms",
        f"{size}, {terms:,} terms{how_long}; of that the index {ours / terms:.0f} MB, "
        f"that of misspelt words {letters / terms:.0f} MB; an FTS5 "
        f"trigram index of the keys, which finds nothing below three characters, "
        f"{trigrams / terms:.0f} MB, built in {taken:.0f} s",
    )


def _trigrams(path: Path, rows: list[tuple[int, str]]) -> int:
    with closing(sqlite3.connect(path)) as db:
        db.execute("CREATE VIRTUAL TABLE t USING fts5 (key, content='', tokenize='trigram')")
        db.executemany("INSERT INTO t (rowid, key) VALUES (?, ?)", rows)
        db.commit()
    return path.stat().st_size
