"""Names that neither sound nor mean what their Chinese does: 알리페이 and 支付宝.

Also the way to hold a glossary's knowledge beside them: both answer which Hanzi a term stands for.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from aligner.evidence import Known
from aligner.script import fold
from aligner.tables import rows


@cache
def _table() -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for zh, names in rows("known_names.tsv", 2):
        for name in names.split():
            found[fold(name)] = (*found.get(fold(name), ()), zh)
    return found


def names(ko: str) -> tuple[str, ...]:
    """Give the Chinese names of what Korean calls *ko*; blanks and case do not count.

    >>> names('센스타임'), names('State Grid') == names('스테이트 그리드'), names('시스템')
    (('商汤', '商汤科技'), True, ())
    """
    return _table().get(fold(ko), ())


def with_names(known: Known | None) -> Known:
    """Give what *known* tells, or else the table.

    >>> list(with_names({'니오': ['蔚来']}.get)('니오')), list(with_names(None)('가구'))
    (['蔚来'], [])
    """
    def hanzi(ko: str) -> Iterable[str]:
        return (known and known(ko)) or names(ko)

    return hanzi
