"""How Korean terms are alike, and how they sound like Hanzi.

Everything here takes folded forms (`glossary.keys`). The rules that make one concept of two pairs
by such relations are in `glossary.merging.merge`.
"""

from __future__ import annotations

import re
from functools import lru_cache

from rapidfuzz.distance import Levenshtein

from aligner.hanzi import number
from aligner.readings import read, spellings
from aligner.text import has_hangul, jamo
from aligner.transcription import pinyin, similarity, sounds, transcribe
from glossary.keys import YEAR

#: The least similarity of two near spellings, 0 to 1, by letters: 징동 beside 징둥 has 0.83,
#: 메이퇀 beside 메이투안 0.86; 항저우 beside 광저우 has 0.71, 저고도 beside 저공 0.67.
#: More than three letters make a word of their own (관리 방법, 관리 잠정방법).
NEAR = 0.8
NEAR_LETTERS = 3

#: The least similarity of a Hangul stretch to the official sound of a character.
SOUNDS_LIKE = 0.8

#: What Korean names of firms, places and plans carry or leave out without naming something else.
KO_TAILS = (
    "유한책임회사", "주식유한회사", "주식회사", "유한공사", "유한회사", "공사", "회사", "그룹", "홀딩스",
    "지주", "테크놀로지", "테크", "과기", "커지", "기술", "자치구", "성", "시", "현", "구", "진",
    "구상", "전략", "정책", "사업", "플랫폼", "서비스", "사이트", "앱", "닷컴",
)
KO_HEADS = ("중화인민공화국", "중국", "㈜", "(주)")

#: At most so many syllables stand for one character: 투안 퇀, 치아오 巧.
_LONGEST = 3

#: The many words for a university: 베이징대, 베이징대학, 베이징대학교.
_UNIVERSITY = re.compile("대학교?$")
_ORDINAL = re.compile("제(?=[0-9])")

_DIGITS = re.compile("[0-9]+")
_LATIN = re.compile("[0-9a-z]+")
_NUMERAL = re.compile("[一二三四五六七八九]?十[一二三四五六七八九]?|[〇零一二三四五六七八九]")


def same_digits(a: str, b: str) -> bool:
    """Tell whether two forms hold the same numbers, which no spelling changes.

    >>> same_digits('14차5개년', '15차5개년')
    False
    """
    return _DIGITS.findall(a) == _DIGITS.findall(b)


def same_latin(a: str, b: str) -> bool:
    """Tell whether two forms hold the same numbers and Latin words, which no dialect changes.

    >>> same_latin('5g网络', '5g網路'), same_latin('ai技术', 'vr技术')
    (True, False)
    """
    return _LATIN.findall(a) == _LATIN.findall(b)


@lru_cache(maxsize=1 << 14)
def figures(zh: str) -> str:
    """Write the numerals of a Hanzi key in figures, up to 99 each.

    >>> figures('嫦娥五号'), figures('十四五规划'), figures('二十大')
    ('嫦娥5号', '145规划', '20大')
    """
    return _NUMERAL.sub(lambda numeral: str(number(numeral[0])), zh)


def near(a: str, b: str) -> bool:
    """Tell whether two Korean keys are spellings of one name, be it with or without its year.

    >>> near('링치아오즈넝', '링치아즈넝'), near('베이징대', '베이징대학교'), near('항저우', '광저우')
    (True, True, False)
    """
    a, b = plain(a), plain(b)
    if a == b:
        return True
    if (a[:1].isdigit() or b[:1].isdigit()) and bool(YEAR.match(a)) != bool(YEAR.match(b)):
        a, b = YEAR.sub("", a, count=1), YEAR.sub("", b, count=1)  # one leaves the year out
    left, right = _letters(a), _letters(b)
    allowed = min(NEAR_LETTERS, int((1 - NEAR) * max(len(left), len(right)) + 1e-9))
    if Levenshtein.distance(left, right, score_cutoff=allowed) > allowed:
        return False
    return min(len(a), len(b)) > 1 and has_hangul(a) and has_hangul(b) and same_digits(a, b)


def plain(ko: str) -> str:
    """Take out of a Korean key what may be added at will: 제 of ordinals, 학교 of a university.

    >>> plain('베이징대학'), plain('제14차5개년계획'), plain('대학')
    ('베이징대', '14차5개년계획', '대학')
    """
    found = _ORDINAL.sub("", ko)
    return _UNIVERSITY.sub("대", found) if len(found) > len("대학교") else found


@lru_cache(maxsize=1 << 14)
def _letters(key: str) -> str:
    """Take syllables apart, drop the silent ㅇ, and write 와 and 워 as two vowels each."""
    letters = jamo(key).replace("\u110b", "")
    return letters.replace("\u116a", "\u116e\u1161").replace("\u116f", "\u116e\u1165")


