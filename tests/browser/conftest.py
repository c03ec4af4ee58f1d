"""What tests in the browser share: one browser, one server, pages that must be without a fault."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any, NamedTuple, Protocol

import pytest
from playwright.sync_api import Browser, Page, StorageState

from tests.browser.harness import PATIENCE, Site, browsing, executable, serving, watched

SHIPPED = Path(__file__).parents[2] / "glossary.db"


class Open(Protocol):
    """Opens a path of a site in a window of its own."""

    def __call__(
        self, path: str = "/", *, site: Site | None = None, state: StorageState | None = None,
        allowed: tuple[int, ...] = (), **options: Any,
    ) -> Page: ...


class Window(NamedTuple):
    """A page that is used again and again, and all that went wrong on it so far."""

    page: Page
    faults: list[str]

    def look(self, address: str, status: int = 200) -> Page:
        """Go to *address*, which has to answer by *status*, if it has to be counted first: soon."""
        for _ in range(PATIENCE // 1000):
            self.faults.clear()
            answer = self.page.goto(address)
            if answer is None or answer.status != 503:
                break
            self.page.wait_for_timeout(1000)
        assert answer is not None and answer.status == status
        self.faults[:] = [each for each in self.faults if f"{status}" not in each or status == 200]
        return self.page


@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    """The browser; where there is none, the test is skipped, but not in continuous integration."""
    if executable() is None:
        reason = "there is no browser: install Debian's chromium, or run `make browser` as root"
        if os.environ.get("CI"):
            pytest.fail(reason)
        pytest.skip(reason)
    with browsing() as found:
        yield found


@pytest.fixture(scope="package")
def site(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """A server of the shipped glossary, which no test may change."""
    path = Path(shutil.copy(SHIPPED, tmp_path_factory.mktemp("site")))
    with serving(path) as found:
        yield found


@pytest.fixture(scope="package")
def signed_in(browser: Browser, site: Site) -> StorageState:
    """What a browser keeps of somebody who signed in on the site."""
    return sign_in(browser, site)


def sign_in(browser: Browser, site: Site) -> StorageState:
    """Follow the link that signs in, which works once; give what the browser keeps."""
    with browser.new_context(locale="en") as context:
        context.new_page().goto(site.link)
        return context.storage_state()


@pytest.fixture(scope="package")
def windows(browser: Browser, signed_in: StorageState) -> Iterator[dict[bool, Window]]:
    """Two windows for tests that only look: of a stranger, and of somebody who signed in."""
    with ExitStack() as stack:
        found = {}
        for state in (None, signed_in):
            context = stack.enter_context(browser.new_context(locale="en", storage_state=state))
            page = context.new_page()
            found[state is not None] = Window(page, watched(page))
        yield found


@pytest.fixture
def visit(browser: Browser, site: Site) -> Iterator[Open]:
    """Opens pages, and fails in the end if one of them had a fault."""
    found: list[tuple[Page, list[str]]] = []
    home = site
    with ExitStack() as stack:
        def open_page(
            path: str = "/", *, site: Site | None = None, state: StorageState | None = None,
            allowed: tuple[int, ...] = (), **options: Any,
        ) -> Page:
            context = stack.enter_context(browser.new_context(
                **{"locale": "en", "storage_state": state, **options}))
            page = context.new_page()
            found.append((page, watched(page, allowed)))
            page.goto((site or home).address + path)
            return page

        yield open_page
        assert [fault for _, faults in found for fault in faults] == []
