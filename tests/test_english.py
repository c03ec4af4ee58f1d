"""English names in Hangul: true pairs sound alike, others do not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aligner.english import hangul_skeleton, latin_skeleton, likeness

ALIKE = 0.7


@pytest.mark.parametrize(("hangul", "english"), [
    ("센스타임", "SenseTime"), ("스테이트 그리드", "State Grid"), ("이미디어 리서치", "iiMedia Research"),
    ("메그비", "Megvii"), ("마켓", "market"), ("텐센트", "Tencent"), ("바이트댄스", "ByteDance"),
    ("팝마트", "Pop Mart"), ("시노펙", "Sinopec"), ("캄브리콘", "Cambricon"), ("딥시크", "DeepSeek"),
    ("아이플라이텍", "iFLYTEK"), ("레노버", "Lenovo"), ("유니트리", "Unitree"), ("폭스콘", "Foxconn"),
    ("차이나모바일", "China Mobile"), ("위챗페이", "WeChat Pay"), ("클라우드브레인", "CloudBrain"),
])
def test_alike(hangul: str, english: str) -> None:
    assert likeness(hangul, english) >= ALIKE


@pytest.mark.parametrize(("hangul", "english"), [
    ("상탕커지", "SenseTime"), ("국가전망", "State Grid"), ("텅쉰", "Huawei"), ("바이두", "Tencent"),
    ("핀둬둬", "Temu"), ("즈푸바오", "Alipay"), ("닝더스다이", "CATL"), ("한우지", "Cambricon"),
    ("저고도 경제", "Low-Altitude Economy"), ("이우", "Yu"), ("", "Huawei"), ("화웨이", ""), ("가", "a"),
    ("중국", "漢字"), ("화웨이", "??"),
    ("화웨이", "Huawei"),  # no two consonants, which could tell
])
def test_not_alike(hangul: str, english: str) -> None:
    assert likeness(hangul, english) < ALIKE


def test_letters_within_hangul_count() -> None:
    assert hangul_skeleton("망고TV") == latin_skeleton("mango TV")


@given(st.text(st.characters()), st.text(st.characters()))
def test_any_text(hangul: str, english: str) -> None:
    assert 0 <= likeness(hangul, english) <= 1
