"""A glossary of any size out of real words: ``python -m tests.bench.generate FILE [COUNT]``.

The words are the pairs of the gold records and the readings of listed Chinese words; a folder of
tables (Korean, tab, Hanzi a line), as third argument, adds those of its own. Each pair is a
concept; when they are used up, two or three of them make one, the common ones more often, until
there are enough. No two concepts have the same Korean, and each has one gloss.
"""

from __future__ import annotations

import json
import random
import re
import sys
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from sqlite3 import Connection
from typing import NamedTuple

from aligner.readings import read
from aligner.script import simplify, traditionalize
from aligner.tables import rows
from glossary.connect import open_writer
from glossary.keys import ko_key, skeleton, zh_key
from glossary.letter_index import update
from glossary.search_index import FILL, TRIGGERS
from glossary.terms import spelled

ROOT = Path(__file__).parents[2]
_KO, _ZH = re.compile("[가-힣][가-힣 ]{0,14}"), re.compile("[\u4e00-\u9fff]{1,8}")

#: Glosses of a document.
_PAGE = 1000

#: Rows handed to the database at once.
_BATCH = 20_000


class Word(NamedTuple):
    """A pair of words with all that a term of it needs."""

    ko: str
    hans: str
    hant: str
    pinyin: str
    reading: str


class Built(NamedTuple):
    """What a generated glossary is: its size, and the seconds that rows and indexes took."""

    concepts: int
    terms: int
    size: int
    rows: float
    filling: float
    letters: float


def pairs(folder: Path | None = None) -> list[tuple[str, str]]:
    """Give the pairs of words of this repository, and of the tables in *folder*."""
    found = []
    for name in ("dev.jsonl", "planted.jsonl"):
        for line in (ROOT / "tests" / "gold" / name).open(encoding="utf-8"):
            record = json.loads(line)
            found += [(str(record.get("ko", "")), str(record.get("zh", "")))]
    found += [(read(word), word) for word, _ in rows("sino_korean_words.tsv", 2)]
    for table in sorted(folder.glob("*.tsv")) if folder else ():
        with table.open(encoding="utf-8") as lines:
            cells = (line.rstrip("\n").split("\t") for line in lines)
            found += [(cell[0], cell[1]) for cell in cells if len(cell) > 1]
    return [p for p in dict.fromkeys(found) if _KO.fullmatch(p[0]) and _ZH.fullmatch(p[1])]


def words(folder: Path | None = None, seed: int = 1) -> list[Word]:
    """Give the words, in an order that *seed* decides."""
    found = pairs(folder)
    random.Random(seed).shuffle(found)
    return [
        Word(ko.strip(), simplify(zh), traditionalize(zh), spelled(zh), read(zh))
        for ko, zh in found
    ]


def concepts(count: int, known: list[Word], seed: int = 1) -> Iterator[tuple[Word, ...]]:
    """Give *count* concepts, each the words that it consists of."""
    chance = random.Random(seed)
    parts = [word for word in known if 2 <= len(word.ko) <= 5 and len(word.hans) <= 4]
    seen: set[str] = set()

    def common() -> Word:
        return parts[int(len(parts) * chance.random() ** 3)]

    for word in known[:count]:
        if (key := ko_key(word.ko)) not in seen:
            seen.add(key)
            yield (word,)
    while len(seen) < count:
        made = tuple(common() for _ in range(2 if chance.random() < 0.7 else 3))
        if (key := ko_key("".join(word.ko for word in made))) not in seen:
            seen.add(key)
            yield made


