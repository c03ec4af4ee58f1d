"""Markdown: the text as it is."""

from __future__ import annotations

from dataclasses import replace

from glossary.documents import text
from glossary.documents.extracted import Extracted


def read(data: bytes, name: str, encoding: str | None = None) -> Extracted:
    """Read Markdown.

    >>> read('# 우전 참관기'.encode(), 'a.md').title
    '우전 참관기'
    """
    return replace(text.read(data, name, encoding), format="markdown")
