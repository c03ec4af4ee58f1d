"""Forms that are preferred by hand: which they are, which stay, and what an undo brings back."""

from __future__ import annotations

from pathlib import Path

import pytest

from glossary.errors import DecisionError
from tests.deciding import chosen, decide, preferred, undo
from tests.evidence import dump, keep, rows


@pytest.mark.parametrize(("texts", "term", "wanted"), [
    (["징동(京东)", "징둥(京东)\n" * 3], "징동", {"ko": "징동", "zh-Hans": "京东"}),
    (["징둥(京东)"], "징둥닷컴", {"ko": "징둥닷컴", "zh-Hans": "京东"}),
    (["징둥(京东)"], "JD", {"en": "JD", "ko": "징둥", "zh-Hans": "京东"}),
    (["징둥(京东)"], "京東", {"ko": "징둥", "zh-Hans": "京东", "zh-Hant": "京東"}),
    (["텐센트(腾讯)"], "騰訊控股", {"ko": "텐센트", "zh-Hans": "腾讯控股", "zh-Hant": "騰訊控股"}),
    (["텐센트(騰訊)"], "腾讯控股", {"ko": "텐센트", "zh-Hans": "腾讯控股", "zh-Hant": "騰訊"}),
    (["텐센트(腾讯控股)\n텐센트(腾讯控股)\n텐센트(騰訊)"], "騰訊",
     {"ko": "텐센트", "zh-Hans": "腾讯", "zh-Hant": "騰訊"}),
    (["핀둬둬(多多)", "핀둬둬(拼多多)"], "多多", {"ko": "핀둬둬", "zh-Hans": "多多"}),
])
def test_a_form_is_preferred_by_hand(
    path: Path, texts: list[str], term: str, wanted: dict[str, str]
) -> None:
    keep(path, *texts)
    before = dump(path)
    decide(path, "prefer", 1, term)
    assert preferred(path) == wanted and chosen(path) == [term]
    keep(path, *texts, "또(又)\n")
    assert preferred(path) == wanted
    undo(path)
    keep(path, *texts, "없다")
    assert {line for line in dump(path) if line.startswith(("term ", "concept "))} == {
        line for line in before if line.startswith(("term ", "concept "))}


def test_a_chosen_simplified_form_stands_beside_a_traditional_one(path: Path) -> None:
    keep(path, "텐센트(腾讯)")
    decide(path, "prefer", 1, "腾讯")
    decide(path, "prefer", 1, "騰訊控股")
    assert preferred(path) == {"ko": "텐센트", "zh-Hans": "腾讯", "zh-Hant": "騰訊控股"}


def test_the_language_may_be_told(path: Path) -> None:
    keep(path, "CATL(宁德时代)")
    assert decide(path, "prefer", 1, "CATL", "en") == 1
    assert rows(path, "SELECT lang FROM term WHERE chosen") == [("en",)]
    assert decide(path, "prefer", 1, "CATL") == 2  # of those it has, the Korean is meant
    assert rows(path, "SELECT lang FROM term WHERE chosen ORDER BY lang") == [("en",), ("ko",)]


def test_reopening_keeps_what_was_preferred_by_hand(path: Path) -> None:
    keep(path, "징둥(京东)")
    decide(path, "prefer", 1, "징동")
    decide(path, "set_status", 1, "approve")
    decide(path, "set_status", 1, "reopen")
    assert chosen(path) == ["징동"]


def test_reopening_does_not_keep_what_is_undone(path: Path) -> None:
    keep(path, "징둥(京东)")
    decide(path, "prefer", 1, "징둥")
    undo(path)
    decide(path, "set_status", 1, "approve")
    decide(path, "set_status", 1, "reopen")
    assert chosen(path) == []


def test_the_simplified_form_of_a_chosen_one_stays(path: Path) -> None:
    keep(path, "텐센트(腾讯)", "텐센트(腾讯集团)")
    decide(path, "prefer", 1, "騰訊控股")
    keep(path, "텐센트(腾讯)", "없다")
    assert preferred(path)["zh-Hans"] == "腾讯控股"


@pytest.mark.parametrize("text", ["", " ", "…", "가" * 201, "京\ud800东", "京\0东"], ids=ascii)
def test_what_is_no_term_is_not_preferred(path: Path, text: str) -> None:
    keep(path, "징둥(京东)")
    with pytest.raises(DecisionError):
        decide(path, "prefer", 1, text)


def test_undoing_brings_a_chosen_form_back_that_is_gone(path: Path) -> None:
    keep(path, "징둥(京东)", "우전(乌镇)")
    decide(path, "prefer", 1, "JD닷컴")
    decide(path, "prefer", 1, "징둥닷컴")
    keep(path, "징동(京东)")  # a document of concept 1 goes, and with it what nothing wants
    assert "JD닷컴" not in [text for text, in rows(path, "SELECT text FROM term")]
    undo(path)
    assert preferred(path)["ko"] == "JD닷컴"
    assert "징둥닷컴" not in [text for text, in rows(path, "SELECT text FROM term")]
    undo(path, 3)
    assert preferred(path)["ko"] == "징둥닷컴"


def test_a_form_by_hand_that_was_printed_meanwhile_stays(path: Path) -> None:
    keep(path, "징둥(京东)")
    decide(path, "prefer", 1, "京東")
    keep(path, "징둥(京东)", "징둥(京東)")
    undo(path)
    assert rows(path, "SELECT text, count, chosen FROM term WHERE lang = 'zh-Hant'") == [
        ("京東", 1, 0)]


def test_a_damaged_form_is_damaged_again(path: Path) -> None:
    keep(path, "유니트리(宇树=宇树科技)", "유니트리(宇树科技)")
    roles = "SELECT text, role FROM term WHERE lang = 'zh-Hans' ORDER BY text"
    before = rows(path, roles)
    assert before == [("宇树", "damaged"), ("宇树科技", "preferred")]
    decide(path, "prefer", 1, "宇树")
    assert rows(path, roles) == [("宇树", "preferred"), ("宇树科技", "variant")]
    undo(path)
    assert rows(path, roles) == before
