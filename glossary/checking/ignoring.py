"""What the user does not want to hear of: codes, and the lines of an ignore file.

    E103                 a code everywhere
    12                   all of unit 12
    12 E301              a code in unit 12
    E101 저고도 경제     a code for this text, wherever it stands
    # …                  a comment
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from glossary.checking.finding import CODES, CheckError, Finding

_LINE = re.compile(r"(?:(\d{1,9})(?:\s+|$))?(?:([A-Z]\d{3})(?:\s+|$))?(.*)")


class Ignored(NamedTuple):
    """What to leave out: findings that agree with all that is given; None, '' mean any."""

    unit: int | None = None
    code: str = ""
    text: str = ""

    def covers(self, finding: Finding) -> bool:
        """Tell whether *finding* is left out.

        >>> Ignored(None, 'E101', '항공').covers(Finding('E101', '', 1, 'source', 0, 2, '항공'))
        True
        """
        return (
            self.unit in (None, finding.unit) and self.code in ("", finding.code)
            and self.text in ("", finding.text))


def read_ignored(text: str, name: str) -> list[Ignored]:
    """Read an ignore file, called *name* in messages. Raises `CheckError`.

    >>> read_ignored('# names\\nE103\\n12 E301\\nE101 저고도 경제', 'a')[2]
    Ignored(unit=None, code='E101', text='저고도 경제')
    """
    found = []
    for number, line in enumerate(text.splitlines(), 1):
        line = line.strip()
        if not line or line.startswith("#"):
            continue
        match = _LINE.fullmatch(line)
        unit, code, rest = match.groups() if match else (None, None, line)
        if not (unit or code) or rest and not code:
            raise CheckError(
                f"{name}, line {number}: {line[:40]!r} begins with neither the number of a unit "
                "nor a code such as E101")
        found.append(Ignored(int(unit) if unit else None, known(code) if code else "", rest))
    return found


def known(code: str) -> str:
    """Give *code* back if there is such a code. Raises `CheckError`."""
    if code not in CODES:
        raise CheckError(f"there is no code {code}; there are {', '.join(CODES)}")
    return code


def any_covers(ignored: Iterable[Ignored], finding: Finding) -> bool:
    """Tell whether any of *ignored* leaves *finding* out."""
    return any(each.covers(finding) for each in ignored)
