"""The encoding of a text that does not say it: the one in which it reads like Korean or Chinese.

Nearly all of what is written in a code page also decodes in another one: CP949 read as GB18030 is
rare Hanzi, GB18030 read as CP949 is rare Hangul among Hanja. So a text counts as what it decodes to
where the most characters are common ones. UTF-8 needs no such judgement: nothing else is valid in
it, but for the shortest texts.
"""

from __future__ import annotations

import codecs
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable

#: What a text may begin with, and the codec that it tells.
MARKS = {
    codecs.BOM_UTF8: "utf-8-sig",
    codecs.BOM_UTF32_LE: "utf-32",  # before UTF-16, whose mark it begins with
    codecs.BOM_UTF32_BE: "utf-32",
    codecs.BOM_UTF16_LE: "utf-16",
    codecs.BOM_UTF16_BE: "utf-16",
}

#: The code pages that are tried where there is no mark and UTF-8 does not hold. GB18030 is last:
#: nearly everything is valid in it.
PAGES = ("cp949", "gb18030")

_WIDE = ("utf-16-le", "utf-16-be")

#: What files say and mean: the encoding that has these characters and more. Source: WHATWG,
#: Encoding Standard, section 4.2 ("Names and labels").
_MEANT = {
    "euc-kr": "cp949", "euc_kr": "cp949", "ks_c_5601-1987": "cp949", "ksc5601": "cp949",
    "ks_c_5601": "cp949", "windows-949": "cp949", "ms949": "cp949", "x-windows-949": "cp949",
    "gb2312": "gb18030", "gbk": "gb18030", "gb_2312-80": "gb18030", "x-gbk": "gb18030",
    "cp936": "gb18030", "unicode": "utf-16", "iso-8859-1": "cp1252", "big5": "big5hkscs",
}

#: Bytes that are judged.
_SAMPLE = 1 << 15

#: A text reads as an encoding from here on. Measured on 200 samples each of 50 characters: Korean
#: has 0.58 to 1, Chinese 0.37 to 0.86, one read as the other -0.1 to 0.47; of 500 characters, 0.59
#: to 0.9 and 0.12 to 0.28. A word or two may be all of rare characters.
_LEGIBLE, _LEGIBLE_WIDE, _LEGIBLE_SHORT = 0.35, 0.29, 0.19

#: Up to so many bytes that are not ASCII, a text is a word or two.
_SHORT = 40

_ASCII = bytes(range(128))

#: Of so many characters that are not ASCII, one may be broken; one may be always.
_BROKEN = 50

#: The most common Hangul, three of four in any text; counted on Korean news and manuals.
_HANGUL = frozenset(
    "이다는에을의를가하은고한도로지기서사있들나으어리인자해시수대그만게과보아라전성일부정니스장여제면것주구상습할오원"
    "동마말무때거비신생적와안소연요중치모국공경용세우유분위내조회학관화식트러려음실었였했던선진방되된될까년월문업단산계"
    "물입금발현미두반저르드교작최각통개결터행데명합등민재간야델체프함예포파값법당력역열표렇않없")

#: The most common Hanzi, every second in any text; by the word counts of jieba's dictionary (MIT).
_HANZI = frozenset(
    "一是人了不在有大中国和为这上他个地年来我会以到时要出的生学说道民家子也成行下们于后就发自之对得主长可过天作分方"
    "用多你着部能市等业全里工公经本都而高政法面门动日进区事代那去心小同北定开产前其军还然起种所如现理机体表力好外与"
    "文当两实重新三么只山水关明从化平建又制南内西没此将员名手最东头者月间无安看见各城十相但已些正口通想度加第她合院"
    "物性战由位常点海意场武使次二向治因立数样身情入原问把路被并利石老教万知级量任江及应省资委务元美特期世湖回系比气"
    "汉总展电科金先声提品设或义王社很统处四首共形己太目基领队直计别权话少流命至报给打变果清活几州华解议更程今决张导术"
    "府才保交放管结师走达族反再题色五")

_SIGNS = frozenset("·•×÷°±²³½℃㎡㎏㎞§©®™\xa0\xad\ufeff")

#: Punctuation, arrows, lines, circled numbers, kana, and wide forms: first and last.
_EXPECTED = (("\u2010", "\u203b"), ("\u2190", "\u2193"), ("\u2460", "\u2473"),
             ("\u2500", "\u25ff"), ("\u3000", "\u30ff"), ("\uff01", "\uff5e"))

_DAMAGED = "\ufffd"

#: Codecs of Python that are no encodings of files.
_NO_FILES = ("idna", "punycode", "raw-unicode-escape", "unicode-escape", "undefined", "mbcs")


def meant(name: str) -> str | None:
    """Give the codec that a file means by *name*; None where there is no such encoding of text.

    >>> meant('KS_C_5601-1987'), meant('GB2312'), meant('UTF8'), meant('rot13')
    ('cp949', 'gb18030', 'utf-8', None)
    """
    name = name.strip().strip("\"'").lower()
    try:
        found = codecs.lookup(_MEANT.get(name, name))
    except (LookupError, ValueError):
        return None
    is_of_text = getattr(found, "_is_text_encoding", True) and found.name not in _NO_FILES
    return found.name if is_of_text else None


