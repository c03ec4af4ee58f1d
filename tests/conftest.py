"""Fixtures that several test files share."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from sqlite3 import Connection

import pytest
from hypothesis import settings

import aligner.glosses
from glossary.concepts import Concepts
from glossary.connect import open_reader, open_writer, seal
from glossary.keys import ko_key, skeleton, zh_key
from glossary.store import open_glossary
from tests.command import Finder
from tests.derived import verify
from tests.disks import Disk, small_disk
from tests.evidence import check, document, glosses
from tests.termbase import build
from tests.walking import MINED

# A run tells of the change before it, not of luck: every run tries the same examples of a law.
# `make laws` looks for new ones.
settings.register_profile("same", derandomize=True, deadline=None)
settings.register_profile("new", deadline=None, print_blob=True)
settings.load_profile("same")

#: id, kind, status, confidence, note
CONCEPTS = [
    (1, "mixed", "candidate", 0.93, None),
    (2, "transcription", "approved", 0.98, "by hand"),
    (3, "mixed", "candidate", 0.91, None),
    (4, "translation", "candidate", 0.88, None),
    (5, "transcription", "candidate", 0.97, None),
    (6, "mixed", "candidate", 0.72, None),
    (7, "transcription", "rejected", 0.31, None),
    (8, "transcription", "candidate", 0.9, None),
]

#: concept, language, text, role, count, pinyin, reading
TERMS = [
    (1, "ko", "저고도 경제", "preferred", 3, None, None),
    (1, "ko", "저공경제", "variant", 1, None, None),
    (1, "zh-Hans", "低空经济", "preferred", 3, "dīkōng jīngjì", "저공경제"),
    (1, "zh-Hant", "低空經濟", "preferred", 1, "dīkōng jīngjì", "저공경제"),
    (2, "ko", "광군제", "preferred", 2, None, None),
    (2, "ko", "광군절", "variant", 1, None, None),
    (2, "zh-Hans", "光棍节", "preferred", 3, "guāng gùn jié", "광곤절"),
    (3, "ko", "핑안그룹", "preferred", 1, None, None),
    (3, "zh-Hans", "平安集团", "preferred", 1, "píng ān jí tuán", "평안집단"),
    (4, "ko", "스마트 경로 관리 시스템", "preferred", 1, None, None),
    (4, "zh-Hans", "智能路径管理系统", "preferred", 1, "zhì néng lù jìng guǎn lǐ xì tǒng", None),
    (5, "ko", "우전", "preferred", 1, None, None),
    (5, "zh-Hans", "乌镇", "preferred", 1, "wū zhèn", "오진"),
    (6, "ko", "링치아오즈넝", "preferred", 2, None, None),
    (6, "zh-Hans", "灵巧智能", "preferred", 1, "líng qiǎo zhì néng", "영교지능"),
    (6, "zh-Hans", "巧智能", "damaged", 1, None, None),
    (7, "ko", "우전자", "preferred", 1, None, None),
    (7, "zh-Hans", "吴电子", "preferred", 1, None, None),
    (8, "ko", "CATL", "preferred", 1, None, None),
    (8, "zh-Hans", "宁德时代", "preferred", 1, "níng dé shí dài", "영덕시대"),
]

#: concept, document, offset, line, ko, zh, zh_restored, en, context
GLOSSES = [
    (1, 1, 8, 1, "저고도 경제", "低空经济", None, None, "중국의 저고도 경제(低空经济)가 빠르게 큰다."),
    (1, 1, 60, 3, "저공경제", "低空經濟", None, "low-altitude economy",
     "이른바 저공경제(低空經濟, low-altitude economy)에 돈이 몰린다."),
    (6, 2, 20, 2, "링치아오즈넝", "巧智能", "灵巧智能", None, "로봇 손을 만드는 링치아오즈넝(巧智能)도 왔다."),
]

#: gloss, position, ko, zh, method, score
SEGMENTS = [
    (1, 0, "저고도", "低空", "meaning", 0.7),
    (1, 1, "경제", "经济", "reading", 1.0),
    (2, 0, "저공", "低空", "reading", 1.0),
    (2, 1, "경제", "經濟", "reading", 1.0),
]


def fill(db: Connection) -> None:
    """Write a small glossary whose rows the tests know by heart."""
    db.execute("BEGIN")
    db.executemany(
        "INSERT INTO document (id, path, title, date, sha256, encoding, miner) "
        "VALUES (?, ?, ?, ?, ?, 'utf-8', '0.1')",
        [(1, "news/economy.txt", "저고도 경제", "2025-12-01", "aa"),
         (2, "news/robots.txt", None, None, "bb")],
    )
    db.executemany(
        "INSERT INTO concept (id, kind, status, confidence, note) VALUES (?, ?, ?, ?, ?)", CONCEPTS
    )
    db.executemany(
        "INSERT INTO term (concept_id, lang, text, role, count, pinyin, reading, key, skeleton)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        [(*row, ko_key(row[2]), skeleton(row[2])) if row[1] == "ko"
         else (*row, zh_key(row[2]), None) for row in TERMS],
    )
    db.executemany(
        "INSERT INTO gloss (concept_id, document_id, offset, line, ko, zh, zh_restored, en,"
        " context, kind, confidence) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, 'mixed', 0.9)", GLOSSES,
    )
    db.executemany(
        "INSERT INTO segment (gloss_id, position, ko, zh, method, score)"
        " VALUES (?, ?, ?, ?, ?, ?)", SEGMENTS,
    )
    db.execute(
        "INSERT INTO merge_log (concept_id, ko, zh, reason)"
        " VALUES (1, '저공경제', '低空經濟', 'the same Hanzi')"
    )
    db.execute("COMMIT")


@pytest.fixture(scope="session")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A glossary of eight concepts, in a file that nobody changes."""
    path = tmp_path_factory.mktemp("filled") / "small.db"
    db = open_writer(path)
    fill(db)
    seal(db)
    db.close()
    return path


