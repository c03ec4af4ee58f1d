"""Dirty text: cases/dirty.tsv through the whole pipeline, and the laws of cleaning."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aligner.cleaning import clean, plain
from aligner.offsets import Edit, Read, revise
from aligner.types import Span
from tests.cases import cases, unescape
from tests.extractor import extract

CASES = cases("dirty.tsv", 5)
DIRT = ("\u200b", "\u00ad", "\ufeff", "\u2060", "&#8203;", "&shy;", "\ufe0f")
FRAGMENTS = (
    *DIRT, "핑안", "그룹", "平安", "集团", "(", ")", "[", "]", "\n", "\r\n", " ", "1", "¹", "&", "&#31185;",
    "&amp;#31185;", "&nbsp;", "\u1112\u1161\u11ab", "\u1161", "\u11ab", "\ud840", "\udc00",
    "\ue000", "⽇", "①", "\u3000", "píng", "-", "*")
TEXT = st.lists(st.sampled_from(FRAGMENTS), max_size=14).map("".join)


@pytest.mark.parametrize(
    ("text", "pairs", "offsets", "restored", "why"),
    [pytest.param(*case, id=case[4]) for case in CASES])
def test_dirty_text(text: str, pairs: str, offsets: str, restored: str, why: str) -> None:
    found = extract(unescape(text))
    assert [f"{g.ko}={g.zh}" for g in found] == [
        unescape(pair) for pair in pairs.split(" | ") if pair != "-"]
    assert [g.offset for g in found] == [int(offset) for offset in offsets.split()]
    assert [g.zh_restored for g in found] == [restored or None] * len(found)
    check(unescape(text))


def check(text: str) -> None:
    """Check that the records of *text* are slices of it, and their context the lines around."""
    for g in extract(text):
        assert (text[slice(*g.ko_span)], text[slice(*g.zh_span)]) == (g.ko, g.zh)
        assert g.line == text.count("\n", 0, g.offset) + 1
        assert g.ko in g.context or "\n(" in text
        assert g.zh in g.context


def test_there_are_enough_cases() -> None:
    assert len(CASES) >= 90 and sum(case[1] == "-" for case in CASES) >= 8


@given(TEXT)
def test_every_place_leads_back(text: str) -> None:
    read = clean(text)
    places = [read.place(at) for at in range(len(read.text))]
    assert places == sorted(places) and all(0 <= at < len(text) for at in places)
    for at, char in enumerate(read.text):
        span = read.span(Span(at, at + 1))
        assert 0 <= span.start < span.end <= len(text)
        if span.end - span.start == 1 and text[span.start] in "핑안그룹平安集团()1":
            assert text[span.start] == char


@given(TEXT)
def test_what_is_read_is_clean(text: str) -> None:
    once = plain(text)
    assert not set(once) & set(DIRT)
    assert unicodedata.is_normalized("NFC", once.replace("\u1161", ""))
    assert clean("저고도 경제(低空经济)") == Read("저고도 경제(低空经济)")


@given(st.lists(st.tuples(st.integers(0, 17), st.sampled_from(DIRT)), max_size=8))
def test_signs_without_place_change_no_gloss(dirt: list[tuple[int, str]]) -> None:
    text = "중국 핑안그룹(平安集团)의 계열사"
    for at, sign in sorted(dirt, reverse=True):
        text = text[:at] + sign + text[at:]
    [found] = extract(text)
    assert (plain(found.ko), plain(found.zh)) == ("핑안그룹", "平安集团")
    assert text[found.offset] == "("


@given(st.sampled_from(("핑안그룹", "저고도 경제")), st.sampled_from("NFD NFKD".split()))
def test_hangul_in_letters_is_the_same_term(ko: str, form: str) -> None:
    text = f"중국의 {ko}(中国)는"
    whole = [plain(g.ko) for g in extract(text)]
    letters = text.replace(ko, unicodedata.normalize("NFD" if form == "NFD" else "NFKD", ko))
    assert [plain(g.ko) for g in extract(letters)] == whole


def test_edits_lead_back_through_all_layers() -> None:
    read = revise(Read("0123456789"), [
        lambda text: [Edit(1, 3, ""), Edit(3, 4, "abc")], lambda text: [Edit(2, 4, "Z")]])
    assert read.text == "0aZ456789"
    assert [read.place(at) for at in range(9)] == [0, 3, 3, 4, 5, 6, 7, 8, 9]
    assert read.span(Span(0, 2)) == Span(0, 4) and read.span(Span(2, 4)) == Span(3, 5)
