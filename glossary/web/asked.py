"""Which part of the queue a reviewer asks for, as it stands in the address of each page.

    /review?kind=transcription&low=0.3&high=0.7&document=reports/2025-07.txt&order=doubt
"""

from __future__ import annotations

import math
import sqlite3
from collections.abc import Mapping
from typing import Any, NamedTuple, TypeVar, cast
from urllib.parse import urlencode

from glossary.lookup.queue import (
    KINDS, ORDERS, STATUSES, Filter, Kind, Order, Status, documents,
)

_T = TypeVar("_T", bound=str)


class Asked(NamedTuple):
    """What of the queue is asked for: as the options of ``glossary review``.

    >>> Asked.read({'kind': 'mixed', 'low': '0.3', 'order': 'up'})
    Asked(order='count', status='candidate', kind='mixed', document='', low=0.3, high=1.0)
    """

    order: Order = "count"
    status: Status = "candidate"
    kind: Kind | None = None
    document: str = ""
    low: float = 0.0
    high: float = 1.0

    @classmethod
    def read(cls, args: Mapping[str, Any]) -> Asked:
        """Read an address; what makes no sense in it counts as not asked for."""
        low, high = _share(args.get("low"), 0.0), _share(args.get("high"), 1.0)
        return cls(
            _one_of(args.get("order"), ORDERS) or "count",
            _one_of(args.get("status"), STATUSES) or "candidate",
            cast("Kind | None", _one_of(args.get("kind"), KINDS)),
            (args.get("document") or "").strip(),
            min(low, high), max(low, high),
        )

    def query(self, **more: object) -> str:
        """Give the address of it, behind the path; *more* comes last.

        >>> Asked(kind='mixed').query(done=3), Asked().query()
        ('?kind=mixed&done=3', '')
        """
        changed = {name: value for name, value in self._asdict().items()
                   if value != self._field_defaults[name]}
        text = urlencode({**changed, **more}, errors="replace")
        return f"?{text}" if text else ""

    def filter(self, db: sqlite3.Connection) -> Filter:
        """Give what the queue is asked; a document that there is not leaves nothing of it."""
        found = documents(db, self.document) if self.document else None
        return Filter(self.status, self.kind, self.low, self.high, found)


def _one_of(text: str | None, known: tuple[_T, ...]) -> _T | None:
    return next((each for each in known if each == text), None)


def _share(text: str | None, default: float) -> float:
    try:
        found = float(text or default)
    except ValueError:
        return default
    return min(max(found, 0.0), 1.0) if math.isfinite(found) else default
