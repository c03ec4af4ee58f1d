"""Strangers read and nothing else; terms, whatever stands in them, are text and nothing else."""

from __future__ import annotations

import asyncio
import hashlib
import os
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import quote

import pytest
from datasette.database import QueryInterrupted

from glossary.connect import open_writer
from glossary.errors import DatabaseError
from glossary.web import server
from glossary.web.database import glossary_of
from glossary.web.queries import QUERIES
from glossary.web.tables import TABLES
from tests.desk import SECRET, Desk, sitting

#: What somebody might have printed, or typed.
HOSTILE = [
    "<script>alert(1)</script>", '"onmouseover="alert(1)', "javascript:alert(1)",
    "' onload='alert(1)", "</span><img src=x onerror=alert(1)>", "'; DROP TABLE term; --",
    'http://example.org/" onclick="alert(1)', "{{ config }}{% raise %}", "</title><b>",
    "&lt;b&gt;",
]

#: A page of each sort.
PAGES = [
    "/", "/?q=저고도", "/-/results?q=저고도", "/concept/1", "/concept/2", "/document/1", "/documents",
    "/overview", "/review", "/h", "/h/concept/1", "/h/term/1", "/h/gloss/1", "/h/document/1",
    *(f"/h/{name}" for name in (*TABLES, *QUERIES)),
]

#: Parameters that a page may take.
PARAMS = ["q", "_search", "kind", "_document", "_year", "_sort", "_next", "_size", "text__contains",
          "_lang", "meaning", "order", "status", "direction", "id__in", "_facet", "_col", "done",
          "token", "_shape"]

_COLUMNS = {
    "term": ("text", "pinyin", "reading"), "concept": ("note", "domain"),
    "document": ("title", "path", "licence", "path_zh"),
    "gloss": ("ko", "zh", "zh_restored", "en", "note", "context", "context_zh"),
    "segment": ("ko", "zh"), "merge_log": ("ko", "zh", "reason"),
}


class Judge(HTMLParser):
    """Tells of anything in a page that would run, or be loaded from elsewhere."""

    def __init__(self) -> None:
        super().__init__()
        self.faults: list[str] = []
        self._script = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        self._script = tag == "script"
        if tag in ("style", "iframe", "object", "embed", "img", "base", "b"):
            self.faults += [tag] if tag != "b" or "class" in values else []
        for name, value in attrs:
            url = (value or "").strip().lower()
            if name.startswith("on") or name == "style":
                self.faults.append(f"{tag} {name}={value}")
            if name in ("href", "src", "action") and not url.startswith(("/", "?", "#", "http")):
                self.faults.append(f"{tag} {name}={value}")
            loaded = tag in ("script", "link") and url.startswith("http")
            if loaded and not url.startswith("http://localhost/"):
                self.faults.append(f"{tag} {name}={value}")

    def handle_data(self, data: str) -> None:
        if self._script and data.strip():
            self.faults.append(f"script {data}")


