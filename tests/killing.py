"""Processes that mine and are killed: what the tests of broken-off runs start.

They are forked from a server that has loaded everything, so that a run begins at once. A miner
tells each step before it takes it; whoever hears that may kill it then, or a moment later.
"""

from __future__ import annotations

import io
import multiprocessing
import os
import signal
import sqlite3
import sys
import time
from collections.abc import Callable, Sequence
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import Any

from tests.evidence import Learner

#: The steps of a run, in their order, and the functions that take them.
STEPS = {
    "open": "glossary.connect.open_writer",
    "copy": "glossary.migrations.run.keep_copy",
    "migrate": "glossary.migrations.run._apply",
    "read": "glossary.store.Glossary.add_document",
    "read again": "glossary.store.Glossary.replace_glosses",
    "conclude": "glossary.store.Glossary.conclude",
    "seal": "glossary.connect.seal",
}

#: A miner counts the instructions of SQLite's machine in so many at a time.
TICK = 100

SERVER = multiprocessing.get_context("forkserver")
SERVER.set_forkserver_preload(["tests.warm", "tests.killing", "tests.watching"])


class Miner:
    """``glossary mine PATHS --db DB`` in a process of its own, with an aligner that loads at once.

    It kills itself at the SQLite instruction ``die * TICK``, if it comes to it.
    """

    def __init__(self, db: Path, paths: Sequence[Path], die: int = 0) -> None:
        self._told, tell = SERVER.Pipe(duplex=False)
        self.process = started(_mine, tell, db, [str(path) for path in paths], die)
        tell.close()
        self.steps: list[tuple[str, float]] = []
        self.ticks = 0
        self.said = ""

    def wait(self, step: str = "", nth: int = 0) -> bool:
        """Wait for a step, the *nth* of its name from 0; False: the run ended before that."""
        try:
            while True:
                found = self._told.recv()
                if isinstance(found, str):
                    self.said = found
                    continue
                if isinstance(found, int):
                    self.ticks = found
                    continue
                self.steps.append(found)
                if found[0] == step and nth == 0:
                    return True
                nth -= found[0] == step
        except EOFError:
            self.process.join()
            return False

    def kill(self) -> bool:
        """Kill the process; tell whether it was that which ended it."""
        self.process.kill()
        self.wait()
        return self.process.exitcode == -signal.SIGKILL


def started(work: Callable[..., None], *args: object) -> BaseProcess:
    process = SERVER.Process(target=work, args=args)
    process.start()
    return process


def _mine(told: Connection, db: Path, paths: list[str], die: int) -> None:
    import aligner.glosses
    from glossary.cli import main

    clock = _Clock(die)
    for step, name in STEPS.items():
        _announce(told, step, name)
    _tick(clock)
    setattr(aligner.glosses, "Extractor", lambda encoder, analyzer, known: Learner()(known))
    said = sys.stderr = io.StringIO()
    try:
        main(["mine", "--db", str(db), *paths])
    finally:
        told.send(said.getvalue())
        told.send(clock.ticks)
        told.send(("end", time.monotonic()))


def _announce(told: Connection, step: str, name: str) -> None:
    """Have the function *name* tell its *step* first, wherever it is known by that name."""
    owner, _, attribute = name.rpartition(".")
    place = _find(owner)
    taken = getattr(place, attribute)

    def telling(*args: Any, **kwargs: Any) -> Any:
        told.send((step, time.monotonic()))
        return taken(*args, **kwargs)

    places = [place, *(module for key, module in sys.modules.items() if key.startswith("glossary"))]
    for each in places:
        if getattr(each, attribute, None) is taken:
            setattr(each, attribute, telling)


def _find(name: str) -> Any:
    import importlib

    try:
        return importlib.import_module(name)
    except ModuleNotFoundError:
        owner, _, attribute = name.rpartition(".")
        return getattr(importlib.import_module(owner), attribute)


class _Clock:
    """Counts ticks of SQLite's machine, and kills the process at one of them."""

    def __init__(self, die: int) -> None:
        self.ticks = 0
        self._die = die

    def __call__(self) -> int:
        self.ticks += 1
        if self.ticks == self._die:
            os.kill(os.getpid(), signal.SIGKILL)
        return 0


def _tick(clock: _Clock) -> None:
    from glossary import connect

    plain = connect._connect

    def ticking(file: Path, query: str, threads: bool = False) -> sqlite3.Connection:
        connection = plain(file, query, threads)
        connection.set_progress_handler(clock, TICK)
        return connection

    setattr(connect, "_connect", ticking)
