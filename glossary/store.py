"""The only writer: glosses of a document become rows, and never twice.

A document is one transaction: all of its glosses are kept, or none. (A hundred documents in one
would be a few per cent faster, see ``tests.bench storing``, and a kill would lose them all.)
Where a gloss belongs is decided in `glossary.concepts`; `glossary.rows` writes it down, with its
segments, as evidence, unless another document has it (`glossary.repeats`). What people decide is a
transaction as well, see `glossary.deciding.decisions`.
"""

from __future__ import annotations

import os
import sqlite3
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from aligner.types import Gloss

from glossary.concepts import Concepts
from glossary.connect import close, explain, open_writer
from glossary.documents import STREAM, Document
from glossary.known import Known, freeze
from glossary.repeats import Repeats
from glossary.rows import Found, Mark, Rows, Stored, pair, passages, row
from glossary.transactions import Transactions
from glossary.deciding.unions import Unions

#: The version of what the miner finds; it changes when the same text would give other glosses.
MINER = "2"


@dataclass(frozen=True, slots=True)
class Added:
    """How many glosses and concepts a document brought; *skipped*: nothing was changed.

    Where its glosses took the place of others, the figures are what there is more than before.
    ``repeats`` are glosses that a document seen before has as well: they are no new evidence.

    >>> Added(3, 1).skipped
    False
    """

    glosses: int
    concepts_new: int
    skipped: bool = False
    repeats: int = 0


@contextmanager
def open_glossary(
    path: str | os.PathLike[str], create: bool = True, durable: bool = True
) -> Iterator[Glossary]:
    """Open the glossary at *path* for writing, and leave it as a single file.

    What is not *durable* may be lost, whole transactions from the last back, when the power fails
    before it is closed; each transaction then waits for no disk. Raises `DatabaseError`, in one
    line, when it cannot be opened or written.

    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     with open_glossary(folder + '/glossary.db') as glossary:
    ...         glossary.known('저고도')
    ()
    """
    connection = open_writer(path, create)
    try:
        if not durable:
            connection.execute("PRAGMA synchronous = NORMAL")
        yield Glossary(connection, os.fspath(path))
    finally:
        close(connection)


