"""Two concepts made one by hand, and one made two: what happens to their rows, and back.

Each pair of what was one or is to be two is assigned to a concept
(`glossary.deciding.assignments`). Before concepts change a snapshot is taken
(`glossary.deciding.snapshots`), so that they come back under their numbers; which glosses go
back, those mined meanwhile among them, is told by their pairs.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Sequence
from itertools import chain
from typing import Any

from glossary.concepts import Concepts
from glossary.deciding.assignments import Assignments, Key
from glossary.deciding.moves import BY_HAND, Glosses, keys
from glossary.deciding.snapshots import Snapshot, Snapshots
from glossary.merging.merge import REASONS, Reason
from glossary.merging.placement import Pairs, Placement, best
from glossary.term_rows import Printed
from glossary.terms import Term

#: What an undo needs: the number of the decision, and how things were; JSON.
Before = dict[str, Any]

#: A language and a text.
Form = tuple[str, str]


class Partition:
    """Which glosses are one concept, in one database; every method works inside the caller's
    transaction, and gives what undoing it needs."""

    def __init__(self, connection: sqlite3.Connection, concepts: Concepts) -> None:
        self._db = connection
        self._concepts = concepts
        self._terms, self._moves = concepts.terms, concepts.moves
        self._assignments = Assignments(connection)
        self._snapshots = Snapshots(connection, self._terms, self._moves)
        self._places = Placement(connection)

    def unite(self, concept: int, other: int, number: int, who: str) -> Before:
        """Take all of *other* into *concept*, by decision *number* of *who*.

        Status, note and domain of *concept* stay as they are.
        """
        one, two = self._snapshots.take(concept), self._snapshots.take(other)
        pairs = self._own(
            [pair for each in (one, two) for pairs in each["pairs"] for pair in pairs],
            concept, other)
        assigned = self._assignments.put(pairs, concept, number)
        self._inherit(one, two)
        if not self._moves.absorb(concept, other, BY_HAND + who):
            ko, zh = two["name"]
            self._moves.log(concept, ko, zh, BY_HAND + who)
        self._concepts.settle([concept], [concept])
        return {"number": number, "concept": one, "other": two, "assigned": assigned}

    def disunite(self, concept: int, before: Before) -> Before:
        """Undo `unite`: bring the other concept back."""
        one, two = before["concept"], before["other"]
        self._snapshots.revive_terms(one)
        self._divide(one, two)
        self._put_back(before, one, two)
        return {"number": before["number"], "other": two["id"]}

    def part(
        self, concept: int, other: int, number: int, glosses: Glosses,
        is_named: Callable[[Term], bool],
    ) -> Before:
        """Take *glosses* of *concept* into *other*, which is new, by decision *number*.

        So go the terms without a gloss that *is_named* tells. What both have stays with both.
        """
        one, loose = self._snapshots.take(concept), self._loose(concept)
        terms = self._terms.of(concept)
        named = [term for term in terms if is_named(term)]
        went = {(term.lang, term.text) for term in named} & loose
        self._moves.move(concept, other, glosses)
        follow = self._following(
            concept, [term for term in named if (term.lang, term.text) in went])
        for term in terms:
            if (term.lang, term.text) in went or (term.lang[:2], term.key) in follow:
                self._terms.add(other, term.lang, term.text, 0)
        self._complete(other, named, terms)
        return self._parted(one, other, number, loose, went)

    def rejoin(self, concept: int, before: Before) -> Before:
        """Undo `part`: take all of the other concept back."""
        one, other = before["concept"], before["other"]
        left = {"number": before["number"], "concept": self._snapshots.take(concept),
                "other": self._snapshots.take(other), "went": before["went"]}
        self._snapshots.revive_terms(one)
        self._moves.move(other, concept, self._moves.glosses(other))
        self._db.execute("DELETE FROM concept WHERE id = ?", (other,))
        self._put_back(before, one)
        return left

    def part_again(self, concept: int, left: Before) -> Before:
        """Undo `rejoin`: bring what was split off back."""
        one, loose = self._snapshots.take(concept), self._loose(concept)
        self._divide(left["concept"], left["other"])
        went = {(lang, text) for lang, text in left["went"]}
        return self._parted(one, left["other"]["id"], left["number"], loose, went)

    def _inherit(self, one: Snapshot, two: Snapshot) -> None:
        """Give *one* the terms of *two*, still uncounted, and its choice where it has none.

        Hanzi are chosen in both scripts or in none: forms of two concepts do not mix.
        """
        concept = one["id"]
        there = {(term.lang, term.text) for term in self._terms.of(concept)}
        chosen = {lang[:2] for _, lang, *_, is_chosen in one["terms"] if is_chosen}
        for _, lang, text, role, _, is_chosen in two["terms"]:
            if (lang, text) not in there:
                self._terms.add(concept, lang, text, 0, role)
            if is_chosen and lang[:2] not in chosen:
                self._terms.choose(concept, lang, text, True)

    def _loose(self, concept: int) -> set[Form]:
        """Give the terms of *concept* that no gloss has, in whichever way it is written."""
        keyed = {pair for printed in self._moves.glosses(concept) for pair in keys(printed)}
        attested = {(True, ko) for ko, _ in keyed} | {(False, zh) for _, zh in keyed}
        return {(term.lang, term.text) for term in self._terms.of(concept)
                if not term.count and (term.lang == "ko", term.key) not in attested}

    def _following(self, concept: int, went: Iterable[Term]) -> set[tuple[str, str]]:
        """Give, by language and key, the terms of pairs put into *concept* that those that *went*
        are a part of."""
        keyed = {(term.lang[:2], term.key) for term in went}
        pairs = ({("ko", ko), ("zh", zh)} for ko, zh, *_ in self._assignments.of(concept))
        return {each for pair in pairs if pair & keyed for each in pair}

    def _complete(self, concept: int, named: Iterable[Term], terms: Iterable[Term]) -> None:
        """Give *concept* Korean and Hanzi where it has none: those *named*, or else all *terms*."""
        for is_hanzi in (False, True):
            def suits(term: Term, is_hanzi: bool = is_hanzi) -> bool:
                return term.lang != "en" and term.is_hanzi is is_hanzi

            if not any(map(suits, self._terms.of(concept))):
                for term in [*filter(suits, named)] or [*filter(suits, terms)]:
                    self._terms.add(concept, term.lang, term.text, 0)

    def _parted(
        self, one: Snapshot, other: int, number: int, loose: set[Form], went: set[Form]
    ) -> Before:
        """Leave nothing in the concept *one* of what *went* from it, and assign all pairs."""
        concept = one["id"]
        gone = {(term.lang, term.text) for term in self._terms.of(concept)} & (
            self._loose(concept) - loose | went)
        for lang, text in gone:
            self._terms.choose(concept, lang, text, False)
        self._terms.remove(
            term for term in self._terms.unattested(concept, assigned=False)
            if (term.lang, term.text) not in loose - went)
        assigned = self._assign(concept, other, number)
        self._concepts.settle([concept, other], [concept, other])
        return {"number": number, "concept": one, "other": other, "assigned": assigned,
                "went": [list(form) for form in sorted(went)]}

    def _assign(self, concept: int, other: int, number: int) -> list[list[Any]]:
        """Assign the pairs of two concepts; give what was assigned before.

        What is damaged in the other and intact in *concept* stays with this.
        """
        both = {concept, other}
        intact = {keys(printed)[0] for printed in self._moves.glosses(concept)}
        stay, go = (set().union(*self._snapshots.pairs(each)) for each in (concept, other))
        go |= {pair for pair in stay if self._places.holders(pair) & both == {other}}
        go -= intact
        stay -= go
        return [*self._assignments.put(self._own(go, concept, other), other, number),
                *self._assignments.put(self._own(stay, concept, other), concept, number)]

    def _own(self, pairs: Iterable[Iterable[str]], *concepts: int) -> set[Key]:
        """Give those of *pairs* that no other concept has, unless *concepts* have them in a gloss,
        intact, or a person put them there."""
        held = {keys(printed)[0] for each in concepts for printed in self._moves.glosses(each)}
        held |= {(ko, zh) for ko, zh, *_ in self._assignments.of(*concepts)}
        return {(ko, zh) for ko, zh in pairs
                if (ko, zh) in held or self._places.holders((ko, zh)) <= {*concepts}}

    def _divide(self, one: Snapshot, two: Snapshot) -> None:
        """Bring the concept *two* back, with the glosses of *one* that are its."""
        self._snapshots.revive(two)
        staying, going = ([{(ko, zh) for ko, zh in pairs} for pairs in each["pairs"]]
                          for each in (one, two))
        self._moves.move(one["id"], two["id"], {
            printed: numbers for printed, numbers in self._moves.glosses(one["id"]).items()
            if _goes(printed, staying, going)})

    def _put_back(self, before: Before, *snapshots: Snapshot) -> None:
        self._assignments.take_back(before["number"], before["assigned"])
        for snapshot in snapshots:
            self._snapshots.put_back(snapshot)
        self._concepts.settle([snapshot["id"] for snapshot in snapshots])


def _goes(printed: Printed, staying: Sequence[set[Key]], going: Sequence[set[Key]]) -> bool:
    """Tell whether a gloss is one of those *going* rather than of those *staying*.

    Each of these are pairs, the surest first. A pair that is nowhere was mined meanwhile: it goes
    with what it is more like.

    >>> _goes(Printed('메이투안', '美团', None, None), [{('항저우', '杭州')}], [{('메이퇀', '美团')}])
    True
    """
    for pair in keys(printed):
        for stay, go in zip(staying, going, strict=True):
            if pair in stay or pair in go:
                return pair not in stay
    ko, zh = keys(printed)[0]
    stays, goes = (best({ko: {zh}}, _grouped(chain(*pairs))) for pairs in (staying, going))
    return _rank(goes) < _rank(stays)


def _rank(reason: Reason | None) -> int:
    return REASONS.index(reason) if reason else len(REASONS)


def _grouped(pairs: Iterable[Key]) -> Pairs:
    found: dict[str, set[str]] = {}
    for ko, zh in pairs:
        found.setdefault(ko, set()).add(zh)
    return found
