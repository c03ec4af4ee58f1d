"""A glossary whose terms share parts, for the tests of suggestions."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from glossary.connect import open_reader, open_writer, seal
from glossary.keys import ko_key, zh_key

#: Status, times seen, and the parts: Korean=Hanzi, method (r, t, m for reading, transcription and
#: meaning, s for the same; none where nothing pairs them). The parts, joined, are the term, in
#: Korean with blanks but before a single syllable.
CONCEPTS = """
candidate 3 | 스마트=智能 m, 산업=产业 r
candidate 1 | 스마트=智慧 m, 도시=城市 r
candidate 2 | 물류=物流 r, 센터=中心 m
candidate 1 | 관리=管理 r, 시스템=系统 m
candidate 2 | 플랫폼=平台 m
candidate 4 | 항저우=杭州 t, 시=市 r
candidate 2 | 저장=浙江 t, 성=省 r
candidate 2 | 링차오=灵巧 t, 즈넝=智能 t
candidate 1 | 사기 방지=反欺诈 m, 플랫폼=平台 m
candidate 1 | 디지털=數字 m, 경제=經濟 r
candidate 2 | 디지털=数字 m, 농촌=农村 r
candidate 1 | AI=AI s, 공생=共生 r
candidate 1 | 저고도=低空 m, 항공=经济 none
candidate 1 | 전=电 t, 기차=汽车 m
candidate 1 | 문화=文化 r
rejected 6 | 물류=货物 m
forbidden 4 | 플랫폼=月台 m, 관리=总管 m
approved 1 | 반도체=半导体 m
candidate 9 | 노트=笔记 m, 에=页 m
"""

_METHODS = {"r": "reading", "t": "transcription", "m": "meaning", "s": "same", "none": "none"}
_SCORES = {"r": 1.0, "t": 1.0, "m": 0.9, "s": 1.0, "none": 0.0}


def _segments(text: str) -> Iterator[tuple[str, str, str]]:
    for part in text.split(","):
        pair, method = part.strip().rsplit(" ", 1)
        ko, zh = pair.split("=")
        yield ko, zh, method


def fill(db: sqlite3.Connection) -> None:
    """Write the concepts, each gloss of them in a line of its own."""
    db.execute("INSERT INTO document (id, path, sha256, encoding, miner) "
               "VALUES (1, 'a.txt', 'aa', 'utf-8', '1')")
    gloss = 0
    for number, row in enumerate(CONCEPTS.split("\n")[1:-1], 1):
        head, parts = row.split(" | ")
        status, seen = head.split()
        segments = list(_segments(parts))
        ko = "".join(f" {part[0]}" if len(part[0]) > 1 else part[0] for part in segments).strip()
        zh = "".join(part[1] for part in segments)
        db.execute("INSERT INTO concept (id, kind, status, confidence) VALUES (?, 'mixed', ?, 0.9)",
                   (number, status))
        terms = [(number, "ko", ko, ko_key(ko), seen), (number, "zh-Hans", zh, zh_key(zh), seen)]
        db.executemany("INSERT INTO term (concept_id, lang, text, key, role, count)"
                       " VALUES (?, ?, ?, ?, 'preferred', ?)", terms)
        for _ in range(int(seen)):
            gloss += 1
            db.execute("INSERT INTO gloss (id, concept_id, document_id, offset, line, ko, zh, kind,"
                       " confidence, context) VALUES (?, ?, 1, ?, ?, ?, ?, 'mixed', 0.9, ?)",
                       (gloss, number, gloss, gloss, ko, zh, f"{ko}({zh})"))
            db.executemany(
                "INSERT INTO segment (gloss_id, position, ko, zh, method, score)"
                " VALUES (?, ?, ?, ?, ?, ?)",
                [(gloss, at, part[0], part[1], _METHODS[part[2]], _SCORES[part[2]])
                 for at, part in enumerate(segments)],
            )


@contextmanager
def glossary(folder: Path) -> Iterator[sqlite3.Connection]:
    """Give the glossary, open for reading; it is the file ``parts.db`` in *folder*."""
    path = folder / "parts.db"
    with closing(open_writer(path)) as db:
        fill(db)
        seal(db)
    with closing(open_reader(path)) as db:
        yield db
