"""Workers: processes that do tasks, of which any may crash, hang or eat memory.

    tasks ─→ window ─→ worker ─┐                          Begin, Mined, Failure … Done
             window ─→ worker ─┼─ results, in the order ─→ the run, which writes them
             window ─→ worker ─┘  of the tasks

A worker asks before each document whether it is wanted, so it is known on which it was when it
ends. That document is told as a failure, and another worker goes on behind it. Few tasks are under
way at a time, and a worker that is far ahead waits: memory is the same for any number of documents.
"""

from __future__ import annotations

import multiprocessing
import os
import sys
import warnings
from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from time import monotonic
from typing import Any, NamedTuple, Union

from glossary.documents import Wanted
from glossary.mining.limits import Limits, crashed
from glossary.mining.serve import Begin, Broken, Done, Fatal, Serving, serve
from glossary.mining.work import Failure, File, Result, Task, Work

#: Tasks under way for each worker, most of them done and waiting for one before them that takes
#: long, and results of one that wait for those before them.
AHEAD, WAITING = 32, 32

#: Crashes in one file after which the rest of it is given up.
MOST_CRASHES = 100


class Started(NamedTuple):
    """The results of this task are next."""

    task: Task


Event = Union[Started, Result]


def in_process(work: Work, tasks: Iterable[Task], wanted: Wanted) -> Iterator[Event]:
    """Do *tasks* one after the other in this process, as a `Pool` does."""
    for task in tasks:
        yield Started(task)
        yield from work(task, wanted)


@dataclass(eq=False)
class _Job:
    """A task under way: its results, what its worker is on, and how often that crashed."""

    task: Task
    results: deque[Result] = field(default_factory=deque)
    begun: int = 0
    broken: int = 0
    name: str = ""  # of the document that is being read
    size: int = 0
    crashes: int = 0
    done: bool = False

    def rest(self) -> Task | None:
        """Give what is left of the task when a worker broke off on a document; None: nothing."""
        if isinstance(self.task, File) and self.name and self.name != self.task.name:
            return self.task._replace(begun=self.begun, broken=self.broken)
        return None


@dataclass(eq=False)
class _Worker:
    """A process, the connection to it, its job, and when that has taken too long."""

    process: BaseProcess
    connection: Connection
    job: _Job | None = None
    deadline: float = 0.0


class Pool:
    """So many processes that do the same work, each document within *limits*.

    They are forked where that is safe (Linux), and find what this process has loaded; elsewhere
    they are started anew. They end with the ``with`` block, and with this process.
    """

    def __init__(self, work: Work, jobs: int, limits: Limits = Limits()) -> None:
        self._work, self._jobs, self._limits = work, jobs, limits
        method = "fork" if sys.platform == "linux" else "spawn"
        self._context: Any = multiprocessing.get_context(method)
        self._workers: list[_Worker] = []
        if method == "fork":
            work.load()

    def __enter__(self) -> Pool:
        return self

    def __exit__(self, *error: object) -> None:
        for worker in self._workers:
            worker.process.kill()
        for worker in self._workers:
            worker.process.join()
            worker.connection.close()

    def run(self, tasks: Iterable[Task], wanted: Wanted) -> Iterator[Event]:
        """Yield the results of *tasks*, in their order, each after the start of its task.

        *wanted* is asked in this process. Raises what an analyser or the glossary does.
        """
        left = iter(tasks)
        window: deque[_Job] = deque()
        told: _Job | None = None
        while True:
            self._give(left, window)
            if not window:
                return
            head = window[0]
            if told is not head:
                told = head
                yield Started(head.task)
            while head.results:
                yield head.results.popleft()
            if head.done:
                window.popleft()
            else:
                self._wait(wanted, head)

    def _give(self, left: Iterator[Task], window: deque[_Job]) -> None:
        """Give tasks to those who have none, not too far ahead of the first."""
        idle = [worker for worker in self._workers if worker.job is None]
        while len(window) < AHEAD * self._jobs and (idle or len(self._workers) < self._jobs):
            task = next(left, None)
            if task is None:
                return
            window.append(_Job(task))
            self._assign(idle.pop() if idle else self._start(), window[-1], task)

    def _start(self) -> _Worker:
        ours, theirs = self._context.Pipe()
        others = [worker.connection for worker in self._workers]
        forked = self._context.get_start_method() == "fork"
        serving = Serving(
            self._work, theirs, self._limits, os.getpid(), (ours, *others) if forked else ())
        process = self._context.Process(target=serve, args=(serving,), daemon=True)
        with warnings.catch_warnings():
            # Since 3.12 Python warns of forks beside threads: those of numpy are made for it.
            warnings.simplefilter("ignore", DeprecationWarning)
            process.start()
        theirs.close()
        self._workers.append(_Worker(process, ours))
        return self._workers[-1]

    def _assign(self, worker: _Worker, job: _Job, task: Task) -> None:
        worker.job, job.name, job.size = job, "", task.size
        self._wind(worker)
        try:
            worker.connection.send(task)
        except OSError:
            self._died(worker)

    def _wind(self, worker: _Worker) -> None:
        """Give the worker its time anew."""
        size = worker.job.size if worker.job else 0
        worker.deadline = monotonic() + self._limits.allowed(size)

    def _wait(self, wanted: Wanted, head: _Job) -> None:
        """Wait for the workers that are not too far ahead, and hear what they have to say."""
        heard = {
            worker.connection: worker for worker in self._workers
            if worker.job and (worker.job is head or len(worker.job.results) < WAITING)}
        end = min(worker.deadline for worker in heard.values())
        patience = None if end == float("inf") else max(0.0, end - monotonic())
        ready = wait(list(heard), patience)
        for connection, worker in heard.items():
            if connection in ready:
                try:
                    self._hear(worker, connection.recv(), wanted)
                except (EOFError, OSError):
                    self._died(worker)
            elif monotonic() > worker.deadline and not connection.poll():
                job = worker.job
                if job is not None:
                    name = job.name or job.task.name
                    self._broke_off(worker, self._limits.took_too_long(name, job.size))

    def _hear(self, worker: _Worker, said: Any, wanted: Wanted) -> None:
        job = worker.job
        if job is None:
            return
        if isinstance(said, Begin):
            job.begun += 1
            found = wanted(said.name, said.sha256, said.size)
            job.name, job.size = (said.name, said.size) if found else ("", job.task.size)
            worker.connection.send(found)
        elif isinstance(said, Fatal):
            raise said.error
        elif isinstance(said, Broken):
            self._broke_off(worker, said.message)
            return
        elif isinstance(said, Done):
            job.done, worker.job = True, None
            return
        else:
            job.broken += isinstance(said, Failure) and not job.name
            job.results.append(said)
            job.name, job.size = "", job.task.size
        self._wind(worker)

    def _died(self, worker: _Worker) -> None:
        worker.process.join()
        job = worker.job
        name = (job.name or job.task.name) if job else ""
        self._broke_off(worker, crashed(name, worker.process.exitcode))

    def _broke_off(self, worker: _Worker, message: str) -> None:
        """Tell the failure of a document; another worker takes the rest of the file."""
        worker.process.kill()
        worker.process.join()
        worker.connection.close()
        self._workers.remove(worker)
        job = worker.job
        if job is None:
            return
        job.results.append(Failure(job.name or job.task.name, message))
        job.crashes += 1
        rest = job.rest() if job.crashes < MOST_CRASHES else None
        if rest is None:
            job.done = True
        else:
            self._assign(self._start(), job, rest)
