"""Concepts as glosses come and go: the part of the writer that knows meaning.

A gloss goes where a person put its pair; else to the concept that has its Korean and its Hanzi by
key, else to one that `glossary.merging.merge` calls the same, else it founds one
(`glossary.merging.placement`). Where a pair relates two concepts that were founded apart they
become one, unless a person decided upon both: so the order of documents decides as little as can
be.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence
from typing import Literal, NamedTuple

from aligner.types import Gloss

from glossary.keys import ko_key, zh_key
from glossary.merging.likeness import near
from glossary.merging.merge import Pair, Reason
from glossary.deciding.moves import BY_HAND, Moves
from glossary.merging.placement import Placement, TermKey, key
from glossary.term_rows import Printed, TermRows
from glossary.terms import tidy

#: A concept is *decided* once a person said something about it, or put a pair into it; one that
#: was looked at and left as it was is still *open*.
Standing = Literal["open", "decided", "withdrawn"]

_STANDING = """
    SELECT CASE
        WHEN status IN ('rejected', 'forbidden') THEN 'withdrawn'
        WHEN status <> 'candidate' OR note IS NOT NULL OR domain IS NOT NULL
            OR EXISTS (SELECT 1 FROM decision WHERE concept_id = :id AND action <> 'skip')
            OR EXISTS (SELECT 1 FROM decision
                WHERE action IN ('merge', 'split') AND value = CAST(:id AS TEXT))
            OR EXISTS (SELECT 1 FROM assignment WHERE concept_id = :id) THEN 'decided'
        ELSE 'open' END
    FROM concept WHERE id = :id