def build(path: Path, count: int, folder: Path | None = None) -> Built:
    """Write a glossary of *count* concepts to *path*, which must not exist."""
    made = concepts(count, words(folder))
    start = time.perf_counter()
    with closing(open_writer(path)) as db:
        db.execute("PRAGMA journal_mode = OFF")
        db.execute("PRAGMA cache_size = -200000")
        for name in TRIGGERS:
            db.execute(f"DROP TRIGGER {name}")
        db.execute("BEGIN")
        _fill(db, made, count)
        middle = time.perf_counter()
        for statement in FILL:
            db.execute(statement)
        filled = time.perf_counter()
        update(db)
        end = time.perf_counter()
        for name, body in TRIGGERS.items():
            db.execute(f"CREATE TRIGGER {name} {body}")
        db.execute("COMMIT")
        db.execute("PRAGMA journal_mode = DELETE")
        terms = int(db.execute("SELECT count(*) FROM term").fetchone()[0])
    size = path.stat().st_size
    return Built(count, terms, size, middle - start, filled - middle, end - filled)


def _fill(db: Connection, made: Iterator[tuple[Word, ...]], count: int) -> None:
    chance = random.Random(2)
    number = 0
    batch: list[tuple[Word, ...]] = []
    for number, parts in enumerate(made, 1):
        batch.append(parts)
        if len(batch) == _BATCH or number == count:
            _write(db, number - len(batch) + 1, batch, chance)
            batch.clear()


def _write(
    db: Connection, first: int, batch: list[tuple[Word, ...]], chance: random.Random
) -> None:
    concept_rows: list[tuple[object, ...]] = []
    term_rows: list[tuple[object, ...]] = []
    gloss_rows: list[tuple[object, ...]] = []
    for number, parts in enumerate(batch, first):
        ko, hans, hant = (" ".join(w.ko for w in parts), "".join(w.hans for w in parts),
                          "".join(w.hant for w in parts))
        pinyin, reading = " ".join(w.pinyin for w in parts), "".join(w.reading for w in parts)
        seen = int(chance.paretovariate(1.2))
        concept_rows.append((number, "mixed", round(chance.random(), 4)))
        term_rows.append((number, "ko", ko, ko_key(ko), seen, skeleton(ko), None, None))
        key = zh_key(hans)
        term_rows.append((number, "zh-Hans", hans, key, seen, None, pinyin, reading))
        if hant != hans:
            term_rows.append((number, "zh-Hant", hant, key, 0, None, pinyin, reading))
        gloss_rows.append((number, number // _PAGE + 1, number % _PAGE * 40, number % _PAGE + 1,
                           ko, hans, f"중국의 {ko}({hans})이 새 길을 연다."))
    db.executemany(
        "INSERT OR IGNORE INTO document (id, path, sha256, encoding, miner) "
        "VALUES (?, ?, ?, 'utf-8', '1')",
        [(page, f"{page}.txt", str(page)) for page in {row[1] for row in gloss_rows}])
    db.executemany("INSERT INTO concept (id, kind, confidence) VALUES (?, ?, ?)", concept_rows)
    db.executemany(
        "INSERT INTO term (concept_id, lang, text, key, role, count, skeleton, pinyin, reading) "
        "VALUES (?, ?, ?, ?, 'preferred', ?, ?, ?, ?)", term_rows)
    db.executemany(
        "INSERT INTO gloss (concept_id, document_id, offset, line, ko, zh, context, kind, "
        "confidence) VALUES (?, ?, ?, ?, ?, ?, ?, 'mixed', 0.9)", gloss_rows)


def main(arguments: list[str]) -> None:
    """Build, and say how large it became and how long it took."""
    if not 1 <= len(arguments) <= 3:
        sys.exit("usage: python -m tests.bench.generate FILE [COUNT [FOLDER]]")
    path, count = Path(arguments[0]), int(arguments[1]) if len(arguments) > 1 else 1_000_000
    built = build(path, count, Path(arguments[2]) if len(arguments) > 2 else None)
    print(f"{built.concepts} concepts, {built.terms} terms, {built.size / 1e6:.0f} MB, "
          f"rows {built.rows:.0f} s, index {built.filling:.0f} s, "
          f"of misspelt words {built.letters:.0f} s")


if __name__ == "__main__":
    main(sys.argv[1:])