def marked(head: bytes) -> str | None:
    """Tell the encoding by the mark that a file begins with.

    >>> marked(codecs.BOM_UTF16_LE), marked(b'ok')
    ('utf-16', None)
    """
    return next((name for mark, name in MARKS.items() if head.startswith(mark)), None)


def detect(data: bytes, tried: Iterable[str] = PAGES) -> str | None:
    """Tell the encoding of a text; of code pages, one of *tried*. None: in no known one.

    >>> detect('그는 갔다'.encode('cp949')), detect('他走了，我来了'.encode('gb18030'))
    ('cp949', 'gb18030')
    >>> detect('저고도'.encode('utf-16-be')), detect(bytes(range(256)))
    ('utf-16-be', None)
    """
    if mark := marked(data):
        return mark
    has_nul = b"\0" in data[:_SAMPLE]
    if not has_nul and fault(data, "utf-8") is None:
        return "utf-8"
    found = []
    if not has_nul:
        best = likeliest(data, ("utf-8", *tried))
        found += [best] if best[1] >= _bar(data) else []
    if len(data) % 2 == 0:
        best = likeliest(data, _WIDE)  # without a blank or another NUL, hardly any text is that
        is_marked_out = has_nul and _is_short(data)
        found += [best] if best[1] >= (_LEGIBLE_WIDE if is_marked_out else _LEGIBLE) else []
    return max(found, key=lambda each: each[1])[0] if found else None


def reads_as(data: bytes, encoding: str) -> bool:
    """Tell whether *data* has no fault in *encoding* and reads like Korean or Chinese in it.

    >>> data = '그는 갔다'.encode('cp949')
    >>> reads_as(data, 'cp949'), reads_as(data, 'cp1252'), reads_as(data, 'utf-8')
    (True, False, False)
    """
    if fault(data, encoding) is not None:
        return False
    return encoding == "utf-8" or likeliest(data, (encoding,))[1] >= _bar(data)


def fault(data: bytes, encoding: str) -> int | None:
    """Give the byte at which *data* is not in *encoding*; None where it is.

    >>> fault(b'ok', 'ascii'), fault('가'.encode(), 'ascii')
    (None, 0)
    """
    try:
        data.decode(encoding)
    except UnicodeDecodeError as error:
        return error.start + (3 if encoding == "utf-8-sig" else 0)
    return None


def likeliest(data: bytes, tried: Iterable[str]) -> tuple[str, float]:
    """Give the first of those of *tried* as which *data* reads best, and how well: up to 1."""
    first = re.search(rb"[\x80-\xff]", data)
    at = first.start() if first else 0
    scores = {}
    for name in tried:
        sample = data[:_SAMPLE] if name in _WIDE else data[at:at + _SAMPLE]
        decoder = codecs.getincrementaldecoder(name)("replace")
        scores[name] = legibility(decoder.decode(sample, final=len(sample) < _SAMPLE))
    return max(scores.items(), key=lambda each: each[1], default=("", -1.0))


def legibility(text: str) -> float:
    """Tell how much *text* reads like Korean or Chinese, up to 1: the mean over what is not ASCII.

    >>> legibility('저고도 경제'), round(legibility('历绊档'), 1), legibility('ok')
    (1.0, 0.2, 1.0)
    """
    counts = Counter(text)
    total = weighed = 0.0
    for char, number in counts.items():
        if not "\t" <= char < "\x7f":
            total += number
            weighed += number * _weight(char)
    return weighed / total if total else 1.0


def is_sound(text: str) -> bool:
    """Tell whether hardly a character of *text* was broken when it was decoded.

    >>> is_sound('저고도\ufffd'), is_sound('저\ufffd고\ufffd도'), is_sound('\ufffd')
    (True, False, False)
    """
    broken = text.count(_DAMAGED)
    if not broken or broken * _BROKEN <= len(text) - len(text.encode("ascii", "ignore")):
        return True
    return broken == 1 and legibility(text) > 0


def _bar(data: bytes) -> float:
    """Give how legible *data* must be in an encoding to be taken for a text in it."""
    return _LEGIBLE_SHORT if _is_short(data) else _LEGIBLE


def _is_short(data: bytes) -> bool:
    return len(data[:_SAMPLE].translate(None, _ASCII)) <= _SHORT


def _weight(char: str) -> float:
    if char in _HANGUL or char in _HANZI:
        return 1.0
    if "\uac00" <= char <= "\ud7a3":
        return 0.3 if _has(char, "euc_kr") else -1.0
    if "\u4e00" <= char <= "\u9fff":
        return 0.2 if _has(char, "gb2312") or _has(char, "euc_kr") else -0.3
    if char == _DAMAGED or unicodedata.category(char) in ("Cc", "Cn", "Co", "Cs"):
        return -2.0
    return 0.3 if _is_expected(char) else -0.5


def _is_expected(char: str) -> bool:
    """Tell whether a sign or letter is one of Korean and Chinese texts."""
    return char in _SIGNS or any(first <= char <= last for first, last in _EXPECTED)


def _has(char: str, encoding: str) -> bool:
    try:
        char.encode(encoding)
    except UnicodeEncodeError:
        return False
    return True
