"""Which decision an undo takes back, and why it may not.

    1 approve    2 undo of 1    3 undo of 2    4 undo of 3

An undone decision stands again once its undo is undone; whoever undoes it anew undoes the last
link of that chain. So 1 stands after 3, and to undo it again is to undo 3. What a later decision
about the same concept built upon stays, until that is undone: two that cancel out are no bar.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from typing import Any, NamedTuple, Optional

from glossary.details import Decision
from glossary.errors import DecisionError
from glossary.lookup.history import decision, last_standing, later, undoings, undone

#: Actions that change nothing a concept has: no bar to undoing what came before.
_IDLE = ("skip",)

#: Actions whose value is another concept that they change.
_OF_TWO = ("merge", "split")


#: What a decision keeps to be undone; JSON.
Before = dict[str, Any]

#: Puts back what a decision kept, for the concept that it names; gives what an undo of that needs.
PutBack = Callable[[int, Before], Before]


class Reversal(NamedTuple):
    """How a kind of decision is undone, and how that is undone; None: it cannot be."""

    undo: PutBack
    redo: Optional[PutBack]


class Target(NamedTuple):
    """The decision to undo, and the *root* of its chain: what a person decided at first.

    ``redoes`` tells that to undo it brings the root back.
    """

    decision: Decision
    root: Decision
    redoes: bool


def find_target(db: sqlite3.Connection, number: int | None) -> Target:
    """Give what is to be undone for decision *number*; None: for the last one that stands.

    Raises `DecisionError` when it does not exist, is undone, or others were built upon it.
    """
    asked = last_standing(db) if number is None else find_decision(db, number)
    if asked is None:
        raise DecisionError("there is no decision to undo")
    if asked.undone_by is not None:
        raise DecisionError(
            f"decision {asked.number} is undone already, by decision {asked.undone_by}: "
            f"`glossary undo {asked.undone_by}` brings it back")
    chain = [asked.number, *undoings(db, asked.number)]  # it may be undone, and brought back
    steps = [chain[-1], *undone(db, chain[-1])]
    target = Target(
        find_decision(db, steps[0]), find_decision(db, steps[-1]), redoes=len(steps) % 2 == 0)
    _refuse_if_built_upon(db, target)
    return target


def describe(made: Decision) -> str:
    """Name a decision for a message.

    >>> describe(Decision(7, 1, '징둥', '京东', 'approve', '', 'kim', '2026-01-02', '', None,
    ...                   None))
    'decision 7 (approve 징둥 = 京东, by kim)'
    """
    what = f"undo {made.undoes}" if made.undoes else f"{made.action} {made.ko} = {made.zh}"
    return f"decision {made.number} ({what}, by {made.who})"


def find_decision(db: sqlite3.Connection, number: int) -> Decision:
    """Give the decision of this *number*; raises `DecisionError` where there is none."""
    found = decision(db, number)
    if found is None:
        raise DecisionError(f"there is no decision {number}: `glossary history` lists them")
    return found


def _refuse_if_built_upon(db: sqlite3.Connection, target: Target) -> None:
    changed = _concepts(target.root)
    for each in later(db, target.decision.number, changed):
        stands = each.undone_by is None and each.action not in _IDLE
        root = find_decision(db, [each.number, *undone(db, each.number)][-1])
        if stands and changed & _concepts(root):
            raise DecisionError(
                f"{describe(target.decision)} cannot be undone: {describe(each)} came after it; "
                "undo that first")


def _concepts(made: Decision) -> set[int]:
    """Give the concepts that a decision, not an undo, changes."""
    other = {int(made.value)} if made.action in _OF_TWO and made.value.isdigit() else set()
    return {made.concept_id, *other}
