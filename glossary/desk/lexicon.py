"""The keys of a glossary in memory: which of its terms may stand at a place of a text?

A dictionary of keys, and for each pair of first characters the lengths that occur. A text is
walked once, whatever the number of terms: at each place the few lengths are tried, the longest
first. That needs no automaton to be built, and a million terms are ready in seconds.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

#: Longer keys are sentences, not terms.
_LONGEST = 60

_TERMS = """
    SELECT key, concept_id, kind FROM term JOIN concept ON concept.id = concept_id
    WHERE lang IN ({langs}) AND role <> 'damaged' AND length(key) BETWEEN 1 AND :longest
        AND status <> 'rejected'
        AND (status <> 'candidate' OR confidence >= :least) {statuses}
"""

_TEXTS = "SELECT text FROM term WHERE key = ?"

#: The languages of the terms that a text in Korean or in Chinese may have.
LANGS = {"ko": ("ko",), "zh": ("zh-Hans", "zh-Hant")}


class Wanted(NamedTuple):
    """Which concepts count: of these statuses (empty: any but rejected); candidates only from the
    confidence *least* on."""

    statuses: Sequence[str] = ()
    least: float = 0.0


class Lexicon:
    """The terms of one language, Korean (``ko``) or Chinese (``zh``).

    >>> from glossary.connect import open_reader
    >>> lexicon = Lexicon(open_reader('glossary.db'), 'zh')
    >>> list(lexicon.places('发展低空经济。', lambda start, end: True))
    [(2, 6)]
    """

    def __init__(
        self, db: sqlite3.Connection | None, lang: str, wanted: Wanted = Wanted(),
        words: Iterable[str] = (),
    ) -> None:
        """Take in the terms *wanted* of a glossary, if there is one, and *words*, as keys."""
        self.lang = lang
        self._db = db
        self._concepts: dict[str, int] = {}
        self._several: dict[str, set[int]] = {}
        self._names: set[str] = set()
        self._lengths: dict[str, int] = {}
        self._has_single = False
        self._sizes: dict[int, tuple[int, ...]] = {}
        if db is not None:
            self._fill(db, wanted)
        for word in words:
            self._add(word, 0, "")
        self.marks = lru_cache(1 << 16)(self._marks)

    def __len__(self) -> int:
        """Count the keys."""
        return len(self._concepts)

    def _fill(self, db: sqlite3.Connection, wanted: Wanted) -> None:
        chosen = ", ".join(f"'{status}'" for status in wanted.statuses if status.isalpha())
        query = _TERMS.format(
            langs=", ".join(f"'{lang}'" for lang in LANGS[self.lang]),
            statuses=f"AND status IN ({chosen})" if chosen else "")
        for row in db.execute(query, {"longest": _LONGEST, "least": wanted.least}):
            self._add(*row)

    def _add(self, key: str, concept: int, kind: str) -> None:
        if self._concepts.setdefault(key, concept) != concept:
            self._several.setdefault(key, {self._concepts[key]}).add(concept)
        if kind == "transcription":
            self._names.add(key)
        self._has_single |= len(key) == 1
        head = key[:2]
        self._lengths[head] = self._lengths.get(head, 0) | 1 << len(key)

    def is_name(self, key: str) -> bool:
        """Tell whether the key writes the sound of Hanzi, as names do."""
        return key in self._names

    def concepts(self, key: str) -> list[int]:
        """Give the concepts that have a term of this key."""
        if key in self._several:
            return sorted(self._several[key])
        return [self._concepts[key]] if key in self._concepts else []

    def places(
        self, text: str, fits: Callable[[int, int], bool]
    ) -> Iterator[tuple[int, int]]:
        """Yield where terms stand in the folded *text*: the longest that *fits*, none in another.

        *fits* is asked where a key stands, with its start and end.
        """
        lengths, keys, sizes = self._lengths, self._concepts, self._sizes
        single, done = self._has_single, 0
        for at in range(len(text)):
            mask = lengths.get(text[at:at + 2], 0)
            if single:
                mask |= lengths.get(text[at], 0)
            if not mask or at < done:
                continue
            for size in sizes.get(mask) or self._sized(mask):
                if text[at:at + size] in keys and at + size <= len(text) and fits(at, at + size):
                    yield at, at + size
                    done = at + size
                    break

    def _sized(self, mask: int) -> tuple[int, ...]:
        """Give the lengths that are in *mask*, the longest first."""
        found = tuple(size for size in range(mask.bit_length(), 0, -1) if mask >> size & 1)
        self._sizes[mask] = found
        return found

    def _marks(self, key: str) -> frozenset[int]:
        """Give where blanks and marks stand in the terms of this key, as places in the key."""
        from glossary.desk.folding import fold

        if self._db is None:
            return frozenset()
        return frozenset(
            at for text, in self._db.execute(_TEXTS, (key,))
            for folded in (fold(text),) for at, _ in folded.gaps(0, len(folded.text)))
