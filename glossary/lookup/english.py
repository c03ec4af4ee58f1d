"""English words: plural or singular, with hyphens, blanks or nothing between their parts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import product

from glossary.keys import ko_key

#: Endings of plurals, and what the singular has in their place. Source: English spelling.
_PLURALS = (("ies", "y"), ("s", ""), ("es", ""))

#: The shortest word that is taken for a plural.
_PLURAL = 3

#: A term of at most so many words more than one is tried with each hyphen that it may have.
_GAPS = 3

#: The longest word that is tried with a hyphen inside.
_LONGEST = 24


def variants(word: str) -> Iterator[str]:
    """Yield the keys of other ways to write *word*: with other hyphens, in the singular.

    >>> list(variants('e commerce')), list(variants('cities'))
    (['e-commerce'], ['city', 'citie', 'citi'])
    >>> list(variants('low-altitude economies'))[:4]
    ['low-altitude-economies', 'lowaltitude-economies', 'lowaltitudeeconomies', \
'low-altitudeeconomy']
    """
    key = ko_key(word)
    parts = [part for part in map(ko_key, re.split(r"[\s-]+", word)) if part]
    forms = list(dict.fromkeys([key, *_joined(parts)]))
    yield from forms[1:]
    for form in forms:
        for plural, singular in _PLURALS:
            if len(form) >= _PLURAL and form.endswith(plural):
                yield form.removesuffix(plural) + singular


def _joined(parts: list[str]) -> Iterator[str]:
    """Join *parts* with hyphens and without."""
    gaps = max(0, len(parts) - 1)
    signs = product(("-", ""), repeat=gaps) if gaps <= _GAPS else [("-",) * gaps, ("",) * gaps]
    for between in signs if parts else ():
        yield "".join(map("".join, zip(parts, (*between, ""))))


def hyphened(key: str) -> Iterator[str]:
    """Yield one word with a hyphen inside.

    >>> list(hyphened('cdma'))
    ['c-dma', 'cd-ma', 'cdm-a']
    """
    if key.isalpha() and len(key) <= _LONGEST:
        yield from (f"{key[:at]}-{key[at:]}" for at in range(1, len(key)))
