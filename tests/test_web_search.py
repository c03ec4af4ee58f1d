"""The front page: what it finds, what it says where nothing is found, and what breaks nothing."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pytest

from glossary.connect import open_reader
from glossary.lookup import lookup
from glossary.showing.hits import found_record
from tests.desk import Desk, found, sitting

#: What stands in the box, and the Korean that must be found.
WORDS = [
    ("低", "저고도"), ("저", "저고도"), ("저고도", "저고도"), ("低空經濟", "저고도 경제"), ("dikong", "저고도"),
    ("dkjj", "저고도 경제"), ("ㅈㄱㄷ", "저고도"), ("저고도경제에서는", "저고도 경제"), ("wjrheh", "저고도"),
    ("저공경제", "저고도 경제"), ("Intelligent Industry", "스마트산업"),
]

#: What finds nothing, or whatever it may, and stops nothing.
HOSTILE = [
    "x" * 10_000, "저" * 6_000, '"', "'", "*", "a AND b", "NEAR(低 空)", "grams:低", "低*", "-低", "^低",
    "\x00", "\ufeff", "%", "_", "'; DROP TABLE term; --", "<script>alert(1)</script>",
    "\u202e低", '"onmouseover="alert(1)', "javascript:alert(1)", "{{ 7 * 7 }}", "{% raise %}",
    "\U0001f600", "  ",
]


@pytest.fixture(scope="module")
def desk() -> Iterator[Desk]:
    with sitting(Path("glossary.db")) as desk:
        yield desk


def test_the_front_page_invites_to_search(desk: Desk) -> None:
    page = desk.get("/").text
    assert 'role="search"' in page and 'name="q"' in page
    assert "저고도 경제" in found('<section class="popular"(.*?)</section>', page)
    assert "47 concepts from 5 documents" in page


@pytest.mark.parametrize(("word", "ko"), WORDS)
def test_a_word_is_found_with_and_without_a_script(desk: Desk, word: str, ko: str) -> None:
    for path in ("/?q=", "/-/results?q="):
        page = desk.get(path + quote(word)).text
        hits = found('<ol class="hits">(.*?)</ol>', page)
        assert f'<span class="ko" lang="ko">{ko}</span>' in hits
        assert 'href="/concept/' in hits


def test_the_results_alone_are_part_of_the_page(desk: Desk) -> None:
    assert desk.get("/-/results?q=低").text in desk.get("/?q=低").text


def test_the_json_is_that_of_the_command(desk: Desk) -> None:
    db = open_reader("glossary.db")
    for word, _ in WORDS:
        answer = desk.get(f"/-/look-up.json?q={quote(word)}&limit=3").json()
        assert answer == json.loads(json.dumps(found_record(lookup(db, word, 3))))
    db.close()


@pytest.mark.parametrize("limit", ["0", "-1", "x", "9" * 30, "²", ""])
def test_a_limit_that_is_none_is_the_usual_one_or_the_most(desk: Desk, limit: str) -> None:
    answer = desk.get(f"/-/look-up.json?q=시&limit={quote(limit)}")
    assert answer.status_code == 200


def test_what_is_found_tells_by_what_way(desk: Desk) -> None:
    assert "by its pinyin" in desk.get("/?q=dikong").text
    assert "초성" in desk.get("/?q=ㅈㄱㄷ&_lang=ko").text


def test_a_miss_says_what_to_do(desk: Desk) -> None:
    page = desk.get("/?q=qqqqqqqq").text
    assert "Nothing found for “qqqqqqqq”: try a part of it" in page
    assert 'href="/?q=qqqqqqqq&amp;meaning=1"' in page


@pytest.mark.parametrize("word", HOSTILE)
def test_nothing_that_is_typed_stops_the_page(desk: Desk, word: str) -> None:
    for path in ("/?q=", "/-/results?q=", "/-/look-up.json?q="):
        answer = desk.get(path + quote(word))
        assert answer.status_code == 200, answer.text
        assert "<script>alert" not in answer.text or path.endswith("json?q=")
        assert 'e="alert' not in answer.text.replace('value="&#34;onmouse', "")


def test_half_a_surrogate_pair_is_no_character_and_no_fault(desk: Desk) -> None:
    for path in ("/?q=%ED%A0%80", "/-/look-up.json?q=%ED%A0%80", "/?q=%FF%FE"):
        assert desk.get(path).status_code == 200


def test_meanings_are_compared_when_asked_for(desk: Desk) -> None:
    page = desk.get("/?q=" + quote("새로운 생산력") + "&meaning=1").text
    assert "nearly the same meaning" in page or "made ready" in page


def test_the_language_asked_for_is_remembered(desk: Desk) -> None:
    answer = desk.get("/?q=低&_lang=ko")
    assert '<html lang="ko">' in answer.text and "용어의 일부" in answer.text
    assert answer.headers["set-cookie"].startswith("glossary_lang=ko; Path=/; SameSite=Lax")
    assert 'href="?q=%E4%BD%8E&amp;_lang=en"' in answer.text
    kept = desk.get("/", headers={"cookie": "glossary_lang=ko"})
    assert '<html lang="ko">' in kept.text and "set-cookie" not in kept.headers
    assert '<html lang="ko">' in desk.get("/", headers={"accept-language": "ko-KR,ko"}).text
    assert "set-cookie" not in desk.get("/?_lang=<b>").headers
