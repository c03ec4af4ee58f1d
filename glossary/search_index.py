"""The index of look-up: what of a term is a token in it, and how its rows are ranked.

One full-text table holds for each term, as tokens without positions,

    pieces of its key, 1 to 3 characters              저고 고도경 低空
    pieces of its initials (초성), 1 to 3, ㄲ as ㄱ   ㅈㄱ ㄱㄷㄱ
    pieces of the Sino-Korean reading, 2 or 3         /저공
    syllables of its pinyin, one or two               _kong _dikong
    pieces of the initials of its pinyin, 2 or 3      -dk

The number of a row says how good the term is: its length, shortest first, then how often it was
seen, then its id (`ROWID`). The index hands its rows out in the order of their numbers, so the
best ten terms that hold 시 are the first ten that it meets, and terms of about one length are a
range of numbers. The database keeps the index in step by triggers; they call `tokens`, which
`glossary.connect` gives to every connection that writes. Other programs cannot change a term, but
read all of it.
"""

from __future__ import annotations

import sqlite3
import time
import unicodedata

#: The longest piece that is one token; a longer one is several of them, and a look into the term.
PIECE = 3

#: The term behind a row of the index is the lower 32 bits of its number; the next four say how
#: often it was seen, the higher ones how long its key is, 63 characters or more counting as 63.
TERM_BITS, SEEN_BITS, LONGEST = 32, 4, 63

#: A count between two of these numbers moves no row.
_SEEN = [1 << power for power in range(15)]

ROWID = (
    f"((min(length({{row}}.key), {LONGEST}) << {SEEN_BITS} | 15 - ("
    + " + ".join(f"({{row}}.count >= {number})" for number in _SEEN)
    + f")) << {TERM_BITS} | {{row}}.id)"
)

#: Initial consonants as keyboards write them, in the order of the Unicode syllables.
INITIALS = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ"

#: The same, with tense consonants as lax ones, for those who spare themselves the shift key.
_LAX = str.maketrans("ㄲㄸㅃㅆㅉ", "ㄱㄷㅂㅅㅈ")

#: The marks of the four tones, as canonical decomposition leaves them.
_TONES = dict.fromkeys(map(ord, "\u0300\u0301\u0304\u030c"))


def pieces(text: str, least: int = 1, most: int = PIECE) -> list[str]:
    """Give every substring of *text* of *least* to *most* characters.

    >>> pieces('저고도', 2)
    ['저고', '고도', '저고도']
    """
    return [text[at:at + n] for n in range(least, most + 1) for at in range(len(text) - n + 1)]


