"""Sino-Korean readings: tables of cases, the initial-sound law, every form a page may print."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aligner.readings import initial_law, read, readings, spellings
from aligner.script import simplify, traditionalize
from aligner.text import is_hangul
from tests.cases import cases


@pytest.mark.parametrize(("hanzi", "expected", "why"), cases("readings.tsv", 3))
def test_read(hanzi: str, expected: str, why: str) -> None:
    assert read(hanzi) == expected, why


@pytest.mark.parametrize(("char", "expected"), [
    ("樂", "악 락 요"), ("車", "차 거"), ("率", "률 솔"), ("行", "행 항"), ("金", "금 김"), ("重", "중"),
    ("不", "불 부"), ("易", "역 이"), ("\uf914", "낙 악 락"), ("\uf9bf", "요 악 락"), ("发", "발"),
    ("后", "후"), ("研", "연"), ("硏", "연"), ("团", "단"), ("団", "단"), ("碳", "탄"), ("鋰", "리"),
])
def test_readings(char: str, expected: str) -> None:
    found = " ".join(readings(char))
    assert found == expected or found.startswith(expected + " ")


@pytest.mark.parametrize("char", ["A", "1", "가", " ", "—", "·", "\u3131", "\U0001f600"])
def test_no_reading(char: str) -> None:
    assert readings(char) == () and spellings(char) == frozenset()


def test_no_reading_of_a_lone_surrogate() -> None:
    assert readings("\ud800") == () and read("\ud800") == "\ud800"


@pytest.mark.parametrize(("simplified", "every"), [
    ("干", "간 건"), ("历", "력"), ("复", "복 부"), ("台", "대 태"), ("征", "정 징"), ("斗", "두 투"),
    ("面", "면"), ("谷", "곡"), ("几", "기"), ("云", "운"), ("机", "기"), ("价", "가"), ("叶", "엽"),
])
def test_simplified_has_all(simplified: str, every: str) -> None:
    assert set(every.split()) <= set(readings(simplified))


@pytest.mark.parametrize(("char", "forms"), [
    ("女", "녀 여"), ("理", "리 이"), ("路", "로 노"), ("来", "래 내"), ("率", "률 율 솔"), ("列", "렬 열"),
    ("龙", "룡 용"), ("年", "년 연"), ("数", "수 숫"), ("六", "륙 육 유"), ("丹", "단 란"), ("难", "난 란"),
])
def test_spelled(char: str, forms: str) -> None:
    assert set(forms.split()) <= spellings(char)


@pytest.mark.parametrize(("char", "form"), [
    ("东", "둥"), ("北", "베"), ("京", "징"), ("女", "뉘"), ("经", "공"), ("济", "데"), ("空", "저"),
    ("来", "애"), ("路", "오"), ("年", "련"), ("日", "열"), ("人", "린"), ("大", "태"), ("国", "국가"),
])
def test_not_spelled(char: str, form: str) -> None:
    assert form not in spellings(char)


@pytest.mark.parametrize(("syllable", "at_head"), [
    ("녀", "여"), ("뇨", "요"), ("뉴", "유"), ("니", "이"), ("랴", "야"), ("려", "여"), ("례", "예"),
    ("료", "요"), ("류", "유"), ("리", "이"), ("라", "나"), ("래", "내"), ("로", "노"), ("뢰", "뇌"),
    ("루", "누"), ("르", "느"), ("락", "낙"), ("량", "양"), ("념", "염"), ("나", "나"), ("노", "노"),
    ("가", "가"), ("이", "이"), ("A", "A"), ("ㄹ", "ㄹ"),
])
def test_initial_law(syllable: str, at_head: str) -> None:
    assert initial_law(syllable) == at_head


@given(st.text(max_size=40))
def test_read_keeps_the_length_of_any_text(text: str) -> None:
    assert len(read(text)) == len(text)


@given(st.integers(0x4E00, 0x9FFF).map(chr))
def test_each_reading_is_spelled(char: str) -> None:
    assert set(readings(char)) <= spellings(char)
    assert all(is_hangul(reading) for reading in spellings(char))
    assert set(readings(char)) & spellings(simplify(char)) or not readings(char)
    assert read(char) in spellings(char) | {char} | spellings(traditionalize(char))
