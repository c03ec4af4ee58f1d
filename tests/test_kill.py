"""A miner that is killed loses at most the document in work, and the next run ends its work."""

from __future__ import annotations

import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from glossary.connect import SCHEMA, version
from glossary.mining.run import mine
from glossary.store import open_glossary
from tests.derived import verify
from tests.evidence import Learner, check, dump
from tests.killing import STEPS, Miner
from tests.schemas import old_glossary
from tests.watching import Reader, assert_whole, ours, watch, watch_new

pytestmark = pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="needs SIGKILL")

ROOT = Path(__file__).parents[1]

KILLS, SEED = 50, 20251201

#: What a run begins with: no file, a glossary of earlier runs, one of the released schema.
BASES = ("none", "earlier", "older")

#: Damaged in most documents, intact in the last: the second reading restores them.
LINES = (
    "핀둬둬(多多)", "저고도 경제(低空经济)", "저고도경제(低空經濟)", "징동(京东)", "징둥(京東)", "항저우(杭州)",
    "광저우(广州)", "광군제(光棍节)", "광군절(光棍節)", "우전(乌镇)", "둬둬(多多)", "핑안그룹(平安集团)", "선전(深圳)",
    "선전(宣传)", "절강성(浙江省)", "저장성(浙江省)", "스마트 물류(智能物流)", "위챗(微信)",
)


@dataclass
class Base:
    """What runs begin with, and what an undisturbed one makes of it."""

    folder: Path
    straight: list[str] = field(default_factory=list)
    decided: list[tuple[object, ...]] = field(default_factory=list)
    steps: list[tuple[str, float]] = field(default_factory=list)
    ticks: int = 0


