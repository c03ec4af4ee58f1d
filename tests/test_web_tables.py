"""Datasette's tables of a glossary: searched, counted, narrowed, named and linked."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest

from glossary.connect import open_reader
from glossary.web import database
from glossary.web.facets import FACETS
from glossary.web.filters import SEARCHED
from glossary.web.labels import LANGS, Labels
from glossary.web.queries import QUERIES
from glossary.web.tables import TABLES
from glossary.web.tally import CROSSED
from tests.desk import Desk, found, sitting

#: What stands in the search box of the terms, and a term that must be found.
SEARCHES = [
    ("低空", "低空经济"), ("经济", "低空经济"), ("그룹", "핑안그룹"), ("低", "低空"), ("低空 항공", "저고도 항공"),
    ("經濟", "低空经济"), ("dikong", "低空"), ("ㅈㄱㄷ", "저고도"), ("저고도 경제", "저고도 경제"), ('"低空"', "低空"),
]


@pytest.fixture(scope="module")
def desk() -> Iterator[Desk]:
    from datasette import handle_exception  # after the server, which loads the plugins in order

    with sitting(Path("glossary.db")) as desk, pytest.MonkeyPatch.context() as patch:
        patch.setattr(handle_exception, "rich", None)  # it takes a second for a fault
        yield desk


@pytest.fixture(scope="module")
def db() -> Iterator[sqlite3.Connection]:
    with closing(open_reader("glossary.db")) as db:
        yield db


def rows(desk: Desk, path: str) -> Any:
    """Give the rows of a table as JSON."""
    answer = desk.get(path)
    assert answer.status_code == 200, answer.text
    return answer.json()


@pytest.mark.parametrize(("text", "term"), SEARCHES)
def test_the_search_box_of_the_terms_finds(desk: Desk, text: str, term: str) -> None:
    page = desk.get(f"/glossary/term?_search={quote(text)}").text
    assert 'name="_search"' in page
    assert f">{term}</span>" in found("<tbody>(.*?)</tbody>", page)
    listed = rows(desk, f"/glossary/term.json?_shape=objects&_search={quote(text)}&_size=max")
    assert term in [row["text"] for row in listed["rows"]]
    assert listed["filtered_table_rows_count"] == len(listed["rows"])


def test_words_of_both_languages_are_asked_of_the_concept(desk: Desk) -> None:
    listed = rows(desk, "/glossary/term.json?_shape=array&_search=" + quote("低空 항공"))
    assert len({row["concept_id"] for row in listed}) == 1
    assert rows(desk, "/glossary/term.json?_shape=array&_search=" + quote("低空 그룹")) == []


@pytest.mark.parametrize("table", SEARCHED)
def test_every_table_with_a_box_is_searched(desk: Desk, table: str) -> None:
    whole = rows(desk, f"/glossary/{table}.json?_size=max")["filtered_table_rows_count"]
    few = rows(desk, f"/glossary/{table}.json?_search=" + quote("저고도"))
    assert few["filtered_table_rows_count"] < whole or not whole
    assert few["rows"] or table == "decision"
    assert rows(desk, f"/glossary/{table}.json?_search=qqqqqqqq")["rows"] == []


@pytest.mark.parametrize("text", ["'", '"', "NEAR(", "a AND", "*", "grams:x", "x" * 10_000, "\x00"])
def test_the_syntax_of_full_text_search_means_nothing(desk: Desk, text: str) -> None:
    assert desk.get("/glossary/term?_search=" + quote(text)).status_code == 200


@pytest.mark.parametrize("table", TABLES)
def test_a_table_has_a_page_with_names_and_the_right_count(
    desk: Desk, db: sqlite3.Connection, table: str
) -> None:
    page = desk.get(f"/glossary/{table}?_lang=ko").text
    number = db.execute(f"SELECT count(*) FROM {table}").fetchone()[0]
    assert f"<h1>{Labels('ko')(f'table.{table}')}</h1>" in page
    assert f'<p class="count">{number}행</p>' in page


@pytest.mark.parametrize("table", sorted(set(TABLES) | set(CROSSED)))
def test_every_column_has_a_name(db: sqlite3.Connection, table: str) -> None:
    label = Labels("en")
    for name, in db.execute("SELECT name FROM pragma_table_info(?)", (table,)):
        assert f"column.{name}" in label


@pytest.mark.parametrize("table", sorted(CROSSED))
def test_facets_count_what_a_query_counts(
    desk: Desk, db: sqlite3.Connection, table: str
) -> None:
    facets = rows(desk, f"/glossary/{table}.json?_size=0")["facet_results"]
    assert set(facets) >= {name for name in FACETS[table] if name in CROSSED[table]} - {"action"}
    for column in CROSSED[table]:
        counted = dict(db.execute(f"SELECT {column}, count(*) FROM {table} GROUP BY 1"))
        shown = {each["value"]: each["count"] for each in facets.get(column, {}).get("results", ())}
        assert shown == counted


def test_facets_narrow_each_other(desk: Desk, db: sqlite3.Connection) -> None:
    for query, where in [
        ("kind=mixed", "kind = 'mixed'"), ("kind=mixed&status=candidate", "kind = 'mixed'"),
        ("_document=2", "id IN (SELECT concept_id FROM gloss WHERE document_id = 2)"),
        ("kind=mixed&_document=2",
         "kind = 'mixed' AND id IN (SELECT concept_id FROM gloss WHERE document_id = 2)"),
        ("status=approved", "0"), ("confidence__gt=0.98", "confidence > 0.98"),
    ]:
        listed = rows(desk, f"/glossary/concept.json?{query}")
        number = db.execute(f"SELECT count(*) FROM concept WHERE {where}").fetchone()[0]
        assert listed["filtered_table_rows_count"] == number
        kinds = {each["value"]: each["count"]
                 for each in listed["facet_results"].get("kind", {}).get("results", ())}
        if "kind=" not in query:
            assert kinds == dict(db.execute(
                f"SELECT kind, count(*) FROM concept WHERE {where} GROUP BY 1"))


def test_a_document_and_a_year_narrow_the_glosses(tmp_path: Path) -> None:
    copy = tmp_path / "dated.db"
    copy.write_bytes(Path("glossary.db").read_bytes())
    with closing(sqlite3.connect(copy)) as db, db:
        db.execute("UPDATE document SET date = CASE id WHEN 1 THEN '2023-05-01' ELSE '2024' END")
        glosses = dict(db.execute("SELECT document_id = 1, count(*) FROM gloss GROUP BY 1"))
    with sitting(copy) as desk:
        listed = rows(desk, "/dated/gloss.json?_year=2023&_size=max")
        assert {row[2]["value"] if isinstance(row[2], dict) else row[2]
                for row in listed["rows"]} == {1}
        assert listed["filtered_table_rows_count"] == glosses[1]
        years = rows(desk, "/dated/gloss.json")["facet_results"]["year"]["results"]
        assert [(each["value"], each["count"]) for each in years] == [
            ("2024", glosses[0]), ("2023", glosses[1])]
        years = rows(desk, "/dated/document.json")["facet_results"]["year"]["results"]
        assert [(each["value"], each["count"]) for each in years] == [("2024", 4), ("2023", 1)]
        page = desk.get("/dated/gloss?_year=2023").text
        assert "<b>2023</b>" in found('<ul class="chips">(.*?)</ul>', page)


def test_the_labels_of_facets_lead_to_what_they_count(desk: Desk) -> None:
    facets = rows(desk, "/glossary/term.json")["facet_results"]
    for facet in facets.values():
        for each in facet["results"][:2]:
            path = each["toggle_url"].partition("localhost")[2].replace("/term.json", "/term.json")
            listed = rows(desk, path)
            if facet["name"] != "document":  # counts concepts, of which each has several terms
                assert listed["filtered_table_rows_count"] == each["count"]


def test_cells_have_their_language_and_links(desk: Desk) -> None:
    page = desk.get("/glossary/glossary").text
    assert 'lang="zh-Hans"' in page and 'lang="ko"' in page and 'lang="zh-Latn-pinyin"' in page
    assert '<a href="/concept/1">1</a>' in page
    page = desk.get("/glossary/gloss").text
    assert '<a href="/document/1"><span lang="ko">' in page
    page = desk.get("/glossary/term?lang=zh-Hant").text
    assert '<td class="col-text type-str"><span lang="zh-Hant">' in page


@pytest.mark.parametrize("name", QUERIES)
def test_a_question_is_answered_for_strangers(desk: Desk, name: str) -> None:
    for _ in range(20):  # it is counted beside the pages
        answer = desk.get(f"/glossary/{name}")
        if answer.status_code != 503:
            break
    assert answer.status_code == 200
    assert Labels("en")(f"query.{name}") in answer.text
    listed = rows(desk, f"/glossary/{name}.json?_shape=array")
    assert listed or name in ("korean_with_several_hanzi", "hanzi_with_several_korean")


def test_the_questions_tell_the_truth(desk: Desk, db: sqlite3.Connection) -> None:
    first = rows(desk, "/glossary/segments_by_frequency.json?_shape=array")[0]
    assert first["n"] == db.execute("SELECT max(n) FROM pairing").fetchone()[0]
    restored = rows(desk, "/glossary/damaged_and_restored.json?_shape=array")
    assert [row["zh_restored"] for row in restored] == [text for text, in db.execute(
        "SELECT zh_restored FROM gloss WHERE zh_restored IS NOT NULL ORDER BY 1, ko, id")]
    deviating = rows(desk, "/glossary/deviating_spellings.json?_shape=array")
    assert {"링치아오즈넝": "링차오즈넝"}.items() <= {
        row["ko"]: row["official_ko"] for row in deviating}.items()


def test_tables_are_taken_away_as_they_are(desk: Desk) -> None:
    text = desk.get("/glossary/glossary.csv?_size=max").text
    assert text.startswith("concept_id,ko,zh_hans") and text.count("\r\n") >= 48
    page = desk.get("/glossary/glossary").text
    assert ">CSV</a>" in page and ">JSON</a>" in page


@pytest.mark.parametrize("path", [
    "/glossary/term?_sort=nothing", "/glossary/term?_size=x", "/glossary/term?_next=x,y,z",
    "/glossary/term?_through=x", "/glossary/term?_col=nothing", "/glossary/nothing",
    "/glossary/term/x", "/nothing/term", "/glossary/term?_facet=nothing", "/glossary/term_search",
    "/glossary/gloss?_document=x", "/glossary/gloss?_year=99999999999999999999",
    "/glossary/gloss?_document=99999999999999999999", "/glossary/glossary?_next=x",
    "/glossary/concept?id__in=[", "/glossary/term?_where=1", "/glossary/term?_timelimit=x",
    "/glossary/term?_search=低&_fts_table=nothing", "/glossary/term?id__gt=" + "9" * 400,
])
def test_what_cannot_be_asked_is_said_in_a_line(
    desk: Desk, path: str, capfd: pytest.CaptureFixture[str]
) -> None:
    answer = desk.get(path)
    assert answer.status_code in (200, 400, 403, 404), answer.text
    if answer.status_code != 200:
        assert found('<p class="fault" role="alert">(.*?)</p>', answer.text)
        assert "Traceback" not in answer.text


def test_an_older_glossary_says_how_to_bring_it_up_to_date(tmp_path: Path) -> None:
    copy = tmp_path / "old.db"
    copy.write_bytes(Path("glossary.db").read_bytes())
    with closing(sqlite3.connect(copy)) as db:
        db.execute("PRAGMA user_version = 3")
    with sitting(copy) as desk:
        answer = desk.get("/")
    assert answer.status_code == 503
    assert "has the older schema 3" in answer.text and "glossary migrate" in answer.text


def test_other_databases_are_left_to_datasette(tmp_path: Path) -> None:
    other = tmp_path / "other.db"
    with closing(sqlite3.connect(other)) as db:
        db.execute("CREATE TABLE concept (concept_id INTEGER, ko TEXT)")
        db.execute("INSERT INTO concept VALUES (1, 'x')")
        db.commit()
    assert not database.is_glossary(other)
    with sitting(other) as desk:
        assert "glossary.css" not in desk.get("/").text
        assert 'href="/concept/1' not in desk.get("/other/concept").text
        assert "content-security-policy" not in desk.get("/").headers
        assert desk.get("/overview").status_code == 404


def test_changes_are_counted_anew(tmp_path: Path) -> None:
    copy = tmp_path / "copy.db"
    copy.write_bytes(Path("glossary.db").read_bytes())
    with sitting(copy) as desk:
        assert json.loads(desk.get("/copy/concept.json").text)["filtered_table_rows_count"] == 47
        with closing(sqlite3.connect(copy)) as db, db:
            db.execute("INSERT INTO concept (kind, confidence) VALUES ('mixed', 0.5)")
        for _ in range(100):
            number = desk.get("/copy/concept.json").json()["filtered_table_rows_count"]
            if number == 48:
                break
        assert number == 48


def test_every_table_that_is_shown_has_a_name_and_says_what_it_is(desk: Desk) -> None:
    listed = desk.get("/glossary.json").json()
    shown = {each["name"] for each in listed["tables"] if not each["hidden"]}
    assert shown | {each["name"] for each in listed["views"]} == set(TABLES)
    for lang in LANGS:
        for name in TABLES:
            assert Labels(lang)(f"table.{name}.about")
