"""A glossary of any size out of real words: ``python -m tests.bench.generate FILE [COUNT]``.

The words are the pairs of the gold records and the readings of listed Chinese words; a folder of
tables (Korean, tab, Hanzi a line), as third argument, adds those of its own. Each pair is a
concept; when they are used up, two or three of them make one, the common ones more often, until
there are enough. No two concepts have the same Korean, and each has one gloss; kind, status and
date are left to chance (`tests.bench.bulk`).
"""

from __future__ import annotations

import json
import random
import re
import sys
import time
from collections.abc import Iterator
from contextlib import closing
from itertools import islice
from pathlib import Path
from sqlite3 import Connection
from typing import NamedTuple

from aligner.readings import read
from aligner.script import simplify, traditionalize
from aligner.tables import rows
from glossary.connect import open_writer
from glossary.keys import ko_key
from glossary.letter_index import update
from glossary.search_index import FILL, join_parts
from glossary.terms import spelled
from tests.bench.bulk import Word, Writer, untriggered

ROOT = Path(__file__).parents[2]
_KO, _ZH = re.compile("[가-힣][가-힣 ]{0,14}"), re.compile("[\u4e00-\u9fff]{1,8}")

#: Rows handed to the database at once.
_BATCH = 20_000


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
        for line in (ROOT / "tests" / "gold" / name).read_text(encoding="utf-8").splitlines():
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
    """Write a glossary of *count* concepts to *path*, which must not exist.

    The parts of its index are joined, as by whoever closes a glossary after much writing.
    """
    made = concepts(count, words(folder))
    start = time.perf_counter()
    with closing(open_writer(path)) as db:
        db.execute("PRAGMA journal_mode = OFF")
        db.execute("PRAGMA cache_size = -200000")
        db.execute("BEGIN")
        with untriggered(db):
            _fill(db, made)
            middle = time.perf_counter()
            for statement in FILL:
                db.execute(statement)
            filled = time.perf_counter()
            update(db)
            end = time.perf_counter()
        db.execute("COMMIT")
        join_parts(db)
        joined = time.perf_counter()
        db.execute("PRAGMA journal_mode = DELETE")
        terms = int(db.execute("SELECT count(*) FROM term").fetchone()[0])
    size = path.stat().st_size
    filling = filled - middle + joined - end
    return Built(count, terms, size, middle - start, filling, end - filled)


def _fill(db: Connection, made: Iterator[tuple[Word, ...]]) -> None:
    writer, first = Writer(db), 1
    while batch := list(islice(made, _BATCH)):
        writer.write(first, batch)
        first += len(batch)


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
