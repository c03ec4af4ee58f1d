"""How sure a match is, and which matches are no gloss at all."""

from __future__ import annotations

from aligner.context import Context, is_particle
from aligner.hanzi import Hanzi
from aligner.kinds import covered
from aligner.match import Match
from aligner.types import Candidate

#: The surnames that nine in ten Chinese bear (the hundred most frequent of the 2020 census), and
#: the commonest of two characters.
SURNAMES = frozenset(
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩邓冯曹彭曾肖田董潘袁蔡蒋余于杜叶程魏苏吕丁任"
    "卢姚沈钟姜崔谭陆范汪廖石金韦贾夏付方邹熊白孟秦邱侯江尹薛闫段雷龙黎史陶贺毛郝顾龚邵万覃武钱戴严莫孔向常")
#: Below this share of explained Hanzi a title in 《》 behind a noun is the noun's name, no gloss.
TITLE_SHARE = 0.5


def is_gloss(context: Context, hanzi: Hanzi, found: Match, candidate: Candidate, mark: str) -> bool:
    """Tell whether the bracket glosses the term at all; *mark* is its opening mark.

    Nothing is glossed where the Hanzi explain the last syllable of a word only (종합사(司)), where
    they name the person who bears the title before them, and where a sentence ends before them.
    """
    share = covered(found, hanzi)
    if len(hanzi.units) == 1 and share and found.start != context.quoted and _ends_a_word(context, found):
        return False
    if mark in "《〈【" and share < TITLE_SHARE:
        return False
    if share or context.opener is not None or candidate.whole or not context.tokens:
        return True
    return not _is_sentence(context) and not _names_a_person(context, hanzi, candidate)


def _ends_a_word(context: Context, found: Match) -> bool:
    """Tell whether one Hanzi was matched by the last syllable alone of a longer word."""
    said = [m for m in found.moves if m.method != "none"]
    start = said[0].ko.start
    if said[0].method == "meaning" or said[-1].ko.end - start != 1:
        return False
    before = context.text[start - 1:start]
    return before.isalnum() and said[-1].ko.end == len(context.text)


def _is_sentence(context: Context) -> bool:
    last = context.tokens[-1]
    return is_particle(last.tag) and last.tag.rsplit("+", 1)[-1].startswith(("EF", "EC"))


def _names_a_person(context: Context, hanzi: Hanzi, candidate: Candidate) -> bool:
    """A surname and one or two characters behind a common noun that nothing else explains."""
    return (
        2 <= len(hanzi.units) <= 3 and hanzi.units[0] in SURNAMES and candidate.en is None
        and context.tokens[-1].tag.startswith("NNG"))


def confidence(context: Context, hanzi: Hanzi, found: Match) -> float:
    """Give the probability that the pair is right."""
    share = covered(found, hanzi)
    return round(min(0.99, 0.4 + 0.6 * share), 3)
