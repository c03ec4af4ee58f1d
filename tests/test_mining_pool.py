"""Workers: what breaks one costs a document, and nothing else; their number changes nothing."""

from __future__ import annotations

import io
import os
import signal
import subprocess
import sys
import time
import zipfile
from collections.abc import Iterator
from itertools import count
from pathlib import Path

import pytest

from aligner.errors import MissingAnalyzer
from aligner.gathered import Gathered
from aligner.types import Gloss
from glossary.mining import serve
from glossary.mining.limits import Limits
from glossary.mining.pool import AHEAD, Pool, Started, in_process
from glossary.mining.run import Settings, mine
from glossary.mining.work import Failure, File, Mined, Work
from tests.breaking import BREAKS, LIMITS, Breaker
from tests.evidence import Learner, check, dump

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="needs fork")

ROOT = Path(__file__).parents[1]


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder with a folder ``in``."""
    monkeypatch.chdir(tmp_path)
    Path("in").mkdir()
    return tmp_path


def write(name: str, text: str) -> str:
    Path(name).write_text(text, encoding="utf-8")
    return name


def work(extractor: Learner) -> Work:
    return Work(extractor, lambda ko: ())


def everything(name: str, sha256: str, size: int) -> bool:
    return True


@pytest.mark.parametrize("jobs", [1, 2])
def test_what_breaks_a_worker_costs_a_document(jobs: int) -> None:
    for number, word in enumerate(BREAKS):
        write(f"in/{number}-{word}.txt", f"핀둬둬(多多)\n{word}")
        write(f"in/{number}-good.txt", f"징동{number}(京东)")
    report = mine(["in"], "g.db", Breaker(), settings=Settings(jobs, LIMITS))
    assert report.failures == tuple(
        message.format(f"in/{number}-{word}.txt")
        for number, (word, message) in enumerate(BREAKS.items()))
    assert (report.documents, report.failed) == (len(BREAKS), len(BREAKS))
    check(Path("g.db"))


class Late(Breaker):
    """Breaks at the second reading only."""

    def extract(self, text: str, others: Gathered | None = None) -> list[Gloss]:
        return super().extract(text if others else text.replace("SEGFAULT", ""), others)


def test_a_document_that_breaks_when_it_is_read_again_keeps_its_first_reading() -> None:
    write("in/a.txt", "핀둬둬(多多)\nSEGFAULT")
    write("in/b.txt", "핀둬둬(多多)")
    write("in/c.txt", "핀둬둬(拼多多)")
    report = mine(["in"], "g.db", Late(), settings=Settings(1, LIMITS))
    assert (report.documents, report.glosses) == (3, 3)
    assert report.failures == (BREAKS["SEGFAULT"].format("in/a.txt"),)
    found = [line for line in dump(Path("g.db")) if line.startswith("gloss (")]
    assert ["'拼多多'" in line for line in found] == [False, True, True]
    check(Path("g.db"))


def archive(members: dict[str, str]) -> bytes:
    """Make a ZIP archive of texts."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as output:
        for name, text in members.items():
            output.writestr(name, text)
    return made.getvalue()


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_member_that_breaks_its_reader_costs_no_other(jobs: int) -> None:
    members = {f"{number}.txt": f"징동{number}(京东)" for number in range(8)}
    members |= {"0.txt": "SEGFAULT", "3.txt": "", "4.txt": "RAISES", "7.txt": "EXIT"}
    Path("in/a.zip").write_bytes(archive(members))
    write("in/b.txt", "핀둬둬(拼多多)")
    report = mine(["in"], "g.db", Breaker(), settings=Settings(jobs, LIMITS))
    assert report.failures == (
        BREAKS["SEGFAULT"].format("in/a.zip/0.txt"),
        "in/a.zip/3.txt is empty: leave it out, or fill it",
        BREAKS["RAISES"].format("in/a.zip/4.txt"), BREAKS["EXIT"].format("in/a.zip/7.txt"))
    assert (report.documents, report.skipped, report.glosses, report.failed) == (5, 0, 5, 4)
    again = mine(["in"], "g.db", Breaker(), settings=Settings(jobs, LIMITS))
    assert (again.documents, again.skipped, again.failed) == (0, 5, 4)
    check(Path("g.db"))


