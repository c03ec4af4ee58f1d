"""How Hanzi of one Korean term get shorter: lost on the way, or left out on purpose.

A page that passed through CP949 keeps only the traditional characters of that table, or prints a
mark in their place; editors lose whole runs of characters in one font. Writers, on the other
hand, leave a tail such as 集团 out, or pick one character of each word (工信部). Everything here
takes folded forms (`glossary.keys`).
"""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache
from itertools import groupby
from typing import Literal

from aligner.text import has_hangul
from glossary.merging.likeness import is_noun, sounded
from glossary.merging.trades import nameless

#: How a shorter form of Hanzi came about: characters were lost on the way, or left out on purpose.
Shortening = Literal["damaged", "abbreviated"]

#: From so many syllables, or Latin letters, on a Korean term hardly has homographs.
UNMISTAKABLE = 5
UNMISTAKABLE_LATIN = 3

#: The share of the Hanzi that an unmistakable Korean term asks for.
MOST = 2 / 3

#: What pages print in place of a character that they cannot encode.
PLACEHOLDERS = "?¤□■〓\ufffd"

#: At most so many characters stand where one mark is printed.
HOLE = 6

#: What Chinese names of firms and places carry or leave out without naming something else.
ZH_TAILS = (
    "有限责任公司", "股份有限公司", "有限公司", "公司", "股份", "集团", "控股", "科技", "技术",
    "网络", "信息", "软件", "电子", "汽车", "智能", "生物", "医药", "电器", "重工", "网", "省", "市", "县", "区", "镇",
)
ZH_HEADS = ("中华人民共和国", "中国")

#: Characters of a Chinese term that often have no counterpart in the Korean one.
_PARTICLES = dict.fromkeys(map(ord, "和与及暨的之"))

#: How a firm is registered: what stands before is its full name.
_REGISTERED = re.compile("有限(?:责任)?公司$")

_HOLE = re.compile(f"[{re.escape(PLACEHOLDERS)}]")


def whole(zh: str) -> str:
    """Give *zh* without the marks that stand for lost characters.

    >>> whole('?精特新'), whole('低空经济')
    ('精特新', '低空经济')
    """
    return _HOLE.sub("", zh)


def shortening(short: str, long: str, ko: str) -> Shortening | None:
    """Tell how *short* came of *long*, the Hanzi of one Korean term; None: they are two terms.

    A tail such as 科技 may always be left out, and so may all but a character of each word. For
    any other loss the Korean must have room: as many syllables as the longer form has characters
    that mean something, so that 저고도 is 低空 and not 低空经济; a long Korean term with most of the
    Hanzi needs none.

    >>> shortening('多多', '拼多多', '핀둬둬'), shortening('工信部', '工业和信息化部', '공업정보화부')
    ('damaged', 'abbreviated')
    >>> shortening('宇树', '宇树科技', '유니트리'), shortening('低空', '低空经济', '저고도')
    ('abbreviated', None)
    """
    if _HOLE.search(short):
        return "damaged" if _fills(short, long) else None
    if not _is_subsequence(short, long):
        return None
    core = _core(long, ZH_HEADS, ZH_TAILS)
    if core == _core(short, ZH_HEADS, ZH_TAILS) or _names_all(short, long, ko):
        return "abbreviated"
    room = len(ko) >= len(core.translate(_PARTICLES))
    suits = room or _unmistakable(ko) and 2 * len(short) >= len(long)
    if suits and _lost_on_the_way(short, long) and not sounded(ko, short):
        return "damaged"
    most = _unmistakable(ko) and len(short) >= MOST * len(long)
    initials = _is_initialism(short, long) or _is_initialism(
        _core(short, ZH_HEADS, ()), _core(long, ZH_HEADS, ()))
    return "abbreviated" if room or most or initials else None


