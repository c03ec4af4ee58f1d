"""The queue of what waits for a decision, a page for each concept, and the buttons that decide.

    /review             the first that waits        ?kind=… and so on narrow the queue
    /review/12          concept 12, with what comes before and after it
    POST /review/12     key=a … as on the terminal, then on to the next one

Every form works without a script; the script only has keys press the buttons. Who may not review
is led to the page for signing in.
"""

from __future__ import annotations

import asyncio
import sqlite3
from typing import Any, NamedTuple

from datasette import Forbidden, Response
from datasette.database import QueryInterrupted

from glossary.deciding.candidates import Candidate, look
from glossary.details import Decision
from glossary.errors import DatabaseError, GlossaryError
from glossary.lookup.history import decision, survivor
from glossary.lookup.places import Place, Printed, places_of_concept, printed
from glossary.lookup.queue import KINDS, ORDERS, STATUSES, count_waiting, waiting
from glossary.showing.card import FEW
from glossary.web import actors, labels, pages
from glossary.web.asked import Asked
from glossary.web.concept import draw, told
from glossary.web.database import glossary_of
from glossary.web.deciding import Wanted, make, revision
from glossary.web.marking import excerpt, excerpt_zh

#: Concepts of the queue among which a page finds its neighbours.
WINDOW = 200

#: Concepts of the queue that are counted: it may have a million.
COUNTED = 10_000

#: Occurrences on the page, at most; the page of the concept has all.
PLACES = 100

#: What the buttons that decide at once are called, and which of them a status has use for.
AT_ONCE = {"candidate": "arfs", "approved": "crf", "rejected": "acf", "forbidden": "acr"}

#: The keys of a page that shows what waits, in the order of the help.
KEYS = "arfcsendmxubjo?"

#: Where a decision came from, and where it leads back to.
BACK = ("review", "concept")


class View(NamedTuple):
    """What a page of the queue shows: the place of the concept from 1, 0 where it is not among the
    first; its neighbours; the decision just made; the gloss that is drawn, and the surest ones."""

    candidate: Candidate | None
    at: int
    total: int
    before: int | None
    after: int | None
    done: Decision | None
    printed: Printed | None
    places: list[Place]


def view(db: sqlite3.Connection, asked: Asked, number: int | None, done: int) -> View:
    """Read concept *number* and where it stands in the queue, None: the first of it.

    >>> from glossary.connect import open_reader
    >>> found = view(open_reader('glossary.db'), Asked(), None, 0)
    >>> found.candidate.name, found.at, found.before
    ('저고도 경제 = 低空经济', 1, None)
    """
    wanted = asked.filter(db)
    ids = waiting(db, wanted, asked.order, most=WINDOW)
    shown = number or next(iter(ids), None)
    at = ids.index(shown) + 1 if shown in ids else 0
    return View(
        look(db, shown, evidence=False) if shown else None,
        at, count_waiting(db, wanted, most=COUNTED + 1),
        ids[at - 2] if at > 1 else None, next(iter(ids[at:]), None), decision(db, done),
        printed(db, shown) if shown else None,
        places_of_concept(db, shown, PLACES) if shown else [],
    )


async def page(datasette: Any, request: Any) -> Any:
    """Answer with a concept of the queue, or decide about it."""
    if request.method == "POST":
        return await _post(datasette, request)
    if not await actors.may_review(datasette, request.actor):
        return Response.redirect(datasette.urls.path(actors.SIGN_IN))
    return await _show(datasette, request, _number(request))


async def deciding(
    datasette: Any, request: Any, candidate: Candidate, back: str = "concept"
) -> dict[str, Any] | None:
    """Give what ``_decide.html`` needs to show its buttons; None for who may not press them."""
    if not await actors.may_review(datasette, request.actor):
        return None
    asked = Asked.read(request.args)
    status = candidate.concept.entry.status
    return {
        "action": datasette.urls.path(f"/review/{candidate.number}") + asked.query(),
        "revision": revision(candidate), "back": back, "who": actors.name_of(request.actor),
        "at_once": AT_ONCE[status] if back == "review" else AT_ONCE[status].replace("s", ""),
        "forms": list(enumerate(candidate.forms, 1)), "namesakes": candidate.namesakes,
        "note": candidate.concept.note, "domain": candidate.concept.domain,
        "decisions": [told(each, labels.of(request)) for each in candidate.concept.decisions],
    }


