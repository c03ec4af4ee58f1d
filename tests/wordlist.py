"""A glossary out of the terms in ``cases/lookup_terms.tsv``, to look words up in."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path
from sqlite3 import Connection

from aligner.readings import read
from glossary.keys import ko_key, skeleton, zh_key
from glossary.terms import spelled

CASES = Path(__file__).parent / "cases"


def cases(name: str) -> list[list[str]]:
    """Give the rows of a table of cases, without its comments."""
    with (CASES / name).open(encoding="utf-8", newline="") as lines:
        rows = csv.reader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
        return [row for row in rows if row and not row[0].startswith("#")]


def fill(db: Connection) -> None:
    """Write a concept for each line of the table, numbered as they stand."""
    for number, (ko, hans, hant, en, seen, status) in enumerate(cases("lookup_terms.tsv"), 1):
        db.execute("INSERT INTO concept (id, kind, status, confidence) VALUES (?, 'mixed', ?, 0.9)",
                   (number, status))
        terms = [("zh-Hans", hans), ("zh-Hant", hant), ("en", en)]
        terms += [("ko", text) for text in ko.split("|")]
        db.executemany(
            "INSERT INTO term (concept_id, lang, text, role, count, key, skeleton, pinyin, reading)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            [(number, lang, text, "variant" if text in ko.split("|")[1:] else "preferred",
              int(seen) if lang != "ko" or text == ko.split("|")[0] else 0, *_derived(lang, text))
             for lang, text in terms if text],
        )


def _derived(lang: str, text: str) -> Iterator[str | None]:
    hanzi = lang.startswith("zh")
    yield zh_key(text) if hanzi else ko_key(text)
    yield skeleton(text) if lang == "ko" else None
    yield spelled(text) if hanzi else None
    yield read(text) if hanzi else None
