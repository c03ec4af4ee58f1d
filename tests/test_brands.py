"""Brands that are words as well: what is the word, and what another name of the bearer."""

from __future__ import annotations

import pytest

from glossary.merging.brands import is_word_beside_brand


@pytest.mark.parametrize(("ko", "brand", "zh"), [
    ("사과", "애플", "苹果"), ("좁쌀", "샤오미", "小米"), ("전설", "트랜션", "传音"),
])
def test_words(ko: str, brand: str, zh: str) -> None:
    assert is_word_beside_brand(ko, brand, zh)
    assert not is_word_beside_brand(brand, ko, zh)


@pytest.mark.parametrize(("ko", "brand", "zh"), [
    ("웨이신", "위챗", "微信"),  # the sound of the Hanzi
    ("소미", "샤오미", "小米"),  # their reading
    ("애플사", "애플", "苹果"),  # the brand and more
    ("위쳇", "위챗", "微信"),  # the brand, misspelt
    ("BYD", "비야디", "比亚迪"),
    ("국가전력망", "스테이트그리드", "国家电网"),  # a longer brand is translated
    ("사과", "배", "苹果"), ("사과", "애플", "梨"), ("", "", ""),
])
def test_what_is_no_word(ko: str, brand: str, zh: str) -> None:
    assert not is_word_beside_brand(ko, brand, zh)
