"""Laws that hold for any text: no exception, verbatim slices, the same result every time."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from aligner.cleaning import plain
from aligner.glosses import Extractor
from aligner.text import has_hanzi
from aligner.types import Gloss
from aligner.vectors import WordVectors

KOREAN = ("저고도", "경제", "화웨이", "핑안그룹", "의 ", "과 ", " ", "베이징", "스마트 ", "디디추싱")
HANZI = ("中", "华为", "平安集团", "低空经济", "十四五", "？", "?", "¤", "北京", "智能", "滴滴出行")
#: What stands in the way.
ODD = (
    "\n", "\r\n", "\r", "\t", "(", ")", "（", "）", "[", "]", "《", "》", "<", ">", "〔", "【", "'", "“",
    "”", "‘", ",", "·", "/", ":", "이하 ", "Huawei", "5G", "14", "3.0", "&#25340;", "&#x4e2d;",
    "&#55296;", "&#99999999;", "&#40;", "&nbsp;", "&shy;", "1)", "[3]", "핑안그\n룹",
    "..", "다. ", "△", "- ", "ㅇ ", "1) ", "㈜", "\u3000", "\u200b",
    "\x00", "\ud800", "\U00020000", "龍", "😀", "👨‍👩‍👧", "\u202e", "עברית", "가\u0301", "한", "ß",
    "İ", "々", "①", "１４", "²", "٣", "\x85", "\u2028", "\x0b", "\x1c", "\ufeff", "ᄀ", "ㄱ",
)
FRAGMENTS = KOREAN + HANZI + ODD
NOISE = st.lists(st.sampled_from(FRAGMENTS), max_size=3).map("".join)
REFERENCES = ("&#40;", "&lpar;", "&#65288;")
KO = st.lists(st.sampled_from(KOREAN), min_size=1, max_size=4)
ZH = st.lists(st.sampled_from(HANZI), min_size=1, max_size=3)
#: A bracket with Hanzi behind Korean, with something odd in any place.
GLOSS = st.tuples(
    NOISE, KO.map("".join), NOISE, st.sampled_from("((((（[〔《【"), NOISE, ZH.map("".join), NOISE,
    st.sampled_from("))))）]〕》】"), NOISE).map("".join)
TEXT = st.lists(st.one_of(GLOSS, GLOSS, NOISE), max_size=6).map("".join)
QUIET = st.lists(st.sampled_from(
    [f for f in FRAGMENTS if not has_hanzi(f) and "&#" not in f])).map("".join)
ANY = st.text(st.characters(), max_size=60)


class Counter:
    """An encoder that knows nothing: the vector of a word is made of its letters."""

    name = "counter"

    def encode(self, words: Sequence[str]) -> NDArray[np.float32]:
        rows = np.ones((len(words), 8), np.float32)
        for row, word in zip(rows, words):
            for char in word:
                row[ord(char) % 8] += 1
        return rows


@pytest.fixture(scope="module", params=["none", "counter"])
def some(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Extractor:
    """An extractor without meaning, and one with a fake encoder."""
    made = Extractor(encoder="none")
    if request.param == "counter":
        made._vectors = WordVectors(Counter(), tmp_path_factory.mktemp("vectors"))
    return made


def letters(text: str) -> str:
    """Give *text* without blanks and signs."""
    return "".join(c for c in text if c.isalnum())


def check(text: str, glosses: list[Gloss]) -> None:
    """Check what holds for every record of a text."""
    for g in glosses:
        assert text[slice(*g.ko_span)] == g.ko and text[slice(*g.zh_span)] == g.zh
        assert g.ko.strip() == g.ko != "" and g.zh.strip() == g.zh
        assert has_hanzi(plain(g.zh))
        assert text[g.offset] in "(（[［〔【《〈" or text[g.offset:].startswith(REFERENCES)
        assert g.line == text.count("\n", 0, g.offset) + 1
        assert 0 < g.confidence < 1 and g.segments and g.zh_restored != g.zh
        assert all(0 <= s.score <= 1 and (s.ko or s.zh) for s in g.segments)
        assert letters("".join(s.ko for s in g.segments)) == letters(plain(g.ko))
        zh, after = plain(g.zh), plain(text[g.zh_span.end:])
        if zh not in (zh[:len(zh) // 2] * 2, after[:len(zh)]):  # not typed twice
            assert letters("".join(s.zh for s in g.segments)) == letters(zh)
    places = [(g.offset, g.zh_span) for g in glosses]
    assert places == sorted(set(places))


@settings(max_examples=400, deadline=None)
@given(TEXT)
@example("화웨이(华为)\x00(中)")
@example("핑안그룹\r(平安集团)")
@example("가(&#55296;中)")
@example("0 /𠀀경제(经济0 /𠀀)")
@example("北京(저고도？\x85)")
def test_records_are_slices(some: Extractor, text: str) -> None:
    check(text, some.extract(text))


@settings(max_examples=200, deadline=None)
@given(ANY)
def test_any_text_is_read(some: Extractor, text: str) -> None:
    check(text, some.extract(text))
    check(f"화웨이({text}中国", some.extract(f"화웨이({text}中国"))
    check(f"{text}경제(经济{text})", some.extract(f"{text}경제(经济{text})"))


@settings(max_examples=60, deadline=None)
@given(TEXT)
def test_reading_twice_tells_nothing_new(some: Extractor, text: str) -> None:
    first = some.extract(text)
    assert some.extract(text) == first
    assert some.extract_run([text, text]) == [first, first]


@settings(max_examples=60, deadline=None)
@given(QUIET, QUIET)
def test_other_lines_without_hanzi_change_nothing(some: Extractor, above: str, below: str) -> None:
    line = "서쪽의 저장(浙江)은 넓다."
    [alone] = some.extract(line)
    [later] = some.extract(f"{above}\n{line}\n{below}")
    assert later.offset == alone.offset + len(above) + 1
    assert (later.ko, later.zh, later.kind, later.segments, later.confidence) == (
        alone.ko, alone.zh, alone.kind, alone.segments, alone.confidence)


def test_segments_spell_the_hanzi(some: Extractor) -> None:
    [found] = some.extract("베이징의 저고도(平安集团)")
    assert "".join(s.zh for s in found.segments) == found.zh


def test_an_empty_run(some: Extractor) -> None:
    assert some.extract("") == [] and some.extract_run([]) == []
