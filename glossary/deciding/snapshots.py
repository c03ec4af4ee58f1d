"""What a concept was before it was merged or split, and bringing it back to that.

A snapshot is what JSON can hold: the row of the concept, its terms with what is known of them, the
reasons of its merges, and the keys of its pairs. What was mined meanwhile is not in it, and stays:
a concept comes back with the glosses that it would have by now.
"""

from __future__ import annotations

import sqlite3
from itertools import product
from typing import Any

from glossary.deciding.moves import Moves, is_by_hand, keys
from glossary.term_rows import TermRows
from glossary.terms import Term

#: A concept as it was; JSON.
Snapshot = dict[str, Any]

_ROW = ("kind", "status", "confidence", "note", "domain", "definition", "example", "source")


class Snapshots:
    """The concepts of one database as they were; every method works inside the caller's
    transaction."""

    def __init__(self, connection: sqlite3.Connection, terms: TermRows, moves: Moves) -> None:
        self._db = connection
        self._terms = terms
        self._moves = moves

    def take(self, concept: int) -> Snapshot:
        """Give *concept* as it is."""
        row = self._db.execute(
            f"SELECT {', '.join(_ROW)} FROM concept WHERE id = ?", (concept,)).fetchone()
        log = self._db.execute(
            "SELECT ko, zh, reason FROM merge_log WHERE concept_id = ? ORDER BY id", (concept,))
        return {
            "id": concept, "row": list(row), "log": [list(each) for each in log],
            "terms": [[t.id, t.lang, t.text, t.role, t.count, t.chosen]
                      for t in self._terms.of(concept)],
            "pairs": [sorted(map(list, pairs)) for pairs in self.pairs(concept)],
            "name": self._name(concept),
        }

    def pairs(self, concept: int) -> list[set[tuple[str, str]]]:
        """Give the pairs of *concept* by their keys, the surest first: those of its glosses,
        intact; those that a person put into it, and without glosses those that its terms make;
        and those that its glosses print damaged."""
        printed = [keys(each) for each in self._moves.glosses(concept)]
        held = set(self._db.execute(
            "SELECT ko_key, zh_key FROM assignment WHERE concept_id = ?", (concept,)))
        terms = self._terms.of(concept) if not printed else []
        held |= set(product((term.key for term in terms if term.lang == "ko"),
                            (term.key for term in terms if term.is_hanzi)))
        return [{each[0] for each in printed}, held, {each[-1] for each in printed}]

    def _name(self, concept: int) -> list[str]:
        """Give its preferred terms, Korean and Chinese."""
        found = {term.lang: term.text for term in self._terms.of(concept)
                 if term.role == "preferred"}
        return [found.get("ko", ""), found.get("zh-Hans", found.get("zh-Hant", ""))]

    def revive(self, snapshot: Snapshot) -> None:
        """Make the concept anew that a snapshot was taken of, with its terms, still uncounted."""
        self._db.execute(
            f"INSERT INTO concept (id, {', '.join(_ROW)}) VALUES (?{', ?' * len(_ROW)})",
            (snapshot["id"], *_row(snapshot)))
        self.revive_terms(snapshot)

    def revive_terms(self, snapshot: Snapshot) -> None:
        """Make the terms anew that are gone by now, uncounted."""
        concept = snapshot["id"]
        there = {(term.lang, term.text) for term in self._terms.of(concept)}
        for number, lang, text, role, _, chosen in snapshot["terms"]:
            if (lang, text) not in there:
                self._terms.insert(concept, Term(number, lang, text, "", role, 0, chosen))

    def put_back(self, snapshot: Snapshot) -> None:
        """Bring what a person may decide, the terms and the reasons back to the snapshot.

        Terms that came later stay where a gloss attests them, and those that had a gloss go where
        none does any more, unless the concept has none at all or a person decided against it.
        """
        concept = snapshot["id"]
        self._db.execute(
            f"UPDATE concept SET {' = ?, '.join(_ROW)} = ? WHERE id = ?",
            (*_row(snapshot), concept))
        saved = {(lang, text): (count, chosen)
                 for _, lang, text, _, count, chosen in snapshot["terms"]}
        for term in self._terms.of(concept):
            _, chosen = saved.get((term.lang, term.text), (0, 0))
            self._terms.choose(concept, term.lang, term.text, bool(chosen))
        self._terms.remove(
            term for term in self._terms.unattested(concept, assigned=False)
            if (term.lang, term.text) not in saved)
        if not self._keeps_all(concept):
            self._terms.remove(term for term in self._terms.unattested(concept)
                               if saved[term.lang, term.text][0])
        self._terms.mark_damaged(concept)
        self._put_back_log(snapshot)

    def _keeps_all(self, concept: int) -> bool:
        found = self._db.execute(
            "SELECT NOT EXISTS (SELECT 1 FROM gloss WHERE concept_id = :id) "
            "OR EXISTS (SELECT 1 FROM concept WHERE id = :id "
            "AND status IN ('rejected', 'forbidden'))", {"id": concept}).fetchone()
        return bool(found[0])

    def _put_back_log(self, snapshot: Snapshot) -> None:
        """Have the reasons back that hold, without those that persons gave later."""
        concept, saved = snapshot["id"], {tuple(each) for each in snapshot["log"]}
        rows = self._db.execute(
            "SELECT id, ko, zh, reason FROM merge_log WHERE concept_id = ?", (concept,)).fetchall()
        self._db.executemany("DELETE FROM merge_log WHERE id = ?", [
            (number,) for number, *why in rows if is_by_hand(why[2]) and tuple(why) not in saved])
        printed = {each[:2] for each in self._moves.glosses(concept)}
        for ko, zh, reason in snapshot["log"]:
            if (ko, zh) in printed or is_by_hand(reason):
                self._moves.log(concept, ko, zh, reason)


def _row(snapshot: Snapshot) -> list[Any]:
    """Give the row of a concept; what an older version did not know is empty."""
    row: list[Any] = snapshot["row"]
    return row + [None] * (len(_ROW) - len(row))
