"""Many pairs of files: aligned one after the other or by several workers, each with a result file.

A result appears whole or not at all, so a run that is broken off leaves what is done, and the next
one goes on behind it: a result that is newer than both of its files is left alone. A pair that
fails is told at the end, and the others are done. How many workers there are changes no result.
"""

from __future__ import annotations

import os
import signal
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from functools import cache
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from aligner.errors import AlignerError

from glossary.bitexts.folders import Pair
from glossary.bitexts.layouts import LAYOUTS
from glossary.bitexts.texts import Bitext, align_files
from glossary.documents import printable
from glossary.documents.both import UNSAID, Encodings
from glossary.errors import GlossaryError
from glossary.exchange.output import writing

if TYPE_CHECKING:
    from aligner.semantics import Encoder


@dataclass(frozen=True, slots=True)
class Task:
    """A pair of files and what is to come of it: a file of a layout (see `LAYOUTS`), if any.

    With *hand_over* it is aligned even if that was done before, and the bitext is given back.
    """

    pair: Pair
    out: Path | None
    layout: str
    as_lines: bool
    encoder: str
    encodings: Encodings = UNSAID
    hand_over: bool = False


@dataclass(frozen=True, slots=True)
class Done:
    """What became of a pair: its beads and gaps, or why it failed, or that it was done before.

    The bitext is there where it was asked for.
    """

    pair: Pair
    beads: int = 0
    gaps: int = 0
    error: str = ""
    skipped: bool = False
    bitext: Bitext | None = None


def tasks(
    pairs: Sequence[Pair], out: Path | None, layout: str, as_lines: bool, encoder: str,
    encodings: Encodings = UNSAID,
) -> list[Task]:
    """Give the task of each pair; its result is called like it, in the folder *out*."""
    return [Task(pair, out / f"{pair.name}.{layout}" if out else None, layout, as_lines, encoder,
                 encodings)
            for pair in pairs]


def run(work: Iterable[Task], jobs: int = 1, anew: bool = False) -> Iterator[Done]:
    """Align every pair, with *jobs* workers; give what became of each, in the order of *work*.

    What was done before is skipped but for *anew*.
    """
    if jobs == 1:
        yield from (_do(task, anew) for task in work)
        return
    pool = ProcessPoolExecutor(jobs, initializer=_be_worker, initargs=(jobs,))
    try:
        yield from _in_order(pool, iter(work), jobs, anew)
    finally:  # what no worker has begun is left out when the run is broken off
        pool.shutdown(cancel_futures=True)


def _be_worker(jobs: int) -> None:
    """Leave processors to the other workers, and interrupts to what is done."""
    threads = str(max(1, (os.cpu_count() or 1) // jobs))
    for name in ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS"):
        os.environ.setdefault(name, threads)  # NumPy reads them when it is loaded
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _do_as_worker(task: Task, anew: bool) -> Done:
    """Align one pair; an interrupt breaks it off."""
    try:
        signal.signal(signal.SIGINT, signal.default_int_handler)
        return _do(task, anew)
    except KeyboardInterrupt:
        return Done(task.pair, error=f"{printable(task.pair.ko)}: broken off")
    finally:
        signal.signal(signal.SIGINT, signal.SIG_IGN)


def _in_order(
    pool: ProcessPoolExecutor, work: Iterator[Task], jobs: int, anew: bool
) -> Iterator[Done]:
    """Keep every worker busy, with no more at hand than that takes."""
    waiting: deque[tuple[Task, Future[Done]]] = deque()
    while True:
        for task in islice(work, 4 * jobs - len(waiting)):
            waiting.append((task, pool.submit(_do_as_worker, task, anew)))
        if not waiting:
            return
        yield _result(*waiting.popleft())


def _result(task: Task, future: Future[Done]) -> Done:
    try:
        return future.result()
    except BrokenProcessPool:
        return Done(task.pair, error=f"{printable(task.pair.ko)}: the worker died; is there "
                                     "memory enough? Try --jobs 1")


def _do(task: Task, anew: bool) -> Done:
    """Align one pair and write its result."""
    if not anew and not task.hand_over and _is_done(task):
        return Done(task.pair, skipped=True)
    try:
        bitext = align_files(
            task.pair.ko, task.pair.zh, task.as_lines, load(task.encoder), task.encodings)
        if task.out is not None:
            task.out.parent.mkdir(parents=True, exist_ok=True)
            with writing(str(task.out), force=True) as stream:
                stream.write(LAYOUTS[task.layout](bitext))
    except (AlignerError, GlossaryError) as error:
        return Done(task.pair, error=str(error))
    except OSError as error:
        return Done(task.pair, error=f"{error.filename or task.out}: {error.strerror or error}")
    gaps = sum(bead.is_gap for bead in bitext.beads)
    kept = bitext if task.hand_over else None
    return Done(task.pair, len(bitext.beads) - gaps, gaps, bitext=kept)


def _is_done(task: Task) -> bool:
    """Tell whether the result is newer than what it is made of, or none is wanted."""
    if task.out is None:
        return True
    try:
        made = task.out.stat().st_mtime_ns
        return all(made > file.stat().st_mtime_ns for file in (task.pair.ko, task.pair.zh))
    except OSError:
        return False


@cache
def load(name: str) -> Encoder | None:
    """Give the encoder called *name*, once for each worker."""
    from aligner.semantics import OfflineEncoder, load_encoder

    if name == "offline":
        return OfflineEncoder(int(os.environ.get("OPENBLAS_NUM_THREADS") or os.cpu_count() or 1))
    return load_encoder(name)
