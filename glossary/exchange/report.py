"""What became of a table of decisions, in words and as JSON lines."""

from __future__ import annotations

import json
from collections.abc import Iterable

from glossary.entries import SAID
from glossary.exchange.settle import Outcome, Settled, Sort
from glossary.showing.tables import clean, clip

#: Cells of the terminal that a value takes at most.
_WIDTH = 60

#: What stands above the lines of each sort, in this order.
HEADINGS: dict[Sort, str] = {
    "found": "New concepts:",
    "change": "Decided:",
    "kept": "Kept, though the table has it otherwise:",
    "conflict": "Not decided, because somebody decided otherwise since (see --conflicts):",
    "fault": "Not applied:",
}


def outcome_line(outcome: Outcome, place: str = "table") -> str:
    """Say in a line what became of a cell or a row of a *place*.

    >>> outcome_line(Outcome('change', 17, 12, '저고도 경제', 'status', 'candidate', 'approved'))
    'line 17 #12 저고도 경제: candidate → approved'
    >>> outcome_line(Outcome('fault', 9, reason='id 12a is no number'))
    'line 9: id 12a is no number'
    >>> outcome_line(Outcome('conflict', 9, 2, '우전', 'note', 'a', 'b', 'note by kim, 2026-01-02'))
    'line 9 #2 우전: note is "a" (note by kim, 2026-01-02), "b" in the table'
    """
    sort, line, concept, ko, column, before, after, reason = outcome
    if sort == "fault":
        return f"line {line}: {clean(reason)}"
    head = f"line {line} #{concept} {clean(ko)}"
    if sort == "found":
        return head
    name = "" if column == "status" else f"{column} "
    old, new = _value(column, before), _value(column, after)
    if sort == "change":
        against = f" (against {clean(reason)})" if reason else ""
        return f"{head}: {name}{old} → {new}{against}"
    made = f" ({clean(reason)})" if reason else ""
    return f"{head}: {name}is {old}{made}, {new} in the {place}"


def _value(column: str, text: str) -> str:
    """Quote a note, and leave terms and statuses as they are."""
    shown = clean(text)
    if clip(shown, _WIDTH) != shown:
        shown = clip(shown, _WIDTH) + "…"
    if not shown:
        return "none"
    return f'"{shown}"' if column in SAID else shown


def outcome_json(outcome: Outcome, ascii_only: bool = False) -> str:
    """Give an outcome as a line of JSON, without the fields that it does not have.

    >>> outcome_json(Outcome('fault', 9, reason='id 12a is no number'))
    '{"type": "fault", "line": 9, "reason": "id 12a is no number"}'
    """
    sort, line, concept, ko, column, before, after, reason = outcome
    record: dict[str, object] = {"type": sort, "line": line}
    if concept is not None:
        record.update(concept_id=concept, ko=ko)
    if column:
        record.update(column=column, before=before, after=after)
    if reason:
        record["reason"] = reason
    return json.dumps(record, ensure_ascii=ascii_only)


def summary(settled: Settled, dry: bool = False) -> str:
    """Say in a line what became of the table.

    >>> from collections import Counter
    >>> summary(Settled(204, Counter(change=3, conflict=1), (), True))
    '204 rows: 3 decisions; not applied: 1 conflict.'
    """
    count = settled.outcomes
    done = [_count(count["change"], "decision")]
    if count["found"]:
        done.append(_count(count["found"], "new concept"))
    if count["kept"]:
        done.append(f"{count['kept']} kept")
    left = [_count(count[sort], sort) for sort in ("conflict", "fault") if count[sort]]
    text = f"{_count(settled.rows, 'row')}: {', '.join(done)}"
    if left:
        text += f"; not applied: {', '.join(left)}"
    if not settled.applied:
        text += f". Nothing was changed ({'--dry-run' if dry else '--strict'})"
    return f"{text}."


def summary_json(settled: Settled, ascii_only: bool = False) -> str:
    """Give the same as a line of JSON."""
    counts = {sort: settled.outcomes[sort] for sort in HEADINGS}
    return json.dumps({
        "type": "summary", "rows": settled.rows, **counts, "ignored": list(settled.ignored),
        "applied": settled.applied,
    }, ensure_ascii=ascii_only)


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"


def ignored(columns: Iterable[str]) -> str:
    """Say which columns were not read.

    >>> ignored(['reviewer'])
    'Not read, as nothing here is called so: reviewer.'
    """
    return f"Not read, as nothing here is called so: {', '.join(map(clean, columns))}."
