"""The index of misspelt words: which letters stand in each term, as bits, a million at a look.

The terms of a *part* of the glossary stand in a row, ordered by their length in letters, then by
the letters. For each feature (`glossary.letters`) there is a bitmap: its bit 5 is on where the term
in place 5 has it. Terms with Hanzi share a place with their neighbours, which begin as they do: its
bit is on where any of them has the feature, and there is so much less to read and to add.

A term that is spelt like a word shares most of its features, so adding up the bitmaps of the word's
features tells which few terms have to be compared with it (`glossary.lookup.near`). A signature
file cut into slices of bits is what the literature calls this (Faloutsos and Chan, VLDB 1988).

Parts are never changed. Terms come in by a new part, when there are enough of them; it takes in
those before it that are not much larger, so that there are few. A look-up reads terms that are in
no part yet one by one. A term that is gone from the glossary stays in its part, and is found no
more.
"""

from __future__ import annotations

import sqlite3
import sys
import zlib
from array import array
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

from glossary.letters import HANZI, LETTERS, features_of, spell

#: Terms outside of any part that are worth one.
ENOUGH = 2000

#: A part is taken into a later one unless it is so many times as large.
LARGER = 4

#: So many neighbours share a place. Of two words with Hanzi few characters are equal by chance, of
#: Korean ones many letters: where these shared places, four times as many had to be compared.
SHARED = (1, 4)

#: A bitmap is kept as it is, which is sooner read, unless it shrinks to this share.
_SHRUNK = 0.25

TABLES = [
    """
CREATE TABLE letter_part (
    id INTEGER PRIMARY KEY AUTOINCREMENT,   -- never used twice: readers keep what they read
    last INTEGER NOT NULL           -- it has the terms after those of the part before, up to this
) STRICT""",
    """
CREATE TABLE letter_words (
    part INTEGER NOT NULL REFERENCES letter_part (id) ON DELETE CASCADE,
    kind INTEGER NOT NULL,          -- 0: letters, 1: with Hanzi
    length INTEGER NOT NULL,        -- in letters
    size INTEGER NOT NULL,          -- terms of this length; the next begin at a full byte
    codes BLOB NOT NULL,            -- their letters, all in a row: a byte each, with Hanzi two
    terms BLOB NOT NULL,            -- their ids, four bytes each
    PRIMARY KEY (part, kind, length)
) STRICT, WITHOUT ROWID""",
    """
CREATE TABLE letter_bits (
    part INTEGER NOT NULL REFERENCES letter_part (id) ON DELETE CASCADE,
    kind INTEGER NOT NULL,
    feature INTEGER NOT NULL,
    bits BLOB NOT NULL,             -- a bit for each term; if shorter than that, deflated
    PRIMARY KEY (part, kind, feature)
) STRICT, WITHOUT ROWID""",
    # Terms whose number was that of another one, or whose key changed, since their part was made.
    "CREATE TABLE letter_later (term INTEGER PRIMARY KEY) STRICT",
]

_COVERED = "new.id <= (SELECT max(last) FROM letter_part)"
_LATER = "INSERT OR IGNORE INTO letter_later VALUES (new.id);"

TRIGGERS = {
    "term_spelt": f"AFTER INSERT ON term WHEN {_COVERED} BEGIN {_LATER} END",
    "term_respelt":
        f"AFTER UPDATE OF id, key ON term WHEN {_COVERED} AND old.key <> new.key "
        f"BEGIN {_LATER} END",
    "term_unspelt":
        "AFTER DELETE ON term BEGIN DELETE FROM letter_later WHERE term = old.id; END",
}

STATEMENTS = [*TABLES, *(f"CREATE TRIGGER {name} {body}" for name, body in TRIGGERS.items())]

#: Terms that are in no part. Traditional Hanzi have the key of the simplified term beside them.
RECENT = """
    SELECT id, key FROM term
    WHERE id > (SELECT coalesce(max(last), 0) FROM letter_part) AND lang <> 'zh-Hant'
    UNION ALL SELECT id, key FROM letter_later CROSS JOIN term ON id = term
"""

_ADD = """
    INSERT INTO letter_words (part, kind, length, size, codes, terms) VALUES (?, ?, ?, ?, ?, ?)
"""

_ADD_BITS = "INSERT INTO letter_bits (part, kind, feature, bits) VALUES (?, ?, ?, ?)"

_TERMS = "SELECT id, key FROM term WHERE id > ? AND id <= ? AND lang <> 'zh-Hant' ORDER BY id"


def keep_up(db: sqlite3.Connection, enough: int = ENOUGH) -> bool:
    """Put the terms that are in no part into one, if there are *enough*, in a transaction; tell
    whether there were.

    Others may write while the part is made, a minute for a million concepts; it is then given up,
    since they change what it was made of: whoever closes last makes it. Raises `sqlite3.Error`;
    the index is then as it was, and as good, but slower to read.
    """
    if _waiting(db) < enough:
        return False
    db.execute("PRAGMA journal_mode = WAL")  # who reads then keeps nobody from writing
    db.execute("BEGIN")
    try:
        update(db, enough)
        db.execute("COMMIT")
    except BaseException:
        db.rollback()
        raise
    return True


