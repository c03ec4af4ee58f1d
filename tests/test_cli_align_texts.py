"""``glossary align texts``: files, folders, results, refusals."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.bitext import bitext
from tests.command import refused, run, text_file

KO = "2023년 발전 계획을 세웠다.\nAI 기업 12곳이 왔다.\n"
ZH = "制定了2023年发展计划。\n来了12家AI企业。\n"
NONE = ("--encoder", "none")


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a text and its translation, and two folders of four."""
    monkeypatch.chdir(tmp_path)
    text_file("a.ko.txt", KO)
    text_file("a.zh.txt", ZH)
    for name in "abcd":
        text_file(f"ko/{name}.txt", KO * 5)
        text_file(f"zh/{name}.zh.txt", ZH * 5)
    return tmp_path


def results() -> dict[str, bytes]:
    """Give what the folder of results holds."""
    return {str(path.relative_to("out")): path.read_bytes()
            for path in Path("out").rglob("*") if path.is_file()}


def test_two_files() -> None:
    result = run("align", "texts", *NONE, "a.ko.txt", "a.zh.txt")
    assert (result.exit_code, result.stderr) == (0, "")
    rows = [line.split("\t") for line in result.stdout.splitlines()]
    assert [row[:2] for row in rows] == [
        ["ko", "zh"], *([*pair] for pair in zip(KO.splitlines(), ZH.splitlines()))]


def test_numbers_of_lines() -> None:
    text_file("gap.zh.txt", "\n" + ZH + "图片来源：新华社\n")
    result = run("align", "texts", "--lines", *NONE, "a.ko.txt", "gap.zh.txt")
    rows = [line.split("\t") for line in result.stdout.splitlines()]
    assert [row[:2] for row in rows] == [["-", "0"], ["0", "1"], ["1", "2"], ["-", "3"]]
    assert all(0 <= float(row[2]) <= 1 for row in rows)


def test_json_lines() -> None:
    result = run("align", "texts", "--format", "jsonl", *NONE, "a.ko.txt", "a.zh.txt")
    rows = [json.loads(line) for line in result.stdout.splitlines()]
    assert [(row["ko_units"], row["zh_units"]) for row in rows] == [([0], [0]), ([1], [1])]
    assert {"ko", "zh", "score"} < rows[0].keys()


@pytest.mark.parametrize("stream", ["ko", "zh"])
def test_one_side_from_the_stream(stream: str) -> None:
    names = ["-" if stream == side else f"a.{side}.txt" for side in ("ko", "zh")]
    text = KO if stream == "ko" else ZH
    result = run("align", "texts", "--lines", *NONE, *names, stdin=text.encode())
    assert result.stdout.count("\n") == 2 and result.exit_code == 0


def test_a_file_for_the_result() -> None:
    result = run("align", "texts", "--format", "html", "--out", "a.html", *NONE,
                 "a.ko.txt", "a.zh.txt")
    assert (result.exit_code, result.output) == (0, "")
    assert Path("a.html").read_text(encoding="utf-8").startswith("<!DOCTYPE html>")


def test_folders() -> None:
    result = run("align", "texts", "--lines", "--out", "out", *NONE, "ko", "zh")
    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr == "Aligned 4 of 4 pairs of files: 40 beads, 0 gaps.\n"
    assert sorted(results()) == ["a.tsv", "b.tsv", "c.tsv", "d.tsv"]


@pytest.mark.parametrize("form", ["tsv", "jsonl", "tmx", "html"])
def test_the_number_of_jobs_changes_nothing(form: str) -> None:
    found = []
    for jobs in "13":
        result = run("align", "texts", "--format", form, "--anew", "--out", "out", "--jobs", jobs,
                     *NONE, "ko", "zh")
        assert result.exit_code == 0
        found.append(results())
    assert found[0] == found[1] and len(found[0]) == 4


