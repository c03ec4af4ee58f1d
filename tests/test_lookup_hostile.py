"""Words that nobody means, lists that are none: an answer or a clear line, never a traceback."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from sqlite3 import Connection

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from glossary.connect import open_reader
from glossary.lookup import exact, lookup
from tests.command import run

#: What one of the languages beneath takes for more than letters, and what is no letter at all.
HOSTILE = [
    *"\"'*^:-+(){}[]\\/%_?;,.=|&#$`~!@\0\n\r\t", "''", '""', "--",
    " ", "\u3000", "\u00a0", "\u200b", "\u200d", "\u202e", "\u2028", "\ufeff", "\ufe0f", "\ud800",
    "\udcff", "\U000e0001", "\U0010ffff", "\u0301", "\u0e33", "\u115f", "\u3164", "\uffa0",
    "AND", "OR", "NOT", "NEAR(", "grams:", "rowid", "term_search", "NULL", "'; DROP TABLE term; --",
    "1 OR 1=1", "😀", "🇰🇷", "👩\u200d👩\u200d👧", "مرحبا", "שלום", "ﬁ", "ß", "İ", "ı", "K", "Å", "Ⅷ",
    "㈜", "㏏", "①", "½", "가\u11a8", "\u1100\u1161", "\u11a8", "ㅏ", "ㄱ", "ㄳ", "ㅿ", "ㆍ", "々", "〇",
    "⿰", "⺀", "\uf914", "\U00020000", "\U0002f800", "ﾡ", "ｱ", "ア", "が",
]
TERMS = ["저고도 경제", "低空經濟", "우전", "CATL", "dikong", "ㅈㄱㄷ", "wjrheh", "에서는", "의", "a", "1", "저", "低"]

words = st.one_of(
    st.text(st.characters()),  # lone surrogates too
    st.lists(st.sampled_from(HOSTILE + TERMS), max_size=6).map("".join),
    st.lists(st.sampled_from(HOSTILE + TERMS), max_size=6).map(" ".join),
)


@pytest.fixture(scope="module")
def db(filled: Path) -> Iterator[Connection]:
    """The small glossary, open for all examples."""
    connection = open_reader(filled)
    yield connection
    connection.close()


@given(words)
@settings(max_examples=250, deadline=None)
def test_any_word_gets_an_answer(db: Connection, word: str) -> None:
    found = lookup(db, word)
    assert found.word == word and len(found.hits) <= 10
    assert all(0 < hit.score <= 1 and hit.entry.concept_id in range(1, 9) for hit in found.hits)
    assert len({hit.entry.concept_id for hit in found.hits}) == len(found.hits)
    assert set(exact(db, word).hits) <= set(lookup(db, word, limit=None).hits)


@given(words, st.sampled_from(["table", "json", "jsonl", "tsv"]))
@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_any_argument_gets_an_answer(filled: Path, word: str, form: str) -> None:
    word = word.replace("\0", "")  # no program can be given one
    word = word if word != "-" else "--"  # that is the standard input
    result = run("lookup", "--db", str(filled), "--format", form, "--", word)
    assert result.exit_code in (0, 1) and "Traceback" not in result.output
    if form == "json":
        assert json.loads(result.stdout)[0]["word"] == word
    if form == "jsonl":
        assert result.stdout.count("\n") == 1 and json.loads(result.stdout)["word"] == word


@pytest.mark.parametrize("word", HOSTILE, ids=ascii)
def test_signs_find_nothing_of_themselves(db: Connection, word: str) -> None:
    """Nothing here stands in a term, nor does a sign of it make it a pattern that matches all."""
    if word not in ("OR", "K", "Å"):
        assert [hit for hit in lookup(db, word, None).hits if hit.way in ("exact", "fuzzy")] == []


@pytest.mark.parametrize("size", [1_000, 10_000, 1_000_000])
@pytest.mark.parametrize(
    "part", ["저고도 경제 ", "저", "低", "A", "dikong", "ㅈ", '" OR ', "e-", "에서"], ids=ascii
)
def test_a_long_word_finds_nothing(db: Connection, part: str, size: int) -> None:
    assert lookup(db, (part * size)[:size]).hits == ()


def process(setting: dict[str, str], *words: bytes | str) -> tuple[int, str, str]:
    run_ = subprocess.run(
        [sys.executable, "-m", "glossary", "lookup", *words], capture_output=True, check=False,
        timeout=60, env={**os.environ, **setting},
    )
    return run_.returncode, run_.stdout.decode("utf-8", "strict"), run_.stderr.decode()


def test_bytes_that_are_no_text_find_nothing(glossary_path: Path) -> None:
    setting = {"GLOSSARY_DB": str(glossary_path)}
    status, out, err = process(setting, b"\xff\xfe", b"\xed\xa0\x80")
    assert (status, out, err.count("\n")) == (1, "", 2)
    assert err.startswith(r"Nothing found for '\udcff\udcfe': ")


def test_the_plain_locale_finds_words_too(glossary_path: Path) -> None:
    plain = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    setting = {"GLOSSARY_DB": str(glossary_path), **plain}
    status, out, err = process(setting, "--format", "jsonl", "저고도")
    assert (status, err, out.isascii()) == (0, "", True)
    assert json.loads(out)["word"] == "저고도"


# Lists

BAD_LISTS = {
    "latin": ("Le café est fermé à l'été\n".encode("latin-1"), "is in no encoding that is known"),
    "binary": (b"\x7fELF\0\0", "is a binary file"),
    "half": ("저고도".encode()[:-1] + b" \xff", "is in no encoding that is known"),
}


@pytest.mark.parametrize("encoding", ["cp949", "utf-16", "utf-8-sig", "gb18030"])
def test_a_list_in_any_encoding(workplace: None, filled: Path, encoding: str) -> None:
    data = "저고도 경제\n우전\n".encode(encoding)
    Path("list.txt").write_bytes(data)
    for words, stdin in ((("-f", "list.txt"), None), (("-",), data)):
        result = run("lookup", "--db", str(filled), "--format", "tsv", *words, stdin=stdin)
        assert (result.exit_code, result.stderr) == (0, "") and "우전" in result.stdout


@pytest.mark.parametrize("name", list(BAD_LISTS))
def test_a_list_that_is_no_text_is_one_line(workplace: None, filled: Path, name: str) -> None:
    data, message = BAD_LISTS[name]
    Path("list.txt").write_bytes(data)
    for words, stdin in ((("-f", "list.txt"), None), (("-",), data), (("-f", "-"), data)):
        result = run("lookup", "--db", str(filled), *words, stdin=stdin)
        assert (result.exit_code, result.stdout) == (1, "")
        assert message in result.stderr and result.stderr.count("\n") == 1


@pytest.mark.parametrize(("name", "message"), [
    ("none.txt", "none.txt does not exist: check the spelling"), (".", ". is no file"),
    ("/dev/null", "/dev/null is no file"), ("", "is no file"), ("a\nb", "does not exist"),
])
def test_a_list_that_is_no_file_is_one_line(
    workplace: None, filled: Path, name: str, message: str
) -> None:
    result = run("lookup", "--db", str(filled), "-f", name)
    assert (result.exit_code, result.stdout) == (1, "")
    assert message in result.stderr and result.stderr.startswith("Error: ")


@pytest.mark.parametrize("data", [b"", b"\n \n\t\n", "\u3000\n\ufeff\n".encode()], ids=ascii)
def test_an_empty_list_is_told(workplace: None, filled: Path, data: bytes) -> None:
    Path("list.txt").write_bytes(data)
    result = run("lookup", "--db", str(filled), "-", stdin=data)
    assert (result.exit_code, result.stdout) == (1, "") and result.stderr.count("\n") == 1


def test_what_a_list_has_beside_words_is_dropped(workplace: None, filled: Path) -> None:
    data = "\ufeff우전\r\n\r\n  광군제\t\r저고도".encode()
    Path("list.txt").write_bytes(data)
    by_file = run("lookup", "--db", str(filled), "--format", "jsonl", "-f", "list.txt").stdout
    assert [json.loads(line)["word"] for line in by_file.splitlines()] == ["우전", "광군제", "저고도"]


def test_lists_and_words_are_answered_in_turn(workplace: None, filled: Path) -> None:
    Path("list.txt").write_text("광군제\n", encoding="utf-8")
    words = ("lookup", "--db", str(filled), "--format", "jsonl", "CATL", "-", "-f", "list.txt")
    result = run(*words, stdin="우전\n\n".encode())
    assert re.findall('"word": "([^"]+)"', result.stdout) == ["CATL", "우전", "광군제"]


def test_another_program_may_wait_for_each_answer(glossary_path: Path) -> None:
    with subprocess.Popen(
        [sys.executable, "-m", "glossary", "lookup", "--format", "jsonl", "-"],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, bufsize=0,
        env={**os.environ, "GLOSSARY_DB": str(glossary_path)},
    ) as other:
        assert other.stdin and other.stdout
        for word in ("우전", "없다", "광군제"):
            other.stdin.write(f"{word}\n".encode())
            assert json.loads(other.stdout.readline())["word"] == word
        other.stdin.close()
        assert other.wait(30) == 0
