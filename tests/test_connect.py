"""Opening the file: what a writer left behind, places that cannot be written, what errors mean."""

from __future__ import annotations

import shutil
import signal
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from glossary import connect
from glossary.backup import backup
from glossary.connect import close, explain, keep_log, open_reader, open_writer
from glossary.errors import DatabaseError
from glossary.mining.run import mine
from glossary.store import open_glossary
from tests.disks import Disk
from tests.evidence import Finder, check, dump
from tests.killing import started

#: Dies in a transaction that does not fit into memory, as in the middle of a change of the mode.
DIE = """
import os, signal, sqlite3, sys
db = sqlite3.connect(sys.argv[1], isolation_level=None)
db.execute(f"PRAGMA journal_mode = {sys.argv[2]}")
db.execute("PRAGMA cache_size = 3")
db.execute("BEGIN IMMEDIATE")
db.execute("UPDATE concept SET note = hex(zeroblob(20000))")
os.kill(os.getpid(), signal.SIGKILL)
"""


def notes(path: Path) -> list[tuple[object, ...]]:
    with closing(open_reader(path)) as db:
        return db.execute("SELECT DISTINCT note FROM concept").fetchall()


def die(path: Path, mode: str) -> None:
    run = subprocess.run([sys.executable, "-c", DIE, str(path), mode], check=False)
    assert run.returncode == -signal.SIGKILL


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="needs SIGKILL")
@pytest.mark.parametrize(("mode", "left"), [("DELETE", "journal"), ("WAL", "wal")])
def test_a_reader_reads_what_was_before(glossary_path: Path, mode: str, left: str) -> None:
    before, rows = notes(glossary_path), dump(glossary_path)
    die(glossary_path, mode)
    assert Path(f"{glossary_path}-{left}").stat().st_size > 8_000
    assert notes(glossary_path) == before
    with open_glossary(glossary_path):
        pass
    assert [path.name for path in glossary_path.parent.iterdir()] == ["small.db"]
    assert dump(glossary_path) == rows
    check(glossary_path)


@pytest.mark.parametrize("left", ["", "wal", "journal"])
def test_a_place_that_cannot_be_written(
    glossary_path: Path, disk: Disk, left: str
) -> None:
    """It can be read, unless something was left there that has to be put in order first."""
    if left:
        die(glossary_path, "WAL" if left == "wal" else "DELETE")
    for name in ("small.db", "small.db-wal", "small.db-journal"):
        if glossary_path.with_name(name).exists():
            shutil.copy(glossary_path.with_name(name), disk.folder)
    path = disk.folder / "small.db"
    disk.freeze()
    if left:
        with pytest.raises(DatabaseError) as caught:
            open_reader(path)
        assert str(caught.value) == (
            f"{path} was left by a program that broke off, and cannot be read before it is put in "
            "order: run `glossary migrate` on it as somebody who may write to its folder")
    else:
        assert len(notes(path)) == 2
        assert backup(path, glossary_path.with_name("copy.db")).rows["concept"] == 8
        with pytest.raises(DatabaseError, match="no copy was made: .*cannot be (written|opened)"):
            backup(path)


def test_a_glossary_in_use_that_cannot_be_written(glossary_path: Path, disk: Disk) -> None:
    """One whose last writer did not fold the log away: its file wants a log even for reading."""
    with closing(open_writer(glossary_path)) as db:
        keep_log(db)
    shutil.copy(glossary_path, disk.folder)
    disk.freeze()
    assert len(notes(disk.folder / "small.db")) == 2


def test_mining_where_nothing_can_be_written(
    glossary_path: Path, disk: Disk, tmp_path: Path
) -> None:
    shutil.copy(glossary_path, disk.folder)
    disk.freeze()
    (tmp_path / "a.txt").write_text("징둥(京东)", encoding="utf-8")
    for name in ("small.db", "new.db"):
        path = disk.folder / name
        with pytest.raises(DatabaseError) as caught:
            mine([tmp_path / "a.txt"], path, Finder())
        assert str(caught.value) in (
            f"{path} cannot be written: check the permissions of the file and of its folder",
            f"{path} cannot be opened: check the permissions of the file and of its folder")


def _toggle(path: Path) -> None:
    """Let the log come and go."""
    for _ in range(60):
        db = open_writer(path)
        keep_log(db)
        db.execute("UPDATE concept SET note = 'x'")
        close(db)


def test_a_log_that_comes_and_goes_disturbs_no_reader(glossary_path: Path) -> None:
    writer = started(_toggle, glossary_path)
    asked = 0
    while writer.is_alive():
        assert notes(glossary_path)
        asked += 1
    writer.join()
    assert writer.exitcode == 0 and asked > 10


@pytest.mark.parametrize(("message", "meaning"), [
    ("database is locked", "is locked by another program: try again"),
    ("database table is locked", "is locked by another program: try again"),
    ("attempt to write a readonly database", "cannot be written: check the permissions"),
    ("database or disk is full", "could not grow, the disk is full: make room; what was finished"),
    ("disk I/O error", "cannot be read or written: see whether the disk is full, failing, or gone"),
    ("locking protocol", "cannot be locked: put it on a disk of this machine, not on the network"),
    ("database disk image is malformed", "is damaged: restore a copy (`glossary backup --help` "),
    ("unable to open database file", "cannot be opened: check the permissions"),
    ("something new", ": something new"),
])
def test_what_errors_mean(message: str, meaning: str) -> None:
    said = str(explain(sqlite3.OperationalError(message), "g.db"))
    assert said.startswith(f"g.db{'' if meaning[0] == ':' else ' '}{meaning}")
    assert "\n" not in said


def test_a_lock_that_lasts_is_told(glossary_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connect, "TIMEOUT", 0.01)
    with closing(sqlite3.connect(glossary_path, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        for opens in (open_reader, open_writer):
            with pytest.raises(DatabaseError, match="is locked by another program: try again"):
                opens(glossary_path)
