"""Review in the page: who may not decide, what cannot be decided, and what means harm."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import pytest

from glossary.web import review
from tests.desk import Desk, fault, found, sitting, standing

#: Addresses that mean no good, or nothing.
ADDRESSES = [
    "?kind=<script>alert(1)</script>", '?document="><script>alert(1)</script>', "?low=nan&high=inf",
    "?low=-1e400", "?order=id;drop", "?status=%00", "?done=99999999999999999999", "?done=-1",
    "?document=' OR 1=1 --", "?document=%ed%a0%80", "?low=0.7&high=0.2", "?kind=mixed&kind=reading",
]

#: What nobody should be able to write into a page.
HOSTILE = [
    "<script>alert(1)</script>", "\"onmouseover=alert(1) x=\"", "' onfocus=alert(1) '",
    "javascript:alert(1)", "</textarea></title><img src=x onerror=alert(1)>", "{{ 7 * 7 }}",
    "'; DROP TABLE decision; --", "&lt;b&gt;", "\u202eabc", "%00%0a", "a" * 900,
]

#: What cannot be decided about concept 1, or 7, and a part of the line that says so.
REFUSED = [
    ("m", "없는말", "no other concept is called"),
    ("m", "#1", "no other concept is called"),
    ("m", "#2", ""),
    ("m", "#99", "no other concept is called"),
    ("x", "9", "has no '9'"),
    ("e", "\x00", ""),
    ("e", "가" * 5000, ""),
    ("z", "", "'z' decides nothing"),
    ("", "", "'' decides nothing"),
    ("aa", "", "'aa' decides nothing"),
    ("u", "99", "there is no decision 99"),
    ("u", "", "there is no decision of yours"),
    ("u", "9" * 40, "there is no decision of yours"),
    *((key, " ", "the field was empty") for key in "emx"),
]


@pytest.fixture
def desk(glossary_path: Path) -> Iterator[Desk]:
    with sitting(glossary_path, "kim", "lee") as found:
        yield found


class Tags(HTMLParser):
    """The tags of a page, and what in them would be a script."""

    def __init__(self) -> None:
        super().__init__()
        self.found: set[str] = set()
        self.scripts: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.add(tag)
        for name, value in attrs:
            if name.startswith("on") or name == "style" or (value or "").startswith("javascript:") \
                    and name in ("href", "src", "action"):
                self.scripts.append(f"{tag} {name}={value}")
        if tag == "script" and not dict(attrs).get("src"):
            self.scripts.append("script")


def harmless(page: str) -> None:
    """Fail if there is a script in *page* but those that are files."""
    tags = Tags()
    tags.feed(page)
    assert tags.scripts == [] and "img" not in tags.found


def test_strangers_are_led_to_signing_in(desk: Desk) -> None:
    for path in ("/review", "/review/1", "/review/999", "/review?done=1"):
        answer = desk.get(path)
        assert (answer.status_code, answer.headers["location"]) == (302, "/-/sign-in")


@pytest.mark.parametrize("who", ["", "park"])
def test_strangers_change_nothing(desk: Desk, who: str) -> None:
    before = desk.path.read_bytes()
    revision = desk.revision(1)
    for key in (*review.KEYS, "", "undo"):
        for csrf in (True, False):
            answer = desk.post("/review/1", who, csrf, key=key, text="2", revision=revision)
            assert answer.status_code == 403
    assert desk.path.read_bytes() == before
    assert [each.name for each in desk.path.parent.iterdir()] == [desk.path.name]


def test_a_form_of_another_site_changes_nothing(desk: Desk) -> None:
    before = desk.path.read_bytes()
    for token in ({}, {"csrftoken": ""}, {"csrftoken": "guessed"}):
        fields = {"key": "a", "revision": desk.revision(1), **token}
        assert desk.post("/review/1", "kim", False, **fields).status_code == 403
    assert desk.path.read_bytes() == before


def test_looking_changes_nothing(desk: Desk) -> None:
    before = desk.path.read_bytes()
    for path in ("/review", "/review/1", "/review?order=alphabet", "/review/6?kind=mixed",
                 "/review?done=1", "/review/1?key=a", "/concept/1"):
        assert desk.get(path, "kim").status_code == 200
    assert desk.path.read_bytes() == before


def test_what_cannot_be_done_is_one_line(desk: Desk) -> None:
    for key, text, why in REFUSED:
        answer = desk.press(7 if text == "#2" else 1, key, text)
        line = fault(answer)
        assert answer.status_code == 409 and why in line and "\n" not in line
    assert standing(desk) == []
    assert desk.revision(1)


def test_what_was_refused_stays_in_its_field(desk: Desk) -> None:
    page = desk.press(1, "m", '없는말"x').text
    assert found(r'id="text-m" name="text" value="([^"]*)"', page) == '없는말"x'
    assert re.search(r'<details class="ask" open>\s*<summary data-key="m"', page)


@pytest.mark.parametrize("key", ["n", "d", "e"])
def test_hostile_words_are_kept_and_do_nothing(desk: Desk, key: str) -> None:
    for text in HOSTILE:
        answer = desk.press(1, key, text)
        assert answer.status_code in (303, 409)
        for path in ("/review/1?done=1", "/concept/1?done=1"):
            page = desk.get(path, "kim").text
            assert text != "{{ 7 * 7 }}" or text in page  # it is no template either
            harmless(page)
        if answer.status_code == 303 and key == "n":
            assert standing(desk)[-1] == ("kim", "note", text.strip())


def test_a_hostile_address_does_nothing(desk: Desk) -> None:
    for query in ADDRESSES:
        answer = desk.get("/review" + query, "kim")
        assert answer.status_code == 200
        harmless(answer.text)
