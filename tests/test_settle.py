"""Tables of decisions that come back: what is decided, what is in conflict, what is a fault."""

from __future__ import annotations

import csv
from contextlib import closing
from pathlib import Path

import pytest

from glossary.connect import open_reader
from glossary.entries import Decision
from glossary.errors import DatabaseError, DecisionError, TableError
from glossary.exchange.decisions import write_decisions
from glossary.exchange.output import writing
from glossary.exchange.settle import Outcome, Settled, Terms, import_decisions
from glossary.lookup.editable import Selection
from glossary.lookup.history import history
from glossary.store import open_glossary
from tests.evidence import check, document, dump, glosses
from tests.spreadsheet import Sheet

#: Five concepts; the first has two Korean and two Chinese forms.
TEXT = """\
저고도 경제(低空经济)
저고도 경제(低空經濟)
저공경제(低空经济)
광군제(光棍节)
우전(乌镇)
핑안그룹(平安集团)
텐센트(腾讯)
"""


def make(path: Path, text: str = TEXT) -> Path:
    with open_glossary(path) as glossary:
        glossary.add_document(document(text), glosses(text))
    return path


@pytest.fixture
def db(tmp_path: Path) -> Path:
    """A glossary of five concepts."""
    return make(tmp_path / "glossary.db")


def export(db: Path, name: str = "table.tsv") -> Sheet:
    path = db.parent / name
    with closing(open_reader(db)) as reader, writing(str(path), force=True) as stream:
        write_decisions(reader, Selection(), stream)
    return Sheet(path)


def settle(db: Path, path: str, terms: Terms = Terms()) -> tuple[list[str], Settled]:
    """Import a table; give the outcomes in short, and the sums."""
    told: list[str] = []

    def tell(each: Outcome) -> None:
        values = f" {each.before} → {each.after}" if each.column else ""
        reason = each.reason if each.sort == "fault" else ""
        told.append(" ".join(filter(None, (each.sort, each.ko, each.column + values, reason))))

    settled = import_decisions(path, db, "kim", terms, tell)
    assert sum(settled.outcomes.values()) == len(told)
    return told, settled


def outcomes(db: Path, path: str, terms: Terms = Terms()) -> list[str]:
    return settle(db, path, terms)[0]


def decide(db: Path, ko: str, action: str, value: str = "") -> None:
    """Decide as somebody else, meanwhile."""
    with open_glossary(db) as glossary, glossary.decide("lee") as decisions:
        [concept] = decisions.connection.execute(
            "SELECT concept_id FROM term WHERE text = ?", (ko,)).fetchone()
        if action in ("note", "domain", "prefer"):
            getattr(decisions, action)(concept, value)
        else:
            decisions.set_status(concept, action)


def made(db: Path) -> list[Decision]:
    with closing(open_reader(db)) as reader:
        return history(reader)


def row(db: Path, ko: str) -> tuple[str, ...]:
    """Give the preferred pair, the status, the note and the domain of a concept."""
    found = export(db, "now.tsv").of(ko)
    return tuple(found[name] for name in ("zh_hans", "status", "note", "domain"))


def test_a_table_that_nobody_edited_changes_nothing(db: Path) -> None:
    sheet = export(db)
    before = dump(db)
    assert outcomes(db, str(sheet.path)) == []
    assert dump(db) == before


def test_what_was_edited_is_decided_and_nothing_else(db: Path) -> None:
    sheet = export(db).edit("광군제", status="승인", note="11월 11일")
    sheet.edit("우전", status="REJECTED").edit("텐센트", domain="IT").edit("핑안그룹", status="금지")
    told, settled = settle(db, sheet.save())
    assert told == [
        "change 광군제 status candidate → approved", "change 광군제 note  → 11월 11일",
        "change 우전 status candidate → rejected", "change 텐센트 domain  → IT",
        "change 핑안그룹 status candidate → forbidden"]
    assert settled == Settled(5, settled.outcomes, (), True)
    assert [(each.ko, each.action, each.value, each.who, each.source) for each in made(db)] == [
        ("광군제", "approve", "", "kim", str(sheet.path)),
        ("광군제", "note", "11월 11일", "kim", str(sheet.path)),
        ("우전", "reject", "", "kim", str(sheet.path)),
        ("텐센트", "domain", "IT", "kim", str(sheet.path)),
        ("핑안그룹", "forbid", "", "kim", str(sheet.path)),
    ]
    check(db)


