"""The documents, and one with its glosses marked in place.

The glossary keeps of a document the lines in which terms stand, not the text. They are shown in
their order, the glosses of a line together, each leading to its concept.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from itertools import groupby
from typing import Any, NamedTuple, cast

from glossary.lookup.places import (
    ORDERS, DocumentOrder, Place, Source, count_documents, offset_before, places_of_document,
    source, sources, statuses)
from glossary.terms import script
from glossary.web import pages
from glossary.web.concept import digits
from glossary.web.database import glossary_of
from glossary.web.marking import Piece, marked

#: Glosses of a page of a document, those shown ahead of one that was asked for, and documents of
#: a page of the list.
GLOSSES, AHEAD, DOCUMENTS = 60, 10, 40


class Line(NamedTuple):
    """A line of a document: its number, its pieces, its Chinese twin, and its glosses; ``apart``
    are those whose Korean stands elsewhere."""

    number: int
    pieces: list[Piece]
    pieces_zh: list[Piece]
    places: list[Place]
    apart: list[Place]


class View(NamedTuple):
    """A page of a document: where the pages before and after it begin, None: there is none."""

    source: Source
    lines: list[Line]
    statuses: dict[int, str]
    before: int | None
    after: int | None


def view(db: sqlite3.Connection, number: int, start: int = 0, at: int | None = None) -> View | None:
    """Read a page of the document *number* from the offset *start* on, or around that *at*.

    >>> from glossary.connect import open_reader
    >>> found = view(open_reader('glossary.db'), 1)
    >>> found.source.glosses, [line.number for line in found.lines][:3], found.after
    (20, [7, 15, 19], None)
    """
    about = source(db, number)
    if about is None:
        return None
    if at is not None:
        ahead = offset_before(db, number, at, AHEAD)
        start = at if ahead is None else ahead
    places, after = places_of_document(db, number, start, GLOSSES)
    before = offset_before(db, number, start, GLOSSES) if start else None
    return View(about, lines(places), statuses(db, [each.concept for each in places]),
                before, after)


def lines(places: Sequence[Place]) -> list[Line]:
    """Gather the glosses of each line, and mark them in it."""
    found = []
    for (number, context, _), group in groupby(
            places, lambda each: (each.seen.line, each.seen.context, each.seen.context_zh)):
        here = list(group)
        pieces = marked(context, [each.seen for each in here])
        korean = {piece.mark for piece in pieces if piece.side == "ko"}
        apart = [each for at, each in enumerate(here) if at not in korean]
        found.append(Line(number, pieces, _beside(here), here, apart))
    return found


def _beside(places: Sequence[Place]) -> list[Piece]:
    """Mark the terms in the Chinese twin of a line."""
    turned = [each.seen._replace(ko=each.seen.zh) for each in places]
    if not turned[0].context_zh:
        return []
    return [piece._replace(side=script(piece.text)) if piece.side else piece
            for piece in marked(turned[0].context_zh, turned)]


async def page(datasette: Any, request: Any) -> Any:
    """Answer with a page of a document."""
    number, start = digits(request.url_vars["id"]), digits(request.args.get("from"))
    asked = request.args.get("at")
    at = digits(asked) if asked is not None else None
    found = await glossary_of(datasette).read(lambda db: view(db, number, start, at))
    if found is None:
        return await pages.render(
            datasette, request, "document_gone.html", {"number": number}, 404)
    context = {"view": found, "source": found.source, "start": start, "at": at}
    return await pages.render(datasette, request, "document.html", context)


async def listing(datasette: Any, request: Any) -> Any:
    """Answer with the list of documents."""
    asked, at = request.args.get("order"), max(digits(request.args.get("page")), 1)
    order = cast(DocumentOrder, asked if asked in ORDERS else "added")

    def read(db: sqlite3.Connection) -> tuple[list[Source], int]:
        return sources(db, order, DOCUMENTS, (at - 1) * DOCUMENTS), count_documents(db)

    found, total = await glossary_of(datasette).read(read)
    context = {"sources": found, "total": total, "order": order, "orders": ORDERS, "at": at,
               "last": max(-(-total // DOCUMENTS), 1), "start": (at - 1) * DOCUMENTS + 1}
    return await pages.render(datasette, request, "documents.html", context)
