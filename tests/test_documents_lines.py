"""Lines and their places."""

from __future__ import annotations

import time

import pytest

from glossary.documents import lines
from glossary.documents.lines import Lines, whole
from glossary.errors import DocumentError


@pytest.mark.parametrize(("given", "kept"), [
    ("  핑안그룹(平安集团)\t", "핑안그룹(平安集团)"),
    ("핑안그룹\n(平安集团)", "핑안그룹\n(平安集团)"),
    ("핑안그룹(平安\r\n 集团)", "핑안그룹(平安集团)"),
    ("핑안그룹(平安\n\n集\n团) 외", "핑안그룹(平安集团) 외"),
    ("(둘\n(셋)", "(둘\n(셋)"),
    ("1) 첫째\n2) 둘째", "1) 첫째\n2) 둘째"),
    ("(열림 없이\n닫힘", "(열림 없이\n닫힘"),
    ("가(" + "나" * 300 + "\n다)", "가(" + "나" * 300 + "\n다)"),
    ("가\v나\f다\x85라\u2028마\u2029바", "가\n나\n다\n라\n마\n바"),
    (" \n ", ""),
])
def test_line_ends_within_a_line(given: str, kept: str) -> None:
    assert whole(given) == kept


def test_blanks_without_end_take_no_time() -> None:
    start = time.process_time()
    assert whole("가\n" + " " * 3_000_000 + "나") == "가\n나"
    assert time.process_time() - start < 1


def test_lines_at_one_place_are_told_once() -> None:
    found = Lines("a")
    for text, label in (("가", "table 1"), ("나", "table 1"), ("", "note 1"), ("다", "table 2")):
        found.add(text, label)
    assert found.text() == "가\n나\n다"
    assert found.places() == ((0, "table 1"), (4, "table 2"))


def test_too_much(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lines, "PLACES", 2)
    found = Lines("a.xlsx")
    with pytest.raises(DocumentError, match="a.xlsx has more than .* paragraphs: cut it up"):
        for number in range(4):
            found.add("가", f"A{number}")


def test_nothing() -> None:
    with pytest.raises(DocumentError, match="^a.xlsx has no text: leave it out"):
        Lines("a.xlsx").text()
