"""Plots as SVG: bars for few things with names, a histogram, and a line that rises in steps.

Each is a pure function of figures, is named by its title for those who do not see it, tells all
figures, or the first and last of many, in its description, and has no colours but by class.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from markupsafe import Markup

from glossary.web.svg import element, image, width_of

#: Room in CSS pixels: the width of a plot, the height of one with axes, the size of its writing,
#: the height of a bar and the way from one to the next, the room of the axes below and at the left.
ROOM, HIGH, SMALL, BAR, STEP, BELOW, LEFT = 440, 240, 14, 18, 30, 48, 64

#: Lines across a plot, about.
LINES = 4


class Titles(NamedTuple):
    """What a plot is called, and what its axes count."""

    plot: str
    x: str = ""
    y: str = ""


def bars(rows: Sequence[tuple[str, int]], titles: Titles) -> Markup:
    """Draw a horizontal bar for each name and number, the numbers behind them.

    >>> print(bars([('reading', 8)], Titles('Concepts by kind'))[-98:-44])
    t><rect x="70.8" y="6" width="352.8" height="18" rx="2
    """
    left = max([min(width_of(name, SMALL), ROOM / 3) for name, _ in rows], default=0) + 12
    behind = max([width_of(figure(number), SMALL) for _, number in rows], default=0) + 8
    scale = (ROOM - left - behind) / max([number for _, number in rows] + [1])
    drawn = []
    for at, (name, number) in enumerate(rows):
        y = at * STEP + 6
        length = max(number * scale, 1.5 if number else 0)
        drawn.append(element(
            "g", element("text", name, x=left - 12, y=y + 14, class_="name"),
            element("rect", x=left, y=y, width=length, height=BAR, rx=2),
            element("text", figure(number), x=left + length + 8, y=y + 14), class_="bar"))
    about = "; ".join(f"{name}: {figure(number)}" for name, number in rows)
    return image(ROOM, len(rows) * STEP + 6, titles.plot, about, *drawn, kind="plot bars")


def histogram(counts: Sequence[int], bounds: tuple[float, float], titles: Titles) -> Markup:
    """Draw how many there are of each class; the classes part the *bounds* evenly.

    >>> histogram([1, 0, 3], (0, 1), Titles('Confidence', 'confidence', 'concepts')).count('<rect')
    2
    """
    top, lines = _lines(max(counts, default=0))
    wide = (ROOM - LEFT - 8) / max(len(counts), 1)
    low, high = bounds
    size = (high - low) / max(len(counts), 1)
    names = [f"{low + at * size:.2f}–{low + (at + 1) * size:.2f}" for at in range(len(counts))]
    drawn = []
    for at, number in enumerate(counts):
        if number:
            tall = max(number * _tall() / top, 1.5)
            drawn.append(element(
                "rect", element("title", f"{names[at]}: {figure(number)}"),
                x=LEFT + at * wide + 1, y=_base() - tall, width=max(wide - 2, 1), height=tall, rx=1,
                class_="column"))
    ends = [(LEFT + share * (ROOM - LEFT - 8), f"{low + share * (high - low):g}")
            for share in (0, .25, .5, .75, 1)]
    about = "; ".join(f"{name}: {figure(n)}" for name, n in zip(names, counts) if n)
    return image(ROOM, HIGH, titles.plot, about, *_axes(top, lines, ends, titles), *drawn,
                 kind="plot histogram")


def steps(points: Sequence[tuple[str, int]], titles: Titles) -> Markup:
    """Draw numbers one after the other, each holding until the next, as a line over its area.

    >>> steps([('2024', 3), ('2025', 9)], Titles('Growth', 'documents', 'concepts')).count('<path')
    2
    """
    top, lines = _lines(max((number for _, number in points), default=0))
    wide = (ROOM - LEFT - 8) / max(len(points), 1)
    line = ""
    for at, (_, number) in enumerate(points):
        y, x = _base() - number * _tall() / top, LEFT + at * wide
        line += f"{'V' if at else f'M{LEFT} {_base()}V'}{y:.1f}H{x + wide:.1f}"
    drawn = [] if not points else [
        element("path", d=f"{line}V{_base()}Z", class_="area"),
        element("path", d=line, class_="curve"),
    ]
    shown = sorted({0, len(points) // 2, len(points) - 1}) if points else []
    ends = [(LEFT + (at + .5) * wide, points[at][0]) for at in shown]
    told = points if len(points) <= 12 else [points[0], points[-1]]
    about = "; ".join(f"{name}: {figure(number)}" for name, number in told)
    return image(ROOM, HIGH, titles.plot, about, *_axes(top, lines, ends, titles), *drawn,
                 kind="plot steps")


def thinned(points: Sequence[tuple[str, int]], most: int = 200) -> list[tuple[str, int]]:
    """Give at most *most* of the points, evenly, the first and the last among them.

    >>> thinned([('a', 1), ('b', 2), ('c', 3), ('d', 4)], 2)
    [('a', 1), ('d', 4)]
    """
    if len(points) <= most:
        return list(points)
    return [points[at * (len(points) - 1) // (most - 1)] for at in range(most)]


def figure(number: int) -> str:
    """Write a number with commas between thousands, as Korean and English do.

    >>> figure(999), figure(1234567)
    ('999', '1,234,567')
    """
    return f"{number:,}"


def _base() -> float:
    return HIGH - BELOW


def _tall() -> float:
    return HIGH - BELOW - 22


def _lines(most: int) -> tuple[float, list[float]]:
    """Give the top of the axis and the numbers at its lines: round ones, whole ones.

    >>> _lines(7), _lines(0)
    ((8, [0, 2, 4, 6, 8]), (1, [0, 1]))
    """
    step, power = 1, 1
    while step * LINES < most:
        for first in (2, 5, 10):
            step = first * power
            if step * LINES >= most:
                break
        else:
            power *= 10
    top = max(-(-most // step), 1) * step
    return top, [*range(0, top + 1, step)]


def _axes(
    top: float, lines: Sequence[float], ends: Sequence[tuple[float, str]], titles: Titles
) -> list[Markup]:
    """Draw lines across with their numbers, names below, and what the axes count."""
    drawn = []
    for number in lines:
        y = _base() - number * _tall() / top
        drawn += [
            element("line", x1=LEFT, x2=ROOM - 8, y1=y, y2=y, class_="grid"),
            element("text", figure(int(number)), x=LEFT - 8, y=y + 5, class_="tick y"),
        ]
    last = len(ends) - 1
    for at, (x, name) in enumerate(ends):
        side = "first" if at == 0 and last else "last" if at == last and last else "middle"
        drawn.append(element("text", name, x=x, y=_base() + 20, class_=f"tick x {side}"))
    drawn.append(element("text", titles.y, x=LEFT, y=12, class_="axis y"))
    drawn.append(element("text", titles.x, x=ROOM - 8, y=HIGH - 6, class_="axis x"))
    return drawn
