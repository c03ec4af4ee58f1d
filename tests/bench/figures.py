"""A figure: a value, how it was measured, and the versions that it was measured with."""

from __future__ import annotations

import platform
from collections.abc import Iterable
from importlib.metadata import version
from typing import NamedTuple


class Figure(NamedTuple):
    """One line of the bench.

    ``packages`` are the distributions, beside this one, whose version can move the value.
    """

    name: str
    value: str
    method: str
    packages: tuple[str, ...] = ()

    def line(self) -> str:
        """Give the line that is printed.

        >>> line = Figure('gloss f1', '0.900', '10 contexts', ('numpy',)).line()
        >>> line.startswith('gloss f1: 0.900 | 10 contexts | kozh-glossary ')
        True
        """
        return f"{self.name}: {self.value} | {self.method} | {signature(self.packages)}"


def signature(packages: Iterable[str]) -> str:
    """Name the versions of this project, of Python and of *packages*."""
    versions = [f"{name} {version(name)}" for name in ("kozh-glossary", *packages)]
    return ", ".join([versions[0], f"Python {platform.python_version()}", *versions[1:]])
