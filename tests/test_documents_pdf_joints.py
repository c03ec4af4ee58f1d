"""Where a line of Korean was broken."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from aligner.text import has_hangul

from glossary.documents.pdf_joints import Break, Habit, habit, joint, together
from tests.cases import cases

EXAMPLES = Path(__file__).parent.parent / "examples"
TEXT = (EXAMPLES / "02-company-roundup.txt").read_text("utf-8")
ALL = "\n".join(path.read_text("utf-8") for path in sorted(EXAMPLES.glob("*.txt")))
SPLIT = {"within": True, "between": False, "unknown": None}


@pytest.fixture(scope="module")
def known() -> Habit:
    return habit(TEXT.splitlines(), [])


@pytest.mark.parametrize(("end", "start", "between", "how"), cases("joints.tsv", 4))
def test_joints(known: Habit, end: str, start: str, between: str, how: str) -> None:
    assert joint(end, start, known._replace(split=SPLIT[how])) == between.replace("_", " ")


def breaks(text: str, width: int, between: bool) -> list[tuple[Break, str]]:
    """Break a paragraph of Korean after *width* syllables, or at the last blank before, as a
    ragged layout does; with what stood there."""
    found: list[tuple[Break, str]] = []
    start = 0
    while start + width < len(text):
        end = start + width
        if between:
            end = text.rfind(" ", start, end)
        part, rest = text[start:end], text[end:]
        room = float(width - len(part.rstrip())) + 0.4 * (len(found) % 2)
        blank = " " if part != part.rstrip() or rest != rest.lstrip() else ""
        found.append((Break(part.strip(), rest.lstrip()[:width], room), blank))
        start = len(text) - len(rest.lstrip())
    return found


@pytest.mark.parametrize(("between", "least"), [(False, 0.86), (True, 0.97)])
def test_most_joints_of_a_text_are_found(between: bool, least: float) -> None:
    hangul = [line for line in ALL.splitlines() if len(line) > 50 and has_hangul(line[:5])]
    seen = [each for line in hangul for each in breaks(line, 34, between)]
    known = habit([each.end for each, _ in seen], [each for each, _ in seen])
    assert known.split is not between
    right = sum(joint(each.end, each.start, known) == blank for each, blank in seen)
    assert len(seen) > 50 and right >= least * len(seen)


@pytest.mark.parametrize(("given", "split"), [
    ([], None),
    ([Break("경제를", "크게")] * 7, None),
    ([Break("경제를", "크게")] * 8, False),
    ([Break("경제", "를 크게")] * 8, True),
    ([Break("경제를", "크게", 0.9)] * 8, True),
    ([Break("경제를", "크게", 2.9)] * 8, False),
    ([Break("경제를", "크게", 0.9, True)] * 8, False),
    ([Break("经济", "经济", 2.9)] * 8, None),
])
def test_the_habit_of_a_document(given: list[Break], split: bool | None) -> None:
    assert habit([], given).split is split


@pytest.mark.parametrize(("end", "start", "blank", "whole"), [
    ("infor-", "mation", "", "information"), ("COVID-", "19", "", "COVID-19"),
    ("A-", "side", "", "A-side"), ("sys\x02", "tem", " ", "system"), ("가\xad", "나", " ", "가나"),
    ("가", "나", " ", "가 나")])
def test_hyphens(end: str, start: str, blank: str, whole: str) -> None:
    assert together(end, start, blank) == whole


def test_an_empty_document_is_no_reason() -> None:
    assert joint("가", "나", Habit(None, Counter(), Counter(), Counter())) in ("", " ")
