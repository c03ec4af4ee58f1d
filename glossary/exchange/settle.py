"""The table of decisions come back, settled: what was edited in it is decided, in one transaction.

    row ── whose concept? ── by id and pair, else by pair, else it may found one
                │
                └─ what is edited? ── change ───→ decided
                                      conflict ─→ told, or as `Terms.conflicts` has it
                                      fault ────→ told; nothing of the row is decided
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable, Sequence
from contextlib import ExitStack, suppress
from pathlib import Path
from typing import Literal, NamedTuple

from glossary.deciding.decisions import ACTION_OF, Decisions
from glossary.deciding.founding import kind_of
from glossary.documents import printable
from glossary.errors import DecisionError, TableError
from glossary.exchange.decisions import COLUMNS, EDITABLE, FORMS
from glossary.exchange.delimited import Coat, Row, Table, open_table
from glossary.exchange.finding import Finder
from glossary.exchange.returned import Edit, Returned, edits, returned
from glossary.lookup.editable import COLUMN_OF, Editable, editable
from glossary.lookup.queue import KINDS
from glossary.store import open_glossary
from glossary.transactions import savepoint

#: What to do where somebody decided otherwise since the table was written: tell it and leave it,
#: take what the *file* says, or keep what the *glossary* has.
Conflicts = Literal["list", "file", "glossary"]

_LANG_OF = {column: lang for lang, column in COLUMN_OF.items()}


class Terms(NamedTuple):
    """On which terms a table is settled: *founds* makes concepts of pairs that are not known,
    *strict* decides nothing unless everything can be, and *dry* nothing at all."""

    conflicts: Conflicts = "list"
    founds: bool = False
    strict: bool = False
    dry: bool = False


#: The sort of an outcome.
Sort = Literal["change", "found", "conflict", "kept", "fault"]
#: What a conflict comes to, by what is to be done about it.
SORTS: dict[Conflicts, Sort] = {"list": "conflict", "file": "change", "glossary": "kept"}


class Outcome(NamedTuple):
    """What became of a row, or of a cell that was edited.

    A *change* says what stood *before* and *after*, and so do a *conflict* and what was *kept*,
    whose *reason* is the last decision; a *found* concept has neither; a *fault* a reason alone.
    """

    sort: Sort
    line: int
    concept_id: int | None = None
    ko: str = ""
    column: str = ""
    before: str = ""
    after: str = ""
    reason: str = ""


class Settled(NamedTuple):
    """What became of a table: how many rows it has, how many outcomes of each sort, which columns
    were not read; *applied* tells whether what could be decided was."""

    rows: int
    outcomes: Counter[str]
    ignored: tuple[str, ...]
    applied: bool


class TakenBack(Exception):
    """Undoes the transaction: nothing is to be changed."""


def check_all(outcomes: Counter[str], strict: bool, dry: bool) -> None:
    """Raise `TakenBack` when all that was settled is to be undone: always when *dry*, and when
    *strict* if not all of it could be."""
    if dry or strict and outcomes["conflict"] + outcomes["fault"]:
        raise TakenBack


def import_decisions(
    path: str, db: str | os.PathLike[str], who: str, terms: Terms,
    report: Callable[[Outcome], None],
) -> Settled:
    """Decide in the glossary *db* what was edited in the table at *path*, or ``-``.

    All of it is decided, or on an error nothing; *report* is told each outcome before that is
    certain. Raises `TableError` when the table does not read, `DatabaseError`, `DecisionError`.
    """
    with ExitStack() as stack:
        table = stack.enter_context(open_table(path, COLUMNS))
        _check_columns(table.columns, path)
        glossary = stack.enter_context(open_glossary(db, create=False))
        applied = False
        with suppress(TakenBack), glossary.decide(who, source=printable(Path(path))) as decisions:
            run = _Run(decisions, table.coat, terms, report)
            run.settle(table)
            check_all(run.count, terms.strict, terms.dry)
            applied = True
    ignored = tuple(name for name in table.columns if name and name not in COLUMNS)
    return Settled(run.rows, run.count, ignored, applied)


def _check_columns(columns: tuple[str, ...], path: str) -> None:
    pair = "ko" in columns and {"zh_hans", "zh_hant"} & {*columns}
    if not (pair or "exported" in columns):
        raise TableError(
            f"{path} names no concepts: its first line must have the columns ko and zh_hans (or "
            "zh_hant), or exported")
    if not {*EDITABLE} & {*columns}:
        known = ", ".join(EDITABLE)
        raise TableError(f"{path} decides nothing: it has none of the columns {known}")


class _Run:
    """One table being settled."""

    def __init__(
        self, decisions: Decisions, coat: Coat, terms: Terms, report: Callable[[Outcome], None]
    ) -> None:
        self.rows = 0
        self.count = Counter[str]()
        self._decisions = decisions
        self._db = decisions.connection
        self._finder = Finder(self._db)
        self._coat = coat
        self._terms = terms
        self._report = report

    def settle(self, table: Table) -> None:
        """Settle row after row."""
        for row in table.rows:
            self.rows += 1
            for outcome in filter(None, self._outcomes(row)):
                self.count[outcome.sort] += 1
                self._report(outcome)

    def _outcomes(self, row: Row) -> Sequence[Outcome | None]:
        try:
            read = returned(row, self._coat)
            if not read.decides():
                return ()
            with savepoint(self._db):
                return self._settle(read)
        except (DecisionError, TableError) as error:
            return [Outcome("fault", row.line, reason=str(error))]

    def _settle(self, row: Returned) -> Sequence[Outcome | None]:
        concept, is_own = self._finder.find(row)
        outcomes: list[Outcome | None] = []
        if concept is None:
            concept = self._found(row)
            outcomes.append(Outcome("found", row.line, concept.concept_id, _ko(concept)))
        wanted = edits(row, concept, self._coat, is_own)
        if wanted:
            self._finder.claim(concept.concept_id, row.line)
        return outcomes + [self._decide(row, concept, edit) for edit in wanted]

    def _found(self, row: Returned) -> Editable:
        """Make a concept of the pair in *row*."""
        forms = [[_LANG_OF[column], row.form(column)] for column in FORMS if row.form(column)]
        ko, zh = row.form("ko"), row.form("zh_hans") or row.form("zh_hant")
        if not self._terms.founds:
            raise TableError(f"no concept has {ko} = {zh}: --new makes one")
        kind = row.kind if row.kind in KINDS else kind_of(ko, zh)
        found = editable(self._db, self._decisions.found(forms, kind, _share(row.confidence)))
        assert found is not None
        return found

    def _decide(self, row: Returned, concept: Editable, edit: Edit) -> Outcome | None:
        """Carry out an edit, unless it is in conflict; None: that changed nothing."""
        sort = self._terms.conflicts if edit.conflict else "file"
        reason = self._finder.last(concept.concept_id, edit.column) if edit.conflict else ""
        if sort == "file" and not self._carry_out(concept.concept_id, edit.column, edit.after):
            return None
        return Outcome(
            SORTS[sort], row.line, concept.concept_id, _ko(concept), *edit[:3], reason)

    def _carry_out(self, number: int, column: str, text: str) -> int | None:
        if column in FORMS:
            return self._decisions.prefer(number, text, _LANG_OF[column])
        if column == "status":
            return self._decisions.set_status(number, ACTION_OF[text])
        return (self._decisions.note if column == "note" else self._decisions.domain)(number, text)


def _ko(concept: Editable) -> str:
    return concept.preferred()["ko"]


def _share(cell: str) -> float:
    """Give a confidence from 0 to 1; where there is none, a person is sure."""
    try:
        share = float(cell)
    except ValueError:
        return 1.0
    return share if 0 <= share <= 1 else 1.0
