"""What a worker may take for one document: time and memory; and what is said where it takes more.

Readers of foreign formats run code of others on bytes of strangers. Whatever comes of that, an
endless loop, a crash, or all memory of the machine, costs the document and nothing else.
"""

from __future__ import annotations

import os
import signal
import sys
from typing import NamedTuple

#: Bytes of a document that get the time limit once more: a megabyte is read and extracted in
#: well under a second, be it as dense as a glossary in half a minute.
PORTION = 1 << 20


class Limits(NamedTuple):
    """Seconds for a document, and as many again for each megabyte of it; megabytes of memory that
    it may take beyond what a worker needs. 0: no limit.

    >>> Limits().allowed(3 << 20)
    240.0
    """

    seconds: float = 60.0
    megabytes: int = 2048

    def allowed(self, size: int) -> float:
        """Give the seconds for a document of *size* bytes."""
        return self.seconds * (1 + size / PORTION) if self.seconds else float("inf")

    def took_too_long(self, name: str, size: int) -> str:
        """Say that a document was given up."""
        return (f"{name} took longer than {self.allowed(size):.0f} seconds: leave it out, or give "
                "it more by --time-limit")

    def took_too_much(self, name: str) -> str:
        """Say that the memory for a document was not enough."""
        return (f"{name} takes more than {self.megabytes} MB of memory: cut it up, or give it "
                "more by --memory-limit")

    def limit_memory(self) -> None:
        """Have this process fail where it takes more memory, as far as the platform allows."""
        try:
            import resource
        except ImportError:  # Windows
            return
        if not self.megabytes:
            return
        # What files are mapped to does not count, so the dictionaries of all workers are free.
        hard = resource.getrlimit(resource.RLIMIT_DATA)[1]
        most = _data() + (self.megabytes << 20)
        if hard != resource.RLIM_INFINITY:
            most = min(most, hard)
        resource.setrlimit(resource.RLIMIT_DATA, (most, hard))


def _data() -> int:
    """Give the bytes of data of this process; 0 where it cannot be told."""
    try:
        with open("/proc/self/statm", encoding="ascii") as file:
            return int(file.read().split()[5]) * os.sysconf("SC_PAGE_SIZE")
    except (OSError, ValueError):
        return 0


def crashed(name: str, code: int | None) -> str:
    """Say how the process ended that read *name*, by its exit code.

    >>> crashed('a.pdf', -11)
    'a.pdf crashed its reader (SIGSEGV): leave it out, or save it anew'
    """
    if code == -getattr(signal, "SIGKILL", 9):
        return f"{name} was given up, its reader was killed: is there enough memory?"
    try:
        how = signal.Signals(-(code or 0)).name
    except ValueError:
        how = f"exit code {code}"
    return f"{name} crashed its reader ({how}): leave it out, or save it anew"


def failed(name: str, error: BaseException) -> str:
    """Say that a reader failed on *name* in a way that nobody foresaw.

    >>> failed('a.pdf', ValueError('no page'))
    'a.pdf failed in its reader (ValueError: no page): leave it out, or save it anew'
    """
    said = " ".join(f"{type(error).__name__}: {error}".split())[:200]
    return f"{name} failed in its reader ({said}): leave it out, or save it anew"


def use_one_core() -> None:
    """Have numpy calculate in one thread of this process.

    A worker is one of as many as are wanted. Where the threads of each wait for work on all cores,
    as those of OpenBLAS do, two workers take half as long again as they do with one thread each.
    """
    from threadpoolctl import threadpool_limits

    for library in ("OPENBLAS", "MKL", "OMP"):  # for what is loaded later
        os.environ[f"{library}_NUM_THREADS"] = "1"
    threadpool_limits(1)


def end_with_parent(parent: int) -> None:
    """Have the system kill this process when the one that made it ends, where it can (Linux)."""
    if sys.platform != "linux":
        return
    import ctypes

    ctypes.CDLL(None).prctl(1, signal.SIGKILL)  # PR_SET_PDEATHSIG
    if os.getppid() != parent:
        os._exit(1)
