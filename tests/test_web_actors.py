"""Signing in: by a link that works once, and for nobody else."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from datasette import Request
from datasette.app import Datasette

from glossary.web import actors
from tests.desk import Desk, sitting


@pytest.fixture
def desk(glossary_path: Path) -> Iterator[Desk]:
    with sitting(glossary_path) as found:
        yield found


def test_a_link_lets_in_once(desk: Desk) -> None:
    link = desk.let_in("kim")
    answer = desk.get(link)
    assert (answer.status_code, answer.headers["location"]) == (302, "/review")
    cookie = answer.headers["set-cookie"]
    assert cookie.startswith("ds_actor=") and "httponly" in cookie.lower()
    assert "samesite=lax" in cookie.lower() and "secure" not in cookie.lower()
    assert desk.datasette.unsign(answer.cookies["ds_actor"], "actor") == {"a": {"id": "kim"}}
    again = desk.get(link)
    assert again.status_code == 403 and "set-cookie" not in again.headers
    assert "was used already" in again.text


def test_over_https_the_cookie_stays_there(desk: Desk) -> None:
    request = Request.fake(desk.let_in("kim"), scheme="https")
    answer = desk.run(actors.sign_in(desk.datasette, request))
    assert "secure" in answer._set_cookie_headers[0].lower()


def test_who_is_in_may_follow_the_link_again(desk: Desk) -> None:
    link = desk.let_in("kim")
    desk.get(link)
    answer = desk.get(link, "kim")
    assert (answer.status_code, answer.headers["location"]) == (302, "/review")
    assert "set-cookie" not in answer.headers


def test_looking_at_a_link_does_not_use_it(desk: Desk) -> None:
    link = desk.let_in("kim")
    desk.run(desk.asked("HEAD", link, {}))
    assert desk.get(link).status_code == 302


@pytest.mark.parametrize("query", [
    "?token=guessed", "?token=<script>alert(1)</script>", "?token=%00", "?token=" + "a" * 5000,
    "?token=%ed%a0%80",
])
def test_a_guess_lets_nobody_in(desk: Desk, query: str) -> None:
    desk.let_in("kim")
    answer = desk.get("/-/sign-in" + query)
    assert answer.status_code == 403 and "set-cookie" not in answer.headers
    assert "<script>alert" not in answer.text


def test_without_a_link_the_page_tells_how(desk: Desk) -> None:
    for path in ("/-/sign-in", "/-/sign-in?token="):
        answer = desk.get(path)
        assert answer.status_code == 200 and "set-cookie" not in answer.headers
        assert "glossary serve --user NAME" in answer.text


def test_who_is_in_is_told_so(desk: Desk) -> None:
    desk.let_in("kim")
    assert "Signed in as kim" in desk.get("/-/sign-in", "kim").text
    assert "Signed in" not in desk.get("/-/sign-in").text


def test_each_has_a_link(desk: Desk) -> None:
    kim, lee = desk.let_in("kim"), desk.let_in("lee")
    for link, name in ((lee, "lee"), (kim, "kim")):
        signed = desk.get(link).cookies["ds_actor"]
        assert desk.datasette.unsign(signed, "actor")["a"] == {"id": name}


def test_a_cookie_of_another_server_is_worth_nothing(desk: Desk) -> None:
    desk.let_in("kim")
    forged = Datasette([], secret="another").sign({"a": {"id": "kim"}}, "actor")
    answer = desk.run(desk.asked("GET", "/review", {"ds_actor": forged}))
    assert answer.headers["location"] == "/-/sign-in"


@pytest.mark.parametrize(("who", "may"), [
    ("kim", True), ("root", True), ("lee", False), ("KIM", False), ("", False)])
def test_who_was_invited_may_review(desk: Desk, who: str, may: bool) -> None:
    desk.let_in("kim")
    actor = {"id": who} if who else None
    assert desk.run(actors.may_review(desk.datasette, actor)) is may
    assert (desk.get("/review", who).status_code == 200) is may


@pytest.mark.parametrize("actor", [None, {}, {"id": None}, {"id": ""}, {"name": "kim"}])
def test_who_has_no_name_may_not(desk: Desk, actor: dict[str, object] | None) -> None:
    desk.let_in("")
    assert not desk.run(actors.may_review(desk.datasette, actor))


def test_where_nobody_was_invited_nobody_may(desk: Desk) -> None:
    assert desk.get("/review", "kim").headers["location"] == "/-/sign-in"


def test_no_other_permission_is_given(desk: Desk) -> None:
    desk.let_in("kim")
    for action in ("execute-sql", "permissions-debug", "view-instance", "insert-row"):
        assert actors.permitted(desk.datasette, {"id": "kim"}, action) is None


def test_signing_out_is_that_of_datasette(desk: Desk) -> None:
    desk.let_in("kim")
    answer = desk.post(actors.SIGN_OUT, "kim")
    assert answer.status_code == 302
    assert any(value.startswith("ds_actor=") and 'ds_actor="";' in value
               for value in answer.headers.get_list("set-cookie"))
