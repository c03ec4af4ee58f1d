"""The dynamic programme against an oracle that walks every path."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from aligner import context as korean
from aligner import hanzi as chinese
from aligner.match import Meaning, Meanings, match
from aligner.pairings import pairings
from aligner.types import Span, Token
from aligner.weights import DEFAULT, PARTS, Weights
from tests import brute

TAGS = ("NNG", "JKG", "JX", "VV+ETM", "SN", "XSN")
#: Words with Hanzi that they may stand for.
WORDS = {"가": "家", "대": "大", "위원": "委", "징둥": "京东", "의": "意", "과": "科", "도": "道",
         "14": "十四", "A": "A", "치아오": "桥", "경제": "?"}


class Pairs:
    """A segmenter that cuts in twos."""

    name = "pairs"

    def segment(self, text: str) -> list[Token]:
        return [Token(text[a:a + 2], "", Span(a, min(a + 2, len(text))))
                for a in range(0, len(text), 2)]


@dataclass
class Sides:
    """Both sides of a match, and what means the same."""

    context: korean.Context
    hanzi: chinese.Hanzi
    meanings: Meanings
    weights: Weights


def tokens(words: Sequence[str], tags: Sequence[str], between: Sequence[str]) -> list[Token]:
    """Give the tokens of *words*, which *between* parts."""
    found: list[Token] = []
    at = 0
    for word, tag, sign in zip(words, tags, between):
        found.append(Token(word, tag, Span(at, at + len(word))))
        at += len(word) + len(sign)
    return found


def make(
    words: Sequence[str], tags: Sequence[str], between: Sequence[str], printed: str,
    weights: Weights = DEFAULT,
) -> Sides:
    """Make both sides out of tagged words, the signs between them, and the Hanzi."""
    between = [*between[:len(words) - 1], ""]
    text = "".join(map("".join, zip(words, between)))
    context = korean.build(text, tokens(words, tags, between), weights, False, 60)
    starts = {start: max(value, 0.0) for start, value in context.starts.items()}
    context = context._replace(starts=starts, quoted=None)
    return Sides(context, chinese.build(printed, Pairs(), weights), {}, weights)


@st.composite
def sides(draw: st.DrawFn) -> Sides:
    """Draw two sides that have to do with one another, in part."""
    words = draw(st.lists(st.sampled_from(list(WORDS)), min_size=1, max_size=3))
    tags = draw(st.lists(st.sampled_from(TAGS), min_size=3, max_size=3))
    between = draw(st.lists(st.sampled_from((" ", " ", "", "·")), min_size=2, max_size=2))
    printed = "".join(draw(st.sampled_from((WORDS[w], WORDS[w], "", "的"))) for w in words)
    case = make(words, tags, between, printed or "大", draw(st.sampled_from((DEFAULT, PARTS))))
    meanings: dict[tuple[int, int], list[Meaning]] = {}
    for _ in range(draw(st.integers(0, 3))):
        ko = sorted(draw(st.tuples(*[st.integers(0, len(case.context.text))] * 2)))
        zh = sorted(draw(st.tuples(*[st.integers(0, len(case.hanzi.units))] * 2)))
        if ko[0] < ko[1] and zh[0] < zh[1]:
            odds, size = draw(st.sampled_from((0.5, 0.75, 0.98))), draw(st.integers(1, 3))
            meanings.setdefault((ko[1], zh[1]), []).append(Meaning(ko[0], zh[0], odds, size, 0.1))
    case.meanings = meanings
    return case


@settings(max_examples=200, deadline=None)
@example(make(("대", "의", "가"), ("NNG", "JKG", "NNG"), ("", " "), "大意家"), {})
@example(make(("징둥", "과", "도"), ("NNP", "JX", "NNG"), ("", " "), "京东科道"), {0: 0.5})
@given(sides(), st.dictionaries(st.integers(0, 8), st.sampled_from((-1.0, 0.5, 2.5))))
def test_the_best_path_is_the_best_of_all(case: Sides, bonus: dict[int, float]) -> None:
    context, hanzi = case.context, case.hanzi
    found = match(context, hanzi, case.meanings, case.weights, bonus)
    pairs = pairings(context, hanzi, case.meanings, case.weights)
    walker = brute.Walker(context, hanzi, pairs, case.weights)
    worths = {
        start: worth + value + bonus.get(start, 0.0)
        for start, value in context.starts.items()
        if (worth := walker.worth(start)) is not None}
    assert (found is None) == (not worths)
    if found is not None:
        best = worths.pop(found.start)
        assert found.worth == pytest.approx(best)
        assert best >= max(worths.values(), default=best) - 1e-9
        assert found.second == pytest.approx(max(worths.values(), default=best - 9.0))
        assert brute.is_path(found.moves, found.start, found.left, context, hanzi)


@settings(max_examples=200, deadline=None)
@given(sides())
def test_the_pairings_by_sound_are_those_of_every_stretch(case: Sides) -> None:
    found: dict[tuple[int, int, int], float] = {}
    for ko, row in pairings(case.context, case.hanzi, {}, case.weights).items():
        for p in row:
            if p.method == "transcription" and p.end - p.zh == 1 and p.score != 0.7:
                found[p.ko, ko, p.zh] = max(p.score, found.get((p.ko, ko, p.zh), 0.0))
    wanted = {k: v for k, v in brute.sounds(case.context, case.hanzi).items() if v != 0.7}
    assert found == wanted
