"""The terms of concepts as rows: counted as glosses come and go, and what keeps one without them.

    count > 0                    some gloss prints it
    count 0, of printed Hanzi    restored where they were damaged; simplified, of traditional ones
    count 0, by hand             chosen as preferred, or part of a pair that was merged or split
    count 0, of a concept        that no gloss attests any more, or that a person decided against
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple, Optional

from aligner.readings import read
from aligner.script import simplify

from glossary.keys import ko_key, zh_key
from glossary.terms import Term, assign_roles, script, shape, spelled, tidy


class Printed(NamedTuple):
    """What the terms of a gloss come of, as printed; ``zh_restored`` where Hanzi were lost.

    >>> Printed('핀둬둬', '多多', '拼多多', None).intact
    '拼多多'
    """

    ko: str
    zh: str
    zh_restored: Optional[str]
    en: Optional[str]

    @property
    def intact(self) -> str:
        """Give the Hanzi with what they lost."""
        return self.zh_restored or self.zh

    @property
    def is_damaged(self) -> bool:
        """Tell whether Hanzi were lost."""
        return tidy(self.intact) != tidy(self.zh)


class TermRows:
    """The terms of one database; every method works inside the caller's transaction."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._db = connection

    def of(self, concept: int) -> list[Term]:
        """Give the terms of *concept*, the one that was there first first."""
        rows = self._db.execute(
            "SELECT id, lang, text, key, role, count, chosen FROM term "
            "WHERE concept_id = ? ORDER BY id", (concept,))
        return [Term(*row) for row in rows]

    def keys(self, concept: int) -> set[tuple[str, bool]]:
        """Give the keys of its Korean and Hanzi terms, and whether they are Korean."""
        return {(term.key, term.lang == "ko") for term in self.of(concept) if term.lang != "en"}

    def found(self, concept: int, printed: Printed) -> None:
        """Insert the terms of the gloss that founds *concept*, each with its role at once: roles
        that come later are written twice, with all that hangs on them."""
        terms: dict[tuple[str, str], Term] = {}
        for lang, text, count, role in _forms(printed):
            held = terms.get((lang, text))
            terms[lang, text] = replace(held, count=held.count + count) if held else Term(
                len(terms), lang, text, _key(lang, text), role, count)
        for term, role in assign_roles([*terms.values()]).items():
            self.insert(concept, replace(term, id=0, role=role))

    def count(self, concept: int, printed: Printed, times: int = 1) -> None:
        """Count the terms of a gloss that is printed so many *times*."""
        for lang, text, count, role in _forms(printed):
            self.add(concept, lang, text, times * count, role)

    def discount(self, concept: int, printed: Printed, times: int = 1) -> None:
        """Take what `count` counted back; what then has no count waits for `prune`."""
        forms = ("ko", printed.ko), (script(printed.zh), printed.zh), ("en", printed.en or "")
        self._db.executemany(
            "UPDATE term SET count = count - ? WHERE concept_id = ? AND lang = ? AND text = ?",
            [(times, concept, lang, tidy(text)) for lang, text in forms])

    def add(
        self, concept: int, lang: str, text: str, count: int, role: str = "variant"
    ) -> None:
        """Add to the count of a term, which is made if need be."""
        text = tidy(text)
        cursor = self._db.execute(
            "UPDATE term SET count = count + ?, role = iif(? = 'damaged', 'damaged', role) "
            "WHERE concept_id = ? AND lang = ? AND text = ?", (count, role, concept, lang, text))
        if not cursor.rowcount:
            self.insert(concept, Term(0, lang, text, "", role, count))

    def insert(self, concept: int, term: Term) -> None:
        """Make the row of *term*, by its number unless that is 0 or taken; the key is found."""
        text, is_hanzi = term.text, term.is_hanzi
        taken = term.id and self._db.execute(
            "SELECT 1 FROM term WHERE id = ?", (term.id,)).fetchone()
        self._db.execute(
            "INSERT INTO term (id, concept_id, lang, text, key, role, count, chosen, skeleton, "
            "pinyin, reading) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (None if taken else term.id or None, concept, term.lang, text,
             _key(term.lang, text), term.role, term.count, term.chosen,
             shape(term.lang, text), spelled(text) if is_hanzi else None,
             read(text) if is_hanzi else None),
        )

    def name(self, concept: int, lang: str, text: str) -> list[list[str]]:
        """Give *concept* a term by hand; give the terms that it did not have, with their languages.

        A traditional one brings its simplified form, as a printed one does.
        """
        before = {term.id for term in self.of(concept)}
        self.add(concept, lang, text, 0)
        if lang == "zh-Hant":
            self.add(concept, "zh-Hans", simplify(tidy(text)), 0)
        return [[term.lang, term.text] for term in self.of(concept) if term.id not in before]

    def unname(self, concept: int, forms: Iterable[Sequence[str]]) -> None:
        """Remove terms that were given by hand, unless a gloss or a person wants them by now."""
        given = {tuple(form) for form in forms}
        self.remove(term for term in self.unattested(concept, named=False)
                    if (term.lang, term.text) in given)
        self.mark_damaged(concept)

    def remove(self, terms: Iterable[Term]) -> None:
        """Remove terms, whatever keeps them."""
        self._db.executemany("DELETE FROM term WHERE id = ?", [(term.id,) for term in terms])

    def choose(self, concept: int, lang: str, text: str, chosen: bool) -> None:
        """Have a person's choice of a term, or none any more."""
        self._db.execute(
            "UPDATE term SET chosen = ? WHERE concept_id = ? AND lang = ? AND text = ?",
            (chosen, concept, lang, text))

    def unattested(
        self, concept: int, assigned: bool = True, named: bool | None = None
    ) -> list[Term]:
        """Give the terms that no gloss prints, loses or has in the other script, and that no person
        chose, *assigned* by a merge or a split, or *named*, by default where those count."""
        terms = self.of(concept)
        restored = {tidy(intact) for _, intact in self._lost(concept)}
        kept = restored | {simplify(text) for text in restored}
        kept |= {simplify(t.text) for t in terms if t.lang == "zh-Hant" and (t.count or t.chosen)}
        loose = [t for t in terms if not (t.count or t.chosen or t.text in kept)]
        held = self._assigned(concept) if loose and assigned else set()
        given = self._named(concept) if loose and (assigned if named is None else named) else set()
        return [t for t in loose
                if (t.lang == "ko", t.key) not in held and (t.lang, t.text) not in given]

    def _assigned(self, concept: int) -> set[tuple[bool, str]]:
        """Give the keys of pairs that a person put into *concept*; whether they are Korean."""
        rows = self._db.execute(
            "SELECT ko_key, zh_key FROM assignment WHERE concept_id = ?", (concept,)).fetchall()
        return {(True, ko) for ko, _ in rows} | {(False, zh) for _, zh in rows}

    def _named(self, concept: int) -> set[tuple[str, str]]:
        """Give the terms that decisions gave *concept* which stand."""
        from glossary.lookup.history import undoings

        rows = self._db.execute(
            "SELECT decision.id, json_extract(value, '$[0]'), json_extract(value, '$[1]') FROM ("
            "SELECT id, before FROM decision WHERE concept_id = ? AND action = 'name') AS decision "
            "JOIN json_each(before, '$.added')", (concept,)).fetchall()
        return {(lang, text) for number, lang, text in rows
                if len(undoings(self._db, number)) % 2 == 0}

    def prune(self, concept: int) -> None:
        """Remove what is unattested."""
        self.remove(self.unattested(concept))

    def mark_damaged(self, concept: int) -> None:
        """Have those terms damaged that glosses lost something of."""
        damaged = {tidy(zh) for zh, intact in self._lost(concept) if tidy(zh) != tidy(intact)}
        for term in self.of(concept):
            role = "damaged" if term.is_hanzi and term.text in damaged else "variant"
            if term.role != role and "damaged" in (term.role, role):
                self._db.execute("UPDATE term SET role = ? WHERE id = ?", (role, term.id))

    def assign_roles(self, concept: int) -> None:
        """Have one term of each language preferred, see `glossary.terms.assign_roles`."""
        for term, role in assign_roles(self.of(concept)).items():
            if term.role != role:
                self._db.execute("UPDATE term SET role = ? WHERE id = ?", (role, term.id))

    def _lost(self, concept: int) -> list[tuple[str, str]]:
        """Give the Hanzi that lost something, as printed and as restored."""
        return self._db.execute(
            "SELECT DISTINCT zh, zh_restored FROM gloss "
            "WHERE concept_id = ? AND zh_restored IS NOT NULL", (concept,),
        ).fetchall()


def _forms(printed: Printed) -> Iterator[tuple[str, str, int, str]]:
    """Yield the terms of a gloss: the language, the text, how often it prints that, the role."""
    intact, role = printed.intact, "damaged" if printed.is_damaged else "variant"
    yield "ko", tidy(printed.ko), 1, "variant"
    yield script(printed.zh), tidy(printed.zh), 1, role
    if printed.is_damaged:
        yield script(intact), tidy(intact), 0, "variant"
    if script(intact) == "zh-Hant":
        yield "zh-Hans", simplify(tidy(intact)), 0, "variant"
    if printed.en:
        yield "en", tidy(printed.en), 1, "variant"


def _key(lang: str, text: str) -> str:
    return zh_key(text) if lang.startswith("zh") else ko_key(text)
