"""Review in the browser: by mouse, by keys, without a script."""

from __future__ import annotations

from playwright.sync_api import StorageState

from tests.browser.conftest import Open


def test_shown(visit: Open, signed_in: StorageState) -> None:
    page = visit("/review", state=signed_in)
    assert page.locator("h1").inner_text() == "Review"
