"""A translation memory, TMX 1.4b, unit by unit. Source: LISA, "TMX 1.4b Specification"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from html import escape
from importlib.metadata import version
from typing import NamedTuple

#: What XML 1.0 cannot hold (section 2.2 of its specification).
_NO_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


class Unit(NamedTuple):
    """A Korean text and its translation into *chinese*, zh-CN or zh-TW; properties with types."""

    ko: str
    zh: str
    chinese: str = "zh-CN"
    properties: tuple[tuple[str, str], ...] = ()


def tmx_parts(units: Iterable[Unit]) -> Iterator[str]:
    """Yield a translation memory in pieces: its head, each unit, its end.

    >>> list(tmx_parts([Unit('가 & 나', '甲')]))[1].splitlines()[1].strip()
    '<tuv xml:lang="ko-KR"><seg>가 &amp; 나</seg></tuv>'
    """
    yield (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<!DOCTYPE tmx SYSTEM "tmx14.dtd">\n'
        '<tmx version="1.4">\n'
        '  <header creationtool="kozh-glossary" '
        f'creationtoolversion="{version("kozh-glossary")}" segtype="sentence" '
        'o-tmf="glossary" adminlang="en" srclang="ko-KR" datatype="plaintext"/>\n'
        "  <body>\n")
    yield from map(_unit, units)
    yield "  </body>\n</tmx>\n"


def _unit(unit: Unit) -> str:
    properties = "".join(
        f'      <prop type="{kind}">{_xml(value)}</prop>\n' for kind, value in unit.properties)
    return (
        f"    <tu>\n{properties}"
        f'      <tuv xml:lang="ko-KR"><seg>{_xml(unit.ko)}</seg></tuv>\n'
        f'      <tuv xml:lang="{unit.chinese}"><seg>{_xml(unit.zh)}</seg></tuv>\n    </tu>\n')


def _xml(text: str) -> str:
    return escape(_NO_XML.sub("", text), quote=False)
