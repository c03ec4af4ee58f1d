"""What the pages say, in Korean and English: tables of labels, and the language of a reader.

Each file in ``labels/`` is a table of three columns: the name of the label, English, Korean. The
language is the one that ``?_lang=`` asks for (without the underscore Datasette takes it for a
column), else that of the cookie which remembers it, else the
first of ``Accept-Language`` that there is, else English.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import Any

#: The languages of the pages.
LANGS = ("en", "ko")

#: The parameter that asks for one.
PARAM = "_lang"

#: The cookie that remembers the language asked for.
COOKIE = "glossary_lang"

_FOLDER = Path(__file__).parent / "labels"


class Labels:
    """The labels in one language; an unknown one is an error, which the tests find.

    >>> Labels('ko')('nav.search'), Labels('en')('nav.search')
    ('찾기', 'Search')
    """

    def __init__(self, lang: str) -> None:
        self.lang = lang

    def __call__(self, name: str, /, **values: object) -> str:
        """Give the label *name*, with *values* in its braces."""
        text = _table()[name][LANGS.index(self.lang)]
        return text.format(**values) if values else text

    def __contains__(self, name: object) -> bool:
        return name in _table()


@cache
def _table() -> dict[str, tuple[str, ...]]:
    found = {}
    for file in sorted(_FOLDER.glob("*.tsv")):
        for line in file.read_text("utf-8").splitlines():
            if line and not line.startswith("#"):
                name, *texts = line.split("\t")
                found[name] = tuple(texts)
    return found


def of(request: Any) -> Labels:
    """Give the labels in the language that *request* prefers."""
    if request is None:
        return Labels(LANGS[0])
    return Labels(language(
        request.args.get(PARAM), request.cookies.get(COOKIE),
        request.headers.get("accept-language", ""),
    ))


def language(asked: str | None, kept: str | None, accepted: str) -> str:
    """Choose the language of a page, see RFC 9110, 12.5.4, of what is *accepted*.

    >>> language(None, None, 'fr, ko-KR;q=0.9, en;q=0.8'), language('en', 'ko', 'ko')
    ('ko', 'en')
    >>> language(None, None, 'ko;q=0, *')
    'en'
    """
    for each in (asked, kept):
        if each in LANGS:
            return each
    ranges = []
    for part in accepted[:1000].split(","):
        name, _, weight = part.partition(";")
        found = re.fullmatch(r"\s*q=([01](?:\.\d{0,3})?)\s*", weight)
        quality = float(found[1]) if found else 1.0
        ranges.append((-quality, name.strip().lower().partition("-")[0]))
    for quality, name in sorted(ranges, key=lambda pair: pair[0]):
        if name in LANGS and quality < 0:
            return name
    return LANGS[0]
