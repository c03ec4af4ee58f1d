"""Where a line of Korean was broken: within a word, or between two.

Korean may be broken after every syllable, or between words only; files differ, and most keep no
blank at the end of a line. What tells: a blank that the file does have; a line that begins with a
particle (를, 에서), as no word does, and how many lines of the document do; the words of the
document that stand within its lines. Hanzi have no blanks between them, bracketed or not.
Source of the particles and endings: National Institute of Korean Language, "표준국어문법론" and
한글 맞춤법 (2017), articles 41-43 (particles and units are written together with the word before).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from math import log
from typing import NamedTuple

from aligner.text import HANGUL, is_hangul, is_hanzi
from glossary.documents.pdf_lines import HYPHEN
from glossary.documents.pdf_paragraphs import FLUSH

#: Particles and endings that are no words by themselves.
ENDINGS = frozenset("""
    을 를 은 는 의 에 에서 에게 에는 에도 와 과 가 로 으로 로서 로써 로는 으로는 으로써 까지 부터
    이며 이고 이라고 라고 이라는 라는 라며 다 이다 니다 습니다 입니다 됩니다 합니다 했다 하였다 한다 하는
    하고 하며 해서 했고 하기 된다 되는 되고 되며 됐다 됐고 되었다 였다 이었다 었다 았다 였고 들이 들은 들을
    들의 들과 들에 적인 적으로 성을 며 고 서 게 던 면 자 라 히 려고 면서 지만 므로 도록 어서 아서
