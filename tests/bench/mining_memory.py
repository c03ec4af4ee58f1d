"""How much memory a run takes that mines many documents."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from tests.bench.figures import Figure

#: The memory is compared when so many documents are done, the first of them to warm up.
WARM, DOCUMENTS = 2_000, 10_000

#: Every fourth document is read twice.
CODE = """
import sys, tempfile
from pathlib import Path
from resource import RUSAGE_SELF, getrusage
from glossary.mining.run import mine
from tests.evidence import glosses
warm, documents = map(int, sys.argv[1:])

class Quick:
    def __call__(self, known):
        return self
    def extract(self, text):
        return list(glosses(text))
    def is_unsettled(self, text, found):
        return len(found) > 1

def tell(done, total, name):
    if done in (warm, documents):
        print(getrusage(RUSAGE_SELF).ru_maxrss)

with tempfile.TemporaryDirectory() as folder:
    for number in range(documents):
        text = f"제{number % 3000}호 위성({number % 3000}号卫星)\\n" + "핀둬둬(多多)\\n" * (number % 4 == 0)
        Path(folder, f"{number:06}.txt").write_text(text, encoding="utf-8")
    mine([folder], Path(folder, "g.db"), Quick(), tell)
"""


def figure() -> Figure:
    """Measure the figure."""
    words = [sys.executable, "-c", CODE, str(WARM), str(DOCUMENTS)]
    run = subprocess.run(words, cwd=Path(__file__).parents[2], check=True, capture_output=True)
    first, last = map(int, run.stdout.split())
    return Figure(
        "memory of mining", f"{(last - first) / (DOCUMENTS - WARM):.1f} KB a document",
        f"largest resident memory after {WARM:,} documents {first / 1024:,.0f} MB, after "
        f"{DOCUMENTS:,} {last / 1024:,.0f} MB; an extractor that keeps nothing")
