"""The tables of the aligner: they say where they come from, and every line of them reads."""

from __future__ import annotations

from pathlib import Path

import pytest

from aligner import tables
from aligner.errors import DataError
from aligner.script import simplify
from aligner.tables import rows
from aligner.text import is_hangul, is_hanzi

TABLES = sorted((Path(tables.__file__).parent / "data").glob("*.tsv"))


@pytest.mark.parametrize("path", TABLES, ids=lambda path: path.name)
def test_a_table_opens_with_what_it_is(path: Path) -> None:
    head = [line for line in path.read_text("utf-8").splitlines()[:6] if line.startswith("#")]
    assert head


@pytest.mark.parametrize("name", ["sino_korean.tsv", "variants.tsv", "heteronyms.tsv"])
def test_an_extracted_table_names_source_licence_and_script(name: str) -> None:
    path = next(path for path in TABLES if path.name == name)
    head = "".join(line for line in path.read_text("utf-8").splitlines(True) if line[0] == "#")
    assert "Unicode licence" in head and "15.0.0" in head and "scripts/make_" in head


@pytest.mark.parametrize(("name", "columns"), [
    ("sino_korean.tsv", 3), ("variants.tsv", 2), ("heteronyms.tsv", 2), ("pinyin_words.tsv", 3),
    ("sino_korean_words.tsv", 2), ("fixed_names.tsv", 3),
])
def test_keys_are_hanzi_and_stand_once(name: str, columns: int) -> None:
    keys = [key for key, *_ in rows(name, columns)]
    assert len(keys) == len(set(keys))
    assert all(is_hanzi(char) for key in keys for char in key)


def test_readings_are_hangul() -> None:
    for char, found, usual in rows("sino_korean.tsv", 3):
        syllables = found.split()
        assert len(char) == 1 and syllables and len(set(syllables)) == len(syllables), char
        assert all(len(s) == 1 and is_hangul(s) for s in syllables), char
        assert not usual or usual in syllables[1:], char


def test_words_have_a_syllable_for_each_character() -> None:
    for word, reading in rows("sino_korean_words.tsv", 2):
        assert len(word) > 1 and len(reading) in (0, len(word)), word
    for word, latin, _ in rows("pinyin_words.tsv", 3):
        assert len(latin.split()) == len(word) and simplify(word) == word, word


def test_variants_are_simplified_forms() -> None:
    for form, modern in rows("variants.tsv", 2):
        assert simplify(form) == simplify(modern) == modern != form


def test_a_missing_table_is_told() -> None:
    with pytest.raises(DataError, match="nothing.tsv.*install the package anew"):
        rows("nothing.tsv", 2)


def test_a_line_with_too_many_fields_is_told() -> None:
    with pytest.raises(DataError, match="pinyin_hangul.tsv: 5 fields where 4 belong"):
        rows("pinyin_hangul.tsv", 4)
