"""What pages, editors and converters leave in a text, taken out before it is read for glosses.

    characters   &#31185; &amp;  zero-width signs, variation selectors, soft hyphens  odd blanks
                 Hangul in letters (NFD)  radicals  halves of surrogate pairs  private use
    footnotes    핑안그룹1)(平安集团)  핑안그룹[3](平安集团)  (平安集团¹)
    ruby         (平(핑)安(안)集团(지퇀))  (平píng安ān)
    line breaks  inside a bracket: (平安⏎集团)

What is read is another text than what is printed, so each place leads back (`aligner.offsets`).
Whether a term goes on over a line break is not decided here: see ``aligner.tasks``.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache, lru_cache

from aligner.offsets import Edit, Read, revise
from aligner.scan import Class
from aligner.tables import rows
from aligner.text import HANGUL, HANZI, hanzi_lines

#: Signs that take no place: soft hyphen, joiners, marks of direction, byte-order mark, selectors.
_INVISIBLE = (
    "\u00ad\u034f\u061c\u180b-\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff"
    "\ufff9-\ufffb\U000e0001-\U000e01ef")
#: Blanks other than the space and the tab, and the fillers of Hangul, which look like one.
_BLANKS = "\u00a0\u115f\u1160\u1680\u2000-\u200a\u202f\u205f\u2800\u3000\u3164\uffa0"
#: Ends of lines other than \\n and \\r: vertical tab, page break, next line, line and paragraph.
_BREAKS = "\x0b\x0c\x85\u2028\u2029"
_RADICALS = "\u2e80-\u2fdf"
_PRIVATE = "\ue000-\uf8ff\U000f0000-\U0010ffff"
_SURROGATES = "\ud800-\udfff"
_SMALL = dict(zip("﹙﹚﹝﹞", "()〔〕"))

_LETTERS = "\u1100-\u1112\u1161-\u1175\u11a8-\u11c2"
_ALONE = f"{_BLANKS}{_BREAKS}{_RADICALS}{_PRIVATE}{_SURROGATES}{''.join(_SMALL)}"
_ODD = f"{_INVISIBLE}{_ALONE}{_LETTERS}&"
_DIRTY = re.compile(f"[{_ODD}]")
_DIRTY_CLASS = Class(_ODD)

_HIDDEN = re.compile(f"[{_INVISIBLE}]+")
_SYLLABLE = re.compile("[\u1100-\u1112][\u1161-\u1175][\u11a8-\u11c2]?")
_REFERENCE = re.compile(
    r"&(?:amp;)*(#(?:[xX][0-9a-fA-F]{2,6}|[0-9]{2,7})|[A-Za-z][A-Za-z0-9]{1,24});")

_NUMBER = r"(?:(?:각?주|\*|\^|#)\s?)?\d{1,3}"
_SAID = "'\"’”»」』》〉"
#: A footnote mark between a term and the bracket behind it. Digits raised behind a Latin letter
#: may be a unit (m²), and those before a closing bracket belong to what it closes.
_NOTE = re.compile(
    rf"(?:(?<=[{HANGUL}{_SAID}])(?:[¹²³⁰⁴-⁹]+[)⁾]?|[①-⑳⑴-⒇])"
    rf"|(?<=[{HANGUL}A-Za-z{_SAID}])(?:\s?[\[［]{_NUMBER}[\]］]|<\d{{1,3}}>|(?:\s주\s?)?\d{{1,2}}[)）]"
    r"|\*{1,3}[)）]|§))\s?$")
_NOTE_REACH = 12  # the longest mark, and the letter before it
#: The same behind the Hanzi, inside the bracket.
_NOTE_INSIDE = re.compile(
    rf"(?<=[{HANZI}])(?:[\[［]{_NUMBER}[\]］]|[¹²³⁰⁴-⁹]+|[*†‡]{{1,3}})(?=\s?[)）\]］〕,，;；·])")
_OPENING, _ANY_OPENING = re.compile(r"[(（\[［〔]"), re.compile(r"[(（\[［〔【《]")

_PINYIN = "a-zāáǎàēéěèīíǐìōóǒòūúǔùüǖǘǚǜ"
_SOUND = rf"[(（][^()（）{HANZI}\r\n]{{1,12}}[)）]|[{_PINYIN}]{{1,6}}\s?|[ㄅ-ㄯˊˇˋ˙]{{1,5}}"
#: Two characters and more with their sounds fill a bracket, or the part of it before a comma.
_RUBY = re.compile(
    rf"[(（\[［〔《](?:[{HANZI}]{{1,4}}(?:{_SOUND})){{2,40}}[{HANZI}]{{0,4}}(?=[)）\]］〕》,，;；])")
_RUBY_SOUND = re.compile(rf"(?<=[{HANZI}])(?:{_SOUND})")

#: A bracket over lines: so many characters of a line, and so many breaks, without a mark between.
_LINE = r"[^()（）\[\]［］〔〕【】《》\r\n]{0,80}"
_END = r"[ \t]*(?:\r\n?|\n)[ \t]*"
_OVER_LINES = re.compile(
    rf"[(（\[［〔【《](?:{_LINE}{_END}(?![\r\n]|\d{{1,2}}[.)])){{1,3}}{_LINE}(?=[)）\]］〕】》])")
_BREAK = re.compile(_END)
#: Beyond the line of the Hanzi, so many characters may belong to their bracket.
_BRACKET_REACH = 250
_CLOSING = {"(": ")）", "（": ")）", "[": "]］", "［": "]］", "〔": "〕", "【": "】", "《": "》"}
_HAN = re.compile(f"[{HANZI}]")

#: A word that the end of a line cuts, with or without a hyphen.
_CUT = re.compile(
    rf"(?<=[{HANGUL}])[-\u2010]\s*[\r\n]+\s*(?=[{HANGUL}])"
    rf"|(?<=[{HANZI}])\s*[\r\n]+\s*(?=[{HANZI}])")


def clean(text: str) -> Read:
    """Give *text* as it is to be read for glosses, each place of it leading back.

    >>> read = clean('핑안\u200b그룹[3](平安\\n&#38598;团)')
    >>> read.text, read.place(4)
    ('핑안그룹(平安集团)', 8)
    """
    return revise(characters(text), (_around_hanzi,))


def plain(term: str) -> str:
    """Give a printed term without what does not belong to it; it may be shorter.

    >>> plain('平&#23433;\u00ad集⽇'), plain('핑안그-\\n룹'), plain('平安\\n集团')
    ('平安集日', '핑안그룹', '平安集团')
    """
    broken = "\n" in term or "\r" in term
    if not broken and not _DIRTY.search(term):  # as nearly all are
        return term
    read = characters(term).text
    return _CUT.sub("", read) if "\n" in read or "\r" in read else read


def is_spelt_out(text: str) -> bool:
    """Tell whether *text* spells characters as references.

    >>> is_spelt_out('&#25340;多多'), is_spelt_out('AT&T')
    (True, False)
    """
    return any(_referred(found[1]) for found in _REFERENCE.finditer(text)) if "&" in text else False


def characters(text: str) -> Read:
    """Give *text* with nothing odd in any of its characters; that is all that a term needs.

    >>> read = characters('&#25340;多多')
    >>> read.text, read.place(1)
    ('拼多多', 8)
    """
    return revise(Read(text), (_odd_characters,))


def _odd_characters(text: str) -> Iterator[Edit]:
    done = 0
    for at in _DIRTY_CLASS.places(text):
        edit = _edit(text, at) if at >= done else None
        if edit is not None and edit.start >= done:
            yield edit
            done = edit.end


def _edit(text: str, at: int) -> Edit | None:
    """Say what the odd character at *at* is read as, None: as it stands."""
    char = text[at]
    if char == "&":
        named = _REFERENCE.match(text, at)
        new = named and _referred(named[1])
        return Edit(at, named.end(), new) if named and new is not None else None
    if "\u1100" <= char <= "\u11c2":
        return _syllable(text, at)
    if hidden := _HIDDEN.match(text, at):
        return Edit(at, hidden.end(), "")
    if "\ud800" <= char <= "\udbff" and "\udc00" <= text[at + 1:at + 2] <= "\udfff":
        pair = text[at:at + 2].encode("utf-16-le", "surrogatepass")
        return Edit(at, at + 2, pair.decode("utf-16-le"))
    if "\ud800" <= char <= "\uf8ff" or char >= "\U000f0000":
        # Beside Hanzi a private character, or half a pair, stands for one that was lost.
        beside = _HAN.search(text, max(0, at - 1), at + 2)
        return Edit(at, at + 1, "\ufffd" if beside or char < "\ue000" else " ")
    return Edit(at, at + 1, _simple(char))


def _syllable(text: str, at: int) -> Edit | None:
    """Join the letters of a syllable that is taken apart, as macOS writes it."""
    if found := _SYLLABLE.match(text, at):
        return Edit(*found.span(), unicodedata.normalize("NFC", found[0]))
    whole = unicodedata.normalize("NFC", text[max(0, at - 1):at + 1])
    return Edit(at - 1, at + 1, whole) if len(whole) == 1 and at else None


@lru_cache(maxsize=1 << 10)
def _referred(name: str) -> str | None:
    """Give the character of a reference, by its number or its name in HTML; None: there is none."""
    import html
    from html.entities import html5

    new = html.unescape(f"&{name};") if name[0] == "#" else html5.get(f"{name};")
    if not new or new == "\ufffd":
        return None
    return "".join("" if _HIDDEN.match(c) else _simple(c) if _DIRTY.match(c) else c for c in new)


@cache
def _radicals() -> dict[str, str]:
    return {radical: form for radical, form in rows("radicals.tsv", 2)}


def _simple(char: str) -> str:
    if char in _BREAKS:
        return "\n"
    if "\u2e80" <= char <= "\u2fdf":
        return _radicals().get(char, char)
    return _SMALL.get(char, char if char == "&" else " ")


def _around_hanzi(text: str) -> Iterator[Edit]:
    """Find footnote marks, ruby and line breaks in and before the brackets with Hanzi."""
    found: set[Edit] = set()
    done = 0
    for start, end in hanzi_lines(text):
        low = max(done, _line_before(text, start))
        found.update(_notes(text, low, end), _ruby(text, start, end))
        found.update(_breaks(text, low, end))
        done = max(done, low)
    done = 0
    for edit in sorted(found):
        if edit.start >= done:
            yield edit
            done = edit.end


def _line_before(text: str, start: int) -> int:
    """Give where the line before *start* begins, if it is not long."""
    low = max(0, start - _BRACKET_REACH)
    end = start - 2 if text[max(0, start - 2):start] == "\r\n" else max(0, start - 1)
    return max(low, text.rfind("\n", low, end), text.rfind("\r", low, end))


def _notes(text: str, start: int, end: int) -> Iterator[Edit]:
    for opening in _OPENING.finditer(text, start, end):
        at = opening.start()
        low = max(0, at - _NOTE_REACH)
        note = _NOTE.search(text[low:at])
        if note and not (note[0].rstrip()[-1] in ")）" and _closes(text, low + note.end())):
            yield Edit(low + note.start(), at, "")
    for note in _NOTE_INSIDE.finditer(text, start, end):
        yield Edit(*note.span(), "")


def _closes(text: str, end: int) -> bool:
    """Tell whether a round bracket that closes before *end* was opened on its line, nearby."""
    low = max(0, end - _BRACKET_REACH)
    line = text[max(low, text.rfind("\n", low, end) + 1):end].rstrip()[:-1]
    return max(line.rfind("("), line.rfind("（")) > max(line.rfind(")"), line.rfind("）"))


def _ruby(text: str, start: int, end: int) -> Iterator[Edit]:
    for found in _RUBY.finditer(text, start, end):
        for sound in _RUBY_SOUND.finditer(text, *found.span()):
            yield Edit(*sound.span(), "")


def _breaks(text: str, start: int, end: int) -> Iterator[Edit]:
    """Find the line breaks inside of brackets that hold Hanzi."""
    reach = min(end + _BRACKET_REACH, len(text))
    for opening in _ANY_OPENING.finditer(text, start, end):
        over = _OVER_LINES.match(text, opening.start(), reach)
        first, last = over.span() if over else (0, 0)
        if over and text[last] in _CLOSING[opening[0]] and _HAN.search(text, first, last):
            for each in _BREAK.finditer(text, first, last):
                inside = _HAN.match(text, each.start() - 1) and _HAN.match(text, each.end())
                edge = each.start() == first + 1 or each.end() == last
                yield Edit(*each.span(), "" if inside or edge else " ")
