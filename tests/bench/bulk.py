"""Rows of a generated glossary, written without triggers, with what these would have made.

The triggers keep each row in step with others, one by one, which takes half an hour for a million
concepts. Here they are off meanwhile: what they keep is in the rows as they are written, or is
made by one statement from all of them (`tests.test_bench_generate` compares).
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from sqlite3 import Connection
from typing import NamedTuple

from glossary.keys import ko_key, skeleton, zh_key


class Word(NamedTuple):
    """A pair of words with all that a term of it needs."""

    ko: str
    hans: str
    hant: str
    pinyin: str
    reading: str


#: Glosses of a document.
_PAGE = 1000

#: Kinds and statuses, and how often they come.
_KINDS = {"reading": 40, "transcription": 10, "translation": 20, "mixed": 30}
_STATUSES = {"candidate": 900, "approved": 80, "rejected": 10, "forbidden": 10}

_CONCEPT = ("id", "kind", "status", "confidence", "seen", "forms", "surest")
_TERM = ("concept_id", "lang", "text", "key", "role", "count", "skeleton", "pinyin", "reading")
_GLOSS = ("id", "concept_id", "document_id", "offset", "line", "ko", "zh", "context", "kind",
          "confidence")
_SEGMENT = ("gloss_id", "position", "ko", "zh", "method", "score", "counted")
_DOCUMENT = ("id", "path", "title", "date", "sha256", "encoding", "miner")

_PAIRINGS = """
    INSERT INTO pairing (ko, zh, method, n) SELECT ko, zh, method, count(*) FROM segment
    WHERE counted = 1 GROUP BY ko, zh, method
"""


@contextmanager
def untriggered(db: Connection) -> Iterator[None]:
    """Have no triggers inside, within a transaction, and sum the segments afterwards."""
    triggers = db.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
    for name, _ in triggers:
        db.execute(f"DROP TRIGGER {name}")
    yield
    db.execute(_PAIRINGS)
    for _, sql in triggers:
        db.execute(sql)


class Writer:
    """Writes concepts, each with its terms, a gloss and its segments; chance decides the rest."""

    def __init__(self, db: Connection, seed: int = 2) -> None:
        self._db = db
        self._chance = random.Random(seed)
        self._kinds = [kind for kind, often in _KINDS.items() for _ in range(often)]
        self._statuses = [status for status, often in _STATUSES.items() for _ in range(often)]

    def write(self, first: int, batch: Sequence[tuple[Word, ...]]) -> None:
        """Write concepts, the number of the first of which is *first*."""
        rows: dict[tuple[str, tuple[str, ...]], list[tuple[object, ...]]] = {
            ("document", _DOCUMENT): [], ("concept", _CONCEPT): [], ("term", _TERM): [],
            ("gloss", _GLOSS): [], ("segment", _SEGMENT): []}
        for number, words in enumerate(batch, first):
            for some, made in zip(rows.values(), self._rows(number, words)):
                some += made
        for (table, columns), some in rows.items():
            values = ", ".join("?" * len(columns))
            self._db.executemany(
                f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({values})", some)

    def _rows(self, number: int, words: tuple[Word, ...]) -> Iterator[list[tuple[object, ...]]]:
        ko, hans, hant, pinyin, reading = _joined(words)
        kind, status = self._chance.choice(self._kinds), self._chance.choice(self._statuses)
        seen, sure = int(self._chance.paretovariate(1.2)), round(self._chance.random(), 4)
        page, line = divmod(number, _PAGE)
        yield [_document(page + 1)] if not line or number == 1 else []
        forms = "\t".join((ko, hans, hant if hant != hans else "", pinyin, reading, ""))
        yield [(number, kind, status, sure, seen, forms, number)]
        yield _terms(number, words, seen)
        yield [(number, number, page + 1, 40 * line, line + 1, ko, hans,
                f"중국의 {ko}({hans})이 새 길을 연다.", kind, sure)]
        counted = status not in ("rejected", "forbidden")
        yield [(number, at, word.ko, word.hans, _method(word, kind), sure, counted)
               for at, word in enumerate(words)]


def _joined(words: tuple[Word, ...]) -> Word:
    return Word(" ".join(word.ko for word in words), "".join(word.hans for word in words),
                "".join(word.hant for word in words), " ".join(word.pinyin for word in words),
                "".join(word.reading for word in words))


def _document(page: int) -> tuple[object, ...]:
    date = f"{2015 + page % 11}-{1 + page % 12:02}-{1 + page % 28:02}"
    return page, f"{page}.txt", f"보고서 {page}", date, str(page), "utf-8", "1"


def _terms(number: int, words: tuple[Word, ...], seen: int) -> list[tuple[object, ...]]:
    ko, hans, hant, pinyin, reading = _joined(words)
    key = zh_key(hans)
    found: list[tuple[object, ...]] = [
        (number, "ko", ko, ko_key(ko), "preferred", seen, skeleton(ko), None, None),
        (number, "zh-Hans", hans, key, "preferred", seen, None, pinyin, reading)]
    if hant != hans:
        found.append((number, "zh-Hant", hant, key, "preferred", 0, None, pinyin, reading))
    return found


def _method(word: Word, kind: str) -> str:
    if kind == "transcription":
        return kind
    return "reading" if word.ko.replace(" ", "") == word.reading else "meaning"
