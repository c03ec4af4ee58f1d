"""What the tests of the writing side share: documents and glosses made up, databases compared."""

from __future__ import annotations

import hashlib
import re
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any

from aligner.evidence import Known
from aligner.gathered import Gathered, spelling, told
from aligner.glosses import source_of
from aligner.types import Gloss, Kind, Segment, Span
from glossary.connect import SCHEMA
from glossary.documents import Document
from glossary.search_index import ROWID, tokens
from glossary.store import open_glossary

#: The sums of the segments, but for those of concepts that a person withdrew.
PAIRING = """
    SELECT s.ko, s.zh, s.method, count(*) FROM segment AS s
    JOIN gloss AS g ON g.id = gloss_id JOIN concept AS c ON c.id = concept_id
    WHERE method <> 'none' AND status NOT IN ('rejected', 'forbidden') GROUP BY 1, 2, 3
"""

#: Concepts that were seen more or less often than their Korean terms.
MISCOUNTED = """
    SELECT id FROM concept WHERE seen <>
        (SELECT coalesce(sum(count), 0) FROM term WHERE concept_id = concept.id AND lang = 'ko')
"""

#: Repeats of what is evidence in no other document.
UNFOUNDED = """
    SELECT id FROM repeat WHERE NOT EXISTS (SELECT 1 FROM gloss
        WHERE gloss.passage = repeat.passage AND gloss.document_id <> repeat.document_id)
"""

_GLOSS = re.compile(r"([^\n(]*)\(([^\n()=]*)(?:=([^\n()]*))?\)")


def keep(path: Path, *texts: str) -> None:
    """Keep each text as a document of its own, of which earlier ones of its name are replaced."""
    with open_glossary(path) as glossary:
        for at, text in enumerate(texts):
            glossary.add_document(document(text, f"{at}.txt"), glosses(text))


def rows(path: Path, query: str) -> list[tuple[Any, ...]]:
    """Give what a query finds."""
    with closing(sqlite3.connect(path)) as db:
        return db.execute(query).fetchall()


def gloss(
    ko: str, zh: str, restored: str | None = None, offset: int = 0, kind: Kind = "mixed",
    confidence: float = 0.9, en: str | None = None,
) -> Gloss:
    """Make a gloss of one segment."""
    return Gloss(
        offset, 1, ko, zh, Span(offset - len(ko), offset), Span(offset + 1, offset + 1 + len(zh)),
        kind, confidence, (Segment(ko, zh, "reading", 0.5),), f"{ko}({zh})", restored, en,
    )


class Finder:
    """An extractor of lines such as ``핀둬둬(多多=拼多多)``: Korean, Hanzi, restored Hanzi.

    It makes itself: where something that makes an extractor is asked for, an object will do.
    """

    def __init__(self) -> None:
        self.texts: list[str] = []

    def __call__(self, known: Known) -> Finder:
        """Give itself, as the extractor that knows what *known* tells."""
        return self

    def extract(self, text: str, others: Gathered | None = None) -> list[Gloss]:
        """Give a gloss for each line of *text* that has the form."""
        self.texts.append(text)
        return list(glosses(text))

    def is_unsettled(self, text: str, found: Sequence[Gloss]) -> bool:
        """Tell that all is settled."""
        return False


class Learner(Finder):
    """A finder that restores Hanzi which the text, others of the run or the glossary have in
    full."""

    def __call__(self, known: Known) -> Learner:
        """Give itself, knowing what *known* tells."""
        self.known = known
        return self

    def extract(self, text: str, others: Gathered | None = None) -> list[Gloss]:
        """Give the glosses of *text*, restored in the light of all of them and of *others*."""
        found = super().extract(text)
        here = others or Gathered(told(found, source_of(text)))
        return [replace(each, zh_restored=self._intact(each, here)) for each in found]

    def _intact(self, damaged: Gloss, told: Gathered) -> str | None:
        met = {row.zh for row in told.intact(spelling(damaged.ko), frozenset())}
        forms = met | set(self.known(damaged.ko) or ())
        longer = {zh for zh in forms if zh.endswith(damaged.zh) and zh != damaged.zh}
        return min(longer, default=None)

    def is_unsettled(self, text: str, found: Sequence[Gloss]) -> bool:
        """Tell whether anything that may be damaged was not restored."""
        return any(each.zh == "多多" and not each.zh_restored for each in found)


def glosses(text: str) -> Iterator[Gloss]:
    """Give the glosses of *text*, as `Finder` does."""
    for found in _GLOSS.finditer(text):
        yield gloss(found[1].strip(), found[2], found[3], offset=found.start(2) - 1)


def document(text: str, path: str = "a.txt") -> Document:
    """Make a document of *text*."""
    return Document(path, text, "utf-8", None, hashlib.sha256(text.encode()).hexdigest())


def dump(path: Path) -> list[str]:
    """Give the schema and the rows of the glossary at *path*, a line each.

    The table of migrations is left out, which has the hour in it, and so are the tables that the
    full-text index keeps for itself.
    """
    with closing(sqlite3.connect(path)) as db:
        made = db.execute(
            "SELECT name, type, sql FROM sqlite_master WHERE name NOT LIKE '%sqlite_%' "
            "AND name NOT LIKE 'term_search_%' ORDER BY name").fetchall()
        lines = [sql for _, _, sql in made]
        for name, kind, sql in made:
            if kind == "table" and "VIRTUAL" not in sql:
                rows = sorted(db.execute(f"SELECT * FROM {name}"), key=repr)
                lines += [f"{name} {row!r}" for row in rows]
    return lines


def check(path: Path, schema: int = SCHEMA) -> None:
    """Fail unless the database at *path* is whole and what is derived in it in step."""
    with closing(sqlite3.connect(path, isolation_level=None)) as db:
        assert db.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert db.execute("PRAGMA foreign_key_check").fetchall() == []
        if schema < SCHEMA:
            return
        assert set(db.execute("SELECT ko, zh, method, n FROM pairing")) == set(db.execute(PAIRING))
        assert db.execute(MISCOUNTED).fetchall() == []
        assert db.execute(UNFOUNDED).fetchall() == []
        assert indexed(db) == {
            (token, number)
            for number, *term in db.execute(
                f"SELECT {ROWID.format(row='term')}, lang, lower(key), pinyin, reading FROM term")
            for token in tokens(*term).split()
        }


def indexed(db: sqlite3.Connection) -> set[tuple[str, int]]:
    """Give every token of the full-text index with the row that it stands in."""
    db.execute("CREATE VIRTUAL TABLE temp.word USING fts5vocab(main, term_search, instance)")
    found = set(db.execute("SELECT term, doc FROM temp.word"))
    db.execute("DROP TABLE temp.word")
    return found
