"""Look-ups in a small glossary that the tests know by heart (see conftest)."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path
from sqlite3 import Connection

import pytest

from glossary.connect import open_reader, open_writer
from glossary.keys import ko_key
from glossary.lookup import lookup
from glossary.lookup.full import aligned, concepts, stats

SHIPPED = Path(__file__).parents[1] / "glossary.db"


def test_a_damaged_form_finds_its_concept(glossary_db: Connection) -> None:
    hit = lookup(glossary_db, "巧智能").hits[0]
    assert (hit.way, hit.matched, hit.entry.zh_hans) == ("exact", "巧智能", "灵巧智能")


@pytest.mark.parametrize(
    "word", ["", " ", "\u3000", "\0", "\ud800", "\udcff\udcfe", "“”"], ids=ascii
)
def test_what_has_no_key_finds_nothing(glossary_db: Connection, word: str) -> None:
    assert lookup(glossary_db, word).hits == ()


@pytest.mark.parametrize("word", ["저", "그룹", "저고도경제에서는", "저고도경재", "ㅈㄱㄷ"])
def test_without_examples_the_rest_is_the_same(word: str) -> None:
    with closing(open_reader(SHIPPED)) as db:
        whole, bare = lookup(db, word), lookup(db, word, examples=False)
    assert [hit._replace(entry=hit.entry._replace(example="")) for hit in whole.hits] == [
        hit._replace(entry=hit.entry._replace(example="")) for hit in bare.hits]
    assert whole.hits and all(hit.entry.example for hit in whole.hits)
    assert not any(hit.entry.example for hit in bare.hits)


@pytest.mark.parametrize("word", ["저고도 경제 ", "저", "低", "A", '" OR '])
def test_a_very_long_word_finds_nothing(glossary_db: Connection, word: str) -> None:
    assert lookup(glossary_db, word * 10_000).hits == ()


@pytest.mark.parametrize("word", ["광\ud800군제", "광군제\0", "\udcff광군제"], ids=ascii)
def test_what_no_term_can_hold_is_ignored(glossary_db: Connection, word: str) -> None:
    assert [hit.matched for hit in lookup(glossary_db, word).hits] == ["광군제"]


def test_the_exact_term_comes_before_longer_ones(glossary_db: Connection) -> None:
    ways = [(hit.way, hit.entry.ko, round(hit.score, 2)) for hit in lookup(glossary_db, "우전").hits]
    assert ways == [("exact", "우전", 1.0), ("substring", "우전자", 0.67)]


def test_what_was_rejected_comes_last(glossary_db: Connection) -> None:
    found = [(hit.entry.ko, hit.score) for hit in lookup(glossary_db, "우전차").hits]
    assert [ko for ko, _ in found] == ["우전", "우전자"]
    assert found[0][1] < found[1][1]


def test_a_concept_is_found_once_though_several_terms_match(glossary_db: Connection) -> None:
    hits = lookup(glossary_db, "제").hits
    assert [hit.entry.concept_id for hit in hits] == [2, 1]


def test_the_limit_tells_that_there_are_more(glossary_db: Connection) -> None:
    every = lookup(glossary_db, "스", limit=None)
    assert not every.more
    few = lookup(glossary_db, "제", limit=1)
    assert (len(few.hits), few.more) == (1, True)
    enough = lookup(glossary_db, "제", limit=2)
    assert (len(enough.hits), enough.more) == (2, False)


def test_a_hit_carries_the_row_of_its_concept(glossary_db: Connection) -> None:
    entry = lookup(glossary_db, "저고도").hits[0].entry
    assert entry == (
        1, "저고도 경제", "低空经济", "低空經濟", "dīkōng jīngjì", "저공경제", "mixed", "candidate",
        0.93, 4, "중국의 저고도 경제(低空经济)가 빠르게 큰다.", "", "",
    )
    assert lookup(glossary_db, "광군제").hits[0].entry.note == "by hand"


def test_a_term_longer_than_any_token_of_the_index_is_found_by_its_parts(tmp_path: Path) -> None:
    term = "가나다라마바사아자차카타파하거너더러머버서어저처커터퍼허"
    db = open_writer(tmp_path / "long.db")
    db.execute("INSERT INTO concept (id, kind, confidence) VALUES (1, 'mixed', 0.5)")
    db.execute(
        "INSERT INTO term (concept_id, lang, text, key, role, count)"
        " VALUES (1, 'ko', ?, ?, 'preferred', 1)", (term, ko_key(term)),
    )
    for part in (term[:13], term[3:20], term[-14:], term[1:]):
        assert [hit.way for hit in lookup(db, part).hits] == ["substring"]
    assert [hit.way for hit in lookup(db, term[3:14] + term[15:20]).hits] == ["fuzzy"]
    db.close()


def test_a_concept_is_given_by_its_number_and_by_each_of_its_forms(glossary_db: Connection) -> None:
    for word in ("6", "#6", "링치아오즈넝", "灵巧智能", "靈巧智能", "巧智能"):
        assert [each.entry.concept_id for each in concepts(glossary_db, word)] == [6]


@pytest.mark.parametrize("word", ["99", "#", "", "9" * 40, "링치아오", "²", "６", "\ud800"], ids=ascii)
def test_no_concept_is_given_for_less(glossary_db: Connection, word: str) -> None:
    assert concepts(glossary_db, word) == []


def test_a_concept_in_full(glossary_db: Connection) -> None:
    concept, = concepts(glossary_db, "1")
    assert [(form.text, form.role, form.seen) for form in concept.forms] == [
        ("저고도 경제", "preferred", 3), ("저공경제", "variant", 1),
        ("低空经济", "preferred", 3), ("低空經濟", "preferred", 1),
    ]
    assert [tuple(pair)[:4] for pair in concept.segments] == [
        ("저고도", "低空", "meaning", 1), ("저공", "低空", "reading", 1),
        ("경제", "經濟", "reading", 1), ("경제", "经济", "reading", 1),
    ]
    assert concept.merges == (("저공경제", "低空經濟", "the same Hanzi"),)
    assert [(each.path, each.line, each.en) for each in concept.occurrences] == [
        ("news/economy.txt", 1, ""), ("news/economy.txt", 3, "low-altitude economy"),
    ]


def test_the_figures(glossary_db: Connection) -> None:
    found = stats(glossary_db, most=2)
    assert (found.documents, found.glosses, found.terms, found.damaged) == (2, 3, 20, 1)
    assert found.concepts == (
        ("mixed", "candidate", 3), ("transcription", "approved", 1),
        ("transcription", "candidate", 2), ("transcription", "rejected", 1),
        ("translation", "candidate", 1),
    )
    assert found.langs == (("ko", 10), ("zh-Hans", 9), ("zh-Hant", 1))
    assert [pair.ko for pair in found.segments] == ["경제", "경제"]
    assert found.damaged_forms == ((6, "zh-Hans", "巧智能"),)


def test_the_figures_of_an_empty_glossary(tmp_path: Path) -> None:
    db = open_writer(tmp_path / "empty.db")
    assert stats(db) == (0, 0, 0, 0, (), (), (), ())
    db.close()


def test_every_statement_goes_by_an_index(glossary_db: Connection) -> None:
    statements: list[str] = []
    glossary_db.set_trace_callback(statements.append)
    for word in ("광군제", "저고도", "저고도 경재", "低空径济", "저고도경제에서는", "ㅈㄱㄷ", "dikongj", "dkjj",
                 "wjrheh", "디쿵징지", "economies", "없는낱말이다", "高速公路"):
        lookup(glossary_db, word)
    lookup(glossary_db, "우전차", limit=1)  # of which one was rejected
    aligned(glossary_db, [1, 6])
    glossary_db.set_trace_callback(None)
    # The index asks its own tables (term_search_data and so on) beneath.
    ours = [each for each in statements if "term_search_" not in each and "--" not in each]
    assert len(ours) >= 8
    for select in ours:
        plan = [row[3] for row in glossary_db.execute(f"EXPLAIN QUERY PLAN {select}")]
        scans = [step for step in plan if step.startswith("SCAN")]
        # Of the index of misspelt words there are a handful of parts, and few terms in none.
        small = ("VIRTUAL TABLE", "json_each", "letter_part", "letter_later")
        assert all(any(name in step for name in small) for step in scans), plan