def test_who_imports_a_table_twice_changes_nothing_the_second_time(db: Path) -> None:
    sheet = export(db).edit("광군제", status="approved", ko="광군절", zh_hans="双十一", note="가\n나")
    sheet.edit("저고도 경제", zh_hant="低空經濟學", status="reject").add(
        ko="새말", zh_hans="新词", status="forbid")
    path = sheet.save()
    assert len(outcomes(db, path, Terms(founds=True))) == 8
    before = dump(db)
    assert outcomes(db, path, Terms(founds=True)) == []
    assert dump(db) == before


def test_forms_are_preferred_and_stay_so(db: Path) -> None:
    path = export(db).edit("저고도 경제", ko="저공경제", zh_hant="低空經済").edit(
        "광군제", zh_hans="光棍日").save()
    assert outcomes(db, path) == [
        "change 광군제 zh_hans 光棍节 → 光棍日", "change 저고도 경제 ko 저고도 경제 → 저공경제",
        "change 저고도 경제 zh_hant 低空經濟 → 低空經済"]
    with open_glossary(db) as glossary:
        text = "저고도 경제(低空經濟)\n" * 9
        glossary.add_document(document(text, "b.txt"), glosses(text))
    assert Sheet(export(db).path).of("저공경제")["zh_hant"] == "低空經済"


def test_a_note_is_taken_away_and_a_status_taken_back(db: Path) -> None:
    for action, value in (("approve", ""), ("note", "첫째"), ("domain", "명절")):
        decide(db, "광군제", action, value)
    path = export(db).edit("광군제", status="후보", note="", domain="").save()
    assert outcomes(db, path) == [
        "change 광군제 status approved → candidate", "change 광군제 note 첫째 → ",
        "change 광군제 domain 명절 → "]
    assert row(db, "광군제") == ("光棍节", "candidate", "", "")


def test_a_form_may_be_chosen_while_the_status_is_taken_back(db: Path) -> None:
    decide(db, "저고도 경제", "approve")
    path = export(db).edit("저고도 경제", status="candidate", ko="저공경제").save()
    outcomes(db, path)
    assert row(db, "저공경제")[1] == "candidate"
    assert outcomes(db, path) == []


@pytest.mark.parametrize(("edited", "decided", "sort"), [
    ({"status": "rejected"}, ("approve", ""), "conflict 우전 status approved → rejected"),
    ({"status": "rejected"}, ("reject", ""), None),
    ({"status": "rejected"}, ("note", "x"), "change 우전 status candidate → rejected"),
    ({"note": "a"}, ("note", "b"), "conflict 우전 note b → a"),
    ({"note": "a"}, ("note", "a"), None),
    ({"note": "a"}, ("approve", ""), "change 우전 note  → a"),
    ({"domain": "a"}, ("domain", "b"), "conflict 우전 domain b → a"),
    ({"ko": "우쩐"}, ("prefer", "우젼"), "conflict 우젼 ko 우젼 → 우쩐"),
    ({"ko": "우쩐"}, ("prefer", "烏鎭"), "change 우전 ko 우전 → 우쩐"),
    ({"ko": "우쩐"}, ("approve", ""), "change 우전 ko 우전 → 우쩐"),
    ({}, ("approve", ""), None),
    ({"note": ""}, ("note", "b"), None),
])
def test_what_somebody_decided_meanwhile(
    edited: dict[str, str], decided: tuple[str, str], sort: str | None, db: Path
) -> None:
    path = export(db).edit("우전", **edited).save()
    decide(db, "우전", *decided)
    assert outcomes(db, path) == ([sort] if sort else [])


def test_a_conflict_is_settled_as_one_likes(db: Path) -> None:
    path = export(db).edit("우전", status="rejected", note="a").save()
    decide(db, "우전", "approve")
    told: list[Outcome] = []
    import_decisions(path, db, "kim", Terms(dry=True), told.append)
    assert (told[0].sort, told[0].reason[:-10]) == ("conflict", "approve by lee, ")
    assert outcomes(db, path, Terms("list", dry=True)) == [
        "conflict 우전 status approved → rejected", "change 우전 note  → a"]
    assert outcomes(db, path, Terms("glossary", dry=True)) == [
        "kept 우전 status approved → rejected", "change 우전 note  → a"]
    assert outcomes(db, path, Terms("file")) == [
        "change 우전 status approved → rejected", "change 우전 note  → a"]
    assert row(db, "우전") == ("乌镇", "rejected", "a", "")


def test_a_decision_that_was_undone_is_no_conflict(db: Path) -> None:
    path = export(db).edit("우전", status="rejected").save()
    decide(db, "우전", "approve")
    with open_glossary(db) as glossary, glossary.decide("lee") as decisions:
        decisions.undo()
    assert outcomes(db, path) == ["change 우전 status candidate → rejected"]


