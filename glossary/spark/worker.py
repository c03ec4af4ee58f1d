"""What is done on the machines: files to rows, texts to rows, and unsettled texts once more.

The documents of a task go through a worker of `glossary.mining.pool`, a process beside the one of
Spark, so that a document which crashes or hangs costs itself and not the task, which Spark would
try again and then give up the job.
"""

from __future__ import annotations

import hashlib
import pickle
import sqlite3
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple

from glossary.documents import Document, printable
from glossary.documents.formats import FORMATS
from glossary.errors import DocumentError
from glossary.mining.known import Frozen
from glossary.mining.limits import Limits
from glossary.mining.maps import MakeExtractor
from glossary.mining.pool import Pool, Started, in_process
from glossary.mining.work import (
    Failure, File, Result, Task, Text, Unsettled, Work, pack)
from glossary.spark.columns import from_row, to_row
from glossary.spark.evidence import Filed
from glossary.spark.fetch import opened
from glossary.spark.files import Source, is_remote
from glossary.spark.rows import Open, Row, Table, known, renamed, row_of


class Settings(NamedTuple):
    """How workers mine: what makes their extractor, what a document may take (None: no processes
    of their own), how to read, the names of the files that the driver sent (see `frozen`), and what
    Hadoop was told."""

    make_extractor: MakeExtractor
    limits: Limits | None = Limits()
    encoding: str | None = None
    whole_page: bool = False
    known: str | None = None
    told: str | None = None
    hadoop: tuple[tuple[str, str], ...] = ()


def read_files(
    pickled: bytes, tasks: Iterable[tuple[Source, ...]]
) -> Iterator[tuple[Any, ...]]:
    """Give the rows of the files of *tasks*; *pickled* are the `Settings`."""
    with _Mining(pickled) as mining:
        sources = (source for task in tasks for source in task)
        for source, path in opened(sources, mining.hadoop):
            for number, row in enumerate(mining.read(source, path)):
                yield to_row(row._replace(file=source.number, number=number), Row)


def read_texts(pickled: bytes, rows: Iterable[Any]) -> Iterator[tuple[Any, ...]]:
    """Give the rows of texts, of which *rows* are `Table`."""
    with _Mining(pickled) as mining:
        for row in mining.texts(from_row(each, Table) for each in rows):
            yield to_row(row, Row)


def read_again(pickled: bytes, rows: Iterable[Any]) -> Iterator[tuple[Any, ...]]:
    """Give the rows of unsettled documents, of which *rows* are `Open`, in the light of all."""
    with _Mining(pickled) as mining:
        for row in mining.again(from_row(each, Open) for each in rows):
            yield to_row(row, Row)


class _Mining:
    """The work of a process on one task of Spark."""

    def __init__(self, pickled: bytes) -> None:
        self._settings, self._work, self._done = _loaded(pickled)
        self._pool: Pool | None = None

    def __enter__(self) -> _Mining:
        if self._settings.limits is not None:
            self._pool = Pool(self._work, 1, self._settings.limits).__enter__()
        return self

    def __exit__(self, *error: object) -> None:
        if self._pool is not None:
            self._pool.__exit__(*error)

    @property
    def hadoop(self) -> dict[str, str]:
        """The settings of Hadoop."""
        return dict(self._settings.hadoop)

    def read(self, source: Source, path: Path | DocumentError) -> Iterator[Row]:
        """Give the rows of a file, which is at *path* here, without their places in the order."""
        if isinstance(path, DocumentError):
            yield row_of(Failure(source.path, str(path)))
            return
        here, shown = printable(path), source.path
        if not is_remote(shown):
            shown = printable(Path(shown))
        asked: list[str] = []
        for result in self._results([File(path)], asked):
            yield from (renamed(known(name), here, shown) for name in asked)
            asked.clear()
            yield renamed(row_of(result), here, shown)
        yield from (renamed(known(name), here, shown) for name in asked)

    def texts(self, rows: Iterable[Table]) -> Iterator[Row]:
        """Give a row for each text."""
        said: dict[tuple[int, int], Row] = {}
        places: deque[tuple[int, int]] = deque()

        def tasks() -> Iterator[Task]:
            for row in rows:
                try:
                    document = _document(row)
                except DocumentError as error:
                    said[row.file, row.number] = row_of(Failure(_name(row), str(error)))
                    continue
                if self._done(document.sha256):
                    said[row.file, row.number] = known(document.path)
                    continue
                places.append((row.file, row.number))
                yield Text(replace(document, text=""), pack(document.text))

        for result in self._results(tasks(), []):
            file, number = places.popleft()
            yield row_of(result)._replace(file=file, number=number)
        for (file, number), row in said.items():
            yield row._replace(file=file, number=number)

    def again(self, rows: Iterable[Open]) -> Iterator[Row]:
        """Give a row for each unsettled document."""
        places: deque[tuple[int, int]] = deque()

        def tasks() -> Iterator[Task]:
            for row in rows:
                places.append((row.file, row.number))
                yield Unsettled(row.document, row.text)

        for result in self._results(tasks(), []):
            file, number = places.popleft()
            yield row_of(result)._replace(file=file, number=number)

    def _results(self, tasks: Iterable[Task], asked: list[str]) -> Iterator[Result]:
        """Give the results of *tasks*; the names of documents not to be read go to *asked*."""
        def wanted(name: str, sha256: str, size: int) -> bool:
            if self._done(sha256):
                asked.append(name)
                return False
            return True

        events = self._pool.run(tasks, wanted) if self._pool else in_process(
            self._work, tasks, wanted)
        return (event for event in events if not isinstance(event, Started))


@lru_cache(maxsize=1)
def _loaded(pickled: bytes) -> tuple[Settings, Work, Callable[[str], bool]]:
    """Give the work of this process: the dictionaries are loaded once for all of its tasks."""
    settings: Settings = pickle.loads(pickled)
    known = _sent(settings.known)
    told = _sent(settings.told)
    work = Work(settings.make_extractor, Frozen(known), None if told is None else Filed(told),
                None, settings.encoding, settings.whole_page)
    return settings, work, _Done(known)


def _sent(name: str | None) -> Path | None:
    """Give the file that the driver sent."""
    if name is None:
        return None
    from pyspark import SparkFiles

    return Path(SparkFiles.get(name))


class _Done:
    """Tells which documents the glossary has already, by the file that `frozen` made."""

    def __init__(self, file: Path | None) -> None:
        self._db = None if file is None else sqlite3.connect(
            f"{file.absolute().as_uri()}?mode=ro&immutable=1", uri=True)

    def __call__(self, sha256: str) -> bool:
        if self._db is None:
            return False
        found = self._db.execute("SELECT 1 FROM done WHERE sha256 = ?", (sha256,)).fetchone()
        return found is not None


def _document(row: Table) -> Document:
    """Give a text as the document that a file of it would be."""
    name = _name(row)
    data = (row.text or "").encode("utf-8", "surrogatepass")
    if not data.strip():
        raise DocumentError(f"{name} is empty: leave it out, or fill it")
    read = FORMATS["text"].load()(data, name)
    return Document(
        name, read.text, read.encoding, row.title or read.title,
        hashlib.sha256(data).hexdigest(), row.date, url=row.url)


def _name(row: Table) -> str:
    return row.path or row.url or f"text {row.file}.{row.number}"
