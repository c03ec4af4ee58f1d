"""The whole pipeline on sentences, as data in cases/glosses.tsv."""

from __future__ import annotations

import pytest

from tests.cases import cases, unescape
from tests.extractor import extract

CASES = cases("glosses.tsv", 6)


@pytest.mark.parametrize(("text", "ko", "zh", "kind", "why"), [
    pytest.param(text, ko, zh, kind, why, id=text,
                 marks=pytest.mark.xfail if fails else ())
    for text, ko, zh, kind, fails, why in CASES])
def test_sentences(text: str, ko: str, zh: str, kind: str, why: str) -> None:
    found = extract(unescape(text))
    assert [g.ko for g in found] == (ko.split(" | ") if ko != "-" else []), why
    assert [g.zh for g in found] == (zh.split(" | ") if zh != "-" else []), why
    assert not kind or {g.kind for g in found} == {kind}, why


def test_there_are_enough_cases_of_all_sorts() -> None:
    nothing = sum(case[1] == "-" for case in CASES)
    several = sum(" " in ko.replace(" | ", "|") for _, ko, *_ in CASES)
    assert len(CASES) >= 300 and nothing >= 40 and several >= 70
    assert len({case[0] for case in CASES}) == len(CASES)
