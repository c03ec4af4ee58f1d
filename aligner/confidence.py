"""How sure a match is, and which matches are no gloss at all."""

from __future__ import annotations

from aligner.context import Context
from aligner.hanzi import Hanzi
from aligner.kinds import covered
from aligner.match import Match
from aligner.types import Candidate


def confidence(
    context: Context, hanzi: Hanzi, found: Match, candidate: Candidate
) -> float | None:
    """Give the probability that the pair is right; None where the bracket is no gloss."""
    if len(hanzi.units) == 1 and context.starts[found.start] < 0 and covered(found, hanzi):
        return None  # 종합사(司): one syllable of a word is explained
    share = covered(found, hanzi)
    return round(min(0.99, 0.4 + 0.6 * share), 3)
