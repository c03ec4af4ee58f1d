"""Files made to do harm are read, or refused in a line, within bounds of time and memory.

A process that has loaded all readers reads each file that it is asked for in a child of its own,
and says how much of the machine's time and memory that took.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from glossary.documents import limits, read_document, read_documents
from glossary.errors import DocumentError

from tests.documents.builders import BUILDERS
from tests.documents.forty import REPORT
from tests.documents.hostile import CASES, GLOSS
from tests.extractor import extract

pytest.importorskip("resource")

ROOT = Path(__file__).parents[1]

#: Seconds of the processor for a file. Most take some hundredths; what is longest is a file that
#: has as many parts as one may have.
SECONDS = 30.0

#: Bytes of memory over what the readers need when they are loaded: ten times of what an unpacked
#: part may have, or the tree of a page.
MEMORY = 10 * limits.LARGE

#: Reads the files that it is told of, each in a child; a line of JSON for each, and an empty one.
CODE = """
import json, os, resource, signal, sys
from pathlib import Path
from glossary.documents import read_documents
from glossary.errors import DocumentError

def peak():
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024

for path in sorted(Path(sys.argv[1]).iterdir()):  # whole files: every reader is loaded
    list(read_documents(path))
for line in sys.stdin:
    if os.fork():
        os.wait()
        print(flush=True)
        continue
    path = Path(line.rstrip())
    resource.setrlimit(resource.RLIMIT_CPU, (60, 60))
    signal.alarm(500)
    before, faults, texts = peak(), [], []
    for found in read_documents(path):
        if isinstance(found, DocumentError):
            faults.append(str(found))
        else:
            texts.append(found.text[:1000])
    used = resource.getrusage(resource.RUSAGE_SELF)
    print(json.dumps({"faults": faults[:9] + faults[-1:], "texts": texts,
                      "seconds": used.ru_utime + used.ru_stime, "memory": peak() - before}),
          flush=True)
    os._exit(0)
"""


class Read(NamedTuple):
    """What came of a file."""

    faults: list[str]
    texts: list[str]
    seconds: float
    memory: int


@pytest.fixture(scope="module")
def reader(tmp_path_factory: pytest.TempPathFactory) -> Iterator[subprocess.Popen[str]]:
    whole = tmp_path_factory.mktemp("whole")
    for form, build in BUILDERS.items():
        (whole / form).write_bytes(build(REPORT))
    with subprocess.Popen([sys.executable, "-c", CODE, str(whole)], cwd=ROOT, text=True,
                          stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        yield process
        assert process.stdin
        process.stdin.close()


def read_by(process: subprocess.Popen[str], path: Path) -> Read:
    """Have a file read."""
    assert process.stdin and process.stdout
    process.stdin.write(f"{path}\n")
    process.stdin.flush()
    line = process.stdout.readline()
    assert line.strip(), "the process died, or went on for more than a minute"
    assert process.stdout.readline() == "\n"
    return Read(**json.loads(line))


@pytest.mark.parametrize("name", CASES)
def test_a_hostile_file_is_read_or_refused_within_bounds(
    name: str, reader: subprocess.Popen[str], tmp_path: Path
) -> None:
    build, ending, why = CASES[name]
    path = tmp_path / f"a{ending}"
    path.write_bytes(build())
    read = read_by(reader, path)
    assert read.seconds < SECONDS
    assert read.memory < MEMORY
    assert not any("\n" in line for line in read.faults)
    assert not re.search("root:|haha", "".join(read.texts))
    if why:
        assert re.search(why, "\n".join(read.faults)) or why == ".*", (read.faults, read.texts)
    else:
        assert any("우전(乌镇)" in text for text in read.texts), read.faults


def test_names_that_lead_outside_are_told_and_nothing_is_written(tmp_path: Path) -> None:
    path = tmp_path / "inner" / "a.zip"
    path.parent.mkdir()
    path.write_bytes(CASES["zip_whose_names_lead_outside"].build())
    read = list(read_documents(path))
    assert len([each for each in read if isinstance(each, DocumentError)]) == 5
    assert [each for each in tmp_path.rglob("*") if each.is_file()] == [path]


@pytest.mark.parametrize("ending", [".txt", ".pdf", ".hwp", ".html"])
def test_a_file_of_gigabytes_is_refused_by_its_size(
    ending: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "FILE", 1 << 20)
    path = tmp_path / f"a{ending}"
    with path.open("wb") as file:
        file.truncate(3 << 30)  # takes no room on the disk
    with pytest.raises(DocumentError, match="is larger than 1 MB"):
        read_document(path)


def test_a_text_of_too_many_characters_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "TEXT", 1000)
    path = tmp_path / "a.txt"
    path.write_text("가" * 1001, encoding="utf-8")
    with pytest.raises(DocumentError, match="million characters"):
        read_document(path)


@pytest.mark.parametrize("unit", [
    "(", "([〔【《〈", "가(", "핑안(平安", "(平安", "平安(", "가(나[다)라]", "乌镇", "가나다", "가 ",
    "핑안(平安)(", "&#", "&#20044;(", "1)", "가1)(", "\u200b(", "가\n(", "平(핑)", "\u1112\u1161",
    "\ue000", "·(", "“(", "즉 ",
], ids=repr)
def test_a_text_is_mined_in_time_linear_in_its_length(unit: str) -> None:
    def seconds(length: int) -> float:
        text = GLOSS + unit * (length // len(unit)) + "乌镇" + ")" * (length // 10)
        start = time.process_time()
        extract(text)
        return time.process_time() - start

    seconds(1_000)
    for _ in range(3):  # a machine with other work measures anything once
        short, long = seconds(15_000), seconds(60_000)
        if long < max(8 * short, 0.5):
            return
    raise AssertionError(f"{short:.2f} s, then {long:.2f} s")
