"""The terms of a translation: rendered as the glossary says, none forbidden, each in one way.

A term of the source counts as rendered when any of its forms in the other language stands anywhere
in the target. What is looked for there is a form as it is folded, without regard to words, since a
missed inflection would be a false alarm.
"""

from __future__ import annotations

import sqlite3
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from glossary.checking.finding import Finding
from glossary.checking.shortened import is_shortened
from glossary.checking.units import Unit
from glossary.desk.folding import composed, fold
from glossary.desk.lexicon import LANGS, Wanted
from glossary.desk.mentions import Finder, Mention

#: A term of one letter says too little: 성 and 省 stand in many words.
_LEAST = 2

_FORMS = """
    SELECT key, text FROM term JOIN concept ON concept.id = concept_id
    WHERE concept_id = ? AND lang IN ({langs}) AND concept.status <> 'rejected'
    ORDER BY role <> 'preferred', count DESC, term.id
"""

_STATUS = "SELECT status FROM concept WHERE id = ?"

_INSTEAD = """
    SELECT DISTINCT good.text FROM term AS bad
    JOIN term AS shared ON shared.concept_id = bad.concept_id AND shared.lang NOT IN ({langs})
    JOIN term AS same ON same.key = shared.key AND same.concept_id <> bad.concept_id
    JOIN concept ON concept.id = same.concept_id AND status IN ('candidate', 'approved')
    JOIN term AS good ON good.concept_id = same.concept_id AND good.lang IN ({langs})
    WHERE bad.key = ? AND good.role = 'preferred' AND good.key <> bad.key
"""


class Use(NamedTuple):
    """A term of the source in a unit, and the form that renders it there (a key), if any."""

    unit: Unit
    mention: Mention
    rendering: str


class TermChecks:
    """Checks terms, unit by unit; what differs between units is told at the end.

    *lang* is the language of the source.
    """

    def __init__(self, db: sqlite3.Connection, lang: str, wanted: Wanted) -> None:
        other = "zh" if lang == "ko" else "ko"
        self._db = db
        self._other = other
        self._langs = ", ".join(f"'{each}'" for each in LANGS[other])
        self._source = Finder(db, lang, wanted)
        self._forbidden = Finder(db, other, Wanted(("forbidden",)))
        self._allowed = Finder(db, other, Wanted(("candidate", "approved"))).lexicon
        self._known: dict[tuple[int, ...], dict[str, str]] = {}
        self._uses: dict[tuple[int, ...], list[Use]] = defaultdict(list)

    def check(self, unit: Unit) -> Iterator[Finding]:
        """Yield what is wrong with the terms of *unit*, and remember how they are rendered."""
        target = self._folded(unit.target)
        seen: set[tuple[int, ...]] = set()
        for mention in self._source.find(unit.source):
            forms = self._forms(mention.concepts)
            if len(mention.key) < _LEAST or not forms or mention.concepts in seen:
                continue
            seen.add(mention.concepts)
            found = max((key for key in forms if key in target), key=len, default="")
            self._uses[mention.concepts].append(Use(unit, mention, found))
            if not (found or self._is_shortened(mention.key, forms, target)):
                yield self._missing(unit, mention, forms)
        yield from self._used(unit)

    def _is_shortened(self, source: str, forms: Iterable[str], target: str) -> bool:
        """Tell whether a name stands in the target in short, or in Latin letters as it was."""
        return source.isascii() and source in target or any(
            is_shortened(key, target, self._other) for key in forms)

    def _folded(self, text: str) -> str:
        plain, _ = composed(text)
        if self._other == "zh":
            from aligner.script import simplify

            plain = simplify(plain)
        return fold(plain).text

    def _forms(self, concepts: tuple[int, ...]) -> dict[str, str]:
        """Give the renderings of concepts, keys with texts, but for what is forbidden."""
        if concepts not in self._known:
            forms: dict[str, str] = {}
            for concept in concepts:
                if self._db.execute(_STATUS, (concept,)).fetchone()[0] == "forbidden":
                    continue
                for key, text in self._db.execute(
                        _FORMS.format(langs=self._langs), (concept,)):
                    forms.setdefault(key, text)
            self._known[concepts] = forms
        return self._known[concepts]

    @staticmethod
    def _missing(unit: Unit, mention: Mention, forms: dict[str, str]) -> Finding:
        text = unit.source[mention.start:mention.end]
        wanted = tuple(dict.fromkeys(forms.values()))
        return Finding(
            "E101", f"{text} is not rendered by {_listed(wanted)}", unit.number, "source",
            mention.start, mention.end, text, wanted, mention.concepts[0])

    def _used(self, unit: Unit) -> Iterator[Finding]:
        """Yield the forbidden terms of the target."""
        for mention in self._forbidden.find(unit.target):
            if self._allowed.concepts(mention.key):
                continue
            text = unit.target[mention.start:mention.end]
            wanted = tuple(form for form, in self._db.execute(
                _INSTEAD.format(langs=self._langs), (mention.key,)))
            advice = f": use {_listed(wanted)}" if wanted else ""
            yield Finding(
                "E102", f"{text} is forbidden{advice}", unit.number, "target",
                mention.start, mention.end, text, wanted, mention.concepts[0])

    def differing(self) -> Iterator[Finding]:
        """Yield the places where a term is rendered otherwise than in most of the units."""
        for concepts, uses in self._uses.items():
            counts = Counter(use.rendering for use in uses if use.rendering)
            if len(counts) < 2:
                continue
            usual, often = counts.most_common(1)[0]
            for use in uses:
                if use.rendering not in ("", usual) and usual not in use.rendering:
                    yield self._otherwise(use, usual, often)

    def _otherwise(self, use: Use, usual: str, often: int) -> Finding:
        forms = self._forms(use.mention.concepts)
        start, end = self._place(use.unit.target, use.rendering)
        source = use.unit.source[use.mention.start:use.mention.end]
        text = use.unit.target[start:end]
        return Finding(
            "E103", f"{source} is {forms[usual]} elsewhere ({often}), here {text}",
            use.unit.number, "target", start, end, text, (forms[usual],),
            use.mention.concepts[0])

    def _place(self, text: str, key: str) -> tuple[int, int]:
        """Give where a form stands in a target."""
        plain, places = composed(text)
        if self._other == "zh":
            from aligner.script import simplify

            plain = simplify(plain)
        folded = fold(plain)
        at = folded.text.find(key)
        start, end = folded.start[at], folded.end[at + len(key) - 1]
        return (places[start], places[end]) if places else (start, end)


def _listed(forms: Sequence[str]) -> str:
    """Join a few forms.

    >>> _listed(('低空经济', '低空經濟')), _listed(tuple('abcde'))
    ('低空经济, 低空經濟', 'a, b, c …')
    """
    return ", ".join(forms[:3]) + (" …" if len(forms) > 3 else "")
