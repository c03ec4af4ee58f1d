"""Trades: what names no firm."""

from __future__ import annotations

import pytest

from glossary.keys import zh_key
from glossary.merging.trades import TRADES, nameless


def test_the_list_is_in_order() -> None:
    assert len(TRADES) == len(set(TRADES))
    assert all(len(trade) > 1 and zh_key(trade) == trade for trade in TRADES)


@pytest.mark.parametrize("zh", ["物流", "汽车电子", "新能源科技", "文化传媒", "上市"])
def test_nameless(zh: str) -> None:
    assert nameless(zh)


@pytest.mark.parametrize("zh", ["", "车", "蒙牛", "蒙牛乳业", "物流蒙牛", "上海汽车", "华为云"])
def test_names(zh: str) -> None:
    assert not nameless(zh)
