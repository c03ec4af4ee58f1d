"""The Chinese side of a match: units, numerals, what may be left out."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aligner.hanzi import NUMERALS, build, number
from aligner.segment import ChineseSegmenter
from aligner.types import Span
from aligner.weights import DEFAULT

SEGMENTER = ChineseSegmenter()
DIGITS = "〇一二三四五六七八九"


def in_powers(value: int) -> str:
    """Spell a number below 10,000 in Hanzi, as Chinese does."""
    out, zero = "", False
    for power, sign in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit, value = divmod(value, power)
        if digit:
            out += ("〇" if zero and out else "") + DIGITS[digit] + sign
        zero = not digit
    return out


@pytest.mark.parametrize(("units", "value"), [
    ("十", 10), ("十四", 14), ("二十", 20), ("三十五", 35), ("一百", 100), ("一百零八", 108),
    ("两千", 2000), ("三千万", 30_000_000), ("十二亿", 1_200_000_000), ("百万", 1_000_000),
    ("二〇二五", 2025), ("九九六", 996), ("〇", 0), ("贰拾", 20), ("一万五千", 15_000),
])
def test_numerals(units: str, value: int) -> None:
    assert number(units) == value


@pytest.mark.parametrize("units", ["", "经", "第三", "三省", "3", "十4", "半", "双"])
def test_no_numerals(units: str) -> None:
    assert number(units) is None


@given(st.integers(1, 9999))
def test_every_number_reads_back(value: int) -> None:
    assert number(in_powers(value)) == value
    assert number("".join(DIGITS[int(d)] for d in str(value))) == value


@given(st.text("".join(sorted(NUMERALS)), min_size=1, max_size=12))
def test_any_row_of_numerals_is_a_number(units: str) -> None:
    value = number(units)
    assert value is not None and value >= 0


@pytest.mark.parametrize(("text", "units"), [
    ("低空经济", "低空经济"), ("低空經濟", "低空经济"), ("江 苏 五 星", "江苏五星"),
    ("杭州·云栖大会", "杭州云栖大会"), ("“一带一路”", "一带一路"), ("5G基站", "5g基站"), ("创新3.0", "创新30"),
    ("低空??", "低空??"), ("人工智能+", "人工智能+"), ("法(草案)", "法草案"), ("&#25340;多多", "拼多多"),
    ("", ""), ("·", ""),
])
def test_units(text: str, units: str) -> None:
    hanzi = build(text, SEGMENTER, DEFAULT)
    assert hanzi.units == units
    assert {len(row) for row in (hanzi.start, hanzi.end, hanzi.spellings, hanzi.sounds, hanzi.near,
                                 hanzi.skip)} == {len(units)}
    assert hanzi.slice(Span(0, len(units))).strip("“”") == text.strip("“”·") or ")" in text


@given(st.text("经济經濟·“” 5Gß&#25340;?\U00020000", max_size=12))
def test_units_slice_the_print(text: str) -> None:
    hanzi = build(text, SEGMENTER, DEFAULT)
    spans = list(zip(hanzi.start, hanzi.end))
    assert spans == sorted(spans) and all(0 <= a < b <= len(text) for a, b in spans)
    assert [w for word in hanzi.words for w in range(*word)] == list(range(len(hanzi.units)))


def test_what_is_often_left_out_costs_less() -> None:
    company = build("宇树科技有限公司", SEGMENTER, DEFAULT)
    assert company.skip[:2] == (DEFAULT.skip_zh,) * 2
    assert company.skip[2:] == (DEFAULT.skip_zh_generic,) * 6
    assert build("科技", SEGMENTER, DEFAULT).skip == (DEFAULT.skip_zh,) * 2
    assert build("北京市", SEGMENTER, DEFAULT).skip[2] == DEFAULT.skip_zh_generic
