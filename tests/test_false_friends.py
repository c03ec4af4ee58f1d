"""The table of false friends is sound, and a look-up tells of them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from aligner.readings import spellings
from aligner.script import simplify, traditionalize
from aligner.tables import rows
from aligner.text import is_hangul, is_hanzi
from glossary.false_friends import caution, false_friends, of_word
from tests.command import run

ROWS = rows("false_friends.tsv", 6)


def test_there_are_enough_and_each_has_a_source() -> None:
    assert len(ROWS) >= 150
    assert all(source for *_, source in ROWS)
    assert len({(ko, hanja) for ko, hanja, *_ in ROWS}) == len(ROWS)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row[0])
def test_a_row_is_sound(row: list[str]) -> None:
    ko, hanja, hans, zh, _, _ = row
    assert all(map(is_hangul, ko)) and all(map(is_hanzi, hanja)) and len(ko) == len(hanja)
    assert simplify(hanja) == hans
    forms = zh.split("/")
    assert len(set(forms)) == len(forms) and all(forms)
    assert all(simplify(form) == form and is_hanzi(form[0]) for form in forms)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row[0])
def test_the_korean_reads_the_hanja(row: list[str]) -> None:
    for syllable, char in zip(row[0], row[1]):
        assert syllable in spellings(char) | spellings(traditionalize(char)), char


def test_what_is_used_so_is_no_false_friend() -> None:
    assert [false_friends(word) for word in ("경제", "经济", "기술", "")] == [(), (), (), ()]


@pytest.mark.parametrize(("word", "ko"), [
    ("검토", "검토"), ("검토를", "검토"), ("检讨", "검토"), ("檢討", "검토"), ("재검토", ""), ("검", ""),
    ("x" * 5000, ""),
])
def test_a_word_as_people_write_it(word: str, ko: str) -> None:
    assert "".join(friend.ko for friend in of_word(word)) == ko


def test_a_caution_says_what_the_characters_mean() -> None:
    assert [caution(false_friends(ko)[0]) for ko in ("전년", "견적서")] == [
        '전년: 前年 means "the year before last" in Chinese, which says 上年, 去年, 上一年, 前一年',
        "견적서: 见积书 is not used in Chinese, which says 报价单, 报价书"]


@pytest.mark.usefixtures("workplace")
def test_a_look_up_tells(filled: Path) -> None:
    result = run("lookup", "--db", str(filled), "검토")
    assert result.exit_code == 1
    assert result.stderr.splitlines()[1].startswith("검토: 检讨 means")
    found = json.loads(run("lookup", "--db", str(filled), "--format", "jsonl", "검토").stdout)
    assert found["false_friends"][0]["zh"][0] == "审核"
    other = json.loads(run("lookup", "--db", str(filled), "--format", "jsonl", "우전").stdout)
    assert other["hits"] and "false_friends" not in other
