"""Transcription: official Hangul of Hanzi, and what a deviating spelling stands for."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aligner.mandarin import toneless
from aligner.tables import rows
from aligner.text import is_hanzi
from aligner.transcription import (
    hangul_of, official, pinyin, sounds, stretches, transcribe,
)
from tests.cases import cases


@pytest.mark.parametrize(("hanzi", "hangul", "why"), cases("transcription.tsv", 3))
def test_transcribe(hanzi: str, hangul: str, why: str) -> None:
    assert transcribe(hanzi) == hangul, why


@pytest.mark.parametrize(("part", "latin", "hangul", "example", "hanzi"),
                         [row for row in rows("pinyin_hangul.tsv", 5) if row[4]])
def test_every_rule_is_proved(
    part: str, latin: str, hangul: str, example: str, hanzi: str
) -> None:
    found = [first for first, *_ in pinyin(hanzi)]
    assert transcribe(hanzi) == example
    assert any(rule_makes(part, latin, syllable) for syllable in found), found


def rule_makes(part: str, latin: str, syllable: str) -> bool:
    """Tell whether the rule for *latin* takes part in the syllable."""
    if part == "whole":
        return syllable == latin
    if part == "initial":
        return syllable.startswith(latin) and (len(latin) == 2 or syllable[1] != "h")
    final = syllable.lstrip("bpmfdtnlgkjqxzhcrs")
    if syllable[0] in "jqx" and final[0] == "u":
        final = "v" + final[1:]
    return latin in (final, syllable)


@pytest.mark.parametrize(("syllable", "hangul"), [
    ("zhi", "즈"), ("si", "쓰"), ("ri", "르"), ("jiang", "장"), ("qiong", "충"), ("xue", "쉐"),
    ("juan", "쥐안"), ("nve", "눼"), ("lv", "뤼"), ("liu", "류"), ("jiu", "주"), ("xiu", "슈"),
    ("gui", "구이"), ("dun", "둔"), ("wen", "원"), ("zhuang", "좡"), ("shuai", "솨이"), ("er", "얼"),
    ("fo", "포"), ("cuo", "춰"), ("zuo", "쭤"), ("suo", "쒀"), ("rong", "룽"), ("die", "뎨"),
    ("yai", "야이"), ("a", "아"), ("ou", "어우"), ("e", "어"),
])
def test_syllable(syllable: str, hangul: str) -> None:
    assert hangul_of(syllable) == hangul


@pytest.mark.parametrize("syllable", [
    "", "v", "ve", "ian", "ong", "zz", "m", "ng", "hng", "A", "zhi1", "jiangg", "가",
])
def test_no_syllable(syllable: str) -> None:
    assert hangul_of(syllable) is None


@pytest.mark.parametrize(("hanzi", "first"), [
    ("重慶", "chong qing"), ("銀行", "yin hang"), ("长江", "chang jiang"), ("增长", "zeng zhang"),
    ("都市", "du shi"), ("单位", "dan wei"), ("单伟健", "shan wei jian"), ("解学恭", "xie xue gong"),
    ("绿地", "lv di"), ("音乐", "yin yue"), ("乐视", "le shi"), ("朝阳区", "chao yang qu"),
    ("中国工商银行", "zhong guo gong shang yin hang"), ("薄熙来", "bo xi lai"),
    ("供给侧", "gong ji ce"), ("会计师", "kuai ji shi"), ("校准", "jiao zhun"),
])
def test_pinyin_in_context(hanzi: str, first: str) -> None:
    assert " ".join(syllables[0] for syllables in pinyin(hanzi)) == first


@pytest.mark.parametrize(("char", "syllable"), [
    ("北", "bai"), ("淡", "tan"), ("温", "yun"), ("重", "tong"), ("家", "gu"), ("京", "yuan"),
])
def test_no_sounds_of_old_dictionaries(char: str, syllable: str) -> None:
    assert syllable not in pinyin(char)[0]


def test_toneless() -> None:
    assert [toneless(s) for s in ("lǜ", "nǚ", "chóng", "ê̄", "de", "ḿ")] == [
        "lv", "nv", "chong", "ê", "de", "m"]


@pytest.mark.parametrize(("hangul", "hanzi", "expected", "why"), cases("deviations.tsv", 4))
def test_official(hangul: str, hanzi: str, expected: str, why: str) -> None:
    assert (official(hangul, hanzi) or "-") == expected, why


def test_official_ignores_blanks() -> None:
    assert official("징 동", "京东") == "징둥"
    assert official("징 둥", "京东") is None


@pytest.mark.parametrize(("hangul", "hanzi", "cut"), [
    ("메이투안", "美团", "메이 투안"), ("링치아오", "灵巧", "링 치아오"), ("핀두어두어", "拼多多", "핀 두어 두어"),
    ("먀오지엔캉", "妙健康", "먀오 지엔 캉"), ("36커", "36氪", "3 6 커"), ("홍콩", "香港", "홍 콩"),
    ("하르빈", "哈尔滨", "하 르 빈"), ("샤오훙수", "小红书", "샤오 훙 수"),
])
def test_stretches(hangul: str, hanzi: str, cut: str) -> None:
    found = stretches(hangul, hanzi)
    assert found is not None
    assert " ".join(stretch for stretch, _ in found) == cut


@pytest.mark.parametrize(("hangul", "hanzi"), [
    ("", "京东"), ("징둥", ""), ("징", "京东"), ("징둥그룹", "京东"), ("시스템", "系统"), ("AI", "京东"),
])
def test_no_stretches(hangul: str, hanzi: str) -> None:
    assert stretches(hangul, hanzi) is None


@pytest.mark.parametrize(("hanzi", "first"), [("香港", "홍 콩"), ("香江", "샹 장"), ("我香", "워 샹")])
def test_fixed_names_are_whole(hanzi: str, first: str) -> None:
    assert " ".join(found[0] for found in sounds(hanzi)) == first


def test_fixed_names_have_a_part_for_each_character() -> None:
    for hanzi, hangul, comment in rows("fixed_names.tsv", 3):
        assert len(hanzi) == len(hangul.split()), hanzi
        assert comment


@given(st.text(max_size=60))
def test_an_entry_for_each_character_of_any_text(text: str) -> None:
    assert len(pinyin(text)) == len(sounds(text)) == len(text)
    assert all(not found for found, char in zip(pinyin(text), text) if not is_hanzi(char))
    official(text, text)


@given(st.text(st.integers(0x4E00, 0x9FA5).map(chr), min_size=1, max_size=12))
def test_the_official_spelling_is_explained(hanzi: str) -> None:
    found = stretches(transcribe(hanzi), hanzi)
    assert found is None or all(score > 0 for _, score in found)
    assert official(transcribe(hanzi), hanzi) is None