@pytest.fixture(scope="module")
def texts(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Twenty documents, by their paths."""
    folder = tmp_path_factory.mktemp("texts")
    chance = random.Random(SEED)
    found = {str(folder / f"{number:02}.txt"): "\n".join(chance.choices(LINES, k=4))
             for number in range(19)}
    found[str(folder / "19.txt")] = "핀둬둬(拼多多)\n또 저고도 경제(低空经济)"
    for path, text in found.items():
        Path(path).write_text(text, encoding="utf-8")
    return found


@pytest.fixture(scope="module")
def bases(texts: dict[str, str], tmp_path_factory: pytest.TempPathFactory) -> dict[str, Base]:
    """The bases, each with what an undisturbed run makes of it."""
    found = {name: Base(tmp_path_factory.mktemp(name)) for name in BASES}
    mined_and_decided(found["earlier"].folder / "g.db", texts)
    old_glossary(found["older"].folder / "g.db", 2)
    for name, base in found.items():
        path = begin(base, tmp_path_factory.mktemp(f"straight-{name}"))
        miner = Miner(path, [Path(each) for each in texts])
        miner.wait()
        assert miner.process.exitcode == 0
        base.straight, base.steps, base.ticks = dump(path), miner.steps, miner.ticks
        with closing(sqlite3.connect(path)) as db:
            base.decided = db.execute("SELECT * FROM decision ORDER BY id").fetchall()
    return found


def mined_and_decided(path: Path, texts: dict[str, str]) -> None:
    """Make a glossary of earlier runs; one of its documents was changed, and a person decided."""
    changed, *_ = texts
    before = "메이퇀(美团)\n핀둬둬(多多)\n징둥(京东)\n우전(烏鎮)\n선전(深圳)\n징동(京东)"
    for file in (changed, f"{changed}.before"):
        Path(file).write_text(before, encoding="utf-8")
    mine([changed], path, Learner())
    Path(changed).write_text(texts[changed], encoding="utf-8")
    with open_glossary(path) as glossary, glossary.decide("kim") as decisions:
        decisions.set_status(1, "approve", "메모")
        decisions.set_status(2, "reject")
        decisions.prefer(3, "징동")
        decisions.set_status(5, "forbid")
        decisions.merge(4, [5])


def begin(base: Base, folder: Path) -> Path:
    """Give a glossary of its own in *folder*, as the base has it."""
    if (base.folder / "g.db").exists():
        shutil.copy(base.folder / "g.db", folder / "g.db")
    return folder / "g.db"


def left(path: Path, folder: Path, decided: list[tuple[object, ...]]) -> list[str]:
    """Fail unless what a killed run left is in order; give the documents it has mined.

    That is asked of a copy: whoever opens the file puts it in order.
    """
    copy = folder / "copy.db"
    for end in ("", "-wal", "-journal"):
        if Path(f"{path}{end}").exists():
            shutil.copy(f"{path}{end}", f"{copy}{end}")
    if not copy.exists():
        return []
    with closing(sqlite3.connect(copy, isolation_level=None)) as db:
        schema = version(db)
        if schema == 0:
            assert db.execute("SELECT count(*) FROM sqlite_master").fetchone() == (0,)
            return []
        found = ours(db)
        assert len(set(found)) == len(found)
        now = [document for document in found if assert_whole(db, document)]
        decisions = db.execute("SELECT * FROM decision ORDER BY id").fetchall()
    assert repr(decisions) == repr(decided) or schema < SCHEMA
    check(copy, schema)
    return now


def moments(bases: dict[str, Base]) -> Iterator[tuple[str, int, str, int, float]]:
    """Give a base and when to kill its run: at a tick, or so long after a step.

    The steps take turns, and the first time there is no delay, so that none is ever left out.
    """
    chance = random.Random(SEED)
    turns = Counter[str]()
    for number in range(KILLS):
        name = BASES[number % len(BASES)]
        base = bases[name]
        if number % 5 < 2:
            yield name, chance.randint(1, base.ticks), "", 0, 0.0
            continue
        steps = list(dict.fromkeys(step for step, _ in base.steps[:-1]))
        again, turn = divmod(turns[name], len(steps))
        turns[name] += 1
        places = [at for at, (other, _) in enumerate(base.steps) if other == steps[turn]]
        nth = chance.randrange(len(places))
        at = places[nth]
        gap = base.steps[at + 1][1] - base.steps[at][1]
        yield name, 0, steps[turn], nth, chance.uniform(0, gap) if again else 0.0


def disturbed(
    path: Path, texts: dict[str, str], tick: int, step: str, nth: int, delay: float
) -> Miner:
    """Start a run, and give it when that moment has come."""
    miner = Miner(path, [Path(each) for each in texts], tick)
    if tick:
        miner.wait()
    elif miner.wait(step, nth):
        time.sleep(delay)
    return miner


def test_a_killed_miner_loses_nothing(
    texts: dict[str, str], bases: dict[str, Base], tmp_path: Path
) -> None:
    hit = Counter[str]()
    asked = 0
    for number, (name, tick, step, nth, delay) in enumerate(moments(bases)):
        folder = tmp_path / str(number)
        (folder / "copy").mkdir(parents=True)
        path = begin(bases[name], folder)
        reader = Reader(path, watch_new if name == "none" else watch)
        while not (miner := disturbed(path, texts, tick, step, nth, delay)).kill():
            for file in folder.glob("g.*"):
                file.unlink()
            begin(bases[name], folder)
            delay /= 2
        hit[miner.steps[-1][0] if miner.steps else "start"] += 1
        known = texts.keys() & left(path, folder / "copy", bases[name].decided)
        begun = sum(step == "read" for step, _ in miner.steps)
        assert begun - 1 <= len(known) <= begun
        again = Miner(path, [Path(each) for each in texts])
        again.wait()
        assert again.process.exitcode == 0
        assert sum(step == "read" for step, _ in again.steps) == len(texts) - len(known)
        times, wrong = reader.stop()
        assert not wrong
        asked += times
        assert dump(path) == bases[name].straight, (name, tick, step, nth, delay)
        check(path)
        if name != "older":
            verify(path)
        assert_alone(path)
        shutil.rmtree(folder)
    assert sum(hit.values()) == KILLS and asked > KILLS
    assert set(hit) >= set(STEPS)


def assert_alone(path: Path) -> None:
    beside = {each.name for each in path.parent.iterdir()} - {"copy"}
    assert beside <= {"g.db", "g.schema-2.backup.db"}


def command(path: Path) -> subprocess.Popen[bytes]:
    """Start the command itself, with the real aligner."""
    examples = sorted(str(each.relative_to(ROOT)) for each in ROOT.glob("examples/*.txt"))
    words = ["mine", "--encoder", "none", "--db", str(path), *examples]
    return subprocess.Popen(
        [sys.executable, "-m", "glossary", *words], cwd=ROOT, stderr=subprocess.PIPE)


def test_the_command_is_killed_again_and_again(tmp_path: Path) -> None:
    straight, path = tmp_path / "straight.db", tmp_path / "g.db"
    with command(straight) as process:
        assert process.communicate()[1].startswith(b"5 documents mined")
    chance = random.Random(SEED)
    for number in range(3):
        process = command(path)
        while not path.exists():
            assert process.poll() is None
            time.sleep(0.01)
        time.sleep(chance.uniform(0, 0.3))
        process.kill()
        process.communicate()
        (tmp_path / str(number)).mkdir()
        left(path, tmp_path / str(number), [])
    with command(path) as process:
        process.communicate()
    assert process.returncode == 0
    assert dump(path) == dump(straight)
    check(path)
