"""A text with its terms: the other language put in brackets behind them, or lines of JSON."""

from __future__ import annotations

import json
import re
import sqlite3
from collections.abc import Iterable, Iterator
from functools import cache
from typing import NamedTuple

from aligner.text import has_hangul, has_hanzi
from glossary.desk.lexicon import Wanted
from glossary.desk.mentions import Finder, Mention, language
from glossary.documents import Document
from glossary.entries import Entry
from glossary.false_friends import FalseFriend, false_friends, korean
from glossary.false_friends import record as row
from glossary.lookup.rows import entries

#: The columns of an entry that a line of JSON has.
_FIELDS = ("concept_id", "ko", "zh_hans", "zh_hant", "kind", "status", "note")

#: A bracket that opens right behind a term, and what stands in it.
_BRACKET = re.compile(r"[’”」』》〉'\"]?\s?[(（\[［〔【]([^()（）\[\]［］〔〕【】\r\n]{0,200})")

#: Concepts that are read at once.
_BATCH = 500


class Term(NamedTuple):
    """A mention with what the glossary says of it: the entries of its concepts, best first.

    *line* counts from 1; *is_first* tells that the concept was not met before it in the text,
    *is_glossed* that the other language stands in brackets beside it. A word that is nothing but a
    false friend has no entry.
    """

    mention: Mention
    text: str
    line: int
    entries: tuple[Entry, ...]
    is_first: bool
    is_glossed: bool
    friends: tuple[FalseFriend, ...] = ()

    @property
    def entry(self) -> Entry | None:
        """The best entry."""
        return self.entries[0] if self.entries else None

    @property
    def status(self) -> str:
        """The status of the best entry, or ``false-friend``."""
        return self.entries[0].status if self.entries else "false-friend"


class Marked(NamedTuple):
    """A document and the terms in it; *lang* is its language, ``ko`` or ``zh``."""

    name: str
    text: str
    lang: str
    terms: list[Term]


class Annotator:
    """Marks the terms of documents; the glossary is loaded once for each language that comes.

    *lang* is ``auto``, ``ko`` or ``zh``.

    >>> from glossary.connect import open_reader
    >>> from glossary.documents import read_document
    >>> annotator = Annotator(open_reader('glossary.db'))
    >>> marked = annotator.annotate(read_document('examples/02-company-roundup.txt'))
    >>> marked.lang, [term.text for term in marked.terms if term.entries][0]
    ('ko', '광군제')
    """

    def __init__(
        self, db: sqlite3.Connection, wanted: Wanted = Wanted(), lang: str = "auto"
    ) -> None:
        self._db = db
        self._lang = lang
        self._finder = cache(lambda lang: Finder(db, lang, wanted, _friends(lang)))

    def annotate(self, document: Document) -> Marked:
        """Find the terms of *document*. Raises `MissingAnalyzer`."""
        lang = language(document.text) if self._lang == "auto" else self._lang
        found = terms(self._db, document.text, lang, self._finder(lang))
        return Marked(document.path, document.text, lang, found)


def terms(db: sqlite3.Connection, text: str, lang: str, finder: Finder) -> list[Term]:
    """Give the terms of *text*, which is Korean (``ko``) or Chinese (``zh``), in order.

    >>> from glossary.connect import open_reader
    >>> db = open_reader('glossary.db')
    >>> [found] = terms(db, '이른바 저고도경제가 큰다.', 'ko', Finder(db, 'ko'))
    >>> found.text, found.entry.zh_hans, found.is_first, found.is_glossed
    ('저고도경제', '低空经济', True, False)
    """
    mentions = list(finder.find(text))
    known = _entries(db, {concept for each in mentions for concept in each.concepts})
    found, met = [], set[str]()
    line, at = 1, 0
    for mention in mentions:
        line += text.count("\n", at, mention.start)
        at = mention.start
        ranked = tuple(sorted((known[each] for each in mention.concepts), key=_rank))
        best = str(ranked[0].concept_id) if ranked else mention.key
        found.append(Term(
            mention, text[mention.start:mention.end], line, ranked, best not in met,
            _is_glossed(text, mention, lang), false_friends(mention.key)))
        met.add(best)
    return found


