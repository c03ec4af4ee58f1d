"""Moves: glosses of one concept become those of another, with all that follows from them.

Terms and counts follow, and so do the reasons why pairs were merged. What a concept has besides its
glosses, by the hand of a person, is the matter of `glossary.deciding.unions`.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping, Sequence

from glossary.merging.merge import Pair
from glossary.merging.placement import key
from glossary.term_rows import Printed, TermRows

#: Why pairs are one concept where a person says so, followed by who.
BY_HAND = "merged by "

#: Glosses by their numbers, put together by what they print.
Glosses = Mapping[Printed, Sequence[int]]


class Moves:
    """The glosses of one database as a part of concepts; every method works inside the caller's
    transaction."""

    def __init__(self, connection: sqlite3.Connection, terms: TermRows) -> None:
        self._db = connection
        self._terms = terms

    def glosses(self, concept: int) -> dict[Printed, list[int]]:
        """Give the glosses of *concept*, the first ones first."""
        found: dict[Printed, list[int]] = {}
        rows = self._db.execute(
            "SELECT id, ko, zh, zh_restored, en FROM gloss WHERE concept_id = ? ORDER BY id",
            (concept,))
        for number, *printed in rows:
            found.setdefault(Printed(*printed), []).append(number)
        return found

    def move(self, source: int, target: int, glosses: Glosses) -> None:
        """Take *glosses* of the concept *source* into the concept *target*.

        Terms that nothing attests in *source* any more stay there without a count.
        """
        for printed, numbers in glosses.items():
            self._terms.discount(source, printed, len(numbers))
            self._terms.count(target, printed, len(numbers))
            self._move_log(source, target, printed)
        self._db.executemany(
            "UPDATE gloss SET concept_id = ? WHERE id = ?",
            [(target, number) for numbers in glosses.values() for number in numbers])

    def _move_log(self, source: int, target: int, printed: Printed) -> None:
        """Take the reasons of a pair along, those that *target* does not have."""
        values = {"source": source, "target": target, "ko": printed.ko, "zh": printed.zh}
        same = "ko = :ko AND zh = :zh"
        self._db.execute(
            f"DELETE FROM merge_log WHERE concept_id = :source AND {same} AND reason IN "
            f"(SELECT reason FROM merge_log WHERE concept_id = :target AND {same})", values)
        self._db.execute(
            f"UPDATE merge_log SET concept_id = :target WHERE concept_id = :source AND {same}",
            values)

    def absorb(self, target: int, source: int, reason: str) -> bool:
        """Take all glosses of *source* into *target* and remove it; note the *reason*.

        A pair that has a reason keeps that; tell whether one had none.
        """
        glosses = self.glosses(source)
        given = set(self._db.execute(
            "SELECT ko, zh FROM merge_log WHERE concept_id = ?", (source,)))
        self.move(source, target, glosses)
        fresh = [pair for printed in glosses if (pair := printed[:2]) not in given]
        for ko, zh in fresh:
            self.log(target, ko, zh, reason)
        self._db.execute("DELETE FROM concept WHERE id = ?", (source,))
        return bool(fresh)

    def log(self, concept: int, ko: str, zh: str, reason: str) -> None:
        """Note once why a pair, as it was printed, belongs to *concept*."""
        self._db.execute(
            "INSERT INTO merge_log (concept_id, ko, zh, reason) SELECT :id, :ko, :zh, :reason "
            "WHERE NOT EXISTS (SELECT 1 FROM merge_log WHERE concept_id = :id "
            "AND ko = :ko AND zh = :zh AND reason = :reason)",
            {"id": concept, "ko": ko, "zh": zh, "reason": reason},
        )


def is_by_hand(reason: str) -> bool:
    """Tell whether a person is the reason of a merge.

    >>> is_by_hand('merged by kim'), is_by_hand('the same pair')
    (True, False)
    """
    return reason.startswith(BY_HAND)


def keys(printed: Printed) -> list[tuple[str, str]]:
    """Give the pair of a gloss by its keys: with the Hanzi intact, then as printed.

    >>> keys(Printed('핀둬둬', '多多', '拼多多', None))
    [('핀둬둬', '拼多多'), ('핀둬둬', '多多')]
    """
    pairs = (key(Pair(printed.ko, zh)) for zh in (printed.intact, printed.zh))
    return list(dict.fromkeys(pairs))
