"""Which decision an undo takes back; and the history it reads."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from sqlite3 import Connection

import pytest

from glossary.connect import open_writer
from glossary.deciding.undoing import find_target
from glossary.errors import DecisionError
from glossary.lookup.full import concepts
from glossary.lookup.history import decision, history, last_standing, survivor
from glossary.lookup.naming import named_entries, named_ids


@pytest.fixture
def db(glossary_path: Path) -> Iterator[Connection]:
    with closing(open_writer(glossary_path)) as connection:
        yield connection


def write(db: Connection, *made: str) -> None:
    """Write decisions such as ``approve 1``, ``merge 1 2`` (2 into 1) and ``undo 7``, numbered
    from 1 on."""
    for each in made:
        action, number, value = [*each.split(), None][:3]
        undone = decision(db, int(number or 0)) if action == "undo" else None
        db.execute(
            "INSERT INTO decision (concept_id, ko, zh, action, value, undoes, who, at) "
            "VALUES (?, '가', '甲', ?, ?, ?, ?, '2026-01-02T03:04:05Z')",
            (undone.concept_id if undone else number, action,
             undone.action if undone else value, undone and undone.number,
             "lee" if action in ("undo", "forbid") else "kim"))


@pytest.mark.parametrize(("made", "asked", "wanted"), [
    ("approve 1", None, (1, 1, False)),
    ("approve 1, note 2", None, (2, 2, False)),
    ("approve 1, note 2", 1, (1, 1, False)),  # another concept is no bar
    ("approve 1, skip 1", 1, (1, 1, False)),  # nor is what changed nothing
    ("approve 1, skip 1", None, (2, 2, False)),
    ("approve 1, note 1, undo 2", None, (1, 1, False)),  # nor what cancels out
    ("approve 1, note 1, undo 2", 1, (1, 1, False)),
    ("approve 1, note 1, undo 2", 3, (3, 2, True)),
    ("approve 1, undo 1, undo 2", None, (3, 1, False)),  # once more, by the end of the chain
    ("approve 1, undo 1, undo 2", 1, (3, 1, False)),
    ("approve 1, undo 1, undo 2, undo 3", 4, (4, 1, True)),
    ("approve 1, undo 1, undo 2, undo 3", 2, (4, 1, True)),
    ("approve 1, note 1, undo 2, undo 1, undo 4", 3, (3, 2, True)),
    ("merge 1 2, undo 1, approve 2", None, (3, 3, False)),
])
def test_what_is_undone(
    db: Connection, made: str, asked: int | None, wanted: tuple[int, int, bool]
) -> None:
    write(db, *made.split(", "))
    target = find_target(db, asked)
    assert (target.decision.number, target.root.number, target.redoes) == wanted


@pytest.mark.parametrize(("made", "asked", "message"), [
    ("", None, "there is no decision to undo"),
    ("approve 1, undo 1", None, "there is no decision to undo"),
    ("approve 1", 2, "there is no decision 2: `glossary history` lists them"),
    ("approve 1, undo 1", 1, "decision 1 is undone already, by decision 2: `glossary undo 2` "
                             "brings it back"),
    ("approve 1, undo 1, undo 2, undo 3", 1,
     "decision 1 is undone already, by decision 2: `glossary undo 2` brings it back"),
    ("approve 1, note 1", 1, "decision 1 (approve 가 = 甲, by kim) cannot be undone: "
                             "decision 2 (note 가 = 甲, by kim) came after it; undo that first"),
    ("approve 1, forbid 1, note 1", 1,
     "decision 1 (approve 가 = 甲, by kim) cannot be undone: "
     "decision 3 (note 가 = 甲, by kim) came after it; undo that first"),
    ("approve 2, merge 1 2", 1, "decision 1 (approve 가 = 甲, by kim) cannot be undone: "
                                "decision 2 (merge 가 = 甲, by kim) came after it; undo that first"),
    ("split 1 2, note 2", 1, "decision 1 (split 가 = 甲, by kim) cannot be undone: "
                             "decision 2 (note 가 = 甲, by kim) came after it; undo that first"),
    ("approve 1, note 1, undo 2, undo 1", 3,
     "decision 3 (undo 2, by lee) cannot be undone: "
     "decision 4 (undo 1, by lee) came after it; undo that first"),
    ("approve 1, note 1, undo 2, undo 3", 1,
     "decision 1 (approve 가 = 甲, by kim) cannot be undone: "
     "decision 2 (note 가 = 甲, by kim) came after it; undo that first"),
])
def test_what_is_not_undone(db: Connection, made: str, asked: int | None, message: str) -> None:
    write(db, *filter(None, made.split(", ")))
    with pytest.raises(DecisionError) as caught:
        find_target(db, asked)
    assert str(caught.value) == message


def test_a_long_chain_is_no_fault(db: Connection) -> None:
    write(db, "approve 1", *(f"undo {number}" for number in range(1, 3001)))
    assert find_target(db, None).decision.number == 3001
    assert last_standing(db) == decision(db, 1)


def numbers(db: Connection, *asked: object, **more: object) -> list[int]:
    return [each.number for each in history(db, *asked, **more)]  # type: ignore[arg-type]


def test_the_history_is_filtered(db: Connection) -> None:
    write(db, "approve 1", "note 2", "forbid 1", "undo 3")
    assert numbers(db) == [1, 2, 3, 4]
    assert numbers(db, [1]) == [1, 3, 4]
    assert numbers(db, [1, 2], limit=2) == [3, 4]
    assert numbers(db, who="lee") == [3, 4]
    assert numbers(db, [2], who="lee") == numbers(db, [5]) == numbers(db, []) == []
    assert [each.undone_by for each in history(db)] == [None, None, 4, None]
    assert decision(db, 5) is None


def test_the_history_of_a_concept_has_what_it_absorbed(db: Connection) -> None:
    write(db, "approve 3", "merge 2 3", "note 2", "merge 1 2", "approve 4", "split 1 5", "note 6")
    assert numbers(db, [1]) == [1, 2, 3, 4, 6]
    assert numbers(db, [5]) == [6]
    assert numbers(db, [3]) == [1, 2]
    write(db, "undo 4")
    assert numbers(db, [1]) == [4, 6, 8]


def test_a_number_leads_to_the_survivor(db: Connection) -> None:
    db.execute("DELETE FROM concept WHERE id IN (2, 3)")
    write(db, "merge 2 3", "merge 1 2")
    assert [survivor(db, number) for number in (1, 2, 3, 4)] == [1, 1, 1, 4]
    assert named_ids(db, "#3") == named_ids(db, "2") == [1]
    assert [each.entry.concept_id for each in concepts(db, "3")] == [1]
    write(db, "undo 2")
    assert survivor(db, 3) == 2 and named_ids(db, "3") == []


def test_a_circle_of_merges_ends(db: Connection) -> None:
    write(db, "merge 2 3", "merge 3 2")
    assert survivor(db, 2) in (2, 3)
    assert numbers(db, [2]) == [1, 2]


@pytest.mark.parametrize(("word", "wanted"), [
    ("#4", [4]), ("4", [4]), ("저고도경제", [1]), ("低空經濟", [1]), ("우전", [5]), ("catl", [8]),
    ("##4", []), ("#", []), ("", []), ("0", []), ("-4", []), ("٤", []), ("9" * 30, []), ("고도", []),
    ("\ud800", []), ("…", []),
], ids=ascii)
def test_a_concept_is_named(db: Connection, word: str, wanted: list[int]) -> None:
    assert named_ids(db, word) == wanted
    assert [entry.concept_id for entry in named_entries(db, word)] == wanted
