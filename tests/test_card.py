"""What a candidate looks like: at every width, with and without colours, whatever it holds."""

from __future__ import annotations

import re
from pathlib import Path
from sqlite3 import Connection

import pytest

from glossary.connect import open_reader
from glossary.deciding.candidates import Candidate, look
from glossary.details import Concept, Decision, Form, Merge, Occurrence, Pair
from glossary.entries import Entry
from glossary.showing.card import card, flow
from glossary.showing.tables import cells

SHIPPED = Path(__file__).parents[1] / "glossary.db"

_SGR = re.compile("\x1b\\[[0-9;]*m")


def shown(db: Connection, number: int) -> Candidate:
    found = look(db, number)
    assert found
    return found


def test_a_card(glossary_db: Connection) -> None:
    assert card(shown(glossary_db, 1)) == [
        "저고도 경제 = 低空经济 / 低空經濟",
        "dīkōng jīngjì, read 저공경제",
        "mixed, sure 0.93, seen 4 times, concept 1",
        "",
        "Parts   저고도 = 低空 meaning  경제 = 经济 reading  저공 = 低空 reading",
        "        경제 = 經濟 reading",
        "Korean  1 저고도 경제 (3)  2 저공경제 (1)",
        "Hanzi   3 低空经济 (3)  4 低空經濟 (1)",
        "Merged  저공경제 = 低空經濟: the same Hanzi",
        "",
        "news/economy.txt: 저고도 경제, 2025-12-01",
        "    line 1: 중국의 «저고도 경제»(«低空经济»)가 빠르게 큰다.",
        "    line 3: 이른바 «저공경제»(«低空經濟», low-altitude economy)에 돈이 몰린다.",
        "      English: low-altitude economy",
    ]


def test_what_a_person_said_stands_on_the_card(glossary_db: Connection) -> None:
    lines = card(shown(glossary_db, 2))
    assert "Status  approved" in lines and "Note    by hand" in lines


def test_what_lost_hanzi_says_so(glossary_db: Connection) -> None:
    lines = card(shown(glossary_db, 6))
    assert "Hanzi   2 灵巧智能 (1)  3 巧智能 (damaged, 1)" in lines
    assert "      printed as 巧智能, Hanzi were lost: restored 灵巧智能" in lines


@pytest.mark.parametrize("width", [20, 40, 61, 80, 120, 200])
@pytest.mark.parametrize("color", [False, True])
def test_every_line_fits(width: int, color: bool) -> None:
    db = open_reader(SHIPPED)
    for number, in db.execute("SELECT id FROM concept").fetchall():
        for line in card(shown(db, number), width, color, full=True):
            assert cells(_SGR.sub("", line)) <= width
            assert bool(_SGR.search(line)) <= color and "\n" not in line
            assert line.count("\x1b[0") >= ("\x1b[" in line), "colours end with the line"
    db.close()


def test_parts_that_correspond_have_one_colour(glossary_db: Connection) -> None:
    lines = card(shown(glossary_db, 1), color=True)
    assert "\x1b[36m저고도\x1b[0" in lines[0] and "\x1b[36m低空\x1b[0" in lines[0]
    assert "\x1b[36m저고도 = 低空 meaning\x1b[0m  \x1b[33m경제 = 经济 reading\x1b[0m" in lines[4]
    assert "\x1b[1;33m저고도 경제\x1b[0m(\x1b[1;33m低空经济\x1b[0m)" in "".join(lines)


def test_colours_end_with_each_line(glossary_db: Connection) -> None:
    for width in range(20, 60):
        for line in card(shown(glossary_db, 1), width, color=True):
            assert not _SGR.findall(line) or line.rindex("\x1b[0") == line.rindex("\x1b[")


def candidate(places: int = 1, text: str = "글", seen: int = 1) -> Candidate:
    """Make a candidate whose every text is *text*."""
    place = Occurrence(
        text, text, text, 1, 0, text, text, text, text, text, "mixed", 0.5, f"{text}({text})")
    made = Decision(1, 1, text, text, "prefer", text, text, text, text, None, None)
    entry = Entry(1, text, text, text, text, text, "mixed", "candidate", 0.5, seen, text)
    concept = Concept(
        entry, text, text, (Form("en", text, "preferred", 1, "", ""),), (
            Pair(text, "", "none", 1, 0.0), Pair("", text, "none", 1, 0.0)),
        (Merge(text, text, text),), (place,) * places, (made,))
    return Candidate(concept, None, (entry._replace(concept_id=2),))


@pytest.mark.parametrize("text", [
    "\x1b[31m빨강", "가\n나\r\t다", "\u202e뒤집힌", "\x07\x9b1m", "e\u0301" * 50, "가" * 300,
    "a b " * 80, "", " ", "\U0001f9d1\u200d\U0001f4bb 기술자",
], ids=ascii)
@pytest.mark.parametrize("color", [False, True])
def test_nothing_that_a_terminal_would_obey(text: str, color: bool) -> None:
    for line in card(candidate(text=text), 40, color):
        plain = _SGR.sub("", line) if color else line
        assert plain.isprintable() and cells(plain) <= 40


@pytest.mark.parametrize(("places", "more"), [(1, ""), (3, ""), (4, "1"), (12, "9")])
def test_a_few_occurrences_first(places: int, more: str) -> None:
    lines = card(candidate(places))
    assert sum("line 1:" in line for line in lines) == min(places, 3)
    assert (lines[-1] == f"{more} more: o shows them") == bool(more)
    assert sum("line 1:" in line for line in card(candidate(places), full=True)) == places


@pytest.mark.parametrize("line", [
    "Parts   글 (no Hanzi)  글 (no Korean)", "English 1 글 (1)", "Alike   2 글 = 글 (candidate, 1)",
    "Domain  글", "Note    글", "Before  prefer: 글 by 글, 글", "Merged  글 = 글: 글",
])
def test_facts(line: str) -> None:
    assert line in card(candidate())


def test_what_is_undone_does_not_stand(glossary_db: Connection) -> None:
    one = candidate()
    undone = one.concept.decisions[0]._replace(undone_by=2)
    undoing = one.concept.decisions[0]._replace(number=2, action="undo", undoes=1)
    concept = one.concept._replace(decisions=(undone, undoing))
    assert not any(line.startswith("Before") for line in card(one._replace(concept=concept)))


@pytest.mark.parametrize(("items", "width", "lines"), [
    ([], 10, []), ([""], 10, []), (["가", "나"], 10, ["가  나"]), (["가나", "다라"], 9, ["가나", "다라"]),
    (["가나다라마바"], 10, ["가나다라마", "바"]), (["가나다라마바", "사"], 10, ["가나다라마", "바  사"]),
])
def test_flow(items: list[str], width: int, lines: list[str]) -> None:
    assert list(flow([(item, "") for item in items], width, color=False)) == lines
