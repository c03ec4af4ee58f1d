"""Rows of a table that spreadsheets and people changed: what counts as edited."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from glossary.exchange.settle import Terms
from tests.decision_tables import decide, export, made, make, outcomes, settle
from tests.spreadsheet import Sheet


@pytest.fixture
def db(tmp_path: Path) -> Path:
    """A glossary of five concepts."""
    return make(tmp_path / "glossary.db")


def edited(db: Path) -> Sheet:
    """A table with edits of every sort, and notes that coats do something to."""
    decide(db, "핑안그룹", "note", '"첫째"\t둘\n셋 低空经济')
    decide(db, "핑안그룹", "domain", "金融")
    return export(db).edit("우전", status="승인", note="지명").edit("텐센트", ko="텅쉰")


EDITED = ["change 우전 status candidate → approved", "change 우전 note  → 지명",
          "change 텐센트 ko 텐센트 → 텅쉰"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp949"])
@pytest.mark.parametrize("delimiter", ["\t", ",", ";"])
@pytest.mark.parametrize(("end", "quoting"), [("\r\n", csv.QUOTE_ALL), ("\n", csv.QUOTE_MINIMAL)])
def test_a_table_in_any_coat(
    encoding: str, delimiter: str, end: str, quoting: int, db: Path
) -> None:
    path = edited(db).save("a.txt", encoding, delimiter, end, quoting)
    assert outcomes(db, path, Terms(dry=True)) == EDITED


def test_a_table_from_a_web_spreadsheet(db: Path) -> None:
    assert outcomes(db, edited(db).save_as_web()) == EDITED


def test_a_code_page_brings_no_new_hanzi(db: Path) -> None:
    sheet = export(db).edit("우전", zh_hans="乌镇镇").edit("텐센트", ko="텅쉰", zh_hans="騰訊")
    assert [each[:39] for each in outcomes(db, sheet.save(encoding="cp949"))] == [
        "fault zh_hans lost characters, as the t", "fault zh_hans 騰訊 is traditional: write "]
    sheet = export(db).edit("광군제", ko="솔로데이", zh_hans="光棍節").drop("exported")
    sheet.add(ko="새말", zh_hans="简体", status="approved")
    told = outcomes(db, sheet.save(encoding="cp949"))
    assert {each.split(",")[0] for each in told} >= {"fault zh_hans lost characters"}
    assert made(db) == []


def test_a_note_that_a_spreadsheet_cut_off_is_no_edit(db: Path) -> None:
    decide(db, "우전", "note", "가" * 40_000)
    sheet = export(db)
    assert outcomes(db, sheet.edit("우전", note="가" * 32_767).save()) == [
        "fault note was cut off after 32767 characters: a spreadsheet holds no more in a cell"]
    assert outcomes(db, sheet.edit("우전", note="가" * 100).save()) == [
        f"change 우전 note {'가' * 40_000} → {'가' * 100}"]


def test_columns_may_go_and_come(db: Path) -> None:
    decide(db, "우전", "note", "지명")
    sheet = export(db).drop("kind", "confidence", "seen", "variants", "example", "note", "zh_hant")
    sheet.columns = ["담당", *sheet.columns[::-1]]
    told, settled = settle(db, sheet.edit("우전", status="approved", 담당="=cmd").save())
    assert (told, settled.ignored) == (["change 우전 status candidate → approved"], ("담당",))


def test_the_pair_may_go_as_the_rest_tells_it(db: Path) -> None:
    sheet = export(db).edit("우전", status="approved").drop("ko", "zh_hans", "zh_hant", "id")
    assert outcomes(db, sheet.save()) == ["change 우전 status candidate → approved"]


def test_without_how_it_was_exported_a_row_is_believed(db: Path) -> None:
    decide(db, "우전", "note", "지명")
    decide(db, "광군제", "approve")
    sheet = export(db).drop("exported")
    assert outcomes(db, sheet.save()) == []
    sheet.edit("우전", note="", status="approved").edit("광군제", status="rejected")
    sheet.edit("저고도 경제", ko="저공경제")
    assert outcomes(db, sheet.save(), Terms(dry=True)) == [
        "change 광군제 status approved → rejected", "change 우전 status candidate → approved",
        "change 저고도 경제 ko 저고도 경제 → 저공경제"]
    decide(db, "저고도 경제", "note", "x")
    assert outcomes(db, sheet.drop("revision").save()) == [
        "conflict 광군제 status approved → rejected", "change 우전 status candidate → approved"]
