"""Web pages: the article by trafilatura, or the whole page.

An article is what remains without menus, adverts and the lists of other articles. trafilatura
(A. Barbaresi, ACL 2021) finds it by rules; where it finds none, the page is taken whole. Nothing is
ever fetched.
"""

from __future__ import annotations

import logging
import re
from copy import deepcopy
from itertools import islice
from typing import Any, NamedTuple

from glossary.documents.blocks import add_lines, tidy
from glossary.documents.encodings import meant
from glossary.documents.extracted import Extracted
from glossary.documents.limits import PAGE_TAGS, check_tags
from glossary.documents.lines import Lines
from glossary.documents.text import TITLE, address, decode
from glossary.errors import DocumentError

#: Where a page says its encoding: HTML Standard, section 4.2.5.4, and XML 1.0, section 2.8.
_HEAD = 1 << 12
_CHARSET = re.compile(
    rb"""<meta[^>]{0,200}?\bcharset\s*=\s*["']?\s*([\w.:-]{1,40})"""
    rb"""|^\s*<\?xml[^>]{0,100}?\bencoding\s*=\s*["']([\w.:-]{1,40})["']""", re.IGNORECASE)

#: XHTML closes empty elements where HTML would go on.
_CLOSED = re.compile(r"<([a-z][a-z0-9]*)\b([^<>]*)/>", re.IGNORECASE)
_VOID = frozenset("area base br col embed hr img input link meta param source track wbr".split())

_LICENCE = re.compile(r"CC[ -]BY((?:-(?:NC|SA|ND))*) ([1-4]\.0)")

#: A page with so many elements is a list rather than an article; finding one would take seconds.
_LARGEST = 20_000

#: Elements that may say what a page is, when it was published, and where: of the first so many, if
#: they have few parts.
_TELLING = (
    "//title | //meta | //link | //script[@type='application/ld+json'] | //h1 | //time | //abbr"
    " | //a[@rel='license'] | //*[contains(@class, 'date') or contains(@id, 'date')"
    " or contains(@class, 'time') or contains(@class, 'publish')]")
_TOLD, _PARTS = 200, 20

#: What goes wrong inside of trafilatura with pages that nobody ever wrote.
_FAULTS = (ValueError, TypeError, AttributeError, LookupError, ArithmeticError, AssertionError)


class _Said(NamedTuple):
    """What a page says of itself."""

    title: str | None = None
    date: str | None = None
    publisher: str | None = None
    url: str | None = None
    licence: str | None = None


def read(
    data: bytes, name: str, encoding: str | None = None, charset: str | None = None,
    whole_page: bool = False,
) -> Extracted:
    """Read a web page; *whole_page*: with all that stands around its article.

    The *charset* that the server told goes before the one that the page declares. Source: HTML
    Standard, section 13.2.3.2 ("Determining the character encoding").

    >>> page = '<title>소식</title><p>중국 핑안<b>그룹</b>(平安<wbr>集团)<p>우전<br>(乌镇)'
    >>> read(page.encode(), 'a.html', whole_page=True).text
    '중국 핑안그룹(平安集团)\\n우전\\n(乌镇)'
    """
    text, found = decode(data, name, encoding, (charset, _declared(data)))
    root = _parse(text, name)
    said = _said(root)
    tidy(root)
    lines = Lines(name)
    if not whole_page:
        article = _article(root)
        if article is not None:
            add_lines(article, lines)
    if not lines.places():
        add_lines(root, lines)
    if not lines.places():
        raise DocumentError(f"{name} is empty: leave it out, or fill it")
    return Extracted(lines.text(), found, "html", *said, places=lines.places())


def _declared(data: bytes) -> str | None:
    found = _CHARSET.search(data, 0, _HEAD)
    return meant((found[1] or found[2]).decode()) if found else None


def _parse(text: str, name: str) -> Any:
    from lxml import etree, html

    check_tags(text.count("<"), PAGE_TAGS, name)
    if "<?xml" in text[:100] or "http://www.w3.org/1999/xhtml" in text[:_HEAD]:
        text = _CLOSED.sub(_opened, text)
    parser = html.HTMLParser(encoding="utf-8", no_network=True, huge_tree=False)
    try:
        root = html.document_fromstring(text.encode("utf-8", "replace"), parser)
    except etree.LxmlError:
        root = None
    if parser.error_log.filter_from_fatals():
        raise DocumentError(
            f"{name} is nested too deeply, or has a text without end: is it a page?")
    if root is None:
        raise DocumentError(f"{name} is empty: leave it out, or fill it")
    return root


def _opened(found: re.Match[str]) -> str:
    tag = found[1]
    return found[0] if tag.lower() in _VOID else f"<{tag}{found[2]}></{tag}>"


def _article(root: Any) -> Any:
    """Give the tree of the article, in trafilatura's own elements; None if there is none."""
    from trafilatura import bare_extraction

    if sum(1 for _ in zip(root.iter(), range(_LARGEST))) == _LARGEST:
        return None
    _silence()
    try:
        found: Any = bare_extraction(root, include_comments=False)
    except _FAULTS:
        return None
    return found.body if found else None


def _said(root: Any) -> _Said:
    """Read the title, the date of publication, and so on, where a page says them outright."""
    from trafilatura.metadata import extract_metadata

    _silence()
    try:
        found: Any = extract_metadata(
            _sketch(root), date_config={"original_date": True, "extensive_search": False})
    except _FAULTS:
        return _Said()
    return _Said(_line(found.title), found.date or None, _line(found.sitename),
                 address(found.url), _licence(found.license))


def _sketch(root: Any) -> Any:
    """Give a page with only those elements of a page that may say something of it; to look for
    authors and topics in all of it would take as long as to read it."""
    from lxml import html

    sketch = html.document_fromstring("<html><head></head><body></body></html>")
    head, body = sketch
    for element in islice(root.xpath(_TELLING), _TOLD):
        if sum(1 for _ in zip(element.iter(), range(_PARTS))) < _PARTS:
            copied = deepcopy(element)
            copied.tail = None
            (head if element.tag in ("meta", "link", "title", "script") else body).append(copied)
    return sketch


def _licence(found: str | None) -> str | None:
    """Give a licence by its SPDX name.

    >>> _licence('CC BY-SA 4.0'), _licence('all rights reserved')
    ('CC-BY-SA-4.0', None)
    """
    is_known = _LICENCE.fullmatch(found or "")
    return f"CC-BY{is_known[1]}-{is_known[2]}" if is_known else None


def _line(text: str | None) -> str | None:
    return " ".join((text or "").split())[:TITLE] or None


def _silence() -> None:
    """Keep warnings of trafilatura and of what it uses from stderr; a handler of the user's gets
    them."""
    for name in ("trafilatura", "htmldate", "courlan", "justext"):
        logger = logging.getLogger(name)
        if not logger.handlers:
            logger.addHandler(logging.NullHandler())
