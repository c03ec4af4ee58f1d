"""All checks over all units of a translation."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Sequence

from glossary.checking.amounts import unanswered
from glossary.checking.finding import Finding
from glossary.checking.friends import FriendChecks
from glossary.checking.ignoring import Ignored, any_covers
from glossary.checking.numbers import Number
from glossary.checking.scripts import left_over
from glossary.checking.terms import TermChecks
from glossary.checking.units import Parallel, Unit
from glossary.desk.lexicon import Wanted


def check(
    db: sqlite3.Connection, parallel: Parallel, wanted: Wanted = Wanted(),
    ignored: Sequence[Ignored] = (),
) -> list[Finding]:
    """Give what is wrong with a translation, in the order of its units.

    *wanted* chooses the terms that have to be rendered; what *ignored* covers is left out.

    >>> from glossary.connect import open_reader
    >>> units = (Unit(1, '저고도 경제는 3조 위안이다.', '航空经济达3万元。'),)
    >>> found = check(open_reader('glossary.db'), Parallel('a', 'b', units, 'ko'))
    >>> [(each.code, each.text) for each in found]
    [('E101', '저고도 경제'), ('E301', '3万')]
    """
    terms = TermChecks(db, parallel.lang, wanted)
    friends = FriendChecks() if parallel.lang == "ko" else None
    found: list[Finding] = []
    for unit in parallel.units:
        if unit.source.strip() and unit.target.strip():
            found += terms.check(unit)
            found += _scripts(unit, parallel.target_lang)
            found += _numbers(unit)
            found += friends.check(unit) if friends else ()
    found += terms.differing()
    kept = [each for each in found if not any_covers(ignored, each)]
    return sorted(kept, key=lambda each: (each.unit, each.code, each.side, each.start))


def _scripts(unit: Unit, lang: str) -> Iterator[Finding]:
    code, name = ("E201", "Hanzi") if lang == "ko" else ("E202", "Hangul")
    for span in left_over(unit.target, lang):
        text = unit.target[span.start:span.end]
        yield Finding(
            code, f"{name} left: {text}", unit.number, "target", span.start, span.end, text)


def _numbers(unit: Unit) -> Iterator[Finding]:
    """Yield one finding for the numbers of a unit, at the target where that has a wrong one."""
    lost, added = unanswered(unit.source, unit.target), unanswered(unit.target, unit.source)
    if not (lost or added):
        return
    first, side = (added[0], "target") if added else (lost[0], "source")
    said = []
    if lost:
        said.append(f"{_texts(lost)} only in the source")
    if added:
        said.append(f"{_texts(added)} only in the target")
    yield Finding(
        "E301", "; ".join(said), unit.number, side, first.span.start, first.span.end, first.text,
        tuple(each.text for each in lost) if added else ())


def _texts(numbers: Iterable[Number]) -> str:
    return ", ".join(dict.fromkeys(each.text for each in numbers))
