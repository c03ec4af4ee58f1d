"""The front page in the browser: results as one types, keys, and no script at all."""

from __future__ import annotations

from urllib.parse import quote

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Open

#: What is typed, and the first thing that is found.
TYPED = [
    ("低", "低空"), ("저고도", "저고도"), ("dikong", "低空"), ("ㅈㄱㄷ", "저고도"), ("低空經濟", "低空經濟"),
    ("저고도 경재", "저고도 경제"),
]


def hits(page: Page) -> list[str]:
    return page.locator("#results .hits a").all_inner_texts()


@pytest.mark.parametrize(("word", "first"), TYPED)
def test_results_come_as_one_types(visit: Open, word: str, first: str) -> None:
    page = visit("/")
    box = page.locator("input[type=search]")
    expect(box).to_be_focused()
    box.press_sequentially(word, delay=10)
    expect(page.locator("#results .hits a").first).to_contain_text(first)
    expect(page).to_have_url(page.url.split("?")[0] + "?q=" + quote(word).replace("%20", "+"))
    assert page.locator("#announced").inner_text() == page.locator("#results .found").inner_text()


def test_what_was_typed_first_does_not_come_last(visit: Open) -> None:
    """However slow the answer to the first letters is, that to the whole word stays."""
    page = visit("/")
    page.route("**/*q=%EC%A0%80&*", lambda route: route.abort())
    slow = []

    def delay(route: object) -> None:
        slow.append(route)

    page.route("**/-/results?q=%EC%A0%80", delay)
    box = page.locator("input[type=search]")
    box.press_sequentially("저")
    page.wait_for_timeout(200)
    box.press_sequentially("고도 경제")
    expect(page.locator("#results .hits a").first).to_contain_text("低空经济")
    assert len(slow) == 1  # it was asked for, and was not waited for


def test_keys(visit: Open) -> None:
    page = visit("/?q=" + quote("저고도"))
    page.keyboard.press("/")
    box = page.locator("input[type=search]")
    expect(box).to_be_focused()
    links = page.locator("#results .hits a")
    page.keyboard.press("ArrowDown")
    expect(links.nth(0)).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(links.nth(1)).to_be_focused()
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    expect(box).to_be_focused()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url("**/concept/*")
    page.go_back()
    expect(page.locator("input[type=search]")).to_have_value("저고도")
    expect(links.first).to_contain_text("저고도")


def test_escape_empties_the_box(visit: Open) -> None:
    page = visit("/?q=" + quote("저고도"))
    page.locator("input[type=search]").press("Escape")
    expect(page.locator("#results .hits")).to_have_count(0)
    assert "q=" not in page.url


def test_nothing_found(visit: Open) -> None:
    page = visit("/")
    page.locator("input[type=search]").fill("<img src=x onerror=alert(1)>")
    expect(page.locator("#results .found")).to_contain_text("Nothing found")
    expect(page.locator("#results img")).to_have_count(0)


def test_without_a_script(visit: Open) -> None:
    page = visit("/", java_script_enabled=False)
    page.locator("input[type=search]").fill("dikong")
    page.locator("form.search button").click()
    assert page.url.endswith("/?q=dikong")
    expect(page.locator("#results .hits a").first).to_contain_text("低空")
    page.locator("#results .hits a").first.click()
    expect(page.locator("h1")).to_contain_text("低空")


def test_korean_labels_for_who_reads_korean(visit: Open) -> None:
    page = visit("/", locale="ko-KR")
    assert page.locator("html").get_attribute("lang") == "ko"
    page.locator("a.language").click()
    assert page.locator("html").get_attribute("lang") == "en"
