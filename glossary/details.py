"""A concept in full, and the size of a glossary: frozen values, one class for each notion.

A *concept* is one meaning. A *form* is a term that names it in one language; an *occurrence* is a
place in a document where Korean and Hanzi were printed side by side; a *decision* is what a person
said about it.
"""

from __future__ import annotations

from typing import NamedTuple

from glossary.entries import Entry


class Aligned(NamedTuple):
    """A gloss as printed, and its parts that correspond: Korean with Hanzi, in the Korean order."""

    ko: str
    zh: str
    parts: tuple[tuple[str, str], ...]


class Form(NamedTuple):
    """A term of a concept: one language, one spelling, its role, and how often it was seen."""

    lang: str
    text: str
    role: str
    seen: int
    pinyin: str
    reading: str


class Pair(NamedTuple):
    """A part of a term and the Hanzi it pairs with, seen *n* times, *score* on average."""

    ko: str
    zh: str
    method: str
    n: int
    score: float


class Merge(NamedTuple):
    """A pair that was taken into a concept, and why."""

    ko: str
    zh: str
    reason: str


class Occurrence(NamedTuple):
    """One gloss as it was printed: where it stands, and the line around it.

    ``offset`` is the code point of the opening bracket in the document, ``line`` counts from 1.
    Where it came out of aligned text ``context_zh`` is the Chinese beside ``context``, and offset
    and line are those of the Korean term. ``location`` is the place in the document, 'page 3',
    where its format tells one; ``url`` that of the document; ``also`` in how many other documents
    the passage stands, which do not count.
    """

    path: str
    title: str
    date: str
    line: int
    offset: int
    ko: str
    zh: str
    zh_restored: str
    en: str
    note: str
    kind: str
    confidence: float
    context: str
    context_zh: str = ""
    location: str = ""
    url: str = ""
    also: int = 0


class Decision(NamedTuple):
    """What a person decided about a concept; see `glossary.deciding.decisions` for the actions.

    ``ko`` and ``zh`` are its preferred pair as they saw it; ``value`` is the note, the term or the
    other concept that the action speaks of; ``at`` is in UTC, ISO 8601; ``source`` is the file that
    it was read from. ``undoes`` is the decision that this one undid, ``undone_by`` the one that
    undid this, as far as that stands itself.
    """

    number: int
    concept_id: int
    ko: str
    zh: str
    action: str
    value: str
    who: str
    at: str
    source: str
    undoes: int | None
    undone_by: int | None


class Concept(NamedTuple):
    """All that the glossary knows of one concept; ``definition``, ``example`` and ``source`` are
    what a person or another glossary said."""

    entry: Entry
    domain: str
    note: str
    forms: tuple[Form, ...]
    segments: tuple[Pair, ...]
    merges: tuple[Merge, ...]
    occurrences: tuple[Occurrence, ...]
    decisions: tuple[Decision, ...] = ()
    definition: str = ""
    example: str = ""
    source: str = ""


class Stats(NamedTuple):
    """The size of a glossary. ``concepts`` counts by kind and status, in this order."""

    documents: int
    glosses: int
    terms: int
    damaged: int
    concepts: tuple[tuple[str, str, int], ...]
    langs: tuple[tuple[str, int], ...]
    segments: tuple[Pair, ...]
    damaged_forms: tuple[tuple[int, str, str], ...]
