"""Mining: documents through the extractor into the store, one at a time, and some of them twice.

    document ── extract ── store ─┐            known already: passed over
    document ── extract ── store ─┤
    document ── extract ── store ─┴─ the unsettled ones: extract again ── store what differs

What the glossary knows from earlier runs, and what the documents of this run were sure of, is
evidence for those that come later. At the end of the run, the documents in which something was
left open are read again with all of it. So files mined one by one may give other glosses than all
of them in one run.

What goes wrong with one document is told and does not stop the others; what goes wrong with the
glossary or with an analyser does. Each document is kept whole or not at all, and a run that was
broken off goes on where it stopped: what it did not come to is mined by the next run, and what it
was to read again is not settled yet. Runs on one glossary may overlap: one that finds at its end
that another has ended meanwhile reads its unsettled documents once more, with what that settled.
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Protocol

from aligner.evidence import Known
from aligner.types import Gloss

from glossary.documents import STREAM, Document, find_documents, printable, read_document
from glossary.errors import DocumentError
from glossary.rows import Mark
from glossary.store import Glossary, open_glossary

#: Is told before each document how many are done, how many there are, and the name of this one;
#: at the end, that all are done. Those that are read again count twice.
Progress = Callable[[int, int, str], None]


class Extractor(Protocol):
    """What finds the glosses of a text, such as `aligner.glosses.Extractor`."""

    def extract(self, text: str, /) -> Sequence[Gloss]:
        """Give the glosses of *text*, with offsets into it."""
        ...

    def is_unsettled(self, text: str, glosses: Sequence[Gloss], /) -> bool:
        """Tell whether more evidence may give *text* other glosses than these."""
        ...


#: Makes an extractor that asks the glossary which Hanzi a Korean term is known to stand for.
MakeExtractor = Callable[[Known], Extractor]


@dataclass(frozen=True, slots=True)
class MineReport:
    """What a run did: documents added and skipped, glosses, concepts; a line for each failure.

    >>> MineReport(5, 0, 90, 60, ()).concepts_new
    60
    """

    documents: int
    skipped: int
    glosses: int
    concepts_new: int
    failures: tuple[str, ...]


def mine(
    paths: Sequence[str | os.PathLike[str]],
    db: str | os.PathLike[str],
    make_extractor: MakeExtractor,
    progress: Progress | None = None,
) -> MineReport:
    """Mine the files and folders *paths* into the glossary *db*, which is made if need be.

    Raises `DocumentError` before anything is done when a path does not exist or a folder has no
    text, `DatabaseError`, and what the extractor raises. A glossary is made only when there is a
    document to put into it.
    """
    files = find_documents(paths)
    tell = progress or _silent
    failures: list[str] = []
    with ExitStack() as stack:
        run = _Run(db, make_extractor, stack)
        run.begin()
        for done, file in enumerate(files):
            tell(done, len(files), printable(file))
            try:
                document = read_document(file)
            except DocumentError as error:
                failures.append(str(error))
                continue
            run.read(file, document)
        total = len(files) + len(run.unsettled)
        ended = False
        while not ended:
            mark = run.mark()
            for done, (file, document) in enumerate(run.unsettled, len(files)):
                tell(done, total, printable(file))
                run.read_again(file, document)
            ended = run.conclude(mark)
        tell(total, total, "")
    count = run.count
    return MineReport(
        count["documents"], count["skipped"], count["glosses"], count["concepts_new"],
        tuple(failures),
    )


def _silent(done: int, total: int, name: str) -> None:
    """Tell nobody."""


class _Run:
    """A run: its extractor, the glossary once it is needed, and what is to be read again."""

    def __init__(
        self, db: str | os.PathLike[str], make_extractor: MakeExtractor, stack: ExitStack
    ) -> None:
        self.count = Counter[str]()
        self.unsettled: list[tuple[Path, Document]] = []
        self._db = db
        self._stack = stack
        self._glossary: Glossary | None = None
        self._digests: dict[str, bool] = {}  # of documents read; whether this run added them
        self._extractor = make_extractor(self._known)

    def begin(self) -> None:
        """Open the glossary if it exists; what it says comes before any progress."""
        if Path(self._db).exists():
            self._open()

    def read(self, file: Path, document: Document) -> None:
        """Put a document into the glossary, unless it is there."""
        settled = self._settled(document)
        if document.sha256 in self._digests or settled:
            self.count["skipped"] += 1
            return
        glosses = self._extractor.extract(document.text)
        if settled is None and self._add(document, glosses):
            self._digests[document.sha256] = True
        else:  # a run that was broken off, or another one meanwhile
            self._digests[document.sha256] = False
            self.count["skipped"] += 1
        if self._extractor.is_unsettled(document.text, glosses):
            kept = document.text if file == STREAM else ""
            self.unsettled.append((file, replace(document, text=kept)))

    def read_again(self, file: Path, document: Document) -> None:
        """Extract a document with the evidence of the whole run, and keep what differs."""
        if not document.text:
            try:
                again = read_document(file)
            except DocumentError:
                return  # gone meanwhile: the first reading holds
            if again.sha256 != document.sha256:
                return  # changed meanwhile: the next run sees a new document
            document = again
        glosses = self._extractor.extract(document.text)
        added = self._open().replace_glosses(document, glosses)
        if self._digests[document.sha256]:
            self.count.update(glosses=added.glosses, concepts_new=added.concepts_new)

    def mark(self) -> Mark | None:
        """Give what tells whether another run ends meanwhile; None: nothing is read again."""
        return self._open().mark() if self.unsettled else None

    def conclude(self, since: Mark | None) -> bool:
        """Note that nothing is to be read again any more, unless another run ended *since*."""
        return not self._digests or self._open().conclude(self._digests, since)

    def _add(self, document: Document, glosses: Sequence[Gloss]) -> bool:
        added = self._open().add_document(document, glosses, settled=False)
        if not added.skipped:
            self.count.update(
                documents=1, glosses=added.glosses, concepts_new=added.concepts_new)
        return not added.skipped

    def _settled(self, document: Document) -> bool | None:
        """Tell what `Glossary.settled` does; a glossary is not made to answer that."""
        return self._glossary.settled(document) if self._glossary else None

    def _known(self, ko: str) -> tuple[str, ...]:
        return self._glossary.known(ko) if self._glossary else ()

    def _open(self) -> Glossary:
        if self._glossary is None:
            self._glossary = self._stack.enter_context(
                open_glossary(self._db, durable=False))  # the documents are still there
        return self._glossary
