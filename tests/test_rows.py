"""Glosses as rows: what is kept is what is read back."""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from aligner.types import Segment
from glossary.connect import open_writer
from glossary.rows import Found, Rows, distinct, pair, row
from tests.evidence import document, gloss

GLOSS = replace(
    gloss("핀둬둬", "多多", "拼多多", 7, "transcription", 0.123456, "Pinduoduo"), note="쇼핑 앱",
    segments=(Segment("핀", "", "none", 0), Segment("둬둬", "多多", "transcription", 0.99999)))


def test_rows_are_read_back_as_they_were_written(tmp_path: Path) -> None:
    found = [GLOSS, gloss("우전", "乌镇", offset=99), gloss("우전", "烏鎮", offset=99)]
    with closing(open_writer(tmp_path / "g.db")) as db:
        rows = Rows(db)
        db.execute("INSERT INTO concept (kind, confidence) VALUES ('mixed', 0.5)")
        number = rows.add(document("글"), "1", settled=True)
        for each in found:
            rows.add_gloss(1, Found(number, each))
        kept = rows.glosses(number)
        assert [stored.row for stored in kept] == [row(each) for each in found]
        assert [(stored.number, stored.concept) for stored in kept] == [(1, 1), (2, 1), (3, 1)]
        other = replace(GLOSS, confidence=1, segments=GLOSS.segments[:1])
        rows.change_gloss(1, other)
        assert [stored.row for stored in rows.glosses(number)] == [
            row(other), *map(row, found[1:])]
        rows.remove_glosses([1, 3])
        assert [stored.number for stored in rows.glosses(number)] == [2]
        assert db.execute("SELECT count(*) FROM segment").fetchone() == (1,)


def test_figures_are_rounded() -> None:
    columns, segments = row(GLOSS)
    assert columns[8] == 0.1235 and [part[3] for part in segments] == [0.0, 1.0]


@pytest.mark.parametrize(("change", "same"), [
    ({"confidence": 0.5}, True), ({"kind": "mixed"}, True), ({"note": None}, True),
    ({"context": "다른 줄"}, True), ({"segments": ()}, True),
    ({"offset": 8}, False), ({"ko": "핀둬"}, False), ({"zh": "多"}, False),
    ({"zh_restored": None}, False), ({"en": None}, False),
])
def test_what_makes_another_pair(change: dict[str, Any], same: bool) -> None:
    other = row(replace(GLOSS, **change))
    assert other != row(GLOSS)
    assert (pair(other) == pair(row(GLOSS))) == same


def test_the_first_of_equal_places_counts() -> None:
    found = [GLOSS, replace(GLOSS, confidence=1), replace(GLOSS, ko="다른 말")]
    assert distinct(found) == [GLOSS, found[2]]


def test_a_document_is_found_by_its_bytes(tmp_path: Path) -> None:
    with closing(open_writer(tmp_path / "g.db")) as db:
        rows = Rows(db)
        first, second = document("글", "a.txt"), document("다른 글", "b.txt")
        assert rows.find(first) is None
        assert [rows.add(first, "0", False), rows.add(second, "1", True)] == [1, 2]
        assert rows.find(replace(first, path="c.txt")) == (1, False)
        assert rows.mark() == (1, 2)
        rows.settle([first.sha256, second.sha256])
        assert rows.find(first) == (1, True) and rows.find(second) == (2, True)
        assert rows.mark() == (2, 3)
        assert rows.at("b.txt") == [2] and rows.at("c.txt") == []
        rows.remove(2)
        assert rows.at("b.txt") == []
