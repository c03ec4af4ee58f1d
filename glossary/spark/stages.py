"""The driver's part of a run: what is read, grouped and read again, each kept as Parquet.

    out/plan.json            what this folder holds the results of
    out/read/batch=00000/    rows of the first files (`rows.Row`), then of the next …
    out/evidence/            what decides (`aligner.gathered.Told`)
    out/again/               rows of the unsettled documents

A folder is done when Spark has put its mark there, and what is done is not done again: a run that
was broken off goes on when it is started again with the same words.
"""

from __future__ import annotations

import json
import pickle
import tempfile
import uuid
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from itertools import groupby
from pathlib import Path
from typing import Any, NamedTuple

from aligner.gathered import Told, strongest

from glossary.connect import open_reader
from glossary.spark import worker
from glossary.spark.columns import from_row, to_row
from glossary.spark.evidence import write
from glossary.spark.files import Source, find, groups
from glossary.spark.folder import Folder
from glossary.spark.rows import Row
from glossary.spark.session import explained
from glossary.spark.tables import texts
from glossary.store import MINER, open_glossary

#: Files of a batch: of WET files so many take a processor some hours, so a driver that dies costs
#: no more; and each of hundreds of processors has several, and waits seldom for the last one.
BATCH = 5000

#: Tasks for each processor, so that the last to end is short.
SPREAD = 4

#: Is told what is done, how many steps there are, and the next one.
Progress = Callable[[int, int, str], None]


class Plan(NamedTuple):
    """What a run reads, how, and into which folder: two runs with the same plan give the same."""

    paths: tuple[str, ...]
    out: str
    settings: worker.Settings
    known: str | None = None
    batch: int = BATCH


def run(spark: Any, plan: Plan, tell: Progress | None = None) -> None:
    """Do what is not done of *plan*, in the session *spark*.

    Raises `DocumentError` for a path that leads nowhere, and `SparkError`.
    """
    with explained(), tempfile.TemporaryDirectory(prefix="glossary-sent-") as sent:
        folder = Folder(spark, plan.out)
        sources = find(plan.paths, spark)
        batches = list(_batches(sources, plan.batch))
        folder.claim(_signature(plan, sources))
        stages = _Stages(spark, folder, plan, Path(sent))
        tell = tell or _silent
        total = len(batches) + 2
        for number, batch in enumerate(batches):
            tell(number, total, batch[0].path)
            stages.read(number, batch)
        tell(total - 2, total, "evidence")
        stages.gather()
        tell(total - 1, total, "unsettled documents")
        stages.read_again()
        tell(total, total, "")