def faults(page: str) -> list[str]:
    """Give what a browser might run of *page*."""
    judge = Judge()
    judge.feed(page)
    return judge.faults


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make a glossary with something hostile in every field."""
    path = tmp_path_factory.mktemp("hostile") / "h.db"
    shutil.copy("glossary.db", path)
    db = open_writer(path)
    for table, columns in _COLUMNS.items():
        for column in columns:
            for number, text in enumerate(HOSTILE):
                suffix = " || id" if column in ("path", "path_zh", "text", "ko", "zh") else ""
                db.execute(
                    f"UPDATE {table} SET {column} = ?{suffix} WHERE id % {len(HOSTILE)} = {number}",
                    (text,))
    db.execute("INSERT INTO merge_log (concept_id, ko, zh, reason) SELECT 1, ?, ?, ?",
               HOSTILE[:3])
    db.close()
    return path


@pytest.fixture(scope="module")
def desk(hostile: Path) -> Iterator[Desk]:
    from datasette import handle_exception  # after the server, which loads the plugins in order

    with sitting(hostile, "kim") as desk, pytest.MonkeyPatch.context() as patch:
        patch.setattr(handle_exception, "rich", None)
        yield desk


def test_the_judge_sees_what_runs() -> None:
    for page in ("<script>x</script>", '<a href="javascript:x">', "<p onclick=x>", "<p style=x>",
                 "<style>", '<script src="http://example.org/x.js">'):
        assert faults(page), page
    assert not faults('<script defer src="/x.js"></script><a href="/x">x</a>')


@pytest.mark.parametrize("path", PAGES)
def test_no_term_does_anything(desk: Desk, path: str) -> None:
    for who in ("", "kim"):
        for _ in range(20):
            answer = desk.get(path, who)
            if answer.status_code != 503:  # being counted for the first time
                break
        assert answer.status_code in (200, 302), answer.text
        assert faults(answer.text) == []


@pytest.mark.parametrize("text", HOSTILE)
def test_no_parameter_does_anything(desk: Desk, text: str) -> None:
    paths = ["/", "/-/results", "/concept/1", "/document/1", "/documents", "/overview", "/review",
             "/-/export/tmx.tmx", "/h", "/h/term", "/h/glossary", "/h/gloss", "/-/sign-in",
             "/h/segments_by_frequency"]
    for path in paths:
        query = "&".join(f"{name}={quote(text)}" for name in PARAMS if name != "_facet")
        for asked in (f"{path}?{query}", f"{path}?_search={quote(text)}&q={quote(text)}"):
            answer = desk.get(asked)
            assert answer.status_code < 500 or answer.status_code == 503, (asked, answer.text)
            assert faults(answer.text) == []
    for path in (f"/{quote(text, '')}", f"/h/{quote(text, '')}", f"/h/term/{quote(text, '')}"):
        answer = desk.get(path)
        assert answer.status_code in (302, 400, 403, 404) and faults(answer.text) == []


@pytest.mark.parametrize("path", [
    "/", "/concept/1", "/h", "/h/term", "/h/term.json", "/h/term.csv", "/-/look-up.json", "/nix",
    "/-/glossary/glossary.css", "/-/versions.json", "/h?sql=select+1", "/-/sign-in", "/-/logout",
    "/h/segments_by_frequency", "/-/static/app.css", "/favicon.ico", "/-/export/csv.csv",
    "/-/export/nix",
])
def test_every_answer_tells_the_browser_what_not_to_do(desk: Desk, path: str) -> None:
    headers = desk.get(path).headers
    policy = headers["content-security-policy"]
    assert "default-src 'self'" in policy and "unsafe" not in policy
    assert "frame-ancestors 'none'" in policy and headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "same-origin"


@pytest.mark.parametrize("path", [
    "/h?sql=select+1", "/h.json?sql=select+1", "/h.csv?sql=select+1", "/h/term?_where=1%3D1",
    "/h.db", "/_internal", "/_internal/databases", "/h/term_search", "/h/term_search_data.json",
    "/-/permissions", "/h?sql=ATTACH+'x'+AS+x",
])
def test_no_stranger_runs_sql_or_takes_the_file(desk: Desk, path: str) -> None:
    for who in ("", "kim"):
        answer = desk.get(path, who)
        assert answer.status_code in (400, 403, 404), answer.text[:500]


@pytest.mark.parametrize("path", [*PAGES, "/-/sign-in", "/review/1", "/-/look-up.json"])
def test_a_stranger_writes_nothing(desk: Desk, path: str) -> None:
    before = desk.path.read_bytes()
    for csrf in (True, False):
        answer = desk.post(path.partition("?")[0], "", csrf, key="a", sql="DELETE FROM term")
        assert answer.status_code >= 300 or "/-/" in path or answer.status_code == 200
        assert desk.path.read_bytes() == before


def test_the_database_takes_no_writes_from_the_pages(desk: Desk) -> None:
    glossary = glossary_of(desk.datasette)
    with pytest.raises(DatabaseError, match="only read"):
        glossary.connect(write=True)
    with pytest.raises(sqlite3.OperationalError, match="readonly"):
        desk.run(glossary.read(lambda db: db.execute("DELETE FROM merge_log").fetchall()))


def test_browsing_leaves_the_file_and_its_folder_alone(tmp_path: Path) -> None:
    path = tmp_path / "h.db"
    shutil.copy("glossary.db", path)
    os.utime(path, (1e9, 1e9))
    before = hashlib.sha256(path.read_bytes()).hexdigest()
    with sitting(path, "kim") as desk:
        for page in PAGES:
            desk.get(page)
            desk.get(page, "kim")
            assert [each.name for each in tmp_path.iterdir()] == ["h.db"]
    assert hashlib.sha256(path.read_bytes()).hexdigest() == before
    assert path.stat().st_mtime == 1e9


def test_a_glossary_with_a_log_in_a_folder_that_cannot_be_written_is_served(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "fixed"
    folder.mkdir()
    path = folder / "h.db"
    shutil.copy("glossary.db", path)
    with closing(sqlite3.connect(path)) as db:
        db.execute("PRAGMA journal_mode = WAL")  # where it would be read, a log would be made
    path.chmod(0o444)
    folder.chmod(0o555)
    monkeypatch.setattr("os.access", lambda *_: False)  # as it is for all but the superuser
    try:
        with sitting(path) as desk:
            assert desk.get("/?q=저고도").status_code == 200
            assert desk.get("/h/term").status_code == 200
    finally:
        folder.chmod(0o755)


@pytest.mark.parametrize("allowed", [
    {"allow": {"id": "kim"}}, {"databases": {"h": {"allow": {"id": "kim"}}}},
])
def test_pages_are_for_those_whom_datasette_is_told_to_let_in(
    hostile: Path, allowed: dict[str, object]
) -> None:
    pages = ["/", "/-/results?q=x", "/-/look-up.json?q=x", "/concept/1", "/concept/1.json",
             "/document/1", "/documents", "/overview", "/h/term", "/-/export/csv.csv"]
    with sitting(hostile, "kim") as desk:
        desk.datasette = server.make(hostile, secret=SECRET, metadata=allowed)
        desk.run(desk.datasette.invoke_startup())
        for page in pages:
            assert desk.get(page).status_code == 403, page
            assert desk.get(page, "kim").status_code in (200, 503), page


def test_a_glossary_that_is_taken_away_is_told_by_our_own_pages(tmp_path: Path) -> None:
    path = tmp_path / "h.db"
    shutil.copy("glossary.db", path)
    with sitting(path) as desk:
        path.unlink()
        for page in ("/", "/overview", "/h/term", "/-/look-up.json?q=x"):
            answer = desk.get(page)
            assert answer.status_code == 503 and "does not exist" in answer.text
            assert "content-security-policy" in answer.headers
        assert desk.get("/-/glossary/glossary.css").status_code == 200


def test_a_look_up_has_its_time(desk: Desk) -> None:
    endless = "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT 1 FROM n"
    glossary = glossary_of(desk.datasette)
    assert 0 < desk.datasette.sql_time_limit_ms <= 1000
    desk.datasette.sql_time_limit_ms = 50
    try:
        with pytest.raises(QueryInterrupted):
            desk.run(glossary.read(lambda db: sum(1 for _ in db.execute(endless))))
    finally:
        desk.datasette.sql_time_limit_ms = 1000
    assert desk.get("/?q=x").status_code == 200


def test_many_at_once_are_served(desk: Desk) -> None:
    async def all_at_once() -> list[int]:
        asked = (desk.datasette.client.get(path) for path in PAGES[:8] * 3)
        return [answer.status_code for answer in await asyncio.gather(*asked)]

    assert set(desk.run(all_at_once())) <= {200, 302}


def test_another_site_cannot_read_what_strangers_may_not(desk: Desk) -> None:
    answer = desk.get("/h/term.json", headers={"origin": "http://example.org"})
    assert "access-control-allow-origin" not in answer.headers
