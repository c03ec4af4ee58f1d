"""The extractor as the suite and the bench use it: in this process, loaded once."""

from __future__ import annotations

from functools import cache

from aligner.glosses import Extractor
from aligner.types import Gloss


@cache
def extractor() -> Extractor:
    """Give the one extractor of this process; its analysers are slow to load."""
    return Extractor()


def extract(text: str) -> list[Gloss]:
    """Give the glosses of *text* in the order of their brackets, as if no other had been read."""
    return extractor().extract(text)
