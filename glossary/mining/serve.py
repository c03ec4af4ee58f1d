"""The worker's side of `glossary.mining.pool`: it does what it is given until nobody is there."""

from __future__ import annotations

import faulthandler
import gc
import os
import signal
import sys
from collections.abc import Callable, Iterator
from multiprocessing.connection import Connection
from typing import NamedTuple

from aligner.errors import AlignerError

from glossary.documents import Wanted
from glossary.errors import GlossaryError
from glossary.mining.limits import Limits, end_with_parent, failed, use_one_core
from glossary.mining.work import Result, Task


#: So many seconds a worker waits for the answer whether a document is wanted. It comes at once,
#: unless the run is writing, and what that writes was new: then this document is likely to be.
PATIENCE = 0.002


class Begin(NamedTuple):
    """A document is about to be read; the answer tells whether it is wanted."""

    name: str
    sha256: str
    size: int


class Done(NamedTuple):
    """The task has no more results."""


class Broken(NamedTuple):
    """The task cannot go on, for a reason that lies in its document."""

    message: str


class Fatal(NamedTuple):
    """Nothing can go on: an analyser is missing, say."""

    error: Exception


class Serving(NamedTuple):
    """What a worker is made with; *others* are connections that are not its own."""

    work: Callable[[Task, Wanted], Iterator[Result]]
    connection: Connection
    limits: Limits
    parent: int
    others: tuple[Connection, ...]


def serve(serving: Serving) -> None:
    """Do tasks until the other side is gone."""
    end_with_parent(serving.parent)
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the process that made this one
    for other in serving.others:
        other.close()
    _be_silent()
    use_one_core()
    serving.limits.limit_memory()
    gc.freeze()  # the dictionaries stay: to look through them again and again would copy them
    worker = _Worker(serving)
    try:
        while worker.do(serving.connection.recv()):
            pass
    except (EOFError, OSError):
        return


def _be_silent() -> None:
    """Send nowhere what libraries print about bad documents, and Python about a crash."""
    faulthandler.disable()
    nowhere = os.open(os.devnull, os.O_RDWR)
    for stream in (1, 2):
        os.dup2(nowhere, stream)
    sys.stdout = sys.stderr = open(os.devnull, "w", encoding="utf-8")


class _Worker:
    """Does one task after the other, and says what comes of it."""

    def __init__(self, serving: Serving) -> None:
        self._serving = serving
        self._name = ""
        self._asked = False  # whether the document is wanted, and has no answer yet

    def do(self, task: Task) -> bool:
        """Do *task*; False: this process has to end."""
        said: Broken | Fatal | Done = Done()
        goes_on = True
        self._name = task.name
        try:
            for result in self._serving.work(task, self._wanted):
                if self._answer():
                    self._send(result)
                self._name = task.name
        except (AlignerError, GlossaryError) as error:
            said = Fatal(error)
        except MemoryError:
            said, goes_on = Broken(self._serving.limits.took_too_much(self._name)), False
        except Exception as error:  # whatever code of others raises on bytes of strangers
            said = Broken(failed(self._name, error))
        self._answer()
        self._send(said)
        return goes_on

    def _wanted(self, name: str, sha256: str, size: int) -> bool:
        """Ask whether a document is wanted; while nobody answers it is read, as if it were."""
        self._answer()
        self._send(Begin(name, sha256, size))
        self._asked, self._name = True, name
        return self._answer() if self._serving.connection.poll(PATIENCE) else True

    def _answer(self) -> bool:
        """Give the answer if one is to come; True: nothing was asked."""
        if not self._asked:
            return True
        self._asked = False
        found: bool = self._serving.connection.recv()
        return found

    def _send(self, said: object) -> None:
        self._serving.connection.send(said)
