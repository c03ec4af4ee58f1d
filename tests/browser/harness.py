"""A browser, a server, and a page that tells of every fault: what tests and screenshots need.

    serving(db, user)  →  Site: the address of a `glossary serve`, the link to sign in
    browsing()         →  the browser of the system, without a window
    watched(page)      →  the list of what went wrong on a page, which grows while it is used
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from playwright.sync_api import (
    Browser, ConsoleMessage, Page, Request, Response, expect, sync_playwright,
)

#: What the browser may be called.
NAMES = ("chromium", "chromium-browser", "google-chrome")

#: How to start it: without a window, and without a word to anybody.
OPTIONS = (
    "--headless", "--no-sandbox", "--disable-gpu", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
    "--hide-scrollbars",
)

#: Milliseconds after which what has not come is missing: the machine may be busy with other tests.
PATIENCE = 30_000


class Site(NamedTuple):
    """A server that runs: its address without the last slash, the link that signs in once."""

    address: str
    link: str
    db: Path


def executable() -> str | None:
    """Give the path of the browser; None where there is none."""
    return next(filter(None, map(shutil.which, NAMES)), None)


@contextmanager
def serving(db: Path, user: str = "kim") -> Iterator[Site]:
    """Serve the glossary *db* on a free port of this machine, until the end."""
    command = [sys.executable, "-m", "glossary", "serve", "--port", "0", "--user", user,
               "--db", str(db)]
    environment = {**os.environ, "PYTHONUNBUFFERED": "1"}
    server = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment)
    try:
        assert server.stdout is not None
        lines = [server.stdout.readline().strip() for _ in range(2)]
        address, link = (line[line.find("http"):] for line in lines)
        assert address.startswith("http"), lines
        yield Site(address.rstrip("/"), link, db)
        assert server.poll() is None, "the server has ended by itself"
    finally:
        server.send_signal(signal.SIGINT)
        try:
            server.wait(20)
        except subprocess.TimeoutExpired:
            server.kill()
            server.wait()
        if server.stdout is not None:
            server.stdout.close()


@contextmanager
def browsing() -> Iterator[Browser]:
    """Start the browser of the system, which must be there."""
    expect.set_options(timeout=PATIENCE)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable(), args=OPTIONS)
        try:
            yield browser
        finally:
            browser.close()


def watched(page: Page, allowed: tuple[int, ...] = ()) -> list[str]:
    """Give the list of faults of *page*: errors and warnings of its console, errors of its
    scripts, requests that failed or were refused by another status than those *allowed*."""
    faults: list[str] = []
    page.set_default_timeout(PATIENCE)

    def tell(message: ConsoleMessage) -> None:
        told = any(f"status of {status}" in message.text for status in allowed)
        if message.type in ("error", "warning") and not told:
            faults.append(f"{message.type}: {message.text}")

    def answered(response: Response) -> None:
        if response.status >= 400 and response.status not in allowed:
            faults.append(f"{response.status} for {response.url}")

    def failed(request: Request) -> None:
        if request.failure != "net::ERR_ABORTED":  # another page, or another answer, was wanted
            faults.append(f"{request.failure} for {request.url}")

    page.on("console", tell)
    page.on("pageerror", lambda error: faults.append(f"{error}"))
    page.on("requestfailed", failed)
    page.on("response", answered)
    return faults
