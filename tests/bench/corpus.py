"""What the figures on mining share: Korean documents, and processor time."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.bench.speed import text_of

#: Of the articles so many bytes are made where no folder is named, in so many documents.
BYTES, DOCUMENTS = 1_000_000, 40
#: A document of the folder is cut into parts of so many lines, so that workers can share it.
LINES = 5_000


@contextmanager
def documents() -> Iterator[list[Path]]:
    """Give text files: those of the folder KOZH_BENCH_TEXT cut into parts, else of the articles."""
    with TemporaryDirectory() as made:
        paths = []
        for number, text in enumerate(_texts()):
            paths.append(Path(made, f"{number:04}.txt"))
            paths[-1].write_text(text, encoding="utf-8")
        yield paths


def _texts() -> Iterator[str]:
    folder = os.environ.get("KOZH_BENCH_TEXT")
    if folder:
        wholes = [path.read_text("utf-8") for path in sorted(Path(folder).glob("*.txt"))]
    else:
        wholes = [text_of(BYTES, varied=True)]
    for whole in wholes:
        lines = whole.splitlines(keepends=True)
        most = LINES if folder else len(lines) // DOCUMENTS + 1
        for at in range(0, len(lines), most):
            part = "".join(lines[at:at + most])
            if part.strip():
                yield part


def used(work: Callable[[], object]) -> float:
    """Give the processor time of *work*, with that of the processes that it has waited for."""
    start = os.times()
    work()
    return sum(os.times()[:4]) - sum(start[:4])


def best(work: Callable[[], object], runs: int) -> float:
    """Give the least processor time of several runs: others may be busy on the machine."""
    return min(used(work) for _ in range(runs))


def waited(work: Callable[[], object]) -> float:
    """Give for how many seconds one has to wait for *work*."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start
