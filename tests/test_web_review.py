"""Review in the page: who may decide, what is decided, and what is refused, without a browser."""

from __future__ import annotations

import asyncio
import re
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

from glossary import connect
from glossary.cli.screen import KEYS
from glossary.connect import open_reader, open_writer
from glossary.deciding.candidates import look
from glossary.lookup.history import history
from glossary.lookup.queue import KINDS, ORDERS, STATUSES, Filter, Order, waiting
from glossary.web import labels, review
from glossary.web.asked import Asked
from tests.command import run
from tests.desk import Desk, fault, found, said, sitting, texts
from tests.disks import small_disk
from tests.evidence import check, dump

#: What a decision is made by, and what the command says for it, about concept 1.
SAME = [
    ("a", "", ["approve", "#1"]),
    ("r", "", ["reject", "#1"]),
    ("f", "", ["forbid", "#1"]),
    ("n", "as in the white paper", ["note", "#1", "-t", "as in the white paper"]),
    ("d", "aviation", ["note", "#1", "--domain", "aviation"]),
    ("e", "저공경제", ["prefer", "#1", "저공경제"]),
    ("e", "2", ["prefer", "#1", "저공경제"]),
    ("e", "낮은 하늘 경제", ["prefer", "#1", "낮은 하늘 경제"]),
    ("m", "#3", ["merge", "#3", "#1"]),
    ("m", "핑안그룹", ["merge", "#3", "#1"]),
    ("x", "저공경제", ["split", "#1", "저공경제"]),
]

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


def standing(desk: Desk) -> list[tuple[str, str, str]]:
    """Give who decided what, and its value."""
    with closing(open_reader(desk.path)) as db:
        return [(made.who, made.action, made.value) for made in history(db)]


