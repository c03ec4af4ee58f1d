"""Paragraphs gathered in the order in which they begin, with where in the document each stands.

A word processor anchors a table, a text box or a note inside a paragraph. Its paragraphs then come
while that one is still open, and stand after it in the text.
"""

from __future__ import annotations

from glossary.documents.extracted import Place
from glossary.documents.lines import Lines


class Paragraphs:
    """Gathers the paragraphs of a document.

    >>> body = Paragraphs()
    >>> first = body.begin()
    >>> first.append('저고도 ')
    >>> body.begin(body.numbered('note')).append('주석')
    >>> first.append('경제')
    >>> body.finish('a.hwp')
    ('저고도 경제\\n주석', (Place(start=0, label='paragraph 1'), Place(start=7, label='note 1')))
    """

    def __init__(self) -> None:
        self._begun: list[tuple[str, list[str]]] = []
        self._counts: dict[str, int] = {}

    def numbered(self, kind: str) -> str:
        """Give the label of the next one of a kind, such as 'table 2'."""
        self._counts[kind] = self._counts.get(kind, 0) + 1
        return f"{kind} {self._counts[kind]}"

    def begin(self, label: str = "") -> list[str]:
        """Begin a paragraph, in the list that is to take its parts; without *label* it is one of
        the body, which are numbered."""
        parts: list[str] = []
        self._begun.append((label, parts))
        return parts

    def finish(self, name: str) -> tuple[str, tuple[Place, ...]]:
        """Give the text, a line for each paragraph that says something, and its places.

        Raises `DocumentError`, with the file's *name*, when there is none or too much.
        """
        lines = Lines(name)
        for label, parts in self._begun:
            line = "".join(parts)
            if line.strip():
                lines.add(line, label or self.numbered("paragraph"))
        return lines.text(), lines.places()
