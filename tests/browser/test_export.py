"""Files of the glossary, taken from the pages as a person does."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from glossary.web.labels import Labels
from tests.browser.conftest import Open


def taken(page: Page, name: str) -> Path:
    """Click the link to a file, and give where the browser put it."""
    with page.expect_download() as waiting:
        page.get_by_role("link", name=name, exact=True).click()
    assert waiting.value.failure() is None
    found = Path(waiting.value.path())
    return found.rename(found.with_name(waiting.value.suggested_filename))


@pytest.mark.parametrize("path", ["/", "/glossary/glossary?kind=mixed"])
def test_a_file_is_taken_from_a_page(visit: Open, path: str) -> None:
    page = visit(path)
    links = page.locator(".exports .files")
    expect(links).to_be_hidden()
    page.get_by_text(Labels("en")("export.summary")).click()
    expect(links).to_be_visible()
    file = taken(page, "OmegaT")
    assert file.name == ("glossary-mixed.txt" if "mixed" in path else "glossary.txt")
    lines = file.read_text("utf-8").splitlines()
    assert ("저고도 경제\t低空经济\t" in lines) and len(lines) > 15
    assert page.url.endswith(path)


def test_korean_without_scripts(visit: Open) -> None:
    page = visit("/overview", locale="ko-KR", java_script_enabled=False)
    expect(page.locator("#export")).to_contain_text("프로젝트의 glossary 폴더에 넣는 용어집")
    assert taken(page, "TBX 2").name == "glossary.tbx"
    assert taken(page, "OmegaT 중국어 → 한국어").name == "glossary-zh-ko.txt"
