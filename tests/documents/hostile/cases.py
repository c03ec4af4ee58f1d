"""What a hostile file is, and the list of them."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

GLOSS = "중국 우전(乌镇)에서 열렸다."


class Case(NamedTuple):
    """A hostile file: how it is made, the ending of its name, and what a reader says of it."""

    build: Callable[[], bytes]
    ending: str
    why: str


CASES: dict[str, Case] = {}


def case(ending: str, why: str) -> Callable[[Callable[[], bytes]], Callable[[], bytes]]:
    """Register a file."""
    def add(build: Callable[[], bytes]) -> Callable[[], bytes]:
        CASES[build.__name__] = Case(build, ending, why)
        return build

    return add