def _names_all(short: str, long: str, ko: str) -> bool:
    """Tell whether *short* is all of a name but where or what the bearer is.

    What stands before a name that is heard tells its seat or office (杭州娃哈哈), what stands behind
    may be another name (华为云) unless it is a trade.
    """
    if len(short) < 2 or nameless(short):
        return False
    if _REGISTERED.search(long) and short in long:
        return True
    heard = sounded(ko, short) and not is_noun(ko, short)
    return heard and (long.endswith(short) or nameless(long.removeprefix(short)))


def _unmistakable(ko: str) -> bool:
    return len(ko) >= (UNMISTAKABLE if has_hangul(ko) else UNMISTAKABLE_LATIN)


def _fills(holed: str, long: str) -> bool:
    """Tell whether *long* is *holed* with a few characters in the place of each mark."""
    first, *middle, last = _HOLE.split(holed)
    at = len(first)
    for piece in middle:
        at = long.find(piece, at) + len(piece) if piece in long[at:] else len(long) + 1
    kept = long.startswith(first) and long.endswith(last) and at + len(last) <= len(long)
    few = len(long) - len(whole(holed)) <= HOLE * (len(middle) + 1)
    return bool(whole(holed)) and kept and few and _is_lossy(whole(holed), long)


def _is_lossy(kept: str, long: str) -> bool:
    """Tell whether what is gone may be a mark: where CP949 is to blame, it lacks a part of that.

    It is not to blame where a character is left that it lacks as well (宁?).
    """
    gone = Counter(long) - Counter(kept)
    return not gone or not all(map(_in_cp949, gone)) or not all(map(_in_cp949, kept))


def _is_subsequence(short: str, long: str) -> bool:
    rest = iter(long)
    return len(short) < len(long) and all(char in rest for char in short)


def _is_initialism(short: str, long: str) -> bool:
    """Tell whether *short* picks single characters from all over *long*, the first one with it.

    Two of them at most may be neighbours: 发改委 国家发改委, but not 中国银行 in 中国人民银行.
    """
    at, pieces = -1, 1
    for char in short:
        found = long.find(char, at + 1)
        pieces += at >= 0 and found > at + 1
        at = found
    return long[:1] == short[:1] and pieces >= max(2, len(short) - 1)


def _core(text: str, heads: tuple[str, ...], tails: tuple[str, ...]) -> str:
    """Cut heads and tails off while at least two characters stay."""
    while True:
        cut = next((text[len(h):] for h in heads if text.startswith(h) and text != h), text)
        cut = next((cut[:-len(t)] for t in tails if cut.endswith(t)), cut)
        if cut == text or len(cut) < 2:
            return text
        text = cut


@lru_cache(maxsize=1 << 14)
def _in_cp949(char: str) -> bool:
    try:
        char.encode("cp949")
    except UnicodeEncodeError:
        return False
    return True


def remnant(zh: str) -> str:
    """Give what is left of Hanzi, as printed, on a page that went through CP949.

    >>> remnant('拼多多'), remnant('騰訊'), remnant('腾讯')
    ('多多', '騰訊', '')
    """
    return "".join(filter(_in_cp949, zh))


def _lost_on_the_way(short: str, long: str) -> bool:
    """Tell whether *short* is *long* after one of the two accidents that pages suffer.

    Either every character outside CP949 is gone, or whole runs of characters are, inside or
    outside CP949, because an editor had put them into another font. Where the head or the tail is
    gone and more than one run with it, that was no accident: 发改委 国家发改委.
    """
    if short == remnant(long):
        return True
    if _is_initialism(short, long):
        return False
    at_end = long.removesuffix(short) if long.endswith(short) else long.removeprefix(short)
    ends = {0}
    for _, chars in groupby(long, _in_cp949):
        run = "".join(chars)
        ends |= {end + len(run) for end in ends if short.startswith(run, end)}
    return len(short) in ends and (at_end == long or len([*groupby(at_end, _in_cp949)]) == 1)
