"""What Spark carries: values as rows, and the evidence of a run as a file."""

from __future__ import annotations

import doctest
import random
from dataclasses import replace
from pathlib import Path

import pytest

from aligner.gathered import Gathered, Told
from aligner.types import Gloss, Segment, Span
from glossary.documents import Document, Place
from glossary.mining.work import Failure, Mined
from glossary.mining.maps import Reading
from glossary.spark.columns import from_row, schema, to_row
from glossary.spark.evidence import Filed, write
from glossary.spark.rows import Placed, Row, renamed, row_of
from tests.evidence import document, gloss


def plain(value: object) -> bool:
    """Tell whether Java's side of Spark can read *value*."""
    if isinstance(value, (tuple, list)):
        return type(value) in (tuple, list) and all(map(plain, value))
    return value is None or type(value) in (bool, int, float, str, bytes)


def test_a_row_is_what_it_was() -> None:
    numpy = pytest.importorskip("numpy")
    found = replace(gloss("핀둬둬", "多多", "拼多多", offset=9), confidence=numpy.float32(0.5))
    text = replace(document("글"), places=(Place(0, "page 1"),), publisher="신문")
    row = Row(3, 1 << 40, "mined", "a.pdf", None, text, (Placed("page 1", found),),
              (Told("핀둬둬", "多多", "x", 1, None),), True, b"\0\xff", (0.5, 1.0))
    rows = to_row(row, Row)
    assert plain(rows)
    assert from_row(rows, Row) == row
    failed = Row(0, 0, "failed", "a", "b")
    assert from_row(to_row(failed, Row), Row) == failed


def test_half_a_surrogate_pair_becomes_a_sign() -> None:
    row = to_row(Row(0, 0, "failed", "a\ud83d.txt", "\U0001f600 \udcff"), Row)
    assert row[3:5] == ("a\ufffd.txt", "\U0001f600 \ufffd")


def test_each_type_has_its_columns() -> None:
    assert schema(Place) == "`start` bigint, `label` string"
    assert schema(Gloss).count("`") == 2 * (len(Gloss.__slots__) + 2 * len(Span._fields) + len(
        Segment._fields))
    for name in Document.__slots__:
        assert f"`{name}`" in schema(Row)


def test_the_file_tells_what_the_rows_told(tmp_path: Path) -> None:
    chance = random.Random(1)
    rows = [Told(chance.choice("가나다라"), "".join(chance.choices("拼多?一", k=2)),
                 chance.choice("abcde"), chance.choice((1, 2)), 1.0) for _ in range(60)]
    rows = [row._replace(explained=None) if "?" in row.zh else row for row in rows]
    told = Gathered(rows)
    write(told, tmp_path / "told.db")
    filed = Filed(tmp_path / "told.db")
    assert list(filed) == list(told)
    for key in "가나다라마":
        assert (key in filed) == (key in told)
        for source in "abcdef":
            for own in ({source}, {source, "c"}):
                assert filed.weights(key, own) == told.weights(key, own)
                assert list(filed.intact(key, own)) == list(told.intact(key, own))
    for char in "拼多?一二":
        assert filed.holders(char) == told.holders(char)


def test_all_that_may_be_asked_is_asked_of_the_file() -> None:
    asked = {name for name, value in vars(Gathered).items() if callable(value)}
    assert asked - {"__init__", "add", "__class_getitem__"} <= set(vars(Filed))


def test_what_is_settled_keeps_the_places_of_its_glosses_alone() -> None:
    places = tuple(Place(10 * page, f"page {page + 1}") for page in range(9))
    found = gloss("우전", "乌镇", offset=22)
    mined = Mined(replace(document("글"), places=places), Reading((found,), (), False), b"", (1, 1))
    row = row_of(mined)
    assert row.glosses == (Placed("page 3", found),)
    assert row.document and row.document.places == (places[2],)
    unsettled = row_of(mined._replace(reading=Reading((found,), (), True)))
    assert unsettled.document and unsettled.document.places == places


def test_names_are_those_that_the_user_knows() -> None:
    row = row_of(Failure("/tmp/x/a.warc.gz/3", "/tmp/x/a.warc.gz/3 is broken: get it again"))
    assert renamed(row, "/tmp/x/a.warc.gz", "s3a://b/a.warc.gz") == Row(
        0, 0, "failed", "s3a://b/a.warc.gz/3", "s3a://b/a.warc.gz/3 is broken: get it again")


def test_the_arithmetic_of_the_plan() -> None:
    page = Path(__file__).parents[1] / "docs" / "cluster.md"
    found = doctest.testfile(str(page), module_relative=False, encoding="utf-8")
    assert found.failed == 0 and found.attempted > 10
