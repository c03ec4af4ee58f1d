"""An entry that came in, beside the concept that it is about: what of it is new, known, or decided
otherwise.

    the entry has               the concept has
    a term                      it                        nothing to do
                                not                       a new term
    a status, a preferred       the same                  nothing to do
    term where it is approved   none that was decided     a decision
    something said              another                   a conflict
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from itertools import islice, product
from typing import NamedTuple

from aligner.text import has_hangul, has_hanzi

from glossary.entries import SAID
from glossary.errors import TableError
from glossary.exchange.delimited import tidied
from glossary.formats.columns import FORMS
from glossary.formats.entry import LANGS, ConceptEntry, EntryTerm
from glossary.keys import ko_key, zh_key
from glossary.terms import script, tidy

#: By so many of its pairs an entry is looked for.
MOST_PAIRS = 60

_HOLDERS = """
    SELECT ko.concept_id FROM term AS ko
    JOIN term AS zh ON zh.concept_id = ko.concept_id AND zh.key = ? AND zh.lang LIKE 'zh-%'
    WHERE ko.key = ? AND ko.lang = 'ko' GROUP BY 1
    ORDER BY max((ko.role = 'preferred') + (zh.role = 'preferred')) DESC, 1
"""


class Change(NamedTuple):
    """What an entry would change of a concept, in a column or in its terms; *conflict*: somebody
    decided otherwise."""

    column: str
    before: str
    after: str
    conflict: bool = False
    lang: str = ""


class Stand(NamedTuple):
    """A concept as it stands: its terms with a mark of those that a person chose, what is said."""

    number: int
    status: str
    said: dict[str, str]
    terms: list[tuple[str, str, str, int]]

    def preferred(self, lang: str) -> tuple[str, bool]:
        """Give the preferred term of a language, and whether a person chose it."""
        return next(((text, bool(chosen)) for own, text, role, chosen in self.terms
                     if own == lang and role == "preferred"), ("", False))


def stand(db: sqlite3.Connection, concept: int) -> Stand:
    """Give how *concept* stands."""
    columns = ", ".join(f"coalesce({name}, '')" for name in SAID)
    status, *said = db.execute(
        f"SELECT status, {columns} FROM concept WHERE id = ?", (concept,)).fetchone()
    terms = db.execute(
        "SELECT lang, text, role, chosen FROM term WHERE concept_id = ? ORDER BY id", (concept,))
    return Stand(concept, status, dict(zip(SAID, said)), terms.fetchall())


def checked(entry: ConceptEntry) -> ConceptEntry:
    """Give an entry with tidy terms, each in the language that it is in, one of each preferred.

    Damaged terms are left out: they tell what pages lost, and name nothing. Raises `TableError`
    where it has no Korean and Chinese.
    """
    found: dict[tuple[str, str], str] = {}
    for term in entry.terms:
        text = tidy(term.text)
        lang = term.lang
        if lang.startswith("zh") and text and script(text) == "zh-Hant":
            lang = "zh-Hant"
        if text and term.role != "damaged" and found.get((lang, text)) != "preferred":
            found[lang, text] = term.role
    terms = tuple(_one_preferred(found))
    _check(terms)
    said = {name: tidied(getattr(entry, name)) for name in SAID}
    return replace(entry, terms=terms, domain=said["domain"], definition=said["definition"],
                   note=said["note"], example=said["example"], source=said["source"])


def _one_preferred(found: dict[tuple[str, str], str]) -> Iterator[EntryTerm]:
    for lang in LANGS:
        texts = sorted((text for own, text in found if own == lang),
                       key=lambda text: found[lang, text] != "preferred")
        for at, text in enumerate(texts):
            yield EntryTerm(lang, text, "variant" if at else "preferred")


def _check(terms: tuple[EntryTerm, ...]) -> None:
    by_lang = {lang: [t.text for t in terms if t.lang.startswith(lang)] for lang in ("ko", "zh")}
    if not all(by_lang.values()):
        raise TableError("it has no pair of a Korean and a Chinese term")
    for text in by_lang["ko"]:
        if has_hanzi(text) and not has_hangul(text):
            raise TableError(f"{text[:40]} stands for Korean: are the columns exchanged?")
    for text in by_lang["zh"]:
        if has_hangul(text) or not has_hanzi(text):
            raise TableError(f"{text[:40]} stands for Chinese, but has no Hanzi alone")


def pairs(entry: ConceptEntry) -> Iterator[tuple[str, str]]:
    """Give the keys of the pairs of an entry, the preferred one first."""
    found = product(entry.usable("ko"), entry.usable("zh"))
    return islice(dict.fromkeys((ko_key(ko), zh_key(zh)) for ko, zh in found), MOST_PAIRS)


def holders(db: sqlite3.Connection, entry: ConceptEntry) -> Iterator[int]:
    """Give the concepts that an entry may be about: those that have its pair, then those that have
    another of its pairs.

    Of several with a pair the one comes first of which the entry says nothing new; then that of its
    number; then those of which it is the preferred pair.
    """
    number = int(entry.number) if entry.number.isdecimal() and len(entry.number) < 19 else 0
    for ko, zh in pairs(entry):
        found = [concept for concept, in db.execute(_HOLDERS, (zh, ko)).fetchall()]
        if len(found) > 1:
            found.sort(key=lambda each: (
                next(changes(db, entry, stand(db, each)), None) is not None, each != number))
        yield from found


def changes(db: sqlite3.Connection, entry: ConceptEntry, now: Stand) -> Iterator[Change]:
    """Give what *entry* would change of a concept, in the order in which it is to be decided."""
    known = {(lang[:2], text) for lang, text, *_ in now.terms}
    new = [t for t in entry.terms if (t.lang[:2], t.text) not in known]
    for term in new:
        yield Change("term", "", term.text, lang=term.lang)
    differs = entry.status not in ("", "candidate", now.status)
    contested = differs and now.status != "candidate"
    if entry.status == "approved":
        for lang in LANGS:
            text, (own, chosen) = entry.preferred(lang), now.preferred(lang)
            if text and own and text != own:
                contested = contested or chosen
                yield Change(FORMS[lang], own, text, chosen, lang)
    for name in SAID:
        text, own = getattr(entry, name), tidied(now.said[name])
        if text and not _says(now, name, text) and not _printed(db, entry, now, name):
            yield Change(name, own, text, bool(own))
    if differs:
        yield Change("status", now.status, entry.status, contested)


def _says(now: Stand, name: str, text: str) -> bool:
    """Tell whether a concept has *text*, alone or among others, whatever the blanks; a note may be
    its definition, which some programs have no other place for."""
    own = tidied(now.said[name])
    others = {own, *own.split("; "), *own.split("\n")}
    others |= {now.said["definition"]} if name == "note" else set()
    return " ".join(text.split()) in {" ".join(each.split()) for each in others}


def _printed(db: sqlite3.Connection, entry: ConceptEntry, now: Stand, name: str) -> bool:
    """Tell whether an example, or its source, is what documents of the glossary print."""
    if name not in ("example", "source") or not entry.example:
        return False
    lines = [line.removeprefix("… ").removesuffix(" …") for line in entry.example.split("\n")]
    return all(db.execute(
        "SELECT 1 FROM gloss WHERE concept_id = ? AND (instr(context, ?) OR instr(context_zh, ?))",
        (now.number, line, line)).fetchone() for line in lines)
