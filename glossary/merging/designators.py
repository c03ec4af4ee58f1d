"""Designators: what a name carries, or leaves out, to say what kind of thing it names.

A designator tells nothing new where both languages carry it, as long as the rest is a name:

    항저우시 杭州市 is 항저우 杭州        핑안그룹 平安集团 is 핑안 平安
    지린성 吉林省 is not 지린시 吉林市    물류회사 物流公司 is not 물류 物流

Everything here takes folded forms (`glossary.keys`).
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import chain
from typing import NamedTuple

from glossary.merging.abbreviations import forms
from glossary.merging.likeness import plain, read_as_korean

#: Administrative ranks; what stands before one is always the name of a place.
RANKS = {
    "特别行政区": ("특별행정구",), "自治区": ("자치구",), "自治州": ("자치주",), "自治县": ("자치현",),
    "省": ("성",), "市": ("시",), "县": ("현",),
}
#: The peoples whom autonomous places name.
_ZH_PEOPLE = re.compile(
    "(?:(?:回|壮|藏|羌|彝|苗|土家|侗|布依|傣|景颇|白|傈僳|哈尼|朝鲜|哈萨克|柯尔克孜|蒙古|满|瑶|黎)族|维吾尔族?)+$")
_KO_PEOPLE = re.compile(
    "(?:(?:후이|회|좡|장|짱|티베트|창|강|이|먀오|투자|둥|부이|다이|징포|바이|리쑤|하니|조선|차오셴|카자흐|키르기스|"
    "몽골|멍구|만|만주|야오|리)족|(?:위구르|웨이우얼)족?)+$")

#: Ranks that may stand behind a common noun as well: 开发区 is no place called 开发.
LOWER_RANKS = {"新区": ("신구",), "区": ("구",), "镇": ("진",), "乡": ("향",)}

#: Legal forms of firms, and parts of them.
ZH_FIRM = re.compile("(?:(?:有限责任|股份有限|有限)?公司|集团|控股|股份)+$")
KO_FIRM = re.compile("(?:유한책임회사|주식유한회사|주식회사|유한공사|유한회사|지주회사|회사|공사|그룹|홀딩스|지주)+$")

_PLACES = {**RANKS, **LOWER_RANKS}

#: The ranks, and the forms that pages print most.
_ZH_TAILS = (*_PLACES, "集团", "控股", "公司", "有限公司", "集团有限公司", "股份有限公司", "控股有限公司")
_KO_TAILS = (*chain(*_PLACES.values()), "그룹", "홀딩스", "회사", "유한공사")

#: Two characters at least, or syllables, make a name.
NAME = 2


class Named(NamedTuple):
    """A pair without its designator, and the kind of thing that the designator says it is."""

    ko: str
    zh: str
    kind: str


@lru_cache(maxsize=1 << 14)
def named(ko: str, zh: str) -> Named | None:
    """Take the designator off a name; None where the two sides do not both carry it.

    >>> named('항저우시', '杭州市'), named('텐센트홀딩스', '腾讯控股')
    (Named(ko='항저우', zh='杭州', kind='市'), Named(ko='텐센트', zh='腾讯', kind='firm'))
    >>> named('물류회사', '物流公司'), named('개발구', '开发区'), named('텐센트', '腾讯控股')
    (None, None, None)
    """
    found = _firm(ko, zh) or _place(ko, zh)
    if found is None or min(len(found.ko), len(found.zh)) < NAME:
        return None
    if found.kind not in RANKS and read_as_korean(found.ko, found.zh):
        return None  # a common noun: names are transcribed
    return found


def _firm(ko: str, zh: str) -> Named | None:
    name_ko, name_zh = KO_FIRM.sub("", ko), ZH_FIRM.sub("", zh)
    return Named(name_ko, name_zh, "firm") if name_ko != ko and name_zh != zh else None


def _place(ko: str, zh: str) -> Named | None:
    for rank, tails in _PLACES.items():
        if zh.endswith(rank):
            tail = next((tail for tail in tails if ko.endswith(tail)), None)
            return _of_people(ko[:-len(tail)], zh[:-len(rank)], rank) if tail else None
    return None


def _of_people(ko: str, zh: str, rank: str) -> Named:
    name_ko, name_zh = _KO_PEOPLE.sub("", ko), _ZH_PEOPLE.sub("", zh)
    both = name_ko != ko and name_zh != zh and rank.startswith("自治")
    return Named(name_ko, name_zh, rank) if both else Named(ko, zh, rank)


def contradictory(a: str, b: str) -> bool:
    """Tell whether two Hanzi terms are places of one name and of two ranks.

    >>> contradictory('吉林省', '吉林市'), contradictory('吉林省', '吉林'), contradictory('杭州市', '广州市')
    (True, False, False)
    """
    if a[-1:] == b[-1:]:
        return False
    ranks = [(zh[:-len(rank)], rank) for zh in (a, b) for rank in RANKS if zh.endswith(rank)]
    return len(ranks) == 2 and ranks[0][0] == ranks[1][0]


def kin(ko: str, zh: str) -> tuple[str, ...]:
    """Give the keys under which the same name may stand, with a designator or without or shorter.

    >>> kin('항저우시', '杭州市'), kin('베이징대', '北大')[:2]
    (('항저우', '杭州'), ('베이징대학', '베이징대학교'))
    """
    name = named(ko, zh)
    if name is not None:
        return (*name[:2], *forms(zh))
    short = plain(ko)
    schools = [short + more for more in ("", "학", "학교") if short.endswith("대")]
    return (*(form for form in schools if form != ko), *(ko + tail for tail in _KO_TAILS),
            *(zh + tail for tail in _ZH_TAILS), *forms(zh))
