"""Mining: documents through the extractor into the store, one at a time.

What goes wrong with one document is told and does not stop the others; what goes wrong with the
glossary or with an analyser does. A run that was broken off goes on where it stopped, because
documents that are known are passed over.
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from aligner.types import Gloss

from glossary.documents import Document, find_documents, printable, read_document
from glossary.errors import DocumentError
from glossary.store import Glossary, open_glossary

#: Is told before each document how many are done, how many there are, and the name of this one;
#: at the end, that all are done.
Progress = Callable[[int, int, str], None]


class Extractor(Protocol):
    """What finds the glosses of a text, such as `aligner.glosses.Extractor`."""

    def extract(self, text: str, /) -> Sequence[Gloss]:
        """Give the glosses of *text*, with offsets into it."""
        ...


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
    extractor: Extractor,
    progress: Progress | None = None,
) -> MineReport:
    """Mine the files and folders *paths* into the glossary *db*, which is made if need be.

    Raises `DocumentError` before anything is done when a path does not exist or a folder has no
    text, and `DatabaseError`. A glossary is made only when there is a document to put into it.
    """
    files = find_documents(paths)
    failures: list[str] = []
    done = Counter[str]()
    with ExitStack() as stack:
        glossary: Glossary | None = None
        for document in _readable(files, failures, progress):
            glossary = glossary or stack.enter_context(open_glossary(db))
            done.update(_mine_document(glossary, extractor, document))
    return MineReport(
        done["documents"], done["skipped"], done["glosses"], done["concepts_new"], tuple(failures)
    )


def build(
    paths: Sequence[str | os.PathLike[str]], db: str | os.PathLike[str], extractor: Extractor
) -> MineReport:
    """Build the glossary *db* afresh; what was there is replaced only when all went well.

    Raises `DocumentError` for the first document that does not read, and what `mine` raises.
    """
    fresh = Path(db).with_name(f".{Path(db).name}.new")
    fresh.unlink(missing_ok=True)
    try:
        report = mine(paths, fresh, extractor)
        if report.failures:
            raise DocumentError(report.failures[0])
        os.replace(fresh, db)
    finally:
        for rest in fresh.parent.glob(f"{fresh.name}*"):
            rest.unlink()
    return report


def _readable(
    files: Sequence[Path], failures: list[str], progress: Progress | None
) -> Iterator[Document]:
    for done, file in enumerate(files):
        if progress:
            progress(done, len(files), printable(file))
        try:
            yield read_document(file)
        except DocumentError as error:
            failures.append(str(error))
    if progress:
        progress(len(files), len(files), "")


def _mine_document(
    glossary: Glossary, extractor: Extractor, document: Document
) -> dict[str, int]:
    """Give what is to be added to the counts of `MineReport`."""
    if glossary.has(document):
        return {"skipped": 1}
    added = glossary.add_document(document, extractor.extract(document.text))
    if added.skipped:  # by another miner, meanwhile
        return {"skipped": 1}
    return {"documents": 1, "glosses": added.glosses, "concepts_new": added.concepts_new}
