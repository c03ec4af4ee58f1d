"""Parts of terms: what a stretch of Korean was printed as in Hanzi, or the other way, how often.

Two things attest a part: the segments of glosses (스마트 = 智能 within 스마트 산업(智能产业)), which the
table ``pairing`` sums, and whole concepts by each of their terms (우전 = 乌镇). What belongs to a
concept that a person rejected or forbade attests nothing: it is not in the sums.
"""

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from typing import NamedTuple

from glossary.keys import ko_key, zh_key

#: An approved concept counts like so many occurrences more: a person stands for it.
APPROVED = 5

#: What discounts a segment: Hanzi are written by their sound in names (커지 for 科技), but a composed
#: term is rather translated, unless the part is a name itself (베이징), nor is one syllable of a name
#: a part of it; a single Hanzi for several syllables is an abbreviation or a fragment.
TRANSCRIBED, ABBREVIATED = 0.15, 0.5

#: At most so many glosses are given as the evidence of a part.
EXAMPLES = 10

#: What a person has decided against.
WITHDRAWN = ("rejected", "forbidden")

#: Korean, Hanzi and method, as they stand in the segments.
RawPair = tuple[str, str, str]

_PAIRS = """
    SELECT lower(replace({side}, ' ', '')), ko, zh, method, n,
           (SELECT max(score) FROM segment AS s
            WHERE s.ko = p.ko AND s.zh = p.zh AND s.method = p.method AND s.counted = 1)
    FROM pairing AS p
    WHERE lower(replace({side}, ' ', '')) IN (SELECT value FROM json_each(?))
"""

# CROSS JOIN keeps the order: from the few concepts that are left out to their segments.
_LEFT_OUT = """
    SELECT s.ko, s.zh, s.method, count(*) FROM concept AS c
    CROSS JOIN gloss AS g ON g.concept_id = c.id
    CROSS JOIN segment AS s ON s.gloss_id = g.id
    WHERE c.id IN (SELECT value FROM json_each(?)) AND s.counted = 1 AND s.method <> 'none'
    GROUP BY s.ko, s.zh, s.method
"""

_TERMS = """
    SELECT t.key, c.id, c.status, c.confidence,
           (SELECT text FROM term WHERE concept_id = c.id AND lang = 'ko' AND role = 'preferred'),
           (SELECT text FROM term WHERE concept_id = c.id AND lang IN ('zh-Hans', 'zh-Hant')
            AND role = 'preferred' ORDER BY lang LIMIT 1),
           (SELECT coalesce(sum(count), 0) FROM term WHERE concept_id = c.id AND lang = 'ko')
    FROM term AS t JOIN concept AS c ON c.id = t.concept_id
    WHERE t.key IN (SELECT value FROM json_each(?)) AND t.role <> 'damaged'
      AND (t.lang = 'ko') = ? GROUP BY t.key, c.id
"""

_OF_PAIR = """
    SELECT g.id, d.path, g.line, g.ko, g.zh
    FROM segment AS s JOIN gloss AS g ON g.id = s.gloss_id JOIN document AS d ON d.id = document_id
    WHERE s.ko = ? AND s.zh = ? AND s.method = ? AND s.counted = 1
      AND g.concept_id NOT IN (SELECT value FROM json_each(?))
    ORDER BY s.score DESC, s.id DESC LIMIT ?
"""

_OF_CONCEPT = """
    SELECT g.id, d.path, g.line, g.ko, g.zh
    FROM gloss AS g JOIN document AS d ON d.id = document_id
    WHERE concept_id = ? ORDER BY confidence DESC, g.id LIMIT ?
"""


class Named(NamedTuple):
    """A concept one of whose terms has the key that was asked for, by its preferred terms."""

    key: str
    concept_id: int
    status: str
    confidence: float
    ko: str
    zh: str
    seen: int


class Example(NamedTuple):
    """A gloss that attests a part, and where it was printed."""

    gloss_id: int
    document: str
    line: int
    ko: str
    zh: str


class Rendering(NamedTuple):
    """What a stretch stands for in the other language, and what attests it.

    ``seen`` counts its glosses, ``score`` (0 to 1) is that of the surest. ``pairs`` and
    ``concepts`` lead to the glosses, see `examples`.
    """

    text: str
    seen: int
    score: float
    method: str
    weight: float
    pairs: tuple[RawPair, ...] = ()
    concepts: tuple[int, ...] = ()


class Parts(NamedTuple):
    """The renderings of each stretch by its key, and the concepts that bear one of the keys."""

    renderings: dict[str, list[Rendering]]
    named: list[Named]


