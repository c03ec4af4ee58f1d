"""Photograph the pages for docs/screenshots: ``make screenshots``.

Serves a copy of the shipped glossary, in which a few decisions are made first, and takes each page
as it comes up in the browser of the system. Wants fonts for Korean and Chinese (Debian:
fonts-noto-cjk), or the terms would be boxes.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
from pathlib import Path
from typing import Any, NamedTuple

from playwright.sync_api import Page

from glossary.store import open_glossary
from tests.browser.harness import browsing, executable, serving, watched

ROOT = Path(__file__).parents[1]
FOLDER = ROOT / "docs" / "screenshots"

#: Bytes of a picture, at most.
MOST = 150_000

#: CSS pixels.
DESKTOP, PHONE = {"width": 1120, "height": 760}, {"width": 390, "height": 780}

#: When everything was decided: pictures are the same on any day.
WHEN = "2026-01-05T09:00:00Z"

#: Whether a Hangul syllable has the width of a square: what stands in for a missing one has not.
HAS_FONTS = """() => { const context = document.createElement("canvas").getContext("2d");
    context.font = "100px sans-serif";
    const width = (text) => context.measureText(text).width;
    return width("가") !== width("\\u{10FFFD}") && width("低") !== width("\\u{10FFFD}"); }"""


class Shot(NamedTuple):
    """A picture: its name, the page, what is typed into the search box, options of the window."""

    name: str
    path: str
    typed: str = ""
    options: dict[str, Any] = {}


SHOTS = (
    Shot("front", "/", "저고도"),
    Shot("concept", "/concept/9"),
    Shot("review", "/review"),
    Shot("overview", "/overview"),
    Shot("table", "/glossary/glossary"),
    Shot("dark", "/concept/9", options={"color_scheme": "dark"}),
    Shot("phone", "/", "ㅈㄱㄷ", {"viewport": PHONE, "locale": "ko-KR"}),
)


def main() -> None:
    """Take all pictures."""
    if executable() is None:
        sys.exit("there is no browser: install Debian's chromium")
    FOLDER.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(shutil.copy(ROOT / "glossary.db", folder))
        decide(path)
        with serving(path) as site, browsing() as browser:
            with browser.new_context() as context:
                page = context.new_page()
                page.goto(site.link)
                state = context.storage_state()
                if not page.evaluate(HAS_FONTS):
                    sys.exit("there are no fonts for Korean and Chinese: "
                             "install Debian's fonts-noto-cjk")
            for shot in SHOTS:
                signed_in = state if shot.name == "review" else None
                options = {"viewport": DESKTOP, "locale": "en", **shot.options}
                with browser.new_context(storage_state=signed_in, **options) as context:
                    page = context.new_page()
                    faults = watched(page)
                    page.goto(site.address + shot.path)
                    take(page, shot)
                    if faults:
                        sys.exit(f"{shot.path}: {faults[0]}")


def decide(path: Path) -> None:
    """Decide a few things, so that there is something to see."""
    with open_glossary(path) as glossary, glossary.decide("kim", lambda: WHEN) as decisions:
        for number in (1, 2, 3, 5):
            decisions.set_status(number, "approve")
        decisions.note(9, "as in the white paper of 2025")


def take(page: Page, shot: Shot) -> None:
    """Photograph *page*."""
    if shot.typed:
        page.locator("input[type=search]").press_sequentially(shot.typed)
        page.locator("#results .hits a").first.wait_for()
    page.wait_for_load_state("networkidle")
    file = FOLDER / f"{shot.name}.png"
    page.screenshot(path=file, animations="disabled", caret="hide")
    if file.stat().st_size > MOST:
        sys.exit(f"{file} is larger than {MOST} bytes: photograph less of the page")
    print(f"{file.relative_to(ROOT)} {file.stat().st_size}")


if __name__ == "__main__":
    main()
