"""The walk without a terminal: what each key does, what it refuses, and that nothing is lost."""

from __future__ import annotations

import re
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from sqlite3 import Connection
from typing import NamedTuple

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from glossary.concepts import Concepts
from glossary.connect import open_reader, open_writer, seal
from glossary.deciding.candidates import Route
from glossary.deciding.decisions import Decisions
from glossary.deciding.review import Walk
from glossary.errors import DatabaseError
from glossary.lookup.queue import Filter
from glossary.store import Glossary, open_glossary
from tests.conftest import fill
from tests.evidence import document, glosses

#: The candidates of the small glossary in the order of a walk.
ORDER = [1, 6, 4, 8, 3, 5]

#: What the hypothesis walks through, mined, so that undoing a merge has nothing to put right.
MINED = """저고도 경제(低空经济)
저고도경제(低空经济)
저공경제(低空經濟)
우전(乌镇)
우전(吴电子)
핀둬둬(多多=拼多多)
핀둬둬(拼多多)
광군제(光棍节)
광군절(光棍節)
CATL(宁德时代)
핑안그룹(平安集团)
"""

#: Keys with answers, of which some are wrong.
KEYS = st.one_of(
    st.sampled_from([(key, "") for key in "aarfssuubbjo?"]),
    st.tuples(st.sampled_from("endmx"), st.sampled_from((
        "", " ", "-", "0", "1", "2", "3", "4", "5", "99", "9" * 5000, "저공경제", "低空經濟", "우전",
        "광군절=光棍節", "new", "!", "\ud800", "가" * 300, "a\tb\nc", "\0", "#1", "CATL", "乌镇",
    ))),
    st.tuples(st.text(max_size=2), st.text(max_size=3)),
)


class Desk(NamedTuple):
    """A glossary with what reads and what writes it."""

    path: Path
    db: Connection
    glossary: Glossary

    def walk(self, who: str = "kim", route: Route = Route()) -> Walk:
        return Walk(self.db, lambda: self.glossary.decide(who), who, route)


@contextmanager
def desk_at(path: Path) -> Iterator[Desk]:
    with closing(open_writer(path)) as writer, closing(open_reader(path)) as reader:
        yield Desk(path, reader, Glossary(writer, str(path)))


@pytest.fixture
def desk(template: Path, tmp_path: Path) -> Iterator[Desk]:
    with desk_at(Path(shutil.copy(template, tmp_path))) as found:
        yield found


def press(walk: Walk, *keys: str) -> None:
    """Press keys, each with an answer behind a blank where it asks; all can be done."""
    for each in keys:
        key, _, text = each.partition(" ")
        done = walk.press(key)
        if walk.question:
            assert done and walk.question.key == key
            done = walk.answer(text)
        assert done, walk.message


def refused(walk: Walk, keys: str) -> str:
    """Press a key that cannot be done; give the message."""
    key, _, text = keys.partition(" ")
    done = walk.press(key)
    if walk.question:
        done = walk.answer(text)
    assert not done and walk.question is None
    return walk.message


def number(walk: Walk) -> int | None:
    return walk.shown.number if walk.shown else None


def content(db: Connection) -> dict[str, list[tuple[object, ...]]]:
    """Give everything but the decisions and the numbers of rows."""
    queries = {
        "concept": "SELECT * FROM concept",
        "term": "SELECT concept_id, lang, text, role, count, chosen FROM term",
        "gloss": "SELECT * FROM gloss",
        "merge_log": "SELECT concept_id, ko, zh, reason FROM merge_log",
        "assignment": "SELECT ko_key, zh_key, concept_id FROM assignment",
    }
    return {name: sorted(db.execute(query).fetchall(), key=repr) for name, query in queries.items()}


def statuses(db: Connection) -> dict[int, str]:
    return dict(db.execute("SELECT id, status FROM concept").fetchall())


@pytest.mark.parametrize(("key", "status", "said"), [
    ("a", "approved", "Approved: 저고도 경제 = 低空经济."),
    ("r", "rejected", "Rejected: 저고도 경제 = 低空经济."),
    ("f", "forbidden", "Forbidden: 저고도 경제 = 低空经济."),
    ("s", "candidate", "Skipped: 저고도 경제 = 低空经济."),
])
def test_a_decision_shows_the_next(desk: Desk, key: str, status: str, said: str) -> None:
    walk = desk.walk()
    assert (number(walk), walk.position) == (1, (1, 6))
    press(walk, key)
    assert (number(walk), walk.position, walk.message) == (6, (2, 6), said)
    assert statuses(desk.db)[1] == status


