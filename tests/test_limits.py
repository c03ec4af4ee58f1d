"""A disk that refuses to take more: one line, and what was kept is as it was."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from glossary.mine import mine
from tests.evidence import Finder, check, dump

pytest.importorskip("resource")

ROOT = Path(__file__).parents[1]

#: Mines where no file may grow beyond so many bytes; Python gets an error for that, no signal.
CODE = """
import resource, sys
from glossary.errors import DatabaseError
from glossary.mine import mine
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
