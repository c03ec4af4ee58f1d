"""How much sooner two workers have mined documents than one."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

from aligner.glosses import Extractor
from glossary.mining.run import Settings, mine
from tests.bench.corpus import documents, waited
from tests.bench.figures import Figure
from tests.bench.glosses import PACKAGES
from tests.bench.mining_speed import loaded

RUNS = 4


def figure() -> Figure:
    """Measure the figure."""
    with documents() as paths, TemporaryDirectory() as folder:
        extractor = loaded()
        mined(paths, folder, extractor, 1)  # every word's vector is on disk from now on
        times: dict[int, list[float]] = {jobs: [] for jobs in (1, 2)}
        for _ in range(RUNS):
            for jobs, taken in times.items():
                taken.append(waited(lambda: mined(paths, folder, extractor, jobs)))
        one, two = min(times[1]), min(times[2])
        size = sum(path.stat().st_size for path in paths) / 1e6
        return Figure(
            "mining with two workers", f"{one / two:.2f} times the speed of one",
            f"{size:.0f} MB in {len(paths)} documents: {one:.2f} and {two:.2f} s, the best of "
            f"{RUNS} runs that take turns, dictionaries loaded", PACKAGES)


def mined(paths: list[Path], folder: str, extractor: Extractor, jobs: int) -> None:
    """Mine the files with so many workers, forks with the extractor, into a new glossary."""
    db = Path(folder, "g.db")
    db.unlink(missing_ok=True)
    mine(paths, db, lambda known: extractor, settings=Settings(jobs))
