"""Particles at the end of a word: which forms there are, and what may stand before each."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from glossary.lookup.particles import stems


@pytest.mark.parametrize(("word", "stem"), [
    # Behind a vowel, ㄹ and another consonant.
    *((f"화웨이{form}", "화웨이") for form in ("는", "가", "를", "와", "로", "라는", "였다", "나", "랑", "예요")),
    *((f"시안{form}", "시안") for form in ("은", "이", "을", "과", "으로", "이라는", "이었다", "이나", "이랑")),
    *((f"진달{form}", "진달") for form in ("은", "이", "을", "과", "로", "로서", "이라는", "이었다")),
    # Behind either.
    *((f"{stem}{form}", stem) for stem in ("화웨이", "시안") for form in (
        "의", "도", "만", "에", "에서", "에게", "까지", "부터", "처럼", "보다", "들", "입니다", "이다", "인", "이며",
        "이라고", "뿐", "마저", "조차", "에서부터", "들은", "들이")),
    # Chains.
    ("시안에서는", "시안"), ("시안에서의", "시안"), ("시안으로부터의", "시안"), ("시안까지도", "시안"),
    ("시안들에게까지도", "시안"), ("화웨이와의", "화웨이"), ("화웨이로서는", "화웨이"), ("화웨이만이", "화웨이"),
    ("화웨이라고도", "화웨이"), ("화웨이뿐만아니라", "화웨이"), ("화웨이뿐이다", "화웨이"), ("화웨이등에서도", "화웨이"),
    # What is no Hangul may be read either way.
    ("ai는", "ai"), ("ai은", "ai"), ("5g로", "5g"), ("5g으로", "5g"), ("企业们과도", "企业"), ("省이", "省"),
])
def test_a_stem(word: str, stem: str) -> None:
    assert stem in stems(word)


@pytest.mark.parametrize(("word", "stem"), [
    *((f"시안{form}", "시안") for form in ("는", "가", "를", "와", "로", "라는", "였다", "랑", "예요")),
    *((f"화웨이{form}", "화웨이") for form in ("은", "을", "과", "으로", "이랑")),
    ("진달으로", "진달"), ("진달라는", "진달"),
    ("시안은에서", "시안"), ("시안의는", "시안"), ("시안도에게", "시안"), ("시안을들", "시안"),
    ("성은", "성"), ("은", ""), ("에서는", ""), ("화웨이", "화웨"), ("시안시", "시안"), ("시안성", "시안"),
    ("화웨이사", "화웨이"), ("화웨이측", "화웨이"), ("관리자", "관리"), ("교육부", "교육"), ("국무원장", "국무원"),
])
def test_no_stem(word: str, stem: str) -> None:
    assert stem not in stems(word)


@given(st.text(st.sampled_from("가각은는이의에서도만까지로부터AI5省企들 "), max_size=12))
def test_stems_are_beginnings_the_longest_first(word: str) -> None:
    found = stems(word)
    assert all(stem and word.startswith(stem) and stem != word for stem in found)
    assert [len(stem) for stem in found] == sorted({len(stem) for stem in found}, reverse=True)