async def done(datasette: Any, request: Any) -> dict[str, Any] | None:
    """Give the decision that ``?done=`` names, for ``_done.html``; None where there is none."""
    number = _digits(request.args.get("done"))
    made = await glossary_of(datasette).read(lambda db: decision(db, number)) if number else None
    return told(made, labels.of(request)) if made else None


async def _show(
    datasette: Any, request: Any, number: int | None, fault: str = "", status: int = 200,
    typed: tuple[str, str] = ("", ""),
) -> Any:
    """Answer with the page of a concept; *fault* says why nothing was decided, *typed* is the key
    and the text of that."""
    asked = Asked.read(request.args)
    glossary = glossary_of(datasette)
    done_number = _digits(request.args.get("done"))
    try:
        found = await glossary.read(lambda db: view(db, asked, number, done_number))
    except QueryInterrupted:
        found = View(None, 0, 0, None, None, None, None, [])
        fault, status = labels.of(request)("review.fault.slow"), 503
    if number and found.candidate is None:
        into = await glossary.read(lambda db: survivor(db, number))
        if not fault:  # the page of a concept that is gone tells what became of it
            to = f"/concept/{number}" if into == number else f"/review/{into}" + asked.query()
            return Response.redirect(datasette.urls.path(to))
    places = [each.seen for each in found.places]
    context = {
        "view": found, "places": [(each, excerpt(each), excerpt_zh(each)) for each in places],
        "asked": asked, "fault": fault, "typed": typed, "few": FEW,
        "orders": ORDERS, "statuses": STATUSES, "kinds": KINDS, "keys": KEYS,
        "at_url": lambda one: datasette.urls.path(f"/review/{one}" if one else "/review")
        + asked.query(),
        "total": f"{COUNTED:,}+" if found.total > COUNTED else f"{found.total:,}",
        "drawn": draw(found.printed, labels.of(request)),
        "done": told(found.done, labels.of(request)) if found.done else None,
        "same": "same" in request.args,
        "decide": found.candidate and await deciding(
            datasette, request, found.candidate, "review"),
        "who": actors.name_of(request.actor),
        "undo_action": datasette.urls.path(f"/review/{number or 0}") + asked.query(),
    }
    return await pages.render(datasette, request, "review.html", context, status)


async def _post(datasette: Any, request: Any) -> Any:
    """Decide, and lead on to what is to be seen then; or say on the same page why not."""
    if not await actors.may_review(datasette, request.actor):
        raise Forbidden(labels.of(request)("review.denied"))
    form = await request.post_vars()
    number = _number(request) or 0
    wanted = Wanted(
        actors.name_of(request.actor), number, form.get("key", ""), form.get("text", ""),
        form.get("revision", ""))
    try:
        path = glossary_of(datasette).path
        made = await asyncio.to_thread(make, path, wanted)
    except GlossaryError as error:
        status = 503 if isinstance(error, DatabaseError) else 409
        return await _show(datasette, request, number or None, str(error), status,
                           (wanted.key, wanted.text))
    query = {"done": made.number} if made.number else {"same": 1}
    where = made.concept
    if form.get("back") == "concept":
        to = datasette.urls.path(f"/concept/{where or number}") + Asked().query(**query)
    elif wanted.key == "m" or where is None:
        to = datasette.urls.path("/review") + Asked.read(request.args).query(**query)
    else:
        to = datasette.urls.path(f"/review/{where}") + Asked.read(request.args).query(**query)
    return Response.redirect(to, status=303)


def _number(request: Any) -> int | None:
    """Give the concept that the address names, if any."""
    return _digits(request.url_vars.get("id")) or None


def _digits(text: str | None) -> int:
    known = text and text.isascii() and text.isdigit() and len(text) < 19
    return int(text) if text and known else 0


#: The pages of this module, for `glossary.web.routes`.
routes = [
    (r"^/review$", page),
    (r"^/review/(?P<id>[0-9]{1,18})$", page),
    (r"^/-/sign-in$", actors.sign_in),
]
