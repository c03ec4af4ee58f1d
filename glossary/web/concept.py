"""The page of a concept: its terms, how they correspond, and where they were printed.

Nothing on it takes longer for a concept seen fifty thousand times: the glosses come by the page,
the surest first, and the drawing is that of one of them.
"""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import Callable, Iterable, Mapping
from itertools import groupby
from typing import Any, NamedTuple

from datasette import Response
from markupsafe import Markup

from aligner.text import has_hanzi
from aligner.transcription import transcribe
from glossary.deciding.candidates import look
from glossary.details import Concept, Decision, Form
from glossary.entries import SAID, Entry
from glossary.lookup import full
from glossary.lookup.history import history, survivor
from glossary.lookup.places import (
    Place, Printed, count_places, neighbours, places_of_concept, printed)
from glossary.lookup.queue import namesakes
from glossary.lookup.related import Shared, related
from glossary.lookup.rows import entries
from glossary.showing.decided import when
from glossary.showing.render import concept_record
from glossary.terms import script
from glossary.web import labels, pages
from glossary.web.database import glossary_of
from glossary.web.drawing import METHODS, drawing
from glossary.web.marking import Piece, excerpt, excerpt_zh
from glossary.web.spelling import LONGEST, Departure, departures

#: Glosses, forms of a language, merges and decisions shown at once.
PAGE, FORMS, MERGES, DECISIONS = 20, 60, 30, 50

#: The least confidence that is called by each of these words, see ``labels/concept.tsv``.
SURE = ((0.95, "certain"), (0.8, "likely"), (0.5, "fair"), (0.0, "doubtful"))


class View(NamedTuple):
    """All that the page shows, in one reading of the file."""

    concept: Concept
    drawn: Printed | None
    shared: list[Shared]
    places: list[Place]
    total: int
    namesakes: tuple[Entry, ...]
    before: Entry | None
    after: Entry | None


class Shown(NamedTuple):
    """A gloss for the page: where it stands, and the line with its terms marked."""

    place: Place
    pieces: list[Piece]
    pieces_zh: list[Piece]


def view(db: sqlite3.Connection, number: int, skip: int = 0) -> View | None:
    """Read the concept *number*, with glosses from the one after *skip* on; None: it is not there.

    >>> from glossary.connect import open_reader
    >>> found = view(open_reader('glossary.db'), 9)
    >>> found.concept.entry.ko, found.total, [part.method for part in found.drawn.segments]
    ('저고도 경제', 5, ['known', 'reading'])
    """
    concept = full.concept(db, number, evidence=False)
    if concept is None:
        return None
    drawn = printed(db, number)
    segments = drawn.segments if drawn else ()
    return View(
        concept, drawn, related(db, number, segments),
        places_of_concept(db, number, PAGE, skip), count_places(db, number),
        namesakes(db, number), *neighbours(db, number))


