"""Columns on a terminal, where a Hangul syllable or a Hanzi takes two cells.

A table here has a line of headings, aligned columns two blanks apart and nothing else: no boxes,
no rules. What does not fit the width of the terminal goes on below, inside its column, so that no
term is ever cut off. Text of documents is shown without its control characters, which a terminal
would obey. Colours are the caller's choice; a painted cell is measured before it is painted.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence

#: Blanks between two columns.
GAP = 2

#: The narrowest that a column gets when a table must shrink: five Hangul syllables.
NARROW = 10

#: Select Graphic Rendition codes (ECMA-48, 8.3.117) of what is painted.
PAINT = {"head": "2", "ko": "36", "zh": "33", "dim": "2", "bold": "1", "mark": "1;33"}


def cells(text: str) -> int:
    """Count the terminal cells that *text* takes (Unicode Standard Annex 11).

    Wide and full-width characters take two; marks, conjoining vowels and finals, and invisible
    format characters none. Ambiguous ones take one, as terminals have it by default.

    >>> cells('AI 항공'), cells('低空'), cells('dīkōng'), cells('각')
    (7, 4, 6, 2)
    """
    return len(text) if text.isascii() else sum(map(_width, text))


def _width(char: str) -> int:
    if unicodedata.east_asian_width(char) in "WF":
        return 2
    if "\u1160" <= char <= "\u11ff" or unicodedata.category(char) in ("Mn", "Me", "Cf"):
        return 0
    return 1


def clean(text: str) -> str:
    """Give *text* as one line that a terminal only shows: controls become blanks or go.

    >>> clean('가\\x1b[31m\\n나\\u202e')
    '가 [31m 나'
    """
    if text.isprintable():
        return text
    categories = ((char, unicodedata.category(char)) for char in text)
    return "".join(
        " " if kind in ("Cc", "Zl", "Zp") else char for char, kind in categories if kind != "Cf"
    )


def paint(text: str, role: str, color: bool) -> str:
    """Colour *text* as its *role* asks, or leave it alone.

    >>> paint('항공', 'ko', False), paint('항공', 'ko', True)
    ('항공', '\\x1b[36m항공\\x1b[0m')
    """
    return f"\x1b[{PAINT[role]}m{text}\x1b[0m" if color and role and text else text


def fold(text: str, width: int) -> list[str]:
    """Break *text* into lines of at most *width* cells, at blanks where there are any.

    A single wide character stands on a line of its own even where *width* is 1.

    >>> fold('스마트 경로 관리', 10)
    ['스마트', '경로 관리']
    >>> fold('低空经济示范区', 6)
    ['低空经', '济示范', '区']
    """
    lines: list[str] = []
    line = ""
    for word in text.split():
        joined = f"{line} {word}" if line else word
        if cells(joined) <= width:
            line = joined
            continue
        if line:
            lines.append(line)
        *whole, line = _pieces(word, width)
        lines += whole
    return [*lines, line] if line or not lines else lines


def _pieces(word: str, width: int) -> list[str]:
    """Cut a word that may be longer than the line."""
    pieces = [""]
    used = 0
    for char in word:
        size = _width(char)
        if used + size > width and pieces[-1]:
            pieces.append("")
            used = 0
        pieces[-1] += char
        used += size
    return pieces


def clip(text: str, width: int) -> str:
    """Cut *text* after *width* cells.

    >>> clip('저고도 경제', 5)
    '저고'
    """
    return _pieces(text, width)[0] if cells(text) > width else text


def table(
    rows: Iterable[Sequence[str]],
    head: Sequence[str],
    width: int = 80,
    roles: Sequence[str] = (),
    color: bool = False,
) -> str:
    """Lay *rows* out below *head* in aligned columns, at most *width* cells in all.

    *roles* names the paint of the first columns (see ``PAINT``). Figures stand to the right.

    >>> print(table([('저고도 경제', '低空经济', '12')], ('Korean', 'Hanzi', 'Seen')))
    Korean       Hanzi     Seen
    저고도 경제  低空经济    12
    """
    body = [[clean(cell) for cell in row] for row in rows]
    widths = _widths([list(head), *body], width)
    right = [_is_figures(column) for column in zip(*body)] or [False] * len(head)
    paints = [*roles, *[""] * (len(head) - len(roles))]
    lines = _lay(head, widths, right, ["head"] * len(head), color)
    for row in body:
        lines += _lay(row, widths, right, paints, color)
    return "\n".join(lines)


def _is_figures(column: Iterable[str]) -> bool:
    filled = [cell for cell in column if cell]
    return bool(filled) and all(cell.replace(".", "").isdigit() for cell in filled)


def _widths(rows: list[list[str]], width: int) -> list[int]:
    """Give each column what its cells ask; where that is too much, the widest give way first."""
    widths = [max(map(cells, column)) for column in zip(*rows)]
    spare = width - GAP * (len(widths) - 1)
    while sum(widths) > spare and max(widths) > NARROW:
        widest = sorted(widths)
        second = max(NARROW, next((w for w in widest[::-1] if w < widest[-1]), NARROW))
        ties = widths.count(widest[-1])
        drop = min(widest[-1] - second, -(-(sum(widths) - spare) // ties)) or 1
        widths = [w - drop if w == widest[-1] else w for w in widths]
    return widths


def _lay(
    row: Sequence[str],
    widths: Sequence[int],
    right: Sequence[bool],
    roles: Sequence[str],
    color: bool,
) -> list[str]:
    folded = [fold(cell, size) for cell, size in zip(row, widths)]
    lines = []
    for number in range(max(map(len, folded))):
        parts = []
        for lines_of, size, to_right, role in zip(folded, widths, right, roles):
            text = lines_of[number] if number < len(lines_of) else ""
            blanks = " " * (size - cells(text))
            painted = paint(text, role, color)
            parts.append(blanks + painted if to_right else painted + blanks)
        lines.append((" " * GAP).join(parts).rstrip())
    return lines


def tsv(rows: Iterable[Sequence[str]]) -> str:
    r"""Join *rows* by tabs; ``\t``, ``\n``, ``\r`` and ``\\`` stand for what would break a line.

    >>> tsv([('ko', 'zh'), ('가\t나', '甲\n乙')])
    'ko\tzh\n가\\t나\t甲\\n乙'
    """
    escapes = str.maketrans({"\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r"})
    return "\n".join("\t".join(cell.translate(escapes) for cell in row) for row in rows)
