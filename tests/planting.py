"""A parallel text made up, clean, and the same with faults planted in it that are known.

Sentences are frames of both languages with a term and a number in them, as reports have them; what
a fault does to the target is one of `FAULTS`. The source may be either language.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from typing import NamedTuple

from glossary.checking.units import Unit
from tests.termbase import Pair

#: Terms that are wanted: Korean forms, Chinese forms; the first of each are the usual ones.
TERMS: list[tuple[tuple[str, ...], tuple[str, ...]]] = [
    (("저고도 경제", "저공경제"), ("低空经济", "低空产业经济")), (("핑안그룹", "평안그룹"), ("平安集团", "中国平安")),
    (("화웨이", "후아웨이"), ("华为", "华为技术")), (("스마트 시티", "지능형 도시"), ("智慧城市", "智能城市")),
    (("무인기", "드론"), ("无人机", "无人驾驶航空器")), (("디지털 트윈", "디지털쌍둥이"), ("数字孪生", "数字双胞胎")),
    (("신에너지차", "신에너지 자동차"), ("新能源车", "新能源汽车")), (("반도체", "칩"), ("半导体", "芯片")),
    (("자율주행", "무인운전"), ("自动驾驶", "无人驾驶")), (("항저우", "항주"), ("杭州", "杭城")),
    (("물류센터", "물류거점"), ("物流中心", "物流枢纽")), (("인공지능", "에이아이"), ("人工智能", "智能技术")),
]

#: Terms that are forbidden, beside the one that is used.
FORBIDDEN = [
    (("저고도 경제",), ("底空经济",)), (("신에너지차",), ("新能车",)), (("무인기",), ("飞行机器",)),
    (("낮은하늘 경제",), ("低空经济",)), (("새에너지차",), ("新能源车",)), (("날틀",), ("无人机",)),
]

#: Words of no glossary, in the place of a term: Korean, Chinese.
WRONG = [("해운업", "航运业"), ("농산물", "农产品"), ("영화관", "电影院"), ("도서관", "图书馆"), ("축구단", "足球队")]

#: What was left of the other language.
LEFT = {"ko": ["发展", "示范区", "规划", "产业链"], "zh": ["발전", "시범구역", "계획", "산업망"]}

#: Korean, with a particle after the term as ``은/는``; Chinese; how the number is written.
FRAMES = [
    ("지난해 {t} 시장은 {n} 위안에 이르렀다.", "去年{t}市场达到{n}元。", "money"),
    ("정부는 {t}에 {n} 위안을 투자한다.", "政府向{t}投资{n}元。", "money"),
    ("{t} 관련 기업이 {n}개를 넘었다.", "{t}相关企业超过{n}家。", "count"),
    ("이 도시의 {t} 비중은 {n}%로 늘었다.", "该市{t}占比升至{n}%。", "share"),
    ("{n}년부터 {t} 시범사업이 시작되었다.", "自{n}年起，{t}试点启动。", "year"),
    ("{n}일 {t} 설명회가 열렸다.", "{n}日召开了{t}说明会。", "date"),
    ("{t} 인력은 모두 {n}명이다.", "{t}人才共有{n}人。", "count"),
    ("보고서에 따르면 {t}의 성장률은 {n}%였다.", "报告称，{t}增长率为{n}%。", "share"),
    ("협회는 {t} 표준 {n}개를 내놓았다.", "协会发布了{n}项{t}标准。", "small"),
    ("주민 {n}명이 {t} 덕분에 일자리를 얻었다.", "{n}名居民因{t}获得了工作。", "count"),
]

FAULTS = ("E101", "E102", "E103", "left", "E301")

_HAN = "零一二三四五六七八九"


class Planted(NamedTuple):
    """The units, and the faults in them: number of the unit, code."""

    units: tuple[Unit, ...]
    faults: set[tuple[int, str]]


def pairs() -> Sequence[Pair]:
    """Give the glossary that the text is checked against."""
    return [(*forms, "approved") for forms in TERMS] + [
        (*forms, "forbidden") for forms in FORBIDDEN]


def numbers(kind: str, chance: random.Random) -> tuple[str, str]:
    """Write a number of a *kind* in Korean and in Chinese."""
    if kind == "money":
        whole, part = chance.randrange(2, 90), chance.randrange(1, 10)
        unit = chance.choice((("만", "万"), ("억", "亿"), ("조", "万亿")))
        if chance.random() < 0.4 and unit[0] == "조":
            return f"{whole}조 {part}천억", f"{whole}.{part}万亿"
        return f"{whole}.{part}{unit[0]}", f"{whole}.{part}{unit[1]}"
    if kind == "count":
        count = chance.randrange(1_100, 99_000)
        return (f"{count:,}", str(count)) if chance.random() < 0.5 else (
            f"{count // 1000}천", f"{count // 1000}000")
    if kind == "share":
        share = f"{chance.randrange(11, 99)}.{chance.randrange(1, 10)}"
        return share, share
    if kind == "year":
        year = chance.randrange(2003, 2026)
        return str(year), ("".join(_HAN[int(c)] for c in str(year)).replace("零", "〇")
                           if chance.random() < 0.3 else str(year))
    if kind == "small":
        small = chance.randrange(3, 10)
        return str(small), _HAN[small] if chance.random() < 0.5 else str(small)
    return (f"{chance.randrange(1, 13)}월 {chance.randrange(3, 29)}",) * 2


def altered(number: str, chance: random.Random) -> str:
    """Give another number than *number*, as a slip makes it: a digit, a power, a point."""
    swaps = [("만", "억"), ("억", "만"), ("亿", "万"), ("万", "亿")]
    for old, new in swaps:
        if old in number and "万亿" not in number and chance.random() < 0.5:
            return number.replace(old, new)
    places = [at for at, char in enumerate(number) if char.isdigit() or char in _HAN]
    at = places[0] if len(places) < 3 else chance.choice(places)
    digits = _HAN if number[at] in _HAN else "0123456789"
    others = [char for char in digits[3:] if char != number[at]]
    return number[:at] + chance.choice(others) + number[at + 1:]


def plant(lang: str, count: int, faults: int, seed: int) -> Planted:
    """Give *count* units with *faults* of them spoilt; *lang* is the language of the source."""
    chance = random.Random(seed)
    spoilt = dict(zip(
        chance.sample(range(1, count + 1), faults), (FAULTS * faults)[:faults]))
    units, found = [], set()
    for number in range(1, count + 1):
        unit, code = _unit(number, lang, spoilt.get(number, ""), chance)
        units.append(unit)
        found |= {(number, code)} if code else set()
    return Planted(tuple(units), found)


def _unit(
    number: int, lang: str, fault: str, chance: random.Random
) -> tuple[Unit, str]:
    ko_frame, zh_frame, kind = chance.choice(FRAMES)
    at = chance.randrange(len(TERMS))
    if fault == "E102":
        at = chance.choice((0, 4, 6))
    terms = {"ko": TERMS[at][0][0], "zh": TERMS[at][1][0]}
    written = dict(zip(("ko", "zh"), numbers(kind, chance)))
    if kind == "date":
        written["zh"] = written["zh"].replace("월 ", "月")
    frames = {"ko": ko_frame, "zh": zh_frame}
    target = "zh" if lang == "ko" else "ko"
    code = _SPOIL[fault](terms, written, frames, at, target, chance) if fault else ""
    source, other = (
        frames[each].format(t=terms[each], n=written[each]) for each in (lang, target))
    return Unit(number, source, other), code


_Words = dict[str, str]
_Spoiler = Callable[[_Words, _Words, _Words, int, str, random.Random], str]


def _wrong(
    terms: _Words, written: _Words, frames: _Words, at: int, target: str, chance: random.Random
) -> str:
    terms[target] = chance.choice(WRONG)[target == "zh"]
    return "E101"


def _forbidden(
    terms: _Words, written: _Words, frames: _Words, at: int, target: str, chance: random.Random
) -> str:
    place = (0, 4, 6).index(at)
    ko_bad, zh_bad = ((3, 5, 4), (0, 2, 1))
    bad = FORBIDDEN[zh_bad[place]][1][0] if target == "zh" else FORBIDDEN[ko_bad[place]][0][0]
    # Beside the right one, lest this be a missing term as well.
    terms[target] = f"{terms[target]}({bad})" if target == "zh" else f"{terms[target]}, {bad}"
    return "E102"


def _variant(
    terms: _Words, written: _Words, frames: _Words, at: int, target: str, chance: random.Random
) -> str:
    terms[target] = TERMS[at][target == "zh"][1]
    return "E103"


def _left(
    terms: _Words, written: _Words, frames: _Words, at: int, target: str, chance: random.Random
) -> str:
    word = chance.choice(LEFT[target])
    frames[target] = frames[target][:-1] + (f", {word}" if target == "ko" else word) + "。."[
        target == "ko"]
    return "E201" if target == "ko" else "E202"


def _number(
    terms: _Words, written: _Words, frames: _Words, at: int, target: str, chance: random.Random
) -> str:
    written[target] = altered(written[target], chance)
    return "E301"


_SPOIL: dict[str, _Spoiler] = {
    "E101": _wrong, "E102": _forbidden, "E103": _variant, "left": _left, "E301": _number}
