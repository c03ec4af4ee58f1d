"""Plots: every figure drawn to scale and told in words, XML always."""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element, fromstring

import pytest
from hypothesis import given
from hypothesis import strategies as st

from glossary.web.plots import HIGH, ROOM, Titles, bars, figure, histogram, steps, thinned
from tests.printing import HOSTILE

SVG = "{http://www.w3.org/2000/svg}"
TITLES = Titles("What it shows", "across", "up")


def rects(svg: Element) -> list[tuple[float, float]]:
    return [(float(each.attrib["width"]), float(each.attrib["height"]))
            for each in svg.iter(f"{SVG}rect")]


def texts(svg: Element, name: str) -> list[str]:
    return [each.text or "" for each in svg.iter(f"{SVG}text")
            if name in each.attrib.get("class", "").split()]


def test_bars_are_to_scale() -> None:
    svg = fromstring(bars([("reading", 80), ("mixed", 20), ("none", 0)], TITLES))
    (full, _), (quarter, _), (nothing, _) = rects(svg)
    assert full / quarter == pytest.approx(4, rel=0.01) and nothing == 0
    assert texts(svg, "name") == ["reading", "mixed", "none"]
    assert svg.findtext(f"{SVG}title") == "What it shows"
    assert svg.findtext(f"{SVG}desc") == "reading: 80; mixed: 20; none: 0"


def test_a_little_is_seen_beside_much() -> None:
    (_, _), (little, _) = rects(fromstring(bars([("a", 1_000_000), ("b", 1)], TITLES)))
    assert little >= 1


def test_a_histogram_has_a_column_for_each_class_that_has_any() -> None:
    svg = fromstring(histogram([0, 5, 10, 0], (0, 1), TITLES))
    (_, half), (_, full) = rects(svg)
    assert full / half == pytest.approx(2, rel=0.01)
    assert svg.findtext(f"{SVG}desc") == "0.25–0.50: 5; 0.50–0.75: 10"
    assert texts(svg, "axis") == ["up", "across"]
    assert texts(svg, "x")[0] == "0" and "1" in texts(svg, "x")


def test_steps_rise_from_the_base_to_the_last() -> None:
    svg = fromstring(steps([("2024", 5), ("2025", 10)], TITLES))
    area, curve = (each.attrib["d"] for each in svg.iter(f"{SVG}path"))
    assert area == f"{curve}V{HIGH - 48}Z"
    heights = [float(y) for y in re.findall(r"V([\d.]+)", curve)]
    assert len(heights) == 2 and heights[0] > heights[1]
    assert svg.findtext(f"{SVG}desc") == "2024: 5; 2025: 10"
    assert texts(svg, "tick")[-2:] == ["2024", "2025"]


def test_of_many_points_the_ends_are_told() -> None:
    svg = fromstring(steps([(str(at), at) for at in range(500)], TITLES))
    assert svg.findtext(f"{SVG}desc") == "0: 0; 499: 499"
    assert texts(svg, "tick")[-3:] == ["0", "250", "499"]


@pytest.mark.parametrize("svg", [
    bars([], TITLES), histogram([], (0, 1), TITLES), histogram([0, 0], (0, 1), TITLES),
    steps([], TITLES), steps([("a", 0)], TITLES),
])
def test_nothing_is_drawn_of_nothing(svg: str) -> None:
    assert rects(fromstring(svg)) == []


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_names_are_text(text: str) -> None:
    titles = Titles(text, text, text)
    for source in (bars([(text, 1)], titles), histogram([1], (0, 1), titles),
                   steps([(text, 1)], titles)):
        svg = fromstring(source)
        assert {each.tag.removeprefix(SVG) for each in svg.iter()} <= {
            "svg", "title", "desc", "g", "text", "line", "path", "rect"}
        assert not any(name.startswith("on") or name == "style"
                       for each in svg.iter() for name in each.attrib)


NUMBERS = st.integers(0, 10**9)


@given(st.lists(st.tuples(st.text(max_size=20), NUMBERS), max_size=12))
def test_all_stays_within_the_plot(rows: list[tuple[str, int]]) -> None:
    numbers = [number for _, number in rows]
    for source in (bars(rows, TITLES), histogram(numbers, (0, 1), TITLES), steps(rows, TITLES)):
        svg = fromstring(source)
        for each in svg.iter(f"{SVG}rect"):
            x, y, width, height = (
                float(each.attrib[name]) for name in ("x", "y", "width", "height"))
            assert 0 <= x <= x + width <= ROOM + 1
            assert 0 <= y <= y + height <= float(svg.attrib["height"]) + 1
        for path in svg.iter(f"{SVG}path"):
            found = re.findall(r"[VM ]([\d.]+)", path.attrib["d"])
            assert all(0 <= float(number) <= ROOM for number in found)


@given(st.lists(st.tuples(st.text(max_size=2), NUMBERS)), st.integers(2, 50))
def test_thinned_keeps_the_ends(points: list[tuple[str, int]], most: int) -> None:
    found = thinned(points, most)
    assert len(found) == min(len(points), most)
    assert found[:1] == points[:1] and found[-1:] == points[-1:]


def test_figures_are_legible() -> None:
    assert figure(1234567) == "1,234,567"
