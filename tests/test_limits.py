"""A disk that refuses to take more: one line, and what was kept is as it was."""

from __future__ import annotations

import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from glossary.backup import backup
from glossary.connect import SCHEMA, close, open_reader, open_writer, version
from glossary.errors import DatabaseError
from glossary.mining.run import mine
from tests.disks import Disk
from tests.evidence import Finder, Learner, check, dump
from tests.schemas import old_glossary

pytest.importorskip("resource")

ROOT = Path(__file__).parents[1]

#: Mines where no file may grow beyond so many bytes; Python gets an error for that, no signal.
CODE = """
import resource, sys
from glossary.errors import DatabaseError
from glossary.mining.run import mine
from tests.evidence import Finder
most, db, *paths = sys.argv[1:]
resource.setrlimit(resource.RLIMIT_FSIZE, (int(most), int(most)))
try:
    mine(paths, db, Finder())
except DatabaseError as error:
    sys.exit(str(error))
"""

MESSAGE = (
    "{} cannot be read or written: see whether the disk is full, failing, or gone, or "
    "whether `ulimit -f` is too low\n"
)


def limited(most: int, db: Path, *paths: Path) -> str:
    """Give what is said of mining *paths* into *db*."""
    run = subprocess.run(
        [sys.executable, "-c", CODE, str(most), str(db), *map(str, paths)], cwd=ROOT, check=False,
        capture_output=True, text=True, timeout=60,
    )
    assert run.returncode == (1 if run.stderr else 0)
    return run.stderr


@pytest.fixture
def texts(tmp_path: Path) -> list[Path]:
    """Two documents."""
    paths = [tmp_path / "a.txt", tmp_path / "b.txt"]
    paths[0].write_text("징동(京东)\n핀둬둬(拼多多)", encoding="utf-8")
    paths[1].write_text("우전(乌镇)\n" * 50, encoding="utf-8")
    return paths


def test_a_glossary_that_cannot_be_made_leaves_nothing(tmp_path: Path, texts: list[Path]) -> None:
    db = tmp_path / "g.db"
    assert limited(10_000, db, *texts) == MESSAGE.format(db)
    assert sorted(tmp_path.iterdir()) == texts


def test_the_last_document_is_not_kept(tmp_path: Path, texts: list[Path]) -> None:
    db = tmp_path / "g.db"
    mine(texts[:1], db, Finder())
    before = dump(db)
    assert limited(30_000, db, *texts) == MESSAGE.format(db)
    check(db)
    assert dump(db) == before
    assert limited(10_000_000, db, *texts) == ""
    mine(texts, tmp_path / "straight.db", Finder())
    assert dump(db) == dump(tmp_path / "straight.db")


#: What may be said of a full disk; the first is the rule.
FULL = ("could not grow, the disk is full", "cannot be read or written: see whether the disk is",
        "cannot be opened: check the permissions", "No space left on device")


@pytest.fixture
def many(tmp_path: Path) -> list[Path]:
    """Documents whose first reading leaves something open."""
    paths = [tmp_path / f"{number:02}.txt" for number in range(12)]
    for number, path in enumerate(paths):
        path.write_text(f"핀둬둬({'多多' if number < 11 else '拼多多'})\n" + "".join(
            f"제{number}{more}호 위성({more}号卫星{number})\n" for more in range(9)), encoding="utf-8")
    return paths


def attempted(work: Callable[[], object]) -> str:
    """Give what is said of *work* where there is no room; it is one line."""
    try:
        work()
    except DatabaseError as error:
        said = str(error)
        assert any(each in said for each in FULL) and "\n" not in said, said
        return said
    return ""


def kept(disk: Disk, folder: Path) -> int:
    """Give how many whole documents a glossary on a full disk holds; it can be read, too."""
    if "g.db" not in disk.files():
        return 0
    (folder / "copy.db").unlink(missing_ok=True)
    for name in disk.files():
        if name in ("g.db", "g.db-wal", "g.db-journal"):
            shutil.copy(disk.folder / name, folder / name.replace("g.db", "copy.db"))
    with closing(sqlite3.connect(folder / "copy.db")) as db:
        if not version(db):
            return 0
        found = db.execute("SELECT count(*) FROM gloss GROUP BY document_id").fetchall()
    assert set(found) <= {(10,)}
    check(folder / "copy.db")
    return len(found)


def test_mining_until_the_disk_is_full(disk: Disk, many: list[Path], tmp_path: Path) -> None:
    straight, path = tmp_path / "straight.db", disk.folder / "g.db"
    mine(many, straight, Learner())
    found = []
    for free in (0, *(10_000 << half for half in range(2, 9)), 800_000, 1_700_000, 4_000_000):
        disk.leave(free)
        said = attempted(lambda: mine(many, path, Learner()))
        found.append(kept(disk, tmp_path))
        assert found[-1] == len(many) or said
        disk.make_room()
        report = mine(many, path, Learner())
        assert report.documents == len(many) - found[-1]
        assert dump(path) == dump(straight)
        assert disk.files() == ["g.db"]
        disk.empty()
    assert found[0] == 0 and found[-1] == len(many)
    assert len(set(found)) > 3, found


def test_bringing_up_to_date_on_a_full_disk(disk: Disk, tmp_path: Path) -> None:
    straight, path = old_glossary(tmp_path / "g.db", 2), disk.folder / "g.db"
    close(open_writer(straight))
    said = set()
    for free in range(0, 1_800_000, 120_000):
        old_glossary(path, 2)
        before = dump(path)
        disk.leave(free)
        message = attempted(lambda: close(open_writer(path)))
        said.add(message.replace(str(disk.folder), ""))
        with closing(open_reader(path, older=True)) as db:
            assert version(db) == (2 if message else SCHEMA)
        assert not [name for name in disk.files() if name.endswith(".part")]
        disk.make_room()
        if message:
            assert dump(path) == before
        close(open_writer(path))
        assert dump(path) == dump(straight)
        assert disk.files() == ["g.db", "g.schema-2.backup.db"]
        disk.empty()
    assert {each[:38] for each in said} >= {
        "", "/g.db stays at the older schema 2: no ", "/g.db could not grow, the disk is full"}


def test_a_copy_onto_a_full_disk(disk: Disk, texts: list[Path], tmp_path: Path) -> None:
    mine(texts, tmp_path / "g.db", Finder())
    for free in (0, 4096, 50_000, 100_000):
        disk.leave(free)
        assert attempted(lambda: backup(tmp_path / "g.db", disk.folder / "c.db"))
        assert disk.files() == []
    disk.make_room()
    backup(tmp_path / "g.db", disk.folder / "c.db")
    before = dump(disk.folder / "c.db")
    mine(texts[:1] * 1, tmp_path / "small.db", Finder())
    disk.leave(0)
    attempted(lambda: backup(tmp_path / "small.db", disk.folder / "c.db", force=True))
    disk.make_room()
    assert dump(disk.folder / "c.db") in (before, dump(tmp_path / "small.db"))
