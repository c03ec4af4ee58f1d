"""Scoring: how many of the annotated glosses an extractor finds, and what it finds beside them.

The annotation is a file of JSON lines. A case is a short context, cut at its bracket::

    {"left": "중국 핑안그룹", "open": "(", "inside": "平安集团", "close": ")", "right": "의",
     "ko": "핑안그룹", "zh": "平安集团", "kind": "mixed", "optional": false}

The cases become one text, a paragraph each, so that the extractor reads them as it reads a
document. A gloss is right when it stands at the bracket of its case and names the same Korean and
the same Hanzi, blanks, quotation marks, middle dots and hyphens apart. A case whose ``ko`` is null
must yield nothing. An ``optional`` case counts neither way, nor do other brackets of a context,
which nobody has judged.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from aligner.types import Gloss

#: What two spellings of one term may differ in: blanks, quotation marks, dots and hyphens.
_APART = re.compile(r"[\s'\"‘’“”「」『』《》〈〉<>`·・ㆍ∙⋅•\-]+")


class Case(NamedTuple):
    """An annotated bracket: where it opens in the text, and what it glosses (None: nothing)."""

    offset: int
    ko: str | None
    zh: str
    kind: str
    optional: bool = False


@dataclass(frozen=True, slots=True)
class Score:
    """Counts of one run, and the shares that follow from them (0 to 1).

    ``found`` are the glosses at judged brackets, ``wanted`` the annotated ones, ``right`` those in
    both. Kinds are judged only where the pair is right and the annotation names a kind.

    >>> score = Score(found=4, wanted=5, right=3, kinds=3, kinds_right=2)
    >>> score.precision, score.recall, round(score.f1, 3), round(score.kind, 3)
    (0.75, 0.6, 0.667, 0.667)
    """

    found: int
    wanted: int
    right: int
    kinds: int
    kinds_right: int
    multiword: int = 0
    multiword_right: int = 0

    @property
    def precision(self) -> float:
        """The share of the found glosses that are right."""
        return self.right / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        """The share of the wanted glosses that were found."""
        return self.right / self.wanted if self.wanted else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        both = self.found + self.wanted
        return 2 * self.right / both if both else 0.0

    @property
    def kind(self) -> float:
        """The share of right kinds among the right pairs."""
        return self.kinds_right / self.kinds if self.kinds else 0.0


def same(one: str, other: str) -> bool:
    """Tell whether two spellings name the same term.

    >>> same('스마트 경로 관리시스템', '스마트경로관리시스템'), same('저고도', '저고도 경제')
    (True, False)
    """
    return _bare(one) == _bare(other)


def _bare(term: str) -> str:
    return _APART.sub("", unicodedata.normalize("NFC", term)).lower()


def read_cases(path: Path) -> tuple[str, list[Case]]:
    """Give the text that the contexts of *path* make, and its cases with offsets into it."""
    text = ""
    cases = []
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        cases.append(Case(len(text) + len(row["left"]), row["ko"], row["zh"] or "",
                          row["kind"] if row["ko"] else "", row.get("optional", False)))
        text += "".join(row[part] for part in ("left", "open", "inside", "close", "right"))
        text += "\n\n"
    return text, cases


def score(cases: Sequence[Case], glosses: Iterable[Gloss]) -> Score:
    """Compare *glosses* with *cases*; both stand at offsets of the same text."""
    at: dict[int, list[Gloss]] = defaultdict(list)
    for gloss in glosses:
        at[gloss.offset].append(gloss)
    judged = [case for case in cases if not case.optional]
    wanted = [case for case in judged if case.ko is not None]
    hits = [(case, hit) for case in wanted if (hit := _hit(case, at[case.offset])) is not None]
    kinds = [case.kind == hit.kind for case, hit in hits if case.kind]
    return Score(
        found=sum(len(at[offset]) for offset in {case.offset for case in judged}),
        wanted=len(wanted),
        right=len(hits),
        kinds=len(kinds),
        kinds_right=sum(kinds),
        multiword=sum(" " in (case.ko or "") for case in wanted),
        multiword_right=sum(" " in (case.ko or "") for case, _ in hits),
    )


def _hit(case: Case, glosses: Iterable[Gloss]) -> Gloss | None:
    """Give the first of *glosses* that names the pair of *case*."""
    for gloss in glosses:
        if same(gloss.ko, case.ko or "") and same(gloss.zh, case.zh):
            return gloss
    return None


def misses(cases: Sequence[Case], glosses: Iterable[Gloss]) -> list[tuple[Case, list[Gloss]]]:
    """Give the judged cases that *glosses* get wrong, each with what was found there."""
    at: dict[int, list[Gloss]] = defaultdict(list)
    for gloss in glosses:
        at[gloss.offset].append(gloss)
    wrong = []
    for case in cases:
        there = at[case.offset]
        right = not there if case.ko is None else _hit(case, there) is not None
        if not right and not case.optional:
            wrong.append((case, there))
    return wrong
