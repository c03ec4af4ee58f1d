"""A row of the table of decisions come back: what it says of itself, and what was edited in it.

A cell is compared with how it was exported, in the coat of the table (see `Coat.wear`), and with
how the concept stands by now:

    the cell is       the concept stands
    as exported       however it does               nothing to do
    edited            so by now                     nothing to do
    edited            as exported                   a change
    edited            otherwise, as decided         a conflict

Who approves a row approves its forms, edited or not. A row from another glossary says more: what
was decided there counts as edited. A row that does not tell how it was exported is believed where
it is not empty, and its forms only find the concept.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from aligner.text import has_hangul, has_hanzi

from glossary.errors import TableError
from glossary.exchange.decisions import EDITABLE, FORMS, STATUSES, Exported, digest, status_of
from glossary.exchange.delimited import Coat, Row, tidied
from glossary.keys import ko_key, zh_key
from glossary.lookup.editable import Editable
from glossary.terms import script, tidy

#: A spreadsheet cuts a cell off here, in UTF-16 units (Excel specifications and limits).
CELL_LIMIT = 32767

_NUMBER = re.compile("#?([0-9]{1,18})")


class Returned(NamedTuple):
    """A row as it came back; None stands for a cell that it does not have.

    ``cells`` holds the editable ones by column, with the English word for a status.
    """

    line: int
    concept_id: int | None
    revision: int | None
    cells: dict[str, str]
    exported: Exported | None
    kind: str
    confidence: str

    def pairs(self) -> list[tuple[str, str]]:
        """Give the keys of the pairs by which the concept is found, the surest first."""
        found = [(self.form("ko"), self.form("zh_hans") or self.form("zh_hant"))]
        if self.exported:
            ko, hans, hant, *_ = self.exported
            found.insert(0, (ko, hans or hant))
            if self.exported.printed:
                found.insert(1, (self.exported.printed[0], self.exported.printed[1]))
        keys = ((ko_key(ko), zh_key(zh)) for ko, zh in found)
        return [(ko, zh) for ko, zh in keys if ko and zh]

    def form(self, column: str) -> str:
        """Give a form as the row has it, or was exported with it."""
        return self.cells.get(column) or (getattr(self.exported, column) if self.exported else "")

    def decides(self) -> bool:
        """Tell whether the row says more than that a pair waits for a decision."""
        if self.exported is None or self.exported.chosen:
            return True
        was, cell = self.exported, self.cells.get
        return (
            any(self.form(column) != form for column, form in zip(FORMS, was))
            or was.status != "candidate" or cell("status", "") not in ("", "candidate")
            or any(was[4:6]) or any(map(cell, ("note", "domain"))))

    def approves(self) -> bool:
        """Tell whether somebody approved the row as it stands, with its forms."""
        return self.cells.get("status") == "approved" and (
            self.exported is not None and self.exported.status != "approved")


class Edit(NamedTuple):
    """What a row would change of a concept; *conflict* tells that somebody decided otherwise."""

    column: str
    before: str
    after: str
    conflict: bool


def returned(row: Row, coat: Coat) -> Returned:
    """Read a row; raises `TableError` with what is wrong in it."""
    if row.fault:
        raise TableError(row.fault)
    get = row.cells.get
    cells = {column: row.cells[column] for column in EDITABLE if column in row.cells}
    exported = _exported(get("exported", ""))
    if cells.get("status"):
        cells["status"] = _status(cells["status"])
    for column in FORMS:
        if column in cells:
            cells[column] = tidy(cells[column])
    if exported:
        _mend(cells, exported, coat)
    found = Returned(
        row.line, _number("id", get("id", "")), _number("revision", get("revision", "")), cells,
        exported, get("kind", ""), get("confidence", ""))
    _check_forms(found, coat)
    return found


def _mend(cells: dict[str, str], exported: Exported, coat: Coat) -> None:
    """Put back what nobody edited and the coat could not carry."""
    for column in (*FORMS, "domain"):
        was = getattr(exported, column)
        if column in cells and coat.same(cells[column], was):
            cells[column] = was


def _exported(cell: str) -> Exported | None:
    try:
        return Exported.read(cell) if cell else None
    except ValueError as error:
        raise TableError("the cell exported was edited: restore it, or empty it") from error


def _number(column: str, cell: str) -> int | None:
    if not cell:
        return None
    found = _NUMBER.fullmatch(cell)
    if not found:
        raise TableError(f"{column} {cell[:40]!r} is no number")
    return int(found[1])


def _status(cell: str) -> str:
    status = status_of(cell)
    if status is None:
        known = ", ".join(f"{words[0]} ({words[-1]})" for words in STATUSES.values())
        raise TableError(f"status {cell[:40]!r} is none of {known}")
    return status


def _check_forms(row: Returned, coat: Coat) -> None:
    """Refuse forms that were lost on the way, or stand in the wrong column."""
    edited = []
    for column in FORMS:
        cell, was = row.cells.get(column), row.exported and getattr(row.exported, column)
        if cell == was or cell is None:
            continue
        if cell:
            edited.append(column)
        elif was:
            raise TableError(f"{column} is empty: a form cannot be taken away, only replaced")
    for column in edited:
        if coat.is_lossy and "?" in row.cells[column]:
            raise TableError(
                f"{column} lost characters, as the table was saved in {coat.encoding.upper()}: "
                "save it as UTF-8 or as Unicode text")
        _check_script(column, row.cells[column])


def _check_script(column: str, cell: str) -> None:
    if column == "ko":
        if has_hanzi(cell) and not has_hangul(cell):
            raise TableError(f"ko {cell[:40]} is Chinese: are the columns exchanged?")
    elif not has_hanzi(cell):
        raise TableError(f"{column} {cell[:40]} holds no Hanzi")
    elif column == "zh_hans" and script(cell) == "zh-Hant":
        raise TableError(f"zh_hans {cell[:40]} is traditional: write it under zh_hant")


def edits(row: Returned, concept: Editable, coat: Coat, is_own: bool) -> list[Edit]:
    """Give what *row* would change of *concept*.

    *is_own* tells that the row was exported from this glossary. Raises `TableError` where a cell
    was cut off.
    """
    found = []
    for column, now in _now(concept).items():
        cell = row.cells.get(column)
        if cell is None or not cell and column == "status":
            continue
        if coat.same(cell, now) and not _brings_choice(row, column, concept, is_own):
            continue
        conflict = _judge(row, column, concept, is_own)
        if conflict is not None:
            found.append(Edit(column, now, cell, conflict))
    if any(edit.conflict for edit in found if edit.column in FORMS):  # what is approved is the row
        found = [edit._replace(conflict=edit.conflict or edit.column == "status") for edit in found]
    if any(edit[::2] == ("status", "candidate") for edit in found):
        found.sort(key=lambda edit: edit.column != "status")  # to reopen chooses no form any more
    return found


def _now(concept: Editable) -> dict[str, str]:
    return {**concept.preferred(), "status": concept.status, "note": tidied(concept.note),
            "domain": tidied(concept.domain)}


def _brings_choice(row: Returned, column: str, concept: Editable, is_own: bool) -> bool:
    """Tell whether another glossary chose what is only preferred here. To approve chooses it."""
    return (not is_own and row.exported is not None and column in row.exported.chosen
            and column not in concept.chosen() and row.cells.get("status") != "approved")


def _judge(row: Returned, column: str, concept: Editable, is_own: bool) -> bool | None:
    """Tell whether an edited cell is in conflict with how the concept stands; None: not edited."""
    cell, now = row.cells[column], _now(concept)[column]
    is_form = column in FORMS
    decided = column in concept.chosen() if is_form else now not in ("", "candidate")
    if row.exported is None:
        latest = is_own and row.revision == concept.revision
        return None if not cell or is_form and not latest else decided and not latest
    was = getattr(row.exported, column)
    if column == "note":
        _check_length(cell, now)
        cell, now = digest(cell), digest(now)
    brings = column in row.exported.chosen if is_form else was not in ("", "candidate")
    if cell == was and (is_own or not brings) and not (is_form and cell and row.approves()):
        return None
    return now != was and (decided or is_own and not is_form)


def _check_length(note: str, now: str) -> None:
    if len(note) < len(now) and len(note) > CELL_LIMIT // 2 and now.startswith(note):
        raise TableError(
            f"note was cut off after {len(note)} characters: a spreadsheet holds no more in a cell")
