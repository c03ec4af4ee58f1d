"""How much memory a run takes, for some documents and for ten times as many."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.bench.corpus import documents
from tests.bench.figures import Figure

TIMES = 10

#: Gives the largest memory of the run and of its workers, in kilobytes; what they share with it
#: counts for each of them. Of the run it is what Linux says of the program: RUSAGE_SELF counts what
#: the process was before it became this program as well.
CODE = """
import sys
from functools import partial
from pathlib import Path
from resource import RUSAGE_CHILDREN, getrusage
from glossary.cli.mine import ready
from glossary.mining.run import Settings, mine
db, *paths = sys.argv[1:]
mine(paths, db, partial(ready, "none", "mecab"), settings=Settings(1))
[own] = [row.split()[1] for row in Path('/proc/self/status').read_text().splitlines()
         if row.startswith('VmHWM')]
print(own, getrusage(RUSAGE_CHILDREN).ru_maxrss)
"""


def figure() -> Figure:
    """Measure the figure."""
    with documents() as paths:
        some = part(paths)
        small, large = peak(some), peak(paths)
        sizes = [sum(path.stat().st_size for path in each) / 1e6 for each in (some, paths)]
    return Figure(
        "memory of mining", f"{sum(large) / sum(small):.2f} times for "
        f"{sizes[1] / sizes[0]:.1f} times the text",
        f"{sizes[0]:.1f} MB: at most {small[0]:.0f} MB, its worker {small[1]:.0f} MB; "
        f"{sizes[1]:.1f} MB: {large[0]:.0f} and {large[1]:.0f} MB; by sound alone")


def part(paths: list[Path]) -> list[Path]:
    """Give so many of *paths* that all of them have ten times as many bytes."""
    left = sum(path.stat().st_size for path in paths) / TIMES
    found = []
    for path in paths[::TIMES] + paths[1::TIMES]:
        size = path.stat().st_size
        if size <= left:
            found.append(path)
            left -= size
    return found


def peak(paths: list[Path]) -> list[float]:
    """Give the largest memory, in megabytes, of a run over *paths* and of its worker."""
    with TemporaryDirectory() as made:
        words = [sys.executable, "-c", CODE, str(Path(made, "g.db")), *map(str, paths)]
        run = subprocess.run(
            words, cwd=Path(__file__).parents[2], check=True, capture_output=True, text=True)
    return [int(value) / 1024 for value in run.stdout.split()]
