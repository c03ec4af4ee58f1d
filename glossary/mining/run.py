"""A run: documents to glosses, in workers or here, and all of it into the glossary.

    documents ─ read, extract ─ store ─┬─ evidence of the run
    unsettled ─ extract again ─ store what differs

What goes wrong with one document is told and does not stop the others; what goes wrong with the
glossary or with an analyser does. Each document is kept whole or not at all, and a run that was
broken off goes on where it stopped: what it did not come to is mined by the next run, and what it
was to read again is not settled yet. Runs on one glossary may overlap: one that finds at its end
that another has ended meanwhile reads its unsettled documents once more, with what that settled.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from functools import partial
from pathlib import Path
from time import perf_counter
from typing import NamedTuple

from aligner.gathered import Gathered
from aligner.types import Gloss

from glossary.documents import STREAM, Document, find_documents
from glossary.mining.interrupts import held
from glossary.mining.known import Frozen
from glossary.mining.limits import Limits
from glossary.mining.maps import MakeExtractor
from glossary.mining.pool import Event, Pool, Started, in_process
from glossary.mining.report import Log, MineReport, Tally
from glossary.mining.scratch import Scratch
from glossary.mining.work import Failure, File, Mined, Reread, Result, Unsettled, Work
from glossary.rows import Mark
from glossary.store import Glossary, open_glossary

#: Is told before each document how many are done, how many there are, and the name of this one;
#: at the end, that all are done. Those that are read again count twice.
Progress = Callable[[int, int, str], None]


class ReadOptions(NamedTuple):
    """How to read documents, see `glossary.documents.read_document`."""

    encoding: str | None = None
    whole_page: bool = False


class Settings(NamedTuple):
    """How to mine: the number of workers (0: in this process, without limits), what they may
    take, how to read the documents, and what logs them."""

    jobs: int = 0
    limits: Limits = Limits()
    reading: ReadOptions = ReadOptions()
    log: Log | None = None


def mine(
    paths: Sequence[str | os.PathLike[str]],
    db: str | os.PathLike[str],
    make_extractor: MakeExtractor,
    progress: Progress | None = None,
    settings: Settings = Settings(),
) -> MineReport:
    """Mine the files and folders *paths* into the glossary *db*, which is made if need be.

    The glossary is the same for any number of workers. Raises `DocumentError` before anything is
    done when a path does not exist or a folder has no document, `DatabaseError`, and what the
    extractor raises. A glossary is made only when there is a document to put into it.
    """
    files = find_documents(paths)
    tell = progress or _silent
    with ExitStack() as stack:
        run = Run(db, stack, Tally(settings.log))
        run.begin()
        work = Work(make_extractor, run.known, run.gathered, None, *settings.reading)
        if STREAM in files and settings.jobs:  # workers have none
            work.stream = run.scratch.stream()
        with _doing(work, settings) as do:
            for result in _told(do(map(File, files), run.wanted), tell, 0, len(files)):
                run.take(result)
        total = len(files) + run.scratch.left
        ended = False
        while not ended:
            mark = run.mark()
            with _doing(work, settings) as do:
                again = do(run.scratch.unsettled(), run.wanted)
                for result in _told(again, tell, len(files), total):
                    run.take_again(result)
            ended = run.conclude(mark)
        tell(total, total, "")
    return run.tally.report()


@contextmanager
def _doing(work: Work, settings: Settings) -> Iterator[Callable[..., Iterator[Event]]]:
    """Give what does tasks: workers that know what *work* knows at this moment, or this process."""
    if not settings.jobs:
        yield partial(in_process, work)
        return
    with Pool(work, settings.jobs, settings.limits) as pool:
        yield pool.run


def _told(events: Iterable[Event], tell: Progress, done: int, total: int) -> Iterator[Result]:
    """Yield the results, and tell the progress meanwhile."""
    for event in events:
        if isinstance(event, Started):
            tell(done, total, event.task.name)
            done += 1
        else:
            yield event


def _silent(done: int, total: int, name: str) -> None:
    """Tell nobody."""


class Run:
    """A run: what it knows and has gathered, and the glossary once it is needed."""

    def __init__(self, db: str | os.PathLike[str], stack: ExitStack, tally: Tally) -> None:
        self.scratch = stack.enter_context(Scratch())
        self.known = Frozen(None)
        self.gathered = Gathered()
        self.tally = tally
        self._db = db
        self._stack = stack
        self._glossary: Glossary | None = None
        self._since: Mark | None = None  # when what the glossary knows was frozen

    @held()
    def begin(self) -> None:
        """Open the glossary if it exists; what it says comes before any progress."""
        if Path(self._db).exists():
            self._freeze(self._open().mark())

    def wanted(self, name: str, sha256: str, size: int) -> bool:
        """Tell whether a document is to be read: unless this run, or one that ended, has it."""
        if self.scratch.added(sha256) is None and not self._settled(sha256):
            return True
        self.tally.known(name)
        return False

    @held()
    def take(self, result: Result) -> None:
        """Put a document into the glossary, unless it is there."""
        if isinstance(result, Failure):
            self.tally.failed(*result)
        elif isinstance(result, Mined):
            start = perf_counter()
            self._take(result)
            reading, extracting = result.seconds
            self.tally.took(
                reading=reading, extracting=extracting, writing=perf_counter() - start)

    def _take(self, mined: Mined) -> None:
        document, reading = mined.document, mined.reading
        settled = self._settled(document.sha256)
        if self.scratch.added(document.sha256) is not None or settled:
            self.tally.known(document.path)
            return
        added = settled is None and self._add(document, reading.glosses)
        if not added:  # a run that was broken off, or another one meanwhile
            self.tally.known(document.path)
        self.scratch.note(document.sha256, added)
        self.gathered.add(reading.told)
        if reading.unsettled:
            self.scratch.keep(Unsettled(document, mined.packed))

    @held()
    def take_again(self, result: Result) -> None:
        """Keep what differs in the light of all documents."""
        if isinstance(result, Failure):
            self.tally.failed(*result)
        elif isinstance(result, Reread):
            start = perf_counter()
            added = self._open().replace_glosses(result.document, result.glosses)
            if self.scratch.added(result.document.sha256):
                self.tally.changed(added.glosses, added.concepts_new)
            self.tally.took(extracting=result.seconds, writing=perf_counter() - start)

    def mark(self) -> Mark | None:
        """Give what tells whether another run ends meanwhile; None: nothing is read again."""
        if not self.scratch.left:
            return None
        mark = self._open().mark()
        if mark != self._since:
            self._freeze(mark)
        return mark

    @held()
    def conclude(self, since: Mark | None) -> bool:
        """Note that nothing is to be read again any more, unless another run ended *since*."""
        digests = self.scratch.digests()
        return not self.scratch.any or self._open().conclude(digests, since)

    def _freeze(self, mark: Mark) -> None:
        file = self.scratch.new_file()
        self.known.turn_to(file if self._open().freeze(file) else None)
        self._since = mark

    def _add(self, document: Document, glosses: Iterable[Gloss]) -> bool:
        added = self._open().add_document(document, glosses, settled=False)
        if not added.skipped:
            self.tally.mined(document.path, added.glosses, added.concepts_new)
        return not added.skipped

    def _settled(self, sha256: str) -> bool | None:
        """Tell what `Glossary.settled` does; a glossary is not made to answer that."""
        asked = Document("", "", "", None, sha256)
        return self._glossary.settled(asked) if self._glossary else None

    def _open(self) -> Glossary:
        if self._glossary is None:
            self._glossary = self._stack.enter_context(
                open_glossary(self._db, durable=False))  # the documents are still there
        return self._glossary
