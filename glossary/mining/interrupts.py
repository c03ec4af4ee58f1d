"""Ctrl-C, held back until what is being written is written.

An interrupt inside a function that SQLite calls would be to SQLite an error of that function, and
the run would end as if the glossary were at fault.
"""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType


@contextmanager
def held() -> Iterator[None]:
    """Hold an interrupt back until the block is left; also a decorator.

    Signals come to the main thread: in another, nothing is to be held back, nor where they are
    ignored, as by a job in the background.

    >>> with held():
    ...     pass
    """
    before = signal.getsignal(signal.SIGINT)
    if threading.current_thread() is not threading.main_thread() or not callable(before):
        yield
        return
    came: list[tuple[int, FrameType | None]] = []
    signal.signal(signal.SIGINT, lambda number, frame: came.append((number, frame)))
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
        if came:
            before(*came[0])
