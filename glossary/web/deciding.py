"""Decisions that come from a page: made as the commands make them, about what the page showed.

Whatever stood on the page has a *revision*: where the concept is another by the time the button is
pressed, nothing is decided, for nobody saw what it is now.
"""

from __future__ import annotations

import hashlib
import os
from contextlib import closing
from typing import NamedTuple

from glossary.connect import open_reader
from glossary.deciding.candidates import Candidate, look
from glossary.details import Decision
from glossary.lookup.history import decision, survivor, undone
from glossary.store import open_glossary
from glossary.verdicts import NOTHING, QUESTIONS, Refused, Verdict, carry_out, last_own

#: Hexadecimal digits of a revision.
_DIGITS = 16


class Wanted(NamedTuple):
    """What a reviewer wants: *key* of `glossary.verdicts`, with its *text*, about a concept of this
    *revision*; or ``u``, with the number of the decision to undo, "" for one's own last."""

    who: str
    concept: int
    key: str
    text: str = ""
    revision: str = ""


class Made(NamedTuple):
    """What was made of it; *concept* is the one to show then, None: the next that waits."""

    number: int | None
    concept: int | None


def revision(candidate: Candidate) -> str:
    """Give what tells a concept from what it was before, and from every other.

    Its evidence, which may be thousands of glosses, is told by how often each form was seen.

    >>> db = open_reader('glossary.db')
    >>> len(revision(look(db, 9))), revision(look(db, 9)) == revision(look(db, 8))
    (16, False)
    """
    concept = candidate.concept._replace(segments=(), occurrences=())
    candidate = candidate._replace(concept=concept)
    return hashlib.sha256(repr(candidate).encode("utf-8", "replace")).hexdigest()[:_DIGITS]


def make(path: str | os.PathLike[str], wanted: Wanted) -> Made:
    """Decide what is *wanted*, in a transaction of the glossary at *path*.

    Raises `DatabaseError` where it cannot be written, also after others wrote for half a minute;
    `Refused` and `DecisionError` where that cannot be decided, or not any more.
    """
    if wanted.key == "u":
        return _undo(path, wanted)
    text = _answer(wanted)
    with open_glossary(path, create=False) as glossary, closing(open_reader(path)) as db:
        with glossary.decide(wanted.who) as decisions:
            shown = look(db, wanted.concept, evidence=False)
            if shown is None:
                raise Refused(_gone(survivor(db, wanted.concept), wanted.concept))
            if revision(shown) != wanted.revision:
                raise Refused("nothing was decided: this changed meanwhile, look again")
            verdict = carry_out(db, decisions, shown, wanted.key, text)
        return Made(verdict.number, _onward(decision(db, verdict.number or 0), verdict, wanted))


def _answer(wanted: Wanted) -> str:
    text = wanted.text.strip()
    if not text and wanted.key in ("n", "d"):
        return NOTHING  # a field that was emptied
    if not text and wanted.key in QUESTIONS:
        raise Refused("nothing was decided: the field was empty, fill it in")
    return text


def _gone(into: int, concept: int) -> str:
    now = f"merged into {into}" if into != concept else "with what it came from"
    return f"nothing was decided: concept {concept} is gone, {now}"


def _onward(made: Decision | None, verdict: Verdict, wanted: Wanted) -> int | None:
    """Give the concept to show: that which took it up, or itself where it goes on waiting."""
    if made and made.action == "merge":
        return made.concept_id
    return None if verdict.outcome else wanted.concept


def _undo(path: str | os.PathLike[str], wanted: Wanted) -> Made:
    number = int(wanted.text) if _is_number(wanted.text) else None
    with open_glossary(path, create=False) as glossary, closing(open_reader(path)) as db:
        with glossary.decide(wanted.who) as decisions:
            undoing = decisions.undo(last_own(db, wanted.who) if number is None else number)
        root = decision(db, [undoing.number, *undone(db, undoing.number)][-1])
        absorbed = root and root.action == "merge" and look(db, int(root.value))
        return Made(undoing.number, absorbed.number if absorbed else undoing.concept_id)


def _is_number(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) < 18
