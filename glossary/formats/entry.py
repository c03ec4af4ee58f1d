"""A concept as any format has it, in the terms of ISO 30042 (TBX): a concept entry.

    ConceptEntry ─┬─ EntryTerm   a form in a language, preferred or not
                  └─ Context     a line in which a document prints the pair
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

#: The languages of terms, in the order in which formats have them.
LANGS = ("ko", "zh-Hans", "zh-Hant", "en")


@dataclass(frozen=True, slots=True)
class EntryTerm:
    """A term; ``role`` is preferred, variant or damaged, ``count`` of the glosses that print it.

    ``pinyin`` and ``reading`` (Sino-Korean) are of Chinese terms.
    """

    lang: str
    text: str
    role: str = "variant"
    count: int = 0
    pinyin: str = ""
    reading: str = ""


@dataclass(frozen=True, slots=True)
class Context:
    """A line of a document with the pair as printed; ``text_zh`` where it was aligned.

    ``location`` is the place in the document, 'page 3'.
    """

    ko: str
    zh: str
    text: str
    text_zh: str = ""
    document: str = ""
    title: str = ""
    date: str = ""
    licence: str = ""
    location: str = ""
    url: str = ""

    @property
    def source(self) -> str:
        """Name the document, and the place in it, as people would.

        >>> Context('우전', '乌镇', '', title='물의 마을', date='2026-01-02', document='a.txt').source
        '물의 마을, 2026-01-02 (a.txt)'
        """
        named = ", ".join(filter(None, (self.title, self.date)))
        where = ", ".join(filter(None, (self.document, self.location)))
        return f"{named} ({where})" if named and where else named or where


@dataclass(frozen=True, slots=True)
class ConceptEntry:
    """A concept; what is not known of it is empty.

    ``number`` is its id where it is from, ``example`` and ``source`` what a person or a file gave,
    beside the ``contexts`` of documents.

    >>> entry = ConceptEntry(terms=(EntryTerm('ko', '우전', 'preferred'),
    ...                             EntryTerm('zh-Hans', '乌镇', 'preferred')))
    >>> entry.preferred('ko'), entry.zh(), entry.preferred('en')
    ('우전', '乌镇', '')
    """

    terms: tuple[EntryTerm, ...]
    number: str = ""
    kind: str = ""
    status: str = ""
    confidence: float | None = None
    seen: int = 0
    domain: str = ""
    definition: str = ""
    note: str = ""
    example: str = ""
    source: str = ""
    contexts: tuple[Context, ...] = ()

    def preferred(self, lang: str) -> str:
        """Give the preferred term of a language."""
        return next((t.text for t in self.terms if t.lang == lang and t.role == "preferred"), "")

    def zh(self, lang: str = "zh-Hans") -> str:
        """Give the preferred Chinese term: of the script asked for, or else of the other."""
        return self.preferred(lang) or self.preferred("zh-Hans") or self.preferred("zh-Hant")

    def usable(self, lang: str) -> list[str]:
        """Give the terms of a language (zh: of both scripts) that lost nothing, preferred first."""
        found = [t for t in self.terms if t.lang.startswith(lang) and t.role != "damaged"]
        found.sort(key=lambda term: (term.role != "preferred", LANGS.index(term.lang)))
        return list(dict.fromkeys(term.text for term in found))

    def by_language(self) -> Iterator[tuple[str, list[EntryTerm]]]:
        """Give its languages with their terms that lost nothing, the preferred one first."""
        for lang in LANGS:
            terms = [t for t in self.terms if t.lang == lang and t.role != "damaged"]
            if terms:
                yield lang, sorted(terms, key=lambda term: term.role != "preferred")
