"""Photograph the pages for docs/screenshots: ``make screenshots``.

Serves a copy of the shipped glossary, in which a few decisions are made first, and takes each page
as it comes up in the browser of the system; then what commands write on a terminal. Wants fonts for
Korean and Chinese (Debian: fonts-noto-cjk), or the terms would be boxes.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
from pathlib import Path
from typing import Any, NamedTuple

from playwright.sync_api import Browser, Page

from glossary.store import open_glossary
from scripts.terminal import page as terminal_page
from scripts.terminal import run
from tests.browser.harness import Site, browsing, executable, serving, watched
from tests.terminal import terminal

ROOT = Path(__file__).parents[1]
FOLDER = ROOT / "docs" / "screenshots"

#: Bytes of a picture, at most.
MOST = 150_000

#: CSS pixels.
DESKTOP, PHONE = {"width": 1120, "height": 760}, {"width": 390, "height": 780}

HIGH = {"viewport": {"width": 1120, "height": 920}}
KOREAN = {"locale": "ko-KR"}

#: Lines of a terminal, for the review.
LINES = 30

#: When everything was decided: pictures are the same on any day.
WHEN = "2026-01-05T09:00:00Z"

#: Whether a Hangul syllable has the width of a square: what stands in for a missing one has not.
HAS_FONTS = """() => { const context = document.createElement("canvas").getContext("2d");
    context.font = "100px sans-serif";
    const width = (text) => context.measureText(text).width;
    return width("가") !== width("\\u{10FFFD}") && width("低") !== width("\\u{10FFFD}"); }"""


class Shot(NamedTuple):
    """A picture: its name, the page, what is typed into the search box, options of the window; what
    is clicked, and to the end of which element the page is scrolled."""

    name: str
    path: str
    typed: str = ""
    options: dict[str, Any] = {}
    opened: str = ""
    end: str = ""


SHOTS = (
    Shot("front", "/", "저고도"),
    Shot("concept", "/concept/9"),
    Shot("review", "/review"),
    Shot("overview", "/overview"),
    Shot("table", "/glossary/glossary"),
    Shot("dark", "/concept/9", options={"color_scheme": "dark"}),
    Shot("phone", "/", "ㅈㄱㄷ", {"viewport": PHONE, "locale": "ko-KR"}),
    Shot("export", "/glossary/glossary?status=approved", "", HIGH,
         "details.exports summary", "details.exports"),
    Shot("front-ko", "/", "저고도", KOREAN),
    Shot("concept-ko", "/concept/9", "", KOREAN),
    Shot("review-ko", "/review", "", KOREAN),
    Shot("export-ko", "/glossary/glossary?status=approved", "", {**HIGH, **KOREAN},
         "details.exports summary", "details.exports"),
)

DRAFTS = tuple(str(ROOT / "examples" / "side-by-side" / f"draft.{lang}.txt")
               for lang in ("ko", "zh"))

#: What is run for a picture of a terminal, by its name.
COMMANDS = {
    "terminal-lookup": ("lookup", "저고도경제에서는", "스마트"),
    "terminal-check": ("check", *DRAFTS),
}


def main() -> None:
    """Take all pictures."""
    if executable() is None:
        sys.exit("there is no browser: install Debian's chromium")
    FOLDER.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(shutil.copy(ROOT / "glossary.db", folder))
        decide(path)
        with browsing() as browser:
            with serving(path) as site:
                pages(browser, site)
            terminals(browser, path)


def pages(browser: Browser, site: Site) -> None:
    """Take the pictures of pages."""
    with browser.new_context() as context:
        page = context.new_page()
        page.goto(site.link)
        state = context.storage_state()
        if not page.evaluate(HAS_FONTS):
            sys.exit("there are no fonts for Korean and Chinese: "
                     "install Debian's fonts-noto-cjk")
    for shot in SHOTS:
        signed_in = state if shot.path == "/review" else None
        options = {"viewport": DESKTOP, "locale": "en", **shot.options}
        with browser.new_context(storage_state=signed_in, **options) as context:
            page = context.new_page()
            faults = watched(page)
            page.goto(site.address + shot.path)
            take(page, shot)
            if faults:
                sys.exit(f"{shot.path}: {faults[0]}")


def terminals(browser: Browser, db: Path) -> None:
    """Take the pictures of terminals."""
    texts = {name: (run(db, *words), words) for name, words in COMMANDS.items()}
    with terminal("review", "--by", "kim", "--db", str(db), height=LINES) as screen:
        screen.wait("q quit")
        texts["terminal-review"] = (screen.raw, ("review",))
        screen.press("q")
        screen.end()
    for name, (text, words) in texts.items():
        shown = " ".join(("glossary", *(word.replace(f"{ROOT}/", "") for word in words)))
        with browser.new_context(viewport=DESKTOP) as context:
            page = context.new_page()
            page.set_content(terminal_page(text.replace(f"{ROOT}/", ""), shown))
            keep(name, page.locator("pre").screenshot())


def decide(path: Path) -> None:
    """Decide a few things, so that there is something to see."""
    with open_glossary(path) as glossary, glossary.decide("kim", lambda: WHEN) as decisions:
        for number in (1, 2, 5, 22):
            decisions.set_status(number, "approve")
        decisions.note(9, "as in the white paper of 2025")


def take(page: Page, shot: Shot) -> None:
    """Photograph *page*."""
    if shot.typed:
        page.locator("input[type=search]").press_sequentially(shot.typed)
        page.locator("#results .hits a").first.wait_for()
    if shot.opened:
        page.locator(shot.opened).click()
    if shot.end:
        page.locator(shot.end).evaluate("found => found.scrollIntoView({block: 'end'})")
    page.wait_for_load_state("networkidle")
    keep(shot.name, page.screenshot(animations="disabled", caret="hide"))


def keep(name: str, picture: bytes) -> None:
    """Write a picture; one that is too large is an error."""
    file = FOLDER / f"{name}.png"
    if len(picture) > MOST:
        sys.exit(f"{file} is larger than {MOST} bytes: photograph less of the page")
    file.write_bytes(picture)
    print(f"{file.relative_to(ROOT)} {len(picture)}")


if __name__ == "__main__":
    main()
