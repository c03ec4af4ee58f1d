"""Elements of SVG as text: escaped, well formed whatever the terms hold, styled by class alone.

What is drawn has no style of its own: colours and fonts are the style sheet's, by the classes of
the elements, so that dark and light, screen and paper need one drawing, and a page may forbid
inline styles.
"""

from __future__ import annotations

import re

from markupsafe import Markup, escape

from glossary.showing.tables import cells, clean

#: What no XML document may hold (XML 1.0, 2.2) and `clean` leaves.
_NO_CHARACTER = re.compile("[\ud800-\udfff\ufffe\uffff]")


def element(name: str, *inside: str, **attributes: str | float | None) -> Markup:
    """Write an element; an attribute that is None is left out, a trailing _ of its name as well.

    >>> print(element('text', '저고도<', x=1.50, class_='ko'))
    <text x="1.5" class="ko">저고도&lt;</text>
    """
    written = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{escape(_value(value))}"'
        for key, value in attributes.items() if value is not None)
    if not inside:
        return Markup(f"<{name}{written}/>")
    return Markup(f"<{name}{written}>{''.join(map(shown, inside))}</{name}>")


def shown(text: str) -> Markup:
    r"""Escape *text*, without what a page may not show: controls, directions, half characters.

    >>> print(shown('a\x00\u202e<b'), shown('\ud800'))
    a &lt;b �
    """
    return text if isinstance(text, Markup) else escape(_NO_CHARACTER.sub("\ufffd", clean(text)))


def image(width: float, height: float, title: str, about: str, *inside: str, kind: str) -> Markup:
    """Write an image of its own size, which shrinks where there is less room.

    *title* names it to those who do not see it, *about* tells what it shows.
    """
    return element(
        "svg", element("title", title), element("desc", about), *inside,
        xmlns="http://www.w3.org/2000/svg", class_=kind, role="img",
        width=width, height=height, viewBox=f"0 0 {_value(width)} {_value(height)}")


def width_of(text: str, size: float) -> float:
    """Estimate how wide *text* stands, in the unit of the font's *size*: nothing is measured.

    Hangul and Hanzi fill a square, which holds in every font; of others it is a little more than
    the half, the mean of Latin in fonts without serifs.

    >>> width_of('低空', 10), width_of('AI', 10)
    (20.0, 12.0)
    """
    wide = cells(text)
    narrow = sum(1 for char in text if char.isascii())
    return size * ((wide - narrow) / 2 + narrow * 0.6)


def _value(value: str | float) -> str:
    if isinstance(value, str):
        return str(_NO_CHARACTER.sub("\ufffd", clean(value)))
    return f"{value:.2f}".rstrip("0").rstrip(".")
