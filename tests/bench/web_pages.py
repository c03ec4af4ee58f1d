"""How long the pages take beside the least that Datasette does, ``/-/versions.json``.

Each page is asked for some times, warm, in this process and from a server of its own; what counts
is the least, because a busy machine only ever adds. The figure is the page that is slowest beyond
the bar, in this process; `python -m tests.bench.web_pages` prints all of them.
"""

from __future__ import annotations

import asyncio
import math
import os
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from typing import Any
from urllib.parse import quote

from glossary.web import server
from glossary.web.database import GlossaryDatabase, glossary_of
from glossary.web.kept import BeingMadeError
from glossary.web.queries import QUERIES
from glossary.web.tables import TABLES
from tests.bench.figures import Figure
from tests.bench.lookup_data import concepts, path, reader

#: What the pages are measured by.
LEAST = "/-/versions.json"

#: A page takes at most so many times as long, or so many milliseconds more.
TIMES, MORE = 3, 50

#: How often each is asked for.
RUNS = 15

_WORDS = ("低", "저고도", "dikong", "ㅈㄱㄷ", "저고도 경제")
_SEARCHED = ("低空", "经济", "그룹", "低", "低空 항공")


def addresses(name: str, documents: int) -> list[str]:
    """Give the addresses of a page of each sort; *name* is that of the database."""
    found = ["/", *(f"/?q={quote(word)}" for word in _WORDS), "/-/results?q=%E4%BD%8E"]
    found += [f"/-/look-up.json?q={quote(word)}" for word in _WORDS]
    found += ["/concept/5", "/concept/30000", "/documents", "/overview", f"/{name}"]
    found += [f"/document/{number}" for number in (1, documents) if number]
    found += [f"/{name}/{table}" for table in (*TABLES, *QUERIES)]
    found += [f"/{name}/term?_search={quote(text)}" for text in _SEARCHED]
    found += [f"/{name}/{rest}" for rest in (
        "glossary?kind=mixed", "glossary?status=approved", "glossary?_document=1",
        "gloss?kind=mixed", "gloss?_year=2024", "term?lang=ko", "term?role=damaged",
        "term?_sort=key", "glossary?_next=30000", "glossary.json", "concept/5", "term/5",
    )]
    return found


def figure() -> Figure:
    """Ask for every page in this process."""
    taken = asyncio.run(_inside())
    least = taken.pop(LEAST)
    page, slowest = max(taken.items(), key=lambda pair: pair[1])
    beyond = [each for each in taken.values() if each > max(TIMES * least, least + MORE)]
    with reader() as db:
        size = concepts(db)
    return Figure(
        "web pages", f"{slowest - least:.0f} ms more than {LEAST}",
        f"{page}, the slowest of {len(taken)} pages, {size}; {LEAST} takes {least:.1f} ms; "
        f"{len(beyond)} beyond {TIMES} times that and {MORE} ms more", ("datasette",))


async def _inside() -> dict[str, float]:
    datasette = server.make(path())
    server.hush()
    await datasette.invoke_startup()
    await _ready(datasette)

    async def ask(page: str) -> int:
        answer = await datasette.client.get(page)
        return int(answer.status_code)

    return await _all(datasette, ask)


async def _ready(datasette: Any) -> None:
    """Wait until all is kept that is counted beside the pages."""
    glossary = glossary_of(datasette)
    while await glossary.tally() is None or glossary.keeper.counts() is None:
        await asyncio.sleep(0.1)
    for sql in QUERIES.values():
        while not await _answers(glossary, sql):
            await asyncio.sleep(0.1)


async def _answers(glossary: GlossaryDatabase, sql: str) -> bool:
    try:
        await glossary.execute(sql)
    except BeingMadeError:
        return False
    return True


async def _all(datasette: Any, ask: Callable[[str], Awaitable[int]]) -> dict[str, float]:
    glossary = glossary_of(datasette)
    documents = (await glossary.execute("select max(id) from document")).rows[0][0] or 0
    pages = (LEAST, *addresses(glossary.name, documents))
    for page in pages:
        status = await ask(page)
        if status not in (200, 404):
            print(f"{page} answers {status}", file=sys.stderr)
    taken = dict.fromkeys(pages, math.inf)
    for _ in range(RUNS):
        for page in pages:
            start = time.perf_counter()
            await ask(page)
            taken[page] = min(taken[page], 1000 * (time.perf_counter() - start))
    return taken


@contextmanager
def _served() -> Iterator[str]:
    command = [sys.executable, "-u", "-m", "glossary", "serve", "--port", "0", "--db", str(path())]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    try:
        assert process.stdout
        yield process.stdout.readline().strip().rstrip("/")
    finally:
        process.terminate()
        process.communicate()


async def _outside(address: str) -> dict[str, float]:
    """Ask a server of its own, by HTTP."""
    async def ask(page: str) -> int:
        for _ in range(600):
            try:
                with urllib.request.urlopen(address + page, timeout=60) as answer:
                    answer.read()
                    return int(answer.status)
            except urllib.error.HTTPError as error:
                if error.code != 503:
                    return error.code
                await asyncio.sleep(0.5)  # it is being counted for the first time
        return 503

    datasette = server.make(path())
    await datasette.invoke_startup()
    await ask(f"/{glossary_of(datasette).name}")
    return await _all(datasette, ask)


def main() -> None:
    """Print all pages, in milliseconds."""
    inside = asyncio.run(_inside())
    with _served() as address:
        outside = asyncio.run(_outside(address))
    with reader() as db:
        print(f"{concepts(db)}, {os.cpu_count()} processors; milliseconds, the least of {RUNS}")
    print(f"{'inside':>8}{'by HTTP':>9}")
    bars = [max(TIMES * each[LEAST], each[LEAST] + MORE) for each in (inside, outside)]
    for page in inside:
        late = " beyond the bar" if inside[page] > bars[0] or outside[page] > bars[1] else ""
        print(f"{inside[page]:8.1f}{outside[page]:9.1f}  {page}{late}")


if __name__ == "__main__":
    main()