def _waiting(db: sqlite3.Connection) -> int:
    return int(db.execute(f"SELECT count(*) FROM ({RECENT})").fetchone()[0])


def update(db: sqlite3.Connection, enough: int = ENOUGH) -> None:
    """Do the same inside the caller's transaction: all is read and made before anything is
    written, which takes a few seconds for a million concepts."""
    if _waiting(db) < enough:
        return
    parts = db.execute("SELECT id, last FROM letter_part ORDER BY id").fetchall()
    newest = db.execute("SELECT coalesce(max(id), 0) FROM term").fetchone()[0]
    later = db.execute("SELECT count(*) FROM letter_later").fetchone()[0]
    ends = [0, *(last for _, last in parts)]
    kept = _kept(ends, newest) if later < enough else 0
    made = [_made(db, ends[kept], newest, kind) for kind in (LETTERS, HANZI)]
    db.executemany("DELETE FROM letter_part WHERE id = ?", [(each,) for each, _ in parts[kept:]])
    part = db.execute("INSERT INTO letter_part (last) VALUES (?)", (newest,)).lastrowid
    for kind, (words, bits) in enumerate(made):
        db.executemany(_ADD, ((part, kind, *row) for row in words))
        db.executemany(_ADD_BITS, ((part, kind, *row) for row in bits))
    db.execute("DELETE FROM letter_later WHERE term > ?", (ends[kept],))


def _kept(ends: Sequence[int], newest: int) -> int:
    """Tell how many parts, whose terms end at *ends*, stay beside a new one up to *newest*.

    >>> _kept([0, 90_000, 99_000], 102_000), _kept([0, 90_000, 99_000], 120_000)
    (1, 0)
    """
    kept = len(ends) - 1
    while kept and ends[kept] - ends[kept - 1] < LARGER * (newest - ends[kept]):
        kept -= 1
    return kept


def _made(
    db: sqlite3.Connection, after: int, last: int, kind: int
) -> tuple[list[tuple[int, int, bytes, bytes]], list[tuple[int, bytes]]]:
    """Give the words of a kind, by their lengths, and the bitmaps, as they are stored."""
    rows: list[tuple[int, int, bytes, bytes]] = []
    places: dict[int, array[int]] = defaultdict(lambda: array("I"))
    end = 0
    for length, (words, numbers) in sorted(_words(db, after, last, kind).items()):
        order = sorted(range(len(words)), key=words.__getitem__)
        joined = words[0][:0].join([words[at] for at in order])
        ids = array("I", [numbers[at] for at in order])
        rows.append((length, len(words), _stored(joined), ids_stored(ids)))
        for number, at in enumerate(order):
            place = 8 * end + number // SHARED[kind]
            for feature in features_of(words[at]):
                places[feature].append(place)
        end += places_of(len(words), kind) + 7 >> 3
    # Each is let go when its bitmap is made.
    return rows, [(feature, _bitmap(places.pop(feature), end)) for feature in sorted(places)]


def places_of(size: int, kind: int) -> int:
    """Give the number of places that so many words of a kind and a length take.

    >>> places_of(9, LETTERS), places_of(9, HANZI)
    (9, 3)
    """
    return -(-size // SHARED[kind])


def _words(
    db: sqlite3.Connection, after: int, last: int, kind: int
) -> dict[int, tuple[list[Any], array[int]]]:
    """Give the words of a kind, and the ids of their terms, by their lengths."""
    found: dict[int, tuple[list[Any], array[int]]] = {}
    for number, key in db.execute(_TERMS, (after, last)):
        word = spell(key)
        if word.kind == kind and word.letters:
            words, numbers = found.setdefault(word.length, ([], array("I")))
            words.append(word.letters)
            numbers.append(number)
    return found


def _stored(letters: str | bytes) -> bytes:
    return letters.encode("utf-16-le", "surrogatepass") if isinstance(letters, str) else letters


def ids_stored(numbers: array[int], order: str = sys.byteorder) -> bytes:
    """Give ids as four bytes each, the lowest first, on a machine of either *order* of bytes.

    >>> ids_stored(array('I', [258]))
    b'\\x02\\x01\\x00\\x00'
    """
    if order == "big":
        numbers = array("I", numbers)
        numbers.byteswap()
    return numbers.tobytes()


def ids_read(stored: bytes, order: str = sys.byteorder) -> Sequence[int]:
    """Give back what `ids_stored` made.

    >>> ids_read(ids_stored(array('I', [258])))[0]
    258
    """
    if order == "big":
        numbers = array("I", stored)
        numbers.byteswap()
        return numbers
    return memoryview(stored).cast("I")


def _bitmap(places: Iterable[int], size: int) -> bytes:
    """Give *size* bytes whose bits are on at *places*, or deflated."""
    bits = bytearray(size)
    for place in places:
        bits[place >> 3] |= 1 << (place & 7)
    deflated = zlib.compress(bits, 1)
    return deflated if len(deflated) < _SHRUNK * size else bytes(bits)
