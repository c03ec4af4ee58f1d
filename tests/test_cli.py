"""The command as a whole: its help, wrong usage, streams, signals and what it loads."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import click
import pytest

from aligner.types import Gloss
from glossary.cli import COMMANDS, main
from tests.command import Finder, run, text_file

pytestmark = pytest.mark.usefixtures("workplace")


def test_the_group_names_its_commands() -> None:
    text = run("--help").stdout
    assert "Example:\n    $ glossary mine reports/" in text
    assert re.findall(r"^  ([a-z]+)  +[A-Z]", text, re.MULTILINE) == list(COMMANDS)


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_help_with_an_example(name: str) -> None:
    result = run(name, "--help")
    assert result.exit_code == 0
    assert f"  Example:\n    $ glossary {name}" in result.stdout
    assert max(map(len, result.stdout.splitlines())) <= 80


def test_the_version() -> None:
    assert re.fullmatch(r"glossary, version \d+\.\d+\.\d+\n", run("--version").stdout)


@pytest.mark.parametrize("words", [
    ("lookup",), ("lookup", "--limit", "-1", "가"), ("lookup", "--format", "xml", "가"), ("show",),
    ("show", "가", "나"), ("extract",), ("extract", "--min-confidence", "1.1", "a.txt"), ("mine",),
    ("stats", "가"), ("transcribe",), ("annotate",), ("lookup", "--no-such-option", "가"),
    ("extract", "--explain", "--format", "jsonl", "a.txt"),
])
def test_wrong_usage_is_status_two(words: tuple[str, ...]) -> None:
    result = run(*words)
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith("Usage: glossary") and "\nError: " in result.stderr


def test_an_unknown_command_is_told_the_known_ones() -> None:
    assert run("search").stderr.endswith(
        f"Error: No such command 'search'; there are {', '.join(COMMANDS)}.\n")


def process(*words: str, **settings: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "glossary", *words], capture_output=True, check=False, timeout=60,
        env={**os.environ, **settings},
    )


def test_the_module_is_the_command(glossary_path: Path) -> None:
    result = process("lookup", "우전", GLOSSARY_DB=str(glossary_path))
    assert (result.returncode, result.stderr) == (0, b"")
    assert result.stdout.decode().splitlines()[1].startswith("우전    乌镇    wū zhèn")


def test_a_narrow_encoding_gets_escapes(glossary_path: Path) -> None:
    settings = {"GLOSSARY_DB": str(glossary_path), "PYTHONIOENCODING": "euc-kr"}
    result = process("lookup", "핑안그룹", **settings)
    assert (result.returncode, result.stderr) == (0, b"")
    assert "핑안그룹  平安集\\u56e2" in result.stdout.decode("euc-kr")
    result = process("lookup", "핑안그룹", "--format", "json", **settings)
    assert json.loads(result.stdout)[0]["hits"][0]["zh_hans"] == "平安集团"


@pytest.mark.parametrize("settings", [
    {"LC_ALL": "C"}, {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
])
def test_the_plain_locale_is_no_fault(glossary_path: Path, settings: dict[str, str]) -> None:
    result = process("stats", GLOSSARY_DB=str(glossary_path), **settings)
    assert (result.returncode, result.stderr) == (0, b"")
    assert b"Documents   2" in result.stdout


def test_a_reader_that_goes_away_is_no_fault(glossary_path: Path) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    run_ = subprocess.run(
        [sys.executable, "-m", "glossary", "stats", "--db", str(glossary_path)],
        stdout=writing, stderr=subprocess.PIPE, check=False, timeout=60,
    )
    os.close(writing)
    assert (run_.returncode, run_.stderr) == (141, b"")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="the system has no /dev/full")
def test_a_full_disk_is_one_line(glossary_path: Path) -> None:
    with open("/dev/full", "wb") as full:
        run_ = subprocess.run(
            [sys.executable, "-m", "glossary", "stats", "--db", str(glossary_path)],
            stdout=full, stderr=subprocess.PIPE, check=False, timeout=60,
        )
    assert (run_.returncode, run_.stderr) == (1, b"Error: No space left on device\n")


def test_ctrl_c_ends_quietly(monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(finder: Finder, text: str) -> list[Gloss]:
        raise KeyboardInterrupt

    monkeypatch.setattr(Finder, "extract", interrupted)
    stopped = "Stopped. What was finished is kept: run the command again to go on.\n"
    for name, said in (("extract", ""), ("mine", stopped)):
        result = run(name, text_file("a.txt"))
        assert (result.exit_code, result.output) == (130, said)


def test_a_command_is_loaded_when_it_is_called() -> None:
    code = (
        "import sys; from glossary.cli import main; from click.testing import CliRunner;"
        "CliRunner().invoke(main, ['lookup', '우전', '--db', 'none.db']);"
        "print(*sorted(name for name in sys.modules if name.startswith('glossary.cli.')))"
    )
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, text=True)
    assert found.stdout.split() == ["glossary.cli.lookup", "glossary.cli.options"]


@pytest.mark.parametrize(("word", "unwanted"), [
    ("우전", {"opencc", "rapidfuzz"}), ("저고도 경재", {"opencc"}), ("低空经济", {"rapidfuzz"}),
])
def test_a_look_up_loads_what_it_needs(
    glossary_path: Path, word: str, unwanted: set[str]
) -> None:
    code = (
        "import sys; from glossary.cli import main\n"
        f"try: main(['lookup', {word!r}, '--db', {str(glossary_path)!r}])\n"
        "except SystemExit as end: print(end.code, *{name.split('.')[0] for name in sys.modules})"
    )
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, text=True)
    status, *modules = found.stdout.splitlines()[-1].split()
    heavy = {"jieba", "json", "konlpy", "numpy", "pypinyin", "sqlite_utils"}
    assert status == "0" and not (heavy | unwanted) & set(modules)


def test_every_command_is_a_click_command() -> None:
    context = click.Context(main)
    assert all(isinstance(main.get_command(context, name), click.Command) for name in COMMANDS)
    assert main.get_command(context, "options") is None
