"""Questions about the whole glossary that are asked again and again, under a name and an address.

Their answers are made beside the pages and kept, see `glossary.web.kept`: each reads a whole table.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from typing import Any

from glossary.web.labels import Labels

#: An answer has at most so many rows.
MOST = 200

#: Transcriptions, those seen most, whose spelling is compared with the official one: a name takes
#: a tenth of a millisecond.
NAMES = 2000

_FREQUENT = f"SELECT ko, zh, method, n FROM pairing ORDER BY n DESC, ko, zh LIMIT {MOST}"

_RENDERED = """
SELECT {one}.text AS {one}, count(DISTINCT {other}.key) AS renderings,
    group_concat(DISTINCT {other}.text) AS {other}_forms
FROM term AS {one} JOIN term AS {other} ON {other}.concept_id = {one}.concept_id
    AND {other}.lang = '{other_lang}' AND {other}.role <> 'damaged'
WHERE {one}.lang = '{lang}' AND {one}.role <> 'damaged'
GROUP BY {one}.key HAVING renderings > 1
ORDER BY renderings DESC, {one}.key LIMIT """ + str(MOST)

_RESTORED = f"""
SELECT concept_id, ko, zh, zh_restored, document_id, line
FROM gloss WHERE zh_restored IS NOT NULL ORDER BY zh_restored, ko, id LIMIT {MOST}"""

# The Korean is compared as it was printed most.
_DEVIATING = f"""
SELECT concept_id, ko, official_ko, zh_hans, seen FROM (
    SELECT c.id AS concept_id, ko.text AS ko, official(ko.text, zh.text) AS official_ko,
        zh.text AS zh_hans, c.seen AS seen
    FROM (SELECT id, seen FROM concept WHERE kind = 'transcription'
        ORDER BY seen DESC, id LIMIT {NAMES}) AS c
    JOIN term AS ko ON ko.concept_id = c.id AND ko.lang = 'ko' AND ko.role <> 'damaged'
    JOIN term AS zh ON zh.concept_id = c.id AND zh.lang = 'zh-Hans' AND zh.role = 'preferred'
) WHERE official_ko IS NOT NULL ORDER BY seen DESC, concept_id LIMIT {MOST}"""

#: The statement of each question; its title is a label.
QUERIES: Mapping[str, str] = {
    "segments_by_frequency": _FREQUENT,
    "korean_with_several_hanzi": _RENDERED.format(
        one="ko", lang="ko", other="zh", other_lang="zh-Hans").strip(),
    "hanzi_with_several_korean": _RENDERED.format(
        one="zh", lang="zh-Hans", other="ko", other_lang="ko").strip(),
    "damaged_and_restored": _RESTORED.strip(),
    "deviating_spellings": _DEVIATING.strip(),
}


class Answer:
    """The rows that a statement gives, and its columns."""

    def __init__(self, db: sqlite3.Connection, sql: str) -> None:
        db.row_factory = sqlite3.Row
        prepare(db)
        cursor = db.execute(sql)
        self.rows = cursor.fetchall()
        self.description = cursor.description


def queries(label: Labels) -> dict[str, dict[str, Any]]:
    """Give the questions as Datasette wants them."""
    return {
        name: {
            "sql": sql, "title": label(f"query.{name}"),
            "description": label(f"query.{name}.about"), "hide_sql": True,
        } for name, sql in QUERIES.items()
    }


def prepare(connection: sqlite3.Connection) -> None:
    """Give *connection* the function that the questions need."""
    connection.create_function("official", 2, _official, deterministic=True)


def _official(ko: str | None, zh: str | None) -> str | None:
    from aligner.transcription import official  # the sounds of Hanzi take half a second to load

    return official(ko, zh) if ko and zh else None
