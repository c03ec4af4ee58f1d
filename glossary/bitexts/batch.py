"""Many pairs of files: aligned one after the other or by several workers, each with a result file.

A result appears whole or not at all, so a run that is broken off leaves what is done, and the next
one goes on behind it: a result that is newer than both of its files is left alone. A pair that
fails is told at the end, and the others are done.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from functools import cache
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from aligner.errors import AlignerError

from glossary.bitexts.folders import Pair
from glossary.bitexts.layouts import LAYOUTS
from glossary.bitexts.texts import align_files
from glossary.documents import printable
from glossary.errors import GlossaryError
from glossary.exchange.output import writing

if TYPE_CHECKING:
    from aligner.semantics import Encoder


@dataclass(frozen=True, slots=True)
class Task:
    """A pair of files and what is to come of it: a file of a layout (see `LAYOUTS`)."""

    pair: Pair
    out: Path
    layout: str
    as_lines: bool
    encoder: str


@dataclass(frozen=True, slots=True)
class Done:
    """What became of a pair: its beads and gaps, or why it failed, or that it was done before."""

    pair: Pair
    beads: int = 0
    gaps: int = 0
    error: str = ""
    skipped: bool = False


def tasks(
    pairs: Sequence[Pair], out: Path, layout: str, as_lines: bool, encoder: str
) -> list[Task]:
    """Give the task of each pair; its result is called like it, in the folder *out*."""
    return [Task(pair, out / f"{pair.name}.{layout}", layout, as_lines, encoder) for pair in pairs]


def run(work: Iterable[Task], jobs: int = 1, anew: bool = False) -> Iterator[Done]:
    """Align every pair, with *jobs* workers; give what became of each, in the order of *work*.

    What was done before is skipped but for *anew*.
    """
    if jobs == 1:
        yield from (_do(task, anew) for task in work)
        return
    with ProcessPoolExecutor(jobs) as pool:
        yield from _in_order(pool, iter(work), jobs, anew)


def _in_order(
    pool: ProcessPoolExecutor, work: Iterator[Task], jobs: int, anew: bool
) -> Iterator[Done]:
    """Keep every worker busy, with no more at hand than that takes."""
    waiting: list[tuple[Task, Future[Done]]] = []
    more = True
    while waiting or more:
        fresh = list(islice(work, 4 * jobs - len(waiting)))
        more = bool(fresh)
        waiting += [(task, pool.submit(_do, task, anew)) for task in fresh]
        wait([future for _, future in waiting], return_when=FIRST_COMPLETED)
        while waiting and waiting[0][1].done():
            task, future = waiting.pop(0)
            yield _result(task, future)


def _result(task: Task, future: Future[Done]) -> Done:
    try:
        return future.result()
    except BrokenProcessPool:
        return Done(task.pair, error=f"{printable(task.pair.ko)}: the worker died; is there "
                                     "memory enough? Try --jobs 1")


def _do(task: Task, anew: bool) -> Done:
    """Align one pair and write its result."""
    if not anew and _is_done(task):
        return Done(task.pair, skipped=True)
    try:
        bitext = align_files(task.pair.ko, task.pair.zh, task.as_lines, load(task.encoder))
        task.out.parent.mkdir(parents=True, exist_ok=True)
        with writing(str(task.out), force=True) as stream:
            stream.write(LAYOUTS[task.layout](bitext))
    except (AlignerError, GlossaryError) as error:
        return Done(task.pair, error=str(error))
    except OSError as error:
        return Done(task.pair, error=f"{error.filename or task.out}: {error.strerror or error}")
    gaps = sum(bead.is_gap for bead in bitext.beads)
    return Done(task.pair, len(bitext.beads) - gaps, gaps)


def _is_done(task: Task) -> bool:
    """Tell whether the result is newer than what it is made of."""
    try:
        made = task.out.stat().st_mtime_ns
        return all(made > file.stat().st_mtime_ns for file in (task.pair.ko, task.pair.zh))
    except OSError:
        return False


@cache
def load(name: str) -> Encoder | None:
    """Give the encoder called *name*, once for each worker."""
    from aligner.semantics import load_encoder

    return load_encoder(name)
