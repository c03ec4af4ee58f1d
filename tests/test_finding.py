"""Which concept a row is about: by its id, by its pair, in another glossary."""

from __future__ import annotations

from pathlib import Path

import pytest

from glossary.exchange.settle import Terms
from tests.decision_tables import decide, export, make, make_other, outcomes, row
from tests.spreadsheet import Sheet


@pytest.fixture
def db(tmp_path: Path) -> Path:
    """A glossary of five concepts."""
    return make(tmp_path / "glossary.db")


@pytest.fixture
def other(tmp_path: Path) -> Path:
    """One of the same concepts under other ids, and one that is lacking."""
    return make_other(tmp_path / "other")


def test_decisions_go_over_into_another_glossary(db: Path, other: Path) -> None:
    decide(db, "광군제", "approve")
    decide(db, "우전", "forbid")
    decide(db, "우전", "note", "지명")
    decide(db, "저고도 경제", "prefer", "저공경제")
    path = export(db).edit("핑안그룹", status="approved").save()
    assert outcomes(other, path) == [
        "change 광군제 status candidate → approved", "change 우전 status candidate → forbidden",
        "change 우전 note  → 지명", "change 저고도 경제 ko 저고도 경제 → 저공경제",
        "change 핑안그룹 status candidate → approved"]
    assert outcomes(other, path) == []
    assert row(other, "우전") == ("乌镇", "forbidden", "지명", "")


def test_decisions_come_back_into_a_glossary_mined_anew(db: Path, tmp_path: Path) -> None:
    """Its ids are the same, but not its decisions."""
    decide(db, "광군제", "approve")
    decide(db, "텐센트", "reject")
    path = str(export(db).path)
    (tmp_path / "anew").mkdir()
    anew = make(tmp_path / "anew" / "glossary.db")
    decide(anew, "우전", "approve")
    decide(anew, "텐센트", "forbid")  # has the number of the decision in the table
    wanted = [
        "change 광군제 status candidate → approved", "conflict 텐센트 status forbidden → rejected"]
    assert outcomes(anew, Sheet(path).drop("revision").save(), Terms(dry=True)) == wanted
    assert outcomes(anew, path) == wanted


def test_forms_that_were_chosen_go_over_where_only_evidence_had_them(db: Path, other: Path) -> None:
    decide(db, "저고도 경제", "prefer", "저고도 경제")
    path = str(export(db).path)
    assert outcomes(other, path) == ["change 저고도 경제 ko 저고도 경제 → 저고도 경제"]
    assert outcomes(other, path) == []


def test_a_concept_under_a_new_name_is_found_by_what_is_printed(db: Path, other: Path) -> None:
    decide(db, "광군제", "prefer", "双十一")
    decide(db, "광군제", "prefer", "솔로데이")
    assert outcomes(other, str(export(db).path)) == [
        "change 광군제 ko 광군제 → 솔로데이", "change 광군제 zh_hans 光棍节 → 双十一"]


def test_a_pair_without_an_id_is_found_by_any_of_its_forms(db: Path) -> None:
    path = export(db).add(ko="저공 경제", zh_hant="低空經濟", status="approved").save()
    assert outcomes(db, path) == ["change 저고도 경제 status candidate → approved"]


def test_an_id_that_means_something_else_gives_way_to_the_pair(db: Path) -> None:
    sheet = export(db).edit("우전", id=export(db).of("광군제")["id"], status="approved")
    assert outcomes(db, sheet.save()) == ["change 우전 status candidate → approved"]
    assert outcomes(db, export(db).edit("광군제", id="999", status="reject").save()) == [
        "change 광군제 status candidate → rejected"]


def test_rows_may_be_sorted_filtered_and_doubled(db: Path) -> None:
    sheet = export(db).edit("우전", status="approved")
    sheet.rows = [sheet.of("텐센트"), sheet.of("우전"), {**sheet.of("우전")}, sheet.of("광군제")]
    assert outcomes(db, sheet.save()) == ["change 우전 status candidate → approved"]
    sheet.rows[2]["status"] = "rejected"
    sheet.rows[1]["status"] = "forbidden"
    number = sheet.of("텐센트") and sheet.rows[1]["id"]
    assert outcomes(db, sheet.save(), Terms("file")) == [
        "change 우전 status approved → forbidden",
        f"fault it is about #{number}, as line 3 is: keep one of them"]
