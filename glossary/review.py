"""The walk of a person through what waits for a decision, key by key; no terminal is known here.

    showing ── a r f s ──→ decided, the next one is shown
       │  ↖─── b j u ───── another one is shown
       └─ e n d m x ──→ asking ── answer ──→ showing

Each decision is kept at once. Nothing is decided about what nobody saw: a concept that changed
since it was shown is shown again.
"""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import NamedTuple, Optional

from glossary.candidates import Candidate, Route, Row, look
from glossary.errors import GlossaryError
from glossary.lookup.history import last_standing
from glossary.lookup.naming import named_entries
from glossary.unions import Unions

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

_END = "this is the end: u undoes the last decision, b goes back, q quits"


#: Decides something about a concept.
_Make = Callable[[Unions, int], Optional[int]]


class Question(NamedTuple):
    """What the walk wants to know for *key*; *initial* is what is there already."""

    key: str
    text: str
    initial: str = ""


class _Made(NamedTuple):
    """A decision of this walk, and what the outcome of its concept was before."""

    number: int
    concept: int
    outcome: str | None


class _Refused(GlossaryError):
    """What a key asks for cannot be done now."""


class Walk:
    """A walk by *who* along a *route*.

    *db* reads the glossary; *decide* gives a transaction in which decisions are made. After each
    key ``shown`` is the candidate to look at, None at the end; ``message`` says what was done or
    why not; ``question`` is what to `answer` next, if anything; ``full`` asks for all occurrences;
    ``outcomes`` tells what became of the concepts.
    """

    def __init__(
        self, db: sqlite3.Connection, decide: Callable[[], AbstractContextManager[Unions]],
        who: str, route: Route = Route(),
    ) -> None:
        self._db, self._decide, self._who = db, decide, who
        self._row = Row(db, route)
        self._made: list[_Made] = []
        self.outcomes: dict[int, str] = {}
        self.message = ""
        self.question: Question | None = None
        self.full = False
        self._keys = {
            "b": self._back, "j": self._forward, "s": self._skip, "u": self._undo, "o": self._open}

    @property
    def shown(self) -> Candidate | None:
        """Give the candidate at hand."""
        return self._row.shown

    @property
    def position(self) -> tuple[int, int]:
        """Give its place, from 1, and the number of all."""
        return self._row.position

    def tally(self, *always: str) -> str:
        """Say how many concepts were approved, rejected and so on, if any, or *always*."""
        count = Counter(self.outcomes.values())
        return ", ".join(
            f"{name} {count[name]}" for name in OUTCOMES if count[name] or name in always)

    def summary(self) -> str:
        """Say in one line what became of the concepts: approved 12, rejected 3, …"""
        left = self._row.left({*self.outcomes})
        return f"{self.tally('approved', 'rejected', 'skipped')}, left {left}"

    def press(self, key: str) -> bool:
        """Do what *key* asks; tell whether it could be done. It may leave a question."""
        self.question = None
        return self._try(lambda: self._pressed(key))

    def answer(self, text: str) -> bool:
        """Answer the question; an empty text leaves everything as it is."""
        question, self.question = self.question, None
        if question is None or not text.strip():
            self.message = ""
            return True
        return self._try(lambda: self._answered(question, text.strip()))

    def _try(self, action: Callable[[], None]) -> bool:
        self.message = ""
        try:
            action()
        except GlossaryError as error:
            self.message = f"{error}"
            return False
        return True

    def _pressed(self, key: str) -> None:
        if key in self._keys:
            self._keys[key]()
        elif key in STATUS_KEYS:
            action, outcome = STATUS_KEYS[key]
            self._settle(lambda to, one: to.set_status(one, action), outcome)
        elif key in QUESTIONS:
            one = self._current().concept
            initial = {"n": one.note, "d": one.domain}.get(key, "")
            self.question = Question(key, QUESTIONS[key], initial)
        else:
            raise _Refused(f"{key!r} is no key here: ? shows the keys")

    def _answered(self, question: Question, text: str) -> None:
        words = None if text == NOTHING else text
        if question.key == "n":
            self._change("Noted", lambda to, one: to.note(one, words))
        elif question.key == "d":
            self._change("Domain set", lambda to, one: to.domain(one, words))
        elif question.key == "m":
            self._merge(text)
        else:
            form, lang = self._current().form(text)
            if question.key == "e":
                self._change(f"Preferred: {form}", lambda to, one: to.prefer(one, form, lang))
            else:
                self._change(f"Split off: {form}", lambda to, one: to.split(one, [form])[1])

    def _current(self) -> Candidate:
        if self.shown is None:
            raise _Refused(_END)
        return self.shown

    def _settle(self, make: _Make, outcome: str) -> None:
        """Decide about the concept shown so that it is done with, and go on."""
        said = f"{outcome.capitalize()}: {self._current().name}."
        number = self._current().number
        self._write(make)
        self.outcomes[number] = outcome
        self._row.forward()
        self.full = False
        self.message = said

    def _change(self, said: str, make: _Make) -> None:
        """Decide something about the concept shown, and show it as it is then."""
        made = self._write(make)
        self._row.show(self._current().number)
        self.message = f"{said}." if made else "Nothing changed: it was so before."

    def _write(self, make: _Make) -> int | None:
        """Make a decision, unless the concept is not what was shown any more."""
        shown = self._current()
        with self._decide() as decisions:
            changed = look(self._db, shown.number) != shown
            made = None if changed else make(decisions, shown.number)
        if changed:
            self._row.show(shown.number)
            raise _Refused("nothing was decided: this changed meanwhile, look again")
        if made is not None:
            self._made.append(_Made(made, shown.number, self.outcomes.get(shown.number)))
        return made

    def _skip(self) -> None:
        if self.outcomes.get(self._current().number, "skipped") == "skipped":
            self._settle(lambda to, one: to.skip(one), "skipped")
        else:
            self._forward()  # what was decided on this walk stays so

    def _merge(self, text: str) -> None:
        own = self._current().number
        found = [each for each in named_entries(self._db, text) if each.concept_id != own]
        if not found:
            raise _Refused(f"no other concept is called {text!r}: give its number or a term of it")
        if len(found) > 1:
            these = ", ".join(f"{each.concept_id} ({each.ko} = {each.zh_hans})" for each in found)
            raise _Refused(f"{text!r} names several, give a number: {these}")
        into = found[0]
        self._settle(lambda to, one: to.merge(into.concept_id, [one])[0], "merged")
        self.message = f"{self.message[:-1]}, into {into.concept_id} {into.ko}."

    def _undo(self) -> None:
        made = self._made[-1] if self._made else None
        with self._decide() as decisions:
            undone = decisions.undo(made.number if made else self._last_own())
        concept = made.concept if made else undone.concept_id
        self.outcomes.pop(concept, None)
        if made and made.outcome:
            self.outcomes[concept] = made.outcome
        del self._made[-1:]
        self._row.show(concept)
        self.full = False
        self.message = f"Undone: {undone.value}."

    def _last_own(self) -> int:
        """Give the last decision that stands, which must be one's own."""
        last = last_standing(self._db)
        if last is None or last.who != self._who:
            by = f": the last one is {last.who}'s, see `glossary history`" if last else ""
            raise _Refused(f"there is no decision of yours to undo{by}")
        return last.number

    def _open(self) -> None:
        self._current()
        self.full = not self.full

    def _forward(self) -> None:
        self._current()
        self._row.forward()
        self.full = False

    def _back(self) -> None:
        if not self._row.back():
            raise _Refused("this is the first one")
        self.full = False
