"""The walk beside others: what they decide, mine or take away meanwhile, and faults."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from glossary.connect import open_writer
from glossary.deciding.decisions import Decisions
from glossary.errors import DatabaseError
from tests.evidence import document, glosses
from tests.walking import Desk, desk_at, number, press, refused, statuses


@pytest.fixture
def desk(settled: Path, tmp_path: Path) -> Iterator[Desk]:
    with desk_at(Path(shutil.copy(settled, tmp_path))) as found:
        yield found


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
