"""Markdown: the text as it is, with the title and the date of its front matter.

    ---                      Front matter is lines of `key: value` between two lines of three
    title: 우전 참관기       hyphens, as Jekyll, Hugo and Pandoc read it; of TOML, of `key = value`
    date: 2026-03-16         between lines of `+++`.
    ---
"""

from __future__ import annotations

import re

from glossary.documents import text
from glossary.documents.extracted import Extracted

_FENCES = ("---", "+++")

#: Lines of front matter.
_MOST = 100

_LINE = re.compile(r"""([A-Za-z]+)\s*[:=]\s*(?:"(.*)"|'(.*)'|(.*?))\s*""")
_DAY = re.compile(r"\d{4}(?:-\d\d){0,2}(?!\d)")
_HEADING = re.compile(r"^ {0,3}#{1,6}[ \t]+(\S.*)$", re.MULTILINE)

#: What is read of front matter, and what it is called there.
_NAMES = {"title": "title", "date": "date", "publisher": "publisher", "url": "url",
          "canonical": "url", "license": "licence", "licence": "licence"}


def read(
    data: bytes, name: str, encoding: str | None = None, charset: str | None = None
) -> Extracted:
    """Read Markdown. Its title is that of the front matter, else the first heading, else the first
    line that says something.

    >>> read('# 우전 참관기'.encode(), 'a.md').title
    '우전 참관기'
    >>> read('---\\ntitle: "우전(乌镇)"\\ndate: 2026-03-16\\n---\\n# 하나'.encode(), 'a.md').date
    '2026-03-16'
    """
    content, encoding = text.decode(data, name, encoding, (charset,))
    said = _front_matter(content)
    day = _DAY.match(said.get("date", ""))
    title = said.get("title") or _heading(content) or text.title(content)
    return Extracted(
        content, encoding, "markdown", title, day and day[0], said.get("publisher"),
        text.address(said.get("url")), said.get("licence"))


def _front_matter(content: str) -> dict[str, str]:
    """Give what is read of the front matter, by the names of `Extracted`."""
    fence, *lines = content.lstrip("\ufeff").split("\n", _MOST)
    fence, found = fence.rstrip(), dict[str, str]()
    if fence not in _FENCES:
        return {}
    for line in lines:
        if line.rstrip() in (fence, "..."):
            return found
        said = _LINE.fullmatch(line)
        if said and said[1].lower() in _NAMES:
            value = said[2] or said[3] or said[4] or ""
            found.setdefault(_NAMES[said[1].lower()], value[:text.TITLE])
    return {}  # it has no end: a line above a text


def _heading(content: str) -> str | None:
    found = _HEADING.search(content)
    if not found:
        return None
    heading = found[1].strip()
    bare = heading.rstrip("#")  # a heading may be closed as it was opened
    return (bare.strip() if bare.endswith((" ", "\t")) else heading)[:text.TITLE]
