"""Marks in Korean text: where a quote or a title opens, and what no term reaches across.

    △상하이 ‘전정특신’ 강소기업인 ‘작은 거인 (小巨人
    └ wall   └───────┘ balanced    └ still open
"""

from __future__ import annotations

from aligner.text import has_hanzi, is_hangul

#: Signs that end any term to their right: bullets, bars, colons, closing title marks.
WALLS = frozenset("△▷▶▲▽▼◇◆□■○●◎◦ㅇ※☞→⇒|:：;；=\n\r\t》〉>]］】〕[［【〔…★☆◈✓✔¶§ⓒ©")
BULLETS = frozenset("△▷▶▲▽▼◇◆□■○●◎◦ㅇ※☞→⇒☆★◈✓✔·•|")
TITLES = frozenset("《〈<")
OPENERS = {"‘": "’", "“": "”", "「": "」", "『": "』", "《": "》", "〈": "〉", "<": ">"}
_STRAIGHT = frozenset("'\"`＇＂´")


def open_mark(text: str) -> int | None:
    """Give the place of the last quote or title mark that is still open at the end of *text*.

    >>> open_mark("이 산업은 '저고도 경제' 또는 '저공경제"), open_mark('‘일대일로’ 종합시험구')
    (18, None)
    """
    closing: list[str] = []
    straight: dict[str, list[int]] = {}
    for at in range(len(text) - 1, -1, -1):
        char = text[at]
        if char in OPENERS:
            if closing and closing[-1] == OPENERS[char]:
                closing.pop()
            elif OPENERS[char] not in closing:
                return _odd_straight(text, straight, at)
        elif char in OPENERS.values():
            closing.append(char)
        elif char in _STRAIGHT:
            straight.setdefault(char, []).append(at)
    # ’저고도 경제 (…)’: a closing mark that stands where one opens.
    for at, char in enumerate(text):
        if char in closing and char in "’”" and (at == 0 or text[at - 1].isspace()):
            if text.count(char, at + 1) == 0 and text[at + 1:at + 2].strip():
                return at
    return _odd_straight(text, straight, None)


def _odd_straight(text: str, straight: dict[str, list[int]], other: int | None) -> int | None:
    """Straight quotes open and close by turns: an odd number leaves the last one open."""
    odd = [marks[0] for marks in straight.values() if len(marks) % 2]
    odd = [at for at in odd if text[at + 1:at + 2].strip()]
    return max([*odd, *([] if other is None else [other])], default=None)


def last_wall(text: str, opener: int | None) -> int:
    """Give the first place from which nothing stops a term from reaching to the end."""
    wall = 0 if opener is None else opener + 1
    at = len(text) - 1
    while at >= wall:
        if text[at] in ")）":
            start = max(text.rfind("(", 0, at), text.rfind("（", 0, at))
            if start < wall or has_hanzi(text[start:at]):
                return at + 1
            at = start
        elif text[at] in "(（" or (text[at] in WALLS and _walls_here(text, at)):
            return at + 1
        at -= 1
    return wall


def _walls_here(text: str, at: int) -> bool:
    """A Korean letter, a greater-than or an ordinary sign is no wall in the midst of a word."""
    if text[at] in ":：" and text[at - 1:at].isdigit():
        return False
    return text[at] != "ㅇ" or not is_hangul(text[at - 1:at] or " ")
