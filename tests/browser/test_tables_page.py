"""Datasette's own pages in the browser: the search box of a table, facets, questions."""

from __future__ import annotations

from urllib.parse import quote

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Open


@pytest.mark.parametrize("word", ["低空", "经济", "그룹", "低", "低空 항공"])
def test_the_search_box_of_a_table(visit: Open, word: str) -> None:
    page = visit("/glossary/term")
    page.locator("input[name=_search]").fill(word)
    page.locator("input[name=_search]").press("Enter")
    page.wait_for_url("**_search=" + quote(word).replace("%20", "+") + "**")
    rows = page.locator("table tbody tr").all_inner_texts()  # of concepts that have the words
    assert all(any(part in row for row in rows) for part in word.split())
    assert len(rows) < 40


def test_facets(visit: Open) -> None:
    page = visit("/glossary/glossary")
    facet = page.locator(".facets a", has_text="transcription").first
    count = int(facet.locator(".n").inner_text())
    facet.click()
    assert "kind=transcription" in page.url
    assert page.locator("table tbody tr").count() == min(count, 100)
    expect(page.locator(".chips")).to_contain_text("transcription")
    page.locator(".chips a").first.click()
    assert "kind=transcription" not in page.url
