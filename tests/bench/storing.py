"""How fast glosses are stored, a transaction for each document or for many of them."""

from __future__ import annotations

import random
import sqlite3
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from aligner.types import Gloss
from glossary.connect import keep_log
from glossary.documents import Document
from glossary.store import open_glossary
from glossary.transactions import Transactions
from tests.bench.figures import Figure
from tests.evidence import document, gloss

DOCUMENTS, GLOSSES, TOGETHER, REPEATS = 200, 20, 100, 3

KO = "가나다라마바사아자차카타파하경제산업도시물류관리"
ZH = "低空经济智能物流产业城市管理系统平台中国北京上海"


class Batches(Transactions):
    """Transactions of which so many are one."""

    def __init__(self, connection: sqlite3.Connection, path: str, together: int) -> None:
        super().__init__(connection, path)
        self._together = together
        self._done = 0

    @contextmanager
    def begin(self) -> Iterator[None]:
        """Begin a transaction unless one is going on, and end it if it is full."""
        if not self._done % self._together:
            keep_log(self._db)
            self._db.execute("BEGIN IMMEDIATE")
        yield
        self._done += 1
        if not self._done % self._together:
            self._db.execute("COMMIT")


def figure() -> Figure:
    """Measure the figure."""
    texts = list(_texts())
    one, many = (max(_rate(texts, size) for _ in range(REPEATS)) for size in (1, TOGETHER))
    return Figure(
        "storing", f"{one:,.0f} glosses a second of processor time",
        f"{DOCUMENTS} documents of {GLOSSES} glosses, a transaction each; {TOGETHER} of them in "
        f"one: {many:,.0f}; the best of {REPEATS} runs")


def _texts() -> Iterator[tuple[Document, list[Gloss]]]:
    for number in range(DOCUMENTS):
        chance = random.Random(number)
        terms = [("".join(chance.choices(KO, k=3)), "".join(chance.choices(ZH, k=3)))
                 for _ in range(GLOSSES)]
        yield document(f"글 {number}", f"{number}.txt"), [
            gloss(*pair, offset=20 * at) for at, pair in enumerate(terms)]


def _rate(texts: list[tuple[Document, list[Gloss]]], together: int) -> float:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "g.db")
        with open_glossary(path, durable=False) as glossary:
            glossary._transactions = Batches(glossary._db, str(path), together)
            start = time.process_time()
            count = sum(glossary.add_document(*text).glosses for text in texts)
            taken = time.process_time() - start
    if count != DOCUMENTS * GLOSSES:
        raise ValueError(f"{count} glosses were stored")
    return count / taken
