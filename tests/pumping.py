"""Strings on which a regular expression takes longer than their length allows.

A pattern that tries the same characters over and over does so on long runs of what it looks for
that never end as it wants. So the characters of the pattern itself are taken, a few of each
class that it names, and what it spells out; runs of one and of two of them are searched, longer and
longer.
Source of the idea: A. Rathnayake, H. Thielecke, "Static Analysis for Regular Expression
Exponential Runtime via Substructural Logics" (2014), whose attack strings have a prefix, a pump
and an end that does not match.
"""

from __future__ import annotations

import importlib
import pkgutil
import re
import time
import warnings
from collections.abc import Callable, Iterator
from itertools import permutations
from typing import Any

with warnings.catch_warnings():
    warnings.simplefilter("ignore", DeprecationWarning)
    import sre_constants
    import sre_parse

#: Lengths of the strings; each is tried only where the one before was quick.
LENGTHS = (16, 22, 300, 8_000)

#: Seconds of the processor that a search may take. In time linear in the longest string it takes
#: some 0.001; where each character makes it look at all others, some 0.5.
SECONDS = 0.1

#: Pumps of a pattern.
PUMPS = 60

Pattern = re.Pattern[Any]


def patterns(*packages: str) -> Iterator[tuple[str, Pattern]]:
    """Yield the patterns that the modules of *packages* have, with their names."""
    for package in packages:
        root = importlib.import_module(package)
        for found in pkgutil.walk_packages(root.__path__, f"{package}."):
            if found.name.endswith("__main__"):
                continue
            for name, value in sorted(vars(importlib.import_module(found.name)).items()):
                if isinstance(value, re.Pattern):
                    yield f"{found.name}.{name}", value


def slow(pattern: Pattern, longest: int = LENGTHS[-1], is_anchored: bool = False) -> str:
    """Give a short form of a string of up to *longest* characters on which *pattern* is slow; ''
    where none was found. *is_anchored*: it is only matched at the beginning.

    >>> slow(re.compile('(?:a|a)+$')), slow(re.compile('a+$')), slow(re.compile('a{1,9}$'))
    ("'a' * 22", "'a' * 8000", '')
    >>> slow(re.compile('a+$'), is_anchored=True), slow(re.compile('a+$'), 300)
    ('', '')
    """
    for length in sorted({min(length, longest) for length in LENGTHS}):
        for pump in pumps(pattern):
            text: Any = pump * max(length // len(pump), 1) + "\n\x01"
            if isinstance(pattern.pattern, bytes):
                text = text.encode("utf-8", "replace")
            if _seconds(pattern, text, is_anchored) > SECONDS:
                return f"{pump!r} * {length // len(pump)}"
    return ""


def _seconds(pattern: Pattern, text: Any, is_anchored: bool) -> float:
    start = time.process_time()
    if is_anchored:
        pattern.match(text)
        pattern.fullmatch(text)
    else:
        for _ in pattern.finditer(text):
            if time.process_time() - start > SECONDS:
                break
    return time.process_time() - start


def pumps(pattern: Pattern) -> list[str]:
    """Give runs to repeat, of the characters that *pattern* names.

    >>> pumps(re.compile('ab*')), pumps(re.compile('<!--'))[:2]
    (['a', 'b', 'ab', 'ba'], ['<!--', '<'])
    """
    source = pattern.pattern
    if isinstance(source, bytes):
        source = source.decode("latin-1")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", FutureWarning)
        parsed = sre_parse.parse(source, pattern.flags & ~re.UNICODE & ~re.DEBUG)
    chars = list(dict.fromkeys(_chars(parsed)))
    units = list(dict.fromkeys([*_spelt(parsed), *chars]))
    pairs = ["".join(pair) for pair in permutations(units, 2)]
    step = max(1, (len(units) + len(pairs)) // PUMPS)
    return [*units, *pairs][::step]


def _spelt(parsed: Any) -> Iterator[str]:
    """Yield what a parsed pattern spells out, in two characters or more."""
    run = ""
    for operator, value in [*parsed, (None, None)]:
        if operator is sre_constants.LITERAL:
            run += chr(value)
            continue
        if len(run) > 1:
            yield run
        run = ""
        yield from _within(value, _spelt)


_CATEGORIES = {
    sre_constants.CATEGORY_DIGIT: "7", sre_constants.CATEGORY_SPACE: " \n",
    sre_constants.CATEGORY_WORD: "a가", sre_constants.CATEGORY_NOT_SPACE: "a",
    sre_constants.CATEGORY_NOT_DIGIT: "a", sre_constants.CATEGORY_NOT_WORD: "-",
}


def _chars(parsed: Any) -> Iterator[str]:
    """Yield the characters of a parsed pattern."""
    for operator, value in parsed:
        if operator in (sre_constants.LITERAL, sre_constants.NOT_LITERAL):
            yield chr(value)
        elif operator is sre_constants.RANGE:
            yield chr(value[0])
        elif operator is sre_constants.CATEGORY:
            yield from _CATEGORIES.get(value, "a")
        elif operator is sre_constants.ANY:
            yield "x"
        elif operator is sre_constants.IN:
            yield from list(_chars(value))[:3]
        elif operator is not sre_constants.NEGATE:
            yield from _within(value, _chars)


def _within(value: Any, read: Callable[[Any], Iterator[str]]) -> Iterator[str]:
    """Read the patterns that are within an operator."""
    if isinstance(value, sre_parse.SubPattern):
        yield from read(value)
    elif isinstance(value, (tuple, list)):
        for each in value:
            yield from _within(each, read)