@pytest.fixture
def glossary_path(filled: Path, tmp_path: Path) -> Path:
    """The same, in a file of the test's own."""
    return Path(shutil.copy(filled, tmp_path))


@pytest.fixture
def glossary_db(glossary_path: Path) -> Iterator[Connection]:
    """The same, open for reading."""
    db = open_reader(glossary_path)
    yield db
    db.close()


@pytest.fixture
def path(tmp_path: Path) -> Iterator[Path]:
    """A place for a glossary, which must be sound when the test is over."""
    yield tmp_path / "g.db"
    if (tmp_path / "g.db").exists():
        check(tmp_path / "g.db")
        verify(tmp_path / "g.db")
        assert [file.name for file in tmp_path.iterdir() if "g.db" in file.name] == ["g.db"]


@pytest.fixture(scope="module")
def termbase(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A glossary of the `PAIRS` of the test module."""
    return build(tmp_path_factory.mktemp("termbase") / "desk.db", request.module.PAIRS)


@pytest.fixture(scope="module")
def db(termbase: Path) -> Iterator[Connection]:
    """The same, open for reading."""
    db = open_reader(termbase)
    yield db
    db.close()


@pytest.fixture(scope="session")
def settled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small glossary, to be copied, its concepts in line with their glosses."""
    path = tmp_path_factory.mktemp("settled") / "small.db"
    with closing(open_writer(path)) as db:
        fill(db)
        Concepts(db).settle(range(1, 9), set())
        seal(db)
    return path


@pytest.fixture(scope="session")
def mined(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A mined glossary, to be copied; somebody rejected one of its concepts."""
    path = tmp_path_factory.mktemp("mined") / "mined.db"
    with open_glossary(path) as glossary:
        glossary.add_document(document(MINED), glosses(MINED))
        with glossary.decide("lee") as decisions:
            decisions.set_status(2, "reject")
    return path


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Disk]:
    """A disk of a few megabytes, which can be made read-only."""
    (tmp_path / "disk").mkdir()
    with small_disk(tmp_path / "disk") as found:
        if not found:
            pytest.skip("needs the right to mount a file system")
        yield found


@pytest.fixture
def workplace(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Be in an empty folder, without the user's settings, with an aligner that loads at once."""
    monkeypatch.chdir(tmp_path)
    for name in ("GLOSSARY_DB", "COLUMNS", "NO_COLOR", "FORCE_COLOR"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(aligner.glosses, "Extractor", Finder)
