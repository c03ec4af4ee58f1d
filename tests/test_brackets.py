"""The bracket grammar: the zoo of brackets, as data in cases/brackets.tsv."""

from __future__ import annotations

import pytest

from aligner.brackets import candidates
from tests.cases import cases, unescape

CASES = cases("brackets.tsv", 3)


def expected(field: str) -> list[tuple[str, str]]:
    """Read ``end=hanzi | end=hanzi``; a hyphen is an empty list."""
    glosses = [] if field == "-" else field.split(" | ")
    return [tuple(g.split("=")) for g in glosses]  # type: ignore[misc]


@pytest.mark.parametrize(("text", "glosses", "why"), CASES, ids=[c[0] for c in CASES])
def test_zoo(text: str, glosses: str, why: str) -> None:
    text = unescape(text)
    found = list(candidates(text))
    wanted = expected(glosses)
    assert [text[slice(*c.zh)] for c in found] == [zh for _, zh in wanted], why
    for candidate, (ko, _) in zip(found, wanted):
        window = text[slice(*candidate.ko)]
        assert window == ko[1:] if ko.startswith("^") else window.endswith(ko), why
        assert text[candidate.offset] in "(（[［〔【《〈"


def test_there_are_enough_cases_of_both_sorts() -> None:
    nothing = sum(case[1] == "-" for case in CASES)
    assert len(CASES) >= 150 and nothing >= 75
    assert len({case[0] for case in CASES}) == len(CASES)