def without_time(path: Path) -> list[str]:
    return [re.sub(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", "then", line) for line in dump(path)]


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


@pytest.mark.parametrize(("key", "text", "words"), SAME)
def test_a_button_writes_what_the_command_writes(
    desk: Desk, tmp_path: Path, key: str, text: str, words: list[str]
) -> None:
    other = Path(shutil.copy(desk.path, tmp_path / "other.db"))
    answer = desk.press(1, key, text)
    assert answer.status_code == 303, answer.text
    result = run(*words, "--by", "kim", "--db", str(other))
    assert result.exit_code == 0, result.output
    assert without_time(desk.path) == without_time(other)
    check(desk.path)


def test_undo_writes_what_the_command_writes(desk: Desk, tmp_path: Path) -> None:
    other = Path(shutil.copy(desk.path, tmp_path / "other.db"))
    desk.press(1, "a")
    desk.press(6, "m", "#1")
    desk.press(0, "u", revision="")
    assert said(desk.get("/review/6?done=3", "kim")).startswith("Undone: merge")
    desk.press(1, "u", "1", revision="")
    for words in (["approve", "#1"], ["merge", "#1", "#6"], ["undo"], ["undo", "1"]):
        assert run(*words, "--by", "kim", "--db", str(other)).exit_code == 0
    assert without_time(desk.path) == without_time(other)


def test_the_command_sees_it_and_undoes_it(desk: Desk) -> None:
    desk.press(1, "a")
    shown = run("history", "--db", str(desk.path)).stdout
    assert "kim" in shown and "approve" in shown and "저고도 경제" in shown
    assert run("undo", "--by", "lee", "--db", str(desk.path)).exit_code == 0
    assert "undone" in desk.get("/review/1", "kim").text
    assert desk.revision(1)


@pytest.mark.parametrize("key", ["a", "r", "f", "s"])
def test_what_is_decided_leads_on(desk: Desk, key: str) -> None:
    with closing(open_reader(desk.path)) as db:
        first, second = waiting(db, Filter())[:2]
    answer = desk.press(first, key)
    assert answer.headers["location"] == "/review?done=1"
    page = desk.get(answer.headers["location"], "kim")
    assert said(page)
    assert found(r'action="/review/(\d+)" class="at-once"', page.text) == str(second)


@pytest.mark.parametrize(("key", "text"), [("n", "x"), ("d", "x"), ("e", "2"), ("x", "2")])
def test_what_is_changed_is_shown_again(desk: Desk, key: str, text: str) -> None:
    answer = desk.press(1, key, text, query="?kind=mixed")
    assert answer.headers["location"] == "/review/1?kind=mixed&done=1"
    assert said(desk.get(answer.headers["location"], "kim"))


def test_a_note_is_cleared_by_an_empty_field(desk: Desk) -> None:
    desk.press(1, "n", "x")
    desk.press(1, "n", "  ")
    assert standing(desk) == [("kim", "note", "x"), ("kim", "note", "")]
    answer = desk.press(1, "n", "")
    assert answer.headers["location"] == "/review/1?same=1"
    assert "Nothing changed" in desk.get("/review/1?same=1", "kim").text


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


def test_nothing_is_decided_about_what_nobody_saw(desk: Desk) -> None:
    seen = desk.revision(1)
    desk.press(1, "n", "changed", who="lee")
    answer = desk.press(1, "a", revision=seen)
    assert answer.status_code == 409
    assert fault(answer) == "nothing was decided: this changed meanwhile, look again"
    assert "changed" in answer.text  # it is shown as it is now
    assert standing(desk) == [("lee", "note", "changed")]
    for wrong in ("", "0" * 16, "<script>"):
        assert desk.press(1, "a", revision=wrong).status_code == 409


def test_a_concept_that_was_merged_away_meanwhile(desk: Desk) -> None:
    seen = desk.revision(6)
    desk.press(6, "m", "#1", who="lee")
    answer = desk.press(6, "a", revision=seen)
    assert answer.status_code == 409
    assert fault(answer) == "nothing was decided: concept 6 is gone, merged into 1"
    moved = desk.get("/review/6?kind=mixed", "kim")
    assert (moved.status_code, moved.headers["location"]) == (302, "/review/1?kind=mixed")


def test_a_concept_that_never_was(desk: Desk) -> None:
    for number in ("999", "999999999999999999"):
        assert desk.get(f"/review/{number}", "kim").headers["location"] == f"/concept/{number}"
    answer = desk.press(999, "a", revision="x")
    assert answer.status_code == 409 and "concept 999 is gone" in fault(answer)


def test_two_people_at_once(desk: Desk) -> None:
    seen = desk.revision(1)

    async def both() -> list[Any]:
        return await asyncio.gather(*(
            desk.posted("/review/1", who, key=key, revision=seen)
            for who, key in (("kim", "a"), ("lee", "r"))))

    assert sorted(answer.status_code for answer in desk.run(both())) == [303, 409]
    assert len(standing(desk)) == 1
    check(desk.path)


def test_many_people_at_once(desk: Desk) -> None:
    with closing(open_reader(desk.path)) as db:
        ids = waiting(db, Filter())
    seen = {one: desk.revision(one) for one in ids}

    async def all_of_them() -> list[Any]:
        return await asyncio.gather(*(
            desk.posted(f"/review/{one}", "kim", key="a", revision=seen[one]) for one in ids))

    assert {answer.status_code for answer in desk.run(all_of_them())} == {303}
    assert len(standing(desk)) == len(ids)
    check(desk.path)


def test_a_busy_glossary_is_one_line(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    seen = desk.revision(1)
    monkeypatch.setattr(connect, "TIMEOUT", 0.05)
    with closing(open_writer(desk.path)) as other:
        connect.keep_log(other)
        other.execute("BEGIN IMMEDIATE")
        answer = desk.press(1, "a", revision=seen)
        assert answer.status_code == 503
        assert fault(answer).endswith(
            "is locked by another program: try again when that has finished")
        other.execute("ROLLBACK")
    assert desk.press(1, "a").status_code == 303


def test_it_waits_while_a_miner_writes(desk: Desk) -> None:
    seen = desk.revision(1)
    with closing(open_writer(desk.path)) as other:
        connect.keep_log(other)
        other.execute("BEGIN IMMEDIATE")

        async def meanwhile() -> Any:
            pressed = asyncio.ensure_future(
                desk.posted("/review/1", "kim", key="a", revision=seen))
            await asyncio.sleep(0.3)
            assert not pressed.done()
            page = await desk.asked("GET", "/review/3", desk.cookies("kim"))
            other.execute("ROLLBACK")
            return page.status_code, (await pressed).status_code

        assert desk.run(meanwhile()) == (200, 303)


def test_a_glossary_that_cannot_be_written_is_one_line(filled: Path, tmp_path: Path) -> None:
    (tmp_path / "disk").mkdir()
    with small_disk(tmp_path / "disk") as disk:
        if not disk:
            pytest.skip("needs the right to mount a file system")
        path = Path(shutil.copy(filled, disk.folder / "glossary.db"))
        disk.freeze()
        with sitting(path, "kim") as desk:
            answer = desk.press(1, "a")
            assert answer.status_code == 503 and "cannot be written" in fault(answer)


def test_a_glossary_that_went_away_is_one_line(desk: Desk) -> None:
    seen = desk.revision(1)
    desk.path.rename(desk.path.with_suffix(".gone"))
    answer = desk.press(1, "a", revision=seen)
    assert answer.status_code == 503 and "Traceback" not in answer.text


def test_undo_takes_back_ones_own(desk: Desk) -> None:
    desk.press(1, "a")
    desk.press(4, "r", who="lee")
    refused = desk.press(0, "u", revision="")
    assert "the last one is lee's" in fault(refused)
    answer = desk.press(0, "u", who="lee", revision="")
    assert answer.headers["location"] == "/review/4?done=3"
    assert desk.press(0, "u", revision="").headers["location"] == "/review/1?done=4"
    again = desk.press(1, "u", "4", revision="")
    assert again.headers["location"] == "/review/1?done=5"
    with closing(open_reader(desk.path)) as db:
        shown = look(db, 1)
        assert shown and shown.concept.entry.status == "approved"


@pytest.mark.parametrize("order", ORDERS)
def test_the_order_is_that_of_the_queue(desk: Desk, order: Order) -> None:
    for asked in ({}, {"kind": "mixed"}, {"status": "approved"}, {"low": "0.9"}):
        walk(desk, order, asked)


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


def test_only_what_a_document_has(desk: Desk) -> None:
    page = desk.get("/review?document=robots.txt", "kim").text
    assert found(r'name="document" value="([^"]*)"', page) == "robots.txt"
    assert '<p class="position">1 of ' in page
    assert "Nothing waits here" in desk.get("/review?document=none.txt", "kim").text


def test_what_is_asked_for_stays_in_the_address(desk: Desk) -> None:
    answer = desk.press(1, "a", query="?kind=mixed&low=0.5")
    assert answer.headers["location"] == "/review?kind=mixed&low=0.5&done=1"


def test_on_the_page_of_a_concept(desk: Desk) -> None:
    assert "data-deciding" not in desk.get("/concept/1").text
    page = desk.get("/concept/1", "kim").text
    assert 'name="back" value="concept"' in page and 'data-key="s"' not in page
    answer = desk.press(1, "a", back="concept")
    assert answer.headers["location"] == "/concept/1?done=1"
    assert said(desk.get("/concept/1?done=1", "kim")) == "Approved: 저고도 경제 = 低空经济"
    assert desk.press(6, "m", "1", back="concept").headers["location"] == "/concept/1?done=2"
    assert desk.press(3, "a", back="//evil.example").headers["location"] == "/review?done=3"


@pytest.mark.parametrize(("status", "keys"), [
    ("candidate", "arfs"), ("approved", "crf"), ("rejected", "acf"), ("forbidden", "acr")])
def test_a_status_has_the_buttons_that_change_it(status: str, keys: str) -> None:
    assert review.AT_ONCE[status] == keys


def test_reopening(desk: Desk) -> None:
    assert desk.press(2, "c").headers["location"] == "/review/2?done=1"
    assert standing(desk) == [("kim", "reopen", "")]


def test_what_was_skipped_comes_last(desk: Desk) -> None:
    desk.press(1, "s")
    with closing(open_reader(desk.path)) as db:
        assert waiting(db, Filter())[-1] == 1


def test_the_end(desk: Desk) -> None:
    with closing(sqlite3.connect(desk.path)) as db:
        db.execute("UPDATE concept SET status = 'approved'")
        db.commit()
    page = desk.get("/review", "kim").text
    assert "Nothing waits here" in page and 'data-key="u"' in page


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