""".split())

_OPEN, _CLOSED = "([{（［〔【《〈「『‘“", ")]}）］〕】》〉」』’”.,;:!?。，、；：！？…%"
_FINAL = ("은", "는", "을", "를", "의", "에서", "에게", "으로")
_TIGHT, _HUNG = "·/-~‧・〜∼–—。，、；：《", ")）]］”’\"'》〉」』"
_WORD = re.compile(f"[{HANGUL}]+")
_FIRST = re.compile(f"[{HANGUL}]+")
_PAIR = re.compile(f"([{HANGUL}{re.escape(_HUNG)}])( ?)(?=([{HANGUL}]))")
_LAST = re.compile(f"[{HANGUL}]+$")

#: No word is longer, in syllables; and the search for one at the end of a line stays short.
_LONGEST = 30

#: Breaks with Hangul on both sides from which the habit of a document is known.
ENOUGH = 8

#: In a document that is not justified the syllable that comes would have fitted, with so much room
#: (in letters), at the end of more than this part of the lines only if they are broken between
#: words. In a justified one, that has no room, more than this part of the lines begins with an
#: ending if they are broken within words: 13 to 20 % in running text.
ROOM, FREE, SPLIT = 1.25, 0.2, 0.05

#: In a file that has blanks at the ends of lines, a third of the lines have one if they are broken
#: within words, and nearly all if between words.
KEPT = 0.55


class Break(NamedTuple):
    """The end of a line and the beginning of the next; the room that was left, in letters; whether
    the file has a blank there."""

    end: str
    start: str
    room: float = 0.0
    is_blank: bool = False


class Habit(NamedTuple):
    """How a document breaks lines: ``split`` within words (None: not known); and of its syllables
    within lines, how often one stands ``inside`` of a word and how often at the ``border`` of two:
    alone as the last ('x ') or the first (' y'), and as a pair ('xy'). ``words`` are its words."""

    split: bool | None
    inside: Counter[str]
    border: Counter[str]
    words: Counter[str]


def habit(lines: Iterable[str], breaks: Iterable[Break]) -> Habit:
    """Find the habit of a document: *lines* are all lines, *breaks* those where they go on.

    >>> habit(['그는 저고도 경제를 말했다'], [Break('경제', '를 말')] * 8).split
    True
    >>> habit([], [Break('경제를', '크게')] * 8).split, habit([], []).split
    (False, None)
    >>> habit([], [Break('경제를', '크게', 0.7), Break('경제를', '크게', 0.1)] * 8).split
    True
    """
    inside: Counter[str] = Counter()
    border: Counter[str] = Counter()
    words: Counter[str] = Counter()
    for line in lines:
        words.update(_WORD.findall(line)[1:-1])
        for pair in _PAIR.finditer(line):
            one, blank, other = pair.groups()
            (border if blank else inside).update((one + " ", " " + other, one + other))
    return Habit(_splits([each for each in breaks if is_hangul(each.end[-1:] or " ")
                          and is_hangul(each.start[:1] or " ")]), inside, border, words)


def _splits(breaks: Sequence[Break]) -> bool | None:
    """Tell whether words are broken; None where nothing tells."""
    if len(breaks) < ENOUGH:
        return None
    if sum(each.is_blank for each in breaks) > KEPT * len(breaks):
        return False
    rooms = sorted(each.room for each in breaks)
    if rooms[len(rooms) // 2] > FLUSH:
        return sum(room > ROOM for room in rooms) < FREE * len(rooms)
    return sum(_first(each.start) in ENDINGS for each in breaks) >= SPLIT * len(breaks)


def joint(end: str, start: str, known: Habit) -> str:
    """Give what stood between two parts of a paragraph where the line was broken: a blank, or ''.

    >>> habit = habit(['그는 경제를 보고 나는 시스템을 본다'], [])
    >>> [joint(*pair, habit) for pair in (
    ...     ('저고도 경', '제(低空'), ('경제(低空', '经济)'), ('저고도 경제', '를 말'), ('그는', '경제를'))]
    ['', '', '', ' ']
    """
    one, other = end[-1:], start[:1]
    if one in _OPEN or one in _TIGHT or other in _CLOSED or other in _TIGHT:
        return ""
    if other in "([（［【〔":
        return " " if one in _CLOSED and one not in ")）]］" else ""
    if is_hanzi(one) or is_hanzi(other):
        return "" if is_hanzi(one) or _is_open(end) else " "
    if is_hangul(other) and (is_hangul(one) or one in _HUNG):
        return "" if _is_word(end, start, known) else " "
    return "" if one.isdigit() and is_hangul(other) or _first(start) in ENDINGS else " "


def together(end: str, start: str, blank: str) -> str:
    """Join two parts with *blank*; a hyphen that only breaks a word is left out.

    >>> together('sys' + HYPHEN, 'tem', ' '), together('저고도', '경제', ' ')
    ('system', '저고도 경제')
    """
    if end[-1:] in (HYPHEN, "\xad"):
        return end[:-1] + start
    if end[-1:] == "-" and end[-2:-1].islower() and start[:1].islower():
        return end[:-1] + start
    return end + blank + start


def _first(start: str) -> str:
    first = _FIRST.match(start)
    return first[0] if first else ""


def _is_open(end: str) -> bool:
    """Tell whether a bracket is open at the end of a line."""
    return max(map(end.rfind, "(（[［")) > max(map(end.rfind, ")）]］"))


def _is_word(end: str, start: str, known: Habit) -> bool:
    """Tell whether a line that ends and one that begins in Hangul share a word.

    Reasons for and against are added up; weights by hand.
    """
    last = _LAST.search(end[-_LONGEST:])
    return sum(_reasons(last[0] if last else end[-1], _first(start), known)) > 0


def _reasons(last: str, first: str, known: Habit) -> Iterator[float]:
    """Yield what speaks for one word, in logits; what speaks for two is below 0."""
    if is_hangul(last[-1]):  # after a closing mark lines are broken in either habit
        # Where nothing tells, one word: a compound may be written as one, no word as two.
        yield {None: 0.3, True: 0.7, False: -4.0}[known.split]
    for key in (last[-1] + " ", " " + first[0], last[-1] + first[0]):
        yield log((known.inside[key] + 1.4) / (known.border[key] + 0.7) / 2)
    if first in ENDINGS:
        yield 3.0
    if any(known.words[last + first[:size]] for size in range(2 if len(last) < 2 else 1, 5)):
        yield 1.5
    if known.words[first] and len(first) > 1:
        yield -1.5
    if known.words[last] and len(last) > 1:
        yield -1.0
    if len(last) > 2 and last.endswith(_FINAL):
        yield -2.0
