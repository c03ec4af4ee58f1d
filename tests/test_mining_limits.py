"""What a worker may take of the machine."""

from __future__ import annotations

import multiprocessing
import sys
from multiprocessing.connection import Connection
from typing import Any

import pytest
from threadpoolctl import threadpool_info

from glossary.mining.limits import use_one_core


def _tell_threads(answer: Connection) -> None:
    use_one_core()
    answer.send([library["num_threads"] for library in threadpool_info()])


@pytest.mark.parametrize("method", [
    pytest.param("fork", marks=pytest.mark.skipif(sys.platform != "linux", reason="needs fork")),
    "spawn"])
def test_numpy_calculates_in_one_thread_of_a_worker(method: str) -> None:
    import numpy as np

    assert np.ones((9, 9)) @ np.ones(9) is not None  # a fork has what is loaded here
    context: Any = multiprocessing.get_context(method)
    ours, theirs = context.Pipe()
    process = context.Process(target=_tell_threads, args=(theirs,))
    process.start()
    found = ours.recv()
    process.join()
    assert set(found) <= {1} and (method == "spawn" or found)
