"""Designators: what a name carries, or leaves out, to say what kind of thing it names.

A designator tells nothing new where both languages carry it, as long as the rest is a name; the
name of the state before one of its organs does not either:

    항저우시 杭州市 is 항저우 杭州        핑안그룹 平安集团 is 핑안 平安
    지린성 吉林省 is not 지린시 吉林市    물류회사 物流公司 is not 물류 物流
    시후구 西湖区 is not 시후 西湖
    중국민항국 中国民航局 is 민항국 民航局

What makes a place a city (市) or a firm a group (集团) Korean may leave out.

Everything here takes folded forms (`glossary.keys`).
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import chain
from typing import NamedTuple

from glossary.merging.abbreviations import FULL, forms
from glossary.merging.likeness import is_noun, plain
from glossary.merging.trades import nameless

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
KO_FIRM = re.compile(
    "(?:유한책임회사|주식유한회사|주식회사|유한공사|유한회사|지주회사|회사|공사|그룹|집단|홀딩스|지주|"
    "지퇀|쿵구|구펀)+$")

#: Science and technology, which a firm says of itself; 기술 技术 stands behind common nouns.
_ZH_TECH, _KO_TECH = "科技", re.compile("(?:과기|커지|테크놀로지|테크|로보틱스)$")

#: The forms that firms alone have; 회사 公司 and 집단 stand behind what any firm or crowd does.
_ZH_GROUP = re.compile("(?:集团|控股|股份|有限公司|有限责任公司)$")
_KO_CROWD = re.compile("집단$")

#: The state, and organs of one: 部 is a ministry unless it is a part of something.
_STATES = {"中华人民共和国": "중화인민공화국", "中国": "중국", "国家": "국가"}
_ORGAN = re.compile("..(?:(?<![东西南北中内外分本总业乐])部|局|署|委|委员会|协会|学会|联合会)$")

#: Waters and islands, of which a district has its name.
_ZH_WATER = re.compile("[湖海岛]$")

_PLACES = {**RANKS, **LOWER_RANKS}

#: The ranks, and the forms that pages print most.
_ZH_FIRMS = ("集团", "控股", "公司", "有限公司", "集团有限公司", "股份有限公司", "控股有限公司")
_ZH_TAILS = (*_PLACES, "科技", *_ZH_FIRMS)
_KO_TAILS = (*chain(*_PLACES.values()), "과기", "커지", "테크", "로보틱스", "그룹", "홀딩스", "회사", "유한공사")

#: Two characters at least, or syllables, make a name.
NAME = 2


class Named(NamedTuple):
    """A pair without its designator, and the kind of thing that the designator says it is: a
    rank, ``firm``, ``tech`` or ``organ``."""

    ko: str
    zh: str
    kind: str


@lru_cache(maxsize=1 << 14)
def named(ko: str, zh: str) -> Named | None:
    """Take the designator off a name; None where there is none, or the rest is no name.

    >>> named('항저우시', '杭州市'), named('텐센트홀딩스', '腾讯控股')
    (Named(ko='항저우', zh='杭州', kind='市'), Named(ko='텐센트', zh='腾讯', kind='firm'))
    >>> named('트립닷컴', '携程集团'), named('중국민항국', '中国民航局')
    (Named(ko='트립닷컴', zh='携程', kind='firm'), Named(ko='민항국', zh='民航局', kind='organ'))
    >>> named('물류회사', '物流公司'), named('개발구', '开发区'), named('항저우시', '杭州')
    (None, None, None)
    """
    found = _firm(ko, zh) or _tech(ko, zh) or _place(ko, zh) or _organ(ko, zh)
    return found if found and min(len(found.ko), len(found.zh)) >= NAME else None


def _firm(ko: str, zh: str) -> Named | None:
    name_ko, name_zh = KO_FIRM.sub("", ko), ZH_FIRM.sub("", zh)
    if name_zh == zh:
        return None
    is_group = bool(_ZH_GROUP.search(zh)) and not _KO_CROWD.search(ko)
    if nameless(name_zh) or name_ko == ko and not is_group:
        return None
    is_said = name_ko != ko and is_group  # 그룹 on both sides: 중량그룹 中粮集团
    return None if not is_said and is_noun(name_ko, name_zh) else Named(name_ko, name_zh, "firm")


def _tech(ko: str, zh: str) -> Named | None:
    name_ko, name_zh = _KO_TECH.sub("", ko), zh.removesuffix(_ZH_TECH)
    if name_zh == zh or nameless(name_zh) or is_noun(name_ko, name_zh) or ko.endswith("기술"):
        return None
    return Named(name_ko, name_zh, "tech")


def _organ(ko: str, zh: str) -> Named | None:
    for state, korean in _STATES.items():
        if zh.startswith(state) and ko.startswith(korean) and _ORGAN.search(zh, len(state)):
            return Named(ko.removeprefix(korean), zh.removeprefix(state), "organ")
    return None


def _place(ko: str, zh: str) -> Named | None:
    for rank, tails in _PLACES.items():
        if zh.endswith(rank):
            tail = next((tail for tail in tails if ko.endswith(tail)), None)
            if tail is None:
                return Named(ko, zh.removesuffix(rank), rank) if rank in RANKS else None
            found = _of_people(ko.removesuffix(tail), zh.removesuffix(rank), rank)
            is_other = is_noun(*found[:2]) or _ZH_WATER.search(found.zh)
            return found if rank in RANKS or not is_other else None
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

    >>> kin('항저우시', '杭州市')[:2], kin('베이징대', '北大')[:2]
    (('항저우', '杭州'), ('베이징대학', '베이징대학교'))
    """
    name = named(ko, zh)
    if name is not None and name.kind not in ("firm", "tech"):
        return (*name[:2], *forms(zh))
    if name is not None:
        return (*name[:2], *_with_tails(*name[:2]), *_forms(zh), *forms(name.zh))
    short = plain(ko)
    schools = [short + more for more in ("", "학", "학교") if short.endswith("대")]
    organs = [state + zh for state in _STATES if _ORGAN.search(zh)]
    return (*(form for form in schools if form != ko), *organs, *_with_tails(ko, zh), *_forms(zh))


def _forms(zh: str) -> tuple[str, ...]:
    """Give the other forms of *zh*, and the full ones as those of a firm."""
    found = forms(zh)
    return (*found, *(form + firm for form in found if len(form) >= FULL for firm in _ZH_FIRMS))


def _with_tails(ko: str, zh: str) -> tuple[str, ...]:
    return (*(ko + tail for tail in _KO_TAILS), *(zh + tail for tail in _ZH_TAILS))
