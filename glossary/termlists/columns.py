"""Which columns of a table are the Korean and the Chinese, and whether its first row names them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from aligner.text import has_hangul, has_hanzi

from glossary.errors import TableError
from glossary.termlists.tables import PairTable, Row

#: What people call these columns.
KO_NAMES = frozenset((
    "ko", "kr", "kor", "ko-kr", "ko_kr", "korean", "한국어", "한글", "국문", "국어", "우리말", "韩语", "韩文",
    "朝鲜语", "韓語", "韓文"))
ZH_NAMES = frozenset((
    "zh", "cn", "chi", "zho", "zh-cn", "zh_cn", "zh-tw", "zh_tw", "zh-hans", "zh-hant", "chinese",
    "hanzi", "중국어", "중문", "한자", "중국말", "中文", "汉语", "漢語", "华语", "汉字", "漢字"))
#: Rows that are looked at.
_LOOK = 500


class Columns(NamedTuple):
    """The places of the two columns, from 0, the names of all, and the rows that are pairs.

    ``names`` is empty where the first row is a pair like the others.
    """

    ko: int
    zh: int
    names: tuple[str, ...]
    rows: tuple[Row, ...]


def find_columns(table: PairTable, ko: str | None = None, zh: str | None = None) -> Columns:
    """Find the two columns: by what the user calls them, by their names, or by their content.

    *ko* and *zh* are names, letters (A) or numbers (1). Raises `TableError` when there is no such
    column, or nothing tells which they are.

    >>> table = PairTable('a.tsv', (Row(1, ('No.', '국문', '中文')), Row(2, ('1', '항공', '航空'))), 3)
    >>> find_columns(table)[:3]
    (1, 2, ('No.', '국문', '中文'))
    """
    first = [_plain(cell) for cell in table.rows[0].cells]
    chosen = [
        None if wanted is None else _column(wanted, first, table) for wanted in (ko, zh)]
    named = [next((n for n, name in enumerate(first) if name in names), None)
             for names in (KO_NAMES, ZH_NAMES)]
    is_head = any(n is not None for n in named) or any(
        wanted is not None and _plain(wanted) in first for wanted in (ko, zh))
    body = table.rows[1:] if is_head else table.rows
    found = _by_content(body, chosen, named)
    for side, name, option in ((0, "Korean", "--ko"), (1, "Chinese", "--zh")):
        if found[side] is None:
            raise TableError(
                f"{table.path}: no column is {name} by its name or content: name it with {option}, "
                f"by one of {_listed(table)}")
    if found[0] == found[1]:
        raise TableError(f"{table.path}: Korean and Chinese cannot be the same column")
    at_ko, at_zh = found[0] or 0, found[1] or 0
    if not is_head and len(body) > 1 and _is_other(body, at_ko, at_zh):
        is_head, body = True, body[1:]
    return Columns(at_ko, at_zh, table.rows[0].cells if is_head else (), body)


def _plain(cell: str) -> str:
    return cell.strip().lower()


def _column(wanted: str, first: Sequence[str], table: PairTable) -> int:
    """Give the place of the column that the user names."""
    if _plain(wanted) in first:
        return first.index(_plain(wanted))
    number = 0
    if wanted.isascii() and wanted.isdigit():
        number = int(wanted[:6])
    elif re.fullmatch("[A-Za-z]{1,3}", wanted):
        for letter in wanted.upper():
            number = number * 26 + ord(letter) - 64
    if not 1 <= number <= table.width:
        raise TableError(
            f"{table.path} has no column {wanted[:40]!r}: there are {_listed(table)}")
    return number - 1


def _listed(table: PairTable) -> str:
    names = [cell.strip()[:20] for cell in table.rows[0].cells[:12]]
    return ", ".join(f"{n} ({name})" if name else str(n) for n, name in enumerate(names, 1))


def _by_content(
    rows: Sequence[Row], chosen: Sequence[int | None], named: Sequence[int | None]
) -> list[int | None]:
    """Fill in what the user did not choose: by name, else by what most cells hold."""
    found = list(chosen)
    for side in (0, 1):
        if found[side] is None and named[side] != found[1 - side]:
            found[side] = named[side]
    for side in (0, 1):
        if found[side] is None:
            found[side] = _most(rows, side, found[1 - side])
    return found


def _most(rows: Sequence[Row], side: int, taken: int | None) -> int | None:
    """Give the column in which most cells are in the language, if there is one at all."""
    width = len(rows[0].cells) if rows else 0
    counts = [
        (sum(_speaks(row.cells[n], side) for row in rows[:_LOOK]), -n) for n in range(width)
        if n != taken]
    count, place = max(counts, default=(0, 0))
    return -place if count else None


def _speaks(cell: str, side: int) -> bool:
    return has_hanzi(cell) and not has_hangul(cell) if side else has_hangul(cell)


def _is_other(rows: Sequence[Row], ko: int, zh: int) -> bool:
    """Tell whether the first row has neither language where the others have both."""
    first = rows[0].cells
    return not _speaks(first[ko], 0) and not _speaks(first[zh], 1) and bool(
        first[ko].strip() and first[zh].strip()) and not any(
        map(str.isdigit, first[ko] + first[zh])) and sum(
        _speaks(row.cells[ko], 0) and _speaks(row.cells[zh], 1) for row in rows[1:]) * 2 >= len(
        rows) - 1
