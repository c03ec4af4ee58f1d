"""Where a pair belongs: the concepts that have it, and those `merging.merge` relates to it.

Only concepts are compared that share a key with the pair, or a skeleton: the consonants of the
Korean, or what CP949 leaves of the Hanzi. Each of these is one look into an index, of which a
bounded number of rows is read, so that a million terms cost no more than a thousand.
"""

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Mapping, Set
from itertools import islice, product, starmap
from typing import TypeVar

from glossary.keys import ko_key, zh_key
from glossary.merging.designators import contradictory, kin
from glossary.merging.likeness import near
from glossary.merging.merge import REASONS, Pair, Reason, merge
from glossary.terms import shape

_T = TypeVar("_T")

#: Of more concepts than this that share a key or a skeleton only the oldest are compared.
SPREAD = 200

#: Of a concept's terms, Korean and Hanzi, only so many are compared, the ones it had first.
WIDE = 30

#: The key of a term, and whether it is Korean.
TermKey = tuple[str, bool]

#: Pairs of keys, as `merge` compares them: the Hanzi of each Korean term.
Pairs = Mapping[str, Set[str]]

SAME: Reason = "the same pair"

#: A concept that a pair may join, and why.
Relation = tuple[int, Reason]

_BY_KEY = "SELECT concept_id FROM term WHERE key = ? LIMIT ?"
_BY_KEYS = "SELECT concept_id FROM term WHERE key IN (SELECT value FROM json_each(?)) LIMIT ?"

#: Those with the same skeleton, and all their Korean keys: one of these must be near.
_BY_SKELETON = """
    SELECT ko.concept_id, ko.key FROM (
        SELECT concept_id FROM term WHERE skeleton = ? LIMIT ?) AS found
    JOIN term AS ko ON ko.concept_id = found.concept_id AND ko.lang = 'ko'
"""

_EXACT = """
    SELECT ko.concept_id FROM term AS ko JOIN term AS zh ON zh.concept_id = ko.concept_id
    WHERE ko.key = ?1 AND ko.lang = 'ko' AND zh.key = ?2 AND zh.lang IN ('zh-Hans', 'zh-Hant')
"""

#: A person decided against the others: what is merely like them stays apart.
_OPEN = """
    SELECT id FROM concept WHERE id IN (SELECT value FROM json_each(?))
    AND status NOT IN ('rejected', 'forbidden')
"""

_TERMS = """
    SELECT concept_id, key, lang = 'ko', skeleton FROM term
    WHERE concept_id IN (SELECT value FROM json_each(?)) AND lang <> 'en' AND role <> 'damaged'
    ORDER BY concept_id, id
"""

#: Those that have a Korean term of this one with Hanzi that only this one knows to be damaged.
_SAME = """
    SELECT zh.concept_id FROM term AS own
    JOIN term AS zh ON zh.key = own.key AND zh.lang <> 'ko' AND zh.role <> 'damaged'
    JOIN term AS ko ON ko.concept_id = zh.concept_id AND ko.lang = 'ko'
    WHERE own.concept_id = ?1 AND own.role = 'damaged'
        AND ko.key IN (SELECT key FROM term WHERE concept_id = ?1 AND lang = 'ko')
"""


