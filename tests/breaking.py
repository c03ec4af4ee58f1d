"""An extractor that some texts break, in every way that a library in C can be broken."""

from __future__ import annotations

import ctypes
import os
import signal
import time
from pathlib import Path

from aligner.gathered import Gathered
from aligner.types import Gloss
from glossary.mining.limits import Limits
from tests.evidence import Learner

#: Words that break it, and what is said of a document with one.
BREAKS = {
    "SEGFAULT": "{} crashed its reader (SIGSEGV): leave it out, or save it anew",
    "ABORT": "{} crashed its reader (SIGABRT): leave it out, or save it anew",
    "EXIT": "{} crashed its reader (exit code 3): leave it out, or save it anew",
    "KILLED": "{} was given up, its reader was killed: is there enough memory?",
    "ENDLESS": "{} took longer than 1 seconds: leave it out, or give it more by --time-limit",
    "GREEDY": "{} takes more than 64 MB of memory: cut it up, or give it more by --memory-limit",
    "RAISES": "{} failed in its reader (ValueError: no such thing): leave it out, or save it anew",
    "DEEP": "{} failed in its reader (RecursionError: maximum recursion depth exceeded): leave it "
            "out, or save it anew",
}

LIMITS = Limits(seconds=1.0, megabytes=64)


class Breaker(Learner):
    """A learner that breaks at the words of `BREAKS`, and at WAITING writes the number of its
    process into a file and waits."""

    def __init__(self, folder: Path = Path()) -> None:
        super().__init__()
        self.folder = folder

    def extract(self, text: str, others: Gathered | None = None) -> list[Gloss]:
        """Give the glosses of *text*, if it does not break this."""
        for word in ("WAITING", *BREAKS):
            if word in text:
                getattr(self, f"_{word.lower()}")()
        return super().extract(text, others)

    def _waiting(self) -> None:
        (self.folder / f"{os.getpid()}.process").touch()
        time.sleep(60)

    def _segfault(self) -> None:
        ctypes.string_at(0)

    def _abort(self) -> None:
        os.abort()

    def _exit(self) -> None:
        os._exit(3)

    def _killed(self) -> None:
        os.kill(os.getpid(), signal.SIGKILL)

    def _endless(self) -> None:
        while True:
            pass

    def _greedy(self) -> None:
        held = []
        while True:
            held.append(bytearray(1 << 20))

    def _raises(self) -> None:
        raise ValueError("no such\nthing")

    def _deep(self) -> None:
        self._deep()
