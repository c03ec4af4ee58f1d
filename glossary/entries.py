"""What the glossary hands to its readers: frozen values, one class for each notion.

An *entry* is the flat row of a concept that people look at; a *hit* is an entry with the way in
which a word found it. What shows a concept in full is in `glossary.details`.

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
