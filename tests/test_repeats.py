"""Repeated passages: one article on many pages is evidence once, whatever comes and goes."""

from __future__ import annotations

import hashlib
import sqlite3
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import cast

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aligner.passage import passage, passage_of_line
from aligner.types import Gloss
from glossary.connect import open_reader
from glossary.documents import Document, Place
from glossary.formats.stored import Wanted, entries
from glossary.lookup.full import concepts
from glossary.lookup.places import (
    offset_before, places_of_concept, places_of_document, source, sources)
from glossary.showing.render import concept_record, concept_text
from glossary.store import Added, Glossary, open_glossary
from tests.desk import sitting
from tests.evidence import check, gloss
from tests.extractor import extract

PINGAN, WUZHEN = ("핑안그룹", "平安集团"), ("우전", "乌镇")
#: What a page holds: the passages of 핑안그룹, or None for one that is too short, and of 우전.
Page = Sequence[tuple[tuple[str, str], "int | None"]]

ARTICLE = (
    "중국의 보험사들은 은행과 병원까지 사들이며 몸집을 키웠다. 그 가운데 가장 큰 핑안그룹(平安集团)은 직원이 삼십만 명이고, "
    "해마다 매출의 일 할을 기술 개발에 쓴다고 밝혔다. 얼굴을 알아보는 기술은 은행 창구에서도 쓰인다.")


def doc(name: str, page: Page) -> Document:
    """Make a document of that name; its sum is of what it holds."""
    digest = hashlib.sha256(f"{name}{page}".encode()).hexdigest()
    return Document(name, "", "utf-8", None, digest)


def glosses(page: Page) -> list[Gloss]:
    """Make the glosses of a page, each on a place of its own."""
    return [replace(gloss(*pair, offset=10 * at + 5), passage=number)
            for at, (pair, number) in enumerate(page)]


@pytest.fixture
def path(tmp_path: Path) -> Iterator[Path]:
    yield tmp_path / "g.db"
    check(tmp_path / "g.db")


def seen(path: Path) -> dict[str, int]:
    """Give how often each Korean term was seen."""
    with closing(sqlite3.connect(path)) as db:
        return dict(db.execute("SELECT text, count FROM term WHERE lang = 'ko'"))


def holders(path: Path, table: str) -> list[tuple[str, int]]:
    """Give the paths and passages of the glosses, or of the repeats."""
    with closing(sqlite3.connect(path)) as db:
        return db.execute(
            f"SELECT path, passage FROM {table} JOIN document ON document.id = document_id "
            f"ORDER BY {table}.document_id, {table}.offset").fetchall()


def add(glossary: Glossary, name: str, page: Page) -> Added:
    return glossary.add_document(doc(name, page), glosses(page))


def test_an_article_on_many_pages_counts_once(path: Path) -> None:
    with open_glossary(path) as glossary:
        told = [add(glossary, f"{n}.html", [(PINGAN, 7)]) for n in range(40)]
    assert told == [Added(1, 1), *[Added(0, 0, repeats=1)] * 39]
    assert seen(path) == {"핑안그룹": 1} and len(holders(path, "repeat")) == 39
    with closing(open_reader(path)) as db:
        [found] = concepts(db, "핑안그룹")
    [place] = found.occurrences
    assert (place.path, place.also) == ("0.html", 39)


def test_what_is_too_short_counts_each_time(path: Path) -> None:
    with open_glossary(path) as glossary:
        for name in "abc":
            add(glossary, name, [(PINGAN, None)])
    assert seen(path) == {"핑안그룹": 3} and holders(path, "repeat") == []


def test_a_passage_may_stand_twice_in_a_document(path: Path) -> None:
    with open_glossary(path) as glossary:
        add(glossary, "a", [(PINGAN, 7), (PINGAN, 7)])
        add(glossary, "b", [(PINGAN, 7), (PINGAN, 7)])
    assert seen(path) == {"핑안그룹": 2} and holders(path, "repeat") == [("b", 7)] * 2


def test_a_repeat_takes_the_place_of_what_goes(path: Path) -> None:
    with open_glossary(path) as glossary:
        for name in "abc":
            add(glossary, name, [(PINGAN, 7)])
        with glossary.decide("kim") as decisions:
            decisions.set_status(1, "approve")
        assert add(glossary, "a", [(WUZHEN, 8)]) == Added(1, 1)
    assert holders(path, "gloss") == [("b", 7), ("a", 8)] and holders(path, "repeat") == [("c", 7)]
    assert seen(path) == {"핑안그룹": 1, "우전": 1}
    with closing(open_reader(path)) as db:
        assert [(each.entry.concept_id, each.entry.status)
                for each in concepts(db, "핑안그룹")] == [(1, "approved")]


def test_a_new_version_keeps_what_it_had(path: Path) -> None:
    with open_glossary(path) as glossary:
        for name in "ab":
            add(glossary, name, [(PINGAN, 7)])
        add(glossary, "a", [(PINGAN, 7), (WUZHEN, 8)])
    assert holders(path, "gloss") == [("a", 7), ("a", 8)] and holders(path, "repeat") == [("b", 7)]