def test_the_whole_way(desk: Desk) -> None:
    walk = desk.walk()
    seen = []
    for key in "arfsja":
        seen.append(number(walk))
        press(walk, key)
    assert seen == ORDER
    assert (walk.shown, walk.position) == (None, (6, 6))
    assert walk.summary() == "approved 2, rejected 1, forbidden 1, skipped 1, left 1"
    for key in "arfsoejx":
        assert refused(walk, key) == (
            "this is the end: u undoes the last decision, b goes back, q quits")
    press(walk, "b")
    assert (number(walk), walk.position) == (5, (6, 6))


def test_an_empty_queue(desk: Desk) -> None:
    walk = desk.walk(route=Route(Filter(status="forbidden")))
    assert (walk.shown, walk.position) == (None, (0, 0))
    assert walk.summary() == "approved 0, rejected 0, skipped 0, left 0"
    assert not walk.press("a") and not walk.press("b") and not walk.press("j")


def test_at_most_so_many(desk: Desk) -> None:
    walk = desk.walk(route=Route(most=2))
    assert walk.position == (1, 2)
    press(walk, "a", "a")
    assert (walk.shown, walk.summary()) == (None, "approved 2, rejected 0, skipped 0, left 4")


def test_moving_decides_nothing(desk: Desk) -> None:
    walk, before = desk.walk(), content(desk.db)
    assert refused(walk, "b") == "this is the first one"
    press(walk, "j", "j", "b")
    assert (number(walk), walk.position) == (6, (2, 6))
    press(walk, "j", "j", "j", "j", "j")
    assert walk.shown is None and content(desk.db) == before
    assert desk.walk().summary().endswith("left 6")


def test_who_quits_goes_on_there(desk: Desk) -> None:
    press(desk.walk(), "a", "s", "r")
    again = desk.walk()
    assert (number(again), again.position) == (8, (1, 4))
    press(again, "j", "j", "j")
    assert number(again) == 6, "what was skipped comes last"
    press(again, "s")
    assert again.shown is None, "but not twice in one session"


def test_undo_as_often_as_wanted(desk: Desk) -> None:
    start = content(desk.db)
    walk = desk.walk()
    states = []
    for key in ("a", "r", "e 3", "n 메모", "s", "d 물류", "f", "a"):
        states.append((number(walk), content(desk.db), walk.tally()))
        press(walk, key)
    for state in reversed(states):
        press(walk, "u")
        assert (number(walk), content(desk.db), walk.tally()) == state
    assert content(desk.db) == start and walk.message == "Undone: approve."
    assert refused(walk, "u") == "there is no decision of yours to undo"


def test_undo_goes_back_before_the_session(desk: Desk) -> None:
    press(desk.walk(), "a", "r")
    walk = desk.walk(route=Route(most=2))
    assert (number(walk), walk.position) == (4, (1, 2))
    press(walk, "u")
    assert (number(walk), walk.position) == (6, (1, 3)), "it waits again"
    press(walk, "u")
    assert (number(walk), walk.position, walk.tally()) == (1, (1, 4), "")
    press(walk, "s", "s", "s", "s")
    assert walk.summary() == "approved 0, rejected 0, skipped 4, left 2"


def test_only_ones_own_decision_is_undone(desk: Desk) -> None:
    press(desk.walk("kim"), "a")
    walk = desk.walk("lee")
    assert refused(walk, "u") == (
        "there is no decision of yours to undo: the last one is kim's, see `glossary history`")
    press(walk, "a")
    press(desk.walk("kim"), "a")
    press(walk, "u")
    assert number(walk) == 6, "of a session the decisions are known"


def test_what_is_built_upon_cannot_be_undone(desk: Desk) -> None:
    walk = desk.walk("lee")
    press(walk, "a")
    with desk.glossary.decide("kim") as decisions:
        decisions.note(1, "odd")
    assert "undo that first" in refused(walk, "u")
    assert walk.tally() == "approved 1"


