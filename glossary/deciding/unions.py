"""Merging and splitting concepts by hand: decisions that mining heeds, and that can be undone.

    merge 저고도 경제 ← 저공경제       one concept, all pairs of both assigned to it
    split 저고도 경제: 저공경제        two again: its pairs to a new concept, the others to the old

What is merged keeps the number, the status, the chosen terms of the first; what that lacks the
others give, and notes and domains are joined. What is split off is a candidate: nobody judged it
by itself. Each pair is assigned to its concept, whatever is mined later. Undoing brings concepts
back under their numbers, with the glosses that were mined for them meanwhile; see
`glossary.deciding.partition`.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import NamedTuple

from glossary.deciding.assignments import Key
from glossary.deciding.decisions import Decisions
from glossary.deciding.moves import keys
from glossary.deciding.partition import Partition
from glossary.deciding.undoing import Before, Reversal
from glossary.entries import SAID
from glossary.errors import DecisionError
from glossary.keys import ko_key, zh_key
from glossary.term_rows import Printed
from glossary.terms import Term
from glossary.transactions import savepoint

#: Statuses by which a person decided against a concept.
AGAINST = ("rejected", "forbidden")

#: At most so many forms of a concept are told in a message.
TOLD = 8


class Unions(Decisions):
    """The decisions that *who* makes, those included that change which pairs are a concept."""

    def __init__(
        self, connection: sqlite3.Connection, who: str, now: Callable[[], str] | None = None,
        source: str | None = None,
    ) -> None:
        super().__init__(connection, who, now, source)
        self._partition = Partition(connection, self._concepts)
        self.reversals["merge"] = Reversal(self._partition.disunite, self._unite)
        self.reversals["split"] = Reversal(self._partition.rejoin, self._partition.part_again)

    def merge(self, concept: int, others: Iterable[int]) -> list[int]:
        """Merge *others* into *concept*; give the number of the decision about each of them.

        A candidate takes over what was decided about the others. Raises `DecisionError` where one
        is approved and another rejected or forbidden, or one does not exist; nothing is decided.
        """
        numbers = []
        with savepoint(self._db):
            for other in dict.fromkeys(others):
                self._refuse(concept, other)
                number = self.record(concept, "merge", str(other), {})
                self._keep(number, self._unite(concept, {"number": number, "other": other}))
                numbers.append(number)
        return numbers

    def split(self, concept: int, forms: Sequence[str]) -> tuple[int, int]:
        """Split off the pairs of *concept* that have one of *forms*; give the number of the concept
        that they become, and that of the decision.

        A form is a Korean term, a Hanzi term in either script, or a pair (저공경제=低空经济). Raises
        `DecisionError` where the concept has no such form, or nothing would stay in it.
        """
        self.state(concept)
        wanted = [_Form.of(form) for form in forms]
        glosses = self._concepts.moves.glosses(concept)
        pairs = {pair for form in wanted for pair in self._having(form, concept, glosses)}
        going = {printed: numbers for printed, numbers in glosses.items()
                 if keys(printed)[0] in pairs}
        with savepoint(self._db):
            other = int(self._db.execute(
                "INSERT INTO concept (kind, confidence) SELECT kind, confidence FROM concept "
                "WHERE id = ?", (concept,)).lastrowid or 0)
            title = self._title(concept)
            number = self.record(concept, "split", str(other), {})
            self._keep(number, self._partition.part(
                concept, other, number, going, lambda term: any(f.names(term) for f in wanted)))
            if not (self._is_whole(concept) and self._is_whole(other)):
                raise DecisionError(
                    f"{title} would be left without a Korean or a Hanzi term: name fewer of its "
                    "forms, or a pair such as 저공경제=低空经济")
        return other, number

    @contextmanager
    def rehearsal(self) -> Iterator[None]:
        """Have all that is decided meanwhile undone at the end, as if it had never been."""
        self._db.execute("SAVEPOINT rehearsal")
        try:
            yield
        finally:
            self._db.execute("ROLLBACK TO rehearsal")
            self._db.execute("RELEASE rehearsal")

    def _keep(self, number: int, before: Before) -> None:
        """Keep with decision *number* what an undo of it needs."""
        self._db.execute("UPDATE decision SET before = ? WHERE id = ?",
                         (json.dumps(before, ensure_ascii=False), number))

    def _unite(self, concept: int, left: Before) -> Before:
        one, two = self.state(concept), self.state(left["other"])
        before = self._partition.unite(concept, left["other"], left["number"], self._who)
        status = two["status"] if one["status"] == "candidate" else one["status"]
        self._db.execute(
            f"UPDATE concept SET status = ?, {' = ?, '.join(SAID)} = ? WHERE id = ?",
            (status, *(_joined(one[name], two[name]) for name in SAID), concept))
        return before

    def _refuse(self, concept: int, other: int) -> None:
        """Raise unless *other* may be merged into *concept*."""
        if other == concept:
            raise DecisionError(
                f"{self._title(concept)} cannot be merged with itself: name two concepts")
        statuses = {self.state(each)["status"]: each for each in (concept, other)}
        against = next((status for status in AGAINST if status in statuses), None)
        if against and "approved" in statuses:
            one, two = statuses[against], statuses["approved"]
            raise DecisionError(
                f"{self._title(one)} is {against} and {self._title(two)} approved, so they cannot "
                f"be one: decide anew about one of them first, such as `glossary reopen {one}`")

    def _having(self, form: _Form, concept: int, glosses: Iterable[Printed]) -> set[Key]:
        """Give the pairs of *glosses* that have *form*, intact or else damaged; none where terms of
        *concept* without a gloss have it, and a `DecisionError` where nothing has."""
        intact = {keys(printed)[0] for printed in glosses}
        found = {pair for pair in intact if form.has(pair)} or {
            keys(printed)[0] for printed in glosses if any(map(form.has, keys(printed)))}
        terms = [term for term in self._concepts.terms.of(concept) if term.lang != "en"]
        named = {term.lang == "ko" for term in terms if form.names(term)}
        if not found and (not named or form.is_pair and len(named) < 2):
            has = list(dict.fromkeys(term.text for term in terms))
            more = f" and {len(has) - TOLD} more" if len(has) > TOLD else ""
            raise DecisionError(f"{self._title(concept)} has no {form.text[:40]!r}: it has "
                                f"{', '.join(has[:TOLD])}{more}")
        return found

    def _is_whole(self, concept: int) -> bool:
        terms = self._concepts.terms.of(concept)
        return {term.lang[:2] for term in terms} >= {"ko", "zh"}

    def _title(self, concept: int) -> str:
        ko, zh = self._pair(concept)
        return f"#{concept} {ko} = {zh}"


class _Form(NamedTuple):
    """A form of a concept as a person names it, by its keys."""

    text: str
    is_pair: bool
    ko: str
    zh: str

    @classmethod
    def of(cls, text: str) -> _Form:
        ko, equals, zh = text.partition("=")
        if ko.strip() and zh.strip():
            return cls(text, True, ko_key(ko), zh_key(zh))
        return cls(text, False, ko_key(text), zh_key(text))

    def has(self, pair: Key) -> bool:
        """Tell whether it is a form of *pair*."""
        either = all if self.is_pair else any
        return either((pair[0] == self.ko, pair[1] == self.zh))

    def names(self, term: Term) -> bool:
        """Tell whether it is *term*, or has it as a part of a pair."""
        return term.lang != "en" and term.key == (self.ko if term.lang == "ko" else self.zh)


def _joined(one: str | None, two: str | None) -> str | None:
    """Give two texts as one, with what is in both once."""
    parts = [part for text in (one, two) if text for part in text.split("; ")]
    return "; ".join(dict.fromkeys(parts)) or None