async def page(datasette: Any, request: Any) -> Any:
    """Answer with the page of a concept, or tell what became of it."""
    number, at = digits(request.url_vars["id"]), max(digits(request.args.get("page")), 1)
    found = await glossary_of(datasette).read(lambda db: view(db, number, (at - 1) * PAGE))
    if found is None:
        return await _gone(datasette, request, number)
    context = {
        "at": at, "last": max(-(-found.total // PAGE), 1),
        **await asyncio.to_thread(_composed, found, labels.of(request)),
        **await _deciding(datasette, request, number),
    }
    return await pages.render(datasette, request, "concept.html", context)


def _composed(found: View, label: labels.Labels) -> dict[str, Any]:
    """Give what the page makes of what was read; the first time the tables of sounds load."""
    entry = found.concept.entry
    return {
        "view": found, "concept": found.concept, "entry": entry,
        "said": [(name, text) for name in SAID if (text := getattr(found.concept, name))],
        "drawn": draw(found.drawn, label), "shared": [part for part in found.shared if part.others],
        "departures": _departures(found),
        "official": official(entry), "size": size(entry), "sure": sure(entry.confidence),
        "forms": list(_by_language(found.concept.forms)), "most_forms": FORMS,
        "most_merges": MERGES,
        "documents": [(document, list(group)) for document, group in groupby(
            map(_shown, found.places), lambda each: each.place.document)],
        "decisions": [told(each, label) for each in found.concept.decisions[-DECISIONS:]],
    }


def _departures(found: View) -> list[Departure]:
    entry = found.concept.entry
    korean = [form.text for form in found.concept.forms if form.lang == "ko"][:FORMS]
    segments = found.drawn.segments if found.drawn else ()
    return departures(korean, entry.zh_hans or entry.zh_hant, segments)


async def answer(datasette: Any, request: Any) -> Any:
    """Answer as ``glossary show ID --format json`` does, with the glosses of one page."""
    number, at = digits(request.url_vars["id"]), max(digits(request.args.get("page")), 1)
    found = await glossary_of(datasette).read(lambda db: view(db, number, (at - 1) * PAGE))
    if found is None:
        return Response.json({"ok": False, "error": f"there is no concept {number}"}, status=404)
    concept = found.concept._replace(occurrences=tuple(each.seen for each in found.places))
    more = found.total > at * PAGE
    return Response.json({
        **concept_record(concept), "glosses_total": found.total,
        "next": datasette.urls.path(f"/concept/{number}.json?page={at + 1}") if more else None})


def draw(found: Printed | None, label: Callable[[str], str] | None = None) -> Markup:
    """Draw a gloss, the methods named in the language of *label*; nothing where there is none."""
    if found is None:
        return Markup("")
    names: Mapping[str, str] = METHODS
    if label:
        names = {method: label(f"method.{method}") for method in METHODS}
    return drawing(found.segments, found.ko, found.zh, script(found.zh), names)


def told(made: Decision, label: Callable[..., str]) -> dict[str, Any]:
    """Give a decision in words, by whom and when, and whether it stands."""
    pair = " = ".join(filter(None, (made.ko, made.zh)))
    return {
        "number": made.number, "said": label(f"review.done.{made.action}", pair=pair,
                                             value=made.value or made.undoes or ""),
        "value": made.value if made.action in SAID else "", "is_undo": bool(made.undoes),
        "who": made.who, "when": when(made), "stands": made.undone_by is None,
    }


def official(entry: Entry) -> str:
    """Give the official Hangul of the Hanzi; of what is no name for its length, nothing.

    >>> official(Entry(1, '우전', '乌镇', '', '', '', '', '', 1.0, 1, ''))
    '우전'
    """
    hanzi = entry.zh_hans or entry.zh_hant
    return transcribe(hanzi) if has_hanzi(hanzi) and len(hanzi) <= LONGEST else ""


def sure(confidence: float) -> str:
    """Name a confidence: certain, likely, fair or doubtful.

    >>> sure(0.97), sure(0.2)
    ('certain', 'doubtful')
    """
    return next((word for least, word in SURE if confidence >= least), SURE[-1][1])


def size(entry: Entry) -> str:
    """Tell how large the terms may stand: large, middle or small, by the longest.

    >>> size(Entry(1, '저고도 경제', '低空经济', '', '', '', '', '', 1.0, 1, ''))
    'large'
    """
    longest = max(len(entry.ko), len(entry.zh_hans), len(entry.zh_hant))
    return "large" if longest <= 12 else "middle" if longest <= 40 else "small"


def digits(text: str | None) -> int:
    """Read a number of an address; 0: it is none that there can be.

    >>> digits('12'), digits(None), digits('-1'), digits('9' * 30)
    (12, 0, 0, 0)
    """
    known = text and text.isascii() and text.isdigit() and len(text) < 16
    return int(text) if text and known else 0


async def _gone(datasette: Any, request: Any, number: int) -> Any:
    """Tell that there is no such concept, and where it went if it was merged."""
    def read(db: sqlite3.Connection) -> tuple[Entry | None, list[Decision]]:
        into = survivor(db, number)
        return entries(db, [into]).get(into), history(db, [number], limit=DECISIONS)

    into, made = await glossary_of(datasette).read(read)
    label = labels.of(request)
    context = {"number": number, "into": into, "decisions": [told(each, label) for each in made]}
    return await pages.render(datasette, request, "concept_gone.html", context, 404)


async def _deciding(datasette: Any, request: Any, number: int) -> dict[str, Any]:
    """Give what the buttons need that decide, for who may press them."""
    from glossary.web import actors, review

    if not await actors.may_review(datasette, request.actor):
        return {"decide": None, "done": None, "undo_action": None}
    candidate = await glossary_of(datasette).read(lambda db: look(db, number, evidence=False))
    return {
        "decide": candidate and await review.deciding(datasette, request, candidate, "concept"),
        "done": await review.done(datasette, request),
        "undo_action": datasette.urls.path(f"/review/{number}"),
    }


def _by_language(forms: Iterable[Form]) -> Iterable[tuple[str, list[Form]]]:
    order = {"ko": 0, "zh-Hans": 1, "zh-Hant": 2, "en": 3}
    found = sorted(forms, key=lambda form: order[form.lang])
    return ((lang, list(group)) for lang, group in groupby(found, lambda form: form.lang))


def _shown(place: Place) -> Shown:
    return Shown(place, excerpt(place.seen), excerpt_zh(place.seen))
