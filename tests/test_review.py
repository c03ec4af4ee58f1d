"""The walk without a terminal: what is decided, what comes next, and what an undo brings back."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from glossary.deciding.candidates import Route
from glossary.lookup.queue import Filter
from tests.walking import Desk, content, desk_at, number, press, refused, statuses

#: The candidates of the small glossary in the order of a walk.
ORDER = [1, 6, 4, 8, 3, 5]


@pytest.fixture
def desk(settled: Path, tmp_path: Path) -> Iterator[Desk]:
    with desk_at(Path(shutil.copy(settled, tmp_path))) as found:
        yield found


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


def test_what_is_decided_is_not_skipped(desk: Desk) -> None:
    walk = desk.walk()
    press(walk, "a", "b", "s")
    assert (number(walk), walk.tally(), walk.message) == (6, "approved 1", "")
    press(walk, "b", "r", "b", "u")
    assert (number(walk), walk.tally()) == (1, "approved 1")


def test_all_occurrences_are_of_one_concept(desk: Desk) -> None:
    walk = desk.walk()
    press(walk, "o")
    assert walk.full
    press(walk, "o")
    assert not walk.full
    press(walk, "o", "s")
    assert not walk.full


def test_approved_concepts_may_be_looked_at_again(desk: Desk) -> None:
    walk = desk.walk(route=Route(Filter(status="approved")))
    assert number(walk) == 2
    press(walk, "a")
    assert walk.summary() == "approved 1, rejected 0, skipped 0, left 0"
