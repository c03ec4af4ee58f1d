"""The last step: the rows of a run into a glossary, by the same hand as without Spark.

The first readings go in by the order of the documents, then what differs in the second. Each
document is a transaction; what the glossary has already changes nothing, so a merge may be broken
off anywhere and started again, and the same folder merged twice is merged once.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import ExitStack
from typing import Any

from aligner.types import Gloss

from glossary.errors import SparkError
from glossary.mining.maps import Reading
from glossary.mining.report import Log, MineReport, Tally
from glossary.mining.run import Run
from glossary.mining.work import Failure, Mined, Reread
from glossary.spark.columns import from_row
from glossary.spark.folder import Folder
from glossary.spark.rows import Row
from glossary.spark.session import explained
from glossary.spark.stages import Progress

#: Documents between two reports of the progress.
STEP = 1000


def merge(
    spark: Any, out: str, db: str | os.PathLike[str], tell: Progress | None = None,
    log: Log | None = None,
) -> MineReport:
    """Put what the folder *out* holds into the glossary *db*, in the session *spark*.

    Raises `SparkError` where the run of the folder has not ended, and `DatabaseError`.
    """
    with explained(), ExitStack() as stack:
        folder = Folder(spark, out)
        if not folder.has("again"):
            raise SparkError(f"{out} holds no run that has ended: let it end first")
        merging = Run(db, stack, Tally(log))
        merging.begin()
        rows = folder.rows("read").drop("told", "text")
        total = rows.count() if tell else 0
        for done, row in enumerate(_ordered(rows)):
            if tell and done % STEP == 0:
                tell(done, total, row.name)
            _take(merging, row)
        for row in _ordered(folder.rows("again").drop("told", "text")):
            _take_again(merging, row)
        merging.conclude(None)
        if tell:
            tell(total, total, "")
    return merging.tally.report()


def _ordered(rows: Any) -> Iterator[Row]:
    """Give *rows* by the order of their documents, a part of them at a time."""
    names = rows.columns
    for row in rows.orderBy("file", "number").toLocalIterator():
        found = dict(zip(names, row))
        yield from_row([found.get(name, _EMPTY.get(name)) for name in Row._fields], Row)


_EMPTY = {"told": (), "text": None}


def _take(run: Run, row: Row) -> None:
    if row.status == "known":
        run.tally.known(row.name)
    elif row.document is None:
        run.take(Failure(row.name, row.reason or ""))
    else:
        reading = Reading(_glosses(row), (), row.unsettled)
        run.take(Mined(row.document, reading, b"", (row.seconds[0], row.seconds[1])))


def _take_again(run: Run, row: Row) -> None:
    if row.document is None:
        run.take_again(Failure(row.name, row.reason or ""))
    elif run.scratch.added(row.document.sha256) is not None:  # else it was settled before
        run.take_again(Reread(row.document, _glosses(row), row.seconds[0]))


def _glosses(row: Row) -> tuple[Gloss, ...]:
    return tuple(placed.gloss for placed in row.glosses)
