"""A candidate is a concept with all that a person wants to see before deciding about it; a row is
what a person comes by, one candidate after the other: back as well as forth."""

from __future__ import annotations

import sqlite3
from typing import NamedTuple

from glossary.details import Aligned, Concept, Form
from glossary.entries import Entry
from glossary.lookup.full import aligned, concept
from glossary.lookup.queue import Filter, Order, count_waiting, namesakes, waiting

#: Concepts that the queue hands out at once.
PAGE = 20


class Candidate(NamedTuple):
    """A concept in full, the parts of its surest gloss, the others that share a term with it."""

    concept: Concept
    aligned: Aligned | None
    namesakes: tuple[Entry, ...]

    @property
    def number(self) -> int:
        """Give the number of the concept."""
        return self.concept.entry.concept_id

    @property
    def name(self) -> str:
        """Give the preferred pair."""
        entry = self.concept.entry
        return f"{entry.ko} = {entry.zh_hans or entry.zh_hant}"

    @property
    def forms(self) -> list[Form]:
        """Give the terms in the order in which they are numbered: Korean, Chinese, English."""
        return sorted(self.concept.forms, key=lambda form: form.lang == "en")

    def form(self, text: str) -> tuple[str, str | None]:
        """Give the form that *text* means, by its number from 1 or written out, and its language.

        The language is None where the form was written out.
        """
        number = int(text) if text.isascii() and text.isdigit() and len(text) < 5 else 0
        if not 0 < number <= len(self.forms):
            return text, None
        form = self.forms[number - 1]
        return form.text, form.lang


class Route(NamedTuple):
    """Which concepts to come by: at most *most* of those asked for, in an order."""

    asked: Filter = Filter()
    order: Order = "count"
    most: int | None = None


def look(db: sqlite3.Connection, number: int, evidence: bool = True) -> Candidate | None:
    """Read the concept *number* as it is at one moment; None where it is not there any more.

    Without *evidence* its segments and occurrences are left out, which may be many thousands.

    >>> from glossary.connect import open_reader
    >>> look(open_reader('glossary.db'), 9).concept.entry.ko
    '저고도 경제'
    """
    db.execute("BEGIN")
    try:
        found = concept(db, number, evidence)
        if found is None:
            return None
        return Candidate(found, aligned(db, [number]).get(number), namesakes(db, number))
    finally:
        db.execute("COMMIT")


class Row:
    """The candidates of a route: ``shown`` is the one at hand, None at the end.

    >>> from glossary.connect import open_reader
    >>> row = Row(open_reader('glossary.db'), Route(most=2))
    >>> row.shown.concept.entry.ko, row.position
    ('저고도 경제', (1, 2))
    >>> row.forward(), row.forward(), row.shown, row.back(), row.position
    (True, False, None, True, (2, 2))
    """

    def __init__(self, db: sqlite3.Connection, route: Route) -> None:
        self._db, self._route = db, route
        self._passed: list[int] = []
        self._at = -1
        self._ahead: list[int] = []
        self._most = route.most
        count = count_waiting(db, route.asked)
        self._total = count if route.most is None else min(count, route.most)
        self.shown: Candidate | None = None
        self.forward()

    @property
    def position(self) -> tuple[int, int]:
        """Give the place of the candidate shown, from 1, and the number of all."""
        total = max(self._total, len(self._passed))
        return min(self._at + 1, total), total

    def forward(self) -> bool:
        """Go to the next that is there; tell whether there was one."""
        for at in range(self._at + 1, len(self._passed)):
            if found := look(self._db, self._passed[at]):
                self._at, self.shown = at, found
                return True
        self.shown = self._fetch()
        self._at = len(self._passed) - (self.shown is not None)
        return self.shown is not None

    def back(self) -> bool:
        """Go to the one before that is there; where there is none, stay and tell that."""
        for at in range(self._at - 1, -1, -1):
            if found := look(self._db, self._passed[at]):
                self._at, self.shown = at, found
                return True
        return False

    def show(self, number: int) -> None:
        """Go to a concept, which takes its place here if it was not passed before.

        One that is gone stays behind: the next one is shown then.
        """
        if number not in self._passed:
            self._passed.insert(max(self._at, 0), number)
            self._most = self._most and self._most + 1
            self._total += 1
        self._at = self._passed.index(number)
        self.shown = look(self._db, number)
        if self.shown is None:
            self.forward()

    def left(self, besides: set[int]) -> int:
        """Count what waits, without those *besides*."""
        return count_waiting(self._db, self._route.asked, besides)

    def _fetch(self) -> Candidate | None:
        """Take the next that waits into the row, unless enough were shown."""
        asked, order, _ = self._route
        while self._most is None or len(self._passed) < self._most:
            if not self._ahead:
                self._ahead = waiting(self._db, asked, order, self._passed, PAGE)
            if not self._ahead:
                return None
            number = self._ahead.pop(0)
            found = None if number in self._passed else look(self._db, number)
            # Somebody may have decided about it since the page of the queue was read.
            if found and found.concept.entry.status == asked.status:
                self._passed.append(number)
                return found
        return None
