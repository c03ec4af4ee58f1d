"""Pinyin as people type it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from glossary.lookup.pinyin import CUTS, begun, read_pinyin, sounds_like

SYLLABLES = "di kong jing ji xi an xian lv nv lve zhuang er e ang shi qing hai nan wu yi".split()


@pytest.mark.parametrize(("word", "cut"), [
    ("dikong", "di kong"), ("Di1Kong1", "di kong"), ("dī kōng", "di kong"), ("xi'an", "xi an"),
    ("xi’an", "xi an"), ("xi-an", "xi an"), ("xian", "xian"), ("xian", "xi an"), ("lüe", "lve"),
    ("lu:e4", "lve"), ("lue", "lve"), ("lyu", "lv"), ("nyu", "nv"), ("nu", "nv"), ("nu", "nu"),
    ("zhuangzu", "zhuang zu"), ("er", "er"), ("fangan", "fang an"), ("fangan", "fan gan"),
])
def test_a_word_is_cut_into_syllables(word: str, cut: str) -> None:
    typed = read_pinyin(word)
    assert typed and tuple(cut.split()) in typed.cuts


@pytest.mark.parametrize(
    "word", ["ftp", "dikongq", "5g", "저고도", "低空", "", "'", "a" * 1000, "di+kong"]
)
def test_what_is_no_pinyin_has_no_syllables(word: str) -> None:
    typed = read_pinyin(word)
    assert typed is None or not typed.cuts


@pytest.mark.parametrize(("word", "syllables", "whole"), [
    ("kongjing", "di kong jing ji", True), ("dikongjingji", "di kong jing ji", True),
    ("ludi", "lv di", True), ("lvdi", "lv di", True), ("xi an", "xi an", True),
    ("dikongj", "di kong jing ji", False), ("dikongjin", "di kong jing ji", False),
])
def test_it_sounds_like_syllables(word: str, syllables: str, whole: bool) -> None:
    typed = read_pinyin(word)
    assert typed and sounds_like(typed, syllables.split(), whole)


@pytest.mark.parametrize(("word", "syllables", "whole"), [
    ("kongji", "di kong jing ji", True), ("ikong", "di kong", True), ("xi an", "xian", True),
    ("xian", "xi ang", True), ("lvdi", "lu di", True), ("di ko", "di kong", True),
    ("dikongk", "di kong jing", False), ("dik ong", "di kong", False), ("kongdi", "di kong", True),
])
def test_it_does_not_sound_like_syllables(word: str, syllables: str, whole: bool) -> None:
    typed = read_pinyin(word)
    assert typed and not sounds_like(typed, syllables.split(), whole)


@pytest.mark.parametrize(("word", "whole", "head"), [
    ("dikongj", "di kong", "j"), ("dikongjin", "di kong", "jin"), ("beij", "bei", "j"),
    ("di kongzh", "di kong", "zh"), ("lvx", "lv", "x"), ("zhua", "", "zhua"),
])
def test_the_last_syllable_may_be_begun(word: str, whole: str, head: str) -> None:
    typed = read_pinyin(word)
    assert typed and (tuple(whole.split()), head) in begun(typed)


@pytest.mark.parametrize("word", ["j", "zh", "di", "xx", "dikongxyz"])
def test_too_little_is_no_beginning(word: str) -> None:
    typed = read_pinyin(word)
    assert typed and begun(typed) == []


@given(st.lists(st.sampled_from(SYLLABLES), min_size=1, max_size=6), st.sampled_from(" '_"))
def test_syllables_are_found_again(syllables: list[str], between: str) -> None:
    between = between.strip("_")
    typed = read_pinyin(between.join(syllables))
    assert typed and 0 < len(typed.cuts) <= 2 * CUTS
    assert sounds_like(typed, syllables)
    assert sounds_like(typed, ["ba", *syllables, "ge"])
    if between:
        assert tuple(syllables) in typed.cuts
