"""The command on a thousand documents, fifty of which are broken in every way that is known."""

from __future__ import annotations

import io
import json
import random
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

import aligner.glosses
from aligner.evidence import Known
from glossary.mining.report import NAMED
from tests.breaking import BREAKS, Breaker
from tests.command import run
from tests.evidence import Learner, check, dump

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="needs fork")

DOCUMENTS, BROKEN = 1_000, 50

LIMITS = ("--time-limit", "1", "--memory-limit", "64")


def made(encoder: str, analyzer: str, known: Known) -> Learner:
    """Make an extractor as the command does."""
    return Breaker()(known)


def zipped(**members: bytes) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as output:
        for name, data in members.items():
            output.writestr(name, data)
    return made.getvalue()


def breaking(word: str) -> Callable[[], tuple[str, bytes]]:
    return lambda: (".txt", f"핀둬둬(多多)\n{word}".encode())


ENTITIES: bytes = b"<!DOCTYPE a [<!ENTITY a 'aaaaaaaaaa'>%s]><a>&z;</a>" % b"".join(
    b"<!ENTITY %c '%s'>" % (name, b"&%c;" % (name - 1) * 10) for name in range(98, 123))

#: Documents that nobody reads: the ending of the name, and the bytes.
WAYS: dict[str, Callable[[], tuple[str, bytes]]] = {
    **{word.lower(): breaking(word) for word in BREAKS},
    "empty": lambda: (".txt", b""),
    "blank": lambda: (".txt", b" \n\n"),
    "binary": lambda: (".txt", bytes(range(256)) * 4),
    "random": lambda: (".txt", random.Random(1).randbytes(4_000)),
    "picture": lambda: (".txt", b"\x89PNG\r\n\x1a\n" + bytes(100)),
    "empty page": lambda: (".html", b"<html><body></body></html>"),
    "cut-off pdf": lambda: (".pdf", b"%PDF-1.7\n1 0 obj\n<<"),
    "cut-off zip": lambda: (".zip", zipped(a=b"x" * 1_000)[:60]),
    "empty zip": lambda: (".zip", zipped()),
    "zip of junk": lambda: (".zip", zipped(**{"a.txt": b""})),
    "docx of nothing": lambda: (".docx", zipped(**{"word/document.xml": b"<a"})),
    "docx of entities": lambda: (".docx", zipped(**{"word/document.xml": ENTITIES})),
    "cut-off xlsx": lambda: (".xlsx", zipped(**{"xl/workbook.xml": b"<workbook"})),
    "cut-off hwp": lambda: (".hwp", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)),
    "cut-off hwpx": lambda: (".hwpx", zipped(mimetype=b"application/hwp+zip")),
    "cut-off epub": lambda: (".epub", zipped(mimetype=b"application/epub+zip")),
}


@pytest.fixture
def broken(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Make the documents in ``in/``; give the names of the broken ones."""
    monkeypatch.chdir(tmp_path)
    Path("in").mkdir()

    monkeypatch.setattr(aligner.glosses, "Extractor", made)
    numbers = sorted(random.Random(2).sample(range(DOCUMENTS), BROKEN))
    for number in range(DOCUMENTS):
        if number not in numbers:
            text = f"핀둬둬({'拼' * (number % 3 == 0)}多多)\n{number}"
            Path(f"in/{number:03}.txt").write_text(text, encoding="utf-8")
    names = []
    for at, number in enumerate(numbers):
        ending, data = list(WAYS.values())[at % len(WAYS)]()
        names.append(f"in/{number:03}{ending}")
        Path(names[-1]).write_bytes(data)
    return names


def test_of_a_thousand_documents_the_whole_ones_are_mined(broken: list[str]) -> None:
    assert len(WAYS) < BROKEN <= NAMED
    result = run("mine", "in", "--db", "g.db", "-j", "2", "--report", "log.jsonl", *LIMITS)
    assert (result.exit_code, result.stdout) == (1, "")
    first, *errors = result.stderr.splitlines()
    assert first.startswith(f"{DOCUMENTS - BROKEN} documents mined: {DOCUMENTS - BROKEN} ")
    assert first.endswith(f"{BROKEN} documents could not be read:")
    for name, error in zip(broken, errors, strict=True):
        assert error.startswith(f"Error: {name}") and len(error) > len(name) + 20
    log = [json.loads(line) for line in Path("log.jsonl").read_text("utf-8").splitlines()]
    assert [each["status"] for each in log].count("mined") == DOCUMENTS - BROKEN
    assert [f"Error: {each['reason']}" for each in log if each["status"] == "failed"] == errors
    check(Path("g.db"))
    straight = [f"in/{number:03}.txt" for number in range(DOCUMENTS)]
    whole = [name for name in straight if Path(name).exists() and name not in broken]
    assert run("mine", *whole, "--db", "straight.db", "-j", "1").exit_code == 0
    assert dump(Path("g.db")) == dump(Path("straight.db"))


def test_more_failures_than_a_reader_wants_to_see(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(aligner.glosses, "Extractor", made)
    Path("in").mkdir()
    for number in range(NAMED + 2):
        Path(f"in/{number:03}.txt").touch()
    lines = run("mine", "in", "--db", "g.db").stderr.splitlines()
    assert len(lines) == NAMED + 1
    assert lines[-1] == "Error: 2 more documents could not be read: --report FILE names them all"
    lines = run("mine", "in", "--db", "g.db", "--report", "log").stderr.splitlines()
    assert lines[-1] == "Error: 2 more documents could not be read: see log"
    assert len(Path("log").read_text("utf-8").splitlines()) == NAMED + 2
    assert not Path("g.db").exists()


def test_a_stream_goes_to_a_worker(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(aligner.glosses, "Extractor", made)
    result = run("mine", "-", "--db", "g.db", "--report", "-", stdin="징동(京东)".encode())
    assert (result.exit_code, json.loads(result.stdout)) == (
        0, {"document": "-", "status": "mined", "glosses": 1})
    assert result.stderr == "1 document mined: 1 gloss, 1 new concept.\n"
