"""Suggestions: terms of several parts, each left out of the glossary and then composed.

The glossary is mined from the contexts of the annotated terms themselves. A term counts where all
its parts are known without it: where the true rendering is among what can be composed at all.
"""

from __future__ import annotations

import sqlite3
import tempfile
from collections import defaultdict
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from glossary.composing.suggest import suggest
from glossary.connect import open_reader
from glossary.documents import Document
from glossary.keys import ko_key, zh_key
from glossary.store import open_glossary
from tests.bench.figures import Figure
from tests.bench.glosses import PACKAGES
from tests.extractor import extract
from tests.gold import floors
from tests.scoring import Case, read_cases

FILES = ("dev.jsonl", "planted.jsonl")

#: Terms in the annotation that this figure is about.
EXPECTED = 150

#: More suggestions than any term has.
ALL = 10_000


def composed_terms() -> Iterator[Case]:
    """Yield each annotated term of several words or of the mixed kind, its Hanzi intact, once."""
    seen = set()
    for name in FILES:
        for case in read_cases(floors.HERE / name)[1]:
            key = ko_key(case.ko or ""), zh_key(case.zh)
            wanted = case.ko and not case.optional and (" " in case.ko or case.kind == "mixed")
            if wanted and "?" not in case.zh and key not in seen:
                seen.add(key)
                yield case


def build(path: Path) -> None:
    """Mine the contexts of the annotation into a glossary at *path*."""
    with open_glossary(path) as glossary:
        for name in FILES:
            text = read_cases(floors.HERE / name)[0]
            document = Document(name, text, "utf-8", None, floors.digest(floors.HERE / name))
            glossary.add_document(document, extract(text))


class Ranks:
    """Where the true rendering stood: among how many, and first, and among the first five."""

    def __init__(self) -> None:
        self.terms = self.complete = self.known = self.first = self.five = 0

    def add(self, texts: list[str], truth: str) -> None:
        """Take note of the complete suggestions *texts* for a term."""
        self.terms += 1
        self.complete += bool(texts)
        self.known += truth in texts
        self.first += texts[:1] == [truth]
        self.five += truth in texts[:5]

    def words(self, direction: str) -> str:
        """Word the figures."""
        return (f"{direction}: {self.first}/{self.known} first, {self.five}/{self.known} among five"
                f", {self.complete - self.known} complete ones never right")


def measure(db: sqlite3.Connection, cases: list[Case], korean: bool) -> Ranks:
    """Compose each term without the concepts that hold either side of it."""
    named: dict[str, set[int]] = defaultdict(set)
    for key, concept in db.execute("SELECT key, concept_id FROM term"):
        named[key].add(concept)
    ranks = Ranks()
    for case in cases:
        ko, zh = ko_key(case.ko or ""), zh_key(case.zh)
        word, truth, fold = (case.ko or "", zh, zh_key) if korean else (case.zh, ko, ko_key)
        found = suggest(db, word, ALL, without=named[ko] | named[zh]).suggestions
        ranks.add([fold(each.text) for each in found if not each.missing], truth)
    return ranks


def figure() -> Figure:
    """Measure the figure."""
    cases = list(composed_terms())
    if len(cases) != EXPECTED:
        raise ValueError(f"{len(cases)} terms of several parts, expected {EXPECTED}: is the "
                         "annotation another version?")
    with tempfile.TemporaryDirectory() as folder:
        build(Path(folder, "gold.db"))
        with closing(open_reader(Path(folder, "gold.db"))) as db:
            values = [measure(db, cases, korean).words(name)
                      for name, korean in (("Hanzi of Korean", True), ("Korean of Hanzi", False))]
    method = (f"{len(cases)} terms of several parts in {' and '.join(FILES)}, each composed from "
              "a glossary of the others; of those whose parts are known there")
    return Figure("suggestions", "; ".join(values), method, PACKAGES)
