"""Concepts that a person founds, and that an undo takes away."""

from __future__ import annotations

from pathlib import Path

import pytest

from glossary.deciding.founding import kind_of
from glossary.errors import DecisionError
from glossary.exchange.settle import Terms
from glossary.store import open_glossary
from tests.decision_tables import decide, export, made, make, make_other, outcomes, row
from tests.evidence import check, document, glosses


@pytest.fixture
def db(tmp_path: Path) -> Path:
    """A glossary of five concepts."""
    return make(tmp_path / "glossary.db")


@pytest.fixture
def other(tmp_path: Path) -> Path:
    """One of the same concepts under other ids, and one that is lacking."""
    return make_other(tmp_path / "other")


def test_a_pair_that_is_not_known_founds_a_concept_on_demand(db: Path, other: Path) -> None:
    decide(db, "텐센트", "approve")
    path = export(db).add(ko="새말", zh_hant="新詞", note="메모").save()
    faults = ["fault no concept has 텐센트 = 腾讯: --new makes one",
              "fault no concept has 새말 = 新詞: --new makes one"]
    assert outcomes(other, path) == faults
    assert outcomes(other, path, Terms(founds=True)) == [
        "found 텐센트", "change 텐센트 status candidate → approved",
        "found 새말", "change 새말 note  → 메모"]
    assert row(other, "새말") == ("新词", "candidate", "메모", "")
    assert [each.action for each in made(other)][-4:] == ["found", "approve", "found", "note"]
    assert outcomes(other, path, Terms(founds=True)) == []
    check(other)


def test_an_undo_takes_a_founding_back_and_brings_it_again(db: Path) -> None:
    path = export(db).add(ko="새말", zh_hant="新詞").save()
    before = len(export(db, "now.tsv").rows)
    outcomes(db, path, Terms(founds=True))
    with open_glossary(db) as glossary:
        with glossary.decide("lee") as decisions:
            undoing = decisions.undo()
        assert len(export(db, "now.tsv").rows) == before
        with glossary.decide("lee") as decisions:
            decisions.undo(undoing.number)
        found = export(db, "now.tsv").of("새말")
        assert (found["zh_hans"], found["zh_hant"], found["id"]) == ("新词", "新詞", "6")
    check(db)


def test_a_founded_concept_that_is_attested_is_not_dissolved(db: Path) -> None:
    outcomes(db, export(db).add(ko="새말", zh_hans="新词").save(), Terms(founds=True))
    with open_glossary(db) as glossary:
        glossary.add_document(document("새말(新词)\n", "b.txt"), glosses("새말(新词)\n"))
        with pytest.raises(DecisionError, match="is attested by a document by now"):
            with glossary.decide("lee") as decisions:
                decisions.undo()


@pytest.mark.parametrize("ko", ["새\x07말", "가" * 201])
def test_what_is_no_term_founds_nothing(ko: str, db: Path) -> None:
    told = outcomes(db, export(db).add(ko=ko, zh_hans="新词").save(), Terms(founds=True))
    assert [each[:11] for each in told] == ["fault the t" if "\x07" in ko else "fault a ter"]
    assert made(db) == []


@pytest.mark.parametrize(("cells", "kind", "confidence"), [
    ({}, "translation", "1.00"), ({"kind": "reading", "confidence": "0.5"}, "reading", "0.50"),
    ({"kind": "x", "confidence": "nan"}, "translation", "1.00"),
    ({"confidence": "7"}, "translation", "1.00"),
])
def test_what_a_founded_concept_is(
    cells: dict[str, str], kind: str, confidence: str, db: Path
) -> None:
    outcomes(db, export(db).add(ko="새말", zh_hans="新词", **cells).save(), Terms(founds=True))
    found = export(db).of("새말")
    assert (found["kind"], found["confidence"], found["seen"]) == (kind, confidence, "0")


@pytest.mark.parametrize(("ko", "zh", "kind"), [
    ("경제", "经济", "reading"), ("녀자", "女子", "reading"), ("우전", "乌镇", "transcription"),
    ("링치아즈넝", "智能", "mixed"), ("스마트", "智能", "translation"), ("CATL", "宁德时代", "translation"),
])
def test_kinds_by_sound_alone(ko: str, zh: str, kind: str) -> None:
    assert kind_of(ko, zh) == kind
