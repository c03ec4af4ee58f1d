"""Speed: mining the pages of a crawl, for the arithmetic in docs/cluster.md.

The pages are cut from the text files of the folder that `KOZH_BENCH_TEXT` names, or else from the
text of `tests.bench.speed`, which has a gloss on nearly every line as no crawl has. They are
archived twice, as plain text in WET and as HTML with menus in WARC, packed record by record as
Common Crawl does; a third archive has the WET records said to be in another language. Time is that
of one processor (of the process, so it stands on a busy machine), warm, everything between the
bytes of the archive and what a worker gives.
"""

from __future__ import annotations

import os
import resource
import statistics
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack
from functools import partial
from html import escape
from pathlib import Path
from typing import NamedTuple

from glossary.cli.mine import ready
from glossary.mining.pool import in_process
from glossary.mining.report import Tally
from glossary.mining.run import Run
from glossary.mining.work import File, Mined, Work
from tests.bench.figures import Figure
from tests.bench.glosses import PACKAGES
from tests.bench.speed import text_of
from tests.documents.crawls import packed, record, response

#: Characters of a page: the lines are put together until there are so many, by turns, so that
#: there are short pages and long ones.
SIZES = (400, 900, 1800, 3500, 9000)
PAGES = 4_000
BYTES = 4_000_000

#: What stands around an article: markup that readers take out.
MENU = "".join(
    f'<li class="menu item-{n}"><a href="/section/{n}?from=a">분야 {n}</a></li>' for n in range(60))
PAGE = ("<!DOCTYPE html><html><head><title>{}</title><meta charset=utf-8></head><body><nav><ul>"
        f"{MENU}</ul></nav><article>{{}}</article><footer><ul>{MENU}</ul></footer></body>")


class Rate(NamedTuple):
    """Pages read, what those gave that have a candidate, and the seconds."""

    pages: int
    found: list[Mined]
    seconds: float

    def __str__(self) -> str:
        """Give pages per second of a processor."""
        return f"{self.pages / self.seconds:,.0f}"


def figure() -> Figure:
    """Measure the figure."""
    pages = list(_pages())[:PAGES]
    work = Work(partial(ready, "offline", "mecab"), lambda ko: ())
    work.load()
    with tempfile.TemporaryDirectory() as folder:
        files = {name: _write(Path(folder, name), pages) for name in ("wet", "warc", "other")}
        _rate(work, files["wet"], len(pages))  # its words become known
        wet, warc, other = (_rate(work, file, len(pages)) for file in files.values())
        each = files["wet"].stat().st_size / len(pages)
    size = statistics.median(len(page.encode()) for page in pages)
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss >> 10
    glosses = sum(len(mined.reading.glosses) for mined in wet.found)
    unsettled = sum(mined.reading.unsettled for mined in wet.found)
    return Figure(
        "mining a crawl", f"{wet} pages a second of a processor as WET",
        f"{warc} as WARC, {other} in other languages passed over; {len(pages):,} pages, median "
        f"{size:,.0f} bytes of text ({each:,.0f} packed, on average), {len(wet.found):,} with a "
        f"candidate, {unsettled:,} unsettled, {glosses:,} glosses; {_written(wet.found):,.0f} "
        f"documents a second written; largest memory {memory} MB", PACKAGES)


def _written(found: list[Mined]) -> float:
    """Give how many documents a second of a processor the writer takes."""
    with tempfile.TemporaryDirectory() as folder, ExitStack() as stack:
        run = Run(Path(folder, "g.db"), stack, Tally())
        run.begin()
        start = time.process_time()
        for mined in found:
            run.take(mined)
        return len(found) / (time.process_time() - start)


def _pages() -> Iterator[str]:
    """Give the pages, cut from each file in turn."""
    folder = os.environ.get("KOZH_BENCH_TEXT")
    texts = [path.read_text(encoding="utf-8") for path in sorted(Path(folder).glob("*.txt"))
             ] if folder else [text_of(BYTES, varied=True)]
    each = [_cut(text) for text in texts]
    while each:
        for pages in list(each):
            page = next(pages, None)
            if page is None:
                each.remove(pages)
            else:
                yield page


def _cut(text: str) -> Iterator[str]:
    lines: list[str] = []
    number = held = 0
    for line in text.splitlines():
        lines.append(line)
        held += len(line)
        if held >= SIZES[number % len(SIZES)]:
            yield "\n".join(lines) + "\n"
            number, held, lines = number + 1, 0, []


def _write(file: Path, pages: list[str]) -> Path:
    language = {"wet": "kor", "other": "zho"}
    with file.open("wb") as archive:
        for number, text in enumerate(pages):
            url = f"http://a.kr/{number}"
            if file.name == "warc":
                body = "".join(f"<p>{escape(line)}</p>\n" for line in text.splitlines())
                archive.write(packed(response(PAGE.format(number, body).encode(), url)))
            else:
                archive.write(packed(record(
                    "conversion", text.encode(), url, "text/plain",
                    WARC_Identified_Content_Language=language[file.name])))
    return file


def _rate(work: Work, file: Path, pages: int) -> Rate:
    start = time.process_time()
    found = [result for result in in_process(work, [File(file)], lambda *asked: True)
             if isinstance(result, Mined)]
    seconds = time.process_time() - start
    return Rate(pages, found, seconds)
