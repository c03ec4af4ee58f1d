"""Keys: what folds together, what stays apart."""

from __future__ import annotations

import sqlite3
import unicodedata
from contextlib import closing

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from glossary.keys import GRAM, MARKS, grams, ko_key, skeleton, unhyphenated, zh_key
from glossary.migrations import m001_concepts, m002_pairings, m003_look_up
from glossary.search_index import tokens

SAME_KO = [
    ("스마트 경로 관리 시스템", "스마트경로관리시스템"),
    ("저고도\u3000경제", "저고도\u200b경제"),
    ("‘인터넷의 빛’", "「인터넷의빛」"),
    ("디지털·스마트", "디지털∙스마트"),
    ("ＡＩ＋", "ai+"),
    ("홍콩–주하이 — 마카오", "홍콩주하이마카오"), ("K-콘텐츠", "K콘텐츠"), ("5G‑A", "5G-A"),
    (unicodedata.normalize("NFD", "저고도"), "저고도"),
]
SAME_ZH = [
    ("低空經濟", "低空经济"), ("経済", "经济"), ("硏究", "研究"), ("『杭州・雲栖 大會』", "杭州云栖大会"),
    ("\uf914", "乐"), ("ＡＩ大模型", "AI大模型"),
    ("京-津-冀", "京津冀"),
]
APART = [("저고도", "저공도"), ("c++", "c"), ("5g-a", "5ga"), ("3.0", "30"), ("-가", "가"), ("ㅈㄱㄷ", "저고도")]


@pytest.mark.parametrize(("a", "b"), SAME_KO)
def test_korean_that_folds_together(a: str, b: str) -> None:
    assert ko_key(a) == ko_key(b) != ""


@pytest.mark.parametrize(("a", "b"), SAME_ZH)
def test_hanzi_that_fold_together(a: str, b: str) -> None:
    assert zh_key(a) == zh_key(b) != ""


@pytest.mark.parametrize(("a", "b"), APART)
def test_what_stays_apart(a: str, b: str) -> None:
    assert ko_key(a) != ko_key(b)


@pytest.mark.parametrize("text", ["홍콩–주하이 — 마카오", "5G-A 통신-망", "-가-", "a - b"])
def test_a_hyphen_without_meaning_is_a_blank(text: str) -> None:
    assert ko_key(unhyphenated(text)) == ko_key(text)


def test_what_no_database_holds_is_dropped() -> None:
    assert ko_key("\ud800저고도\0") == "저고도"


def test_initials_stay_letters() -> None:
    assert ko_key("ㅈㄱㄷ") == "ㅈㄱㄷ"


@given(st.text())
@example('\u0339"\u0334')
@example("｀")
@example("a-\u0301-가-\u11a8")
def test_a_key_is_its_own_key_and_fits_a_database(text: str) -> None:
    key = ko_key(text)
    assert ko_key(key) == key
    assert not set(key) & set(MARKS) and not any(c.isspace() for c in key)
    key.encode()


@given(st.text(alphabet="가나a+𠀀", max_size=30))
def test_grams_are_every_substring(key: str) -> None:
    pieces = grams(key).split(" ") if key else []
    assert len(pieces) == len(set(pieces))
    expected = {key[i:j] for i in range(len(key)) for j in range(i + 1, len(key) + 1)}
    assert set(pieces) == {piece for piece in expected if len(piece) <= GRAM}


def test_skeletons() -> None:
    assert skeleton("징동") == skeleton("찡둥") == "ㅈㅇㄷㅇ"
    assert skeleton("링치아오즈넝") == skeleton("링차오즈넝")
    assert skeleton("닭") == skeleton("닥") and skeleton("AI 경제") == "aiㄱㅇㅈ"
    assert skeleton("난징") != skeleton("난닝")


def test_older_keys_lose_their_hyphens() -> None:
    texts = ["홍콩–주하이-마카오", "5g-a", "5g\u2011a", "京-津", "c919", "-가"]
    with closing(sqlite3.connect(":memory:")) as db:
        db.create_function("tokens", 4, tokens)
        for statement in (*m001_concepts.STATEMENTS, *m002_pairings.STATEMENTS):
            db.execute(statement)
        db.execute("INSERT INTO concept (kind, confidence) VALUES ('mixed', 0.5)")
        db.executemany(
            "INSERT INTO term (concept_id, lang, text, key, role, count, skeleton) "
            "VALUES (1, 'ko', ?, ?, 'variant', 1, ?)", [(text, text, text) for text in texts])
        for statement in m003_look_up.STATEMENTS:
            db.execute(statement)
        found = db.execute("SELECT text, key FROM term ORDER BY id").fetchall()
    assert found == [(text, ko_key(text)) for text in texts]