class Glossary:
    """A glossary open for writing, on a connection of `glossary.connect.open_writer`."""

    def __init__(self, connection: sqlite3.Connection, path: str) -> None:
        self._db = connection
        self._path = path
        self._concepts = Concepts(connection)
        self._rows = Rows(connection)
        self._repeats = Repeats(connection)
        self._known = Known(connection)
        self._transactions = Transactions(connection, path)

    def settled(self, document: Document) -> bool | None:
        """Tell whether the same bytes were mined, by whatever name; None: they were not.

        False where the run goes on, or was broken off: the rest of it may change the glosses.
        """
        with self._transactions.explained():
            found = self._rows.find(document)
        return found[1] if found else None

    def known(self, ko: str) -> tuple[str, ...]:
        """Give the intact Hanzi that *ko* is known to stand for, see `glossary.known`.

        Documents whose run has not ended are left out: the run has its own evidence of them.
        """
        try:  # hundreds of times for a page, so without the context manager
            return self._known.hanzi(ko)
        except sqlite3.Error as error:
            raise explain(error, self._path) from error

    def freeze(self, file: Path) -> bool:
        """Write what `known` tells now into the new *file*, see `glossary.known.freeze`."""
        with self._transactions.explained():
            return freeze(self._db, file)

    def add_document(
        self, document: Document, glosses: Iterable[Gloss], settled: bool = True
    ) -> Added:
        """Keep *document* and its *glosses*, in one transaction.

        A document that is known changes nothing. One whose path is known, but not its content,
        takes the place of the old: the glosses of that are removed, and so are concepts that
        nothing else attests and nobody decided upon. An error on the way, be it raised by
        *glosses*, leaves the glossary as it was. A document that is not *settled* waits for
        `conclude`. Raises `DatabaseError`.
        """
        with self._transactions.begin():
            if self._rows.find(document):
                return Added(0, 0, skipped=True)
            withdrawn, lost = self._remove(document)
            number = self._rows.add(document, MINER, settled)
            fresh, repeated = self._repeats.part(number, document, glosses)
            self._repeats.replace(number, repeated)
            new, _ = self._place([*fresh, *self._repeats.free(lost, fresh)], withdrawn)
        if withdrawn:
            self._known.forget()
        return Added(len(fresh), new, repeats=len(repeated))

    def replace_glosses(self, document: Document, glosses: Iterable[Gloss]) -> Added:
        """Put *glosses* in the place of those that *document* has, in one transaction.

        Where they are the same, nothing is changed, nor is it for a document that is not known.
        A pair that stays where it was stays in its concept; of what is withdrawn, concepts that
        nothing attests any more are removed as by `add_document`. Raises `DatabaseError`.
        """
        with self._transactions.begin():
            known = self._rows.find(document)
            if not known:
                return Added(0, 0, skipped=True)
            found, repeated = self._repeats.part(known[0], document, glosses)
            return self._replace(known[0], found, self._repeats.replace(known[0], repeated))

    def _replace(self, number: int, found: Iterable[Found], repeats_changed: bool) -> Added:
        """Have the glosses *found* in the document of this number, and no others."""
        wanted = {pair(row(each.gloss)): each for each in found}
        before = self._rows.glosses(number)
        if {each.row for each in before} == {row(each.gloss) for each in wanted.values()}:
            return Added(0, 0, skipped=not repeats_changed)
        gone = [stored for stored in before if pair(stored.row) not in wanted]
        withdrawn = self._concepts.withdraw(stored.number for stored in gone)
        self._rows.remove_glosses(stored.number for stored in gone)
        changed = self._change(before, wanted)
        known = {pair(stored.row) for stored in before}
        fresh = [each for key, each in wanted.items() if key not in known]
        freed = self._repeats.free(passages(before), wanted.values())
        new, removed = self._place([*fresh, *freed], withdrawn, changed)
        return Added(len(fresh) + len(freed) - len(gone), new - removed)

    def _change(
        self, before: Iterable[Stored], wanted: Mapping[tuple[object, ...], Found]
    ) -> set[int]:
        """Bring glosses whose pair stays up to date; give their concepts."""
        changed = set()
        for number, concept, kept in before:
            found = wanted.get(pair(kept))
            if found is not None and row(found.gloss) != kept:
                self._rows.change_gloss(number, found.gloss)
                changed.add(concept)
        return changed

    def mark(self) -> Mark:
        """Give what `conclude` compares, to tell whether other runs have ended meanwhile.

        What those have settled until now is known from now on.
        """
        self._known.forget()
        with self._transactions.explained():
            return self._rows.mark()

    def conclude(self, digests: Iterable[str], since: Mark | None = None) -> bool:
        """Note that the run of the documents with these SHA-256 sums has ended.

        With the mark of a moment *since* which another run has ended, nothing is noted, and the
        answer is False: what that settled is now known, and may be evidence for these documents.
        """
        with self._transactions.begin():
            done = since is None or self._rows.mark() == since
            if done:
                self._rows.settle(digests)
        self._known.forget()
        return done

    @contextmanager
    def decide(
        self, who: str, now: Callable[[], str] | None = None, source: str | None = None
    ) -> Iterator[Unions]:
        """Open a transaction for what *who* decides: all of it is kept, or on an error none.

        *source* is the file that the decisions are read from.

        Raises `DatabaseError`; what is decided raises `DecisionError`.

        >>> import tempfile
        >>> with tempfile.TemporaryDirectory() as folder:
        ...     with open_glossary(folder + '/glossary.db') as glossary:
        ...         with glossary.decide('kim') as decisions:
        ...             decisions.set_status(12, 'approve')
        Traceback (most recent call last):
        glossary.errors.DecisionError: there is no concept 12
        """
        with self._transactions.begin():
            yield Unions(self._db, who, now, source)
        self._known.forget()

    def _place(
        self, glosses: Iterable[Found], withdrawn: set[int], changed: Iterable[int] = (),
    ) -> tuple[int, int]:
        """Give how many concepts were founded, and how many of the others are gone."""
        placed = []
        for found in glosses:
            placed.append(self._concepts.place(found.gloss))
            self._rows.add_gloss(placed[-1].concept, found)
        times = Counter(each.concept for each in placed)
        touched = {*withdrawn, *changed, *(
            each.concept for each in placed if not each.is_new or times[each.concept] > 1)}
        gone = self._concepts.settle(touched, withdrawn, placed)
        new = {each.concept for each in placed if each.is_new}
        return len(new - gone), len(gone - new)

    def _remove(self, document: Document) -> tuple[set[int], set[int]]:
        """Remove the documents of the same path; give the concepts that lost a gloss, and the
        passages of what they lost."""
        touched: set[int] = set()
        lost: set[int] = set()
        if document.path == str(STREAM):
            return touched, lost  # each stream is another one
        for number in self._rows.at(document.path, document.path_zh):
            gone = self._rows.glosses(number)
            touched |= self._concepts.withdraw(stored.number for stored in gone)
            lost |= passages(gone)
            self._rows.remove(number)
        return touched, lost