def _friends(lang: str) -> list[str]:
    """Give the words to look for beside the terms."""
    return korean() if lang == "ko" else []


def _entries(db: sqlite3.Connection, ids: Iterable[int]) -> dict[int, Entry]:
    found: dict[int, Entry] = {}
    listed = sorted(ids)
    for at in range(0, len(listed), _BATCH):
        found.update(entries(db, listed[at:at + _BATCH]))
    return found


def _rank(entry: Entry) -> tuple[bool, int, float, int]:
    """Put what a person approved first, then what was printed most."""
    return entry.status != "approved", -entry.seen, -entry.confidence, entry.concept_id


def _is_glossed(text: str, mention: Mention, lang: str) -> bool:
    """Tell whether a bracket behind the term, or the text before its own, has the other language.

    The letters at its end may lie between them: 상하이시(上海市), with the term 상하이.
    """
    other = has_hanzi if lang == "ko" else has_hangul
    end = mention.end
    while lang == "ko" and end < mention.end + 2 and "가" <= text[end:end + 1] <= "힣":
        end += 1
    for at in {mention.end, end}:
        behind = _BRACKET.match(text, at)
        if behind and other(behind[1]):
            return True
    before = text[max(0, mention.start - 2):mention.start].rstrip()
    return before.endswith(("(", "（", "[", "［")) and other(before[:-1])


def glossed(marked: Marked) -> str:
    """Give the text with the other language in brackets behind each concept where it comes first.

    Not where a bracket has it already, nor for what is forbidden.

    >>> from glossary.connect import open_reader
    >>> db = open_reader('glossary.db')
    >>> text = '저고도경제는 핑안그룹(平安集团)도 안다. 저고도 경제!'
    >>> print(glossed(Marked('a.txt', text, 'ko', terms(db, text, 'ko', Finder(db, 'ko')))))
    저고도경제(低空经济)는 핑안그룹(平安集团)도 안다. 저고도 경제!
    """
    parts, at = [], 0
    _, text, lang, found = marked
    opener, closer = "()" if lang == "ko" else "（）"
    for term in found:
        rendering = renderings(term.entry, lang)[:1] if term.entry else []
        if term.is_first and not term.is_glossed and rendering and term.status != "forbidden":
            parts += [text[at:term.mention.end], opener, rendering[0], closer]
            at = term.mention.end
    return "".join([*parts, text[at:]])


def renderings(entry: Entry, lang: str) -> list[str]:
    """Give how the other language says it, the first choice first."""
    forms = (entry.zh_hans, entry.zh_hant) if lang == "ko" else (entry.ko,)
    return list(dict.fromkeys(form for form in forms if form))


def json_lines(marked: Marked, ascii_only: bool = False) -> Iterator[str]:
    """Yield a line of JSON for each term: where it stands, in code points, and what it is."""
    for term in marked.terms:
        record: dict[str, object] = {
            "document": marked.name, "lang": marked.lang, "line": term.line,
            "start": term.mention.start, "end": term.mention.end, "text": term.text,
            "first": term.is_first, "glossed": term.is_glossed}
        if term.entry:
            record.update({name: getattr(term.entry, name) for name in _FIELDS})
            record["confidence"] = round(term.entry.confidence, 3)
            record["others"] = [entry.concept_id for entry in term.entries[1:]]
        if term.friends:
            record["false_friends"] = [row(friend) for friend in term.friends]
        yield json.dumps(record, ensure_ascii=ascii_only) + "\n"


def withdrawn(marked: Marked) -> Iterator[str]:
    """Yield a message for each place where a forbidden term stands."""
    for term in marked.terms:
        if term.entry and term.status == "forbidden":
            why = f" ({term.entry.note})" if term.entry.note else ""
            yield f"{marked.name}, line {term.line}: {term.text} is forbidden{why}"
