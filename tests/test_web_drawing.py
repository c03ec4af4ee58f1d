"""The alignment drawn: every part once, links only where something corresponds, XML always."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import get_args
from xml.etree.ElementTree import Element, fromstring

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aligner.types import Method, Segment
from glossary.showing.tables import clean
from glossary.web.drawing import METHODS, ROOM, drawing
from glossary.web.svg import element, shown, width_of
from tests.printing import HOSTILE

SVG = "{http://www.w3.org/2000/svg}"


def drawn(parts: Sequence[Segment], zh: str | None = None) -> Element:
    ko = " ".join(part.ko for part in parts)
    hanzi = "".join(part.zh for part in parts) if zh is None else zh
    return fromstring(str(drawing(parts, ko, hanzi)))


def groups(svg: Element) -> list[Element]:
    return [each for each in svg.iter(f"{SVG}g") if "part" in each.attrib["class"].split()]


def side(group: Element, lang: str) -> str:
    return "".join(text.text or "" for text in group.iter(f"{SVG}text")
                   if text.attrib.get("lang", "").startswith(lang))


def links(svg: Element) -> int:
    return len(list(svg.iter(f"{SVG}path")))


def centres(svg: Element, lang: str) -> list[tuple[str, float]]:
    """Give the texts of a side with their places, row by row."""
    found = [text for text in svg.iter(f"{SVG}text")
             if text.attrib.get("lang", "").startswith(lang)]
    found.sort(key=lambda text: (float(text.attrib["y"]), float(text.attrib["x"])))
    return [(text.text or "", float(text.attrib["x"])) for text in found]


LOW = [Segment("저고도", "低空", "known", 0.98), Segment("경제", "经济", "reading", 1.0)]


def test_each_part_is_named_and_linked() -> None:
    svg = drawn(LOW)
    assert [(side(each, "ko"), side(each, "zh")) for each in groups(svg)] == [
        ("저고도", "低空"), ("경제", "经济")]
    methods = [t.text for t in svg.iter(f"{SVG}text") if t.attrib.get("class") == "method"]
    assert methods == ["known", "reading"]
    assert links(svg) == 2
    assert len({each.attrib["class"] for each in groups(svg)}) == 2


def test_it_says_what_it_shows() -> None:
    svg = drawn(LOW)
    assert svg.attrib["role"] == "img"
    assert svg.findtext(f"{SVG}title") == "저고도 경제 = 低空经济"
    assert svg.findtext(f"{SVG}desc") == "저고도 = 低空: known; 경제 = 经济: reading"


def test_it_speaks_the_language_of_the_reader() -> None:
    names = {**METHODS, "known": "아는 짝"}
    assert ">아는 짝<" in drawing(LOW, "저고도 경제", "低空经济", names=names)


def test_links_cross_where_the_order_differs() -> None:
    svg = drawn([Segment("관리에 관한", "关于", "meaning", 1.0),
                 Segment("의견", "意见", "reading", 1.0)], "意见关于")
    assert [text for text, _ in centres(svg, "ko")] == ["관리에 관한", "의견"]
    assert [text for text, _ in centres(svg, "zh")] == ["意见", "关于"]


def test_what_stands_alone_has_no_link() -> None:
    svg = drawn([Segment("스마트", "", "none", 0.0), Segment("표정", "表情", "reading", 1.0),
                 Segment("", "学", "none", 0.0)])
    assert [each.attrib["class"] for each in groups(svg)] == [
        "part alone", "part tone-0", "part alone"]
    assert links(svg) == 1
    assert "스마트: no match" in (svg.findtext(f"{SVG}desc") or "")


def test_two_that_stand_alone_share_a_column() -> None:
    svg = drawn([Segment("", "天猫", "none", 0.0), Segment("티몰", "", "none", 0.0)])
    assert len(groups(svg)) == 1 and links(svg) == 0
    (ko,), (zh,) = centres(svg, "ko"), centres(svg, "zh")
    assert ko[1] == zh[1]


def test_a_pair_without_a_method_has_no_link() -> None:
    assert links(drawn([Segment("유니트리", "宇树科技", "none", 0.0)])) == 0


def test_a_part_is_not_looked_for_within_another() -> None:
    svg = drawn([Segment("시", "市", "reading", 1.0), Segment("도시", "城市", "reading", 1.0)],
                "城市市")
    assert [text for text, _ in centres(svg, "zh")] == ["城市", "市"]


def test_a_long_term_goes_on_below() -> None:
    parts = [Segment("스마트제조", "智能制造", "meaning", 0.9)] * 9
    svg = drawn(parts)
    assert float(svg.attrib["width"]) <= ROOM
    assert len({text.attrib["y"] for text in svg.iter(f"{SVG}text")
                if text.attrib.get("lang") == "ko"}) > 1


def test_a_part_of_500_characters_is_drawn_whole() -> None:
    svg = drawn([Segment("용어" * 250, "低空" * 250, "meaning", 0.5)])
    assert side(groups(svg)[0], "ko") == "용어" * 250
    assert side(groups(svg)[0], "zh") == "低空" * 250
    assert float(svg.attrib["width"]) <= ROOM


def test_nothing_is_drawn_of_nothing() -> None:
    assert drawing([], "가", "加") == ""


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_terms_are_text(text: str) -> None:
    source = str(drawing([Segment(text, text, "same", 1.0)], text, text))
    svg = fromstring(source)
    assert {each.tag.removeprefix(SVG) for each in svg.iter()} <= {
        "svg", "title", "desc", "g", "text", "line", "path"}
    names = {name for each in svg.iter() for name in each.attrib}
    assert not any(name.startswith("on") or name in ("style", "href") for name in names)
    assert not re.search("[\u202a-\u202e\u2066-\u2069\x00-\x08]", source)


TEXT = st.text(max_size=30)
HANZI = st.text("低空经济智能制造市城 <&\"'\u0301a", max_size=6)
SEGMENT = st.builds(
    Segment, st.one_of(TEXT, st.text("저고도 경제", max_size=8)), st.one_of(TEXT, HANZI),
    st.sampled_from(get_args(Method)), st.floats(0, 1))


@given(st.lists(SEGMENT, min_size=1, max_size=8), TEXT)
def test_whatever_is_drawn_is_xml_and_has_each_part_once(parts: list[Segment], zh: str) -> None:
    for hanzi in (zh, "".join(part.zh for part in reversed(parts))):
        svg = fromstring(str(drawing(parts, zh, hanzi)))
        told = groups(svg)
        for lang, texts in (("ko", [part.ko for part in parts]), ("zh", [p.zh for p in parts])):
            shown_parts = "".join(side(each, lang) for each in told)
            assert _letters(shown_parts) == _letters("".join(map(_xml, texts)))
        width, height = float(svg.attrib["width"]), float(svg.attrib["height"])
        for text in svg.iter(f"{SVG}text"):
            assert -1 <= float(text.attrib["x"]) <= width + 1
            assert 0 <= float(text.attrib["y"]) <= height


@given(st.permutations("低空经济智能制造"))
def test_columns_keep_apart(order: list[str]) -> None:
    parts = [Segment("가나다"[: at % 3 + 1], char, "meaning", 0.5)
             for at, char in enumerate("低空经济智能制造")]
    svg = drawn(parts, "".join(order))
    rows: dict[str, list[tuple[float, float]]] = {}
    for text in svg.iter(f"{SVG}text"):
        if "lang" in text.attrib:
            half = width_of(text.text or "", 30) / 2
            x = float(text.attrib["x"])
            rows.setdefault(text.attrib["y"], []).append((x - half, x + half))
    for row in rows.values():
        row.sort()
        assert all(left[1] <= right[0] for left, right in zip(row, row[1:]))
    assert "".join(text for text, _ in centres(svg, "zh")) == "".join(order)


@given(st.text(), st.text())
def test_an_element_is_xml(text: str, value: str) -> None:
    found = fromstring(str(element("text", text, class_=value)))
    assert (found.text or "") == _xml(text) and found.attrib["class"] == _xml(value)


def test_marked_text_stays() -> None:
    assert element("g", element("text", "<")) == "<g><text>&lt;</text></g>"
    assert shown(element("text", "a")) == "<text>a</text>"


def _xml(text: str) -> str:
    return re.sub("[\ud800-\udfff\ufffe\uffff]", "\ufffd", clean(text))


def _letters(text: str) -> str:
    return "".join(text.split())
