"""The glossary at a glance: its figures, and plots of what it holds."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping
from itertools import accumulate
from typing import Any

from markupsafe import Markup

from glossary.web import labels, pages
from glossary.web.counts import Counts
from glossary.web.database import glossary_of
from glossary.web.plots import Titles, bars, histogram, steps, thinned

#: Seconds after which a page without figures asks again.
AGAIN = 2

Label = Callable[[str], str]


async def page(datasette: Any, request: Any) -> Any:
    """Answer with the figures, or ask the reader to wait where they were never counted."""
    keeper = glossary_of(datasette).keeper
    counts = await asyncio.to_thread(keeper.counts)
    context: dict[str, Any] = {"counts": counts, "again": AGAIN}
    if counts is not None:
        context["plots"] = plots(counts, labels.of(request))
    return await pages.render(datasette, request, "overview.html", context)


def plots(counts: Counts, label: Label) -> list[tuple[str, Markup, list[tuple[str, int]]]]:
    """Give each plot with its name, and what it draws as rows of a table."""
    kinds = _named(counts.kinds, label, "review.kind.")
    statuses = _named(counts.statuses, label, "review.status.")
    langs = _named(dict(counts.stats.langs), label, "concept.lang.")
    growth = growing(counts)
    sure = [(f"{at / len(counts.confidence):.2f}", number)
            for at, number in enumerate(counts.confidence) if number]
    drawn = [
        ("kinds", bars(kinds, Titles(label("overview.kinds"))), kinds),
        ("statuses", bars(statuses, Titles(label("overview.statuses"))), statuses),
        ("growth", steps(thinned(growth), Titles(
            label("overview.growth"), label("overview.growth.x"), label("overview.y"))),
         thinned(growth, 20)),
        ("confidence", histogram(counts.confidence, (0, 1), Titles(
            label("overview.confidence"), label("overview.confidence.x"), label("overview.y"))),
         sure),
        ("langs", bars(langs, Titles(label("overview.langs"))), langs),
    ]
    return [(name, plot, rows) for name, plot, rows in drawn if rows]


def growing(counts: Counts) -> list[tuple[str, int]]:
    """Give after each document how many concepts there were, by its date or else its place.

    >>> from glossary.connect import open_reader
    >>> from glossary.web.counts import count
    >>> growing(count(open_reader('glossary.db')))
    [('1', 17), ('2', 31), ('3', 35), ('4', 43), ('5', 47)]
    """
    dated = all(each.date for each in counts.growth)
    sums = accumulate(each.new for each in counts.growth)
    return [(each.date[:10] if dated else str(at), total)
            for at, (each, total) in enumerate(zip(counts.growth, sums), 1)]


def _named(numbers: Mapping[str, int], label: Label, prefix: str) -> list[tuple[str, int]]:
    ordered = sorted(numbers.items(), key=lambda each: -each[1])
    return [(label(prefix + name), number) for name, number in ordered]