def test_who_approves_a_row_approves_its_forms(db: Path) -> None:
    sheet = export(db)
    with open_glossary(db) as glossary:  # meanwhile the preferred form is another one
        text = "저공경제(低空经济)\n" * 5
        glossary.add_document(document(text, "b.txt"), glosses(text))
    assert export(db, "now.tsv").of("저공경제")
    assert outcomes(db, str(sheet.path)) == []
    assert outcomes(db, sheet.edit("저고도 경제", status="rejected").save(), Terms(dry=True)) == [
        "change 저공경제 status candidate → rejected"]
    assert outcomes(db, sheet.edit("저고도 경제", status="approved").save()) == [
        "change 저공경제 ko 저공경제 → 저고도 경제",
        "change 저공경제 status candidate → approved"]


def test_who_approves_does_not_approve_what_another_chose(db: Path) -> None:
    path = export(db).edit("저고도 경제", status="approved").save()
    decide(db, "저고도 경제", "prefer", "저공경제")
    assert outcomes(db, path) == [
        "conflict 저공경제 ko 저공경제 → 저고도 경제",
        "conflict 저공경제 status candidate → approved"]


@pytest.fixture
def other(tmp_path: Path) -> Path:
    """A glossary of the same concepts with other ids, and one that is lacking."""
    folder = tmp_path / "other"
    folder.mkdir()
    lines = [line for line in TEXT.splitlines() if "텐센트" not in line]
    return make(folder / "glossary.db", "\n".join(["리샹(理想)", *lines[::-1]]) + "\n")


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
    decide(anew, "우전", "approve")  # has the number of a decision in the table
    decide(anew, "텐센트", "forbid")
    assert outcomes(anew, path) == [
        "change 광군제 status candidate → approved", "conflict 텐센트 status forbidden → rejected"]


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


def test_a_pair_that_is_not_known_founds_a_concept_on_demand(db: Path, other: Path) -> None:
    decide(db, "텐센트", "approve")
    path = export(db).add(ko="새말", zh_hant="新詞", note="메모").save()
    faults = ["fault no concept has 텐센트 = 腾讯: --new makes one",
              "fault no concept has 새말 = 新詞: --new makes one"]
    assert outcomes(other, path) == faults
    assert outcomes(other, path, Terms(founds=True)) == [
        "found 텐센트", "change 텐센트 status candidate → approved",
        "found 새말", "change 새말 note  → 메모"]
    assert row(other, "새말") == ("新词", "candidate", "메모", "")
    assert [each.action for each in made(other)][-4:] == ["found", "approve", "found", "note"]
    assert outcomes(other, path, Terms(founds=True)) == []
    check(other)


def test_a_pair_without_an_id_is_found_by_any_of_its_forms(db: Path) -> None:
    path = export(db).add(ko="저공 경제", zh_hant="低空經濟", status="approved").save()
    assert outcomes(db, path) == ["change 저고도 경제 status candidate → approved"]


def test_an_id_that_means_something_else_gives_way_to_the_pair(db: Path) -> None:
    sheet = export(db).edit("우전", id=export(db).of("광군제")["id"], status="approved")
    assert outcomes(db, sheet.save()) == ["change 우전 status candidate → approved"]
    assert outcomes(db, export(db).edit("광군제", id="999", status="reject").save()) == [
        "change 광군제 status candidate → rejected"]


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


@pytest.mark.parametrize(("cells", "message"), [
    ({"status": "보류"}, "status '보류' is none of candidate (후보), approved (승인), "
     "rejected (거부), forbidden (금지)"),
    ({"id": "12a"}, "id '12a' is no number"),
    ({"revision": "x"}, "revision 'x' is no number"),
    ({"exported": "x"}, "the cell exported was edited: restore it, or empty it"),
    ({"exported": "[" * 9999}, "the cell exported was edited: restore it, or empty it"),
    ({"exported": "[1,2,3,4,5,6,[],[],8]"},
     "the cell exported was edited: restore it, or empty it"),
    ({"exported": '["","","","","","",3,[],""]'},
     "the cell exported was edited: restore it, or empty it"),
    ({"ko": ""}, "ko is empty: a form cannot be taken away, only replaced"),
    ({"ko": "乌镇"}, "ko 乌镇 is Chinese: are the columns exchanged?"),
    ({"zh_hans": "우전"}, "zh_hans 우전 holds no Hanzi"),
    ({"zh_hans": "烏鎮"}, "zh_hans 烏鎮 is traditional: write it under zh_hant"),
    ({"ko": "가" * 201},
     f"a term has at least a letter and at most 200 characters: not '{'가' * 40}'"),
    ({"note": "\x07"}, "the note holds what is no character of any script: type it anew"),
])
def test_a_faulty_row_is_told_and_the_others_are_decided(
    cells: dict[str, str], message: str, db: Path
) -> None:
    sheet = export(db).edit("우전", **{"status": "approved", **cells})
    path = sheet.edit("텐센트", status="approved").save()
    before = dump(db)
    told = [f"fault {message}", "change 텐센트 status candidate → approved"]
    for terms in (Terms(strict=True), Terms(dry=True)):
        assert outcomes(db, path, terms) == told
        assert dump(db) == before
    assert outcomes(db, path) == told
    assert [each.ko for each in made(db)] == ["텐센트"]


