"""Laws of the table of decisions: whatever stands in it comes back, in whatever coat."""

from __future__ import annotations

import csv
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from functools import lru_cache
from pathlib import Path

from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from aligner.text import has_hangul
from glossary.connect import open_reader
from glossary.exchange.decisions import write_decisions
from glossary.exchange.delimited import tidied
from glossary.exchange.output import writing
from glossary.exchange.settle import Outcome, Terms, import_decisions
from glossary.lookup.editable import Selection
from glossary.store import open_glossary
from tests.evidence import check, document, dump, gloss
from tests.spreadsheet import Sheet

#: What spreadsheets take amiss, and what they do not.
SIGNS = "=+-@'\"\t\n\r,; 가나다低空經济aé😀\u2028\u00a0[]{}\\#"

NOTES = st.one_of(
    st.text(SIGNS, max_size=12),
    st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=20),
)
KOREAN = st.text("가나다라경제 =+-'\",;[]A1", min_size=1, max_size=6).filter(has_hangul)
HANZI = st.text("低空經济平安集团智能龍龙", min_size=1, max_size=5)
PAIRS = st.lists(st.tuples(KOREAN, HANZI), min_size=1, max_size=6)
STATUSES = st.sampled_from(("approve", "reject", "forbid", "reopen"))
DECISIONS = st.lists(st.tuples(st.integers(0, 5), STATUSES, NOTES, NOTES), max_size=4)
WORDS = st.sampled_from(
    ("candidate", "APPROVED", "승인", "reject", "거부", "Forbidden", "금지", "후보", ""))

#: Examples make files, so there are fewer of them than else.
LAW = settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@lru_cache
def _empty() -> bytes:
    """Give the file of a glossary without a concept: migrations take most of the time."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "glossary.db")
        with open_glossary(path):
            pass
        return path.read_bytes()


@contextmanager
def made(*glossaries: list[tuple[str, str]]) -> Iterator[list[Path]]:
    """Make glossaries of the same name in folders of their own."""
    with tempfile.TemporaryDirectory() as folder:
        paths = []
        for number, pairs in enumerate(glossaries):
            path = Path(folder, str(number), "glossary.db")
            path.parent.mkdir()
            path.write_bytes(_empty())
            with open_glossary(path) as glossary:
                glossary.add_document(
                    document("", "a.txt"),
                    [gloss(ko, zh, offset=at) for at, (ko, zh) in enumerate(pairs)])
            paths.append(path)
        yield paths


def decide(path: Path, made: list[tuple[int, str, str, str]]) -> None:
    with open_glossary(path) as glossary, glossary.decide("lee") as decisions:
        ids = [number for number, in decisions.connection.execute("SELECT id FROM concept")]
        for at, status, note, domain in made:
            concept = ids[at % len(ids)]
            decisions.note(concept, tidied(note))
            decisions.domain(concept, " ".join(domain.split()))
            decisions.set_status(concept, status)


def export(path: Path) -> Sheet:
    table = path.with_suffix(".tsv")
    with closing(open_reader(path)) as db, writing(str(table), "utf-8-sig", True) as stream:
        write_decisions(db, Selection(), stream)
    return Sheet(table)


def settle(path: Path, table: str, terms: Terms = Terms()) -> list[Outcome]:
    told: list[Outcome] = []
    import_decisions(table, path, "kim", terms, told.append)
    return told


def state(path: Path) -> list[tuple[str, ...]]:
    """Give what was decided of each concept, by its pair."""
    return sorted(
        tuple(row[name] for name in ("ko", "zh_hans", "zh_hant", "status", "note", "domain"))
        for row in export(path).rows)


@LAW
@given(PAIRS, DECISIONS, st.sampled_from("\t,;"), st.sampled_from(("utf-8", "utf-16", "cp949")),
       st.sampled_from(("\n", "\r\n")), st.booleans())
def test_a_table_that_nobody_edited_changes_nothing(
    pairs: list[tuple[str, str]], decided: list[tuple[int, str, str, str]], delimiter: str,
    encoding: str, end: str, quotes_all: bool,
) -> None:
    with made(pairs) as [path]:
        decide(path, decided)
        before = dump(path)
        quoting = csv.QUOTE_ALL if quotes_all else csv.QUOTE_MINIMAL
        table = export(path).save("", encoding, delimiter, end, quoting)
        assert settle(path, table) == []
        assert settle(path, export(path).save_as_web()) == []
        assert dump(path) == before


@LAW
@given(PAIRS, DECISIONS)
def test_decisions_go_over_into_a_glossary_of_the_same_pairs(
    pairs: list[tuple[str, str]], decided: list[tuple[int, str, str, str]]
) -> None:
    with made(pairs, pairs) as [one, other]:
        decide(one, decided)
        table = str(export(one).path)
        assert {each.sort for each in settle(other, table)} <= {"change"}
        assert state(other) == state(one)
        assert settle(other, table) == []
        check(other)


@LAW
@given(PAIRS, DECISIONS)
def test_decisions_go_over_into_an_empty_glossary(
    pairs: list[tuple[str, str]], decided: list[tuple[int, str, str, str]]
) -> None:
    with made(pairs, []) as [one, other]:
        decide(one, decided)
        told = settle(other, str(export(one).path), Terms(founds=True))
        assert {each.sort for each in told} <= {"found", "change"}
        known = {row for row in state(one) if row[3:] != ("candidate", "", "")}
        assert known <= set(state(other))
        check(other)


@LAW
@given(PAIRS, DECISIONS, st.lists(st.tuples(st.integers(0, 5), WORDS, NOTES), max_size=4))
def test_what_was_edited_is_what_is_there_afterwards(
    pairs: list[tuple[str, str]], decided: list[tuple[int, str, str, str]],
    edited: list[tuple[int, str, str]],
) -> None:
    with made(pairs) as [path]:
        decide(path, decided)
        sheet = export(path)
        wanted = {row["id"]: (row["status"], row["note"]) for row in sheet.rows}
        for at, word, note in edited:
            row = sheet.rows[at % len(sheet.rows)]
            assume(not any(char in note for char in "\x00"))
            row.update(status=word, note=note)
            wanted[row["id"]] = (word, note)
        table = sheet.save()
        assert {each.sort for each in settle(path, table)} <= {"change"}
        found = {row["id"]: row for row in export(path).rows}
        for number, (word, note) in wanted.items():
            assert unguard(found[number]["note"]) == unguard(note)
            assert not word or found[number]["status"][:4] == english(word)[:4]
        assert settle(path, table) == []


def unguard(cell: str) -> str:
    """Give a note as it stands in the glossary."""
    return tidied(tidied(cell)[1:] if tidied(cell)[:1] == "'" else cell)


def english(word: str) -> str:
    return {"승인": "approved", "거부": "rejected", "금지": "forbidden", "후보": "candidate"}.get(
        word, word.lower())
