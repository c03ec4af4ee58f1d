"""Numbers of both languages are values, and only what differs is told."""

from __future__ import annotations

import time
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from glossary.checking.amounts import unanswered
from glossary.checking.numbers import firm, soft, value

CASES = Path(__file__).parent / "cases" / "amounts.tsv"


def cases() -> list[list[str]]:
    """Give the rows of the table."""
    lines = CASES.read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines if line and line[0] != "#"]


@pytest.mark.parametrize(("ko", "zh", "only_ko", "only_zh", "comment"), cases())
def test_what_one_text_names_and_the_other_does_not(
    ko: str, zh: str, only_ko: str, only_zh: str, comment: str
) -> None:
    assert " ".join(each.text for each in unanswered(ko, zh)) == only_ko, comment
    assert " ".join(each.text for each in unanswered(zh, ko)) == only_zh, comment


@given(st.integers(2, 10 ** 15))
def test_separators_do_not_matter(number: int) -> None:
    assert unanswered(f"{number:,}명", f"{number}人") == []


@given(st.integers(1, 9999), st.sampled_from(["만", "억", "조", "万", "亿"]))
def test_a_power_is_its_zeros(number: int, power: str) -> None:
    zeros = {"만": 4, "万": 4, "억": 8, "亿": 8, "조": 12}[power]
    assert value(f"{number}{power}") == Decimal(number) * 10 ** zeros


@given(st.text(alphabet="0123,.%만억조천백십万亿三十半 년월一二成분의之A-:", max_size=20))
def test_numbers_stand_where_they_say(text: str) -> None:
    assert all(text[each.span.start:each.span.end] == each.text for each in firm(text))
    assert all(each.is_finite() for each in soft(text))
    assert unanswered(text, text) == []


@pytest.mark.parametrize(("text", "texts"), [
    ("A380 B2B x64 3D", []), ("https://a.b/2023", []), ("1.2.3", []), ("v2", []),
    ("-5도", ["5"]), ("(3)", ["3"]), ("3.", ["3"]), ("1,5", ["1", "5"]), ("2023.", ["2023"]),
])
def test_digits_of_a_name_are_no_number(text: str, texts: list[str]) -> None:
    assert [each.text for each in firm(text)] == texts


@pytest.mark.parametrize("text", [
    "1" * 50_000, "1." * 20_000, "1,234" * 20_000, "1천만" * 20_000, "1" + "조" * 50_000,
    "一" * 50_000, "三分之" * 20_000, "1.2.3成", "9" * 60 + "조", "0分之1", "三十" * 20_000, "1 만 " * 20_000,
    "반" + "9" * 60, "제" * 50_000, "열 " * 20_000,
], ids=range(15))
def test_hostile_numbers_take_no_time(text: str) -> None:
    start = time.process_time()
    unanswered(text, "반 3시 오후 95年")
    unanswered("2023년 3.5억", text)
    assert time.process_time() - start < 2
