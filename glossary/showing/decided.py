"""Decisions as text: a table for people, JSON lines and TSV for programs."""

from __future__ import annotations

from collections.abc import Iterable

from glossary.details import Decision
from glossary.entries import SAID
from glossary.showing.tables import table, tsv

#: The columns of a decision for programs.
COLUMNS = (
    "decision", "concept_id", "ko", "zh", "action", "value", "who", "at", "source", "undoes",
    "undone_by",
)


def decision_record(made: Decision) -> dict[str, object]:
    """Give a decision, ready for JSON."""
    return dict(zip(COLUMNS, made))


def decision_line(made: Decision, ascii_only: bool = False) -> str:
    """Give a decision as a line of JSON."""
    import json  # a table needs none of it

    return json.dumps(decision_record(made), ensure_ascii=ascii_only)


def decisions_tsv(history: Iterable[Decision]) -> str:
    """Give a line for each decision, below a line of column names."""
    rows = (["" if value is None else str(value) for value in decision_record(each).values()]
            for each in history)
    return tsv([COLUMNS, *rows])


def decisions_table(
    history: Iterable[Decision], width: int = 80, color: bool = False, several: bool = True
) -> str:
    """Give a table of decisions, with the concept where they are about *several*."""
    rows = [(str(each.number), when(each), who(each), what(each), pair(each)) for each in history]
    head = ("No.", "When", "Who", "Decision", "Concept")
    if several:
        return table(rows, head, width, ("dim", "dim", "", "bold"), color)
    return table([row[:4] for row in rows], head[:4], width, ("dim", "dim", "", "bold"), color)


def when(made: Decision) -> str:
    """Give the time to the minute, in UTC.

    >>> at = '2026-01-02T03:04:05Z'
    >>> when(Decision(7, 1, '징둥', '京东', 'note', '', 'kim', at, '', None, None))
    '2026-01-02 03:04'
    """
    return made.at[:16].replace("T", " ")


def who(made: Decision) -> str:
    """Name who decided, and the table that it was read from.

    >>> who(Decision(7, 1, '징둥', '京东', 'note', '', 'kim', '', 'a.tsv', None, None))
    'kim (a.tsv)'
    """
    return f"{made.who} ({made.source})" if made.source else made.who


def what(made: Decision) -> str:
    """Say what was decided, and whether it was undone.

    >>> at = '2026-01-02T03:04:05Z'
    >>> what(Decision(7, 1, '징둥', '京东', 'note', '', 'kim', at, '', None, 9))
    'note cleared (undone by 9)'
    """
    said = f"{made.action}: {made.value}" if made.value else made.action
    if made.undoes is not None:
        said = f"undo {made.undoes}"
    elif made.action in SAID and not made.value:
        said = f"{made.action} cleared"
    elif made.action in ("merge", "split"):
        said = f"{made.action} #{made.value}"
    return said if made.undone_by is None else f"{said} (undone by {made.undone_by})"


def pair(made: Decision) -> str:
    """Name the concept as it was decided upon."""
    return f"#{made.concept_id} {made.ko} = {made.zh}"
