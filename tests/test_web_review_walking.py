"""Review in the page: the order of what waits, what is asked for, and all that a page has."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from glossary.cli.screen import KEYS
from glossary.connect import open_reader
from glossary.lookup.queue import KINDS, ORDERS, STATUSES, Filter, Order, waiting
from glossary.web import labels, review
from glossary.web.asked import Asked
from tests.desk import Desk, found, sitting, texts


@pytest.fixture
def desk(glossary_path: Path) -> Iterator[Desk]:
    with sitting(glossary_path, "kim", "lee") as found:
        yield found


def walk(desk: Desk, order: Order, asked: dict[str, str]) -> None:
    query = Asked.read({**asked, "order": order}).query()
    with closing(open_reader(desk.path)) as db:
        wanted = waiting(db, Asked.read(asked).filter(db), order)
    walked, path = [], "/review" + query
    while path:
        page = desk.get(path, "kim").text
        walked.append(int(found(r'action="/review/(\d+)[^"]*" class="at-once"', page)))
        path = next(iter(texts(r'<a rel="next" data-key="j" href="([^"]*)"', page)), "")
        at = f"{len(walked)} of {len(wanted)}"
        assert found(r'<p class="position">(.*?)</p>', page) == at
    assert walked == wanted
    before = texts(r'<a rel="prev" data-key="b" href="/review/(\d+)', page, int)
    assert before == wanted[-2:-1]


@pytest.mark.parametrize("order", ORDERS)
def test_the_order_is_that_of_the_queue(desk: Desk, order: Order) -> None:
    for asked in ({}, {"kind": "mixed"}, {"status": "approved"}, {"low": "0.9"}):
        walk(desk, order, asked)


def test_only_what_a_document_has(desk: Desk) -> None:
    page = desk.get("/review?document=robots.txt", "kim").text
    assert found(r'name="document" value="([^"]*)"', page) == "robots.txt"
    assert '<p class="position">1 of ' in page
    assert "Nothing waits here" in desk.get("/review?document=none.txt", "kim").text


def test_what_is_asked_for_stays_in_the_address(desk: Desk) -> None:
    answer = desk.press(1, "a", query="?kind=mixed&low=0.5")
    assert answer.headers["location"] == "/review?kind=mixed&low=0.5&done=1"


def test_the_end(desk: Desk) -> None:
    with closing(sqlite3.connect(desk.path)) as db:
        db.execute("UPDATE concept SET status = 'approved'")
        db.commit()
    page = desk.get("/review", "kim").text
    assert "Nothing waits here" in page and 'data-key="u"' in page


def test_what_was_skipped_comes_last(desk: Desk) -> None:
    desk.press(1, "s")
    with closing(open_reader(desk.path)) as db:
        assert waiting(db, Filter())[-1] == 1


def test_the_keys_are_those_of_the_terminal() -> None:
    terminal = {key for key, _, _ in KEYS}
    assert set(review.KEYS) == terminal - {"q"} | {"c"}


@pytest.mark.parametrize("lang", ["en", "ko"])
def test_every_key_and_choice_has_a_label(lang: str) -> None:
    label = labels.Labels(lang)
    names = [f"review.{kind}.{key}" for key in review.KEYS for kind in ("key", "help")]
    names += [f"review.order.{each}" for each in ORDERS]
    names += [f"review.status.{each}" for each in STATUSES]
    names += [f"review.kind.{each}" for each in KINDS]
    assert all(label(name) for name in names)


def test_korean(desk: Desk) -> None:
    page = desk.get("/review?_lang=ko", "kim").text
    assert '<html lang="ko">' in page and "승인" in page and "검토" in page


def test_every_page_is_whole(desk: Desk) -> None:
    """A form has a token and a label for each field; every id stands once."""
    page = desk.get("/review/1", "kim").text
    forms = re.findall(r'<form[^>]*method="post".*?</form>', page, re.DOTALL)
    assert forms and all('name="csrftoken"' in form for form in forms)
    ids = texts(r'\sid="([^"]*)"', page)
    assert len(ids) == len(set(ids))
    assert set(texts(r'<label for="([^"]*)"', page)) <= set(ids)


@pytest.mark.parametrize(("status", "keys"), [
    ("candidate", "arfs"), ("approved", "crf"), ("rejected", "acf"), ("forbidden", "acr")])
def test_a_status_has_the_buttons_that_change_it(status: str, keys: str) -> None:
    assert review.AT_ONCE[status] == keys