def find_parts(
    db: sqlite3.Connection, keys: Iterable[str], korean: bool, without: Collection[int] = ()
) -> Parts:
    """Give what *db* knows of the stretches *keys*, which are *korean* or Hanzi, surest first.

    Keys are folded as `glossary.keys` does. *without* are concepts that shall attest nothing.
    """
    wanted = set(keys)
    named = list(_named(db, wanted, korean))
    fold = zh_key if korean else ko_key
    found: dict[str, dict[str, list[Rendering]]] = defaultdict(lambda: defaultdict(list))
    for key, each in _from_segments(db, wanted, korean, without):
        found[key][fold(each.text)].append(each)
    for one in named:
        if one.status not in WITHDRAWN and one.concept_id not in without:
            each = _from_concept(one, one.zh if korean else one.ko)
            found[one.key][fold(each.text)].append(each)
    for one in named:
        if one.status in WITHDRAWN:
            found[one.key].pop(fold(one.zh if korean else one.ko), None)
    return Parts({key: _summed(texts.values(), korean) for key, texts in found.items()}, named)


def examples(
    db: sqlite3.Connection, rendering: Rendering, without: Collection[int] = (),
    most: int = EXAMPLES,
) -> tuple[Example, ...]:
    """Give at most *most* glosses that attest *rendering*, those of whole concepts first."""
    out = json.dumps(list(without))
    rows: dict[int, Example] = {}
    for concept in rendering.concepts:
        if len(rows) < most:
            for row in db.execute(_OF_CONCEPT, (concept, most)):
                rows.setdefault(row[0], Example(*row))
    for pair in rendering.pairs:
        if len(rows) < most:
            for row in db.execute(_OF_PAIR, (*pair, out, most)):
                rows.setdefault(row[0], Example(*row))
    return tuple(rows.values())[:most]


def _named(db: sqlite3.Connection, keys: set[str], korean: bool) -> Iterator[Named]:
    for row in db.execute(_TERMS, (json.dumps(sorted(keys)), korean)):
        if row[4] and row[5]:
            yield Named(*row)


def _from_concept(one: Named, text: str) -> Rendering:
    weight = max(one.seen, 1) * one.confidence ** 2
    weight += APPROVED if one.status == "approved" else 0
    return Rendering(text, one.seen, one.confidence, "concept", weight, (), (one.concept_id,))


def _from_segments(
    db: sqlite3.Connection, keys: set[str], korean: bool, without: Collection[int]
) -> Iterator[tuple[str, Rendering]]:
    left_out = db.execute(_LEFT_OUT, (json.dumps(list(without)),))
    out = {(ko, zh, method): n for ko, zh, method, n in left_out}
    asked = {form: key for key in keys for form in _forms(key, korean)}
    query = _PAIRS.format(side="ko" if korean else "zh")
    for form, ko, zh, method, n, score in db.execute(query, (json.dumps(sorted(asked)),)):
        pair = ko, zh, method
        seen = n - out.get(pair, 0)
        text = zh if korean else ko
        if seen > 0 and text:
            yield asked[form], Rendering(text, seen, score, method,
                                         seen * _trust(pair, score, korean), (pair,))


def _trust(pair: RawPair, score: float, korean: bool) -> float:
    """Tell what one occurrence of a segment counts for a term that is *korean* or not, 0 to 1."""
    ko, zh, method = pair
    trust = score ** 2
    trust *= TRANSCRIBED if method == "transcription" and not (korean and len(ko) > 1) else 1
    return trust * (ABBREVIATED if len(zh) == 1 < len(ko) else 1)


def _forms(key: str, korean: bool) -> set[str]:
    """Segments stand as they were printed: Hanzi are looked for in both scripts."""
    if korean:
        return {key}
    from aligner.script import traditionalize  # loads a dictionary: only where Hanzi are at hand

    return {key, traditionalize(key)}


def _summed(groups: Iterable[list[Rendering]], korean: bool) -> list[Rendering]:
    """Make one of the *groups* of equal renderings, surest first."""
    return sorted((_sum(group, korean) for group in groups),
                  key=lambda each: (-each.weight, each.text))


def _sum(group: list[Rendering], korean: bool) -> Rendering:
    """The glosses of a concept hold its segments too: they count once, by what counts more."""
    parts = sorted((each for each in group if each.pairs), key=lambda each: -each.weight)
    whole = sorted((each for each in group if each.concepts), key=lambda each: -each.weight)
    first = (parts or whole)[0]
    return Rendering(
        _simplified(first.text) if korean else first.text,
        max(sum(each.seen for each in side) for side in (parts, whole)),
        max(each.score for each in group),
        first.method,
        max(sum(each.weight for each in whole), sum(_weight(each, bool(whole)) for each in parts)),
        tuple(pair for each in parts for pair in each.pairs),
        tuple(number for each in whole for number in each.concepts),
    )


def _weight(part: Rendering, is_name: bool) -> float:
    """Give the weight of a segment; in full where what it writes by its sound is a name itself."""
    if is_name and part.method == "transcription":
        return part.seen * part.score ** 2
    return part.weight


def _simplified(text: str) -> str:
    from aligner.script import simplify

    return simplify(text)