def sounded(ko: str, zh: str) -> bool:
    """Tell whether *ko* is nothing but the sound of *zh*, Sino-Korean or Mandarin.

    >>> sounded('절강성', '浙江省'), sounded('저장성', '浙江省'), sounded('텐센트', '腾讯')
    (True, True, False)
    """
    return len(ko) in _ends(ko, zh, 0)


def read_as_korean(ko: str, zh: str) -> bool:
    """Tell whether *ko* is the Sino-Korean reading of *zh*, character by character.

    >>> read_as_korean('물류', '物流'), read_as_korean('푸둥', '浦东')
    (True, False)
    """
    return len(ko) == len(zh) and all(
        syllable == char or syllable in spellings(char) for syllable, char in zip(ko, zh))


def is_noun(ko: str, zh: str) -> bool:
    """Tell whether *ko* reads *zh* as Korean reads common nouns; names are transcribed.

    >>> is_noun('물류', '物流'), is_noun('푸둥', '浦东'), is_noun('이리', '伊利')
    (True, False, False)
    """
    return read_as_korean(ko, zh) and ko != transcribe(zh)


def heard(ko: str, a: str, b: str) -> bool:
    """Tell whether a stretch of *ko* is the sound of a character of *a* and of another of *b*.

    Two names of one sound are two names (왕샤오밍 is 王晓明 or 王小明), so what differs between *a*
    and *b*, of one length, is no accident of print where it is heard.

    >>> heard('왕샤오밍', '王晓明', '王小明'), heard('텐센트', '腾讯', '腾迅')
    (True, False)
    """
    return len(a) == len(b) and any(
        _stands_for(part, x, sound) and _stands_for(part, y, other)
        for x, y, sound, other in zip(a, b, sounds(a), sounds(b), strict=True) if x != y
        for part in _parts(ko))


def silent(ko: str, zh: str) -> bool:
    """Tell whether *ko* has nothing of the sound of *zh*: a loan word, or one of Korean roots.

    >>> silent('서버', '服务器'), silent('전기', '电气'), silent('전기차', '电动车')
    (True, False, False)
    """
    return not any(_stands_for(part, char, sound)
                   for char, sound in zip(zh, sounds(zh), strict=True) for part in _parts(ko))


def _parts(ko: str) -> set[str]:
    return {ko[start:start + size] for start in range(len(ko)) for size in range(1, _LONGEST + 1)}


def part_only(ko: str, zh: str) -> bool:
    """Tell whether *zh* sounds like a part of *ko* and leaves a part that carries a name.

    >>> part_only('링치아즈넝', '智能'), part_only('핑안그룹', '平安'), part_only('스마트', '智能')
    (True, False, False)
    """
    if sounded(ko, zh):
        return False
    ends = [(start, end) for start in range(len(ko)) for end in _ends(ko, zh, start)]
    found = any(not start or end == len(ko) for start, end in ends)
    if any(not start and end == len(ko) - 1 for start, end in ends):
        return False  # one syllable more at the end is a kind of thing: 쌍탄소 双碳
    return found and not any(_says_nothing(ko[:start] + ko[end:]) for start, end in ends)


def _says_nothing(rest: str) -> bool:
    """Tell whether *rest* consists of heads and tails."""
    while rest:
        cut = next((rest[len(h):] for h in KO_HEADS if rest.startswith(h)), rest)
        cut = next((cut[:-len(t)] for t in KO_TAILS if cut.endswith(t)), cut)
        if cut == rest:
            return False
        rest = cut
    return True


@lru_cache(maxsize=1 << 12)
def _ends(ko: str, zh: str, start: int) -> frozenset[int]:
    """Give where the sound of *zh* may end in *ko* when it begins at *start*."""
    ends = {start}
    for char, official in zip(zh, sounds(zh), strict=True):
        ends = {
            end
            for begin in ends
            for end in range(begin + 1, min(begin + _LONGEST, len(ko)) + 1)
            if _stands_for(ko[begin:end], char, official)
        }
    return frozenset(ends)


def _stands_for(stretch: str, char: str, official: tuple[str, ...]) -> bool:
    if stretch == char or stretch in spellings(char):
        return True
    return any(similarity(stretch, sound) >= SOUNDS_LIKE for sound in official)


def same_sound(a: str, b: str) -> bool:
    """Tell whether two Hanzi strings of one length sound alike in Mandarin, tones aside.

    >>> same_sound('腾讯', '腾迅'), same_sound('理想', '李想'), same_sound('深圳', '宣传')
    (True, True, False)
    """
    sounds_of = zip(pinyin(a), pinyin(b), strict=True)
    return all(x == y or set(p) & set(q) for x, y, (p, q) in zip(a, b, sounds_of, strict=True))


def officialness(ko: str, zh: str) -> int:
    """Rank a Korean spelling of *zh*: 2 the official transcription, 1 the reading, 0 neither.

    >>> officialness('징둥', '京东'), officialness('경동', '京东'), officialness('징동', '京东')
    (2, 1, 0)
    """
    if ko == transcribe(zh):
        return 2
    return int(ko == read(zh))
