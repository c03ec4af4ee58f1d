"""Which part of the queue an address asks for: there and back, whatever stands in it."""

from __future__ import annotations

from sqlite3 import Connection
from urllib.parse import parse_qsl

import pytest
from hypothesis import given
from hypothesis import strategies as st

from glossary.lookup.queue import KINDS, ORDERS, STATUSES, Filter
from glossary.web.asked import Asked

SHARES = st.floats(0, 1)
WORDS = st.one_of(st.text(), st.sampled_from(["nan", "inf", "-1", "0.5", "1e400", *KINDS, *ORDERS]))


@given(st.sampled_from(ORDERS), st.sampled_from(STATUSES), st.sampled_from([None, *KINDS]),
       st.text(st.characters(exclude_categories=["Cs"])), st.tuples(SHARES, SHARES))
def test_an_address_is_read_as_it_was_written(
    order: str, status: str, kind: str | None, document: str, bounds: tuple[float, float]
) -> None:
    low, high = sorted(bounds)
    asked = Asked.read({"order": order, "status": status, "kind": kind, "document": document,
                        "low": str(low), "high": str(high)})
    assert asked[:4] == (order, status, kind, document.strip())
    assert asked[4:] == (low, high)
    again = dict(parse_qsl(asked.query(done=1)[1:], keep_blank_values=True))
    assert again.pop("done") == "1" and Asked.read(again) == asked


@given(st.dictionaries(st.sampled_from(Asked._fields), WORDS))
def test_any_address_asks_for_something(args: dict[str, str]) -> None:
    asked = Asked.read(args)
    assert asked.order in ORDERS and asked.status in STATUSES and asked.kind in (None, *KINDS)
    assert 0 <= asked.low <= asked.high <= 1
    assert asked.query().isascii()


@pytest.mark.parametrize(("args", "wanted"), [
    ({}, Filter()),
    ({"kind": "mixed"}, Filter(kind="mixed")),
    ({"status": "rejected", "low": "0.25"}, Filter("rejected", None, 0.25)),
    ({"low": "0.9", "high": "0.1"}, Filter("candidate", None, 0.1, 0.9)),
    ({"document": "robots.txt"}, Filter(documents=(2,))),
    ({"document": "news"}, Filter(documents=(1, 2))),
    ({"document": "none.txt"}, Filter(documents=())),
])
def test_filter(glossary_db: Connection, args: dict[str, str], wanted: Filter) -> None:
    assert Asked.read(args).filter(glossary_db) == wanted
