"""What a key decides about a candidate, whether it is pressed on a terminal or in a page.

    a r f s    decide at once, and the candidate is done with
    m          does too, and asks into which concept
    e n d x    ask for a form, a note, a domain, a form to split off; the candidate stays
    c          makes a candidate of it again
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from typing import NamedTuple

from glossary.deciding.candidates import Candidate
from glossary.deciding.unions import Unions
from glossary.errors import GlossaryError
from glossary.lookup.history import last_standing
from glossary.lookup.naming import named_entries

#: The answer that takes away a note or a domain; an empty one leaves it.
NOTHING = "-"

#: What the keys that decide at once do, and what became of the concept then.
STATUS_KEYS = {"a": ("approve", "approved"), "r": ("reject", "rejected"),
               "f": ("forbid", "forbidden")}

#: What may become of a concept on a walk.
OUTCOMES = ("approved", "rejected", "forbidden", "merged", "skipped")

#: What the keys that ask want to know.
QUESTIONS = {
    "e": "Preferred form, by number or written out",
    "n": f"Note ({NOTHING} for none)",
    "d": f"Domain ({NOTHING} for none)",
    "m": "Merge into which concept, by number or term",
    "x": "Split off which form, by number or written out",
}


class Verdict(NamedTuple):
    """What was decided: the number of the decision, None where it was so before; what became of
    the concept, None where it goes on waiting; what to tell."""

    number: int | None
    outcome: str | None
    said: str


class Refused(GlossaryError):
    """What a key asks for cannot be done now."""


def carry_out(
    db: sqlite3.Connection, decisions: Unions, shown: Candidate, key: str, text: str = ""
) -> Verdict:
    """Decide about *shown* what *key* says, with the *text* that it asks for; *db* reads.

    Raises `Refused`, or the `DecisionError` of what is decided.

    >>> import tempfile
    >>> from shutil import copy
    >>> from glossary.deciding.candidates import look
    >>> from glossary.connect import open_reader
    >>> from glossary.store import open_glossary
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     path = copy('glossary.db', folder)
    ...     with open_glossary(path) as glossary, glossary.decide('kim') as decisions:
    ...         reader = open_reader(path)
    ...         carry_out(reader, decisions, look(reader, 9), 'n', 'as in the white paper')
    ...         reader.close()
    Verdict(number=1, outcome=None, said='Noted.')
    """
    if key not in _VERDICTS:
        raise Refused(f"{key!r} decides nothing: press one of {' '.join(_VERDICTS)}")
    return _VERDICTS[key](db, decisions, shown, text)


def last_own(db: sqlite3.Connection, who: str) -> int:
    """Give the last decision that stands, which must be one of *who*; raises `Refused`.

    >>> from glossary.connect import open_reader
    >>> last_own(open_reader('glossary.db'), 'kim')
    Traceback (most recent call last):
    glossary.verdicts.Refused: there is no decision of yours to undo
    """
    last = last_standing(db)
    if last is None or last.who != who:
        by = f": the last one is {last.who}'s, see `glossary history`" if last else ""
        raise Refused(f"there is no decision of yours to undo{by}")
    return last.number


_Make = Callable[[sqlite3.Connection, Unions, Candidate, str], Verdict]


def _status(action: str, outcome: str) -> _Make:
    def make(_: sqlite3.Connection, to: Unions, shown: Candidate, __: str) -> Verdict:
        number = to.set_status(shown.number, action)
        return Verdict(number, outcome, f"{outcome.capitalize()}: {shown.name}.")

    return make


def _skip(_: sqlite3.Connection, to: Unions, shown: Candidate, __: str) -> Verdict:
    return Verdict(to.skip(shown.number), "skipped", f"Skipped: {shown.name}.")


def _reopen(_: sqlite3.Connection, to: Unions, shown: Candidate, __: str) -> Verdict:
    return _changed(to.set_status(shown.number, "reopen"), "A candidate again")


def _note(_: sqlite3.Connection, to: Unions, shown: Candidate, text: str) -> Verdict:
    return _changed(to.note(shown.number, None if text == NOTHING else text), "Noted")


def _domain(_: sqlite3.Connection, to: Unions, shown: Candidate, text: str) -> Verdict:
    return _changed(to.domain(shown.number, None if text == NOTHING else text), "Domain set")


def _prefer(_: sqlite3.Connection, to: Unions, shown: Candidate, text: str) -> Verdict:
    form, lang = shown.form(text)
    return _changed(to.prefer(shown.number, form, lang), f"Preferred: {form}")


def _split(_: sqlite3.Connection, to: Unions, shown: Candidate, text: str) -> Verdict:
    form, _lang = shown.form(text)
    return _changed(to.split(shown.number, [form])[1], f"Split off: {form}")


def _merge(db: sqlite3.Connection, to: Unions, shown: Candidate, text: str) -> Verdict:
    found = [each for each in named_entries(db, text) if each.concept_id != shown.number]
    if not found:
        raise Refused(f"no other concept is called {text!r}: give its number or a term of it")
    if len(found) > 1:
        these = ", ".join(f"{each.concept_id} ({each.ko} = {each.zh_hans})" for each in found)
        raise Refused(f"{text!r} names several, give a number: {these}")
    into = found[0]
    number = to.merge(into.concept_id, [shown.number])[0]
    return Verdict(number, "merged", f"Merged: {shown.name}, into {into.concept_id} {into.ko}.")


def _changed(number: int | None, said: str) -> Verdict:
    told = f"{said}." if number else "Nothing changed: it was so before."
    return Verdict(number, None, told)


_VERDICTS: dict[str, _Make] = {
    **{key: _status(*names) for key, names in STATUS_KEYS.items()},
    "s": _skip, "c": _reopen, "n": _note, "d": _domain, "e": _prefer, "x": _split, "m": _merge,
}
