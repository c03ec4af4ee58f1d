"""What all texts of a run tell of their pairs: the evidence of a run as one value.

    text ── glosses ── told ──┐
    text ── glosses ── told ──┼─ group by pair: strongest ── Gathered ── every text, but for
    text ── glosses ── told ──┘                                          what it told itself

What tells is the article, not the text: the same passage on two hundred pages tells once, and to
none of them. It is gathered from all texts before any of them is read in its light, and the rows of
a pair may be brought together in any order and in any groups: the same texts always give the same
evidence. Of a pair, be it in a million texts, only those rows are kept that can decide.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from functools import lru_cache
from itertools import islice
from typing import NamedTuple, TypeVar, Union

from aligner.cleaning import plain
from aligner.pieces import LOST
from aligner.script import fold
from aligner.types import Gloss

_Number = TypeVar("_Number", int, float)

#: A pair of at least this confidence is evidence by itself; a less sure one when it stands in
#: so many places.
SURE, OFTEN = 0.8, 2


class Told(NamedTuple):
    """What a text tells of a pair of Korean (see `spelling`) and Hanzi as printed.

    ``source`` is its article (see `article`). ``weight`` is ``OFTEN`` where the text alone makes
    the pair known, else in how many places it stands; with it counts every spelling of the Hanzi.
    ``explained`` is how many Korean letters the Hanzi explain; None where signs stand for some of
    the Hanzi.
    """

    key: str
    zh: str
    source: str
    weight: int
    explained: Union[float, None]


def article(passages: Iterable[int | None], text: str) -> str:
    """Give what stands for the article with these *passages*, whatever page it is on: the least;
    where all places are too short for one (see `aligner.passage`), the *text* itself.

    >>> article([None, 18, 17], 'a text'), article([None], 'a text')
    ('0000000000000011', 'a text')
    """
    return min((f"{each:016x}" for each in passages if each is not None), default=text)


def told(glosses: Iterable[Gloss], text: str) -> list[Told]:
    """Give what the *glosses* of a text tell, a row for each pair, in the order of the pairs.

    >>> told([], 'a text')
    []
    """
    weights: dict[tuple[str, str], int] = {}
    passages: dict[tuple[str, str], list[int | None]] = {}
    best: dict[tuple[str, str], float | None] = {}
    for gloss in glosses:
        key = spelling(gloss.ko)
        zh = plain(gloss.zh)
        folded = key, fold(zh)
        more = OFTEN if gloss.confidence >= SURE else 1
        weights[folded] = min(weights.get(folded, 0) + more, OFTEN)
        passages.setdefault(folded, []).append(gloss.passage)
        lost = any(char in LOST for char in zh)
        value = None if lost else round(explained(gloss), 4)
        held = best.setdefault((key, zh), value)
        if held is not None and value is not None:
            best[key, zh] = max(held, value)
    return [
        Told(key, zh, article(passages[key, fold(zh)], text), weights[key, fold(zh)], value)
        for (key, zh), value in sorted(best.items(), key=lambda item: item[0])]


def strongest(rows: Iterable[Told]) -> tuple[Told, ...]:
    """Give those of the rows of one pair that decide, whichever article is left out of account.

    As many weights as make the pair known, one to spare, and the two best to restore losses by, of
    each article the most that a text of it tells; what is not among them is 0 or None, so that
    ``strongest(strongest(a) + b) == strongest(a + b)``.

    >>> rows = [Told('저고도', '低空', name, 1, 3.0) for name in 'edcbabc']
    >>> [row[2:] for row in strongest(rows)]
    [('a', 1, 3.0), ('b', 1, 3.0), ('c', 1, None)]
    """
    weights: dict[str, int] = {}
    letters: dict[str, float] = {}
    row = None
    for row in rows:
        weights[row.source] = max(weights.get(row.source, 0), row.weight)
        if row.explained is not None:
            letters[row.source] = max(letters.get(row.source, 0.0), row.explained)
    if row is None:
        return ()
    heavy, clear = dict(_most(weights, OFTEN + 1)), dict(_most(letters, 2))
    return tuple(
        Told(row.key, row.zh, source, heavy.get(source, 0), clear.get(source))
        for source in sorted({*heavy, *clear}))


def _most(values: Mapping[str, _Number], count: int) -> list[tuple[str, _Number]]:
    """Give the *count* largest of *values*."""
    return sorted(values.items(), key=lambda item: (-item[1], item[0]))[:count]


class Gathered:
    """What texts told, by pair; the same whatever came first.

    >>> rows = [Told('저고도', '低空', 'one', 2, 3.0), Told('저고도', '低空', 'two', 1, 3.0)]
    >>> gathered = Gathered(rows)
    >>> gathered.weights('저고도', besides={'one'}), gathered.weights('저고도', besides={'two'})
    ({'低空': 1}, {'低空': 2})
    """

    def __init__(self, rows: Iterable[Told] = ()) -> None:
        self._pairs: dict[str, dict[str, tuple[Told, ...]]] = {}
        self._holders: dict[str, set[str]] | None = None
        self.add(rows)

    def add(self, rows: Iterable[Told]) -> None:
        """Take in what more texts told; a row that was taken in before changes nothing."""
        for row in rows:
            pairs = self._pairs.setdefault(row.key, {})
            pairs[row.zh] = strongest((*pairs.get(row.zh, ()), row))
            self._holders = None

    def __iter__(self) -> Iterator[Told]:
        """Yield the rows that were kept, in the order of their pairs."""
        for key in sorted(self._pairs):
            for zh in sorted(self._pairs[key]):
                yield from self._pairs[key][zh]

    def __contains__(self, key: str) -> bool:
        """Tell whether any text told of *key*."""
        return key in self._pairs

    def weights(self, key: str, besides: Set[str]) -> dict[str, int]:
        """Give how much speaks for each of the Hanzi (folded) of *key*, *besides* some sources."""
        found: dict[str, dict[str, int]] = {}
        pairs = self._pairs.get(key)
        if pairs is None:  # as it is for most stretches of a text
            return {}
        for zh, rows in pairs.items():
            by_source = found.setdefault(fold(zh), {})
            for row in rows:
                if row.source not in besides:
                    by_source[row.source] = max(by_source.get(row.source, 0), row.weight)
        return {zh: sum(by_source.values()) for zh, by_source in found.items() if by_source}

    def intact(self, key: str, besides: Set[str]) -> Iterator[Told]:
        """Yield for each of the intact Hanzi of *key* the source that explains it best, *besides*
        some."""
        for _, rows in sorted(self._pairs.get(key, {}).items()):
            others = (row for row in rows
                      if row.source not in besides and row.explained is not None)
            yield from islice(
                sorted(others, key=lambda row: (-(row.explained or 0.0), row.source)), 1)

    def holders(self, char: str) -> set[str]:
        """Give the keys of which intact Hanzi have *char*."""
        if self._holders is None:
            self._holders = holders(self._pairs)
        return self._holders.get(char, set())


def holders(pairs: Mapping[str, Iterable[str]]) -> dict[str, set[str]]:
    """Give the Korean of *pairs* by each of the characters of its Hanzi.

    >>> holders({'핀둬둬': ['拼多多', '?多多']})
    {'拼': {'핀둬둬'}, '多': {'핀둬둬'}}
    """
    found: dict[str, set[str]] = {}
    for key, hanzi in pairs.items():
        for zh in hanzi:
            if not any(char in LOST for char in zh):
                for char in zh:
                    found.setdefault(char, set()).add(key)
    return found


def explained(gloss: Gloss) -> float:
    """Give how many Korean letters of the term its Hanzi explain."""
    return sum(
        s.score * sum(c.isalnum() for c in s.ko)
        for s in gloss.segments if s.zh and s.method != "none")


@lru_cache(maxsize=1 << 14)
def spelling(ko: str) -> str:
    """Give the key of a Korean term: its letters without blanks.

    >>> spelling('저고도 경제')
    '저고도경제'
    """
    return "".join(plain(ko).split())


def gather(found: Sequence[Iterable[Gloss]], texts: Sequence[str]) -> Gathered:
    """Give what the glosses of several texts tell together; *texts* tells each from the others.

    >>> list(gather([[]], ['a text']))
    []
    """
    gathered = Gathered()
    for glosses, text in zip(found, texts, strict=True):
        gathered.add(told(glosses, text))
    return gathered
