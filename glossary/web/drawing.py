"""The alignment drawn: what of a Korean term corresponds to which Hanzi, and by what it is known.

    저고도     경제         columns in the order of the Korean, what pairs in one colour
      |         |
    known    reading        the method
      |         |
     低空      经济          in the order of the Hanzi: where that differs, the links cross

Columns that no link leaves are a block. Blocks stand side by side and go on below where the room
ends, so that a long term stays legible on a phone. Widths are reckoned, not measured: Hangul and
Hanzi fill a square. A part that nothing corresponds to has a broken line under it and no link.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from markupsafe import Markup

from aligner.types import Segment
from glossary.showing.tables import clean, fold
from glossary.showing.tint import places_of
from glossary.web.svg import element, image, width_of

#: Classes of colours for parts, in turn; the style sheet says which colours these are.
TONES = 6

#: The names of the methods in English, by which a part is known; "" names a part that is alone.
METHODS = {
    "reading": "reading", "transcription": "transcription", "meaning": "meaning", "same": "same",
    "known": "known", "none": "no match",
}

#: Room in CSS pixels: that of the whole, the size of terms and of methods, the gap between two
#: columns and two rows of blocks, the height of a line of a term.
ROOM, SIZE, SMALL, GAP, BETWEEN, LINE = 460, 30, 13, 18, 28, 38

#: The height of links, of links that cross, and of the part of these above the crossings.
LINK, CROSSED, STRAIGHT = 62, 104, 38

#: Cells (see `glossary.showing.tables.cells`) of a part before it goes on in a line below.
CELLS = 24


class _Column(NamedTuple):
    """Parts that stand one above the other: one with both sides, or one or two alone."""

    ko: tuple[str, ...]
    zh: tuple[str, ...]
    part: Segment
    tone: int | None

    @property
    def is_linked(self) -> bool:
        return bool(self.part.ko and self.part.zh) and self.tone is not None


class _Block(NamedTuple):
    """Columns in the order of the Korean, and their numbers in the order of the Hanzi."""

    columns: tuple[_Column, ...]
    order: tuple[int, ...]
    names: Mapping[str, str]

    @property
    def widths(self) -> tuple[list[float], list[float]]:
        """Give those of the upper side, each with its method, and of the lower in its order."""
        upper = [max(_wide(each.ko), width_of(self.names[each.part.method], SMALL))
                 for each in self.columns]
        return upper, [_wide(self.columns[at].zh) for at in self.order]

    @property
    def width(self) -> float:
        return max(sum(side) + GAP * (len(side) - 1) for side in self.widths)


def drawing(
    parts: Sequence[Segment], ko: str, zh: str, lang: str = "zh-Hans",
    names: Mapping[str, str] = METHODS,
) -> Markup:
    """Draw the *parts* of the terms *ko* and *zh*, which is of the language *lang*, as SVG.

    *names* are those of the methods. Nothing is drawn where there are no parts.

    >>> parts = [Segment('저고도', '低空', 'known', .98), Segment('경제', '经济', 'reading', 1.0)]
    >>> print(drawing(parts, '저고도 경제', '低空经济')[:85])
    <svg xmlns="http://www.w3.org/2000/svg" class="alignment" role="img" width="168" heig
    """
    blocks = list(_blocks(_columns(parts), zh, names))
    if not blocks:
        return Markup("")
    drawn: list[Markup] = []
    top, width = 4.0, max(block.width for block in blocks)
    for row in _rows(blocks):
        link = CROSSED if any(len(block.columns) > 1 for block in row) else LINK
        heights = [LINE * max(len(side) for block in row for each in block.columns
                              for side in [(each.ko, each.zh)[below]]) for below in (0, 1)]
        left = 0.0
        for block in row:
            drawn.append(_drawn(block, (left, top + heights[0]), link, lang))
            left += block.width + GAP
        width = max(width, left - GAP)
        top += sum(heights) + link + BETWEEN
    about = "; ".join(_told(part, names) for part in parts)
    kind = "alignment wide" if width > ROOM else "alignment"
    return image(width, top - BETWEEN + 4, f"{ko} = {zh}", about, *drawn, kind=kind)


def _told(part: Segment, names: Mapping[str, str]) -> str:
    if not (part.ko and part.zh):
        return f"{part.ko or part.zh}: {names['none']}"
    return f"{part.ko} = {part.zh}: {names[part.method]}"


def _columns(parts: Sequence[Segment]) -> list[_Column]:
    """Set the parts side by side; two neighbours alone, one of either side, share a column."""
    columns: list[_Column] = []
    tones = 0
    for part in parts:
        alone = not (part.ko and part.zh)
        last = columns[-1] if columns else None
        if alone and last and _fits(last, part):
            columns[-1] = last._replace(ko=last.ko + _lines(part.ko), zh=last.zh + _lines(part.zh),
                                        part=last.part._replace(ko=last.part.ko + part.ko,
                                                                zh=last.part.zh + part.zh))
            continue
        tone = None if alone or part.method == "none" else tones % TONES
        tones += tone is not None
        columns.append(_Column(_lines(part.ko), _lines(part.zh), part, tone))
    return columns


def _fits(column: _Column, part: Segment) -> bool:
    """Tell whether *part* can stand where *column* has nothing."""
    return column.tone is None and not (column.ko if part.ko else column.zh) \
        and column.part.method == "none" == part.method


def _lines(text: str) -> tuple[str, ...]:
    shown = clean(text).strip()
    return tuple(fold(shown, CELLS)) if shown else ()


def _wide(lines: Iterable[str]) -> float:
    return max([width_of(line, SIZE) for line in lines], default=SIZE / 2)


def _blocks(columns: list[_Column], zh: str, names: Mapping[str, str]) -> Iterable[_Block]:
    """Cut the columns where no link crosses from one side of the cut to the other."""
    order = _order(columns, zh)
    start = 0
    for end in range(1, len(columns) + 1):
        if max(order[start:end]) < end:
            numbers = tuple(at - start for at in order[start:end])
            yield _Block(tuple(columns[start:end]), numbers, names)
            start = end


def _order(columns: list[_Column], zh: str) -> list[int]:
    """Give the numbers of the columns in the order of their Hanzi.

    The longest find their place first, lest a part be found within another. What has no Hanzi, or
    none that stand in *zh*, goes behind what it follows in the Korean.
    """
    by_length = sorted(range(len(columns)), key=lambda at: -len(columns[at].part.zh))
    spans = places_of(zh, [columns[at].part.zh for at in by_length], ordered=False)
    starts = {at: span[0] for at, span in zip(by_length, spans) if span and columns[at].part.zh}
    places: list[tuple[int, int]] = []
    for at in range(len(columns)):
        before = places[-1][0] if places else -1
        places.append((starts.get(at, before), at))
    return [at for _, at in sorted(places)]


def _rows(blocks: Iterable[_Block]) -> list[list[_Block]]:
    rows: list[list[_Block]] = []
    used = 0.0
    for block in blocks:
        if not rows or used + block.width > ROOM:
            rows.append([])
            used = 0.0
        rows[-1].append(block)
        used += block.width + GAP
    return rows


def _drawn(block: _Block, at: tuple[float, float], link: float, lang: str) -> Markup:
    """Draw a block from *at* on, where the Korean ends; the Hanzi begin *link* below."""
    left, base = at
    upper, lower = block.widths
    above = _centres(upper, left, block.width)
    below = dict(zip(block.order, _centres(lower, left, block.width)))
    groups = []
    for number, column in enumerate(block.columns):
        tone = "alone" if column.tone is None else f"tone-{column.tone}"
        groups.append(element(
            "g", element("title", _hint(column.part, block.names)),
            *_side(column.ko, above[number], base, "ko", -1),
            *_side(column.zh, below[number], base + link, lang, 1),
            *_link(column, above[number], below[number], (base, base + link)),
            element("text", block.names[column.part.method], x=above[number],
                    y=base + min(link / 2, STRAIGHT / 2 + 4) + SMALL / 3, class_="method"),
            class_=f"part {tone}"))
    return Markup("").join(groups)


def _hint(part: Segment, names: Mapping[str, str]) -> str:
    sure = f", {part.score:.2f}" if part.ko and part.zh and part.method != "none" else ""
    return _told(part, names) + sure


def _centres(widths: list[float], left: float, room: float) -> list[float]:
    at = left + (room - sum(widths) - GAP * (len(widths) - 1)) / 2
    found = []
    for width in widths:
        found.append(at + width / 2)
        at += width + GAP
    return found


def _side(lines: tuple[str, ...], x: float, edge: float, lang: str, down: int
          ) -> Iterable[Markup]:
    """Draw one side of a column, its lines above the *edge* or below it, and a bar at the edge."""
    for number, line in enumerate(lines):
        y = edge + number * LINE + 31 if down > 0 else edge - (len(lines) - 1 - number) * LINE - 10
        yield element("text", line, x=x, y=y, lang=lang, class_="term")
    if lines:
        half = _wide(lines) / 2
        yield element("line", x1=x - half, x2=x + half, y1=edge, y2=edge, class_="bar")


def _link(column: _Column, x1: float, x2: float, ends: tuple[float, float]) -> Iterable[Markup]:
    """Draw a link: straight past the method, which no other may cross, then over to the Hanzi."""
    if column.is_linked:
        top, low = ends
        turn = top + STRAIGHT
        bend = (turn + low) / 2
        d = f"M{x1:.1f} {top:.1f}V{turn:.1f}"
        d += f"C{x1:.1f} {bend:.1f} {x2:.1f} {bend:.1f} {x2:.1f} {low:.1f}"
        yield element("path", d=d, class_="link")
