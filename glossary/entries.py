"""What the glossary hands to its readers: frozen values, one class for each notion.

A *concept* is one meaning. A *form* is a term that names it in one language; an *occurrence* is a
place in a document where Korean and Hanzi were printed side by side; an *entry* is the flat row
of a concept that people look at; a *hit* is an entry with the way in which a word found it.

Named tuples, because a dataclass takes a millisecond to make, and a look-up as a whole thirty.
"""

from __future__ import annotations

from typing import Literal, NamedTuple

#: What is said of a concept in words; each is an action of decisions and a column of its own.
SAID = ("note", "domain", "definition", "example", "source")

#: How a word was found; `glossary.lookup` says what each means.
Way = Literal[
    "exact", "particles", "substring", "reading", "pinyin", "initials", "transcription", "spelling",
    "fuzzy", "meaning",
]


class Entry(NamedTuple):
    """A concept as one flat row: the view ``glossary``.

    ``confidence`` runs from 0 to 1; ``seen`` says how often; ``example`` is
    a line in which it stands, ``note`` is by a person. A form that the concept does not have is an
    empty string. The English name and the note are not in the view.
    """

    concept_id: int
    ko: str
    zh_hans: str
    zh_hant: str
    pinyin: str
    reading: str
    kind: str
    status: str
    confidence: float
    seen: int
    example: str
    en: str = ""
    note: str = ""


class Hit(NamedTuple):
    """An entry that a word found, by the term *matched*; *score* runs from 0 to 1.

    The score of a part is the share of the term, or of its sound, that it covers, that of a fuzzy
    hit the similarity of the letters, that by meaning the cosine.
    """

    way: Way
    score: float
    matched: str
    entry: Entry


class Found(NamedTuple):
    """The hits of one word, best first; *more* tells that there are others beyond the limit."""

    word: str
    hits: tuple[Hit, ...]
    more: bool = False


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
    and line are those of the Korean term.
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


class Decision(NamedTuple):
    """What a person decided about a concept: `glossary.decisions` says what the actions do.

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
