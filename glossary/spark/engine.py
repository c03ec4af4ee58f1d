"""Mining by Spark from here: the stages and the merge in one session, as `glossary mine` has it."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Sequence
from contextlib import ExitStack
from typing import NamedTuple

from glossary.mining import run as local
from glossary.mining.maps import MakeExtractor
from glossary.mining.report import MineReport
from glossary.spark.merge import merge
from glossary.spark.session import session
from glossary.spark.stages import Plan, Progress, run
from glossary.spark.worker import Settings


class Where(NamedTuple):
    """Where Spark runs (None: see `session`), and the folder for its partial results (None: one
    that goes away)."""

    master: str | None = None
    partial: str | None = None


def mine(
    paths: Sequence[str], db: str, make_extractor: MakeExtractor, progress: Progress | None = None,
    settings: local.Settings = local.Settings(), where: Where = Where(),
) -> MineReport:
    """Mine *paths* into the glossary *db* as `glossary.mining.run.mine` does, by Spark.

    A run that is broken off goes on if the folder of its partial results was named. Raises
    `SparkError` besides.
    """
    limits = settings.limits if settings.jobs else None
    ways = Settings(make_extractor, limits, *settings.reading)
    with ExitStack() as stack:
        out = where.partial or stack.enter_context(
            tempfile.TemporaryDirectory(prefix="glossary-partial-"))
        spark = stack.enter_context(session(where.master))
        run(spark, Plan(tuple(paths), out, ways, db if os.path.exists(db) else None), progress)
        return merge(spark, out, db, progress, settings.log)
