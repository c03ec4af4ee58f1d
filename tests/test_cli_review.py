"""``glossary review``: by lines, and with keys on a terminal, whose screen is read back."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from glossary.cli.keyboard import name
from glossary.cli.screen import KEYS, frame
from glossary.connect import open_reader
from glossary.deciding.review import Walk
from glossary.showing.tables import cells
from tests.command import refused, run
from tests.terminal import Terminal, terminal

pytestmark = pytest.mark.usefixtures("workplace")

posix = pytest.mark.skipif(os.name != "posix", reason="pseudo-terminals are those of POSIX")


def review(path: Path, lines: str, *words: str) -> tuple[int, str, str]:
    result = run("review", "--by", "kim", "--db", str(path), *words, stdin=lines.encode())
    return result.exit_code, result.stdout, result.stderr


def statuses(path: Path) -> dict[int, str]:
    with closing(sqlite3.connect(path)) as db:
        return dict(db.execute("SELECT id, status FROM concept").fetchall())


def decisions(path: Path) -> list[tuple[str, int, str, str]]:
    with closing(sqlite3.connect(path)) as db:
        return db.execute("SELECT action, concept_id, coalesce(value, ''), who "
                          "FROM decision ORDER BY id").fetchall()


def test_lines(glossary_path: Path) -> None:
    status, out, err = review(glossary_path, "a\nn seen at the fair\ns\nr\nq\na\n")
    assert (status, err) == (0, "")
    assert decisions(glossary_path) == [
        ("approve", 1, "", "kim"), ("note", 6, "seen at the fair", "kim"), ("skip", 6, "", "kim"),
        ("reject", 4, "", "kim")]
    assert out.startswith("\n1 of 6\n저고도 경제 = 低空经济 / 低空經濟\n")
    assert "\nApproved: 저고도 경제 = 低空经济.\n\n2 of 6\n링치아오즈넝 = 灵巧智能\n" in out
    assert out.endswith("\nApproved 1, rejected 1, skipped 1, left 3.\n")


@pytest.mark.parametrize("lines", [
    "asr", "asr\n", "a\n\n \ns\nr", "A\nS\nR\n", "a\r\ns\r\nr\r\n", "asrqa", "asr\nQ\na",
])
def test_several_keys_on_a_line(glossary_path: Path, lines: str) -> None:
    status, out, _ = review(glossary_path, lines)
    assert (status, out.splitlines()[-1]) == (0, "Approved 1, rejected 1, skipped 1, left 3.")


def test_an_answer_on_the_next_line(glossary_path: Path) -> None:
    _, out, _ = review(glossary_path, "an\n  메모 둘\nd\n\nd\n")
    assert decisions(glossary_path)[1:] == [("note", 6, "메모 둘", "kim")]
    assert "\nNote (- for none):\n" in out


def test_the_end_is_not_the_end(glossary_path: Path) -> None:
    status, out, _ = review(glossary_path, "ssssss\nu\na\n")
    assert status == 0 and "\nThat was the last one.\n" in out
    assert out.endswith("Approved 1, rejected 0, skipped 5, left 0.\n")


@pytest.mark.parametrize(("lines", "message"), [
    ("a\nz\na\n", "'z' is no key: ? tells the keys.\n"),
    ("a\napprove\na\n", "'p' is no key: ? tells the keys.\n"),
    ("a\nb\nb\na\n", "this is the first one\n"),
    ("a\ne !\na\n", "a term has at least a letter and at most 200 characters: not '!'\n"),
    ("aq\n", None), ("a\n\x1b[A\na", "'\\x1b' is no key: ? tells the keys.\n"),
])
def test_a_script_ends_where_it_cannot_be_done(
    glossary_path: Path, lines: str, message: str | None
) -> None:
    status, out, err = review(glossary_path, lines)
    assert (status, err) == ((0, "") if message is None else (1, message))
    assert [each[0] for each in decisions(glossary_path)] == ["approve"]
    assert out.endswith("\nApproved 1, rejected 0, skipped 0, left 5.\n"), "what was done is kept"


def test_what_is_no_text_is_refused(glossary_path: Path) -> None:
    result = run("review", "--db", str(glossary_path), stdin=b"n \xff\xfe\n")
    assert result.exit_code == 1
    assert result.stderr == "the note holds what is no character of any script: type it anew\n"
    assert decisions(glossary_path) == []


def test_help_by_lines(glossary_path: Path) -> None:
    _, out, _ = review(glossary_path, "?\n")
    assert all(f"{key}  {title}" in out for key, title, _ in KEYS)


@pytest.mark.parametrize(("words", "message"), [
    (["--status", "forbidden"], "no forbidden concept is left"),
    (["--kind", "reading"], "no candidate fits these options"),
    (["--confidence", "0-0.1"], "no candidate fits these options"),
    (["--status", "approved", "--kind", "reading"], "no approved concept fits these options"),
])
def test_nothing_to_review(glossary_path: Path, words: list[str], message: str) -> None:
    before = glossary_path.read_bytes()
    assert refused("review", "--db", str(glossary_path), *words) == (
        f"Nothing to review: {message}.\n")
    assert glossary_path.read_bytes() == before


@pytest.mark.parametrize(("words", "first", "count"), [
    ([], "저고도 경제", 6), (["--order", "doubt"], "링치아오즈넝", 6), (["--order", "new"], "CATL", 6),
    (["--order", "alphabet"], "CATL", 6), (["-n", "2"], "저고도 경제", 2),
    (["--kind", "translation"], "스마트 경로 관리 시스템", 1), (["--status", "approved"], "광군제", 1),
    (["--confidence", "0.7-0.9"], "링치아오즈넝", 3), (["--confidence", "0.95-"], "우전", 1),
    (["--confidence", "-.8"], "링치아오즈넝", 1), (["--document", "robots.txt"], "링치아오즈넝", 1),
])
def test_options(glossary_path: Path, words: list[str], first: str, count: int) -> None:
    status, out, _ = review(glossary_path, "", *words)
    assert (status, out.splitlines()[1]) == (0, f"1 of {count}")
    assert out.splitlines()[2].startswith(f"{first} = ")


@pytest.mark.parametrize("value", [
    "", "1", "0.5", "0.9-0.1", "0-2", "-1-0", "a-b", "0.1-nan", "nan-1", "0--1",
])
def test_a_range_that_is_none(glossary_path: Path, value: str) -> None:
    result = run("review", "--db", str(glossary_path), "--confidence", value)
    assert result.exit_code == 2
    assert f"{value!r} is no range from 0 to 1 such as 0.3-0.7" in result.stderr


def test_a_document_that_is_none(glossary_path: Path) -> None:
    assert refused("review", "--db", str(glossary_path), "--document", "no.txt") == (
        "Error: no document is called 'no.txt': give a path as it was mined\n")


def test_a_glossary_that_is_none() -> None:
    assert "none.db does not exist" in refused("review", "--db", "none.db")


@pytest.mark.parametrize(("sent", "key"), [
    ("a", "a"), ("A", "a"), ("ㅁ", "a"), ("ㅐ", "o"), ("ㅃ", "q"), ("?", "?"), (" ", " "),
    ("가", "가"), ("\x1b[A", "up"), ("\x1bOB", "down"), ("\x1b[6~", "pagedown"), ("\x1b", "\x1b"),
    ("\x1b[1;5C", ""), ("\xe0K", "left"), ("\x03", "\x03"),
])
def test_names_of_keys(sent: str, key: str) -> None:
    assert name(sent) == key


@pytest.mark.parametrize("width", [20, 39, 40, 80, 200])
@pytest.mark.parametrize("height", [5, 10, 24, 60])
def test_the_screen_is_never_larger_than_the_window(
    glossary_db: sqlite3.Connection, width: int, height: int
) -> None:
    def never() -> None:
        raise AssertionError("nothing is decided here")

    walk = Walk(glossary_db, never, "kim")  # type: ignore[arg-type]
    for key in "onjjjjjj":
        walk.press(key)
        top, seen, pages = 0, set(), 0
        while not pages or top:
            lines, top = frame(walk, (width, height), False, top)
            assert len(lines) <= height and max(map(cells, lines)) <= width
            seen |= {*lines}
            pages += 1
            assert pages < 100
        if walk.shown and height > 5:
            assert {*frame(walk, (width, 500), False)[0][2:-12]} <= seen, "every line has its page"


def press(screen: Terminal, key: str, *texts: str) -> list[str]:
    screen.press(key)
    return screen.wait(*texts)


@posix
def test_keys_on_a_terminal(glossary_path: Path) -> None:
    with terminal("review", "--by", "kim", "--db", str(glossary_path)) as screen:
        lines = screen.wait("1 of 6", "저고도 경제 = 低空经济", "q quit")
        assert len(lines) == 24 and max(map(cells, lines)) <= 80
        assert "\x1b[36m저고도\x1b[0" in screen.raw
        assert press(screen, "a", "2 of 6", "Approved: 저고도")[0].endswith("approved 1")
        press(screen, "ㄱ", "3 of 6", "Rejected: 링치아오즈넝")
        press(screen, "\x1b[A", "2 of 6", "Status  rejected")
        press(screen, "u", "2 of 6", "Undone: reject.")
        press(screen, "?", "Later: it comes last")
        press(screen, "q", "링치아오즈넝 = 灵巧智能", "q quit")
        press(screen, "n", "Note (- for none)", "> ")
        press(screen, "로봇 손\x7f팔\r", "Note    로봇 팔", "Noted.")
        press(screen, "n", "> 로봇 팔")
        press(screen, "\r", "Nothing changed")
        press(screen, "n", "> 로봇 팔")
        press(screen, "\x1b", "Note    로봇 팔", "n note")
        press(screen, "z", "'z' is no key here")
        screen.press("q")
        assert screen.end().endswith("\x1b[?1049lApproved 1, rejected 0, skipped 0, left 5.\r\n")
        assert screen.status == 0
    assert statuses(glossary_path)[1] == "approved"
    assert decisions(glossary_path)[-1] == ("note", 6, "로봇 팔", "kim")


@posix
def test_a_narrow_window_and_another_size(glossary_path: Path) -> None:
    with terminal("review", "--db", str(glossary_path), width=40, NO_COLOR="1") as screen:
        lines = screen.wait("1 of 6", "more lines: space")
        assert len(lines) == 24 and max(map(cells, lines)) <= 40
        assert "\x1b[36m" not in screen.output and "\x1b[7m" not in screen.output
        press(screen, " ", "1 of 6  저고도 경제", "«저공경제»")
        screen.resize(120, 40)
        lines = screen.wait("«저공경제»(«低空經濟», low-altitude economy)")
        assert len(lines) == 40
        screen.resize(20, 8)
        screen.wait("? help  q quit", "more lines")
        assert len(screen.screen) == 8 and max(map(cells, screen.screen)) <= 20
        screen.press("\x04")
        screen.end()
        assert screen.status == 0


@posix
def test_what_is_typed_ahead_is_not_lost(glossary_path: Path) -> None:
    with terminal("review", "--by", "kim", "--db", str(glossary_path)) as screen:
        screen.press("asn메모\rf")  # before anything is on the screen
        press(screen, "", "Forbidden: 스마트")
        screen.press("uu\x03")
        assert screen.end().endswith(
            "Approved 1, rejected 0, skipped 1, left 4.\r\n")
    assert [each[0] for each in decisions(glossary_path)] == [
        "approve", "skip", "note", "forbid", "undo", "undo"]


@posix
@pytest.mark.parametrize("keys", ["\x03", "\x04", "n\x03", "n\x04", "e저고\x03", "q"], ids=ascii)
def test_quitting_keeps_what_was_decided(glossary_path: Path, keys: str) -> None:
    with terminal("review", "--by", "kim", "--db", str(glossary_path)) as screen:
        screen.wait("1 of 6")
        press(screen, "r", "2 of 6")
        screen.press(keys)
        assert screen.end().endswith("Approved 0, rejected 1, skipped 0, left 5.\r\n")
        assert screen.status == 0
        assert screen.output.count("\x1b[?1049h") == screen.output.count("\x1b[?1049l") == 1
    assert [each[:2] for each in decisions(glossary_path)] == [("reject", 1)]
    assert [each.name for each in glossary_path.parent.glob("*.db*")] == ["small.db"], "one file"


@posix
def test_two_persons_at_once(glossary_path: Path) -> None:
    with terminal("review", "--by", "kim", "--db", str(glossary_path)) as kim, \
            terminal("review", "--by", "lee", "--db", str(glossary_path)) as lee:
        kim.wait("1 of 6", "저고도")
        lee.wait("1 of 6", "저고도")
        press(kim, "a", "2 of 6")
        press(lee, "r", "nothing was decided", "Status  approved", "approve by kim")
        press(lee, "j", "2 of 6", "링치아오즈넝")
        press(lee, "f", "Forbidden: 링치아오즈넝")
        press(kim, "a", "nothing was decided", "Status  forbidden")
        for each in (kim, lee):
            each.press("q")
            each.end()
            assert each.status == 0
    assert decisions(glossary_path) == [("approve", 1, "", "kim"), ("forbid", 6, "", "lee")]


@posix
def test_a_terminal_that_obeys_nothing_gets_lines(glossary_path: Path) -> None:
    with terminal("review", "--db", str(glossary_path), TERM="dumb") as screen:
        screen.wait("1 of 6", "> ")
        screen.press("z\n")
        screen.wait("'z' is no key: ? tells the keys.")
        screen.press("a\n")
        screen.wait("2 of 6", "링치아오즈넝")
        screen.press("q\n")
        assert screen.end().endswith("Approved 1, rejected 0, skipped 0, left 5.\r\n")
        assert "\x1b" not in screen.output and screen.status == 0


def test_reading_needs_no_writing(glossary_path: Path) -> None:
    """Whoever quits at once leaves the file as it was."""
    before = glossary_path.read_bytes()
    assert review(glossary_path, "jjbo?\n")[0] == 0
    assert glossary_path.read_bytes() == before
    open_reader(glossary_path).close()