"""


class Placed(NamedTuple):
    """Where a gloss went: whether that is a new concept, or which terms it brought to an old one.

    >>> Placed(12, True, frozenset()).concept
    12
    """

    concept: int
    is_new: bool
    terms: frozenset[TermKey]


class Concepts:
    """The concepts of one database; every method works inside the caller's transaction."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._db = connection
        self.terms = TermRows(connection)
        self.moves = Moves(connection, self.terms)
        self._placement = Placement(connection)

    def place(self, gloss: Gloss) -> Placed:
        """Find or found the concept of *gloss*, and count its terms.

        One that is founded is settled as long as no other gloss comes to it.
        """
        pair = Pair(tidy(gloss.ko), tidy(gloss.zh_restored or gloss.zh))
        concept, reason = self._find(pair, tidy(gloss.zh))
        is_new, new = concept is None, frozenset[TermKey]()
        if concept is None:
            concept = self._found(gloss)
        elif reason is not None or gloss.zh_restored:
            new = _keys(pair, tidy(gloss.zh)) - self.terms.keys(concept)
        if gloss.zh_restored and not is_new:
            reason = self._loss(concept, pair.ko) or reason
        if reason is not None:
            self.moves.log(concept, gloss.ko, gloss.zh, reason)
        printed = Printed(gloss.ko, gloss.zh, gloss.zh_restored, gloss.en)
        (self.terms.found if is_new else self.terms.count)(concept, printed)
        return Placed(concept, is_new, new)

    def withdraw(self, glosses: Iterable[int]) -> set[int]:
        """Take glosses, by their numbers, out of the counts; give the concepts they attested."""
        withdrawn = set()
        for gloss in glosses:
            concept, *printed = self._db.execute(
                "SELECT concept_id, ko, zh, zh_restored, en FROM gloss WHERE id = ?", (gloss,)
            ).fetchone()
            withdrawn.add(concept)
            self.terms.discount(concept, Printed(*printed))
        return withdrawn

    def settle(
        self, touched: Iterable[int], withdrawn: Iterable[int] = (),
        grown: Iterable[Placed] = (),
    ) -> set[int]:
        """Bring roles, kind and confidence of concepts in line with their glosses.

        Of those that lost a gloss, *withdrawn*, what nothing attests any more is removed. Those
        that have *grown* by a term may become one with others. Give the concepts that are gone.
        """
        gone = {concept for concept in sorted(withdrawn) if self._prune(concept)}
        settled = {*touched} - gone
        for concept in sorted(settled):
            self.terms.assign_roles(concept)
        went = self._join(grown)
        gone |= went.keys()
        for concept in sorted({*settled, *went.values()} - gone):
            self._take_surest(concept)
        return gone

    def name(self, concept: int, lang: str, text: str) -> list[list[str]]:
        """Give *concept* a term by hand; give the terms that it did not have, with their languages.

        A traditional one brings its simplified form, as a printed one does.
        """
        return self.terms.name(concept, lang, text)

    def unname(self, concept: int, forms: Iterable[Sequence[str]]) -> None:
        """Remove terms that were given by hand, unless a gloss or a person wants them by now; bring
        the roles of the others in line with that."""
        self.terms.unname(concept, forms)
        self.settle([concept])

    def standing(self, concept: int) -> Standing | None:
        """Tell whether a person decided upon *concept*, or against it; None: there is none."""
        row = self._db.execute(_STANDING, {"id": concept}).fetchone()
        return row[0] if row else None

    def _find(self, pair: Pair, printed: str) -> tuple[int | None, Reason | None]:
        """Give the concept of *pair*, if there is one, and why, unless it has both terms.

        What was *printed*, damaged, counts as well where a person put that somewhere.
        """
        concept = self._placement.assigned(pair)
        if concept is None and printed != pair.zh:
            concept = self._placement.assigned(pair._replace(zh=printed))
        if concept is None:
            concept = self._placement.exact(pair)
        if concept is None:
            return next(iter(self._placement.related(pair)), (None, None))
        return concept, None

    def _join(self, grown: Iterable[Placed]) -> dict[int, int]:
        """Make one of concepts that the pairs of new terms relate; give which went into which."""
        went: dict[int, int] = {}
        waiting: dict[int, set[TermKey]] = {}
        for each in grown:
            if each.terms:
                waiting.setdefault(each.concept, set()).update(each.terms)
        while waiting:
            concept, new = waiting.popitem()
            for other, reason in self._placement.like(concept, new):
                order = self._order(concept, other)
                if order is not None:
                    kept, absorbed = order
                    went[absorbed] = kept
                    more = self._union(kept, absorbed, reason)
                    waiting[kept] = more | waiting.pop(concept, new) | waiting.pop(other, set())
                    break
        return went

    def _order(self, one: int, other: int) -> tuple[int, int] | None:
        """Tell which of two concepts takes in which by itself; None: neither does."""
        standings = {self.standing(one): one, self.standing(other): other}
        if "withdrawn" in standings or [*standings] == ["decided"]:
            return None
        kept = standings.get("decided", min(one, other))
        return kept, one + other - kept

    def _union(self, kept: int, absorbed: int, reason: Reason) -> set[TermKey]:
        """Make one of two concepts; give the terms that are new to the one kept."""
        new = self.terms.keys(absorbed) - self.terms.keys(kept)
        self.moves.absorb(kept, absorbed, reason)
        self.terms.assign_roles(kept)
        return new

    def _loss(self, concept: int, ko: str) -> Reason | None:
        """Say why a pair whose Hanzi were lost and restored belongs to *concept*."""
        keys = {each for each, is_korean in self.terms.keys(concept) if is_korean}
        if ko_key(ko) in keys:
            return "the same Korean, Hanzi damaged"
        return "Korean spelt alike, Hanzi damaged" if any(
            near(ko_key(ko), each) for each in keys) else None

    def _found(self, gloss: Gloss) -> int:
        cursor = self._db.execute(
            "INSERT INTO concept (kind, confidence) VALUES (?, ?)", (gloss.kind, gloss.confidence))
        return int(cursor.lastrowid or 0)

    def _prune(self, concept: int) -> bool:
        """Remove what a withdrawn gloss alone attested; tell whether that is the concept itself.

        What was decided stays; without a gloss, or withdrawn, it keeps all of its terms, lest a
        pair that comes back be judged anew.
        """
        standing = self.standing(concept)
        attested = self._db.execute(
            "SELECT 1 FROM gloss WHERE concept_id = ?", (concept,)).fetchone()
        if not attested and standing == "open":
            self._db.execute("DELETE FROM concept WHERE id = ?", (concept,))
            return True
        if attested and standing != "withdrawn":
            self.terms.prune(concept)
        self._prune_log(concept)
        self.terms.mark_damaged(concept)
        return False

    def _prune_log(self, concept: int) -> None:
        """Forget why pairs were merged that are gone, unless a person did it, or that nothing is
        left to be merged with."""
        self._db.execute(
            "DELETE FROM merge_log WHERE concept_id = :id AND ("
            "reason NOT LIKE :by_hand AND NOT EXISTS (SELECT 1 FROM gloss WHERE concept_id = :id "
            "AND ko = merge_log.ko AND zh = merge_log.zh) "
            "OR (SELECT count(DISTINCT iif(lang = 'ko', 'ko ', 'zh ') || key) FROM term "
            "WHERE concept_id = :id AND lang <> 'en') = 2)",
            {"id": concept, "by_hand": f"{BY_HAND}%"},
        )

    def _take_surest(self, concept: int) -> None:
        """Take kind from the surest gloss with the preferred Korean term, else from any."""
        self._db.execute(
            """
UPDATE concept SET
    confidence = coalesce(
        (SELECT confidence FROM gloss WHERE concept_id = :id ORDER BY confidence DESC LIMIT 1),
        confidence),
    kind = coalesce(
        (SELECT gloss.kind FROM gloss JOIN term ON term.concept_id = :id AND term.lang = 'ko'
            AND term.role = 'preferred' AND term.text = gloss.ko
            WHERE gloss.concept_id = :id ORDER BY gloss.confidence DESC, gloss.id LIMIT 1),
        (SELECT kind FROM gloss WHERE concept_id = :id ORDER BY confidence DESC, id LIMIT 1),
        kind)
WHERE id = :id""", {"id": concept},
        )


def _keys(pair: Pair, printed: str) -> frozenset[TermKey]:
    ko, zh = key(pair)
    return frozenset({(ko, True), (zh, False), (zh_key(printed), False)})