class _Stages:
    """The steps of a run; each is passed over where it is done.

    *sent* is a folder for files that the machines get when they ask, so until the run has ended.
    """

    def __init__(self, spark: Any, folder: Folder, plan: Plan, sent: Path) -> None:
        self._spark, self._folder, self._plan, self._sent = spark, folder, plan, sent
        self._context = spark.sparkContext
        self._most = SPREAD * self._context.defaultParallelism
        hadoop = [(name.removeprefix("spark.hadoop."), value)
                  for name, value in self._context.getConf().getAll()
                  if name.startswith("spark.hadoop.")]
        self._settings = plan.settings._replace(hadoop=tuple(sorted(hadoop)))
        self._known: str | None = None

    def read(self, number: int, batch: Sequence[Source]) -> None:
        """Read the files of a batch, each document by itself."""
        name = _batch(number)
        if self._folder.has(name):
            return
        pickled = pickle.dumps(self._settings._replace(known=self._frozen()))
        if batch[0].is_table:
            rows = texts(self._spark, batch).repartition(self._most).rdd.mapPartitions(
                partial(worker.read_texts, pickled))
        else:
            tasks = groups(batch, self._most)
            rows = self._context.parallelize(tasks, len(tasks)).mapPartitions(
                partial(worker.read_files, pickled))
        self._folder.keep(rows, Row, name)

    def gather(self) -> None:
        """Group what the documents told by pair: Spark joins on each machine what it can, and of a
        pair never more is kept than can decide."""
        if self._folder.has("evidence"):
            return
        told = firsts(self._folder.rows("read")).where("size(told) > 0").select("told")
        rows = told.rdd.flatMap(_pairs).reduceByKey(_stronger, self._most).flatMap(_told)
        self._folder.keep(rows, Told, "evidence")

    def read_again(self) -> None:
        """Read the unsettled documents again, in the light of all."""
        if self._folder.has("again"):
            return
        opened = firsts(self._folder.rows("read")).where("unsettled").select(
            "file", "number", "document", "text")
        file = self._new("told")
        rows = self._folder.rows("evidence", kind=Told).toLocalIterator()
        write((from_row(row, Told) for row in rows), file)
        self._context.addFile(str(file))
        pickled = pickle.dumps(self._settings._replace(known=self._frozen(), told=file.name))
        again = opened.repartition(self._most).rdd.mapPartitions(
            partial(worker.read_again, pickled))
        self._folder.keep(again, Row, "again")

    def _frozen(self) -> str | None:
        """Send what the glossary knows to all machines; give its name there."""
        if self._known is None and self._plan.known is not None:
            file = self._new("known")
            if frozen(self._plan.known, file):
                self._context.addFile(str(file))
                self._known = file.name
        return self._known

    def _new(self, name: str) -> Path:
        """Give a file of which no other run sent one of the same name."""
        return self._sent / f"{name}-{uuid.uuid4().hex}.db"


def firsts(rows: Any) -> Any:
    """Give those of *rows* that are the first with their bytes: a document counts once."""
    from pyspark.sql import functions

    chosen = rows.where("status = 'mined'").groupBy("document.sha256").agg(
        functions.min(functions.struct("file", "number")).alias("first"))
    return rows.join(chosen.select("first.file", "first.number"), ["file", "number"], "left_semi")


def frozen(db: str, file: Path) -> bool:
    """Write what the glossary *db* knows, and the documents that it has, into the new *file*.

    False: it knows nothing, and has none.
    """
    import sqlite3
    from contextlib import closing

    with open_glossary(db, create=False) as glossary:
        if not glossary.freeze(file):
            return False
    with closing(open_reader(db)) as source, closing(sqlite3.connect(file)) as target:
        target.execute("CREATE TABLE done (sha256 TEXT PRIMARY KEY) WITHOUT ROWID")
        target.executemany("INSERT OR IGNORE INTO done VALUES (?)", source.execute(
            "SELECT sha256 FROM document WHERE settled"))
        target.commit()
    return True


def _batches(sources: Sequence[Source], most: int) -> Iterator[list[Source]]:
    """Give *sources* in order, by *most*, files and tables apart."""
    for _, same in groupby(sources, key=lambda source: source.is_table):
        every = list(same)
        for at in range(0, len(every), most):
            yield every[at:at + most]


def _batch(number: int) -> str:
    return f"read/batch={number:05}"


def _pairs(row: Any) -> Iterator[tuple[tuple[str, str], tuple[Told, ...]]]:
    for each in row.told:
        told = from_row(each, Told)
        yield (told.key, told.zh), (told,)


def _stronger(one: tuple[Told, ...], other: tuple[Told, ...]) -> tuple[Told, ...]:
    return strongest((*one, *other))


def _told(grouped: tuple[Any, tuple[Told, ...]]) -> Iterator[Any]:
    for told in grouped[1]:
        yield to_row(told, Told)


def _signature(plan: Plan, sources: Sequence[Source]) -> str:
    """Give what makes the results of a run what they are, on a line."""
    settings = plan.settings
    make: Any = settings.make_extractor
    return json.dumps({
        "miner": MINER, "extractor": [str(each) for each in getattr(make, "args", ())],
        "encoding": settings.encoding, "whole_page": settings.whole_page, "batch": plan.batch,
        "files": [source.path for source in sources]}, ensure_ascii=False)


def _silent(done: int, total: int, name: str) -> None:
    """Tell nobody."""
