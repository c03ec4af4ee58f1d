"""An interrupt comes when what is being written is written, and is not lost."""

from __future__ import annotations

import signal
import sqlite3
import threading
from collections.abc import Iterator
from contextlib import closing

import pytest

from glossary.mining.interrupts import held


@pytest.fixture(autouse=True)
def handler() -> Iterator[None]:
    """Have interrupts raise, though a job in the background may ignore them."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


def interrupt() -> int:
    signal.raise_signal(signal.SIGINT)
    return 1


def asked() -> list[tuple[int]]:
    """Give the answer of a question during which an interrupt comes."""
    with closing(sqlite3.connect(":memory:")) as db:
        db.create_function("interrupt", 0, interrupt)
        return db.execute("SELECT interrupt()").fetchall()


def test_an_interrupt_waits_for_the_end() -> None:
    found = []
    with pytest.raises(KeyboardInterrupt), held():
        found = asked()
        found *= 2
    assert found == [(1,), (1,)]


def test_what_holds_back_may_stand_in_what_does() -> None:
    steps = []
    with pytest.raises(KeyboardInterrupt), held():
        with held():
            interrupt()
        steps.append("after the inner")
    assert steps == ["after the inner"]
    assert signal.getsignal(signal.SIGINT) is signal.default_int_handler


def test_another_thread_holds_nothing_back() -> None:
    done = []
    thread = threading.Thread(target=lambda: done.append(_held()))
    thread.start()
    thread.join()
    assert done == [True]


def _held() -> bool:
    with held():
        return signal.getsignal(signal.SIGINT) is signal.default_int_handler


def test_what_is_ignored_stays_so() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    with held():
        interrupt()
    assert signal.getsignal(signal.SIGINT) is signal.SIG_IGN
