"""A file brought into the glossary, in one transaction: what it says is decided, as if somebody had
typed it, with the file as the source.

    entry ── which concept? ── by its number and pair, else by its pairs, else a new one
                 │
                 └─ what is new? ── term, status, what is said ──→ decided
                                    somebody decided otherwise ──→ told, or as `Terms.conflicts` has
                                    fault ──→ told; nothing of the entry is decided

Nothing that is stored is lost by it: terms are added, and what was decided stays unless somebody
asks for what the file says. Who imports a file twice changes nothing the second time.
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from glossary.deciding.decisions import ACTION_OF, Decisions
from glossary.deciding.founding import kind_of
from glossary.documents import printable
from glossary.entries import SAID
from glossary.errors import DecisionError, TableError
from glossary.exchange.delimited import opened
from glossary.exchange.finding import Finder
from glossary.exchange.settle import SORTS, Conflicts, Outcome, TakenBack, check_all
from glossary.formats.carried import Format
from glossary.formats.columns import FORMS
from glossary.formats.entry import ConceptEntry
from glossary.formats.incoming import Change, changes, checked, holders, stand
from glossary.formats.reading import Incoming, read
from glossary.store import open_glossary
from glossary.transactions import savepoint


class Terms(NamedTuple):
    """On which terms a file is imported: the *status* of entries that tell none, *strict* changes
    nothing unless everything can be, and *dry* nothing at all."""

    conflicts: Conflicts = "list"
    status: str = ""
    strict: bool = False
    dry: bool = False


class Imported(NamedTuple):
    """What became of a file: its entries by what they were (new, merged, same, conflict, fault,
    passed), how many outcomes of each sort, whether what could be decided was, and which columns
    were not read."""

    entries: Counter[str]
    outcomes: Counter[str]
    applied: bool
    ignored: tuple[str, ...] = ()


def import_file(
    path: str, form: Format, db: str | os.PathLike[str], who: str, terms: Terms,
    report: Callable[[Outcome], None],
) -> Imported:
    """Bring the file at *path*, or ``-``, into the glossary *db*, which is made if need be.

    All of it, or on an error nothing; *report* is told each outcome before that is certain. Raises
    `TableError` when the file does not read, `DatabaseError`, `DecisionError`.
    """
    applied, ignored = False, dict[str, None]()
    if path != "-":
        opened(path).close()  # no glossary is made for a file that is not there
    with open_glossary(db, create=not terms.dry) as glossary, suppress(TakenBack):
        with glossary.decide(who, source=printable(Path(path))) as decisions:
            run = _Run(decisions, terms, report)
            for incoming in read(path, form, ignored.setdefault):
                run.settle(incoming)
            check_all(run.outcomes, terms.strict, terms.dry)
            applied = True
    return Imported(run.entries, run.outcomes, applied, tuple(ignored))


class _Run:
    """One file being imported."""

    def __init__(
        self, decisions: Decisions, terms: Terms, report: Callable[[Outcome], None]
    ) -> None:
        self.entries = Counter[str]()
        self.outcomes = Counter[str]()
        self._decisions, self._db = decisions, decisions.connection
        self._terms, self._report = terms, report
        self._finder = Finder(self._db)
        # In the database, as a file may have a million entries; gone with the connection.
        self._db.execute("CREATE TEMP TABLE IF NOT EXISTS entry (concept_id PRIMARY KEY, number)")
        self._db.execute("DELETE FROM entry")

    def settle(self, incoming: Incoming) -> None:
        """Decide what an entry says."""
        if incoming.entry is None and not incoming.fault:
            self.entries["passed"] += 1
            return
        try:
            if incoming.entry is None:
                raise TableError(incoming.fault)
            with savepoint(self._db):
                sort, outcomes = self._settle(incoming.line, checked(incoming.entry))
        except (DecisionError, TableError) as error:
            sort, outcomes = "fault", [Outcome("fault", incoming.line, reason=str(error))]
        self.entries[sort] += 1
        for outcome in outcomes:
            self.outcomes[outcome.sort] += 1
            self._report(outcome)

    def _settle(self, line: int, entry: ConceptEntry) -> tuple[str, list[Outcome]]:
        if self._terms.status and not entry.status:
            entry = replace(entry, status=self._terms.status)
        concept = self._find(entry)
        ko = entry.preferred("ko")
        if concept is None:
            number = self._found(entry)
            self._claim(number, entry)
            return "new", [Outcome("found", line, number, f"{ko} = {entry.zh()}")]
        self._claim(concept, entry)
        wanted = list(changes(self._db, entry, stand(self._db, concept)))
        outcomes = [each for change in wanted
                    for each in [self._decide(line, concept, ko, change)] if each]
        sorts = {each.sort for each in outcomes}
        return ("conflict" if "conflict" in sorts else "merged" if "change" in sorts
                else "same"), outcomes

    def _find(self, entry: ConceptEntry) -> int | None:
        """Give the concept of an entry: none that another entry of the file is about.

        Whether that is another is told by their numbers; without numbers they are one.
        """
        for concept in holders(self._db, entry):
            claimed = self._db.execute(
                "SELECT number FROM entry WHERE concept_id = ?", (concept,)).fetchone()
            if claimed is None or not entry.number or claimed[0] in ("", entry.number):
                return concept
        return None

    def _claim(self, concept: int, entry: ConceptEntry) -> None:
        self._db.execute("INSERT OR IGNORE INTO entry VALUES (?, ?)", (concept, entry.number))

    def _found(self, entry: ConceptEntry) -> int:
        """Make a concept of an entry, and decide all that it says."""
        best = [[t.lang, t.text] for t in entry.terms if t.role == "preferred"]
        kind = entry.kind or kind_of(entry.preferred("ko"), entry.zh())
        share = 1.0 if entry.confidence is None else entry.confidence
        number = self._decisions.found(best, kind, share)
        more = [[t.lang, t.text] for t in entry.terms if t.role != "preferred"]
        if more:
            self._decisions.name(number, more)
        for name in SAID:
            if getattr(entry, name):
                self._decisions.say(number, name, getattr(entry, name))
        if entry.status in ("approved", "rejected", "forbidden"):
            self._decisions.set_status(number, ACTION_OF[entry.status])
        return number

    def _decide(self, line: int, concept: int, ko: str, change: Change) -> Outcome | None:
        """Carry out a change, unless it is in conflict; None: that changed nothing."""
        sort = self._terms.conflicts if change.conflict else "file"
        reason = self._finder.last(concept, change.column) if change.conflict else ""
        if sort == "file" and not self._carry_out(concept, change):
            return None
        return Outcome(
            SORTS[sort], line, concept, ko, change.column, change.before, change.after, reason)

    def _carry_out(self, concept: int, change: Change) -> int | None:
        if change.column == "term":
            return self._decisions.name(concept, [[change.lang, change.after]])
        if change.column in FORMS.values():
            return self._decisions.prefer(concept, change.after, change.lang)
        if change.column == "status":
            return self._decisions.set_status(concept, ACTION_OF[change.after])
        return self._decisions.say(concept, change.column, change.after)
