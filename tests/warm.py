"""Loads, when it is imported, what a run and a look-up load.

For the server that processes are forked from, see `tests.killing`.
"""

from __future__ import annotations

import tempfile
from contextlib import closing
from pathlib import Path

import aligner.glosses  # noqa: F401
import glossary.cli.mine
import glossary.migrations.run  # noqa: F401
from glossary.connect import open_reader
from glossary.lookup import lookup
from glossary.mining.run import mine
from tests.evidence import Learner

with tempfile.TemporaryDirectory() as _folder:
    _text = Path(_folder, "a.txt")
    _text.write_text("저고도 경제(低空經濟)\n핀둬둬(多多)\n핀둬둬(拼多多)", encoding="utf-8")
    mine([_text], Path(_folder, "g.db"), Learner())
    with closing(open_reader(Path(_folder, "g.db"))) as _db:
        lookup(_db, "저고도 경재"), lookup(_db, "多")