def test_what_changed_meanwhile_is_shown_again(desk: Desk) -> None:
    walk = desk.walk()
    with desk.glossary.decide("lee") as decisions:
        decisions.note(1, "look at the source")
    assert refused(walk, "a") == (
        "nothing was decided: this changed meanwhile, look again")
    assert walk.shown and walk.shown.concept.note == "look at the source"
    assert (statuses(desk.db)[1], walk.outcomes) == ("candidate", {})
    press(walk, "a")
    assert statuses(desk.db)[1] == "approved"


def test_what_is_mined_meanwhile_is_seen_before_it_is_approved(
    mined: Path, tmp_path: Path
) -> None:
    with desk_at(Path(shutil.copy(mined, tmp_path))) as desk:
        walk = desk.walk()
        text = "저공경제(低空经济)"
        desk.glossary.add_document(document(text, "b.txt"), glosses(text))
        assert refused(walk, "a") == (
            "nothing was decided: this changed meanwhile, look again")
        assert walk.shown and len(walk.shown.concept.occurrences) == 4
        text = "우위(无锡)"
        desk.glossary.add_document(document(text, "c.txt"), glosses(text))
        press(walk, "a")
        assert walk.message.startswith("Approved"), "what else is mined does not matter"


def test_what_is_gone_is_left_behind(desk: Desk) -> None:
    walk = desk.walk()
    press(walk, "j")
    with closing(open_writer(desk.path)) as other:
        other.execute("DELETE FROM concept WHERE id IN (1, 6)")
    assert refused(walk, "r").startswith("nothing was decided")
    assert number(walk) == 4
    assert refused(walk, "b") == "this is the first one"
    assert number(walk) == 4


def test_what_somebody_decided_meanwhile_is_not_shown(desk: Desk) -> None:
    walk = desk.walk()
    with desk.glossary.decide("lee") as decisions:
        decisions.set_status(6, "approve")
        decisions.set_status(8, "reject")
    seen = [number(walk)]
    while walk.shown:
        press(walk, "s")
        seen.append(number(walk))
    assert seen == [1, 4, 3, 5, None]


def test_a_fault_of_the_database_is_said_and_changes_nothing(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise DatabaseError("small.db could not grow, the disk is full")

    walk = desk.walk()
    monkeypatch.setattr(Decisions, "set_status", fail)
    assert refused(walk, "a") == "small.db could not grow, the disk is full"
    monkeypatch.undo()
    assert (number(walk), walk.tally()) == (1, "")
    press(walk, "a")


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


def test_what_is_decided_is_not_skipped(desk: Desk) -> None:
    walk = desk.walk()
    press(walk, "a", "b", "s")
    assert (number(walk), walk.tally(), walk.message) == (6, "approved 1", "")
    press(walk, "b", "r", "b", "u")
    assert (number(walk), walk.tally()) == (1, "approved 1")


def test_a_question_is_dropped_by_the_next_key(desk: Desk) -> None:
    walk = desk.walk()
    walk.press("n")
    press(walk, "j")
    assert walk.question is None
    assert walk.answer("late") and number(walk) == 6


def test_all_occurrences_are_of_one_concept(desk: Desk) -> None:
    walk = desk.walk()
    press(walk, "o")
    assert walk.full
    press(walk, "o")
    assert not walk.full
    press(walk, "o", "s")
    assert not walk.full


@pytest.mark.parametrize("key", ["z", "", "aa", "A", "\x1b", "ㅁ", "q", "?"])
def test_no_key(desk: Desk, key: str) -> None:
    walk, before = desk.walk(), content(desk.db)
    assert refused(walk, key) == f"{key!r} is no key here: ? shows the keys"
    assert content(desk.db) == before


def test_approved_concepts_may_be_looked_at_again(desk: Desk) -> None:
    walk = desk.walk(route=Route(Filter(status="approved")))
    assert number(walk) == 2
    press(walk, "a")
    assert walk.summary() == "approved 1, rejected 0, skipped 0, left 0"


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


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small glossary, to be copied, its concepts in line with their glosses."""
    path = tmp_path_factory.mktemp("template") / "small.db"
    with closing(open_writer(path)) as db:
        fill(db)
        Concepts(db).settle(range(1, 9), set())
        seal(db)
    return path


@pytest.fixture(scope="module")
def mined(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A mined glossary, to be copied; somebody rejected one of its concepts."""
    path = tmp_path_factory.mktemp("mined") / "mined.db"
    with open_glossary(path) as glossary:
        glossary.add_document(document(MINED), glosses(MINED))
        with glossary.decide("lee") as decisions:
            decisions.set_status(2, "reject")
    return path