def test_a_second_reading(path: Path) -> None:
    page = [(PINGAN, 7), (WUZHEN, 8)]
    with open_glossary(path) as glossary:
        for name in "ab":
            add(glossary, name, page)
        assert glossary.replace_glosses(doc("b", page), glosses(page)).skipped
        assert glossary.replace_glosses(doc("b", page), glosses(page)[:1]) == Added(0, 0)
        assert holders(path, "repeat") == [("b", 7)]
        assert glossary.replace_glosses(doc("a", page), glosses(page)[1:]) == Added(0, 0)
    assert holders(path, "gloss") == [("a", 8), ("b", 7)] and holders(path, "repeat") == []
    assert seen(path) == {"핑안그룹": 1, "우전": 1}


PAGES = st.lists(st.tuples(
    st.sampled_from((PINGAN, WUZHEN)), st.sampled_from((None, 1, 2, 3))), max_size=4)


@settings(max_examples=25, deadline=None)
@given(st.lists(st.tuples(st.sampled_from("abcd"), PAGES, st.booleans()), max_size=8))
def test_each_passage_is_evidence_in_one_document(
    tmp_path_factory: pytest.TempPathFactory, steps: list[tuple[str, Page, bool]]
) -> None:
    path = tmp_path_factory.mktemp("law") / "g.db"
    held: dict[str, Page] = {}
    first: dict[str, Page] = {}
    with open_glossary(path) as glossary:
        for name, page, again in steps:
            if again and name in first:
                glossary.replace_glosses(doc(name, first[name]), glosses(page))
            else:
                if not add(glossary, name, page).skipped:
                    first[name] = page
                else:
                    continue
            held[name] = page
            check_sides(path, held)
    check(path)


def check_sides(path: Path, held: Mapping[str, Page]) -> None:
    """Check that one document has each passage as evidence, and that all others repeat it."""
    stand: dict[int | None, set[str]] = defaultdict(set)
    for name, page in held.items():
        for _, number in page:
            stand[number].add(name)
    evidence: dict[int | None, set[str]] = defaultdict(set)
    repeats: dict[int | None, set[str]] = defaultdict(set)
    for name, number in holders(path, "gloss"):
        evidence[number].add(name)
    for name, number in holders(path, "repeat"):
        repeats[number].add(name)
    assert None not in repeats
    for number, names in stand.items():
        if number is not None:
            assert len(evidence[number]) == 1 and not evidence[number] & repeats[number]
        assert evidence[number] | repeats[number] == names
    assert set(evidence) | set(repeats) <= set(stand)
    rows = sum(len(page) for page in held.values())
    assert len(holders(path, "gloss")) + len(holders(path, "repeat")) == rows


def test_copies_of_an_article(path: Path) -> None:
    """Other headings, breaks, blanks, marks and dirt; the letters are the same."""
    copies = {
        "a.txt": f"신문 하나\n\n{ARTICLE}\n\n무단 전재 금지",
        "b.txt": "모아 보기 · 경제\n" + ARTICLE.replace(", ", ",\n"),
        "c.txt": ARTICLE.replace(" ", "\u00a0").replace("핑안", "핑\u200b안"),
        "d.txt": f"어제의 소식\n{ARTICLE}".replace("직원이 삼십만 명", "직원이 이십만 명"),
    }
    with open_glossary(path) as glossary:
        for name, text in copies.items():
            digest = hashlib.sha256(text.encode()).hexdigest()
            glossary.add_document(Document(name, text, "utf-8", None, digest), extract(text))
    assert [name for name, _ in holders(path, "gloss")] == ["a.txt", "d.txt"]
    assert [name for name, _ in holders(path, "repeat")] == ["b.txt", "c.txt"]


@pytest.mark.parametrize(("text", "is_long"), [
    (ARTICLE, True), (f"{ARTICLE}\n{ARTICLE}", True), ("핑안그룹(平安集团)", False),
    ("가" * 23 + "(平安" + "나" * 22, False), ("가" * 24 + "(平安" + "나" * 22, True),
    ("가" * 2 + "(平安" + "나" * 44, True), ("가" * 2 + "(平安" + "나" * 43, False),
    ("가" * 44 + "(平安)나나", True), ("가(平安" + " " * 300 + "나" * 90, False),
    ("가" * 90 + " " * 300 + "나(平安)" + "가" * 90, False),
])
def test_a_passage_has_48_letters(text: str, is_long: bool) -> None:
    assert (passage(text, text.index("(")) is not None) is is_long


def test_a_passage_of_a_line_is_that_of_its_text() -> None:
    text = f"앞줄\n{ARTICLE}\n뒷줄"
    [found] = extract(text)
    assert found.passage == passage_of_line(found.context, found.ko, found.zh) is not None
    twice = f"{ARTICLE} {ARTICLE}"
    assert passage_of_line(twice, "핑안그룹", "平安集团") is None
    assert passage_of_line(ARTICLE[-60:], "핑안그룹", "平安集团") is None


