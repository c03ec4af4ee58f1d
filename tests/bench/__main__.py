"""Print the project's figures, a line each: ``python -m tests.bench [NAME…]``.

A module of this package with a function ``figure`` is a figure; its file name is its name.
"""

from __future__ import annotations

import pkgutil
import sys
from collections.abc import Callable
from importlib import import_module

from tests import bench
from tests.bench.figures import Figure


def available() -> dict[str, Callable[[], Figure]]:
    """Give the figures of this package by name."""
    names = sorted(module.name for module in pkgutil.iter_modules(bench.__path__))
    modules = {name: import_module(f"tests.bench.{name}") for name in names if name != "__main__"}
    return {name: module.figure for name, module in modules.items() if hasattr(module, "figure")}


def main(names: list[str]) -> None:
    """Print the figures *names*, or all of them."""
    known = available()
    if unknown := sorted(set(names) - set(known)):
        sys.exit(f"no figure {', '.join(unknown)}; there are: {', '.join(known)}")
    for name in names or known:
        print(known[name]().line(), flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])
