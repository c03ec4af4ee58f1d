"""Glossaries made up for the tests of pages: concepts with glosses of any text, in any number."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from sqlite3 import Connection

from aligner.types import Segment
from glossary.connect import close, open_writer
from glossary.keys import ko_key, zh_key

#: Terms that a page must show as they are, and nothing else: markup, attributes, script, ends of
#: CDATA, directions, lone marks, 500 characters, emoji, the syntax of templates and of SQL.
HOSTILE = (
    "<script>alert(1)</script>", '"onmouseover="alert(1)', "' onfocus='alert(1)' autofocus='",
    "javascript:alert(1)", "]]>", "<!--", "-->", "</title></svg><img src=x onerror=alert(1)>",
    "&lt;b&gt; &amp; &#60;", "\u202e거꾸로\u202c \u2067א\u2069", "\u0301\u0308", "각\u1161\u11a8",
    "용어" * 250, "低空" * 250, "👩‍👩‍👧‍👦🚁🇰🇷", "{{ 7 * 7 }}{% raw %}", "'; DROP TABLE term; --",
    "%s %d {0} {name}", "a\tb\nc\x00\x07\x1b[31m", "\ufffe\uffff",
)


@contextmanager
def writing(path: Path) -> Iterator[Connection]:
    """Have a new glossary at *path* to put rows into, with a document in it."""
    db = open_writer(path)
    try:
        db.execute("BEGIN")  # else every row waits for the disk
        document(db)
        yield db
        db.execute("COMMIT")
    finally:
        close(db)


def document(
    db: Connection, path: str = "news/a.txt", title: str | None = "소식", date: str | None = None
) -> int:
    """Put a document; give its number."""
    made = db.execute(
        "INSERT INTO document (path, title, date, sha256, encoding, miner) "
        "VALUES (?, ?, ?, hex(randomblob(16)), 'utf-8', '1')", (path, title, date))
    return made.lastrowid or 0


def concept(
    db: Connection, ko: str, zh: str, kind: str = "mixed", status: str = "candidate", seen: int = 1
) -> int:
    """Put a concept with a Korean and a simplified term; give its number."""
    made = db.execute(
        "INSERT INTO concept (kind, status, confidence) VALUES (?, ?, 0.9)", (kind, status))
    number = made.lastrowid or 0
    for lang, text, key in (("ko", ko, ko_key(ko)), ("zh-Hans", zh, zh_key(zh))):
        form(db, number, lang, text, "preferred", seen, key)
    return number


def form(
    db: Connection, concept: int, lang: str, text: str, role: str = "variant", seen: int = 1,
    key: str | None = None,
) -> None:
    """Put a term of a concept."""
    db.execute(
        "INSERT INTO term (concept_id, lang, text, key, role, count, pinyin, reading) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        (concept, lang, text, ko_key(text) if key is None else key, role, seen,
         text if lang == "zh-Hans" else None, text if lang == "zh-Hans" else None))


def gloss(
    db: Connection, concept: int, ko: str, zh: str, segments: Iterable[Segment] = (),
    context: str | None = None, at: Sequence[int] = (1, 1, 1), context_zh: str | None = None,
    **more: str,
) -> int:
    """Put a gloss of a concept, at (document, line, offset); give its number."""
    columns = {
        "concept_id": concept, "document_id": at[0], "line": at[1], "offset": at[2], "ko": ko,
        "zh": zh, "kind": "mixed", "confidence": 0.9,
        "context": f"{ko}({zh})" if context is None else context, "context_zh": context_zh, **more,
    }
    made = db.execute(
        f"INSERT INTO gloss ({', '.join(columns)}) VALUES ({', '.join('?' * len(columns))})",
        list(columns.values()))
    number = made.lastrowid or 0
    db.executemany(
        "INSERT INTO segment (gloss_id, position, ko, zh, method, score) VALUES (?, ?, ?, ?, ?, ?)",
        [(number, place, *part) for place, part in enumerate(
            (each.ko, each.zh, each.method, each.score) for each in segments)])
    return number
