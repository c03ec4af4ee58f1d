"""Pin the floors anew: ``python tests/gold/update.py``. What is worse than before is refused."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from tests.gold import floors  # noqa: E402  (the script may run from any folder)
from tests.quality import figures, measure  # noqa: E402


def main() -> None:
    """Measure each pinned file and raise its floors."""
    pinned = floors.read()
    for name, pin in pinned.items():
        path = floors.HERE / name
        if floors.digest(path) != pin["sha256"]:
            raise floors.Lowered(f"{name} is not the annotated file that was pinned")
        pin["floors"] = floors.raised(pin["floors"], figures(measure(path)))
        print(name, pin["floors"])
    floors.write(pinned)


if __name__ == "__main__":
    try:
        main()
    except floors.Lowered as error:
        sys.exit(f"not pinned: {error}")