class Placement:
    """The concepts of one database as places for pairs; it changes nothing."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._db = connection

    def assigned(self, pair: Pair) -> int | None:
        """Give the concept into which a person put *pair* by a merge or a split."""
        row = self._db.execute(
            "SELECT concept_id FROM assignment WHERE ko_key = ? AND zh_key = ?", key(pair)
        ).fetchone()
        return row[0] if row else None

    def exact(self, pair: Pair) -> int | None:
        """Give the oldest concept that has both terms of *pair* by their keys.

        One that a person merged or split comes last: all pairs that it had then are assigned.
        """
        found = self._db.execute(
            f"{_EXACT} ORDER BY EXISTS "
            "(SELECT 1 FROM assignment WHERE concept_id = ko.concept_id), ko.concept_id LIMIT 1",
            key(pair)).fetchone()
        return found[0] if found else None

    def holders(self, pair: tuple[str, str]) -> set[int]:
        """Give all concepts that have both terms of a pair of keys."""
        return {concept for concept, in self._db.execute(_EXACT, pair)}

    def related(self, pair: Pair) -> list[Relation]:
        """Give the concepts that *pair* may join: for the best reason first, then the oldest."""
        ko, zh = key(pair)
        shapes = [(shape("ko", pair.ko), {ko}), (shape("zh", pair.zh), {ko})]
        found = self._candidates({ko, zh}, shapes) | self._kin({ko: {zh}})
        return self._relations({ko: {zh}}, found)

    def like(self, concept: int, new: Set[TermKey]) -> list[Relation]:
        """Give the same for the pairs that *new* terms of *concept* make with each other and with
        its old ones."""
        terms = self._db.execute(_TERMS, (json.dumps([concept]),)).fetchall()
        terms.sort(key=lambda term: (*term[1:3],) not in new)
        korean = {each: skeleton for _, each, is_korean, skeleton in terms if is_korean}
        hanzi = {each: skeleton for _, each, is_korean, skeleton in terms if not is_korean}
        korean, hanzi = _first(korean), _first(hanzi)
        new_ko, new_zh = ({each for each in own if (each, is_korean) in new}
                          for own, is_korean in ((korean, True), (hanzi, False)))
        pairs = {ko: {*hanzi} if ko in new_ko else new_zh
                 for ko in korean if new_zh or ko in new_ko}
        forms = set[str]().union(*pairs.values())
        shapes = [(korean[ko], {ko}) for ko in pairs]
        shapes += [(hanzi[zh], {*pairs} if zh in new_zh else new_ko) for zh in forms]
        found = self._candidates({*pairs, *forms}, shapes) | self._kin(pairs)
        same = {each for each, in self._db.execute(_SAME, (concept,))} - {concept}
        relations = self._relations(pairs, found - same - {concept})
        return [*((each, SAME) for each in sorted(self._open(same))), *relations]

    def _relations(self, own: Pairs, candidates: Iterable[int]) -> list[Relation]:
        found = [(concept, why) for concept, pairs in self._pairs(self._open(candidates)).items()
                 if (why := best(own, pairs))]
        return sorted(found, key=lambda each: (REASONS.index(each[1]), each[0]))

    def _candidates(
        self, keys: Iterable[str], shapes: Iterable[tuple[str | None, Set[str]]]
    ) -> set[int]:
        """Give the concepts that have one of *keys*, or one of *shapes*, each a skeleton, and a
        Korean key near one of those that stand with it."""
        found = {concept for each in keys
                 for concept, in self._db.execute(_BY_KEY, (each, SPREAD))}
        for skeleton, korean in shapes:
            rows = self._db.execute(_BY_SKELETON, (skeleton, SPREAD)) if skeleton else ()
            found |= {concept for concept, other in rows
                      if concept not in found and any(near(other, ko) for ko in korean)}
        return found

    def _kin(self, pairs: Pairs) -> set[int]:
        keys = {each for ko, forms in pairs.items() for zh in forms for each in kin(ko, zh)}
        rows = self._db.execute(_BY_KEYS, (json.dumps([*keys], ensure_ascii=False), SPREAD))
        return {concept for concept, in rows}

    def _open(self, concepts: Iterable[int]) -> set[int]:
        return {concept for concept, in self._db.execute(_OPEN, (json.dumps([*concepts]),))}

    def _pairs(self, concepts: Iterable[int]) -> dict[int, Pairs]:
        """Give Korean keys of each concept with the keys of its Hanzi that are not damaged."""
        keys: dict[int, tuple[dict[str, None], dict[str, None]]] = defaultdict(lambda: ({}, {}))
        for concept, each, is_korean, _ in self._db.execute(_TERMS, (json.dumps([*concepts]),)):
            keys[concept][not is_korean][each] = None
        return {concept: dict.fromkeys(_first(korean), {*_first(hanzi)})
                for concept, (korean, hanzi) in keys.items()}


def _first(keys: Mapping[str, _T]) -> dict[str, _T]:
    return dict(islice(keys.items(), WIDE))


def key(pair: Pair) -> tuple[str, str]:
    """Give the form under which pairs count as the same.

    >>> key(Pair('저고도 경제', '低空經濟'))
    ('저고도경제', '低空经济')
    """
    return ko_key(pair.ko), zh_key(pair.zh)


def best(some: Pairs, others: Pairs) -> Reason | None:
    """Give the surest reason for which a pair of *some* is one with a pair of *others*.

    None also where any two of them contradict each other: 吉林 may be a province or a city.

    >>> best({'항저우': {'杭州'}, '핀둬둬': {'拼多多'}}, {'핀둬둬': {'多多', '多'}})
    'the same Korean, Hanzi damaged'
    """
    found: set[Reason | None] = set()
    for (ko, these), (other, those) in product(some.items(), others.items()):
        if any(starmap(contradictory, product(these, those))):
            return None
        found |= {merge(Pair(ko, zh), Pair(other, form)) for zh, form in product(these, those)}
    return min(filter(None, found), key=REASONS.index, default=None)
