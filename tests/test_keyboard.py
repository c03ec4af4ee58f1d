"""Hangul off the keyboard: laws that hold for all syllables, and slips that people make."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from glossary.lookup.keyboard import (
    compose, from_latin, has_loose, is_syllables, letters, to_latin,
)

SYLLABLES = st.text(st.characters(min_codepoint=0xAC00, max_codepoint=0xD7A3), max_size=8)


def test_every_syllable_comes_back() -> None:
    for code in range(0xAC00, 0xD7A4):
        syllable = chr(code)
        assert compose(letters(syllable)) == syllable
        keys = to_latin(syllable)
        assert keys.isupper() or from_latin(keys) == syllable  # capitals alone may be caps lock


@given(SYLLABLES)
def test_words_come_back(word: str) -> None:
    assert compose(letters(word)) == word
    assert from_latin(to_latin(f"가{word}")) == f"가{word}"
    assert not has_loose(word) and is_syllables(word) == bool(word)


@given(st.text(max_size=12))
def test_what_is_no_hangul_stays(text: str) -> None:
    plain = "".join(char for char in text if not "ㄱ" <= char <= "ㅣ" and not "가" <= char <= "힣")
    assert compose(plain) == letters(plain) == to_latin(plain) == plain


@pytest.mark.parametrize(("typed", "word"), [
    ("ㄱㅏ", "가"), ("ㄱㅏㄱ", "각"), ("ㄱㅏㄱㅏ", "가가"), ("ㅇㅓㅂㅅㄷㅏ", "없다"), ("ㅇㅓㅂㅅㅓ", "업서"),
    ("ㄱㅗㅏㅇ", "광"), ("ㅇㅡㅣ", "의"), ("ㅃㅏㄹㅡㅁ", "빠름"), ("ㄷㅏㄺ", "닭"), ("ㄷㅏㄺㅣ", "다ㄺㅣ"),
    ("ㅏㅏ", "ㅏㅏ"), ("ㄱㄴㄷ", "ㄱㄴㄷ"), ("ㄱㅏㄸㅏ", "가따"), ("", ""),
])
def test_letters_make_syllables(typed: str, word: str) -> None:
    assert compose(typed) == word


@pytest.mark.parametrize(("typed", "word"), [
    ("gksrnr", "한국"), ("Rk", "까"), ("qhWkd", "보짱"), ("dhksrhl", "완괴"), ("rkqt", "값"),
    ("dkssud", "안녕"), ("GKSRNR", "한국"), ("Gksrnr", "한국"), ("gks rnr", "한 국"), ("wrw", "ㅈㄱㅈ"),
])
def test_korean_in_latin_mode(typed: str, word: str) -> None:
    assert from_latin(typed) == word


@pytest.mark.parametrize(("typed", "word"), [
    ("ㅊㅁ시", "catl"), ("ㅗㅕㅁㅈ댜", "huawei"), ("야ㅏㅐㅜㅎ", "dikong"), ("뮤ㅊ", "abc"), ("ㅆ", "T"),
])
def test_latin_in_korean_mode(typed: str, word: str) -> None:
    assert to_latin(typed) == word
