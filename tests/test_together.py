"""Several programs write one glossary at once: all of them end, and nothing is lost or doubled."""

from __future__ import annotations

import itertools
import random
import signal
import sqlite3
import time
from contextlib import closing
from pathlib import Path

import pytest

from glossary.mining.run import mine
from glossary.store import open_glossary
from tests.evidence import Learner, check
from tests.killing import Miner, started
from tests.watching import assert_whole

#: All is intact in the last document, and damaged in most others.
LINES = ("핀둬둬(多多)", "징동(京东)", "징둥(京東)", "저고도 경제(低空经济)", "항저우(杭州)", "위챗(微信)")

CONTENT = """
    SELECT path, settled, offset, g.ko, g.zh, zh_restored, v.ko, v.zh_hans, v.count
    FROM gloss AS g JOIN document AS d ON d.id = document_id
    JOIN glossary AS v USING (concept_id) ORDER BY path, offset, g.ko, g.zh
"""


@pytest.fixture
def texts(tmp_path: Path) -> list[Path]:
    """Sixteen documents."""
    chance = random.Random(7)
    paths = [tmp_path / f"{number:02}.txt" for number in range(16)]
    for path in paths[:-1]:
        path.write_text("\n".join(chance.choices(LINES, k=4)) + f"\n{path.stem}(号)", "utf-8")
    paths[-1].write_text("핀둬둬(拼多多)", "utf-8")
    return paths


def content(path: Path) -> list[tuple[object, ...]]:
    """Give what a glossary holds, whatever came first."""
    with closing(sqlite3.connect(path)) as db:
        return db.execute(CONTENT).fetchall()


def together(path: Path, *runs: list[Path], pause: float = 0.0) -> list[Miner]:
    """Mine at once, and fail unless all runs end well and no document is lost or doubled."""
    miners = []
    for run in runs:
        miners.append(Miner(path, run))
        time.sleep(pause)
    for miner in miners:
        miner.wait()
        assert miner.process.exitcode == 0, miner.said
    wanted = sorted(set(map(str, itertools.chain(*runs))))
    with closing(sqlite3.connect(path)) as db:
        assert [each for each, in db.execute("SELECT path FROM document ORDER BY path")] == wanted
        assert db.execute("SELECT count(*) FROM document WHERE NOT settled").fetchone() == (0,)
        for document in wanted:
            assert_whole(db, document)
    check(path)
    return miners


@pytest.mark.parametrize("pause", [0.0, 0.05, 0.1, 0.2])
def test_runs_over_the_same_documents(texts: list[Path], tmp_path: Path, pause: float) -> None:
    mine(texts, tmp_path / "straight.db", Learner())
    together(tmp_path / "g.db", texts, texts, texts, pause=pause)
    assert content(tmp_path / "g.db") == content(tmp_path / "straight.db")


@pytest.mark.parametrize("pause", [0.0, 0.05, 0.1, 0.2])
def test_runs_over_documents_some_of_which_are_the_same(
    texts: list[Path], tmp_path: Path, pause: float
) -> None:
    """What the run with the intact form restores stays restored, whoever ends last.

    What the other one has settled before it comes there is passed over, as in runs one by one.
    """
    whole, other = texts[8:], texts[:12]
    for number, runs in enumerate(((whole, other), (other, whole))):
        path = tmp_path / f"g{number}.db"
        found = dict(zip(map(len, runs), together(path, *runs, pause=pause)))
        passed = [at for step, at in found[len(whole)].steps if step == "read"][-len(texts[12:])]
        ended = [at for step, at in found[len(other)].steps if step == "conclude"][-1]
        ours = {*map(str, texts[12:] if ended < passed else whole)}
        restored = {row[5] for row in content(path) if row[0] in ours and row[4] == "多多"}
        assert restored == {"拼多多"}


def test_runs_over_different_documents(texts: list[Path], tmp_path: Path) -> None:
    together(tmp_path / "g.db", texts[:8], texts[8:])


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="needs SIGKILL")
@pytest.mark.parametrize(("step", "nth"), [("read", 3), ("read", 9), ("conclude", 0), ("seal", 0)])
def test_one_of_two_runs_is_killed(
    texts: list[Path], tmp_path: Path, step: str, nth: int
) -> None:
    path = tmp_path / "g.db"
    one, other = Miner(path, texts), Miner(path, texts)
    one.wait(step, nth)
    one.kill()
    other.wait()
    assert other.process.exitcode == 0, other.said
    together(path, texts)
    mine(texts, tmp_path / "straight.db", Learner())
    assert content(path) == content(tmp_path / "straight.db")


def _decide(path: Path, until: Path) -> None:
    """Take one short decision after the other."""
    for number in itertools.count():
        with open_glossary(path) as glossary, glossary.decide("kim") as decisions:
            decisions.note(1, f"{number}")
        path.with_name("ready").touch()
        if until.exists():
            break


def test_a_run_while_a_person_decides(texts: list[Path], tmp_path: Path) -> None:
    path, until = tmp_path / "g.db", tmp_path / "until"
    mine(texts[:1], path, Learner())
    person = started(_decide, path, until)
    while not path.with_name("ready").exists():
        time.sleep(0.01)
    together(path, texts, texts)
    until.touch()
    person.join()
    assert person.exitcode == 0
    with closing(sqlite3.connect(path)) as db:
        count, last = db.execute("SELECT count(*), max(id) FROM decision").fetchone()
        assert count == last > 3
        assert db.execute("SELECT note FROM concept WHERE id = 1").fetchone() == (f"{count - 1}",)
