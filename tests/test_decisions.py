"""Decisions one by one: what each changes, what it leaves alone, what is refused."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from glossary.connect import open_writer
from glossary.deciding.decisions import utc_now
from glossary.errors import DatabaseError, DecisionError
from glossary.lookup.history import history
from glossary.store import Glossary, open_glossary
from tests.evidence import check, document, dump, glosses


@pytest.fixture
def path(tmp_path: Path) -> Iterator[Path]:
    yield tmp_path / "g.db"
    if (tmp_path / "g.db").exists():
        check(tmp_path / "g.db")


def keep(path: Path, *texts: str) -> None:
    """Keep each text as a document of its own, of which earlier ones of its name are replaced."""
    with open_glossary(path) as glossary:
        for at, text in enumerate(texts):
            glossary.add_document(document(text, f"{at}.txt"), glosses(text))


def decide(path: Path, method: str, *values: Any, **more: Any) -> int | None:
    """Make a decision as kim, at a certain time."""
    with open_glossary(path) as glossary:
        with glossary.decide("kim", lambda: "2026-01-02T03:04:05Z") as decisions:
            return getattr(decisions, method)(*values, **more)  # type: ignore[no-any-return]


def undo(path: Path, number: int | None = None) -> int | None:
    """Undo a decision; tell which it was."""
    with open_glossary(path) as glossary, glossary.decide("lee") as decisions:
        return decisions.undo(number).undoes


def rows(path: Path, query: str) -> list[tuple[Any, ...]]:
    with closing(sqlite3.connect(path)) as db:
        return db.execute(query).fetchall()


def preferred(path: Path, concept: int = 1) -> dict[str, str]:
    return dict(rows(path, "SELECT lang, text FROM term WHERE role = 'preferred' "
                           f"AND concept_id = {concept} ORDER BY lang"))


def chosen(path: Path) -> list[str]:
    return [text for text, in rows(path, "SELECT text FROM term WHERE chosen ORDER BY text")]


STATE = "SELECT status, note, domain FROM concept WHERE id = 1"


@pytest.mark.parametrize(("action", "status"), [
    ("approve", "approved"), ("reject", "rejected"), ("forbid", "forbidden")])
def test_a_concept_is_judged_and_opened_again(path: Path, action: str, status: str) -> None:
    keep(path, "징둥(京东)")
    assert decide(path, "set_status", 1, action) == 1
    assert rows(path, STATE) == [(status, None, None)]
    assert chosen(path) == (["京东", "징둥"] if action == "approve" else [])
    assert decide(path, "set_status", 1, "reopen") == 2
    assert rows(path, STATE) == [("candidate", None, None)] and chosen(path) == []


def test_a_decision_is_kept_with_who_when_and_the_pair(path: Path) -> None:
    keep(path, "징둥(京東)")
    decide(path, "set_status", 1, "approve", "so the firm itself")
    decide(path, "prefer", 1, "징동")
    decide(path, "note", 1, "")
    with closing(sqlite3.connect(path)) as db:
        made = [each[1:8] for each in history(db)]
    at = "2026-01-02T03:04:05Z"
    assert made == [
        (1, "징둥", "京东", "approve", "so the firm itself", "kim", at),
        (1, "징둥", "京东", "prefer", "징동", "kim", at), (1, "징동", "京东", "note", "", "kim", at)]


def test_what_changes_nothing_is_not_written(path: Path) -> None:
    keep(path, "징둥(京东)")
    assert decide(path, "set_status", 1, "reopen") is None
    assert decide(path, "set_status", 1, "approve", " a ") == 1
    assert decide(path, "set_status", 1, "approve") is None
    assert decide(path, "set_status", 1, "approve", "a") is None
    assert decide(path, "prefer", 1, " 징둥 ") is None
    assert decide(path, "note", 1, "a\n") is None
    assert decide(path, "domain", 1, None) is None
    assert decide(path, "domain", 1, " ") is None
    assert rows(path, "SELECT count(*) FROM decision") == [(1,)]


def test_to_approve_again_chooses_what_came_since(path: Path) -> None:
    keep(path, "징둥(京东)")
    decide(path, "set_status", 1, "approve")
    keep(path, "징둥(京东)", "징둥(京東)")
    assert chosen(path) == ["京东", "징둥"]
    assert decide(path, "set_status", 1, "approve") == 2
    assert chosen(path) == ["京东", "京東", "징둥"]


def test_notes_and_domains_are_set_replaced_and_cleared(path: Path) -> None:
    keep(path, "징둥(京东)")
    for note, domain in (("one", "retail"), ("two\nlines", "logistics"), ("", None)):
        decide(path, "note", 1, note)
        decide(path, "domain", 1, domain)
        assert rows(path, STATE) == [("candidate", note or None, domain)]
    decide(path, "note", 1, "three")
    decide(path, "set_status", 1, "reject")
    assert rows(path, STATE) == [("rejected", "three", None)]
    decide(path, "set_status", 1, "approve", "")
    assert rows(path, STATE) == [("approved", None, None)]


def test_evidence_does_not_change_what_was_approved(path: Path) -> None:
    keep(path, "광군절(光棍节)")
    decide(path, "set_status", 1, "approve")
    keep(path, "광군절(光棍节)", "광군제(光棍节)\n" * 9)
    assert preferred(path) == {"ko": "광군절", "zh-Hans": "光棍节"}


def test_evidence_alone_would_change_it(path: Path) -> None:
    keep(path, "광군절(光棍节)", "광군제(光棍节)\n" * 9)
    assert preferred(path)["ko"] == "광군제"


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


@pytest.mark.parametrize("who", ["", " \n", "\ud800", "k\0m"], ids=ascii)
def test_somebody_decides(path: Path, who: str) -> None:
    keep(path, "징둥(京东)")
    with open_glossary(path) as glossary, pytest.raises(DecisionError):
        with glossary.decide(who) as decisions:
            decisions.set_status(1, "approve")


@pytest.mark.parametrize(("method", "values"), [
    ("set_status", (2, "approve")), ("prefer", (2, "京东")), ("note", (2, "x")),
    ("domain", (2, "x")), ("skip", (2,))])
def test_there_must_be_a_concept(path: Path, method: str, values: tuple[Any, ...]) -> None:
    keep(path, "징둥(京东)")
    with pytest.raises(DecisionError, match="^there is no concept 2$"):
        decide(path, method, *values)


def test_all_of_a_transaction_is_decided_or_nothing(path: Path) -> None:
    keep(path, "징둥(京东)\n우전(乌镇)")
    before = dump(path)
    with open_glossary(path) as glossary, pytest.raises(DecisionError):
        with glossary.decide("kim") as decisions:
            decisions.set_status(1, "approve")
            decisions.set_status(9, "approve")
    assert dump(path) == before


def test_the_time_is_utc() -> None:
    assert len(utc_now()) == 20 and utc_now()[10::9] == "TZ"


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


def test_rejected_evidence_counts_again_after_an_undo(path: Path) -> None:
    keep(path, "그룹(集团)")
    summed = "SELECT ko, zh, n FROM segment_pair"
    decide(path, "set_status", 1, "reject")
    assert rows(path, summed) == []
    undo(path)
    assert rows(path, summed) == [("그룹", "集团", 1)]


def test_what_an_older_version_decided_is_not_undone(path: Path) -> None:
    keep(path, "징둥(京东)")
    with closing(open_writer(path)) as db:
        db.execute("INSERT INTO decision (concept_id, ko, zh, action, who, at) "
                   "VALUES (1, '징둥', '京东', 'approve', 'me', '2025-12-01')")
    with pytest.raises(DecisionError, match=r"^decision 1 \(approve 징둥 = 京东, by me\) cannot be "
                                            "undone: what it changed is not kept; decide anew$"):
        undo(path)


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


def test_a_lock_is_one_line(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("glossary.connect.TIMEOUT", 0.01)
    keep(path, "징둥(京东)")
    with closing(open_writer(path)) as other, closing(open_writer(path)) as mine:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(DatabaseError, match="is locked by another program: try again"):
            with Glossary(mine, "g.db").decide("kim") as decisions:
                decisions.set_status(1, "approve")
