"""Decisions and mining: what was decided stays, and what it means for what is mined after it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from glossary.store import open_glossary
from tests.deciding import STATE, chosen, decide, preferred, undo
from tests.evidence import document, glosses, keep, rows


def test_what_is_rejected_swallows_nothing(path: Path) -> None:
    keep(path, "앱 알리페이(支付宝)")
    decide(path, "set_status", 1, "reject")
    keep(path, "없다", "알리페이(支付宝)\n알리페이(支付宝)")
    assert rows(path, "SELECT ko, status FROM glossary ORDER BY concept_id") == [
        ("앱 알리페이", "rejected"), ("알리페이", "candidate")]


@pytest.mark.parametrize("action", ["reject", "forbid"])
def test_the_very_pair_goes_where_it_was_judged(path: Path, action: str) -> None:
    keep(path, "앱 알리페이(支付宝)\n알리페이 앱(支付宝)", "앱 알리페이(支付宝)")
    decide(path, "set_status", 1, action)
    keep(path, "없다", "앱 알리페이(支付宝)")  # the second pair is gone, and comes back
    keep(path, "알리페이 앱(支付寶)", "앱 알리페이(支付宝)")
    assert rows(path, "SELECT concept_id, count(*) FROM gloss GROUP BY 1") == [(1, 2)]


def test_what_is_like_an_approved_concept_joins_it(path: Path) -> None:
    keep(path, "앱 알리페이(支付宝)")
    decide(path, "set_status", 1, "approve")
    keep(path, "없다", "알리페이(支付宝)\n알리페이(支付宝)")
    assert rows(path, "SELECT ko, status FROM glossary") == [("앱 알리페이", "approved")]


@pytest.mark.parametrize(("method", "values"), [
    ("set_status", (1, "approve")), ("set_status", (1, "reject")), ("set_status", (1, "forbid")),
    ("prefer", (1, "징동")), ("note", (1, "x")), ("domain", (1, "x"))])
def test_a_decision_outlives_every_document(
    path: Path, method: str, values: tuple[Any, ...]
) -> None:
    keep(path, "징둥(京东)\n우전(乌镇)")
    decide(path, method, *values)
    before = rows(path, STATE), preferred(path), chosen(path)
    keep(path, "다른 글")
    assert (rows(path, STATE), preferred(path), chosen(path)) == before
    assert rows(path, "SELECT id FROM concept") == [(1,)]
    keep(path, "징둥(京东)\n우전(乌镇)")
    assert rows(path, "SELECT DISTINCT ko FROM gloss WHERE concept_id = 1") == [("징둥",)]


def test_who_skips_a_concept_decides_nothing_about_it(path: Path) -> None:
    keep(path, "징둥(京东)\n우전(乌镇)")
    assert decide(path, "skip", 1) == 1
    keep(path, "다른 글")
    assert rows(path, "SELECT id FROM concept") == []
    assert undo(path) == 1


def test_undoing_when_mining_ran_in_between(path: Path) -> None:
    keep(path, "징동(京东)")
    decide(path, "note", 1, "first")
    decide(path, "set_status", 1, "approve", "second")
    keep(path, "징동(京东)", "징둥(京东)\n" * 5)
    assert preferred(path)["ko"] == "징동"
    undo(path)
    assert rows(path, STATE) == [("candidate", "first", None)]
    assert preferred(path)["ko"] == "징둥" and chosen(path) == []
    undo(path, 3)
    assert rows(path, STATE) == [("approved", "second", None)]
    assert preferred(path)["ko"] == "징동" and chosen(path) == ["京东", "징동"]


def test_rejected_evidence_counts_again_after_an_undo(path: Path) -> None:
    keep(path, "그룹(集团)")
    summed = "SELECT ko, zh, n FROM segment_pair"
    decide(path, "set_status", 1, "reject")
    assert rows(path, summed) == []
    undo(path)
    assert rows(path, summed) == [("그룹", "集团", 1)]


def test_the_miner_knows_what_was_approved_at_once(path: Path) -> None:
    with open_glossary(path) as glossary:
        text = "징둥(京东)"
        glossary.add_document(document(text), glosses(text), settled=False)
        assert glossary.known("징둥") == ()
        with glossary.decide("kim") as decisions:
            decisions.set_status(1, "approve")
        assert glossary.known("징둥") == ("京东",)
        with glossary.decide("kim") as decisions:
            decisions.undo()
        assert glossary.known("징둥") == ()
