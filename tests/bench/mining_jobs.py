"""How much sooner two workers have mined documents than one."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from glossary.cli.mine import ready
from glossary.mining.run import Settings, mine
from tests.bench.corpus import documents, waited
from tests.bench.figures import Figure
from tests.bench.glosses import PACKAGES

RUNS = 4


def figure() -> Figure:
    """Measure the figure."""
    with documents() as paths, TemporaryDirectory() as folder:
        mined(paths, folder, 1)  # every word's vector is on disk from now on
        times = {jobs: [] for jobs in (1, 2)}  # type: dict[int, list[float]]
        for _ in range(RUNS):
            for jobs, taken in times.items():
                taken.append(waited(lambda: mined(paths, folder, jobs)))
        one, two = min(times[1]), min(times[2])
        size = sum(path.stat().st_size for path in paths) / 1e6
        return Figure(
            "mining with two workers", f"{one / two:.2f} times the speed of one",
            f"{size:.0f} MB in {len(paths)} documents: {one:.2f} and {two:.2f} s, the best of "
            f"{RUNS} runs that take turns; with loading", PACKAGES)


def mined(paths: list[Path], folder: str, jobs: int) -> None:
    """Mine the files with so many workers into a new glossary."""
    db = Path(folder, "g.db")
    db.unlink(missing_ok=True)
    mine(paths, db, partial(ready, "offline", "mecab"), settings=Settings(jobs))
