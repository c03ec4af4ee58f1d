"""Speed: reading the glosses of a text, beside tagging all of it with konlpy.

The text is the five articles with their lines shuffled, over and over, to two megabytes: the same
windows come again, as on real pages, and what was found out about them is kept. A second text has
a number changed on each line, so that most of its windows are new. Times are medians of runs that
take turns, in one process, warm.
"""

from __future__ import annotations

import re
import statistics
import time
from collections.abc import Callable
from pathlib import Path
from random import Random

from aligner.analyzers import load_korean
from aligner.errors import MissingAnalyzer
from aligner.glosses import Extractor
from tests.bench.figures import Figure
from tests.bench.glosses import PACKAGES

EXAMPLES = Path(__file__).parents[2] / "examples"
BYTES, RUNS = 2_000_000, 3
#: Okt takes minutes for two megabytes; its time grows with the text, so a part is enough.
OKT_SHARE = 50


def text_of(size: int, varied: bool) -> str:
    """Give the lines of the articles, shuffled again and again, to *size* bytes."""
    random = Random(1)
    lines = [line for path in sorted(EXAMPLES.glob("*.txt"))
             for line in path.read_text(encoding="utf-8").splitlines()]
    out: list[str] = []
    length = 0
    while length < size:
        line = random.choice(lines)
        if varied:
            line = re.sub(r"([가-힣]+)(?=\s?[(（])", rf"{random.choice('가나다라마')} \1", line)
            line = f"{random.randrange(10 ** 6)} {line}"
        out.append(line)
        length += len(line.encode()) + 1
    return "\n".join(out)


def seconds(work: Callable[[], object]) -> float:
    """Give how long *work* takes."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def okt_seconds(text: str) -> float | None:
    """Give how long Okt takes for *text*, by a part of it; None where there is no Java."""
    try:
        tag = load_korean("okt")()
    except MissingAnalyzer:
        return None
    part = text[:len(text) // OKT_SHARE]
    tag(part[:1_000])
    return seconds(lambda: tag(part)) * OKT_SHARE


def figure() -> Figure:
    """Measure the figure."""
    texts = {"repeated": text_of(BYTES, varied=False), "varied": text_of(BYTES, varied=True)}
    tag = load_korean("mecab")()
    values = []
    for name, text in texts.items():
        Extractor().extract(text)  # every word's vector is on disk from now on
        mecab, ours = [], []
        for _ in range(RUNS):
            mecab.append(seconds(lambda: [tag(line) for line in text.split("\n") if line.strip()]))
            extractor = Extractor()
            extractor.extract("핑안그룹(平安集团)과 저고도 항공(低空经济)")  # loads the analysers
            ours.append(seconds(lambda: extractor.extract(text)))
        ratio = statistics.median(ours) / statistics.median(mecab)
        values.append(f"{name} {ratio:.2f} of Mecab's time")
        okt = okt_seconds(text) if name == "repeated" else None
        if okt:
            values.append(f"1/{okt / statistics.median(ours):.0f} of Okt's time")
    method = f"2 MB of lines of the articles, medians of {RUNS} runs, line by line"
    return Figure("speed of extraction", "; ".join(values), method, PACKAGES)
