"""Colours of parts: what has which, and that they change nothing but colour."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from glossary.details import Aligned
from glossary.entries import Entry
from glossary.showing.tables import cells, fold
from glossary.showing.tint import COLORS, colored, paint_marks, tinted

ENTRY = Entry(1, "저고도 경제", "低空经济", "低空經濟", "", "", "mixed", "candidate", 0.9, 1, "")
PARTS = (("저고도", "低空"), ("경제", "经济"))


def shown(entry: Entry) -> list[str]:
    """Give the terms with the number of its colour before each run, 0 for none."""
    painted = (paint_marks(text) for text in (entry.ko, entry.zh_hans, entry.zh_hant))
    return [re.sub("\x1b\\[([0-9]*)m", lambda code: "" if code[1] == "0" else
                   f"<{COLORS.index(code[1])}>", text) for text in painted]


@pytest.mark.parametrize(("ko", "hans", "hant", "aligned", "expected"), [
    ("저고도 경제", "低空经济", "低空經濟", Aligned("저고도 경제", "低空经济", PARTS),
     ["<0>저고도 <1>경제", "<0>低空<1>经济", "<0>低空<1>經濟"]),
    # A gloss of the other script, of the same length.
    ("저고도 경제", "低空经济", "", Aligned("저고도 경제", "低空經濟", (PARTS[0], ("경제", "經濟"))),
     ["<0>저고도 <1>경제", "<0>低空<1>经济", ""]),
    # Parts that change places.
    ("관리에 관한 규정", "关于管理的规定", "",
     Aligned("관리에 관한 규정", "关于管理的规定", (("관리", "管理"), ("에 관한", "关于"), ("규정", "规定"))),
     ["<0>관리<1>에 관한 <2>규정", "<1>关于<0>管理的<2>规定", ""]),
    # What nothing corresponds to has no colour.
    ("스마트 표정", "微表情", "", Aligned("스마트 표정", "微表情", (("표정", "表情"),)),
     ["스마트 <0>표정", "微<0>表情", ""]),
    # The same part twice.
    ("둬둬 둬", "多多多", "", Aligned("둬둬 둬", "多多多", (("둬둬", "多多"), ("둬", "多"))),
     ["<0>둬둬 <1>둬", "<0>多多<1>多", ""]),
    # Nothing is aligned, or not this: either side has a colour of its own.
    ("우전", "乌镇", "烏鎮", None, ["<0>우전", "<1>乌镇", "<1>烏鎮"]),
    ("우전", "乌镇", "", Aligned("우전", "乌镇", ()), ["<0>우전", "<1>乌镇", ""]),
    ("우전", "乌镇", "", Aligned("우전", "乌镇", (("우전", ""),)), ["<0>우전", "<1>乌镇", ""]),
    ("핀둬둬", "拼多多", "", Aligned("핀둬둬", "多多", (("둬둬", "多多"),)), ["<0>핀둬둬", "<1>拼多多", ""]),
    ("저공경제", "低空经济", "", Aligned("저고도 경제", "低空经济", PARTS), ["<0>저공경제", "<1>低空经济", ""]),
    # Of two scripts the one of another length has no parts.
    ("저고도 경제", "低空经济", "低空 經濟", Aligned("저고도 경제", "低空经济", PARTS),
     ["<0>저고도 <1>경제", "<0>低空<1>经济", "<1>低空 經濟"]),
    ("", "", "", None, ["", "", ""]),
])
def test_parts_that_correspond_have_one_colour(
    ko: str, hans: str, hant: str, aligned: Aligned | None, expected: list[str]
) -> None:
    assert shown(colored(ENTRY._replace(ko=ko, zh_hans=hans, zh_hant=hant), aligned)) == expected


def test_more_parts_than_colours_begin_anew() -> None:
    parts = tuple((ko, zh) for ko, zh in zip("가나다라마바사", "甲乙丙丁戊己庚"))
    entry = ENTRY._replace(ko="가나다라마바사", zh_hans="甲乙丙丁戊己庚", zh_hant="")
    ko, zh, _ = shown(colored(entry, Aligned(entry.ko, entry.zh_hans, parts)))
    assert (ko, zh) == ("<0>가<1>나<2>다<3>라<4>마<5>바<0>사", "<0>甲<1>乙<2>丙<3>丁<4>戊<5>己<0>庚")


@pytest.mark.parametrize(("good", "code"), [(True, "32"), (False, "31")])
def test_a_judgement_has_its_colour(good: bool, code: str) -> None:
    assert paint_marks(tinted("말", good)) == f"\x1b[{code}m말\x1b[0m"
    assert tinted("", good) == ""


def test_selectors_of_a_document_are_no_colours() -> None:
    entry = colored(ENTRY._replace(ko="葛\ufe02가", zh_hans="\ufe05"), None)
    assert shown(entry)[:2] == ["<0>葛가", ""]


@given(st.text(max_size=12), st.text(max_size=12), st.lists(
    st.tuples(st.text(min_size=1, max_size=3), st.text(min_size=1, max_size=3)), max_size=4))
def test_colours_change_nothing_else(ko: str, zh: str, parts: list[tuple[str, str]]) -> None:
    plain = re.compile("[\ufe00-\ufe0f\x1b]")
    ko, zh = plain.sub("", ko), plain.sub("", zh)
    entry = colored(ENTRY._replace(ko=ko, zh_hans=zh), Aligned(ko, zh, tuple(parts)))
    assert [re.sub("\x1b\\[[0-9]*m", "", paint_marks(text)) for text in entry[1:3]] == [ko, zh]
    assert [cells(text) for text in entry[1:3]] == [cells(ko), cells(zh)]
    lines = [re.sub("\x1b\\[[0-9]*m", "", paint_marks(line)) for line in fold(entry.ko, 6)]
    assert lines == fold(ko, 6)
