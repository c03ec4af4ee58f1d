"""``glossary lookup``, ``show`` and ``stats``: what they print, and databases that are none."""

from __future__ import annotations

import contextlib
import json
import os
import re
import shutil
import sqlite3
import struct
import subprocess
import sys
from pathlib import Path

import pytest

from glossary.connect import open_writer
from glossary.showing.tables import cells
from tests.command import refused, run, text_file

pytestmark = pytest.mark.usefixtures("workplace")


def test_lookup(glossary_path: Path) -> None:
    result = run("lookup", "저고도", "--db", str(glossary_path))
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout == (
        "Korean       Hanzi                Pinyin         Sure  Seen  Hit\n"
        "저고도 경제  低空经济 / 低空經濟  dīkōng jīngjì  0.93     4  substring\n"
    )


def test_the_database_may_be_named_by_the_environment(
    glossary_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GLOSSARY_DB", str(glossary_path))
    assert run("lookup", "우전").exit_code == 0


def test_the_database_of_the_folder_is_the_default(glossary_path: Path) -> None:
    shutil.copy(glossary_path, "glossary.db")
    assert run("lookup", "우전").exit_code == 0


def test_lookup_of_several_words_groups_them(glossary_path: Path) -> None:
    result = run("lookup", "우전", "없다", "光棍節", "--db", str(glossary_path))
    assert result.exit_code == 0
    assert [line for line in result.stdout.splitlines() if line in ("우전", "없다", "光棍節")] == [
        "우전", "光棍節"
    ]
    assert result.stderr == (
        "Nothing found for '없다': try a part of it, its Hanzi, or another spelling.\n"
    )


@pytest.mark.parametrize(("word", "name"), [
    ("없다", "'없다'"), ("", "''"), ('"', "'\"'"), ("a\nb\x1b", r"'a\nb\x1b'"),
    ("저" * 10_000, "'" + "저" * 40 + "…'"), ("\udcff", r"'\udcff'"),
], ids=ascii)
def test_lookup_of_nothing_says_what_to_try(glossary_path: Path, word: str, name: str) -> None:
    assert refused("lookup", "--db", str(glossary_path), word) == (
        f"Nothing found for {name}: try a part of it, its Hanzi, or another spelling.\n"
    )


def test_lookup_as_json(glossary_path: Path) -> None:
    result = run("lookup", "--format", "json", "우전", "없다", "--db", str(glossary_path))
    first, second = json.loads(result.stdout)
    assert ([hit["ko"] for hit in first["hits"]], second["hits"]) == (["우전", "우전자"], [])
    nothing = run("lookup", "--format", "json", "없다", "--db", str(glossary_path))
    assert (nothing.exit_code, json.loads(nothing.stdout)) == (
        1, [{"word": "없다", "hits": [], "more": False}]
    )


def test_lookup_as_tsv(glossary_path: Path) -> None:
    lines = run("lookup", "--format", "tsv", "우전", "--db", str(glossary_path)).stdout.splitlines()
    assert [line.split("\t")[3] for line in lines] == ["matched", "우전", "우전자"]


def test_lookup_limits(glossary_path: Path) -> None:
    few = run("lookup", "-n", "1", "우전", "--db", str(glossary_path)).stdout.splitlines()
    assert (len(few), few[-1]) == (3, "There are more; -n 0 shows them all.")
    every = run("lookup", "-n", "0", "우전", "--db", str(glossary_path)).stdout.splitlines()
    assert len(every) == 3 and "우전자" in every[-1]


@pytest.mark.parametrize(("variables", "colored"), [
    ({}, False), ({"FORCE_COLOR": "1"}, True), ({"FORCE_COLOR": ""}, False),
    ({"FORCE_COLOR": "1", "NO_COLOR": "1"}, False), ({"FORCE_COLOR": "1", "TERM": "dumb"}, True),
])
def test_colours_are_for_terminals_and_on_demand(
    glossary_path: Path, monkeypatch: pytest.MonkeyPatch, variables: dict[str, str], colored: bool
) -> None:
    plain = run("lookup", "저고도", "--db", str(glossary_path)).stdout
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    text = run("lookup", "저고도", "--db", str(glossary_path)).stdout
    assert ("\x1b[36m저고도\x1b[0m \x1b[33m경제\x1b[0m" in text) == colored
    assert re.sub("\x1b\\[[0-9;]*m", "", text) == plain


@pytest.mark.parametrize("width", [40, 80, 120])
def test_a_table_fits_the_terminal(
    glossary_path: Path, monkeypatch: pytest.MonkeyPatch, width: int
) -> None:
    monkeypatch.setenv("COLUMNS", str(width))
    text = run("lookup", "스", "제", "링치아", "--db", str(glossary_path)).stdout
    assert width // 2 < max(map(cells, text.splitlines())) <= width


def test_lookup_changes_nothing(glossary_path: Path) -> None:
    before = glossary_path.read_bytes()
    run("lookup", "우전", "저고도 경재", "--db", str(glossary_path))
    assert glossary_path.read_bytes() == before
    assert [path.name for path in glossary_path.parent.glob("small.db*")] == ["small.db"]


def test_show(glossary_path: Path) -> None:
    result = run("show", "巧智能", "--db", str(glossary_path))
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout.splitlines()[:2] == [
        "링치아오즈넝 = 灵巧智能",
        "concept 6, mixed, candidate, confidence 0.72, seen 2 times",
    ]
    assert run("show", "6", "--db", str(glossary_path)).stdout == result.stdout


def test_show_as_json(glossary_path: Path) -> None:
    result = run("show", "1", "--format", "json", "--db", str(glossary_path))
    assert [len(each["glosses"]) for each in json.loads(result.stdout)] == [2]


@pytest.mark.parametrize(("word", "message"), [
    ("링치아오", "no concept is called '링치아오': do you mean 링치아오즈넝 (6)?"),
    ("광곤제", "no concept is called '광곤제': do you mean 광군제 (2)?"),
    ("99", "no concept is called '99': try a part of it with `glossary lookup`"),
    ("", "no concept is called '': try a part of it with `glossary lookup`"),
])
def test_show_of_nothing_names_what_is_near(
    glossary_path: Path, word: str, message: str
) -> None:
    assert refused("show", word, "--db", str(glossary_path)) == f"Error: {message}\n"


def test_stats(glossary_path: Path) -> None:
    result = run("stats", "--db", str(glossary_path))
    assert result.stdout.startswith("Documents   2\nGlosses     3\nConcepts    8\n")
    record = json.loads(run("stats", "--format", "json", "--db", str(glossary_path)).stdout)
    assert (record["documents"], record["terms"]) == (2, 20)


# The databases that are none


def make_foreign(path: str) -> None:
    db = sqlite3.connect(path)
    db.execute("CREATE TABLE t (x)")
    db.commit()
    db.close()


def make_newer(path: str) -> None:
    db = open_writer(path)
    db.execute("PRAGMA user_version = 99")
    db.close()


BAD_DATABASES = {
    "missing": lambda path: None,
    "folder": lambda path: Path(path).mkdir(),
    "text": lambda path: Path(path).write_text("not a database, by its first line\n" * 50),
    "empty": lambda path: Path(path).touch(),
    "foreign": make_foreign,
    "newer": make_newer,
}


@pytest.mark.parametrize(("kind", "words"), [
    (kind, words) for kind in BAD_DATABASES
    for words in ("lookup 우전", "show 1", "stats", "mine a.txt")
    # Mining makes a glossary of these.
    if (kind, words) not in (("missing", "mine a.txt"), ("empty", "mine a.txt"))
])
def test_a_bad_database_is_one_line_and_stays_as_it_is(kind: str, words: str) -> None:
    text_file("a.txt")
    BAD_DATABASES[kind]("x.db")
    before = Path("x.db").read_bytes() if Path("x.db").is_file() else None
    message = refused(*words.split(), "--db", "x.db")
    assert re.fullmatch(r"Error: x\.db (?!.*\n.*\n).{10,160}\n", message), message
    after = Path("x.db").read_bytes() if Path("x.db").is_file() else None
    assert before == after


def test_a_database_that_is_missing_says_how_to_make_one() -> None:
    assert refused("lookup", "우전") == (
        "Error: glossary.db does not exist: name another file with --db, "
        "or make one with `glossary mine`\n"
    )


def test_a_database_that_is_damaged_is_explained(glossary_path: Path) -> None:
    data = bytearray(glossary_path.read_bytes())
    data[4096:] = b"\xff" * (len(data) - 4096)
    glossary_path.write_bytes(data)
    message = refused("lookup", "우전", "--db", str(glossary_path))
    assert message.startswith(f"Error: {glossary_path} is damaged: ") and message.count("\n") == 1


# On a terminal


def on_terminal(width: int, *words: str, **variables: str) -> str:
    """Give what a terminal of *width* columns is shown of ``glossary lookup``."""
    pty, fcntl, termios = map(pytest.importorskip, ("pty", "fcntl", "termios"))
    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("4H", 24, width, 0, 0))
    with subprocess.Popen(
        [sys.executable, "-m", "glossary", "lookup", *words], stdin=theirs, stdout=theirs,
        stderr=theirs, env={**os.environ, "TERM": "xterm-256color", **variables},
    ):
        os.close(theirs)
        shown = b""
        with contextlib.suppress(OSError):  # which Linux raises at the end
            while data := os.read(ours, 65536):
                shown += data
        os.close(ours)
    return shown.decode().replace("\r\n", "\n")


@pytest.mark.parametrize("width", [40, 80, 120])
def test_a_terminal_is_shown_aligned_columns_in_colour(glossary_path: Path, width: int) -> None:
    text = on_terminal(width, "저고도", "링치아", "--db", str(glossary_path))
    assert "\x1b[36m저고도\x1b[0m" in text and "\x1b[36m低空\x1b[0m\x1b[33m经济\x1b[0m" in text
    lines = re.sub("\x1b\\[[0-9;]*m", "", text).splitlines()
    assert max(map(cells, lines)) <= width
    heads = [line[:line.index("Hit")] for line in lines if line.startswith("Korean")]
    rows = [line[:line.index("substring")] for line in lines if "substring" in line]
    assert list(map(cells, heads)) == list(map(cells, rows)) and len(rows) == 2


def test_a_terminal_may_be_plain(glossary_path: Path) -> None:
    for variables in ({"NO_COLOR": "1"}, {"TERM": "dumb"}):
        text = on_terminal(80, "저고도", "--db", str(glossary_path), **variables)
        assert "저고도 경제  低空经济" in text and "\x1b" not in text
