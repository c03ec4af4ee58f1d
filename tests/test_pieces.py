"""The inside of brackets, as data in cases/pieces.tsv."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aligner.pieces import read_inside
from aligner.text import has_hangul, has_hanzi
from tests.cases import cases


@pytest.mark.parametrize(("body", "zh", "en", "note", "why"), cases("pieces.tsv", 5))
def test_insides(body: str, zh: str, en: str, note: str, why: str) -> None:
    inside = read_inside(body)
    if zh == "-":
        assert inside is None, why
    else:
        assert inside is not None, why
        assert " | ".join(body[slice(*span)] for span in inside.zh) == zh, why
        assert (inside.en or "", inside.note or "") == (en, note), why


@given(st.text("华为漢a (（[)）]〕,·/:;?ㅎ한은가 \n'‘", max_size=30), st.text("가·, 华", max_size=8))
def test_spans_lie_in_the_inside(body: str, left: str) -> None:
    inside = read_inside(body, left)
    for span in inside.zh if inside else ():
        assert 0 <= span.start < span.end <= len(body)
        assert has_hanzi(body[slice(*span)]) and not body[span.start].isspace()
    if inside and inside.pair:
        ko, zh = inside.pair
        assert has_hangul(body[slice(*ko)]) and has_hanzi(body[slice(*zh)])
        assert ko.end <= zh.start