def test_a_second_run_does_only_what_is_new() -> None:
    words = "align", "texts", "--out", "out", *NONE, "ko", "zh"
    run(*words)
    before = results()
    Path("out/b.tsv").unlink()
    os.utime("ko/c.txt", (time.time() + 9, time.time() + 9))
    assert run(*words).stderr == (
        "Aligned 2 of 4 pairs of files: 20 beads, 0 gaps. 2 done before; --anew does them again.\n")
    assert results() == before
    assert run(*words, "--anew").stderr.startswith("Aligned 4 of 4")


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_failures_are_listed_and_the_rest_is_done(jobs: str) -> None:
    text_file("ko/b.txt", "été à".encode("latin-1"))
    text_file("zh/c.zh.txt", b"")
    text_file("ko/e.txt", b"\0\1")
    text_file("zh/e.txt", ZH)
    text_file("ko/alone.txt", KO)
    result = run("align", "texts", "--out", "out", "--jobs", jobs, *NONE, "ko", "zh")
    assert result.exit_code == 1
    assert result.stderr.splitlines() == [
        "Aligned 2 of 5 pairs of files: 20 beads, 0 gaps.",
        "Error: ko/alone.txt has no counterpart in zh",
        "Error: ko/b.txt is in no encoding that is known: save it as UTF-8, or name its "
        "encoding",
        "Error: zh/c.zh.txt is empty: leave it out, or fill it",
        "Error: ko/e.txt is a binary file (NUL at byte 0): save it as text",
    ]
    assert sorted(results()) == ["a.tsv", "d.tsv"]


@pytest.mark.parametrize(("data", "said"), [
    (b"", "x.txt is empty: leave it out, or fill it"),
    (b" \n\n", "x.txt is empty: leave it out, or fill it"),
    (b"\x7fELF\0", "x.txt is a binary file (NUL at byte 4): save it as text"),
    ("Le café est fermé".encode("latin-1"),
     "x.txt is in no encoding that is known: save it as UTF-8, or name its encoding"),
], ids=["empty", "blank", "binary", "Latin-1"])
@pytest.mark.parametrize("side", [0, 1])
def test_what_is_no_text(data: bytes, said: str, side: int) -> None:
    text_file("x.txt", data)
    names = ["a.ko.txt", "a.zh.txt"]
    names[side] = "x.txt"
    assert refused("align", "texts", *NONE, *names) == f"Error: {said}\n"


@pytest.mark.parametrize(("words", "said"), [
    (("none.txt", "a.zh.txt"), "none.txt does not exist: check the spelling"),
    (("ko", "a.zh.txt", "--out", "o"), "ko and a.zh.txt are a folder and a file"),
    (("ko", "none", "--out", "o"), "none does not exist"),
    (("a.ko.txt", "a.zh.txt", "--out", "none/x.tsv"), "none/x.tsv cannot be written"),
    (("a.ko.txt", "a.zh.txt", "--out", "out.d"), "out.d is a folder"),
    (("a.zh.txt", "a.ko.txt"), "a.zh.txt has no Hangul and a.ko.txt has: name the Korean"),
])
def test_refusals(words: tuple[str, ...], said: str) -> None:
    Path("out.d").mkdir()
    message = refused("align", "texts", *NONE, *words)
    assert said in message and message.count("\n") == 1


@pytest.mark.parametrize(("words", "said"), [
    (("ko", "zh"), "Two folders need --out"), (("-", "-"), "Only one of KO and ZH"),
    (("ko", "zh", "--out", "a.ko.txt"), "is a file, and two folders need a folder"),
    (("ko", "zh", "--jobs", "0"), "--jobs"),
])
def test_usage(words: tuple[str, ...], said: str) -> None:
    result = run("align", "texts", *words)
    assert result.exit_code == 2 and said in result.stderr


def test_nothing_in_common_is_told() -> None:
    text_file("k.txt", "...\n")
    text_file("z.txt", "---\n")
    result = run("align", "texts", "--lines", *NONE, "k.txt", "z.txt")
    assert result.exit_code in (0, 1) and result.stdout.count("\n") >= 1


def test_a_run_that_is_broken_off_leaves_whole_results() -> None:
    ko, zh, _ = bitext(12)
    for name in range(16):
        text_file(f"many.ko/{name}.txt", "\n".join(ko))
        text_file(f"many.zh/{name}.txt", "\n".join(zh))
    work = subprocess.Popen(
        [sys.executable, "-m", "glossary", "align", "texts", "--lines", "--jobs", "2", "--out",
         "out", *NONE, "many.ko", "many.zh"], stderr=subprocess.PIPE, start_new_session=True,
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[1])})
    until = time.monotonic() + 120
    while time.monotonic() < until and not list(Path().glob("out/*.tsv")):
        time.sleep(0.05)
    os.killpg(work.pid, signal.SIGINT)
    said = work.communicate(timeout=120)[1].decode()
    assert work.returncode not in (0, 2) and "Traceback" not in said
    left = results()
    assert left and not [name for name in left if not name.endswith(".tsv")]
    lines = {len(data.splitlines()) for data in left.values()}
    assert len(lines) == 1 and len(left) < 16


def test_the_help_tells_the_contract() -> None:
    said = run("align", "texts", "--help").stdout
    for word in ("ko_units", "zh_units", "--jobs", "--anew", "'-'"):
        assert word in said
