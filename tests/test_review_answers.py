"""The keys of the walk that ask: forms, merges, splits, notes; and whatever is pressed."""

from __future__ import annotations

import re
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from sqlite3 import Connection

import pytest
from hypothesis import HealthCheck, given, settings, strategies as st

from glossary.connect import open_writer
from glossary.deciding.candidates import Route
from glossary.deciding.review import Walk
from tests.walking import Desk, content, desk_at, number, press, refused, statuses

#: Keys with answers, of which some are wrong.
KEYS = st.one_of(
    st.sampled_from([(key, "") for key in "aarfssuubbjo?"]),
    st.tuples(st.sampled_from("endmx"), st.sampled_from((
        "", " ", "-", "0", "1", "2", "3", "4", "5", "99", "9" * 5000, "저공경제", "低空經濟", "우전",
        "광군절=光棍節", "new", "!", "\ud800", "가" * 300, "a\tb\nc", "\0", "#1", "CATL", "乌镇",
    ))),
    st.tuples(st.text(max_size=2), st.text(max_size=3)),
)


@pytest.fixture
def desk(settled: Path, tmp_path: Path) -> Iterator[Desk]:
    with desk_at(Path(shutil.copy(settled, tmp_path))) as found:
        yield found


@pytest.mark.parametrize(("keys", "preferred"), [
    ("e 2", ("저공경제", "低空经济")), ("e 저공경제", ("저공경제", "低空经济")),
    ("e 저고도경제", ("저고도경제", "低空经济")), ("e  低空产业 ", ("저고도 경제", "低空产业")),
])
def test_the_preferred_form(desk: Desk, keys: str, preferred: tuple[str, str]) -> None:
    walk = desk.walk()
    press(walk, keys)
    assert walk.shown and number(walk) == 1, "it is shown as it is then"
    entry = walk.shown.concept.entry
    assert (entry.ko, entry.zh_hans) == preferred


def test_a_merge(desk: Desk) -> None:
    walk = desk.walk()
    assert refused(walk, "m 저고도 경제") == (
        "no other concept is called '저고도 경제': give its number or a term of it")
    press(walk, "m 핑안그룹")
    assert walk.message == "Merged: 저고도 경제 = 低空经济, into 3 핑안그룹."
    assert (number(walk), walk.tally(), 1 in statuses(desk.db)) == (6, "merged 1", False)
    press(walk, "s", "u", "u")
    assert (number(walk), walk.tally()) == (1, "") and 1 in statuses(desk.db)
    press(walk, "m #5")
    assert walk.summary() == "approved 0, rejected 0, merged 1, skipped 0, left 5"


def test_a_merge_into_one_of_several(desk: Desk) -> None:
    with closing(open_writer(desk.path)) as db:
        db.execute("INSERT INTO term (concept_id, lang, text, key, role, count) "
                   "VALUES (3, 'ko', '우전', '우전', 'variant', 1)")
    walk = desk.walk()
    assert refused(walk, "m 우전") == (
        "'우전' names several, give a number: 3 (핑안그룹 = 平安集团), 5 (우전 = 乌镇)")


def test_what_cannot_be_merged(desk: Desk) -> None:
    with desk.glossary.decide("lee") as decisions:
        decisions.set_status(7, "reject")
    walk = desk.walk()
    press(walk, "a", "b")
    assert "cannot be one" in refused(walk, "m 7")
    assert (number(walk), walk.tally()) == (1, "approved 1")


def test_a_split(mined: Path, tmp_path: Path) -> None:
    with desk_at(Path(shutil.copy(mined, tmp_path))) as desk:
        walk = desk.walk()
        assert walk.shown and walk.shown.name == "저고도 경제 = 低空经济"
        before, count = content(desk.db), walk.position[1]
        assert "has no '저장성'" in refused(walk, "x 저장성")
        press(walk, "x 저공경제")
        assert walk.shown and [form.text for form in walk.shown.forms if form.lang == "ko"] == [
            "저고도 경제", "저고도경제"]
        assert walk.summary().endswith(f"left {count + 1}"), "what was split off waits as well"
        press(walk, "u")
        assert content(desk.db) == before


def test_notes_and_domains(desk: Desk) -> None:
    walk = desk.walk()
    press(walk, "n first", "d 물류")
    assert walk.press("n") and walk.question and walk.question.initial == "first"
    assert walk.answer("first") and walk.message == "Nothing changed: it was so before."
    press(walk, "n  ", "d")
    assert walk.shown and walk.shown.concept[1:3] == ("물류", "first"), "empty leaves it"
    press(walk, "n -", "d -")
    assert walk.shown.concept[1:3] == ("", "")


def test_a_question_is_dropped_by_the_next_key(desk: Desk) -> None:
    walk = desk.walk()
    walk.press("n")
    press(walk, "j")
    assert walk.question is None
    assert walk.answer("late") and number(walk) == 6


@pytest.mark.parametrize("key", ["z", "", "aa", "A", "\x1b", "ㅁ", "q", "?"])
def test_no_key(desk: Desk, key: str) -> None:
    walk, before = desk.walk(), content(desk.db)
    assert refused(walk, key) == f"{key!r} is no key here: ? shows the keys"
    assert content(desk.db) == before


@settings(max_examples=40, deadline=None, suppress_health_check=[*HealthCheck])
@given(st.lists(KEYS, max_size=25), st.sampled_from((None, 1, 3)))
def test_any_keys(mined: Path, keys: list[tuple[str, str]], most: int | None) -> None:
    """Whatever is pressed: no error, the outcomes are those of the database, and undoing all of
    it leaves everything as it was."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(shutil.copy(mined, folder))
        with desk_at(path) as desk:
            before, first = content(desk.db), statuses(desk.db)
            walk = desk.walk(route=Route(most=most))
            for key, text in keys:
                walk.press(key)
                if walk.question:
                    walk.answer(text)
                check(walk, desk.db, first)
            while walk.press("u"):
                check(walk, desk.db, first)
            assert walk.message.startswith("there is no decision of yours to undo: the last one is")
            assert (content(desk.db), walk.outcomes) == (before, {})


def check(walk: Walk, db: Connection, first: dict[int, str]) -> None:
    """Fail unless the walk and the database tell the same."""
    at, count = walk.position
    assert 1 <= at <= count
    now, merged = statuses(db), "merged" in walk.outcomes.values()
    for each, outcome in walk.outcomes.items():
        if outcome == "merged":
            assert each not in now
        elif not merged:  # or it may have taken over what was decided about another
            assert now[each] == (first.get(each, "candidate") if outcome == "skipped" else outcome)
    for each, status in now.items():
        assert merged or each in walk.outcomes or status == first.get(each, "candidate")
    waiting = sum(now[each] == "candidate" for each in {*now} - {*walk.outcomes})
    assert walk.summary().endswith(f", left {waiting}")
    assert sum(map(int, re.findall("[0-9]+", walk.tally()))) == len(walk.outcomes)
