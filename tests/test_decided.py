"""Decisions as text."""

from __future__ import annotations

import pytest

from glossary.details import Decision
from glossary.showing.decided import decision_line, decisions_table, decisions_tsv, pair, what

MADE = Decision(7, 12, "징둥", "京东", "approve", "", "kim", "2026-01-02T03:04:05Z", "", None, None)


@pytest.mark.parametrize(("changes", "wanted"), [
    ({}, "approve"), ({"value": "as printed"}, "approve: as printed"),
    ({"undone_by": 9}, "approve (undone by 9)"), ({"action": "note", "value": "x"}, "note: x"),
    ({"action": "note"}, "note cleared"), ({"action": "domain"}, "domain cleared"),
    ({"action": "merge", "value": "13"}, "merge #13"),
    ({"action": "split", "value": "14", "undone_by": 9}, "split #14 (undone by 9)"),
    ({"action": "undo", "value": "merge", "undoes": 3}, "undo 3"),
    ({"action": "undo", "value": "merge", "undoes": 3, "undone_by": 9}, "undo 3 (undone by 9)"),
    ({"action": "skip"}, "skip"),
])
def test_what_was_decided(changes: dict[str, object], wanted: str) -> None:
    assert what(MADE._replace(**changes)) == wanted  # type: ignore[arg-type]


def test_a_concept_is_named_where_several_are_told() -> None:
    assert pair(MADE) == "#12 징둥 = 京东"
    assert "징둥" in decisions_table([MADE]) and "Concept" in decisions_table([MADE])
    assert "징둥" not in decisions_table([MADE], several=False)


@pytest.mark.parametrize("width", [20, 40, 80])
def test_nothing_is_cut_off(width: int) -> None:
    text = decisions_table([MADE._replace(value="하나 둘 셋 넷")], width)
    assert all(part in text for part in ("하나", "둘", "셋", "넷", "kim", "京东"))


def test_programs_get_every_field() -> None:
    assert decision_line(MADE._replace(value='"\n'), ascii_only=True) == (
        '{"decision": 7, "concept_id": 12, "ko": "\\uc9d5\\ub465", "zh": "\\u4eac\\u4e1c", '
        '"action": "approve", "value": "\\"\\n", "who": "kim", "at": "2026-01-02T03:04:05Z", '
        '"source": "", "undoes": null, "undone_by": null}')
    assert decisions_tsv([MADE._replace(undoes=3, source="a.tsv")]).split("\n")[1] == (
        "7\t12\t징둥\t京东\tapprove\t\tkim\t2026-01-02T03:04:05Z\ta.tsv\t3\t")