def test_a_row_is_decided_whole_or_not_at_all(db: Path) -> None:
    path = export(db).edit("우전", ko="우쩐", status="approved", note="\x07").save()
    before = dump(db)
    outcomes(db, path)
    assert dump(db) == before


def test_strict_leaves_everything_where_there_is_a_conflict(db: Path) -> None:
    path = export(db).edit("우전", status="rejected").edit("텐센트", status="approved").save()
    decide(db, "우전", "approve")
    _, settled = settle(db, path, Terms(strict=True))
    assert (settled.applied, len(made(db))) == (False, 1)
    _, settled = settle(db, path, Terms("glossary", strict=True))
    assert (settled.applied, len(made(db))) == (True, 2)


@pytest.mark.parametrize(("table", "message"), [
    ("id\tstatus\n1\tapproved\n", "names no concepts: its first line must have the columns ko and "
     "zh_hans (or zh_hant), or exported"),
    ("저고도 경제\t低空经济\n", "names no concepts: its first line must have the columns ko and "
     "zh_hans (or zh_hant), or exported"),
    ("id\texported\n", "decides nothing: it has none of the columns ko, zh_hans, zh_hant, status, "
     "note, domain"),
    ('ko\tzh_hans\tnote\n우전\t乌镇\t"a""b"\n텐센트\t腾讯\t"x', "line 3: a cell has no end within "
     "131072 characters: look for a quotation mark that is opened and not closed"),
])
def test_a_table_that_does_not_read_decides_nothing(table: str, message: str, db: Path) -> None:
    path = db.parent / "a.tsv"
    path.write_text(table, encoding="utf-8")
    before = dump(db)
    with pytest.raises(TableError) as caught:
        settle(db, str(path))
    assert str(caught.value) in (f"{path} {message}", f"{path}, {message}")
    assert dump(db) == before


def test_a_glossary_is_not_made_for_a_table(db: Path, tmp_path: Path) -> None:
    with pytest.raises(DatabaseError, match="does not exist"):
        settle(tmp_path / "no.db", str(export(db).path))
    assert not (tmp_path / "no.db").exists()


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


def test_a_killed_import_leaves_nothing(db: Path) -> None:
    path = export(db).edit("우전", status="approved").edit("텐센트", status="approved").save()
    before = dump(db)

    def die(outcome: Outcome) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        import_decisions(path, db, "kim", Terms(), die)
    assert dump(db) == before


def test_an_undo_takes_a_founding_back_and_brings_it_again(db: Path) -> None:
    path = export(db).add(ko="새말", zh_hant="新詞").save()
    before = len(export(db, "now.tsv").rows)
    outcomes(db, path, Terms(founds=True))
    with open_glossary(db) as glossary:
        with glossary.decide("lee") as decisions:
            undoing = decisions.undo()
        assert len(export(db, "now.tsv").rows) == before
        with glossary.decide("lee") as decisions:
            decisions.undo(undoing.number)
        found = export(db, "now.tsv").of("새말")
        assert (found["zh_hans"], found["zh_hant"], found["id"]) == ("新词", "新詞", "6")
    check(db)


def test_a_founded_concept_that_is_attested_is_not_dissolved(db: Path) -> None:
    outcomes(db, export(db).add(ko="새말", zh_hans="新词").save(), Terms(founds=True))
    with open_glossary(db) as glossary:
        glossary.add_document(document("새말(新词)\n", "b.txt"), glosses("새말(新词)\n"))
        with pytest.raises(DecisionError, match="is attested by a document by now"):
            with glossary.decide("lee") as decisions:
                decisions.undo()
