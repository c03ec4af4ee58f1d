"""Pages and texts without end, and what opens in them and never closes."""

from __future__ import annotations

from tests.documents.crawls import page
from tests.documents.hostile.cases import GLOSS, case


@case(".html", "nested too deeply")
def html_nested_deeply() -> bytes:
    """A hundred thousand blocks in blocks."""
    return b"<div>" * 100_000 + page(GLOSS)


@case(".html", "tags, more than")
def html_of_open_marks() -> bytes:
    """A million marks that open."""
    return page(GLOSS) + b"<" * 1_000_000


@case(".html", "")
def html_of_paragraphs_alone() -> bytes:
    """Half a million of them, as many as a page may have."""
    return page(GLOSS) + b"<p>a" * ((1 << 19) - 99)


@case(".html", "")
def html_of_open_tags() -> bytes:
    """Tags, comments and references that never end."""
    return page(GLOSS) + b"<a b='" * 50_000 + b"<!--" * 50_000 + b"&#" * 50_000 + b"<meta " * 9999


@case(".html", "nested too deeply")
def html_of_ruby_in_ruby() -> bytes:
    """Ten thousand ruby annotations in one another."""
    ruby = "<ruby>가<rt>加" * 10_000
    return page(GLOSS).replace(b"</article>", ruby.encode() + b"</article>")


@case(".txt", "")
def text_of_one_long_line() -> bytes:
    """Twelve megabytes without a line end."""
    return GLOSS.encode() + "가나다라 ".encode() * 1_000_000


@case(".txt", "")
def text_of_brackets_in_brackets() -> bytes:
    """A hundred thousand brackets in one another."""
    return GLOSS.encode() + b"(" * 100_000 + "乌镇".encode() + b")" * 100_000


@case(".txt", "")
def text_of_brackets_that_never_close() -> bytes:
    """All that open, over and over."""
    return (GLOSS + "핑안(平安" * 50_000 + "([〔【《〈" * 50_000).encode()


@case(".txt", "is a binary file|no text|encoding|is empty|larger")
def text_of_nothing_but_zeros() -> bytes:
    """Sixteen megabytes of zeros."""
    return bytes(1 << 24)


@case(".md", "")
def markdown_of_open_marks() -> bytes:
    """Marks that open and never close."""
    return (GLOSS + "\n\n" + "[" * 50_000 + "![](" * 50_000 + "*_`<" * 50_000
            + "> " * 50_000).encode()