def test_places_of_glosses_are_kept(path: Path) -> None:
    places = (Place(0, "page 1"), Place(100, "page 2"), Place(200, "page 3"))
    about = replace(
        doc("a.pdf", []), format="pdf", publisher="신문", url="https://example.org/a",
        places=places)
    found = [gloss(*PINGAN, offset=at) for at in (5, 99, 100, 250)]
    with open_glossary(path) as glossary:
        glossary.add_document(about, found)
        glossary.add_document(doc("b.txt", []), [gloss(*WUZHEN, offset=5)])
    with closing(sqlite3.connect(path)) as db:
        assert db.execute("SELECT location FROM gloss ORDER BY id").fetchall() == [
            ("page 1",), ("page 1",), ("page 2",), ("page 3",), (None,)]
        assert db.execute("SELECT format, publisher, url FROM document").fetchall() == [
            ("pdf", "신문", "https://example.org/a"), ("text", None, None)]


def article(name: str, offset: int) -> tuple[Document, Gloss]:
    """Give a copy of an article on page 2 of a document, and its gloss."""
    found = replace(
        gloss(*PINGAN, offset=offset, en="Ping An"), passage=7, context="큰 핑안그룹(平安集团)은")
    places = (Place(0, "page 1"), Place(offset, "page 2"))
    about = replace(doc(name, [(PINGAN, 7)]), url=f"https://example.org/{name}", places=places)
    return about, found


@pytest.fixture
def copies(path: Path) -> Path:
    """A glossary of an article on three pages; the second has another gloss as well."""
    with open_glossary(path) as glossary:
        for number, name in enumerate(("a.pdf", "b.pdf", "c.pdf")):
            about, found = article(name, 100 + number)
            own = [gloss(*WUZHEN, offset=5)] if name == "b.pdf" else []
            glossary.add_document(about, [*own, found])
    return path


def test_an_occurrence_says_where_it_stands(copies: Path) -> None:
    with closing(open_reader(copies)) as db:
        [found] = concepts(db, "핑안그룹")
    assert concept_text(found).endswith(
        "  a.pdf: https://example.org/a.pdf\n    page 2, line 1: 큰 «핑안그룹»(«平安集团»)은\n"
        "      English: Ping An\n      also in 2 other documents")
    [record] = cast("list[dict[str, object]]", concept_record(found)["glosses"])
    assert (record["location"], record["also"], record["url"]) == (
        "page 2", 2, "https://example.org/a.pdf")


def test_a_document_shows_what_it_repeats(copies: Path) -> None:
    with closing(open_reader(copies)) as db:
        assert [each.glosses for each in sources(db, "added", 9)] == [1, 2, 1]
        about = source(db, 3)
        assert about and (about.url, about.format) == ("https://example.org/c.pdf", "text")
        places, after = places_of_document(db, 2, 0, 9)
        assert after is None and [
            (each.concept, each.seen.ko, each.seen.offset, each.seen.also) for each in places
        ] == [(2, "우전", 5, 0), (1, "핑안그룹", 101, 2)]
        [held] = places_of_concept(db, 1, 9)
        assert places[1].seen == held.seen._replace(
            path="b.pdf", url="https://example.org/b.pdf", offset=101)
        assert offset_before(db, 2, 101, 1) == 5 and offset_before(db, 3, 200, 1) == 102


def test_contexts_say_where_they_stand(copies: Path) -> None:
    with closing(open_reader(copies)) as db:
        found = {each.preferred("ko"): each.contexts for each in entries(db, Wanted())}
        [context] = found["핑안그룹"]
        assert (context.location, context.url) == ("page 2", "https://example.org/a.pdf")
        assert context.source == "a.pdf, page 2"
        only = list(entries(db, Wanted(path="c.pdf")))
        assert [each.preferred("ko") for each in only] == ["핑안그룹"]


def test_pages_lead_to_the_original(copies: Path) -> None:
    with open_glossary(copies) as glossary:
        bad = replace(doc("d", []), url="javascript:alert(1)")
        glossary.add_document(bad, [gloss("항저우", "杭州", offset=5)])
    with sitting(copies) as desk:
        concept = desk.get("/concept/1?_lang=en").text
        assert 'href="https://example.org/a.pdf"' in concept and "page 2" in concept
        assert "also in 2 other documents" in concept
        page = desk.get("/document/3?_lang=en").text
        assert 'href="https://example.org/c.pdf"' in page and 'href="/concept/1"' in page
        for address in ("/document/4", "/concept/3"):
            assert 'href="javascript' not in desk.get(address).text


def test_halves_of_surrogate_pairs_are_stored_as_lost(path: Path) -> None:
    text = "중국 핑안그룹(平\ud83d安集团)은 크다"
    with open_glossary(path) as glossary:
        glossary.add_document(doc("a.txt", []), extract(text))
    assert seen(path) == {"핑안그룹": 1}
