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
from typing import NamedTuple

from glossary.deciding.candidates import Candidate, Route, Row, look
from glossary.deciding.unions import Unions
from glossary.errors import GlossaryError
from glossary.verdicts import OUTCOMES, QUESTIONS, STATUS_KEYS, Refused, carry_out, last_own

_END = "this is the end: u undoes the last decision, b goes back, q quits"


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
        return self._try(lambda: self._decided(question.key, text.strip()))

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
            self._decided(key)
        elif key in QUESTIONS:
            one = self._current().concept
            initial = {"n": one.note, "d": one.domain}.get(key, "")
            self.question = Question(key, QUESTIONS[key], initial)
        else:
            raise Refused(f"{key!r} is no key here: ? shows the keys")

    def _current(self) -> Candidate:
        if self.shown is None:
            raise Refused(_END)
        return self.shown

    def _decided(self, key: str, text: str = "") -> None:
        """Decide about the concept shown, unless it is not what was shown any more; go on where it
        is done with, or show it as it is then."""
        shown = self._current()
        with self._decide() as decisions:
            changed = look(self._db, shown.number) != shown
            verdict = None if changed else carry_out(self._db, decisions, shown, key, text)
        if verdict is None:
            self._row.show(shown.number)
            raise Refused("nothing was decided: this changed meanwhile, look again")
        if verdict.number is not None:
            self._made.append(_Made(verdict.number, shown.number, self.outcomes.get(shown.number)))
        if verdict.outcome:
            self.outcomes[shown.number] = verdict.outcome
            self._row.forward()
            self.full = False
        else:
            self._row.show(shown.number)
        self.message = verdict.said

    def _skip(self) -> None:
        if self.outcomes.get(self._current().number, "skipped") == "skipped":
            self._decided("s")
        else:
            self._forward()  # what was decided on this walk stays so

    def _undo(self) -> None:
        made = self._made[-1] if self._made else None
        with self._decide() as decisions:
            undone = decisions.undo(made.number if made else last_own(self._db, self._who))
        concept = made.concept if made else undone.concept_id
        self.outcomes.pop(concept, None)
        if made and made.outcome:
            self.outcomes[concept] = made.outcome
        del self._made[-1:]
        self._row.show(concept)
        self.full = False
        self.message = f"Undone: {undone.value}."

    def _open(self) -> None:
        self._current()
        self.full = not self.full

    def _forward(self) -> None:
        self._current()
        self._row.forward()
        self.full = False

    def _back(self) -> None:
        if not self._row.back():
            raise Refused("this is the first one")
        self.full = False