def texts() -> dict[str, str]:
    """Give forty documents; half of them leave something open that another has."""
    return {f"in/{number:02}.txt": f"핀둬둬{number % 7}({'拼' * (number % 3 == 0)}多多)\n"
            f"{'징동' * (number % 4 == 0)}(京东)" for number in range(40)}


def test_the_number_of_workers_changes_nothing() -> None:
    for name, text in texts().items():
        write(name, text)
    Path("in/50.zip").write_bytes(archive(texts()))
    reports = [
        mine(["in", "in/50.zip"], f"{jobs}.db", Learner(), settings=Settings(jobs))
        for jobs in range(4)]
    dumps = [dump(Path(f"{jobs}.db")) for jobs in range(4)]
    assert dumps[0] == dumps[1] == dumps[2] == dumps[3]
    assert reports[0] == reports[1] == reports[2] == reports[3]
    different = len(set(texts().values()))
    assert (reports[0].documents, reports[0].skipped) == (different, 80 - different)


def test_nor_does_it_where_the_glossary_knows_something() -> None:
    """What is known changes meanwhile: a document that was changed is replaced."""
    for name, text in texts().items():
        write(name, text)
    for jobs in (0, 2):
        mine(["in"], f"{jobs}.db", Learner())
    for number in range(0, 40, 3):
        write(f"in/{number:02}.txt", f"다른 글{number}(文章)\n핀둬둬{number % 5}(多多)")
    for jobs in (0, 2):
        mine(["in"], f"{jobs}.db", Learner(), settings=Settings(jobs))
    assert dump(Path("0.db")) == dump(Path("2.db"))


def test_results_come_in_the_order_of_the_tasks() -> None:
    """The first document takes longest; few others are begun meanwhile."""
    write("in/0.txt", "ENDLESS")
    drawn = []

    def tasks() -> Iterator[File]:
        for number in range(100):
            drawn.append(number)
            if number:
                write(f"in/{number}.txt", f"징동{number}(京东)")
            yield File(Path(f"in/{number}.txt"))

    names = []
    with Pool(work(Breaker()), 2, LIMITS) as pool:
        for event in pool.run(tasks(), everything):
            if isinstance(event, Failure):
                assert len(drawn) <= 2 * AHEAD
                names.append(event.name)
            elif isinstance(event, Mined):
                names.append(event.document.path)
    assert names == [f"in/{number}.txt" for number in range(100)]


def test_what_is_not_wanted_is_not_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(serve, "PATIENCE", 60)
    write("in/a.txt", "SEGFAULT")
    write("in/b.txt", "징동(京东)")
    tasks = [File(Path("in/a.txt")), File(Path("in/b.txt"))]
    for do in (Pool(work(Breaker()), 1).run, lambda *given: in_process(work(Breaker()), *given)):
        found = list(do(tasks, lambda name, sha256, size: name == "in/b.txt"))
        assert [type(each) for each in found] == [Started, Started, Mined]


def test_what_turns_out_not_to_be_wanted_is_dropped(monkeypatch: pytest.MonkeyPatch) -> None:
    """The answer comes late, as it does while the run writes; that of the last document, in vain
    for none of it can be read, as well."""
    monkeypatch.setattr(serve, "PATIENCE", 0)
    with zipfile.ZipFile("in/all.zip", "w") as archive:
        for number in range(5):
            archive.writestr(f"{number}.txt", f"징동{number}(京东)" if number < 4 else b"\0")
    asked = []

    def wanted(name: str, sha256: str, size: int) -> bool:
        time.sleep(0.05)
        asked.append(name)
        return name[-5] in "13"

    with Pool(work(Breaker()), 1, LIMITS) as pool:
        for _ in range(2):  # no answer is left for the next task
            found = list(pool.run([File(Path("in/all.zip"))], wanted))
            assert [each.document.path[-5] for each in found if isinstance(each, Mined)] == [
                "1", "3"]
            assert len(found) == 3
    assert [name[-5] for name in asked] == [*"01234"] * 2


