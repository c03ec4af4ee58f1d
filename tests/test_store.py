"""The store: where a gloss goes, what is kept of it, and that nothing is half done."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from aligner.types import Gloss
from glossary import connect, store
from glossary.connect import open_writer
from glossary.errors import DatabaseError
from glossary.store import Glossary, open_glossary
from glossary.terms import Term, assign_roles, script, spelled
from tests.evidence import check, document, dump, gloss, glosses, keep, rows


@pytest.fixture
def path(tmp_path: Path) -> Iterator[Path]:
    """A place for a glossary, some of whose rows are written past the store."""
    yield tmp_path / "g.db"
    if (tmp_path / "g.db").exists():
        check(tmp_path / "g.db")
        assert [file.name for file in tmp_path.iterdir() if "g.db" in file.name] == ["g.db"]


def pairs(path: Path) -> list[tuple[Any, ...]]:
    return rows(path, "SELECT ko, zh_hans, zh_hant, count FROM glossary ORDER BY concept_id")


def test_a_gloss_is_kept_as_it_was_printed(path: Path) -> None:
    found = gloss("저고도  경제", "低空經濟", offset=7, en="low-altitude economy", confidence=0.912345)
    with open_glossary(path) as glossary:
        added = glossary.add_document(document("본문"), [found])
    assert (added.glosses, added.concepts_new, added.skipped) == (1, 1, False)
    assert rows(path, "SELECT offset, line, ko, zh, zh_restored, en, kind, confidence, context "
                      "FROM gloss") == [
        (7, 1, "저고도  경제", "低空經濟", None, "low-altitude economy", "mixed", 0.9123,
         "저고도  경제(低空經濟)")]
    assert rows(path, "SELECT lang, text, key, role, count, pinyin, reading FROM term") == [
        ("ko", "저고도 경제", "저고도경제", "preferred", 1, None, None),
        ("zh-Hant", "低空經濟", "低空经济", "preferred", 1, "di kong jing ji", "저공경제"),
        ("zh-Hans", "低空经济", "低空经济", "preferred", 0, "di kong jing ji", "저공경제"),
        ("en", "low-altitude economy", "low-altitudeeconomy", "preferred", 1, None, None)]
    assert rows(path, "SELECT position, ko, zh, method, score FROM segment") == [
        (0, "저고도  경제", "低空經濟", "reading", 0.5)]
    assert rows(path, "SELECT path, encoding, miner FROM document") == [
        ("a.txt", "utf-8", store.MINER)]


def test_the_view_is_one_row_a_concept(path: Path) -> None:
    keep(path, "저고도 경제(低空经济)\n저고도경제(低空經濟)\n핑안그룹(平安集团)")
    assert rows(path, "SELECT * FROM glossary") == [
        (1, "저고도 경제", "低空经济", "低空經濟", "di kong jing ji", "저공경제", "mixed", "candidate", 0.9,
         2, "저고도 경제(低空经济)"),
        (2, "핑안그룹", "平安集团", None, "ping an ji tuan", "평안집단", "mixed", "candidate", 0.9,
         1, "핑안그룹(平安集团)")]


def test_segments_are_summed(path: Path) -> None:
    keep(path, "그룹(集团)\n그룹(集团)", "그룹(集团)!")
    assert rows(path, "SELECT * FROM segment_pair") == [("그룹", "集团", "reading", 3, 0.5)]


def test_the_same_document_changes_nothing(path: Path) -> None:
    keep(path, "저고도 경제(低空经济)")
    before = dump(path)
    with open_glossary(path) as glossary:
        again = document("저고도 경제(低空经济)", "another name.txt")
        assert glossary.settled(again)
        assert glossary.settled(document("또 다른 글")) is None
        assert glossary.add_document(again, [gloss("징둥", "京东")]).skipped
    assert dump(path) == before


def test_variants_join_and_say_why(path: Path) -> None:
    keep(path, "광군제(光棍節)\n광군절(光棍节)\n링치아오즈넝(巧智能)", "링치아즈넝(灵巧智能)\n절강성(浙江省)\n저장성(浙江省)")
    assert pairs(path) == [
        ("광군제", "光棍节", "光棍節", 2), ("링치아오즈넝", "灵巧智能", None, 2), ("저장성", "浙江省", None, 2)]
    assert rows(path, "SELECT concept_id, ko, zh, reason FROM merge_log") == [
        (1, "광군절", "光棍节", "the same Hanzi, Korean spelt alike"),
        (2, "링치아즈넝", "灵巧智能", "Korean spelt alike, Hanzi damaged"),
        (3, "저장성", "浙江省", "the same Hanzi, Sino-Korean reading beside transcription")]
    assert rows(path, "SELECT count(*) FROM gloss") == [(6,)]


def test_the_year_may_be_left_out(path: Path) -> None:
    keep(path, "2025 세계인터넷대회 “인터넷의 빛” 박람회(世界互联网“互联网之光”博览会)\n"
               "세계인터넷대회 “인터넷의 빛” 박람회(世界互联网联网之光”博)")
    assert len(pairs(path)) == 1


def test_what_is_two_stays_two(path: Path) -> None:
    keep(path, "항저우(杭州)\n광저우(广州)\n상하이(上海)\n상하이자동차(上海汽车)\n선전(深圳)\n선전(宣传)\n리샹(理想)\n리샹(李想)")
    assert len(pairs(path)) == 8
    assert rows(path, "SELECT * FROM merge_log") == []


def test_a_damaged_form_is_never_preferred(path: Path) -> None:
    keep(path, "핀둬둬(多多)\n핀둬둬(多多)\n핀둬둬(多多)", "핀둬둬(拼多多)")
    assert pairs(path) == [("핀둬둬", "拼多多", None, 4)]
    assert rows(path, "SELECT text, role, count FROM term WHERE lang = 'zh-Hans'") == [
        ("多多", "damaged", 3), ("拼多多", "preferred", 1)]


def test_restored_hanzi_are_a_term_that_nobody_printed(path: Path) -> None:
    keep(path, "퉁샹시(桐市=桐乡市)")
    assert pairs(path) == [("퉁샹시", "桐乡市", None, 1)]
    assert rows(path, "SELECT text, role, count FROM term WHERE lang = 'zh-Hans'") == [
        ("桐市", "damaged", 1), ("桐乡市", "preferred", 0)]


def test_a_damaged_form_alone_has_to_do(path: Path) -> None:
    keep(path, "저공경제(低空??)")
    assert pairs(path) == [("저공경제", "低空??", None, 1)]


def test_the_preferred_form_is_the_frequent_then_the_official_then_the_first(path: Path) -> None:
    keep(path, "징동(京东)\n징둥(京东)", "메이투안(美团)\n메이투안(美团)\n메이퇀(美团)", "위챗(微信)\n위쳇(微信)")
    assert [row[0] for row in pairs(path)] == ["징둥", "메이투안", "위챗"]


def test_counts_of_both_scripts_add_up() -> None:
    terms = [Term(1, "zh-Hans", "腾讯控股", "腾讯控股", "variant", 2),
             Term(2, "zh-Hant", "騰訊", "腾讯", "variant", 3),
             Term(3, "zh-Hans", "腾讯", "腾讯", "variant", 0)]
    assert list(assign_roles(terms).values()) == ["variant", "preferred", "preferred"]


def test_scripts_and_pinyin() -> None:
    assert [script(text) for text in ("蘇寧易购", "发展", "京東", "CCTV")] == [
        "zh-Hant", "zh-Hans", "zh-Hant", "zh-Hans"]
    assert spelled("36氪") == "36 ke" and spelled("??") == ""


def test_a_document_that_changed_is_replaced(path: Path) -> None:
    keep(path, "저고도 경제(低空经济)\n징둥(京东)\n핀둬둬(多多=拼多多)\n騰(騰)", "징동(京东)")
    with open_glossary(path) as glossary:
        text = "저고도 경제(低空经济)\n우전(乌镇)"
        glossary.add_document(document(text, "0.txt"), glosses(text))
    assert rows(path, "SELECT path FROM document ORDER BY path") == [("0.txt",), ("1.txt",)]
    assert rows(path, "SELECT concept_id, ko, count FROM glossary") == [
        (1, "저고도 경제", 1), (2, "징동", 1), (5, "우전", 1)]
    assert rows(path, "SELECT text, count FROM term WHERE concept_id = 2 ORDER BY id") == [
        ("京东", 1), ("징동", 1)]


def judge(path: Path) -> None:
    """Keep three concepts, of which the first is approved and the second has a note."""
    keep(path, "징둥(京东)\n우전(乌镇)\n항저우(杭州)")
    with closing(open_writer(path)) as db:
        db.execute("UPDATE concept SET status = 'approved' WHERE id = 1")
        db.execute("INSERT INTO decision (concept_id, ko, zh, action, who, at) "
                   "VALUES (2, '우전', '乌镇', 'note', 'me', '2025-12-01')")


def test_what_was_decided_survives_its_document(path: Path) -> None:
    judge(path)
    keep(path, "광저우(广州)")
    assert pairs(path) == [
        ("징둥", "京东", None, 0), ("우전", "乌镇", None, 0), ("광저우", "广州", None, 1)]
    assert rows(path, "SELECT concept_id, action FROM decision") == [(2, "note")]


def test_each_stream_is_another_document(path: Path) -> None:
    with open_glossary(path) as glossary:
        glossary.add_document(document("가", "-"), [gloss("징둥", "京东")])
        glossary.add_document(document("나", "-"), [gloss("우전", "乌镇")])
    assert len(pairs(path)) == 2


def test_a_gloss_told_twice_is_one(path: Path) -> None:
    with open_glossary(path) as glossary:
        same = [gloss("징둥", "京东", offset=3), gloss("징둥", "京东", offset=3),
                gloss("징둥", "京東", offset=3)]
        assert glossary.add_document(document("가"), same).glosses == 2
    assert pairs(path) == [("징둥", "京东", "京東", 2)]


def test_an_error_in_the_middle_leaves_whole_documents_only(path: Path) -> None:
    def broken() -> Iterator[Gloss]:
        yield gloss("우전", "乌镇")
        yield gloss("징동", "京东")
        raise KeyboardInterrupt

    keep(path, "징둥(京东)")
    before = dump(path)
    with pytest.raises(KeyboardInterrupt), open_glossary(path) as glossary:
        glossary.add_document(document("나", "b.txt"), broken())
    assert dump(path) == before
    with open_glossary(path) as glossary:
        assert glossary.add_document(document("나", "b.txt"), [gloss("우전", "乌镇")]).glosses == 1


def test_glosses_are_replaced(path: Path) -> None:
    keep(path, "앱 알리페이(支付宝)\n징동(京东)\n우전(乌镇)", "알리페이(支付宝)\n징둥(京东)")
    assert rows(path, "SELECT id, concept_id, ko FROM gloss") == [
        (1, 1, "앱 알리페이"), (2, 2, "징동"), (3, 3, "우전"), (4, 1, "알리페이"), (5, 2, "징둥")]
    with open_glossary(path) as glossary:
        first = document("앱 알리페이(支付宝)\n징동(京东)\n우전(乌镇)", "0.txt")
        now = list(glosses("앱\n알리페이(支付宝)\n징동(京东)\n항저우(杭州)\n광저우(广州)"))
        added = glossary.replace_glosses(first, now)
    assert added == store.Added(1, 1)  # one more of both: 우전 is gone, 항저우 and 광저우 are new
    assert pairs(path) == [
        ("알리페이", "支付宝", None, 2), ("징둥", "京东", None, 2), ("항저우", "杭州", None, 1),
        ("광저우", "广州", None, 1)]
    assert rows(path, "SELECT concept_id, ko, reason FROM merge_log") == [
        (2, "징둥", "the same Hanzi, Korean spelt alike")]
    assert rows(path, "SELECT id, path FROM document") == [(1, "0.txt"), (2, "1.txt")]
    assert rows(path, "SELECT id, concept_id, ko FROM gloss") == [
        (2, 2, "징동"), (4, 1, "알리페이"), (5, 2, "징둥"), (6, 1, "알리페이"), (7, 4, "항저우"),
        (8, 5, "광저우")]
    with open_glossary(path) as glossary:
        assert glossary.replace_glosses(first, reversed(now)).skipped


def test_the_same_glosses_replace_nothing(path: Path) -> None:
    keep(path, "저고도 경제(低空經濟)\n핀둬둬(多多=拼多多)", "저고도경제(低空经济)")
    before = dump(path)
    with open_glossary(path) as glossary:
        text = "저고도 경제(低空經濟)\n핀둬둬(多多=拼多多)"
        assert glossary.replace_glosses(document(text, "0.txt"), glosses(text)).skipped
        assert glossary.replace_glosses(document("없다"), glosses("우전(乌镇)")).skipped
    assert dump(path) == before


@pytest.mark.parametrize("changed", [
    {"confidence": 0.8}, {"kind": "reading"}, {"en": "economy"}, {"restored": "低空经济"},
    {"offset": 8},
])
def test_whatever_differs_is_replaced(path: Path, changed: dict[str, Any]) -> None:
    keep(path, "저고도경제(低空)")
    text = document("저고도경제(低空)", "0.txt")
    with open_glossary(path) as glossary:
        before, = glosses("저고도경제(低空)")
        assert glossary.replace_glosses(text, [before]).skipped
        now = gloss(**{"ko": "저고도경제", "zh": "低空", "offset": 5, **changed})
        assert glossary.replace_glosses(text, [now]) == store.Added(0, 0)
        assert glossary.replace_glosses(text, [now]).skipped


def test_what_was_decided_survives_other_glosses(path: Path) -> None:
    judge(path)
    with open_glossary(path) as glossary:
        first = document("징둥(京东)\n우전(乌镇)\n항저우(杭州)", "0.txt")
        assert glossary.replace_glosses(first, []) == store.Added(-3, -1)
    assert rows(path, "SELECT concept_id, ko, status, count FROM glossary") == [
        (1, "징둥", "approved", 0), (2, "우전", "candidate", 0)]
    assert rows(path, "SELECT concept_id, action FROM decision") == [(2, "note")]


def test_an_error_while_replacing_leaves_everything(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    keep(path, "징둥(京东)\n우전(乌镇)")
    before = dump(path)
    monkeypatch.setattr("glossary.concepts.Concepts.settle", lambda *_: 1 / 0)
    with pytest.raises(ZeroDivisionError), open_glossary(path) as glossary:
        glossary.replace_glosses(document("징둥(京东)\n우전(乌镇)", "0.txt"), glosses("항저우(杭州)"))
    assert dump(path) == before


def test_a_restored_form_joins_the_intact_one(path: Path) -> None:
    keep(path, "핀둬둬(拼多多)\n링치아즈넝(灵巧智能)",
         "핀둬둬(多多=拼多多)\n핀둬둬(多多=拼多多)\n링치아오즈넝(巧智能=灵巧智能)\n퉁샹시(桐市=桐乡市)")
    assert pairs(path) == [
        ("핀둬둬", "拼多多", None, 3), ("링치아즈넝", "灵巧智能", None, 2), ("퉁샹시", "桐乡市", None, 1)]
    assert rows(path, "SELECT text, role, count FROM term WHERE lang = 'zh-Hans'") == [
        ("拼多多", "preferred", 1), ("灵巧智能", "preferred", 1), ("多多", "damaged", 2),
        ("巧智能", "damaged", 1), ("桐市", "damaged", 1), ("桐乡市", "preferred", 0)]
    assert rows(path, "SELECT ko, zh, reason FROM merge_log") == [
        ("핀둬둬", "多多", "the same Korean, Hanzi damaged"),
        ("링치아오즈넝", "巧智能", "Korean spelt alike, Hanzi damaged")]


def test_a_form_that_was_restored_in_error_is_whole_again(path: Path) -> None:
    keep(path, "유니트리(宇树科技)", "유니트리(宇树=宇树科技)")
    forms = "SELECT text, role FROM term WHERE lang = 'zh-Hans'"
    assert rows(path, forms) == [("宇树科技", "preferred"), ("宇树", "damaged")]
    with open_glossary(path) as glossary:
        second = document("유니트리(宇树=宇树科技)", "1.txt")
        glossary.replace_glosses(second, glosses("유니트리(宇树)"))
    assert rows(path, forms) == [("宇树科技", "preferred"), ("宇树", "variant")]


def test_a_full_disk_is_one_line_and_no_half_document(path: Path) -> None:
    keep(path, "징둥(京东)")
    before = dump(path)
    connection = open_writer(path)
    pages = connection.execute("PRAGMA page_count").fetchone()[0]
    connection.execute(f"PRAGMA max_page_count = {pages}")
    many = [gloss("저고도" * 40, "低空" * 40 + chr(0x4E00 + n)) for n in range(40)]
    with closing(connection), pytest.raises(DatabaseError) as caught:
        Glossary(connection, "g.db").add_document(document("나", "b.txt"), many)
    assert str(caught.value) == (
        "g.db could not grow, the disk is full: make room; what was finished before is kept")
    with closing(open_writer(path)) as db:
        connect.seal(db)
    assert dump(path) == before


def test_a_lock_and_a_write_protection_are_one_line(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(connect, "TIMEOUT", 0.01)
    keep(path, "징둥(京东)")
    with closing(open_writer(path)) as other, open_glossary(path) as glossary:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(DatabaseError, match="is locked by another program: try again"):
            glossary.add_document(document("나", "b.txt"), [])
        other.execute("ROLLBACK")
        other.execute("PRAGMA query_only = ON")
        with pytest.raises(DatabaseError, match="cannot be written: check the permissions"):
            Glossary(other, "g.db").add_document(document("나", "b.txt"), [gloss("우전", "乌镇")])


def test_two_writers_take_turns(path: Path) -> None:
    with open_glossary(path) as one, open_glossary(path) as other:
        one.add_document(document("가", "a.txt"), [gloss("징둥", "京东")])
        other.add_document(document("나", "b.txt"), [gloss("징동", "京东")])
        assert one.add_document(document("나", "b.txt"), [gloss("징동", "京东")]).skipped
    assert pairs(path) == [("징둥", "京东", None, 2)]
