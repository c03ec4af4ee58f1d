"""Somebody at the pages, in this process: what the tests of review and of signing in share."""

from __future__ import annotations

import asyncio
import html
import re
from collections.abc import Callable, Coroutine, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any, TypeVar
from urllib.parse import urlencode

from glossary.connect import open_reader
from glossary.lookup.history import history
from glossary.web import actors, server

_T = TypeVar("_T")

#: By which the cookies are signed.
SECRET = "not so secret"

#: The cookie of Datasette 0.65 that a form must agree with.
CSRF = "ds_csrftoken"


class Desk:
    """A server of the glossary at *path*, and the requests of whoever *who* is, "" for a stranger.
    """

    def __init__(self, path: Path, loop: asyncio.AbstractEventLoop) -> None:
        self.path = path
        self._loop = loop
        self.datasette = server.make(path, secret=SECRET)
        self.run(self.datasette.invoke_startup())

    def run(self, work: Coroutine[Any, Any, _T]) -> _T:
        return self._loop.run_until_complete(work)

    def let_in(self, who: str) -> str:
        """Invite *who*; give the path of the link."""
        return actors.sign_in_path(self.datasette, who)

    def cookies(self, who: str) -> dict[str, str]:
        """Give the cookie of *who*, as if it were signed in."""
        signed = self.datasette.sign({"a": {"id": who}}, "actor")
        return {"ds_actor": signed} if who else {}

    def get(self, path: str, who: str = "", **more: Any) -> Any:
        """Ask for a page, and follow nothing."""
        return self.run(self.asked("GET", path, self.cookies(who), **more))

    def post(self, path: str, who: str, csrf: bool = True, **fields: object) -> Any:
        """Send a form with the token of the page that it stands on, or from another site."""
        return self.run(self.posted(path, who, csrf, **fields))

    async def posted(self, path: str, who: str, csrf: bool = True, **fields: object) -> Any:
        cookies = self.cookies(who)
        headers = {"content-type": "application/x-www-form-urlencoded"}
        if not csrf:  # Datasette 1.0 goes by these, 0.65 by the token
            headers |= {"origin": "https://evil.example", "sec-fetch-site": "cross-site"}
        else:
            cookies[CSRF] = fields["csrftoken"] = self.datasette.sign("any", "csrftoken")
        return await self.asked(
            "POST", path, cookies, content=urlencode(fields), headers=headers)

    async def asked(self, method: str, path: str, cookies: dict[str, str], **more: Any) -> Any:
        headers = dict(more.pop("headers", {}))
        if cookies:
            headers["cookie"] = "; ".join(f"{name}={value}" for name, value in cookies.items())
        return await self.datasette.client.request(method, path, headers=headers, **more)

    def press(
        self, concept: int, key: str, text: str = "", who: str = "kim", query: str = "",
        revision: str | None = None, back: str = "review",
    ) -> Any:
        """Press a button of the page of *concept*, by default as it is now."""
        if revision is None:
            revision = self.revision(concept, who, query)
        return self.post(f"/review/{concept}{query}", who, key=key, text=text, revision=revision,
                         back=back)

    def revision(self, concept: int, who: str = "kim", query: str = "") -> str:
        page = self.get(f"/review/{concept}{query}", who).text
        return found(r'name="revision" value="([0-9a-f]+)"', page)

    def close(self) -> None:
        for database in self.datasette.databases.values():
            database.close()
        if self.datasette.executor:
            self.datasette.executor.shutdown()


@contextmanager
def sitting(path: Path, *names: str) -> Iterator[Desk]:
    """Have a server of *path* for a while, at which *names* may sign in."""
    loop = asyncio.new_event_loop()
    desk = Desk(path, loop)
    for name in names:
        desk.let_in(name)
    try:
        yield desk
    finally:
        desk.close()
        loop.run_until_complete(loop.shutdown_default_executor())
        loop.close()


def found(pattern: str, page: str) -> str:
    """Give the first group of *pattern* in *page*, which must be there."""
    match = re.search(pattern, page, re.DOTALL)
    assert match, f"no {pattern} in {page}"
    return html.unescape(match[1])


def fault(answer: Any) -> str:
    """Give the line that says why nothing was decided."""
    return found(r'<p class="fault" role="alert">(.*?)</p>', answer.text)


def said(answer: Any) -> str:
    """Give the line that says what was decided."""
    return found(r'<div class="done message" role="status"><p><bdi>(.*?)</bdi>', answer.text)


def texts(pattern: str, page: str, change: Callable[[str], Any] = str) -> list[Any]:
    """Give all that *pattern* finds in *page*."""
    return [change(html.unescape(each)) for each in re.findall(pattern, page, re.DOTALL)]


def standing(desk: Desk) -> list[tuple[str, str, str]]:
    """Give who decided what, and its value."""
    with closing(open_reader(desk.path)) as db:
        return [(made.who, made.action, made.value) for made in history(db)]
