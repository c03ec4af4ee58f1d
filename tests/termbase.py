"""A glossary out of pairs of terms, for the tests of what works on texts."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from aligner.script import is_traditional
from glossary.connect import open_reader, open_writer, seal
from glossary.keys import ko_key, zh_key

#: Korean forms, Chinese forms, status or kind.
Pair = tuple[Iterable[str], Iterable[str], str]

_KINDS = ("reading", "transcription", "translation", "mixed")


def build(path: Path, pairs: Iterable[Pair], confidence: float = 0.9) -> Path:
    """Write a glossary with a concept for each of *pairs*, the first forms being preferred."""
    with closing(open_writer(path)) as db:
        db.execute("BEGIN")
        for number, (korean, chinese, is_what) in enumerate(pairs, 1):
            kind = is_what if is_what in _KINDS else "mixed"
            db.execute(
                "INSERT INTO concept (id, kind, status, confidence) VALUES (?, ?, ?, ?)",
                (number, kind, "candidate" if is_what in _KINDS else is_what, confidence))
            rows = [("ko", text, ko_key(text)) for text in korean]
            rows += [("zh-Hant" if is_traditional(text) else "zh-Hans", text, zh_key(text))
                     for text in chinese]
            seen: set[str] = set()
            for lang, text, key in rows:
                role = "variant" if lang in seen else "preferred"
                seen.add(lang)
                db.execute(
                    "INSERT OR IGNORE INTO term (concept_id, lang, text, role, count, key) "
                    "VALUES (?, ?, ?, ?, 1, ?)", (number, lang, text, role, key))
        db.execute("COMMIT")
        seal(db)
    return path


@contextmanager
def glossary(folder: Path, pairs: Iterable[Pair]) -> Iterator[sqlite3.Connection]:
    """Open a glossary of *pairs* for reading."""
    with closing(open_reader(build(folder / "desk.db", pairs))) as db:
        yield db