def test_an_analyser_that_is_missing_ends_the_run() -> None:
    class Broken(Learner):
        def extract(self, text: str, others: Gathered | None = None) -> list[Gloss]:
            raise MissingAnalyzer("okt is missing: install Java")

    write("in/a.txt", "징동(京东)")
    with pytest.raises(MissingAnalyzer, match="okt is missing: install Java"):
        mine(["in"], "g.db", Broken(), settings=Settings(1))
    assert not Path("g.db").exists()


@pytest.mark.parametrize(("size", "seconds"), [(0, 60.0), (1 << 20, 120.0), (1 << 19, 90.0)])
def test_large_documents_have_more_time(size: int, seconds: float) -> None:
    assert Limits().allowed(size) == seconds
    assert Limits(seconds=0).allowed(size) == float("inf")


CODE = """
import signal
import sys
from functools import partial
from pathlib import Path
import aligner.glosses
from glossary.cli import main
from tests.breaking import Breaker
folder, *words = sys.argv[1:]
signal.signal(signal.SIGINT, signal.default_int_handler)  # a job in the background ignores it
aligner.glosses.Extractor = lambda encoder, analyzer, known: Breaker(Path(folder))(known)
main(words)
"""


def command(folder: Path, *words: str) -> subprocess.Popen[bytes]:
    """Start the command with an extractor that breaks."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    return subprocess.Popen(
        [sys.executable, "-c", CODE, str(folder), *words], stderr=subprocess.PIPE,
        env=environment, cwd=folder)


def waiting(folder: Path, wanted: int) -> list[int]:
    """Give the processes that wait, when there are enough."""
    for _ in count():
        found = [int(each.stem) for each in folder.glob("*.process")]
        if len(found) >= wanted:
            return found
        time.sleep(0.01)
    raise AssertionError


def assert_gone(processes: list[int]) -> None:
    """Fail if one of *processes* is still there after a while; nobody may have buried it."""
    end = time.monotonic() + 10
    for process in processes:
        while (stat := Path(f"/proc/{process}/stat")).exists():
            if stat.read_text().rsplit(")", 1)[1].split()[0] == "Z":
                break
            assert time.monotonic() < end, f"worker {process} is alive"
            time.sleep(0.01)


@pytest.fixture
def stuck(folder: Path) -> Path:
    """Documents of which the first is mined, and two make workers wait."""
    write("in/a.txt", "징동(京东)")
    for name in ("b", "c"):
        write(f"in/{name}.txt", f"핀둬둬{name}(拼多多)\nWAITING")
    return folder


@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGTERM, signal.SIGINT])
def test_workers_end_with_the_process_that_made_them(stuck: Path, how: int) -> None:
    with command(stuck, "mine", "in", "--jobs", "2", "--db", "g.db") as process:
        workers = waiting(stuck, 2)
        while not Path("g.db").exists():  # the first document is being written
            time.sleep(0.01)
        os.kill(process.pid, how)
        said = process.communicate()[1].decode()
    assert_gone(workers)
    if how == signal.SIGINT:
        assert process.returncode == 130
        assert said == "Stopped. What was finished is kept: run the command again to go on.\n"
    for name in ("b", "c"):
        write(f"in/{name}.txt", f"핀둬둬{name}(拼多多)")
    report = mine(["in"], "g.db", Learner())
    assert report.documents + report.skipped == 3 and report.documents >= 2
    mine(["in"], "straight.db", Learner())
    assert dump(Path("g.db")) == dump(Path("straight.db"))
    check(Path("g.db"))
