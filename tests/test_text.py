"""Characters and scripts: first and last code points of each range, and their neighbours."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aligner.text import HANZI_RANGES, has_hangul, has_hanzi, hanzi_runs, is_hangul, is_hanzi, jamo


@pytest.mark.parametrize(("first", "last"), HANZI_RANGES)
def test_the_edges_of_hanzi(first: int, last: int) -> None:
    assert is_hanzi(chr(first)) and is_hanzi(chr(last))
    assert not is_hanzi(chr(first - 1)) and not is_hanzi(chr(last + 1))


@pytest.mark.parametrize("char", "—→·、。「《ㄅかカ㈜①⺡⼀䷀\u2fff\u303f\U0001f600\U00032400")
def test_no_hanzi(char: str) -> None:
    assert not is_hanzi(char)


@pytest.mark.parametrize("char", "一龥\u9fff々〇金﨩\u3400\U00020000\U0002a6df\U00030000\U000323af")
def test_hanzi(char: str) -> None:
    assert is_hanzi(char) and has_hanzi(f"가{char}나")


@pytest.mark.parametrize(("char", "hangul"), [
    ("가", True), ("힣", True), ("\uabff", False), ("\ud7a4", False), ("ㄱ", False), ("ᄀ", False),
    ("ㆍ", False), ("漢", False),
])
def test_hangul(char: str, hangul: bool) -> None:
    assert is_hangul(char) == has_hangul(f"a{char}b") == hangul


@given(st.text(st.characters()))
def test_runs_are_what_is_hanzi(text: str) -> None:
    assert "".join(hanzi_runs(text)) == "".join(filter(is_hanzi, text))
    assert has_hanzi(text) == any(map(is_hanzi, text))
    assert has_hangul(text) == any(map(is_hangul, text))


@given(st.text(st.characters(min_codepoint=0xAC00, max_codepoint=0xD7A3)))
def test_letters_join_again(text: str) -> None:
    assert unicodedata.normalize("NFC", jamo(text)) == text
    assert len(jamo(text)) in range(2 * len(text), 3 * len(text) + 1)
