"""Abbreviations in common use: the table and what it says of Hanzi."""

from __future__ import annotations

import pytest

from aligner.tables import rows
from glossary.keys import zh_key
from glossary.merging.abbreviations import abbreviated, forms

TABLE = rows("abbreviations.tsv", 3)


def test_the_table_is_in_order() -> None:
    assert {kind for kind, *_ in TABLE} == {"name", "word"}
    for kind, full, shorter in TABLE:
        assert all(len(short) < len(full) or kind == "name" for short in shorter.split()), full
        assert shorter and (kind == "name" or " " not in shorter), full
        assert zh_key(full) == full, full


def test_no_form_stands_for_two_names() -> None:
    found = [form for kind, full, shorter in TABLE if kind == "name"
             for form in {full, *shorter.split()}]
    assert len(found) == len(set(found))
    assert not {"人大", "央行", "南大"} & set(found)


@pytest.mark.parametrize(("a", "b"), [
    ("全国人大", "全国人民代表大会"), ("全国人大常委会", "全国人民代表大会常务委员会"),
    ("国家发改委", "发改委"), ("中韩自贸协定", "中韩自由贸易协定"), ("市场监管总局", "国家市场监督管理总局"),
    ("ai技术", "人工智能技术"), ("长三角", "长江三角洲"),
])
def test_forms_of_one(a: str, b: str) -> None:
    assert abbreviated(a) == abbreviated(b)
    assert {b} <= {*forms(a)} or {abbreviated(b)} <= {*forms(a), a}


@pytest.mark.parametrize(("a", "b"), [
    ("河北大学", "河" + "北京大学"), ("中科院", "社科院"), ("北京", "北京大学"), ("十四五", "十五五"), ("", "北大"),
])
def test_forms_of_two(a: str, b: str) -> None:
    assert abbreviated(a) != abbreviated(b)
    assert b not in forms(a)


def test_what_has_no_other_form() -> None:
    assert forms("杭州") == () == forms("")
    assert abbreviated("杭州") == "杭州"
