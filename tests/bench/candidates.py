"""How fast candidates are found: reading documents and finding their brackets, beside grep."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from pathlib import Path

from aligner.brackets import MAX_INSIDE, candidates
from aligner.cleaning import clean
from aligner.windows import BETWEEN
from tests.bench.corpus import best, documents
from tests.bench.figures import Figure

RUNS = 5

_MARKS = "()（）\\[\\]［］〔〕【】《》〈〉\\n"
#: A letter that may end a term, signs that may stand between, a bracket with a Chinese character.
PATTERN = (
    rf"[\p{{Hangul}}A-Za-z0-9!?+℃%][{re.escape(BETWEEN.replace(chr(9), ''))}]*"
    rf"[(（\[［〔【《〈][^{_MARKS}]{{0,{MAX_INSIDE}}}?\p{{Han}}[^{_MARKS}]*[)）\]］〕】》〉]")


def figure() -> Figure:
    """Measure the figure."""
    with documents() as paths:
        ours, theirs = best(lambda: find(paths), RUNS), best(lambda: grep(paths), RUNS)
        size = sum(path.stat().st_size for path in paths) / 1e6
        value = f"{ours / theirs:.2f} of the time of grep -oP" if theirs else "no grep here"
        return Figure(
            "finding candidates", value,
            f"{size:.0f} MB, {find(paths):,} candidates in {ours:.2f} s of processor time, with "
            f"reading and cleaning; grep: {grep(paths):,} in {theirs:.2f} s, a bracket with a "
            f"Chinese character behind a letter; the best of {RUNS} runs")


def find(paths: list[Path]) -> int:
    """Give how many candidates the files have."""
    return sum(
        sum(1 for _ in candidates(clean(path.read_bytes().decode()).text)) for path in paths)


def grep(paths: list[Path]) -> int:
    """Give how many brackets grep finds."""
    if not shutil.which("grep"):
        return 0
    words = ["grep", "-ohP", PATTERN, *map(str, paths)]
    run = subprocess.run(
        words, capture_output=True, env={**os.environ, "LC_ALL": "C.UTF-8"}, check=False)
    if run.returncode > 1:
        raise ValueError(run.stderr.decode())
    return run.stdout.count(b"\n")
