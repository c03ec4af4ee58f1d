"""Script: forms that compare equal, and lengths that stay."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aligner.script import fold, is_traditional, mainland, simplify, traditionalize
from aligner.text import HANZI_RANGES

SAME = [
    ("經濟", "经济"), ("経済", "经济"), ("京東集団", "京东集团"), ("価値", "价值"), ("発展", "发展"),
    ("戦略", "战略"), ("硏究", "研究"), ("和尙", "和尚"), ("靑島", "青岛"), ("淸華", "清华"),
    ("\uf914", "乐"), ("\uf92c君", "郎君"), ("教育", "教育"), ("敎育", "教育"), ("鄕村", "乡村"),
    ("旣存", "既存"), ("産業", "产业"), ("產業", "产业"), ("乾隆", "乾隆"), ("乾燥", "干燥"),
    ("皇后", "皇后"), ("以後", "以后"), ("頭髮", "头发"), ("裏面", "里面"), ("臺灣", "台湾"),
    ("槪念", "概念"), ("比喩", "比喻"), ("勳章", "勋章"), ("広東", "广东"), ("県", "县"),
]

APART = [
    ("予", "豫"), ("芸", "艺"), ("弁", "辩"), ("缶", "罐"), ("糸", "丝"), ("王", "玉"),
    ("未", "末"), ("日", "曰"), ("千", "干"), ("北", "比"), ("土", "士"), ("经", "轻"), ("低", "底"),
]

HAN = st.sampled_from(HANZI_RANGES).flatmap(lambda r: st.integers(*r)).map(chr)


@pytest.mark.parametrize(("form", "plain"), SAME)
def test_forms_fold(form: str, plain: str) -> None:
    assert simplify(form) == simplify(plain) == plain


@pytest.mark.parametrize(("one", "other"), APART)
def test_others_do_not(one: str, other: str) -> None:
    assert simplify(one) != simplify(other)


@pytest.mark.parametrize(("plain", "formal"), [
    ("发展", "發展"), ("头发", "頭髮"), ("皇后", "皇后"), ("以后", "以後"), ("价", "價"), ("団地", "團地"),
    ("云计算", "雲計算"), ("硏究", "研究"), ("低空经济", "低空經濟"), ("AI", "AI"),
])
def test_traditional(plain: str, formal: str) -> None:
    assert traditionalize(plain) == formal


@pytest.mark.parametrize(("word", "other"), [
    ("網際網路", "互联网"), ("网际网路", "互联网"), ("印表機", "打印机"), ("資訊安全", "信息安全"), ("人工智慧", "人工智能"),
    ("低空经济", "低空经济"), ("騰訊", "腾讯"), ("处理器", "处理器"), ("a?1", "a?1"), ("", ""),
])
def test_words_of_taiwan(word: str, other: str) -> None:
    assert mainland(word) == other


@pytest.mark.parametrize(("text", "expected"), [
    ("台灣", True), ("台湾", False), ("団体", False), ("発電", True), ("硏究", False), ("가나", False),
    ("", False), ("北京 2024", False), ("重慶", True),
])
def test_is_traditional(text: str, expected: bool) -> None:
    assert is_traditional(text) is expected


@pytest.mark.parametrize(("one", "other"), [
    ("杭州·云栖大会", "杭州云栖大會"), ("江 苏 五 星 电 器", "江蘇五星電器"), ("“互联网之光”", "互联网之光"),
    ("《求是》", "求是"), ("ＡＩ大模型", "ai大模型"), ("３６氪", "36氪"), ("馬克・吐溫", "马克吐温"),
])
def test_fold(one: str, other: str) -> None:
    assert fold(one) == fold(other)


@pytest.mark.parametrize(("one", "other"), [
    ("大会", "大会厅"), ("第一", "第二"), ("AI大模型", "大模型"), ("广州", "杭州"), ("东方", "东芳"),
])
def test_fold_keeps_apart(one: str, other: str) -> None:
    assert fold(one) != fold(other)


@given(st.text(st.one_of(HAN, st.characters()), max_size=200))
def test_code_points_stay(text: str) -> None:
    for convert in (simplify, traditionalize):
        converted = convert(text)
        assert len(converted) == len(text)
        assert all(a == b for a, b in zip(text, converted) if not is_han(a))


@given(st.text(HAN, max_size=40))
def test_folding_is_settled(text: str) -> None:
    once = simplify(text)
    assert [simplify(c) for c in simplify(once)] == [simplify(c) for c in once]


@given(st.text(st.one_of(HAN, st.sampled_from("aＡ1１ ·・'“”《》\u3000\n가")), max_size=30))
def test_fold_is_settled(text: str) -> None:
    once = fold(text)
    assert not set(once) & set(" ·・'“”《》\u3000\n")
    assert fold(once).casefold() == fold(once)


@given(st.text(max_size=80))
def test_fold_takes_any_text(text: str) -> None:
    assert fold(text) == fold(text + " ")


def is_han(char: str) -> bool:
    return any(a <= ord(char) <= b for a, b in HANZI_RANGES)
