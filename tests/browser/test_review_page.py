"""Review in the browser: by mouse, by keys, without a script; and what the file keeps of it."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, StorageState, expect

from glossary.connect import open_reader
from glossary.lookup.history import history
from glossary.lookup.queue import Filter, waiting
from tests.browser.conftest import SHIPPED, Open, sign_in
from tests.browser.harness import Site, serving
from tests.evidence import check

#: Opens a path of the desk as somebody who signed in.
Sit = Callable[..., Page]


class Desk:
    """A site whose glossary may be changed, and who signed in there."""

    def __init__(self, site: Site, state: StorageState) -> None:
        self.site, self.state = site, state
        self.count = len(self.made())

    def made(self) -> list[tuple[str, str, str]]:
        """Give the decisions: about which concept, what, and its value."""
        with closing(open_reader(self.site.db)) as db:
            return [(each.ko, each.action, each.value) for each in history(db)]

    def since(self) -> list[tuple[str, str, str]]:
        """Give those since the test began."""
        return self.made()[self.count:]

    def queue(self) -> list[int]:
        with closing(open_reader(self.site.db)) as db:
            return waiting(db, Filter(), most=100)


@pytest.fixture(scope="module")
def place(browser: Browser, tmp_path_factory: pytest.TempPathFactory
          ) -> Iterator[tuple[Site, StorageState]]:
    """A server, and in the end a file that is whole, with nothing beside it."""
    path = Path(shutil.copy(SHIPPED, tmp_path_factory.mktemp("desk")))
    with serving(path) as site:
        yield site, sign_in(browser, site)
    assert [each.name for each in path.parent.iterdir()] == [path.name]
    check(path)


@pytest.fixture
def desk(place: tuple[Site, StorageState]) -> Desk:
    return Desk(*place)


@pytest.fixture
def sit(visit: Open, desk: Desk) -> Sit:
    def open_page(path: str = "/review", **options: object) -> Page:
        return visit(path, site=desk.site, state=desk.state, **options)  # type: ignore[arg-type]

    return open_page


def korean(page: Page) -> str:
    return page.locator(".reviewed .pair [lang=ko]").inner_text()


def press(page: Page, key: str) -> None:
    """Press a key when the page is there, with its script."""
    page.wait_for_load_state()
    page.keyboard.press(key)


def test_by_mouse(sit: Sit, desk: Desk) -> None:
    page = sit()
    first = korean(page)
    page.get_by_role("button", name="Approve").click()
    expect(page.locator(".done")).to_contain_text(f"Approved: {first}")
    second = korean(page)
    assert second != first
    page.get_by_role("button", name="Reject").click()
    expect(page.locator(".done")).to_contain_text(f"Rejected: {second}")
    page.locator(".done button").click()
    expect(page.locator(".done")).to_contain_text(f"Undone: reject, {second}")
    assert korean(page) == second
    assert [made[:2] for made in desk.since()] == [
        (first, "approve"), (second, "reject"), (second, "undo")]


def test_by_keys(sit: Sit, desk: Desk) -> None:
    page = sit()
    first = korean(page)
    press(page, "n")
    field = page.locator("#text-n")
    expect(field).to_be_focused()
    field.press_sequentially("a real fair")  # the keys in it decide nothing
    field.press("Enter")
    expect(page.locator(".done")).to_contain_text("Noted")
    assert korean(page) == first
    press(page, "j")
    page.wait_for_url("**/review/*")
    expect(page.locator(".position")).to_contain_text("2 of")
    press(page, "k")
    expect(page.locator(".position")).to_contain_text("1 of")
    press(page, "f")
    expect(page.locator(".done")).to_contain_text(f"Forbidden: {first}")
    press(page, "u")
    expect(page.locator(".done")).to_contain_text(f"Undone: forbid, {first}")
    assert [made[1] for made in desk.since()] == ["note", "forbid", "undo"]
    assert desk.since()[0] == (first, "note", "a real fair")


def test_keys_off_a_hangul_keyboard(sit: Sit, desk: Desk) -> None:
    page = sit()
    first = korean(page)
    page.evaluate("""document.body.dispatchEvent(new KeyboardEvent(
        "keydown", {key: "ㅁ", code: "KeyA", bubbles: true, cancelable: true}))""")
    expect(page.locator(".done")).to_contain_text(f"Approved: {first}")


def test_keys_with_ctrl_and_keys_held_down_do_nothing(sit: Sit, desk: Desk) -> None:
    page = sit()
    for how in ("ctrlKey", "metaKey", "altKey", "repeat"):
        page.evaluate("""how => document.body.dispatchEvent(new KeyboardEvent(
            "keydown", {key: "a", code: "KeyA", bubbles: true, [how]: true}))""", how)
    press(page, "Escape")
    assert page.locator(".done").count() == 0 and desk.since() == []


def test_a_key_pressed_twice_decides_once(sit: Sit, desk: Desk) -> None:
    page = sit()
    page.evaluate("""for (const key of "aa") document.body.dispatchEvent(new KeyboardEvent(
        "keydown", {key, code: "KeyA", bubbles: true, cancelable: true}))""")
    expect(page.locator(".done")).to_be_visible()
    assert len(desk.since()) == 1


def test_help_and_switching_the_keys_off(sit: Sit, desk: Desk) -> None:
    page = sit()
    expect(page.locator(".keys dl")).to_be_hidden()
    press(page, "?")
    expect(page.locator(".keys dl")).to_be_visible()
    page.locator("[data-keys]").uncheck()
    page.reload()
    press(page, "a")
    press(page, "?")
    expect(page.locator("[data-keys]")).not_to_be_checked()
    assert desk.since() == []
    page.locator("[data-keys]").check()
    press(page, "s")
    expect(page.locator(".done")).to_contain_text("Skipped")


def test_choosing_a_form_and_splitting(sit: Sit, desk: Desk) -> None:
    page = sit("/review/9")
    page.get_by_role("button", name="Prefer 저고도 항공").click()
    expect(page.locator(".done")).to_contain_text("Preferred: 저고도 항공")
    assert korean(page) == "저고도 항공"
    press(page, "x")
    page.locator("#text-x").fill("저고도경제")
    page.locator("#text-x").press("Enter")
    expect(page.locator(".done")).to_contain_text("Split off as #")
    page.locator(".done button").click()
    expect(page.locator(".done")).to_contain_text("Undone: split")
    page.locator(".decisions li", has_text="prefer").get_by_role("button").click()
    expect(page.locator(".done")).to_contain_text("Undone: prefer")
    assert korean(page) != "저고도 항공"


def test_merging(sit: Sit, desk: Desk) -> None:
    one, other = desk.queue()[-2:]
    page = sit(f"/review/{one}", allowed=(409,))
    press(page, "m")
    page.locator("#text-m").fill("nothing like it")
    page.locator("#text-m").press("Enter")
    expect(page.get_by_role("alert")).to_contain_text("no other concept is called")
    expect(page.locator("#text-m")).to_have_value("nothing like it")
    page.locator("#text-m").fill(f"#{other}")
    page.locator("#text-m").press("Enter")
    expect(page.locator(".done")).to_contain_text(f"Merged: #{one} into")
    press(page, "u")
    expect(page.locator(".done")).to_contain_text("Undone: merge")
    assert page.url.split("?")[0].endswith(f"/review/{one}")


def test_filters_stay_in_the_address(sit: Sit, desk: Desk) -> None:
    page = sit()
    page.locator(".filters summary").click()
    page.locator("[name=kind]").select_option("transcription")
    page.locator("[name=order]").select_option("doubt")
    page.locator(".filters button").click()
    page.wait_for_url("**kind=transcription**")
    expect(page.locator(".kind")).to_have_text("transcription")
    press(page, "s")
    expect(page.locator(".done")).to_be_visible()
    assert "kind=transcription" in page.url and "order=doubt" in page.url
    expect(page.locator("[name=kind]")).to_have_value("transcription")


def test_on_the_page_of_a_concept(sit: Sit, desk: Desk) -> None:
    number = desk.queue()[0]
    page = sit(f"/concept/{number}")
    press(page, "a")
    expect(page.locator(".done")).to_contain_text("Approved")
    assert page.url.split("?")[0].endswith(f"/concept/{number}")
    page.get_by_role("button", name="Reopen").click()
    expect(page.locator(".done")).to_contain_text("A candidate again")


def test_without_a_script(sit: Sit, desk: Desk) -> None:
    page = sit(java_script_enabled=False)
    first = korean(page)
    page.locator("summary", has_text="Note").click()
    page.locator("#text-n").fill("<script>alert(1)</script>")
    page.locator("#text-n").press("Enter")
    expect(page.locator(".head .note")).to_contain_text("<script>alert(1)</script>")
    page.get_by_role("button", name="Approve").click()
    expect(page.locator(".done")).to_contain_text(f"Approved: {first}")
    page.locator(".done button").click()
    expect(page.locator(".done")).to_contain_text("Undone")
    assert korean(page) == first
    assert [made[1] for made in desk.since()] == ["note", "approve", "undo"]


def test_a_stranger(visit: Open, desk: Desk) -> None:
    page = visit("/review", site=desk.site)
    assert page.url.endswith("/-/sign-in")
    expect(page.locator("pre")).to_contain_text("glossary serve --user")
    page = visit("/concept/9", site=desk.site)
    assert page.locator("[data-deciding]").count() == 0
    page = visit("/", site=desk.site, allowed=(403,))
    page.goto(desk.site.link)
    expect(page.get_by_role("alert")).to_contain_text("was used already")


def test_signing_out(sit: Sit, desk: Desk) -> None:
    page = sit()
    page.get_by_role("button", name="Sign out").click()
    page.goto(f"{desk.site.address}/review")
    assert page.url.endswith("/-/sign-in")
