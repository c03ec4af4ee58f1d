"""How sure a match is, and which matches are no gloss at all."""

from __future__ import annotations

import math
from typing import NamedTuple

from aligner.context import Context
from aligner.hanzi import Hanzi
from aligner.kinds import covered
from aligner.match import Match
from aligner.types import Candidate

#: The commonest Chinese surnames.
SURNAMES = frozenset(
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩邓冯曹彭曾肖田董潘袁蔡蒋余于杜叶程魏苏吕"
    "丁任卢姚沈钟姜崔谭陆范汪廖石金韦贾夏付方邹熊白孟秦邱侯江尹薛闫段雷龙黎史陶贺毛郝顾龚邵万覃武钱"
    "戴严莫孔向常")
#: Below this share of explained Hanzi a title in 《》 behind a noun is the noun's name, no gloss.
TITLE_SHARE = 0.5
#: What so small a share of the Hanzi explains may be chance.
CHANCE_SHARE = 0.5
#: What a person whose name stands in brackets is called.
ROLES = (
    "회장", "사장", "이사장", "부장", "국장", "처장", "과장", "청장", "서기", "총리", "주석", "장관", "차관", "주임", "위원",
    "위원장", "의장", "총재", "행장", "총장", "원장", "소장", "시장", "성장", "지사", "대사", "대표", "총경리", "총감", "감독",
    "교수", "박사", "원사", "연구원", "설계사", "엔지니어", "과학자", "작가", "시인", "화가", "배우", "가수", "선수", "기자",
    "고문", "이사", "팀장", "실장", "센터장", "단장", "관장", "교장", "학장", "편집장", "본부장", "지점장", "특파원", "조종사",
    "기술자", "전문가", "평론가", "애널리스트", "매니저", "직원", "담당자", "책임자", "관계자", "농부", "어민", "주민", "학생",
    "앵커", "사회자", "진행자", "창업자", "설립자", "창립자", "대변인", "비서", "변호사", "의사", "사령관", "황제", "씨")


def is_gloss(context: Context, hanzi: Hanzi, found: Match, candidate: Candidate, mark: str) -> bool:
    """Tell whether the bracket glosses the term at all; *mark* is its opening mark.

    Nothing is glossed where the Hanzi explain the last syllable of a word only (종합사(司)), where
    they name the person who bears the title before them, and where a sentence ends before them.
    """
    share = covered(found, hanzi)
    if found.start != context.quoted and len(hanzi.units) == 1 and _ends_a_word(context, hanzi):
        return False
    if mark in "《〈【" and share < TITLE_SHARE:
        return False
    if "。" in hanzi.text + (candidate.note or ""):
        return False
    if context.opener is not None or candidate.whole or not context.tokens:
        return True
    last_by_sound = found.moves[-1].method in ("reading", "transcription", "same")
    return (last_by_sound or not _is_sentence(context)) and not (
        share <= CHANCE_SHARE and _names_a_person(context, hanzi, candidate))


def _ends_a_word(context: Context, hanzi: Hanzi) -> bool:
    """Tell whether one Hanzi is read as the last syllable of a longer word: 司 in 종합사(司)."""
    last, before = context.text[-1:], context.text[-2:-1]
    return before.isalnum() and last in hanzi.spellings[0] and last not in hanzi.sounds[0]


def _is_sentence(context: Context) -> bool:
    """Tell whether a verb form ends right before the bracket."""
    last = context.text.rfind(" ") + 1
    tags = [t.tag for t in context.tokens if t.span.start >= last]
    return bool(tags) and tags[-1].rsplit("+", 1)[-1].startswith(("EF", "EC")) and any(
        tag.startswith(("VV", "VA", "VX", "XSV", "XSA")) for tag in tags)


def _names_a_person(context: Context, hanzi: Hanzi, candidate: Candidate) -> bool:
    """A surname and one or two characters behind a role."""
    return (
        2 <= len(hanzi.units) <= 3 and hanzi.units[0] in SURNAMES and candidate.en is None
        and context.text.endswith(ROLES))


class Features(NamedTuple):
    """What the confidence is computed from, each about 0 to 1."""

    sound: float  #: share of the Hanzi that sound, or a sign alike on both sides, explains
    meaning: float  #: share of the Hanzi that meaning explains, times its odds
    close: float  #: how much the start fails to be better than the next best by 0.6, over 0.6
    margin: float  #: how much better it is, at most 2, halved, where half of the Hanzi back it
    cut: float  #: the term begins inside a word
    short: float  #: the gloss is a single character
    marked: float  #: the term begins at a mark that closes at the gloss


#: The logistic model, fitted by scripts/fit_confidence.py to the glosses in tests/gold and to
#: damaged forms of them: the constant, and the weight of each feature.
MODEL = (2.01, Features(1.01, -1.31, -1.92, 2.2, -1.76, -0.78, 1.05))
#: Nothing is certain, and the model was not fitted to more.
LEAST, MOST = 0.02, 0.99
#: A term that no Hanzi bears out is the noun phrase before the bracket, however clear that is: of
#: such records on pages of any kind, names of persons above all, no more than this can be hoped.
UNBACKED = 0.5


def features(context: Context, hanzi: Hanzi, found: Match) -> Features:
    """Give the features of a match."""
    units = max(len(hanzi.units), 1)
    sound = sum((m.zh.end - m.zh.start) * m.score for m in found.moves
                if m.method not in ("none", "meaning"))
    meaning = sum((m.zh.end - m.zh.start) * m.score for m in found.moves if m.method == "meaning")
    margin = max(0.0, min(found.worth - found.second, 2.0))
    backing = min(1.0, 2 * (sound + meaning) / units)
    return Features(
        sound=sound / units, meaning=meaning / units, close=max(0.0, 0.6 - margin) / 0.6,
        margin=margin / 2 * backing, cut=float(context.starts[found.start] < 0),
        short=float(units == 1), marked=float(found.start == context.quoted))


def confidence(context: Context, hanzi: Hanzi, found: Match) -> float:
    """Give the probability that the pair is right, by a logistic model of its features."""
    constant, weights = MODEL
    values = features(context, hanzi, found)
    total = constant + sum(w * v for w, v in zip(weights, values))
    most = MOST if values.sound or values.meaning or values.marked else UNBACKED
    return round(min(most, max(LEAST, 1 / (1 + math.exp(-total)))), 3)
