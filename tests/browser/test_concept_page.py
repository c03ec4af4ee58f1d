"""The page of a concept in the browser: copying, the drawing, the way to the document."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Open

CLIPBOARD = ["clipboard-read", "clipboard-write"]


@pytest.mark.parametrize("form", ["저고도 경제", "低空经济", "低空經濟", "di kong jing ji"])
def test_copying(visit: Open, form: str) -> None:
    page = visit("/concept/9", permissions=CLIPBOARD)
    button = page.locator(f'button.copy[data-copy="{form}"]').first
    button.click()
    expect(button).to_contain_text("Copied")
    assert page.evaluate("navigator.clipboard.readText()") == form


def test_copying_that_is_not_allowed_is_told(visit: Open) -> None:
    page = visit("/concept/9")
    page.evaluate("() => { navigator.clipboard.writeText = async () => { throw Error(); } }")
    button = page.locator("button.copy").first
    button.click()
    expect(button).to_contain_text("Not copied")


def test_without_a_script_nothing_pretends_to_copy(visit: Open) -> None:
    page = visit("/concept/9", java_script_enabled=False)
    expect(page.locator("button.copy").first).to_be_hidden()


def test_the_drawing_names_its_parts(visit: Open) -> None:
    page = visit("/concept/9")
    drawing = page.get_by_role("img", name="저고도 경제 = 低空经济")
    expect(drawing).to_be_visible()
    assert {"저고도", "低空", "경제", "经济"} <= set(drawing.locator("text").all_text_contents())


def test_each_language_has_its_font(visit: Open) -> None:
    page = visit("/concept/9")
    families = {lang: page.locator(f'h1 [lang="{lang}"]').first.evaluate(
        "element => getComputedStyle(element).fontFamily") for lang in ("ko", "zh-Hans", "zh-Hant")}
    assert "KR" in families["ko"] and "SC" in families["zh-Hans"] and "TC" in families["zh-Hant"]


def test_the_way_to_the_document_and_back(visit: Open) -> None:
    page = visit("/concept/9")
    page.locator(".places a[href*='#gloss-']").first.click()
    page.wait_for_url("**/document/*")
    target = page.locator(":target")
    expect(target).to_be_in_viewport()
    page.locator("main a[href$='/concept/9']").first.click()
    expect(page.locator("h1")).to_contain_text("저고도 경제")