def initials(key: str) -> str:
    """Give the initial consonants (초성) of *key*; other characters stay.

    >>> initials('ai저고도'), initials('ㅈ고도')
    ('aiㅈㄱㄷ', 'ㅈㄱㄷ')
    """
    return "".join(
        INITIALS[(ord(char) - 0xAC00) // 588] if "가" <= char <= "힣" else char for char in key)


def lax_initials(key: str) -> str:
    """Give the initial consonants of *key*, tense ones as lax.

    >>> lax_initials('까오더'), lax_initials('ㄲㅇㄷ')
    ('ㄱㅇㄷ', 'ㄱㅇㄷ')
    """
    return initials(key).translate(_LAX)


def latin(pinyin: str) -> str:
    """Fold pinyin: lower case, without tones, ü as v.

    >>> latin('Lǜ sè'), latin('lu:4')
    ('lv se', 'lv4')
    """
    text = unicodedata.normalize("NFD", pinyin.lower()).translate(_TONES)
    return text.replace("u\u0308", "v").replace("u:", "v")


def tokens(lang: str, key: str, pinyin: str | None, reading: str | None) -> str:
    """Give all tokens of a term, separated by blanks.

    The sounds of traditional Hanzi are left out: those of the simplified term are the same.

    >>> tokens('zh-Hans', '龙江', 'lóng jiāng', '용강')
    '龙 江 龙江 /용강 _long _jiang _longjiang -lj'
    """
    found = pieces(key)
    if lang == "ko":
        found += pieces(lax_initials(key))
    if lang == "zh-Hans":
        syllables = latin(pinyin or "").split()
        found += ["/" + piece for piece in pieces((reading or "").replace(" ", ""), 2)]
        found += [f"_{each}" for each in syllables]
        found += [f"_{one}{two}" for one, two in zip(syllables, syllables[1:])]
        found += ["-" + piece for piece in pieces("".join(each[0] for each in syllables), 2)]
    return " ".join(dict.fromkeys(found))


_ADD = (
    "INSERT INTO term_search (rowid, grams) "
    f"VALUES ({ROWID.format(row='new')}, tokens(new.lang, new.key, new.pinyin, new.reading));"
)
_DROP = (
    "INSERT INTO term_search (term_search, rowid, grams) VALUES "
    f"('delete', {ROWID.format(row='old')}, tokens(old.lang, old.key, old.pinyin, old.reading));"
)

TRIGGERS = {
    "term_added": f"AFTER INSERT ON term BEGIN {_ADD} END",
    "term_removed": f"AFTER DELETE ON term BEGIN {_DROP} END",
    "term_rekeyed":
        "AFTER UPDATE OF id, lang, key, count, pinyin, reading ON term "
        f"WHEN {ROWID.format(row='old')} <> {ROWID.format(row='new')} OR old.key <> new.key "
        "OR old.lang <> new.lang "
        "OR old.pinyin IS NOT new.pinyin OR old.reading IS NOT new.reading "
        f"BEGIN {_DROP} {_ADD} END",
}

#: All categories but separators belong to a token, so that a piece with signs in it (c++, 5g-a)
#: stays whole and no Hanzi newer than SQLite splits one. Nothing but the tokens is kept.
TABLE = (
    "CREATE VIRTUAL TABLE term_search USING fts5 (grams, content='', detail=none, columnsize=0, "
    "tokenize=\"unicode61 remove_diacritics 0 categories 'L* M* N* P* S* C*'\")"
)

#: In the order of the rows: otherwise each would be written to the disk by itself. Meanwhile the
#: index may gather 64 MB, instead of one, before it writes: this halves the time.
_GATHER = "INSERT INTO term_search (term_search, rank) VALUES ('hashsize', {size})"
_FILL = (
    "INSERT INTO term_search (rowid, grams) SELECT number, tokens(lang, key, pinyin, reading) FROM "
    f"(SELECT {ROWID.format(row='term')} AS number, lang, key, pinyin, reading FROM term "
    "ORDER BY number)"
)

FILL = [_GATHER.format(size=1 << 26), _FILL, _GATHER.format(size=1 << 20)]

#: What makes it anew, after the tokens of a term have become others.
REFILL = ["INSERT INTO term_search (term_search) VALUES ('delete-all')", *FILL]

#: What makes the index, in order, where step 1 of the schema had made another.
STATEMENTS = [
    *(f"DROP TRIGGER {name}" for name in TRIGGERS),
    "DROP TABLE term_search",
    TABLE,
    *FILL,
    *(f"CREATE TRIGGER {name} {body}" for name, body in TRIGGERS.items()),
]

#: The parts of the index (segments, sqlite.org/fts5) with something of how large they are.
_SIZES = "SELECT count(*) FROM term_search_idx GROUP BY segid"

#: So many parts cost a look-up nothing to speak of; and what is added to one part may grow to a
#: quarter of it before they are joined: joining takes as long as reading and writing all of it.
_FEW, _SHARE = 3, 4


#: So much is joined in a transaction, in pages of the index; and so many seconds pass before the
#: next, so that others who wait to write come in between.
_PAGES, _PAUSE = 1000, 0.1


def join_parts(db: sqlite3.Connection) -> None:
    """Make one of the parts that writing has left of the index: each is read by every look-up.

    Nothing is done where they are few, or all small beside one. A million concepts take half a
    minute, in transactions of less than a second. Raises `sqlite3.Error`; what is joined by then
    stays so, and the index is as good, but slower to read.
    """
    sizes = [size for size, in db.execute(_SIZES)]
    if len(sizes) <= _FEW or _SHARE * (sum(sizes) - max(sizes)) <= max(sizes):
        return
    _merge(db, -_PAGES)  # a negative number: of all parts; then it goes on (sqlite.org/fts5, 6.8)
    while _merge(db, _PAGES):
        time.sleep(_PAUSE)


def _merge(db: sqlite3.Connection, pages: int) -> bool:
    """Join about so many pages; tell whether there were any."""
    before = db.total_changes
    db.execute("INSERT INTO term_search (term_search, rank) VALUES ('merge', ?)", (pages,))
    return db.total_changes - before >= 2
