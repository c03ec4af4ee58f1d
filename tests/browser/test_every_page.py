"""What must be true of every page: no fault in the console, nothing to scroll sideways on a phone,
nothing that axe-core (dequeuniversity.com) calls a serious or critical fault, in light and dark."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from urllib.parse import quote

import pytest
from playwright.sync_api import Page, ViewportSize, expect

from tests.browser.conftest import Open, Window
from tests.browser.harness import Site

#: Each page, by what it is called; with the status of its answer.
PAGES = {
    "front": ("/", 200),
    "results": ("/?q=" + quote("저고도"), 200),
    "nothing found": ("/?q=" + quote("쀍쀍쀍쀍"), 200),
    "concept": ("/concept/9", 200),
    "documents": ("/documents", 200),
    "document": ("/document/1", 200),
    "overview": ("/overview", 200),
    "database": ("/glossary", 200),
    "table": ("/glossary/term?_size=10&_search=" + quote("低空"), 200),
    "view": ("/glossary/glossary?_size=10", 200),
    "row": ("/glossary/concept/9", 200),
    "question": ("/glossary/segments_by_frequency", 200),
    "spellings": ("/glossary/deviating_spellings", 200),
    "review": ("/review", 200),
    "review of one": ("/review/9?kind=mixed", 200),
    "concept to decide about": ("/concept/1", 200),
    "sign in": ("/-/sign-in", 200),
    "refused": ("/-/sign-in?token=guessed", 403),
    "no concept": ("/concept/999", 404),
    "no page": ("/nowhere", 404),
}

#: Pages that need somebody who signed in.
SIGNED_IN = {"review", "review of one", "concept to decide about"}

#: A desk and a phone: their width and height in CSS pixels.
DESKTOP: ViewportSize = {"width": 1280, "height": 800}
PHONE: ViewportSize = {"width": 390, "height": 844}

#: Waits for colours that are on their way.
SETTLED = """() => Promise.allSettled(document.getAnimations().map(each => each.finished))"""

RUN = """async (options) => (await axe.run(document, options)).violations
    .filter(each => ["serious", "critical"].includes(each.impact))
    .map(each => `${each.id}: ${each.help}: ` + each.nodes.slice(0, 5).map(
        node => node.html.slice(0, 200) + " " + (node.any[0]?.message ?? "")).join(" | "))"""


@cache
def axe() -> str:
    """Give the script of axe-core, which a Python package carries."""
    return files("axe_playwright_python").joinpath("axe.min.js").read_text("utf-8")


def serious(page: Page, *rules: str) -> list[str]:
    """Give what axe-core finds on *page*, by all of its rules or by *rules*."""
    page.evaluate(axe())
    page.evaluate(SETTLED)
    options: dict[str, object] = {"resultTypes": ["violations"]}
    found: list[str] = page.evaluate(RUN, {**options, "runOnly": rules} if rules else options)
    return found


@pytest.mark.parametrize("name", PAGES)
def test_page(site: Site, windows: dict[bool, Window], name: str) -> None:
    path, status = PAGES[name]
    window = windows[name in SIGNED_IN]
    window.page.set_viewport_size(DESKTOP)
    window.page.emulate_media(color_scheme="light")
    page = window.look(site.address + path, status)
    expect(page.locator("h1")).to_have_count(1)
    assert page.title()
    assert serious(page) == []
    page.emulate_media(color_scheme="dark")
    assert serious(page, "color-contrast") == []
    page.set_viewport_size(PHONE)
    assert too_wide(page) == []
    assert window.faults == []


@pytest.mark.parametrize("name", ["front", "concept", "overview", "review"])
def test_page_in_korean(site: Site, windows: dict[bool, Window], name: str) -> None:
    window = windows[True]
    window.page.set_viewport_size(PHONE)
    path = PAGES[name][0]
    page = window.look(f"{site.address}{path}{'&' if '?' in path else '?'}_lang=ko")
    assert page.locator("html").get_attribute("lang") == "ko"
    assert too_wide(page) == []
    assert serious(page) == []
    assert window.faults == []
    page.context.clear_cookies(name="glossary_lang")


def too_wide(page: Page) -> list[str]:
    """Give what makes *page* scroll sideways; not what scrolls by itself."""
    if page.evaluate("document.documentElement.scrollWidth <= innerWidth"):
        return []
    found: list[str] = page.evaluate("""() => [...document.querySelectorAll("body *")].filter(
        each => each.getBoundingClientRect().right > innerWidth + 1).slice(0, 5).map(
        each => each.outerHTML.slice(0, 150))""")
    return found or ["something"]


def test_dark_is_dark(visit: Open) -> None:
    shades = [
        visit("/", color_scheme=scheme).evaluate("getComputedStyle(document.body).backgroundColor")
        for scheme in ("light", "dark")]
    light, dark = (sum(map(int, shade[4:-1].split(","))) for shade in shades)
    assert light > 600 > 150 > dark


def test_nothing_comes_from_elsewhere(visit: Open) -> None:
    page = visit("/")
    home = page.url
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(home + "concept/9")
    assert asked and all(url.startswith(home) for url in asked)
