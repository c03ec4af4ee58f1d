"""What a run did: figures for the end, and a line of JSON for each document while it goes on."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, NamedTuple, TextIO

#: Failures that a report names; how many there are it always tells.
NAMED = 50

#: Is told of each document what became of it, as a record that JSON can hold.
Log = Callable[[dict[str, Any]], None]


class Seconds(NamedTuple):
    """Processing by stage, in seconds; those of all workers are added up."""

    reading: float = 0.0
    extracting: float = 0.0
    writing: float = 0.0


@dataclass(frozen=True, slots=True)
class MineReport:
    """What a run did: documents added and skipped, glosses, concepts; a line for each failure.

    Of the failures no more than `NAMED` are there; ``failed`` counts them all.

    >>> MineReport(5, 0, 90, 60, ()).concepts_new
    60
    """

    documents: int
    skipped: int
    glosses: int
    concepts_new: int
    failures: tuple[str, ...]
    failed: int = 0
    seconds: Seconds = field(default=Seconds(), compare=False)


class Tally:
    """Counts what a run does, and logs each document."""

    def __init__(self, log: Log | None = None) -> None:
        self.count = Counter[str]()
        self._seconds = Counter[str]()
        self._failures: list[str] = []
        self._log = log or _nowhere

    def mined(self, name: str, glosses: int, concepts_new: int) -> None:
        """Count a document that was added."""
        self.count.update(documents=1, glosses=glosses, concepts_new=concepts_new)
        self._log({"document": name, "status": "mined", "glosses": glosses})

    def changed(self, glosses: int, concepts_new: int) -> None:
        """Count what a document gives more, or less, in the light of the others."""
        self.count.update(glosses=glosses, concepts_new=concepts_new)

    def known(self, name: str) -> None:
        """Count a document that was mined before."""
        self.count["skipped"] += 1
        self._log({"document": name, "status": "known"})

    def failed(self, name: str, message: str) -> None:
        """Count a document that could not be mined."""
        self.count["failed"] += 1
        if len(self._failures) < NAMED:
            self._failures.append(message)
        self._log({"document": name, "status": "failed", "reason": message})

    def took(self, **seconds: float) -> None:
        """Add the seconds of a stage."""
        self._seconds.update(seconds)

    def report(self) -> MineReport:
        """Give the figures."""
        count = self.count
        return MineReport(
            count["documents"], count["skipped"], count["glosses"], count["concepts_new"],
            tuple(self._failures), count["failed"], Seconds(**self._seconds))


def json_lines(stream: TextIO) -> Log:
    """Give a log that writes a line of JSON for each document.

    >>> import sys
    >>> json_lines(sys.stdout)({'document': 'a.txt', 'status': 'known'})
    {"document": "a.txt", "status": "known"}
    """
    def log(record: dict[str, Any]) -> None:
        stream.write(json.dumps(record, ensure_ascii=False) + "\n")
        stream.flush()

    return log


def _nowhere(record: dict[str, Any]) -> None:
    """Log nothing."""
