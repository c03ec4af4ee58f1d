"""How well known terms are met: the annotated glosses, with all of their terms in a glossary.

The context of each gloss is a text, once as it is, and once with the bracket taken out, so that
particles stand at the term as in plain Korean. A gloss counts as met where a mention covers its
term: the longest known term wins. What else is met was judged by hand in
``cases/annotate_more.tsv``; what is not listed there counts as wrong.
"""

from __future__ import annotations

import json
import tempfile
from collections import defaultdict
from pathlib import Path
from typing import Any, NamedTuple

from glossary.desk.mentions import Finder
from tests.termbase import glossary

GOLD = Path(__file__).parent / "gold" / "dev.jsonl"
MORE = Path(__file__).parent / "cases" / "annotate_more.tsv"


class Met(NamedTuple):
    """How many glosses there are, how many were met, how many other mentions are right, wrong."""

    glosses: int
    met: int
    right: int
    wrong: int
    missed: list[str]
    unlisted: list[tuple[str, str]]

    @property
    def recall(self) -> float:
        """The share of the glosses that were met."""
        return self.met / self.glosses

    @property
    def precision(self) -> float:
        """The share of the mentions that are right."""
        return (self.met + self.right) / (self.met + self.right + self.wrong)


def glosses() -> list[dict[str, Any]]:
    """Give the annotated glosses whose Korean stands before the bracket."""
    lines = GOLD.read_text(encoding="utf-8").splitlines()
    records = [json.loads(line) for line in lines]
    return [each for each in records if each["ko"] and each["ko"] in each["left"]]


def judged() -> set[tuple[str, str]]:
    """Give the other mentions that are right: the number of the context and the term."""
    lines = MORE.read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines if line and line[0] != "#"]
    return {(row[0], row[1]) for row in rows if row[2] == "right"}


def measure(without_bracket: bool) -> Met:
    """Look for all terms in all contexts."""
    known: dict[tuple[str, str], set[str]] = defaultdict(set)
    for each in glosses():
        known[each["ko"], each["kind"] or "mixed"].add(each["zh"])
    pairs = [((ko,), sorted(forms), kind) for (ko, kind), forms in known.items()]
    with tempfile.TemporaryDirectory() as folder, glossary(Path(folder), pairs) as db:
        return _measured(Finder(db, "ko"), without_bracket)


def _measured(finder: Finder, without_bracket: bool) -> Met:
    met = right = wrong = 0
    missed, unlisted, others = [], [], judged()
    for each in glosses():
        bracket = "" if without_bracket else each["open"] + each["inside"] + each["close"]
        text = each["left"] + bracket + each["right"]
        start = each["left"].rfind(each["ko"])
        is_met = False
        for mention in finder.find(text):
            if mention.start <= start and mention.end >= start + len(each["ko"]):
                is_met = True
            elif (each["id"], text[mention.start:mention.end]) in others:
                right += 1
            else:
                wrong += 1
                unlisted.append((each["id"], text[mention.start:mention.end]))
        met += is_met
        missed += [] if is_met else [each["id"]]
    return Met(len(glosses()), met, right, wrong, missed, unlisted)
