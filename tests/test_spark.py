"""Spark: the same glossary as without it, once and again; what is broken is told."""

from __future__ import annotations

import os
import pickle
import shutil
import sys
import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from glossary.errors import DocumentError, SparkError
from glossary.mining.report import MineReport
from glossary.mining.run import Run, Settings, mine
from glossary.mining.work import Result as Taken
from glossary.spark import engine, fetch, files
from glossary.spark.commands import main
from glossary.spark.merge import merge
from glossary.spark.session import NO_JAVA, NO_PYSPARK, session
from glossary.spark.stages import Plan, run
from glossary.spark.worker import Settings as Ways
from glossary.spark.worker import read_files
from tests.breaking import Breaker
from tests.command import refused
from tests.command import run as command
from tests.documents.crawls import build_warc, packed, page, record, response
from tests.documents.forty import REPORT
from tests.evidence import Learner, check, dump

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="its workers need fork")

#: What Spark does to be fast on much data is slow on little.
QUICK = {
    "spark.sql.shuffle.partitions": "2", "spark.default.parallelism": "2",
    "spark.sql.codegen.wholeStage": "false", "spark.sql.adaptive.enabled": "false",
    "spark.sql.codegen.factoryMode": "NO_CODEGEN"}


@pytest.fixture(scope="module")
def spark() -> Iterator[Any]:
    """A session on two processors, as `glossary mine` starts it."""
    if not os.environ.get("CI") and not (shutil.which("java") or os.environ.get("JAVA_HOME")):
        pytest.skip("needs Java 17 or later, which is not installed")
    with session("local[2]", QUICK) as found:
        yield found


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder with a name that Java may stumble on."""
    folder = tmp_path / "우전 %41"
    folder.mkdir()
    monkeypatch.chdir(folder)
    return folder


def write(name: str, content: str | bytes) -> None:
    Path(name).parent.mkdir(exist_ok=True)
    Path(name).write_bytes(content if isinstance(content, bytes) else content.encode())


def fill() -> None:
    """Make a web archive and texts, in ``in/``, of which some are broken."""
    good = response(page("징동(京东)", "핀둬둬(多多)가 있다."), "http://a.kr/핀둬둬")
    bad = record("response", b"no answer", "http://a.kr/bad")
    told = response("앱 우전(乌镇)".encode("gb18030"), type_="text/plain; charset=gbk")
    write("in/a.warc.gz", packed(good, bad, good, told) + build_warc(REPORT))
    write("in/b.txt", "징동(京东)\n핀둬둬(多多)\n")
    write("in/c.txt", "핀둬둬(拼多多)\n앱 우전(乌镇)\n")
    write("in/d.txt", "")
    write("in/e.txt", Path("in/b.txt").read_bytes())
    write("in/f.txt", "징둥(京東)\nSEGFAULT\n")
    write("in/g.txt", "둬둬(多多)\n알리(阿里)\n")


def test_the_same_glossary_as_without(
    spark: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill()
    write("earlier.txt", "둬둬(拼多多)\n둬둬(拼多多)\n")
    for name in ("plain.db", "spark.db", "broken.db"):
        mine(["earlier.txt"], name, Learner())
    settings = Settings(1)
    plain = mine(["earlier.txt", "in"], "plain.db", Breaker(), settings=settings)
    where = engine.Where(partial="out")
    found = engine.mine(["earlier.txt", "in"], "spark.db", Breaker(), None, settings, where)
    assert found == plain
    assert found.failed == 3 and found.skipped == 3, found
    assert dump(Path("spark.db")) == dump(Path("plain.db"))
    check(Path("spark.db"))
    _merge_once_more(spark, found)
    _merge_what_broke_off(spark, monkeypatch)
    _go_on_with_what_is_done(spark)


def _merge_once_more(spark: Any, found: MineReport) -> None:
    before = Path("spark.db").read_bytes()
    again = merge(spark, "out", "spark.db")
    assert (again.documents, again.skipped) == (0, found.documents + found.skipped)
    assert Path("spark.db").read_bytes() == before


def _merge_what_broke_off(spark: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """Once in the first readings, and once in the second."""
    def tired(real: Any, most: int, run: Run, result: Taken) -> None:
        taken.append(result)
        if len(taken) > most:
            raise KeyboardInterrupt
        real(run, result)

    for name, most in (("take", 3), ("take_again", 1)):
        taken: list[Taken] = []
        real = getattr(Run, name)
        with monkeypatch.context() as patch, pytest.raises(KeyboardInterrupt):
            patch.setattr(Run, name, lambda *args: tired(real, most, *args))
            merge(spark, "out", "broken.db")
        check(Path("broken.db"))
    merge(spark, "out", "broken.db")
    assert dump(Path("broken.db")) == dump(Path("plain.db"))


def _go_on_with_what_is_done(spark: Any) -> None:
    shutil.rmtree("out/again")
    with pytest.raises(SparkError, match="out holds no run that has ended"):
        merge(spark, "out", "spark.db")
    before = {file: file.stat().st_mtime_ns for file in Path("out").rglob("*.parquet")}
    plan = Plan(("earlier.txt", "in"), "out", Ways(Breaker()), "spark.db")
    steps: list[tuple[int, int, str]] = []
    run(spark, plan, lambda *step: steps.append(step))
    after = {file: file.stat().st_mtime_ns for file in Path("out").rglob("*.parquet")}
    assert before.items() <= after.items() and len(after) > len(before)
    assert steps == [(0, 3, "earlier.txt"), (1, 3, "evidence"), (2, 3, "unsettled documents"),
                     (3, 3, "")]
    with pytest.raises(SparkError, match="out holds the results of another run"):
        run(spark, plan._replace(paths=("in/b.txt",)))


def test_texts_are_documents(spark: Any) -> None:
    texts = {"in/a.txt": "징동(京东)\n핀둬둬(多多)\n", "in/b.txt": "", "in/c.txt": "핀둬둬(拼多多)",
             "in/d.txt": "징동(京东)\n핀둬둬(多多)\n"}
    for name, text in texts.items():
        write(name, text)
    table = spark.createDataFrame(
        [(text, name) for name, text in texts.items()], "text string, path string")
    here = f"file://{Path.cwd()}"
    table.coalesce(1).write.parquet(f"{here}/texts.parquet")
    plain = mine(["in"], "plain.db", Learner())
    found = engine.mine(["texts.parquet"], "spark.db", Learner())
    assert found == plain
    assert dump(Path("spark.db")) == dump(Path("plain.db"))
    spark.createDataFrame([("글",)], "body string").write.parquet(f"{here}/no.parquet")
    with pytest.raises(SparkError, match="no.parquet.* has no column text: it has body"):
        engine.mine(["no.parquet"], "no.db", Learner())
    assert not Path("no.db").exists()


def test_the_command(spark: Any) -> None:
    write("in/a.wet.gz", build_warc(REPORT))
    write("in/b.txt", "앱 알리페이(支付宝)와 ‘알리페이’(支付宝)\n")
    write("in/c.txt", "대표 사업 앱 알리페이(支付宝)는\n")
    plain = command("mine", "in", "--db", "plain.db")
    words = ("--engine", "spark", "--partial", "out")
    found = command("mine", "in", "--db", "spark.db", *words)
    assert (found.exit_code, found.stderr) == (plain.exit_code, plain.stderr)
    assert dump(Path("spark.db")) == dump(Path("plain.db"))
    assert "3 documents mined: 43 glosses" in found.stderr
    _by_steps("out", found.stderr)


def _by_steps(out: str, said: str) -> None:
    """Each step by itself, of which the first finds that all is done."""
    assert step("mine", "in", "--out", out).stderr == ""
    assert step("merge", out, "--db", "steps.db").stderr == said
    assert dump(Path("steps.db")) == dump(Path("plain.db"))
    missing = step("merge", "nothing", "--db", "steps.db")
    assert missing.exit_code == 1
    assert missing.stderr == "Error: nothing holds no run that has ended: let it end first\n"


def step(*words: str) -> Result:
    """Run ``python -m glossary.spark`` with *words*."""
    return CliRunner().invoke(main, words, prog_name="python -m glossary.spark")


def test_what_a_worker_lacks_is_said_in_a_line(spark: Any) -> None:
    write("in/a.txt", "글")
    found = command("mine", "in", "--engine", "spark", "--db", "g.db", "--encoder", "word2vec")
    plain = command("mine", "in", "--db", "g.db", "--encoder", "word2vec")
    assert (found.exit_code, found.stderr) == (plain.exit_code, plain.stderr)
    assert found.exit_code == 1 and not Path("g.db").exists()


@pytest.fixture
def served(folder: Path) -> Iterator[str]:
    """The address of a server of the folder."""
    class Quiet(SimpleHTTPRequestHandler):
        def log_message(self, *args: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(folder)))
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


def test_what_is_elsewhere_is_fetched_and_removed(
    spark: Any, served: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """By the connectors of Hadoop, of which that for HTTP needs no more than a server here."""
    write("in/a.warc.gz", build_warc(REPORT))
    monkeypatch.setattr(fetch, "TRIES", 1)
    monkeypatch.setenv("TMPDIR", str(Path.cwd()))
    monkeypatch.setattr("tempfile.tempdir", None)
    paths = [f"{served}/in/a.warc.gz", f"{served}/in/no.txt"]
    sources = files.find(paths, spark)
    assert sources == [files.Source(n, path, 0, False, os.getcwd()) for n, path in enumerate(paths)]
    pickled = pickle.dumps(Ways(Learner(), None))
    rows = list(read_files(pickled, [tuple(sources)]))
    assert [row[:4] for row in rows] == [
        (0, 0, "mined", f"{paths[0]}/3.txt"), (1, 0, "failed", paths[1])]
    assert rows[1][4].startswith(f"{paths[1]} cannot be fetched (")
    assert [path.name for path in Path().iterdir()] == ["in"]


def test_paths(spark: Any) -> None:
    for name in ("in/b.txt", "in/a.txt", "in/c.html"):
        write(name, "글")
    found = files.find(["in/*.txt", f"file://{Path.cwd()}/in/c.html", "in"], spark)
    assert [source.path for source in found] == [
        "in/a.txt", "in/b.txt", f"{Path.cwd()}/in/c.html", "in/c.html"]
    for path, message in [
        ("in/*.hwp", "in/.*hwp does not exist"), ("-", "- is a stream, which only one process"),
        ("no.parquet", "no.parquet cannot be read"), ("s4a://no/a.warc", "cannot be listed"),
    ]:
        with pytest.raises(DocumentError, match=message) as error:
            files.find([path], spark)
        assert "\n" not in str(error.value)


@pytest.mark.usefixtures("workplace")
def test_what_is_missing_is_said_in_a_line(monkeypatch: pytest.MonkeyPatch) -> None:
    write("in/a.txt", "글")
    words = ("mine", "in", "--engine", "spark")
    monkeypatch.setenv("PATH", "")
    monkeypatch.delenv("JAVA_HOME", raising=False)
    assert refused(*words) == f"Error: {NO_JAVA}\n"
    monkeypatch.setitem(sys.modules, "pyspark", None)
    assert refused(*words) == f"Error: {NO_PYSPARK}\n"
    assert not Path("glossary.db").exists()


@pytest.mark.usefixtures("workplace")
@pytest.mark.parametrize(("words", "message"), [
    (("--engine", "spark", "--jobs", "2"), "--jobs is not for --engine spark: say local[N] by"),
    (("--master", "local"), "--master is not for --engine local: add --engine spark."),
    (("--partial", "out"), "--partial is not for --engine local: add --engine spark."),
])
def test_options_of_the_other_engine(words: tuple[str, ...], message: str) -> None:
    found = command("mine", "in", *words)
    assert found.exit_code == 2 and message in found.stderr
