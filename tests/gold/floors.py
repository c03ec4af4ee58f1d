"""The floors of quality: what the extractor reached once, it must reach again.

``floors.json`` pins, for each annotated file, the SHA-256 of its bytes and the least share (0 to 1)
of each figure. A floor only rises: ``update.py`` measures, pins what is better, and refuses to
pin less. Another version of a file needs its line deleted by hand, which a reviewer sees.
"""

from __future__ import annotations

import hashlib
import json
import math
from pathlib import Path
from typing import TypedDict

HERE = Path(__file__).parent
FLOORS = HERE / "floors.json"

#: A floor is cut to so many decimals, so that a figure is not below itself by rounding.
DECIMALS = 3


class Pinned(TypedDict):
    """What is pinned of one annotated file."""

    sha256: str
    floors: dict[str, float]


class Lowered(Exception):
    """A floor would fall, or the annotation is not the pinned one."""


def read() -> dict[str, Pinned]:
    """Give what is pinned, by file name."""
    pinned: dict[str, Pinned] = json.loads(FLOORS.read_text(encoding="utf-8"))
    return pinned


def write(pinned: dict[str, Pinned]) -> None:
    """Pin *pinned*."""
    FLOORS.write_text(json.dumps(pinned, indent=2) + "\n", encoding="utf-8")


def digest(path: Path) -> str:
    """Give the SHA-256 of the bytes of *path*, in hexadecimal."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def below(floors: dict[str, float], measured: dict[str, float]) -> list[str]:
    """Name the figures of *measured* that lie below their floor, one line each.

    >>> below({'f1': 0.9, 'kind': 0.8}, {'f1': 0.85, 'kind': 0.8})
    ['f1 is 0.8500, the floor is 0.900']
    """
    return [f"{name} is {measured[name]:.4f}, the floor is {floor:.3f}"
            for name, floor in floors.items() if measured[name] < floor]


def raised(floors: dict[str, float], measured: dict[str, float]) -> dict[str, float]:
    """Give *floors* risen to what was *measured*; raise ``Lowered`` when one would fall.

    >>> raised({'f1': 0.88}, {'f1': 0.91239, 'kind': 0.9})
    {'f1': 0.912, 'kind': 0.9}
    """
    if faults := below(floors, measured):
        raise Lowered("; ".join(faults))
    scale = 10 ** DECIMALS
    return {name: max(floors.get(name, 0.0), math.floor(value * scale) / scale)
            for name, value in measured.items()}
