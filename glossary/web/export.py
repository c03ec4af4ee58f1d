"""The glossary as a file for another program, out of the pages: what ``glossary export`` writes.

A file is made beside the pages, in a folder that goes away with it, before anything of it is
sent: so it comes whole or not at all, and a million concepts take no more memory than one. What
would take too long is refused, with the command that does it.
"""

from __future__ import annotations

import asyncio
import os
import sqlite3
from collections.abc import Awaitable, Callable, Iterator
from contextlib import closing, suppress
from tempfile import TemporaryDirectory
from typing import Any, BinaryIO, Optional

from datasette import NotFound
from datasette.utils import sqlite_timelimit

from glossary.connect import open_reader
from glossary.errors import TableError
from glossary.formats.export import How, export
from glossary.formats.stored import Wanted
from glossary.web import actors, downloads, labels, pages
from glossary.web.database import GlossaryDatabase, glossary_of
from glossary.web.downloads import Download
from glossary.web.kept import BeingMadeError

#: Seconds in which a file must be made, and in which somebody must have taken it.
MAKING, TAKING = 60, 600

#: So much of it, in bytes, is sent at once.
BLOCK = 1 << 18

#: The status of an answer where too many files are being made, and seconds until the page asks
#: again.
BUSY, AGAIN = 503, 5

_Send = Callable[[dict[str, Any]], Awaitable[None]]

#: The status and the reason for which there is no file; None: there is.
_Why = Optional[tuple[int, str]]


async def file(datasette: Any, request: Any, send: _Send) -> Any:
    """Answer with the file of the address, or say why not."""
    wanted = downloads.find(request.url_vars["name"], request.args)
    if wanted is None or request.method not in ("GET", "HEAD"):
        raise NotFound("there is no such file")
    glossary = glossary_of(datasette)
    await actors.permit(datasette, request.actor, glossary.name, "glossary")
    label = labels.of(request)
    refused = await _refused(glossary, wanted, label)
    if refused is None:
        async with glossary.exporting:
            with TemporaryDirectory(prefix="glossary-") as folder:
                path = os.path.join(folder, f"export.{wanted.ending}")
                refused = await _made(glossary, path, wanted, label)
                if refused is None:
                    headers = _headers(
                        wanted.file(glossary.name), wanted.ending, os.path.getsize(path))
                    body = path if request.method == "GET" else os.devnull
                    with suppress(asyncio.TimeoutError):  # then the file ends too early
                        await asyncio.wait_for(_sent(body, headers, send), TAKING)
                    return None
    status, message = refused
    context = {"status": status, "message": message, "again": AGAIN if status == BUSY else None}
    return await pages.render(datasette, request, "error.html", context, status)


async def _refused(glossary: GlossaryDatabase, wanted: Download, label: labels.Labels) -> _Why:
    tally = await glossary.tally()
    if tally is None:
        raise BeingMadeError("this is being counted for the first time: ask again in a moment")
    count = wanted.part.size(tally, wanted.form)
    if not count:
        return 404, label("export.nothing")
    if count > wanted.most:
        return 413, label("export.large", n=f"{count:,}", most=f"{wanted.most:,}",
                          command=wanted.command())
    return (BUSY, label("export.busy")) if glossary.exporting.locked() else None


async def _made(
    glossary: GlossaryDatabase, path: str, wanted: Download, label: labels.Labels
) -> _Why:
    try:
        if await asyncio.to_thread(make, str(glossary.path), path, wanted):
            return None
    except TableError as error:  # openpyxl is not there
        return 501, str(error)
    return 413, label("export.slow", command=wanted.command())


def make(glossary: str, path: str, wanted: Download, seconds: float = MAKING) -> bool:
    """Write the file; tell whether the time was enough.

    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     make('glossary.db', folder + '/x.txt', downloads.find('omegat.txt', {}))
    True
    """
    form, part = wanted.form, wanted.part
    asked = Wanted(
        (part.status,) if part.status else form.statuses, (part.kind,) if part.kind else (),
        contexts=form.contexts)
    with closing(open_reader(glossary)) as db:
        try:
            with sqlite_timelimit(db, 1000 * seconds):
                export(db, path, form, asked, How(wanted.way))
        except sqlite3.OperationalError as error:
            if error.args != ("interrupted",):
                raise
            return False
    return True


def _headers(name: str, ending: str, size: int) -> list[tuple[bytes, bytes]]:
    return [(key.encode(), value.encode("latin-1")) for key, value in (
        ("content-type", downloads.TYPES[ending]), ("content-length", str(size)),
        ("content-disposition", downloads.disposition(name)), ("cache-control", "no-store"))]


async def _sent(path: str, headers: list[tuple[bytes, bytes]], send: _Send) -> None:
    await send({"type": "http.response.start", "status": 200, "headers": headers})
    with open(path, "rb") as stream:
        for block in _blocks(stream):
            await send({"type": "http.response.body", "body": block, "more_body": True})
    await send({"type": "http.response.body", "body": b""})


def _blocks(stream: BinaryIO) -> Iterator[bytes]:
    while block := stream.read(BLOCK):
        yield block
