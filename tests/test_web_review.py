"""Review in the page: what a button decides, and where it leads."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from glossary.connect import open_reader
from glossary.deciding.candidates import look
from glossary.lookup.queue import Filter, waiting
from tests.command import run
from tests.desk import Desk, fault, found, said, sitting, standing
from tests.evidence import check, dump

#: What a decision is made by, and what the command says for it, about concept 1.
SAME = [
    ("a", "", ["approve", "#1"]),
    ("r", "", ["reject", "#1"]),
    ("f", "", ["forbid", "#1"]),
    ("n", "as in the white paper", ["note", "#1", "-t", "as in the white paper"]),
    ("d", "aviation", ["note", "#1", "--domain", "aviation"]),
    ("e", "저공경제", ["prefer", "#1", "저공경제"]),
    ("e", "2", ["prefer", "#1", "저공경제"]),
    ("e", "낮은 하늘 경제", ["prefer", "#1", "낮은 하늘 경제"]),
    ("m", "#3", ["merge", "#3", "#1"]),
    ("m", "핑안그룹", ["merge", "#3", "#1"]),
    ("x", "저공경제", ["split", "#1", "저공경제"]),
]


@pytest.fixture
def desk(glossary_path: Path) -> Iterator[Desk]:
    with sitting(glossary_path, "kim", "lee") as found:
        yield found


def without_time(path: Path) -> list[str]:
    return [re.sub(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", "then", line) for line in dump(path)]


@pytest.mark.parametrize(("key", "text", "words"), SAME)
def test_a_button_writes_what_the_command_writes(
    desk: Desk, tmp_path: Path, key: str, text: str, words: list[str]
) -> None:
    other = Path(shutil.copy(desk.path, tmp_path / "other.db"))
    answer = desk.press(1, key, text)
    assert answer.status_code == 303, answer.text
    result = run(*words, "--by", "kim", "--db", str(other))
    assert result.exit_code == 0, result.output
    assert without_time(desk.path) == without_time(other)
    check(desk.path)


def test_undo_writes_what_the_command_writes(desk: Desk, tmp_path: Path) -> None:
    other = Path(shutil.copy(desk.path, tmp_path / "other.db"))
    desk.press(1, "a")
    desk.press(6, "m", "#1")
    desk.press(0, "u", revision="")
    assert said(desk.get("/review/6?done=3", "kim")).startswith("Undone: merge")
    desk.press(1, "u", "1", revision="")
    for words in (["approve", "#1"], ["merge", "#1", "#6"], ["undo"], ["undo", "1"]):
        assert run(*words, "--by", "kim", "--db", str(other)).exit_code == 0
    assert without_time(desk.path) == without_time(other)


def test_the_command_sees_it_and_undoes_it(desk: Desk) -> None:
    desk.press(1, "a")
    shown = run("history", "--db", str(desk.path)).stdout
    assert "kim" in shown and "approve" in shown and "저고도 경제" in shown
    assert run("undo", "--by", "lee", "--db", str(desk.path)).exit_code == 0
    assert "undone" in desk.get("/review/1", "kim").text
    assert desk.revision(1)


@pytest.mark.parametrize("key", ["a", "r", "f", "s"])
def test_what_is_decided_leads_on(desk: Desk, key: str) -> None:
    with closing(open_reader(desk.path)) as db:
        first, second = waiting(db, Filter())[:2]
    answer = desk.press(first, key)
    assert answer.headers["location"] == "/review?done=1"
    page = desk.get(answer.headers["location"], "kim")
    assert said(page)
    assert found(r'action="/review/(\d+)" class="at-once"', page.text) == str(second)


@pytest.mark.parametrize(("key", "text"), [("n", "x"), ("d", "x"), ("e", "2"), ("x", "2")])
def test_what_is_changed_is_shown_again(desk: Desk, key: str, text: str) -> None:
    answer = desk.press(1, key, text, query="?kind=mixed")
    assert answer.headers["location"] == "/review/1?kind=mixed&done=1"
    assert said(desk.get(answer.headers["location"], "kim"))


def test_a_note_is_cleared_by_an_empty_field(desk: Desk) -> None:
    desk.press(1, "n", "x")
    desk.press(1, "n", "  ")
    assert standing(desk) == [("kim", "note", "x"), ("kim", "note", "")]
    answer = desk.press(1, "n", "")
    assert answer.headers["location"] == "/review/1?same=1"
    assert "Nothing changed" in desk.get("/review/1?same=1", "kim").text


def test_undo_takes_back_ones_own(desk: Desk) -> None:
    desk.press(1, "a")
    desk.press(4, "r", who="lee")
    refused = desk.press(0, "u", revision="")
    assert "the last one is lee's" in fault(refused)
    answer = desk.press(0, "u", who="lee", revision="")
    assert answer.headers["location"] == "/review/4?done=3"
    assert desk.press(0, "u", revision="").headers["location"] == "/review/1?done=4"
    again = desk.press(1, "u", "4", revision="")
    assert again.headers["location"] == "/review/1?done=5"
    with closing(open_reader(desk.path)) as db:
        shown = look(db, 1)
        assert shown and shown.concept.entry.status == "approved"


def test_on_the_page_of_a_concept(desk: Desk) -> None:
    assert "data-deciding" not in desk.get("/concept/1").text
    page = desk.get("/concept/1", "kim").text
    assert 'name="back" value="concept"' in page and 'data-key="s"' not in page
    answer = desk.press(1, "a", back="concept")
    assert answer.headers["location"] == "/concept/1?done=1"
    assert said(desk.get("/concept/1?done=1", "kim")) == "Approved: 저고도 경제 = 低空经济"
    assert desk.press(6, "m", "1", back="concept").headers["location"] == "/concept/1?done=2"
    assert desk.press(3, "a", back="//evil.example").headers["location"] == "/review?done=3"


def test_reopening(desk: Desk) -> None:
    assert desk.press(2, "c").headers["location"] == "/review/2?done=1"
    assert standing(desk) == [("kim", "reopen", "")]
